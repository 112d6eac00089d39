/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-paces.h"

static GHashTable *paces;

static gboolean
is_idle (gpointer key, gpointer value, gpointer user_data)
{
  return tel_axl_pace_is_idle (value, *(gint64 *) user_data);
}

/**
 * tel_axl_paces_get:
 * @connection_id: the connection's identifier
 * @host: the cluster's host; a connection that was edited may lead to another cluster
 * @port: its port
 *
 * Gets the pace of a connection. It is kept as long as somebody has it or what was sent counts.
 *
 * Returns: (transfer full): the pace, the same one for every client of the connection
 */
TelAxlPace *
tel_axl_paces_get (const char *connection_id, const char *host, guint port)
{
  g_autofree char *lower = NULL;
  g_autofree char *key = NULL;
  gint64 now = g_get_monotonic_time ();
  TelAxlPace *pace;

  g_return_val_if_fail (connection_id != NULL && host != NULL, NULL);

  if (paces == NULL)
    paces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tel_axl_pace_unref);
  g_hash_table_foreach_remove (paces, is_idle, &now);

  lower = g_ascii_strdown (host, -1);
  key = g_strdup_printf ("%s %s %u", connection_id, lower, port);
  pace = g_hash_table_lookup (paces, key);
  if (pace == NULL)
    {
      pace = tel_axl_pace_new ();
      g_hash_table_insert (paces, g_steal_pointer (&key), pace);
    }

  return tel_axl_pace_ref (pace);
}
