/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-plan.h"
#include "plan/tel-runner.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Shows a plan, lets the rules' ticks be set, runs it and shows how far it has come.
 *
 * Signals: "back" (the person wants to change something, or to leave), "ended" (TelRunner: the run is over, however it
 * went), "finished" (TelRunner: every step is done).
 */
#define TEL_TYPE_PLAN_VIEW (tel_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (TelPlanView, tel_plan_view, TEL, PLAN_VIEW, GtkBox)

void tel_plan_view_set_plan (TelPlanView *self, TelCluster *cluster, TelPlan *plan);
gboolean tel_plan_view_set_entry (
    TelPlanView *self, TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error);
gboolean tel_plan_view_is_running (TelPlanView *self);
void tel_plan_view_forget_strings (TelPlanView *self);
void tel_plan_view_stop (TelPlanView *self);
void tel_plan_view_ask_to_stop (TelPlanView *self);

G_END_DECLS
