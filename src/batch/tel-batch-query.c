/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-query.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"

/* What a column may take of a line. */
#define WIDEST 60

static void
add_rows (const TelAxlRows *rows, JsonBuilder *builder)
{
  guint n_columns = tel_axl_rows_get_n_columns (rows);

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_columns; i++)
    json_builder_add_string_value (builder, tel_axl_rows_get_column (rows, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      json_builder_begin_array (builder);
      for (guint j = 0; j < n_columns; j++)
        {
          const char *value = tel_axl_rows_get_value (rows, i, j);

          if (value != NULL)
            json_builder_add_string_value (builder, value);
          else
            json_builder_add_null_value (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
print_rows (const TelAxlRows *rows)
{
  guint n_columns = tel_axl_rows_get_n_columns (rows);
  g_autoptr (TelBatchTable) table = tel_batch_table_new (n_columns, WIDEST);
  g_autofree const char **cells = g_new0 (const char *, n_columns);

  for (guint j = 0; j < n_columns; j++)
    cells[j] = tel_axl_rows_get_column (rows, j);
  tel_batch_table_add (table, cells);
  for (guint i = 0; i < tel_axl_rows_get_n_rows (rows); i++)
    {
      for (guint j = 0; j < n_columns; j++)
        cells[j] = tel_axl_rows_get_value (rows, i, j);
      tel_batch_table_add (table, cells);
    }
  tel_batch_table_print (table);
}

/**
 * tel_batch_query:
 * @session: a session
 * @options: the command line, whose argument is a single SELECT
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Shows what the cluster's database answers to a query (contract 6). Programs get the names of the columns and each row
 * as a list, as two columns may have one name; null and the empty text are alike there and come as null.
 *
 * Returns: %TRUE when it was answered
 */
gboolean
tel_batch_query (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelAxlRows) rows = NULL;

  tel_axl_client_query_async (client, options->argument, tel_batch_session_get_cancellable (session),
                              tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  rows = tel_axl_client_query_finish (client, result, error);
  if (rows == NULL)
    return FALSE;

  if (builder != NULL)
    add_rows (rows, builder);
  else if (tel_axl_rows_get_n_columns (rows) > 0)
    print_rows (rows);
  else
    tel_batch_output_print ("%s", _ ("Nothing matches the query."));

  return TRUE;
}
