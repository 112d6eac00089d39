/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-numbers.h"

#include "model/tel-error.h"

/* One number that is asked about. */
typedef struct
{
  char *pattern;
  char *partition;
  TelDirectoryNumber *number;
  char **elsewhere;
} Asking;

static void
asking_free (Asking *asking)
{
  g_free (asking->pattern);
  g_free (asking->partition);
  g_clear_object (&asking->number);
  g_strfreev (asking->elsewhere);
  g_free (asking);
}

static void
finish (GTask *task, gboolean tells_active)
{
  Asking *asking = g_task_get_task_data (task);

  g_task_return_pointer (task,
                         tel_number_facts_new (asking->number, g_steal_pointer (&asking->elsewhere), tells_active),
                         (GDestroyNotify) tel_number_facts_free);
}

static void
on_number_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const none[] = { NULL };
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) number = tel_cluster_read_finish (TEL_CLUSTER (source), result, &error);

  if (number == NULL && !g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* One that went since it was listed does not exist. */
  g_clear_object (&asking->number);
  if (number != NULL)
    {
      asking->number = TEL_DIRECTORY_NUMBER (tel_object_copy (number));
      if (tel_directory_number_get_associated_devices (asking->number) == NULL)
        g_object_set (asking->number, "associated-devices", none, NULL);
    }
  finish (task, TRUE);
}

static void
on_devices_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  tel_cluster_read_number_devices_finish (TEL_CLUSTER (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    finish (task, FALSE);
}

static gboolean
is_same_partition (const char *one, const char *other)
{
  return g_strcmp0 (one != NULL ? one : "", other != NULL ? other : "") == 0;
}

/* Parts what was listed into the number itself and its namesakes in other partitions. */
static void
sort_out (Asking *asking, GPtrArray *numbers)
{
  g_autoptr (GStrvBuilder) elsewhere = g_strv_builder_new ();

  for (guint i = 0; i < numbers->len; i++)
    {
      TelDirectoryNumber *number = numbers->pdata[i];
      const char *partition = tel_directory_number_get_partition (number);

      if (is_same_partition (partition, asking->partition))
        g_set_object (&asking->number, number);
      else
        g_strv_builder_add (elsewhere, partition != NULL ? partition : "");
    }

  asking->elsewhere = g_strv_builder_end (elsewhere);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TelCluster *self = TEL_CLUSTER (source);
  g_autoptr (GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) numbers = tel_cluster_list_same_numbers_finish (self, result, &error);

  if (numbers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  sort_out (asking, numbers);
  if (asking->number == NULL)
    {
      finish (task, FALSE);
    }
  else if (tel_cluster_get_release (self) >= TEL_RELEASE_10_0)
    {
      tel_cluster_read_async (self, TEL_OBJECT_KIND_DIRECTORY_NUMBER, asking->pattern, asking->partition,
                              g_task_get_cancellable (task), on_number_read, g_object_ref (task));
    }
  else
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (one, g_object_ref (asking->number));
      tel_cluster_read_number_devices_async (self, one, g_task_get_cancellable (task), on_devices_read,
                                             g_object_ref (task));
    }
}

/**
 * tel_cluster_read_number_facts_async:
 * @self: a cluster
 * @pattern: a directory number as the cluster keeps it
 * @partition: (nullable): its partition, %NULL for none
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is known
 * @user_data: data for @callback
 *
 * Finds out everything that is to be said of a number before it is put on a device: whether it exists, which devices
 * show it, whether it is inactive, and which other partitions have the same digits. Two requests, whatever there is.
 */
void
tel_cluster_read_number_facts_async (TelCluster *self,
                                     const char *pattern,
                                     const char *partition,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Asking *asking;

  g_return_if_fail (TEL_IS_CLUSTER (self));
  g_return_if_fail (pattern != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_cluster_read_number_facts_async);
  asking = g_new0 (Asking, 1);
  asking->pattern = g_strdup (pattern);
  asking->partition = g_strdup (partition);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);

  tel_cluster_list_same_numbers_async (self, pattern, cancellable, on_listed, g_steal_pointer (&task));
}

/**
 * tel_cluster_read_number_facts_finish:
 * @self: a cluster
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says
 *
 * Ends tel_cluster_read_number_facts_async().
 *
 * Returns: (transfer full) (nullable): the facts; a number that does not exist is one of them
 */
TelNumberFacts *
tel_cluster_read_number_facts_finish (TelCluster *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_CLUSTER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
