/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-check.h"

G_BEGIN_DECLS

/* How far a user is provisioned, from what was read, and what can still be done about what is missing. */
GListModel *
tel_checklist_new (TelCluster *cluster, TelUser *user, TelUser *draft, GPtrArray *devices, GHashTable *given);

G_END_DECLS
