/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One plan of the journal, step by step, with what can be done about it. */
#define TEL_TYPE_ACTIVITY_PANE (tel_activity_pane_get_type ())
G_DECLARE_FINAL_TYPE (TelActivityPane, tel_activity_pane, TEL, ACTIVITY_PANE, AdwBin)

void tel_activity_pane_set_journal (TelActivityPane *self, TelJournal *journal);
void tel_activity_pane_set_cluster (TelActivityPane *self, TelCluster *cluster);
void tel_activity_pane_show_plan (TelActivityPane *self, gint64 plan);

G_END_DECLS
