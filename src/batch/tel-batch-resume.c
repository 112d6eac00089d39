/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-resume.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-run.h"
#include "model/tel-error.h"
#include "plan/tel-undo.h"

/* A plan is gone on with, and undone, over the connection over which it was begun. Those that were begun here have no
 * saved connection, hence the cluster and the account have to be the same too. */
static gboolean
check_connection (TelJournalEntry *entry, TelBatchSession *session, const TelBatchOptions *options, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));

  if (g_str_equal (tel_journal_entry_get_connection (entry), tel_axl_client_get_connection_id (client)) &&
      g_str_equal (tel_journal_entry_get_cluster (entry), options->host) &&
      g_str_equal (tel_journal_entry_get_account (entry), options->user))
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
               /* Translators: the title of a plan, a cluster, an account */
               _ ("“%s” was begun on %s as %s, over another connection than this. Use that one."),
               tel_journal_entry_get_title (entry), tel_journal_entry_get_cluster (entry),
               tel_journal_entry_get_account (entry));

  return FALSE;
}

static gboolean
check_state (TelJournalEntry *entry, GError **error)
{
  switch (tel_journal_entry_get_state (entry))
    {
    case TEL_JOURNAL_STATE_DONE:
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   /* Translators: the title of a plan */
                   _ ("Every step of “%s” was carried out: there is nothing to go on with."),
                   tel_journal_entry_get_title (entry));
      return FALSE;

    case TEL_JOURNAL_STATE_RUNNING:
      g_set_error (error, TEL_ERROR, TEL_ERROR_CONFLICT,
                   /* Translators: the title of a plan */
                   _ ("“%s” is being carried out by another program now."), tel_journal_entry_get_title (entry));
      return FALSE;

    case TEL_JOURNAL_STATE_INTERRUPTED:
    case TEL_JOURNAL_STATE_STOPPED:
    default:
      return TRUE;
    }
}

static TelJournalEntry *
read_entry (TelBatchSession *session, TelJournal *journal, gint64 plan, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tel_journal_read_async (journal, plan, tel_batch_session_get_cancellable (session), tel_batch_session_take_result,
                          session);
  result = tel_batch_session_await (session);

  return tel_journal_read_finish (journal, result, error);
}

/**
 * tel_batch_resume:
 * @session: a session
 * @options: the command line, with the number of a plan
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Goes on with a plan of the journal that was interrupted or stopped: what was settled is not sent again.
 *
 * Returns: %TRUE when every step was carried out
 */
gboolean
tel_batch_resume (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelJournal) journal = tel_batch_run_open_journal ();
  g_autoptr (TelJournalEntry) entry = read_entry (session, journal, options->plan, error);
  g_autoptr (TelRunner) runner = NULL;

  if (entry == NULL || !check_state (entry, error) || !check_connection (entry, session, options, error) ||
      !tel_batch_session_load_references (session, error))
    return FALSE;

  runner = tel_runner_new_again (tel_batch_session_get_cluster (session), journal, entry, error);

  return runner != NULL && tel_batch_run_plan (session, runner, options, builder, error);
}

static TelPlan *
build_undo (TelBatchSession *session, TelPlan *plan, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tel_undo_build_async (tel_batch_session_get_cluster (session), plan, tel_batch_session_get_cancellable (session),
                        tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_undo_build_finish (result, error);
}

/**
 * tel_batch_undo:
 * @session: a session
 * @options: the command line, with the number of a plan
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Undoes a plan of the journal: makes the plan that does, and shows it or carries it out. What others changed since
 * refuses it.
 *
 * Returns: %TRUE when it was undone, or shown for a dry run
 */
gboolean
tel_batch_undo (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelJournal) journal = tel_batch_run_open_journal ();
  g_autoptr (TelJournalEntry) entry = read_entry (session, journal, options->plan, error);
  g_autoptr (TelPlan) undo = NULL;
  TelPlan *plan;

  if (entry == NULL || !check_connection (entry, session, options, error) ||
      !tel_batch_session_load_references (session, error))
    return FALSE;

  plan = tel_journal_entry_get_plan (entry, error);
  undo = plan != NULL ? build_undo (session, plan, error) : NULL;

  return undo != NULL && tel_batch_run_carry_out (session, undo, options, builder, error);
}
