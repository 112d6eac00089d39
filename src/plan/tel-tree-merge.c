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

static void
merge_child (
    GPtrArray *children, TelTree *base, TelTree *draft, TelTree *current, TelMergeSide side, GPtrArray *conflicts)
{
  TelTree *merged = tel_tree_merge (base, draft, current, side, conflicts);

  if (merged != NULL)
    g_ptr_array_add (children, merged);
}

static TelTree *
merge_branches (TelTree *base, TelTree *draft, TelTree *current, TelMergeSide side, GPtrArray *conflicts)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_tree_unref);

  for (guint i = 0; i < tel_tree_get_n_children (current); i++)
    {
      TelTree *child = tel_tree_get_child (current, i);
      const char *name = tel_tree_get_name (child);
      guint ordinal = get_ordinal (current, i);

      merge_child (children, find_child (base, name, ordinal), find_child (draft, name, ordinal), child, side,
                   conflicts);
    }
  for (guint i = 0; i < tel_tree_get_n_children (draft); i++)
    {
      TelTree *child = tel_tree_get_child (draft, i);
      const char *name = tel_tree_get_name (child);
      guint ordinal = get_ordinal (draft, i);

      if (find_child (current, name, ordinal) == NULL)
        merge_child (children, find_child (base, name, ordinal), child, NULL, side, conflicts);
    }

  return tel_tree_new (tel_tree_get_name (current), tel_tree_get_text (current), (TelTree *const *) children->pdata,
                       children->len);
}

/**
 * tel_tree_merge:
 * @base: (nullable): the tree when the plan was made
 * @draft: (nullable): the tree as it is to be
 * @current: (nullable): the tree as it is now
 * @side: whose version stands where both changed an element
 * @conflicts: (element-type utf8): takes the name of each element that both changed
 *
 * Merges element by element: what stands in neither base nor draft, and what the draft left alone, stays as it is now.
 *
 * Returns: (transfer full) (nullable): the tree to be written
 */
TelTree *
tel_tree_merge (TelTree *base, TelTree *draft, TelTree *current, TelMergeSide side, GPtrArray *conflicts)
{
  TelTree *result = current;

  g_return_val_if_fail (conflicts != NULL, NULL);

  if (!is_same (base, draft) && !is_same (draft, current))
    {
      gboolean is_disputed = !is_same (base, current);

      if (is_disputed && draft != NULL && current != NULL && is_branch (base) && is_branch (draft) &&
          is_branch (current))
        return merge_branches (base, draft, current, side, conflicts);
      if (is_disputed)
        g_ptr_array_add (conflicts, g_strdup (tel_tree_get_name (draft != NULL ? draft : base)));
      if (!is_disputed || side == TEL_MERGE_SIDE_DRAFT)
        result = draft;
    }

  return result != NULL ? tel_tree_ref (result) : NULL;
}
