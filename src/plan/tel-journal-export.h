/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal.h"

G_BEGIN_DECLS

/**
 * TelJournalExportFormat:
 * @TEL_JOURNAL_EXPORT_CSV: a table for a spreadsheet, a row for each field that a step has changed
 * @TEL_JOURNAL_EXPORT_JSON: a document for programs
 * @TEL_JOURNAL_EXPORT_AUDIT: the audit trail, a line of JSON for each write, the oldest first
 *
 * What plans of the journal are written as.
 */
typedef enum
{
  TEL_JOURNAL_EXPORT_CSV,
  TEL_JOURNAL_EXPORT_JSON,
  TEL_JOURNAL_EXPORT_AUDIT,
} TelJournalExportFormat;

char *tel_journal_export_to_text (GPtrArray *entries, TelJournalExportFormat format);

void tel_journal_export_async (TelJournal *journal,
                               const gint64 *plans,
                               guint n_plans,
                               TelJournalExportFormat format,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tel_journal_export_finish (TelJournal *journal, GAsyncResult *result, GError **error);

G_END_DECLS
