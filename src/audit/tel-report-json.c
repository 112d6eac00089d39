/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-report-json.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-report-private.h"
#include "model/tel-error.h"
#include "plan/tel-journal-json.h"

#define FORMAT "telephonist-audit"
#define VERSION 1

static void
add_names (JsonBuilder *builder, const char *member, const char *const *names)
{
  json_builder_set_member_name (builder, member);
  if (names == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; names[i] != NULL; i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);
}

static void
add_number (JsonBuilder *builder, const char *member, guint number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
add_filter (JsonBuilder *builder, const TelReportFilter *filter)
{
  json_builder_set_member_name (builder, "filter");
  json_builder_begin_object (builder);
  add_names (builder, "rules", filter->rules);
  tel_journal_json_add_text (builder, "severity", tel_severity_get_nick (filter->severity));
  add_names (builder, "users", filter->users);
  add_names (builder, "devices", filter->devices);
  json_builder_set_member_name (builder, "withAccepted");
  json_builder_add_boolean_value (builder, filter->with_accepted);
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder *builder, TelReport *report)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint severity = 0; severity < TEL_N_SEVERITIES; severity++)
    {
      json_builder_set_member_name (builder, tel_severity_get_nick (severity));
      json_builder_begin_object (builder);
      add_number (builder, "open", tel_report_count_open (report, severity));
      add_number (builder, "accepted", tel_report_count_accepted (report, severity));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_rule (JsonBuilder *builder, const TelReportRule *rule)
{
  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "id", rule->id);
  tel_journal_json_add_text (builder, "title", rule->title);
  tel_journal_json_add_text (builder, "reason", rule->reason);
  tel_journal_json_add_text (builder, "guide", rule->guide);
  tel_journal_json_add_text (builder, "remedy", rule->remedy);
  tel_journal_json_add_text (builder, "severity", tel_severity_get_nick (rule->severity));
  tel_journal_json_add_text (builder, "fix", tel_fix_class_get_nick (rule->fix));
  tel_journal_json_add_text (builder, "state", tel_rule_state_get_nick (rule->state));
  tel_journal_json_add_text (builder, "explanation", rule->explanation);
  json_builder_set_member_name (builder, "whole");
  json_builder_add_boolean_value (builder, rule->whole);
  add_number (builder, "open", rule->n_open);
  add_number (builder, "accepted", rule->n_accepted);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, TelReport *report, const TelReportFinding *finding)
{
  const TelReportRule *rule = tel_report_find_rule (report, finding->rule_id);

  json_builder_begin_object (builder);
  tel_journal_json_add_text (builder, "id", finding->id);
  tel_journal_json_add_text (builder, "rule", finding->rule_id);
  tel_journal_json_add_text (builder, "severity", tel_severity_get_nick (finding->severity));
  tel_journal_json_add_text (builder, "fix", rule != NULL ? tel_fix_class_get_nick (rule->fix) : NULL);
  tel_journal_json_add_text (builder, "kind", tel_object_kind_get_nick (finding->kind));
  tel_journal_json_add_text (builder, "name", finding->name);
  tel_journal_json_add_text (builder, "partition", finding->partition);
  tel_journal_json_add_text (builder, "object", finding->object);
  tel_journal_json_add_text (builder, "read", finding->read);
  add_names (builder, "users", (const char *const *) finding->users);
  add_names (builder, "devices", (const char *const *) finding->devices);
  json_builder_set_member_name (builder, "accepted");
  json_builder_add_boolean_value (builder, finding->accepted);
  json_builder_set_member_name (builder, "onDemand");
  json_builder_add_boolean_value (builder, finding->on_demand);
  json_builder_set_member_name (builder, "exception");
  if (finding->exception != NULL)
    {
      json_builder_begin_object (builder);
      tel_exception_add_json (finding->exception, builder);
      json_builder_end_object (builder);
    }
  else
    {
      json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

/**
 * tel_report_json_add:
 * @report: a report
 * @difference: (nullable): how it compares with another one
 * @builder: a builder within an object
 *
 * Adds what a report tells to a document. There is no secret in it, since there is none in a snapshot.
 */
void
tel_report_json_add (TelReport *report, TelAuditDifference *difference, JsonBuilder *builder)
{
  GPtrArray *rules;
  GPtrArray *findings;
  g_autofree char *taken_at = NULL;

  g_return_if_fail (TEL_IS_REPORT (report));
  g_return_if_fail (JSON_IS_BUILDER (builder));

  rules = tel_report_get_rules (report);
  findings = tel_report_get_findings (report);
  taken_at = report->taken_at != NULL ? g_date_time_format_iso8601 (report->taken_at) : NULL;
  tel_journal_json_add_text (builder, "format", FORMAT);
  add_number (builder, "version", VERSION);
  tel_journal_json_add_text (builder, "program", "telephonist " TEL_VERSION);
  tel_journal_json_add_text (builder, "cluster", report->cluster_name);
  tel_journal_json_add_text (builder, "release", report->release);
  tel_journal_json_add_text (builder, "takenAt", taken_at);
  tel_journal_json_add_text (builder, "takenBy", report->taken_by);
  add_filter (builder, &report->filter);
  add_counts (builder, report);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    add_rule (builder, rules->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, report, findings->pdata[i]);
  json_builder_end_array (builder);
  if (difference != NULL)
    tel_audit_difference_add_json (difference, builder);
}

/**
 * tel_report_json_write:
 * @report: a report
 * @difference: (nullable): how it compares with another one
 *
 * Writes a report as a document.
 *
 * Returns: (transfer full): the text of a file
 */
char *
tel_report_json_write (TelReport *report, TelAuditDifference *difference)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  tel_report_json_add (report, difference, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* %NULL where there is no list. */
static char **
dup_names (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (list == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *name = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (name) && json_node_get_value_type (name) == G_TYPE_STRING)
        g_strv_builder_add (names, json_node_get_string (name));
    }

  return g_strv_builder_end (names);
}

static JsonArray *
get_list (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonArray *list, guint i)
{
  JsonNode *node = json_array_get_element (list, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_rules (TelReport *report, JsonArray *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = get_object (list, i);
      const char *id = object != NULL ? get_text (object, "id") : NULL;
      const char *state = object != NULL ? get_text (object, "state") : NULL;
      TelRuleState what;
      TelReportRule *rule;

      if (id == NULL || state == NULL || !tel_rule_state_from_nick (state, &what))
        return FALSE;
      rule = tel_report_add_rule (report, id);
      rule->state = what;
      rule->title = g_strdup (get_text (object, "title"));
      rule->explanation = g_strdup (get_text (object, "explanation"));
      rule->whole = json_object_get_boolean_member_with_default (object, "whole", FALSE);
    }

  return list != NULL;
}

/* Documents of earlier versions do not say it of a finding. */
static gboolean
may_be_on_demand (const char *rule_id)
{
  const TelAuditRule *rule = tel_audit_rule_find (rule_id);

  return rule != NULL && rule->list_unread != NULL;
}

/* The words are those of whoever wrote them. */
static TelReportFinding *
read_finding (JsonObject *object)
{
  const char *id = get_text (object, "id");
  const char *rule_id = get_text (object, "rule");
  const char *severity = get_text (object, "severity");
  const char *kind = get_text (object, "kind");
  const char *name = get_text (object, "name");
  const char *text = get_text (object, "object");
  const char *read = get_text (object, "read");
  TelReportFinding finding = { 0 };
  TelReportFinding *result;

  if (id == NULL || rule_id == NULL || severity == NULL || kind == NULL || name == NULL ||
      !tel_severity_from_nick (severity, &finding.severity) || !tel_object_kind_from_nick (kind, &finding.kind))
    return NULL;

  result = g_memdup2 (&finding, sizeof finding);
  result->id = g_strdup (id);
  result->rule_id = g_strdup (rule_id);
  result->name = g_strdup (name);
  result->partition = g_strdup (get_text (object, "partition"));
  result->object = g_strdup (text != NULL ? text : name);
  result->read = g_strdup (read != NULL ? read : "");
  result->users = dup_names (object, "users");
  result->devices = dup_names (object, "devices");
  result->accepted = json_object_get_boolean_member_with_default (object, "accepted", FALSE);
  result->on_demand = json_object_get_boolean_member_with_default (object, "onDemand", may_be_on_demand (rule_id));
  if (result->users == NULL)
    result->users = g_new0 (char *, 1);
  if (result->devices == NULL)
    result->devices = g_new0 (char *, 1);

  return result;
}

static gboolean
read_findings (TelReport *report, JsonArray *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = get_object (list, i);
      TelReportFinding *finding = object != NULL ? read_finding (object) : NULL;

      if (finding == NULL)
        return FALSE;
      tel_report_add_finding (report, finding);
    }

  return list != NULL;
}

static TelReport *
make_empty (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "filter");
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_auto (GStrv) rules = object != NULL ? dup_names (object, "rules") : NULL;
  g_auto (GStrv) users = object != NULL ? dup_names (object, "users") : NULL;
  g_auto (GStrv) devices = object != NULL ? dup_names (object, "devices") : NULL;
  const char *severity = object != NULL ? get_text (object, "severity") : NULL;
  TelReportFilter filter = { (const char *const *) rules, TEL_SEVERITY_INFORMATION, (const char *const *) users,
                             (const char *const *) devices, TRUE };

  if (severity == NULL || !tel_severity_from_nick (severity, &filter.severity))
    return NULL;

  return tel_report_new_empty (&filter);
}

static TelReport *
read_root (JsonObject *root)
{
  g_autoptr (TelReport) report = make_empty (root);
  const char *taken_at = get_text (root, "takenAt");

  if (report == NULL)
    return NULL;
  report->cluster_name = g_strdup (get_text (root, "cluster"));
  report->release = g_strdup (get_text (root, "release"));
  report->taken_by = g_strdup (get_text (root, "takenBy"));
  report->taken_at = taken_at != NULL ? g_date_time_new_from_iso8601 (taken_at, NULL) : NULL;

  return read_rules (report, get_list (root, "rules")) && read_findings (report, get_list (root, "findings"))
             ? g_steal_pointer (&report)
             : NULL;
}

/**
 * tel_report_json_read:
 * @text: what a file holds
 * @length: how many bytes that are
 * @file_name: what the file is called, for the sentences
 * @error: return location for an error
 *
 * Reads a report that tel_report_json_write() has written, to compare another one with it.
 *
 * Returns: (transfer full): the report, or %NULL with %TEL_ERROR_INVALID when the file is none
 */
TelReport *
tel_report_json_read (const char *text, gsize length, const char *file_name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root = NULL;
  TelReport *report = NULL;

  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);

  if (g_utf8_validate (text, (gssize) length, NULL) &&
      json_parser_load_from_data (parser, text, (gssize) length, NULL) && json_parser_get_root (parser) != NULL &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    root = json_node_get_object (json_parser_get_root (parser));
  if (root != NULL && g_strcmp0 (get_text (root, "format"), FORMAT) == 0)
    {
      if (json_object_get_int_member_with_default (root, "version", 0) > VERSION)
        {
          g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                       _ ("“%s” was written by a newer Telephonist. Update this one to read it."), file_name);
          return NULL;
        }
      report = read_root (root);
    }
  if (report == NULL)
    g_set_error (error, TEL_ERROR, TEL_ERROR_INVALID,
                 _ ("“%s” is no report of an audit. Choose one that was written as JSON."), file_name);

  return report;
}
