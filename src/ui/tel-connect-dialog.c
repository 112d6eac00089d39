/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "ui/tel-connect-dialog.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "ui/tel-connector.h"

/**
 * TelConnectDialog:
 *
 * Stays open until the cluster has answered, so that what is wrong can be put right where it was typed.
 */
struct _TelConnectDialog
{
  AdwWindow parent_instance;

  GtkBox *error_box;
  GtkLabel *error_label;
  GtkButton *cancel_button;
  AdwPreferencesGroup *group;
  AdwEntryRow *host_row;
  AdwEntryRow *port_row;
  AdwEntryRow *user_row;
  AdwPasswordEntryRow *password_row;
  AdwEntryRow *time_zone_row;
  GtkLabel *hint_label;
  GtkSpinner *spinner;

  TelTrustStore *trust_store;
  GSettings *settings;
  TelConnection *connection;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelConnectDialog, tel_connect_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CONNECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (gpointer row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static gboolean
parse_port (TelConnectDialog *self, guint *port)
{
  g_autofree char *text = dup_text (self->port_row);
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, &number, NULL))
    return FALSE;

  *port = (guint) number;

  return TRUE;
}

/* A host name, an IPv4 or an IPv6 address; what people paste from a browser is told apart. */
static const char *
find_host_problem (const char *host)
{
  if (strstr (host, "://") != NULL || strchr (host, '/') != NULL)
    return _ ("Give the host name alone, without “https://” and without a path.");
  if (strpbrk (host, " \t@?#%") != NULL)
    return _ ("A host name has no blanks and none of the characters @ ? # %.");
  if (strchr (host, ':') != NULL && !g_hostname_is_ip_address (host))
    return _ ("Give the port in its own field.");

  return NULL;
}

/* It may be left out: the cluster is asked for it then, and where it does not tell it is assumed (G3.5). */
static gboolean
is_time_zone (const char *identifier)
{
  g_autoptr (GTimeZone) zone = *identifier != '\0' ? g_time_zone_new_identifier (identifier) : NULL;

  return zone != NULL || *identifier == '\0';
}

static const char *
find_problem (TelConnectDialog *self)
{
  g_autofree char *host = dup_text (self->host_row);
  g_autofree char *time_zone = dup_text (self->time_zone_row);
  const char *problem = find_host_problem (host);
  guint port;

  if (problem != NULL)
    return problem;
  if (!parse_port (self, &port))
    return _ ("The port is a number from 1 to 65535; AXL is usually on 8443.");
  if (!is_time_zone (time_zone))
    return _ ("There is no such time zone. Give its name, such as “Asia/Tokyo”, or leave it empty.");

  return NULL;
}

static gboolean
is_complete (TelConnectDialog *self)
{
  g_autofree char *host = dup_text (self->host_row);
  g_autofree char *user = dup_text (self->user_row);

  return *host != '\0' && *user != '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) != '\0';
}

static void
mark_row (gpointer row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
check (TelConnectDialog *self)
{
  g_autofree char *host = dup_text (self->host_row);
  g_autofree char *time_zone = dup_text (self->time_zone_row);
  const char *problem = find_problem (self);
  guint port;

  mark_row (self->host_row, find_host_problem (host) != NULL);
  mark_row (self->port_row, !parse_port (self, &port));
  mark_row (self->time_zone_row, !is_time_zone (time_zone));
  gtk_label_set_text (self->hint_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.connect",
                                 problem == NULL && is_complete (self) && self->cancellable == NULL);
}

static void
on_changed (TelConnectDialog *self)
{
  tel_connect_dialog_set_error (self, NULL);
  check (self);
}

static void
set_busy (TelConnectDialog *self, gboolean busy)
{
  /* Nothing that takes the focus may turn insensitive with it. */
  if (busy)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  check (self);
}

/* Whether the connection has worked, in this dialog or before. */
static gboolean
is_known (TelConnectDialog *self)
{
  g_autofree char *id = tel_connection_dup_known_id (self->settings, tel_connection_get_host (self->connection),
                                                     tel_connection_get_port (self->connection),
                                                     tel_connection_get_user (self->connection));

  return g_strcmp0 (id, tel_connection_get_id (self->connection)) == 0;
}

/* A key that was trusted for a connection that never worked would be found by nobody again: its id goes as well. */
static void
forget_connection (TelConnectDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->connection != NULL && !is_known (self) &&
      !tel_trust_store_forget (self->trust_store, tel_connection_get_id (self->connection), &error))
    g_message ("%s", error->message);

  g_clear_object (&self->connection);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelAxlClient *client = TEL_AXL_CLIENT (source);
  GWeakRef *dialog = user_data;
  g_autoptr (TelConnectDialog) self = g_weak_ref_get (dialog);
  g_autoptr (GError) error = NULL;
  gboolean connected = tel_connector_connect_finish (client, result, &error);

  g_weak_ref_clear (dialog);
  g_free (dialog);
  /* The dialog was closed meanwhile. */
  if (self == NULL)
    return;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (connected)
    {
      tel_connection_remember (self->connection, self->settings);
      g_signal_emit (self, signals[SIGNAL_CONNECTED], 0, client, self->connection);
      g_clear_object (&self->connection);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tel_connect_dialog_set_error (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

/*
 * Another try at the same server is the same connection, so that its key is asked about once and is held to after that.
 * One that is known keeps its id for its own account.
 */
static void
take_connection (TelConnectDialog *self, const char *host, guint port, const char *user, const char *time_zone)
{
  g_autofree char *id = tel_connection_dup_known_id (self->settings, host, port, user);

  if (id == NULL && self->connection != NULL && !is_known (self) &&
      g_ascii_strcasecmp (tel_connection_get_host (self->connection), host) == 0 &&
      tel_connection_get_port (self->connection) == port)
    id = g_strdup (tel_connection_get_id (self->connection));
  else
    forget_connection (self);
  if (id == NULL)
    id = g_uuid_string_random ();

  g_clear_object (&self->connection);
  self->connection = tel_connection_new (id, host, port, user, time_zone);
}

static void
start_connecting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (widget);
  g_autofree char *host = dup_text (self->host_row);
  g_autofree char *user = dup_text (self->user_row);
  g_autofree char *time_zone = dup_text (self->time_zone_row);
  g_autoptr (TelAxlClient) client = NULL;
  GWeakRef *dialog;
  guint port;

  if (self->cancellable != NULL || find_problem (self) != NULL || !parse_port (self, &port))
    return;

  take_connection (self, host, port, user, time_zone);
  client = tel_axl_client_new (tel_connection_get_id (self->connection), host, port, self->trust_store);
  tel_axl_client_set_credentials (client, user, gtk_editable_get_text (GTK_EDITABLE (self->password_row)));

  self->cancellable = g_cancellable_new ();
  tel_connect_dialog_set_error (self, NULL);
  set_busy (self, TRUE);
  /* Not held: a dialog that is closed ends at once, and the connecting with it. */
  dialog = g_new (GWeakRef, 1);
  g_weak_ref_init (dialog, self);
  tel_connector_connect_async (client, GTK_WINDOW (self), self->cancellable, on_connected, dialog);
}

/* While it connects, Cancel ends that and leaves the form; otherwise it closes the dialog. */
static void
cancel_or_close (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
tel_connect_dialog_dispose (GObject *object)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  if (self->trust_store != NULL)
    forget_connection (self);
  g_clear_object (&self->trust_store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tel_connect_dialog_parent_class)->dispose (object);
}

static void
tel_connect_dialog_class_init (TelConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_connect_dialog_dispose;

  signals[SIGNAL_CONNECTED] = g_signal_new ("connected", TEL_TYPE_CONNECT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 2, TEL_TYPE_AXL_CLIENT, TEL_TYPE_CONNECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, host_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, port_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, time_zone_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "connect.connect", NULL, start_connecting);
  gtk_widget_class_install_action (widget_class, "connect.cancel", NULL, cancel_or_close);
}

static void
tel_connect_dialog_init (TelConnectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_busy (self, FALSE);
}

/**
 * tel_connect_dialog_new:
 * @parent: the window that wants a cluster
 * @trust_store: the keys that a person has trusted
 * @settings: the settings of the program, with the connections that are known
 *
 * Makes the dialog, filled in with the connection that was used last. The password is always asked for.
 *
 * Returns: (transfer full): a new window
 */
TelConnectDialog *
tel_connect_dialog_new (GtkWindow *parent, TelTrustStore *trust_store, GSettings *settings)
{
  TelConnectDialog *self;
  g_autoptr (TelConnection) last = NULL;

  g_return_val_if_fail (TEL_IS_TRUST_STORE (trust_store), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (TEL_TYPE_CONNECT_DIALOG, "transient-for", parent, NULL);
  self->trust_store = g_object_ref (trust_store);
  self->settings = g_object_ref (settings);

  last = tel_connection_new_last (settings);
  if (last != NULL)
    {
      g_autofree char *port = g_strdup_printf ("%u", tel_connection_get_port (last));

      gtk_editable_set_text (GTK_EDITABLE (self->host_row), tel_connection_get_host (last));
      gtk_editable_set_text (GTK_EDITABLE (self->port_row), port);
      gtk_editable_set_text (GTK_EDITABLE (self->user_row), tel_connection_get_user (last));
      gtk_editable_set_text (GTK_EDITABLE (self->time_zone_row), tel_connection_get_time_zone (last));
      gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->password_row));
    }
  else
    {
      gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->host_row));
    }

  return self;
}

/**
 * tel_connect_dialog_set_error:
 * @self: a dialog
 * @message: (nullable): why connecting failed, a sentence; NULL for nothing
 *
 * Says what went wrong above the form.
 */
void
tel_connect_dialog_set_error (TelConnectDialog *self, const char *message)
{
  g_return_if_fail (TEL_IS_CONNECT_DIALOG (self));

  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_box), message != NULL);
}
