/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-capf-builder.h"
#include "plan/tel-softphone-situation.h"

G_BEGIN_DECLS

/* The plans of the enrolment of a device that exists, each with what the rules say of it. */

char *tel_capf_steps_explain_refusal (TelCluster *cluster, TelDevice *device, TelCapfAction action, const char **rule);
TelPlan *tel_capf_steps_make_issue_plan (TelSoftphoneSituation *situation, TelDevice *base);
TelPlan *tel_capf_steps_make_extend_plan (TelSoftphoneSituation *situation, TelDevice *base);
TelPlan *tel_capf_steps_make_cancel_plan (TelSoftphoneSituation *situation, TelDevice *base);

G_END_DECLS
