/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-tree-merge.h"

static gboolean
is_same (TelTree *one, TelTree *other)
{
  return one == other || (one != NULL && other != NULL && tel_tree_equal (one, other));
}

static gboolean
is_branch (TelTree *tree)
{
  return tree == NULL || tel_tree_get_n_children (tree) > 0;
}

/* The child of that name; where several have it, the one that stands as far along among them. */
static TelTree *
find_child (TelTree *tree, const char *name, guint ordinal)
{
  for (guint i = 0; tree != NULL && i < tel_tree_get_n_children (tree); i++)
    {
      TelTree *child = tel_tree_get_child (tree, i);

      if (g_str_equal (tel_tree_get_name (child), name) && ordinal-- == 0)
        return child;
    }

  return NULL;
}

static guint
get_ordinal (TelTree *tree, guint position)
{
  const char *name = tel_tree_get_name (tel_tree_get_child (tree, position));
  guint ordinal = 0;

  for (guint i = 0; i < position; i++)
    if (g_str_equal (tel_tree_get_name (tel_tree_get_child (tree, i)), name))
      ordinal++;

  return ordinal;
}

static gboolean
merge_child (GPtrArray *children, TelTree *base, TelTree *draft, TelTree *current, char **conflict)
{
  TelTree *merged = NULL;

  if (!tel_tree_merge (base, draft, current, &merged, conflict))
    return FALSE;
  if (merged != NULL)
    g_ptr_array_add (children, merged);

  return TRUE;
}

static gboolean
merge_branches (TelTree *base, TelTree *draft, TelTree *current, TelTree **merged, char **conflict)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);

  for (guint i = 0; i < tel_tree_get_n_children (current); i++)
    {
      TelTree *child = tel_tree_get_child (current, i);
      const char *name = tel_tree_get_name (child);
      guint ordinal = get_ordinal (current, i);

      if (!merge_child (children, find_child (base, name, ordinal), find_child (draft, name, ordinal), child, conflict))
        return FALSE;
    }
  for (guint i = 0; i < tel_tree_get_n_children (draft); i++)
    {
      TelTree *child = tel_tree_get_child (draft, i);
      const char *name = tel_tree_get_name (child);
      guint ordinal = get_ordinal (draft, i);

      if (find_child (current, name, ordinal) == NULL &&
          !merge_child (children, find_child (base, name, ordinal), child, NULL, conflict))
        return FALSE;
    }
  *merged = tel_tree_new (tel_tree_get_name (current), tel_tree_get_text (current), (TelTree *const *) children->pdata,
                          children->len);

  return TRUE;
}

/**
 * tel_tree_merge:
 * @base: (nullable): the tree when the plan was made
 * @draft: (nullable): the tree as it is to be
 * @current: (nullable): the tree as it is now
 * @merged: (out) (transfer full) (nullable): the tree to be written
 * @conflict: (out) (transfer full): the name of the element that both changed
 *
 * Merges element by element: what stands in neither base nor draft, and what the draft left alone, stays as it is now.
 *
 * Returns: %TRUE with @merged, or %FALSE with @conflict
 */
gboolean
tel_tree_merge (TelTree *base, TelTree *draft, TelTree *current, TelTree **merged, char **conflict)
{
  TelTree *result = current;

  g_return_val_if_fail (merged != NULL, FALSE);
  g_return_val_if_fail (conflict != NULL, FALSE);

  if (!is_same (base, draft) && !is_same (draft, current))
    {
      if (is_same (base, current))
        result = draft;
      else if (draft != NULL && current != NULL && is_branch (base) && is_branch (draft) && is_branch (current))
        return merge_branches (base, draft, current, merged, conflict);
      else
        {
          *conflict = g_strdup (tel_tree_get_name (draft != NULL ? draft : base));
          return FALSE;
        }
    }
  *merged = result != NULL ? tel_tree_ref (result) : NULL;

  return TRUE;
}
