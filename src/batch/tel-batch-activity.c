/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-activity.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "batch/tel-batch-plan.h"
#include "model/tel-error.h"
#include "plan/tel-journal-export.h"

#define WIDEST 60

static const struct
{
  const char *name;
  const char *word;
} states[] = {
  /* Translators: the state of a plan */
  [TEL_JOURNAL_STATE_RUNNING] = { "running", N_ ("Running") },
  /* Translators: the state of a plan whose program ended before the plan did */
  [TEL_JOURNAL_STATE_INTERRUPTED] = { "interrupted", N_ ("Interrupted") },
  /* Translators: the state of a plan */
  [TEL_JOURNAL_STATE_DONE] = { "done", N_ ("Done") },
  /* Translators: the state of a plan that ended before its last step */
  [TEL_JOURNAL_STATE_STOPPED] = { "stopped", N_ ("Stopped") },
};

static void
take_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static char *
make_time (GDateTime *time)
{
  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
}

/* The cluster and the account that were named choose their plans. */
static gboolean
is_wanted (const TelBatchOptions *options, const TelJournalFilter *filter, TelJournalEntry *entry)
{
  return tel_journal_filter_matches (filter, entry) &&
         (options->host == NULL || g_str_equal (options->host, tel_journal_entry_get_cluster (entry))) &&
         (options->user == NULL || g_str_equal (options->user, tel_journal_entry_get_account (entry)));
}

static GPtrArray *
list_plans (TelJournal *journal, const TelBatchOptions *options, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) since = options->days > 0 ? g_date_time_add_days (now, -options->days) : NULL;
  const TelJournalFilter filter = { options->state, NULL, since };
  GPtrArray *wanted;

  tel_journal_list_async (journal, NULL, take_result, &result);
  await (&result);
  entries = tel_journal_list_finish (journal, result, error);
  if (entries == NULL)
    return NULL;

  wanted = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    if (is_wanted (options, &filter, g_ptr_array_index (entries, i)))
      g_ptr_array_add (wanted, g_object_ref (g_ptr_array_index (entries, i)));

  return wanted;
}

static void
print_plans (GPtrArray *entries)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (5, WIDEST);

  for (guint i = 0; i < entries->len; i++)
    {
      TelJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, tel_journal_entry_get_id (entry));
      g_autofree char *begun = make_time (tel_journal_entry_get_begun (entry));

      tel_batch_table_add (table, (const char *const[]){
                                      id, begun, _ (states[tel_journal_entry_get_state (entry)].word),
                                      tel_journal_entry_get_cluster (entry), tel_journal_entry_get_title (entry) });
    }
  if (entries->len > 0)
    tel_batch_table_print (table);
  else
    tel_batch_output_print ("%s", _ ("There are no such plans in the journal."));
}

static void
add_time (JsonBuilder *builder, const char *name, GDateTime *time)
{
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  tel_batch_output_add_text (builder, name, text);
}

static void
add_entry (TelJournalEntry *entry, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, tel_journal_entry_get_id (entry));
  tel_batch_output_add_text (builder, "title", tel_journal_entry_get_title (entry));
  tel_batch_output_add_text (builder, "state", states[tel_journal_entry_get_state (entry)].name);
  tel_batch_output_add_text (builder, "message", tel_journal_entry_get_message (entry));
  add_time (builder, "begun", tel_journal_entry_get_begun (entry));
  add_time (builder, "ended", tel_journal_entry_get_ended (entry));
  tel_batch_output_add_text (builder, "cluster", tel_journal_entry_get_cluster (entry));
  tel_batch_output_add_text (builder, "account", tel_journal_entry_get_account (entry));
  tel_batch_output_add_text (builder, "person", tel_journal_entry_get_person (entry));
}

static void
add_plans (GPtrArray *entries, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      json_builder_begin_object (builder);
      add_entry (g_ptr_array_index (entries, i), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_plan (TelJournalEntry *entry, TelPlan *plan)
{
  g_autofree char *begun = make_time (tel_journal_entry_get_begun (entry));
  g_autofree char *ended = make_time (tel_journal_entry_get_ended (entry));
  const char *message = tel_journal_entry_get_message (entry);

  tel_batch_plan_print (plan);
  g_print ("\n");
  tel_batch_plan_print_outcome (plan);
  g_print ("\n");
  tel_batch_output_print ("%s · %s – %s · %s · %s · %s", _ (states[tel_journal_entry_get_state (entry)].word), begun,
                          ended != NULL ? ended : "…", tel_journal_entry_get_cluster (entry),
                          tel_journal_entry_get_account (entry), tel_journal_entry_get_person (entry));
  if (message != NULL)
    tel_batch_output_print ("%s", message);
}

static TelJournalEntry *
read_plan (TelJournal *journal, gint64 number, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tel_journal_read_async (journal, number, NULL, take_result, &result);
  await (&result);

  return tel_journal_read_finish (journal, result, error);
}

/* All of it or nothing. What was forgotten since it was listed is not there to be printed. */
static gboolean
print_audit_trail (TelJournal *journal, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) reason = NULL;
      TelJournalEntry *entry = read_plan (journal, tel_journal_entry_get_id (g_ptr_array_index (entries, i)), &reason);

      if (entry != NULL)
        {
          g_ptr_array_add (plans, entry);
        }
      else if (!g_error_matches (reason, TEL_ERROR, TEL_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
  text = tel_journal_export_to_text (plans, TEL_JOURNAL_EXPORT_AUDIT);
  fputs (text, stdout);
  fflush (stdout);

  return TRUE;
}

static gboolean
print_audit_trail_of (TelJournal *journal, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  TelJournalEntry *entry = read_plan (journal, number, error);

  if (entry == NULL)
    return FALSE;

  g_ptr_array_add (entries, entry);

  return print_audit_trail (journal, entries, error);
}

static gboolean
show_plan (TelJournal *journal, gint64 number, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelJournalEntry) entry = read_plan (journal, number, error);
  TelPlan *plan;

  plan = entry != NULL ? tel_journal_entry_get_plan (entry, error) : NULL;
  if (plan == NULL)
    return FALSE;

  if (builder != NULL)
    {
      add_entry (entry, builder);
      tel_batch_plan_add_json (plan, builder);
    }
  else
    {
      print_plan (entry, plan);
    }

  return TRUE;
}

/**
 * tel_batch_activity:
 * @options: the command line
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Lists the plans of the journal that fit the filter, or shows one with its steps, or prints what they wrote as an
 * audit trail. No cluster is asked.
 *
 * Returns: %TRUE when the journal was read
 */
gboolean
tel_batch_activity (const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autoptr (TelJournal) journal = tel_journal_new (path);
  g_autoptr (GPtrArray) entries = NULL;

  if (options->plan != 0)
    return options->audit ? print_audit_trail_of (journal, options->plan, error)
                          : show_plan (journal, options->plan, builder, error);

  entries = list_plans (journal, options, error);
  if (entries == NULL)
    return FALSE;

  if (options->audit)
    return print_audit_trail (journal, entries, error);
  if (builder != NULL)
    add_plans (entries, builder);
  else
    print_plans (entries);

  return TRUE;
}
