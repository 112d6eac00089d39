/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sql.h"

#include <string.h>

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-sql-catalog.h"
#include "simulator/tel-simulator-sql-functions.h"
#include "simulator/tel-simulator-sql-translation.h"
#include "simulator/tel-simulator-store-private.h"

/* A query that joins everything with everything must not keep the cluster from answering for ever. */
#define STEPS_PER_CALL 1000000
#define MOST_CALLS 2000

/* The translation makes nothing else; this is the second lock on the door. */
static int
authorize (
    gpointer user_data, int action, const char *first, const char *second, const char *database, const char *trigger)
{
  switch (action)
    {
    case SQLITE_SELECT:
      return SQLITE_OK;
    case SQLITE_READ:
      return tel_simulator_sql_catalog_has (first) || *second == '\0' ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION:
      return tel_simulator_sql_functions_allow (second) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static int
on_progress (gpointer user_data)
{
  guint *n_calls = user_data;

  return ++*n_calls > MOST_CALLS;
}

/* The name behind the last colon of SQLite's message, without the table before it. */
static const char *
get_column (const char *message)
{
  const char *name = strrchr (message, ' ');
  const char *dot = strrchr (message, '.');

  return dot != NULL ? dot + 1 : name != NULL ? name + 1 : message;
}

static void
set_fault (sqlite3 *database, GError **error)
{
  const char *message = sqlite3_errmsg (database);

  if (g_str_has_prefix (message, "no such column"))
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_COLUMN,
                 "Column (%s) not found in any table in the query (or SLV is undefined).", get_column (message));
  else if (g_str_has_prefix (message, "ambiguous column"))
    g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_AMBIGUOUS, "Ambiguous column (%s).",
                 get_column (message));
  else if (sqlite3_errcode (database) == SQLITE_INTERRUPT)
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_INTERRUPTED,
                         "Statement interrupted by user.");
  else
    g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_SYNTAX, "A syntax error has occurred.");
}

static sqlite3_stmt *
prepare (sqlite3 *database, const char *statement, GError **error)
{
  sqlite3_stmt *prepared = NULL;

  sqlite3_set_authorizer (database, authorize, NULL);
  sqlite3_prepare_v2 (database, statement, -1, &prepared, NULL);
  sqlite3_set_authorizer (database, NULL, NULL);

  if (prepared == NULL)
    set_fault (database, error);
  else if (!sqlite3_stmt_readonly (prepared))
    {
      g_clear_pointer (&prepared, sqlite3_finalize);
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_SQL_SYNTAX, "A syntax error has occurred.");
    }

  return prepared;
}

static void
add_row (TelSimulatorElement *list, const TelSimulatorSqlTranslation *translation, sqlite3_stmt *prepared)
{
  TelSimulatorElement *row = tel_simulator_element_add_child (list, "row");

  for (guint i = 0; i < translation->columns->len; i++)
    {
      const char *value = (const char *) sqlite3_column_text (prepared, (int) i);

      tel_simulator_element_add_text_child (row, g_ptr_array_index (translation->columns, i),
                                            value != NULL ? value : "");
    }
}

/* Rows beyond the page are counted and not kept: how many match has to be told when the page is too large. */
static gboolean
run (const TelSimulatorContext *context,
     const TelSimulatorSqlTranslation *translation,
     TelSimulatorElement *list,
     GError **error)
{
  sqlite3 *database = tel_simulator_store_get_database (context->store);
  sqlite3_stmt *prepared = prepare (database, translation->statement, error);
  gint64 n_rows = 0;
  guint n_calls = 0;
  int code;

  if (prepared == NULL)
    return FALSE;

  sqlite3_progress_handler (database, STEPS_PER_CALL, on_progress, &n_calls);
  while ((code = sqlite3_step (prepared)) == SQLITE_ROW)
    {
      if (n_rows >= translation->skip && (translation->first < 0 || n_rows - translation->skip < translation->first))
        add_row (list, translation, prepared);
      n_rows++;
    }
  sqlite3_progress_handler (database, 0, NULL, NULL);
  if (code != SQLITE_DONE)
    set_fault (database, error);
  sqlite3_finalize (prepared);
  if (context->matched != NULL)
    *context->matched = (guint) n_rows;

  return code == SQLITE_DONE;
}

/**
 * tel_simulator_sql_query:
 * @context: the cluster
 * @request: an executeSQLQuery
 * @response: what is filled with `return` and its rows
 * @error: return location for a #GError
 *
 * Asks the tables of contract 6.1, which are those that every other operation works with. Null is an empty element;
 * what has no name is called after what Informix writes over it, without the parentheses.
 *
 * Returns: FALSE with a #TelSimulatorFault: 201 for what Informix cannot read, 206 for a table and 217 for a column
 * that the release does not have
 */
gboolean
tel_simulator_sql_query (const TelSimulatorContext *context,
                         const TelSimulatorElement *request,
                         TelSimulatorElement *response,
                         GError **error)
{
  const char *statement = tel_simulator_element_get_child_text (request, "sql");
  g_autoptr (TelSimulatorSqlTranslation) translation =
      tel_simulator_sql_translate (context, statement != NULL ? statement : "", error);

  return translation != NULL && run (context, translation, tel_simulator_element_add_child (response, "return"), error);
}

/**
 * tel_simulator_sql_update:
 * @context: the cluster
 * @request: an executeSQLUpdate
 * @response: what would be filled
 * @error: return location for a #GError
 *
 * Refuses to write behind the back of every rule (contract 2.8). A real cluster would do it; nobody should learn here
 * that it works.
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_sql_update (const TelSimulatorContext *context,
                          const TelSimulatorElement *request,
                          TelSimulatorElement *response,
                          GError **error)
{
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "executeSQLUpdate is not carried out by this cluster. Use the operations of the object.");

  return FALSE;
}
