/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/**
 * TelRetireFlags:
 * @TEL_RETIRE_WITH_LINES: the directory numbers that nothing else uses go too
 * @TEL_RETIRE_LEAVE_GROUPS: the user leaves the groups that only CTI control needs, when no softphone is left
 *
 * What goes besides the devices.
 */
typedef enum
{
  TEL_RETIRE_WITH_LINES = 1 << 0,
  TEL_RETIRE_LEAVE_GROUPS = 1 << 1,
} TelRetireFlags;

/* Takes a device away from everybody who has it and removes it. */
void tel_retire_builder_build_async (TelCluster *cluster,
                                     const char *device_name,
                                     guint flags,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* The same for all softphones of a user. */
void tel_retire_builder_build_user_async (TelCluster *cluster,
                                          const char *user_id,
                                          guint flags,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

TelPlan *tel_retire_builder_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
