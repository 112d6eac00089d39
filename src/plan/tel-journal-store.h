/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-record.h"

G_BEGIN_DECLS

/* The file of the journal. It belongs to one thread; every function blocks until what it wrote is on the disk. */
typedef struct _TelJournalStore TelJournalStore;

TelJournalStore *tel_journal_store_open (const char *path, gboolean *unusable, GError **error);
void tel_journal_store_close (TelJournalStore *self);
gboolean tel_journal_store_is_unusable (TelJournalStore *self);

gint64 tel_journal_store_begin (TelJournalStore *self, const TelJournalRecord *record, GError **error);
gboolean tel_journal_store_note_step (TelJournalStore *self,
                                      gint64 plan,
                                      guint position,
                                      const char *state,
                                      const char *message,
                                      const char *outcome,
                                      GError **error);
gboolean tel_journal_store_set_state (
    TelJournalStore *self, gint64 plan, const char *state, const char *message, GError **error);
GPtrArray *tel_journal_store_list (TelJournalStore *self, GError **error);
TelJournalRecord *tel_journal_store_read (TelJournalStore *self, gint64 plan, GError **error);
gboolean tel_journal_store_prune (TelJournalStore *self, gint64 before, gint64 maximum_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelJournalStore, tel_journal_store_close)

G_END_DECLS
