/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-runner-private.h"
#include "tel-test-batch.h"
#include "tel-test-connection.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define USER "tadams"
#define NAME "CSFTADAMS"
#define PATTERN "1077"
/* Reading what the plan needs takes the others. */
#define LAST_REQUESTS 10

static const char *const command[] = { "provision",
                                       "--user",
                                       USER,
                                       "--type",
                                       "CSF",
                                       "--dn",
                                       PATTERN "/PT-Internal",
                                       "--security-profile",
                                       "CSF Encrypted AuthString",
                                       "--capf",
                                       "--accept",
                                       "G3.7",
                                       NULL };

static guint
count_answers (TelTestSimulator *simulator)
{
  return tel_simulator_log_get_length (tel_simulator_server_get_log (simulator->server));
}

static guint
count_all_requests (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, TRUE };
  g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);

  g_assert_cmpint (run->status, ==, 0);

  return count_answers (simulator);
}

static void
assert_provisioned (TelTestConnection *connection)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, NAME);
  g_autoptr (TelUser) user = tel_test_connection_read_user (connection, USER);
  g_autoptr (TelLine) line = NULL;

  g_assert_cmpstr (tel_device_get_owner (device), ==, USER);
  g_assert_cmpstr (tel_device_get_certificate_operation (device), ==, TEL_CERTIFICATE_OPERATION_INSTALL);
  g_assert_nonnull (tel_device_get_authentication_string (device));
  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (device)), ==, 1);
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, PATTERN);
  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, USER);
  g_assert_true (tel_user_is_associated_with (user, NAME));
  g_assert_true (tel_user_is_in_group (user, "Standard CTI Enabled"));
}

/* What was carried out before is not sent again, and what was sent again was not carried out before. */
static void
assert_written_once (TelTestConnection *connection)
{
  static const char *const writes[] = { "addLine", "addPhone" };

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, writes[i]), <=, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "applyPhone"), <=, 2);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "applyPhone"), >=, 1);
}

static void
go_on (TelTestConnection *connection, TelJournal *journal, TelJournalEntry *entry)
{
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  runner = tel_runner_new_again (connection->cluster, journal, entry, &error);
  g_assert_no_error (error);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
  g_assert_nonnull (tel_runner_get_auth_string (runner));
}

/* Killed there; then the plan is gone on with, and everything is as if nothing had happened. */
static void
test_killed (guint after)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelTestBatchSetup setup = { connection->simulator->password, NULL, connection->simulator->fingerprint, TRUE };
  g_autofree char *path = tel_journal_dup_default_path ();
  TelJournal *journal = tel_journal_new (path);
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (TelJournalEntry) entry = NULL;

  setup.kill_after = count_answers (connection->simulator) + after;
  run = tel_test_batch_run_with (connection->simulator, &setup, command);
  tel_test_connection_load (connection);

  if (tel_test_simulator_count_requests (connection->simulator, "addLine") == 0)
    {
      g_object_unref (journal);
      return;
    }

  entry = tel_test_journal_read_last (journal);
  g_test_message ("%u: %s", after,
                  tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_INTERRUPTED ? "interrupted" : "ended");
  if (tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_INTERRUPTED)
    go_on (connection, journal, entry);
  else
    g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_DONE);
  assert_provisioned (connection);
  assert_written_once (connection);

  tel_test_journal_close (journal, path);
}

static void
test_every_request (void)
{
  guint n_requests = count_all_requests ();

  g_assert_cmpuint (n_requests, >, LAST_REQUESTS);
  for (guint after = n_requests - LAST_REQUESTS; after < n_requests; after++)
    test_killed (after);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/batch/killed/every-request", test_every_request);

  return g_test_run ();
}
