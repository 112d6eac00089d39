/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-amendments.h"

#include "model/tel-text.h"
#include "plan/tel-edit-rules.h"
#include "plan/tel-edit-steps.h"
#include "plan/tel-settlement.h"

/*
 * One object that is changed.
 * @completes_by: (nullable): of a device: until when the enrolment that starts is to be done
 * @refusal: (nullable): why it is left out
 */
typedef struct
{
  TelObjectKind kind;
  TelObject *now;
  TelObject *draft;
  GDateTime *completes_by;
  char *refusal;
} Amendment;

struct _TelAmendments
{
  TelCluster *cluster;
  TelDeviceReading *reading;
  gboolean apply;
  /* In the order in which they were asked for, and by kind and name. */
  GPtrArray *amendments;
  GHashTable *by_key;
};

static void
amendment_free (Amendment *amendment)
{
  g_object_unref (amendment->now);
  g_object_unref (amendment->draft);
  g_clear_pointer (&amendment->completes_by, g_date_time_unref);
  g_free (amendment->refusal);
  g_free (amendment);
}

static char *
make_key (TelObjectKind kind, const char *name, const char *partition)
{
  return g_strdup_printf ("%u\n%s\n%s", kind, name, partition != NULL ? partition : "");
}

static Amendment *
find (TelAmendments *self, TelObjectKind kind, const char *name, const char *partition)
{
  g_autofree char *key = make_key (kind, name, partition);

  return g_hash_table_lookup (self->by_key, key);
}

/* @now is %NULL for what was not read. */
static gpointer
draft (TelAmendments *self, TelObjectKind kind, const char *name, const char *partition, gpointer now)
{
  Amendment *amendment = find (self, kind, name, partition);

  if (now == NULL)
    return NULL;
  if (amendment == NULL)
    {
      amendment = g_new0 (Amendment, 1);
      amendment->kind = kind;
      amendment->now = g_object_ref (now);
      amendment->draft = tel_object_copy (now);
      g_ptr_array_add (self->amendments, amendment);
      g_hash_table_insert (self->by_key, make_key (kind, name, partition), amendment);
    }

  return amendment->draft;
}

static gboolean
is_changed (Amendment *amendment)
{
  g_auto (GStrv) sent = tel_settlement_list_sent (amendment->now, amendment->draft);

  return amendment->completes_by != NULL || sent[0] != NULL;
}

/* The situation as it is without what was refused. */
static TelEditSituation *
make_situation (TelAmendments *self, GPtrArray *order)
{
  TelEditSituation *situation = tel_edit_situation_new (self->reading);

  for (guint i = 0; i < self->amendments->len; i++)
    {
      Amendment *amendment = self->amendments->pdata[i];

      if (amendment->refusal != NULL || !is_changed (amendment))
        continue;
      g_ptr_array_add (order, amendment);
      if (amendment->kind == TEL_OBJECT_KIND_USER)
        tel_edit_situation_add_user (situation, TEL_USER (amendment->now), TEL_USER (amendment->draft));
      else if (amendment->kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
        tel_edit_situation_add_number (situation, TEL_DIRECTORY_NUMBER (amendment->now),
                                       TEL_DIRECTORY_NUMBER (amendment->draft));
      else
        {
          TelUser *owner =
              tel_device_reading_get_user (self->reading, tel_device_get_owner (TEL_DEVICE (amendment->draft)));

          tel_edit_situation_add_device (situation,
                                         tel_softphone_situation_new_for_edit (self->cluster, owner,
                                                                               TEL_DEVICE (amendment->now),
                                                                               TEL_DEVICE (amendment->draft),
                                                                               amendment->completes_by, FALSE));
        }
    }

  return situation;
}

static void
run_rules_of (TelEditSituation *situation, Amendment *amendment, guint *n_users, guint *n_devices, guint *n_numbers)
{
  if (amendment->kind == TEL_OBJECT_KIND_USER)
    tel_edit_rules_run_user (situation, (*n_users)++);
  else if (amendment->kind == TEL_OBJECT_KIND_DIRECTORY_NUMBER)
    tel_edit_rules_run_number (situation, (*n_numbers)++);
  else
    {
      tel_edit_line_rules_check_draft (situation, TEL_DEVICE (amendment->draft));
      tel_edit_rules_run_device (situation, situation->devices->pdata[(*n_devices)++]);
    }
}

/* %FALSE when something was refused, and the rest has to be judged again without it: rules compare objects. */
static gboolean
run_rules (TelEditSituation *situation, GPtrArray *order)
{
  guint n_users = 0;
  guint n_devices = 0;
  guint n_numbers = 0;
  gboolean is_accepted = TRUE;

  for (guint i = 0; i < order->len; i++)
    {
      Amendment *amendment = order->pdata[i];
      guint first = tel_plan_sketch_get_n_notices (situation->sketch);
      const char *refusal;

      run_rules_of (situation, amendment, &n_users, &n_devices, &n_numbers);
      refusal = tel_plan_sketch_find_refusal (situation->sketch, first);
      if (refusal == NULL)
        continue;
      amendment->refusal = g_strdup (refusal);
      is_accepted = FALSE;
    }

  return is_accepted;
}

static TelEditSituation *
settle (TelAmendments *self)
{
  for (;;)
    {
      g_autoptr (GPtrArray) order = g_ptr_array_new ();
      g_autoptr (TelEditSituation) situation = make_situation (self, order);

      if (run_rules (situation, order))
        return g_steal_pointer (&situation);
    }
}

/**
 * tel_amendments_new:
 * @cluster: a cluster
 *
 * Makes amendments that want nothing yet. Changed devices are applied unless it is said otherwise.
 *
 * Returns: (transfer full): new amendments
 */
TelAmendments *
tel_amendments_new (TelCluster *cluster)
{
  TelAmendments *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  self = g_new0 (TelAmendments, 1);
  self->cluster = g_object_ref (cluster);
  self->reading = tel_device_reading_new (cluster, TEL_DEVICE_READING_LENIENT);
  self->apply = TRUE;
  self->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) amendment_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * tel_amendments_free:
 * @self: amendments that are not being read
 *
 * Frees them.
 */
void
tel_amendments_free (TelAmendments *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->amendments);
  tel_device_reading_free (self->reading);
  g_object_unref (self->cluster);
  g_free (self);
}

/**
 * tel_amendments_want_user:
 * @self: amendments that were not read
 * @user_id: a user
 *
 * Has a user read, if there still is one.
 */
void
tel_amendments_want_user (TelAmendments *self, const char *user_id)
{
  g_return_if_fail (self != NULL);

  if (!tel_text_is_blank (user_id))
    tel_device_reading_want_user (self->reading, user_id);
}

/**
 * tel_amendments_want_device:
 * @self: amendments that were not read
 * @name: a device
 *
 * Has a device read, if there still is one, with its owner and everybody associated with it.
 */
void
tel_amendments_want_device (TelAmendments *self, const char *name)
{
  g_return_if_fail (self != NULL);

  if (!tel_text_is_blank (name))
    tel_device_reading_want_device (self->reading, name);
}

/**
 * tel_amendments_want_number:
 * @self: amendments that were not read
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition
 *
 * Has a directory number read, with those that use it.
 */
void
tel_amendments_want_number (TelAmendments *self, const char *pattern, const char *partition)
{
  g_return_if_fail (self != NULL);

  if (!tel_text_is_blank (pattern))
    tel_device_reading_want_number (self->reading, pattern, partition);
}

/**
 * tel_amendments_want_lines:
 * @self: amendments that were not read
 *
 * Has the use of every line of the devices read too: for what changes owners, lines or primary extensions.
 */
void
tel_amendments_want_lines (TelAmendments *self)
{
  g_return_if_fail (self != NULL);

  self->reading->scope |= TEL_DEVICE_READING_NUMBERS;
}

/**
 * tel_amendments_set_apply:
 * @self: amendments
 * @apply: whether Apply Config is sent to the changed devices (G2.7)
 *
 * Sets when the changes reach the devices. A device whose enrolment starts is applied in any case (G4.5).
 */
void
tel_amendments_set_apply (TelAmendments *self, gboolean apply)
{
  g_return_if_fail (self != NULL);

  self->apply = apply;
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_device_reading_run_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tel_amendments_set_progress:
 * @self: amendments that were not read yet
 * @progress: (nullable) (scope forever): told how far the reading has come; not called once it is cancelled
 * @progress_data: for @progress
 *
 * Sets whom to tell.
 */
void
tel_amendments_set_progress (TelAmendments *self, TelDeviceReadingProgress progress, gpointer progress_data)
{
  g_return_if_fail (self != NULL);

  tel_device_reading_set_progress (self->reading, progress, progress_data);
}

/**
 * tel_amendments_read_async:
 * @self: amendments, which have to live until the callback
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when everything was read
 * @user_data: data for @callback
 *
 * Reads what is wanted, as it is now. What is gone is not there afterwards, which is no error.
 */
void
tel_amendments_read_async (TelAmendments *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_amendments_read_async);
  tel_device_reading_run_async (self->reading, cancellable, on_read, task);
}

/**
 * tel_amendments_read_finish:
 * @self: amendments
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_amendments_read_async().
 *
 * Returns: %TRUE when everything was read
 */
gboolean
tel_amendments_read_finish (TelAmendments *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_amendments_draft_user:
 * @self: amendments that were read
 * @user_id: (nullable): a user
 *
 * Gets the user as they are to be. A draft that nothing is changed in is not written.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when they were not read
 */
TelUser *
tel_amendments_draft_user (TelAmendments *self, const char *user_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return draft (self, TEL_OBJECT_KIND_USER, user_id, NULL, tel_device_reading_get_user (self->reading, user_id));
}

/**
 * tel_amendments_draft_device:
 * @self: amendments that were read
 * @name: (nullable): a device
 *
 * Gets the device as it is to be. A draft that nothing is changed in is not written.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when it was not read
 */
TelDevice *
tel_amendments_draft_device (TelAmendments *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return draft (self, TEL_OBJECT_KIND_DEVICE, name, NULL, tel_device_reading_get_device (self->reading, name));
}

/**
 * tel_amendments_draft_number:
 * @self: amendments that were read
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition
 *
 * Gets the directory number as it is to be. A draft that nothing is changed in is not written.
 *
 * Returns: (transfer none) (nullable): the draft, %NULL when there is no such number
 */
TelDirectoryNumber *
tel_amendments_draft_number (TelAmendments *self, const char *pattern, const char *partition)
{
  TelNumberUse *use;

  g_return_val_if_fail (self != NULL, NULL);

  use = tel_device_reading_get_number (self->reading, pattern, partition);

  return draft (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern, partition,
                use != NULL ? tel_number_use_get_number (use) : NULL);
}

/**
 * tel_amendments_get_devices_of_number:
 * @self: amendments that were read
 * @pattern: the pattern of a directory number
 * @partition: (nullable): its partition
 *
 * Gets the devices that have a number as a line.
 *
 * Returns: (transfer none) (nullable): their names, %NULL when that is not known
 */
const char *const *
tel_amendments_get_devices_of_number (TelAmendments *self, const char *pattern, const char *partition)
{
  TelNumberUse *use;

  g_return_val_if_fail (self != NULL, NULL);

  use = tel_device_reading_get_number (self->reading, pattern, partition);

  return use != NULL ? tel_number_use_get_users (use, TEL_NUMBER_USER_DEVICE) : NULL;
}

/**
 * tel_amendments_start_capf:
 * @self: amendments that were read
 * @device_name: a device that was read
 * @completes_by: until when enrolment is to be done (G3.5)
 *
 * Has the enrolment of a device started, anew where one is pending, in the same write as its other changes.
 */
void
tel_amendments_start_capf (TelAmendments *self, const char *device_name, GDateTime *completes_by)
{
  Amendment *amendment;

  g_return_if_fail (self != NULL);
  g_return_if_fail (completes_by != NULL);
  g_return_if_fail (tel_amendments_draft_device (self, device_name) != NULL);

  amendment = find (self, TEL_OBJECT_KIND_DEVICE, device_name, NULL);
  g_clear_pointer (&amendment->completes_by, g_date_time_unref);
  amendment->completes_by = g_date_time_ref (completes_by);
}

/**
 * tel_amendments_starts_capf:
 * @self: amendments
 * @device_name: a device
 *
 * Tells whether the enrolment of a device is to be started.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_amendments_starts_capf (TelAmendments *self, const char *device_name)
{
  Amendment *amendment;

  g_return_val_if_fail (self != NULL, FALSE);

  amendment = find (self, TEL_OBJECT_KIND_DEVICE, device_name, NULL);

  return amendment != NULL && amendment->completes_by != NULL;
}

/**
 * tel_amendments_begin_again:
 * @self: amendments that were read
 *
 * Forgets every draft and every refusal; what was read stays.
 */
void
tel_amendments_begin_again (TelAmendments *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->by_key);
  g_ptr_array_set_size (self->amendments, 0);
}

/**
 * tel_amendments_judge:
 * @self: amendments that were read
 *
 * Lets the rules of edits speak of each object without making anything of it: what they refuse,
 * tel_amendments_explain_refusal() tells.
 *
 * Returns: %TRUE when they refuse nothing
 */
gboolean
tel_amendments_judge (TelAmendments *self)
{
  g_autoptr (TelEditSituation) situation = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  situation = settle (self);
  for (guint i = 0; i < self->amendments->len; i++)
    if (((Amendment *) self->amendments->pdata[i])->refusal != NULL)
      return FALSE;

  return TRUE;
}

/**
 * tel_amendments_add_to:
 * @self: amendments that were read
 * @sketch: a plan
 *
 * Lets the rules of edits speak of each object and appends the steps: one write for each object that is changed, in the
 * safe order, then Apply Config. An object that a rule refuses is left out: tel_amendments_explain_refusal() tells why.
 */
void
tel_amendments_add_to (TelAmendments *self, TelPlanSketch *sketch)
{
  g_autoptr (TelEditSituation) situation = NULL;
  g_autoptr (TelPlan) plan = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (sketch != NULL);

  situation = settle (self);
  tel_edit_rules_check_strings (situation);
  tel_edit_steps_add (situation, self->apply);
  plan = tel_plan_sketch_finish (situation->sketch, "", "");
  tel_plan_sketch_add_plan (sketch, plan);
}

/**
 * tel_amendments_explain_refusal:
 * @self: amendments of which a plan was made
 * @kind: a kind of object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 *
 * Tells why an object was left out.
 *
 * Returns: (nullable): the sentence of the rule, %NULL when it was not
 */
const char *
tel_amendments_explain_refusal (TelAmendments *self, TelObjectKind kind, const char *name, const char *partition)
{
  Amendment *amendment;

  g_return_val_if_fail (self != NULL, NULL);

  amendment = find (self, kind, name, partition);

  return amendment != NULL ? amendment->refusal : NULL;
}

/**
 * tel_amendments_changes:
 * @self: amendments that were read
 * @kind: a kind of object
 * @name: its name
 * @partition: (nullable): the partition of a directory number
 *
 * Tells whether an object is changed.
 *
 * Returns: %TRUE when its draft is another than what was read
 */
gboolean
tel_amendments_changes (TelAmendments *self, TelObjectKind kind, const char *name, const char *partition)
{
  Amendment *amendment;

  g_return_val_if_fail (self != NULL, FALSE);

  amendment = find (self, kind, name, partition);

  return amendment != NULL && amendment->refusal == NULL && is_changed (amendment);
}
