/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-rename-builder.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static TelPlan *
build (TelTestConnection *connection, const char *name, const char *new_name, gboolean start_capf)
{
  const TelCapfRestart enrolment = { start_capf, FALSE, NULL };
  GAsyncResult *result = NULL;

  tel_rename_builder_build_async (connection->cluster, name, new_name, &enrolment, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_rename_builder_build_finish);
}

/* CUCM keeps the association and the line by identity: nothing but the name is sent. */
static void
test_rename (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  g_autoptr (TelPlan) plan = build (connection, "CSFHSUZUKI", "CSFHANAKO", FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) device = NULL;

  tel_test_plan_run_to_end (runner);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "+phones/CSFHANAKO "
                                "-phones/CSFHSUZUKI "
                                "~lines/1005 in PT-Internal/associatedDevices "
                                "~users/hsuzuki/associatedDevices");
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updateUser"), ==, 0);
  device = tel_test_connection_read_device (connection, "CSFHANAKO");
  g_assert_cmpstr (tel_device_get_owner (device), ==, "hsuzuki");
  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (device)), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator,
                                                       g_str_equal (data, "9.1") ? "doDeviceReset" : "applyPhone"),
                    ==, 1);
}

/* A cluster that loses the association on the way: the plan puts it back. */
static void
test_association_lost (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = build (connection, "CSFHSUZUKI", "CSFHANAKO", FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelUser) user = NULL;

  tel_test_simulator_mutate_before (connection->simulator,
                                    "<updateUser><userid>hsuzuki</userid><associatedDevices/></updateUser>", "getUser",
                                    1);
  tel_test_plan_run_to_end (runner);
  user = tel_test_connection_read_user (connection, "hsuzuki");
  g_assert_true (tel_user_is_associated_with (user, "CSFHANAKO"));
}

/* The answer is lost: reading by both names tells whether it was carried out. */
static void
test_answer_lost (gconstpointer data)
{
  gboolean carried_out = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = build (connection, "CSFHSUZUKI", "CSFHANAKO", FALSE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_simulator_disturb (connection->simulator,
                              carried_out ? TEL_SIMULATOR_DISTURBANCE_RESET_AFTER
                                          : TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              "updatePhone", 1);
  tel_test_plan_run_to_end (runner);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, carried_out ? 1 : 2);
}

static void
assert_refused (
    TelTestConnection *connection, const char *name, const char *new_name, const char *rule, const char *said)
{
  g_autoptr (TelPlan) plan = build (connection, name, new_name, FALSE);

  tel_test_plan_assert_said (plan, rule, TEL_FORCE_REFUSE, said);
  g_assert_false (tel_plan_can_run (plan));
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");

  assert_refused (connection, "CSFHSUZUKI", "CSF-HANAKO", "G2.4", "CSF-HANAKO");
  assert_refused (connection, "CSFHSUZUKI", "CSFHANAKOSUZUKI1", "G2.4", "15");
  assert_refused (connection, "CSFHSUZUKI", "", "G2.4", "");
  assert_refused (connection, "CSFHSUZUKI", "CSFHSUZUKI", "G2.5", "already");
  assert_refused (connection, "CSFHSUZUKI", "CSFPNOWAK", "G2.5", "taken");
  assert_refused (connection, "TCTTRIBEIRO", "TIAGO", "G2.5", "TCT");
  assert_refused (connection, "SEP001122334455", "SEP001122334499", "G2.2", "desk phone");
  /* It holds a certificate. */
  assert_refused (connection, "CSFAKenzi", "CSFADAM", "G8.10", "certificate");
}

/* A device that holds a certificate enrols again in the same plan (G8.10). */
static void
test_certificate (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (data);
  g_autoptr (TelPlan) plan = build (connection, "CSFAKenzi", "CSFADAM", TRUE);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) device = NULL;

  tel_test_plan_assert_said (plan, "G8.10", TEL_FORCE_TICK, "CSFADAM");
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  device = tel_test_connection_read_device (connection, "CSFADAM");
  g_assert_cmpstr (tel_device_get_certificate_operation (device), ==, TEL_CERTIFICATE_OPERATION_INSTALL);
  g_assert_nonnull (tel_runner_get_auth_string (runner));
  g_assert_true (
      tel_auth_string_equal (tel_runner_get_auth_string (runner), tel_device_get_authentication_string (device)));
}

/* A profile that asks for no string: enrolment starts without one on a mobile device. */
static void
test_null_string (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelDevice) device = NULL;

  tel_test_simulator_mutate (connection->simulator,
                             "<updatePhone><name>TCTTRIBEIRO</name><securityProfileName>TCT Authenticated "
                             "NullString</securityProfileName></updatePhone>");
  plan = build (connection, "TCTTRIBEIRO", "TCTTIAGO", TRUE);
  tel_test_plan_assert_silent (plan, "G3.4");
  tel_test_plan_tick_all (plan);
  g_assert_true (tel_plan_can_run (plan));
  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
  g_assert_null (tel_runner_get_auth_string (runner));
  device = tel_test_connection_read_device (connection, "TCTTIAGO");
  g_assert_cmpstr (tel_device_get_certificate_operation (device), ==, TEL_CERTIFICATE_OPERATION_INSTALL);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/rename//G2.4-rename", releases, G_N_ELEMENTS (releases), test_rename);
  tel_test_plan_add_for_releases ("/rename//G8.10-certificate", releases, G_N_ELEMENTS (releases), test_certificate);
  g_test_add_func ("/rename/G5.4-association-lost", test_association_lost);
  g_test_add_data_func ("/rename/answer-lost-before", GINT_TO_POINTER (FALSE), test_answer_lost);
  g_test_add_data_func ("/rename/answer-lost-after", GINT_TO_POINTER (TRUE), test_answer_lost);
  g_test_add_func ("/rename/refused", test_refused);
  g_test_add_func ("/rename/G3.2-null-string", test_null_string);

  return g_test_run ();
}
