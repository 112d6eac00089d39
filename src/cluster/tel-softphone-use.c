/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-softphone-use.h"

#include "model/tel-error.h"

/*
 * Some of the devices by type and mode, with their number and one of them: a list of all of them would take minutes on
 * a large cluster (contract 6). A cluster that refuses the query is asked for the list all the same.
 */
#define STATEMENT                                                                                                      \
  "SELECT tm.name AS product, tds.name AS securitymode, COUNT(*) AS n, MIN(d.name) AS example FROM device d"           \
  " INNER JOIN typemodel tm ON d.tkmodel = tm.enum"                                                                    \
  " LEFT OUTER JOIN securityprofile sp ON d.fksecurityprofile = sp.pkid"                                               \
  " LEFT OUTER JOIN typedevicesecuritymode tds ON sp.tkdevicesecuritymode = tds.enum"                                  \
  " WHERE d.tkclass = 1 AND d.tkmodel IN (503, 562, 575, 652) GROUP BY tm.name, tds.name"

struct _TelSoftphoneUse
{
  gboolean is_known;
  guint counts[TEL_N_NEEDS];
  char *examples[TEL_N_NEEDS];
};

static void
note (TelSoftphoneUse *self, TelNeed need, guint count, const char *example)
{
  if (count > 0 && self->examples[need] == NULL)
    self->examples[need] = g_strdup (example);
  self->counts[need] += count;
}

static gboolean
is_secure (const char *mode)
{
  return g_strcmp0 (mode, "Authenticated") == 0 || g_strcmp0 (mode, "Encrypted") == 0;
}

static void
take_rows (TelSoftphoneUse *self, const TelAxlRows *rows)
{
  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      const char *number = tel_axl_rows_look_up (rows, i, "n");
      const char *example = tel_axl_rows_look_up (rows, i, "example");
      guint count = number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 0;
      TelDeviceType type;

      if (!tel_device_type_from_product (tel_axl_rows_look_up (rows, i, "product"), &type) ||
          !tel_device_type_is_softphone (type))
        continue;
      note (self, tel_need_of_type (type), count, example);
      if (is_secure (tel_axl_rows_look_up (rows, i, "securitymode")))
        note (self, TEL_NEED_SECURE, count, example);
    }
  self->is_known = TRUE;
}

static void
take_devices (TelSoftphoneUse *self, TelCluster *cluster)
{
  GListModel *devices = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_DEVICE));

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (TelDevice) device = g_list_model_get_item (devices, i);
      TelSecurityProfile *profile =
          tel_cluster_get_security_profile (cluster, tel_device_get_security_profile (device));
      TelDeviceType type;

      if (!tel_device_get_device_type (device, &type) || !tel_device_type_is_softphone (type))
        continue;
      note (self, tel_need_of_type (type), 1, tel_device_get_name (device));
      if (profile != NULL && tel_security_profile_is_secure (profile))
        note (self, TEL_NEED_SECURE, 1, tel_device_get_name (device));
    }
  self->is_known = TRUE;
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, TEL_ERROR, TEL_ERROR_REJECTED) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_TOO_LARGE) ||
         g_error_matches (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
}

static void
return_use (GTask *task, TelSoftphoneUse *self)
{
  g_task_return_pointer (task, self, (GDestroyNotify) tel_softphone_use_free);
}

static void
on_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelCluster *cluster = TEL_CLUSTER (object);
  g_autoptr (TelSoftphoneUse) self = g_new0 (TelSoftphoneUse, 1);
  GError *error = NULL;

  if (tel_cluster_load_finish (cluster, result, &error))
    take_devices (self, cluster);
  else if (!is_refusal (error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  return_use (task, g_steal_pointer (&self));
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (object), result, &error);

  if (rows != NULL)
    {
      TelSoftphoneUse *self = g_new0 (TelSoftphoneUse, 1);

      take_rows (self, rows);
      return_use (task, self);
      return;
    }
  if (!is_refusal (error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_error_free (error);
  tel_cluster_load_async (g_task_get_task_data (task), TEL_OBJECT_KIND_DEVICE, g_task_get_cancellable (task), on_listed,
                          g_object_ref (task));
}

/**
 * tel_softphone_use_read_async:
 * @cluster: a cluster
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the answer is there
 * @user_data: data for @callback
 *
 * Reads which softphones there are, so that nobody can say they are not used.
 */
void
tel_softphone_use_read_async (TelCluster *cluster,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_softphone_use_read_async);
  g_task_set_task_data (task, g_object_ref (cluster), g_object_unref);
  tel_axl_client_query_async (tel_cluster_get_client (cluster), STATEMENT, cancellable, on_answered, task);
}

/**
 * tel_softphone_use_read_finish:
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says
 *
 * Ends tel_softphone_use_read_async().
 *
 * Returns: (transfer full) (nullable): what there is, also where the cluster refused to tell
 */
TelSoftphoneUse *
tel_softphone_use_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_softphone_use_free:
 * @self: (transfer full): what there is
 *
 * Frees it.
 */
void
tel_softphone_use_free (TelSoftphoneUse *self)
{
  for (guint i = 0; i < TEL_N_NEEDS; i++)
    g_free (self->examples[i]);
  g_free (self);
}

/**
 * tel_softphone_use_is_known:
 * @self: what there is
 *
 * Tells whether the cluster has told.
 *
 * Returns: %FALSE when it refused, which is not the same as none
 */
gboolean
tel_softphone_use_is_known (const TelSoftphoneUse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_known;
}

/**
 * tel_softphone_use_count:
 * @self: what there is
 * @need: a need, not %TEL_NEED_NONE
 * @example: (out) (nullable) (transfer none): return location for the name of one of them
 *
 * Counts the softphones that have a need.
 *
 * Returns: how many there are
 */
guint
tel_softphone_use_count (const TelSoftphoneUse *self, TelNeed need, const char **example)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (need > TEL_NEED_NONE && need < TEL_N_NEEDS, 0);
  g_return_val_if_fail (example != NULL, 0);

  *example = self->examples[need];

  return self->counts[need];
}
