/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "ui/tel-connection-presenter.h"
#include "ui/tel-connection-state.h"
#include "ui/tel-connection-words.h"
#include "ui/tel-connector.h"
#include "ui/tel-demo-reset.h"
#include "ui/tel-draft-question.h"
#include "ui/tel-transient-windows.h"
#include "ui/tel-undo-presenter.h"
#include "ui/tel-write-pace.h"

G_DEFINE_FINAL_TYPE (TelWindow, tel_window, ADW_TYPE_APPLICATION_WINDOW)

static TelConnection *
get_connection (TelWindow *self)
{
  return self->cluster != NULL ? tel_cluster_get_connection (self->cluster) : NULL;
}

static gboolean
is_on_cluster (TelWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "cluster") == 0;
}

static gboolean
is_on_page (TelWindow *self, const char *name)
{
  return is_on_cluster (self) && g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), name) == 0;
}

/* The title gives way to the pages where there is room for both; then the cluster stands beside them. */
static void
place_title (TelWindow *self)
{
  gboolean title_visible = adw_view_switcher_title_get_title_visible (self->switcher_title);

  gtk_widget_set_visible (GTK_WIDGET (self->connection_title), is_on_cluster (self) && !title_visible);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, is_on_cluster (self) && title_visible);
}

static gboolean
on_title_stands (gpointer user_data)
{
  TelWindow *self = TEL_WINDOW (user_data);

  self->title_source = 0;
  place_title (self);

  return G_SOURCE_REMOVE;
}

/* This comes while the header is given its size, when nothing in it may be shown or hidden. */
static void
on_title_visible_changed (TelWindow *self)
{
  if (self->title_source == 0)
    self->title_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_title_stands, self, NULL);
}

/* In a narrow window there is room for one of them beside the title. */
static void
show_header_buttons (TelWindow *self)
{
  gboolean can_go_back = (is_on_page (self, "users") && tel_users_page_get_can_go_back (self->users_page)) ||
                         (is_on_page (self, "audit") && tel_audit_page_get_can_go_back (self->audit_page)) ||
                         (is_on_page (self, "cluster") && tel_cluster_page_get_can_go_back (self->cluster_page)) ||
                         (is_on_page (self, "activity") && tel_activity_page_get_can_go_back (self->activity_page));

  gtk_widget_set_visible (GTK_WIDGET (self->back_button), can_go_back);
  gtk_widget_set_visible (GTK_WIDGET (self->reload_button), is_on_cluster (self) && !can_go_back);
}

static void
close_client (TelWindow *self)
{
  if (self->cluster != NULL)
    tel_axl_client_close (tel_cluster_get_client (self->cluster));
}

/* The connection was edited while it is open. */
static void
on_connection_changed (TelWindow *self)
{
  tel_window_show_title (self);
  if (self->connected)
    tel_connection_state_show (self->cluster, self->banner);
}

/* A refused password is never sent again by itself; the person is asked for it. */
static void
on_read_failed (TelWindow *self, GError *error)
{
  if (tel_window_is_locked (self))
    return;
  if (tel_error_is_about_connection (error))
    self->connected = FALSE;
  tel_window_show_title (self);

  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_LOGIN))
    tel_banner_show (self->banner, error->message, _ ("Sign in again…"), "win.sign-in");
  else if (!self->connected)
    tel_banner_show (self->banner, error->message, _ ("Reconnect"), "win.reconnect");
  else
    tel_banner_show (self->banner, error->message, _ ("Try again"), "win.reload");
}

static void
on_read_done (TelWindow *self)
{
  self->connected = TRUE;
  tel_window_show_title (self);
  tel_connection_state_show (self->cluster, self->banner);
}

static void
on_reconnected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean connected = tel_connector_connect_finish (TEL_AXL_CLIENT (source), result, &error);
  TelWindow *self;

  if (!connected && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self = TEL_WINDOW (user_data);
  g_clear_object (&self->cancellable);
  self->connected = connected;
  tel_window_show_title (self);
  if (connected)
    {
      tel_connection_state_show (self->cluster, self->banner);
      tel_users_page_reload (self->users_page);
      if (is_on_page (self, "cluster"))
        tel_cluster_page_reload (self->cluster_page);
    }
  else
    on_read_failed (self, error);
}

static void
reconnect (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  if (self->cluster == NULL)
    return;
  if (self->demo != NULL)
    {
      tel_window_start_demo (self);
      return;
    }

  tel_window_cancel (self);
  self->cancellable = g_cancellable_new ();
  tel_window_show_title (self);
  tel_connector_connect_async (tel_cluster_get_client (self->cluster), GTK_WINDOW (self), self->cancellable,
                               on_reconnected, self);
}

static void
disconnect (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  tel_window_leave_cluster (self);
  tel_window_take_demo (self, NULL);
  tel_welcome_page_reload (self->welcome_page);
  tel_window_show_page (self, "welcome");
  tel_window_show_title (self);
}

static void
reload (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  if (is_on_page (self, "activity"))
    tel_activity_page_reload (self->activity_page);
  else if (is_on_page (self, "audit"))
    tel_audit_page_reload (self->audit_page);
  else if (is_on_page (self, "cluster"))
    tel_cluster_page_reload (self->cluster_page);
  else
    tel_users_page_reload (self->users_page);
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  if (is_on_page (self, "activity"))
    tel_activity_page_focus_search (self->activity_page);
  else if (is_on_page (self, "audit"))
    tel_audit_page_focus_search (self->audit_page);
  else if (is_on_page (self, "users"))
    tel_users_page_focus_search (self->users_page);
}

static void
go_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  if (is_on_page (self, "activity"))
    tel_activity_page_go_back (self->activity_page);
  else if (is_on_page (self, "audit"))
    tel_audit_page_go_back (self->audit_page);
  else if (is_on_page (self, "cluster"))
    tel_cluster_page_go_back (self->cluster_page);
  else
    tel_users_page_go_back (self->users_page);
}

static void
show_user (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "users");
  tel_users_page_show_user (self->users_page, g_variant_get_string (parameter, NULL));
}

static void
audit_user (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *self = TEL_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "audit");
  tel_audit_page_show_user (self->audit_page, g_variant_get_string (parameter, NULL));
}

static void
go_to_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (TEL_WINDOW (widget)->pages, g_variant_get_string (parameter, NULL));
}

static void
on_page_changed (TelWindow *self)
{
  if (self->interrupted_toast != NULL && is_on_page (self, "activity"))
    adw_toast_dismiss (self->interrupted_toast);
  show_header_buttons (self);
}

static void
toast (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_window_add_toast (TEL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_can_go_back_changed (TelWindow *self)
{
  show_header_buttons (self);
}

/* What a program that died left behind on this cluster is offered until somebody has looked at it. */
static void
on_interrupted (TelWindow *self, const char *title)
{
  /* Translators: the title of a plan */
  g_autofree char *text = g_strdup_printf (_ ("“%s” broke off when the program ended."), title);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("Show"));
  adw_toast_set_action_name (toast, "win.page");
  adw_toast_set_action_target (toast, "s", "activity");
  adw_toast_set_timeout (toast, 0);
  g_set_weak_pointer (&self->interrupted_toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
bind_settings (TelWindow *self, GSettings *settings)
{
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/* The client ends with the window: a plan that runs on it would lose its answers, and its authentication string. */
static gboolean
tel_window_close_request (GtkWindow *window)
{
  if (!tel_transient_windows_close (window) || tel_draft_question_ask (window))
    return TRUE;

  return GTK_WINDOW_CLASS (tel_window_parent_class)->close_request (window);
}

static void
tel_window_dispose (GObject *object)
{
  TelWindow *self = TEL_WINDOW (object);

  tel_window_cancel (self);
  g_clear_handle_id (&self->title_source, g_source_remove);
  g_clear_weak_pointer (&self->interrupted_toast);
  tel_window_take_demo (self, NULL);
  close_client (self);
  g_clear_object (&self->cluster);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_window_parent_class)->dispose (object);
}

static void
tel_window_finalize (GObject *object)
{
  g_free (TEL_WINDOW (object)->world);

  G_OBJECT_CLASS (tel_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.reconnect", NULL, reconnect);
  gtk_widget_class_install_action (widget_class, "win.disconnect", NULL, disconnect);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "win.page", "s", go_to_page);
  gtk_widget_class_install_action (widget_class, "win.user", "s", show_user);
  gtk_widget_class_install_action (widget_class, "win.audit-user", "s", audit_user);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast);
  tel_window_install_demo (widget_class);
  tel_connection_presenter_install (widget_class);
  tel_demo_reset_install (widget_class);
  tel_undo_presenter_install (widget_class);
}

static void
tel_window_class_init (TelWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_window_dispose;
  object_class->finalize = tel_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tel_window_close_request;

  g_type_ensure (TEL_TYPE_ACTIVITY_PAGE);
  g_type_ensure (TEL_TYPE_AUDIT_PAGE);
  g_type_ensure (TEL_TYPE_BANNER);
  g_type_ensure (TEL_TYPE_BUSY_BANNER);
  g_type_ensure (TEL_TYPE_CLUSTER_PAGE);
  g_type_ensure (TEL_TYPE_CONNECTING_PAGE);
  g_type_ensure (TEL_TYPE_CONNECTION_TITLE);
  g_type_ensure (TEL_TYPE_LOCK_PAGE);
  g_type_ensure (TEL_TYPE_USERS_PAGE);
  g_type_ensure (TEL_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TelWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, reload_button);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, connection_title);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, class_bar);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, activity_page);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, audit_page);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, cluster_page);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, busy_banner);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, connecting_page);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, lock_page);
  gtk_widget_class_bind_template_child (widget_class, TelWindow, users_page);
  gtk_widget_class_bind_template_callback (widget_class, on_can_go_back_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_interrupted);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_title_visible_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_read_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_read_done);
  gtk_widget_class_bind_template_callback (widget_class, tel_window_unlock);
  install_actions (widget_class);
}

static void
tel_window_init (TelWindow *self)
{
  self->world = g_strdup ("small");
  gtk_widget_init_template (GTK_WIDGET (self));
  tel_window_show_page (self, "welcome");
  tel_window_show_title (self);
}

/**
 * tel_window_new:
 * @application: the application, started
 *
 * Makes a window that shows the ways to a cluster.
 *
 * Returns: (transfer none): a new window
 */
TelWindow *
tel_window_new (TelApplication *application)
{
  TelWindow *self;

  g_return_val_if_fail (TEL_IS_APPLICATION (application), NULL);

  self = g_object_new (TEL_TYPE_WINDOW, "application", application, NULL);
  bind_settings (self, tel_application_get_settings (application));
  tel_activity_page_set_journal (self->activity_page, tel_application_get_journal (application));
  tel_audit_page_set_stores (self->audit_page, tel_application_get_journal (application),
                             tel_application_get_connections (application));
  tel_welcome_page_set_stores (self->welcome_page, tel_application_get_connections (application),
                               tel_application_get_trust_store (application),
                               tel_application_get_passwords (application));
  tel_connection_presenter_follow (self, tel_application_get_connections (application));

  return self;
}

/**
 * tel_window_cancel:
 * @self: a window
 *
 * Ends what the window is waiting for.
 */
void
tel_window_cancel (TelWindow *self)
{
  g_return_if_fail (TEL_IS_WINDOW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * tel_window_show_title:
 * @self: a window
 *
 * Says in the header what the window is connected to, and how that stands.
 */
void
tel_window_show_title (TelWindow *self)
{
  TelConnection *connection = get_connection (self);
  g_autofree char *state = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TEL_IS_WINDOW (self));

  tel_connection_words_show_class (self->class_bar, "tel-class-strip", connection);
  if (self->cluster == NULL)
    {
      adw_view_switcher_title_set_title (self->switcher_title, "Telephonist");
      adw_view_switcher_title_set_subtitle (self->switcher_title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Telephonist");
      return;
    }

  state = tel_window_is_locked (self)
              ? g_strdup (_ ("Locked"))
              : tel_connection_state_describe (self->cluster, self->connected, self->cancellable != NULL);
  title = connection != NULL ? tel_connection_words_dup_title (connection)
                             : g_strdup (tel_cluster_get_name (self->cluster));
  adw_view_switcher_title_set_title (self->switcher_title, title);
  adw_view_switcher_title_set_subtitle (self->switcher_title, state);
  tel_connection_title_show (self->connection_title, self->cluster, state);
  name = g_strdup_printf ("%s – Telephonist", title);
  gtk_window_set_title (GTK_WINDOW (self), name);
}

/**
 * tel_window_show_page:
 * @self: a window
 * @name: “welcome”, “connecting”, “locked” or “cluster”
 *
 * Shows a page, and enables what can be done there.
 */
void
tel_window_show_page (TelWindow *self, const char *name)
{
  gboolean on_cluster = g_str_equal (name, "cluster");
  gboolean is_locked = g_str_equal (name, "locked");

  g_return_if_fail (TEL_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, name);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, on_cluster);
  place_title (self);
  show_header_buttons (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.page", on_cluster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.user", on_cluster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.audit-user", on_cluster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", on_cluster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", on_cluster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reconnect", on_cluster);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.disconnect", !g_str_equal (name, "welcome"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reset-demo", self->demo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-connection", get_connection (self) != NULL && !is_locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.connection-details", self->cluster != NULL && !is_locked);
}

/**
 * tel_window_leave_cluster:
 * @self: a window
 *
 * Disconnects from the cluster, if the window is on one.
 */
void
tel_window_leave_cluster (TelWindow *self)
{
  g_return_if_fail (TEL_IS_WINDOW (self));

  tel_window_cancel (self);
  tel_transient_windows_close_companions (GTK_WINDOW (self));
  if (self->cluster != NULL)
    g_signal_handlers_disconnect_by_data (self->cluster, self);
  tel_users_page_set_cluster (self->users_page, NULL);
  tel_busy_banner_set_cluster (self->busy_banner, NULL);
  tel_audit_page_set_cluster (self->audit_page, NULL);
  tel_cluster_page_set_cluster (self->cluster_page, NULL);
  tel_activity_page_set_cluster (self->activity_page, NULL);
  tel_lock_page_clear (self->lock_page);
  close_client (self);
  g_clear_object (&self->cluster);
  self->connected = FALSE;
  tel_banner_hide (self->banner);
}

/**
 * tel_window_open_cluster:
 * @self: a window
 * @cluster: a cluster whose client is connected
 *
 * Shows the users of a cluster, and says of a plan that broke off there.
 */
void
tel_window_open_cluster (TelWindow *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_WINDOW (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  g_set_object (&self->cluster, cluster);
  g_signal_connect_object (cluster, "notify::connection", G_CALLBACK (on_connection_changed), self, G_CONNECT_SWAPPED);
  self->connected = TRUE;
  adw_view_stack_set_visible_child_name (self->pages, "users");
  tel_window_show_page (self, "cluster");
  tel_window_show_title (self);
  tel_connection_state_show (self->cluster, self->banner);
  tel_busy_banner_set_cluster (self->busy_banner, cluster);
  tel_write_pace_bind (tel_cluster_get_client (cluster));
  tel_users_page_set_cluster (self->users_page, cluster);
  tel_audit_page_set_cluster (self->audit_page, cluster);
  tel_cluster_page_set_cluster (self->cluster_page, cluster);
  tel_activity_page_set_cluster (self->activity_page, cluster);
  tel_users_page_focus_search (self->users_page);
}

/**
 * tel_window_change_cluster:
 * @self: a window
 * @cluster: a cluster whose client is connected
 *
 * Leaves what the window was on, be it the demo, and shows another cluster.
 */
void
tel_window_change_cluster (TelWindow *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_WINDOW (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  tel_window_leave_cluster (self);
  tel_window_take_demo (self, NULL);
  tel_window_open_cluster (self, cluster);
}

/**
 * tel_window_show_plan:
 * @self: a window
 * @plan: the number of a plan in the journal
 *
 * Shows a plan on the Activity page.
 *
 * Returns: %FALSE while the window is not on a cluster, so that there is no such page
 */
gboolean
tel_window_show_plan (TelWindow *self, gint64 plan)
{
  g_return_val_if_fail (TEL_IS_WINDOW (self), FALSE);

  if (!is_on_cluster (self))
    return FALSE;

  adw_view_stack_set_visible_child_name (self->pages, "activity");
  tel_activity_page_show_plan (self->activity_page, plan);

  return TRUE;
}

/**
 * tel_window_get_cluster:
 * @self: a window
 *
 * Gets the cluster that is shown.
 *
 * Returns: (transfer none) (nullable): the cluster
 */
TelCluster *
tel_window_get_cluster (TelWindow *self)
{
  g_return_val_if_fail (TEL_IS_WINDOW (self), NULL);

  return self->cluster;
}

/**
 * tel_window_add_toast:
 * @self: a window
 * @text: what has happened; never markup
 *
 * Says for a moment what has happened.
 */
void
tel_window_add_toast (TelWindow *self, const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (TEL_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  /* The title of a toast is always markup in libadwaita 1.2. */
  escaped = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
}
