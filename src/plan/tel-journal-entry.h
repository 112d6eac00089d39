/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-state.h"
#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* A plan of the journal: who carried out what where and when, and how it ended. Immutable. */
#define TEL_TYPE_JOURNAL_ENTRY (tel_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (TelJournalEntry, tel_journal_entry, TEL, JOURNAL_ENTRY, GObject)

gint64 tel_journal_entry_get_id (TelJournalEntry *self);
GDateTime *tel_journal_entry_get_begun (TelJournalEntry *self);
GDateTime *tel_journal_entry_get_ended (TelJournalEntry *self);
const char *tel_journal_entry_get_connection (TelJournalEntry *self);
const char *tel_journal_entry_get_cluster (TelJournalEntry *self);
const char *tel_journal_entry_get_account (TelJournalEntry *self);
const char *tel_journal_entry_get_person (TelJournalEntry *self);
const char *tel_journal_entry_get_title (TelJournalEntry *self);
TelJournalState tel_journal_entry_get_state (TelJournalEntry *self);
const char *tel_journal_entry_get_message (TelJournalEntry *self);
gint64 tel_journal_entry_get_undoes (TelJournalEntry *self);
gint64 tel_journal_entry_get_undo (TelJournalEntry *self);
gboolean tel_journal_entry_is_undone (TelJournalEntry *self);
guint tel_journal_entry_get_n_steps (TelJournalEntry *self);
TelPlan *tel_journal_entry_get_plan (TelJournalEntry *self, GError **error);

G_END_DECLS
