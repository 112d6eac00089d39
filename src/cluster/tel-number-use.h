/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/**
 * TelNumberUser:
 * @TEL_NUMBER_USER_DEVICE: devices that have the number as a line
 * @TEL_NUMBER_USER_PRIMARY: users whose primary extension it is
 * @TEL_NUMBER_USER_LINE_GROUP: line groups that it is a member of
 * @TEL_NUMBER_USER_PICKUP_GROUP: the call pickup group that it is a member of
 * @TEL_NUMBER_USER_FORWARD: directory numbers that forward calls to it
 *
 * Who uses a directory number.
 */
typedef enum
{
  TEL_NUMBER_USER_DEVICE,
  TEL_NUMBER_USER_PRIMARY,
  TEL_NUMBER_USER_LINE_GROUP,
  TEL_NUMBER_USER_PICKUP_GROUP,
  TEL_NUMBER_USER_FORWARD,
} TelNumberUser;

#define TEL_N_NUMBER_USERS (TEL_NUMBER_USER_FORWARD + 1)

/* A directory number, read now, and everything that uses it, as far as the cluster tells. It does not change. */
#define TEL_TYPE_NUMBER_USE (tel_number_use_get_type ())
G_DECLARE_FINAL_TYPE (TelNumberUse, tel_number_use, TEL, NUMBER_USE, GObject)

void tel_number_use_read_async (TelCluster *cluster,
                                const char *pattern,
                                const char *partition,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TelNumberUse *tel_number_use_read_finish (GAsyncResult *result, GError **error);

const char *tel_number_use_get_pattern (TelNumberUse *self);
const char *tel_number_use_get_partition (TelNumberUse *self);
TelDirectoryNumber *tel_number_use_get_number (TelNumberUse *self);
const char *const *tel_number_use_get_users (TelNumberUse *self, TelNumberUser user);
char *tel_number_use_dup_label (TelNumberUse *self);

G_END_DECLS
