/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "model/tel-error.h"
#include "plan/tel-journal-export.h"
#include "tel-test-journal.h"
#include "plan/tel-runner-private.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define USER "tadams"
#define NAME "CSFTADAMS"
#define N_STEPS 4

static const char *const operations[] = { "addLine", "addPhone", "updateUser", "applyPhone" };

/* A plan of a number, a secure device, a user and Apply Config, and a journal of its own. */
typedef struct
{
  TelTestConnection *connection;
  char *directory;
  char *path;
  TelJournal *journal;
  TelPlan *plan;
  TelRunner *runner;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
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
  self->path = g_build_filename (self->directory, "state", "journal.sqlite", NULL);
  self->journal = tel_journal_new (self->path);
  self->runner = tel_runner_new (self->connection->cluster, self->plan);
  tel_runner_set_journal (self->runner, self->journal);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_assert_finalize_object (self->runner);
  g_assert_finalize_object (self->plan);
  tel_test_journal_close (self->journal, self->path);
  tel_test_connection_free (self->connection);
  tel_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static guint
count (Fixture *self, const char *operation)
{
  return tel_test_simulator_count_requests (self->connection->simulator, operation);
}

static void
assert_nothing_written (Fixture *self)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_assert_cmpuint (count (self, operations[i]), ==, 0);
      g_assert_cmpuint (tel_test_plan_get_state (self->plan, i), ==, TEL_STEP_STATE_WAITING);
    }
}

static void
test_whole_plan (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelStep) step = NULL;
  g_autoptr (TelChange) change = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);

  entry = tel_test_journal_read_last (fixture->journal);
  g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_DONE);
  g_assert_cmpstr (tel_journal_entry_get_title (entry), ==, tel_plan_get_title (fixture->plan));
  g_assert_cmpstr (tel_journal_entry_get_account (entry), ==, fixture->connection->simulator->user);
  g_assert_cmpstr (tel_journal_entry_get_cluster (entry), ==, fixture->connection->simulator->host);
  g_assert_null (tel_journal_entry_get_message (entry));
  g_assert_cmpuint (tel_journal_entry_get_n_steps (entry), ==, N_STEPS);
  g_assert_cmpint (g_date_time_compare (tel_journal_entry_get_ended (entry), tel_journal_entry_get_begun (entry)), >,
                   0);

  plan = tel_journal_entry_get_plan (entry, &error);
  g_assert_no_error (error);
  tel_test_plan_assert_all_done (plan);
  step = g_list_model_get_item (tel_plan_get_steps (plan), 1);
  g_assert_cmpstr (tel_step_get_object_name (step), ==, NAME);
  g_assert_cmpuint (tel_step_get_operation (step), ==, TEL_STEP_OPERATION_ADD);
  change = g_list_model_get_item (tel_step_get_changes (step), 0);
  g_assert_cmpstr (tel_change_get_label (change), ==, "Device Name");
  g_assert_cmpstr (tel_change_get_after (change), ==, NAME);
}

static void
assert_not_exported (Fixture *self, const char *string)
{
  const gint64 plan = 1;
  g_autofree char *path = g_build_filename (self->directory, "plans", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint format = TEL_JOURNAL_EXPORT_CSV; format <= TEL_JOURNAL_EXPORT_AUDIT; format++)
    {
      GAsyncResult *result = NULL;
      g_autoptr (GAsyncResult) done = NULL;

      tel_journal_export_async (self->journal, &plan, 1, format, file, NULL, tel_test_take_result, &result);
      done = tel_test_await_result (&result);
      g_assert_true (tel_journal_export_finish (self->journal, done, NULL));
      g_assert_true (tel_test_file_has (path, NAME));
      g_assert_false (tel_test_file_has (path, string));
    }
}

/* Of the string nothing stands in any file of the journal, nor in what is exported, and nobody else can read them. */
static void
test_no_secret (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  const char *string;
  GStatBuf status;

  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);

  string = tel_auth_string_peek (tel_runner_get_auth_string (fixture->runner));
  g_assert_true (tel_test_file_has (fixture->path, NAME) || tel_test_file_has (log, NAME));
  g_assert_false (tel_test_file_has (fixture->path, string));
  g_assert_false (tel_test_file_has (log, string));
  assert_not_exported (fixture, string);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

/* A cluster that repeats the string in its words does not bring it into the journal. */
static void
test_no_secret_in_message (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (GError) error = NULL;
  const char *string;
  g_autofree char *message = NULL;

  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);
  string = tel_auth_string_peek (tel_runner_get_auth_string (fixture->runner));
  message = tel_runner_mask_string (fixture->runner, string);
  g_assert_cmpstr (message, ==, "…");
}

typedef struct
{
  TelJournal *journal;
  GAsyncResult *entry;
} Look;

static void
look (TelStep *step, GParamSpec *pspec, Look *self)
{
  if (tel_step_get_state (step) == TEL_STEP_STATE_RUNNING)
    tel_journal_read_async (self->journal, 1, NULL, tel_test_take_result, &self->entry);
}

/* What stands in the settings of a phone that a step leaves alone is not the journal's to keep. */
static void
test_no_settings (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  TelTree *settings;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFPNOWAK</name><vendorConfig><wifiPassword>open sesame</wifiPassword>"
                             "</vendorConfig></updatePhone>");
  tel_softphone_builder_build_new_string_async (fixture->connection->cluster, "CSFPNOWAK", NULL, NULL,
                                                tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  plan = tel_softphone_builder_build_new_string_finish (done, &error);
  g_assert_no_error (error);
  tel_test_plan_tick_all (plan);

  runner = tel_runner_new (fixture->connection->cluster, plan);
  tel_runner_set_journal (runner, fixture->journal);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
  g_assert_true (tel_test_file_has (fixture->path, "CSFPNOWAK") || tel_test_file_has (log, "CSFPNOWAK"));
  g_assert_false (tel_test_file_has (fixture->path, "open sesame"));
  g_assert_false (tel_test_file_has (log, "open sesame"));

  device = tel_test_connection_read_device (fixture->connection, "CSFPNOWAK");
  g_object_get (device, "vendor-config", &settings, NULL);
  g_assert_cmpstr (tel_tree_get_text (tel_tree_find (settings, "wifiPassword")), ==, "open sesame");
  tel_tree_unref (settings);
}

/* What is about to be sent is on the disk before it is sent: the journal answers in the order in which it is asked. */
static void
test_before_sending (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (fixture->plan), position);
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  Look self = { fixture->journal, NULL };
  TelPlan *plan;

  g_signal_connect (step, "notify::state", G_CALLBACK (look), &self);
  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);

  g_assert_nonnull (self.entry);
  entry = tel_journal_read_finish (fixture->journal, self.entry, &error);
  g_object_unref (self.entry);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_RUNNING);
  g_assert_null (tel_journal_entry_get_ended (entry));
  plan = tel_journal_entry_get_plan (entry, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_STEPS; i++)
    g_assert_cmpuint (tel_test_plan_get_state (plan, i), ==,
                      i < position    ? TEL_STEP_STATE_DONE
                      : i == position ? TEL_STEP_STATE_RUNNING
                                      : TEL_STEP_STATE_WAITING);
}

static void
test_refused_step (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  tel_test_simulator_refuse (fixture->connection->simulator, "updateUser", 1, 4711, "It does not please me");
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);

  entry = tel_test_journal_read_last (fixture->journal);
  g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_STOPPED);
  g_assert_cmpstr (tel_journal_entry_get_message (entry), ==, error->message);
  plan = tel_journal_entry_get_plan (entry, NULL);
  tel_test_plan_assert_states (plan, N_STEPS,
                               (const TelStepState[]){ TEL_STEP_STATE_DONE, TEL_STEP_STATE_DONE, TEL_STEP_STATE_FAILED,
                                                       TEL_STEP_STATE_WAITING });
}

/* Where the journal cannot be written, nothing is sent. */
static void
test_no_place (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *blocked = g_build_filename (fixture->directory, "state", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (blocked, "in the way", -1, NULL));
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, "Nothing was carried out."));
  assert_nothing_written (fixture);
}

/* As a disk that is full: the system lets no file grow any more. */
static void
set_disk_full (gboolean full)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = full ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_disk (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  set_disk_full (TRUE);
  done = tel_test_plan_run (fixture->runner, &error);
  set_disk_full (FALSE);

  g_assert_false (done);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  assert_nothing_written (fixture);
}

/* A disk with a megabyte left: the journal would fit, and the plan may not end. */
static void
test_small_disk (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *state = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_cmpint (g_mkdir (state, 0700), ==, 0);
  if (mount ("tmpfs", state, "tmpfs", 0, "size=1m") != 0)
    {
      g_test_skip ("A file system may not be mounted here.");
      return;
    }
  done = tel_test_plan_run (fixture->runner, &error);
  g_assert_cmpint (umount2 (state, MNT_DETACH), ==, 0);

  g_assert_false (done);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Nothing was carried out."));
  g_assert_nonnull (strstr (error->message, state));
  assert_nothing_written (fixture);
}

/* Damage is said before anything is sent; once the file was moved aside, the plan is carried out. */
static void
test_damaged (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *state = g_path_get_dirname (fixture->path);
  g_autofree char *garbage = g_strnfill (8192, 'x');
  g_autofree char *contents = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (TelRunner) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (state, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, garbage, -1, NULL));
  g_assert_false (tel_journal_is_unusable (fixture->journal));
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_clear_error (&error);
  assert_nothing_written (fixture);
  g_assert_true (tel_journal_is_unusable (fixture->journal));

  aside = tel_journal_move_aside (fixture->journal, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (aside, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, garbage);
  g_assert_false (tel_journal_is_unusable (fixture->journal));
  again = tel_runner_new (fixture->connection->cluster, fixture->plan);
  tel_runner_set_journal (again, fixture->journal);
  tel_test_plan_run (again, &error);
  g_assert_no_error (error);
}

static void
fill_disk (TelStep *step)
{
  if (tel_step_get_state (step) == TEL_STEP_STATE_DONE)
    set_disk_full (TRUE);
}

/* A disk that fills up on the way: the step is done, and the next is not sent. */
static void
test_disk_fills_up (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelStep) second = g_list_model_get_item (tel_plan_get_steps (fixture->plan), 1);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_signal_connect (second, "notify::state", G_CALLBACK (fill_disk), NULL);
  done = tel_test_plan_run (fixture->runner, &error);
  set_disk_full (FALSE);

  g_assert_false (done);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 1);
  g_assert_cmpuint (count (fixture, "updateUser"), ==, 0);
  g_assert_cmpuint (tel_test_plan_get_state (fixture->plan, 2), ==, TEL_STEP_STATE_WAITING);
}

/* Refused once, then gone on with: what was settled is not sent again. */
static void
test_go_on (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelJournalEntry) later = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, operations[position], 1, 4711, "Not now");
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_clear_error (&error);

  entry = tel_test_journal_read_last (fixture->journal);
  runner = tel_runner_new_again (fixture->connection->cluster, fixture->journal, entry, &error);
  g_assert_no_error (error);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < N_STEPS; i++)
    g_assert_cmpuint (count (fixture, operations[i]), ==, i == position ? 2 : 1);
  g_assert_nonnull (tel_runner_get_auth_string (runner));
  user = tel_test_connection_read_user (fixture->connection, USER);
  g_assert_true (tel_user_is_associated_with (user, NAME));

  later = tel_test_journal_read_last (fixture->journal);
  g_assert_cmpint (tel_journal_entry_get_id (later), ==, tel_journal_entry_get_id (entry));
  g_assert_cmpuint (tel_journal_entry_get_state (later), ==, TEL_JOURNAL_STATE_DONE);
}

/* Of two who go on with a plan, the second is told. */
static void
test_go_on_twice (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelJournalEntry) same = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelRunner) other = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, "applyPhone", 1, 4711, "Not now");
  g_assert_false (tel_test_plan_run (fixture->runner, NULL));

  entry = tel_test_journal_read_last (fixture->journal);
  same = tel_test_journal_read_last (fixture->journal);
  runner = tel_runner_new_again (fixture->connection->cluster, fixture->journal, entry, &error);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);

  other = tel_runner_new_again (fixture->connection->cluster, fixture->journal, same, &error);
  g_assert_false (tel_test_plan_run (other, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_assert_cmpuint (count (fixture, "applyPhone"), ==, 2);
}

static void
test_prune_age (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) left = NULL;

  tel_test_journal_fill (fixture->journal, fixture->connection->cluster, fixture->plan, 3);
  tel_test_journal_prune (fixture->journal, G_TIME_SPAN_DAY, 0);
  entries = tel_test_journal_list (fixture->journal);
  g_assert_cmpuint (entries->len, ==, 3);

  tel_test_journal_prune (fixture->journal, 1, 0);
  left = tel_test_journal_list (fixture->journal);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpuint (tel_journal_entry_get_state (g_ptr_array_index (left, 0)), ==, TEL_JOURNAL_STATE_RUNNING);
}

/* Half of it is on the cluster: it is forgotten once it was gone on with, and not for its age. */
static void
test_prune_stopped (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, "applyPhone", 1, 4711, "Not now");
  g_assert_false (tel_test_plan_run (fixture->runner, NULL));
  tel_test_journal_prune (fixture->journal, 1, 1);
  entry = tel_test_journal_read_last (fixture->journal);
  g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_STOPPED);

  runner = tel_runner_new_again (fixture->connection->cluster, fixture->journal, entry, &error);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
  tel_test_journal_prune (fixture->journal, 1, 0);
  left = tel_test_journal_list (fixture->journal);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Nothing of it is anywhere. */
static void
test_prune_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) left = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, operations[0], 1, 4711, "Not now");
  g_assert_false (tel_test_plan_run (fixture->runner, NULL));
  tel_test_journal_prune (fixture->journal, 1, 0);
  left = tel_test_journal_list (fixture->journal);
  g_assert_cmpuint (left->len, ==, 0);
}

/* The newest stay, and one that has not ended stays whatever its age. */
static void
test_prune_size (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GPtrArray) entries = NULL;
  TelJournalEntry *oldest;

  tel_test_journal_fill (fixture->journal, fixture->connection->cluster, fixture->plan, 60);
  tel_test_journal_prune (fixture->journal, 0, 200 * 1000);

  entries = tel_test_journal_list (fixture->journal);
  g_test_message ("%u plans are left", entries->len);
  g_assert_cmpuint (entries->len, >, 5);
  g_assert_cmpuint (entries->len, <, 50);
  oldest = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpint (tel_journal_entry_get_id (oldest), ==, 1);
  g_assert_cmpuint (tel_journal_entry_get_state (oldest), ==, TEL_JOURNAL_STATE_RUNNING);
  g_assert_cmpint (tel_journal_entry_get_id (g_ptr_array_index (entries, 0)), ==, 60);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  signal (SIGXFSZ, SIG_IGN);

  g_test_add_func ("/journal/whole-plan", test_whole_plan);
  g_test_add_func ("/journal/no-secret", test_no_secret);
  g_test_add_func ("/journal/no-secret-in-message", test_no_secret_in_message);
  g_test_add_func ("/journal/no-settings", test_no_settings);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *before = g_strdup_printf ("/journal/before-sending/%s", operations[i]);
      g_autofree char *go_on = g_strdup_printf ("/journal/go-on/%s", operations[i]);

      g_test_add_data_func (before, GUINT_TO_POINTER (i), test_before_sending);
      g_test_add_data_func (go_on, GUINT_TO_POINTER (i), test_go_on);
    }
  g_test_add_func ("/journal/refused-step", test_refused_step);
  g_test_add_func ("/journal/no-place", test_no_place);
  g_test_add_func ("/journal/full-disk", test_full_disk);
  g_test_add_func ("/journal/small-disk", test_small_disk);
  g_test_add_func ("/journal/damaged", test_damaged);
  g_test_add_func ("/journal/disk-fills-up", test_disk_fills_up);
  g_test_add_func ("/journal/go-on-twice", test_go_on_twice);
  g_test_add_func ("/journal/prune-age", test_prune_age);
  g_test_add_func ("/journal/prune-refused", test_prune_refused);
  g_test_add_func ("/journal/prune-size", test_prune_size);
  g_test_add_func ("/journal/prune-stopped", test_prune_stopped);

  return g_test_run ();
}
