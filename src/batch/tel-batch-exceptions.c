/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-exceptions.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"
#include "cluster/tel-connection-store.h"
#include "model/tel-error.h"
#include "model/tel-private-file.h"

/* What a column may take of a line. */
#define WIDEST 60

static gboolean
is_of_cluster (TelConnection *connection, const TelBatchOptions *options)
{
  return options->host != NULL && g_ascii_strcasecmp (tel_connection_get_host (connection), options->host) == 0 &&
         tel_connection_get_port (connection) == (guint) options->port;
}

static gboolean
is_named (TelConnection *connection, const char *name)
{
  return g_str_equal (tel_connection_get_name (connection), name) ||
         g_str_equal (tel_connection_get_id (connection), name);
}

/* The one with this account; where no account was said or none has it, the only one of the cluster. */
static TelConnection *
find_connection (GListModel *connections, const TelBatchOptions *options)
{
  g_autoptr (TelConnection) only = NULL;
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++)
    {
      g_autoptr (TelConnection) connection = g_list_model_get_item (connections, i);

      if (options->report.connection != NULL && is_named (connection, options->report.connection))
        return g_steal_pointer (&connection);
      if (options->report.connection != NULL || !is_of_cluster (connection, options))
        continue;
      if (g_strcmp0 (tel_connection_get_user (connection), options->user) == 0)
        return g_steal_pointer (&connection);
      g_set_object (&only, connection);
      n_found++;
    }

  return n_found == 1 ? g_steal_pointer (&only) : NULL;
}

/* Where nothing is saved, the host and the port stand for the connection. */
static char *
find_id (const TelBatchOptions *options, GError **error)
{
  g_autofree char *path = tel_connection_store_dup_default_path ();
  g_autoptr (TelConnectionStore) store = tel_connection_store_new (path);
  g_autoptr (TelConnection) connection = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GError) reason = NULL;

  if (!tel_connection_store_load (store, &reason))
    g_printerr ("%s\n", reason->message);

  connection = find_connection (tel_connection_store_get_connections (store), options);
  if (connection != NULL)
    return g_strdup (tel_connection_get_id (connection));
  if (options->report.connection != NULL)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND, _ ("There is no saved connection “%s”."),
                   options->report.connection);
      return NULL;
    }

  host = g_ascii_strdown (options->host, -1);

  return g_strdup_printf ("%s:%d", host, options->port);
}

/**
 * tel_batch_exceptions_open:
 * @options: the command line
 * @connection_id: (out) (optional): the identity of the connection
 * @error: return location for an error
 *
 * Opens what is accepted on the connection that the command line means: the saved one with its host, port and account,
 * or the only saved one with its host and port. Where there is none, what was accepted from the command line for that
 * host and port. What cannot be read is said on the standard error, and counts for nothing.
 *
 * Returns: (transfer full): the exceptions, or %NULL when it is not known which are meant
 */
TelExceptions *
tel_batch_exceptions_open (const TelBatchOptions *options, char **connection_id, GError **error)
{
  g_autofree char *id = find_id (options, error);
  g_autofree char *path = NULL;
  g_autoptr (GError) reason = NULL;
  TelExceptions *exceptions;

  if (id == NULL)
    return NULL;

  path = tel_exceptions_dup_path (id);
  exceptions = tel_exceptions_new (path);
  if (!tel_exceptions_load (exceptions, &reason))
    g_printerr ("%s\n", reason->message);
  if (connection_id != NULL)
    *connection_id = g_steal_pointer (&id);

  return exceptions;
}

static void
print_exceptions (GListModel *exceptions)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (4, WIDEST);

  if (g_list_model_get_n_items (exceptions) == 0)
    {
      tel_batch_output_print ("%s", _ ("Nothing is accepted."));
      return;
    }

  tel_batch_table_add (table, (const char *const[]){ _ ("Finding"), _ ("Until"), _ ("Accepted by"), _ ("Reason") });
  for (guint i = 0; i < g_list_model_get_n_items (exceptions); i++)
    {
      g_autoptr (TelException) exception = g_list_model_get_item (exceptions, i);
      g_autofree char *last_day = tel_exception_dup_last_day (exception);
      /* Translators: a day that is over */
      g_autofree char *ended =
          tel_exception_has_ended (exception) ? g_strdup_printf (_ ("%s (ended)"), last_day) : NULL;

      tel_batch_table_add (table, (const char *const[]){
                                      tel_exception_get_finding_id (exception), ended != NULL ? ended : last_day,
                                      tel_exception_get_who (exception), tel_exception_get_reason (exception) });
    }
  tel_batch_table_print (table);
}

static void
add_exceptions (GListModel *exceptions, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "exceptions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (exceptions); i++)
    {
      g_autoptr (TelException) exception = g_list_model_get_item (exceptions, i);

      json_builder_begin_object (builder);
      tel_exception_add_json (exception, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
accept (TelExceptions *exceptions, const TelBatchAuditOptions *options, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (TelException) exception = tel_exception_new (options->finding, options->reason, g_get_user_name (), now,
                                                          g_date_valid (&options->until) ? &options->until : NULL);

  return tel_exceptions_accept (exceptions, exception, error);
}

/* A file gets the document as it is kept, and so does the output where it is not a part of another document. */
static gboolean export(TelExceptions *exceptions,
                       const TelBatchAuditOptions *options,
                       JsonBuilder *builder,
                       GError **error)
{
  g_autofree char *text =
      tel_exceptions_export (exceptions, options->format == TEL_BATCH_FORMAT_CSV ? TEL_EXCEPTIONS_FORMAT_CSV
                                                                                 : TEL_EXCEPTIONS_FORMAT_JSON);
  g_autoptr (GFile) file = options->output != NULL ? g_file_new_for_commandline_arg (options->output) : NULL;

  if (file != NULL)
    return tel_private_file_write (file, text, NULL, error);

  if (builder != NULL)
    add_exceptions (G_LIST_MODEL (exceptions), builder);
  else
    fputs (text, stdout);
  fflush (stdout);

  return TRUE;
}

/**
 * tel_batch_exceptions:
 * @options: the command line
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @error: return location for an error
 *
 * Lists or changes what is accepted of the audit. No cluster is asked.
 *
 * Returns: %TRUE when it was done
 */
gboolean
tel_batch_exceptions (const TelBatchOptions *options, JsonBuilder *builder, GError **error)
{
  g_autoptr (TelExceptions) exceptions = tel_batch_exceptions_open (options, NULL, error);
  gboolean done = TRUE;

  if (exceptions == NULL)
    return FALSE;

  switch (options->report.action)
    {
    case TEL_BATCH_AUDIT_EXPORT_EXCEPTIONS:
      return export(exceptions, &options->report, builder, error);

    case TEL_BATCH_AUDIT_ACCEPT:
      done = accept (exceptions, &options->report, error);
      break;

    case TEL_BATCH_AUDIT_WITHDRAW:
      done = tel_exceptions_withdraw (exceptions, options->report.finding, error);
      break;

    case TEL_BATCH_AUDIT_LIST_EXCEPTIONS:
    case TEL_BATCH_AUDIT_RUN:
    default:
      break;
    }
  if (done && builder != NULL)
    add_exceptions (G_LIST_MODEL (exceptions), builder);
  else if (done)
    print_exceptions (G_LIST_MODEL (exceptions));

  return done;
}
