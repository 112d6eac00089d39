/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"

static void
on_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelCluster *self = g_task_get_source_object (task);
  TelGuideParameter parameter = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;
  g_autoptr (GPtrArray) objects = tel_axl_client_list_finish (TEL_AXL_CLIENT (object), result, &error);
  g_autoptr (GListStore) rows = NULL;

  if (objects == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rows = g_list_store_new (TEL_TYPE_PARAMETER);
  g_list_store_splice (rows, 0, 0, objects->pdata, objects->len);
  g_task_return_pointer (task,
                         tel_parameter_discovery_new (parameter, G_LIST_MODEL (rows),
                                                      tel_cluster_get_chosen_parameter (self, parameter)),
                         (GDestroyNotify) tel_parameter_discovery_free);
}

/**
 * tel_cluster_discover_async:
 * @self: a cluster
 * @parameter: a parameter whose name is not known for sure
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the answer is there
 * @user_data: data for @callback
 *
 * Reads the parameters of a service, on all its nodes, and looks for one by the look of its name (contract 7).
 */
void
tel_cluster_discover_async (TelCluster *self,
                            TelGuideParameter parameter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (parameter < TEL_N_GUIDE_PARAMETERS);
  g_return_if_fail (tel_cluster_get_client (self) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_discover_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (parameter), NULL);

  tel_axl_client_list_async (tel_cluster_get_client (self), TEL_OBJECT_KIND_PARAMETER, "service",
                             tel_guide_parameter_get_service (parameter), NULL, NULL, cancellable, on_listed, task);
}

/**
 * tel_cluster_discover_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says of the list
 *
 * Ends tel_cluster_discover_async().
 *
 * Returns: (transfer full): what was found, %NULL with @error set when the parameters could not be read
 */
TelParameterDiscovery *
tel_cluster_discover_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
