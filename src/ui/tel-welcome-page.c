/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-connection-dialog.h"
#include "ui/tel-connection-exchange.h"
#include "ui/tel-connection-row.h"
#include "ui/tel-connection-undo.h"

/**
 * TelWelcomePage:
 *
 * Its rows activate the window's actions, and their menus those of the page.
 */
struct _TelWelcomePage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkWidget *error_box;
  GtkLabel *error_label;
  AdwPreferencesGroup *connections_group;

  TelConnectionStore *connections;
  TelTrustStore *trust_store;
  TelPasswordStore *passwords;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (TelWelcomePage, tel_welcome_page, ADW_TYPE_BIN)

static void
show_error (TelWelcomePage *self, const GError *error)
{
  gtk_label_set_text (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error_box, error != NULL);
}

static void
fill (TelWelcomePage *self)
{
  GListModel *connections = tel_connection_store_get_connections (self->connections);
  guint n_connections = g_list_model_get_n_items (connections);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->connections_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n_connections; i++)
    {
      g_autoptr (TelConnection) connection = g_list_model_get_item (connections, i);
      GtkWidget *row = tel_connection_row_new (connection);

      tel_connection_row_add_menu (TEL_CONNECTION_ROW (row));
      adw_preferences_group_add (self->connections_group, row);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->connections_group), n_connections > 0);
  /* The picture gives way to what one comes back for. */
  adw_status_page_set_icon_name (self->status_page, n_connections > 0 ? NULL : TEL_APPLICATION_ID);
}

static GtkWindow *
get_window (TelWelcomePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
edit (TelWelcomePage *self, TelConnection *connection)
{
  gtk_window_present (
      GTK_WINDOW (tel_connection_dialog_new (get_window (self), self->connections, self->trust_store, connection)));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWelcomePage *self = TEL_WELCOME_PAGE (widget);
  g_autoptr (TelConnection) connection =
      tel_connection_store_find (self->connections, g_variant_get_string (parameter, NULL));

  if (connection != NULL)
    edit (self, connection);
}

/* The copy is another connection: it has an id, and with that keys and drafts, of its own. */
static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWelcomePage *self = TEL_WELCOME_PAGE (widget);
  g_autoptr (TelConnection) connection =
      tel_connection_store_find (self->connections, g_variant_get_string (parameter, NULL));
  g_autoptr (TelConnection) copy = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    return;

  name = tel_connection_store_make_name (self->connections, tel_connection_get_name (connection));
  copy = tel_connection_copy (connection, id, name);
  if (tel_connection_get_environment (copy) == TEL_ENVIRONMENT_PRODUCTION)
    tel_connection_set_read_only (copy, TRUE);
  if (tel_connection_store_save (self->connections, copy, &error))
    edit (self, copy);
  show_error (self, error);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWelcomePage *self = TEL_WELCOME_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (TelConnection) connection = tel_connection_store_find (self->connections, id);
  g_autoptr (GError) error = NULL;

  if (connection != NULL && tel_connection_store_remove (self->connections, id, &error))
    tel_connection_undo_offer (widget, self->connections, self->trust_store, self->passwords, connection);
  show_error (self, error);
}

static void
import_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_connection_exchange_ask_import (widget, TEL_WELCOME_PAGE (widget)->connections);
}

static void
export_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_connection_exchange_ask_export (widget, TEL_WELCOME_PAGE (widget)->connections);
}

static void
tel_welcome_page_dispose (GObject *object)
{
  TelWelcomePage *self = TEL_WELCOME_PAGE (object);

  g_clear_object (&self->connections);
  g_clear_object (&self->trust_store);
  g_clear_object (&self->passwords);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_welcome_page_parent_class)->dispose (object);
}

static void
tel_welcome_page_class_init (TelWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TelWelcomePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, TelWelcomePage, error_box);
  gtk_widget_class_bind_template_child (widget_class, TelWelcomePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, TelWelcomePage, connections_group);
  gtk_widget_class_install_action (widget_class, "connections.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "connections.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "connections.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "connections.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "connections.export", NULL, export_action);
}

static void
tel_welcome_page_init (TelWelcomePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_welcome_page_set_stores:
 * @self: a welcome page
 * @connections: the connections that are saved
 * @trust_store: the keys that a person has trusted
 * @passwords: what remembers passwords
 *
 * Shows what is saved, now and whenever it changes.
 */
void
tel_welcome_page_set_stores (TelWelcomePage *self,
                             TelConnectionStore *connections,
                             TelTrustStore *trust_store,
                             TelPasswordStore *passwords)
{
  g_return_if_fail (TEL_IS_WELCOME_PAGE (self));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (connections));
  g_return_if_fail (TEL_IS_TRUST_STORE (trust_store));
  g_return_if_fail (TEL_IS_PASSWORD_STORE (passwords));

  g_set_object (&self->connections, connections);
  g_set_object (&self->trust_store, trust_store);
  g_set_object (&self->passwords, passwords);
  g_signal_connect_object (tel_connection_store_get_connections (connections), "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  tel_welcome_page_reload (self);
}

/**
 * tel_welcome_page_reload:
 * @self: a welcome page
 *
 * Reads anew what is saved, which another running copy of the program may have changed.
 */
void
tel_welcome_page_reload (TelWelcomePage *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TEL_IS_WELCOME_PAGE (self));

  if (self->connections != NULL)
    tel_connection_store_load (self->connections, &error);
  show_error (self, error);
}
