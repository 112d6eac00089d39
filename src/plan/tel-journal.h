/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-audit-sink.h"
#include "plan/tel-journal-entry.h"

G_BEGIN_DECLS

/*
 * Every plan and step that was carried out, before it was sent and after it was settled, on the disk; never a secret
 * (architecture, write path 6 and 7). One thread owns the file, so that nothing here waits for a disk.
 */
#define TEL_TYPE_JOURNAL (tel_journal_get_type ())
G_DECLARE_FINAL_TYPE (TelJournal, tel_journal, TEL, JOURNAL, GObject)

/* What the journal has for the connection of a plan that a script began without a saved one. */
#define TEL_JOURNAL_CONNECTION_SCRIPT "batch"

TelJournal *tel_journal_new (const char *path);
char *tel_journal_dup_default_path (void);
void tel_journal_set_audit_sink (TelJournal *self, TelAuditSink *sink);
gboolean tel_journal_is_unusable (TelJournal *self);
char *tel_journal_move_aside (TelJournal *self, GError **error);

void
tel_journal_list_async (TelJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *tel_journal_list_finish (TelJournal *self, GAsyncResult *result, GError **error);
void tel_journal_read_async (
    TelJournal *self, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
TelJournalEntry *tel_journal_read_finish (TelJournal *self, GAsyncResult *result, GError **error);
void tel_journal_prune_async (
    TelJournal *self, GTimeSpan maximum_age, gint64 maximum_bytes, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_journal_prune_finish (TelJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
