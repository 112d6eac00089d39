/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-write-private.h"

#include "model/tel-device.h"
#include "plan/tel-step-private.h"

struct _TelJournalWrite
{
  GObject parent_instance;

  gint64 plan;
  char *title;
  char *person;
  char *account;
  GDateTime *time;
  TelStep *step;
  TelObject *after;
};

G_DEFINE_FINAL_TYPE (TelJournalWrite, tel_journal_write, G_TYPE_OBJECT)

static void
tel_journal_write_finalize (GObject *object)
{
  TelJournalWrite *self = TEL_JOURNAL_WRITE (object);

  g_free (self->title);
  g_free (self->person);
  g_free (self->account);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_object (&self->step);
  g_clear_object (&self->after);

  G_OBJECT_CLASS (tel_journal_write_parent_class)->finalize (object);
}

static void
tel_journal_write_class_init (TelJournalWriteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_journal_write_finalize;
}

static void
tel_journal_write_init (TelJournalWrite *self)
{
}

/* The journal keeps what was read back without the product specific settings. */
static TelObject *
make_after (TelStep *step)
{
  TelObject *draft = tel_step_get_draft (step);
  TelObject *result = tel_step_get_result (step);
  TelObject *after;

  if (result == NULL || draft == NULL)
    return draft != NULL ? g_object_ref (draft) : NULL;

  after = tel_object_copy (result);
  if (TEL_IS_DEVICE (after))
    g_object_set (after, "vendor-config", tel_device_get_vendor_config (TEL_DEVICE (draft)), NULL);

  return after;
}

/**
 * tel_journal_write_new:
 * @plan: the plan, which needs no steps
 * @step: the step
 * @when: when it was settled, or sent, in microseconds since 1970
 *
 * Makes what the journal tells of a write.
 *
 * Returns: (transfer full): a new object
 */
TelJournalWrite *
tel_journal_write_new (const TelJournalRecord *plan, TelStep *step, gint64 when)
{
  TelJournalWrite *self;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (TEL_IS_STEP (step), NULL);

  self = g_object_new (TEL_TYPE_JOURNAL_WRITE, NULL);
  self->plan = plan->id;
  self->title = g_strdup (plan->title);
  self->person = g_strdup (plan->person);
  self->account = g_strdup (plan->account);
  self->time = g_date_time_new_from_unix_local (when / G_USEC_PER_SEC);
  self->step = g_object_ref (step);
  self->after = make_after (step);

  return self;
}

/**
 * tel_journal_write_get_plan:
 * @self: a write
 *
 * Gets the number of its plan in the journal.
 *
 * Returns: the number
 */
gint64
tel_journal_write_get_plan (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), 0);

  return self->plan;
}

/**
 * tel_journal_write_get_title:
 * @self: a write
 *
 * Gets what the plan does.
 *
 * Returns: the title, in the language in which it was carried out
 */
const char *
tel_journal_write_get_title (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return self->title;
}

/**
 * tel_journal_write_get_person:
 * @self: a write
 *
 * Gets who sat at the desktop.
 *
 * Returns: the name of the account of the desktop
 */
const char *
tel_journal_write_get_person (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return self->person;
}

/**
 * tel_journal_write_get_account:
 * @self: a write
 *
 * Gets which AXL account it was sent with.
 *
 * Returns: the name of the account
 */
const char *
tel_journal_write_get_account (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return self->account;
}

/**
 * tel_journal_write_get_time:
 * @self: a write
 *
 * Gets when it was settled, or sent where nobody knows what became of it.
 *
 * Returns: (transfer none): the time, in local time and by the clock of this computer
 */
GDateTime *
tel_journal_write_get_time (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return self->time;
}

/**
 * tel_journal_write_is_certain:
 * @self: a write
 *
 * Tells whether it is known that the cluster has carried it out.
 *
 * Returns: %FALSE when the answer was lost
 */
gboolean
tel_journal_write_is_certain (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), FALSE);

  return !tel_step_is_perhaps_sent (self->step);
}

/**
 * tel_journal_write_get_operation:
 * @self: a write
 *
 * Gets what was done.
 *
 * Returns: the operation, which is never %TEL_STEP_OPERATION_APPLY
 */
TelStepOperation
tel_journal_write_get_operation (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), TEL_STEP_OPERATION_UPDATE);

  return tel_step_get_operation (self->step);
}

/**
 * tel_journal_write_get_kind:
 * @self: a write
 *
 * Gets what kind of object it was done to.
 *
 * Returns: the kind
 */
TelObjectKind
tel_journal_write_get_kind (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), TEL_OBJECT_KIND_DEVICE);

  return tel_step_get_kind (self->step);
}

/**
 * tel_journal_write_get_before:
 * @self: a write
 *
 * Gets what the object was when the plan was made.
 *
 * Returns: (transfer none) (nullable): the object, %NULL for one that was added
 */
TelObject *
tel_journal_write_get_before (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return tel_step_get_base (self->step);
}

/**
 * tel_journal_write_get_wanted:
 * @self: a write
 *
 * Gets what the plan made of the object: what differs from before is what was sent.
 *
 * Returns: (transfer none) (nullable): the object, %NULL for one that was removed
 */
TelObject *
tel_journal_write_get_wanted (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return tel_step_get_draft (self->step);
}

/**
 * tel_journal_write_get_after:
 * @self: a write
 *
 * Gets what the object was afterwards: as it was read back, else as it was wanted.
 *
 * Returns: (transfer none) (nullable): the object, %NULL for one that was removed
 */
TelObject *
tel_journal_write_get_after (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), NULL);

  return self->after;
}

/**
 * tel_journal_write_makes_string:
 * @self: a write
 *
 * Tells whether the device was given a new authentication string.
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_journal_write_makes_string (TelJournalWrite *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL_WRITE (self), FALSE);

  return tel_step_get_new_string (self->step);
}
