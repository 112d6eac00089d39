/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Which devices use a phone security profile or a SIP profile (G8.9). */

const char *tel_profile_use_get_property (TelObjectKind kind);
GPtrArray *tel_profile_use_list_known (TelCluster *cluster, TelObjectKind kind, const char *name);
char *tel_profile_use_describe (GPtrArray *devices);
void tel_profile_use_find_async (TelCluster *cluster,
                                 TelObjectKind kind,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *tel_profile_use_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
