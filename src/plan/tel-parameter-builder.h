/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* The plan that sets a parameter of the guide, on every node that has it (G1.4, G1.5, G3.5, G7). */

void tel_parameter_builder_build_async (TelCluster *cluster,
                                        TelGuideParameter parameter,
                                        const char *value,
                                        gboolean apply,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TelPlan *tel_parameter_builder_build_finish (GAsyncResult *result, GError **error);
gboolean tel_parameter_builder_can_apply (TelCluster *cluster, TelGuideParameter parameter);

G_END_DECLS
