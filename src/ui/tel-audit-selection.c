/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-selection.h"

struct _TelAuditSelection
{
  GObject parent_instance;

  GListModel *model;
  /* The rows that are selected, in the order in which they were. */
  GPtrArray *rows;
};

static void tel_audit_selection_list_model_init (GListModelInterface *iface);
static void tel_audit_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TelAuditSelection,
                               tel_audit_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tel_audit_selection_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          tel_audit_selection_selection_model_init))

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
tel_audit_selection_get_item_type (GListModel *model)
{
  return TEL_TYPE_AUDIT_ROW;
}

static guint
tel_audit_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (TEL_AUDIT_SELECTION (model)->model);
}

static gpointer
tel_audit_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (TEL_AUDIT_SELECTION (model)->model, position);
}

static void
tel_audit_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tel_audit_selection_get_item_type;
  iface->get_n_items = tel_audit_selection_get_n_items;
  iface->get_item = tel_audit_selection_get_item;
}

static void
clear (TelAuditSelection *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    tel_audit_row_set_selected (self->rows->pdata[i], FALSE);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add (TelAuditSelection *self, TelAuditRow *row)
{
  if (tel_audit_row_is_selected (row))
    return;

  tel_audit_row_set_selected (row, TRUE);
  g_ptr_array_add (self->rows, g_object_ref (row));
}

static void
take_away (TelAuditSelection *self, TelAuditRow *row)
{
  if (!tel_audit_row_is_selected (row))
    return;

  tel_audit_row_set_selected (row, FALSE);
  g_ptr_array_remove (self->rows, row);
}

/* Only the rows that are drawn are asked again. */
static void
tell (TelAuditSelection *self)
{
  guint n = g_list_model_get_n_items (self->model);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static gboolean
tel_audit_selection_is_selected (GtkSelectionModel *model, guint position)
{
  g_autoptr (TelAuditRow) row = g_list_model_get_item (TEL_AUDIT_SELECTION (model)->model, position);

  return row != NULL && tel_audit_row_is_selected (row);
}

static void
set_positions (TelAuditSelection *self, GtkBitset *selected, GtkBitset *mask)
{
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, mask, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (TelAuditRow) row = g_list_model_get_item (self->model, position);

      if (row == NULL)
        break;
      if (gtk_bitset_contains (selected, position))
        add (self, row);
      else
        take_away (self, row);
    }
}

/* Where everything else is to be given up, that includes what a filter hides. */
static gboolean
tel_audit_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  TelAuditSelection *self = TEL_AUDIT_SELECTION (model);

  if (gtk_bitset_get_size (mask) >= g_list_model_get_n_items (self->model))
    {
      clear (self);
      set_positions (self, selected, selected);
    }
  else
    {
      set_positions (self, selected, mask);
    }
  tell (self);
  g_signal_emit (self, signals[PICKED], 0);

  return TRUE;
}

static void
tel_audit_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = tel_audit_selection_is_selected;
  iface->set_selection = tel_audit_selection_set_selection;
}

static void
on_items_changed (TelAuditSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
tel_audit_selection_dispose (GObject *object)
{
  TelAuditSelection *self = TEL_AUDIT_SELECTION (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tel_audit_selection_parent_class)->dispose (object);
}

static void
tel_audit_selection_finalize (GObject *object)
{
  g_clear_pointer (&TEL_AUDIT_SELECTION (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_audit_selection_parent_class)->finalize (object);
}

static void
tel_audit_selection_class_init (TelAuditSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_audit_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = tel_audit_selection_finalize;

  signals[PICKED] =
      g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_selection_init (TelAuditSelection *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tel_audit_selection_new:
 * @model: (transfer none): a list of #TelAuditRow
 *
 * Makes a selection in which nothing is selected.
 *
 * Returns: (transfer full): a new selection
 */
TelAuditSelection *
tel_audit_selection_new (GListModel *model)
{
  TelAuditSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (TEL_TYPE_AUDIT_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * tel_audit_selection_choose:
 * @self: a selection
 * @rows: (element-type TelAuditRow): rows, whether they are shown now or not
 *
 * Selects these rows and no others. This is not a person's doing, so that no signal tells of it.
 */
void
tel_audit_selection_choose (TelAuditSelection *self, GPtrArray *rows)
{
  g_return_if_fail (TEL_IS_AUDIT_SELECTION (self));
  g_return_if_fail (rows != NULL);

  clear (self);
  for (guint i = 0; i < rows->len; i++)
    add (self, rows->pdata[i]);
  tell (self);
}

/**
 * tel_audit_selection_get_rows:
 * @self: a selection
 *
 * Gets what is selected, also where a filter hides it.
 *
 * Returns: (transfer none) (element-type TelAuditRow): the rows
 */
GPtrArray *
tel_audit_selection_get_rows (TelAuditSelection *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_SELECTION (self), NULL);

  return self->rows;
}

/**
 * tel_audit_selection_take_over:
 * @self: a selection
 * @rows: every row that there is now
 *
 * Takes up what the rows say themselves, after they were made anew.
 */
void
tel_audit_selection_take_over (TelAuditSelection *self, GListModel *rows)
{
  g_return_if_fail (TEL_IS_AUDIT_SELECTION (self));
  g_return_if_fail (G_IS_LIST_MODEL (rows));

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TelAuditRow) row = g_list_model_get_item (rows, i);

      if (tel_audit_row_is_selected (row))
        g_ptr_array_add (self->rows, g_object_ref (row));
    }
}
