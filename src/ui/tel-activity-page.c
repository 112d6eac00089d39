/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-page.h"

#include "ui/tel-activity-export.h"
#include "ui/tel-activity-filter.h"
#include "ui/tel-activity-pane.h"
#include "ui/tel-activity-row.h"
#include "ui/tel-list-bin.h"
#include "ui/tel-requests-view.h"

#include <glib/gi18n-lib.h>

/* Milliseconds for which several notes of a plan that runs are read at once. */
#define NOTE_DELAY 200

/**
 * TelActivityPage:
 *
 * Reads the journal while it is shown, and again when something was written down.
 */
struct _TelActivityPage
{
  AdwBin parent_instance;

  GtkWidget *switcher;
  GtkStack *views;
  AdwLeaflet *leaflet;
  GtkWidget *list_box;
  TelActivityFilter *chosen_filter;
  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *error_page;
  GtkWidget *aside_button;
  GtkLabel *count_label;
  GtkLabel *reach_label;
  TelActivityPane *pane;

  TelJournal *journal;
  GListStore *entries;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  gint64 chosen;
  GCancellable *cancellable;
  char *connection;
  guint note_source;
  gboolean can_go_back;
};

G_DEFINE_FINAL_TYPE (TelActivityPage, tel_activity_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CAN_GO_BACK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_INTERRUPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cancel (TelActivityPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  return tel_activity_filter_matches (TEL_ACTIVITY_PAGE (user_data)->chosen_filter, item);
}

/* Since when the journal reaches back, and that there was more: plans are numbered without a gap, and only retention
 * takes one away. */
static void
show_reach (TelActivityPage *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (TelJournalEntry) newest = g_list_model_get_item (G_LIST_MODEL (self->entries), 0);
  g_autoptr (TelJournalEntry) oldest =
      n_entries > 0 ? g_list_model_get_item (G_LIST_MODEL (self->entries), n_entries - 1) : NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  guint n_forgotten;

  gtk_widget_set_visible (GTK_WIDGET (self->reach_label), oldest != NULL);
  if (oldest == NULL)
    return;

  time = tel_activity_row_dup_time (tel_journal_entry_get_begun (oldest));
  n_forgotten = (guint) MAX (tel_journal_entry_get_id (newest) - n_entries, 0);
  if (n_forgotten == 0)
    /* Translators: a date and a time */
    text = g_strdup_printf (_ ("The journal reaches back to %s."), time);
  else
    text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      /* Translators: a date and a time, how many plans retention took away */
                                      "The journal reaches back to %s. %'u older plan was forgotten.",
                                      "The journal reaches back to %s. %'u older plans were forgotten.", n_forgotten),
                         time, n_forgotten);
  gtk_label_set_text (self->reach_label, text);
}

static void
show_state (TelActivityPage *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *text = NULL;

  if (n_entries == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "nothing");

  if (n_shown != n_entries)
    /* Translators: how many of the plans are found, for example “12 of 14”. */
    text = g_strdup_printf (_ ("%'u of %'u"), n_shown, n_entries);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u plan", "%'u plans", n_entries), n_entries);
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_entries > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.export", n_shown > 0);
  show_reach (self);
}

/* The choice outlives the reading anew of the list. */
static void
choose_again (TelActivityPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (TelJournalEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (tel_journal_entry_get_id (entry) == self->chosen)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = tel_journal_list_finish (TEL_JOURNAL (source), result, &error);
  TelActivityPage *self;
  gint64 chosen;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_ACTIVITY_PAGE (user_data);
  g_clear_object (&self->cancellable);
  if (entries == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, escaped);
      gtk_widget_set_visible (self->aside_button, tel_journal_is_unusable (self->journal));
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  chosen = self->chosen;
  tel_activity_filter_take_time (self->chosen_filter);
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), entries->pdata,
                       entries->len);
  self->chosen = chosen;
  choose_again (self);
  show_state (self);
  tel_activity_pane_show_plan (self->pane, self->chosen);
}

static void
on_cluster_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelActivityPage) self = user_data;
  g_autoptr (GPtrArray) entries = tel_journal_list_finish (TEL_JOURNAL (source), result, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      TelJournalEntry *entry = g_ptr_array_index (entries, i);

      if (tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_INTERRUPTED &&
          g_strcmp0 (tel_journal_entry_get_connection (entry), self->connection) == 0)
        {
          g_signal_emit (self, signals[SIGNAL_INTERRUPTED], 0, tel_journal_entry_get_title (entry));
          return;
        }
    }
}

static void
on_note_stands (gpointer user_data)
{
  TelActivityPage *self = TEL_ACTIVITY_PAGE (user_data);

  self->note_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tel_activity_page_reload (self);
}

static void
on_journal_changed (TelActivityPage *self)
{
  if (self->note_source == 0)
    self->note_source = g_timeout_add_once (NOTE_DELAY, on_note_stands, self);
}

static void
on_selected_changed (TelActivityPage *self)
{
  TelJournalEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (entry == NULL || tel_journal_entry_get_id (entry) == self->chosen)
    return;

  self->chosen = tel_journal_entry_get_id (entry);
  tel_activity_pane_show_plan (self->pane, self->chosen);
}

static void
on_filter_changed (TelActivityPage *self)
{
  gint64 chosen = self->chosen;

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->chosen = chosen;
  choose_again (self);
  show_state (self);
}

static void
on_row_activate (TelActivityPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
}

static gboolean
is_on_plans (TelActivityPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "plans") == 0;
}

static void
on_leaflet_changed (TelActivityPage *self)
{
  gboolean can_go_back = is_on_plans (self) && adw_leaflet_get_folded (self->leaflet) &&
                         adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->pane);

  if (self->can_go_back == can_go_back)
    return;

  self->can_go_back = can_go_back;
  gtk_widget_set_visible (self->switcher, !can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.back", can_go_back);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
on_setup (TelActivityPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, GTK_WIDGET (tel_activity_row_new ()));
}

static void
on_bind (TelActivityPage *self, GtkListItem *item)
{
  tel_activity_row_set_entry (TEL_ACTIVITY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_activity_page_go_back (TEL_ACTIVITY_PAGE (widget));
}

static void
show_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelActivityPage *self = TEL_ACTIVITY_PAGE (widget);

  tel_activity_filter_reset (self->chosen_filter);
  tel_activity_page_focus_search (self);
}

static void
export_plans (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelActivityPage *self = TEL_ACTIVITY_PAGE (widget);
  static const char *const names[] = {
    [TEL_JOURNAL_EXPORT_CSV] = "csv",
    [TEL_JOURNAL_EXPORT_JSON] = "json",
    [TEL_JOURNAL_EXPORT_AUDIT] = "audit",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], g_variant_get_string (parameter, NULL)))
      tel_activity_export_ask (widget, self->journal, G_LIST_MODEL (self->filtered), i);
}

static void
on_aside_response (TelActivityPage *self, const char *response)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (!g_str_equal (response, "move") || !tel_journal_is_unusable (self->journal))
    return;

  path = tel_journal_move_aside (self->journal, &error);
  if (path != NULL)
    {
      /* Translators: a file name */
      text = g_strdup_printf (_ ("The old journal is “%s” now."), path);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
      tel_activity_page_reload (self);
      return;
    }

  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->error_page, escaped);
}

static void
move_aside (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Move the journal aside?"),
      _ ("The file gets another name and is kept. The plans in it are no longer shown, and none of them can be gone on "
         "with. A new journal is begun."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "move", _ ("Move aside"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "move", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_aside_response), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tel_activity_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tel_activity_page_parent_class)->map (widget);

  tel_activity_page_reload (TEL_ACTIVITY_PAGE (widget));
}

static void
build_list (TelActivityPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->entries = g_list_store_new (TEL_TYPE_JOURNAL_ENTRY);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->entries)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_changed), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

static void
tel_activity_page_dispose (GObject *object)
{
  TelActivityPage *self = TEL_ACTIVITY_PAGE (object);

  cancel (self);
  g_clear_handle_id (&self->note_source, g_source_remove);
  gtk_list_view_set_model (self->list_view, NULL);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->entries);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->connection, g_free);

  G_OBJECT_CLASS (tel_activity_page_parent_class)->dispose (object);
}

static void
tel_activity_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, TEL_ACTIVITY_PAGE (object)->can_go_back);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_activity_page_class_init (TelActivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_activity_page_dispose;
  object_class->get_property = tel_activity_page_get_property;
  widget_class->map = tel_activity_page_map;

  properties[PROP_CAN_GO_BACK] =
      g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_INTERRUPTED] = g_signal_new ("interrupted", TEL_TYPE_ACTIVITY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TEL_TYPE_ACTIVITY_FILTER);
  g_type_ensure (TEL_TYPE_ACTIVITY_PANE);
  g_type_ensure (TEL_TYPE_LIST_BIN);
  g_type_ensure (TEL_TYPE_REQUESTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, views);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, chosen_filter);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, aside_button);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, reach_label);
  gtk_widget_class_bind_template_child (widget_class, TelActivityPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_leaflet_changed);
  gtk_widget_class_install_action (widget_class, "activity.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "activity.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "activity.export", "s", export_plans);
  gtk_widget_class_install_action (widget_class, "activity.move-aside", NULL, move_aside);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "activity.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "activity.back", NULL);
}

static void
tel_activity_page_init (TelActivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build_list (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.back", FALSE);
  show_state (self);
}

/**
 * tel_activity_page_set_journal:
 * @self: a page
 * @journal: the journal
 *
 * Sets the journal that is shown.
 */
void
tel_activity_page_set_journal (TelActivityPage *self, TelJournal *journal)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PAGE (self));
  g_return_if_fail (TEL_IS_JOURNAL (journal));
  g_return_if_fail (self->journal == NULL);

  self->journal = g_object_ref (journal);
  tel_activity_pane_set_journal (self->pane, journal);
  g_signal_connect_object (journal, "changed", G_CALLBACK (on_journal_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_activity_page_set_cluster:
 * @self: a page
 * @cluster: (nullable): the cluster that the window is connected to
 *
 * Sets on which cluster a plan may be gone on with. Where one broke off there, the signal says so.
 */
void
tel_activity_page_set_cluster (TelActivityPage *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PAGE (self));

  tel_activity_pane_set_cluster (self->pane, cluster);
  g_clear_pointer (&self->connection, g_free);
  if (cluster != NULL)
    self->connection = g_strdup (tel_axl_client_get_connection_id (tel_cluster_get_client (cluster)));
  tel_activity_filter_set_connection (self->chosen_filter, self->connection);
  if (cluster == NULL || self->journal == NULL)
    return;

  tel_journal_list_async (self->journal, NULL, on_cluster_listed, g_object_ref (self));
}

/**
 * tel_activity_page_show_plan:
 * @self: a page
 * @plan: the number of a plan in the journal
 *
 * Chooses a plan and shows it, whatever the filter.
 */
void
tel_activity_page_show_plan (TelActivityPage *self, gint64 plan)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PAGE (self));

  gtk_stack_set_visible_child_name (self->views, "plans");
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->chosen = plan;
  choose_again (self);
  tel_activity_pane_show_plan (self->pane, plan);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
}

/**
 * tel_activity_page_reload:
 * @self: a page
 *
 * Reads the journal again.
 */
void
tel_activity_page_reload (TelActivityPage *self)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PAGE (self));

  if (self->journal == NULL)
    return;

  cancel (self);
  self->cancellable = g_cancellable_new ();
  tel_journal_list_async (self->journal, self->cancellable, on_listed, self);
}

/**
 * tel_activity_page_focus_search:
 * @self: a page
 *
 * Moves the focus to the search.
 */
void
tel_activity_page_focus_search (TelActivityPage *self)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PAGE (self));

  gtk_stack_set_visible_child_name (self->views, "plans");
  tel_activity_page_go_back (self);
  tel_activity_filter_focus (self->chosen_filter);
}

/**
 * tel_activity_page_get_can_go_back:
 * @self: a page
 *
 * Tells whether the plan hides the list.
 *
 * Returns: %TRUE in a narrow window that shows a plan
 */
gboolean
tel_activity_page_get_can_go_back (TelActivityPage *self)
{
  g_return_val_if_fail (TEL_IS_ACTIVITY_PAGE (self), FALSE);

  return self->can_go_back;
}

/**
 * tel_activity_page_go_back:
 * @self: a page
 *
 * Goes back to the list.
 */
void
tel_activity_page_go_back (TelActivityPage *self)
{
  g_return_if_fail (TEL_IS_ACTIVITY_PAGE (self));

  adw_leaflet_set_visible_child (self->leaflet, self->list_box);
}
