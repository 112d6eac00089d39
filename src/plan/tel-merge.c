/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-merge.h"

#include "model/tel-line.h"

#include "plan/tel-conflict.h"
#include "plan/tel-settlement.h"
#include "plan/tel-step-private.h"
#include "plan/tel-tree-merge.h"

static GType
get_value_type (TelObject *object, const char *property)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), property)->value_type;
}

static gboolean
contains (char **list, const char *member)
{
  return list != NULL && g_strv_contains ((const char *const *) list, member);
}

/* What we added is added and what we took out is taken out; what others did meanwhile stays. */
static void
merge_members (TelObject *base, TelObject *draft, TelObject *merged, const char *property)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) wanted = NULL;
  g_auto (GStrv) now = NULL;
  g_auto (GStrv) result = NULL;

  g_object_get (base, property, &before, NULL);
  g_object_get (draft, property, &wanted, NULL);
  g_object_get (merged, property, &now, NULL);
  for (guint i = 0; now != NULL && now[i] != NULL; i++)
    if (!contains (before, now[i]) || contains (wanted, now[i]))
      g_strv_builder_add (builder, now[i]);
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (!contains (before, wanted[i]) && !contains (now, wanted[i]))
      g_strv_builder_add (builder, wanted[i]);
  result = g_strv_builder_end (builder);
  g_object_set (merged, property, result, NULL);
}

static gboolean
differs (TelLine *one, TelLine *other)
{
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (one), TEL_OBJECT (other));

  return differences[0] != NULL;
}

static void
add_line_conflict (GPtrArray *conflicts, TelLine *base, TelLine *draft, TelLine *current)
{
  g_autofree char *place = tel_line_describe_place (base != NULL ? base : draft);
  g_autofree char *was = base != NULL ? tel_step_describe_line (base) : NULL;
  g_autofree char *wanted = draft != NULL ? tel_step_describe_line (draft) : NULL;
  g_autofree char *now = current != NULL ? tel_step_describe_line (current) : NULL;

  g_ptr_array_add (conflicts, tel_conflict_new (place, was, wanted, now));
}

/* Two that added the same number agree where only one of them chose. */
static TelLine *
make_common_base (TelLine *draft, TelLine *current)
{
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (draft), TEL_OBJECT (current));
  g_autoptr (TelLine) nothing = tel_line_new ();
  TelLine *base = tel_object_copy (TEL_OBJECT (draft));

  for (guint i = 0; differences[i] != NULL; i++)
    if (!tel_settlement_is_same (TEL_OBJECT (draft), TEL_OBJECT (nothing), differences[i]))
      {
        g_auto (GValue) value = G_VALUE_INIT;

        g_object_get_property (G_OBJECT (nothing), differences[i], &value);
        g_object_set_property (G_OBJECT (base), differences[i], &value);
      }

  return base;
}

/* A line that the device has now. */
static void
merge_line (GListStore *merged, TelLine *base, TelLine *draft, TelLine *current, GPtrArray *conflicts)
{
  g_autoptr (TelLine) line = NULL;
  g_autoptr (TelLine) common = NULL;
  g_autofree char *place = tel_line_describe_place (current);

  if (draft == NULL && base != NULL)
    {
      if (differs (base, current))
        add_line_conflict (conflicts, base, NULL, current);
      return;
    }

  line = tel_object_copy (TEL_OBJECT (current));
  if (draft != NULL)
    {
      common = base != NULL ? g_object_ref (base) : make_common_base (draft, current);
      tel_merge_fields (TEL_OBJECT (common), TEL_OBJECT (draft), TEL_OBJECT (line), place, conflicts);
    }
  g_list_store_append (merged, line);
}

static int
compare_positions (gconstpointer one, gconstpointer other, gpointer user_data)
{
  guint mine = tel_line_get_index ((TelLine *) one);
  guint theirs = tel_line_get_index ((TelLine *) other);

  return mine < theirs ? -1 : mine > theirs;
}

static void
find_shared_positions (GListStore *merged, GListModel *current, GPtrArray *conflicts)
{
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (merged)); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (G_LIST_MODEL (merged), i - 1);
      g_autoptr (TelLine) next = g_list_model_get_item (G_LIST_MODEL (merged), i);
      gboolean is_theirs = tel_line_find (current, next) != NULL;

      if (tel_line_get_index (line) != 0 && tel_line_get_index (line) == tel_line_get_index (next))
        add_line_conflict (conflicts, NULL, is_theirs ? line : next, is_theirs ? next : line);
    }
}

static void
merge_lines (TelObject *base, TelObject *draft, TelObject *merged, const char *property, GPtrArray *conflicts)
{
  g_autoptr (GListModel) before = NULL;
  g_autoptr (GListModel) wanted = NULL;
  g_autoptr (GListModel) now = NULL;
  g_autoptr (GListStore) lines = g_list_store_new (TEL_TYPE_LINE);

  g_object_get (base, property, &before, NULL);
  g_object_get (draft, property, &wanted, NULL);
  g_object_get (merged, property, &now, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (now); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (now, i);
      TelLine *was = tel_line_find (before, line);

      merge_line (lines, was, tel_line_find (wanted, was != NULL ? was : line), line, conflicts);
    }
  for (guint i = 0; i < g_list_model_get_n_items (wanted); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (wanted, i);
      TelLine *was = tel_line_find (before, line);

      if (tel_line_find (now, was != NULL ? was : line) != NULL)
        continue;
      if (was == NULL)
        g_list_store_append (lines, line);
      else if (differs (was, line))
        add_line_conflict (conflicts, was, line, NULL);
    }
  g_list_store_sort (lines, compare_positions, NULL);
  find_shared_positions (lines, now, conflicts);
  g_object_set (merged, property, lines, NULL);
}

static void
merge_trees (TelObject *base, TelObject *draft, TelObject *merged, const char *property, GPtrArray *conflicts)
{
  g_autoptr (TelTree) before = NULL;
  g_autoptr (TelTree) wanted = NULL;
  g_autoptr (TelTree) now = NULL;
  g_autoptr (TelTree) result = NULL;
  g_autofree char *name = NULL;

  g_object_get (base, property, &before, NULL);
  g_object_get (draft, property, &wanted, NULL);
  g_object_get (merged, property, &now, NULL);
  if (tel_tree_merge (before, wanted, now, &result, &name))
    g_object_set (merged, property, result, NULL);
  else
    g_ptr_array_add (conflicts, tel_conflict_new_for_element (base, draft, merged, property, name));
}

static void
merge_value (
    TelObject *base, TelObject *draft, TelObject *merged, const char *property, const char *place, GPtrArray *conflicts)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (tel_settlement_is_same (base, draft, property) || tel_settlement_is_same (merged, draft, property))
    return;
  if (!tel_settlement_is_same (merged, base, property))
    {
      g_ptr_array_add (conflicts, tel_conflict_new_for_property (base, draft, merged, property, place));
      return;
    }

  g_object_get_property (G_OBJECT (draft), property, &value);
  g_object_set_property (G_OBJECT (merged), property, &value);
}

/**
 * tel_merge_fields:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @merged: a copy of the object as it is now, which takes the changes
 * @place: (nullable): where in a larger object the fields stand, for the words of a conflict
 * @conflicts: (element-type TelConflict): takes each field that both changed
 *
 * Puts on what the draft changes. Only a field that somebody else changed otherwise is a conflict; lists of names merge
 * as members, lines line by line, product specific settings element by element.
 */
void
tel_merge_fields (TelObject *base, TelObject *draft, TelObject *merged, const char *place, GPtrArray *conflicts)
{
  g_auto (GStrv) changed = NULL;

  g_return_if_fail (TEL_IS_OBJECT (base));
  g_return_if_fail (TEL_IS_OBJECT (draft));
  g_return_if_fail (TEL_IS_OBJECT (merged));
  g_return_if_fail (conflicts != NULL);

  changed = tel_object_list_differences (base, draft);
  for (guint i = 0; changed[i] != NULL; i++)
    {
      GType type = get_value_type (base, changed[i]);

      if (type == G_TYPE_STRV)
        merge_members (base, draft, merged, changed[i]);
      else if (type == TEL_TYPE_TREE)
        merge_trees (base, draft, merged, changed[i], conflicts);
      else if (g_type_is_a (type, G_TYPE_LIST_MODEL))
        merge_lines (base, draft, merged, changed[i], conflicts);
      else
        merge_value (base, draft, merged, changed[i], place, conflicts);
    }
}
