/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* What was said of a need; what the connection has holds where nothing was. */
typedef enum
{
  TEL_WISH_UNSAID,
  TEL_WISH_WANTED,
  TEL_WISH_NOT_WANTED,
} TelWish;

/* What a person has chosen, as long as the cluster's object lasts. */
typedef struct
{
  char *parameters[TEL_N_GUIDE_PARAMETERS];
  TelWish wishes[TEL_N_NEEDS];
} TelClusterChoices;

/* What the cluster's loading needs of the cluster, and tests that fill one without a network. */

TelClusterClock *tel_cluster_get_clock (TelCluster *self);
void tel_cluster_notify_clock (TelCluster *self);
void tel_cluster_set_loaded (TelCluster *self, TelObjectKind kind, gboolean loaded);
void tel_cluster_set_release (TelCluster *self, TelRelease release);
void tel_cluster_remember_associations (TelCluster *self, TelUser *user);
GPtrArray *tel_cluster_list_read_users (TelCluster *self);
GQueue *tel_cluster_get_load_queue (TelCluster *self, TelObjectKind kind);
GPtrArray *tel_cluster_list_device_names (TelCluster *self, TelUser *user);
GHashTable *tel_cluster_get_applied_strings (TelCluster *self);
TelClusterChoices *tel_cluster_get_choices (TelCluster *self);

G_END_DECLS
