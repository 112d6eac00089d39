/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* The plans that set a parameter of the guide, on every node that has it, and that apply it (G1.4, G1.5, G7, G8.9). */

void tel_parameter_builder_build_async (TelCluster *cluster,
                                        TelGuideParameter parameter,
                                        const char *value,
                                        gboolean apply,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void tel_parameter_builder_build_back_async (TelCluster *cluster,
                                             TelGuideParameter parameter,
                                             GHashTable *before,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
TelPlan *tel_parameter_builder_build_finish (GAsyncResult *result, GError **error);
TelPlan *tel_parameter_builder_build_apply (TelCluster *cluster);
gboolean tel_parameter_builder_can_apply (TelCluster *cluster, TelGuideParameter parameter);
const char *tel_parameter_builder_explain_apply (TelCluster *cluster);

G_END_DECLS
