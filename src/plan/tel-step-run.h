/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-step.h"

G_BEGIN_DECLS

/* Carries out one step: reads anew what it modifies, sends it, and settles what became of it. */

void tel_step_run_async (TelStep *step,
                         TelCluster *cluster,
                         TelAuthString *string,
                         guint patience,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean tel_step_run_finish (TelStep *step, GAsyncResult *result, TelObject **found, GError **error);

G_END_DECLS
