/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a snapshot has that no cluster tells, but this computer knows. */

#include "config.h"

#include "audit/tel-snapshot-reader.h"

/* What is still to be asked; the data of a task. */
typedef struct
{
  GListModel *connections;
  char *connection_id;
  char *host;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->connections);
  g_free (asking->connection_id);
  g_free (asking->host);
  g_free (asking);
}

static void
on_others_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  tel_snapshot_reader_take_others_finish (TEL_SNAPSHOT (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
take_others (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);

  tel_snapshot_reader_take_others_async (g_task_get_source_object (task), asking->connections, asking->connection_id,
                                         asking->host, NULL, g_task_get_cancellable (task), on_others_taken, task);
}

static void
on_deliveries_taken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  tel_snapshot_reader_take_deliveries_finish (TEL_SNAPSHOT (source), result, &error);
  if (error == NULL)
    {
      take_others (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * tel_snapshot_reader_take_known_async:
 * @snapshot: a snapshot
 * @journal: (nullable): the journal of this computer
 * @connections: (nullable) (element-type TelConnection): the saved connections; %NULL for a cluster that stands alone
 * @connection_id: the connection that it was read over
 * @host: the host of that connection
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes what tel_snapshot_reader_take_deliveries_async() and tel_snapshot_reader_take_others_async() take. What cannot
 * be known is said in the states of the parts.
 */
void
tel_snapshot_reader_take_known_async (TelSnapshot *snapshot,
                                      TelJournal *journal,
                                      GListModel *connections,
                                      const char *connection_id,
                                      const char *host,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;
  Asking *asking;

  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (journal == NULL || TEL_IS_JOURNAL (journal));

  task = g_task_new (snapshot, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_reader_take_known_async);
  asking = g_new0 (Asking, 1);
  asking->connections = connections != NULL ? g_object_ref (connections) : NULL;
  asking->connection_id = g_strdup (connection_id);
  asking->host = g_strdup (host);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);

  if (journal == NULL)
    take_others (task);
  else
    tel_snapshot_reader_take_deliveries_async (snapshot, journal, connection_id, cancellable, on_deliveries_taken,
                                               task);
}

/**
 * tel_snapshot_reader_take_known_finish:
 * @snapshot: the snapshot
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED alone
 *
 * Ends tel_snapshot_reader_take_known_async().
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
tel_snapshot_reader_take_known_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, snapshot), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
