/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-directory-number.h"
#include "model/tel-error.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* One object whose name is another one afterwards. */
typedef struct
{
  const char *name;
  TelObjectKind kind;
  const char *old_name;
  const char *partition;
  const char *property;
  const char *new_name;
  const char *taken_name;
  const char *operation;
} Renaming;

static const Renaming renamings[] = {
  { "device", TEL_OBJECT_KIND_DEVICE, "CSFAKenzi", NULL, "name", "CSFANEW", "SEP001122334455", "updatePhone" },
  { "user", TEL_OBJECT_KIND_USER, "mgarcia", NULL, "user-id", "mgarcia2", "tadams", "updateUser" },
  { "number", TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1001", "PT-Internal", "pattern", "1066", "1002", "updateLine" },
};

typedef struct
{
  const Renaming *renaming;
  TelTestConnection *connection;
  TelPlan *plan;
  TelStep *step;
} Fixture;

static TelObject *
read_object (TelTestConnection *connection, const Renaming *renaming, const char *name)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_cluster_read_async (connection->cluster, renaming->kind, name, renaming->partition, NULL, tel_test_take_result,
                          &result);
  done = tel_test_await_result (&result);

  return tel_cluster_read_finish (connection->cluster, done, NULL);
}

static Fixture *
fixture_new (const Renaming *renaming, const char *new_name)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (TelObject) base = NULL;
  g_autoptr (TelObject) draft = NULL;

  self->renaming = renaming;
  self->connection = tel_test_connection_new_loaded ("14.0");
  base = read_object (self->connection, renaming, renaming->old_name);
  g_assert_nonnull (base);
  draft = tel_object_copy (base);
  g_object_set (draft, renaming->property, new_name, NULL);
  self->plan = tel_plan_new ("Rename", "Rename");
  self->step = tel_step_new (TEL_STEP_OPERATION_UPDATE, renaming->kind, base, draft);
  tel_step_take_sentence (self->step, g_strdup ("Rename"));
  tel_plan_add_step (self->plan, self->step);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_clear_object (&self->step);
  g_assert_finalize_object (self->plan);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static gboolean
run (Fixture *fixture, GError **error)
{
  g_autoptr (TelRunner) runner = tel_runner_new (fixture->connection->cluster, fixture->plan);

  return tel_test_plan_run (runner, error);
}

static void
assert_renamed (Fixture *fixture, guint n_sent)
{
  const Renaming *renaming = fixture->renaming;
  g_autoptr (TelObject) old = read_object (fixture->connection, renaming, renaming->old_name);
  g_autoptr (TelObject) new = read_object (fixture->connection, renaming, renaming->new_name);

  g_assert_null (old);
  g_assert_nonnull (new);
  g_assert_cmpstr (tel_object_get_uuid (new), ==, tel_object_get_uuid (tel_step_get_base (fixture->step)));
  g_assert_cmpuint (tel_step_get_state (fixture->step), ==, TEL_STEP_STATE_DONE);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, renaming->operation), ==,
                    n_sent);
}

static void
test_renames (gconstpointer data)
{
  const Renaming *renaming = data;
  g_autoptr (Fixture) fixture = fixture_new (renaming, renaming->new_name);
  g_autoptr (GError) error = NULL;

  run (fixture, &error);
  g_assert_no_error (error);
  assert_renamed (fixture, 1);
}

static void
test_lost (gconstpointer data, TelSimulatorDisturbanceKind kind, guint n_sent)
{
  const Renaming *renaming = data;
  g_autoptr (Fixture) fixture = fixture_new (renaming, renaming->new_name);
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->connection->simulator, kind, renaming->operation, 1);
  run (fixture, &error);
  g_assert_no_error (error);
  assert_renamed (fixture, n_sent);
}

/* Nothing of the new name is there, and the old one is as it was. */
static void
test_lost_before (gconstpointer data)
{
  test_lost (data, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, 2);
}

/* Found by its new name: nothing is sent again. */
static void
test_lost_after (gconstpointer data)
{
  test_lost (data, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, 1);
}

/* The program ended before it knew what became of it. */
static void
test_resumed_after (gconstpointer data)
{
  const Renaming *renaming = data;
  g_autoptr (Fixture) fixture = fixture_new (renaming, renaming->new_name);
  g_autoptr (GError) error = NULL;

  run (fixture, &error);
  g_assert_no_error (error);
  tel_step_set_state (fixture->step, TEL_STEP_STATE_RUNNING, NULL);
  run (fixture, &error);
  g_assert_no_error (error);
  assert_renamed (fixture, 1);
}

static void
test_resumed_before (gconstpointer data)
{
  const Renaming *renaming = data;
  g_autoptr (Fixture) fixture = fixture_new (renaming, renaming->new_name);
  g_autoptr (GError) error = NULL;

  tel_step_set_state (fixture->step, TEL_STEP_STATE_UNKNOWN, NULL);
  run (fixture, &error);
  g_assert_no_error (error);
  assert_renamed (fixture, 1);
}

static void
test_taken (gconstpointer data)
{
  const Renaming *renaming = data;
  g_autoptr (Fixture) fixture = fixture_new (renaming, renaming->taken_name);
  g_autoptr (TelObject) old = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (run (fixture, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_DUPLICATE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, renaming->taken_name));
  g_assert_nonnull (strstr (error->message, renaming->old_name));
  g_assert_cmpuint (tel_step_get_state (fixture->step), ==, TEL_STEP_STATE_FAILED);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, renaming->operation), ==, 0);
  old = read_object (fixture->connection, renaming, renaming->old_name);
  g_assert_nonnull (old);
}

/* Audit rule H05: what the cluster says of it does not tell what to do. */
static void
test_remote_destination (void)
{
  g_autoptr (Fixture) fixture = fixture_new (&renamings[0], "CSFANEW");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, "updatePhone", 1, 5000,
                             "Remote Destination is not allowed for CSF Devices");
  run (fixture, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "H05"));
  g_assert_nonnull (strstr (error->message, "not allowed for CSF Devices"));
  g_assert_nonnull (strstr (tel_step_get_message (fixture->step), "H05"));
  g_assert_cmpint (tel_step_get_state (fixture->step), ==, TEL_STEP_STATE_FAILED);
}

/* Any other refusal is told as it is. */
static void
test_other_refusal (void)
{
  g_autoptr (Fixture) fixture = fixture_new (&renamings[0], "CSFANEW");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (fixture->connection->simulator, "updatePhone", 1, 5000, "Something else");
  run (fixture, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_null (strstr (error->message, "H05"));
}

/* Audit rule H06: a plan is held against what there is right before it is written. */
static void
test_changed_elsewhere (void)
{
  static const Renaming description = { "description", TEL_OBJECT_KIND_DEVICE, "CSFAKenzi", NULL, "description", "Mine",
                                        NULL,          "updatePhone" };
  g_autoptr (Fixture) fixture = fixture_new (&description, "Mine");
  g_autoptr (GError) error = NULL;
  g_autoptr (TelDevice) device = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator, "<updatePhone><name>CSFAKenzi</name><description>Theirs"
                                                             "</description></updatePhone>");
  run (fixture, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "updatePhone"), ==, 0);
  device = tel_test_connection_read_device (fixture->connection, "CSFAKenzi");
  g_assert_cmpstr (tel_device_get_description (device), ==, "Theirs");
}

static void
add_test (const char *name, const Renaming *renaming, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/step-run/rename/%s/%s", name, renaming->name);

  g_test_add_data_func (path, renaming, function);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (renamings); i++)
    {
      add_test ("done", &renamings[i], test_renames);
      add_test ("lost-before", &renamings[i], test_lost_before);
      add_test ("lost-after", &renamings[i], test_lost_after);
      add_test ("resumed-after", &renamings[i], test_resumed_after);
      add_test ("resumed-before", &renamings[i], test_resumed_before);
      add_test ("taken", &renamings[i], test_taken);
    }
  g_test_add_func ("/step-run/refused/H05-remote-destination", test_remote_destination);
  g_test_add_func ("/step-run/refused/other", test_other_refusal);
  g_test_add_func ("/step-run/H06-changed-elsewhere", test_changed_elsewhere);

  return g_test_run ();
}
