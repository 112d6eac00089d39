/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-device-reading.h"
#include "plan/tel-plan-sketch.h"

G_BEGIN_DECLS

/* What happens to a user when devices come, go or change their names. All of it is done to a draft. */

void tel_user_change_add_device (TelUser *draft, const char *name);
void tel_user_change_drop_device (TelUser *draft, const char *name);
void tel_user_change_rename_device (TelUser *draft, const char *name, const char *new_name);
gboolean tel_user_change_put_primary_right (TelPlanSketch *sketch, TelDeviceReading *reading, TelUser *draft);
void tel_user_change_add_groups (TelPlanSketch *sketch, TelCluster *cluster, TelUser *draft);
void tel_user_change_leave_group (TelUser *draft, const char *group);
gboolean tel_user_change_has_primary (TelUser *user, const char *pattern, const char *partition);

G_END_DECLS
