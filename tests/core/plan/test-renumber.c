/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-renumber-builder.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define INTERNAL "PT-Internal"

static const char *const releases[] = { "9.1", "14.0" };

static TelPlan *
build (TelTestConnection *connection, const TelNumberChange *change)
{
  GAsyncResult *result = NULL;

  tel_renumber_builder_build_async (connection->cluster, change, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_renumber_builder_build_finish);
}

static void
set_label (TelTestConnection *connection)
{
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (
      connection->simulator->store, &error,
      "UPDATE devicenumplanmap SET label = 'Tiago - 1006, not 10067' WHERE fkdevice = (SELECT pkid FROM "
      "device WHERE name = 'TCTTRIBEIRO')",
      TEL_SIMULATOR_END);
  g_assert_no_error (error);
}

static TelTestDump *
run (TelTestConnection *connection, TelPlan *plan)
{
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  TelTestDump *before = tel_test_dump_new (connection->simulator->store);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);

  return before;
}

/* Everybody who has the line is named, and the primary extension goes along by itself. */
static void
test_renumber (gconstpointer data)
{
  const TelNumberChange change = { "1006", INTERNAL, "1066", INTERNAL, .relabel = TRUE, .apply = TRUE };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelTestDump) before = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (TelLine) line = NULL;

  set_label (connection);
  plan = build (connection, &change);
  tel_test_plan_assert_said (plan, "G5.3", TEL_FORCE_TICK, "BOTTRIBEIRO, SEP001122334458, TABTRIBEIRO, TCTTRIBEIRO");
  tel_test_plan_assert_said (plan, "G5.7", TEL_FORCE_REMIND, "Tiago Ribeiro");
  before = run (connection, plan);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "+lines/1066 in PT-Internal "
                                "-lines/1006 in PT-Internal "
                                "~phones/BOTTRIBEIRO/applyCount "
                                "~phones/BOTTRIBEIRO/lines "
                                "~phones/SEP001122334458/applyCount "
                                "~phones/SEP001122334458/lines "
                                "~phones/TABTRIBEIRO/applyCount "
                                "~phones/TABTRIBEIRO/lines "
                                "~phones/TCTTRIBEIRO/applyCount "
                                "~phones/TCTTRIBEIRO/lines "
                                "~users/tribeiro/primaryExtension");
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updateUser"), ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, 1);
  device = tel_test_connection_read_device (connection, "TCTTRIBEIRO");
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, "1066");
  g_assert_cmpstr (tel_line_get_label (line), ==, "Tiago - 1066, not 10067");
}

/* Only the number: labels stay, nothing is applied. */
static void
test_renumber_alone (gconstpointer data)
{
  const TelNumberChange change = { "1006", INTERNAL, "1066", "PT-Other" };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelTestDump) before = NULL;

  set_label (connection);
  plan = build (connection, &change);
  tel_test_plan_assert_said (plan, "G2.7", TEL_FORCE_REMIND, "not applied");
  before = run (connection, plan);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "+lines/1066 in PT-Other "
                                "-lines/1006 in PT-Internal "
                                "~phones/BOTTRIBEIRO/lines "
                                "~phones/SEP001122334458/lines "
                                "~phones/TABTRIBEIRO/lines "
                                "~phones/TCTTRIBEIRO/lines "
                                "~users/tribeiro/primaryExtension");
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, 0);
}

/* What forwards calls to the old number keeps doing so. */
static void
test_forwards (gconstpointer data)
{
  const TelNumberChange change = { "1005", INTERNAL, "1065", INTERNAL };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) blind = NULL;

  tel_test_simulator_mutate (connection->simulator,
                             "<updateLine><pattern>1900</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<callForwardAll><callingSearchSpaceName/><secondaryCallingSearchSpaceName/>"
                             "<destination>1005</destination></callForwardAll></updateLine>");
  plan = build (connection, &change);
  tel_test_plan_assert_said (plan, "G5.3", TEL_FORCE_TICK, "1900");

  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 0, 4711, "No queries here");
  blind = build (connection, &change);
  tel_test_plan_assert_said (blind, "G5.3", TEL_FORCE_REMIND, "could not be found out");
}

static void
test_other_primary (void)
{
  const TelNumberChange change = { "1005", INTERNAL, "1065", INTERNAL };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (connection->simulator->store, &error,
                           "INSERT INTO endusernumplanmap (pkid, fkenduser, fknumplan) VALUES ('e', (SELECT pkid FROM "
                           "enduser WHERE userid = 'mgarcia'), (SELECT pkid FROM numplan WHERE dnorpattern = '1005'))",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  plan = build (connection, &change);
  tel_test_plan_assert_said (plan, "G5.7", TEL_FORCE_TICK, "mgarcia");
}

static void
assert_refused (TelTestConnection *connection, const TelNumberChange *change, const char *said)
{
  g_autoptr (TelPlan) plan = build (connection, change);

  tel_test_plan_assert_said (plan, "G5.1", TEL_FORCE_REFUSE, said);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  const struct
  {
    TelNumberChange change;
    const char *said;
  } cases[] = {
    { { "1005", INTERNAL, "1008", INTERNAL }, "exists already" },
    { { "1005", INTERNAL, "1005", INTERNAL }, "already" },
    { { "1005", INTERNAL, "+811234", INTERNAL }, "plus sign" },
    { { "1005", INTERNAL, "10 65", INTERNAL }, "not a directory number" },
    { { "1005", INTERNAL, "", INTERNAL }, "not a directory number" },
    { { "1005", INTERNAL, "1065", "PT-Nowhere" }, "PT-Nowhere" },
    { { "1005", INTERNAL, "1065", NULL }, "No partition is chosen" },
    { { "4711", INTERNAL, "1065", INTERNAL }, "does not exist" },
    { { "1005", INTERNAL, "1065", INTERNAL, .user_id = "hsuzuki" }, "Ask for it to be added" },
    { { "1005", INTERNAL, "1002", INTERNAL, .user_id = "mgarcia" }, "nothing to move" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (connection, &cases[i].change, cases[i].said);
}

static void
test_no_partition (void)
{
  const TelNumberChange change = { "1005", INTERNAL, "1065", NULL, .no_partition = TRUE };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = build (connection, &change);
  g_autoptr (TelTestDump) before = run (connection, plan);

  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "+lines/1065 in no partition "
                                "-lines/1005 in PT-Internal "
                                "~phones/CSFHSUZUKI/lines "
                                "~users/hsuzuki/primaryExtension");
}

/* To a number that exists: the devices first, then the primary extension. */
static void
test_move (gconstpointer data)
{
  const TelNumberChange change = { "1006",          INTERNAL,     "1002", INTERNAL, .user_id = "tribeiro",
                                   .relabel = TRUE, .apply = TRUE };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelTestDump) before = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (TelLine) line = NULL;

  set_label (connection);
  plan = build (connection, &change);
  tel_test_plan_assert_said (plan, "line", TEL_FORCE_REMIND, "1006");
  before = run (connection, plan);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "~lines/1002 in PT-Internal/associatedDevices "
                                "~lines/1006 in PT-Internal/associatedDevices "
                                "~phones/BOTTRIBEIRO/applyCount "
                                "~phones/BOTTRIBEIRO/lines "
                                "~phones/SEP001122334458/applyCount "
                                "~phones/SEP001122334458/lines "
                                "~phones/TABTRIBEIRO/applyCount "
                                "~phones/TABTRIBEIRO/lines "
                                "~phones/TCTTRIBEIRO/applyCount "
                                "~phones/TCTTRIBEIRO/lines "
                                "~users/tribeiro/primaryExtension");
  device = tel_test_connection_read_device (connection, "TCTTRIBEIRO");
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, "1002");
  g_assert_cmpstr (tel_line_get_label (line), ==, "Tiago - 1002, not 10067");
  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "tribeiro");
}

/* To a number that does not exist: it is made like the old one. */
static void
test_move_to_new (gconstpointer data)
{
  const TelNumberChange change = { "1005", INTERNAL, "1065", INTERNAL, .user_id = "hsuzuki", .add_number = TRUE };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = build (connection, &change);
  g_autoptr (TelTestDump) before = run (connection, plan);

  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "+lines/1065 in PT-Internal "
                                "~lines/1005 in PT-Internal/associatedDevices "
                                "~phones/CSFHSUZUKI/lines "
                                "~users/hsuzuki/primaryExtension");
}

/* The number is in use elsewhere: the devices ring together. */
static void
test_move_shares (void)
{
  const TelNumberChange change = { "1005", INTERNAL, "1008", INTERNAL, .user_id = "hsuzuki" };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = build (connection, &change);

  tel_test_plan_assert_said (plan, "G5.3", TEL_FORCE_REMIND, "CSFPNOWAK");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/renumber//G5.3-renumber", releases, G_N_ELEMENTS (releases), test_renumber);
  tel_test_plan_add_for_releases ("/renumber//renumber-alone", releases, G_N_ELEMENTS (releases), test_renumber_alone);
  tel_test_plan_add_for_releases ("/renumber//forwards", releases, G_N_ELEMENTS (releases), test_forwards);
  tel_test_plan_add_for_releases ("/renumber//G5.7-move", releases, G_N_ELEMENTS (releases), test_move);
  tel_test_plan_add_for_releases ("/renumber//G5.1-move-to-new", releases, G_N_ELEMENTS (releases), test_move_to_new);
  g_test_add_func ("/renumber/G5.7-other-primary", test_other_primary);
  g_test_add_func ("/renumber/G5.1-refused", test_refused);
  g_test_add_func ("/renumber/G5.1-no-partition", test_no_partition);
  g_test_add_func ("/renumber/G5.3-move-shares", test_move_shares);

  return g_test_run ();
}
