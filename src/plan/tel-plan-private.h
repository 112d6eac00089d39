/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* Made by the builders. */

TelPlan *tel_plan_new (const char *title, const char *verb);
void tel_plan_set_number (TelPlan *self, gint64 number);
void tel_plan_set_undoes (TelPlan *self, gint64 number);
void tel_plan_set_separable (TelPlan *self, gboolean separable);
void tel_plan_add_step (TelPlan *self, TelStep *step);
void tel_plan_add_notice (TelPlan *self, TelNotice *notice);

G_END_DECLS
