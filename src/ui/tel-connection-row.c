/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-row.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-connection-words.h"

struct _TelConnectionRow
{
  AdwActionRow parent_instance;

  TelConnection *connection;
};

G_DEFINE_FINAL_TYPE (TelConnectionRow, tel_connection_row, ADW_TYPE_ACTION_ROW)

static void
add_bar (TelConnectionRow *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  tel_connection_words_show_class (bar, "tel-class-bar", self->connection);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), bar);
}

static void
tel_connection_row_dispose (GObject *object)
{
  g_clear_object (&TEL_CONNECTION_ROW (object)->connection);

  G_OBJECT_CLASS (tel_connection_row_parent_class)->dispose (object);
}

static void
tel_connection_row_class_init (TelConnectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_connection_row_dispose;
}

static void
tel_connection_row_init (TelConnectionRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

/**
 * tel_connection_row_new:
 * @connection: a connection
 *
 * Makes a row that names the connection.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_connection_row_new (TelConnection *connection)
{
  TelConnectionRow *self;
  g_autofree char *use = NULL;
  g_autofree char *address = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (TEL_IS_CONNECTION (connection), NULL);

  self = g_object_new (TEL_TYPE_CONNECTION_ROW, NULL);
  self->connection = g_object_ref (connection);
  use = tel_connection_words_dup_use (connection);
  address = tel_connection_words_dup_address (connection);
  subtitle = g_strdup_printf ("%s\n%s", use, address);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_connection_get_name (connection));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  add_bar (self);

  return GTK_WIDGET (self);
}

static void
append_item (GMenu *menu, const char *label, const char *action_name, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action_name, "s", id);
  g_menu_append_item (menu, item);
}

/**
 * tel_connection_row_add_menu:
 * @self: a row
 *
 * Lets the row open the connection, and gives it a menu to edit, copy and delete it. The actions are those of
 * #TelWelcomePage and the window, with the id of the connection.
 */
void
tel_connection_row_add_menu (TelConnectionRow *self)
{
  const char *id;
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;

  g_return_if_fail (TEL_IS_CONNECTION_ROW (self));

  id = tel_connection_get_id (self->connection);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-connection");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", id);

  append_item (menu, _ ("_Edit…"), "connections.edit", id);
  append_item (menu, _ ("_Copy"), "connections.copy", id);
  append_item (menu, _ ("_Delete"), "connections.delete", id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  /* Translators: the name of a connection */
  label = g_strdup_printf (_ ("What can be done with “%s”"), tel_connection_get_name (self->connection));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}
