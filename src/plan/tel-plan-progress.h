/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-issues.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* How far the steps of a plan were carried out; @position is that of the step under way. */

gboolean tel_plan_progress_is_settled (TelStep *step);
guint tel_plan_progress_count_settled (TelPlan *plan);
gboolean tel_plan_progress_has_applied (TelPlan *plan, guint position, const char *device_name);
gboolean tel_plan_progress_needs_failed (TelPlan *plan, guint position, TelStep *step);
gboolean tel_plan_progress_is_about_string (TelPlan *plan);
void tel_plan_progress_add_issues (TelPlan *plan, guint position, TelIssues *issues, TelDevice *device);

G_END_DECLS
