/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-builder.h"

#include "model/tel-deadline.h"
#include "model/tel-error.h"

#include "plan/tel-softphone-rules.h"
#include "plan/tel-softphone-steps.h"

typedef struct
{
  TelCluster *cluster;
  char *device_name;
  GDateTime *completes_by;
  TelDevice *device;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_pointer (&building->device_name, g_free);
  g_clear_pointer (&building->completes_by, g_date_time_unref);
  g_clear_object (&building->device);
  g_free (building);
}

static void
finish_building (GTask *task, TelUser *user)
{
  Building *building = g_task_get_task_data (task);
  g_autoptr (TelSoftphoneSituation) situation =
      tel_softphone_situation_new_for_string (building->cluster, user, building->device, building->completes_by);

  tel_softphone_rules_run (situation);
  g_task_return_pointer (task, tel_softphone_steps_make_string_plan (situation, building->device), g_object_unref);
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

  if (building->completes_by == NULL)
    {
      g_autoptr (GDateTime) now = tel_cluster_get_now (building->cluster);

      building->completes_by = tel_deadline_after_days (now, tel_cluster_get_capf_expiry_days (building->cluster),
                                                        tel_cluster_get_time_zone (building->cluster));
    }
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
 * tel_softphone_builder_build_new_string_async:
 * @cluster: a cluster
 * @device_name: a softphone
 * @completes_by: (nullable): until when the string is good; %NULL for the cluster's default (G3.5)
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Makes the plan that gives a softphone a new string: the operation starts anew, and the configuration is applied. A
 * string that was given before stops working, which has to be ticked off (G4.2, G4.5).
 */
void
tel_softphone_builder_build_new_string_async (TelCluster *cluster,
                                              const char *device_name,
                                              GDateTime *completes_by,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_softphone_builder_build_new_string_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->device_name = g_strdup (device_name);
  building->completes_by = completes_by != NULL ? g_date_time_ref (completes_by) : NULL;
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  if (tel_cluster_has_references (cluster))
    read_device (task);
  else
    tel_cluster_load_references_async (cluster, cancellable, on_references_loaded, g_object_ref (task));
}

/**
 * tel_softphone_builder_build_new_string_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such device
 *
 * Ends tel_softphone_builder_build_new_string_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_softphone_builder_build_new_string_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
