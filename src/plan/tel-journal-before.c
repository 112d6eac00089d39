/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-before.h"

#include "plan/tel-journal-private.h"
#include "plan/tel-journal-store-private.h"

/*
 * The newest first. What failed changed nothing, and need not have met what the plan took for granted. What a script
 * did over no saved connection counts where it was the same host.
 */
#define STATEMENT                                                                                                      \
  "SELECT json_extract (step.base, '$.node'), json_extract (step.base, '$.value'), "                                   \
  "json_extract (step.draft, '$.value') FROM step "                                                                    \
  "JOIN plan ON step.plan = plan.id WHERE step.kind = 'parameter' AND step.operation = 'update' "                      \
  "AND step.state IN ('done', 'warning', 'running', 'unknown') "                                                       \
  "AND json_extract (step.base, '$.service') = ?1 AND json_extract (step.base, '$.name') = ?2 "                        \
  "AND ((plan.connection = ?3 AND ?3 <> '" TEL_JOURNAL_CONNECTION_SCRIPT "') "                                         \
  "OR (plan.connection = '" TEL_JOURNAL_CONNECTION_SCRIPT "' AND plan.cluster = ?4)) "                                 \
  "ORDER BY plan.id DESC, step.position DESC"

/* What is looked for. */
typedef struct
{
  char *service;
  char *name;
  char *connection;
  char *host;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->service);
  g_free (query->name);
  g_free (query->connection);
  g_free (query->host);
  g_free (query);
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static const char *
get_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

/* Older and older changes, as long as each led to what the next one met: where somebody else came between, what that
 * person set is what it was. */
static void
take_row (GHashTable *before, GHashTable *ended, sqlite3_stmt *statement)
{
  const char *node = get_text (statement, 0);
  const char *met = g_hash_table_lookup (before, node);

  if (*node == '\0' || g_hash_table_contains (ended, node))
    return;

  if (met == NULL || g_str_equal (met, get_text (statement, 2)))
    g_hash_table_replace (before, g_strdup (node), g_strdup (get_text (statement, 1)));
  else
    g_hash_table_add (ended, g_strdup (node));
}

/* An array, as every answer of the journal's that lists something is one: it answers so where there is no file. */
static void
list (TelJournalStore *store, GTask *task, gpointer data)
{
  const Query *query = data;
  g_autoptr (GHashTable) before = make_table ();
  g_autoptr (GHashTable) ended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *answer;
  GError *error = NULL;
  sqlite3_stmt *statement = tel_journal_store_prepare (store, STATEMENT, &error);
  int result = SQLITE_ERROR;

  if (statement != NULL)
    {
      tel_journal_store_bind_text (statement, 1, query->service);
      tel_journal_store_bind_text (statement, 2, query->name);
      tel_journal_store_bind_text (statement, 3, query->connection);
      tel_journal_store_bind_text (statement, 4, query->host);
      while ((result = sqlite3_step (statement)) == SQLITE_ROW)
        take_row (before, ended, statement);
      if (result != SQLITE_DONE)
        tel_journal_store_set_error (store, &error);
      sqlite3_finalize (statement);
    }
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  answer = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_ptr_array_add (answer, g_steal_pointer (&before));
  g_task_return_pointer (task, answer, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * tel_journal_list_before_async:
 * @self: a journal
 * @cluster: the cluster
 * @parameter: the parameter, at any of its nodes
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Looks for what a parameter was, at each node, before the plans that were carried out over the connection of @cluster,
 * or by a script on its host, changed it.
 */
void
tel_journal_list_before_async (TelJournal *self,
                               TelCluster *cluster,
                               TelParameter *parameter,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  TelAxlClient *client;
  Query *query;

  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_PARAMETER (parameter));

  client = tel_cluster_get_client (cluster);
  query = g_new0 (Query, 1);
  query->service = g_strdup (tel_parameter_get_service (parameter));
  query->name = g_strdup (tel_parameter_get_name (parameter));
  query->connection = g_strdup (tel_axl_client_get_connection_id (client));
  query->host = g_strdup (tel_axl_client_get_host (client));
  tel_journal_work_async (self, list, TRUE, query, query_free, cancellable, callback, user_data);
}

/**
 * tel_journal_list_before_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_journal_list_before_async().
 *
 * Returns: (transfer full) (element-type utf8 utf8): the values by the names of the nodes, none where nothing was
 *   changed; or %NULL with %TEL_ERROR_STORAGE
 */
GHashTable *
tel_journal_list_before_finish (TelJournal *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return NULL;

  return answer->len > 0 ? g_hash_table_ref (answer->pdata[0]) : make_table ();
}
