/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"
#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* Brings an audit up to date after a plan: what the plan touched is read again, and all is judged again. */

void tel_fix_reread_async (TelAudit *audit,
                           TelCluster *cluster,
                           TelPlan *plan,
                           GListModel *findings,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean tel_fix_reread_finish (TelAudit *audit, GAsyncResult *result, GError **error);

G_END_DECLS
