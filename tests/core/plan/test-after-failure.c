/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-edit.h"
#include "plan/tel-owner-builder.h"
#include "plan/tel-parameter-builder.h"
#include "plan/tel-profile-builder.h"
#include "plan/tel-profile-proposal.h"
#include "plan/tel-rename-builder.h"
#include "plan/tel-renumber-builder.h"
#include "plan/tel-retire-builder.h"
#include "plan/tel-runner.h"
#include "plan/tel-step-private.h"
#include "tel-test-comparison.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* Every builder of plans, at every step, with every failure: going on ends in the wanted state, undoing in the first. A
 * new builder is one row more. */
typedef struct
{
  const char *name;
  const char *release;
  TelPlan *(*build) (TelTestConnection *connection);
  /* What is done to the cluster before anybody looks. */
  const char *preparation;
} Builder;

static TelPlan *
build_softphone (TelTestConnection *connection, const char *user_id, TelDeviceType type, const char *pattern)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (user_id, type);
  g_autoptr (GDateTime) deadline = g_date_time_new_utc (2035, 1, 1, 12, 0, 0);

  tel_softphone_builder_propose (connection->cluster, tel_cluster_get_user (connection->cluster, user_id), request);
  if (pattern != NULL)
    g_object_set (request, "pattern", pattern, "partition", "PT-Internal", "add-number", TRUE, NULL);
  if (type == TEL_DEVICE_TYPE_CSF)
    {
      g_object_set (tel_softphone_request_get_device (request), "security-profile", "CSF Encrypted AuthString", NULL);
      g_object_set (request, "start-capf", TRUE, "support-field", "configurationfile=group1.xml",
                    /* The same in every run, whatever the hour. */
                    "completes-by", deadline, NULL);
    }

  return tel_test_plan_build (connection, request);
}

/* Number, device with a string, user, Apply Config. */
static TelPlan *
build_secure_softphone (TelTestConnection *connection)
{
  return build_softphone (connection, "tadams", TEL_DEVICE_TYPE_CSF, "1060");
}

/* A line that another device has too. */
static TelPlan *
build_shared_line (TelTestConnection *connection)
{
  return build_softphone (connection, "tadams", TEL_DEVICE_TYPE_BOT, NULL);
}

/* Mobility before the device: the user is written twice. */
static TelPlan *
build_remote_device (TelTestConnection *connection)
{
  return build_softphone (connection, "tadams", TEL_DEVICE_TYPE_CTIRD, "1061");
}

static TelPlan *
build_string (TelTestConnection *connection, const char *device)
{
  GAsyncResult *result = NULL;

  tel_softphone_builder_build_new_string_async (connection->cluster, device, NULL, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_softphone_builder_build_new_string_finish);
}

/* Nothing was pending: the inverse cancels. */
static TelPlan *
build_first_string (TelTestConnection *connection)
{
  return build_string (connection, "CSFSNOMURA");
}

/* A string was pending: the inverse issues another. */
static TelPlan *
build_next_string (TelTestConnection *connection)
{
  return build_string (connection, "CSFPNOWAK");
}

static TelPlan *
await_retirement (GAsyncResult **result)
{
  g_autoptr (GAsyncResult) done = tel_test_await_result (result);
  g_autoptr (GError) error = NULL;
  TelPlan *plan = tel_retire_builder_build_finish (done, &error);

  g_assert_no_error (error);

  return plan;
}

/* The device with its line. */
static TelPlan *
build_retirement (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;

  tel_retire_builder_build_async (connection->cluster, "CSFHSUZUKI", TEL_RETIRE_WITH_LINES, NULL, tel_test_take_result,
                                  &result);

  return await_retirement (&result);
}

/* Three devices that share a line with a desk phone. */
static TelPlan *
build_retirement_of_user (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;

  tel_retire_builder_build_user_async (connection->cluster, "tribeiro", TEL_RETIRE_WITH_LINES | TEL_RETIRE_LEAVE_GROUPS,
                                       NULL, tel_test_take_result, &result);

  return await_retirement (&result);
}

static TelPlan *
build_capf (TelTestConnection *connection, TelCapfAction action)
{
  GAsyncResult *result = NULL;

  tel_capf_builder_build_async (connection->cluster, action, "CSFPNOWAK", NULL, NULL, NULL, tel_test_take_result,
                                &result);

  return tel_test_plan_await (&result, tel_capf_builder_build_finish);
}

static TelPlan *
build_cancellation (TelTestConnection *connection)
{
  return build_capf (connection, TEL_CAPF_ACTION_CANCEL);
}

static TelPlan *
build_extension (TelTestConnection *connection)
{
  return build_capf (connection, TEL_CAPF_ACTION_EXTEND);
}

/* A device with another line, label, pool and support field, and its user. */
static TelPlan *
build_edit (TelTestConnection *connection)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();
  g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelUser) user = tel_test_connection_read_user (connection, "hsuzuki");
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelUser) user_draft = tel_object_copy (TEL_OBJECT (user));
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_autoptr (TelLine) second =
      g_object_new (TEL_TYPE_LINE, "index", 2u, "pattern", "1062", "partition", "PT-Internal", "label", "Second", NULL);

  g_object_set (line, "label", "Edited", NULL);
  g_list_store_append (G_LIST_STORE (tel_device_get_lines (draft)), second);
  g_object_set (draft, "description", "Edited", "device-pool", "Tokyo", NULL);
  tel_device_set_support_field (draft, "configurationfile=edited.xml");
  g_object_set (user_draft, "home-cluster", FALSE, NULL);
  tel_edit_add_device (edit, base, draft);
  tel_edit_set_user (edit, user, user_draft);

  return tel_test_plan_build_edit (connection, edit, NULL);
}

/* The user alone. */
static TelPlan *
build_edit_of_user (TelTestConnection *connection)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();
  g_autoptr (TelUser) user = tel_test_connection_read_user (connection, "mgarcia");
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (user));

  g_object_set (draft, "groups", (const char *[]){ "Standard CCM End Users", NULL }, "home-cluster", FALSE, NULL);
  tel_edit_set_user (edit, user, draft);

  return tel_test_plan_build_edit (connection, edit, NULL);
}

static TelPlan *
build_renaming (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;

  tel_rename_builder_build_async (connection->cluster, "CSFHSUZUKI", "CSFHANAKO", NULL, NULL, tel_test_take_result,
                                  &result);

  return tel_test_plan_await (&result, tel_rename_builder_build_finish);
}

static TelPlan *
build_new_owner (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;

  tel_owner_builder_build_async (connection->cluster, "CSFHSUZUKI", "tadams", TEL_OWNER_DEFAULT_FLAGS, NULL, NULL,
                                 tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_owner_builder_build_finish);
}

static TelPlan *
build_number_change (TelTestConnection *connection, const TelNumberChange *change)
{
  GAsyncResult *result = NULL;

  tel_renumber_builder_build_async (connection->cluster, change, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_renumber_builder_build_finish);
}

/* The number itself gets another pattern, for all who share it. */
static TelPlan *
build_renumbering (TelTestConnection *connection)
{
  const TelNumberChange change = { .pattern = "1005",
                                   .partition = "PT-Internal",
                                   .new_pattern = "1063",
                                   .new_partition = "PT-Internal",
                                   .relabel = TRUE,
                                   .apply = TRUE };

  return build_number_change (connection, &change);
}

/* The user's devices get another number. */
static TelPlan *
build_move (TelTestConnection *connection)
{
  const TelNumberChange change = { .pattern = "1005",
                                   .partition = "PT-Internal",
                                   .new_pattern = "1064",
                                   .new_partition = "PT-Internal",
                                   .user_id = "hsuzuki",
                                   .add_number = TRUE,
                                   .relabel = TRUE,
                                   .apply = TRUE };

  return build_number_change (connection, &change);
}

/* On each node. */
static TelPlan *
build_parameter (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;

  tel_parameter_builder_build_async (connection->cluster, TEL_GUIDE_PARAMETER_ALERT_TIMER, "10000", FALSE, NULL,
                                     tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_parameter_builder_build_finish);
}

static TelPlan *
build_applied_parameter (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;

  tel_parameter_builder_build_async (connection->cluster, TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN, "example.com", TRUE,
                                     NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_parameter_builder_build_finish);
}

static TelPlan *
build_wish (TelTestConnection *connection, const TelProfileWish *wish)
{
  GAsyncResult *result = NULL;

  tel_profile_builder_build_async (connection->cluster, wish, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_profile_builder_build_finish);
}

static TelPlan *
build_profile (TelTestConnection *connection)
{
  g_autoptr (TelSecurityProfile) draft =
      tel_profile_proposal_new_security (TEL_DEVICE_TYPE_TCT, tel_cluster_get_release (connection->cluster));
  const TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SECURITY_PROFILE, .draft = TEL_OBJECT (draft) };

  g_object_set (draft, "name", "TCT Own", NULL);

  return build_wish (connection, &wish);
}

/* With a device that uses it, which takes the change over. */
static TelPlan *
build_applied_profile (TelTestConnection *connection)
{
  TelObject *base = TEL_OBJECT (tel_cluster_get_security_profile (connection->cluster, "CSF Authenticated NullString"));
  g_autoptr (TelObject) draft = tel_object_copy (base);
  const TelProfileWish wish = {
    TEL_PROFILE_ACTION_CHANGE, TEL_OBJECT_KIND_SECURITY_PROFILE, base, NULL, draft, TRUE, TRUE
  };

  g_object_set (draft, "description", "Changed", "device-security-mode", "Encrypted", NULL);

  return build_wish (connection, &wish);
}

static TelPlan *
build_profile_removal (TelTestConnection *connection)
{
  const TelProfileWish wish = {
    TEL_PROFILE_ACTION_REMOVE,
    TEL_OBJECT_KIND_SECURITY_PROFILE,
    TEL_OBJECT (tel_cluster_get_security_profile (connection->cluster, "TAB Encrypted AuthString")),
  };

  return build_wish (connection, &wish);
}

static TelPlan *
build_sip_profile (TelTestConnection *connection)
{
  TelObject *source = TEL_OBJECT (tel_cluster_get_sip_profile (connection->cluster, "Standard SIP Profile"));
  g_autoptr (TelObject) draft = tel_profile_proposal_new_copy (source);
  const TelProfileWish wish = { TEL_PROFILE_ACTION_ADD, TEL_OBJECT_KIND_SIP_PROFILE, NULL, source, draft };

  g_object_set (draft, "name", "Own", NULL);

  return build_wish (connection, &wish);
}

static const Builder builders[] = {
  { "softphone", "14.0", build_secure_softphone },
  { "softphone", "9.1", build_secure_softphone },
  { "shared-line", "14.0", build_shared_line },
  { "remote-device", "14.0", build_remote_device },
  { "first-string", "14.0", build_first_string },
  { "next-string", "14.0", build_next_string },
  { "next-string", "10.5", build_next_string },
  { "retire", "14.0", build_retirement },
  { "retire", "9.1", build_retirement },
  { "retire-user", "14.0", build_retirement_of_user },
  { "rename", "14.0", build_renaming },
  { "rename", "9.1", build_renaming },
  { "owner", "14.0", build_new_owner },
  { "owner", "9.1", build_new_owner },
  { "renumber", "14.0", build_renumbering },
  { "move", "14.0", build_move },
  { "edit", "14.0", build_edit },
  { "edit", "9.1", build_edit },
  { "edit-user", "14.0", build_edit_of_user },
  { "edit-user", "9.1", build_edit_of_user },
  { "cancel", "14.0", build_cancellation },
  { "extend", "14.0", build_extension },
  { "parameter", "14.0", build_parameter },
  { "parameter", "9.1", build_parameter },
  { "applied-parameter", "14.0", build_applied_parameter,
    "UPDATE processconfig SET paramvalue = NULL WHERE paramname = 'OrganizationDomain'" },
  { "profile", "14.0", build_profile },
  { "profile", "9.1", build_profile },
  { "applied-profile", "14.0", build_applied_profile },
  { "applied-profile", "9.1", build_applied_profile },
  { "profile-removal", "14.0", build_profile_removal },
  { "sip-profile", "14.0", build_sip_profile },
};

/* Refused by the server, reset before and after, busy; twice where once is settled by reading. */
typedef struct
{
  const char *name;
  TelSimulatorDisturbanceKind kind;
  guint times;
} Failure;

static const Failure failures[] = {
  { "refused", TEL_SIMULATOR_DISTURBANCE_REFUSE, 1 },
  { "reset-before", TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, 1 },
  { "reset-before-twice", TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, 2 },
  { "reset-after", TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, 1 },
  { "reset-after-twice", TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, 2 },
  { "busy", TEL_SIMULATOR_DISTURBANCE_THROTTLE, 0 },
};

/* One cluster for all failures of a builder: undoing leads back to where it began. */
typedef struct
{
  TelTestConnection *connection;
  char *path;
  TelJournal *journal;
  JsonNode *first;
  const Builder *builder;
  TelPlan *plan;
  TelRunner *runner;
} Fixture;

static Fixture *
fixture_new (const Builder *builder)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new (builder->release, "small");
  if (builder->preparation != NULL)
    tel_simulator_store_run (self->connection->simulator->store, NULL, builder->preparation, TEL_SIMULATOR_END);
  tel_test_connection_load (self->connection);
  self->path = tel_journal_dup_default_path ();
  self->journal = tel_journal_new (self->path);
  self->first = tel_test_comparison_take (self->connection->simulator);
  self->builder = builder;

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_clear_object (&self->runner);
  g_clear_object (&self->plan);
  json_node_unref (self->first);
  tel_test_journal_close (self->journal, self->path);
  g_free (self->path);
  tel_test_connection_free (self->connection);
  g_free (self);
}

static void
build (Fixture *self)
{
  g_clear_object (&self->runner);
  g_clear_object (&self->plan);
  self->plan = self->builder->build (self->connection);
  tel_test_plan_tick_all (self->plan);
  g_assert_true (tel_plan_can_run (self->plan));
  self->runner = tel_runner_new (self->connection->cluster, self->plan);
  tel_runner_set_journal (self->runner, self->journal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static char *
get_operation (Fixture *fixture, TelStep *step)
{
  static const char *const verbs[] = { "add", "update", "remove", "apply" };
  static const char *const operands[] = {
    [TEL_OBJECT_KIND_USER] = "User",
    [TEL_OBJECT_KIND_DEVICE] = "Phone",
    [TEL_OBJECT_KIND_DIRECTORY_NUMBER] = "Line",
    [TEL_OBJECT_KIND_SECURITY_PROFILE] = "PhoneSecurityProfile",
    [TEL_OBJECT_KIND_SIP_PROFILE] = "SipProfile",
  };
  const char *operand;

  if (tel_step_get_kind (step) == TEL_OBJECT_KIND_PARAMETER)
    return g_strdup (tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY ? "applyConfigEnterpriseParameters"
                                                                               : "updateServiceParameter");

  operand = operands[tel_step_get_kind (step)];

  if (tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY &&
      tel_cluster_get_release (fixture->connection->cluster) < TEL_RELEASE_10_0)
    return g_strdup ("doDeviceReset");

  return g_strconcat (verbs[tel_step_get_operation (step)], operand, NULL);
}

/* Arranges a failure for one step, by the how manieth of its operation it is. */
static void
arrange (Fixture *fixture, guint position, const Failure *failure)
{
  GListModel *steps = tel_plan_get_steps (fixture->plan);
  g_autoptr (TelStep) step = g_list_model_get_item (steps, position);
  g_autofree char *operation = get_operation (fixture, step);
  guint occurrence = 1;

  for (guint i = 0; i < position; i++)
    {
      g_autoptr (TelStep) other = g_list_model_get_item (steps, i);
      g_autofree char *name = get_operation (fixture, other);

      if (g_str_equal (name, operation))
        occurrence++;
    }

  if (failure->kind == TEL_SIMULATOR_DISTURBANCE_REFUSE)
    tel_test_simulator_refuse (fixture->connection->simulator, operation, occurrence, 4711, "It does not please me");
  else if (failure->times == 0)
    for (guint i = 0; i < 30; i++)
      tel_test_simulator_disturb (fixture->connection->simulator, failure->kind, operation, occurrence + i);
  else
    for (guint i = 0; i < failure->times; i++)
      tel_test_simulator_disturb (fixture->connection->simulator, failure->kind, operation, occurrence + i);
}

static void
disturb_no_more (Fixture *fixture)
{
  tel_simulator_disturbances_clear (tel_simulator_server_get_disturbances (fixture->connection->simulator->server));
}

static void
fail_at (Fixture *fixture, guint position, const Failure *failure)
{
  g_autoptr (GError) error = NULL;

  arrange (fixture, position, failure);
  if (!tel_test_plan_run (fixture->runner, &error))
    g_test_message ("%s", error->message);
  disturb_no_more (fixture);
  if (failure->kind == TEL_SIMULATOR_DISTURBANCE_REFUSE || failure->times != 1)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (fixture->plan), position);
      gboolean is_settled = failure->kind == TEL_SIMULATOR_DISTURBANCE_RESET_AFTER &&
                            tel_step_get_operation (step) != TEL_STEP_OPERATION_APPLY;

      g_assert_true (error != NULL || is_settled || tel_step_is_idle (step));
    }
}

/* As after a new start: from the journal. */
static TelJournalEntry *
read_entry (Fixture *fixture)
{
  return tel_test_journal_read_last (fixture->journal);
}

static void
resume (Fixture *fixture)
{
  g_autoptr (TelJournalEntry) entry = read_entry (fixture);
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  if (tel_journal_entry_get_state (entry) == TEL_JOURNAL_STATE_DONE)
    return;

  g_assert_cmpuint (tel_journal_entry_get_state (entry), ==, TEL_JOURNAL_STATE_STOPPED);
  runner = tel_runner_new_again (fixture->connection->cluster, fixture->journal, entry, &error);
  g_assert_no_error (error);
  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
}

static gboolean
is_nothing_to_undo (TelPlan *undo)
{
  g_autoptr (TelNotice) notice = g_list_model_get_item (tel_plan_get_notices (undo), 0);

  return notice != NULL && tel_notice_get_force (notice) == TEL_FORCE_REFUSE &&
         g_str_has_suffix (tel_notice_get_text (notice), "there is nothing to undo.");
}

static void
undo (Fixture *fixture)
{
  g_autoptr (TelJournalEntry) entry = read_entry (fixture);
  g_autoptr (GError) error = NULL;
  TelPlan *plan = tel_journal_entry_get_plan (entry, &error);
  g_autoptr (TelPlan) inverse = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (JsonNode) last = NULL;

  g_assert_no_error (error);
  inverse = tel_test_plan_build_undo (fixture->connection, plan);
  tel_test_plan_tick_all (inverse);
  if (!is_nothing_to_undo (inverse))
    {
      g_assert_true (tel_plan_can_run (inverse));
      runner = tel_runner_new (fixture->connection->cluster, inverse);
      tel_runner_set_journal (runner, fixture->journal);
      tel_test_plan_run_to_end (runner);
    }
  last = tel_test_comparison_take (fixture->connection->simulator);
  tel_test_comparison_assert_announced (fixture->first, last, inverse);
  /* What was announced is where the next failure begins. */
  json_node_unref (fixture->first);
  fixture->first = g_steal_pointer (&last);
}

static void
test_resumed (Fixture *fixture, guint position, const Failure *failure, JsonNode *wanted)
{
  g_autoptr (JsonNode) last = NULL;

  build (fixture);
  fail_at (fixture, position, failure);
  resume (fixture);
  last = tel_test_comparison_take (fixture->connection->simulator);
  tel_test_comparison_assert_same (wanted, last);
  undo (fixture);
}

static void
test_undone (Fixture *fixture, guint position, const Failure *failure)
{
  build (fixture);
  fail_at (fixture, position, failure);
  undo (fixture);
}

static void
test_builder (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (JsonNode) wanted = NULL;
  guint n_steps;

  build (fixture);
  n_steps = g_list_model_get_n_items (tel_plan_get_steps (fixture->plan));
  tel_test_plan_run_to_end (fixture->runner);
  wanted = tel_test_comparison_take (fixture->connection->simulator);
  undo (fixture);

  for (guint position = 0; position < n_steps; position++)
    for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
      {
        g_test_message ("step %u of %u, %s", position + 1, n_steps, failures[i].name);
        test_resumed (fixture, position, &failures[i], wanted);
        /* What was settled by reading has come to its end, and was undone above. */
        if (failures[i].times != 1 || failures[i].kind == TEL_SIMULATOR_DISTURBANCE_REFUSE)
          test_undone (fixture, position, &failures[i]);
      }
}

/* With PART N-PARTS behind the options, only that part of the cases. */
int
main (int argc, char **argv)
{
  guint part, n_parts;

  tel_test_init (&argc, &argv);
  part = argc == 3 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  n_parts = argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1;

  for (guint i = part; i < G_N_ELEMENTS (builders); i += n_parts)
    {
      g_autofree char *path = g_strdup_printf ("/after-failure/%s/%s", builders[i].name, builders[i].release);

      g_test_add_data_func (path, &builders[i], test_builder);
    }

  return g_test_run ();
}
