/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-device-users.h"

#include "axl/tel-axl-query.h"
#include "cluster/tel-cluster-private.h"
#include "model/tel-error.h"

typedef struct
{
  TelCluster *cluster;
  char *device_name;
  gboolean complete;
} Finding;

static void
finding_free (Finding *finding)
{
  g_clear_object (&finding->cluster);
  g_clear_pointer (&finding->device_name, g_free);
  g_free (finding);
}

/* The cluster does not answer queries, or not this one: what was read of its users has to do. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
}

static char **
list_read_users (Finding *finding)
{
  g_autoptr (GPtrArray) read = tel_cluster_list_read_users (finding->cluster);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < read->len; i++)
    {
      TelUser *user = tel_cluster_get_user (finding->cluster, read->pdata[i]);

      if (user != NULL && tel_user_is_associated_with (user, finding->device_name))
        g_strv_builder_add (names, read->pdata[i]);
    }

  return g_strv_builder_end (names);
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Finding *finding = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (object), result, &error);

  if (rows == NULL)
    {
      if (is_refusal (error))
        g_task_return_pointer (task, list_read_users (finding), (GDestroyNotify) g_strfreev);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      const char *name = tel_axl_rows_look_up (rows, i, "userid");

      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  finding->complete = TRUE;
  g_task_return_pointer (task, g_strv_builder_end (names), (GDestroyNotify) g_strfreev);
}

/**
 * tel_device_users_find_async:
 * @cluster: a cluster
 * @device_name: a device
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when they were found
 * @user_data: data for @callback
 *
 * Finds the users who have a device among their associated devices, by SQL; where the cluster does not answer that,
 * among the users that were read whole before.
 */
void
tel_device_users_find_async (TelCluster *cluster,
                             const char *device_name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autofree char *name = NULL;
  g_autofree char *statement = NULL;
  Finding *finding;
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (device_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_device_users_find_async);
  finding = g_new0 (Finding, 1);
  finding->cluster = g_object_ref (cluster);
  finding->device_name = g_strdup (device_name);
  g_task_set_task_data (task, finding, (GDestroyNotify) finding_free);

  name = tel_axl_query_quote (device_name);
  statement = g_strdup_printf ("SELECT e.userid AS userid FROM enduserdevicemap m INNER JOIN enduser e"
                               " ON m.fkenduser = e.pkid INNER JOIN device d ON m.fkdevice = d.pkid"
                               " WHERE m.tkuserassociation = 1 AND d.name = %s ORDER BY e.userid",
                               name);
  tel_axl_client_query_async (tel_cluster_get_client (cluster), statement, cancellable, on_answered, task);
}

/**
 * tel_device_users_find_finish:
 * @result: the result given to the callback
 * @complete: (out): whether these are all of them
 * @error: return location for an error
 *
 * Ends tel_device_users_find_async().
 *
 * Returns: (transfer full) (nullable): the user IDs
 */
char **
tel_device_users_find_finish (GAsyncResult *result, gboolean *complete, GError **error)
{
  Finding *finding;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  finding = g_task_get_task_data (G_TASK (result));
  if (complete != NULL)
    *complete = finding->complete;

  return g_task_propagate_pointer (G_TASK (result), error);
}
