/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-fix-parameter.h"

#include "plan/tel-parameter-builder.h"

static void
on_built (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TelPlan *plan = tel_parameter_builder_build_finish (result, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tel_fix_parameter_build:
 * @work: a work with the value that was chosen
 * @parameter: the parameter
 * @task: (transfer none): returns the plan
 *
 * Makes the plan that sets a parameter on all its nodes. No device is made to take it over at once (G8.9).
 */
void
tel_fix_parameter_build (TelFixWork *work, TelGuideParameter parameter, GTask *task)
{
  tel_parameter_builder_build_async (work->cluster, parameter, work->value, FALSE, g_task_get_cancellable (task),
                                     on_built, g_object_ref (task));
}
