/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-rows.h"

struct _TelAuditRows
{
  GObject parent_instance;

  GPtrArray *rows;
  GHashTable *by_name;
};

static void tel_audit_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelAuditRows,
                               tel_audit_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_audit_rows_list_model_init))

static GType
tel_audit_rows_get_item_type (GListModel *model)
{
  return TEL_TYPE_AUDIT_ROW;
}

static guint
tel_audit_rows_get_n_items (GListModel *model)
{
  return TEL_AUDIT_ROWS (model)->rows->len;
}

static gpointer
tel_audit_rows_get_item (GListModel *model, guint position)
{
  TelAuditRow *row = tel_audit_rows_get_nth (TEL_AUDIT_ROWS (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
tel_audit_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_audit_rows_get_item_type;
  iface->get_n_items = tel_audit_rows_get_n_items;
  iface->get_item = tel_audit_rows_get_item;
}

static void
tel_audit_rows_finalize (GObject *object)
{
  TelAuditRows *self = TEL_AUDIT_ROWS (object);

  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_audit_rows_parent_class)->finalize (object);
}

static void
tel_audit_rows_class_init (TelAuditRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_audit_rows_finalize;
}

static void
tel_audit_rows_init (TelAuditRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * tel_audit_rows_new:
 *
 * Makes a list without rows.
 *
 * Returns: (transfer full): a new list
 */
TelAuditRows *
tel_audit_rows_new (void)
{
  return g_object_new (TEL_TYPE_AUDIT_ROWS, NULL);
}

/* What was selected stays so, where it is still there. */
static TelAuditRow *
make_row (TelAuditRows *self, gpointer object, guint place)
{
  TelAuditRow *before = tel_audit_rows_find (self, tel_object_get_key (object));
  TelAuditRow *row = tel_audit_row_new (object, place);

  if (before != NULL)
    tel_audit_row_set_selected (row, tel_audit_row_is_selected (before));

  return row;
}

/**
 * tel_audit_rows_fill:
 * @self: the rows
 * @objects: (nullable): the users or the devices, %NULL for none
 *
 * Makes the rows anew, all at once.
 */
void
tel_audit_rows_fill (TelAuditRows *self, GListModel *objects)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (TEL_IS_AUDIT_ROWS (self));

  for (guint i = 0; objects != NULL && i < g_list_model_get_n_items (objects); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (objects, i);

      g_ptr_array_add (rows, make_row (self, object, i));
    }

  before = g_steal_pointer (&self->rows);
  self->rows = g_steal_pointer (&rows);
  g_hash_table_remove_all (self->by_name);
  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (self->by_name, (gpointer) tel_audit_row_get_name (self->rows->pdata[i]), self->rows->pdata[i]);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->rows->len);
}

/**
 * tel_audit_rows_get_n:
 * @self: the rows
 *
 * Counts the rows.
 *
 * Returns: how many there are
 */
guint
tel_audit_rows_get_n (TelAuditRows *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROWS (self), 0);

  return self->rows->len;
}

/**
 * tel_audit_rows_get_nth:
 * @self: the rows
 * @i: the place of a row
 *
 * Gets a row.
 *
 * Returns: (transfer none) (nullable): the row, or %NULL when there are no more
 */
TelAuditRow *
tel_audit_rows_get_nth (TelAuditRows *self, guint i)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROWS (self), NULL);

  return i < self->rows->len ? self->rows->pdata[i] : NULL;
}

/**
 * tel_audit_rows_find:
 * @self: the rows
 * @name: (nullable): a user ID or a device name
 *
 * Looks up a row.
 *
 * Returns: (transfer none) (nullable): the row
 */
TelAuditRow *
tel_audit_rows_find (TelAuditRows *self, const char *name)
{
  g_return_val_if_fail (TEL_IS_AUDIT_ROWS (self), NULL);

  return name != NULL ? g_hash_table_lookup (self->by_name, name) : NULL;
}
