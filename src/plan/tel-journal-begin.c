/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-begin.h"

#include "model/tel-error.h"
#include "plan/tel-journal-lock.h"
#include "plan/tel-journal-space.h"
#include "plan/tel-journal-state.h"

#include <glib/gi18n-lib.h>

/* A plan is undone once, and not while it is being carried out. */
static gboolean
check_may_undo (TelJournalFile *file, gint64 plan, GError **error)
{
  g_autoptr (TelJournalRecord) record = NULL;

  if (plan == 0)
    return TRUE;

  record = tel_journal_store_read (file->store, plan, error);
  if (record == NULL)
    return FALSE;
  if (!record->undone && (!g_str_equal (record->state, TEL_JOURNAL_STATE_NAME_RUNNING) ||
                          !tel_journal_lock_is_held (file->path, record->lock)))
    return TRUE;

  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_CONFLICT,
                       record->undone ? _ ("This plan was undone already.")
                                      : _ ("This plan is being carried out now. Undo it when it has ended."));

  return FALSE;
}

/* A full disk, and an audit trail that takes nothing, are known before the first write to the cluster. */
static int
take_lock (TelJournalFile *file, TelAuditSink *sink, const TelJournalRecord *record, GError **error)
{
  if (!tel_journal_space_check (file->path, tel_journal_space_estimate (record), error) ||
      (sink != NULL && !tel_audit_sink_check (sink, error)))
    return -1;

  return tel_journal_lock_take (file->path, record->lock, error);
}

/* Another program may have gone on with it since it was listed: what the file says now counts. */
static gboolean
check_may_go_on (const TelJournalRecord *record, const char *state, GError **error)
{
  if (record->undo != 0)
    g_set_error_literal (error, TEL_ERROR, TEL_ERROR_CONFLICT,
                         _ ("Undoing this plan was begun, so that it is not gone on with."));
  else if (!g_str_equal (record->state, state))
    g_set_error_literal (error, TEL_ERROR, TEL_ERROR_CONFLICT,
                         _ ("Somebody else went on with this plan meanwhile. Look at it again."));
  else
    return TRUE;

  return FALSE;
}

/**
 * tel_journal_begin_plan:
 * @file: the journal's file, open
 * @sink: (nullable): where its steps are noted besides
 * @record: a plan with its steps
 * @error: return location for an error
 *
 * Takes the lock of a plan and writes it down, before anything of it is sent.
 *
 * Returns: its number, or 0 with %TEL_ERROR_STORAGE, and %TEL_ERROR_CONFLICT when what it undoes may not be undone
 */
gint64
tel_journal_begin_plan (TelJournalFile *file, TelAuditSink *sink, const TelJournalRecord *record, GError **error)
{
  gint64 plan;
  int lock;

  g_return_val_if_fail (file != NULL && record != NULL, 0);

  lock = check_may_undo (file, record->undoes, error) ? take_lock (file, sink, record, error) : -1;
  if (lock < 0)
    return 0;

  plan = tel_journal_store_begin (file->store, record, error);
  if (plan != 0)
    tel_journal_locks_keep (file->locks, plan, record->lock, lock);
  else
    tel_journal_lock_release (file->path, record->lock, lock);

  return plan;
}

/**
 * tel_journal_begin_plan_again:
 * @file: the journal's file, open
 * @sink: (nullable): where its steps are noted besides
 * @plan: the number of a plan that was interrupted, or that stopped
 * @state: how the file had it when it was looked at
 * @error: return location for an error
 *
 * Takes the lock of a plan and writes down that it runs again.
 *
 * Returns: its number, or 0 with %TEL_ERROR_CONFLICT when somebody else runs it, went on with it or undoes it, and
 *   %TEL_ERROR_STORAGE
 */
gint64
tel_journal_begin_plan_again (TelJournalFile *file, TelAuditSink *sink, gint64 plan, const char *state, GError **error)
{
  g_autoptr (TelJournalRecord) record = NULL;
  int lock;

  g_return_val_if_fail (file != NULL && state != NULL, 0);

  record = tel_journal_store_read (file->store, plan, error);
  lock = record != NULL ? take_lock (file, sink, record, error) : -1;
  if (lock < 0)
    return 0;

  if (!check_may_go_on (record, state, error) ||
      !tel_journal_store_set_state (file->store, plan, TEL_JOURNAL_STATE_NAME_RUNNING, NULL, error))
    {
      tel_journal_lock_release (file->path, record->lock, lock);
      return 0;
    }
  tel_journal_locks_keep (file->locks, plan, record->lock, lock);

  return plan;
}
