/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/**
 * TelNumberChange:
 * @pattern: the directory number as it is
 * @partition: (nullable): its partition
 * @new_pattern: the number wanted
 * @new_partition: (nullable): its partition
 * @no_partition: whether the number wanted is to stand in no partition, said in so many words (G5.1)
 * @user_id: (nullable): whose devices move to the number wanted; %NULL renumbers the directory number itself, for
 *   everybody who has it
 * @add_number: whether a number that does not exist may be added, when devices move
 * @relabel: whether labels and names that contain the old number are written anew
 * @apply: whether the configuration is applied (G2.7)
 *
 * How a number is changed.
 */
typedef struct
{
  const char *pattern;
  const char *partition;
  const char *new_pattern;
  const char *new_partition;
  gboolean no_partition;
  const char *user_id;
  gboolean add_number;
  gboolean relabel;
  gboolean apply;
} TelNumberChange;

void tel_renumber_builder_build_async (TelCluster *cluster,
                                       const TelNumberChange *change,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
TelPlan *tel_renumber_builder_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
