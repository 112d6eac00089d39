/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-write-pace.h"

#define KEY "writes-per-minute"
#define A_MINUTE (60 * 1000)

static void
on_changed (TelAxlClient *client, const char *key, GSettings *settings)
{
  tel_axl_client_set_write_pace (client, g_settings_get_uint (settings, KEY), A_MINUTE);
}

/**
 * tel_write_pace_bind:
 * @client: a client
 *
 * Keeps its limit of writes a minute at what is set, as long as it lives.
 */
void
tel_write_pace_bind (TelAxlClient *client)
{
  GSettings *settings;

  g_return_if_fail (TEL_IS_AXL_CLIENT (client));

  settings = g_settings_new (TEL_APPLICATION_ID);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_changed), client, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (client), "tel-write-pace", settings, g_object_unref);
  on_changed (client, KEY, settings);
}
