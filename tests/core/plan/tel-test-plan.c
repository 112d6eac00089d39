/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-plan.h"

#include <string.h>

#include "plan/tel-runner-private.h"
#include "plan/tel-undo.h"
#include "tel-test.h"

#define REST                                                                                                           \
  "<ns:updatePhone xmlns:ns='http://www.cisco.com/AXL/API/%s'><name>" TEL_TEST_PLAN_RICH_DEVICE "</name>"              \
  "<vendorConfig><videoCapability>1</videoCapability><desktopClient><extendAndConnectCapability>0"                     \
  "</extendAndConnectCapability></desktopClient></vendorConfig>"                                                       \
  "<lines><line><index>1</index><label>One</label><display>One</display><dirn><pattern>1005</pattern>"                 \
  "<routePartitionName>PT-Internal</routePartitionName></dirn><e164Mask>+81352191XXX</e164Mask>"                       \
  "<maxNumCalls>4</maxNumCalls><busyTrigger>2</busyTrigger><audibleMwi>On</audibleMwi>"                                \
  "<associatedEndusers><enduser><userId>hsuzuki</userId></enduser></associatedEndusers></line>"                        \
  "<line><index>2</index><label>Two</label><dirn><pattern>1006</pattern><routePartitionName>PT-Internal"               \
  "</routePartitionName></dirn><maxNumCalls>6</maxNumCalls><busyTrigger>3</busyTrigger></line></lines>"                \
  "<speeddials><speeddial><dirn>1001</dirn><label>Reception</label><index>1</index></speeddial></speeddials>"          \
  "</ns:updatePhone>"

/**
 * tel_test_plan_await:
 * @place: where tel_test_take_result() puts the result
 * @finish: what takes the plan from it
 *
 * Awaits a plan that is being made, which must not fail.
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_test_plan_await (GAsyncResult **place, TelTestPlanFinish finish)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);
  g_autoptr (GError) error = NULL;
  TelPlan *plan = finish (result, &error);

  g_assert_no_error (error);

  return plan;
}

/**
 * tel_test_plan_build_edit:
 * @connection: a connection
 * @edit: what is changed
 * @error: (nullable): return location for an error; %NULL where there must be none
 *
 * Makes the plan of an edit.
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_test_plan_build_edit (TelTestConnection *connection, TelEdit *edit, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  TelPlan *plan;

  tel_edit_build_async (edit, connection->cluster, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  plan = tel_edit_build_finish (edit, result, &local_error);
  if (error == NULL)
    g_assert_no_error (local_error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return plan;
}

/**
 * tel_test_plan_build:
 * @connection: a connection
 * @request: what is wanted
 *
 * Makes a plan, which must not fail.
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_test_plan_build (TelTestConnection *connection, TelSoftphoneRequest *request)
{
  GAsyncResult *result = NULL;

  tel_softphone_builder_build_async (connection->cluster, request, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_softphone_builder_build_finish);
}

/**
 * tel_test_plan_build_undo:
 * @connection: a connection
 * @plan: a plan that has run
 *
 * Makes the plan that undoes it, which must not fail; it may be refused.
 *
 * Returns: (transfer full): the plan
 */
TelPlan *
tel_test_plan_build_undo (TelTestConnection *connection, TelPlan *plan)
{
  GAsyncResult *result = NULL;

  tel_undo_build_async (connection->cluster, plan, NULL, tel_test_take_result, &result);

  return tel_test_plan_await (&result, tel_undo_build_finish);
}

/**
 * tel_test_plan_tick_all:
 * @plan: a plan
 *
 * Ticks everything off and says what it was.
 */
void
tel_test_plan_tick_all (TelPlan *plan)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      g_test_message ("%s: %s", tel_notice_get_rule (notice), tel_notice_get_text (notice));
      tel_notice_set_ticked (notice, TRUE);
    }
}

/**
 * tel_test_plan_run:
 * @runner: a runner
 * @error: return location for an error
 *
 * Runs a plan to its end, with little patience for lost answers.
 *
 * Returns: what the runner returns
 */
gboolean
tel_test_plan_run (TelRunner *runner, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_runner_set_patience (runner, 20);
  tel_runner_run_async (runner, NULL, tel_test_take_result, &result);

  done = tel_test_await_result (&result);
  return tel_runner_run_finish (runner, done, error);
}

/**
 * tel_test_plan_run_to_end:
 * @runner: a runner
 *
 * Runs a plan whose steps are all to be done.
 */
void
tel_test_plan_run_to_end (TelRunner *runner)
{
  g_autoptr (GError) error = NULL;

  tel_test_plan_run (runner, &error);
  g_assert_no_error (error);
  tel_test_plan_assert_all_done (tel_runner_get_plan (runner));
}

/**
 * tel_test_plan_get_state:
 * @plan: a plan
 * @position: of a step
 *
 * Gets the state of a step and says its message.
 *
 * Returns: the state
 */
TelStepState
tel_test_plan_get_state (TelPlan *plan, guint position)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), position);

  g_assert_nonnull (step);
  if (tel_step_get_message (step) != NULL)
    g_test_message ("%u: %s: %s", position, tel_step_get_sentence (step), tel_step_get_message (step));

  return tel_step_get_state (step);
}

/**
 * tel_test_plan_assert_states:
 * @plan: a plan
 * @n_steps: how many steps it has
 * @states: (array length=n_steps): their states
 *
 * Asserts how far each step has come.
 */
void
tel_test_plan_assert_states (TelPlan *plan, guint n_steps, const TelStepState *states)
{
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, n_steps);
  for (guint i = 0; i < n_steps; i++)
    g_assert_cmpuint (tel_test_plan_get_state (plan, i), ==, states[i]);
}

/**
 * tel_test_plan_assert_all_done:
 * @plan: a plan
 *
 * Asserts that every step was carried out without a warning.
 */
void
tel_test_plan_assert_all_done (TelPlan *plan)
{
  guint n_steps = g_list_model_get_n_items (tel_plan_get_steps (plan));

  for (guint i = 0; i < n_steps; i++)
    g_assert_cmpuint (tel_test_plan_get_state (plan, i), ==, TEL_STEP_STATE_DONE);
}

/**
 * tel_test_plan_assert_said:
 * @plan: a plan
 * @rule: a rule
 * @force: its force
 * @part: a part of what it says
 *
 * Asserts that a rule says something of a plan.
 */
void
tel_test_plan_assert_said (TelPlan *plan, const char *rule, TelForce force, const char *part)
{
  GListModel *notices = tel_plan_get_notices (plan);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (tel_notice_get_rule (notice), rule) && tel_notice_get_force (notice) == force &&
          strstr (tel_notice_get_text (notice), part) != NULL)
        return;
      g_string_append_printf (all, "\n%s (%u): %s", tel_notice_get_rule (notice), tel_notice_get_force (notice),
                              tel_notice_get_text (notice));
    }

  g_error ("%s does not say “%s” with force %u. Said is:%s", rule, part, force, all->str);
}

/**
 * tel_test_plan_assert_silent:
 * @plan: a plan
 * @rule: a rule
 *
 * Asserts that a rule says nothing of a plan.
 */
void
tel_test_plan_assert_silent (TelPlan *plan, const char *rule)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (tel_notice_get_rule (notice), rule))
        g_error ("%s says: %s", rule, tel_notice_get_text (notice));
    }
}

/**
 * tel_test_plan_add_for_releases:
 * @path: the path of a test, with two slashes where the release stands, as in `/retire//device`; without them it
 *   stands at the end
 * @releases: (array length=n_releases): releases, which have to live as long as the program
 * @n_releases: how many
 * @function: the test, given the release
 *
 * Adds a test once for each release.
 */
void
tel_test_plan_add_for_releases (const char *path, const char *const *releases, guint n_releases, GTestDataFunc function)
{
  g_auto (GStrv) parts = g_strsplit (path, "//", 2);

  for (guint i = 0; i < n_releases; i++)
    {
      g_autofree char *full = g_strjoin ("/", parts[0], releases[i], parts[1], NULL);

      g_test_add_data_func (full, releases[i], function);
    }
}

/**
 * tel_test_plan_enrich_device:
 * @connection: a connection
 * @release: its release
 *
 * Gives %TEL_TEST_PLAN_RICH_DEVICE two lines and what the schema knows and the program does not.
 */
void
tel_test_plan_enrich_device (TelTestConnection *connection, const char *release)
{
  g_autofree char *request = g_strdup_printf (REST, release);

  tel_test_simulator_mutate (connection->simulator, request);
}
