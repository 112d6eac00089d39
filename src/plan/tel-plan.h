/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-notice.h"
#include "plan/tel-step.h"

G_BEGIN_DECLS

/* An ordered list of steps (a GListModel of #TelStep) with what the rules say about it. */
#define TEL_TYPE_PLAN (tel_plan_get_type ())
G_DECLARE_FINAL_TYPE (TelPlan, tel_plan, TEL, PLAN, GObject)

/**
 * TelPlanVisitor:
 * @kind: the kind of an object
 * @name: its name
 * @place: (nullable): the partition of a directory number, the place of a parameter
 * @user_data: what was given with it
 *
 * Called for an object that a plan touches.
 */
typedef void (*TelPlanVisitor) (TelObjectKind kind, const char *name, const char *place, gpointer user_data);

const char *tel_plan_get_title (TelPlan *self);
const char *tel_plan_get_verb (TelPlan *self);
gint64 tel_plan_get_number (TelPlan *self);
gint64 tel_plan_get_undoes (TelPlan *self);
GListModel *tel_plan_get_steps (TelPlan *self);
GListModel *tel_plan_get_notices (TelPlan *self);
gboolean tel_plan_can_run (TelPlan *self);
gboolean tel_plan_is_untouched (TelPlan *self);
gboolean tel_plan_has_warnings (TelPlan *self);
gboolean tel_plan_removes (TelPlan *self);
gboolean tel_plan_is_separable (TelPlan *self);
void tel_plan_visit_objects (TelPlan *self, TelPlanVisitor visitor, gpointer user_data);

G_END_DECLS
