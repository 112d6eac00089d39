/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-state.h"

#include <glib/gi18n-lib.h>

static gboolean
is_read_only (TelCluster *cluster)
{
  TelAxlClient *client = tel_cluster_get_client (cluster);

  return client != NULL && tel_axl_client_get_access (client) == TEL_AXL_ACCESS_READ;
}

/**
 * tel_connection_state_describe:
 * @cluster: a cluster
 * @connected: whether the last request was answered
 * @connecting: whether a connection is being made
 *
 * Says which release the cluster has and how the connection stands.
 *
 * Returns: (transfer full): a few words
 */
char *
tel_connection_state_describe (TelCluster *cluster, gboolean connected, gboolean connecting)
{
  const char *state = connected ? _ ("connected") : _ ("not connected");
  const char *release;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  release = tel_release_to_string (tel_cluster_get_release (cluster));
  if (connected && is_read_only (cluster))
    state = _ ("connected, read-only");
  if (connecting)
    state = _ ("connecting…");
  if (release == NULL)
    return g_strdup (state);

  /* Translators: the release of the cluster and the state of the connection, for example “CUCM 14.0 · connected”. */
  return g_strdup_printf (_ ("CUCM %s · %s"), release, state);
}
