/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-step.h"

G_BEGIN_DECLS

/* What is looked at right before a step is sent: time has gone by since the plan was made. */

gboolean tel_step_check_is_same_object (TelObject *one, TelObject *other);
gboolean tel_step_check_is_extension (TelStep *step);
GError *tel_step_check_removal (TelStep *step, TelObject *current);
char *tel_step_check_find_deadline (TelCluster *cluster, TelObject *current, TelObject *sent, gboolean new_string);
GError *tel_step_check_new_conflict (TelStep *step, const char *versions);
GError *tel_step_check_new_name_taken (TelStep *step);
GError *tel_step_check_new_unknown (TelStep *step);

G_END_DECLS
