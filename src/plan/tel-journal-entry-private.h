/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-entry.h"
#include "plan/tel-journal-record.h"

G_BEGIN_DECLS

/* Made by the journal. */

TelJournalEntry *tel_journal_entry_new (TelJournalRecord *record, const char *journal);
const TelJournalRecord *tel_journal_entry_get_record (TelJournalEntry *self);

G_END_DECLS
