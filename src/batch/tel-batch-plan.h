/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* A plan as it is shown before it runs, followed while it does, and reported after. */

void tel_batch_plan_accept (TelPlan *plan, const char *const *accepted);
gboolean tel_batch_plan_check (TelPlan *plan, gboolean dry_run, gboolean shown, GError **error);
void tel_batch_plan_print_notices (TelPlan *plan);
void tel_batch_plan_print (TelPlan *plan);
void tel_batch_plan_follow (TelPlan *plan);
void tel_batch_plan_print_outcome (TelPlan *plan);
void tel_batch_plan_add_json (TelPlan *plan, JsonBuilder *builder);

G_END_DECLS
