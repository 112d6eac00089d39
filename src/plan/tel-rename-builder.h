/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-capf-restart.h"

G_BEGIN_DECLS

/* Gives a softphone another name (G2.4, G2.5). */
void tel_rename_builder_build_async (TelCluster *cluster,
                                     const char *device_name,
                                     const char *new_name,
                                     const TelCapfRestart *enrolment,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
TelPlan *tel_rename_builder_build_finish (GAsyncResult *result, GError **error);

G_END_DECLS
