/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Goes on with a plan of the journal. */
#define TEL_TYPE_PLAN_DIALOG (tel_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelPlanDialog, tel_plan_dialog, TEL, PLAN_DIALOG, AdwWindow)

TelPlanDialog *tel_plan_dialog_new (TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error);

G_END_DECLS
