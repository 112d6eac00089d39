/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-audit.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "audit/tel-report-csv.h"
#include "audit/tel-report-json.h"
#include "audit/tel-snapshot-reader.h"
#include "audit/tel-snapshot-store.h"
#include "batch/tel-batch-audit-filter.h"
#include "batch/tel-batch-audit-table.h"
#include "batch/tel-batch-exceptions.h"
#include "batch/tel-batch-output.h"
#include "batch/tel-batch-session.h"
#include "batch/tel-batch-snapshot.h"
#include "cluster/tel-connection-store.h"
#include "model/tel-error.h"
#include "model/tel-private-file.h"
#include "plan/tel-journal.h"

static TelReportFilter
make_filter (const TelBatchAuditOptions *options)
{
  return (TelReportFilter){ (const char *const *) options->rules, options->severity,
                            (const char *const *) options->users, (const char *const *) options->devices,
                            options->with_accepted };
}

/* The exceptions of the connection that is meant, and the key of its snapshots. */
typedef struct
{
  TelExceptions *exceptions;
  char *connection_id;
  TelReportFilter filter;
} Scope;

static void
scope_clear (Scope *scope)
{
  g_clear_object (&scope->exceptions);
  g_clear_pointer (&scope->connection_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scope, scope_clear)

static gboolean
looks_like_json (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length && g_ascii_isspace (text[i]))
    i++;

  return i < length && text[i] == '{';
}

static TelReport *
read_report (const char *text, gsize length, const char *path, const TelReportFilter *filter, GError **error)
{
  g_autoptr (TelReport) report = NULL;
  g_autoptr (TelReport) wish = NULL;

  if (!looks_like_json (text, length))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                   _ ("“%s” is neither a report of an audit nor a saved snapshot. Choose a report that was written as "
                      "JSON, or a file of “audit --save”."),
                   path);
      return NULL;
    }

  report = tel_report_json_read (text, length, path, error);
  if (report == NULL)
    return NULL;

  wish = tel_report_new_empty (filter);
  if (tel_report_has_filter_of (report, wish))
    return g_steal_pointer (&report);

  g_set_error (
      error, TEL_ERROR, TEL_ERROR_INVALID,
      _ ("“%s” was written with another --severity, --user or --device, so nobody can tell what is new. Use the "
         "same ones."),
      path);

  return NULL;
}

/* Whom the filter names need not have been there then. */
static TelReport *
judge_baseline (const char *path, const Scope *scope, GError **error)
{
  g_autoptr (TelSnapshot) snapshot = tel_batch_snapshot_open (path, scope->connection_id, error);

  return snapshot != NULL ? tel_batch_snapshot_judge (snapshot, scope->exceptions, &scope->filter, error) : NULL;
}

/* What can be refused needs no password. */
static gboolean
read_baseline (const char *path, const Scope *scope, TelReport **baseline, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) reason = NULL;

  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE, _ ("“%s” cannot be read: %s."), path, reason->message);
      return FALSE;
    }

  if (tel_snapshot_file_is_one (text, length))
    *baseline = judge_baseline (path, scope, error);
  else
    *baseline = read_report (text, length, path, &scope->filter, error);

  return *baseline != NULL;
}

static TelSnapshot *
read_snapshot (TelBatchSession *session, const char *connection_id, GError **error)
{
  GCancellable *cancellable = tel_batch_session_get_cancellable (session);
  TelAxlClient *client = tel_cluster_get_client (tel_batch_session_get_cluster (session));
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autoptr (TelJournal) journal = tel_journal_new (path);
  g_autofree char *connections_path = tel_connection_store_dup_default_path ();
  g_autoptr (TelConnectionStore) connections = tel_connection_store_new (connections_path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) known = NULL;
  g_autoptr (TelSnapshot) snapshot = NULL;

  tel_snapshot_reader_read_async (tel_batch_session_get_cluster (session), NULL, NULL, cancellable,
                                  tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  snapshot = tel_snapshot_reader_read_finish (result, error);
  if (snapshot == NULL)
    return NULL;

  /* That it cannot be read was said when the connection was looked for. */
  tel_connection_store_load (connections, NULL);
  tel_snapshot_reader_take_known_async (snapshot, journal, tel_connection_store_get_connections (connections),
                                        connection_id, tel_axl_client_get_host (client), cancellable,
                                        tel_batch_session_take_result, session);
  known = tel_batch_session_await (session);

  return tel_snapshot_reader_take_known_finish (snapshot, known, error) ? g_steal_pointer (&snapshot) : NULL;
}

static gboolean
save_snapshot (TelBatchSession *session, TelSnapshot *snapshot, const char *connection_id, GError **error)
{
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (connection_id, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelSnapshotEntry) entry = NULL;

  tel_snapshot_store_save_async (store, snapshot, NULL, tel_batch_session_get_cancellable (session),
                                 tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);
  entry = tel_snapshot_store_save_finish (store, result, error);

  return entry != NULL;
}

static TelAudit *
judge (TelBatchSession *session, TelSnapshot *snapshot, TelExceptions *exceptions, GError **error)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (GAsyncResult) result = NULL;

  tel_audit_set_exceptions (audit, exceptions);
  tel_audit_judge_async (audit, tel_batch_session_get_cancellable (session), tel_batch_session_take_result, session);
  result = tel_batch_session_await (session);

  return tel_audit_judge_finish (audit, result, error) ? g_steal_pointer (&audit) : NULL;
}

/* What the release does not have or what is read for single objects is no failure, so it is in the report alone. */
static void
warn_of_rules_not_run (TelReport *report)
{
  GPtrArray *rules = tel_report_get_rules (report);

  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      g_autofree char *explanation = tel_batch_audit_table_dup_explanation (rule);

      if (rule->state == TEL_RULE_STATE_NOT_RUN)
        /* Translators: the number of a rule, why it was not run */
        g_printerr (_ ("%s was not run. %s\n"), rule->id, explanation);
    }
}

static gboolean
counts (const TelReportFinding *finding, TelAuditDifference *difference)
{
  TelDifferenceKind kind;

  if (finding->accepted)
    return FALSE;

  return difference == NULL || (tel_audit_difference_find (difference, finding->id, &kind) &&
                                (kind == TEL_DIFFERENCE_NEW || kind == TEL_DIFFERENCE_PERHAPS_NEW));
}

static gboolean
has_what_counts (TelReport *report, TelAuditDifference *difference)
{
  GPtrArray *findings = tel_report_get_findings (report);

  for (guint i = 0; i < findings->len; i++)
    if (counts (findings->pdata[i], difference))
      return TRUE;

  return FALSE;
}

static char *
make_text (TelReport *report, TelAuditDifference *difference, TelBatchFormat format)
{
  switch (format)
    {
    case TEL_BATCH_FORMAT_JSON:
      return tel_report_json_write (report, difference);

    case TEL_BATCH_FORMAT_CSV:
      return tel_report_csv_write (report, difference);

    case TEL_BATCH_FORMAT_TABLE:
    default:
      return tel_batch_audit_table_make (report, difference);
    }
}

static gboolean
show (const TelBatchAuditOptions *options,
      TelReport *report,
      TelAuditDifference *difference,
      JsonBuilder *builder,
      GError **error)
{
  g_autoptr (GFile) file = options->output != NULL ? g_file_new_for_commandline_arg (options->output) : NULL;
  g_autofree char *text = NULL;

  warn_of_rules_not_run (report);
  if (file == NULL && builder != NULL)
    {
      tel_report_json_add (report, difference, builder);
      return TRUE;
    }

  text = make_text (report, difference, options->format);
  if (file != NULL && builder != NULL)
    tel_batch_output_add_text (builder, "output", options->output);
  if (file != NULL)
    return tel_private_file_write (file, text, NULL, error);
  fputs (text, stdout);
  fflush (stdout);

  return TRUE;
}

static TelReport *
make_report (const TelBatchOptions *options, const Scope *scope, GError **error)
{
  g_autoptr (TelBatchSession) session = tel_batch_session_open (options, error);
  g_autoptr (TelSnapshot) snapshot = session != NULL ? read_snapshot (session, scope->connection_id, error) : NULL;
  g_autoptr (TelAudit) audit = NULL;

  if (snapshot != NULL && tel_batch_audit_filter_check (&scope->filter, snapshot, error) &&
      (!options->report.save || save_snapshot (session, snapshot, scope->connection_id, error)))
    audit = judge (session, snapshot, scope->exceptions, error);

  return audit != NULL ? tel_report_new (audit, &scope->filter) : NULL;
}

static TelReport *
make_report_of_saved (const char *path, const Scope *scope, GError **error)
{
  g_autoptr (TelSnapshot) snapshot = tel_batch_snapshot_open (path, scope->connection_id, error);

  return snapshot != NULL && tel_batch_audit_filter_check (&scope->filter, snapshot, error)
             ? tel_batch_snapshot_judge (snapshot, scope->exceptions, &scope->filter, error)
             : NULL;
}

/**
 * tel_batch_audit:
 * @options: the command line
 * @builder: (nullable): for programs, a builder within an object; %NULL prints for people
 * @found: (out): whether something was found that counts
 * @error: return location for an error
 *
 * Reads a cluster or a saved snapshot of it, judges it, and tells what was found, or does what is asked with what is
 * accepted. What counts is not accepted and, with a baseline, not in it.
 *
 * Returns: %TRUE when it was done
 */
gboolean
tel_batch_audit (const TelBatchOptions *options, JsonBuilder *builder, gboolean *found, GError **error)
{
  g_autoptr (TelReport) baseline = NULL;
  g_autoptr (TelReport) report = NULL;
  g_autoptr (TelAuditDifference) difference = NULL;
  const char *path = options->report.snapshot;
  g_auto (Scope) scope = { 0 };

  *found = FALSE;
  if (options->report.action != TEL_BATCH_AUDIT_RUN)
    return tel_batch_exceptions (options, builder, error);

  scope.filter = make_filter (&options->report);
  scope.exceptions = tel_batch_exceptions_open (options, &scope.connection_id, error);
  if (scope.exceptions == NULL || !read_baseline (options->report.baseline, &scope, &baseline, error))
    return FALSE;

  report = path != NULL ? make_report_of_saved (path, &scope, error) : make_report (options, &scope, error);
  if (report == NULL)
    return FALSE;

  if (baseline != NULL)
    difference = tel_audit_difference_new (baseline, report);
  *found = has_what_counts (report, difference);

  return show (&options->report, report, difference, builder, error);
}
