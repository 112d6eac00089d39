/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#define G_LOG_DOMAIN "Tel"

#include "config.h"

#include "ui/tel-connect-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"
#include "ui/tel-connection-form.h"
#include "ui/tel-connection-row.h"
#include "ui/tel-connection-test-view.h"
#include "ui/tel-connector.h"
#include "ui/tel-password-keeper.h"

/* A saved connection needs little room, and the stages of a test need more than that. */
#define DEFAULT_WIDTH 460
#define SAVED_HEIGHT 400
#define TESTED_HEIGHT 620

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
  GtkWidget *fields;
  AdwPreferencesGroup *target_group;
  TelConnectionForm *form;
  AdwPasswordEntryRow *password_row;
  GtkSwitch *remember_switch;
  GtkWidget *save_button;
  TelConnectionTestView *test_view;
  GtkScrolledWindow *scrolled_window;
  GtkSpinner *spinner;

  TelTrustStore *trust_store;
  TelConnectionStore *store;
  TelPasswordStore *passwords;
  TelPassword *remembered;
  GSettings *settings;
  TelConnection *connection;
  gboolean is_saved;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TelConnectDialog, tel_connect_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CONNECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What was remembered is not put into the entry, where it could be looked at. */
static const char *
peek_password (TelConnectDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->password_row));

  if (*typed == '\0' && self->remembered != NULL)
    return tel_password_peek (self->remembered);

  return typed;
}

static gboolean
is_remembered (TelConnectDialog *self)
{
  return self->remembered != NULL && g_str_equal (peek_password (self), tel_password_peek (self->remembered));
}

static void
take_remembered (TelConnectDialog *self, TelPassword *password)
{
  g_clear_pointer (&self->remembered, tel_password_unref);
  self->remembered = password;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password_row),
                                 password != NULL ? _ ("Password (remembered)") : _ ("Password"));
}

static void
check (TelConnectDialog *self)
{
  gboolean is_valid = self->is_saved || tel_connection_form_is_valid (self->form);
  gboolean is_idle = self->cancellable == NULL;
  gboolean has_password = *peek_password (self) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.connect", is_valid && has_password && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.test", is_valid && has_password && is_idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connect.save", is_valid && is_idle);
}

static void
on_changed (TelConnectDialog *self)
{
  tel_connection_test_view_set_test (self->test_view, NULL);
  tel_connect_dialog_set_error (self, NULL);
  check (self);
}

static void
set_busy (TelConnectDialog *self, gboolean busy)
{
  /* Nothing that takes the focus may turn insensitive with it. */
  if (busy)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  gtk_widget_set_sensitive (self->fields, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  check (self);
}

/* A key that was trusted for a connection that was never saved would be found by nobody again: its id goes as well. */
static void
forget_connection (TelConnectDialog *self)
{
  g_autoptr (TelConnection) saved = NULL;
  g_autoptr (GError) error = NULL;

  if (self->connection != NULL)
    saved = tel_connection_store_find (self->store, tel_connection_get_id (self->connection));
  if (self->connection != NULL && saved == NULL &&
      !tel_trust_store_forget (self->trust_store, tel_connection_get_id (self->connection), &error))
    g_message ("%s", error->message);

  g_clear_object (&self->connection);
}

static void
settle_password (TelConnectDialog *self, GtkWindow *parent)
{
  if (!gtk_switch_get_active (self->remember_switch))
    tel_password_keeper_forget (self->passwords, tel_connection_get_id (self->connection), parent);
  else if (!is_remembered (self))
    tel_password_keeper_keep (self->passwords, self->connection, peek_password (self), parent);
}

/* That it could not be saved keeps nobody from working on the cluster. */
static void
save_connected (TelConnectDialog *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->is_saved || tel_connection_store_save (self->store, self->connection, &error))
    {
      settle_password (self, parent);
      return;
    }

  g_message ("%s", error->message);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", error->message);
}

/* A password that was remembered and is refused is sent again by nobody: many a cluster locks an account for that. */
static void
drop_refused_password (TelConnectDialog *self, const GError *refusal)
{
  g_autofree char *text = NULL;

  tel_password_keeper_forget (self->passwords, tel_connection_get_id (self->connection),
                              gtk_window_get_transient_for (GTK_WINDOW (self)));
  take_remembered (self, NULL);
  text = g_strdup_printf ("%s %s", refusal->message,
                          _ ("The password that was remembered is forgotten. Type the one that holds now."));
  tel_connect_dialog_set_error (self, text);
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
      if (!is_remembered (self))
        tel_password_store_release (self->passwords);
      save_connected (self);
      g_signal_emit (self, signals[SIGNAL_CONNECTED], 0, client, self->connection);
      g_clear_object (&self->connection);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_LOGIN) && is_remembered (self))
    drop_refused_password (self, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tel_connect_dialog_set_error (self, error->message);
  check (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

/* Another try at the same server is the same connection, so that its key is asked about once and is held to after. */
static gboolean
take_connection (TelConnectDialog *self)
{
  g_autoptr (TelConnection) connection = NULL;
  g_autofree char *id = g_uuid_string_random ();

  if (self->is_saved)
    return TRUE;

  connection = tel_connection_form_dup_connection (self->form, id);
  if (connection == NULL)
    return FALSE;

  if (self->connection != NULL &&
      g_ascii_strcasecmp (tel_connection_get_host (self->connection), tel_connection_get_host (connection)) == 0 &&
      tel_connection_get_port (self->connection) == tel_connection_get_port (connection))
    {
      TelConnection *again = tel_connection_copy (connection, tel_connection_get_id (self->connection),
                                                  tel_connection_get_name (connection));

      g_object_unref (self->connection);
      self->connection = again;
    }
  else
    {
      forget_connection (self);
      self->connection = g_steal_pointer (&connection);
    }

  return TRUE;
}

static void
start_connecting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (widget);
  g_autoptr (TelAxlClient) client = NULL;
  GWeakRef *dialog;

  if (self->cancellable != NULL || !take_connection (self))
    return;

  client = tel_axl_client_new (tel_connection_get_id (self->connection), tel_connection_get_host (self->connection),
                               tel_connection_get_port (self->connection), self->trust_store);
  tel_axl_client_set_ca_file (client, tel_connection_get_ca_file (self->connection));
  tel_axl_client_set_credentials (client, tel_connection_get_user (self->connection), peek_password (self));

  self->cancellable = g_cancellable_new ();
  tel_connect_dialog_set_error (self, NULL);
  /* What was found before a key was trusted, say, would contradict what is found now. */
  tel_connection_test_view_set_test (self->test_view, NULL);
  set_busy (self, TRUE);
  /* Not held: a dialog that is closed ends at once, and the connecting with it. */
  dialog = g_new (GWeakRef, 1);
  g_weak_ref_init (dialog, self);
  tel_connector_connect_async (client, GTK_WINDOW (self), self->cancellable, on_connected, dialog);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *dialog = user_data;
  g_autoptr (TelConnectDialog) self = g_weak_ref_get (dialog);
  g_autoptr (TelPassword) password = tel_password_store_look_up_finish (TEL_PASSWORD_STORE (source), result, NULL);

  g_weak_ref_clear (dialog);
  g_free (dialog);
  if (self == NULL)
    return;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (password == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
      return;
    }

  take_remembered (self, g_steal_pointer (&password));
  check (self);
  start_connecting (GTK_WIDGET (self), NULL, NULL);
}

static void
on_tested (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *dialog = user_data;
  g_autoptr (TelConnectDialog) self = g_weak_ref_get (dialog);

  g_weak_ref_clear (dialog);
  g_free (dialog);
  /* The stages say what there is to be said. */
  tel_connection_test_run_finish (TEL_CONNECTION_TEST (source), result, NULL);
  if (self == NULL)
    return;

  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

/* The stages stand at the end, where they would be missed. */
static gboolean
scroll_to_end (gpointer user_data)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));

  return G_SOURCE_REMOVE;
}

static void
start_testing (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (widget);
  g_autoptr (TelConnectionTest) test = NULL;
  GWeakRef *dialog;

  if (self->cancellable != NULL || !take_connection (self))
    return;

  test = tel_connection_test_new (self->connection, peek_password (self), self->trust_store);
  self->cancellable = g_cancellable_new ();
  tel_connect_dialog_set_error (self, NULL);
  tel_connection_test_view_set_test (self->test_view, test);
  if (self->is_saved)
    gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, TESTED_HEIGHT);
  set_busy (self, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_end, g_object_ref (self), g_object_unref);
  dialog = g_new (GWeakRef, 1);
  g_weak_ref_init (dialog, self);
  tel_connection_test_run_async (test, self->cancellable, on_tested, dialog);
}

static void
save_only (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectDialog *self = TEL_CONNECT_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (self->cancellable != NULL || !take_connection (self))
    return;

  if (tel_connection_store_save (self->store, self->connection, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    tel_connect_dialog_set_error (self, error->message);
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
  g_clear_pointer (&self->remembered, tel_password_unref);
  if (self->trust_store != NULL)
    forget_connection (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->passwords);
  g_clear_object (&self->trust_store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tel_connect_dialog_parent_class)->dispose (object);
}

static void
tel_connect_dialog_class_init (TelConnectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_connect_dialog_dispose;

  signals[SIGNAL_CONNECTED] = g_signal_new ("connected", TEL_TYPE_CONNECT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 2, TEL_TYPE_AXL_CLIENT, TEL_TYPE_CONNECTION);

  g_type_ensure (TEL_TYPE_CONNECTION_FORM);
  g_type_ensure (TEL_TYPE_CONNECTION_TEST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, target_group);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, form);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, remember_switch);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, test_view);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TelConnectDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "connect.connect", NULL, start_connecting);
  gtk_widget_class_install_action (widget_class, "connect.test", NULL, start_testing);
  gtk_widget_class_install_action (widget_class, "connect.save", NULL, save_only);
  gtk_widget_class_install_action (widget_class, "connect.cancel", NULL, cancel_or_close);
}

static void
tel_connect_dialog_init (TelConnectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (TEL_APPLICATION_ID);
  g_settings_bind (self->settings, "remember-password", self->remember_switch, "active", G_SETTINGS_BIND_DEFAULT);
  set_busy (self, FALSE);
}

/* Of what is saved only the password is missing; what it is stands above it. */
static void
show_saved (TelConnectDialog *self, TelConnection *saved)
{
  self->is_saved = TRUE;
  self->connection = g_object_ref (saved);
  adw_preferences_group_add (self->target_group, tel_connection_row_new (saved));
  gtk_widget_set_visible (GTK_WIDGET (self->target_group), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), DEFAULT_WIDTH, SAVED_HEIGHT);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->password_row));
}

/**
 * tel_connect_dialog_new:
 * @parent: the window that wants a cluster
 * @trust_store: the keys that a person has trusted
 * @store: the connections that are saved
 * @passwords: what remembers passwords
 * @saved: (nullable): the connection to use, %NULL to make a new one
 *
 * Makes the dialog. A new connection is saved once it has worked, or when the person says so. The password is asked
 * for, unless tel_connect_dialog_use_remembered() finds one; what is typed is remembered once it has worked.
 *
 * Returns: (transfer full): a new window
 */
TelConnectDialog *
tel_connect_dialog_new (GtkWindow *parent,
                        TelTrustStore *trust_store,
                        TelConnectionStore *store,
                        TelPasswordStore *passwords,
                        TelConnection *saved)
{
  TelConnectDialog *self;

  g_return_val_if_fail (TEL_IS_TRUST_STORE (trust_store), NULL);
  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (store), NULL);
  g_return_val_if_fail (TEL_IS_PASSWORD_STORE (passwords), NULL);

  self = g_object_new (TEL_TYPE_CONNECT_DIALOG, "transient-for", parent, NULL);
  self->trust_store = g_object_ref (trust_store);
  self->store = g_object_ref (store);
  self->passwords = g_object_ref (passwords);
  if (saved != NULL)
    show_saved (self, saved);
  else
    {
      tel_connection_form_set_connection (self->form, store, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->form));
    }
  check (self);

  return self;
}

/**
 * tel_connect_dialog_use_remembered:
 * @self: a dialog for a connection that is saved
 *
 * Looks whether the password is remembered, and connects with it if so. One that the cluster refuses is forgotten and
 * asked for.
 */
void
tel_connect_dialog_use_remembered (TelConnectDialog *self)
{
  GWeakRef *dialog;

  g_return_if_fail (TEL_IS_CONNECT_DIALOG (self));
  g_return_if_fail (self->is_saved && self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  dialog = g_new (GWeakRef, 1);
  g_weak_ref_init (dialog, self);
  tel_password_store_look_up_async (self->passwords, self->connection, self->cancellable, on_looked_up, dialog);
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

/**
 * tel_connect_dialog_forget_password:
 * @self: a dialog
 *
 * Ends what is under way, and drops the password, typed or remembered. All the rest that was typed stays.
 */
void
tel_connect_dialog_forget_password (TelConnectDialog *self)
{
  g_return_if_fail (TEL_IS_CONNECT_DIALOG (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  take_remembered (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  check (self);
}
