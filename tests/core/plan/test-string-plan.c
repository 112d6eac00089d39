/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define SECURE_PROFILE "CSF Encrypted AuthString"

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

static TelPlan *
build_string (TelTestConnection *connection, const char *name)
{
  GAsyncResult *result = NULL;

  tel_softphone_builder_build_new_string_async (connection->cluster, name, NULL, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_softphone_builder_build_new_string_finish);
}

static void
test_new_string (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelPlan) plan = build_string (connection, "CSFPNOWAK");
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_autoptr (TelDevice) after = NULL;

  g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (before)), ==, "4815162342");
  g_assert_false (tel_plan_can_run (plan));
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);

  after = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_assert_false (tel_auth_string_equal (tel_device_get_authentication_string (before),
                                         tel_device_get_authentication_string (after)));
  g_assert_true (
      tel_auth_string_equal (tel_runner_get_auth_string (runner), tel_device_get_authentication_string (after)));
  g_assert_cmpstr (tel_device_get_completes_by (after), !=, tel_device_get_completes_by (before));
  g_assert_cmpstr (tel_device_get_security_profile (after), ==, SECURE_PROFILE);
  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (after)), ==, 1);
}

/* Issued twice at once: the second to come finds that the string it knew is gone. */
static void
test_new_string_conflicts (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build_string (connection, "CSFPNOWAK");
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_plan_tick_all (plan);
  tel_test_simulator_mutate (
      connection->simulator,
      "<updatePhone><name>CSFPNOWAK</name><certificateOperation>Install/Upgrade</certificateOperation>"
      "<authenticationString>20071969</authenticationString></updatePhone>");
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_assert_null (strstr (error->message, "20071969"));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, 0);
  after = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (after)), ==, "20071969");
}

static void
test_new_string_lost (gconstpointer data)
{
  gboolean carried_out = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build_string (connection, "CSFPNOWAK");
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) after = NULL;

  tel_test_plan_tick_all (plan);
  tel_test_simulator_disturb (connection->simulator,
                              carried_out ? TEL_SIMULATOR_DISTURBANCE_RESET_AFTER
                                          : TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              "updatePhone", 1);
  tel_test_plan_run_to_end (runner);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, carried_out ? 1 : 2);
  after = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_assert_true (
      tel_auth_string_equal (tel_runner_get_auth_string (runner), tel_device_get_authentication_string (after)));
}

static void
assert_refused_by (TelPlan *plan, const char *rule, const char *named)
{
  g_autoptr (TelNotice) notice = g_list_model_get_item (tel_plan_get_notices (plan), 0);

  g_assert_cmpstr (tel_notice_get_rule (notice), ==, rule);
  g_assert_cmpuint (tel_notice_get_force (notice), ==, TEL_FORCE_REFUSE);
  g_assert_nonnull (strstr (tel_notice_get_text (notice), named));
  g_assert_false (tel_plan_can_run (plan));
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

/* A string can be issued only if the profile asks for one, and only for a softphone. */
static void
test_new_string_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) standard = build_string (connection, "CSFHSUZUKI");
  g_autoptr (TelPlan) desk_phone = build_string (connection, "SEP001122334455");
  GListModel *notices = tel_plan_get_notices (desk_phone);
  gboolean said = FALSE;

  assert_refused_by (standard, "G3.4", "CSF Encrypted AuthString");
  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      said = said || g_str_equal (tel_notice_get_rule (notice), "G2.2");
    }
  g_assert_true (said);
  g_assert_false (tel_plan_can_run (desk_phone));
}

/* The first step of undoing: gone is gone, whoever did it and whether or not the answer came. */
static void
test_removal (gconstpointer data)
{
  const char *what = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelPlan) plan = tel_plan_new ("Removal", "Remove");
  g_autoptr (TelStep) step =
      tel_step_new (TEL_STEP_OPERATION_REMOVE, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device), NULL);
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelDevice) after = NULL;

  tel_step_take_sentence (step, g_strdup ("Remove device CSFHSUZUKI"));
  tel_plan_add_step (plan, step);
  if (g_str_equal (what, "lost-before"))
    tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, "removePhone", 1);
  else if (g_str_equal (what, "lost-after"))
    tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "removePhone", 1);
  else if (g_str_equal (what, "gone-already"))
    tel_test_simulator_mutate (connection->simulator, "<removePhone><name>CSFHSUZUKI</name></removePhone>");

  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_assert_null (after);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "removePhone"), ==,
                    g_str_equal (what, "gone-already")  ? 0
                    : g_str_equal (what, "lost-before") ? 2
                                                        : 1);
}

/* Something became of it since the plan was made: it is left alone, and it is said why. */
static void
assert_not_removed (TelObjectKind kind,
                    const char *name,
                    const char *partition,
                    const char *mutation,
                    const char *other,
                    const char *words)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (TelObject) base = NULL;
  g_autoptr (TelPlan) plan = tel_plan_new ("Removal", "Remove");
  g_autoptr (TelStep) step = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_read_async (connection->cluster, kind, name, partition, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  base = tel_cluster_read_finish (connection->cluster, done, NULL);
  step = tel_step_new (TEL_STEP_OPERATION_REMOVE, kind, base, NULL);
  tel_step_take_sentence (step, g_strdup ("Remove"));
  tel_plan_add_step (plan, step);
  tel_test_simulator_mutate (connection->simulator, mutation);
  if (other != NULL)
    tel_test_simulator_mutate (connection->simulator, other);
  runner = tel_runner_new (connection->cluster, plan);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (tel_step_get_state (step), ==, TEL_STEP_STATE_FAILED);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "removePhone") +
                        tel_test_simulator_count_requests (connection->simulator, "removeLine"),
                    ==, 0);
}

static void
test_removal_changed (void)
{
  assert_not_removed (TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL,
                      "<updatePhone><name>CSFHSUZUKI</name><devicePoolName>Tokyo</devicePoolName></updatePhone>", NULL,
                      "“Device pool” was “Default” when the plan was made, and the cluster has “Tokyo” now.");
}

static void
test_removal_used (void)
{
  assert_not_removed (TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1051", "PT-Internal",
                      "<updatePhone><name>CSFHSUZUKI</name><lines><line><index>1</index><dirn><pattern>1051</pattern>"
                      "<routePartitionName>PT-Internal</routePartitionName></dirn></line></lines></updatePhone>",
                      NULL, "1051 is a line of CSFHSUZUKI by now");
}

static void
test_removal_replaced (void)
{
  assert_not_removed (TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL,
                      "<updatePhone><name>CSFHSUZUKI</name><newName>CSFOTHER</newName></updatePhone>",
                      "<updatePhone><name>CSFCSECURE</name><newName>CSFHSUZUKI</newName></updatePhone>",
                      "There is another device");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/string-plan/%s/G4.2-new-string", releases[i]);

      g_test_add_data_func (path, releases[i], test_new_string);
    }
  g_test_add_func ("/string-plan-conflicts", test_new_string_conflicts);
  g_test_add_data_func ("/string-plan-lost-before", GINT_TO_POINTER (FALSE), test_new_string_lost);
  g_test_add_data_func ("/string-plan-lost-after", GINT_TO_POINTER (TRUE), test_new_string_lost);
  g_test_add_func ("/string-plan-refused", test_new_string_refused);
  g_test_add_data_func ("/removal-plan/done", "done", test_removal);
  g_test_add_data_func ("/removal-plan/lost-before", "lost-before", test_removal);
  g_test_add_data_func ("/removal-plan/lost-after", "lost-after", test_removal);
  g_test_add_data_func ("/removal-plan/gone-already", "gone-already", test_removal);

  g_test_add_func ("/removal-plan/changed", test_removal_changed);
  g_test_add_func ("/removal-plan/used", test_removal_used);
  g_test_add_func ("/removal-plan/replaced", test_removal_replaced);

  return g_test_run ();
}
