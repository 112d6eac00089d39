/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-lock-page.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-drafts.h"
#include "ui/tel-connector.h"
#include "ui/tel-secret-clipboard.h"
#include "ui/tel-transient-windows.h"

/**
 * TelLockPage:
 *
 * Nothing that is secret is kept behind the lock: the password, the session, the strings. What was read and what was
 * typed is, with the dialogs that were open.
 */
struct _TelLockPage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  AdwPasswordEntryRow *password_row;
  GtkSpinner *spinner;
  GtkLabel *error_label;

  TelCluster *cluster;
  GPtrArray *hidden;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelLockPage, tel_lock_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_UNLOCKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_error (TelLockPage *self, const char *text)
{
  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

static void
check (TelLockPage *self)
{
  gboolean has_password = *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) != '\0';
  gboolean is_busy = self->cancellable != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lock.unlock", self->cluster != NULL && has_password && !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->password_row), !is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
}

static void
on_changed (TelLockPage *self)
{
  show_error (self, NULL);
  check (self);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelAxlClient *client = TEL_AXL_CLIENT (source);
  g_autoptr (GError) error = NULL;
  gboolean connected = tel_connector_connect_finish (client, result, &error);
  g_autoptr (GPtrArray) hidden = NULL;
  TelLockPage *self;

  /* The page may be gone when it was cancelled. */
  if (!connected && g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self = TEL_LOCK_PAGE (user_data);
  g_clear_object (&self->cancellable);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  if (!connected)
    {
      tel_axl_client_close (client);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error->message);
      check (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
      return;
    }

  hidden = g_steal_pointer (&self->hidden);
  tel_lock_page_clear (self);
  g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0);
  tel_transient_windows_show (hidden);
}

static void
on_entry_activated (TelLockPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "lock.unlock", NULL);
}

/* What is typed is sent once; the next request is one of the person's. */
static void
unlock_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelLockPage *self = TEL_LOCK_PAGE (widget);
  TelAxlClient *client = tel_cluster_get_client (self->cluster);

  tel_axl_client_set_credentials (client, tel_axl_client_get_user (client),
                                  gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
  show_error (self, NULL);
  self->cancellable = g_cancellable_new ();
  check (self);
  tel_connector_connect_async (client, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable, on_connected,
                               self);
}

static void
tel_lock_page_dispose (GObject *object)
{
  tel_lock_page_clear (TEL_LOCK_PAGE (object));

  G_OBJECT_CLASS (tel_lock_page_parent_class)->dispose (object);
}

static void
tel_lock_page_class_init (TelLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_lock_page_dispose;

  signals[SIGNAL_UNLOCKED] =
      g_signal_new ("unlocked", TEL_TYPE_LOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelLockPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, TelLockPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, TelLockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelLockPage, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "lock.unlock", NULL, unlock_action);
}

static void
tel_lock_page_init (TelLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  check (self);
}

/**
 * tel_lock_page_lock:
 * @self: a page in a window none of whose dialogs runs a plan
 * @cluster: the cluster of the window
 *
 * Drops the password, the session and the authentication strings, hides the window's dialogs, and asks for the
 * password.
 */
void
tel_lock_page_lock (TelLockPage *self, TelCluster *cluster)
{
  TelAxlClient *client;
  g_autofree char *text = NULL;

  g_return_if_fail (TEL_IS_LOCK_PAGE (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  client = tel_cluster_get_client (cluster);
  tel_lock_page_clear (self);
  self->cluster = g_object_ref (cluster);
  self->hidden = tel_transient_windows_hide (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  tel_axl_client_close (client);
  tel_cluster_forget_strings (cluster);
  tel_drafts_forget_strings (tel_drafts_get_for_connection (tel_axl_client_get_connection_id (client)));
  tel_secret_clipboard_clear (tel_secret_clipboard_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));

  /* Translators: an account, the name of a connection */
  text = g_strdup_printf (_ ("Type the password of “%s” at “%s” to go on. What was edited is kept."),
                          tel_axl_client_get_user (client), tel_cluster_get_name (cluster));
  adw_status_page_set_description (self->status_page, text);
  check (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

/**
 * tel_lock_page_clear:
 * @self: a page
 *
 * Lets the cluster go that was locked, and the dialogs that are hidden.
 */
void
tel_lock_page_clear (TelLockPage *self)
{
  g_return_if_fail (TEL_IS_LOCK_PAGE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->hidden != NULL)
    g_ptr_array_foreach (self->hidden, (GFunc) (void (*) (void)) gtk_window_destroy, NULL);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_object (&self->cluster);
  if (self->password_row == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  show_error (self, NULL);
  check (self);
}
