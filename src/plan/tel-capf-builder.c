/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-capf-builder.h"

#include "model/tel-deadline.h"
#include "model/tel-error.h"

#include "plan/tel-capf-steps.h"
#include "plan/tel-softphone-rules.h"

typedef struct
{
  TelCluster *cluster;
  TelCapfAction action;
  char *device_name;
  GDateTime *completes_by;
  GDateTime *given;
  TelDevice *device;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_pointer (&building->device_name, g_free);
  g_clear_pointer (&building->completes_by, g_date_time_unref);
  g_clear_pointer (&building->given, g_date_time_unref);
  g_clear_object (&building->device);
  g_free (building);
}

static TelPlan *
make_issue_plan (Building *building, TelUser *user)
{
  g_autoptr (TelSoftphoneSituation) situation =
      tel_softphone_situation_new_for_string (building->cluster, user, building->device, building->completes_by);

  situation->given = g_steal_pointer (&building->given);
  tel_softphone_rules_run (situation);

  return tel_capf_steps_make_issue_plan (situation, building->device);
}

static TelPlan *
make_other_plan (Building *building, TelUser *user)
{
  g_autoptr (TelSoftphoneSituation) situation =
      tel_softphone_situation_new_for_pending (building->cluster, user, building->device, building->completes_by);

  situation->given = g_steal_pointer (&building->given);
  if (building->action == TEL_CAPF_ACTION_EXTEND)
    return tel_capf_steps_make_extend_plan (situation, building->device);

  return tel_capf_steps_make_cancel_plan (situation, building->device);
}

static void
finish_building (GTask *task, TelUser *user)
{
  Building *building = g_task_get_task_data (task);

  if (building->completes_by == NULL)
    building->completes_by = building->action == TEL_CAPF_ACTION_EXTEND
                                 ? tel_capf_builder_propose_deadline (building->cluster, building->device)
                                 : tel_capf_builder_propose_deadline (building->cluster, NULL);
  g_task_return_pointer (task,
                         building->action == TEL_CAPF_ACTION_ISSUE ? make_issue_plan (building, user)
                                                                   : make_other_plan (building, user),
                         g_object_unref);
}

static void
on_owner_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) user = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (error != NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    finish_building (task, user != NULL ? TEL_USER (user) : NULL);
}

static void
on_device_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  TelObject *device = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  const char *owner;

  if (device == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  building->device = TEL_DEVICE (device);
  owner = tel_device_get_owner (building->device);
  if (owner == NULL || *owner == '\0')
    finish_building (task, NULL);
  else
    tel_cluster_read_async (building->cluster, TEL_OBJECT_KIND_USER, owner, NULL, g_task_get_cancellable (task),
                            on_owner_read, g_object_ref (task));
}

static void
read_device (GTask *task)
{
  Building *building = g_task_get_task_data (task);

  tel_cluster_read_async (building->cluster, TEL_OBJECT_KIND_DEVICE, building->device_name, NULL,
                          g_task_get_cancellable (task), on_device_read, g_object_ref (task));
}

static void
on_references_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!tel_cluster_load_references_finish (TEL_CLUSTER (object), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_device (task);
}

/**
 * tel_capf_builder_explain_refusal:
 * @cluster: a cluster with its references
 * @device: a device, read whole
 * @action: what is to happen to its enrolment
 *
 * Says why an action cannot be done, whatever the deadline that is asked for: no softphone (G2.2), a profile that asks
 * for no string (G3.2, G3.4), nothing pending, or a deadline that is over (G4.3).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when it can be done
 */
char *
tel_capf_builder_explain_refusal (TelCluster *cluster, TelDevice *device, TelCapfAction action)
{
  const char *rule;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_DEVICE (device), NULL);

  return tel_capf_steps_explain_refusal (cluster, device, action, &rule);
}

/**
 * tel_capf_builder_propose_deadline:
 * @cluster: a cluster
 * @device: (nullable): the device whose deadline is extended, %NULL for a new string
 *
 * Proposes the cluster's number of days from now (G3.5), or from the present deadline where that is not later than it.
 *
 * Returns: (transfer full): a full hour of the cluster's clock
 */
GDateTime *
tel_capf_builder_propose_deadline (TelCluster *cluster, TelDevice *device)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) old = NULL;
  g_autoptr (GDateTime) proposed = NULL;
  GTimeZone *zone;
  guint days;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (device == NULL || TEL_IS_DEVICE (device), NULL);

  zone = tel_cluster_get_time_zone (cluster);
  days = tel_cluster_get_capf_expiry_days (cluster);
  now = tel_cluster_get_now (cluster);
  proposed = tel_deadline_after_days (now, days, zone);
  old = device != NULL ? tel_deadline_parse (tel_device_get_completes_by (device), zone) : NULL;
  if (old == NULL || g_date_time_compare (proposed, old) > 0)
    return g_steal_pointer (&proposed);

  return tel_deadline_after_days (old, MAX (days, 1), zone);
}

/**
 * tel_capf_builder_build_async:
 * @cluster: a cluster
 * @action: what is to happen to the enrolment
 * @device_name: a softphone
 * @completes_by: (nullable): the deadline of a new string, or the later one; %NULL for what is proposed (G3.5)
 * @given: (nullable): when the string that is pending was given out last, where that is known (G4.5)
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads the device and its owner and makes the plan: a new string for it, with or without an operation that is pending
 * (G4.2); a later deadline with the same string, before the deadline only (G4.3); or the end of what is pending, of
 * which the operation alone is written (contract 4.2). Apply Config ends each. A string that stops working has to be
 * ticked off (G4.5).
 */
void
tel_capf_builder_build_async (TelCluster *cluster,
                              TelCapfAction action,
                              const char *device_name,
                              GDateTime *completes_by,
                              GDateTime *given,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (action < TEL_N_CAPF_ACTIONS);
  g_return_if_fail (device_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_capf_builder_build_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->action = action;
  building->device_name = g_strdup (device_name);
  building->completes_by = completes_by != NULL ? g_date_time_ref (completes_by) : NULL;
  building->given = given != NULL ? g_date_time_ref (given) : NULL;
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  if (tel_cluster_has_references (cluster))
    read_device (task);
  else
    tel_cluster_load_references_async (cluster, cancellable, on_references_loaded, g_object_ref (task));
}

/**
 * tel_capf_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device
 *
 * Ends tel_capf_builder_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_capf_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
