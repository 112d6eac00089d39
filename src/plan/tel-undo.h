/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* Makes the plan that undoes another one. */

void tel_undo_build_async (
    TelCluster *cluster, TelPlan *plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelPlan *tel_undo_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
