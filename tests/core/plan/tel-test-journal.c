/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-journal.h"

#include "plan/tel-journal-private.h"
#include "tel-test.h"

/**
 * tel_test_journal_list:
 * @journal: a journal
 *
 * Lists its plans.
 *
 * Returns: (transfer full) (element-type TelJournalEntry): the plans, the newest first
 */
GPtrArray *
tel_test_journal_list (TelJournal *journal)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  tel_journal_list_async (journal, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  entries = tel_journal_list_finish (journal, done, &error);
  g_assert_no_error (error);

  return entries;
}

/**
 * tel_test_journal_read_last:
 * @journal: a journal
 *
 * Reads its newest plan.
 *
 * Returns: (transfer full): the plan with its steps
 */
TelJournalEntry *
tel_test_journal_read_last (TelJournal *journal)
{
  g_autoptr (GPtrArray) entries = tel_test_journal_list (journal);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelJournalEntry *entry;

  g_assert_cmpuint (entries->len, >, 0);
  tel_journal_read_async (journal, tel_journal_entry_get_id (g_ptr_array_index (entries, 0)), NULL,
                          tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  entry = tel_journal_read_finish (journal, done, &error);
  g_assert_no_error (error);

  return entry;
}

/**
 * tel_test_journal_prune:
 * @journal: a journal
 * @maximum_age: as of tel_journal_prune_async()
 * @maximum_bytes: likewise
 *
 * Forgets old plans.
 */
void
tel_test_journal_prune (TelJournal *journal, GTimeSpan maximum_age, gint64 maximum_bytes)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_journal_prune_async (journal, maximum_age, maximum_bytes, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_true (tel_journal_prune_finish (journal, done, &error));
  g_assert_no_error (error);
}

/**
 * tel_test_journal_fill:
 * @journal: a journal
 * @cluster: a cluster
 * @plan: a plan
 * @n_plans: how often
 *
 * Writes a plan down many times. The first never ends.
 */
void
tel_test_journal_fill (TelJournal *journal, TelCluster *cluster, TelPlan *plan, guint n_plans)
{
  for (guint i = 0; i < n_plans; i++)
    {
      GAsyncResult *begun = NULL;
      GAsyncResult *ended = NULL;
      g_autoptr (GAsyncResult) begin_result = NULL;
      g_autoptr (GAsyncResult) end_result = NULL;
      gint64 number;

      tel_journal_begin_async (journal, plan, cluster, tel_test_take_result, &begun);
      begin_result = tel_test_await_result (&begun);
      number = tel_journal_begin_finish (journal, begin_result, NULL);
      g_assert_cmpint (number, >, 0);
      if (i == 0)
        continue;

      tel_journal_end_async (journal, number, TEL_JOURNAL_STATE_DONE, NULL, tel_test_take_result, &ended);
      end_result = tel_test_await_result (&ended);
      g_assert_true (tel_journal_end_finish (journal, end_result, NULL));
    }
}

/**
 * tel_test_journal_close:
 * @journal: (transfer full): a journal
 * @path: its file
 *
 * Lets go of a journal and waits until its thread has closed the file, which removes the log beside it.
 */
void
tel_test_journal_close (TelJournal *journal, const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  /* The thread may be about to let go of it. */
  g_object_unref (journal);
  tel_test_wait_until (!g_file_test (log, G_FILE_TEST_EXISTS));
}
