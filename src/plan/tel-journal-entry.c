/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-entry-private.h"

#include "plan/tel-journal-lock.h"

#include <glib/gi18n-lib.h>

/**
 * TelJournalEntry:
 *
 * The plan itself is made from the record when it is asked for, since a list needs none.
 */
struct _TelJournalEntry
{
  GObject parent_instance;

  TelJournalRecord *record;
  TelJournalState state;
  GDateTime *begun;
  GDateTime *ended;
  TelPlan *plan;
};

G_DEFINE_FINAL_TYPE (TelJournalEntry, tel_journal_entry, G_TYPE_OBJECT)

static void
tel_journal_entry_finalize (GObject *object)
{
  TelJournalEntry *self = TEL_JOURNAL_ENTRY (object);

  g_clear_pointer (&self->record, tel_journal_record_free);
  g_clear_pointer (&self->begun, g_date_time_unref);
  g_clear_pointer (&self->ended, g_date_time_unref);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (tel_journal_entry_parent_class)->finalize (object);
}

static void
tel_journal_entry_class_init (TelJournalEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_journal_entry_finalize;
}

static void
tel_journal_entry_init (TelJournalEntry *self)
{
}

static GDateTime *
make_time (gint64 microseconds)
{
  g_autoptr (GDateTime) seconds =
      microseconds != 0 ? g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC) : NULL;

  return seconds != NULL ? g_date_time_add (seconds, microseconds % G_USEC_PER_SEC) : NULL;
}

static TelJournalState
judge (const TelJournalRecord *record, const char *journal)
{
  if (g_str_equal (record->state, TEL_JOURNAL_STATE_NAME_DONE))
    return TEL_JOURNAL_STATE_DONE;
  if (g_str_equal (record->state, TEL_JOURNAL_STATE_NAME_STOPPED))
    return TEL_JOURNAL_STATE_STOPPED;

  return tel_journal_lock_is_held (journal, record->lock) ? TEL_JOURNAL_STATE_RUNNING : TEL_JOURNAL_STATE_INTERRUPTED;
}

/* Nobody knows any more what became of the step that was under way. */
static void
mark_interrupted (TelJournalRecord *record)
{
  for (guint i = 0; record->steps != NULL && i < record->steps->len; i++)
    {
      TelJournalStepRecord *step = g_ptr_array_index (record->steps, i);

      if (!g_str_equal (step->state, tel_journal_record_get_step_state (TEL_STEP_STATE_RUNNING)))
        continue;
      g_free (step->state);
      g_free (step->message);
      step->state = g_strdup (tel_journal_record_get_step_state (TEL_STEP_STATE_UNKNOWN));
      step->message = g_strdup (_ ("The program ended before the cluster had answered."));
    }
}

/**
 * tel_journal_entry_new:
 * @record: (transfer full): what stands in the file
 * @journal: the file, beside which the locks of the plans are
 *
 * Makes an entry, and finds out how the plan stands.
 *
 * Returns: (transfer full): a new entry
 */
TelJournalEntry *
tel_journal_entry_new (TelJournalRecord *record, const char *journal)
{
  TelJournalEntry *self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (journal != NULL, NULL);

  self = g_object_new (TEL_TYPE_JOURNAL_ENTRY, NULL);
  self->record = record;
  self->state = judge (record, journal);
  if (self->state == TEL_JOURNAL_STATE_INTERRUPTED)
    mark_interrupted (record);
  self->begun = make_time (record->begun);
  self->ended = make_time (record->ended);

  return self;
}

/**
 * tel_journal_entry_get_id:
 * @self: an entry
 *
 * Gets the number of the plan in the journal.
 *
 * Returns: the number
 */
gint64
tel_journal_entry_get_id (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), 0);

  return self->record->id;
}

/**
 * tel_journal_entry_get_begun:
 * @self: an entry
 *
 * Gets when the plan was begun.
 *
 * Returns: (transfer none): the time here
 */
GDateTime *
tel_journal_entry_get_begun (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->begun;
}

/**
 * tel_journal_entry_get_ended:
 * @self: an entry
 *
 * Gets when the plan ended.
 *
 * Returns: (transfer none) (nullable): the time here, %NULL while it has not
 */
GDateTime *
tel_journal_entry_get_ended (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->ended;
}

/**
 * tel_journal_entry_get_connection:
 * @self: an entry
 *
 * Gets the connection over which it was carried out.
 *
 * Returns: its identity
 */
const char *
tel_journal_entry_get_connection (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record->connection;
}

/**
 * tel_journal_entry_get_cluster:
 * @self: an entry
 *
 * Gets the cluster.
 *
 * Returns: its name
 */
const char *
tel_journal_entry_get_cluster (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record->cluster;
}

/**
 * tel_journal_entry_get_account:
 * @self: an entry
 *
 * Gets the AXL account that wrote.
 *
 * Returns: the user name
 */
const char *
tel_journal_entry_get_account (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record->account;
}

/**
 * tel_journal_entry_get_person:
 * @self: an entry
 *
 * Gets who sat at the desktop.
 *
 * Returns: the user name
 */
const char *
tel_journal_entry_get_person (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record->person;
}

/**
 * tel_journal_entry_get_title:
 * @self: an entry
 *
 * Gets what the plan does.
 *
 * Returns: the title, in the language of the day
 */
const char *
tel_journal_entry_get_title (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record->title;
}

/**
 * tel_journal_entry_get_state:
 * @self: an entry
 *
 * Gets how the plan stands.
 *
 * Returns: the state
 */
TelJournalState
tel_journal_entry_get_state (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), TEL_JOURNAL_STATE_STOPPED);

  return self->state;
}

/**
 * tel_journal_entry_get_message:
 * @self: an entry
 *
 * Gets why the plan stopped.
 *
 * Returns: (nullable): the message
 */
const char *
tel_journal_entry_get_message (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record->message;
}

/**
 * tel_journal_entry_get_undoes:
 * @self: an entry
 *
 * Gets which plan this one undoes.
 *
 * Returns: its number, 0 for none
 */
gint64
tel_journal_entry_get_undoes (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), 0);

  return self->record->undoes;
}

/**
 * tel_journal_entry_get_undo:
 * @self: an entry
 *
 * Gets the last plan that undoes this one, whether it came to its end or not. A plan whose undoing was begun is not
 * gone on with.
 *
 * Returns: its number, 0 for none
 */
gint64
tel_journal_entry_get_undo (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), 0);

  return self->record->undo;
}

/**
 * tel_journal_entry_is_undone:
 * @self: an entry
 *
 * Tells whether the plan was undone to the end, which is done once.
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_journal_entry_is_undone (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), FALSE);

  return self->record->undone;
}

/**
 * tel_journal_entry_get_n_steps:
 * @self: an entry
 *
 * Gets how many steps the plan has.
 *
 * Returns: the number
 */
guint
tel_journal_entry_get_n_steps (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), 0);

  return self->record->n_steps;
}

/**
 * tel_journal_entry_get_record:
 * @self: an entry
 *
 * Gets what stands in the file.
 *
 * Returns: (transfer none): the record
 */
const TelJournalRecord *
tel_journal_entry_get_record (TelJournalEntry *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  return self->record;
}

/**
 * tel_journal_entry_get_plan:
 * @self: an entry that was read with its steps
 * @error: return location for an error
 *
 * Gets the plan, each step in the state in which the journal has it. It can be shown, and gone on with.
 *
 * Returns: (transfer none): the plan, or %NULL with %TEL_ERROR_STORAGE when another version wrote what cannot be read
 */
TelPlan *
tel_journal_entry_get_plan (TelJournalEntry *self, GError **error)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (self), NULL);

  if (self->plan == NULL)
    self->plan = tel_journal_record_make_plan (self->record, error);

  return self->plan;
}
