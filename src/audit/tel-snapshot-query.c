/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-query.h"

#include "model/tel-error.h"

/* Some hundred kilobytes of an answer, well under the 8 megabytes that a cluster gives at once (contract 1.5). */
#define ROWS_AT_ONCE 2000

/* More than the largest cluster has of anything; a server that does not page is not followed any further. */
#define MOST_ROWS 5000000

typedef struct
{
  char *selection;
  TelSnapshotRowFunc row_func;
  gpointer row_data;
  guint skip;
  guint first;
} Query;

static void read_page (GTask *task);

static void
query_free (Query *query)
{
  g_free (query->selection);
  g_free (query);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Query *query = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (TEL_AXL_CLIENT (source), result, &error);
  guint n_rows;

  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_TOO_LARGE) && query->first > 1)
    {
      query->first /= 2;
      read_page (g_steal_pointer (&task));
      return;
    }
  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  n_rows = tel_axl_rows_get_n_rows (rows);
  for (guint i = 0; i < n_rows; i++)
    query->row_func (rows, i, query->row_data);

  query->skip += n_rows;
  if (n_rows == query->first && query->skip < MOST_ROWS)
    read_page (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes over the task. */
static void
read_page (GTask *task)
{
  Query *query = g_task_get_task_data (task);
  g_autofree char *statement =
      g_strdup_printf ("SELECT SKIP %u FIRST %u %s", query->skip, query->first, query->selection);

  tel_axl_client_query_async (g_task_get_source_object (task), statement, g_task_get_cancellable (task), on_answered,
                              task);
}

/**
 * tel_snapshot_query_async:
 * @client: the wire
 * @selection: what follows SELECT, with an order in which no two rows are equal, so that pages fit together
 * @row_func: (scope async): takes the rows
 * @row_data: for @row_func
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks the cluster's database, page by page; where it finds a page too large it goes on with smaller ones from the rows
 * already read (contract 6.2, 1.5). Some rows may have been taken before an error comes.
 */
void
tel_snapshot_query_async (TelAxlClient *client,
                          const char *selection,
                          TelSnapshotRowFunc row_func,
                          gpointer row_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Query *query;

  g_return_if_fail (TEL_IS_AXL_CLIENT (client));
  g_return_if_fail (selection != NULL);
  g_return_if_fail (row_func != NULL);

  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_query_async);
  query = g_new0 (Query, 1);
  query->selection = g_strdup (selection);
  query->row_func = row_func;
  query->row_data = row_data;
  query->first = ROWS_AT_ONCE;
  g_task_set_task_data (task, query, (GDestroyNotify) query_free);
  read_page (task);
}

/**
 * tel_snapshot_query_finish:
 * @client: the wire
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_query_async().
 *
 * Returns: %TRUE when every row was taken; %FALSE with what tel_axl_client_query_finish() says of a page
 */
gboolean
tel_snapshot_query_finish (TelAxlClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
