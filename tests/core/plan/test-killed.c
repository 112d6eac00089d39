/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "plan/tel-journal-private.h"
#include "plan/tel-journal-store.h"
#include "plan/tel-runner.h"
#include "plan/tel-runner-private.h"
#include "tel-test-comparison.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* So often a program that carries out a plan, or goes on with one, is killed: anywhere, before the first request or
 * after the last. */
#define KILLS 200
/* A program asks for the release and what it may do, and of each step what there is before and after; one that is never
 * let go on to the next step would not come to an end. */
#define MAXIMUM_ANSWERS 9
/* The first program reads the lists and makes the plan besides. */
#define MAXIMUM_FIRST_ANSWERS 48
#define MAXIMUM_MICROSECONDS 4000
#define BEGIN "--begin"
#define GO_ON "--go-on"

static const char *program;

/* A number, a device with an authentication string, its user, Apply Config. */
static TelPlan *
make_plan (TelTestConnection *connection)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new ("tadams", TEL_DEVICE_TYPE_CSF);
  g_autoptr (GDateTime) deadline = g_date_time_new_utc (2035, 1, 1, 12, 0, 0);

  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, "tadams"), request);
  g_object_set (tel_softphone_request_get_device (request), "security-profile", "CSF Encrypted AuthString", NULL);
  g_object_set (request, "pattern", "1060", "partition", "PT-Internal", "add-number", TRUE, "start-capf", TRUE,
                /* The same in every run, whatever the hour. */
                "completes-by", deadline, NULL);

  return tel_test_plan_build (connection, request);
}

static TelRunner *
begin (TelAxlClient *client, TelCluster *cluster, TelJournal *journal)
{
  TelTestConnection connection = { NULL, client, cluster };
  g_autoptr (TelPlan) plan = NULL;
  TelRunner *runner;

  tel_test_connection_load (&connection);
  plan = make_plan (&connection);
  tel_test_plan_tick_all (plan);
  runner = tel_runner_new (cluster, plan);
  tel_runner_set_journal (runner, journal);

  return runner;
}

static TelRunner *
go_on (TelCluster *cluster, TelJournal *journal)
{
  g_autoptr (TelJournalEntry) entry = tel_test_journal_read_last (journal);

  return tel_runner_new_again (cluster, journal, entry, NULL);
}

/* The program that is killed: makes a plan and carries it out, or goes on with the last one of the journal, as after a
 * new start. */
static int
be_killed (char **arguments)
{
  gboolean begins = g_str_equal (*arguments++, BEGIN);
  g_autoptr (TelTrustStore) trust_store = tel_trust_store_new_in_memory ();
  g_autoptr (TelAxlClient) client = NULL;
  g_autoptr (TelCluster) cluster = NULL;
  g_autoptr (TelJournal) journal = tel_journal_new (arguments[0]);
  g_autoptr (TelRunner) runner = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_trust_store_expect_fingerprint (trust_store, arguments[1], arguments[3]);
  client = tel_axl_client_new (arguments[1], "127.0.0.1", (guint) atoi (arguments[2]), trust_store);
  tel_axl_client_set_credentials (client, arguments[4], arguments[5]);
  tel_axl_client_connect_async (client, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  if (!tel_axl_client_connect_finish (client, done, &error))
    g_error ("%s", error->message);

  cluster = tel_cluster_new (client);
  runner = begins ? begin (client, cluster, journal) : go_on (cluster, journal);
  if (runner == NULL || !tel_test_plan_run (runner, &error))
    g_error ("%s", error->message);

  return EXIT_SUCCESS;
}

typedef struct
{
  TelTestConnection *connection;
  char *path;
  GRand *random;
  guint n_kills;
} Fixture;

static guint
count_answers (Fixture *fixture)
{
  return tel_simulator_log_get_length (tel_simulator_server_get_log (fixture->connection->simulator->server));
}

static GSubprocess *
launch (Fixture *fixture, const char *way)
{
  TelTestSimulator *simulator = fixture->connection->simulator;
  g_autofree char *port = g_strdup_printf ("%u", simulator->port);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, way, fixture->path,
                                           tel_axl_client_get_connection_id (fixture->connection->client), port,
                                           simulator->fingerprint, simulator->user, simulator->password, NULL);

  g_assert_no_error (error);

  return process;
}

/* Written down as a program that died before its first step left it. */
static void
write_down (Fixture *fixture, TelPlan *plan)
{
  gboolean unusable;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelJournalStore) store = tel_journal_store_open (fixture->path, &unusable, &error);
  g_autoptr (TelJournalRecord) record = tel_journal_record_new_for_plan (plan);

  g_assert_no_error (error);
  record->lock = g_uuid_string_random ();
  record->begun = g_get_real_time ();
  record->connection = g_strdup (tel_axl_client_get_connection_id (fixture->connection->client));
  record->cluster = g_strdup ("Lab");
  record->account = g_strdup ("axl");
  record->person = g_strdup ("tester");
  record->state = g_strdup (TEL_JOURNAL_STATE_NAME_RUNNING);
  g_assert_cmpint (tel_journal_store_begin (store, record, &error), !=, 0);
  g_assert_no_error (error);
}

static TelJournalEntry *
read_entry (Fixture *fixture)
{
  g_autoptr (TelJournal) journal = tel_journal_new (fixture->path);

  return tel_test_journal_read_last (journal);
}

/* Lets a program go on for a while, and kills it. */
static void
run_and_kill (Fixture *fixture, const char *way)
{
  int maximum = g_str_equal (way, BEGIN) ? MAXIMUM_FIRST_ANSWERS : MAXIMUM_ANSWERS;
  guint answers = count_answers (fixture) + (guint) g_rand_int_range (fixture->random, 0, maximum);
  guint delay = (guint) g_rand_int_range (fixture->random, 0, MAXIMUM_MICROSECONDS);
  g_autoptr (GSubprocess) process = launch (fixture, way);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  g_subprocess_wait_async (process, NULL, tel_test_take_result, &result);
  tel_test_wait_until (result != NULL || count_answers (fixture) >= answers);
  g_usleep (delay);
  g_subprocess_force_exit (process);
  done = tel_test_await_result (&result);
  if (g_subprocess_get_if_signaled (process))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
      fixture->n_kills++;
    }
  else
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, EXIT_SUCCESS);
}

/* Whether the newest plan of the journal is another than that, and was begun. */
static gboolean
has_begun (Fixture *fixture, gint64 last)
{
  g_autoptr (TelJournal) journal = tel_journal_new (fixture->path);
  g_autoptr (GPtrArray) entries = tel_test_journal_list (journal);

  return entries->len > 0 && tel_journal_entry_get_id (entries->pdata[0]) != last;
}

/* The plan, as often interrupted as it happens; each step is written once in the end. One that is given was written
 * down, else a program makes it, which may be killed before it has. */
static void
carry_out (Fixture *fixture, TelPlan *plan, gint64 last, const char *const *writes)
{
  g_autofree guint *before = g_new0 (guint, g_strv_length ((char **) writes));
  TelTestSimulator *simulator = fixture->connection->simulator;

  for (guint i = 0; writes[i] != NULL; i++)
    before[i] = tel_test_simulator_count_requests (simulator, writes[i]);
  if (plan != NULL)
    {
      tel_test_plan_tick_all (plan);
      write_down (fixture, plan);
    }
  while (!has_begun (fixture, last))
    run_and_kill (fixture, BEGIN);
  for (;;)
    {
      g_autoptr (TelJournalEntry) entry = read_entry (fixture);

      if (tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_DONE)
        break;
      g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_INTERRUPTED);
      run_and_kill (fixture, GO_ON);
    }
  for (guint i = 0; writes[i] != NULL; i++)
    g_assert_cmpuint (tel_test_simulator_count_requests (simulator, writes[i]) - before[i], ==, 1);
}

static TelPlan *
build_undo (Fixture *fixture)
{
  g_autoptr (TelJournalEntry) entry = read_entry (fixture);
  g_autoptr (GError) error = NULL;
  TelPlan *plan = tel_journal_entry_get_plan (entry, &error);

  g_assert_no_error (error);

  return tel_test_plan_build_undo (fixture->connection, plan);
}

static gint64
get_last (Fixture *fixture)
{
  g_autoptr (TelJournalEntry) entry = read_entry (fixture);

  return tel_journal_entry_get_id (entry);
}

/* A softphone and its undoing, over and over, until the program was killed often enough. */
static void
test_killed (void)
{
  static const char *const provisioning[] = { "addLine", "addPhone", "updateUser", NULL };
  static const char *const undoing[] = { "updateUser", "removePhone", "removeLine", NULL };
  guint32 seed = g_test_rand_int ();
  Fixture fixture = { NULL, NULL, g_rand_new_with_seed (seed), 0 };
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) wanted = NULL;
  guint n_rounds = 0;
  gint64 last = 0;

  g_test_message ("seed %u", seed);
  fixture.connection = tel_test_connection_new ("14.0", "small");
  tel_test_connection_load (fixture.connection);
  fixture.path = tel_journal_dup_default_path ();
  first = tel_test_comparison_take (fixture.connection->simulator);
  for (; fixture.n_kills < KILLS; n_rounds++)
    {
      g_autoptr (TelPlan) undo = NULL;
      g_autoptr (JsonNode) done = NULL;
      g_autoptr (JsonNode) undone = NULL;

      carry_out (&fixture, NULL, last, provisioning);
      done = tel_test_comparison_take (fixture.connection->simulator);
      if (wanted == NULL)
        wanted = json_node_ref (done);
      tel_test_comparison_assert_same (wanted, done);
      g_assert_false (json_node_equal (first, done));

      undo = build_undo (&fixture);
      carry_out (&fixture, undo, last, undoing);
      last = get_last (&fixture);
      undone = tel_test_comparison_take (fixture.connection->simulator);
      tel_test_comparison_assert_same (first, undone);
      g_test_message ("round %u: killed %u times", n_rounds + 1, fixture.n_kills);
    }
  g_test_message ("killed %u times in %u rounds", fixture.n_kills, n_rounds);

  g_rand_free (fixture.random);
  g_free (fixture.path);
  tel_test_connection_free (fixture.connection);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 8 && (g_str_equal (argv[1], BEGIN) || g_str_equal (argv[1], GO_ON)))
    return be_killed (argv + 1);

  tel_test_init (&argc, &argv);

  g_test_add_func ("/killed/at-random", test_killed);

  return g_test_run ();
}
