/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-audit-details.h"

#include "audit/tel-snapshot-reader.h"

static void
add_numbers_of_device (TelSnapshot *snapshot, TelDevice *device, GHashTable *numbers)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      TelDirectoryNumber *number =
          tel_snapshot_get_number (snapshot, tel_line_get_pattern (line), tel_line_get_partition (line));

      if (number != NULL)
        g_hash_table_add (numbers, number);
    }
}

/* The numbers that the rule looks at: those of softphones. */
static GPtrArray *
list_numbers (TelSnapshot *snapshot, const char *const *user_ids)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer number;

  for (guint i = 0; user_ids[i] != NULL; i++)
    {
      GPtrArray *devices = tel_snapshot_get_devices_of_user (snapshot, user_ids[i]);

      for (guint j = 0; j < devices->len; j++)
        if (tel_device_get_softphone_type (devices->pdata[j], NULL))
          add_numbers_of_device (snapshot, devices->pdata[j], numbers);
    }

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_ptr_array_add (list, g_object_ref (number));

  return list;
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_audit_judge_finish (TEL_AUDIT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_snapshot_reader_read_details_finish (TEL_SNAPSHOT (source), result, &error))
    tel_audit_judge_async (g_task_get_source_object (task), g_task_get_cancellable (task), on_judged,
                           g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/**
 * tel_audit_details_read_async:
 * @audit: an audit of a cluster
 * @cluster: that cluster
 * @user_ids: (array zero-terminated=1): the users whose details are wanted
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when everything was read and judged
 * @user_data: data for @callback
 *
 * Reads the credentials of users and the forwards of the numbers on their softphones, a request for each, and judges
 * every rule again.
 */
void
tel_audit_details_read_async (TelAudit *audit,
                              TelCluster *cluster,
                              const char *const *user_ids,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) numbers = NULL;

  g_return_if_fail (TEL_IS_AUDIT (audit));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (user_ids != NULL);

  task = g_task_new (audit, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_audit_details_read_async);
  numbers = list_numbers (tel_audit_get_snapshot (audit), user_ids);
  tel_snapshot_reader_read_details_async (tel_audit_get_snapshot (audit), cluster, user_ids, numbers, cancellable,
                                          on_read, g_object_ref (task));
}

/**
 * tel_audit_details_read_finish:
 * @audit: an audit
 * @result: the result given to the callback
 * @error: return location for an error: whatever the client says, or that it was cancelled
 *
 * Ends tel_audit_details_read_async().
 *
 * Returns: %TRUE when everything was read and judged
 */
gboolean
tel_audit_details_read_finish (TelAudit *audit, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TEL_IS_AUDIT (audit), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, audit), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
