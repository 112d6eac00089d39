/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-tree.h"

#include "model/tel-text.h"

struct _TelTree
{
  gatomicrefcount references;
  char *name;
  char *text;
  GPtrArray *children;
};

G_DEFINE_BOXED_TYPE (TelTree, tel_tree, tel_tree_ref, tel_tree_unref)

/* Copies a tree without its children, which the caller adds. */
static TelTree *
copy_without_children (const TelTree *self)
{
  return tel_tree_new (self->name, self->text, NULL, 0);
}

static TelTree *
make_branch (const char *const *path, const char *text)
{
  g_autoptr (TelTree) child = NULL;

  if (path[1] == NULL)
    return tel_tree_new (path[0], text, NULL, 0);

  child = make_branch (path + 1, text);

  return tel_tree_new (path[0], NULL, &child, 1);
}

/**
 * tel_tree_new:
 * @name: the name of the element
 * @text: (nullable): its text
 * @children: (array length=n_children) (nullable) (transfer none): its children, which are referenced
 * @n_children: how many
 *
 * Makes a tree.
 *
 * Returns: (transfer full): a new tree
 */
TelTree *
tel_tree_new (const char *name, const char *text, TelTree *const *children, guint n_children)
{
  TelTree *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (children != NULL || n_children == 0, NULL);

  self = g_new0 (TelTree, 1);
  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  self->children = g_ptr_array_new_full (n_children, (GDestroyNotify) tel_tree_unref);
  for (guint i = 0; i < n_children; i++)
    g_ptr_array_add (self->children, tel_tree_ref (children[i]));

  return self;
}

/**
 * tel_tree_ref:
 * @self: a tree
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
TelTree *
tel_tree_ref (TelTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * tel_tree_unref:
 * @self: (transfer full): a tree
 *
 * Drops a reference; with the last one the tree goes.
 */
void
tel_tree_unref (TelTree *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->name);
  g_free (self->text);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/**
 * tel_tree_get_name:
 * @self: a tree
 *
 * Gets the name of the element.
 *
 * Returns: the name
 */
const char *
tel_tree_get_name (const TelTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * tel_tree_get_text:
 * @self: a tree
 *
 * Gets the element's own text.
 *
 * Returns: (nullable): the text
 */
const char *
tel_tree_get_text (const TelTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * tel_tree_get_n_children:
 * @self: a tree
 *
 * Counts the children.
 *
 * Returns: the number of children
 */
guint
tel_tree_get_n_children (const TelTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children->len;
}

/**
 * tel_tree_get_child:
 * @self: a tree
 * @position: from 0
 *
 * Gets a child.
 *
 * Returns: (transfer none): the child
 */
TelTree *
tel_tree_get_child (const TelTree *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->children->len, NULL);

  return g_ptr_array_index (self->children, position);
}

/**
 * tel_tree_find:
 * @self: a tree
 * @name: the name of an element
 *
 * Finds the first element of that name at any depth below @self, in document order.
 *
 * Returns: (nullable) (transfer none): the element, NULL when there is none
 */
TelTree *
tel_tree_find (const TelTree *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      TelTree *child = g_ptr_array_index (self->children, i);
      TelTree *found = g_str_equal (child->name, name) ? child : tel_tree_find (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * tel_tree_replace_text:
 * @self: a tree
 * @name: the name of an element
 * @text: (nullable): its new text
 *
 * Makes a tree in which the element that tel_tree_find() finds has another text; everything else stays in place.
 *
 * Returns: (nullable) (transfer full): the new tree, NULL when there is no such element
 */
TelTree *
tel_tree_replace_text (TelTree *self, const char *name, const char *text)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      TelTree *child = g_ptr_array_index (self->children, i);
      TelTree *replaced;
      TelTree *copy;

      if (g_str_equal (child->name, name))
        replaced = tel_tree_new (name, text, (TelTree *const *) child->children->pdata, child->children->len);
      else
        replaced = tel_tree_replace_text (child, name, text);
      if (replaced == NULL)
        continue;

      copy = tel_tree_new (self->name, self->text, (TelTree *const *) self->children->pdata, self->children->len);
      tel_tree_unref (child);
      g_ptr_array_index (copy->children, i) = replaced;
      return copy;
    }

  return NULL;
}

/**
 * tel_tree_insert:
 * @self: a tree
 * @path: (array zero-terminated=1): the names from below @self down to the new element, at least one
 * @text: (nullable): the new element's text
 *
 * Makes a tree with a new element at the end of the last but one of @path; elements on the way that are missing are
 * made.
 *
 * Returns: (transfer full): the new tree
 */
TelTree *
tel_tree_insert (TelTree *self, const char *const *path, const char *text)
{
  gboolean inserted = FALSE;
  TelTree *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && path[0] != NULL, NULL);

  copy = copy_without_children (self);
  for (guint i = 0; i < self->children->len; i++)
    {
      TelTree *child = g_ptr_array_index (self->children, i);

      if (!inserted && path[1] != NULL && g_str_equal (child->name, path[0]))
        {
          g_ptr_array_add (copy->children, tel_tree_insert (child, path + 1, text));
          inserted = TRUE;
        }
      else
        {
          g_ptr_array_add (copy->children, tel_tree_ref (child));
        }
    }
  if (!inserted)
    g_ptr_array_add (copy->children, make_branch (path, text));

  return copy;
}

/**
 * tel_tree_remove:
 * @self: a tree
 * @name: the name of an element below @self
 *
 * Makes a tree without the first element of that name, depth first. What stands around it goes as well when nothing is
 * left in it, save @self.
 *
 * Returns: (transfer full) (nullable): the new tree, NULL when there is no such element
 */
TelTree *
tel_tree_remove (TelTree *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      TelTree *child = g_ptr_array_index (self->children, i);
      g_autoptr (TelTree) rest = NULL;
      TelTree *copy;

      if (!g_str_equal (child->name, name))
        {
          rest = tel_tree_remove (child, name);
          if (rest == NULL)
            continue;
        }

      copy = tel_tree_new (self->name, self->text, (TelTree *const *) self->children->pdata, self->children->len);
      if (rest == NULL || (rest->children->len == 0 && tel_text_is_blank (rest->text)))
        g_ptr_array_remove_index (copy->children, i);
      else
        {
          tel_tree_unref (child);
          g_ptr_array_index (copy->children, i) = g_steal_pointer (&rest);
        }
      return copy;
    }

  return NULL;
}

/**
 * tel_tree_equal:
 * @self: a tree
 * @other: another tree
 *
 * Compares two trees: names, texts and children in their order. An empty text equals none.
 *
 * Returns: %TRUE when both say the same
 */
gboolean
tel_tree_equal (const TelTree *self, const TelTree *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (self == other)
    return TRUE;
  if (!g_str_equal (self->name, other->name) || self->children->len != other->children->len)
    return FALSE;
  if (!(tel_text_is_blank (self->text) && tel_text_is_blank (other->text)) && g_strcmp0 (self->text, other->text) != 0)
    return FALSE;

  for (guint i = 0; i < self->children->len; i++)
    if (!tel_tree_equal (g_ptr_array_index (self->children, i), g_ptr_array_index (other->children, i)))
      return FALSE;

  return TRUE;
}
