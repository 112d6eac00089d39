/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-audit-table.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-output.h"

/* What a column may take of a line. */
#define WIDEST 60

static const char *
describe_state (const TelReportFinding *finding)
{
  return finding->accepted ? _ ("Accepted") : C_ ("finding", "Open");
}

/* The ID of a finding tells its rule and its object, and is what it is accepted by. */
static void
append_findings (GString *text, GPtrArray *findings, gboolean with_state)
{
  g_autoptr (TelBatchTable) table = tel_batch_table_new (5, WIDEST);

  tel_batch_table_add (table, (const char *const[]){ _ ("Finding"), _ ("Severity"), _ ("What was read"), _ ("Users"),
                                                     with_state ? _ ("State") : NULL });
  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];
      g_autofree char *users = g_strjoinv (" ", finding->users);

      tel_batch_table_add (table,
                           (const char *const[]){ finding->id, tel_severity_get_label (finding->severity),
                                                  finding->read, users, with_state ? describe_state (finding) : NULL });
    }
  tel_batch_table_append (table, text);
}

static void
append_difference (GString *text, TelAuditDifference *difference, gboolean with_state)
{
  for (guint kind = 0; kind < TEL_N_DIFFERENCE_KINDS; kind++)
    {
      GPtrArray *findings = tel_audit_difference_get (difference, kind);

      g_string_append_printf (text, "%s: %u\n", tel_difference_kind_get_label (kind), findings->len);
      if (findings->len > 0)
        {
          append_findings (text, findings, with_state);
          g_string_append_c (text, '\n');
        }
    }
}

static void
append_rules (GString *text, TelReport *report)
{
  GPtrArray *rules = tel_report_get_rules (report);
  g_autoptr (TelBatchTable) table = tel_batch_table_new (4, WIDEST);

  tel_batch_table_add (table, (const char *const[]){ _ ("Rule"), _ ("Title"), C_ ("finding", "Open"), _ ("Accepted") });
  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      g_autofree char *open = g_strdup_printf ("%u", rule->n_open);
      g_autofree char *accepted = g_strdup_printf ("%u", rule->n_accepted);

      if (rule->n_open + rule->n_accepted > 0)
        tel_batch_table_add (table, (const char *const[]){ rule->id, rule->title, open, accepted });
    }
  tel_batch_table_append (table, text);
}

static void
append_rules_not_run (GString *text, TelReport *report)
{
  GPtrArray *rules = tel_report_get_rules (report);
  gboolean has_head = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      g_autofree char *explanation = tel_batch_audit_table_dup_explanation (rule);
      g_autofree char *title = tel_batch_output_dup_printable (rule->title);

      if (rule->state == TEL_RULE_STATE_RUN)
        continue;
      if (!has_head)
        g_string_append_printf (text, "\n%s\n", _ ("Rules that were not run"));
      has_head = TRUE;
      g_string_append_printf (text, "  %s  %s: %s\n", rule->id, title, explanation);
    }
}

/* What a rule that was run could see, and which half of it was not judged. */
static void
append_rules_explained (GString *text, TelReport *report)
{
  GPtrArray *rules = tel_report_get_rules (report);
  gboolean has_head = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      g_autofree char *explanation = NULL;

      if (rule->state != TEL_RULE_STATE_RUN || rule->explanation == NULL)
        continue;
      if (!has_head)
        g_string_append_printf (text, "\n%s\n", _ ("What rules could see"));
      has_head = TRUE;
      explanation = tel_batch_audit_table_dup_explanation (rule);
      g_string_append_printf (text, "  %s  %s\n", rule->id, explanation);
    }
}

static void
append_counts (GString *text, TelReport *report)
{
  for (guint severity = 0; severity < TEL_N_SEVERITIES; severity++)
    {
      /* Translators: how bad findings are, how many are open, how many are accepted. */
      g_string_append_printf (text, _ ("%s: %u open, %u accepted"), tel_severity_get_label (severity),
                              tel_report_count_open (report, severity), tel_report_count_accepted (report, severity));
      g_string_append_c (text, '\n');
    }
}

/**
 * tel_batch_audit_table_dup_explanation:
 * @rule: a rule with an explanation
 *
 * Makes one line of why a rule was not run, or of what it could see.
 *
 * Returns: (transfer full): the line, as a terminal may have it
 */
char *
tel_batch_audit_table_dup_explanation (const TelReportRule *rule)
{
  g_auto (GStrv) lines = g_strsplit (rule->explanation != NULL ? rule->explanation : "", "\n", -1);
  g_autofree char *line = g_strjoinv (" · ", lines);

  return tel_batch_output_dup_printable (line);
}

/**
 * tel_batch_audit_table_make:
 * @report: a report
 * @difference: (nullable): how it compares with another one
 *
 * Writes a report as tables: the findings, or what is new, gone and remaining of them, the rules that found something,
 * those that were not run, what some could see, and the counts.
 *
 * Returns: (transfer full): the text
 */
char *
tel_batch_audit_table_make (TelReport *report, TelAuditDifference *difference)
{
  GString *text = g_string_new (NULL);
  GPtrArray *findings = tel_report_get_findings (report);
  gboolean with_state = tel_report_get_filter (report)->with_accepted;

  if (difference != NULL)
    append_difference (text, difference, with_state);
  else if (findings->len > 0)
    append_findings (text, findings, with_state);
  else
    g_string_append_printf (text, "%s\n", _ ("Nothing was found."));

  if (findings->len > 0)
    {
      g_string_append_c (text, '\n');
      append_rules (text, report);
    }
  append_rules_not_run (text, report);
  append_rules_explained (text, report);
  g_string_append_c (text, '\n');
  append_counts (text, report);

  return g_string_free (text, FALSE);
}
