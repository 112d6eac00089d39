/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-audit-options.h"

#include <string.h>

#include <glib/gi18n.h>

#include "audit/tel-exception.h"
#include "batch/tel-batch-command.h"
#include "batch/tel-batch-parsing.h"
#include "model/tel-text.h"

static const char *const formats[] = {
  [TEL_BATCH_FORMAT_TABLE] = "table",
  [TEL_BATCH_FORMAT_JSON] = "json",
  [TEL_BATCH_FORMAT_CSV] = "csv",
};

static const struct
{
  const char *name;
  gboolean has_finding;
} exception_actions[] = {
  [TEL_BATCH_AUDIT_LIST_EXCEPTIONS] = { "list", FALSE },
  [TEL_BATCH_AUDIT_ACCEPT] = { "accept", TRUE },
  [TEL_BATCH_AUDIT_WITHDRAW] = { "withdraw", TRUE },
  [TEL_BATCH_AUDIT_EXPORT_EXCEPTIONS] = { "export", FALSE },
};

static gboolean
refuse_empty (const char *option, const char *text, const char *example, GError **error)
{
  return text == NULL || !tel_text_is_blank (text) ||
         /* Translators: an option, and how it is written, such as “--rule J01,C05” */
         tel_batch_parsing_refuse (error, _ ("%s is empty. Write %s or leave it out."), option, example);
}

static gboolean
refuse_empty_in (const char *option, char **texts, const char *example, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!refuse_empty (option, texts[i], example, error))
      return FALSE;

  return TRUE;
}

/* As a variable of a shell leaves it that is not set. A filter that fits nothing would let every audit pass. */
static gboolean
check_empty (const TelBatchAuditOptions *self, char **rules, const char *severity, GError **error)
{
  return refuse_empty_in ("--rule", rules, "--rule J01,C05", error) &&
         refuse_empty_in ("--user", self->users, "--user tadams", error) &&
         refuse_empty_in ("--device", self->devices, "--device CSFTADAMS", error) &&
         refuse_empty ("--severity", severity, "--severity error", error) &&
         refuse_empty ("--baseline", self->baseline, "--baseline report.json", error) &&
         refuse_empty ("--snapshot", self->snapshot, "--snapshot last.snapshot", error) &&
         refuse_empty ("--output", self->output, "--output report.json", error) &&
         refuse_empty ("--connection", self->connection, "--connection Tokyo", error);
}

/* As many as a person likes, each with commas between them or by itself. */
static gboolean
take_rules (TelBatchAuditOptions *self, char **lists, GError **error)
{
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();

  if (lists == NULL)
    return TRUE;

  for (guint i = 0; lists[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (lists[i], ",", -1);

      for (guint j = 0; names[j] != NULL; j++)
        {
          const TelAuditRule *rule = tel_audit_rule_find (g_strstrip (names[j]));

          if (rule == NULL)
            return tel_batch_parsing_refuse (error, _ ("“%s” is no rule of the audit. Write --rule J01,C05."),
                                             names[j]);
          g_strv_builder_add (rules, rule->id);
        }
    }
  self->rules = g_strv_builder_end (rules);

  return TRUE;
}

static gboolean
take_severity (TelBatchAuditOptions *self, const char *name, GError **error)
{
  self->severity = TEL_SEVERITY_INFORMATION;

  return name == NULL || tel_severity_from_nick (name, &self->severity) ||
         tel_batch_parsing_refuse (error, _ ("“%s” is not a severity. There are error, warning and information."),
                                   name);
}

static gboolean
take_format (TelBatchOptions *options, const char *name, GError **error)
{
  if (name == NULL)
    {
      options->report.format = options->json ? TEL_BATCH_FORMAT_JSON : TEL_BATCH_FORMAT_TABLE;
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i], name))
      {
        options->report.format = (TelBatchFormat) i;
        if (options->json && i != TEL_BATCH_FORMAT_JSON)
          return tel_batch_parsing_refuse (error, _ ("--json and --format %s do not fit together."), name);
        options->json = i == TEL_BATCH_FORMAT_JSON;
        return TRUE;
      }

  return tel_batch_parsing_refuse (error, _ ("“%s” is not a format. There are table, json and csv."), name);
}

static gboolean
take_until (TelBatchAuditOptions *self, const char *text, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  g_date_clear (&self->until, 1);
  if (text == NULL)
    return TRUE;
  if (!tel_exception_read_day (text, &self->until))
    return tel_batch_parsing_refuse (error, _ ("“%s” is not a day. Write it like 2027-01-31."), text);

  return g_strcmp0 (text, today) >= 0 ||
         tel_batch_parsing_refuse (error, _ ("%s is over. What is accepted until then is open."), text);
}

/**
 * tel_batch_audit_options_parse:
 * @options: options
 * @arguments: (inout): what stands after the command, and then what of it is no option
 * @error: return location for an error
 *
 * Understands the options of the command “audit”. For `--help` the help is printed and the program ends.
 *
 * Returns: %TRUE when they were understood
 */
gboolean
tel_batch_audit_options_parse (TelBatchOptions *options, char ***arguments, GError **error)
{
  TelBatchAuditOptions *self = &options->report;
  g_auto (GStrv) rules = NULL;
  g_autofree char *severity = NULL;
  g_autofree char *format = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rules, N_ ("Only these rules"), N_ ("RULE,…") },
    { "severity", 0, 0, G_OPTION_ARG_STRING, &severity,
      N_ ("Only findings that bad or worse: error, warning or information (all)"), N_ ("SEVERITY") },
    { "user", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->users, N_ ("Only what concerns this user"), N_ ("ID") },
    { "device", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->devices, N_ ("Only what concerns this device"), N_ ("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("How it is printed: table, json or csv"), N_ ("FORMAT") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output, N_ ("Write it into a file instead"), N_ ("FILE") },
    { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &self->baseline,
      N_ ("Compare with a report that was written as JSON, or with a saved snapshot; only what is not in it counts"),
      N_ ("FILE") },
    { "snapshot", 0, 0, G_OPTION_ARG_FILENAME, &self->snapshot,
      N_ ("Judge this saved snapshot instead of the cluster, which is not asked"), N_ ("FILE") },
    { "with-accepted", 0, 0, G_OPTION_ARG_NONE, &self->with_accepted, N_ ("Show what is accepted too"), NULL },
    { "save", 0, 0, G_OPTION_ARG_NONE, &self->save,
      N_ ("Save what was read, encrypted with a key in the keyring, for the application to open"), NULL },
    { "connection", 0, 0, G_OPTION_ARG_STRING, &self->connection,
      N_ ("The saved connection whose exceptions and snapshots count (the one with this host and account)"),
      N_ ("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, N_ ("Why a finding is accepted"), N_ ("TEXT") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("The last day on which it is accepted (no end)"), N_ ("DAY") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (options->command));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context,
      _ ("The command “audit” reads the cluster and judges it by the rules of the audit. It writes nothing there. The "
         "exit status is 1 when something was found that is not accepted, as far as --rule, --severity, --user and "
         "--device ask for it and, with --baseline, as far as it is not in that report or snapshot. A rule that could "
         "not be run is said on the standard error and never counts as passed. A saved snapshot is opened with the key "
         "that the keyring has for the connection, and judged by the rules of today.\n\n"
         "“audit exceptions” tells which findings are accepted on this connection, “audit exceptions accept ID "
         "--reason "
         "TEXT [--until DAY]” and “audit exceptions withdraw ID” change that, and “audit exceptions export” writes "
         "them "
         "as JSON or CSV. No cluster is asked for these."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, "audit", arguments, error) && check_empty (self, rules, severity, error) &&
         take_rules (self, rules, error) && take_severity (self, severity, error) &&
         take_format (options, format, error) && take_until (self, until, error);
}

/* What was accepted of a rule that is no more can still be withdrawn. */
static gboolean
check_rule (const char *finding, GError **error)
{
  g_autofree char *rule_id = g_strndup (finding, strcspn (finding, "/"));

  return tel_audit_rule_find (rule_id) != NULL ||
         tel_batch_parsing_refuse (
             error,
             _ ("“%s” is no rule of the audit, so there is no such finding. “audit” lists the findings with their "
                "IDs."),
             rule_id);
}

static gboolean
take_exceptions (TelBatchAuditOptions *self, char **arguments, GError **error)
{
  const char *name = arguments[2] != NULL ? arguments[2] : exception_actions[TEL_BATCH_AUDIT_LIST_EXCEPTIONS].name;
  const char *finding = arguments[2] != NULL ? arguments[3] : NULL;
  guint action = TEL_BATCH_AUDIT_LIST_EXCEPTIONS;

  while (action < G_N_ELEMENTS (exception_actions) && !g_str_equal (exception_actions[action].name, name))
    action++;
  if (action == G_N_ELEMENTS (exception_actions))
    return tel_batch_parsing_refuse (
        error, _ ("“%s” is nothing that is done to exceptions. There are list, accept, withdraw and export."), name);
  if (exception_actions[action].has_finding && finding == NULL)
    return tel_batch_parsing_refuse (error,
                                     _ ("Say which finding, by its ID: audit exceptions %s J01/phone/CSFTADAMS."),
                                     name);
  if (!exception_actions[action].has_finding && finding != NULL)
    return tel_batch_parsing_refuse (error, _ ("“%s” is too much for the command “%s”."), finding, "audit exceptions");
  if (finding != NULL && (!g_utf8_validate (finding, -1, NULL) || !tel_exception_is_finding_id (finding)))
    return tel_batch_parsing_refuse (error,
                                     _ ("“%s” is not the ID of a finding. “audit” lists the findings with their IDs."),
                                     finding);

  if (action == TEL_BATCH_AUDIT_ACCEPT && !check_rule (finding, error))
    return FALSE;

  self->action = (TelBatchAuditAction) action;
  self->finding = g_strdup (finding);

  return TRUE;
}

/* Each option where it means something. */
static gboolean
check_options (const TelBatchOptions *options, GError **error)
{
  const TelBatchAuditOptions *self = &options->report;
  gboolean runs = self->action == TEL_BATCH_AUDIT_RUN;
  gboolean accepts = self->action == TEL_BATCH_AUDIT_ACCEPT;
  gboolean exports = self->action == TEL_BATCH_AUDIT_EXPORT_EXCEPTIONS;

  if (!runs &&
      (self->rules != NULL || self->users != NULL || self->devices != NULL || self->baseline != NULL ||
       self->snapshot != NULL || self->with_accepted || self->save || self->severity != TEL_SEVERITY_INFORMATION))
    return tel_batch_parsing_refuse (
        error, _ ("Of the options of “audit”, “audit exceptions” takes --connection, and export --format and "
                  "--output."));
  if (!runs && !exports && (self->output != NULL || self->format == TEL_BATCH_FORMAT_CSV))
    return tel_batch_parsing_refuse (error,
                                     _ ("--output and --format are for “audit” and “audit exceptions export” only."));
  if (accepts && (self->reason == NULL || self->reason[0] == '\0'))
    return tel_batch_parsing_refuse (error, _ ("Say why it is accepted: --reason TEXT."));
  if (!accepts && (self->reason != NULL || g_date_valid (&self->until)))
    return tel_batch_parsing_refuse (error, _ ("--reason and --until are for “audit exceptions accept” only."));
  if (self->snapshot != NULL && self->save)
    return tel_batch_parsing_refuse (error,
                                     _ ("--snapshot and --save do not fit together: that snapshot is saved already."));
  if ((!runs || self->snapshot != NULL) && self->connection == NULL &&
      (options->host == NULL || options->host[0] == '\0'))
    return tel_batch_parsing_refuse (error, _ ("Say which cluster: --host HOST."));

  return TRUE;
}

/**
 * tel_batch_audit_options_take:
 * @options: options
 * @arguments: (array zero-terminated=1): the command and its arguments
 * @error: return location for an error
 *
 * Takes what is to be done, and checks that the options fit it.
 *
 * Returns: %FALSE with a #GOptionError, whose message says what is wrong
 */
gboolean
tel_batch_audit_options_take (TelBatchOptions *options, char **arguments, GError **error)
{
  if (arguments[1] != NULL && !g_str_equal (arguments[1], "exceptions"))
    return tel_batch_parsing_refuse (error, _ ("“%s” is too much for the command “%s”."), arguments[1], "audit");
  if (arguments[1] != NULL && !take_exceptions (&options->report, arguments, error))
    return FALSE;

  return check_options (options, error);
}

/**
 * tel_batch_audit_options_clear:
 * @self: options
 *
 * Frees what they hold.
 */
void
tel_batch_audit_options_clear (TelBatchAuditOptions *self)
{
  g_strfreev (self->rules);
  g_strfreev (self->users);
  g_strfreev (self->devices);
  g_free (self->output);
  g_free (self->baseline);
  g_free (self->snapshot);
  g_free (self->connection);
  g_free (self->finding);
  g_free (self->reason);
}
