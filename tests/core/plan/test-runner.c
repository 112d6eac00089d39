/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-runner-private.h"
#include "plan/tel-softphone-builder.h"
#include "tel-test-connection.h"
#include "tel-test.h"

#define USER "tadams"
#define NAME "CSFTADAMS"
#define SECURE_PROFILE "CSF Encrypted AuthString"
#define SUPPORT_FIELD "configurationfile=jabber-config-group1.xml"

/* Short enough to wait for a server that never answers, long enough for instrumented code on a busy machine. */
#define STALL_TIME_OUT 5000

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

static TelSoftphoneRequest *
make_request (TelTestConnection *connection, const char *user_id)
{
  TelSoftphoneRequest *request = tel_softphone_request_new (user_id, TEL_DEVICE_TYPE_CSF);

  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, user_id), request);

  return request;
}

/* The request of the end-to-end tests: a line of the user's own, a new string, a group configuration file. */
static TelSoftphoneRequest *
make_secure_request (TelTestConnection *connection)
{
  TelSoftphoneRequest *request = make_request (connection, USER);

  g_object_set (tel_softphone_request_get_device (request), "security-profile", SECURE_PROFILE, NULL);
  g_object_set (request, "start-capf", TRUE, "support-field", SUPPORT_FIELD, NULL);

  return request;
}

static TelPlan *
build (TelTestConnection *connection, TelSoftphoneRequest *request)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  tel_softphone_builder_build_async (connection->cluster, request, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  plan = tel_softphone_builder_build_finish (done, &error);
  g_assert_no_error (error);

  return plan;
}

static void
tick_all (TelPlan *plan)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      g_test_message ("%s: %s", tel_notice_get_rule (notice), tel_notice_get_text (notice));
      tel_notice_set_ticked (notice, TRUE);
    }
}

static gboolean
run (TelRunner *runner, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_runner_set_patience (runner, 20);
  tel_runner_run_async (runner, NULL, tel_test_take_result, &result);

  done = tel_test_await_result (&result);
  return tel_runner_run_finish (runner, done, error);
}

static TelStepState
get_state (TelPlan *plan, guint position)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), position);

  g_assert_nonnull (step);
  if (tel_step_get_message (step) != NULL)
    g_test_message ("%u: %s: %s", position, tel_step_get_sentence (step), tel_step_get_message (step));

  return tel_step_get_state (step);
}

static void
assert_states (TelPlan *plan, guint n_steps, const TelStepState *states)
{
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, n_steps);
  for (guint i = 0; i < n_steps; i++)
    g_assert_cmpuint (get_state (plan, i), ==, states[i]);
}

static void
assert_all_done (TelPlan *plan)
{
  guint n_steps = g_list_model_get_n_items (tel_plan_get_steps (plan));

  for (guint i = 0; i < n_steps; i++)
    g_assert_cmpuint (get_state (plan, i), ==, TEL_STEP_STATE_DONE);
}

static void
assert_provisioned (TelTestConnection *connection, const char *pattern, const char *partition)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, NAME);
  g_autoptr (TelUser) user = tel_test_connection_read_user (connection, USER);
  g_autoptr (TelLine) line = NULL;
  g_autofree char *support_field = NULL;

  g_assert_nonnull (device);
  g_assert_cmpstr (tel_device_get_owner (device), ==, USER);
  g_assert_cmpstr (tel_device_get_security_profile (device), ==, SECURE_PROFILE);
  g_assert_cmpstr (tel_device_get_certificate_operation (device), ==, TEL_CERTIFICATE_OPERATION_INSTALL);
  g_assert_cmpstr (tel_device_get_authentication_mode (device), ==, TEL_AUTHENTICATION_MODE_STRING);
  g_assert_cmpstr (tel_device_get_key_size (device), ==, "2048");
  support_field = tel_device_dup_support_field (device);
  g_assert_cmpstr (support_field, ==, SUPPORT_FIELD);

  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (device)), ==, 1);
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, pattern);
  g_assert_cmpstr (tel_line_get_partition (line), ==, partition);
  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, USER);
  g_assert_null (tel_line_get_end_users (line)[1]);

  g_assert_true (tel_user_is_associated_with (user, NAME));
  g_assert_true (tel_user_is_associated_with (user, "SEP001122334455"));
  g_assert_true (tel_user_is_in_group (user, "Standard CCM End Users"));
  g_assert_true (tel_user_is_in_group (user, "Standard CTI Enabled"));
  g_assert_true (tel_user_get_cti_enabled (user));
  g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "1001");
}

static void
assert_string_given (TelTestConnection *connection, TelRunner *runner)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, NAME);
  TelAuthString *string = tel_runner_get_auth_string (runner);

  g_assert_nonnull (string);
  g_assert_cmpuint (strlen (tel_auth_string_peek (string)), ==, 10);
  g_assert_true (tel_auth_string_equal (string, tel_device_get_authentication_string (device)));
  g_assert_cmpstr (tel_device_get_name (tel_runner_get_device (runner)), ==, NAME);
}

static void
test_secure_softphone (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelSoftphoneRequest) request = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  request = make_secure_request (connection);
  plan = build (connection, request);
  g_assert_false (tel_plan_can_run (plan));
  tick_all (plan);
  g_assert_true (tel_plan_can_run (plan));

  runner = tel_runner_new (connection->cluster, plan);
  run (runner, &error);
  g_assert_no_error (error);
  assert_all_done (plan);
  g_assert_cmpuint (tel_runner_get_n_done (runner), ==, 3);
  assert_provisioned (connection, "1001", "PT-Internal");
  assert_string_given (connection, runner);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator,
                                                       g_str_equal (release, "9.1") ? "doDeviceReset" : "applyPhone"),
                    ==, 1);
  g_assert_cmpuint (tel_cluster_get_device_marks (connection->cluster,
                                                  tel_cluster_get_user (connection->cluster, USER)),
                    ==, 1u << TEL_DEVICE_TYPE_CSF);
}

/* A plan of all four steps: number, device, user, Apply Config. */
typedef struct
{
  TelTestConnection *connection;
  TelPlan *plan;
  TelRunner *runner;
} Fixture;

static const char *const operations[] = { "addLine", "addPhone", "updateUser", "applyPhone" };

#define N_STEPS G_N_ELEMENTS (operations)

static Fixture *
fixture_new (const char *release)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (TelSoftphoneRequest) request = NULL;

  self->connection = tel_test_connection_new (release, "small");
  tel_test_connection_load (self->connection);
  request = make_secure_request (self->connection);
  g_object_set (request, "pattern", "1060", "add-number", TRUE, NULL);
  self->plan = build (self->connection, request);
  tick_all (self->plan);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (self->plan)), ==, N_STEPS);
  self->runner = tel_runner_new (self->connection->cluster, self->plan);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_assert_finalize_object (self->runner);
  g_assert_finalize_object (self->plan);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static guint
count (Fixture *fixture, const char *operation)
{
  return tel_test_simulator_count_requests (fixture->connection->simulator, operation);
}

static void
assert_stopped_at (Fixture *fixture, guint position, TelStepState state)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      TelStepState expected = i < position ? TEL_STEP_STATE_DONE : i == position ? state : TEL_STEP_STATE_WAITING;

      g_assert_cmpuint (get_state (fixture->plan, i), ==, expected);
      if (i > position)
        g_assert_cmpuint (count (fixture, operations[i]), ==, 0);
    }
  g_assert_cmpuint (tel_runner_get_n_done (fixture->runner), ==, position);
  g_assert_null (tel_runner_get_auth_string (fixture->runner));
}

static void
test_new_number (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (GError) error = NULL;

  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_all_done (fixture->plan);
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
  assert_string_given (fixture->connection, fixture->runner);
}

/* Refused by the cluster: the plan stops there, and what follows is not begun. */
static void
test_refused (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, operations[position], 1, 4711, "It does not please me");
  g_assert_false (run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "It does not please me"));
  assert_stopped_at (fixture, position, TEL_STEP_STATE_FAILED);
  g_assert_cmpuint (count (fixture, operations[position]), ==, 1);
}

/* Lost on its way there: reading shows that nothing was carried out, so that it is sent once more. */
static void
test_lost_before (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              operations[position], 1);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_all_done (fixture->plan);
  g_assert_cmpuint (count (fixture, operations[position]), ==, 2);
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
  assert_string_given (fixture->connection, fixture->runner);
}

/* Carried out, but the answer was lost: reading shows it, and nothing is sent again. Apply may be repeated. */
static void
test_lost_after (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER,
                              operations[position], 1);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_all_done (fixture->plan);
  g_assert_cmpuint (count (fixture, operations[position]), ==, position == N_STEPS - 1 ? 2 : 1);
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
  assert_string_given (fixture->connection, fixture->runner);
}

static void
test_stalled (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_connection_set_time_out (fixture->connection, STALL_TIME_OUT);
  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_STALL, operations[position], 1);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_all_done (fixture->plan);
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
  assert_string_given (fixture->connection, fixture->runner);
}

/* Lost twice: it is not tried a third time, and nobody pretends to know. */
static void
test_lost_twice (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              operations[position], 0);
  g_assert_false (run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME);
  g_test_message ("%s", error->message);
  assert_stopped_at (fixture, position, TEL_STEP_STATE_UNKNOWN);
  g_assert_cmpuint (count (fixture, operations[position]), ==, 2);
}

static void
test_throttled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 1);
  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 2);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_all_done (fixture->plan);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 3);
}

static void
test_throttled_for_good (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 0);
  g_assert_false (run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_THROTTLED);
  assert_stopped_at (fixture, 1, TEL_STEP_STATE_FAILED);
}

/* Members that somebody else added and took out meanwhile stay as they made them. */
static void
test_lists_merge (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate_before (
      fixture->connection->simulator,
      "<updateUser><userid>tadams</userid>"
      "<associatedDevices><device>SEP001122334455</device><device>SEP001122334457</device></associatedDevices>"
      "<associatedGroups><userGroup><name>Standard CCM End Users</name></userGroup>"
      "<userGroup><name>Standard CTI Allow Control of All Devices</name></userGroup></associatedGroups></updateUser>",
      "addPhone", 1);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_all_done (fixture->plan);
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
  user = tel_test_connection_read_user (fixture->connection, USER);
  g_assert_true (tel_user_is_associated_with (user, "SEP001122334457"));
  g_assert_true (tel_user_is_in_group (user, "Standard CTI Allow Control of All Devices"));
}

/* A field that the plan sets and that somebody else set otherwise is nobody's to overwrite. */
static void
test_field_conflicts (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSoftphoneRequest) request = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  request = make_request (connection, "nmailer");
  g_object_set (request, "pattern", "1050", "partition", "PT-Internal", NULL);
  plan = build (connection, request);
  tick_all (plan);
  tel_test_simulator_mutate_before (
      connection->simulator,
      "<updateUser><userid>nmailer</userid>"
      "<associatedDevices><device>SEP001122334457</device></associatedDevices>"
      "<primaryExtension><pattern>1900</pattern><routePartitionName>PT-Internal</routePartitionName>"
      "</primaryExtension></updateUser>",
      "addPhone", 1);

  runner = tel_runner_new (connection->cluster, plan);
  g_assert_false (run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Primary extension"));
  assert_states (plan, 3, (const TelStepState[]){ TEL_STEP_STATE_DONE, TEL_STEP_STATE_FAILED, TEL_STEP_STATE_WAITING });
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updateUser"), ==, 0);
  user = tel_test_connection_read_user (connection, "nmailer");
  g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "1900");
}

/* The name was free when the plan was made. */
static void
test_name_taken_meanwhile (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate_before (
      fixture->connection->simulator,
      "<addPhone><phone><name>CSFTADAMS</name><description>Somebody else's</description>"
      "<product>Cisco Unified Client Services Framework</product><class>Phone</class><protocol>SIP</protocol>"
      "<protocolSide>User</protocolSide><devicePoolName>Default</devicePoolName>"
      "<commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName>"
      "<locationName>Hub_None</locationName><useTrustedRelayPoint>Default</useTrustedRelayPoint>"
      "<phoneTemplateName>Standard Client Services Framework</phoneTemplateName><primaryPhoneName/>"
      "<builtInBridgeStatus>Default</builtInBridgeStatus><packetCaptureMode>None</packetCaptureMode>"
      "<certificateOperation>No Pending Operation</certificateOperation>"
      "<deviceMobilityMode>Default</deviceMobilityMode></phone></addPhone>",
      "addPhone", 1);
  g_assert_false (run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_DUPLICATE);
  assert_stopped_at (fixture, 1, TEL_STEP_STATE_FAILED);
  device = tel_test_connection_read_device (fixture->connection, NAME);
  g_assert_cmpstr (tel_device_get_description (device), ==, "Somebody else's");
}

/* What is read back and differs is said with both values, and the plan goes on. */
static void
test_difference_warns (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (fixture->plan), 1);
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate_before (
      fixture->connection->simulator,
      "<updatePhone><name>CSFTADAMS</name><devicePoolName>Tokyo</devicePoolName></updatePhone>", "getPhone", 1);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_states (fixture->plan, 4,
                 (const TelStepState[]){ TEL_STEP_STATE_DONE, TEL_STEP_STATE_WARNING, TEL_STEP_STATE_DONE,
                                         TEL_STEP_STATE_DONE });
  g_assert_nonnull (strstr (tel_step_get_message (step), "“Default”"));
  g_assert_nonnull (strstr (tel_step_get_message (step), "“Tokyo”"));
  assert_string_given (fixture->connection, fixture->runner);
}

/* The one difference that stops the plan: a device on another security profile than its user was told. */
static void
test_unexpected_profile_stops (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate_before (fixture->connection->simulator,
                                    "<updatePhone><name>CSFTADAMS</name><securityProfileName>Cisco Unified Client "
                                    "Services Framework - Standard SIP Non-Secure Profile</securityProfileName>"
                                    "</updatePhone>",
                                    "getPhone", 1);
  g_assert_false (run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, SECURE_PROFILE));
  assert_stopped_at (fixture, 1, TEL_STEP_STATE_WARNING);
}

/* A string that somebody replaced before ours was applied is not given to anybody (G4.5). */
static void
test_replaced_string_not_given (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate_before (
      fixture->connection->simulator,
      "<updatePhone><name>CSFTADAMS</name><certificateOperation>Install/Upgrade</certificateOperation>"
      "<authenticationString>20071969</authenticationString></updatePhone>",
      "applyPhone", 1);
  run (fixture->runner, &error);
  g_assert_no_error (error);
  assert_states (fixture->plan, 4,
                 (const TelStepState[]){ TEL_STEP_STATE_DONE, TEL_STEP_STATE_DONE, TEL_STEP_STATE_DONE,
                                         TEL_STEP_STATE_WARNING });
  g_assert_null (tel_runner_get_auth_string (fixture->runner));
}

static void
cancel_after_first (TelRunner *runner, GParamSpec *pspec, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled_between_steps (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->runner, "notify::n-done", G_CALLBACK (cancel_after_first), cancellable);
  tel_runner_run_async (fixture->runner, cancellable, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_false (tel_runner_run_finish (fixture->runner, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (strstr (error->message, "1 of 4 steps was carried out."));
  g_assert_nonnull (strstr (error->message, "Add device CSFTADAMS"));
  assert_stopped_at (fixture, 1, TEL_STEP_STATE_WAITING);
}

/* Nothing is sent before everything was ticked off. */
static void
test_unticked_not_begun (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSoftphoneRequest) request = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  request = make_secure_request (connection);
  plan = build (connection, request);
  runner = tel_runner_new (connection->cluster, plan);
  g_assert_false (run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "G3.7"));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "addPhone"), ==, 0);
  g_assert_cmpuint (get_state (plan, 0), ==, TEL_STEP_STATE_WAITING);
}

static void
test_leaves_secure_connection (gconstpointer data)
{
  gboolean asked = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new ("csecure", TEL_DEVICE_TYPE_TCT);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, "csecure"), request);
  g_object_set (request, "leave-secure-connection", asked, NULL);
  plan = build (connection, request);
  g_assert_true (tel_plan_can_run (plan) == !asked);
  tick_all (plan);
  runner = tel_runner_new (connection->cluster, plan);
  run (runner, &error);
  g_assert_no_error (error);
  assert_all_done (plan);
  user = tel_test_connection_read_user (connection, "csecure");
  g_assert_true (tel_user_is_in_group (user, "Standard CTI Secure Connection") == !asked);
  g_assert_true (tel_user_is_associated_with (user, "TCTCSECURE"));
  g_assert_true (tel_user_is_associated_with (user, "CSFCSECURE"));
}

static void
test_no_partition (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelSoftphoneRequest) request = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (TelLine) line = NULL;
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  request = make_request (connection, "nmailer");
  g_object_set (request, "pattern", "3002", "add-number", TRUE, "no-partition", TRUE, NULL);
  plan = build (connection, request);
  tick_all (plan);
  runner = tel_runner_new (connection->cluster, plan);
  run (runner, &error);
  g_assert_no_error (error);
  assert_all_done (plan);
  device = tel_test_connection_read_device (connection, "CSFNMAILER");
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, "3002");
  g_assert_cmpstr (tel_line_get_partition (line), ==, NULL);
  g_assert_false (tel_device_is_pending (device));
  g_assert_null (tel_runner_get_auth_string (runner));
  user = tel_test_connection_read_user (connection, "nmailer");
  g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "3002");
}

static TelPlan *
build_string (TelTestConnection *connection, const char *name)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  tel_softphone_builder_build_new_string_async (connection->cluster, name, NULL, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  plan = tel_softphone_builder_build_new_string_finish (done, &error);
  g_assert_no_error (error);

  return plan;
}

static void
test_new_string (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelPlan) plan = build_string (connection, "CSFPNOWAK");
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (before)), ==, "4815162342");
  g_assert_false (tel_plan_can_run (plan));
  tick_all (plan);
  run (runner, &error);
  g_assert_no_error (error);
  assert_all_done (plan);

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

  tick_all (plan);
  tel_test_simulator_mutate (
      connection->simulator,
      "<updatePhone><name>CSFPNOWAK</name><certificateOperation>Install/Upgrade</certificateOperation>"
      "<authenticationString>20071969</authenticationString></updatePhone>");
  g_assert_false (run (runner, &error));
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
  g_autoptr (GError) error = NULL;

  tick_all (plan);
  tel_test_simulator_disturb (connection->simulator,
                              carried_out ? TEL_SIMULATOR_DISTURBANCE_RESET_AFTER
                                          : TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              "updatePhone", 1);
  run (runner, &error);
  g_assert_no_error (error);
  assert_all_done (plan);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, carried_out ? 1 : 2);
  after = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_assert_true (
      tel_auth_string_equal (tel_runner_get_auth_string (runner), tel_device_get_authentication_string (after)));
}

static void
add_for_each_step (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/runner/%s/%s", name, operations[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test);
    }
}

static void
add_for_each_release (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runner/%s/%s", releases[i], name);

      g_test_add_data_func (path, releases[i], test);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  add_for_each_release ("secure-softphone", test_secure_softphone);
  add_for_each_release ("new-number", test_new_number);
  add_for_each_release ("G5.1-no-partition", test_no_partition);
  add_for_each_release ("G4.2-new-string", test_new_string);
  add_for_each_step ("refused", test_refused);
  add_for_each_step ("lost-before", test_lost_before);
  add_for_each_step ("lost-after", test_lost_after);
  add_for_each_step ("lost-twice", test_lost_twice);
  add_for_each_step ("stalled", test_stalled);
  g_test_add_func ("/runner/throttled", test_throttled);
  g_test_add_func ("/runner/throttled-for-good", test_throttled_for_good);
  g_test_add_func ("/runner/lists-merge", test_lists_merge);
  g_test_add_func ("/runner/field-conflicts", test_field_conflicts);
  g_test_add_func ("/runner/name-taken-meanwhile", test_name_taken_meanwhile);
  g_test_add_func ("/runner/difference-warns", test_difference_warns);
  g_test_add_func ("/runner/unexpected-profile-stops", test_unexpected_profile_stops);
  g_test_add_func ("/runner/G4.5-replaced-string-not-given", test_replaced_string_not_given);
  g_test_add_func ("/runner/cancelled-between-steps", test_cancelled_between_steps);
  g_test_add_func ("/runner/unticked-not-begun", test_unticked_not_begun);
  g_test_add_data_func ("/runner/G4.4-leaves-secure-connection", GINT_TO_POINTER (TRUE), test_leaves_secure_connection);
  g_test_add_data_func ("/runner/G4.4-stays-unasked", GINT_TO_POINTER (FALSE), test_leaves_secure_connection);
  g_test_add_func ("/runner/new-string-conflicts", test_new_string_conflicts);
  g_test_add_data_func ("/runner/new-string-lost-before", GINT_TO_POINTER (FALSE), test_new_string_lost);
  g_test_add_data_func ("/runner/new-string-lost-after", GINT_TO_POINTER (TRUE), test_new_string_lost);

  return g_test_run ();
}
