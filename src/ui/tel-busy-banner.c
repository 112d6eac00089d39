/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-busy-banner.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-banner.h"

/**
 * TelBusyBanner:
 *
 * Counts down the seconds until a request that the cluster was too busy for is sent again, or a write sent that the
 * limit of writes a minute holds up (contract 1.5), and lets the person stop the waiting.
 */
struct _TelBusyBanner
{
  AdwBin parent_instance;

  TelBanner *banner;
  TelAxlClient *client;
  gulong handler;
  guint tick;
};

G_DEFINE_FINAL_TYPE (TelBusyBanner, tel_busy_banner, ADW_TYPE_BIN)

static char *
describe_wait (TelAxlWait wait, guint seconds)
{
  if (wait == TEL_AXL_WAIT_PACE)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     /* Translators: a number of seconds */
                     "The limit of writes a minute, which is set in Preferences, is reached. Going on in %u second.",
                     "The limit of writes a minute, which is set in Preferences, is reached. Going on in %u seconds.",
                     seconds),
        seconds);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: a number of seconds */
                                       "The cluster is busy. Going on in %u second.",
                                       "The cluster is busy. Going on in %u seconds.", seconds),
                          seconds);
}

static void
show_seconds (TelBusyBanner *self, gint64 until)
{
  gint64 left = until - g_get_monotonic_time ();
  guint seconds = (guint) MAX ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 1);
  g_autofree char *text = describe_wait (tel_axl_client_get_wait (self->client), seconds);

  /* Translators: a button; nothing is waited for any longer */
  tel_banner_show (self->banner, text, _ ("Stop waiting"), "busy.stop-waiting");
}

static gboolean
on_tick (gpointer user_data)
{
  TelBusyBanner *self = TEL_BUSY_BANNER (user_data);

  show_seconds (self, tel_axl_client_get_busy_until (self->client));

  return G_SOURCE_CONTINUE;
}

static void
update (TelBusyBanner *self)
{
  gint64 until = self->client != NULL ? tel_axl_client_get_busy_until (self->client) : 0;

  if (until == 0)
    {
      g_clear_handle_id (&self->tick, g_source_remove);
      tel_banner_hide (self->banner);
      return;
    }

  show_seconds (self, until);
  if (self->tick == 0)
    self->tick = g_timeout_add_seconds (1, on_tick, self);
}

static void
set_client (TelBusyBanner *self, TelAxlClient *client)
{
  if (self->client == client)
    return;

  if (self->client != NULL)
    g_clear_signal_handler (&self->handler, self->client);
  g_set_object (&self->client, client);
  if (client != NULL)
    self->handler = g_signal_connect_swapped (client, "notify::busy-until", G_CALLBACK (update), self);
}

static void
stop_waiting (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TelBusyBanner *self = TEL_BUSY_BANNER (widget);

  if (self->client != NULL)
    tel_axl_client_stop_waiting (self->client);
}

static void
tel_busy_banner_dispose (GObject *object)
{
  TelBusyBanner *self = TEL_BUSY_BANNER (object);

  set_client (self, NULL);
  g_clear_handle_id (&self->tick, g_source_remove);

  G_OBJECT_CLASS (tel_busy_banner_parent_class)->dispose (object);
}

static void
tel_busy_banner_class_init (TelBusyBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_busy_banner_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "busy.stop-waiting", NULL, stop_waiting);
}

static void
tel_busy_banner_init (TelBusyBanner *self)
{
  self->banner = g_object_new (TEL_TYPE_BANNER, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * tel_busy_banner_set_cluster:
 * @self: a banner
 * @cluster: (nullable): the cluster to watch, NULL for none
 *
 * Watches another cluster.
 */
void
tel_busy_banner_set_cluster (TelBusyBanner *self, TelCluster *cluster)
{
  g_return_if_fail (TEL_IS_BUSY_BANNER (self));
  g_return_if_fail (cluster == NULL || TEL_IS_CLUSTER (cluster));

  set_client (self, cluster != NULL ? tel_cluster_get_client (cluster) : NULL);
  update (self);
}

/**
 * tel_busy_banner_is_shown:
 * @self: a banner
 *
 * Tells whether something waits.
 *
 * Returns: %TRUE while it is said what is waited for
 */
gboolean
tel_busy_banner_is_shown (TelBusyBanner *self)
{
  g_return_val_if_fail (TEL_IS_BUSY_BANNER (self), FALSE);

  return tel_banner_is_shown (self->banner);
}

/**
 * tel_busy_banner_get_text:
 * @self: a banner
 *
 * Gets what is being said.
 *
 * Returns: the sentence
 */
const char *
tel_busy_banner_get_text (TelBusyBanner *self)
{
  g_return_val_if_fail (TEL_IS_BUSY_BANNER (self), NULL);

  return tel_banner_get_text (self->banner);
}
