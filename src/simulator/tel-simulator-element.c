/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-element.h"

typedef struct
{
  char *name;
  char *value;
} Attribute;

struct _TelSimulatorElement
{
  char *name;
  char *namespace_uri;
  GString *text;
  GArray *attributes;
  GPtrArray *children;
};

static void
attribute_clear (gpointer data)
{
  Attribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
}

/**
 * tel_simulator_element_new:
 * @name: the local name
 * @namespace_uri: (nullable): the namespace, NULL for none
 *
 * Makes an element without text, attributes or children.
 *
 * Returns: (transfer full): the element
 */
TelSimulatorElement *
tel_simulator_element_new (const char *name, const char *namespace_uri)
{
  TelSimulatorElement *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TelSimulatorElement, 1);
  self->name = g_strdup (name);
  self->namespace_uri = g_strdup (namespace_uri);
  self->text = g_string_new (NULL);
  self->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  g_array_set_clear_func (self->attributes, attribute_clear);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_simulator_element_free);

  return self;
}

/**
 * tel_simulator_element_copy:
 * @self: an element
 *
 * Copies the element with all below it.
 *
 * Returns: (transfer full): the copy
 */
TelSimulatorElement *
tel_simulator_element_copy (const TelSimulatorElement *self)
{
  TelSimulatorElement *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tel_simulator_element_new (self->name, self->namespace_uri);
  g_string_append_len (copy->text, self->text->str, self->text->len);
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const Attribute *attribute = &g_array_index (self->attributes, Attribute, i);

      tel_simulator_element_set_attribute (copy, attribute->name, attribute->value);
    }
  for (guint i = 0; i < self->children->len; i++)
    tel_simulator_element_take_child (copy, tel_simulator_element_copy (g_ptr_array_index (self->children, i)));

  return copy;
}

/**
 * tel_simulator_element_free:
 * @self: (transfer full): an element
 *
 * Frees the element with all below it.
 */
void
tel_simulator_element_free (TelSimulatorElement *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->namespace_uri);
  g_string_free (self->text, TRUE);
  g_array_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/**
 * tel_simulator_element_get_name:
 * @self: an element
 *
 * Gives the local name.
 *
 * Returns: the name
 */
const char *
tel_simulator_element_get_name (const TelSimulatorElement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * tel_simulator_element_get_namespace:
 * @self: an element
 *
 * Gives the namespace. Only the element of the operation has one (contract 1.1).
 *
 * Returns: (nullable): the namespace, NULL for none
 */
const char *
tel_simulator_element_get_namespace (const TelSimulatorElement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->namespace_uri;
}

/**
 * tel_simulator_element_get_text:
 * @self: an element
 *
 * Gives the element's own character data, without that of its children.
 *
 * Returns: the text, "" when there is none
 */
const char *
tel_simulator_element_get_text (const TelSimulatorElement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->str;
}

/**
 * tel_simulator_element_append_text:
 * @self: an element
 * @text: UTF-8, not necessarily ended by a zero
 * @length: of @text in bytes
 *
 * Adds to the element's own character data.
 */
void
tel_simulator_element_append_text (TelSimulatorElement *self, const char *text, gsize length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);

  g_string_append_len (self->text, text, length);
}

/**
 * tel_simulator_element_get_attribute:
 * @self: an element
 * @name: an attribute's local name
 *
 * Gives the value of an attribute.
 *
 * Returns: (nullable): the value, NULL when the attribute is not there
 */
const char *
tel_simulator_element_get_attribute (const TelSimulatorElement *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      const Attribute *attribute = &g_array_index (self->attributes, Attribute, i);

      if (g_str_equal (attribute->name, name))
        return attribute->value;
    }

  return NULL;
}

/**
 * tel_simulator_element_set_attribute:
 * @self: an element
 * @name: an attribute's local name
 * @value: its value
 *
 * Sets an attribute, in the place of the one of that name if there is one.
 */
void
tel_simulator_element_set_attribute (TelSimulatorElement *self, const char *name, const char *value)
{
  Attribute added;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      Attribute *attribute = &g_array_index (self->attributes, Attribute, i);

      if (g_str_equal (attribute->name, name))
        {
          g_free (attribute->value);
          attribute->value = g_strdup (value);
          return;
        }
    }

  added.name = g_strdup (name);
  added.value = g_strdup (value);
  g_array_append_val (self->attributes, added);
}

/**
 * tel_simulator_element_get_n_attributes:
 * @self: an element
 *
 * Counts the attributes.
 *
 * Returns: their number
 */
guint
tel_simulator_element_get_n_attributes (const TelSimulatorElement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->attributes->len;
}

/**
 * tel_simulator_element_get_nth_attribute:
 * @self: an element
 * @position: of an attribute, from 0
 * @value: (out) (optional): its value
 *
 * Gives an attribute by its place.
 *
 * Returns: (nullable): its name, NULL when there are fewer
 */
const char *
tel_simulator_element_get_nth_attribute (const TelSimulatorElement *self, guint position, const char **value)
{
  const Attribute *attribute;

  g_return_val_if_fail (self != NULL, NULL);

  if (position >= self->attributes->len)
    return NULL;

  attribute = &g_array_index (self->attributes, Attribute, position);
  if (value != NULL)
    *value = attribute->value;

  return attribute->name;
}

/**
 * tel_simulator_element_get_n_children:
 * @self: an element
 *
 * Counts the child elements.
 *
 * Returns: their number
 */
guint
tel_simulator_element_get_n_children (const TelSimulatorElement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children->len;
}

/**
 * tel_simulator_element_get_nth_child:
 * @self: an element
 * @position: of a child, from 0
 *
 * Gives a child by its place.
 *
 * Returns: (nullable) (transfer none): the child, NULL when there are fewer
 */
TelSimulatorElement *
tel_simulator_element_get_nth_child (const TelSimulatorElement *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);

  return position < self->children->len ? g_ptr_array_index (self->children, position) : NULL;
}

/**
 * tel_simulator_element_get_child:
 * @self: an element
 * @name: a local name
 *
 * Gives the first child of that name.
 *
 * Returns: (nullable) (transfer none): the child, NULL when there is none
 */
TelSimulatorElement *
tel_simulator_element_get_child (const TelSimulatorElement *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      TelSimulatorElement *child = g_ptr_array_index (self->children, i);

      if (g_str_equal (child->name, name))
        return child;
    }

  return NULL;
}

/**
 * tel_simulator_element_get_child_text:
 * @self: an element
 * @name: a local name
 *
 * Gives the text of the first child of that name.
 *
 * Returns: (nullable): the text, NULL when there is no such child, "" when it is empty
 */
const char *
tel_simulator_element_get_child_text (const TelSimulatorElement *self, const char *name)
{
  const TelSimulatorElement *child = tel_simulator_element_get_child (self, name);

  return child != NULL ? child->text->str : NULL;
}

/**
 * tel_simulator_element_add_child:
 * @self: an element
 * @name: a local name
 *
 * Adds an empty child in no namespace after the others.
 *
 * Returns: (transfer none): the child
 */
TelSimulatorElement *
tel_simulator_element_add_child (TelSimulatorElement *self, const char *name)
{
  TelSimulatorElement *child;

  g_return_val_if_fail (self != NULL, NULL);

  child = tel_simulator_element_new (name, NULL);
  g_ptr_array_add (self->children, child);

  return child;
}

/**
 * tel_simulator_element_add_text_child:
 * @self: an element
 * @name: a local name
 * @text: (nullable): the child's text, NULL for an empty child
 *
 * Adds a child in no namespace with a text after the others.
 *
 * Returns: (transfer none): the child
 */
TelSimulatorElement *
tel_simulator_element_add_text_child (TelSimulatorElement *self, const char *name, const char *text)
{
  TelSimulatorElement *child = tel_simulator_element_add_child (self, name);

  if (child != NULL && text != NULL)
    g_string_append (child->text, text);

  return child;
}

/**
 * tel_simulator_element_take_child:
 * @self: an element
 * @child: (transfer full): an element without a parent
 *
 * Adds a child after the others.
 */
void
tel_simulator_element_take_child (TelSimulatorElement *self, TelSimulatorElement *child)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (child != NULL);

  g_ptr_array_add (self->children, child);
}

/**
 * tel_simulator_element_remove_nth_child:
 * @self: an element
 * @position: of a child, from 0
 *
 * Takes a child away and frees it.
 */
void
tel_simulator_element_remove_nth_child (TelSimulatorElement *self, guint position)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->children->len);

  g_ptr_array_remove_index (self->children, position);
}

/**
 * tel_simulator_element_remove_nth_attribute:
 * @self: an element
 * @position: of an attribute, from 0
 *
 * Takes an attribute away.
 */
void
tel_simulator_element_remove_nth_attribute (TelSimulatorElement *self, guint position)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->attributes->len);

  g_array_remove_index (self->attributes, position);
}

/**
 * tel_simulator_element_sort_children:
 * @self: an element
 * @compare: (scope call): compares two pointers to elements
 * @user_data: handed to @compare
 *
 * Sorts the children; those that compare equal keep their order.
 */
void
tel_simulator_element_sort_children (TelSimulatorElement *self, GCompareDataFunc compare, gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (compare != NULL);

  g_ptr_array_sort_with_data (self->children, compare, user_data);
}
