/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-plan-progress.h"

#include "plan/tel-step-check.h"
#include "plan/tel-step-private.h"

static TelStep *
dup_step (TelPlan *plan, guint position)
{
  return g_list_model_get_item (tel_plan_get_steps (plan), position);
}

/**
 * tel_plan_progress_is_settled:
 * @step: a step of a plan
 *
 * Tells whether a step was carried out, be it with a warning.
 *
 * Returns: %TRUE when nothing is left to do of it
 */
gboolean
tel_plan_progress_is_settled (TelStep *step)
{
  return tel_step_get_state (step) == TEL_STEP_STATE_DONE || tel_step_get_state (step) == TEL_STEP_STATE_WARNING;
}

/**
 * tel_plan_progress_count_settled:
 * @plan: a plan
 *
 * Counts the steps that were carried out: what was settled before the program ended, or before the plan stopped, stays
 * as it is.
 *
 * Returns: how many there are
 */
guint
tel_plan_progress_count_settled (TelPlan *plan)
{
  guint n_settled = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tel_plan_get_steps (plan)); i++)
    {
      g_autoptr (TelStep) step = dup_step (plan, i);

      if (tel_plan_progress_is_settled (step))
        n_settled++;
    }

  return n_settled;
}

/**
 * tel_plan_progress_has_applied:
 * @plan: a plan
 * @position: the steps before this one are looked at
 * @device_name: a device
 *
 * Tells whether Apply Config was sent to this very device.
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_plan_progress_has_applied (TelPlan *plan, guint position, const char *device_name)
{
  for (guint i = 0; i < position; i++)
    {
      g_autoptr (TelStep) step = dup_step (plan, i);

      if (tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY && tel_plan_progress_is_settled (step) &&
          tel_step_get_kind (step) == TEL_OBJECT_KIND_DEVICE &&
          g_strcmp0 (tel_step_get_object_name (step), device_name) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_plan_progress_needs_failed:
 * @plan: a plan that goes on after a refusal
 * @position: the steps before this one are looked at
 * @step: a step of it
 *
 * Tells whether a step is of no use because of one that failed: what was not written is not applied.
 *
 * Returns: %TRUE when it is kept back
 */
gboolean
tel_plan_progress_needs_failed (TelPlan *plan, guint position, TelStep *step)
{
  for (guint i = 0; tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY && i < position; i++)
    {
      g_autoptr (TelStep) other = dup_step (plan, i);

      if (tel_step_get_state (other) == TEL_STEP_STATE_FAILED &&
          tel_step_get_kind (other) == tel_step_get_kind (step) &&
          g_strcmp0 (tel_step_get_name_after (other), tel_step_get_object_name (step)) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tel_plan_progress_is_about_string:
 * @plan: a plan
 *
 * Tells whether a plan issues an authentication string, lengthens the time of one, or does nothing but apply the one
 * that is there.
 *
 * Returns: %TRUE when there may be a string to show at its end
 */
gboolean
tel_plan_progress_is_about_string (TelPlan *plan)
{
  GListModel *steps = tel_plan_get_steps (plan);
  gboolean only_applies = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TelStep) step = dup_step (plan, i);

      if (tel_step_get_new_string (step) || tel_step_check_is_extension (step))
        return TRUE;
      only_applies = only_applies && tel_step_get_operation (step) == TEL_STEP_OPERATION_APPLY;
    }

  return only_applies;
}

/**
 * tel_plan_progress_add_issues:
 * @plan: a plan
 * @position: how many of its steps are behind it
 * @issues: what it issues
 * @device: (nullable): the device that it wrote last
 *
 * Adds the strings of steps that were settled before the program ended, and otherwise what the plan did last.
 */
void
tel_plan_progress_add_issues (TelPlan *plan, guint position, TelIssues *issues, TelDevice *device)
{
  g_autoptr (TelStep) last = position > 0 ? dup_step (plan, position - 1) : NULL;

  for (guint i = 0; i < position; i++)
    {
      g_autoptr (TelStep) step = dup_step (plan, i);

      if (tel_step_get_new_string (step) && tel_plan_progress_is_settled (step))
        tel_issues_add (issues, tel_step_get_name_after (step), NULL);
    }
  if (tel_issues_get_length (issues) == 0 && last != NULL && tel_step_get_kind (last) == TEL_OBJECT_KIND_DEVICE)
    tel_issues_add (issues, tel_step_get_name_after (last), device);
}
