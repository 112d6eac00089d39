/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/mount.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "model/tel-error.h"
#include "plan/tel-journal-export.h"
#include "plan/tel-journal-filter.h"
#include "plan/tel-journal-state.h"
#include "plan/tel-journal-store.h"
#include "tel-test-journal.h"
#include "tel-test.h"

#define OLD "what was there before"

/* A journal with a plan that is done and one that stopped, whose values are a spreadsheet's worst. */
typedef struct
{
  char *directory;
  char *path;
  TelJournal *journal;
  GFile *file;
  char *target;
} Fixture;

static TelJournalStepRecord *
make_step (const char *sentence, const char *state)
{
  TelJournalStepRecord *step = tel_journal_step_record_new ();

  step->operation = g_strdup ("add");
  step->kind = g_strdup ("device");
  step->sentence = g_strdup (sentence);
  step->state = g_strdup (state);

  return step;
}

static TelJournalRecord *
make_record (const char *title, gint64 begun)
{
  TelJournalRecord *record = tel_journal_record_new ();

  record->begun = begun;
  record->connection = g_strdup ("here");
  record->cluster = g_strdup ("Lab");
  record->account = g_strdup ("axl");
  record->person = g_strdup ("me");
  record->title = g_strdup (title);
  record->verb = g_strdup ("Do it");
  record->state = g_strdup (TEL_JOURNAL_STATE_NAME_RUNNING);
  record->lock = g_uuid_string_random ();
  record->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_journal_step_record_free);

  return record;
}

static void
fill (TelJournalStore *store)
{
  g_autoptr (TelJournalRecord) first = make_record ("=cmd|' /C calc'!A0", 1000000);
  g_autoptr (TelJournalRecord) second = make_record ("Quiet", g_get_real_time ());
  TelJournalStepRecord *step = make_step ("Add device CSF1", "done");

  g_ptr_array_add (step->changes, tel_change_new ("description", "Description", NULL, "+81 3 \"quoted\", and\nmore"));
  g_ptr_array_add (step->changes, tel_change_new (NULL, "Label", "@before", "＝1"));
  g_ptr_array_add (first->steps, step);
  g_ptr_array_add (first->steps, make_step ("Apply", "waiting"));
  g_ptr_array_add (second->steps, make_step ("山田", "failed"));
  g_assert_cmpint (tel_journal_store_begin (store, first, NULL), ==, 1);
  g_assert_cmpint (tel_journal_store_begin (store, second, NULL), ==, 2);
  g_assert_true (tel_journal_store_set_state (store, 1, TEL_JOURNAL_STATE_NAME_DONE, NULL, NULL));
  g_assert_true (tel_journal_store_set_state (store, 2, TEL_JOURNAL_STATE_NAME_STOPPED, "-1 is not a pool", NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TelJournalStore) store = NULL;
  gboolean unusable;

  self->directory = tel_test_make_directory ();
  self->path = g_build_filename (self->directory, "journal.sqlite", NULL);
  store = tel_journal_store_open (self->path, &unusable, NULL);
  g_assert_nonnull (store);
  fill (store);
  self->journal = tel_journal_new (self->path);
  self->target = g_build_filename (self->directory, "plans", NULL);
  self->file = g_file_new_for_path (self->target);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tel_test_journal_close (self->journal, self->path);
  tel_test_remove_directory (self->directory);
  g_object_unref (self->file);
  g_free (self->target);
  g_free (self->path);
  g_free (self->directory);
}

static gboolean
export_plans (Fixture *self, GFile *file, TelJournalExportFormat format, GError **error)
{
  const gint64 plans[] = { 2, 1, 77 };
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_journal_export_async (self->journal, plans, G_N_ELEMENTS (plans), format, file, NULL, tel_test_take_result,
                            &result);
  done = tel_test_await_result (&result);

  return tel_journal_export_finish (self->journal, done, error);
}

static char *
read_export (Fixture *self, TelJournalExportFormat format)
{
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  char *text;

  export_plans (self, self->file, format, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->target, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (self->target, &text, NULL, NULL));

  return text;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not have “%s”", text, part);
}

/* One row per step and field, and no cell that a spreadsheet would carry out. */
static void
test_csv (Fixture *self, gconstpointer data)
{
  g_autofree char *text = read_export (self, TEL_JOURNAL_EXPORT_CSV);
  g_auto (GStrv) rows = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_prefix (rows[0], "\xef\xbb\xbf\"Plan\",\"Begun\","));
  g_assert_true (g_str_has_suffix (rows[0], "\"Field\",\"Before\",\"After\""));
  g_assert_cmpuint (g_strv_length (rows), ==, 6);
  g_assert_true (g_str_has_prefix (rows[1], "\"2\","));
  assert_has (rows[1],
              "\"Quiet\",\"stopped\",\"'-1 is not a pool\",\"1\",\"add\",\"device\",\"山田\",\"failed\",,,,,,");
  assert_has (rows[2], "\"'=cmd|' /C calc'!A0\",\"done\",,\"1\"");
  assert_has (rows[2], "\"Description\",,\"'+81 3 \"\"quoted\"\", and\nmore\"");
  assert_has (rows[3], "\"Label\",\"'@before\",\"'＝1\"");
  assert_has (rows[4], "\"2\",\"add\",\"device\",\"Apply\",\"waiting\",,,,,,");
  g_assert_cmpstr (rows[5], ==, "");
}

/* The document has the values as they are. */
static void
test_json (Fixture *self, gconstpointer data)
{
  g_autofree char *text = read_export (self, TEL_JOURNAL_EXPORT_JSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonArray *plans;
  JsonObject *plan;
  JsonObject *step;
  JsonObject *change;

  g_assert_no_error (error);
  plans = json_object_get_array_member (json_node_get_object (root), "plans");
  g_assert_cmpuint (json_array_get_length (plans), ==, 2);
  plan = json_array_get_object_element (plans, 0);
  g_assert_cmpint (json_object_get_int_member (plan, "id"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (plan, "message"), ==, "-1 is not a pool");
  plan = json_array_get_object_element (plans, 1);
  g_assert_cmpstr (json_object_get_string_member (plan, "title"), ==, "=cmd|' /C calc'!A0");
  g_assert_cmpstr (json_object_get_string_member (plan, "state"), ==, "done");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (plan, "begun"), "1970-01-01T"));
  g_assert_true (json_object_get_null_member (plan, "message"));
  step = json_array_get_object_element (json_object_get_array_member (plan, "steps"), 0);
  g_assert_cmpstr (json_object_get_string_member (step, "sentence"), ==, "Add device CSF1");
  change = json_array_get_object_element (json_object_get_array_member (step, "changes"), 1);
  g_assert_cmpstr (json_object_get_string_member (change, "field"), ==, "Label");
  g_assert_cmpstr (json_object_get_string_member (change, "before"), ==, "@before");
  g_assert_cmpstr (json_object_get_string_member (change, "after"), ==, "＝1");
}

/* What a plan of the journal becomes a line of is what was sent; a field that is named like a secret is hidden. */
static void
fill_audited (Fixture *self)
{
  g_autoptr (TelJournalStore) store = NULL;
  g_autoptr (TelJournalRecord) record = make_record ("Two\nlines", 5000000);
  TelJournalStepRecord *step = make_step ("Change device CSF1", "waiting");
  gboolean unusable;

  step->draft = g_strdup ("{\"name\":\"CSF1\"}");
  g_ptr_array_add (step->changes, tel_change_new (NULL, "Label", "old", "new"));
  g_ptr_array_add (step->changes, tel_change_new ("lines[1].ssh-password", "パスワード", "hunter4", "hunter5"));
  g_ptr_array_add (step->changes, tel_change_new ("authentication-string", "認証文字列", "hunter6", "hunter7"));
  g_ptr_array_add (step->changes, tel_change_new (NULL, "sshPassword", "hunter2", "hunter3"));
  g_ptr_array_add (record->steps, step);
  g_ptr_array_add (record->steps, make_step ("Apply", "waiting"));
  store = tel_journal_store_open (self->path, &unusable, NULL);
  g_assert_cmpint (tel_journal_store_begin (store, record, NULL), ==, 3);
  g_assert_true (tel_journal_store_note_step (store, 3, 0, "running", NULL, NULL, NULL));
  g_assert_true (tel_journal_store_note_step (store, 3, 0, "warning", "It is so", NULL, NULL));
  g_assert_true (tel_journal_store_note_step (store, 1, 0, "running", NULL, NULL, NULL));
  g_assert_true (tel_journal_store_note_step (store, 1, 0, "done", NULL, "null", NULL));
  g_assert_true (tel_journal_store_set_state (store, 3, TEL_JOURNAL_STATE_NAME_STOPPED, NULL, NULL));
}

static void
test_audit (Fixture *self, gconstpointer data)
{
  const gint64 plans[] = { 3, 2, 1 };
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *line;
  JsonObject *change;

  fill_audited (self);
  tel_journal_export_async (self->journal, plans, G_N_ELEMENTS (plans), TEL_JOURNAL_EXPORT_AUDIT, self->file, NULL,
                            tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_true (tel_journal_export_finish (self->journal, done, NULL));
  g_assert_true (g_file_get_contents (self->target, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[2], ==, "");

  first = json_from_string (lines[0], NULL);
  line = json_node_get_object (first);
  g_assert_cmpint (json_object_get_int_member (line, "plan"), ==, 1);
  g_assert_false (json_object_get_boolean_member (line, "written"));
  second = json_from_string (lines[1], NULL);
  line = json_node_get_object (second);
  g_assert_cmpint (json_object_get_int_member (line, "plan"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (line, "step"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (line, "desktopUser"), ==, "me");
  g_assert_cmpstr (json_object_get_string_member (line, "axlUser"), ==, "axl");
  g_assert_cmpstr (json_object_get_string_member (line, "object"), ==, "CSF1");
  g_assert_cmpstr (json_object_get_string_member (line, "result"), ==, "warning");
  g_assert_cmpstr (json_object_get_string_member (line, "message"), ==, "It is so");
  g_assert_true (json_object_get_boolean_member (line, "written"));
  g_assert_true (g_str_has_suffix (json_object_get_string_member (line, "time"), "Z"));
  change = json_array_get_object_element (json_object_get_array_member (line, "changes"), 0);
  g_assert_cmpstr (json_object_get_string_member (change, "before"), ==, "old");
  g_assert_cmpstr (json_object_get_string_member (change, "after"), ==, "new");
  g_assert_null (strstr (text, "hunter"));
}

/* Whoever could read the file before cannot read the new one. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents_full (self->target, OLD, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  text = read_export (self, TEL_JOURNAL_EXPORT_JSON);
  g_assert_null (strstr (text, OLD));
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->directory, "nowhere", "plans.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (export_plans (self, file, TEL_JOURNAL_EXPORT_CSV, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  assert_has (error->message, path);
  assert_has (error->message, "its folder is not there");
}

static void
test_not_allowed (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->directory, "read-only", NULL);
  g_autofree char *path = g_build_filename (folder, "plans.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gboolean written;

  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  if (mount ("tmpfs", folder, "tmpfs", MS_RDONLY, "") != 0 && g_access (folder, W_OK) == 0)
    {
      g_test_skip ("A folder that may not be written cannot be had here.");
      return;
    }
  written = export_plans (self, file, TEL_JOURNAL_EXPORT_CSV, &error);
  umount2 (folder, MNT_DETACH);

  g_assert_false (written);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  assert_has (error->message, "you may not write there");
}

/* What was there stays, and nothing half is left. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->directory, "small", NULL);
  g_autofree char *path = g_build_filename (folder, "plans.csv", NULL);
  g_autofree char *filling = g_build_filename (folder, "filling", NULL);
  g_autofree char *zeros = g_strnfill (64 * 1024, '0');
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GDir) left = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written;
  guint n_files = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (mount ("tmpfs", folder, "tmpfs", 0, "size=16k") != 0)
    {
      g_test_skip ("A file system may not be mounted here.");
      return;
    }
  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
  for (gsize size = 16 * 1024; size >= 1024; size /= 2)
    if (g_file_set_contents_full (filling, zeros, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
      break;
  written = export_plans (self, file, TEL_JOURNAL_EXPORT_CSV, &error);
  g_file_get_contents (path, &text, NULL, NULL);
  left = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (left) != NULL)
    n_files++;
  umount2 (folder, MNT_DETACH);

  g_assert_false (written);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  assert_has (error->message, "the disk is full");
  g_assert_cmpstr (text, ==, OLD);
  g_assert_cmpuint (n_files, ==, 2);
}

static guint
count_matches (Fixture *self, TelJournalFilterState state, const char *connection, TelJournalFilterPeriod period)
{
  g_autoptr (GPtrArray) entries = tel_test_journal_list (self->journal);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) since = tel_journal_filter_make_start (period, now);
  TelJournalFilter filter = { state, connection, since };
  guint n_matches = 0;

  for (guint i = 0; i < entries->len; i++)
    if (tel_journal_filter_matches (&filter, g_ptr_array_index (entries, i)))
      n_matches++;

  return n_matches;
}

static void
test_filter (Fixture *self, gconstpointer data)
{
  const TelJournalFilterState all = TEL_JOURNAL_FILTER_STATE_ALL;
  const TelJournalFilterPeriod ever = TEL_JOURNAL_FILTER_PERIOD_ALL;
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 28, 16, 30, 0);
  g_autoptr (GDateTime) midnight = tel_journal_filter_make_start (TEL_JOURNAL_FILTER_PERIOD_TODAY, now);
  g_autoptr (GDateTime) week = tel_journal_filter_make_start (TEL_JOURNAL_FILTER_PERIOD_WEEK, now);

  g_assert_cmpuint (count_matches (self, all, NULL, ever), ==, 2);
  g_assert_cmpuint (count_matches (self, TEL_JOURNAL_FILTER_STATE_DONE, NULL, ever), ==, 1);
  g_assert_cmpuint (count_matches (self, TEL_JOURNAL_FILTER_STATE_UNFINISHED, NULL, ever), ==, 1);
  g_assert_cmpuint (count_matches (self, all, "here", ever), ==, 2);
  g_assert_cmpuint (count_matches (self, all, "elsewhere", ever), ==, 0);
  /* The first was begun long ago, and ended just now. */
  g_assert_cmpuint (count_matches (self, all, NULL, TEL_JOURNAL_FILTER_PERIOD_WEEK), ==, 2);

  g_assert_cmpint (g_date_time_difference (now, midnight), ==, 16 * G_TIME_SPAN_HOUR + 30 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (g_date_time_difference (now, week) / G_TIME_SPAN_DAY, ==, 7);
}

static void
test_filter_time (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = tel_test_journal_list (self->journal);
  TelJournalEntry *entry = g_ptr_array_index (entries, 0);
  g_autoptr (GDateTime) later = g_date_time_add_seconds (tel_journal_entry_get_ended (entry), 1);
  TelJournalFilter filter = { TEL_JOURNAL_FILTER_STATE_ALL, NULL, later };

  g_assert_false (tel_journal_filter_matches (&filter, entry));
  filter.since = tel_journal_entry_get_ended (entry);
  g_assert_true (tel_journal_filter_matches (&filter, entry));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add ("/journal-export/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/journal-export/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/journal-export/audit", Fixture, NULL, set_up, test_audit, tear_down);
  g_test_add ("/journal-export/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/journal-export/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/journal-export/not-allowed", Fixture, NULL, set_up, test_not_allowed, tear_down);
  g_test_add ("/journal-export/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/journal-filter/all", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/journal-filter/time", Fixture, NULL, set_up, test_filter_time, tear_down);

  return g_test_run ();
}
