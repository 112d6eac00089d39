/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

G_BEGIN_DECLS

/* Asking a journal in one line each. */

GPtrArray *tel_test_journal_list (TelJournal *journal);
TelJournalEntry *tel_test_journal_read_last (TelJournal *journal);
void tel_test_journal_prune (TelJournal *journal, GTimeSpan maximum_age, gint64 maximum_bytes);
void tel_test_journal_fill (TelJournal *journal, TelCluster *cluster, TelPlan *plan, guint n_plans);
void tel_test_journal_close (TelJournal *journal, const char *path);

G_END_DECLS
