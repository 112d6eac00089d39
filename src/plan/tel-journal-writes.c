/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-writes.h"

#include "plan/tel-journal-private.h"
#include "plan/tel-journal-store-private.h"
#include "plan/tel-journal-write-private.h"

#include <json-glib/json-glib.h>

/*
 * The oldest first. What failed wrote nothing, what was as wanted already was not sent, and Apply Config changes no
 * field. A name before or after counts, so that a rename is found by either. What a script did over no saved connection
 * counts where it was the same host.
 */
#define NAME(column)                                                                                                   \
  "CASE step.kind WHEN 'user' THEN json_extract (" column ", '$.\"user-id\"') "                                        \
  "WHEN 'device' THEN json_extract (" column ", '$.name') "                                                            \
  "WHEN 'directory-number' THEN json_extract (" column ", '$.pattern') END"
#define STATEMENT                                                                                                      \
  "SELECT plan.id, plan.title, plan.person, plan.account, step.operation, step.kind, step.sentence, step.new_string, " \
  "step.base, step.draft, step.result, step.state, step.sent, step.settled FROM step "                                 \
  "JOIN plan ON step.plan = plan.id WHERE max (step.sent, step.settled) >= ?1 "                                        \
  "AND step.state IN ('done', 'warning', 'running', 'unknown') AND step.operation <> 'apply' "                         \
  "AND ifnull (step.result, '') <> '" TEL_JOURNAL_RECORD_IDLE "' "                                                     \
  "AND (" NAME ("step.base") " IN (SELECT value FROM json_each (?2)) "                                                 \
                             "OR " NAME (                                                                              \
                                 "step.draft") " IN (SELECT value FROM json_each (?2))) "                              \
                                               "AND ((plan.connection = ?3 AND ?3 <> '" TEL_JOURNAL_CONNECTION_SCRIPT  \
                                               "') "                                                                   \
                                               "OR (plan.connection = '" TEL_JOURNAL_CONNECTION_SCRIPT                 \
                                               "' AND plan.cluster = ?4)) "                                            \
                                               "ORDER BY max (step.sent, step.settled), plan.id, step.position"

/* A plan that is forgotten leaves a gap between the numbers. */
#define IS_WHOLE_STATEMENT                                                                                             \
  "WITH before AS (SELECT ifnull (max (id), 0) AS id FROM plan WHERE begun <= ?1) "                                    \
  "SELECT ifnull ((SELECT seq FROM sqlite_sequence WHERE name = 'plan'), 0) - before.id = "                            \
  "(SELECT count (*) FROM plan WHERE plan.id > before.id) FROM before"

/* What is looked for. */
typedef struct
{
  gint64 since;
  char *names;
  char *connection;
  char *host;
} Query;

/* What was found. */
typedef struct
{
  GPtrArray *writes;
  gboolean is_whole;
} Answer;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->names);
  g_free (query->connection);
  g_free (query->host);
  g_free (query);
}

static Answer *
answer_new (void)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->writes = g_ptr_array_new_with_free_func (g_object_unref);
  answer->is_whole = TRUE;

  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->writes);
  g_free (answer);
}

static TelJournalRecord *
take_plan (sqlite3_stmt *statement)
{
  TelJournalRecord *plan = tel_journal_record_new ();

  plan->id = sqlite3_column_int64 (statement, 0);
  plan->title = tel_journal_store_dup_text (statement, 1);
  plan->person = tel_journal_store_dup_text (statement, 2);
  plan->account = tel_journal_store_dup_text (statement, 3);

  return plan;
}

static TelJournalStepRecord *
take_step (sqlite3_stmt *statement)
{
  TelJournalStepRecord *step = tel_journal_step_record_new ();

  step->operation = tel_journal_store_dup_text (statement, 4);
  step->kind = tel_journal_store_dup_text (statement, 5);
  step->sentence = tel_journal_store_dup_text (statement, 6);
  step->new_string = sqlite3_column_int (statement, 7);
  step->base = tel_journal_store_dup_text (statement, 8);
  step->draft = tel_journal_store_dup_text (statement, 9);
  step->result = tel_journal_store_dup_text (statement, 10);
  step->state = tel_journal_store_dup_text (statement, 11);
  step->sent = sqlite3_column_int64 (statement, 12);
  step->settled = sqlite3_column_int64 (statement, 13);

  return step;
}

/* What another version wrote and this one cannot read is as good as forgotten. */
static void
take_row (Answer *answer, sqlite3_stmt *statement)
{
  g_autoptr (TelJournalRecord) plan = take_plan (statement);
  g_autoptr (TelJournalStepRecord) record = take_step (statement);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelStep) step = tel_journal_step_record_make_step (record, &error);

  if (step == NULL)
    {
      g_debug ("%s", error->message);
      answer->is_whole = FALSE;
      return;
    }

  g_ptr_array_add (answer->writes, tel_journal_write_new (plan, step, MAX (record->sent, record->settled)));
}

static gboolean
run (TelJournalStore *store,
     sqlite3_stmt *statement,
     Answer *answer,
     void (*take) (Answer *, sqlite3_stmt *),
     GError **error)
{
  int result;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    take (answer, statement);
  if (result != SQLITE_DONE)
    tel_journal_store_set_error (store, error);
  sqlite3_finalize (statement);

  return result == SQLITE_DONE;
}

static gboolean
list_writes (TelJournalStore *store, const Query *query, Answer *answer, GError **error)
{
  sqlite3_stmt *statement = tel_journal_store_prepare (store, STATEMENT, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, query->since);
  tel_journal_store_bind_text (statement, 2, query->names);
  tel_journal_store_bind_text (statement, 3, query->connection);
  tel_journal_store_bind_text (statement, 4, query->host);

  return run (store, statement, answer, take_row, error);
}

static void
take_whole (Answer *answer, sqlite3_stmt *statement)
{
  answer->is_whole = answer->is_whole && sqlite3_column_int (statement, 0);
}

static gboolean
find_whole (TelJournalStore *store, const Query *query, Answer *answer, GError **error)
{
  sqlite3_stmt *statement = tel_journal_store_prepare (store, IS_WHOLE_STATEMENT, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, query->since);

  return run (store, statement, answer, take_whole, error);
}

/* An array, as every answer of the journal's that lists something is one: it answers so where there is no file. */
static void
list (TelJournalStore *store, GTask *task, gpointer data)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (answer_free);
  Answer *answer = answer_new ();
  GError *error = NULL;

  g_ptr_array_add (answers, answer);
  if (list_writes (store, data, answer, &error) && find_whole (store, data, answer, &error))
    {
      g_task_return_pointer (task, answers, (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  g_ptr_array_unref (answers);
  g_task_return_error (task, error);
}

static char *
make_names (const char *const *names)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; names[i] != NULL; i++)
    json_array_add_string_element (array, names[i]);
  json_node_set_array (node, array);

  return json_to_string (node, FALSE);
}

/**
 * tel_journal_list_writes_async:
 * @self: a journal
 * @cluster: the cluster
 * @since: since when, by the clock of this computer
 * @names: (array zero-terminated=1): the IDs of users, the names of devices and the patterns of directory numbers
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Lists what the plans that were carried out over the connection of @cluster, or by a script on its host, have sent to
 * objects of these names, or given these names to.
 */
void
tel_journal_list_writes_async (TelJournal *self,
                               TelCluster *cluster,
                               GDateTime *since,
                               const char *const *names,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  TelAxlClient *client;
  Query *query;

  g_return_if_fail (TEL_IS_JOURNAL (self));
  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (since != NULL && names != NULL);

  client = tel_cluster_get_client (cluster);
  query = g_new0 (Query, 1);
  query->since = g_date_time_to_unix (since) * G_USEC_PER_SEC + g_date_time_get_microsecond (since);
  query->names = make_names (names);
  query->connection = g_strdup (tel_axl_client_get_connection_id (client));
  query->host = g_strdup (tel_axl_client_get_host (client));
  tel_journal_work_async (self, list, TRUE, query, query_free, cancellable, callback, user_data);
}

/**
 * tel_journal_list_writes_finish:
 * @self: a journal
 * @result: the result given to the callback
 * @is_whole: (out): whether the journal still has every plan since then
 * @error: return location for an error
 *
 * Ends tel_journal_list_writes_async().
 *
 * Returns: (transfer full) (element-type TelJournalWrite): what was written, the oldest first; or %NULL with
 *   %TEL_ERROR_STORAGE
 */
GPtrArray *
tel_journal_list_writes_finish (TelJournal *self, GAsyncResult *result, gboolean *is_whole, GError **error)
{
  g_autoptr (GPtrArray) answers = NULL;
  const Answer *answer;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (is_whole != NULL, NULL);

  *is_whole = TRUE;
  answers = g_task_propagate_pointer (G_TASK (result), error);
  if (answers == NULL)
    return NULL;
  if (answers->len == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);

  answer = answers->pdata[0];
  *is_whole = answer->is_whole;

  return g_ptr_array_ref (answer->writes);
}
