/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-state.h"
#include "plan/tel-journal-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* For the tables that have a file of their own. */

/* Undone, unless the undoing was undone, and that not again. */
#define TEL_JOURNAL_STORE_IS_UNDONE                                                                                    \
  "EXISTS (SELECT 1 FROM plan AS u WHERE u.undoes = plan.id AND u.state = '" TEL_JOURNAL_STATE_NAME_DONE "'"           \
  " AND NOT EXISTS (SELECT 1 FROM plan AS v WHERE v.undoes = u.id AND v.state = '" TEL_JOURNAL_STATE_NAME_DONE "'"     \
  " AND NOT EXISTS (SELECT 1 FROM plan AS w WHERE w.undoes = v.id AND w.state = '" TEL_JOURNAL_STATE_NAME_DONE "')))"

sqlite3_stmt *tel_journal_store_prepare (TelJournalStore *self, const char *sql, GError **error);
void tel_journal_store_bind_text (sqlite3_stmt *statement, int position, const char *text);
char *tel_journal_store_dup_text (sqlite3_stmt *statement, int column);
gboolean tel_journal_store_run (TelJournalStore *self, sqlite3_stmt *statement, GError **error);
gboolean tel_journal_store_set_error (TelJournalStore *self, GError **error);

G_END_DECLS
