/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-runner-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

#include "plan/tel-issues.h"
#include "plan/tel-journal-private.h"
#include "plan/tel-journal-record.h"
#include "plan/tel-plan-explain.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-plan-progress.h"
#include "plan/tel-step-check.h"
#include "plan/tel-step-private.h"
#include "plan/tel-step-run.h"

#define DEFAULT_STRING_LENGTH 10
#define DEFAULT_PATIENCE 5000

/**
 * TelRunner:
 *
 * Runs the steps of one plan one after another. It stops at the first that fails; what follows stays as it was. Where
 * the steps do not need one another, one that is refused only keeps back what applies the same object.
 */
struct _TelRunner
{
  GObject parent_instance;

  TelCluster *cluster;
  TelPlan *plan;
  TelJournal *journal;
  TelJournalEntry *entry;
  guint string_length;
  guint patience;

  /* The plan's number in the journal, 0 while it is not written down. */
  gint64 journal_plan;
  /* Why the plan stops, while the journal is told. */
  GError *error;
  /* The journal could not be written, so that nothing more is sent. */
  gboolean is_unwritten;

  guint position;
  guint n_done;
  gboolean started;
  /* The step under way was under way before, when the program ended. */
  gboolean perhaps_sent;
  /* The strings of the plan, one for each device that a step carries one to, and how many of the devices were read at
   * the end. */
  TelIssues *issues;
  guint n_read;
  TelDevice *device;
};

G_DEFINE_FINAL_TYPE (TelRunner, tel_runner, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_N_DONE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void run_next (GTask *task);

static TelStep *
dup_step (TelRunner *self, guint position)
{
  return g_list_model_get_item (tel_plan_get_steps (self->plan), position);
}

/**
 * tel_runner_mask_string:
 * @self: a runner
 * @text: (nullable): what is to be written down
 *
 * Takes the authentication string out of a text: the words of a cluster may repeat what it was sent, and the journal
 * holds no string (architecture, write path 7).
 *
 * Returns: (transfer full) (nullable): the text without it
 */
char *
tel_runner_mask_string (TelRunner *self, const char *text)
{
  g_return_val_if_fail (TEL_IS_RUNNER (self), NULL);

  return tel_issues_mask (self->issues, text);
}

static void
return_result (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_end_noted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelRunner *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  /* The steps are settled, whatever the journal says of the plan. */
  if (!tel_journal_end_finish (TEL_JOURNAL (object), result, &error) && self->error == NULL)
    {
      g_autoptr (TelStep) last = dup_step (self, self->position - 1);

      tel_step_set_state (last, TEL_STEP_STATE_WARNING, error->message);
    }
  return_result (task);
}

/* Ends the plan, well when there is no error. */
static void
end_plan (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);
  g_autofree char *message = tel_runner_mask_string (self, self->error != NULL ? self->error->message : NULL);

  if (self->journal_plan != 0)
    tel_journal_end_async (self->journal, self->journal_plan,
                           self->error != NULL ? TEL_JOURNAL_STATE_STOPPED : TEL_JOURNAL_STATE_DONE, message,
                           on_end_noted, g_object_ref (task));
  else
    return_result (task);
}

/* Takes the error over. */
static void
stop (GTask *task, GError *error)
{
  TelRunner *self = g_task_get_source_object (task);

  /* What was issued before the step that failed is good, and can be shown from its device. */
  for (guint i = 0; i < tel_issues_get_length (self->issues); i++)
    {
      TelIssue *issue = tel_issues_get (self->issues, i);

      if (issue->is_read_back && tel_plan_progress_has_applied (self->plan, self->position, issue->name))
        tel_cluster_note_applied (self->cluster, issue->name, issue->string);
    }
  self->error = tel_plan_explain_stop (self->plan, error);
  end_plan (task);
}

static void
warn_of_other_string (TelRunner *self, TelIssue *issue)
{
  g_autoptr (TelStep) last = dup_step (self, g_list_model_get_n_items (tel_plan_get_steps (self->plan)) - 1);
  g_autofree char *message = g_strdup_printf (
      /* Translators: a device */
      _ ("Somebody else issued another authentication string for %s meanwhile, so that this one is not given out."),
      issue->name);

  tel_step_set_state (last, TEL_STEP_STATE_WARNING, message);
}

static void read_next_device (GTask *task);

static void
on_device_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelRunner *self = g_task_get_source_object (task);
  TelIssue *issue = tel_issues_get (self->issues, self->n_read++);
  g_autoptr (TelObject) device = tel_cluster_read_finish (TEL_CLUSTER (object), result, NULL);

  /* Every step was settled; a last reading that fails leaves the device as it was read back before. */
  if (device != NULL)
    {
      g_set_object (&issue->device, TEL_DEVICE (device));
      tel_issues_remember (self->issues, issue->device);
    }
  if (!tel_issue_settle (issue, tel_plan_progress_has_applied (self->plan, self->position, issue->name)))
    warn_of_other_string (self, issue);
  if (issue->is_given)
    tel_cluster_note_applied (self->cluster, issue->name, issue->string);
  read_next_device (task);
}

static void
read_next_device (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);
  TelIssue *issue = tel_issues_get (self->issues, self->n_read);

  if (issue != NULL)
    tel_cluster_read_async (self->cluster, TEL_OBJECT_KIND_DEVICE, issue->name, NULL, NULL, on_device_read,
                            g_object_ref (task));
  else
    end_plan (task);
}

static void
finish_plan (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);

  self->error = tel_plan_explain_failures (self->plan);
  tel_plan_progress_add_issues (self->plan, self->position, self->issues, self->device);
  read_next_device (task);
}

static void
keep_found (TelRunner *self, TelStep *step, TelObject *found)
{
  TelIssue *issue =
      tel_step_get_new_string (step) ? tel_issues_find (self->issues, tel_step_get_name_after (step)) : NULL;

  if (!TEL_IS_DEVICE (found))
    return;

  tel_issues_remember (self->issues, TEL_DEVICE (found));
  if (issue != NULL)
    tel_issue_take_found (issue, TEL_DEVICE (found),
                          self->perhaps_sent && tel_step_get_operation (step) == TEL_STEP_OPERATION_ADD);
  else
    g_set_object (&self->device, TEL_DEVICE (found));
}

/* What concerns this step alone, and no connection. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_DUPLICATE) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_CONFLICT) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_INVALID);
}

static gboolean
leaves_rest_going (TelRunner *self)
{
  g_autoptr (TelStep) step = dup_step (self, self->position);

  return tel_plan_is_separable (self->plan) && !self->is_unwritten &&
         tel_step_get_state (step) == TEL_STEP_STATE_FAILED && is_refusal (self->error);
}

static void
go_on (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);

  if (self->error != NULL && leaves_rest_going (self))
    g_clear_error (&self->error);
  if (self->error != NULL)
    {
      stop (task, g_steal_pointer (&self->error));
      return;
    }

  self->position++;
  run_next (task);
}

static void
on_result_noted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelRunner *self = g_task_get_source_object (task);
  g_autofree char *problem = NULL;
  GError *error = NULL;

  /* What cannot be written down is not gone on with; why the step itself failed is told first. */
  if (!tel_journal_note_step_finish (TEL_JOURNAL (object), result, &problem, &error))
    {
      self->is_unwritten = TRUE;
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
    }
  /* What was written is written: that the audit trail has no line of it is no reason to stop. */
  if (problem != NULL)
    {
      g_autoptr (TelStep) step = dup_step (self, self->position);

      tel_step_add_warning (step, problem);
    }
  g_clear_error (&error);
  go_on (task);
}

static void
note_result (GTask *task, TelStep *step)
{
  TelRunner *self = g_task_get_source_object (task);
  g_autofree char *message = tel_runner_mask_string (self, tel_step_get_message (step));
  g_autofree char *outcome = self->journal_plan != 0 ? tel_journal_record_make_result (step) : NULL;

  if (self->journal_plan != 0)
    tel_journal_note_step_async (self->journal, self->journal_plan, self->position, tel_step_get_state (step), message,
                                 outcome, on_result_noted, g_object_ref (task));
  else
    go_on (task);
}

/* What Apply Config repeats of the string is not known to its step. */
static void
mask_error (TelRunner *self)
{
  g_autofree char *words = self->error != NULL ? self->error->message : NULL;

  if (words != NULL)
    self->error->message = tel_runner_mask_string (self, words);
}

static void
on_step_run (GObject *object, GAsyncResult *result, gpointer user_data)
{
  TelStep *step = TEL_STEP (object);
  g_autoptr (GTask) task = user_data;
  TelRunner *self = g_task_get_source_object (task);
  g_autoptr (TelObject) found = NULL;
  gboolean went_well = tel_step_run_finish (step, result, &found, &self->error);

  if (found != NULL)
    keep_found (self, step, found);
  mask_error (self);
  if (tel_step_get_state (step) == TEL_STEP_STATE_DONE || tel_step_get_state (step) == TEL_STEP_STATE_WARNING)
    tel_step_set_result (step, found);
  if (went_well)
    {
      self->n_done++;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
    }
  note_result (task, step);
}

static void
run_step (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);
  g_autoptr (TelStep) step = dup_step (self, self->position);
  TelIssue *issue =
      tel_step_get_new_string (step) ? tel_issues_find (self->issues, tel_step_get_name_after (step)) : NULL;

  tel_step_run_async (step, self->cluster, issue != NULL ? issue->string : NULL, self->patience,
                      g_task_get_cancellable (task), on_step_run, g_object_ref (task));
}

static void
on_step_noted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_journal_note_step_finish (TEL_JOURNAL (object), result, NULL, &error))
    run_step (task);
  else
    stop (task, error);
}

/* That a step is about to be sent is on the disk before it is sent (architecture, write path 6). */
static void
note_and_run_step (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);

  if (self->journal_plan != 0)
    tel_journal_note_step_async (self->journal, self->journal_plan, self->position, TEL_STEP_STATE_RUNNING, NULL, NULL,
                                 on_step_noted, g_object_ref (task));
  else
    run_step (task);
}

/* A plan that goes on after a refusal leaves steps behind that others were settled after. */
static TelStep *
dup_next_step (TelRunner *self)
{
  TelStep *step;

  while ((step = dup_step (self, self->position)) != NULL)
    {
      if (!tel_plan_progress_is_settled (step) && !tel_plan_progress_needs_failed (self->plan, self->position, step))
        return step;
      g_object_unref (step);
      self->position++;
    }

  return NULL;
}

static void
run_next (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);
  g_autoptr (TelStep) step = dup_next_step (self);
  GError *error = NULL;

  if (step == NULL)
    {
      finish_plan (task);
      return;
    }
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      stop (task, error);
      return;
    }
  self->perhaps_sent = tel_step_is_perhaps_sent (step);
  if (tel_step_get_new_string (step) &&
      !tel_issues_make (self->issues, self->cluster, tel_step_get_name_after (step), self->string_length, &error))
    {
      tel_step_set_state (step, TEL_STEP_STATE_FAILED, error->message);
      stop (task, error);
      return;
    }

  note_and_run_step (task);
}

static void
on_begun (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelRunner *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->journal_plan = self->entry != NULL ? tel_journal_begin_again_finish (TEL_JOURNAL (object), result, &error)
                                           : tel_journal_begin_finish (TEL_JOURNAL (object), result, &error);
  if (self->journal_plan != 0)
    {
      tel_plan_set_number (self->plan, self->journal_plan);
      run_next (task);
    }
  else
    stop (task, error);
}

static void
begin_plan (GTask *task)
{
  TelRunner *self = g_task_get_source_object (task);

  self->n_done += tel_plan_progress_count_settled (self->plan);
  if (self->entry != NULL)
    tel_journal_begin_again_async (self->journal, self->entry, on_begun, g_object_ref (task));
  else if (self->journal != NULL)
    tel_journal_begin_async (self->journal, self->plan, self->cluster, on_begun, g_object_ref (task));
  else
    run_next (task);
}

static void
tel_runner_finalize (GObject *object)
{
  TelRunner *self = TEL_RUNNER (object);

  g_clear_object (&self->cluster);
  g_clear_object (&self->plan);
  g_clear_object (&self->journal);
  g_clear_object (&self->entry);
  g_clear_error (&self->error);
  g_clear_object (&self->device);
  g_clear_pointer (&self->issues, tel_issues_free);

  G_OBJECT_CLASS (tel_runner_parent_class)->finalize (object);
}

static void
tel_runner_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TelRunner *self = TEL_RUNNER (object);

  switch (property_id)
    {
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tel_runner_class_init (TelRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tel_runner_finalize;
  object_class->get_property = tel_runner_get_property;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tel_runner_init (TelRunner *self)
{
  self->issues = tel_issues_new ();
  self->string_length = DEFAULT_STRING_LENGTH;
  self->patience = DEFAULT_PATIENCE;
}

/**
 * tel_runner_new:
 * @cluster: the cluster that the plan was made for
 * @plan: the plan
 *
 * Makes a runner. It runs the plan once.
 *
 * Returns: (transfer full): a new runner
 */
TelRunner *
tel_runner_new (TelCluster *cluster, TelPlan *plan)
{
  TelRunner *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_PLAN (plan), NULL);

  self = g_object_new (TEL_TYPE_RUNNER, NULL);
  self->cluster = g_object_ref (cluster);
  self->plan = g_object_ref (plan);

  return self;
}

/**
 * tel_runner_new_again:
 * @cluster: the cluster that the plan was made for
 * @journal: the journal that has the plan
 * @entry: a plan that was interrupted, or that stopped
 * @error: return location for an error
 *
 * Makes a runner that goes on with a plan where it ended: what was settled stays, of what was under way it is looked
 * for what became of it before anything is sent (architecture, write path 5 to 7).
 *
 * Returns: (transfer full): a new runner, or %NULL with %TEL_ERROR_STORAGE when the plan cannot be read
 */
TelRunner *
tel_runner_new_again (TelCluster *cluster, TelJournal *journal, TelJournalEntry *entry, GError **error)
{
  TelRunner *self;
  TelPlan *plan;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (entry), NULL);

  plan = tel_journal_entry_get_plan (entry, error);
  if (plan == NULL)
    return NULL;

  self = tel_runner_new (cluster, plan);
  self->journal = g_object_ref (journal);
  self->entry = g_object_ref (entry);

  return self;
}

/**
 * tel_runner_set_journal:
 * @self: a runner that did not run yet
 * @journal: (nullable): the journal
 *
 * Sets where the plan and each of its steps are written down, before it is sent and after it was settled. What cannot
 * be written down is not sent.
 */
void
tel_runner_set_journal (TelRunner *self, TelJournal *journal)
{
  g_return_if_fail (TEL_IS_RUNNER (self));
  g_return_if_fail (journal == NULL || TEL_IS_JOURNAL (journal));
  g_return_if_fail (!self->started && self->entry == NULL);

  g_set_object (&self->journal, journal);
}

/**
 * tel_runner_get_plan:
 * @self: a runner
 *
 * Gets the plan that it runs.
 *
 * Returns: (transfer none): the plan
 */
TelPlan *
tel_runner_get_plan (TelRunner *self)
{
  g_return_val_if_fail (TEL_IS_RUNNER (self), NULL);

  return self->plan;
}

/**
 * tel_runner_get_cluster:
 * @self: a runner
 *
 * Gets the cluster that the plan is run on.
 *
 * Returns: (transfer none): the cluster
 */
TelCluster *
tel_runner_get_cluster (TelRunner *self)
{
  g_return_val_if_fail (TEL_IS_RUNNER (self), NULL);

  return self->cluster;
}

/**
 * tel_runner_get_n_done:
 * @self: a runner
 *
 * Gets how many steps were carried out. The property “n-done” notifies.
 *
 * Returns: the number
 */
guint
tel_runner_get_n_done (TelRunner *self)
{
  g_return_val_if_fail (TEL_IS_RUNNER (self), 0);

  return self->n_done;
}

/**
 * tel_runner_set_string_length:
 * @self: a runner
 * @length: digits, 4 to 10
 *
 * Sets how long a new authentication string is; 10 digits where nothing is set (contract 4.3).
 */
void
tel_runner_set_string_length (TelRunner *self, guint length)
{
  g_return_if_fail (TEL_IS_RUNNER (self));
  g_return_if_fail (length >= 4 && length <= 10);

  self->string_length = length;
}

/**
 * tel_runner_set_patience:
 * @self: a runner
 * @milliseconds: how long a server is waited out after a lost answer
 *
 * Sets the wait before what became of a write is looked for; 5 seconds where nothing is set.
 */
void
tel_runner_set_patience (TelRunner *self, guint milliseconds)
{
  g_return_if_fail (TEL_IS_RUNNER (self));

  self->patience = milliseconds;
}

/**
 * tel_runner_run_async:
 * @self: a runner that did not run yet
 * @cancellable: (nullable): stops the plan between two steps
 * @callback: called when the plan has ended
 * @user_data: data for @callback
 *
 * Runs the plan, one write at a time. A plan that a rule refuses, or that wants a tick, is not begun, and none is by an
 * account that may only read.
 */
void
tel_runner_run_async (TelRunner *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelAxlClient *client;
  GError *error = NULL;

  g_return_if_fail (TEL_IS_RUNNER (self));
  g_return_if_fail (!self->started);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_runner_run_async);
  /* A plan that was carried out to its end is told as such, even when it was cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);
  self->started = TRUE;
  client = tel_cluster_get_client (self->cluster);

  if (client != NULL && !tel_axl_client_check_may_write (client, &error))
    stop (task, error);
  else if (!tel_plan_can_run (self->plan))
    g_task_return_error (task, tel_plan_explain_refusal (self->plan));
  else
    begin_plan (task);
}

/**
 * tel_runner_run_finish:
 * @self: a runner
 * @result: the result given to the callback
 * @error: return location for an error: why the plan stopped, what was carried out and what was not begun;
 *   %G_IO_ERROR_CANCELLED when it was cancelled
 *
 * Ends tel_runner_run_async().
 *
 * Returns: %TRUE when every step was carried out, with or without a warning
 */
gboolean
tel_runner_run_finish (TelRunner *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_RUNNER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_runner_get_auth_string:
 * @self: a runner
 *
 * Gets the string to be given out: only once it was read back and Apply Config was sent (G4.5), and only of a plan that
 * was about one: any other leaves alone what was pending. Of several the first.
 *
 * Returns: (transfer none) (nullable): the string, %NULL when there is none to be given out
 */
TelAuthString *
tel_runner_get_auth_string (TelRunner *self)
{
  TelIssue *issue;

  g_return_val_if_fail (TEL_IS_RUNNER (self), NULL);

  issue = tel_issues_get_first (self->issues);

  return issue != NULL && issue->is_given && tel_plan_progress_is_about_string (self->plan) ? issue->string : NULL;
}

/**
 * tel_runner_get_device:
 * @self: a runner
 *
 * Gets the device as it was read back last: that of the string, where there is one.
 *
 * Returns: (transfer none) (nullable): the device
 */
TelDevice *
tel_runner_get_device (TelRunner *self)
{
  TelIssue *issue;

  g_return_val_if_fail (TEL_IS_RUNNER (self), NULL);

  issue = tel_issues_get_first (self->issues);

  return issue != NULL ? issue->device : self->device;
}

/**
 * tel_runner_list_issued:
 * @self: a runner
 *
 * Lists every string that may be given out, each with its device, in the order of the plan (G4.5).
 *
 * Returns: (transfer container) (element-type TelIssue): what was issued; it lives as long as the runner
 */
GPtrArray *
tel_runner_list_issued (TelRunner *self)
{
  g_return_val_if_fail (TEL_IS_RUNNER (self), NULL);

  return tel_issues_list_given (self->issues);
}
