/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-store.h"
#include "plan/tel-journal.h"

G_BEGIN_DECLS

/* For the runner. */

void tel_journal_begin_async (
    TelJournal *self, TelPlan *plan, TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data);
gint64 tel_journal_begin_finish (TelJournal *self, GAsyncResult *result, GError **error);
void tel_journal_begin_again_async (TelJournal *self,
                                    TelJournalEntry *entry,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 tel_journal_begin_again_finish (TelJournal *self, GAsyncResult *result, GError **error);
void tel_journal_note_step_async (TelJournal *self,
                                  gint64 plan,
                                  guint position,
                                  TelStepState state,
                                  const char *message,
                                  const char *outcome,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tel_journal_note_step_finish (TelJournal *self, GAsyncResult *result, char **problem, GError **error);
void tel_journal_end_async (TelJournal *self,
                            gint64 plan,
                            TelJournalState state,
                            const char *message,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean tel_journal_end_finish (TelJournal *self, GAsyncResult *result, GError **error);

/* For the tables that have a file of their own. */
typedef void (*TelJournalWork) (TelJournalStore *store, GTask *task, gpointer data);

void tel_journal_work_async (TelJournal *self,
                             TelJournalWork work,
                             gboolean reads,
                             gpointer data,
                             GDestroyNotify free_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_END_DECLS
