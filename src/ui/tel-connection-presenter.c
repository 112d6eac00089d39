/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-presenter.h"

#include "ui/tel-connect-dialog.h"
#include "ui/tel-connection-details.h"
#include "ui/tel-connection-dialog.h"

static TelApplication *
get_application (TelWindow *window)
{
  return TEL_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
}

static TelConnection *
get_connection (TelWindow *window)
{
  TelCluster *cluster = tel_window_get_cluster (window);

  return cluster != NULL ? tel_cluster_get_connection (cluster) : NULL;
}

static void
on_connected (TelWindow *window, TelAxlClient *client, TelConnection *connection)
{
  g_autoptr (TelCluster) cluster = tel_cluster_new (client);
  const char *time_zone = tel_connection_get_time_zone (connection);
  g_autoptr (GTimeZone) zone = *time_zone != '\0' ? g_time_zone_new_identifier (time_zone) : NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();

  /* Most administrators sit in their cluster's zone. */
  tel_cluster_assume_time_zone (cluster, local);
  tel_cluster_set_time_zone (cluster, zone);
  tel_cluster_set_connection (cluster, connection);
  tel_window_change_cluster (window, cluster);
}

static TelConnectDialog *
present (TelWindow *window, TelConnection *saved)
{
  TelApplication *application = get_application (window);
  TelConnectDialog *dialog = tel_connect_dialog_new (GTK_WINDOW (window), tel_application_get_trust_store (application),
                                                     tel_application_get_connections (application),
                                                     tel_application_get_passwords (application), saved);

  g_signal_connect_object (dialog, "connected", G_CALLBACK (on_connected), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

static void
connect_to_new (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present (TEL_WINDOW (widget), NULL);
}

static void
connect_to_saved (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *window = TEL_WINDOW (widget);
  g_autoptr (TelConnection) saved =
      tel_connection_store_find (tel_application_get_connections (get_application (window)),
                                 g_variant_get_string (parameter, NULL));

  if (saved != NULL)
    tel_connect_dialog_use_remembered (present (window, saved));
}

/* The password that the cluster refused is not tried again, wherever it is remembered. */
static void
sign_in_again (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present (TEL_WINDOW (widget), get_connection (TEL_WINDOW (widget)));
}

static void
edit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *window = TEL_WINDOW (widget);
  TelConnectionStore *connections = tel_application_get_connections (get_application (window));
  TelConnection *connection = get_connection (window);

  if (connection != NULL)
    gtk_window_present (GTK_WINDOW (
        tel_connection_dialog_new (GTK_WINDOW (window), connections,
                                   tel_application_get_trust_store (get_application (window)), connection)));
}

static void
show_details (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelWindow *window = TEL_WINDOW (widget);
  TelCluster *cluster = tel_window_get_cluster (window);

  if (cluster != NULL)
    gtk_window_present (GTK_WINDOW (tel_connection_details_new (GTK_WINDOW (window), cluster)));
}

/* A connection that is deleted while it is open stays what it was. */
static void
on_connections_changed (TelWindow *window)
{
  TelConnection *connection = get_connection (window);
  g_autoptr (TelConnection) saved = NULL;

  if (connection != NULL)
    saved = tel_connection_store_find (tel_application_get_connections (get_application (window)),
                                       tel_connection_get_id (connection));
  if (saved != NULL && !tel_connection_equals (saved, connection))
    tel_cluster_set_connection (tel_window_get_cluster (window), saved);
}

/**
 * tel_connection_presenter_install:
 * @widget_class: the class of #TelWindow
 *
 * Installs the actions “win.connect”, “win.open-connection”, “win.sign-in”, “win.edit-connection” and
 * “win.connection-details”.
 */
void
tel_connection_presenter_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.connect", NULL, connect_to_new);
  gtk_widget_class_install_action (widget_class, "win.open-connection", "s", connect_to_saved);
  gtk_widget_class_install_action (widget_class, "win.sign-in", NULL, sign_in_again);
  gtk_widget_class_install_action (widget_class, "win.edit-connection", NULL, edit);
  gtk_widget_class_install_action (widget_class, "win.connection-details", NULL, show_details);
}

/**
 * tel_connection_presenter_follow:
 * @window: a window
 * @connections: the connections that are saved
 *
 * Lets what is edited hold at once for the cluster that the window is on.
 */
void
tel_connection_presenter_follow (TelWindow *window, TelConnectionStore *connections)
{
  g_return_if_fail (TEL_IS_WINDOW (window));
  g_return_if_fail (TEL_IS_CONNECTION_STORE (connections));

  g_signal_connect_object (tel_connection_store_get_connections (connections), "items-changed",
                           G_CALLBACK (on_connections_changed), window, G_CONNECT_SWAPPED);
}
