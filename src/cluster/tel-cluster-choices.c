/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

/**
 * tel_cluster_choose_parameter:
 * @self: a cluster
 * @parameter: a parameter of which several names fit
 * @name: (nullable): the internal name it has on this cluster; %NULL to choose again
 *
 * Says which parameter is meant, as long as the cluster's object lasts. What is to last longer stands in the connection
 * (tel_connection_set_parameter_name()).
 */
void
tel_cluster_choose_parameter (TelCluster *self, TelGuideParameter parameter, const char *name)
{
  TelClusterChoices *choices;
  char *copy;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (parameter < TEL_N_GUIDE_PARAMETERS);

  choices = tel_cluster_get_choices (self);
  copy = g_strdup (name);
  g_free (choices->parameters[parameter]);
  choices->parameters[parameter] = copy;
}

/**
 * tel_cluster_get_chosen_parameter:
 * @self: a cluster
 * @parameter: a parameter
 *
 * Gets the internal name that was chosen for a parameter, now or before for the connection.
 *
 * Returns: (nullable): the name, %NULL when nobody has chosen
 */
const char *
tel_cluster_get_chosen_parameter (TelCluster *self, TelGuideParameter parameter)
{
  TelConnection *connection;
  const char *name;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (parameter < TEL_N_GUIDE_PARAMETERS, NULL);

  name = tel_cluster_get_choices (self)->parameters[parameter];
  connection = tel_cluster_get_connection (self);
  if (name != NULL || connection == NULL)
    return name;

  return tel_connection_get_parameter_name (connection, tel_guide_parameter_get_nick (parameter));
}

/**
 * tel_cluster_set_wanted:
 * @self: a cluster
 * @need: a need, not %TEL_NEED_NONE
 * @wanted: whether the cluster has a use for it
 *
 * Says whether something is used, as long as the cluster's object lasts. What is to last longer stands in the
 * connection (tel_connection_set_wanted()).
 */
void
tel_cluster_set_wanted (TelCluster *self, TelNeed need, gboolean wanted)
{
  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (need > TEL_NEED_NONE && need < TEL_N_NEEDS);

  tel_cluster_get_choices (self)->wishes[need] = wanted ? TEL_WISH_WANTED : TEL_WISH_NOT_WANTED;
}

/**
 * tel_cluster_is_wanted:
 * @self: a cluster
 * @need: a need, not %TEL_NEED_NONE
 *
 * Tells whether nobody has said, now or before for the connection, that something is not used.
 *
 * Returns: %FALSE when somebody has
 */
gboolean
tel_cluster_is_wanted (TelCluster *self, TelNeed need)
{
  TelConnection *connection;
  TelWish wish;

  g_return_val_if_fail (TEL_IS_CLUSTER (self), TRUE);
  g_return_val_if_fail (need > TEL_NEED_NONE && need < TEL_N_NEEDS, TRUE);

  wish = tel_cluster_get_choices (self)->wishes[need];
  connection = tel_cluster_get_connection (self);
  if (wish != TEL_WISH_UNSAID || connection == NULL)
    return wish != TEL_WISH_NOT_WANTED;

  return tel_connection_is_wanted (connection, tel_need_get_nick (need));
}
