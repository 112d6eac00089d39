/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-list.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "ui/tel-list-bin.h"
#include "ui/tel-user-filter.h"
#include "ui/tel-user-row.h"

/**
 * TelUserList:
 *
 * store → sort → filter → selection → view, in this order: measured, a filter above the sort is several times cheaper
 * to clear.
 */
struct _TelUserList
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  TelUserFilter *user_filter;
  GtkStack *stack;
  GtkListView *list_view;
  GtkSpinner *loading_spinner;
  AdwStatusPage *nothing_page;
  AdwStatusPage *error_page;
  GtkLabel *count_label;
  GtkSpinner *count_spinner;

  TelCluster *cluster;
  TelUserFindings *findings;
  GtkSortListModel *sorted;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;

  char *needle;
  char **words;
  TelUser *user;
  gboolean loading;
  char *error;
};

G_DEFINE_FINAL_TYPE (TelUserList, tel_user_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_USER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static int
compare_users (gconstpointer one, gconstpointer other, gpointer user_data)
{
  int order = strcmp (tel_user_get_collation_key ((TelUser *) one), tel_user_get_collation_key ((TelUser *) other));

  return order != 0 ? order
                    : g_strcmp0 (tel_user_get_user_id ((TelUser *) one), tel_user_get_user_id ((TelUser *) other));
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  TelUserList *self = user_data;
  const char *key = tel_user_get_search_key (item);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (key, self->words[i]) == NULL)
      return FALSE;

  return tel_user_filter_matches (self->user_filter, item);
}

static gboolean
is_filtered (TelUserList *self)
{
  return self->needle[0] != '\0' || !tel_user_filter_is_open (self->user_filter);
}

static guint
get_n_users (TelUserList *self)
{
  return self->sorted != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) : 0;
}

static guint
get_n_shown (TelUserList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static void
show_count (TelUserList *self)
{
  guint n_users = get_n_users (self);
  g_autofree char *text = NULL;

  if (is_filtered (self))
    /* Translators: how many of the users are found, for example “12 of 14”. */
    text = g_strdup_printf (_ ("%'u of %'u"), get_n_shown (self), n_users);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u user", "%'u users", n_users), n_users);

  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_users > 0);
}

static void
explain_nothing (TelUserList *self)
{
  adw_status_page_set_description (
      self->nothing_page, tel_user_filter_is_open (self->user_filter)
                              ? _ ("No user has these words in name, user ID, number, department or mail address.")
                              : _ ("No user fits the search and what was chosen."));
}

static void
show_state (TelUserList *self)
{
  guint n_users = get_n_users (self);
  const char *page = "list";

  if (n_users == 0 && self->error != NULL)
    page = "error";
  else if (n_users == 0)
    page = self->loading ? "loading" : "empty";
  else if (tel_user_filter_lacks_audit (self->user_filter))
    page = "unaudited";
  else if (get_n_shown (self) == 0)
    page = "nothing";

  explain_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->loading_spinner, self->loading && n_users == 0);
  gtk_spinner_set_spinning (self->count_spinner, self->loading && n_users > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count_spinner), self->loading && n_users > 0);
  show_count (self);
}

static guint
find_shown (TelUserList *self, const char *user_id)
{
  guint n_shown = get_n_shown (self);

  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (g_strcmp0 (tel_user_get_user_id (user), user_id) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
take_user (TelUserList *self, TelUser *user)
{
  if (g_set_object (&self->user, user))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
}

/* A filter or a newer object takes the row away; the choice is the person's and outlives it. */
static void
on_selected_changed (TelUserList *self)
{
  TelUser *selected = gtk_single_selection_get_selected_item (self->selection);

  if (selected != NULL)
    take_user (self, selected);
}

static void
on_shown_changed (TelUserList *self)
{
  if (self->user != NULL && gtk_single_selection_get_selected_item (self->selection) == NULL)
    gtk_single_selection_set_selected (self->selection, find_shown (self, tel_user_get_user_id (self->user)));
  show_state (self);
}

static void
set_needle (TelUserList *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *needle = tel_user_fold_search_text (stripped);
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  if (g_str_equal (needle, self->needle))
    return;

  if (g_str_has_prefix (needle, self->needle))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (g_str_has_prefix (self->needle, needle))
    change = GTK_FILTER_CHANGE_LESS_STRICT;

  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  g_clear_pointer (&self->words, g_strfreev);
  self->words = g_strsplit_set (self->needle, " \t", -1);

  gtk_filter_changed (GTK_FILTER (self->filter), change);
  show_state (self);
}

static void
on_filter_changed (TelUserList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

/* The page of those who wait for an audit comes and goes with it, though nobody fits before and after. */
static void
on_findings_changed (TelUserList *self)
{
  show_state (self);
}

static void
focus_list (TelUserList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (get_n_shown (self) == 0)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                              position != GTK_INVALID_LIST_POSITION ? position : 0);
  gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

static void
on_search_changed (TelUserList *self)
{
  set_needle (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
on_stop_search (TelUserList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  set_needle (self, "");
}

/* Enter opens the first match, also before the delay is over. */
static void
on_search_activate (TelUserList *self)
{
  on_search_changed (self);
  if (get_n_shown (self) == 0)
    return;

  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "users.open", NULL);
}

static void
on_row_activate (TelUserList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "users.open", NULL);
}

static gboolean
on_key_pressed (
    GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, TelUserList *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  on_search_changed (self);
  focus_list (self);

  return GDK_EVENT_STOP;
}

static void
on_setup (TelUserList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, GTK_WIDGET (tel_user_row_new ()));
}

static void
on_bind (TelUserList *self, GtkListItem *item)
{
  tel_user_row_bind (TEL_USER_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), self->cluster,
                     self->findings);
}

static void
on_unbind (TelUserList *self, GtkListItem *item)
{
  tel_user_row_unbind (TEL_USER_ROW (gtk_list_item_get_child (item)));
}

static void
show_everybody (TelUserList *self)
{
  on_stop_search (self);
  tel_user_filter_reset (self->user_filter);
}

static void
clear_search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelUserList *self = TEL_USER_LIST (widget);

  show_everybody (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
build_model (TelUserList *self)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_users, NULL, NULL));

  self->sorted = gtk_sort_list_model_new (NULL, sorter);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered =
      gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_shown_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
build_view (TelUserList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), controller);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));
}

static void
tel_user_list_dispose (GObject *object)
{
  TelUserList *self = TEL_USER_LIST (object);

  gtk_search_entry_set_key_capture_widget (self->search_entry, NULL);
  gtk_list_view_set_model (self->list_view, NULL);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorted);
  g_clear_object (&self->user);
  g_clear_object (&self->findings);
  g_clear_object (&self->cluster);

  G_OBJECT_CLASS (tel_user_list_parent_class)->dispose (object);
}

static void
tel_user_list_finalize (GObject *object)
{
  TelUserList *self = TEL_USER_LIST (object);

  g_free (self->needle);
  g_strfreev (self->words);
  g_free (self->error);

  G_OBJECT_CLASS (tel_user_list_parent_class)->finalize (object);
}

static void
tel_user_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_USER:
      g_value_set_object (value, tel_user_list_get_user (TEL_USER_LIST (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tel_user_list_class_init (TelUserListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_user_list_dispose;
  object_class->finalize = tel_user_list_finalize;
  object_class->get_property = tel_user_list_get_property;

  properties[PROP_USER] =
      g_param_spec_object ("user", NULL, NULL, TEL_TYPE_USER, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEL_TYPE_LIST_BIN);
  g_type_ensure (TEL_TYPE_USER_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-user-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TelUserList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, user_filter);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, stack);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, list_view);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, loading_spinner);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, error_page);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, count_label);
  gtk_widget_class_bind_template_child (widget_class, TelUserList, count_spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activate);
  gtk_widget_class_install_action (widget_class, "users.clear-search", NULL, clear_search);
}

static void
tel_user_list_init (TelUserList *self)
{
  self->needle = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  build_model (self);
  build_view (self);
  show_state (self);
}

/**
 * tel_user_list_set_cluster:
 * @self: a list
 * @cluster: (nullable): the cluster whose users are shown, NULL for none
 *
 * Shows the users of a cluster, sorted by name, and follows what is read of them.
 */
void
tel_user_list_set_cluster (TelUserList *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_USER_LIST (self));

  if (self->cluster == cluster)
    return;

  /* The rows let go of the old cluster while they still know it. */
  gtk_sort_list_model_set_model (self->sorted, NULL);
  take_user (self, NULL);
  g_set_object (&self->cluster, cluster);
  g_clear_pointer (&self->error, g_free);
  show_everybody (self);
  tel_user_filter_set_cluster (self->user_filter, cluster);
  if (cluster != NULL)
    gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER)));
  show_state (self);
}

/**
 * tel_user_list_set_findings:
 * @self: a list without a cluster
 * @findings: what an audit found of the users
 *
 * Sets by what the list is told who has findings, once.
 */
void
tel_user_list_set_findings (TelUserList *self, TelUserFindings *findings)
{
  g_return_if_fail (TEL_IS_USER_LIST (self));
  g_return_if_fail (TEL_IS_USER_FINDINGS (findings));
  g_return_if_fail (self->findings == NULL && self->cluster == NULL);

  self->findings = g_object_ref (findings);
  tel_user_filter_set_findings (self->user_filter, findings);
  g_signal_connect_object (findings, "changed", G_CALLBACK (on_findings_changed), self, G_CONNECT_SWAPPED);
}

/**
 * tel_user_list_get_user:
 * @self: a list
 *
 * Gets the user that is chosen.
 *
 * Returns: (transfer none) (nullable): the user
 */
TelUser *
tel_user_list_get_user (TelUserList *self)
{
  g_return_val_if_fail (TEL_IS_USER_LIST (self), NULL);

  return self->user;
}

/**
 * tel_user_list_select:
 * @self: a list
 * @user_id: a user ID
 *
 * Chooses a user and scrolls there. Where a search or a filter hides them, everybody is shown again.
 */
void
tel_user_list_select (TelUserList *self, const char *user_id)
{
  guint position;

  g_return_if_fail (TEL_IS_USER_LIST (self));

  position = find_shown (self, user_id);
  if (position == GTK_INVALID_LIST_POSITION && is_filtered (self))
    {
      show_everybody (self);
      position = find_shown (self, user_id);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/**
 * tel_user_list_set_loading:
 * @self: a list
 * @loading: whether users are being read
 *
 * Says that the list is being read. What is there already stays usable.
 */
void
tel_user_list_set_loading (TelUserList *self, gboolean loading)
{
  g_return_if_fail (TEL_IS_USER_LIST (self));

  self->loading = loading;
  if (loading)
    g_clear_pointer (&self->error, g_free);
  show_state (self);
}

/**
 * tel_user_list_set_error:
 * @self: a list
 * @message: why the users could not be read, a sentence
 *
 * Says in place of an empty list why it is empty.
 */
void
tel_user_list_set_error (TelUserList *self, const char *message)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (TEL_IS_USER_LIST (self));
  g_return_if_fail (message != NULL);

  g_free (self->error);
  self->error = g_strdup (message);
  /* The description of a status page is markup. */
  escaped = g_markup_escape_text (message, -1);
  adw_status_page_set_description (self->error_page, escaped);
  show_state (self);
}

/**
 * tel_user_list_set_search:
 * @self: a list
 * @text: what to look for: words that all must occur
 *
 * Filters at once, without the delay that typing has.
 */
void
tel_user_list_set_search (TelUserList *self, const char *text)
{
  g_return_if_fail (TEL_IS_USER_LIST (self));

  /* The entry is empty for a moment on the way, which would show everybody. */
  g_signal_handlers_block_by_func (self->search_entry, on_search_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  g_signal_handlers_unblock_by_func (self->search_entry, on_search_changed, self);
  set_needle (self, text);
}

/**
 * tel_user_list_focus_search:
 * @self: a list
 *
 * Moves the focus to the search and selects what is in it.
 */
void
tel_user_list_focus_search (TelUserList *self)
{
  g_return_if_fail (TEL_IS_USER_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/**
 * tel_user_list_get_model:
 * @self: a list
 *
 * Gets the users that are shown, in their order.
 *
 * Returns: (transfer none): the model, of #TelUser
 */
GListModel *
tel_user_list_get_model (TelUserList *self)
{
  g_return_val_if_fail (TEL_IS_USER_LIST (self), NULL);

  return G_LIST_MODEL (self->filtered);
}
