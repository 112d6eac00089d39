/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The locks that this program holds, by the number of the plan. They belong to the journal's thread. */
typedef struct _TelJournalLocks TelJournalLocks;

TelJournalLocks *tel_journal_locks_new (const char *journal);
void tel_journal_locks_free (TelJournalLocks *self);
void tel_journal_locks_keep (TelJournalLocks *self, gint64 plan, const char *name, int descriptor);
void tel_journal_locks_drop (TelJournalLocks *self, gint64 plan);

G_END_DECLS
