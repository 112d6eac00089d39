/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-window-private.h"

#include <glib/gi18n-lib.h>

static void
show_connection_error (TelWindow *self, const GError *error)
{
  if (self->cluster != NULL)
    tel_banner_show (self->banner, error->message, _ ("Reconnect"), "win.reconnect");
  else
    {
      tel_connecting_page_show_error (self->connecting_page, _ ("The demo cluster could not be opened"), error->message,
                                      "win.demo");
      tel_window_show_page (self, "connecting");
    }
}

static void
on_demo_connected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelAxlClient *client = TEL_AXL_CLIENT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelCluster) cluster = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  gboolean connected = tel_axl_client_connect_finish (client, result, &error);
  TelWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_WINDOW (user_data);
  g_clear_object (&self->cancellable);
  if (!connected)
    {
      show_connection_error (self, error);
      return;
    }

  cluster = tel_cluster_new (client);
  tel_cluster_set_name (cluster, _ ("Demo cluster"));
  zone = tel_demo_get_time_zone (self->demo);
  tel_cluster_set_time_zone (cluster, zone);
  tel_cluster_set_capf_port (cluster, tel_demo_get_capf_port (self->demo));
  tel_window_open_cluster (self, cluster);
}

static void
on_demo_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelDemo *demo = TEL_DEMO (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlClient) client = NULL;
  gboolean started = tel_demo_start_finish (demo, result, &error);
  TelWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = TEL_WINDOW (user_data);
  if (!started)
    {
      g_clear_object (&self->cancellable);
      show_connection_error (self, error);
      return;
    }

  tel_connecting_page_show_progress (self->connecting_page, _ ("Connecting to the demo cluster…"));
  client = tel_demo_create_client (demo);
  tel_axl_client_connect_async (client, self->cancellable, on_demo_connected, self);
}

static void
on_demo_ended (TelWindow *self)
{
  if (self->cluster == NULL)
    return;

  self->connected = FALSE;
  tel_window_show_title (self);
  tel_banner_show (self->banner, _ ("The demo cluster has ended."), _ ("Start it again"), "win.demo");
}

static void
on_demo_reset (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean reset = tel_demo_reset_finish (TEL_DEMO (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* The signal of the demo takes every window on from here. */
  if (!reset)
    {
      TelWindow *self = TEL_WINDOW (user_data);

      g_clear_object (&self->cancellable);
      show_connection_error (self, error);
    }
}

static void
open_demo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_window_start_demo (TEL_WINDOW (widget));
}

/**
 * tel_window_install_demo:
 * @widget_class: the class of #TelWindow
 *
 * Installs the action “win.demo”.
 */
void
tel_window_install_demo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.demo", NULL, open_demo);
}

/**
 * tel_window_start_demo:
 * @self: a window
 *
 * Leaves what the window was on, starts the demo cluster and connects to it.
 */
void
tel_window_start_demo (TelWindow *self)
{
  TelApplication *application = TEL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  g_return_if_fail (TEL_IS_WINDOW (self));

  tel_window_leave_cluster (self);
  tel_window_take_demo (self, tel_application_get_demo (application, self->world));
  tel_connecting_page_show_progress (self->connecting_page, _ ("Starting the demo cluster…"));
  tel_window_show_page (self, "connecting");
  tel_window_show_title (self);

  self->cancellable = g_cancellable_new ();
  tel_demo_start_async (self->demo, self->cancellable, on_demo_started, self);
}

/**
 * tel_window_take_demo:
 * @self: a window
 * @demo: (nullable): the demo that the window is on, NULL for none
 *
 * Follows a demo. Whoever shares it works on the same cluster, so its reset is theirs too.
 */
void
tel_window_take_demo (TelWindow *self, TelDemo *demo)
{
  g_return_if_fail (TEL_IS_WINDOW (self));
  g_return_if_fail (demo == NULL || TEL_IS_DEMO (demo));

  if (self->demo == demo)
    return;

  if (self->demo != NULL)
    g_signal_handlers_disconnect_by_data (self->demo, self);
  g_set_object (&self->demo, demo);
  if (demo != NULL)
    {
      g_signal_connect_object (demo, "ended", G_CALLBACK (on_demo_ended), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (demo, "restarted", G_CALLBACK (tel_window_start_demo), self, G_CONNECT_SWAPPED);
    }
}

/**
 * tel_window_open_demo:
 * @self: a window
 * @world: the name of a world
 *
 * Starts the demo cluster and connects to it.
 */
void
tel_window_open_demo (TelWindow *self, const char *world)
{
  g_return_if_fail (TEL_IS_WINDOW (self));
  g_return_if_fail (world != NULL);

  g_free (self->world);
  self->world = g_strdup (world);
  tel_window_start_demo (self);
}

/**
 * tel_window_get_demo:
 * @self: a window
 *
 * Gets the demo cluster that the window is on.
 *
 * Returns: (transfer none) (nullable): the demo, %NULL while it is on none
 */
TelDemo *
tel_window_get_demo (TelWindow *self)
{
  g_return_val_if_fail (TEL_IS_WINDOW (self), NULL);

  return self->demo;
}

/**
 * tel_window_reset_demo:
 * @self: a window that is on the demo cluster
 *
 * Resets the demo, without asking.
 */
void
tel_window_reset_demo (TelWindow *self)
{
  g_return_if_fail (TEL_IS_WINDOW (self));
  g_return_if_fail (self->demo != NULL);

  tel_window_leave_cluster (self);
  tel_connecting_page_show_progress (self->connecting_page, _ ("Resetting the demo cluster…"));
  tel_window_show_page (self, "connecting");
  tel_window_show_title (self);
  self->cancellable = g_cancellable_new ();
  tel_demo_reset_async (self->demo, self->cancellable, on_demo_reset, self);
}
