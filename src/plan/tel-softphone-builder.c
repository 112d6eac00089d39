/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-builder.h"

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

#include "plan/tel-softphone-rules.h"
#include "plan/tel-softphone-steps.h"

typedef struct
{
  TelCluster *cluster;
  TelSoftphoneRequest *request;
  TelUser *user;
  TelDevice *namesake;
} Building;

static void
building_free (Building *building)
{
  g_clear_object (&building->cluster);
  g_clear_object (&building->request);
  g_clear_object (&building->user);
  g_clear_object (&building->namesake);
  g_free (building);
}

static gboolean
is_not_found (const GError *error)
{
  return g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

static void
finish_building (GTask *task, TelDirectoryNumber *number)
{
  Building *building = g_task_get_task_data (task);
  g_autoptr (TelSoftphoneSituation) situation =
      tel_softphone_situation_new (building->cluster, building->request, building->user, building->namesake, number);

  tel_softphone_rules_run (situation);
  g_task_return_pointer (task, tel_softphone_steps_make_plan (situation), g_object_unref);
}

static void
on_number_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) number = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (error != NULL && !is_not_found (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    finish_building (task, number != NULL ? TEL_DIRECTORY_NUMBER (number) : NULL);
}

static void
read_number (GTask *task)
{
  Building *building = g_task_get_task_data (task);
  const char *pattern = tel_softphone_request_get_pattern (building->request);
  const char *partition = tel_softphone_request_get_partition (building->request);

  if (pattern == NULL || *pattern == '\0')
    finish_building (task, NULL);
  else
    tel_cluster_read_async (building->cluster, TEL_OBJECT_KIND_DIRECTORY_NUMBER, pattern,
                            partition != NULL && *partition != '\0' ? partition : NULL, g_task_get_cancellable (task),
                            on_number_read, g_object_ref (task));
}

static void
on_namesake_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  TelObject *namesake = tel_cluster_read_finish (TEL_CLUSTER (object), result, &error);

  if (error != NULL && !is_not_found (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  building->namesake = (TelDevice *) namesake;
  read_number (task);
}

static void
on_user_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Building *building = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  const char *name = tel_device_get_name (tel_softphone_request_get_device (building->request));
  TelDeviceType type = tel_softphone_request_get_device_type (building->request);

  building->user = tel_cluster_read_user_finish (TEL_CLUSTER (object), result, NULL, &error);
  if (building->user == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (name == NULL || !tel_device_type_check_name (type, name, NULL))
    read_number (task);
  else
    tel_cluster_read_async (building->cluster, TEL_OBJECT_KIND_DEVICE, name, NULL, g_task_get_cancellable (task),
                            on_namesake_read, g_object_ref (task));
}

static void
read_user (GTask *task)
{
  Building *building = g_task_get_task_data (task);

  tel_cluster_read_user_async (building->cluster, tel_softphone_request_get_user_id (building->request),
                               g_task_get_cancellable (task), on_user_read, g_object_ref (task));
}

static void
on_references_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!tel_cluster_load_references_finish (TEL_CLUSTER (object), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_user (task);
}

/**
 * tel_softphone_builder_explain_refusal:
 * @cluster: a cluster with its references and devices
 * @user: a user
 * @type: a type of softphone
 *
 * Says why a type cannot be made for a user now: the product is missing (G1.1), no mobile SIP profile exists (G1.2), or
 * the user has one (G2.1).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when it can be made
 */
char *
tel_softphone_builder_explain_refusal (TelCluster *cluster, TelUser *user, TelDeviceType type)
{
  char *reason;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  reason = tel_softphone_rules_explain_second (cluster, user, type);
  if (reason == NULL)
    reason = tel_softphone_rules_explain_product (cluster, type);
  if (reason == NULL)
    reason = tel_softphone_rules_explain_sip_profile (cluster, type);

  return reason;
}

/**
 * tel_softphone_builder_lacks_sip_profile:
 * @cluster: a cluster with its references and devices
 * @user: a user
 * @type: a type of softphone
 *
 * Tells whether a type cannot be made for a user now for no other reason than that no SIP profile has the timers it
 * needs (G1.2), which is mended by making one (G6.2).
 *
 * Returns: %TRUE when a SIP profile is all that is missing
 */
gboolean
tel_softphone_builder_lacks_sip_profile (TelCluster *cluster, TelUser *user, TelDeviceType type)
{
  g_autofree char *profile = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);
  g_return_val_if_fail (TEL_IS_USER (user), FALSE);

  profile = tel_softphone_rules_explain_sip_profile (cluster, type);
  other = tel_softphone_rules_explain_second (cluster, user, type);
  if (other == NULL)
    other = tel_softphone_rules_explain_product (cluster, type);

  return profile != NULL && other == NULL;
}

/**
 * tel_softphone_builder_check_name:
 * @cluster: a cluster with its devices
 * @type: a type of softphone
 * @name: a device name as it is typed
 * @error: return location for the reason, in words
 *
 * Checks a name by its type's rule and against the devices that were listed (G2.4, G2.5). The plan asks the cluster
 * itself once more.
 *
 * Returns: %TRUE when the name may be used, %FALSE with %TEL_ERROR_INVALID or %TEL_ERROR_DUPLICATE when not
 */
gboolean
tel_softphone_builder_check_name (TelCluster *cluster, TelDeviceType type, const char *name, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!tel_device_type_check_name (type, name, error))
    return FALSE;
  if (tel_cluster_get_device (cluster, name) == NULL)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_DUPLICATE,
               _ ("The name “%s” is taken: the cluster has a device of that name already."), name);

  return FALSE;
}

/**
 * tel_softphone_builder_build_async:
 * @cluster: a cluster
 * @request: what is wanted; it is not changed
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the plan is made
 * @user_data: data for @callback
 *
 * Reads what the plan depends on (the references where they are not there yet, the user and their devices, whoever has
 * the wanted name, the directory number) and makes the plan, with what every rule says. A plan that a rule refuses has
 * no steps.
 */
void
tel_softphone_builder_build_async (TelCluster *cluster,
                                   TelSoftphoneRequest *request,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Building *building;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_SOFTPHONE_REQUEST (request));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_softphone_builder_build_async);
  building = g_new0 (Building, 1);
  building->cluster = g_object_ref (cluster);
  building->request = g_object_ref (request);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);

  if (tel_cluster_has_references (cluster))
    read_user (task);
  else
    tel_cluster_load_references_async (cluster, cancellable, on_references_loaded, g_object_ref (task));
}

/**
 * tel_softphone_builder_build_finish:
 * @result: the result given to the callback
 * @error: return location for an error; %TEL_ERROR_NOT_FOUND when there is no such user
 *
 * Ends tel_softphone_builder_build_async().
 *
 * Returns: (transfer full) (nullable): the plan
 */
TelPlan *
tel_softphone_builder_build_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
