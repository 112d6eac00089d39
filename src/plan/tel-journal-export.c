/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-export.h"

#include "model/tel-csv.h"
#include "model/tel-error.h"
#include "model/tel-private-file.h"
#include "plan/tel-audit-line.h"
#include "plan/tel-journal-entry-private.h"
#include "plan/tel-journal-json.h"

#include <glib/gi18n-lib.h>

/* Members of a step, in both formats. */
#define N_PLAN_CELLS 9
#define N_STEP_CELLS 8
#define N_CHANGE_CELLS 3

static const char *const headers[N_PLAN_CELLS + N_STEP_CELLS + N_CHANGE_CELLS] = {
  /* Translators: the number of a plan in the journal, the head of a column */
  N_ ("Plan"),
  N_ ("Begun"),
  N_ ("Ended"),
  N_ ("Cluster"),
  N_ ("AXL account"),
  N_ ("Desktop user"),
  /* Translators: what a plan does, the head of a column */
  N_ ("Title"),
  /* Translators: how a plan ended, the head of a column */
  N_ ("State"),
  /* Translators: why a plan stopped, the head of a column */
  N_ ("Message"),
  /* Translators: the number of a step, the head of a column */
  N_ ("Step"),
  /* Translators: add, update, remove or apply, the head of a column */
  N_ ("Operation"),
  /* Translators: a kind of object, the head of a column */
  N_ ("Kind"),
  /* Translators: what a step does, the head of a column */
  N_ ("Sentence"),
  /* Translators: how a step ended, the head of a column */
  N_ ("Step state"),
  /* Translators: what there is to say of a step, the head of a column */
  N_ ("Step message"),
  /* Translators: when a step was sent, the head of a column */
  N_ ("Sent"),
  /* Translators: when a step was read back, the head of a column */
  N_ ("Settled"),
  /* Translators: which field a step has changed, the head of a column */
  N_ ("Field"),
  /* Translators: the value before, the head of a column */
  N_ ("Before"),
  /* Translators: the value after, the head of a column */
  N_ ("After"),
};

static const char *const states[] = {
  [TEL_JOURNAL_STATE_RUNNING] = "running",
  [TEL_JOURNAL_STATE_INTERRUPTED] = "interrupted",
  [TEL_JOURNAL_STATE_DONE] = "done",
  [TEL_JOURNAL_STATE_STOPPED] = "stopped",
};

static char *
make_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time =
      microseconds != 0 ? g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC) : NULL;

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

static void
add_change_cells (TelCsv *csv, TelChange *change)
{
  const char *const cells[N_CHANGE_CELLS] = {
    change != NULL ? tel_change_get_label (change) : NULL,
    change != NULL ? tel_change_get_before (change) : NULL,
    change != NULL ? tel_change_get_after (change) : NULL,
  };

  tel_csv_add_all (csv, cells, N_CHANGE_CELLS);
}

/* A step that changes no field, such as Apply Config, has a row all the same. */
static void
add_step_rows (TelCsv *csv, const char *const *plan_cells, const TelJournalStepRecord *step, guint number)
{
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *sent = make_time (step->sent);
  g_autofree char *settled = make_time (step->settled);
  const char *cells[N_STEP_CELLS] = { position,    step->operation, step->kind, step->sentence,
                                      step->state, step->message,   sent,       settled };

  for (guint i = 0; i < MAX (step->changes->len, 1); i++)
    {
      tel_csv_add_all (csv, plan_cells, N_PLAN_CELLS);
      tel_csv_add_all (csv, cells, N_STEP_CELLS);
      add_change_cells (csv, i < step->changes->len ? g_ptr_array_index (step->changes, i) : NULL);
      tel_csv_end_row (csv);
    }
}

static void
add_plan_rows (TelCsv *csv, TelJournalEntry *entry)
{
  const TelJournalRecord *record = tel_journal_entry_get_record (entry);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, record->id);
  g_autofree char *begun = make_time (record->begun);
  g_autofree char *ended = make_time (record->ended);
  const char *cells[N_PLAN_CELLS] = { id,
                                      begun,
                                      ended,
                                      record->cluster,
                                      record->account,
                                      record->person,
                                      record->title,
                                      states[tel_journal_entry_get_state (entry)],
                                      record->message };

  for (guint i = 0; i < record->steps->len; i++)
    add_step_rows (csv, cells, g_ptr_array_index (record->steps, i), i + 1);
}

static char *
make_csv (GPtrArray *entries)
{
  g_autoptr (TelCsv) csv = tel_csv_new ();

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    tel_csv_add (csv, _ (headers[i]));
  tel_csv_end_row (csv);
  for (guint i = 0; i < entries->len; i++)
    add_plan_rows (csv, g_ptr_array_index (entries, i));

  return g_strdup (tel_csv_get_text (csv));
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 microseconds)
{
  g_autofree char *time = make_time (microseconds);

  tel_journal_json_add_text (builder, name, time);
}

static void
add_step (JsonBuilder *builder, const TelJournalStepRecord *step)
{
  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "operation", step->operation);
  tel_journal_json_add_text (builder, "kind", step->kind);
  tel_journal_json_add_text (builder, "sentence", step->sentence);
  tel_journal_json_add_text (builder, "state", step->state);
  tel_journal_json_add_text (builder, "message", step->message);
  add_time (builder, "sent", step->sent);
  add_time (builder, "settled", step->settled);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < step->changes->len; i++)
    {
      TelChange *change = g_ptr_array_index (step->changes, i);

      json_builder_begin_object (builder);
      tel_journal_json_add_text (builder, "field", tel_change_get_label (change));
      tel_journal_json_add_text (builder, "before", tel_change_get_before (change));
      tel_journal_json_add_text (builder, "after", tel_change_get_after (change));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_plan (JsonBuilder *builder, TelJournalEntry *entry)
{
  const TelJournalRecord *record = tel_journal_entry_get_record (entry);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, record->id);
  add_time (builder, "begun", record->begun);
  add_time (builder, "ended", record->ended);
  tel_journal_json_add_text (builder, "connection", record->connection);
  tel_journal_json_add_text (builder, "cluster", record->cluster);
  tel_journal_json_add_text (builder, "account", record->account);
  tel_journal_json_add_text (builder, "person", record->person);
  tel_journal_json_add_text (builder, "title", record->title);
  tel_journal_json_add_text (builder, "state", states[tel_journal_entry_get_state (entry)]);
  tel_journal_json_add_text (builder, "message", record->message);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < record->steps->len; i++)
    add_step (builder, g_ptr_array_index (record->steps, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
make_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "program", "telephonist " TEL_VERSION);
  add_time (builder, "exported", g_get_real_time ());
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_plan (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

/* What was written first stands first, as in a trail that is written as it happens. */
static char *
make_audit_trail (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = entries->len; i > 0; i--)
    {
      const TelJournalRecord *record = tel_journal_entry_get_record (g_ptr_array_index (entries, i - 1));

      for (guint j = 0; j < record->steps->len; j++)
        {
          g_autofree char *line = NULL;

          if (!tel_audit_line_is_due (g_ptr_array_index (record->steps, j)))
            continue;
          line = tel_audit_line_make (record, j);
          g_string_append_printf (text, "%s\n", line);
        }
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  GArray *plans;
  guint position;
  TelJournalExportFormat format;
  GFile *file;
  GPtrArray *entries;
} Export;

static void read_next (GTask *task);

static void
export_free (Export *self)
{
  g_array_unref (self->plans);
  g_clear_object (&self->file);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

static void
write_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *self = task_data;
  g_autofree char *text = tel_journal_export_to_text (self->entries, self->format);
  GError *error = NULL;

  if (tel_private_file_write (self->file, text, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_plan_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  TelJournalEntry *entry = tel_journal_read_finish (TEL_JOURNAL (source), result, &error);

  /* What was forgotten since it was listed is not there to be written. */
  if (entry != NULL)
    g_ptr_array_add (self->entries, entry);
  else if (!g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  self->position++;
  read_next (task);
}

static void
read_next (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  if (self->position < self->plans->len)
    tel_journal_read_async (g_task_get_source_object (task), g_array_index (self->plans, gint64, self->position),
                            g_task_get_cancellable (task), on_plan_read, g_object_ref (task));
  else
    g_task_run_in_thread (task, write_file);
}

/**
 * tel_journal_export_to_text:
 * @entries: (element-type TelJournalEntry): plans that were read with their steps, the newest first
 * @format: what they are written as
 *
 * Writes plans as a text, in UTF-8. What a spreadsheet would take for a formula is made plain text by an apostrophe
 * before it. There is no secret in it, since there is none in the journal; of the objects themselves only what a step
 * has changed is written.
 *
 * Returns: (transfer full): the text
 */
char *
tel_journal_export_to_text (GPtrArray *entries, TelJournalExportFormat format)
{
  g_return_val_if_fail (entries != NULL, NULL);

  switch (format)
    {
    case TEL_JOURNAL_EXPORT_CSV:
      return make_csv (entries);

    case TEL_JOURNAL_EXPORT_AUDIT:
      return make_audit_trail (entries);

    default:
      return make_json (entries);
    }
}

/**
 * tel_journal_export_async:
 * @journal: a journal
 * @plans: (array length=n_plans): the numbers of plans, in the order in which they are written
 * @n_plans: how many
 * @format: what they are written as
 * @file: where to; what is there is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when the file is complete
 * @user_data: data for @callback
 *
 * Writes plans with their steps, and what each has changed, into a file that only its owner can read.
 */
void
tel_journal_export_async (TelJournal *journal,
                          const gint64 *plans,
                          guint n_plans,
                          TelJournalExportFormat format,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *self;

  g_return_if_fail (TEL_IS_JOURNAL (journal));
  g_return_if_fail (plans != NULL || n_plans == 0);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (journal, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_journal_export_async);
  self = g_new0 (Export, 1);
  self->plans = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_plans);
  g_array_append_vals (self->plans, plans, n_plans);
  self->format = format;
  self->file = g_object_ref (file);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  read_next (task);
}

/**
 * tel_journal_export_finish:
 * @journal: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_export_async().
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE, and the file as it was before
 */
gboolean
tel_journal_export_finish (TelJournal *journal, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, journal), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
