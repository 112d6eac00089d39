/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "plan/tel-journal.h"
#include "tel-test-batch.h"
#include "tel-test.h"

#define USER "tadams"
#define NAME "CSFTADAMS"
#define N_STEPS 4

/* A cluster, and the journal of a plan that it refused to apply. */
typedef struct
{
  TelTestSimulator *simulator;
} Fixture;

static TelTestBatch *
provision (Fixture *self)
{
  return tel_test_batch_run (self->simulator, "provision", "--user", USER, "--type", "CSF", "--dn", "1077/PT-Internal",
                             "--security-profile", "CSF Encrypted AuthString", "--capf", "--accept", "G3.7",
                             "--show-string", NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (TelTestBatch) run = NULL;

  g_unlink (path);
  g_unlink (log);
  self->simulator = tel_test_simulator_new ("14.0", "small");
  tel_test_simulator_refuse (self->simulator, "applyPhone", 1, 4711, "Not now");
  run = provision (self);
  g_assert_cmpint (run->status, ==, 1);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tel_test_simulator_free (self->simulator);
}

static guint
count_plans (TelTestBatch *run)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (run->json), "plans"));
}

/* Reading the journal asks no cluster and needs no password. */
static void
test_list (Fixture *self, gconstpointer data)
{
  guint n_requests = tel_simulator_log_get_length (tel_simulator_server_get_log (self->simulator->server));
  g_autoptr (TelTestBatch) all = tel_test_batch_run (self->simulator, "activity", NULL);
  g_autoptr (TelTestBatch) unfinished =
      tel_test_batch_run (self->simulator, "activity", "--state", "unfinished", "--days", "1", NULL);
  g_autoptr (TelTestBatch) done = tel_test_batch_run (self->simulator, "activity", "--state", "done", NULL);

  g_assert_cmpint (all->status, ==, 0);
  g_assert_cmpuint (count_plans (all), ==, 1);
  tel_test_batch_assert (all->json, "plans/0/id", "1");
  tel_test_batch_assert (all->json, "plans/0/state", "stopped");
  tel_test_batch_assert (all->json, "plans/0/cluster", self->simulator->host);
  tel_test_batch_assert (all->json, "plans/0/account", self->simulator->user);
  g_assert_cmpuint (count_plans (unfinished), ==, 1);
  g_assert_cmpuint (count_plans (done), ==, 0);
  g_assert_cmpuint (tel_simulator_log_get_length (tel_simulator_server_get_log (self->simulator->server)), ==,
                    n_requests);
}

static void
test_show (Fixture *self, gconstpointer data)
{
  static const char *const command[] = { "activity", "1", NULL };
  const TelTestBatchSetup people = { NULL, NULL, NULL, FALSE };
  g_autoptr (TelTestBatch) run = tel_test_batch_run (self->simulator, "activity", "1", NULL);
  g_autoptr (TelTestBatch) text = tel_test_batch_run_with (self->simulator, &people, command);

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "state", "stopped");
  tel_test_batch_assert (run->json, "plan/steps/0/state", "done");
  tel_test_batch_assert (run->json, "plan/steps/1/object", NAME);
  tel_test_batch_assert (run->json, "plan/steps/3/state", "failed");

  g_assert_cmpint (text->status, ==, 0);
  g_assert_nonnull (strstr (text->output, "Done: Add device " NAME));
  g_assert_nonnull (strstr (text->output, "Failed: Apply the configuration to " NAME));
  g_assert_nonnull (strstr (text->output, "Not now"));
}

/* Every write has its line, and the string that was given out is in none. */
static void
test_audit (Fixture *self, gconstpointer data)
{
  static const char *const objects[] = { "1077", NAME, USER, NAME };
  static const char *const command[] = { "activity", "--audit", NULL };
  const TelTestBatchSetup people = { NULL, NULL, NULL, FALSE };
  g_autoptr (TelTestBatch) resume = tel_test_batch_run (self->simulator, "resume", "1", "--show-string", NULL);
  g_autofree char *string = tel_test_batch_get (resume->json, "authenticationString");
  g_autoptr (TelTestBatch) run = tel_test_batch_run_with (self->simulator, &people, command);
  g_auto (GStrv) lines = g_strsplit (run->output, "\n", -1);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (string);
  g_assert_null (strstr (run->output, string));
  g_assert_null (strstr (run->output, self->simulator->password));
  g_assert_cmpuint (g_strv_length (lines), ==, N_STEPS + 1);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (JsonNode) line = json_from_string (lines[i], NULL);

      tel_test_batch_assert (line, "axlUser", self->simulator->user);
      tel_test_batch_assert (line, "desktopUser", g_get_user_name ());
      tel_test_batch_assert (line, "object", objects[i]);
      tel_test_batch_assert (line, "result", "done");
    }
}

/* The headless program keeps to the settings of the person. */
static void
test_audit_as_it_happens (Fixture *self, gconstpointer data)
{
  g_autofree char *keys = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);
  g_autofree char *folder = g_path_get_dirname (keys);
  g_autofree char *trail = g_build_filename (g_get_user_state_dir (), "telephonist", "telephonist-audit.jsonl", NULL);
  g_autofree char *text = NULL;
  g_autofree char *string = NULL;
  g_autoptr (TelTestBatch) resume = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (keys, "[io/github/telephonist/Telephonist]\naudit-trail='file'\n", -1, NULL));
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  resume = tel_test_batch_run (self->simulator, "resume", "1", "--show-string", NULL);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_unlink (keys);

  g_assert_cmpint (resume->status, ==, 0);
  string = tel_test_batch_get (resume->json, "authenticationString");
  g_assert_true (g_file_get_contents (trail, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"operation\":\"apply\""));
  g_assert_null (strstr (text, string));
}

static void
test_no_such_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (TelTestBatch) show = tel_test_batch_run (self->simulator, "activity", "77", NULL);
  g_autoptr (TelTestBatch) resume = tel_test_batch_run (self->simulator, "resume", "77", NULL);

  tel_test_batch_assert_error (show, "not_found", "not in the journal");
  tel_test_batch_assert_error (resume, "not_found", "not in the journal");
}

/* What was carried out is not sent again, and the string is given out as if nothing had happened. */
static void
test_resume (Fixture *self, gconstpointer data)
{
  g_autoptr (TelTestBatch) run = tel_test_batch_run (self->simulator, "resume", "1", "--show-string", NULL);
  g_autoptr (TelTestBatch) after = tel_test_batch_run (self->simulator, "activity", NULL);
  g_autoptr (TelTestBatch) again = tel_test_batch_run (self->simulator, "resume", "1", NULL);
  g_autofree char *string = NULL;

  g_assert_cmpint (run->status, ==, 0);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *path = g_strdup_printf ("plan/steps/%u/state", i);

      tel_test_batch_assert (run->json, path, "done");
    }
  tel_test_batch_assert (run->json, "device/name", NAME);
  string = tel_test_batch_get (run->json, "authenticationString");
  g_assert_nonnull (string);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "addPhone"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "addLine"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "applyPhone"), ==, 2);

  tel_test_batch_assert (after->json, "plans/0/state", "done");
  g_assert_null (strstr (after->output, string));
  tel_test_batch_assert_error (again, "invalid", "nothing to go on with");
}

/* All of it is gone again, and it is undone once. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (TelTestBatch) dry = tel_test_batch_run (self->simulator, "undo", "1", "--dry-run", NULL);
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (TelTestBatch) get = NULL;
  g_autoptr (TelTestBatch) again = NULL;

  g_assert_cmpint (dry->status, ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "removePhone"), ==, 0);
  run = tel_test_batch_run (self->simulator, "undo", "1", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "removePhone"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "removeLine"), ==, 1);
  get = tel_test_batch_run (self->simulator, "get", "phone", NAME, NULL);
  tel_test_batch_assert_error (get, "not_found", NAME);
  again = tel_test_batch_run (self->simulator, "undo", "1", NULL);
  g_assert_cmpint (again->status, ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "removePhone"), ==, 1);
}

/* What undoing does not bring back is ticked off like any other warning. */
static void
test_undo_with_tick (Fixture *self, gconstpointer data)
{
  g_autoptr (TelTestBatch) issued =
      tel_test_batch_run (self->simulator, "string", "new", "CSFPNOWAK", "--accept", "G4.5", NULL);
  g_autoptr (TelTestBatch) refused = tel_test_batch_run (self->simulator, "undo", "2", NULL);
  g_autoptr (TelTestBatch) run = tel_test_batch_run (self->simulator, "undo", "2", "--accept", "undo", NULL);

  g_assert_cmpint (issued->status, ==, 0);
  tel_test_batch_assert_error (refused, "invalid", "--accept undo");
  g_assert_cmpint (run->status, ==, 0);
}

static TelTestBatch *
run_for_people (Fixture *self, const char *const *command)
{
  const TelTestBatchSetup people = { self->simulator->password, NULL, self->simulator->fingerprint, FALSE };
  TelTestBatch *run = tel_test_batch_run_with (self->simulator, &people, command);

  if (run->status != 0)
    g_error ("%s", run->errors);
  g_assert_null (strstr (run->output, "(null)"));

  return run;
}

/* A person is told what a removal takes, and what undoing it does not bring back, also where it is carried out. */
static void
test_for_people (Fixture *self, gconstpointer data)
{
  static const char *const show[] = { "retire",   "device", "CSFPNOWAK", "--accept", "loss",
                                      "--accept", "G5.7",   "--dry-run", NULL };
  static const char *const retire[] = { "retire", "device", "CSFPNOWAK", "--accept", "loss", "--accept", "G5.7", NULL };
  static const char *const undo[] = { "undo", "2", NULL };
  static const char *const activity[] = { "activity", "2", NULL };
  g_autoptr (TelTestBatch) shown = run_for_people (self, show);
  g_autoptr (TelTestBatch) retired = run_for_people (self, retire);
  g_autoptr (TelTestBatch) told = run_for_people (self, activity);
  g_autoptr (TelTestBatch) undone = run_for_people (self, undo);

  g_assert_nonnull (strstr (shown->output, "→ nothing"));
  g_assert_nonnull (strstr (told->output, "→ nothing"));
  g_assert_nonnull (strstr (undone->output, "Enrolment of the device"));
  g_assert_nonnull (strstr (undone->output, "Not restored of the device"));
}

/* A plan is gone on with where it was begun, and nowhere else. */
static void
test_resume_elsewhere (Fixture *self, gconstpointer data)
{
  const char *host = self->simulator->host;
  g_autoptr (TelTestBatch) run = NULL;

  self->simulator->host = "localhost";
  run = tel_test_batch_run (self->simulator, "resume", "1", NULL);
  tel_test_batch_assert_error (run, "invalid", "another connection");
  g_assert_nonnull (strstr (run->output, host));
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "applyPhone"), ==, 1);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *garbage = g_strnfill (8192, 'x');
  g_autoptr (TelTestBatch) show = NULL;
  g_autoptr (TelTestBatch) write = NULL;

  /* A program that ends at once may leave its log, from which SQLite would make the file anew. */
  g_unlink (log);
  g_assert_true (g_file_set_contents (path, garbage, -1, NULL));
  show = tel_test_batch_run (self->simulator, "activity", NULL);
  tel_test_batch_assert_error (show, "storage", "damaged");
  write = tel_test_batch_run (self->simulator, "provision", "--user", "hsuzuki", "--type", "TCT", "--dn",
                              "1078/PT-Internal", NULL);
  g_assert_cmpint (write->status, ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (self->simulator, "addPhone"), ==, 1);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add ("/batch/activity/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/batch/activity/show", Fixture, NULL, set_up, test_show, tear_down);
  g_test_add ("/batch/activity/audit", Fixture, NULL, set_up, test_audit, tear_down);
  g_test_add ("/batch/activity/audit-as-it-happens", Fixture, NULL, set_up, test_audit_as_it_happens, tear_down);
  g_test_add ("/batch/activity/no-such-plan", Fixture, NULL, set_up, test_no_such_plan, tear_down);
  g_test_add ("/batch/activity/resume", Fixture, NULL, set_up, test_resume, tear_down);
  g_test_add ("/batch/activity/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/batch/activity/undo-with-tick", Fixture, NULL, set_up, test_undo_with_tick, tear_down);
  g_test_add ("/batch/activity/for-people", Fixture, NULL, set_up, test_for_people, tear_down);
  g_test_add ("/batch/activity/resume-elsewhere", Fixture, NULL, set_up, test_resume_elsewhere, tear_down);
  g_test_add ("/batch/activity/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
