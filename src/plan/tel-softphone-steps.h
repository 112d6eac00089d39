/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-plan.h"
#include "plan/tel-softphone-situation.h"

G_BEGIN_DECLS

/* The steps of a softphone in the safe write order, and what the rules have said, as a plan. */

TelPlan *tel_softphone_steps_make_plan (TelSoftphoneSituation *situation);

/* What other plans of a softphone are made of. */
void tel_softphone_steps_add (TelPlan *plan, TelStep *step, char *sentence);
void tel_softphone_steps_add_apply (TelPlan *plan, TelSoftphoneSituation *situation);
TelDirectoryNumber *tel_softphone_steps_make_number (
    TelCluster *cluster, TelUser *user, const char *pattern, const char *partition, const char *presence_group);
gboolean tel_softphone_steps_add_notices (TelPlan *plan, TelSoftphoneSituation *situation);

G_END_DECLS
