/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* What is said of a plan that stopped, or that may not be run. */

GError *tel_plan_explain_failures (TelPlan *plan);
GError *tel_plan_explain_stop (TelPlan *plan, GError *error);
GError *tel_plan_explain_refusal (TelPlan *plan);

G_END_DECLS
