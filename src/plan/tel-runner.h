/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-issue.h"
#include "plan/tel-journal.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/*
 * Runs a plan, one write at a time: re-reads what a step modifies, sends, reads back, settles. The steps' states tell
 * the progress. A string is made in memory right before the write that carries it, and is handed out only after the
 * device was read back and Apply Config was sent (G4.5).
 */
#define TEL_TYPE_RUNNER (tel_runner_get_type ())
G_DECLARE_FINAL_TYPE (TelRunner, tel_runner, TEL, RUNNER, GObject)

TelRunner *tel_runner_new (TelCluster *cluster, TelPlan *plan);
TelRunner *tel_runner_new_again (TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error);
void tel_runner_set_journal (TelRunner *self, TelJournal *journal);
TelPlan *tel_runner_get_plan (TelRunner *self);
TelCluster *tel_runner_get_cluster (TelRunner *self);
guint tel_runner_get_n_done (TelRunner *self);
/* How many digits a new string has: 4 to 10, which is the default (contract 4.3). */
void tel_runner_set_string_length (TelRunner *self, guint length);
void
tel_runner_run_async (TelRunner *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_runner_run_finish (TelRunner *self, GAsyncResult *result, GError **error);

/* The string to be given out, NULL unless it was read back and applied. */
TelAuthString *tel_runner_get_auth_string (TelRunner *self);
/* The device as it was read back at the end. */
TelDevice *tel_runner_get_device (TelRunner *self);
/* All strings to be given out, with their devices: a plan may issue several. */
GPtrArray *tel_runner_list_issued (TelRunner *self);

G_END_DECLS
