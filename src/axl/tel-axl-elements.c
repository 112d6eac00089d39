/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-elements.h"

#include <string.h>

#define NO_STRING G_MAXUINT

/* Strings are places in the text that all elements share, since that moves when it grows. */
typedef struct
{
  guint name;
  guint text;
  guint uuid;
  guint parent;
  guint first_child;
  guint last_child;
  guint next;
} Element;

struct _TelAxlElements
{
  GArray *elements;
  GString *strings;
  GString *pending;
  guint current;
};

static Element *
get (TelAxlElements *self, guint element)
{
  g_assert (element < self->elements->len);

  return &g_array_index (self->elements, Element, element);
}

static guint
store_string (TelAxlElements *self, const char *string, gsize length)
{
  guint place = self->strings->len;

  g_string_append_len (self->strings, string, length);
  g_string_append_c (self->strings, '\0');
  return place;
}

static const char *
get_string (TelAxlElements *self, guint place)
{
  return place != NO_STRING ? self->strings->str + place : NULL;
}

/**
 * tel_axl_elements_new:
 *
 * Makes an empty set of elements.
 *
 * Returns: (transfer full): the new set
 */
TelAxlElements *
tel_axl_elements_new (void)
{
  TelAxlElements *self = g_new0 (TelAxlElements, 1);

  self->elements = g_array_new (FALSE, FALSE, sizeof (Element));
  self->strings = g_string_sized_new (4096);
  self->pending = g_string_sized_new (256);
  self->current = TEL_AXL_NO_ELEMENT;
  return self;
}

/**
 * tel_axl_elements_free:
 * @self: (nullable) (transfer full): a set of elements
 *
 * Frees the set and wipes what it held.
 */
void
tel_axl_elements_free (TelAxlElements *self)
{
  if (self == NULL)
    return;

  tel_axl_elements_clear (self);
  g_array_unref (self->elements);
  g_string_free (self->strings, TRUE);
  g_string_free (self->pending, TRUE);
  g_free (self);
}

/**
 * tel_axl_elements_clear:
 * @self: a set of elements
 *
 * Empties the set and wipes what it held, since an answer may hold authentication strings.
 */
void
tel_axl_elements_clear (TelAxlElements *self)
{
  explicit_bzero (self->strings->str, self->strings->len);
  explicit_bzero (self->pending->str, self->pending->len);
  g_array_set_size (self->elements, 0);
  g_string_truncate (self->strings, 0);
  g_string_truncate (self->pending, 0);
  self->current = TEL_AXL_NO_ELEMENT;
}

/**
 * tel_axl_elements_start:
 * @self: a set of elements
 * @name: the local name
 * @uuid: (nullable): its attribute “uuid”
 *
 * Begins an element within the current one.
 */
void
tel_axl_elements_start (TelAxlElements *self, const char *name, const char *uuid)
{
  Element element = {
    .name = store_string (self, name, strlen (name)),
    .text = NO_STRING,
    .uuid = uuid != NULL ? store_string (self, uuid, strlen (uuid)) : NO_STRING,
    .parent = self->current,
    .first_child = TEL_AXL_NO_ELEMENT,
    .last_child = TEL_AXL_NO_ELEMENT,
    .next = TEL_AXL_NO_ELEMENT,
  };
  guint index = self->elements->len;

  g_array_append_val (self->elements, element);
  if (self->current != TEL_AXL_NO_ELEMENT)
    {
      Element *parent = get (self, self->current);

      if (parent->last_child != TEL_AXL_NO_ELEMENT)
        get (self, parent->last_child)->next = index;
      else
        parent->first_child = index;
      parent->last_child = index;
    }
  self->current = index;
  g_string_truncate (self->pending, 0);
}

/**
 * tel_axl_elements_text:
 * @self: a set of elements
 * @text: a run of text
 * @length: its length in bytes
 *
 * Adds to the text of the current element.
 */
void
tel_axl_elements_text (TelAxlElements *self, const char *text, gsize length)
{
  g_string_append_len (self->pending, text, length);
}

/**
 * tel_axl_elements_end:
 * @self: a set of elements
 *
 * Ends the current element. Text beside elements is white space and is dropped.
 */
void
tel_axl_elements_end (TelAxlElements *self)
{
  Element *element = get (self, self->current);

  if (element->first_child == TEL_AXL_NO_ELEMENT && self->pending->len > 0)
    element->text = store_string (self, self->pending->str, self->pending->len);
  g_string_truncate (self->pending, 0);
  self->current = element->parent;
}

/**
 * tel_axl_elements_get_name:
 * @self: a set of elements
 * @element: the number of one
 *
 * Gets the local name of an element.
 *
 * Returns: the name, valid until the next change
 */
const char *
tel_axl_elements_get_name (TelAxlElements *self, guint element)
{
  return get_string (self, get (self, element)->name);
}

/**
 * tel_axl_elements_get_text:
 * @self: a set of elements
 * @element: the number of one
 *
 * Gets the text of an element.
 *
 * Returns: (nullable): the text, %NULL when it is empty; valid until the next change
 */
const char *
tel_axl_elements_get_text (TelAxlElements *self, guint element)
{
  return get_string (self, get (self, element)->text);
}

/**
 * tel_axl_elements_get_uuid:
 * @self: a set of elements
 * @element: the number of one
 *
 * Gets the attribute “uuid” of an element.
 *
 * Returns: (nullable): the uuid, valid until the next change
 */
const char *
tel_axl_elements_get_uuid (TelAxlElements *self, guint element)
{
  return get_string (self, get (self, element)->uuid);
}

/**
 * tel_axl_elements_get_first_child:
 * @self: a set of elements
 * @element: the number of one
 *
 * Gets the first element within an element.
 *
 * Returns: its number, or %TEL_AXL_NO_ELEMENT
 */
guint
tel_axl_elements_get_first_child (TelAxlElements *self, guint element)
{
  return get (self, element)->first_child;
}

/**
 * tel_axl_elements_get_next:
 * @self: a set of elements
 * @element: the number of one
 *
 * Gets the next element beside an element.
 *
 * Returns: its number, or %TEL_AXL_NO_ELEMENT
 */
guint
tel_axl_elements_get_next (TelAxlElements *self, guint element)
{
  return get (self, element)->next;
}

/**
 * tel_axl_elements_find_child:
 * @self: a set of elements
 * @element: the number of one
 * @name: a local name
 *
 * Finds the first element of a name within an element.
 *
 * Returns: its number, or %TEL_AXL_NO_ELEMENT
 */
guint
tel_axl_elements_find_child (TelAxlElements *self, guint element, const char *name)
{
  guint child = get (self, element)->first_child;

  while (child != TEL_AXL_NO_ELEMENT && strcmp (tel_axl_elements_get_name (self, child), name) != 0)
    child = get (self, child)->next;
  return child;
}

/**
 * tel_axl_elements_to_tree:
 * @self: a set of elements
 * @element: the number of one
 *
 * Copies an element with all in it.
 *
 * Returns: (transfer full): the tree
 */
TelTree *
tel_axl_elements_to_tree (TelAxlElements *self, guint element)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);

  for (guint child = get (self, element)->first_child; child != TEL_AXL_NO_ELEMENT; child = get (self, child)->next)
    g_ptr_array_add (children, tel_axl_elements_to_tree (self, child));
  return tel_tree_new (tel_axl_elements_get_name (self, element), tel_axl_elements_get_text (self, element),
                       (TelTree *const *) children->pdata, children->len);
}
