/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster.h"

#include "model/tel-error.h"

/* The registration of some devices that is being read, one request for each. */
typedef struct
{
  GHashTable *found;
  guint n_pending;
  GError *error;
} Gathering;

/* One device of it. */
typedef struct
{
  GTask *task;
  char *device_name;
} Asking;

static void
gathering_free (Gathering *gathering)
{
  g_hash_table_unref (gathering->found);
  g_clear_error (&gathering->error);
  g_free (gathering);
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->task);
  g_free (asking->device_name);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
finish (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);

  if (gathering->error != NULL)
    g_task_return_error (task, g_steal_pointer (&gathering->error));
  else
    g_task_return_pointer (task, g_hash_table_ref (gathering->found), (GDestroyNotify) g_hash_table_unref);
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  Gathering *gathering = g_task_get_task_data (asking->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tel_axl_client_list_registrations_finish (TEL_AXL_CLIENT (object), result, &error);

  /* A name may hold what stands for any letter: only the device that was meant counts. */
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_str_equal (tel_registration_get_device_name (found->pdata[i]), asking->device_name))
      g_hash_table_insert (gathering->found, g_strdup (asking->device_name), tel_registration_ref (found->pdata[i]));
  if (error != NULL && gathering->error == NULL)
    gathering->error = g_steal_pointer (&error);

  if (--gathering->n_pending == 0)
    finish (asking->task);
}

/**
 * tel_cluster_tells_registration:
 * @self: a cluster
 *
 * Tells whether the cluster's release says something of the registration of devices (contract 2.7: 11.5).
 *
 * Returns: %TRUE when it can be asked
 */
gboolean
tel_cluster_tells_registration (TelCluster *self)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), FALSE);

  return tel_cluster_get_client (self) != NULL && tel_cluster_get_release (self) >= TEL_RELEASE_11_5;
}

/**
 * tel_cluster_read_registrations_async:
 * @self: a cluster that tells registration
 * @devices: (element-type TelDevice): devices
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Reads whether devices are registered now. Nothing of it is kept: it is true for the moment.
 */
void
tel_cluster_read_registrations_async (
    TelCluster *self, GPtrArray *devices, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Gathering *gathering;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (tel_cluster_tells_registration (self));
  g_return_if_fail (devices != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_read_registrations_async);
  gathering = g_new0 (Gathering, 1);
  gathering->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tel_registration_unref);
  gathering->n_pending = devices->len;
  g_task_set_task_data (task, gathering, (GDestroyNotify) gathering_free);
  if (devices->len == 0)
    finish (task);

  for (guint i = 0; i < devices->len; i++)
    {
      Asking *asking = g_new0 (Asking, 1);

      asking->task = g_object_ref (task);
      asking->device_name = g_strdup (tel_device_get_name (devices->pdata[i]));
      tel_axl_client_list_registrations_async (tel_cluster_get_client (self), asking->device_name, NULL, NULL,
                                               cancellable, on_answered, asking);
    }
}

/**
 * tel_cluster_read_registrations_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says
 *
 * Ends tel_cluster_read_registrations_async().
 *
 * Returns: (transfer full) (element-type utf8 TelRegistration): by device name; a device that is not in it has never
 *   been seen
 */
GHashTable *
tel_cluster_read_registrations_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
