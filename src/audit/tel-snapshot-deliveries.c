/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot has from this computer's journal. */

#include "config.h"

#include "audit/tel-snapshot-reader.h"

#include "plan/tel-journal-delivery.h"

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TelSnapshot *snapshot = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deliveries = tel_journal_list_deliveries_finish (TEL_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* The newest comes first, and one that was replaced since is worth nothing. */
  for (guint i = deliveries != NULL ? deliveries->len : 0; i > 0; i--)
    {
      const TelJournalDelivery *delivery = deliveries->pdata[i - 1];

      if (tel_snapshot_get_device (snapshot, delivery->device) != NULL)
        tel_snapshot_set_delivered_at (snapshot, delivery->device,
                                       delivery->replaced ? 0 : delivery->given / G_USEC_PER_SEC);
    }
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DELIVERIES,
                          deliveries != NULL ? TEL_SNAPSHOT_STATE_READ : TEL_SNAPSHOT_STATE_REFUSED,
                          error != NULL ? error->message : NULL);
  g_task_return_boolean (task, deliveries != NULL);
}

/**
 * tel_snapshot_reader_take_deliveries_async:
 * @snapshot: a snapshot
 * @journal: the journal of this computer
 * @connection_id: the connection that it was read over
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes from the journal when the string of each device was given out (C09). A journal that cannot be read is said in
 * the state of the part, as all else is.
 */
void
tel_snapshot_reader_take_deliveries_async (TelSnapshot *snapshot,
                                           TelJournal *journal,
                                           const char *connection_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (TEL_IS_JOURNAL (journal));
  g_return_if_fail (connection_id != NULL);

  task = g_task_new (snapshot, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_reader_take_deliveries_async);
  tel_journal_list_deliveries_async (journal, connection_id, NULL, cancellable, on_listed, task);
}

/**
 * tel_snapshot_reader_take_deliveries_finish:
 * @snapshot: the snapshot
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED alone
 *
 * Ends tel_snapshot_reader_take_deliveries_async().
 *
 * Returns: %TRUE when the deliveries are known
 */
gboolean
tel_snapshot_reader_take_deliveries_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, snapshot), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
