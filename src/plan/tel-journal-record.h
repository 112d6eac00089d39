/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-plan.h"

G_BEGIN_DECLS

/* Stands for the object as it was read back where nothing was written. */
#define TEL_JOURNAL_RECORD_IDLE "null"

/* What the journal keeps of one step. */
typedef struct
{
  char *operation;
  char *kind;
  char *sentence;
  gboolean new_string;
  char *base;
  char *draft;
  char *result;
  char *state;
  char *message;
  gint64 sent;
  gint64 settled;
  GPtrArray *changes;
} TelJournalStepRecord;

/**
 * TelJournalRecord:
 * @id: the number of the plan in the journal, 0 before it was written
 * @lock: the name of the lock that whoever carries it out holds
 * @begun: when it was begun, in microseconds since 1970
 * @ended: when it ended, 0 while it has not
 * @connection: the identity of the connection
 * @cluster: the cluster by its name on the screen
 * @account: the AXL account
 * @person: who sat at the desktop
 * @title: what the plan does
 * @verb: what its button said
 * @state: how it ended, by name
 * @message: (nullable): why it stopped
 * @undoes: the number of the plan that this one undoes, 0 for none
 * @undo: the number of the last plan that undoes this one, 0 for none
 * @undone: whether one of those was carried out to its end
 * @separable: whether it goes on after a step that is refused
 * @n_steps: how many steps it has
 * @steps: (nullable): the steps, %NULL where only the plan was read
 *
 * A plan as the journal keeps it: plain values that may cross to the journal's thread. It holds no secret.
 */
typedef struct
{
  gint64 id;
  char *lock;
  gint64 begun;
  gint64 ended;
  char *connection;
  char *cluster;
  char *account;
  char *person;
  char *title;
  char *verb;
  char *state;
  char *message;
  gint64 undoes;
  gint64 undo;
  gboolean undone;
  gboolean separable;
  guint n_steps;
  GPtrArray *steps;
} TelJournalRecord;

TelJournalStepRecord *tel_journal_step_record_new (void);
TelStep *tel_journal_step_record_make_step (const TelJournalStepRecord *self, GError **error);
void tel_journal_step_record_free (TelJournalStepRecord *self);

TelJournalRecord *tel_journal_record_new (void);
TelJournalRecord *tel_journal_record_new_for_plan (TelPlan *plan);
TelPlan *tel_journal_record_make_plan (const TelJournalRecord *self, GError **error);
void tel_journal_record_free (TelJournalRecord *self);

char *tel_journal_record_make_result (TelStep *step);
gboolean tel_journal_record_holds_secret (const char *kind, const char *property);
const char *tel_journal_record_get_step_state (TelStepState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelJournalStepRecord, tel_journal_step_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelJournalRecord, tel_journal_record_free)

G_END_DECLS
