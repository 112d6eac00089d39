/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-private.h"

#include "model/tel-error.h"
#include "plan/tel-journal-audit.h"
#include "plan/tel-journal-begin.h"
#include "plan/tel-journal-entry-private.h"
#include "plan/tel-journal-file.h"

typedef TelJournalFile File;

/**
 * TelJournal:
 *
 * The requests of all plans go through one thread in the order in which they were made. It opens the file with the
 * first of them, so that a disk that is full is known before the first write to the cluster.
 */
struct _TelJournal
{
  GObject parent_instance;

  File *file;
  GThreadPool *thread;
  TelAuditSink *audit_sink;
};

G_DEFINE_FINAL_TYPE (TelJournal, tel_journal, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct _Request Request;

/* What the thread does with the open file; it answers the task. */
typedef void (*Work) (File *file, GTask *task, Request *request);

struct _Request
{
  Work work;
  TelJournalRecord *record;
  gint64 plan;
  guint position;
  const char *state;
  char *message;
  char *outcome;
  TelAuditSink *audit_sink;
  char *problem;
  gint64 before;
  gint64 maximum_bytes;

  /* What another file does with the store. */
  TelJournalWork other;
  gpointer data;
  GDestroyNotify free_data;
  gboolean reads;
};

static void list (File *file, GTask *task, Request *request);

static void
request_free (Request *request)
{
  g_clear_pointer (&request->record, tel_journal_record_free);
  g_free (request->message);
  if (request->free_data != NULL)
    request->free_data (request->data);
  g_free (request->outcome);
  g_clear_pointer (&request->audit_sink, tel_audit_sink_unref);
  g_free (request->problem);
  g_free (request);
}

/* The file itself is the last request: the journal is gone. */
static void
run_request (gpointer data, gpointer user_data)
{
  File *file = user_data;
  g_autoptr (GTask) task = NULL;
  Request *request;
  GError *error = NULL;

  if (data == user_data)
    {
      tel_journal_file_free (file);
      return;
    }

  task = data;
  request = g_task_get_task_data (task);
  /* Who never carried out anything gets no file. */
  if (file->store == NULL && (request->work == list || request->reads) && !g_file_test (file->path, G_FILE_TEST_EXISTS))
    {
      g_task_return_pointer (task, g_ptr_array_new_with_free_func (g_object_unref), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  if (tel_journal_file_open (file, &error))
    request->work (file, task, request);
  else
    g_task_return_error (task, error);
  tel_journal_file_close_if_unusable (file);
}

static Request *
start (
    TelJournal *self, Work work, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, GTask **task)
{
  Request *request = g_new0 (Request, 1);

  *task = g_task_new (self, cancellable, callback, data);
  request->work = work;
  request->audit_sink = self->audit_sink != NULL ? tel_audit_sink_ref (self->audit_sink) : NULL;
  g_task_set_task_data (*task, request, (GDestroyNotify) request_free);

  return request;
}

static void
push (TelJournal *self, GTask *task)
{
  g_thread_pool_push (self->thread, g_object_ref (task), NULL);
}

static void
do_other (File *file, GTask *task, Request *request)
{
  request->other (file->store, task, request->data);
}

static void
return_number (GTask *task, gint64 number)
{
  gint64 *value = g_new (gint64, 1);

  *value = number;
  g_task_return_pointer (task, value, g_free);
}

static gint64
take_number (GAsyncResult *result, GError **error)
{
  g_autofree gint64 *value = g_task_propagate_pointer (G_TASK (result), error);

  return value != NULL ? *value : 0;
}

static void
answer_number (GTask *task, gint64 number, GError *error)
{
  if (number != 0)
    return_number (task, number);
  else
    g_task_return_error (task, error);
}

static void
begin (File *file, GTask *task, Request *request)
{
  GError *error = NULL;
  gint64 plan = tel_journal_begin_plan (file, request->audit_sink, request->record, &error);

  answer_number (task, plan, error);
}

static void
begin_again (File *file, GTask *task, Request *request)
{
  GError *error = NULL;
  gint64 plan = tel_journal_begin_plan_again (file, request->audit_sink, request->plan, request->state, &error);

  answer_number (task, plan, error);
}

static void
note_step (File *file, GTask *task, Request *request)
{
  GError *error = NULL;

  if (!tel_journal_store_note_step (file->store, request->plan, request->position, request->state, request->message,
                                    request->outcome, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  request->problem = tel_journal_audit_append (file, request->audit_sink, request->plan, request->position);
  g_task_return_boolean (task, TRUE);
}

static void
end (File *file, GTask *task, Request *request)
{
  GError *error = NULL;
  gboolean ended = tel_journal_store_set_state (file->store, request->plan, request->state, request->message, &error);

  tel_journal_locks_drop (file->locks, request->plan);
  if (ended)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
list (File *file, GTask *task, Request *request)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) records = tel_journal_store_list (file->store, &error);
  GPtrArray *entries;

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  entries = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      TelJournalRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (entries, tel_journal_entry_new (record, file->path));
    }
  g_ptr_array_set_free_func (records, NULL);
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
read_plan (File *file, GTask *task, Request *request)
{
  GError *error = NULL;
  TelJournalRecord *record = tel_journal_store_read (file->store, request->plan, &error);

  if (record != NULL)
    g_task_return_pointer (task, tel_journal_entry_new (record, file->path), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
prune (File *file, GTask *task, Request *request)
{
  GError *error = NULL;

  if (tel_journal_store_prune (file->store, request->before, request->maximum_bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tel_journal_finalize (GObject *object)
{
  TelJournal *self = TEL_JOURNAL (object);

  /* It may be the thread itself that lets go last, hence nobody waits for it. */
  g_thread_pool_push (self->thread, self->file, NULL);
  g_thread_pool_free (self->thread, FALSE, FALSE);
  g_clear_pointer (&self->audit_sink, tel_audit_sink_unref);

  G_OBJECT_CLASS (tel_journal_parent_class)->finalize (object);
}

static void
tel_journal_class_init (TelJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_journal_finalize;

  /**
   * TelJournal::changed:
   *
   * Something was written down or forgotten.
   */
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TelJournal::ended:
   * @self: the journal
   * @plan: the number of the plan
   *
   * A plan that this program carried out has ended, well or not, and stands so in the file.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tel_journal_init (TelJournal *self)
{
}

/**
 * tel_journal_new:
 * @path: the file, made with the first request when it is not there
 *
 * Makes a journal.
 *
 * Returns: (transfer full): a new journal
 */
TelJournal *
tel_journal_new (const char *path)
{
  TelJournal *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (TEL_TYPE_JOURNAL, NULL);
  self->file = tel_journal_file_new (path);
  self->thread = g_thread_pool_new (run_request, self->file, 1, TRUE, NULL);

  return self;
}

/**
 * tel_journal_dup_default_path:
 *
 * Gets where the journal of this person is: in the state directory (architecture, names).
 *
 * Returns: (transfer full): the file
 */
char *
tel_journal_dup_default_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "telephonist", "journal.sqlite", NULL);
}

/**
 * tel_journal_set_audit_sink:
 * @self: a journal
 * @sink: (nullable): where the audit trail goes, %NULL for nowhere
 *
 * Sets where each write is noted besides, with the next one.
 */
void
tel_journal_set_audit_sink (TelJournal *self, TelAuditSink *sink)
{
  g_return_if_fail (TEL_IS_JOURNAL (self));

  if (sink != NULL)
    tel_audit_sink_ref (sink);
  g_clear_pointer (&self->audit_sink, tel_audit_sink_unref);
  self->audit_sink = sink;
}

/**
 * tel_journal_is_unusable:
 * @self: a journal
 *
 * Tells after an error whether the file is damaged, or was written by a newer version, so that no patience and no room
 * on the disk would help.
 *
 * Returns: %TRUE when it has to be moved aside before a plan can be written down
 */
gboolean
tel_journal_is_unusable (TelJournal *self)
{
  g_return_val_if_fail (TEL_IS_JOURNAL (self), FALSE);

  return tel_journal_file_is_unusable (self->file);
}

/**
 * tel_journal_move_aside:
 * @self: a journal that is unusable
 * @error: return location for an error
 *
 * Moves the file aside, for a person who was asked; the next plan begins a new one. It is never removed.
 *
 * Returns: (transfer full): where the file is now, or %NULL with %TEL_ERROR_CONFLICT while another program carries out
 * a plan of it and %TEL_ERROR_STORAGE when it cannot be moved
 */
char *
tel_journal_move_aside (TelJournal *self, GError **error)
{
  char *path;

  g_return_val_if_fail (TEL_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (tel_journal_is_unusable (self), NULL);

  path = tel_journal_file_move_aside (self->file, error);
  if (path != NULL)
    g_signal_emit (self, signals[CHANGED], 0);

  return path;
}

/**
 * tel_journal_begin_async:
 * @self: a journal
 * @plan: a plan that is about to be run
 * @cluster: the cluster that it is for
 * @callback: called when it is on the disk
 * @user_data: data for @callback
 *
 * Writes a plan down before anything of it is sent, and takes its lock.
 */
void
tel_journal_begin_async (
    TelJournal *self, TelPlan *plan, TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelAxlClient *client;
  TelJournalRecord *record;
  const char *account;
  const char *name;

  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (TEL_IS_PLAN (plan));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  client = tel_cluster_get_client (cluster);
  account = tel_axl_client_get_user (client);
  name = tel_cluster_get_name (cluster);
  record = tel_journal_record_new_for_plan (plan);
  record->lock = g_uuid_string_random ();
  record->begun = g_get_real_time ();
  record->connection = g_strdup (tel_axl_client_get_connection_id (client));
  record->cluster = g_strdup (name != NULL ? name : tel_axl_client_get_host (client));
  record->account = g_strdup (account != NULL ? account : "");
  record->person = g_strdup (g_get_user_name ());
  record->state = g_strdup (TEL_JOURNAL_STATE_NAME_RUNNING);

  start (self, begin, NULL, callback, user_data, &task)->record = record;
  g_task_set_source_tag (task, tel_journal_begin_async);
  push (self, task);
}

/**
 * tel_journal_begin_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_begin_async().
 *
 * Returns: the number of the plan, or 0 with %TEL_ERROR_STORAGE
 */
gint64
tel_journal_begin_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  gint64 plan;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  plan = take_number (result, error);
  if (plan != 0)
    g_signal_emit (self, signals[CHANGED], 0);

  return plan;
}

/**
 * tel_journal_begin_again_async:
 * @self: a journal
 * @entry: a plan that was interrupted, or that stopped
 * @callback: called when it is on the disk
 * @user_data: data for @callback
 *
 * Takes the lock of a plan and writes down that it runs again.
 */
void
tel_journal_begin_again_async (TelJournal *self,
                               TelJournalEntry *entry,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (TEL_IS_JOURNAL_ENTRY (entry));

  request = start (self, begin_again, NULL, callback, user_data, &task);
  request->plan = tel_journal_entry_get_id (entry);
  request->state = tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_STOPPED ? TEL_JOURNAL_STATE_NAME_STOPPED
                                                                                    : TEL_JOURNAL_STATE_NAME_RUNNING;
  g_task_set_source_tag (task, tel_journal_begin_again_async);
  push (self, task);
}

/**
 * tel_journal_begin_again_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_begin_again_async().
 *
 * Returns: the number of the plan, or 0 with %TEL_ERROR_CONFLICT when somebody else runs it or went on with it, and
 *   %TEL_ERROR_STORAGE
 */
gint64
tel_journal_begin_again_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  gint64 plan;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  plan = take_number (result, error);
  if (plan != 0)
    g_signal_emit (self, signals[CHANGED], 0);

  return plan;
}

/* What the three writes have in common. */
static gboolean
finish_write (TelJournal *self, GAsyncResult *result, GError **error)
{
  gboolean written;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  written = g_task_propagate_boolean (G_TASK (result), error);
  if (written)
    g_signal_emit (self, signals[CHANGED], 0);

  return written;
}

/**
 * tel_journal_note_step_async:
 * @self: a journal
 * @plan: the number of a plan that runs
 * @position: which of its steps, from 0
 * @state: how far it has come
 * @message: (nullable): what there is to say of it, without a secret
 * @outcome: (nullable): the object as it was read back, by tel_journal_record_make_result()
 * @callback: called when it is on the disk
 * @user_data: data for @callback
 *
 * Writes down that a step is about to be sent, or what became of it.
 */
void
tel_journal_note_step_async (TelJournal *self,
                             gint64 plan,
                             guint position,
                             TelStepState state,
                             const char *message,
                             const char *outcome,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (TEL_IS_JOURNAL (self));

  request = start (self, note_step, NULL, callback, user_data, &task);
  request->plan = plan;
  request->position = position;
  request->state = tel_journal_record_get_step_state (state);
  request->message = g_strdup (message);
  request->outcome = g_strdup (outcome);
  g_task_set_source_tag (task, tel_journal_note_step_async);
  push (self, task);
}

/**
 * tel_journal_note_step_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @problem: (out) (optional) (nullable): why the step is not in the audit trail
 * @error: return location for an error
 *
 * Ends tel_journal_note_step_async().
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_note_step_finish (TelJournal *self, GAsyncResult *result, char **problem, GError **error)
{
  if (problem != NULL)
    *problem = g_strdup (((Request *) g_task_get_task_data (G_TASK (result)))->problem);

  return finish_write (self, result, error);
}

/**
 * tel_journal_end_async:
 * @self: a journal
 * @plan: the number of a plan that runs
 * @state: %TEL_JOURNAL_STATE_DONE or %TEL_JOURNAL_STATE_STOPPED
 * @message: (nullable): why it stopped, without a secret
 * @callback: called when it is on the disk
 * @user_data: data for @callback
 *
 * Writes down how a plan ended, and lets go of its lock.
 */
void
tel_journal_end_async (TelJournal *self,
                       gint64 plan,
                       TelJournalState state,
                       const char *message,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (state == TEL_JOURNAL_STATE_DONE || state == TEL_JOURNAL_STATE_STOPPED);

  request = start (self, end, NULL, callback, user_data, &task);
  request->plan = plan;
  request->state = state == TEL_JOURNAL_STATE_DONE ? TEL_JOURNAL_STATE_NAME_DONE : TEL_JOURNAL_STATE_NAME_STOPPED;
  request->message = g_strdup (message);
  g_task_set_source_tag (task, tel_journal_end_async);
  push (self, task);
}

/**
 * tel_journal_end_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_end_async().
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_end_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  gboolean written = finish_write (self, result, error);

  if (written)
    g_signal_emit (self, signals[ENDED], 0, ((Request *) g_task_get_task_data (G_TASK (result)))->plan);

  return written;
}

/**
 * tel_journal_list_async:
 * @self: a journal
 * @cancellable: (nullable): a cancellable
 * @callback: called with the plans
 * @user_data: data for @callback
 *
 * Lists what was carried out, without the steps.
 */
void
tel_journal_list_async (TelJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_JOURNAL (self));

  start (self, list, cancellable, callback, user_data, &task);
  g_task_set_source_tag (task, tel_journal_list_async);
  push (self, task);
}

/**
 * tel_journal_list_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_list_async().
 *
 * Returns: (transfer full) (element-type TelJournalEntry): the plans, the newest first, or %NULL with
 *   %TEL_ERROR_STORAGE
 */
GPtrArray *
tel_journal_list_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_journal_read_async:
 * @self: a journal
 * @plan: the number of a plan
 * @cancellable: (nullable): a cancellable
 * @callback: called with the plan
 * @user_data: data for @callback
 *
 * Reads one plan with its steps.
 */
void
tel_journal_read_async (
    TelJournal *self, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TEL_IS_JOURNAL (self));

  start (self, read_plan, cancellable, callback, user_data, &task)->plan = plan;
  g_task_set_source_tag (task, tel_journal_read_async);
  push (self, task);
}

/**
 * tel_journal_read_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_read_async().
 *
 * Returns: (transfer full): the plan, or %NULL with %TEL_ERROR_NOT_FOUND or %TEL_ERROR_STORAGE
 */
TelJournalEntry *
tel_journal_read_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_journal_prune_async:
 * @self: a journal
 * @maximum_age: plans that ended longer ago, in microseconds, go; 0 for no limit
 * @maximum_bytes: the oldest plans go until the file is no larger; 0 for no limit
 * @callback: called when it was done
 * @user_data: data for @callback
 *
 * Forgets old plans. One that has not ended is never forgotten, and neither is one that stopped halfway.
 */
void
tel_journal_prune_async (
    TelJournal *self, GTimeSpan maximum_age, gint64 maximum_bytes, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (TEL_IS_JOURNAL (self));

  request = start (self, prune, NULL, callback, user_data, &task);
  request->before = maximum_age > 0 ? g_get_real_time () - maximum_age : 0;
  request->maximum_bytes = maximum_bytes;
  g_task_set_source_tag (task, tel_journal_prune_async);
  push (self, task);
}

/**
 * tel_journal_prune_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_prune_async().
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_prune_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  return finish_write (self, result, error);
}

/**
 * tel_journal_work_async:
 * @self: a journal
 * @work: answers the task, in the journal's thread
 * @reads: whether it is answered with an empty array where there is no file yet
 * @data: (transfer full): data for @work
 * @free_data: frees @data
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Has something done with the store, after what was asked for before.
 */
void
tel_journal_work_async (TelJournal *self,
                        TelJournalWork work,
                        gboolean reads,
                        gpointer data,
                        GDestroyNotify free_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request = start (self, do_other, cancellable, callback, user_data, &task);

  request->other = work;
  request->reads = reads;
  request->data = data;
  request->free_data = free_data;
  push (self, task);
}
