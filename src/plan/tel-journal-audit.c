/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-audit.h"

#include "plan/tel-audit-line.h"

/* That a line is missing stands in the journal too, where the line can be had from. */
static char *
note_problem (TelJournalFile *file, const TelJournalRecord *record, guint position, const char *problem)
{
  const TelJournalStepRecord *step = g_ptr_array_index (record->steps, position);
  gboolean went_well = g_str_equal (step->state, tel_journal_record_get_step_state (TEL_STEP_STATE_DONE));
  g_autofree char *message =
      step->message != NULL ? g_strconcat (step->message, " ", problem, NULL) : g_strdup (problem);

  tel_journal_store_note_step (file->store, record->id, position,
                               went_well ? tel_journal_record_get_step_state (TEL_STEP_STATE_WARNING) : step->state,
                               message, NULL, NULL);

  return g_strdup (problem);
}

/**
 * tel_journal_audit_append:
 * @file: the journal's file, open
 * @sink: (nullable): where the audit trail goes
 * @plan: the number of a plan
 * @position: which of its steps was noted, from 0
 *
 * Appends a step that was settled to the audit trail. The cluster has what the step wrote, so that a trail that cannot
 * be written is said and noted with the step, and stops nothing.
 *
 * Returns: (transfer full) (nullable): why the line is missing, %NULL when it was written
 */
char *
tel_journal_audit_append (TelJournalFile *file, TelAuditSink *sink, gint64 plan, guint position)
{
  g_autoptr (TelJournalRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  const TelJournalStepRecord *step;

  g_return_val_if_fail (file != NULL, NULL);

  if (sink == NULL)
    return NULL;

  record = tel_journal_store_read (file->store, plan, &error);
  if (record == NULL)
    return g_strdup (error->message);
  step = g_ptr_array_index (record->steps, position);
  if (g_str_equal (step->state, tel_journal_record_get_step_state (TEL_STEP_STATE_RUNNING)))
    return NULL;

  line = tel_audit_line_make (record, position);
  if (tel_audit_sink_append (sink, line, &error))
    return NULL;

  return note_problem (file, record, position, error->message);
}
