/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-report-csv.h"

#include <glib/gi18n-lib.h>

#include "model/tel-csv.h"
#include "model/tel-translation.h"

static void
add_head (TelCsv *csv)
{
  const char *const headers[] = {
    _ ("Rule"),
    /* Translators: how bad a finding is, the head of a column */
    _ ("Severity"),
    /* Translators: whether a finding is open or accepted, the head of a column */
    _ ("State"),
    /* Translators: whether a finding is new or gone, the head of a column */
    _ ("Compared"),
    /* Translators: what is wrong, the head of a column */
    _ ("Title"),
    _ ("Kind"),
    _ ("Name"),
    /* Translators: the partition of a directory number or the place of a parameter, the head of a column */
    _ ("Partition"),
    _ ("What was read"),
    _ ("Users"),
    _ ("Devices"),
    /* Translators: what puts a finding right, the head of a column */
    _ ("Remedy"),
    /* Translators: how far the program can put a finding right, the head of a column */
    _ ("Fix"),
    _ ("Reason"),
    _ ("Accepted by"),
    _ ("Until"),
    _ ("Finding"),
  };

  tel_csv_add_all (csv, headers, G_N_ELEMENTS (headers));
  tel_csv_end_row (csv);
}

static void
add_finding (TelCsv *csv, const TelReportRule *rule, const TelReportFinding *finding, const char *compared)
{
  TelException *exception = finding->exception;
  g_autofree char *users = g_strjoinv (" ", finding->users);
  g_autofree char *devices = g_strjoinv (" ", finding->devices);
  g_autofree char *until = exception != NULL ? tel_exception_dup_last_day (exception) : NULL;
  const char *const cells[] = {
    finding->rule_id,
    tel_severity_get_label (finding->severity),
    /* Translators: the state of a finding of the audit. */
    finding->accepted ? _ ("Accepted") : C_ ("finding", "Open"),
    compared,
    rule != NULL ? rule->title : NULL,
    tel_object_kind_get_nick (finding->kind),
    finding->name,
    finding->partition,
    finding->read,
    users,
    devices,
    rule != NULL ? rule->remedy : NULL,
    rule != NULL ? tel_fix_class_get_label (rule->fix) : NULL,
    exception != NULL ? tel_exception_get_reason (exception) : NULL,
    exception != NULL ? tel_exception_get_who (exception) : NULL,
    until,
    finding->id,
  };

  tel_csv_add_all (csv, cells, G_N_ELEMENTS (cells));
  tel_csv_end_row (csv);
}

static void
add_findings (TelCsv *csv, TelReport *report, TelAuditDifference *difference)
{
  GPtrArray *findings = tel_report_get_findings (report);

  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];
      TelDifferenceKind kind;
      const char *compared = NULL;

      if (difference != NULL && tel_audit_difference_find (difference, finding->id, &kind))
        compared = tel_difference_kind_get_label (kind);
      add_finding (csv, tel_report_find_rule (report, finding->rule_id), finding, compared);
    }
}

static void
add_gone (TelCsv *csv, TelReport *report, TelAuditDifference *difference, TelDifferenceKind kind)
{
  GPtrArray *findings = tel_audit_difference_get (difference, kind);

  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];

      add_finding (csv, tel_report_find_rule (report, finding->rule_id), finding, tel_difference_kind_get_label (kind));
    }
}

/* A rule that was not run, or not whole, is not one without findings, so it has a row of its own. */
static void
add_rules_explained (TelCsv *csv, TelReport *report)
{
  GPtrArray *rules = tel_report_get_rules (report);

  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      gboolean was_run = rule->state == TEL_RULE_STATE_RUN;
      const char *const cells[] = { rule->id, NULL,        was_run ? _ ("Run") : _ ("Not run"),
                                    NULL,     rule->title, NULL,
                                    NULL,     NULL,        rule->explanation };

      if (was_run && rule->explanation == NULL)
        continue;
      tel_csv_add_all (csv, cells, G_N_ELEMENTS (cells));
      tel_csv_end_row (csv);
    }
}

/**
 * tel_report_csv_write:
 * @report: a report
 * @difference: (nullable): how it compares with another one; what is gone has rows too then
 *
 * Writes a report as a table: a row for each finding, and one for each rule that was not run. No cell is a formula.
 *
 * Returns: (transfer full): the text of a file
 */
char *
tel_report_csv_write (TelReport *report, TelAuditDifference *difference)
{
  g_autoptr (TelCsv) csv = tel_csv_new ();

  g_return_val_if_fail (TEL_IS_REPORT (report), NULL);

  tel_translation_begin (tel_report_get_language (report));
  add_head (csv);
  add_findings (csv, report, difference);
  if (difference != NULL)
    {
      add_gone (csv, report, difference, TEL_DIFFERENCE_GONE);
      add_gone (csv, report, difference, TEL_DIFFERENCE_PERHAPS_GONE);
    }
  add_rules_explained (csv, report);
  tel_translation_end ();

  return g_strdup (tel_csv_get_text (csv));
}
