/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-finding-list.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-finding-row.h"
#include "ui/tel-list-bin.h"

struct _TelFindingList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *nothing_page;

  GListStore *findings;
  GtkMultiSelection *selection;
  GPtrArray *selected;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (TelFindingList, tel_finding_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_selected (TelFindingList *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  g_ptr_array_set_size (self->selected, 0);
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, positions, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (self->selected, g_list_model_get_item (G_LIST_MODEL (self->findings), position));
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_selection_changed (TelFindingList *self)
{
  if (!self->is_filling)
    take_selected (self);
}

static void
on_row_activate (TelFindingList *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, tel_finding_row_new ());
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  tel_finding_row_bind (TEL_FINDING_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
build_view (TelFindingList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->findings = g_list_store_new (TEL_TYPE_FINDING);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->findings)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
tel_finding_list_dispose (GObject *object)
{
  TelFindingList *self = TEL_FINDING_LIST (object);

  gtk_list_view_set_model (self->list_view, NULL);
  g_ptr_array_set_size (self->selected, 0);
  g_clear_object (&self->selection);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (tel_finding_list_parent_class)->dispose (object);
}

static void
tel_finding_list_finalize (GObject *object)
{
  g_clear_pointer (&TEL_FINDING_LIST (object)->selected, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_finding_list_parent_class)->finalize (object);
}

static void
tel_finding_list_class_init (TelFindingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_finding_list_dispose;
  object_class->finalize = tel_finding_list_finalize;

  signals[SELECTED] =
      g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEL_TYPE_LIST_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-finding-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TelFindingList, stack);
  gtk_widget_class_bind_template_child (widget_class, TelFindingList, list_view);
  gtk_widget_class_bind_template_child (widget_class, TelFindingList, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activate);
}

static void
tel_finding_list_init (TelFindingList *self)
{
  self->selected = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  build_view (self);
}

static GHashTable *
collect_ids (GPtrArray *findings)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (ids, g_strdup (tel_finding_get_id (findings->pdata[i])));

  return ids;
}

/* What is there again after a change stays selected; otherwise the first is, so that there is something to read. */
static void
select_again (TelFindingList *self, GPtrArray *findings, GHashTable *ids)
{
  g_autoptr (GtkBitset) positions = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, findings->len);

  for (guint i = 0; g_hash_table_size (ids) > 0 && i < findings->len; i++)
    if (g_hash_table_contains (ids, tel_finding_get_id (findings->pdata[i])))
      gtk_bitset_add (positions, i);
  if (gtk_bitset_is_empty (positions) && findings->len > 0)
    gtk_bitset_add (positions, 0);

  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
}

/**
 * tel_finding_list_show:
 * @self: a list
 * @findings: (element-type TelFinding): what is shown
 * @nothing: what is said when there are none, a sentence
 *
 * Shows findings.
 */
void
tel_finding_list_show (TelFindingList *self, GPtrArray *findings, const char *nothing)
{
  g_autoptr (GHashTable) ids = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (TEL_IS_FINDING_LIST (self));
  g_return_if_fail (findings != NULL);
  g_return_if_fail (nothing != NULL);

  escaped = g_markup_escape_text (nothing, -1);
  adw_status_page_set_description (self->nothing_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "list" : "nothing");

  ids = collect_ids (self->selected);
  self->is_filling = TRUE;
  g_list_store_splice (self->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->findings)), findings->pdata,
                       findings->len);
  select_again (self, findings, ids);
  self->is_filling = FALSE;
  take_selected (self);
}

/**
 * tel_finding_list_get_selected:
 * @self: a list
 *
 * Gets what is selected.
 *
 * Returns: (transfer none) (element-type TelFinding): the findings
 */
GPtrArray *
tel_finding_list_get_selected (TelFindingList *self)
{
  g_return_val_if_fail (TEL_IS_FINDING_LIST (self), NULL);

  return self->selected;
}

/**
 * tel_finding_list_select:
 * @self: a list
 * @id: the ID of a finding
 *
 * Selects a finding that is shown, and no other.
 */
void
tel_finding_list_select (TelFindingList *self, const char *id)
{
  g_return_if_fail (TEL_IS_FINDING_LIST (self));
  g_return_if_fail (id != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (g_str_equal (tel_finding_get_id (finding), id))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
    }
}

/**
 * tel_finding_list_focus:
 * @self: a list
 *
 * Moves the focus into the list.
 */
void
tel_finding_list_focus (TelFindingList *self)
{
  g_return_if_fail (TEL_IS_FINDING_LIST (self));

  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}
