/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-dialog.h"

#include "ui/tel-connection-form.h"

struct _TelConnectionDialog
{
  AdwWindow parent_instance;

  GtkWidget *error_box;
  GtkLabel *error_label;
  TelConnectionForm *form;

  TelConnectionStore *store;
  char *id;
};

G_DEFINE_FINAL_TYPE (TelConnectionDialog, tel_connection_dialog, ADW_TYPE_WINDOW)

static void
show_error (TelConnectionDialog *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, message != NULL);
}

static void
on_changed (TelConnectionDialog *self)
{
  show_error (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connection.save", tel_connection_form_is_valid (self->form));
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

  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (tel_connection_dialog_parent_class)->dispose (object);
}

static void
tel_connection_dialog_class_init (TelConnectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_connection_dialog_dispose;

  g_type_ensure (TEL_TYPE_CONNECTION_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-connection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelConnectionDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "connection.save", NULL, save);
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
 * @connection: what is to be edited; it keeps its id
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelConnectionDialog *
tel_connection_dialog_new (GtkWindow *parent, TelConnectionStore *store, TelConnection *connection)
{
  TelConnectionDialog *self;

  g_return_val_if_fail (TEL_IS_CONNECTION_STORE (store), NULL);
  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);

  self = g_object_new (TEL_TYPE_CONNECTION_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->id = g_strdup (tel_connection_get_id (connection));
  tel_connection_form_set_connection (self->form, store, connection);
  on_changed (self);

  return self;
}
