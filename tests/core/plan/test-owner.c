/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-owner-builder.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static TelPlan *
build (TelTestConnection *connection, const char *name, const char *user_id, guint flags, gboolean start_capf)
{
  const TelCapfRestart enrolment = { start_capf, FALSE, NULL };
  GAsyncResult *result = NULL;

  tel_owner_builder_build_async (connection->cluster, name, user_id, flags, &enrolment, NULL, tel_test_take_result,
                                 &result);

  return tel_test_plan_await (&result, tel_owner_builder_build_finish);
}

/* Owner, association, line and groups move; the old owner is left without what they cannot have any more. */
static void
test_owner (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  g_autoptr (TelPlan) plan = build (connection, "CSFHSUZUKI", "mgarcia", TEL_OWNER_DEFAULT_FLAGS, FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (TelUser) user = NULL;
  g_autoptr (TelLine) line = NULL;

  tel_test_plan_assert_said (plan, "G5.7", TEL_FORCE_TICK, "1005");
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "~phones/CSFHSUZUKI/applyCount "
                                "~phones/CSFHSUZUKI/lines "
                                "~phones/CSFHSUZUKI/ownerUserName "
                                "~users/hsuzuki/associatedDevices "
                                "~users/hsuzuki/primaryExtension "
                                "~users/mgarcia/associatedDevices "
                                "~users/mgarcia/associatedGroups "
                                "~users/mgarcia/primaryExtension");
  device = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "mgarcia");
  g_assert_null (tel_line_get_end_users (line)[1]);
  g_assert_true (g_str_has_prefix (tel_line_get_display (line), "María"));
  user = tel_test_connection_read_user (connection, "mgarcia");
  g_assert_true (tel_user_is_in_group (user, "Standard CTI Enabled"));
  g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "1005");
}

/* Only the owner: nothing else is asked for. */
static void
test_owner_alone (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  g_autoptr (TelPlan) plan = build (connection, "CSFHSUZUKI", "mgarcia", 0, FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_plan_assert_said (plan, "G5.4", TEL_FORCE_REMIND, "not associated");
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "~phones/CSFHSUZUKI/applyCount "
                                "~phones/CSFHSUZUKI/ownerUserName "
                                "~users/mgarcia/associatedGroups");
}

static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) second = build (connection, "CSFHSUZUKI", "pnowak", TEL_OWNER_DEFAULT_FLAGS, FALSE);
  g_autoptr (TelPlan) same = build (connection, "CSFHSUZUKI", "hsuzuki", TEL_OWNER_DEFAULT_FLAGS, FALSE);
  g_autoptr (TelPlan) enrolled = build (connection, "CSFAKenzi", "mgarcia", TEL_OWNER_DEFAULT_FLAGS, FALSE);

  tel_test_plan_assert_said (second, "G2.1", TEL_FORCE_REFUSE, "CSFPNOWAK");
  tel_test_plan_assert_said (same, "G2.3", TEL_FORCE_REFUSE, "already");
  tel_test_plan_assert_said (enrolled, "G8.10", TEL_FORCE_REFUSE, "certificate");
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (enrolled)), ==, 0);
}

/* Somebody else who is associated counts for G2.1 too, but the device itself does not. */
static void
test_associated_before (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = NULL;

  tel_test_simulator_mutate (connection->simulator,
                             "<updateUser><userid>mgarcia</userid><associatedDevices><device>CSFHSUZUKI</device>"
                             "</associatedDevices></updateUser>");
  plan = build (connection, "CSFHSUZUKI", "mgarcia", TEL_OWNER_DEFAULT_FLAGS, FALSE);
  tel_test_plan_assert_silent (plan, "G2.1");
  tel_test_plan_tick_all (plan);
  g_assert_true (tel_plan_can_run (plan));
}

static void
test_certificate (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = build (connection, "CSFAKenzi", "mgarcia", TEL_OWNER_DEFAULT_FLAGS, TRUE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_plan_assert_said (plan, "G8.10", TEL_FORCE_TICK, "María");
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  g_assert_nonnull (tel_runner_get_auth_string (runner));
}

/* Users of different service profiles do not share one CSF (G5.6). */
static void
test_service_profiles (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) shared = NULL;
  g_autoptr (TelPlan) moved = NULL;

  tel_test_simulator_mutate (connection->simulator,
                             "<updateUser><userid>mgarcia</userid><serviceProfile>Jabber Service "
                             "Profile</serviceProfile></updateUser>");
  tel_test_simulator_mutate (connection->simulator,
                             "<updateUser><userid>hsuzuki</userid><serviceProfile/></updateUser>");
  shared = build (connection, "CSFHSUZUKI", "mgarcia", 0, FALSE);
  moved = build (connection, "CSFHSUZUKI", "mgarcia", TEL_OWNER_DEFAULT_FLAGS, FALSE);
  tel_test_plan_assert_said (shared, "G5.6", TEL_FORCE_TICK, "hsuzuki");
  tel_test_plan_assert_silent (moved, "G5.6");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/owner//G5.5-owner", releases, G_N_ELEMENTS (releases), test_owner);
  tel_test_plan_add_for_releases ("/owner//G5.5-owner-alone", releases, G_N_ELEMENTS (releases), test_owner_alone);
  tel_test_plan_add_for_releases ("/owner//G8.10-certificate", releases, G_N_ELEMENTS (releases), test_certificate);
  g_test_add_func ("/owner/refused", test_refused);
  g_test_add_func ("/owner/G2.1-associated-before", test_associated_before);
  g_test_add_func ("/owner/G5.6-service-profiles", test_service_profiles);

  return g_test_run ();
}
