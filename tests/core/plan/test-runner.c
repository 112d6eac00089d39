/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "simulator/tel-simulator-account.h"
#include "tel-test-plan.h"
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

  tel_test_connection_load (connection);
  request = make_secure_request (connection);
  plan = tel_test_plan_build (connection, request);
  g_assert_false (tel_plan_can_run (plan));
  tel_test_plan_tick_all (plan);
  g_assert_true (tel_plan_can_run (plan));

  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
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

  self->connection = tel_test_connection_new_loaded (release);
  request = make_secure_request (self->connection);
  g_object_set (request, "pattern", "1060", "add-number", TRUE, NULL);
  self->plan = tel_test_plan_build (self->connection, request);
  tel_test_plan_tick_all (self->plan);
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

      g_assert_cmpuint (tel_test_plan_get_state (fixture->plan, i), ==, expected);
      if (i > position)
        g_assert_cmpuint (count (fixture, operations[i]), ==, 0);
    }
  g_assert_cmpuint (tel_runner_get_n_done (fixture->runner), ==, position);
  g_assert_null (tel_runner_get_auth_string (fixture->runner));
}

static void
assert_complete (Fixture *fixture)
{
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
  assert_string_given (fixture->connection, fixture->runner);
}

static void
test_new_number (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);

  tel_test_plan_run_to_end (fixture->runner);
  assert_complete (fixture);
}

/* Refused by the cluster: the plan stops there, and what follows is not begun. */
static void
test_refused (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, operations[position], 1, 4711, "It does not please me");
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
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

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              operations[position], 1);
  tel_test_plan_run_to_end (fixture->runner);
  g_assert_cmpuint (count (fixture, operations[position]), ==, 2);
  assert_complete (fixture);
}

/* Carried out, but the answer was lost: reading shows it, and nothing is sent again. Apply may be repeated. */
static void
test_lost_after (gconstpointer data)
{
  guint position = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER,
                              operations[position], 1);
  tel_test_plan_run_to_end (fixture->runner);
  g_assert_cmpuint (count (fixture, operations[position]), ==, position == N_STEPS - 1 ? 2 : 1);
  assert_complete (fixture);
}

/* Never answered, whichever step it is. All at once, for each takes the whole time-out. */
static void
test_stalled (void)
{
  g_autoptr (GPtrArray) fixtures = g_ptr_array_new_with_free_func ((GDestroyNotify) fixture_free);
  GAsyncResult *results[N_STEPS] = { NULL };

  for (guint i = 0; i < N_STEPS; i++)
    {
      Fixture *fixture = fixture_new ("14.0");

      g_ptr_array_add (fixtures, fixture);
      tel_test_connection_set_time_out (fixture->connection, STALL_TIME_OUT);
      tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_STALL, operations[i], 1);
    }
  for (guint i = 0; i < N_STEPS; i++)
    tel_runner_run_async (((Fixture *) fixtures->pdata[i])->runner, NULL, tel_test_take_result, &results[i]);

  for (guint i = 0; i < N_STEPS; i++)
    {
      Fixture *fixture = fixtures->pdata[i];
      g_autoptr (GAsyncResult) done = tel_test_await_result (&results[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", operations[i]);
      tel_runner_run_finish (fixture->runner, done, &error);
      g_assert_no_error (error);
      tel_test_plan_assert_all_done (fixture->plan);
      assert_complete (fixture);
    }
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
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME);
  g_test_message ("%s", error->message);
  assert_stopped_at (fixture, position, TEL_STEP_STATE_UNKNOWN);
  g_assert_cmpuint (count (fixture, operations[position]), ==, 2);
}

static void
test_throttled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 1);
  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 2);
  tel_test_plan_run_to_end (fixture->runner);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 3);
}

static void
test_throttled_for_good (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 0);
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_THROTTLED);
  assert_stopped_at (fixture, 1, TEL_STEP_STATE_FAILED);
}

/* What the account may do was found when the client connected: the plan says it, and nothing is sent. */
static void
test_account_that_reads (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  TelAxlClient *client = fixture->connection->client;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_set_credentials (client, TEL_SIMULATOR_ACCOUNT_READER, fixture->connection->simulator->password);
  tel_axl_client_connect_async (client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_axl_client_connect_finish (client, result, &error);
  g_assert_no_error (error);

  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Nothing was carried out."));
  g_assert_cmpuint (tel_test_plan_get_state (fixture->plan, 0), ==, TEL_STEP_STATE_WAITING);
  g_assert_cmpuint (count (fixture, "addLine"), ==, 0);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 0);
}

/* Whoever stops the plan meanwhile, or only the waiting, does not wait for the cluster: nothing of the step was carried
 * out, and the plan can be gone on with. */
static void
test_stopped_while_throttled (gconstpointer stops_plan)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  TelAxlClient *client = fixture->connection->client;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TelRunner) again = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_set_busy_interval (client, 60 * 60 * 1000);
  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "addPhone", 1);
  tel_runner_run_async (fixture->runner, cancellable, tel_test_take_result, &result);
  tel_test_wait_until (tel_axl_client_get_busy_until (client) != 0);
  if (stops_plan != NULL)
    g_cancellable_cancel (cancellable);
  else
    tel_axl_client_stop_waiting (client);
  done = tel_test_await_result (&result);
  g_assert_false (tel_runner_run_finish (fixture->runner, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_stopped_at (fixture, 1, TEL_STEP_STATE_WAITING);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 1);

  again = tel_runner_new (fixture->connection->cluster, fixture->plan);
  tel_test_plan_run_to_end (again);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 2);
  g_assert_cmpuint (count (fixture, "addLine"), ==, 1);
  assert_provisioned (fixture->connection, "1060", "PT-Internal");
}

/* Members that somebody else added and took out meanwhile stay as they made them. */
static void
test_lists_merge (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelUser) user = NULL;

  tel_test_simulator_mutate_before (
      fixture->connection->simulator,
      "<updateUser><userid>tadams</userid>"
      "<associatedDevices><device>SEP001122334455</device><device>SEP001122334457</device></associatedDevices>"
      "<associatedGroups><userGroup><name>Standard CCM End Users</name></userGroup>"
      "<userGroup><name>Standard CTI Allow Control of All Devices</name></userGroup></associatedGroups></updateUser>",
      "addPhone", 1);
  tel_test_plan_run_to_end (fixture->runner);
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
  plan = tel_test_plan_build (connection, request);
  tel_test_plan_tick_all (plan);
  tel_test_simulator_mutate_before (
      connection->simulator,
      "<updateUser><userid>nmailer</userid>"
      "<associatedDevices><device>SEP001122334457</device></associatedDevices>"
      "<primaryExtension><pattern>1900</pattern><routePartitionName>PT-Internal</routePartitionName>"
      "</primaryExtension></updateUser>",
      "addPhone", 1);

  runner = tel_runner_new (connection->cluster, plan);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Primary extension"));
  tel_test_plan_assert_states (plan, 3,
                               (const TelStepState[]){ TEL_STEP_STATE_DONE, TEL_STEP_STATE_FAILED,
                                                       TEL_STEP_STATE_WAITING });
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
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
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
  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);
  tel_test_plan_assert_states (fixture->plan, 4,
                               (const TelStepState[]){ TEL_STEP_STATE_DONE, TEL_STEP_STATE_WARNING, TEL_STEP_STATE_DONE,
                                                       TEL_STEP_STATE_DONE });
  g_assert_nonnull (strstr (tel_step_get_message (step), "“Default”"));
  g_assert_nonnull (strstr (tel_step_get_message (step), "“Tokyo”"));
  assert_string_given (fixture->connection, fixture->runner);
}

/* What was sent and answered is carried out, whether it can be read back or not. */
static void
test_not_read_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, "getLine", 1, 4711, "Not now");
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
  g_assert_nonnull (strstr (error->message, "could not be read back"));
  g_assert_null (strstr (error->message, "Nothing"));
  g_assert_nonnull (strstr (error->message, "1 of 4 steps was carried out."));
}

static TelStep *
find_device_step (Fixture *fixture)
{
  return g_list_model_get_item (tel_plan_get_steps (fixture->plan), 1);
}

/* A cluster that does not keep the field under the desktop client settings gets it where it keeps it (contract 5). */
static void
test_support_field_directly (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelStep) step = find_device_step (fixture);

  tel_simulator_server_set_direct_support_field (fixture->connection->simulator->server, TRUE);
  tel_test_plan_run_to_end (fixture->runner);
  assert_complete (fixture);
  g_assert_cmpuint (count (fixture, "updatePhone"), ==, 1);
  g_assert_nonnull (strstr (tel_step_get_message (step), "Cisco Support Field"));
}

/* The same after a lost answer: that the field is elsewhere does not mean that somebody else wrote. */
static void
test_support_field_after_lost_answer (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  tel_simulator_server_set_direct_support_field (fixture->connection->simulator->server, TRUE);
  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "addPhone", 1);
  tel_test_plan_run_to_end (fixture->runner);
  assert_complete (fixture);
  g_assert_cmpuint (count (fixture, "addPhone"), ==, 1);
  g_assert_cmpuint (count (fixture, "updatePhone"), ==, 1);
}

/* Tried once more and no more, and said; the softphone is there all the same. */
static void
test_support_field_nowhere (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelStep) step = find_device_step (fixture);
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate_before (fixture->connection->simulator,
                                    "<updatePhone><name>CSFTADAMS</name><vendorConfig/></updatePhone>", "getPhone", 0);
  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_step_get_state (step), ==, TEL_STEP_STATE_WARNING);
  g_assert_nonnull (strstr (tel_step_get_message (step), SUPPORT_FIELD));
  g_assert_cmpuint (count (fixture, "updatePhone"), ==, 1);
  assert_string_given (fixture->connection, fixture->runner);
}

static void
test_support_field_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelStep) step = find_device_step (fixture);
  g_autoptr (GError) error = NULL;

  tel_simulator_server_set_direct_support_field (fixture->connection->simulator->server, TRUE);
  tel_test_simulator_refuse (fixture->connection->simulator, "updatePhone", 1, 4711, "It does not please me");
  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_step_get_state (step), ==, TEL_STEP_STATE_WARNING);
  g_assert_nonnull (strstr (tel_step_get_message (step), "It does not please me"));
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
  g_assert_false (tel_test_plan_run (fixture->runner, &error));
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
  tel_test_plan_run (fixture->runner, &error);
  g_assert_no_error (error);
  tel_test_plan_assert_states (fixture->plan, 4,
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
  plan = tel_test_plan_build (connection, request);
  runner = tel_runner_new (connection->cluster, plan);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "G3.7"));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "addPhone"), ==, 0);
  g_assert_cmpuint (tel_test_plan_get_state (plan, 0), ==, TEL_STEP_STATE_WAITING);
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

  tel_test_connection_load (connection);
  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, "csecure"), request);
  g_object_set (request, "leave-secure-connection", asked, NULL);
  plan = tel_test_plan_build (connection, request);
  g_assert_true (tel_plan_can_run (plan) == !asked);
  tel_test_plan_tick_all (plan);
  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
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

  tel_test_connection_load (connection);
  request = make_request (connection, "nmailer");
  g_object_set (request, "pattern", "3002", "add-number", TRUE, "no-partition", TRUE, NULL);
  plan = tel_test_plan_build (connection, request);
  tel_test_plan_tick_all (plan);
  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
  device = tel_test_connection_read_device (connection, "CSFNMAILER");
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, "3002");
  g_assert_cmpstr (tel_line_get_partition (line), ==, NULL);
  g_assert_false (tel_device_is_pending (device));
  g_assert_null (tel_runner_get_auth_string (runner));
  user = tel_test_connection_read_user (connection, "nmailer");
  g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "3002");
}

static void
test_unknown_user (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "bare");
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new ("nobody", TEL_DEVICE_TYPE_CSF);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  tel_softphone_builder_build_async (connection->cluster, request, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  plan = tel_softphone_builder_build_finish (done, &error);
  g_assert_null (plan);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "nobody"));
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
  add_for_each_release ("G2.8-support-field-directly", test_support_field_directly);
  add_for_each_step ("refused", test_refused);
  add_for_each_step ("lost-before", test_lost_before);
  add_for_each_step ("lost-after", test_lost_after);
  add_for_each_step ("lost-twice", test_lost_twice);
  g_test_add_func ("/runner/not-read-back", test_not_read_back);
  g_test_add_func ("/runner/stalled", test_stalled);
  g_test_add_func ("/runner/throttled", test_throttled);
  g_test_add_func ("/runner/throttled-for-good", test_throttled_for_good);
  g_test_add_data_func ("/runner/stopped-while-throttled", "plan", test_stopped_while_throttled);
  g_test_add_data_func ("/runner/waiting-stopped", NULL, test_stopped_while_throttled);
  g_test_add_func ("/runner/account-that-reads", test_account_that_reads);
  g_test_add_func ("/runner/lists-merge", test_lists_merge);
  g_test_add_func ("/runner/field-conflicts", test_field_conflicts);
  g_test_add_func ("/runner/name-taken-meanwhile", test_name_taken_meanwhile);
  g_test_add_func ("/runner/difference-warns", test_difference_warns);
  g_test_add_func ("/runner/G2.8-support-field-after-lost-answer", test_support_field_after_lost_answer);
  g_test_add_func ("/runner/G2.8-support-field-nowhere", test_support_field_nowhere);
  g_test_add_func ("/runner/G2.8-support-field-refused", test_support_field_refused);
  g_test_add_func ("/runner/unexpected-profile-stops", test_unexpected_profile_stops);
  g_test_add_func ("/runner/G4.5-replaced-string-not-given", test_replaced_string_not_given);
  g_test_add_func ("/runner/cancelled-between-steps", test_cancelled_between_steps);
  g_test_add_func ("/runner/unticked-not-begun", test_unticked_not_begun);
  g_test_add_data_func ("/runner/G4.4-leaves-secure-connection", GINT_TO_POINTER (TRUE), test_leaves_secure_connection);
  g_test_add_data_func ("/runner/G4.4-stays-unasked", GINT_TO_POINTER (FALSE), test_leaves_secure_connection);

  g_test_add_func ("/builder/unknown-user", test_unknown_user);

  return g_test_run ();
}
