/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-report-private.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "model/tel-translation.h"

G_DEFINE_FINAL_TYPE (TelReport, tel_report, G_TYPE_OBJECT)

static void
rule_free (gpointer data)
{
  TelReportRule *rule = data;

  g_free (rule->id);
  g_free (rule->title);
  g_free (rule->reason);
  g_free (rule->guide);
  g_free (rule->remedy);
  g_free (rule->explanation);
  g_clear_pointer (&rule->unread, g_hash_table_unref);
  g_free (rule);
}

static void
tel_report_finalize (GObject *object)
{
  TelReport *self = TEL_REPORT (object);

  g_free (self->language);
  g_free (self->cluster_name);
  g_free (self->release);
  g_free (self->taken_by);
  g_clear_pointer (&self->taken_at, g_date_time_unref);
  g_strfreev (self->rule_ids);
  g_strfreev (self->users);
  g_strfreev (self->devices);
  g_hash_table_unref (self->rules_by_id);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->left_out);

  G_OBJECT_CLASS (tel_report_parent_class)->finalize (object);
}

static void
tel_report_class_init (TelReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_report_finalize;
}

static void
tel_report_init (TelReport *self)
{
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->rules_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_report_finding_free);
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * tel_report_finding_free:
 * @finding: (transfer full): a finding
 *
 * Frees a finding.
 */
void
tel_report_finding_free (TelReportFinding *finding)
{
  g_free (finding->id);
  g_free (finding->rule_id);
  g_free (finding->name);
  g_free (finding->partition);
  g_free (finding->object);
  g_free (finding->read);
  g_strfreev (finding->users);
  g_strfreev (finding->devices);
  g_clear_object (&finding->exception);
  g_free (finding);
}

/**
 * tel_report_new_empty:
 * @filter: what is reported
 *
 * Makes a report in which there is nothing yet.
 *
 * Returns: (transfer full): a new report
 */
TelReport *
tel_report_new_empty (const TelReportFilter *filter)
{
  TelReport *self = g_object_new (TEL_TYPE_REPORT, NULL);

  self->rule_ids = g_strdupv ((char **) filter->rules);
  self->users = g_strdupv ((char **) filter->users);
  self->devices = g_strdupv ((char **) filter->devices);
  self->filter = *filter;
  self->filter.rules = (const char *const *) self->rule_ids;
  self->filter.users = (const char *const *) self->users;
  self->filter.devices = (const char *const *) self->devices;

  return self;
}

/**
 * tel_report_add_rule:
 * @self: a report
 * @id: the rule's number
 *
 * Adds a rule of which nothing is said yet.
 *
 * Returns: (transfer none): the rule
 */
TelReportRule *
tel_report_add_rule (TelReport *self, const char *id)
{
  TelReportRule *rule = g_new0 (TelReportRule, 1);

  rule->id = g_strdup (id);
  g_ptr_array_add (self->rules, rule);
  g_hash_table_replace (self->rules_by_id, rule->id, rule);

  return rule;
}

static gboolean
has_name (const char *const *names, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (tel_text_is_same_name (names[i], name))
      return TRUE;

  return FALSE;
}

static gboolean
is_one_of (const char *const *names, const char *const *wanted)
{
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (has_name (names, wanted[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_wanted (TelReport *self, const TelReportFinding *finding)
{
  if (self->filter.rules != NULL && !g_strv_contains (self->filter.rules, finding->rule_id))
    return FALSE;
  if (finding->severity > self->filter.severity)
    return FALSE;

  return (self->users == NULL && self->devices == NULL) ||
         is_one_of ((const char *const *) finding->users, self->filter.users) ||
         is_one_of ((const char *const *) finding->devices, self->filter.devices);
}

/**
 * tel_report_add_finding:
 * @self: a report
 * @finding: (transfer full): a finding
 *
 * Adds a finding that the filter wants, and counts it. What is accepted is counted too when it is not in the report.
 */
void
tel_report_add_finding (TelReport *self, TelReportFinding *finding)
{
  TelReportRule *rule = g_hash_table_lookup (self->rules_by_id, finding->rule_id);
  gboolean is_in = is_wanted (self, finding);

  if (is_in && finding->accepted)
    self->n_accepted[finding->severity]++;
  else if (is_in)
    self->n_open[finding->severity]++;
  if (is_in && rule != NULL && finding->accepted)
    rule->n_accepted++;
  else if (is_in && rule != NULL)
    rule->n_open++;

  if (is_in && (!finding->accepted || self->filter.with_accepted))
    {
      g_ptr_array_add (self->findings, finding);
      return;
    }

  if (is_in)
    g_hash_table_add (self->left_out, g_strdup (finding->id));
  tel_report_finding_free (finding);
}

static void
note_unread (TelReportRule *self, const TelAuditRule *rule, TelSnapshot *snapshot)
{
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (self->state != TEL_RULE_STATE_RUN)
    return;

  if (rule->list_unread != NULL)
    rule->list_unread (snapshot, self->unread);
  self->whole = g_hash_table_size (self->unread) == 0;
}

static void
add_rules (TelReport *self, TelAudit *audit)
{
  const TelAuditRule *rule;

  for (guint i = 0; (rule = tel_audit_rule_get_nth (i)) != NULL; i++)
    {
      TelReportRule *mine;

      if (self->filter.rules != NULL && !g_strv_contains (self->filter.rules, rule->id))
        continue;
      mine = tel_report_add_rule (self, rule->id);
      mine->title = g_strdup (_ (rule->title));
      mine->reason = g_strdup (_ (rule->reason));
      mine->guide = g_strdup (rule->guide);
      mine->remedy = g_strdup (_ (rule->remedy));
      mine->severity = rule->severity;
      mine->fix = rule->fix;
      mine->state = tel_audit_get_state (audit, rule);
      mine->explanation = tel_audit_explain_state (audit, rule);
      note_unread (mine, rule, tel_audit_get_snapshot (audit));
    }
}

static void
add_findings (TelReport *self, GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (findings, i);
      TelReportFinding *mine = g_new0 (TelReportFinding, 1);

      mine->id = g_strdup (tel_finding_get_id (finding));
      mine->rule_id = g_strdup (tel_finding_get_rule (finding)->id);
      mine->severity = tel_finding_get_severity (finding);
      mine->kind = tel_finding_get_kind (finding);
      mine->name = g_strdup (tel_finding_get_name (finding));
      mine->partition = g_strdup (tel_finding_get_partition (finding));
      mine->object = tel_finding_describe_object (finding);
      mine->read = g_strdup (tel_finding_get_read (finding));
      mine->users = g_strdupv ((char **) tel_finding_get_users (finding));
      mine->devices = g_strdupv ((char **) tel_finding_get_devices (finding));
      g_set_object (&mine->exception, tel_finding_get_exception (finding));
      mine->accepted = tel_finding_is_accepted (finding);
      mine->on_demand = tel_finding_is_on_demand (finding);
      tel_report_add_finding (self, mine);
    }
}

/**
 * tel_report_new:
 * @audit: an audit in which everything was judged
 * @filter: what is reported
 *
 * Makes a report in the language of the program.
 *
 * Returns: (transfer full): a new report
 */
TelReport *
tel_report_new (TelAudit *audit, const TelReportFilter *filter)
{
  TelSnapshot *snapshot;
  TelReport *self;

  g_return_val_if_fail (TEL_IS_AUDIT (audit), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  snapshot = tel_audit_get_snapshot (audit);
  self = tel_report_new_empty (filter);
  self->cluster_name = g_strdup (tel_snapshot_get_cluster_name (snapshot));
  self->release = g_strdup (tel_release_to_string (tel_snapshot_get_release (snapshot)));
  self->taken_by = g_strdup (tel_snapshot_get_taken_by (snapshot));
  self->taken_at =
      g_date_time_to_timezone (tel_snapshot_get_taken_at (snapshot), tel_snapshot_get_time_zone (snapshot));
  add_rules (self, audit);
  add_findings (self, G_LIST_MODEL (audit));

  return self;
}

typedef struct
{
  TelReport *wish;
  char *language;
} Making;

static void
making_free (Making *self)
{
  g_object_unref (self->wish);
  g_free (self->language);
  g_free (self);
}

static void
return_report (GTask *task, TelAudit *audit, const Making *making)
{
  TelReport *report;

  tel_translation_begin (making->language);
  report = tel_report_new (audit, tel_report_get_filter (making->wish));
  tel_translation_end ();
  report->language = g_strdup (making->language);
  g_task_return_pointer (task, report, g_object_unref);
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tel_audit_judge_finish (TEL_AUDIT (source), result, &error))
    return_report (task, TEL_AUDIT (source), g_task_get_task_data (task));
  else
    g_task_return_error (task, error);
}

/**
 * tel_report_make_async:
 * @audit: an audit in which everything was judged
 * @filter: what is reported
 * @language: (nullable): a code of ISO 639, %NULL for the language of the program
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the report is made
 * @user_data: data for @callback
 *
 * Makes a report in any language that texts are available in (tel_translation_is_available()). For another one than
 * that of the program the same snapshot is judged once more, since what was read is said as it is judged. Why a part of
 * the snapshot could not be read stays in the words that were given then.
 */
void
tel_report_make_async (TelAudit *audit,
                       const TelReportFilter *filter,
                       const char *language,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (TelAudit) other = NULL;
  TelAuditLimits limits;
  Making *making;

  g_return_if_fail (TEL_IS_AUDIT (audit));
  g_return_if_fail (filter != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_report_make_async);
  making = g_new0 (Making, 1);
  making->wish = tel_report_new_empty (filter);
  making->language = g_strdup (language);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  if (language == NULL)
    {
      return_report (task, audit, making);
      return;
    }

  tel_audit_get_limits (audit, &limits);
  other = tel_audit_new (tel_audit_get_snapshot (audit));
  tel_audit_set_limits (other, &limits);
  tel_audit_set_language (other, language);
  tel_audit_set_exceptions (other, tel_audit_get_exceptions (audit));
  tel_audit_judge_async (other, cancellable, on_judged, g_object_ref (task));
}

/**
 * tel_report_make_finish:
 * @result: the result given to the callback
 * @error: return location for an error: only that it was cancelled
 *
 * Ends tel_report_make_async().
 *
 * Returns: (transfer full): the report, or %NULL
 */
TelReport *
tel_report_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_report_make_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tel_report_get_language:
 * @self: a report
 *
 * Gets in what language it is.
 *
 * Returns: (nullable): a code of ISO 639, %NULL for the language of the program
 */
const char *
tel_report_get_language (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->language;
}

/**
 * tel_report_get_cluster_name:
 * @self: a report
 *
 * Gets what the cluster is called.
 *
 * Returns: (nullable): its name
 */
const char *
tel_report_get_cluster_name (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->cluster_name;
}

/**
 * tel_report_get_release:
 * @self: a report
 *
 * Gets the cluster's release.
 *
 * Returns: (nullable): such as `14.0`
 */
const char *
tel_report_get_release (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->release;
}

/**
 * tel_report_get_taken_by:
 * @self: a report
 *
 * Gets who has read the cluster.
 *
 * Returns: (nullable): an account
 */
const char *
tel_report_get_taken_by (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->taken_by;
}

/**
 * tel_report_get_taken_at:
 * @self: a report
 *
 * Gets when the cluster was read.
 *
 * Returns: (nullable) (transfer none): the time, in the cluster's zone
 */
GDateTime *
tel_report_get_taken_at (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->taken_at;
}

/**
 * tel_report_get_filter:
 * @self: a report
 *
 * Gets what is reported.
 *
 * Returns: the filter
 */
const TelReportFilter *
tel_report_get_filter (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return &self->filter;
}

static gboolean
are_same_names (char **names, char **others)
{
  if (names == NULL || others == NULL)
    return names == others;
  if (g_strv_length (names) != g_strv_length (others))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (!has_name ((const char *const *) others, names[i]))
      return FALSE;

  return TRUE;
}

/**
 * tel_report_has_filter_of:
 * @self: a report
 * @other: another one
 *
 * Tells whether two reports can be compared: whether what is missing in one of them would have been in it. Rules may
 * differ, as each report says which were run.
 *
 * Returns: %TRUE when both have the same severities, users and devices
 */
gboolean
tel_report_has_filter_of (TelReport *self, TelReport *other)
{
  g_return_val_if_fail (TEL_IS_REPORT (self) && TEL_IS_REPORT (other), FALSE);

  return self->filter.severity == other->filter.severity && are_same_names (self->users, other->users) &&
         are_same_names (self->devices, other->devices);
}

/**
 * tel_report_get_rules:
 * @self: a report
 *
 * Gets the rules that it tells of, run or not, in the order of the catalogue.
 *
 * Returns: (transfer none) (element-type TelReportRule): the rules
 */
GPtrArray *
tel_report_get_rules (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->rules;
}

/**
 * tel_report_get_findings:
 * @self: a report
 *
 * Gets what was found, in the order of the rules.
 *
 * Returns: (transfer none) (element-type TelReportFinding): the findings
 */
GPtrArray *
tel_report_get_findings (TelReport *self)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);

  return self->findings;
}

/**
 * tel_report_find_rule:
 * @self: a report
 * @id: a rule's number
 *
 * Finds what a report tells of a rule.
 *
 * Returns: (nullable): the rule, or %NULL when it is not in the report
 */
const TelReportRule *
tel_report_find_rule (TelReport *self, const char *id)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->rules_by_id, id);
}

/**
 * tel_report_has_judged:
 * @self: a report
 * @finding: a finding of another report of the cluster
 *
 * Tells whether that would have been found here too: whether its rule was run, and whether what the finding goes by was
 * read for its object, where that is read for some objects only. A report from a file knows that only of a rule that
 * was judged whole.
 *
 * Returns: %FALSE when nobody knows
 */
gboolean
tel_report_has_judged (TelReport *self, const TelReportFinding *finding)
{
  const TelReportRule *rule;

  g_return_val_if_fail (TEL_IS_REPORT (self), FALSE);
  g_return_val_if_fail (finding != NULL, FALSE);

  /* That a rule is not in a report says no more than that it was not run. */
  rule = tel_report_find_rule (self, finding->rule_id);
  if (rule == NULL || rule->state != TEL_RULE_STATE_RUN)
    return FALSE;

  return !finding->on_demand || rule->whole ||
         (rule->unread != NULL && !g_hash_table_contains (rule->unread, finding->id));
}

/**
 * tel_report_has_left_out:
 * @self: a report
 * @finding_id: the ID of a finding
 *
 * Tells whether something was found and is not in the report because it is accepted.
 *
 * Returns: %TRUE when it is left out
 */
gboolean
tel_report_has_left_out (TelReport *self, const char *finding_id)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), FALSE);
  g_return_val_if_fail (finding_id != NULL, FALSE);

  return g_hash_table_contains (self->left_out, finding_id);
}

/**
 * tel_report_count_open:
 * @self: a report
 * @severity: a severity
 *
 * Counts the findings in it that are that bad and open.
 *
 * Returns: their number
 */
guint
tel_report_count_open (TelReport *self, TelSeverity severity)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), 0);
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, 0);

  return self->n_open[severity];
}

/**
 * tel_report_count_accepted:
 * @self: a report
 * @severity: a severity
 *
 * Counts the findings that are that bad and accepted, in the report or left out of it.
 *
 * Returns: their number
 */
guint
tel_report_count_accepted (TelReport *self, TelSeverity severity)
{
  g_return_val_if_fail (TEL_IS_REPORT (self), 0);
  g_return_val_if_fail (severity < TEL_N_SEVERITIES, 0);

  return self->n_accepted[severity];
}
