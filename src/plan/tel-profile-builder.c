/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-profile-builder.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

#include "plan/tel-profile-steps.h"
#include "plan/tel-profile-use.h"

static void
reading_free (TelProfileReading *reading)
{
  g_object_unref (reading->cluster);
  g_clear_object (&reading->wish.base);
  g_clear_object (&reading->wish.source);
  g_clear_object (&reading->wish.draft);
  g_clear_object (&reading->now);
  g_clear_object (&reading->namesake);
  g_clear_pointer (&reading->devices, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
is_refused (TelPlan *plan)
{
  g_autoptr (TelNotice) first = g_list_model_get_item (tel_plan_get_notices (plan), 0);

  /* What stops a plan stands first. */
  return first != NULL && tel_notice_get_force (first) == TEL_FORCE_REFUSE;
}

static void
finish (GTask *task)
{
  g_autoptr (TelPlan) plan = tel_profile_steps_make_plan (g_task_get_task_data (task));

  if (g_list_model_get_n_items (tel_plan_get_steps (plan)) == 0 && !is_refused (plan))
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_INVALID, "%s",
                             _ ("The cluster has all of this already, so there is nothing to carry out."));
  else
    g_task_return_pointer (task, g_steal_pointer (&plan), g_object_unref);
}

static void
on_devices_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelProfileReading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->devices = tel_profile_use_find_finish (result, &error);
  if (reading->devices == NULL)
    g_task_return_error (task, error);
  else
    finish (task);
}

static void
find_devices (GTask *task)
{
  TelProfileReading *reading = g_task_get_task_data (task);

  if (reading->wish.action == TEL_PROFILE_ACTION_ADD)
    finish (task);
  else
    tel_profile_use_find_async (reading->cluster, reading->wish.kind, tel_object_get_key (reading->now),
                                g_task_get_cancellable (task), on_devices_found, g_object_ref (task));
}

static void
on_namesake_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelProfileReading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->namesake = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  if (reading->namesake == NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  find_devices (task);
}

static gboolean
wants_name (TelProfileReading *reading)
{
  const char *name = reading->wish.draft != NULL ? tel_object_get_key (reading->wish.draft) : NULL;

  if (name == NULL || *name == '\0')
    return FALSE;

  return reading->wish.action == TEL_PROFILE_ACTION_ADD ||
         (reading->wish.action == TEL_PROFILE_ACTION_CHANGE &&
          g_strcmp0 (name, tel_object_get_key (reading->wish.base)) != 0);
}

static void
read_namesake (GTask *task)
{
  TelProfileReading *reading = g_task_get_task_data (task);

  if (wants_name (reading))
    tel_cluster_read_async (reading->cluster, reading->wish.kind, tel_object_get_key (reading->wish.draft), NULL,
                            g_task_get_cancellable (task), on_namesake_read, g_object_ref (task));
  else
    find_devices (task);
}

static void
on_profile_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelProfileReading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  reading->now = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);
  if (reading->now == NULL)
    g_task_return_error (task, error);
  else
    read_namesake (task);
}

static void
start (GTask *task)
{
  TelProfileReading *reading = g_task_get_task_data (task);
  TelObject *profile = reading->wish.base != NULL ? reading->wish.base : reading->wish.source;

  if (profile != NULL)
    tel_cluster_read_async (reading->cluster, reading->wish.kind, tel_object_get_key (profile), NULL,
                            g_task_get_cancellable (task), on_profile_read, g_object_ref (task));
  else
    read_namesake (task);
}

static void
on_references_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!tel_cluster_load_references_finish (TEL_CLUSTER (object), result, &error))
    g_task_return_error (task, error);
  else
    start (task);
}

/**
 * tel_profile_builder_build_async:
 * @cluster: a cluster
 * @wish: what is wanted; its objects are not changed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads what the plan depends on (the profile as it is now, whether the wanted name is free, the devices that use it),
 * lets the rules of G6 and G8 speak and makes the plan. A plan that a rule refuses has no steps.
 */
void
tel_profile_builder_build_async (TelCluster *cluster,
                                 const TelProfileWish *wish,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TelProfileReading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (wish != NULL);
  g_return_if_fail (wish->action == TEL_PROFILE_ACTION_ADD || wish->base != NULL);
  g_return_if_fail (wish->action > TEL_PROFILE_ACTION_CHANGE || wish->draft != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_profile_builder_build_async);
  reading = g_new0 (TelProfileReading, 1);
  reading->cluster = g_object_ref (cluster);
  reading->wish = *wish;
  reading->wish.base = wish->base != NULL ? tel_object_copy (wish->base) : NULL;
  reading->wish.source = wish->source != NULL ? g_object_ref (wish->source) : NULL;
  reading->wish.draft = wish->draft != NULL ? tel_object_copy (wish->draft) : NULL;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  if (tel_cluster_has_references (cluster))
    start (task);
  else
    tel_cluster_load_references_async (cluster, cancellable, on_references_loaded, g_object_ref (task));
}

/**
 * tel_profile_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when the profile is gone
 *
 * Ends tel_profile_builder_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_profile_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
