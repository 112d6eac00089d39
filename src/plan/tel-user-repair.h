/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-user-fault.h"

G_BEGIN_DECLS

/* Which of a user's settings are wrong for their Jabber devices, and a draft in which they are right. Reads nothing. */

gboolean tel_user_repair_applies (TelUser *user, GPtrArray *devices);
GListModel *tel_user_repair_list_faults (TelCluster *cluster, TelUser *user, GPtrArray *devices);
gboolean tel_user_repair_has_remedy (GListModel *faults);
void tel_user_repair_put_right (TelCluster *cluster, TelUser *draft, GPtrArray *devices, TelUserAspect aspect);
void tel_user_repair_put_all_right (TelCluster *cluster, TelUser *draft, GPtrArray *devices);
TelUser *tel_user_repair_make_draft (TelCluster *cluster, TelUser *user, GPtrArray *devices);

G_END_DECLS
