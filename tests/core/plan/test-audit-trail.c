/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "model/tel-error.h"
#include "plan/tel-audit-line.h"
#include "plan/tel-audit-setting.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define USER "tadams"
#define NAME "CSFTADAMS"
#define N_STEPS 4

static const char *const operations[] = { "addLine", "addPhone", "updateUser", "applyPhone" };

/* A plan of a number, a secure device, a user and Apply Config, and an audit trail. */
typedef struct
{
  TelTestConnection *connection;
  char *directory;
  char *path;
  char *trail;
  TelAuditSink *sink;
  TelJournal *journal;
  TelPlan *plan;
  TelRunner *runner;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (USER, TEL_DEVICE_TYPE_CSF);

  self->connection = tel_test_connection_new_loaded ("14.0");
  tel_softphone_builder_propose (self->connection->cluster, tel_cluster_get_user (self->connection->cluster, USER),
                                 request);
  g_object_set (tel_softphone_request_get_device (request), "security-profile", "CSF Encrypted AuthString", NULL);
  g_object_set (request, "start-capf", TRUE, "pattern", "1060", "add-number", TRUE, NULL);
  self->plan = tel_test_plan_build (self->connection, request);
  tel_test_plan_tick_all (self->plan);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (self->plan)), ==, N_STEPS);

  self->directory = tel_test_make_directory ();
  self->path = g_build_filename (self->directory, "journal.sqlite", NULL);
  self->trail = g_build_filename (self->directory, "audit", "trail.jsonl", NULL);
  self->sink = tel_audit_sink_new_file (self->trail);
  self->journal = tel_journal_new (self->path);
  tel_journal_set_audit_sink (self->journal, self->sink);
  self->runner = tel_runner_new (self->connection->cluster, self->plan);
  tel_runner_set_journal (self->runner, self->journal);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->runner);
  g_assert_finalize_object (self->plan);
  tel_test_journal_close (self->journal, self->path);
  tel_audit_sink_unref (self->sink);
  tel_test_connection_free (self->connection);
  tel_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self->trail);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_lstat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
assert_file (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
append (TelAuditSink *sink, const char *line)
{
  g_autoptr (GError) error = NULL;

  tel_audit_sink_append (sink, line, &error);
  g_assert_no_error (error);
}

/* What is there stays as it is, an end of a line that is missing is made up for, and nobody else can read it. */
static void
test_append_only (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "trail", NULL);
  g_autoptr (TelAuditSink) sink = tel_audit_sink_new_file (path);

  g_assert_true (g_file_set_contents_full (path, "old\nhal", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_true (tel_audit_sink_check (sink, NULL));
  assert_file (path, "old\nhal");
  append (sink, "one");
  append (sink, "two");
  assert_file (path, "old\nhal\none\ntwo\n");
  g_assert_cmpuint (get_mode (path), ==, 0600);

  tel_test_remove_directory (directory);
}

/* Neither a folder nor what a link leads to is written. */
static void
test_not_a_file (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "link", NULL);
  g_autofree char *target = g_build_filename (directory, "target", NULL);
  g_autoptr (TelAuditSink) link = tel_audit_sink_new_file (path);
  g_autoptr (TelAuditSink) folder = tel_audit_sink_new_file (directory);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
  g_assert_cmpint (symlink (target, path), ==, 0);
  g_assert_false (tel_audit_sink_check (link, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_false (tel_audit_sink_append (link, "line", NULL));
  assert_file (target, "mine");
  g_assert_false (tel_audit_sink_check (folder, NULL));

  tel_test_remove_directory (directory);
}

/* What the disk had no room for is said, and what follows stands on a line of its own. */
static void
test_full_disk (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "trail", NULL);
  g_autofree char *filling = g_build_filename (directory, "filling", NULL);
  g_autofree char *long_line = g_strnfill (12 * 1024, 'x');
  g_autofree char *zeros = g_strnfill (2 * 1024 * 1024, '0');
  g_autofree char *text = NULL;
  g_autoptr (TelAuditSink) sink = tel_audit_sink_new_file (path);
  g_autoptr (GError) append_error = NULL;
  g_autoptr (GError) check_error = NULL;
  gboolean fits;

  if (mount ("tmpfs", directory, "tmpfs", 0, "size=2m") != 0)
    {
      g_test_skip ("A file system may not be mounted here.");
      return;
    }
  fits = tel_audit_sink_check (sink, NULL);
  append (sink, "one");
  g_assert_true (
      g_file_set_contents_full (filling, zeros, 2 * 1024 * 1024 - 2 * 4096, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  tel_audit_sink_append (sink, long_line, &append_error);
  tel_audit_sink_check (sink, &check_error);
  g_unlink (filling);
  append (sink, "two");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  umount2 (directory, MNT_DETACH);

  g_assert_true (fits);
  g_assert_error (append_error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_error (check_error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s %s", append_error->message, check_error->message);
  g_assert_nonnull (strstr (check_error->message, "left for the audit trail"));
  g_assert_true (g_str_has_prefix (text, "one\nxxx"));
  g_assert_true (g_str_has_suffix (text, "xxx\ntwo\n"));
  tel_test_remove_directory (directory);
}

static void
test_system_log (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "log", NULL);
  g_autofree char *ending = g_strdup_printf (" telephonist[%d]: {\"a\":1}", (int) getpid ());
  g_autoptr (TelAuditSink) sink = tel_audit_sink_new_system_log (path);
  g_autoptr (GError) error = NULL;
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  char message[256] = "";
  int listener;

  g_assert_false (tel_audit_sink_check (sink, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "system log"));

  listener = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (listener, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_true (tel_audit_sink_check (sink, NULL));
  append (sink, "{\"a\":1}");
  g_assert_cmpint (recv (listener, message, sizeof message - 1, MSG_DONTWAIT), >, 0);
  g_assert_true (g_str_has_prefix (message, "<85>"));
  g_assert_true (g_str_has_suffix (message, ending));

  g_close (listener, NULL);
  tel_test_remove_directory (directory);
}

static TelJournalRecord *
make_record (void)
{
  TelJournalRecord *record = tel_journal_record_new ();
  TelJournalStepRecord *step = tel_journal_step_record_new ();

  step->operation = g_strdup ("update");
  step->kind = g_strdup ("device");
  step->base = g_strdup ("{\"name\":\"CSF1\",\"remote-device\":false,\"lines\":[]}");
  step->draft = g_strdup ("{\"name\":\"CSF1\",\"remote-device\":true,\"lines\":[]}");
  record->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_journal_step_record_free);
  g_ptr_array_add (record->steps, step);

  return record;
}

static void
add_change (TelJournalRecord *record, const char *name, const char *label, const char *before, const char *after)
{
  TelJournalStepRecord *step = g_ptr_array_index (record->steps, 0);

  g_ptr_array_add (step->changes, tel_change_new (name, label, before, after));
}

static JsonNode *
make_line (TelJournalRecord *record)
{
  g_autofree char *text = tel_audit_line_make (record, 0);

  return json_from_string (text, NULL);
}

static JsonObject *
get_change (JsonObject *line, guint number)
{
  return json_array_get_object_element (json_object_get_array_member (line, "changes"), number);
}

/* Whoever ran it, in whatever language: the property and its values are the same, and the words follow. */
static void
test_in_any_language (void)
{
  g_autoptr (TelJournalRecord) english = make_record ();
  g_autoptr (TelJournalRecord) japanese = make_record ();
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) other = NULL;
  JsonObject *changes[2];

  add_change (english, "remote-device", "Remote Device", "no", "yes");
  add_change (japanese, "remote-device", "リモートデバイス", "いいえ", "はい");
  one = make_line (english);
  other = make_line (japanese);
  changes[0] = get_change (json_node_get_object (one), 0);
  changes[1] = get_change (json_node_get_object (other), 0);
  g_assert_cmpstr (json_object_get_string_member (changes[1], "field"), ==, "リモートデバイス");
  g_assert_cmpstr (json_object_get_string_member (changes[1], "after"), ==, "はい");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_assert_cmpstr (json_object_get_string_member (changes[i], "property"), ==, "remote-device");
      g_assert_false (json_object_get_boolean_member (changes[i], "valueBefore"));
      g_assert_true (json_object_get_boolean_member (changes[i], "valueAfter"));
    }
}

/* By its name, by what the property is, and in an older journal, which has no name, by the label. */
static void
test_secret_in_any_language (void)
{
  static const char *const names[] = { "lines[1].ssh-password", "admin-pin", "authentication-string", NULL };
  static const char *const labels[] = { "リモートのパスワード", "暗証番号", "認証文字列", "Password" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TelJournalRecord) record = make_record ();
      g_autoptr (JsonNode) node = NULL;
      JsonObject *change;

      add_change (record, names[i], labels[i], "hunter2", "hunter3");
      node = make_line (record);
      change = get_change (json_node_get_object (node), 0);
      g_assert_cmpstr (json_object_get_string_member (change, "before"), ==, "…");
      g_assert_cmpstr (json_object_get_string_member (change, "after"), ==, "…");
      g_assert_true (json_object_get_null_member (change, "valueBefore"));
      g_assert_true (json_object_get_null_member (change, "valueAfter"));
    }
}

/* What a line is told by is of every change of the plan, through the journal. */
static void
assert_named (JsonObject *line)
{
  JsonArray *changes = json_object_get_array_member (line, "changes");

  g_assert_cmpuint (json_array_get_length (changes), >, 0);
  for (guint i = 0; i < json_array_get_length (changes); i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (changes, i), "property"), !=, NULL);
}

static JsonObject *
find_change (JsonObject *line, const char *property)
{
  JsonArray *changes = json_object_get_array_member (line, "changes");

  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      if (g_strcmp0 (json_object_get_string_member (change, "property"), property) == 0)
        return change;
    }

  return NULL;
}

/* One line for each write, in the order in which they were made, and no secret in any. */
static void
test_as_it_happens (Fixture *self, gconstpointer data)
{
  static const char *const objects[] = { "1060", NAME, USER, NAME };
  /* A number is told from another by its partition. */
  static const char *const partitions[] = { "PT-Internal", NULL, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  tel_test_plan_run (self->runner, &error);
  g_assert_no_error (error);
  tel_test_plan_assert_all_done (self->plan);

  g_assert_true (g_file_get_contents (self->trail, &text, NULL, NULL));
  g_assert_cmpuint (get_mode (self->trail), ==, 0600);
  g_assert_null (strstr (text, tel_auth_string_peek (tel_runner_get_auth_string (self->runner))));
  g_assert_null (strstr (text, self->connection->simulator->password));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_STEPS + 1);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);
      JsonObject *line = json_node_get_object (node);

      g_assert_cmpint (json_object_get_int_member (line, "step"), ==, i + 1);
      g_assert_cmpstr (json_object_get_string_member (line, "object"), ==, objects[i]);
      g_assert_cmpstr (json_object_get_string_member (line, "partition"), ==, partitions[i]);
      g_assert_cmpstr (json_object_get_string_member (line, "result"), ==, "done");
      g_assert_cmpstr (json_object_get_string_member (line, "axlUser"), ==, self->connection->simulator->user);
      g_assert_cmpstr (json_object_get_string_member (line, "desktopUser"), ==, g_get_user_name ());
      g_assert_false (json_object_get_null_member (line, "settled"));
      assert_named (line);
      if (i != 1)
        continue;
      g_assert_cmpstr (json_object_get_string_member (find_change (line, "name"), "valueAfter"), ==, NAME);
      g_assert_nonnull (find_change (line, "lines[1]"));
      g_assert_cmpstr (json_object_get_string_member (find_change (line, "authentication-string"), "after"), ==, "…");
    }
}

/* Asked before the first write: nothing of the plan is sent. */
static void
test_refused_before (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (self->trail, 0700), ==, 0);
  g_assert_false (tel_test_plan_run (self->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, self->trail));
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_assert_cmpuint (tel_test_simulator_count_requests (self->connection->simulator, operations[i]), ==, 0);
      g_assert_cmpuint (tel_test_plan_get_state (self->plan, i), ==, TEL_STEP_STATE_WAITING);
    }
}

/* A folder takes the place of the file. */
static void
break_trail (Fixture *self)
{
  if (tel_runner_get_n_done (self->runner) != 2)
    return;

  g_assert_cmpint (g_unlink (self->trail), ==, 0);
  g_assert_cmpint (g_mkdir (self->trail, 0700), ==, 0);
}

/* The plan goes on to its end; the steps without a line say so, here and in the journal. */
static void
test_breaks_amid (Fixture *self, gconstpointer data)
{
  static const TelStepState states[N_STEPS] = { TEL_STEP_STATE_DONE, TEL_STEP_STATE_WARNING, TEL_STEP_STATE_WARNING,
                                                TEL_STEP_STATE_WARNING };
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (self->plan), 1);
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (self->runner, "notify::n-done", G_CALLBACK (break_trail), self);
  tel_test_plan_run (self->runner, &error);
  g_assert_no_error (error);
  g_assert_nonnull (tel_runner_get_auth_string (self->runner));

  tel_test_plan_assert_states (self->plan, N_STEPS, states);
  g_test_message ("%s", tel_step_get_message (step));
  g_assert_nonnull (strstr (tel_step_get_message (step), self->trail));
  entry = tel_test_journal_read_last (self->journal);
  g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_DONE);
  tel_test_plan_assert_states (tel_journal_entry_get_plan (entry, NULL), N_STEPS, states);
}

/* A write that the cluster refused has its line too. */
static void
test_refused_write (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  tel_test_simulator_refuse (self->connection->simulator, "addPhone", 1, 4711, "Not now");
  g_assert_false (tel_test_plan_run (self->runner, NULL));
  g_assert_true (g_file_get_contents (self->trail, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"result\":\"failed\""));
  g_assert_nonnull (strstr (text, "Not now"));
}

static void
test_setting (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *usual = tel_audit_setting_dup_path (settings);
  g_autofree char *path = NULL;
  g_autoptr (TelAuditSink) sink = NULL;

  g_assert_null (tel_audit_setting_make_sink ());
  g_assert_true (g_str_has_prefix (usual, g_get_user_state_dir ()));

  g_settings_set_enum (settings, TEL_AUDIT_SETTING_PLACE, TEL_AUDIT_SETTING_PLACE_FILE);
  g_settings_set_string (settings, TEL_AUDIT_SETTING_FOLDER, directory);
  path = tel_audit_setting_dup_path (settings);
  sink = tel_audit_setting_make_sink ();
  append (sink, "line");
  assert_file (path, "line\n");

  g_settings_reset (settings, TEL_AUDIT_SETTING_PLACE);
  g_settings_reset (settings, TEL_AUDIT_SETTING_FOLDER);
  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/audit-trail/append-only", test_append_only);
  g_test_add_func ("/audit-trail/not-a-file", test_not_a_file);
  g_test_add_func ("/audit-trail/full-disk", test_full_disk);
  g_test_add_func ("/audit-trail/system-log", test_system_log);
  g_test_add_func ("/audit-trail/in-any-language", test_in_any_language);
  g_test_add_func ("/audit-trail/secret-in-any-language", test_secret_in_any_language);
  g_test_add ("/audit-trail/as-it-happens", Fixture, NULL, set_up, test_as_it_happens, tear_down);
  g_test_add ("/audit-trail/refused-before", Fixture, NULL, set_up, test_refused_before, tear_down);
  g_test_add ("/audit-trail/breaks-amid", Fixture, NULL, set_up, test_breaks_amid, tear_down);
  g_test_add ("/audit-trail/refused-write", Fixture, NULL, set_up, test_refused_write, tear_down);
  g_test_add_func ("/audit-trail/setting", test_setting);

  return g_test_run ();
}
