/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device.h"
#include "model/tel-parameter.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* A plan as a builder writes it down: steps in their order, notices as they come. A plan that is refused has no steps.
 */
typedef struct _TelPlanSketch TelPlanSketch;

TelPlanSketch *tel_plan_sketch_new (void);
void tel_plan_sketch_free (TelPlanSketch *self);
void tel_plan_sketch_say (TelPlanSketch *self, const char *rule, TelForce force, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void tel_plan_sketch_add_notice (TelPlanSketch *self, TelNotice *notice);
guint tel_plan_sketch_get_n_notices (TelPlanSketch *self);
const char *tel_plan_sketch_find_refusal (TelPlanSketch *self, guint first);
void tel_plan_sketch_gather_notices (TelPlanSketch *self);
void tel_plan_sketch_set_separable (TelPlanSketch *self, gboolean separable);
void tel_plan_sketch_add_plan (TelPlanSketch *self, TelPlan *plan);
void tel_plan_sketch_add (TelPlanSketch *self, TelObjectKind kind, TelObject *draft, char *sentence);
void
tel_plan_sketch_update (TelPlanSketch *self, TelObjectKind kind, TelObject *base, TelObject *draft, char *sentence);
void tel_plan_sketch_update_device (
    TelPlanSketch *self, TelDevice *base, TelDevice *draft, gboolean new_string, char *sentence);
void tel_plan_sketch_remove (TelPlanSketch *self, TelObjectKind kind, TelObject *base, char *sentence);
void tel_plan_sketch_apply (TelPlanSketch *self, TelDevice *device);
void tel_plan_sketch_apply_enterprise (TelPlanSketch *self, TelParameter *parameter);
void tel_plan_sketch_apply_profile (TelPlanSketch *self, TelObjectKind kind, TelObject *profile, guint n_devices);
TelPlan *tel_plan_sketch_finish (TelPlanSketch *self, const char *title, const char *verb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelPlanSketch, tel_plan_sketch_free)

G_END_DECLS
