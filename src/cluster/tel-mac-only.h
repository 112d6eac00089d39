/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Of which devices it was confirmed that they are used on a Mac only, so that it is not asked again (G3.2). */

GHashTable *tel_mac_only_list (TelCluster *cluster);
gboolean tel_mac_only_recall (TelCluster *cluster, const char *device_name);
void tel_mac_only_remember (TelCluster *cluster, const char *device_name);

G_END_DECLS
