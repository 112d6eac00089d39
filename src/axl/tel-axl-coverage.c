/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-coverage.h"

#include "axl/tel-axl-table.h"
#include "model/tel-element-label.h"

static gboolean
is_carried (TelObject *object, const char *element)
{
  TelCarried *carried = tel_object_get_carried (object);
  TelTree *tree = carried != NULL ? tel_carried_get (carried, element) : NULL;
  const char *text = tree != NULL ? tel_tree_get_text (tree) : NULL;

  return tree != NULL && (tel_tree_get_n_children (tree) > 0 || (text != NULL && *text != '\0'));
}

static gboolean
is_set (TelObject *object, const char *property)
{
  g_autoptr (TelObject) nothing = g_object_new (G_OBJECT_TYPE (object), NULL);

  return !tel_object_property_equal (object, nothing, property);
}

/* Whether the element has a row of the table in that use and release: it may stand twice, with its gates. */
static gboolean
stands (const TelAxlTable *table, const TelAxlRow *row, guint use, TelRelease release)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *other = &table->rows[i];
      gboolean is_same = row->property != NULL ? g_strcmp0 (row->property, other->property) == 0
                                               : other->property == NULL && g_str_equal (row->element, other->element);

      if (is_same && (other->flags & TEL_AXL_READ_ONLY) == 0 && tel_axl_row_stands (other, use, release))
        return TRUE;
    }

  return FALSE;
}

static void
add_name (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
list_row (
    GPtrArray *names, const TelAxlTable *table, const TelAxlRow *row, guint use, TelRelease release, TelObject *object)
{
  /* What nothing writes is the cluster's own, and what stands in this use is written. */
  if (!stands (table, row, TEL_AXL_WRITTEN, release) || stands (table, row, use, release) ||
      (row->flags & TEL_AXL_SECRET_TEXT) != 0)
    return;

  if (row->property == NULL ? is_carried (object, row->element) : is_set (object, row->property))
    add_name (names, row->property == NULL ? tel_element_label_get (row->element)
                                           : tel_object_get_property_label (object, row->property));
}

static void
list_all (GPtrArray *names, const TelAxlTable *table, guint use, TelRelease release, TelObject *object)
{
  for (guint i = 0; i < table->n_rows; i++)
    list_row (names, table, &table->rows[i], use, release, object);
}

static void
list_items (GPtrArray *names, const TelAxlRow *row, guint use, TelRelease release, TelObject *object)
{
  g_autoptr (GListModel) items = NULL;

  g_object_get (object, row->property, &items, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (TelObject) item = g_list_model_get_item (items, i);

      list_all (names, row->items, use, release, item);
    }
}

/**
 * tel_axl_coverage_list_left_out:
 * @kind: the kind of the object
 * @release: the release of the cluster
 * @base: (nullable): the object before, %NULL for an addition
 * @draft: the object as it is to be
 *
 * Lists what a write leaves out of what it rewrites: of an addition anything that the operation does not take, of an
 * update only what stands in the lists that go back whole.
 *
 * Returns: (transfer full): the names of the fields in the user's language, in the table's order
 */
char **
tel_axl_coverage_list_left_out (TelObjectKind kind, TelRelease release, TelObject *base, TelObject *draft)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const TelAxlTable *table = tel_axl_table_get (kind);
  guint use = base != NULL ? TEL_AXL_UPDATE : TEL_AXL_ADD;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (TEL_IS_OBJECT (draft), NULL);

  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];

      if (row->kind == TEL_AXL_OBJECTS)
        {
          if (base == NULL || !tel_object_property_equal (base, draft, row->property))
            list_items (names, row, use, release, draft);
        }
      else if (base == NULL)
        list_row (names, table, row, use, release, draft);
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * tel_axl_coverage_keep_addable:
 * @kind: the kind of the object
 * @release: the release of the cluster
 * @object: an object that was read, and is to be added again
 *
 * Takes away the properties that an addition does not take.
 */
void
tel_axl_coverage_keep_addable (TelObjectKind kind, TelRelease release, TelObject *object)
{
  const TelAxlTable *table = tel_axl_table_get (kind);
  g_autoptr (TelObject) nothing = NULL;

  g_return_if_fail (table != NULL);
  g_return_if_fail (TEL_IS_OBJECT (object));

  nothing = g_object_new (G_OBJECT_TYPE (object), NULL);
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      g_auto (GValue) unset = G_VALUE_INIT;

      if (row->property == NULL || row->kind == TEL_AXL_OBJECTS || row->kind == TEL_AXL_OBJECTS_REMOVED ||
          stands (table, row, TEL_AXL_ADD, release))
        continue;
      g_object_get_property (G_OBJECT (nothing), row->property, &unset);
      g_object_set_property (G_OBJECT (object), row->property, &unset);
    }
}

/**
 * tel_axl_coverage_list_secrets:
 * @kind: a kind of object
 * @release: the release of the cluster
 *
 * Lists the secrets that an object of the kind may have and that no cluster tells.
 *
 * Returns: (transfer full): their names in the user's language
 */
char **
tel_axl_coverage_list_secrets (TelObjectKind kind, TelRelease release)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const TelAxlTable *table = tel_axl_table_get (kind);

  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < table->n_rows; i++)
    if ((table->rows[i].flags & TEL_AXL_SECRET_TEXT) != 0 &&
        tel_axl_row_stands (&table->rows[i], TEL_AXL_WRITTEN, release))
      add_name (names, tel_element_label_get (table->rows[i].element));
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
