/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"
#include "ui/tel-end-user.h"
#include "ui/tel-user-findings.h"

G_BEGIN_DECLS

/*
 * One user: who they are, how far they are provisioned, a slot for each type of softphone, their other devices.
 * Signal *read-failed* (GError) and *read-done*: how the last read of the user ended.
 */
#define TEL_TYPE_USER_PANE (tel_user_pane_get_type ())
G_DECLARE_FINAL_TYPE (TelUserPane, tel_user_pane, TEL, USER_PANE, AdwBin)

void tel_user_pane_set_cluster (TelUserPane *self, TelCluster *cluster);
void tel_user_pane_set_findings (TelUserPane *self, TelUserFindings *findings);
void tel_user_pane_show_user (TelUserPane *self, TelUser *user);
TelUser *tel_user_pane_get_user (TelUserPane *self);
TelCluster *tel_user_pane_get_cluster (TelUserPane *self);
GPtrArray *tel_user_pane_get_devices (TelUserPane *self);
TelDevice *tel_user_pane_get_device (TelUserPane *self, const char *name);
void tel_user_pane_show_devices (TelUserPane *self, TelUser *user, GPtrArray *devices);
void tel_user_pane_reload (TelUserPane *self);
void tel_user_pane_set_loading (TelUserPane *self, gboolean loading);
TelEndUser *tel_user_pane_get_end_user (TelUserPane *self);

G_END_DECLS
