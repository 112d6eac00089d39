/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Who has a device among their associated devices (G5.4): no list of AXL tells it the other way round. */

void tel_device_users_find_async (TelCluster *cluster,
                                  const char *device_name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char **tel_device_users_find_finish (GAsyncResult *result, gboolean *complete, GError **error);

G_END_DECLS
