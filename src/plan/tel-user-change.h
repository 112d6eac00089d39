/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-device-reading.h"
#include "plan/tel-plan-sketch.h"

G_BEGIN_DECLS

/* What happens to a user when devices come, go or change their names. All of it is done to a draft. */

gboolean tel_user_change_put_primary_right (TelPlanSketch *sketch, TelDeviceReading *reading, TelUser *draft);
void tel_user_change_add_groups (TelPlanSketch *sketch, TelCluster *cluster, TelUser *draft);
gboolean tel_user_change_has_primary (TelUser *user, const char *pattern, const char *partition);

G_END_DECLS
