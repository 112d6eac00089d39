/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Which softphones a cluster has already, by type, and which of them are secure. */
typedef struct _TelSoftphoneUse TelSoftphoneUse;

void tel_softphone_use_read_async (TelCluster *cluster,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
TelSoftphoneUse *tel_softphone_use_read_finish (GAsyncResult *result, GError **error);
void tel_softphone_use_free (TelSoftphoneUse *self);
gboolean tel_softphone_use_is_known (const TelSoftphoneUse *self);
guint tel_softphone_use_count (const TelSoftphoneUse *self, TelNeed need, const char **example);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSoftphoneUse, tel_softphone_use_free)

G_END_DECLS
