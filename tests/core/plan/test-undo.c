/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-deadline.h"
#include "model/tel-error.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"
#include "tel-test-comparison.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define NAME "CSFTADAMS"
#define OLD_NAME "CSFHSUZUKI"
#define PENDING "CSFPNOWAK"

typedef struct
{
  TelTestConnection *connection;
  JsonNode *first;
} Fixture;

static void
set_up (Fixture *self, gconstpointer release)
{
  self->connection = tel_test_connection_new_loaded (release);
  self->first = tel_test_comparison_take (self->connection->simulator);
}

static void
tear_down (Fixture *self, gconstpointer release)
{
  json_node_unref (self->first);
  tel_test_connection_free (self->connection);
}

static void
run (Fixture *self, TelPlan *plan, TelJournal *journal)
{
  g_autoptr (TelRunner) runner = tel_runner_new (self->connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_runner_set_journal (runner, journal);
  tel_test_plan_run_to_end (runner);
}

/* A softphone with a number of its own, carried out. */
static TelPlan *
provision (Fixture *self, TelJournal *journal)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new ("tadams", TEL_DEVICE_TYPE_CSF);
  TelPlan *plan;

  tel_softphone_builder_propose (self->connection->cluster, tel_cluster_get_user (self->connection->cluster, "tadams"),
                                 request);
  g_object_set (request, "pattern", "1060", "partition", "PT-Internal", "add-number", TRUE, NULL);
  plan = tel_test_plan_build (self->connection, request);
  run (self, plan, journal);

  return plan;
}

/* A plan of one change of a device, carried out. */
static TelPlan *
change (Fixture *self, const char *property, const char *value)
{
  g_autoptr (TelDevice) base = tel_test_connection_read_device (self->connection, OLD_NAME);
  g_autoptr (TelObject) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelStep) step = NULL;
  TelPlan *plan = tel_plan_new ("Change", "Change");

  g_object_set (draft, property, value, NULL);
  step = tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base), draft);
  tel_step_take_sentence (step, g_strdup ("Change"));
  tel_plan_add_step (plan, step);
  run (self, plan, NULL);

  return plan;
}

static void
assert_refused (TelPlan *undo, const char *first, const char *second)
{
  g_autoptr (TelNotice) notice = g_list_model_get_item (tel_plan_get_notices (undo), 0);

  g_assert_false (tel_plan_can_run (undo));
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (undo)), ==, 0);
  g_assert_nonnull (notice);
  g_test_message ("%s", tel_notice_get_text (notice));
  g_assert_cmpuint (tel_notice_get_force (notice), ==, TEL_FORCE_REFUSE);
  g_assert_nonnull (strstr (tel_notice_get_text (notice), first));
  g_assert_nonnull (strstr (tel_notice_get_text (notice), second));
}

static void
assert_step (TelPlan *plan, guint position, TelStepOperation operation, TelObjectKind kind)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), position);

  g_assert_nonnull (step);
  g_test_message ("%s", tel_step_get_sentence (step));
  g_assert_cmpuint (tel_step_get_operation (step), ==, operation);
  g_assert_cmpuint (tel_step_get_kind (step), ==, kind);
}

/* The association before the device, the device before its number. */
static void
test_order (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = provision (fixture, NULL);
  g_autoptr (TelPlan) undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_autoptr (JsonNode) last = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (undo)), ==, 3);
  assert_step (undo, 0, TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_USER);
  assert_step (undo, 1, TEL_STEP_OPERATION_REMOVE, TEL_OBJECT_KIND_DEVICE);
  assert_step (undo, 2, TEL_STEP_OPERATION_REMOVE, TEL_OBJECT_KIND_DIRECTORY_NUMBER);
  run (fixture, undo, NULL);
  last = tel_test_comparison_take (fixture->connection->simulator);
  tel_test_comparison_assert_same (fixture->first, last);
}

static void
test_changed_since (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = provision (fixture, NULL);
  g_autoptr (TelPlan) undo = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFTADAMS</name><devicePoolName>Tokyo</devicePoolName></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  assert_refused (undo, "“Device pool” was “Default” after the plan", "the cluster has “Tokyo” now");
}

static void
test_number_in_use (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = provision (fixture, NULL);
  g_autoptr (TelPlan) undo = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFHSUZUKI</name><lines><line><index>1</index>"
                             "<dirn><pattern>1060</pattern><routePartitionName>PT-Internal</routePartitionName></dirn>"
                             "</line></lines></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  assert_refused (undo, "1060 in PT-Internal is a line of CSFHSUZUKI", "Take it off there first");
}

/* What the plan did not change is nobody's to put back. */
static void
test_other_field (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = change (fixture, "description", "Changed");
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (TelDevice) device = NULL;

  tel_test_simulator_mutate (
      fixture->connection->simulator,
      "<updatePhone><name>CSFHSUZUKI</name><devicePoolName>Tokyo</devicePoolName></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  run (fixture, undo, NULL);
  device = tel_test_connection_read_device (fixture->connection, OLD_NAME);
  g_assert_cmpstr (tel_device_get_device_pool (device), ==, "Tokyo");
  g_assert_cmpstr (tel_device_get_description (device), !=, "Changed");
}

static void
test_same_field (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = change (fixture, "description", "Changed");
  g_autoptr (TelPlan) undo = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFHSUZUKI</name><description>Theirs</description></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  assert_refused (undo, "“Changed” after the plan", "“Theirs”");
}

static void
test_renaming (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = change (fixture, "name", "CSFRENAMED");
  g_autoptr (TelPlan) undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_autoptr (JsonNode) last = NULL;

  run (fixture, undo, NULL);
  last = tel_test_comparison_take (fixture->connection->simulator);
  tel_test_comparison_assert_same (fixture->first, last);
}

static void
test_old_name_taken (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = change (fixture, "name", "CSFRENAMED");
  g_autoptr (TelPlan) undo = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFCSECURE</name><newName>CSFHSUZUKI</newName></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  assert_refused (undo, "There is another", OLD_NAME);
}

/* A device that comes back is applied, though its removal was not (G2.7). */
static void
test_removal_applied (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelDevice) base = tel_test_connection_read_device (fixture->connection, OLD_NAME);
  g_autoptr (TelStep) step = tel_step_new (TEL_STEP_OPERATION_REMOVE, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base), NULL);
  g_autoptr (TelPlan) plan = tel_plan_new ("Remove", "Remove");
  g_autoptr (TelPlan) undo = NULL;

  tel_step_take_sentence (step, g_strdup ("Remove"));
  tel_plan_add_step (plan, step);
  run (fixture, plan, NULL);
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (undo)), ==, 2);
  assert_step (undo, 0, TEL_STEP_OPERATION_ADD, TEL_OBJECT_KIND_DEVICE);
  assert_step (undo, 1, TEL_STEP_OPERATION_APPLY, TEL_OBJECT_KIND_DEVICE);
}

static TelPlan *
change_enrolment (Fixture *self, TelCapfAction action)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  tel_capf_builder_build_async (self->connection->cluster, action, PENDING, NULL, NULL, NULL, tel_test_take_result,
                                &result);
  done = tel_test_await_result (&result);
  plan = tel_capf_builder_build_finish (done, &error);
  g_assert_no_error (error);
  run (self, plan, NULL);

  return plan;
}

/* The deadline of before is over by now (G4.3). */
static void
test_extension_too_late (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelDevice) before = tel_test_connection_read_device (fixture->connection, PENDING);
  g_autoptr (TelPlan) plan = change_enrolment (fixture, TEL_CAPF_ACTION_EXTEND);
  g_autoptr (GDateTime) old = tel_deadline_parse (tel_device_get_completes_by (before),
                                                  tel_cluster_get_time_zone (fixture->connection->cluster));
  g_autoptr (TelPlan) undo = NULL;

  tel_simulator_clock_hold (fixture->connection->simulator->clock, old);
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  assert_refused (undo, "cannot be put back", PENDING);
}

static void
forget_strings (TelPlan *plan)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), 0);
  g_autoptr (TelObject) result = tel_object_copy (tel_step_get_result (step));

  g_object_set (result, "authentication-string", NULL, NULL);
  tel_step_set_result (step, result);
}

/* Of a plan of the journal nobody knows whether the string is still its own: that is asked. */
static void
test_doubtful_string (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = change_enrolment (fixture, TEL_CAPF_ACTION_ISSUE);
  g_autoptr (TelPlan) known = tel_test_plan_build_undo (fixture->connection, plan);
  g_autoptr (TelPlan) unknown = NULL;

  tel_test_plan_assert_said (known, "undo", TEL_FORCE_TICK, "cannot be brought back");
  for (guint i = 0; i < g_list_model_get_n_items (tel_plan_get_notices (known)); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (tel_plan_get_notices (known), i);

      g_assert_null (strstr (tel_notice_get_text (notice), "cannot be told"));
    }
  forget_strings (plan);
  unknown = tel_test_plan_build_undo (fixture->connection, plan);
  tel_test_plan_assert_said (unknown, "undo", TEL_FORCE_TICK, "cannot be told");
}

/* Another string with the same deadline is somebody else's, and stays. */
static void
test_string_of_others (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = change_enrolment (fixture, TEL_CAPF_ACTION_ISSUE);
  g_autoptr (TelPlan) undo = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>" PENDING
                             "</name><certificateOperation>Install/Upgrade</certificateOperation>"
                             "<authenticationString>20071969</authenticationString></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (undo)), ==, 0);
}

static void
test_nothing_carried_out (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = tel_plan_new ("Nothing", "Nothing");
  g_autoptr (TelPlan) undo = tel_test_plan_build_undo (fixture->connection, plan);

  assert_refused (undo, "Nothing of this plan was carried out", "nothing to undo");
}

/* The inverse can be undone itself: what it took away comes back. */
static void
test_undo_of_undo (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelPlan) plan = provision (fixture, NULL);
  g_autoptr (JsonNode) provisioned = tel_test_comparison_take (fixture->connection->simulator);
  g_autoptr (TelPlan) undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_autoptr (TelPlan) again = NULL;
  g_autoptr (JsonNode) last = NULL;

  run (fixture, undo, NULL);
  again = tel_test_plan_build_undo (fixture->connection, undo);
  run (fixture, again, NULL);
  last = tel_test_comparison_take (fixture->connection->simulator);
  tel_test_comparison_assert_announced (provisioned, last, again);
}

/* Undone once, and not gone on with afterwards. */
static void
test_once (Fixture *fixture, gconstpointer release)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  TelJournal *journal = tel_journal_new (path);
  g_autoptr (TelPlan) plan = provision (fixture, journal);
  g_autoptr (TelPlan) undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_autoptr (TelPlan) twice = tel_test_plan_build_undo (fixture->connection, plan);
  g_autoptr (TelPlan) redo = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tel_plan_get_number (plan), !=, 0);
  g_assert_cmpint (tel_plan_get_undoes (undo), ==, tel_plan_get_number (plan));
  run (fixture, undo, journal);

  runner = tel_runner_new (fixture->connection->cluster, twice);
  tel_runner_set_journal (runner, journal);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_clear_object (&runner);

  entries = tel_test_journal_list (journal);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (tel_journal_entry_get_undoes (entries->pdata[0]), ==, tel_plan_get_number (plan));
  g_assert_true (tel_journal_entry_is_undone (entries->pdata[1]));
  g_assert_cmpint (tel_journal_entry_get_undo (entries->pdata[1]), ==, tel_plan_get_number (undo));
  g_assert_false (tel_journal_entry_is_undone (entries->pdata[0]));

  /* What was undone is in force again when that is undone too. */
  redo = tel_test_plan_build_undo (fixture->connection, undo);
  run (fixture, redo, journal);
  later = tel_test_journal_list (journal);
  g_assert_cmpuint (later->len, ==, 3);
  g_assert_false (tel_journal_entry_is_undone (later->pdata[2]));
  g_assert_true (tel_journal_entry_is_undone (later->pdata[1]));
  tel_test_journal_close (journal, path);
}

static void
add_test (const char *name, const char *release, void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/undo/%s/%s", name, release);

  g_test_add (path, Fixture, release, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "14.0" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      add_test ("order", releases[i], test_order);
      add_test ("number-in-use", releases[i], test_number_in_use);
    }
  add_test ("changed-since", "14.0", test_changed_since);
  add_test ("other-field", "14.0", test_other_field);
  add_test ("same-field", "14.0", test_same_field);
  add_test ("renaming", "14.0", test_renaming);
  add_test ("old-name-taken", "14.0", test_old_name_taken);
  add_test ("nothing-carried-out", "14.0", test_nothing_carried_out);
  add_test ("G2.7-removal-applied", "14.0", test_removal_applied);
  add_test ("G4.3-extension-too-late", "14.0", test_extension_too_late);
  add_test ("doubtful-string", "14.0", test_doubtful_string);
  add_test ("string-of-others", "14.0", test_string_of_others);
  add_test ("undo-of-undo", "14.0", test_undo_of_undo);
  add_test ("once", "14.0", test_once);

  return g_test_run ();
}
