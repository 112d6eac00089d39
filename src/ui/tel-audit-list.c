/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-list.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-audit-columns.h"
#include "ui/tel-audit-row-menu.h"
#include "ui/tel-list-bin.h"

/* From so many rows on they are sorted and filtered in steps: below, all at once is not felt, and nothing moves. */
#define N_MANY 20000

/**
 * TelAuditList:
 *
 * rows → sort → filter → selection → view. What is selected is kept with the rows.
 */
struct _TelAuditList
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkToggleButton *findings_button;
  GtkToggleButton *lonely_button;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  GtkColumnView *column_view;
  AdwStatusPage *nothing_page;

  gboolean of_devices;
  TelAuditOverview *overview;
  TelAuditColumns *columns;
  TelAuditRowMenu *menu;
  GtkSortListModel *sorted;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  TelAuditSelection *selection;
  char **words;
  /* The rows that may be shown, %NULL for all. */
  GHashTable *only;
  guint scroll_source;
  guint width_source;
  /* Whether what was marked is to be scrolled to once the rows stand. */
  gboolean has_to_reveal;
};

G_DEFINE_FINAL_TYPE (TelAuditList, tel_audit_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_OF_DEVICES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  PICKED,
  ACTIVATED,
  SHOW_ALL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static TelObjectKind
get_kind (TelAuditList *self)
{
  return self->of_devices ? TEL_OBJECT_KIND_DEVICE : TEL_OBJECT_KIND_USER;
}

static TelAuditRows *
get_rows (TelAuditList *self)
{
  return self->overview != NULL ? tel_audit_overview_get_rows (self->overview, get_kind (self)) : NULL;
}

static guint
get_n_shown (TelAuditList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static gboolean
has_partner (TelAuditList *self, TelAuditRow *row)
{
  TelSnapshot *snapshot = tel_audit_overview_get_snapshot (self->overview);
  const char *name = tel_audit_row_get_name (row);

  return self->of_devices ? tel_snapshot_get_users_of_device (snapshot, name)->len > 0
                          : tel_snapshot_get_devices_of_user (snapshot, name)->len > 0;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  TelAuditList *self = user_data;
  TelAuditRow *row = item;

  if (self->overview == NULL || tel_audit_overview_get_snapshot (self->overview) == NULL)
    return TRUE;
  if (self->only != NULL && !g_hash_table_contains (self->only, row))
    return FALSE;
  if (gtk_toggle_button_get_active (self->findings_button) && tel_audit_row_get_n_findings (row) == 0)
    return FALSE;
  if (gtk_toggle_button_get_active (self->lonely_button) && has_partner (self, row))
    return FALSE;

  return tel_audit_overview_shows_row (self->overview, row) &&
         tel_audit_row_has_words (row, tel_audit_overview_get_snapshot (self->overview),
                                  (const char *const *) self->words);
}

static char *
dup_count (TelAuditList *self)
{
  guint n_rows = tel_audit_rows_get_n (get_rows (self));
  guint n_with_findings = tel_audit_overview_count_with_findings (self->overview, get_kind (self));
  guint n_shown = get_n_shown (self);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  /* Translators: how many users or devices have findings, of how many there are: “12 with findings of 14” */
  text = g_strdup_printf (_ ("%'u with findings of %'u"), n_with_findings, n_rows);
  if (n_shown == n_rows)
    return g_steal_pointer (&text);

  /* Translators: how many rows of a list are shown; others are filtered out */
  shown = g_strdup_printf (_ ("%'u shown"), n_shown);

  return g_strdup_printf ("%s · %s", text, shown);
}

static void
show_state (TelAuditList *self)
{
  g_autofree char *count = NULL;
  const char *page = "list";

  if (self->overview == NULL)
    return;

  if (tel_audit_rows_get_n (get_rows (self)) == 0)
    page = "empty";
  else if (get_n_shown (self) == 0 && tel_audit_list_is_idle (self))
    page = "nothing";
  gtk_stack_set_visible_child_name (self->stack, page);
  count = dup_count (self);
  gtk_label_set_text (self->count_label, count);
}

static void
on_rows_changed (TelAuditList *self)
{
  gboolean are_many = tel_audit_rows_get_n (get_rows (self)) >= N_MANY;

  gtk_sort_list_model_set_incremental (self->sorted, are_many);
  gtk_filter_list_model_set_incremental (self->filtered, are_many);
}

/* Rows were made anew, and those that may be shown are others now. */
static void
on_rebuilt (TelAuditList *self)
{
  g_clear_pointer (&self->only, g_hash_table_unref);
  tel_audit_selection_take_over (self->selection, G_LIST_MODEL (get_rows (self)));
}

static void
on_toggled (TelAuditList *self)
{
  tel_audit_list_refilter (self);
}

static void
on_picked (TelAuditList *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static void
on_row_activate (TelAuditList *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_show_all_clicked (TelAuditList *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

static void
open_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_audit_row_menu_open (TEL_AUDIT_LIST (widget)->menu);
}

static GtkWidget *
find_inner_list (TelAuditList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  while (child != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkColumnListView"))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
scroll_to (TelAuditList *self, guint position)
{
  GtkWidget *list = find_inner_list (self);

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/* The list is in order, so that a row is found without looking at all of them. */
static gboolean
find_position (TelAuditList *self, TelAuditRow *wanted, guint *position)
{
  guint from = 0;
  guint until = get_n_shown (self);

  while (from < until)
    {
      guint middle = from + (until - from) / 2;
      g_autoptr (TelAuditRow) row = g_list_model_get_item (G_LIST_MODEL (self->filtered), middle);
      int order = tel_audit_columns_compare (self->columns, wanted, row);

      if (order == 0)
        {
          *position = middle;

          return TRUE;
        }
      if (order < 0)
        until = middle;
      else
        from = middle + 1;
    }

  return FALSE;
}

static void
scroll_to_first (TelAuditList *self, GPtrArray *rows)
{
  guint first = GTK_INVALID_LIST_POSITION;

  self->has_to_reveal = !tel_audit_list_is_idle (self);
  if (self->has_to_reveal)
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      guint position;

      if (find_position (self, rows->pdata[i], &position))
        first = MIN (first, position);
    }
  if (first != GTK_INVALID_LIST_POSITION)
    scroll_to (self, first);
}

/* The view would hold on to the row that was at its top, and what comes before it now would not be seen. */
static void
on_counted (TelAuditList *self)
{
  tel_audit_columns_resort_findings (self->columns);
  tel_audit_list_refilter (self);
  if (tel_audit_selection_get_rows (self->selection)->len == 0 && get_n_shown (self) > 0)
    scroll_to (self, 0);
}

static gboolean
scroll_where_due (gpointer user_data)
{
  TelAuditList *self = user_data;
  GPtrArray *selected = tel_audit_selection_get_rows (self->selection);

  self->scroll_source = 0;
  if (!tel_audit_list_is_idle (self))
    return G_SOURCE_REMOVE;

  if (self->has_to_reveal)
    scroll_to_first (self, selected);
  else if (selected->len == 0 && get_n_shown (self) > 0)
    scroll_to (self, 0);

  return G_SOURCE_REMOVE;
}

/* A view that held on to a row while thousands came before it shows nothing at all (GTK 4.8). It is told while the rows
 * change, when no view may be scrolled yet. */
static void
on_filtered (TelAuditList *self)
{
  if (tel_audit_list_is_idle (self) && self->scroll_source == 0)
    self->scroll_source = g_idle_add (scroll_where_due, self);
}

static GtkAdjustment *
get_hadjustment (TelAuditList *self)
{
  return gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->column_view));
}

static gboolean
on_width_stands (gpointer user_data)
{
  TelAuditList *self = user_data;

  self->width_source = 0;
  tel_audit_columns_set_width (self->columns, (int) gtk_adjustment_get_page_size (get_hadjustment (self)));

  return G_SOURCE_REMOVE;
}

/* This comes while the view is given its size, when no column may be shown or hidden. */
static void
on_width_changed (TelAuditList *self)
{
  if (self->width_source == 0)
    self->width_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_width_stands, self, NULL);
}

static void
build_model (TelAuditList *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->column_view);

  self->sorted = gtk_sort_list_model_new (NULL, g_object_ref (sorter));
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = tel_audit_selection_new (G_LIST_MODEL (self->filtered));
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->filtered, "notify::pending", G_CALLBACK (on_filtered), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->filtered, "notify::pending", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

/* Names what the template leaves open. */
static void
show_kind (TelAuditList *self)
{
  const char *title = self->of_devices ? _ ("Devices") : _ ("Users");
  const char *columns =
      self->of_devices ? _ ("Columns and order of the devices") : _ ("Columns and order of the users");

  gtk_label_set_text (self->title_label, title);
  gtk_button_set_label (GTK_BUTTON (self->lonely_button), self->of_devices ? _ ("No user") : _ ("No device"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->lonely_button), self->of_devices
                                                                     ? _ ("Only devices that belong to nobody")
                                                                     : _ ("Only users who have no device"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->columns_button), columns);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns_button), GTK_ACCESSIBLE_PROPERTY_LABEL, columns, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* This is what takes the focus. */
  if (find_inner_list (self) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (find_inner_list (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_status_page_set_description (self->nothing_page, self->of_devices
                                                           ? _ ("No device fits the search and what was chosen.")
                                                           : _ ("No user fits the search and what was chosen."));
}

static void
tel_audit_list_constructed (GObject *object)
{
  TelAuditList *self = TEL_AUDIT_LIST (object);

  G_OBJECT_CLASS (tel_audit_list_parent_class)->constructed (object);

  build_model (self);
  self->columns = tel_audit_columns_new (self->column_view, get_kind (self));
  g_signal_connect_object (get_hadjustment (self), "notify::page-size", G_CALLBACK (on_width_changed), self,
                           G_CONNECT_SWAPPED);
  self->menu = tel_audit_row_menu_new (GTK_WIDGET (self), self->column_view, self->columns, get_kind (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "rows", tel_audit_columns_get_actions (self->columns));
  gtk_menu_button_set_menu_model (self->columns_button, tel_audit_columns_get_menu (self->columns));
  show_kind (self);
}

static void
tel_audit_list_dispose (GObject *object)
{
  TelAuditList *self = TEL_AUDIT_LIST (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_object (&self->menu);
  gtk_column_view_set_model (self->column_view, NULL);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorted);
  g_clear_object (&self->columns);
  g_clear_object (&self->overview);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (tel_audit_list_parent_class)->dispose (object);
}

static void
tel_audit_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_OF_DEVICES:
      g_value_set_boolean (value, TEL_AUDIT_LIST (object)->of_devices);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_audit_list_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_OF_DEVICES:
      TEL_AUDIT_LIST (object)->of_devices = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_signals (TelAuditListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_ALL] = g_signal_new ("show-all", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_audit_list_class_init (TelAuditListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tel_audit_list_constructed;
  object_class->dispose = tel_audit_list_dispose;
  object_class->get_property = tel_audit_list_get_property;
  object_class->set_property = tel_audit_list_set_property;

  properties[PROP_OF_DEVICES] =
      g_param_spec_boolean ("of-devices", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_signals (klass);

  g_type_ensure (TEL_TYPE_LIST_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-audit-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, title_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, count_label);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, findings_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, lonely_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, stack);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, column_view);
  gtk_widget_class_bind_template_child (widget_class, TelAuditList, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_install_action (widget_class, "audit-list.menu", NULL, open_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "audit-list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "audit-list.menu", NULL);
}

static void
tel_audit_list_init (TelAuditList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_audit_list_set_overview:
 * @self: a list
 * @overview: (transfer none): the audit that is shown
 *
 * Sets what is shown, once.
 */
void
tel_audit_list_set_overview (TelAuditList *self, TelAuditOverview *overview)
{
  g_return_if_fail (TEL_IS_AUDIT_LIST (self));
  g_return_if_fail (TEL_IS_AUDIT_OVERVIEW (overview));
  g_return_if_fail (self->overview == NULL);

  self->overview = g_object_ref (overview);
  tel_audit_columns_set_overview (self->columns, overview);
  /* Before the models hear of the rows. */
  g_signal_connect_object (get_rows (self), "items-changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (get_rows (self)));
  g_signal_connect_object (overview, "rebuilt", G_CALLBACK (on_rebuilt), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (overview, "counted", G_CALLBACK (on_counted), self, G_CONNECT_SWAPPED);
  show_state (self);
}

/**
 * tel_audit_list_set_words:
 * @self: a list
 * @words: (nullable): folded words that all must occur in a row
 *
 * Filters by a search.
 */
void
tel_audit_list_set_words (TelAuditList *self, const char *const *words)
{
  g_return_if_fail (TEL_IS_AUDIT_LIST (self));

  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
  tel_audit_list_refilter (self);
}

/**
 * tel_audit_list_restrict:
 * @self: a list
 * @rows: (nullable) (element-type TelAuditRow): the only rows that are shown, %NULL for all
 *
 * Restricts the list to what belongs to a selection.
 */
void
tel_audit_list_restrict (TelAuditList *self, GPtrArray *rows)
{
  g_return_if_fail (TEL_IS_AUDIT_LIST (self));

  if (rows == NULL && self->only == NULL)
    return;

  g_clear_pointer (&self->only, g_hash_table_unref);
  if (rows != NULL)
    {
      self->only = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
      for (guint i = 0; i < rows->len; i++)
        g_hash_table_add (self->only, g_object_ref (rows->pdata[i]));
    }
  tel_audit_list_refilter (self);
}

/**
 * tel_audit_list_refilter:
 * @self: a list
 *
 * Filters again, as after something else was chosen.
 */
void
tel_audit_list_refilter (TelAuditList *self)
{
  g_return_if_fail (TEL_IS_AUDIT_LIST (self));

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/**
 * tel_audit_list_shows:
 * @self: a list
 * @row: one of its rows
 *
 * Tells whether a row is not filtered out.
 *
 * Returns: %TRUE when it can be seen in the list
 */
gboolean
tel_audit_list_shows (TelAuditList *self, TelAuditRow *row)
{
  g_return_val_if_fail (TEL_IS_AUDIT_LIST (self), FALSE);
  g_return_val_if_fail (TEL_IS_AUDIT_ROW (row), FALSE);

  return matches (row, self);
}

/**
 * tel_audit_list_reset:
 * @self: a list
 *
 * Lets go of the buttons that filter this list.
 */
void
tel_audit_list_reset (TelAuditList *self)
{
  g_return_if_fail (TEL_IS_AUDIT_LIST (self));

  gtk_toggle_button_set_active (self->findings_button, FALSE);
  gtk_toggle_button_set_active (self->lonely_button, FALSE);
}

/**
 * tel_audit_list_get_selection:
 * @self: a list
 *
 * Gets what is selected.
 *
 * Returns: (transfer none): the selection
 */
TelAuditSelection *
tel_audit_list_get_selection (TelAuditList *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_LIST (self), NULL);

  return self->selection;
}

/**
 * tel_audit_list_mark:
 * @self: a list
 * @rows: (element-type TelAuditRow): what belongs to the selection of the other list
 *
 * Marks rows by selecting them, and shows the first of them.
 */
void
tel_audit_list_mark (TelAuditList *self, GPtrArray *rows)
{
  g_return_if_fail (TEL_IS_AUDIT_LIST (self));
  g_return_if_fail (rows != NULL);

  tel_audit_selection_choose (self->selection, rows);
  scroll_to_first (self, rows);
}

/**
 * tel_audit_list_list_names:
 * @self: a list
 * @most: how many at most
 *
 * Lists the names of the rows that are selected or, where none is, of those that are shown.
 *
 * Returns: (transfer full): user IDs or device names
 */
char **
tel_audit_list_list_names (TelAuditList *self, guint most)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GPtrArray *selected;
  guint n;

  g_return_val_if_fail (TEL_IS_AUDIT_LIST (self), NULL);

  selected = tel_audit_selection_get_rows (self->selection);
  n = MIN (selected->len > 0 ? selected->len : get_n_shown (self), most);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TelAuditRow) row = selected->len > 0 ? g_object_ref (selected->pdata[i])
                                                      : g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      g_strv_builder_add (names, tel_audit_row_get_name (row));
    }

  return g_strv_builder_end (names);
}

/**
 * tel_audit_list_focus:
 * @self: a list
 *
 * Moves the focus into the list, to what is selected.
 */
void
tel_audit_list_focus (TelAuditList *self)
{
  GtkWidget *list;

  g_return_if_fail (TEL_IS_AUDIT_LIST (self));

  list = find_inner_list (self);
  if (list == NULL || get_n_shown (self) == 0)
    return;

  if (tel_audit_selection_get_rows (self->selection)->len > 0)
    scroll_to_first (self, tel_audit_selection_get_rows (self->selection));
  else
    scroll_to (self, 0);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

/**
 * tel_audit_list_is_idle:
 * @self: a list
 *
 * Tells whether the list is sorted and filtered to its end.
 *
 * Returns: %FALSE while that goes on
 */
gboolean
tel_audit_list_is_idle (TelAuditList *self)
{
  g_return_val_if_fail (TEL_IS_AUDIT_LIST (self), TRUE);

  return gtk_sort_list_model_get_pending (self->sorted) == 0 && gtk_filter_list_model_get_pending (self->filtered) == 0;
}
