/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-dialog.h"

#include "ui/tel-connection-form.h"
#include "ui/tel-connection-test-view.h"

/**
 * TelConnectionDialog:
 *
 * The password is for the test alone: it goes with the dialog. What is edited while a test runs ends the test, since it
 * would tell of something else.
 */
struct _TelConnectionDialog
{
  AdwWindow parent_instance;

  GtkWidget *error_box;
  GtkLabel *error_label;
  TelConnectionForm *form;
  AdwPasswordEntryRow *password_row;
  TelConnectionTestView *test_view;
  GtkScrolledWindow *scrolled_window;

  TelConnectionStore *store;
  TelTrustStore *trust_store;
  char *id;
  GCancellable *cancellable;
  guint scroll_source;
};

G_DEFINE_FINAL_TYPE (TelConnectionDialog, tel_connection_dialog, ADW_TYPE_WINDOW)

static void
show_error (TelConnectionDialog *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, message != NULL);
}

static void
check (TelConnectionDialog *self)
{
  gboolean is_valid = tel_connection_form_is_valid (self->form);
  gboolean has_password = *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connection.save", is_valid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connection.test",
                                 is_valid && has_password && self->cancellable == NULL);
}

static void
stop_testing (TelConnectionDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_changed (TelConnectionDialog *self)
{
  stop_testing (self);
  tel_connection_test_view_set_test (self->test_view, NULL);
  show_error (self, NULL);
  check (self);
}

static void
on_tested (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelConnectionDialog *self;
  g_autoptr (GError) error = NULL;

  /* The stages say what there is to be said. */
  if (!tel_connection_test_run_finish (TEL_CONNECTION_TEST (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_CONNECTION_DIALOG (user_data);
  g_clear_object (&self->cancellable);
  check (self);
}

/* The stages stand at the end, where they would be missed. */
static gboolean
scroll_to_end (gpointer user_data)
{
  TelConnectionDialog *self = TEL_CONNECTION_DIALOG (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

  self->scroll_source = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));

  return G_SOURCE_REMOVE;
}

static void
start_testing (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectionDialog *self = TEL_CONNECTION_DIALOG (widget);
  g_autoptr (TelConnection) connection = tel_connection_form_dup_connection (self->form, self->id);
  g_autoptr (TelConnectionTest) test = NULL;

  if (connection == NULL || self->cancellable != NULL)
    return;

  test = tel_connection_test_new (connection, gtk_editable_get_text (GTK_EDITABLE (self->password_row)),
                                  self->trust_store);
  self->cancellable = g_cancellable_new ();
  tel_connection_test_view_set_test (self->test_view, test);
  check (self);
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_to_end, self, NULL);
  tel_connection_test_run_async (test, self->cancellable, on_tested, self);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelConnectionDialog *self = TEL_CONNECTION_DIALOG (widget);
  g_autoptr (TelConnection) connection = tel_connection_form_dup_connection (self->form, self->id);
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    return;

  if (tel_connection_store_save (self->store, connection, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_error (self, error->message);
}

static void
tel_connection_dialog_dispose (GObject *object)
{
  TelConnectionDialog *self = TEL_CONNECTION_DIALOG (object);

  stop_testing (self);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->password_row != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  g_clear_object (&self->store);
  g_clear_object (&self->trust_store);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (tel_connection_dialog_parent_class)->dispose (object);
}

static void
tel_connection_dialog_class_init (TelConnectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_connection_dialog_dispose;

  g_type_ensure (TEL_TYPE_CONNECTION_FORM);
  g_type_ensure (TEL_TYPE_CONNECTION_TEST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, test_view);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, scrolled_window);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "connection.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "connection.test", NULL, start_testing);
}

static void
tel_connection_dialog_init (TelConnectionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_connection_dialog_new:
 * @parent: the window that wants it
 * @store: where the connection is saved
 * @trust_store: the keys that a person has trusted; a test adds none
 * @connection: what is to be edited; it keeps its id
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelConnectionDialog *
tel_connection_dialog_new (GtkWindow *parent,
                           TelConnectionStore *store,
                           TelTrustStore *trust_store,
                           TelConnection *connection)
{
  TelConnectionDialog *self;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (store), NULL);
  g_return_val_if_fail (TEL_IS_TRUST_STORE (trust_store), NULL);
  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);

  self = g_object_new (TEL_TYPE_CONNECTION_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->trust_store = g_object_ref (trust_store);
  self->id = g_strdup (tel_connection_get_id (connection));
  tel_connection_form_set_connection (self->form, store, connection);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  on_changed (self);

  return self;
}
