/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-banner.h"

G_BEGIN_DECLS

/* How a window stands to its cluster, in words. */

char *tel_connection_state_describe (TelCluster *cluster, gboolean connected, gboolean connecting);
void tel_connection_state_show (TelCluster *cluster, TelBanner *banner);

G_END_DECLS
