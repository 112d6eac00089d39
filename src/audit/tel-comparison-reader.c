/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

/* One side after the other: what is read of a user can be ten requests. */
typedef struct
{
  TelCluster *cluster;
  TelObjectKind kind;
  char *names[2];
  TelSnapshot *snapshot;
  TelObject *objects[2];
  GPtrArray *devices[2];
  guint side;
} Reading;

static void read_next (GTask *task);

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->cluster);
  g_clear_object (&reading->snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (reading->names); i++)
    {
      g_free (reading->names[i]);
      g_clear_object (&reading->objects[i]);
      g_clear_pointer (&reading->devices[i], g_ptr_array_unref);
    }
  g_free (reading);
}

static TelComparison *
make_comparison (Reading *reading, GError **error)
{
  if (reading->snapshot != NULL)
    return tel_comparison_new_since (reading->cluster, reading->snapshot, reading->objects[1], reading->devices[1],
                                     error);
  if (reading->kind == TEL_OBJECT_KIND_DEVICE)
    return tel_comparison_new_for_devices (reading->cluster, TEL_DEVICE (reading->objects[0]),
                                           TEL_DEVICE (reading->objects[1]));

  return tel_comparison_new_for_users (reading->cluster, TEL_USER (reading->objects[0]), reading->devices[0],
                                       TEL_USER (reading->objects[1]), reading->devices[1]);
}

static void
take (GTask *task, TelObject *object, GError *error)
{
  Reading *reading = g_task_get_task_data (task);

  if (object == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  reading->objects[reading->side++] = object;
  read_next (task);
}

static void
on_device_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  TelObject *device = tel_cluster_read_finish (TEL_CLUSTER (source), result, &error);

  take (user_data, device, error);
}

static void
on_user_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = g_task_get_task_data (user_data);
  GError *error = NULL;
  TelUser *user = tel_cluster_read_user_finish (TEL_CLUSTER (source), result, &reading->devices[reading->side], &error);

  take (user_data, (TelObject *) user, error);
}

static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  TelComparison *comparison;
  GError *error = NULL;

  if (reading->side < G_N_ELEMENTS (reading->objects))
    {
      const char *name = reading->names[reading->side];

      if (reading->kind == TEL_OBJECT_KIND_DEVICE)
        tel_cluster_read_async (reading->cluster, reading->kind, name, NULL, cancellable, on_device_read, task);
      else
        tel_cluster_read_user_async (reading->cluster, name, cancellable, on_user_read, task);
      return;
    }

  comparison = make_comparison (reading, &error);
  if (comparison != NULL)
    g_task_return_pointer (task, comparison, g_object_unref);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

/* What may be copied depends on what the cluster has to refer to. */
static void
on_references_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (tel_cluster_load_references_finish (TEL_CLUSTER (source), result, &error))
    {
      read_next (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
begin (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (tel_cluster_has_references (reading->cluster))
    read_next (task);
  else
    tel_cluster_load_references_async (reading->cluster, g_task_get_cancellable (task), on_references_loaded, task);
}

static Reading *
reading_new (TelCluster *cluster, TelObjectKind kind, const char *left, const char *right)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->cluster = g_object_ref (cluster);
  reading->kind = kind;
  reading->names[0] = g_strdup (left);
  reading->names[1] = g_strdup (right);

  return reading;
}

/**
 * tel_comparison_read_async:
 * @cluster: the cluster
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @left: the user ID or the name of the one on the left
 * @right: the user ID or the name of the one on the right
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when both were read
 * @user_data: data for @callback
 *
 * Reads two objects whole, and users with their devices, and compares them.
 */
void
tel_comparison_read_async (TelCluster *cluster,
                           TelObjectKind kind,
                           const char *left,
                           const char *right,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE);
  g_return_if_fail (left != NULL);
  g_return_if_fail (right != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_comparison_read_async);
  g_task_set_task_data (task, reading_new (cluster, kind, left, right), (GDestroyNotify) reading_free);
  begin (task);
}

/**
 * tel_comparison_read_since_async:
 * @cluster: the cluster
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @name: the user ID or the name of the object
 * @snapshot: a snapshot of the same cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it was read
 * @user_data: data for @callback
 *
 * Reads an object whole and compares it with what the snapshot has of it.
 */
void
tel_comparison_read_since_async (TelCluster *cluster,
                                 TelObjectKind kind,
                                 const char *name,
                                 TelSnapshot *snapshot,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE);
  g_return_if_fail (name != NULL);
  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_comparison_read_since_async);
  reading = reading_new (cluster, kind, NULL, name);
  reading->snapshot = g_object_ref (snapshot);
  /* The left side is there. */
  reading->side = 1;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  begin (task);
}

/**
 * tel_comparison_read_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes either of the above.
 *
 * Returns: (transfer full): the comparison, or %NULL with the error of the read; %TEL_ERROR_NOT_FOUND also when the
 *   snapshot does not have the object
 */
TelComparison *
tel_comparison_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
