/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this computer knows of another cluster's home users, among the users of the one that is audited (U06). */
typedef struct _TelOtherCluster TelOtherCluster;

TelOtherCluster *tel_other_cluster_new (const char *name, GDateTime *taken_at);
TelOtherCluster *tel_other_cluster_new_left_out (const char *name, const char *reason);
TelOtherCluster *tel_other_cluster_ref (TelOtherCluster *self);
void tel_other_cluster_unref (TelOtherCluster *self);

const char *tel_other_cluster_get_name (TelOtherCluster *self);
GDateTime *tel_other_cluster_get_taken_at (TelOtherCluster *self);
const char *tel_other_cluster_get_reason (TelOtherCluster *self);
void tel_other_cluster_add_home_user (TelOtherCluster *self, const char *user_id);
gboolean tel_other_cluster_is_home_of (TelOtherCluster *self, const char *user_id);
char **tel_other_cluster_list_home_users (TelOtherCluster *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelOtherCluster, tel_other_cluster_unref)

G_END_DECLS
