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

/* Which version stands where both changed a field, and where that is told. */
typedef struct
{
  TelMergeSide side;
  GPtrArray *conflicts;
} Decision;

static void
merge_fields (TelObject *base, TelObject *draft, TelObject *merged, const char *place, const Decision *decision);

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
merge_line (GListStore *merged, TelLine *base, TelLine *draft, TelLine *current, const Decision *decision)
{
  gboolean is_disputed = draft == NULL && base != NULL && differs (base, current);
  g_autoptr (TelLine) line = NULL;
  g_autoptr (TelLine) common = NULL;
  g_autofree char *place = tel_line_describe_place (current);

  if (is_disputed)
    add_line_conflict (decision->conflicts, base, NULL, current);
  if (draft == NULL && base != NULL && (!is_disputed || decision->side == TEL_MERGE_SIDE_DRAFT))
    return;

  line = tel_object_copy (TEL_OBJECT (current));
  if (draft != NULL)
    {
      common = base != NULL ? g_object_ref (base) : make_common_base (draft, current);
      merge_fields (TEL_OBJECT (common), TEL_OBJECT (draft), TEL_OBJECT (line), place, decision);
    }
  g_list_store_append (merged, line);
}

/* A line that the device has no longer, or not yet. */
static void
keep_line (GListStore *merged, TelLine *base, TelLine *draft, const Decision *decision)
{
  g_autoptr (TelLine) line = NULL;
  gboolean is_disputed = base != NULL && differs (base, draft);

  if (is_disputed)
    add_line_conflict (decision->conflicts, base, draft, NULL);
  if (base != NULL && (!is_disputed || decision->side == TEL_MERGE_SIDE_CURRENT))
    return;

  line = tel_object_copy (TEL_OBJECT (draft));
  g_list_store_append (merged, line);
}

static int
compare_positions (gconstpointer one, gconstpointer other, gpointer user_data)
{
  guint mine = tel_line_get_index ((TelLine *) one);
  guint theirs = tel_line_get_index ((TelLine *) other);

  return mine < theirs ? -1 : mine > theirs;
}

/* Whether a line stands where the device has it now, and not where the draft puts it. */
static gboolean
is_in_place (GListModel *current, TelLine *line)
{
  TelLine *theirs = tel_line_find (current, line);

  return theirs != NULL && tel_line_get_index (theirs) == tel_line_get_index (line);
}

/* The position alone is disputed: the line that gives way stays on the device, and what follows moves up behind it. */
static void
settle_positions (GListStore *merged, GListModel *current, const Decision *decision)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  guint i = 1;

  g_list_store_sort (merged, compare_positions, NULL);
  while (i < g_list_model_get_n_items (G_LIST_MODEL (merged)))
    {
      g_autoptr (TelLine) line = g_list_model_get_item (G_LIST_MODEL (merged), i - 1);
      g_autoptr (TelLine) next = g_list_model_get_item (G_LIST_MODEL (merged), i);
      gboolean is_theirs = is_in_place (current, next);
      TelLine *yielding = is_theirs == (decision->side == TEL_MERGE_SIDE_DRAFT) ? next : line;

      if (tel_line_get_index (line) == 0 || tel_line_get_index (line) != tel_line_get_index (next))
        {
          i++;
          continue;
        }
      if (!g_ptr_array_find (moved, line, NULL) && !g_ptr_array_find (moved, next, NULL))
        add_line_conflict (decision->conflicts, NULL, is_theirs ? line : next, is_theirs ? next : line);
      g_object_set (yielding, "index", tel_line_get_index (yielding) + 1, NULL);
      g_ptr_array_add (moved, yielding);
      g_list_store_sort (merged, compare_positions, NULL);
    }
}

static void
merge_lines (TelObject *base, TelObject *draft, TelObject *merged, const char *property, const Decision *decision)
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

      merge_line (lines, was, tel_line_find (wanted, was != NULL ? was : line), line, decision);
    }
  for (guint i = 0; i < g_list_model_get_n_items (wanted); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (wanted, i);
      TelLine *was = tel_line_find (before, line);

      if (tel_line_find (now, was != NULL ? was : line) == NULL)
        keep_line (lines, was, line, decision);
    }
  settle_positions (lines, now, decision);
  g_object_set (merged, property, lines, NULL);
}

static void
merge_trees (TelObject *base, TelObject *draft, TelObject *merged, const char *property, const Decision *decision)
{
  g_autoptr (TelTree) before = NULL;
  g_autoptr (TelTree) wanted = NULL;
  g_autoptr (TelTree) now = NULL;
  g_autoptr (TelTree) result = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_object_get (base, property, &before, NULL);
  g_object_get (draft, property, &wanted, NULL);
  g_object_get (merged, property, &now, NULL);
  result = tel_tree_merge (before, wanted, now, decision->side, names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (decision->conflicts,
                     tel_conflict_new_for_element (base, draft, merged, property, names->pdata[i]));
  g_object_set (merged, property, result, NULL);
}

static void
merge_value (TelObject *base,
             TelObject *draft,
             TelObject *merged,
             const char *property,
             const char *place,
             const Decision *decision)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (tel_settlement_is_same (base, draft, property) || tel_settlement_is_same (merged, draft, property))
    return;
  if (!tel_settlement_is_same (merged, base, property))
    {
      g_ptr_array_add (decision->conflicts, tel_conflict_new_for_property (base, draft, merged, property, place));
      if (decision->side == TEL_MERGE_SIDE_CURRENT)
        return;
    }

  g_object_get_property (G_OBJECT (draft), property, &value);
  g_object_set_property (G_OBJECT (merged), property, &value);
}

static void
merge_fields (TelObject *base, TelObject *draft, TelObject *merged, const char *place, const Decision *decision)
{
  g_auto (GStrv) changed = tel_object_list_differences (base, draft);

  for (guint i = 0; changed[i] != NULL; i++)
    {
      GType type = get_value_type (base, changed[i]);

      if (type == G_TYPE_STRV)
        merge_members (base, draft, merged, changed[i]);
      else if (type == TEL_TYPE_TREE)
        merge_trees (base, draft, merged, changed[i], decision);
      else if (g_type_is_a (type, G_TYPE_LIST_MODEL))
        merge_lines (base, draft, merged, changed[i], decision);
      else
        merge_value (base, draft, merged, changed[i], place, decision);
    }
}

/**
 * tel_merge_fields:
 * @base: the object when the plan was made
 * @draft: the object as it is to be
 * @merged: a copy of the object as it is now, which takes the changes
 * @side: whose version stands where both changed a field
 * @conflicts: (element-type TelConflict): takes each field that both changed
 *
 * Puts on what the draft changes. Only a field that somebody else changed otherwise is a conflict; lists of names merge
 * as members, lines line by line, product specific settings element by element. Where two lines would stand at one
 * position, @side says which does: the other keeps its place on the device, further down.
 */
void
tel_merge_fields (TelObject *base, TelObject *draft, TelObject *merged, TelMergeSide side, GPtrArray *conflicts)
{
  Decision decision = { side, conflicts };

  g_return_if_fail (TEL_IS_OBJECT (base));
  g_return_if_fail (TEL_IS_OBJECT (draft));
  g_return_if_fail (TEL_IS_OBJECT (merged));
  g_return_if_fail (conflicts != NULL);

  merge_fields (base, draft, merged, NULL, &decision);
}
