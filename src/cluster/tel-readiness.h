/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "cluster/tel-readiness-check.h"
#include "cluster/tel-softphone-use.h"

G_BEGIN_DECLS

/* How ready a cluster is for softphones: a GListModel of #TelReadinessCheck, judged from what was read of the cluster.
 */
#define TEL_TYPE_READINESS (tel_readiness_get_type ())
G_DECLARE_FINAL_TYPE (TelReadiness, tel_readiness, TEL, READINESS, GObject)

void tel_readiness_read_async (TelCluster *cluster,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
TelReadiness *tel_readiness_read_finish (GAsyncResult *result, GError **error);

TelCluster *tel_readiness_get_cluster (TelReadiness *self);
const TelSoftphoneUse *tel_readiness_get_use (TelReadiness *self);
TelParameterDiscovery *tel_readiness_get_parameter (TelReadiness *self, TelGuideParameter parameter);
GPtrArray *tel_readiness_get_rows (TelReadiness *self, TelGuideParameter parameter);
const char *tel_readiness_get_refusal (TelReadiness *self, TelGuideParameter parameter);
TelReadinessCheck *tel_readiness_find (TelReadiness *self, const char *id);
guint tel_readiness_count (TelReadiness *self, TelReadinessState state);
char *tel_readiness_describe_values (TelReadiness *self, TelGuideParameter parameter);

G_END_DECLS
