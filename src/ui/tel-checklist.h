/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-check.h"

G_BEGIN_DECLS

/* How far a user is provisioned, from what was read: device, line, association, groups, string. */
GListModel *tel_checklist_new (TelCluster *cluster, TelUser *user, GPtrArray *devices);

G_END_DECLS
