/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-retire-builder.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestConnection *connection;
  TelTestDump *before;
} Fixture;

static Fixture *
fixture_new (const char *release)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded (release);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_clear_pointer (&self->before, tel_test_dump_free);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static TelPlan *
build (Fixture *fixture, const char *device, const char *user, guint flags)
{
  GAsyncResult *result = NULL;

  if (device != NULL)
    tel_retire_builder_build_async (fixture->connection->cluster, device, flags, NULL, tel_test_take_result, &result);
  else
    tel_retire_builder_build_user_async (fixture->connection->cluster, user, flags, NULL, tel_test_take_result,
                                         &result);

  return tel_test_plan_await (&result, tel_retire_builder_build_finish);
}

static void
run (Fixture *fixture, TelPlan *plan)
{
  g_autoptr (TelRunner) runner = tel_runner_new (fixture->connection->cluster, plan);

  fixture->before = tel_test_dump_new (fixture->connection->simulator->store);
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
}

/* Only the device, its association and the primary extension that stood on it. */
static void
test_device (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = build (fixture, "CSFHSUZUKI", NULL, 0);

  tel_test_plan_assert_said (plan, "G5.7", TEL_FORCE_TICK, "1005");
  tel_test_plan_assert_said (plan, "line", TEL_FORCE_REMIND, "1005");
  tel_test_plan_assert_said (plan, "loss", TEL_FORCE_TICK, "CSFHSUZUKI");
  tel_test_plan_assert_said (plan, "G4.2", TEL_FORCE_REMIND, "enrolment has to be repeated");
  run (fixture, plan);
  tel_test_dump_assert_changed (fixture->before, fixture->connection->simulator->store,
                                "-phones/CSFHSUZUKI "
                                "~lines/1005 in PT-Internal/associatedDevices "
                                "~users/hsuzuki/associatedDevices "
                                "~users/hsuzuki/primaryExtension");
}

static void
test_device_with_line (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = build (fixture, "CSFHSUZUKI", NULL, TEL_RETIRE_WITH_LINES);

  run (fixture, plan);
  tel_test_dump_assert_changed (fixture->before, fixture->connection->simulator->store,
                                "-lines/1005 in PT-Internal "
                                "-phones/CSFHSUZUKI "
                                "~users/hsuzuki/associatedDevices "
                                "~users/hsuzuki/primaryExtension");
}

/* The desk phone has the number too: it stays, and so does the primary extension. */
static void
test_shared_line (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = build (fixture, "TCTTRIBEIRO", NULL, TEL_RETIRE_WITH_LINES);

  tel_test_plan_assert_said (plan, "line", TEL_FORCE_REMIND, "BOTTRIBEIRO");
  tel_test_plan_assert_silent (plan, "G5.7");
  run (fixture, plan);
  tel_test_dump_assert_changed (fixture->before, fixture->connection->simulator->store,
                                "-phones/TCTTRIBEIRO "
                                "~lines/1006 in PT-Internal/associatedDevices "
                                "~users/tribeiro/associatedDevices");
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *said;
} Use;

#define OF_1005 "(SELECT pkid FROM numplan WHERE dnorpattern = '1005')"

static const Use uses[] = {
  { "line-group", "INSERT INTO linegroupnumplanmap (pkid, fklinegroup, fknumplan) VALUES ('m', 'g', " OF_1005 ")",
    "LG-Sales" },
  { "forward-all",
    "INSERT INTO callforwarddynamic (pkid, fknumplan, cfadestination) VALUES"
    " ('c', (SELECT pkid FROM numplan WHERE dnorpattern = '1900'), '1005')",
    "1900" },
  { "forward-busy", "UPDATE numplan SET cfbintdestination = '1005' WHERE dnorpattern = '1900'", "1900" },
  { "primary-extension",
    "INSERT INTO endusernumplanmap (pkid, fkenduser, fknumplan) VALUES"
    " ('e', (SELECT pkid FROM enduser WHERE userid = 'mgarcia'), " OF_1005 ")",
    "mgarcia" },
};

/* A number that anything else uses stays, and the plan says what. */
static void
test_number_in_use (gconstpointer data)
{
  const Use *use = data;

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (releases[i]);
      g_autoptr (TelPlan) plan = NULL;

      tel_test_connection_run_sql (fixture->connection, "INSERT INTO linegroup (pkid, name) VALUES ('g', 'LG-Sales')");
      tel_test_connection_run_sql (fixture->connection, use->sql);
      plan = build (fixture, "CSFHSUZUKI", NULL, TEL_RETIRE_WITH_LINES);
      tel_test_plan_assert_said (plan, "line", TEL_FORCE_REMIND, use->said);
      run (fixture, plan);
      g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "removeLine"), ==, 0);
    }
}

static void
test_pickup_group (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = NULL;

  tel_test_connection_run_sql (fixture->connection, "INSERT INTO pickupgroup (pkid, name) VALUES ('p', 'PG-Sales')");
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateLine><pattern>1005</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<callPickupGroupName>PG-Sales</callPickupGroupName></updateLine>");
  plan = build (fixture, "CSFHSUZUKI", NULL, TEL_RETIRE_WITH_LINES);
  tel_test_plan_assert_said (plan, "line", TEL_FORCE_REMIND, "PG-Sales");
  run (fixture, plan);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "removeLine"), ==, 0);
}

/* A cluster that answers no query: what AXL does not tell either is said, and the number stays. */
static void
test_without_queries (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, "executeSQLQuery", 0, 4711, "No queries here");
  plan = build (fixture, "CSFHSUZUKI", NULL, TEL_RETIRE_WITH_LINES);
  tel_test_plan_assert_said (plan, "line", TEL_FORCE_REMIND, "1005");
  tel_test_plan_assert_said (plan, "G5.4", TEL_FORCE_TICK, "could not be found out");
  tel_test_plan_assert_said (plan, "G5.7", TEL_FORCE_TICK, "1005");
  run (fixture, plan);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "removeLine"), ==, 0);
}

/* Everybody who has it loses it, and is named. */
static void
test_several_users (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateUser><userid>mgarcia</userid><associatedDevices><device>CSFHSUZUKI</device>"
                             "</associatedDevices></updateUser>");
  plan = build (fixture, "CSFHSUZUKI", NULL, 0);
  tel_test_plan_assert_said (plan, "G5.4", TEL_FORCE_TICK, "García");
  run (fixture, plan);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "updateUser"), ==, 2);
  tel_test_dump_assert_changed (fixture->before, fixture->connection->simulator->store,
                                "-phones/CSFHSUZUKI "
                                "~lines/1005 in PT-Internal/associatedDevices "
                                "~users/hsuzuki/associatedDevices "
                                "~users/hsuzuki/primaryExtension "
                                "~users/mgarcia/associatedDevices");
}

static void
test_losses (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelPlan) enrolled = NULL;
  g_autoptr (TelPlan) pending = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFAKenzi</name><speeddials><speeddial><dirn>1900</dirn>"
                             "<label>Lobby</label><index>1</index></speeddial></speeddials></updatePhone>");
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateLine><pattern>1003</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<callForwardAll><callingSearchSpaceName/><secondaryCallingSearchSpaceName/>"
                             "<destination>1900</destination></callForwardAll></updateLine>");
  enrolled = build (fixture, "CSFAKenzi", NULL, TEL_RETIRE_WITH_LINES);
  tel_test_plan_assert_said (enrolled, "loss", TEL_FORCE_TICK, "certificate");
  tel_test_plan_assert_said (enrolled, "loss", TEL_FORCE_TICK, "speed dials (1)");
  tel_test_plan_assert_said (enrolled, "loss", TEL_FORCE_TICK, "call forwards");
  pending = build (fixture, "CSFPNOWAK", NULL, 0);
  tel_test_plan_assert_said (pending, "loss", TEL_FORCE_TICK, "stops working");
}

static void
test_user (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = build (fixture, NULL, "tribeiro", TEL_RETIRE_WITH_LINES);

  tel_test_plan_assert_silent (plan, "G5.7");
  run (fixture, plan);
  tel_test_dump_assert_changed (fixture->before, fixture->connection->simulator->store,
                                "-phones/BOTTRIBEIRO "
                                "-phones/TABTRIBEIRO "
                                "-phones/TCTTRIBEIRO "
                                "~lines/1006 in PT-Internal/associatedDevices "
                                "~users/tribeiro/associatedDevices");
}

static void
test_user_leaves_groups (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelPlan) plan = build (fixture, NULL, "csecure", TEL_RETIRE_LEAVE_GROUPS);
  g_autoptr (TelUser) after = NULL;

  tel_test_plan_assert_said (plan, "G4.4", TEL_FORCE_TICK, "Standard CTI Secure Connection");
  run (fixture, plan);
  after = tel_test_connection_read_user (fixture->connection, "csecure");
  g_assert_true (tel_user_is_in_group (after, "Standard CCM End Users"));
  g_assert_false (tel_user_is_in_group (after, "Standard CTI Enabled"));
  g_assert_false (tel_user_is_in_group (after, "Standard CTI Secure Connection"));
}

/* A softphone of somebody else is not theirs to take away. */
static void
test_user_of_others (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelPlan) plan = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateUser><userid>mgarcia</userid><associatedDevices><device>CSFHSUZUKI</device>"
                             "</associatedDevices></updateUser>");
  plan = build (fixture, NULL, "mgarcia", 0);
  tel_test_plan_assert_said (plan, "G5.5", TEL_FORCE_REMIND, "CSFHSUZUKI");
  run (fixture, plan);
  tel_test_dump_assert_changed (fixture->before, fixture->connection->simulator->store,
                                "~users/mgarcia/associatedDevices");
}

static void
test_user_without_softphones (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelPlan) plan = build (fixture, NULL, "nmailer", 0);

  tel_test_plan_assert_said (plan, "G2.2", TEL_FORCE_REFUSE, "no softphone");
  g_assert_false (tel_plan_can_run (plan));
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

static void
test_unknown_device (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_retire_builder_build_async (fixture->connection->cluster, "CSFNOBODY", 0, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_null (tel_retire_builder_build_finish (done, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/retire//device", releases, G_N_ELEMENTS (releases), test_device);
  tel_test_plan_add_for_releases ("/retire//device-with-line", releases, G_N_ELEMENTS (releases),
                                  test_device_with_line);
  tel_test_plan_add_for_releases ("/retire//shared-line", releases, G_N_ELEMENTS (releases), test_shared_line);
  tel_test_plan_add_for_releases ("/retire//pickup-group", releases, G_N_ELEMENTS (releases), test_pickup_group);
  tel_test_plan_add_for_releases ("/retire//without-queries", releases, 1, test_without_queries);
  tel_test_plan_add_for_releases ("/retire//several-users", releases, G_N_ELEMENTS (releases), test_several_users);
  tel_test_plan_add_for_releases ("/retire//user", releases, G_N_ELEMENTS (releases), test_user);
  tel_test_plan_add_for_releases ("/retire//user-leaves-groups", releases, G_N_ELEMENTS (releases),
                                  test_user_leaves_groups);
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/retire/number-in-use/%s", uses[i].name);

      g_test_add_data_func (path, &uses[i], test_number_in_use);
    }
  g_test_add_func ("/retire/losses", test_losses);
  g_test_add_func ("/retire/user-of-others", test_user_of_others);
  g_test_add_func ("/retire/user-without-softphones", test_user_without_softphones);
  g_test_add_func ("/retire/unknown-device", test_unknown_device);

  return g_test_run ();
}
