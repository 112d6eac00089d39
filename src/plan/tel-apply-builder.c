/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-builder.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"

static void
on_device_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (TelObject) device = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelStep) step = NULL;
  g_autofree char *title = NULL;
  const char *name;

  if (device == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  name = tel_device_get_name (TEL_DEVICE (device));
  title = g_strdup_printf (_ ("Apply the configuration to %s"), name);
  plan = tel_plan_new (title, _ ("Apply Config"));
  step = tel_step_new (TEL_STEP_OPERATION_APPLY, TEL_OBJECT_KIND_DEVICE, NULL, device);
  tel_step_add_change (step, "name", tel_object_get_property_label (device, "name"), NULL, name);
  tel_step_take_sentence (step, g_steal_pointer (&title));
  tel_plan_add_step (plan, step);

  g_task_return_pointer (task, g_steal_pointer (&plan), g_object_unref);
}

/**
 * tel_softphone_builder_build_apply_async:
 * @cluster: a cluster
 * @device_name: a device
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that sends Apply Config to a device (G2.7). A string that is pending on it is handed out by the runner
 * afterwards: the cluster does not tell whether Apply Config was sent before (G4.5).
 */
void
tel_softphone_builder_build_apply_async (TelCluster *cluster,
                                         const char *device_name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_softphone_builder_build_apply_async);
  tel_cluster_read_async (cluster, TEL_OBJECT_KIND_DEVICE, device_name, NULL, cancellable, on_device_read, task);
}

/**
 * tel_softphone_builder_build_apply_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device
 *
 * Ends tel_softphone_builder_build_apply_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_softphone_builder_build_apply_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
