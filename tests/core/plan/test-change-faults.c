/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"
#include "plan/tel-owner-builder.h"
#include "plan/tel-rename-builder.h"
#include "plan/tel-renumber-builder.h"
#include "plan/tel-retire-builder.h"
#include "plan/tel-undo.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* The plans that change what exists, disturbed at every step: afterwards the cluster holds what it would hold without.
 */

typedef struct
{
  const char *name;
  void (*build) (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data);
  TelPlan *(*finish) (GAsyncResult *result, GError **error);
  /* What remains of a plan that was undone: the configuration was applied. %NULL where a removal has to be undone. */
  const char *applied;
} Maker;

typedef enum
{
  FAULT_NONE,
  FAULT_LOST_BEFORE,
  FAULT_LOST_AFTER,
  FAULT_REFUSED,
  N_FAULTS,
} Fault;

static void
retire (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  tel_retire_builder_build_async (cluster, "CSFHSUZUKI", TEL_RETIRE_WITH_LINES, NULL, callback, user_data);
}

static void
retire_all (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  tel_retire_builder_build_user_async (cluster, "tribeiro", TEL_RETIRE_LEAVE_GROUPS, NULL, callback, user_data);
}

static void
rename_device (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  tel_rename_builder_build_async (cluster, "CSFHSUZUKI", "CSFHANAKO", NULL, NULL, callback, user_data);
}

static void
change_owner (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  tel_owner_builder_build_async (cluster, "CSFHSUZUKI", "mgarcia", TEL_OWNER_DEFAULT_FLAGS, NULL, NULL, callback,
                                 user_data);
}

static void
renumber (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  const TelNumberChange change = { "1006", "PT-Internal", "1066", "PT-Internal", .relabel = TRUE, .apply = TRUE };

  tel_renumber_builder_build_async (cluster, &change, NULL, callback, user_data);
}

static void
move (TelCluster *cluster, GAsyncReadyCallback callback, gpointer user_data)
{
  const TelNumberChange change = { "1005",          "PT-Internal",        "1065",
                                   "PT-Internal",   .user_id = "hsuzuki", .add_number = TRUE,
                                   .relabel = TRUE, .apply = TRUE };

  tel_renumber_builder_build_async (cluster, &change, NULL, callback, user_data);
}

static const Maker makers[] = {
  { "retire", retire, tel_retire_builder_build_finish },
  { "retire-all", retire_all, tel_retire_builder_build_finish },
  { "rename", rename_device, tel_rename_builder_build_finish, "~phones/CSFHSUZUKI/applyCount" },
  { "owner", change_owner, tel_owner_builder_build_finish, "~phones/CSFHSUZUKI/applyCount" },
  { "renumber", renumber, tel_renumber_builder_build_finish,
    "~phones/BOTTRIBEIRO/applyCount ~phones/SEP001122334458/applyCount ~phones/TABTRIBEIRO/applyCount "
    "~phones/TCTTRIBEIRO/applyCount" },
  { "move", move, tel_renumber_builder_build_finish, "~phones/CSFHSUZUKI/applyCount" },
};

static const char *
get_operation (TelStep *step)
{
  static const char *const operations[][3] = {
    { "addUser", "updateUser", "removeUser" },
    { "addPhone", "updatePhone", "removePhone" },
    { "addLine", "updateLine", "removeLine" },
  };

  return operations[tel_step_get_kind (step)][tel_step_get_operation (step)];
}

/* Which of the requests of its operation a step is. What is applied may be repeated, and is no part of this. */
static guint
count_before (TelPlan *plan, guint position)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), position);
  guint n = 0;

  for (guint i = 0; i <= position; i++)
    {
      g_autoptr (TelStep) other = g_list_model_get_item (tel_plan_get_steps (plan), i);

      if (tel_step_get_operation (other) != TEL_STEP_OPERATION_APPLY &&
          g_str_equal (get_operation (other), get_operation (step)))
        n++;
    }

  return n;
}

static void
disturb (TelTestConnection *connection, TelPlan *plan, guint position, Fault fault)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), position);
  guint occurrence = count_before (plan, position);

  if (fault == FAULT_LOST_BEFORE)
    tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, get_operation (step),
                                occurrence);
  else if (fault == FAULT_LOST_AFTER)
    tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, get_operation (step),
                                occurrence);
  else if (fault == FAULT_REFUSED)
    tel_test_simulator_refuse (connection->simulator, get_operation (step), occurrence, 4711, "Not now");
}

static TelPlan *
make_plan (TelTestConnection *connection, const Maker *maker)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  maker->build (connection->cluster, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  plan = maker->finish (done, &error);
  g_assert_no_error (error);
  tel_test_plan_tick_all (plan);
  g_assert_true (tel_plan_can_run (plan));

  return plan;
}

/* Runs a plan with one fault, and goes on where the fault stopped it. %NULL when there is no such step to disturb. */
static TelTestDump *
run (const Maker *maker, const char *release, guint position, Fault fault, guint *n_steps)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelStep) step = NULL;

  tel_test_connection_load (connection);
  plan = make_plan (connection, maker);
  *n_steps = g_list_model_get_n_items (tel_plan_get_steps (plan));
  step = g_list_model_get_item (tel_plan_get_steps (plan), position);
  if (tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY)
    return NULL;

  disturb (connection, plan, position, fault);
  runner = tel_runner_new (connection->cluster, plan);
  if (!tel_test_plan_run (runner, &error))
    {
      g_autoptr (TelRunner) again = tel_runner_new (connection->cluster, plan);

      g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
      g_assert_cmpuint (tel_test_plan_get_state (plan, position), ==, TEL_STEP_STATE_FAILED);
      tel_test_plan_run_to_end (again);
    }
  tel_test_plan_assert_all_done (plan);

  return tel_test_dump_new (connection->simulator->store);
}

static void
test_faults (const Maker *maker, const char *release, Fault first)
{
  guint n_steps = 0;
  g_autoptr (TelTestDump) wanted = run (maker, release, 0, FAULT_NONE, &n_steps);

  for (guint i = 0; i < n_steps; i++)
    for (Fault fault = first; fault < N_FAULTS; fault++)
      {
        g_autoptr (TelTestDump) found = run (maker, release, i, fault, &n_steps);

        g_test_message ("%s, step %u, fault %u", release, i, fault);
        if (found != NULL)
          tel_test_dump_assert_same (wanted, found);
      }
}

static void
test_new_release (gconstpointer data)
{
  test_faults (data, "14.0", FAULT_LOST_BEFORE);
}

/* How a lost answer is settled does not depend on the release. */
static void
test_old_release (gconstpointer data)
{
  test_faults (data, "9.1", FAULT_REFUSED);
}

/* A user can be given back a name or a number only once their device or their line has it again. */
static void
test_undone (gconstpointer data)
{
  const Maker *maker = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelRunner) undoer = NULL;
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  plan = make_plan (connection, maker);
  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_run_to_end (runner);

  tel_undo_build_async (connection->cluster, plan, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  undo = tel_undo_build_finish (done, &error);
  g_assert_no_error (error);
  tel_test_plan_tick_all (undo);
  undoer = tel_runner_new (connection->cluster, undo);
  tel_test_plan_run_to_end (undoer);
  tel_test_dump_assert_changed (before, connection->simulator->store, maker->applied);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *old_path = g_strdup_printf ("/change-faults/9.1/%s", makers[i].name);
      g_autofree char *new_path = g_strdup_printf ("/change-faults/14.0/%s", makers[i].name);

      g_test_add_data_func (old_path, &makers[i], test_old_release);
      g_test_add_data_func (new_path, &makers[i], test_new_release);
      if (makers[i].applied != NULL)
        {
          g_autofree char *undo_path = g_strdup_printf ("/change-faults/undone/%s", makers[i].name);

          g_test_add_data_func (undo_path, &makers[i], test_undone);
        }
    }

  return g_test_run ();
}
