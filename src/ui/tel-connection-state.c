/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-state.h"

#include <glib/gi18n-lib.h>

#include "cluster/tel-user-rank.h"

static gboolean
is_read_only (TelCluster *cluster)
{
  TelAxlClient *client = tel_cluster_get_client (cluster);

  return client != NULL && !tel_axl_client_check_may_write (client, NULL);
}

/* What the account may do and what it is shown, which are independent of each other. */
static const char *
describe_access (TelCluster *cluster)
{
  TelShortening shortening = tel_user_rank_get (cluster)->shortening;

  if (is_read_only (cluster))
    {
      if (shortening == TEL_SHORTENING_YES)
        return _ ("connected, read-only, lists shortened by user rank");
      if (shortening == TEL_SHORTENING_POSSIBLE)
        return _ ("connected, read-only, lists may be shortened by user rank");
      return _ ("connected, read-only");
    }

  if (shortening == TEL_SHORTENING_YES)
    return _ ("connected, lists shortened by user rank");
  if (shortening == TEL_SHORTENING_POSSIBLE)
    return _ ("connected, lists may be shortened by user rank");

  return _ ("connected");
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
  const char *state;
  const char *release;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  release = tel_release_to_string (tel_cluster_get_release (cluster));
  state = connected ? describe_access (cluster) : _ ("not connected");
  if (connecting)
    state = _ ("connecting…");
  if (release == NULL)
    return g_strdup (state);

  /* Translators: the release of the cluster and the state of the connection, for example “CUCM 14.0 · connected”. */
  return g_strdup_printf (_ ("CUCM %s · %s"), release, state);
}

/**
 * tel_connection_state_show:
 * @cluster: a cluster that answers
 * @banner: the banner of its window
 *
 * Says in the banner what lasts where nothing is wrong: that a connection is read-only, and how that ends, and what the
 * user rank of the account hides.
 */
void
tel_connection_state_show (TelCluster *cluster, TelBanner *banner)
{
  TelConnection *connection;
  g_autofree char *rank = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_BANNER (banner));

  rank = tel_user_rank_dup_sentence (cluster);
  connection = tel_cluster_get_connection (cluster);
  if (connection != NULL && tel_connection_is_read_only (connection))
    {
      /* Translators: the name of a connection */
      g_autofree char *text =
          g_strdup_printf (_ ("“%s” is read-only: nothing is changed over it."), tel_connection_get_name (connection));
      g_autofree char *both = rank != NULL ? g_strdup_printf ("%s %s", text, rank) : g_steal_pointer (&text);

      tel_banner_show (banner, both, _ ("Edit connection…"), "win.edit-connection");
    }
  else if (rank != NULL)
    tel_banner_show (banner, rank, NULL, NULL);
  else
    tel_banner_hide (banner);
}
