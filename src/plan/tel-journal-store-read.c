/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What the journal's database gives back of the plans. */

#include "config.h"

#include "plan/tel-journal-store-private.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

#define PLAN_COLUMNS                                                                                                   \
  "id, begun, ended, connection, cluster, account, person, title, verb, state, message, lock, "                        \
  "(SELECT count(*) FROM step WHERE step.plan = plan.id), undoes, "                                                    \
  "(SELECT max(u.id) FROM plan AS u WHERE u.undoes = plan.id), " TEL_JOURNAL_STORE_IS_UNDONE                           \
  ", EXISTS (SELECT 1 FROM separable WHERE separable.plan = plan.id)"

static TelJournalRecord *
take_plan (sqlite3_stmt *statement)
{
  TelJournalRecord *record = tel_journal_record_new ();

  record->id = sqlite3_column_int64 (statement, 0);
  record->begun = sqlite3_column_int64 (statement, 1);
  record->ended = sqlite3_column_int64 (statement, 2);
  record->connection = tel_journal_store_dup_text (statement, 3);
  record->cluster = tel_journal_store_dup_text (statement, 4);
  record->account = tel_journal_store_dup_text (statement, 5);
  record->person = tel_journal_store_dup_text (statement, 6);
  record->title = tel_journal_store_dup_text (statement, 7);
  record->verb = tel_journal_store_dup_text (statement, 8);
  record->state = tel_journal_store_dup_text (statement, 9);
  record->message = tel_journal_store_dup_text (statement, 10);
  record->lock = tel_journal_store_dup_text (statement, 11);
  record->n_steps = (guint) sqlite3_column_int64 (statement, 12);
  record->undoes = sqlite3_column_int64 (statement, 13);
  record->undo = sqlite3_column_int64 (statement, 14);
  record->undone = sqlite3_column_int (statement, 15);
  record->separable = sqlite3_column_int (statement, 16);

  return record;
}

/**
 * tel_journal_store_list:
 * @self: a store
 * @error: return location for an error
 *
 * Lists the plans without their steps, the newest first.
 *
 * Returns: (transfer full) (element-type TelJournalRecord): the plans, or %NULL with %TEL_ERROR_STORAGE
 */
GPtrArray *
tel_journal_store_list (TelJournalStore *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_journal_record_free);
  sqlite3_stmt *statement =
      tel_journal_store_prepare (self, "SELECT " PLAN_COLUMNS " FROM plan ORDER BY id DESC", error);
  int result;

  if (statement == NULL)
    return NULL;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (records, take_plan (statement));
  if (result != SQLITE_DONE)
    tel_journal_store_set_error (self, error);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE ? g_steal_pointer (&records) : NULL;
}

static gboolean
read_changes (TelJournalStore *self, gint64 plan, GPtrArray *steps, GError **error)
{
  sqlite3_stmt *statement = tel_journal_store_prepare (
      self,
      "SELECT position, label, before, after, name FROM change LEFT JOIN field USING (plan, position, number) "
      "WHERE plan = ? ORDER BY position, number",
      error);
  int result;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, plan);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 position = sqlite3_column_int64 (statement, 0);
      TelJournalStepRecord *step = position < steps->len ? g_ptr_array_index (steps, position) : NULL;

      if (step != NULL)
        g_ptr_array_add (step->changes, tel_change_new ((const char *) sqlite3_column_text (statement, 4),
                                                        (const char *) sqlite3_column_text (statement, 1),
                                                        (const char *) sqlite3_column_text (statement, 2),
                                                        (const char *) sqlite3_column_text (statement, 3)));
    }
  if (result != SQLITE_DONE)
    tel_journal_store_set_error (self, error);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE;
}

static GPtrArray *
read_steps (TelJournalStore *self, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_journal_step_record_free);
  sqlite3_stmt *statement =
      tel_journal_store_prepare (self,
                                 "SELECT operation, kind, sentence, new_string, base, draft, state, message, sent, "
                                 "settled, result FROM step WHERE plan = ? ORDER BY position",
                                 error);
  int result;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, plan);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      TelJournalStepRecord *step = tel_journal_step_record_new ();

      step->operation = tel_journal_store_dup_text (statement, 0);
      step->kind = tel_journal_store_dup_text (statement, 1);
      step->sentence = tel_journal_store_dup_text (statement, 2);
      step->new_string = sqlite3_column_int (statement, 3);
      step->base = tel_journal_store_dup_text (statement, 4);
      step->draft = tel_journal_store_dup_text (statement, 5);
      step->state = tel_journal_store_dup_text (statement, 6);
      step->message = tel_journal_store_dup_text (statement, 7);
      step->sent = sqlite3_column_int64 (statement, 8);
      step->settled = sqlite3_column_int64 (statement, 9);
      step->result = tel_journal_store_dup_text (statement, 10);
      g_ptr_array_add (steps, step);
    }
  if (result != SQLITE_DONE)
    tel_journal_store_set_error (self, error);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE ? g_steal_pointer (&steps) : NULL;
}

/**
 * tel_journal_store_read:
 * @self: a store
 * @plan: the number of a plan
 * @error: return location for an error
 *
 * Reads one plan with its steps.
 *
 * Returns: (transfer full): the plan, or %NULL with %TEL_ERROR_NOT_FOUND or %TEL_ERROR_STORAGE
 */
TelJournalRecord *
tel_journal_store_read (TelJournalStore *self, gint64 plan, GError **error)
{
  g_autoptr (TelJournalRecord) record = NULL;
  sqlite3_stmt *statement = tel_journal_store_prepare (self, "SELECT " PLAN_COLUMNS " FROM plan WHERE id = ?", error);
  int result;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, plan);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    record = take_plan (statement);
  else if (result == SQLITE_DONE)
    g_set_error_literal (error, TEL_ERROR, TEL_ERROR_NOT_FOUND, _ ("The plan is not in the journal any more."));
  else
    tel_journal_store_set_error (self, error);
  sqlite3_finalize (statement);
  if (record == NULL)
    return NULL;

  record->steps = read_steps (self, plan, error);
  if (record->steps == NULL || !read_changes (self, plan, record->steps, error))
    return NULL;

  return g_steal_pointer (&record);
}
