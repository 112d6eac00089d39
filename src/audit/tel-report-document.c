/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-report-document.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "model/tel-text.h"
#include "model/tel-translation.h"

struct _TelReportDocument
{
  GObject parent_instance;

  TelReport *report;
  TelAuditDifference *difference;
  char *running_head;
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (TelReportDocument, tel_report_document, G_TYPE_OBJECT)

static const guint severity_shares[TEL_REPORT_N_COLUMNS] = { 60, 20, 20 };
static const guint rule_shares[TEL_REPORT_N_COLUMNS] = { 9, 49, 18, 11, 13 };
static const guint not_run_shares[TEL_REPORT_N_COLUMNS] = { 9, 37, 54 };
static const guint difference_shares[TEL_REPORT_N_COLUMNS] = { 80, 20 };
static const guint gone_shares[TEL_REPORT_N_COLUMNS] = { 9, 16, 30, 45 };
static const guint finding_shares[TEL_REPORT_N_COLUMNS] = { 14, 28, 40, 18 };
static const guint user_shares[TEL_REPORT_N_COLUMNS] = { 9, 14, 30, 47 };

static void
block_free (gpointer data)
{
  TelReportBlock *block = data;

  for (guint i = 0; i < block->n_cells; i++)
    g_free (block->cells[i]);
  g_free (block);
}

static void
tel_report_document_finalize (GObject *object)
{
  TelReportDocument *self = TEL_REPORT_DOCUMENT (object);

  g_clear_object (&self->report);
  g_clear_object (&self->difference);
  g_free (self->running_head);
  g_ptr_array_unref (self->blocks);

  G_OBJECT_CLASS (tel_report_document_parent_class)->finalize (object);
}

static void
tel_report_document_class_init (TelReportDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_report_document_finalize;
}

static void
tel_report_document_init (TelReportDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

/* The texts end with %NULL; one that is empty is a cell all the same. */
static void
add (TelReportDocument *self, TelReportStyle style, const guint *shares, ...)
{
  TelReportBlock *block = g_new0 (TelReportBlock, 1);
  const char *text;
  va_list texts;

  block->style = style;
  block->shares = shares;
  va_start (texts, shares);
  while (block->n_cells < TEL_REPORT_N_COLUMNS && (text = va_arg (texts, const char *)) != NULL)
    block->cells[block->n_cells++] = g_strdup (text);
  va_end (texts);
  g_ptr_array_add (self->blocks, block);
}

static void
add_fact (TelReportDocument *self, const char *label, const char *value)
{
  if (value != NULL && value[0] != '\0')
    add (self, TEL_REPORT_STYLE_FACT, NULL, label, value, NULL);
}

static void
add_names_fact (TelReportDocument *self, const char *label, const char *const *names)
{
  g_autofree char *joined = names != NULL ? g_strjoinv (_ (", "), (char **) names) : NULL;

  add_fact (self, label, joined);
}

static char *
describe_time (GDateTime *time)
{
  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M (UTC%:z)") : NULL;
}

static void
add_title (TelReportDocument *self)
{
  TelReport *report = self->report;
  const TelReportFilter *filter = tel_report_get_filter (report);
  const char *cluster = tel_report_get_cluster_name (report);
  g_autofree char *time = describe_time (tel_report_get_taken_at (report));
  /* Translators: the title of a report, with the name of a cluster. */
  g_autofree char *title = g_strdup_printf (_ ("Audit of %s"), cluster != NULL ? cluster : "");

  add (self, TEL_REPORT_STYLE_TITLE, NULL, title, NULL);
  add_fact (self, _ ("Release"), tel_report_get_release (report));
  /* Translators: when a cluster was read for an audit. */
  add_fact (self, _ ("Read on"), time);
  /* Translators: the account that has read a cluster for an audit. */
  add_fact (self, _ ("Read by"), tel_report_get_taken_by (report));
  add_names_fact (self, _ ("Only these rules"), filter->rules);
  if (filter->severity != TEL_SEVERITY_INFORMATION)
    /* Translators: of a report, the least severity that is in it. */
    add_fact (self, _ ("Only this bad or worse"), tel_severity_get_label (filter->severity));
  add_names_fact (self, _ ("Only these users"), filter->users);
  add_names_fact (self, _ ("Only these devices"), filter->devices);
  self->running_head = g_strjoin (" · ", title, time, NULL);
}

static void
add_counts_row (TelReportDocument *self, const guint *shares, const char *first, guint n_open, guint n_accepted)
{
  g_autofree char *open = g_strdup_printf ("%u", n_open);
  g_autofree char *accepted = g_strdup_printf ("%u", n_accepted);

  add (self, TEL_REPORT_STYLE_ROW, shares, first, open, accepted, NULL);
}

static void
add_severities (TelReportDocument *self)
{
  guint n_open = 0;
  guint n_accepted = 0;

  add (self, TEL_REPORT_STYLE_HEAD, severity_shares, _ ("Severity"), C_ ("finding", "Open"), _ ("Accepted"), NULL);
  for (guint severity = 0; severity < TEL_N_SEVERITIES; severity++)
    {
      add_counts_row (self, severity_shares, tel_severity_get_label (severity),
                      tel_report_count_open (self->report, severity),
                      tel_report_count_accepted (self->report, severity));
      n_open += tel_report_count_open (self->report, severity);
      n_accepted += tel_report_count_accepted (self->report, severity);
    }
  /* Translators: the last row of a table of counts. */
  add_counts_row (self, severity_shares, _ ("Total"), n_open, n_accepted);
}

static gboolean
has_findings (const TelReportRule *rule)
{
  return rule->n_open + rule->n_accepted > 0;
}

static void
add_rule_counts (TelReportDocument *self)
{
  GPtrArray *rules = tel_report_get_rules (self->report);
  g_autoptr (GString) passed = g_string_new (NULL);

  add (self, TEL_REPORT_STYLE_HEAD, rule_shares, _ ("Rule"), _ ("Title"), _ ("Severity"), C_ ("finding", "Open"),
       _ ("Accepted"), NULL);
  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      g_autofree char *open = g_strdup_printf ("%u", rule->n_open);
      g_autofree char *accepted = g_strdup_printf ("%u", rule->n_accepted);

      if (has_findings (rule))
        add (self, TEL_REPORT_STYLE_ROW, rule_shares, rule->id, rule->title, tel_severity_get_label (rule->severity),
             open, accepted, NULL);
      else if (rule->state == TEL_RULE_STATE_RUN && rule->explanation == NULL)
        tel_text_append (passed, _ (", "), rule->id);
    }
  if (passed->len > 0)
    {
      /* Translators: a list of the numbers of rules. */
      g_autofree char *text = g_strdup_printf (_ ("Nothing was found by %s."), passed->str);

      add (self, TEL_REPORT_STYLE_TEXT, NULL, text, NULL);
    }
}

static void
add_rules_not_run (TelReportDocument *self)
{
  GPtrArray *rules = tel_report_get_rules (self->report);
  gboolean has_head = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];

      if (rule->state == TEL_RULE_STATE_RUN)
        continue;
      if (!has_head)
        {
          add (self, TEL_REPORT_STYLE_HEADING, NULL, _ ("Rules that were not run"), NULL);
          add (self, TEL_REPORT_STYLE_TEXT, NULL, _ ("Of these nobody knows whether they hold. They are not passed."),
               NULL);
          add (self, TEL_REPORT_STYLE_HEAD, not_run_shares, _ ("Rule"), _ ("Title"), _ ("Reason"), NULL);
          has_head = TRUE;
        }
      add (self, TEL_REPORT_STYLE_ROW, not_run_shares, rule->id, rule->title,
           rule->explanation != NULL ? rule->explanation : "", NULL);
    }
}

/* Half of a rule that was not judged is not passed either. */
static void
add_rules_explained (TelReportDocument *self)
{
  GPtrArray *rules = tel_report_get_rules (self->report);
  gboolean has_head = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const TelReportRule *rule = rules->pdata[i];
      g_autofree char *seen = NULL;

      if (rule->state != TEL_RULE_STATE_RUN || rule->explanation == NULL)
        continue;
      if (!has_head)
        {
          add (self, TEL_REPORT_STYLE_HEADING, NULL, _ ("What rules could see"), NULL);
          add (self, TEL_REPORT_STYLE_HEAD, not_run_shares, _ ("Rule"), _ ("Title"), _ ("What it could see"), NULL);
          has_head = TRUE;
        }
      if (!has_findings (rule))
        seen = g_strconcat (_ ("Nothing found"), "\n", rule->explanation, NULL);
      add (self, TEL_REPORT_STYLE_ROW, not_run_shares, rule->id, rule->title, seen != NULL ? seen : rule->explanation,
           NULL);
    }
}

static void
add_gone (TelReportDocument *self, TelDifferenceKind kind)
{
  GPtrArray *findings = tel_audit_difference_get (self->difference, kind);

  if (findings->len == 0)
    return;

  add (self, TEL_REPORT_STYLE_SUBHEADING, NULL, tel_difference_kind_get_label (kind), NULL);
  add (self, TEL_REPORT_STYLE_HEAD, gone_shares, _ ("Rule"), _ ("Severity"), _ ("Object"), _ ("What was read"), NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];

      add (self, TEL_REPORT_STYLE_ROW, gone_shares, finding->rule_id, tel_severity_get_label (finding->severity),
           finding->object, finding->read, NULL);
    }
}

static void
add_difference (TelReportDocument *self)
{
  g_autofree char *time = NULL;
  g_autofree char *heading = NULL;

  if (self->difference == NULL)
    return;

  time = describe_time (tel_report_get_taken_at (tel_audit_difference_get_before (self->difference)));
  /* Translators: when a cluster was read for the audit that this one is compared with. */
  heading = g_strdup_printf (_ ("Since %s"), time != NULL ? time : "?");
  add (self, TEL_REPORT_STYLE_HEADING, NULL, heading, NULL);
  add (self, TEL_REPORT_STYLE_HEAD, difference_shares, _ ("Compared"), _ ("Findings"), NULL);
  for (guint kind = 0; kind < TEL_N_DIFFERENCE_KINDS; kind++)
    {
      g_autofree char *count = g_strdup_printf ("%u", tel_audit_difference_get (self->difference, kind)->len);

      add (self, TEL_REPORT_STYLE_ROW, difference_shares, tel_difference_kind_get_label (kind), count, NULL);
    }
  add_gone (self, TEL_DIFFERENCE_GONE);
  add_gone (self, TEL_DIFFERENCE_PERHAPS_GONE);
}

/* What was read, and what else there is to say of a finding. */
static char *
describe_finding (TelReportDocument *self, const TelReportFinding *finding)
{
  GString *text = g_string_new (finding->read);
  TelException *exception = finding->exception;
  TelDifferenceKind kind;

  if (self->difference != NULL && tel_audit_difference_find (self->difference, finding->id, &kind) &&
      kind != TEL_DIFFERENCE_REMAINING)
    g_string_append_printf (text, "\n%s", tel_difference_kind_get_label (kind));
  if (exception != NULL)
    {
      g_autofree char *last_day = tel_exception_dup_last_day (exception);

      g_string_append_c (text, '\n');
      if (last_day == NULL)
        /* Translators: who has accepted a finding, and why. */
        g_string_append_printf (text, _ ("Accepted by %s: %s"), tel_exception_get_who (exception),
                                tel_exception_get_reason (exception));
      else if (finding->accepted)
        /* Translators: the last day on which an exception counts, who has accepted the finding, and why. */
        g_string_append_printf (text, _ ("Accepted until %s by %s: %s"), last_day, tel_exception_get_who (exception),
                                tel_exception_get_reason (exception));
      else
        /* Translators: the last day on which an exception has counted, who had accepted the finding, and why. */
        g_string_append_printf (text, _ ("Was accepted until %s by %s: %s"), last_day,
                                tel_exception_get_who (exception), tel_exception_get_reason (exception));
    }

  return g_string_free (text, FALSE);
}

static void
add_rule_heading (TelReportDocument *self, const TelReportFinding *finding)
{
  const TelReportRule *rule = tel_report_find_rule (self->report, finding->rule_id);
  g_autofree char *heading = g_strdup_printf ("%s · %s", finding->rule_id, rule != NULL ? rule->title : "");

  add (self, TEL_REPORT_STYLE_SUBHEADING, NULL, heading, NULL);
  if (rule != NULL && rule->reason != NULL)
    {
      g_autofree char *reason = rule->guide != NULL && rule->guide[0] != '\0'
                                    ? g_strdup_printf ("%s (%s)", rule->reason, rule->guide)
                                    : g_strdup (rule->reason);

      add (self, TEL_REPORT_STYLE_TEXT, NULL, reason, NULL);
    }
  if (rule != NULL && rule->remedy != NULL)
    {
      /* Translators: what puts a finding right, a sentence. */
      g_autofree char *remedy = g_strdup_printf (_ ("Remedy: %s"), rule->remedy);

      add (self, TEL_REPORT_STYLE_TEXT, NULL, remedy, NULL);
    }
  add (self, TEL_REPORT_STYLE_HEAD, finding_shares, _ ("Severity"), _ ("Object"), _ ("What was read"), _ ("Users"),
       NULL);
}

static void
add_by_rule (TelReportDocument *self)
{
  GPtrArray *findings = tel_report_get_findings (self->report);
  const char *rule_id = NULL;

  add (self, TEL_REPORT_STYLE_HEADING, NULL, _ ("By rule"), NULL);
  if (findings->len == 0)
    add (self, TEL_REPORT_STYLE_TEXT, NULL, _ ("Nothing was found."), NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];
      g_autofree char *users = g_strjoinv (_ (", "), finding->users);
      g_autofree char *read = describe_finding (self, finding);

      if (g_strcmp0 (rule_id, finding->rule_id) != 0)
        add_rule_heading (self, finding);
      rule_id = finding->rule_id;
      add (self, TEL_REPORT_STYLE_ROW, finding_shares, tel_severity_get_label (finding->severity), finding->object,
           read, users, NULL);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GHashTable *
sort_by_user (GPtrArray *findings, GPtrArray *without_user)
{
  GHashTable *by_user = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      TelReportFinding *finding = findings->pdata[i];

      if (finding->users[0] == NULL)
        g_ptr_array_add (without_user, finding);
      for (guint j = 0; finding->users[j] != NULL; j++)
        {
          GPtrArray *mine = g_hash_table_lookup (by_user, finding->users[j]);

          if (mine == NULL)
            {
              mine = g_ptr_array_new ();
              g_hash_table_insert (by_user, finding->users[j], mine);
            }
          g_ptr_array_add (mine, finding);
        }
    }

  return by_user;
}

static void
add_findings_of (TelReportDocument *self, const char *heading, GPtrArray *findings)
{
  add (self, TEL_REPORT_STYLE_SUBHEADING, NULL, heading, NULL);
  add (self, TEL_REPORT_STYLE_HEAD, user_shares, _ ("Rule"), _ ("Severity"), _ ("Object"), _ ("What was read"), NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const TelReportFinding *finding = findings->pdata[i];
      g_autofree char *read = describe_finding (self, finding);

      add (self, TEL_REPORT_STYLE_ROW, user_shares, finding->rule_id, tel_severity_get_label (finding->severity),
           finding->object, read, NULL);
    }
}

static void
add_by_user (TelReportDocument *self)
{
  GPtrArray *findings = tel_report_get_findings (self->report);
  g_autoptr (GPtrArray) without_user = g_ptr_array_new ();
  g_autoptr (GHashTable) by_user = sort_by_user (findings, without_user);
  guint n_users;
  g_autofree gpointer *users = g_hash_table_get_keys_as_array (by_user, &n_users);

  if (findings->len == 0)
    return;

  qsort (users, n_users, sizeof (gpointer), compare_names);
  add (self, TEL_REPORT_STYLE_HEADING, NULL, _ ("By user"), NULL);
  for (guint i = 0; i < n_users; i++)
    add_findings_of (self, users[i], g_hash_table_lookup (by_user, users[i]));
  if (without_user->len > 0)
    add_findings_of (self, _ ("Of no user"), without_user);
}

/**
 * tel_report_document_new:
 * @report: a report
 * @difference: (nullable): how it compares with another one
 *
 * Lays a report out: whose and of when it is, a summary by severity and by rule, the rules that were not run and why,
 * what has changed, and the findings by rule and once more by user. There is no secret in it, since there is none in a
 * snapshot.
 *
 * Returns: (transfer full): a new document, in the language of the report
 */
TelReportDocument *
tel_report_document_new (TelReport *report, TelAuditDifference *difference)
{
  TelReportDocument *self;

  g_return_val_if_fail (TEL_IS_REPORT (report), NULL);
  g_return_val_if_fail (difference == NULL || TEL_IS_AUDIT_DIFFERENCE (difference), NULL);

  self = g_object_new (TEL_TYPE_REPORT_DOCUMENT, NULL);
  self->report = g_object_ref (report);
  g_set_object (&self->difference, difference);

  tel_translation_begin (tel_report_get_language (report));
  add_title (self);
  add (self, TEL_REPORT_STYLE_HEADING, NULL, _ ("Summary"), NULL);
  add_severities (self);
  add_rule_counts (self);
  add_rules_not_run (self);
  add_rules_explained (self);
  add_difference (self);
  add_by_rule (self);
  add_by_user (self);
  tel_translation_end ();

  return self;
}

/**
 * tel_report_document_get_language:
 * @self: a document
 *
 * Gets in what language it is.
 *
 * Returns: (nullable): a code of ISO 639, %NULL for the language of the program
 */
const char *
tel_report_document_get_language (TelReportDocument *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_DOCUMENT (self), NULL);

  return tel_report_get_language (self->report);
}

/**
 * tel_report_document_get_running_head:
 * @self: a document
 *
 * Gets what stands at the top of each page.
 *
 * Returns: the text
 */
const char *
tel_report_document_get_running_head (TelReportDocument *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_DOCUMENT (self), NULL);

  return self->running_head;
}

/**
 * tel_report_document_describe_page:
 * @self: a document
 * @page: the number of a page, from 1
 * @n_pages: how many there are
 *
 * Makes what stands at the bottom of a page.
 *
 * Returns: (transfer full): the text
 */
char *
tel_report_document_describe_page (TelReportDocument *self, guint page, guint n_pages)
{
  char *text;

  g_return_val_if_fail (TEL_IS_REPORT_DOCUMENT (self), NULL);

  tel_translation_begin (tel_report_get_language (self->report));
  /* Translators: at the bottom of a page: its number, how many there are. */
  text = g_strdup_printf (_ ("Page %u of %u"), page, n_pages);
  tel_translation_end ();

  return text;
}

/**
 * tel_report_document_get_n_blocks:
 * @self: a document
 *
 * Gets of how many blocks it is.
 *
 * Returns: their number
 */
guint
tel_report_document_get_n_blocks (TelReportDocument *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_DOCUMENT (self), 0);

  return self->blocks->len;
}

/**
 * tel_report_document_get_block:
 * @self: a document
 * @i: which block, from 0
 *
 * Gets a block, from the beginning to the end.
 *
 * Returns: (transfer none): the block
 */
const TelReportBlock *
tel_report_document_get_block (TelReportDocument *self, guint i)
{
  g_return_val_if_fail (TEL_IS_REPORT_DOCUMENT (self), NULL);
  g_return_val_if_fail (i < self->blocks->len, NULL);

  return self->blocks->pdata[i];
}
