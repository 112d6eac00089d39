/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"
#include "plan/tel-runner.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Shows a plan that was made, or goes on with one of the journal.
 *
 * Signals: "ended" (TelRunner: the run is over, however it went), "finished" (TelRunner: every step is done).
 */
#define TEL_TYPE_PLAN_DIALOG (tel_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelPlanDialog, tel_plan_dialog, TEL, PLAN_DIALOG, AdwWindow)

TelPlanDialog *tel_plan_dialog_new (TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error);
TelPlanDialog *tel_plan_dialog_new_for_plan (TelCluster *cluster, TelPlan *plan);
TelPlanDialog *tel_plan_dialog_present_over (GtkWidget *widget, TelCluster *cluster, TelPlan *plan);

G_END_DECLS
