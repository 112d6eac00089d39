/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-private.h"

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TelAxlResponse) response = NULL;
  GError *error = NULL;

  response = tel_axl_caller_call_finish (TEL_AXL_CALLER (source), result, &error);
  if (response == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tel_axl_response_steal_rows (response), (GDestroyNotify) tel_axl_rows_free);
}

/**
 * tel_axl_client_query_async:
 * @self: the client
 * @statement: a single SELECT in the dialect of the cluster's database (contract 6.2)
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks the cluster's database. It is a read like any other: it waits for its turn and is repeated where a read is. What
 * is not a SELECT, or more than one statement, is refused before anything is sent. A text from elsewhere belongs into
 * the statement through tel_axl_query_quote() only. No other operation gives joins at once, but no cluster promises to
 * answer this one: whoever asks has another way (contract 6.2).
 */
void
tel_axl_client_query_async (TelAxlClient *self,
                            const char *statement,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  TelAxlRequest *request = NULL;
  GError *error = NULL;
  GTask *task;

  g_return_if_fail (TEL_IS_AXL_CLIENT (self));
  g_return_if_fail (statement != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_axl_client_query_async);
  if (tel_axl_client_check_connected (self, &error))
    request = tel_axl_request_new_query (tel_axl_client_get_release (self), statement, &error);

  tel_axl_client_call (task, request, error, on_answered);
}

/**
 * tel_axl_client_query_finish:
 * @self: the client
 * @result: the result
 * @error: return location
 *
 * Ends tel_axl_client_query_async().
 *
 * Returns: (transfer full): the rows; %NULL with a #TelError or %G_IO_ERROR_CANCELLED set: %TEL_ERROR_INVALID for what
 *   is not a single SELECT, %TEL_ERROR_UNSUPPORTED where the cluster does not know a table, a column or the form of the
 *   statement (faults 206, 217 and 201), %TEL_ERROR_TOO_LARGE for too many rows at once
 */
TelAxlRows *
tel_axl_client_query_finish (TelAxlClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
