/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-options.h"

#include <string.h>

#include <glib/gi18n.h>

#include "axl/tel-axl-query.h"
#include "batch/tel-batch-audit-options.h"
#include "batch/tel-batch-command.h"
#include "batch/tel-batch-connection-options.h"
#include "batch/tel-batch-kind.h"
#include "batch/tel-batch-parameter-options.h"
#include "batch/tel-batch-parsing.h"
#include "batch/tel-batch-profile-options.h"
#include "batch/tel-batch-readiness-options.h"
#include "model/tel-connection.h"
#include "model/tel-directory-number.h"

#define DEFAULT_PORT 8443
/* Contract 1.5. */
#define DEFAULT_WRITES 60

static const struct
{
  const char *name;
  guint minimum_arguments;
  guint maximum_arguments;
} commands[] = {
  [TEL_BATCH_COMMAND_VERSION] = { "version", 0, 0 },
  [TEL_BATCH_COMMAND_USERS] = { "users", 0, 1 },
  [TEL_BATCH_COMMAND_USER] = { "user", 1, 1 },
  [TEL_BATCH_COMMAND_LIST] = { "list", 1, 1 },
  [TEL_BATCH_COMMAND_GET] = { "get", 2, 2 },
  [TEL_BATCH_COMMAND_PROVISION] = { "provision", 0, 0 },
  [TEL_BATCH_COMMAND_SQL] = { "sql", 1, 1 },
  [TEL_BATCH_COMMAND_ACTIVITY] = { "activity", 0, 1 },
  [TEL_BATCH_COMMAND_RESUME] = { "resume", 1, 1 },
  [TEL_BATCH_COMMAND_RETIRE] = { "retire", 2, 2 },
  [TEL_BATCH_COMMAND_RENAME] = { "rename", 2, 2 },
  [TEL_BATCH_COMMAND_OWNER] = { "owner", 2, 2 },
  [TEL_BATCH_COMMAND_RENUMBER] = { "renumber", 2, 2 },
  [TEL_BATCH_COMMAND_EDIT] = { "edit", 2, 2 },
  [TEL_BATCH_COMMAND_STRING] = { "string", 2, 2 },
  [TEL_BATCH_COMMAND_UNDO] = { "undo", 1, 1 },
  [TEL_BATCH_COMMAND_READINESS] = { "readiness", 0, 1 },
  [TEL_BATCH_COMMAND_PARAMETER] = { "parameter", 1, 3 },
  [TEL_BATCH_COMMAND_PROFILE] = { "profile", 2, 4 },
  [TEL_BATCH_COMMAND_AUDIT] = { "audit", 0, 3 },
};

static gboolean
is_change (TelBatchOptions *self)
{
  return self->command == TEL_BATCH_COMMAND_RETIRE || self->command == TEL_BATCH_COMMAND_RENAME ||
         self->command == TEL_BATCH_COMMAND_OWNER || self->command == TEL_BATCH_COMMAND_RENUMBER ||
         self->command == TEL_BATCH_COMMAND_EDIT;
}

/* What stands before the command. Parsing stops at the first word that is no option, so that `--user` may mean the
 * account here and the user of the softphone there. */
static gboolean
parse_connection (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "host", 0, 0, G_OPTION_ARG_STRING, &self->host, N_ ("The cluster's publisher"), N_ ("HOST") },
    { "port", 0, 0, G_OPTION_ARG_INT, &self->port, N_ ("The port of its AXL service (8443)"), N_ ("PORT") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &self->user, N_ ("The account that may use AXL"), N_ ("USER") },
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &self->fingerprint,
      N_ ("Trust the certificate with this SHA-256 for this run"), N_ ("SHA256:…") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &self->ca_file,
      N_ ("Trust only what an authority of this PEM file has signed"), N_ ("FILE") },
    { "time-zone", 0, 0, G_OPTION_ARG_STRING, &self->time_zone,
      N_ ("The zone of the cluster's clock, e.g. Asia/Tokyo (what the cluster says, else UTC)"), N_ ("ZONE") },
    { "capf-port", 0, 0, G_OPTION_ARG_INT, &self->capf_port, N_ ("The port of its CAPF service (3804)"), N_ ("PORT") },
    { "writes-per-minute", 0, 0, G_OPTION_ARG_INT, &self->writes_per_minute,
      N_ ("Send no more writes than that in any minute (60; 0 for no limit)"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND"));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _ ("Provisions Cisco Jabber softphones on Cisco Unified CM."));
  g_option_context_set_description (context, tel_batch_command_get_help ());
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse_strv (context, arguments, error);
}

static gboolean
parse_reading (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error);
}

static gboolean
take_state (TelBatchOptions *self, const char *name, GError **error)
{
  static const char *const names[] = {
    [TEL_JOURNAL_FILTER_STATE_ALL] = "all",
    [TEL_JOURNAL_FILTER_STATE_UNFINISHED] = "unfinished",
    [TEL_JOURNAL_FILTER_STATE_DONE] = "done",
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        self->state = i;
        return TRUE;
      }

  return name == NULL ||
         tel_batch_parsing_refuse (error, _ ("“%s” is not a state. There are all, unfinished and done."), name);
}

static gboolean
parse_activity (TelBatchOptions *self, char ***arguments, GError **error)
{
  g_autofree char *state = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state,
      N_ ("Only plans in that state: all, unfinished (interrupted or stopped) or done"), N_ ("STATE") },
    { "days", 0, 0, G_OPTION_ARG_INT, &self->days, N_ ("Only plans of so many days"), N_ ("DAYS") },
    { "audit", 0, 0, G_OPTION_ARG_NONE, &self->audit,
      N_ ("Print the audit trail: a line of JSON for each write, the oldest first"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The command “activity” lists the plans that were carried out, the newest "
                                            "first, or shows the one with that number with its steps. It reads the "
                                            "journal of this computer and asks no cluster; --host and --user before it "
                                            "choose the plans of one cluster and account."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!tel_batch_parsing_run (context, commands[self->command].name, arguments, error))
    return FALSE;
  if (self->days < 0)
    return tel_batch_parsing_refuse (error, _ ("%d is not a number of days."), self->days);
  if (self->audit && self->json)
    return tel_batch_parsing_refuse (error, _ ("--audit prints lines of JSON as it is. Leave --json out."));

  return take_state (self, state, error);
}

static gboolean
parse_resume (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "show-string", 0, 0, G_OPTION_ARG_NONE, &self->show_string, N_ ("Print the authentication string"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The command “resume” goes on with a plan of the journal that was "
                                            "interrupted or stopped. What was carried out is not sent again; of the "
                                            "step that was under way the cluster is asked first what became of it. "
                                            "“activity --state unfinished” tells the numbers."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error);
}

/* A plus sign as people write it (contract 1.4). No character of a number is a slash. */
static char *
read_pattern (const char *text, const char *slash)
{
  g_autofree char *typed = slash != NULL ? g_strndup (text, (gsize) (slash - text)) : g_strdup (text);

  return tel_directory_number_read_pattern (typed);
}

/* A number in no partition has to be asked for in so many words (G5.1). */
static gboolean
take_number (TelBatchOptions *self, const char *text, GError **error)
{
  const char *slash = text != NULL ? strchr (text, '/') : NULL;

  if (text == NULL && self->no_partition)
    return tel_batch_parsing_refuse (error, _ ("--no-partition needs --dn."));
  if (text == NULL)
    return TRUE;
  if (slash == NULL && !self->no_partition)
    return tel_batch_parsing_refuse (
        error,
        _ ("Say in which partition the directory number %s is: --dn %s/PARTITION, or --dn %s "
           "--no-partition."),
        text, text, text);
  if (slash != NULL && self->no_partition)
    return tel_batch_parsing_refuse (error, _ ("--dn %s names a partition, so --no-partition does not fit."), text);
  if (text[0] == '\0' || slash == text || (slash != NULL && slash[1] == '\0'))
    return tel_batch_parsing_refuse (
        error, _ ("“%s” is not a directory number with its partition. Write --dn 1001/PT-Internal."), text);

  self->pattern = read_pattern (text, slash);
  self->partition = slash != NULL ? g_strdup (slash + 1) : NULL;

  return TRUE;
}

/* The guide has eight chapters; what a removal loses, and what undoing does not bring back, is no rule of
 * it. */
static gboolean
check_values (TelBatchOptions *self, GError **error)
{
  if (self->string_length != 0 && (self->string_length < 4 || self->string_length > 10))
    return tel_batch_parsing_refuse (error, _ ("%d is not a length of a string. It has 4 to 10 digits."),
                                     self->string_length);
  for (guint i = 0; self->accept != NULL && self->accept[i] != NULL; i++)
    if (!g_regex_match_simple ("^(G[1-8]\\.[1-9][0-9]*|loss|undo)$", self->accept[i], 0, 0))
      return tel_batch_parsing_refuse (error, _ ("“%s” is not a rule. Write --accept G3.7."), self->accept[i]);

  return TRUE;
}

static gboolean
parse_string (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "completes-by", 0, 0, G_OPTION_ARG_STRING, &self->completes_by,
      N_ ("When the string expires, e.g. 2026-12-31T12:00, a full hour of the cluster's clock"), N_ ("TIME") },
    { "string-length", 0, 0, G_OPTION_ARG_INT, &self->string_length,
      N_ ("How many digits a new string has, 4 to 10 (10)"), N_ ("DIGITS") },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "show-string", 0, 0, G_OPTION_ARG_NONE, &self->show_string, N_ ("Print the authentication string"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The command “string” issues a new authentication string for a softphone "
                                            "(new), gives the one that was issued a later deadline (extend), or ends "
                                            "the enrolment that waits (cancel)."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error) && check_values (self, error);
}

static gboolean
parse_undo (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "show-string", 0, 0, G_OPTION_ARG_NONE, &self->show_string, N_ ("Print the authentication string"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _ ("The command “undo” reads what a plan of the journal has touched, and makes "
                                   "and carries out the plan that undoes it. What others have changed since "
                                   "is not undone: then it is refused. “activity” tells the numbers."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error) && check_values (self, error);
}

static gboolean
parse_provision (TelBatchOptions *self, char ***arguments, GError **error)
{
  g_autofree char *type_name = NULL;
  g_autofree char *number = NULL;
  const GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &self->user_id, N_ ("The user the softphone is for"), N_ ("ID") },
    { "type", 0, 0, G_OPTION_ARG_STRING, &type_name, N_ ("CSF, TCT, BOT, TAB or CTIRD"), N_ ("TYPE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &self->name, N_ ("The device name (the prefix and the user ID)"),
      N_ ("NAME") },
    { "dn", 0, 0, G_OPTION_ARG_STRING, &number,
      N_ ("The directory number, added if it does not exist (the primary extension)"), N_ ("PATTERN/PARTITION") },
    { "no-partition", 0, 0, G_OPTION_ARG_NONE, &self->no_partition, N_ ("The directory number is in no partition"),
      NULL },
    { "device-pool", 0, 0, G_OPTION_ARG_STRING, &self->device_pool, N_ ("The device pool (the only one, or Default)"),
      N_ ("NAME") },
    { "sip-profile", 0, 0, G_OPTION_ARG_STRING, &self->sip_profile, N_ ("The SIP profile"), N_ ("NAME") },
    { "rerouting-css", 0, 0, G_OPTION_ARG_STRING, &self->rerouting_css,
      N_ ("The rerouting calling search space of a CTI remote device"), N_ ("NAME") },
    { "route-when-inactive", 0, 0, G_OPTION_ARG_NONE, &self->route_when_inactive,
      N_ ("Have a CTI remote device ring when no remote destination is active"), NULL },
    { "security-profile", 0, 0, G_OPTION_ARG_STRING, &self->security_profile,
      N_ ("The phone security profile (the standard non-secure one)"), N_ ("NAME") },
    { "capf", 0, 0, G_OPTION_ARG_NONE, &self->capf, N_ ("Start CAPF enrolment"), NULL },
    { "mac-only", 0, 0, G_OPTION_ARG_NONE, &self->mac_only, N_ ("The device is used on a Mac only"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "completes-by", 0, 0, G_OPTION_ARG_STRING, &self->completes_by,
      N_ ("When the string expires, e.g. 2026-12-31T12:00, a full hour of the cluster's clock"), N_ ("TIME") },
    { "support-field", 0, 0, G_OPTION_ARG_STRING, &self->support_field, N_ ("The Cisco Support Field"), N_ ("TEXT") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "string-length", 0, 0, G_OPTION_ARG_INT, &self->string_length,
      N_ ("How many digits a new string has, 4 to 10 (10)"), N_ ("DIGITS") },
    { "show-string", 0, 0, G_OPTION_ARG_NONE, &self->show_string, N_ ("Print the authentication string"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The command “provision” makes a softphone for a user. These are its own "
                                            "options, which stand after it."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!tel_batch_parsing_run (context, commands[self->command].name, arguments, error))
    return FALSE;

  if (self->user_id == NULL || self->user_id[0] == '\0')
    return tel_batch_parsing_refuse (error, _ ("Say for whom the softphone is: provision --user ID."));
  if (type_name == NULL)
    return tel_batch_parsing_refuse (error, _ ("Say of which type the device is: --type CSF, TCT, BOT, TAB or CTIRD."));
  if (!tel_device_type_from_prefix (type_name, &self->type))
    return tel_batch_parsing_refuse (
        error, _ ("“%s” is not a type of device that is made here. There are CSF, TCT, BOT, TAB and CTIRD."),
        type_name);
  if (self->route_when_inactive && tel_device_type_is_softphone (self->type))
    return tel_batch_parsing_refuse (error, _ ("--route-when-inactive is for --type CTIRD only."));
  if (self->rerouting_css != NULL && tel_device_type_is_softphone (self->type))
    return tel_batch_parsing_refuse (error, _ ("--rerouting-css is for --type CTIRD only."));
  if (self->completes_by != NULL && !self->capf)
    return tel_batch_parsing_refuse (error, _ ("--completes-by needs --capf: without enrolment nothing expires."));
  if (self->show_string && !self->capf)
    return tel_batch_parsing_refuse (error, _ ("--show-string needs --capf: without enrolment there is no string."));

  return take_number (self, number, error) && check_values (self, error);
}

/* Of the entries each command has its own; those of the others are left out. */
static gboolean
parse_change (TelBatchOptions *self, char ***arguments, GError **error)
{
  gboolean retires = self->command == TEL_BATCH_COMMAND_RETIRE;
  gboolean renumbers = self->command == TEL_BATCH_COMMAND_RENUMBER;
  const GOptionEntry retiring[] = {
    { "with-line", 0, 0, G_OPTION_ARG_NONE, &self->with_line,
      N_ ("Remove the directory numbers too that nothing else uses"), NULL },
    { "leave-groups", 0, 0, G_OPTION_ARG_NONE, &self->leave_groups,
      N_ ("Take the user out of Standard CTI Enabled too"), NULL },
    { NULL },
  };
  const GOptionEntry renumbering[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &self->user_id, N_ ("Move this user's devices only"), N_ ("ID") },
    { "relabel", 0, 0, G_OPTION_ARG_NONE, &self->relabel, N_ ("Change labels that contain the old number"), NULL },
    { "no-partition", 0, 0, G_OPTION_ARG_NONE, &self->no_partition, N_ ("The new number is in no partition"), NULL },
    { NULL },
  };
  const GOptionEntry enrolling[] = {
    { "capf", 0, 0, G_OPTION_ARG_NONE, &self->capf, N_ ("Start CAPF enrolment"), NULL },
    { "mac-only", 0, 0, G_OPTION_ARG_NONE, &self->mac_only, N_ ("The device is used on a Mac only"), NULL },
    { "show-string", 0, 0, G_OPTION_ARG_NONE, &self->show_string, N_ ("Print the authentication string"), NULL },
    { NULL },
  };
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context,
                                     retires     ? retiring
                                     : renumbers ? renumbering
                                                 : enrolling,
                                     GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error) && check_values (self, error);
}

static gboolean
check_assignments (TelBatchOptions *self, GError **error)
{
  if (self->assignments == NULL && self->copy_from == NULL && !self->capf)
    return tel_batch_parsing_refuse (error, _ ("Say what is changed: --set FIELD=VALUE, or --copy-from NAME."));
  for (guint i = 0; self->assignments != NULL && self->assignments[i] != NULL; i++)
    if (strchr (self->assignments[i], '=') == NULL || self->assignments[i][0] == '=')
      return tel_batch_parsing_refuse (error, _ ("“%s” says nothing of a field. Write --set device-pool=Tokyo."),
                                       self->assignments[i]);

  return TRUE;
}

static gboolean
parse_edit (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->assignments,
      N_ ("Change a field; members of a list stand with commas between them, nothing clears it"), N_ ("FIELD=VALUE") },
    { "copy-from", 0, 0, G_OPTION_ARG_STRING, &self->copy_from,
      N_ ("Copy the settings of another device of the same type first"), N_ ("NAME") },
    { "apply-later", 0, 0, G_OPTION_ARG_NONE, &self->apply_later, N_ ("Save the changes without Apply Config"), NULL },
    { "capf", 0, 0, G_OPTION_ARG_NONE, &self->capf, N_ ("Start CAPF enrolment"), NULL },
    { "mac-only", 0, 0, G_OPTION_ARG_NONE, &self->mac_only, N_ ("The device is used on a Mac only"), NULL },
    { "show-string", 0, 0, G_OPTION_ARG_NONE, &self->show_string, N_ ("Print the authentication string"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error) &&
         check_assignments (self, error) && check_values (self, error);
}

static gboolean
split_number (const char *text, char **pattern, char **partition, GError **error)
{
  const char *slash = strchr (text, '/');

  if (text[0] == '\0' || slash == text || (slash != NULL && slash[1] == '\0'))
    return tel_batch_parsing_refuse (error,
                                     _ ("“%s” is not a directory number with its partition. Write 1001/PT-Internal."),
                                     text);

  *pattern = read_pattern (text, slash);
  *partition = slash != NULL ? g_strdup (slash + 1) : NULL;

  return TRUE;
}

static gboolean
take_change (TelBatchOptions *self, char **arguments, GError **error)
{
  if (!g_utf8_validate (arguments[2], -1, NULL) || arguments[1][0] == '\0' || arguments[2][0] == '\0')
    return tel_batch_parsing_refuse (error, _ ("The argument of the command “%s” is not text."),
                                     commands[self->command].name);
  if (self->command == TEL_BATCH_COMMAND_RETIRE && !g_str_equal (arguments[1], "device") &&
      !g_str_equal (arguments[1], "user"))
    return tel_batch_parsing_refuse (error, _ ("Say what is retired: retire device NAME, or retire user ID."));
  if (self->command == TEL_BATCH_COMMAND_EDIT && !g_str_equal (arguments[1], "device") &&
      !g_str_equal (arguments[1], "user"))
    return tel_batch_parsing_refuse (error, _ ("Say what is changed: edit device NAME, or edit user ID."));
  if ((self->copy_from != NULL || self->capf) && self->command == TEL_BATCH_COMMAND_EDIT &&
      g_str_equal (arguments[1], "user"))
    return tel_batch_parsing_refuse (error, _ ("--copy-from and --capf are for “edit device” only."));
  if (self->leave_groups && !g_str_equal (arguments[1], "user"))
    return tel_batch_parsing_refuse (error, _ ("--leave-groups is for “retire user” only."));

  self->object_name = g_strdup (arguments[2]);

  return self->command != TEL_BATCH_COMMAND_RENUMBER ||
         (split_number (arguments[1], &self->pattern, &self->partition, error) &&
          split_number (arguments[2], &self->new_pattern, &self->new_partition, error));
}

/* The kinds are named by the help and by the error, which is all that a person has to go by. */
static gboolean
parse_objects (TelBatchOptions *self, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print JSON"), NULL },
    { self->command == TEL_BATCH_COMMAND_GET ? "show-string" : NULL, 0, 0, G_OPTION_ARG_NONE, &self->show_string,
      N_ ("Print the authentication string"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (self->command));
  g_autofree char *names = tel_batch_kind_list_names ();
  g_autofree char *description =
      /* Translators: %s is a list of words that are not translated. */
      g_strdup_printf (_ ("KIND is one of %s.\n"
                          "A line is named PATTERN/PARTITION, or PATTERN when it is in no partition; a parameter "
                          "SERVICE/NODE/NAME, with the node EnterpriseWideData for enterprise parameters."),
                       names);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, commands[self->command].name, arguments, error);
}

static gboolean
take_object (TelBatchOptions *self, char **arguments, GError **error)
{
  const char *name = arguments[1] != NULL ? arguments[2] : NULL;
  g_autofree char *names = tel_batch_kind_list_names ();

  if (self->argument == NULL)
    return TRUE;
  if (!tel_object_kind_from_nick (self->argument, &self->kind))
    return tel_batch_parsing_refuse (error, _ ("“%s” is not a kind of object. There are %s."), self->argument, names);
  if (name == NULL)
    return TRUE;
  if (!g_utf8_validate (name, -1, NULL) || name[0] == '\0')
    return tel_batch_parsing_refuse (error, _ ("The argument of the command “%s” is not text."),
                                     commands[self->command].name);
  if (self->kind == TEL_OBJECT_KIND_PARAMETER && strchr (name, '/') == strrchr (name, '/'))
    return tel_batch_parsing_refuse (error, _ ("“%s” is not a parameter. Write SERVICE/NODE/NAME."), name);

  self->object_name = g_strdup (name);

  return TRUE;
}

static gboolean
take_command (TelBatchOptions *self, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      {
        self->command = i;
        return TRUE;
      }

  return tel_batch_parsing_refuse (error,
                                   _ ("There is no command “%s”. “telephonist-batch --help” tells which there are."),
                                   name);
}

/* What would be refused in any case needs no password. */
static gboolean
check_statement (TelBatchOptions *self, GError **error)
{
  g_autoptr (GError) objection = NULL;
  g_autofree char *checked = tel_axl_query_check (self->argument, &objection);

  return checked != NULL || tel_batch_parsing_refuse (error, "%s", objection->message);
}

static gboolean
take_plan (TelBatchOptions *self, GError **error)
{
  guint64 plan = 0;

  if (self->argument == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (self->argument, 10, 1, G_MAXINT64, &plan, NULL))
    return tel_batch_parsing_refuse (
        error, _ ("“%s” is not the number of a plan. “activity” lists the plans with their numbers."), self->argument);

  self->plan = (gint64) plan;

  return TRUE;
}

static gboolean
take_string (TelBatchOptions *self, char **arguments, GError **error)
{
  static const char *const actions[] = {
    [TEL_CAPF_ACTION_ISSUE] = "new",
    [TEL_CAPF_ACTION_EXTEND] = "extend",
    [TEL_CAPF_ACTION_CANCEL] = "cancel",
  };
  const char *name = arguments[2];
  guint action = 0;

  while (action < G_N_ELEMENTS (actions) && !g_str_equal (actions[action], self->argument))
    action++;
  if (action == G_N_ELEMENTS (actions))
    return tel_batch_parsing_refuse (error,
                                     _ ("“%s” is nothing that is done to a string. There are new, extend and cancel."),
                                     self->argument);
  if (!g_utf8_validate (name, -1, NULL) || name[0] == '\0')
    return tel_batch_parsing_refuse (error, _ ("The argument of the command “%s” is not text."),
                                     commands[self->command].name);
  if (self->completes_by != NULL && action == TEL_CAPF_ACTION_CANCEL)
    return tel_batch_parsing_refuse (
        error, _ ("--completes-by is for new and extend only: what is cancelled does not expire."));
  if (self->string_length != 0 && action != TEL_CAPF_ACTION_ISSUE)
    return tel_batch_parsing_refuse (error, _ ("--string-length is for new only: another string stays as it is."));

  self->action = action;
  self->object_name = g_strdup (name);

  return TRUE;
}

static gboolean
take_arguments (TelBatchOptions *self, char **arguments, GError **error)
{
  guint n_arguments = g_strv_length (arguments) - 1;

  if (n_arguments < commands[self->command].minimum_arguments)
    return tel_batch_parsing_refuse (
        error, _ ("The command “%s” lacks what it is about. “telephonist-batch --help” tells more."),
        commands[self->command].name);
  if (n_arguments > commands[self->command].maximum_arguments)
    return tel_batch_parsing_refuse (error, _ ("“%s” is too much for the command “%s”."),
                                     arguments[1 + commands[self->command].maximum_arguments],
                                     commands[self->command].name);
  if (n_arguments > 0 && !g_utf8_validate (arguments[1], -1, NULL))
    return tel_batch_parsing_refuse (error, _ ("The argument of the command “%s” is not text."),
                                     commands[self->command].name);

  self->argument = g_strdup (arguments[1]);

  if (self->command == TEL_BATCH_COMMAND_SQL)
    return check_statement (self, error);
  if (self->command == TEL_BATCH_COMMAND_LIST || self->command == TEL_BATCH_COMMAND_GET)
    return take_object (self, arguments, error);
  if (self->command == TEL_BATCH_COMMAND_STRING)
    return take_string (self, arguments, error);
  if (self->command == TEL_BATCH_COMMAND_ACTIVITY || self->command == TEL_BATCH_COMMAND_RESUME ||
      self->command == TEL_BATCH_COMMAND_UNDO)
    return take_plan (self, error);
  if (self->command == TEL_BATCH_COMMAND_PARAMETER)
    return tel_batch_parameter_options_take (self, arguments, error);
  if (self->command == TEL_BATCH_COMMAND_PROFILE)
    return tel_batch_profile_options_take (self, arguments, error);
  if (self->command == TEL_BATCH_COMMAND_AUDIT)
    return tel_batch_audit_options_take (self, arguments, error);
  if (is_change (self))
    return take_change (self, arguments, error);

  return TRUE;
}

static gboolean
parse_command (TelBatchOptions *self, char ***arguments, GError **error)
{
  switch (self->command)
    {
    case TEL_BATCH_COMMAND_PROVISION:
      return parse_provision (self, arguments, error);

    case TEL_BATCH_COMMAND_STRING:
      return parse_string (self, arguments, error);

    case TEL_BATCH_COMMAND_LIST:
    case TEL_BATCH_COMMAND_GET:
      return parse_objects (self, arguments, error);

    case TEL_BATCH_COMMAND_ACTIVITY:
      return parse_activity (self, arguments, error);

    case TEL_BATCH_COMMAND_RESUME:
      return parse_resume (self, arguments, error);

    case TEL_BATCH_COMMAND_UNDO:
      return parse_undo (self, arguments, error);

    case TEL_BATCH_COMMAND_RETIRE:
    case TEL_BATCH_COMMAND_RENAME:
    case TEL_BATCH_COMMAND_OWNER:
    case TEL_BATCH_COMMAND_RENUMBER:
      return parse_change (self, arguments, error);

    case TEL_BATCH_COMMAND_EDIT:
      return parse_edit (self, arguments, error);

    case TEL_BATCH_COMMAND_PARAMETER:
      return tel_batch_parameter_options_parse (self, arguments, error);

    case TEL_BATCH_COMMAND_READINESS:
      return tel_batch_readiness_options_parse (self, arguments, error);

    case TEL_BATCH_COMMAND_PROFILE:
      return tel_batch_profile_options_parse (self, arguments, error);

    case TEL_BATCH_COMMAND_AUDIT:
      return tel_batch_audit_options_parse (self, arguments, error);

    default:
      return parse_reading (self, arguments, error);
    }
}

/* The journal and what is accepted are on this computer. */
static gboolean
asks_cluster (TelBatchOptions *self)
{
  return self->command != TEL_BATCH_COMMAND_ACTIVITY &&
         (self->command != TEL_BATCH_COMMAND_AUDIT ||
          (self->report.action == TEL_BATCH_AUDIT_RUN && self->report.snapshot == NULL));
}

/**
 * tel_batch_options_parse:
 * @arguments: (array zero-terminated=1): the command line with the program's name, in the locale's encoding
 * @error: return location for an error
 *
 * Understands the command line: what concerns the connection, the command, what concerns the command. For `--help` the
 * help is printed and the program ends.
 *
 * Returns: (transfer full): the options, or NULL with a #GOptionError, whose message says what is wrong
 */
TelBatchOptions *
tel_batch_options_parse (char **arguments, GError **error)
{
  g_autoptr (TelBatchOptions) self = g_new0 (TelBatchOptions, 1);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (GStrv) own = NULL;

  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, NULL);

  self->port = DEFAULT_PORT;
  self->writes_per_minute = DEFAULT_WRITES;
  self->capf_port = TEL_CONNECTION_CAPF_PORT;
  if (!parse_connection (self, &rest, error))
    return NULL;
  if (rest[1] == NULL)
    {
      tel_batch_parsing_refuse (error,
                                _ ("Say what to do. “telephonist-batch --help” tells which commands there are."));
      return NULL;
    }
  if (!g_utf8_validate (rest[1], -1, NULL) || !take_command (self, rest[1], error))
    return NULL;

  own = g_strdupv (rest + 1);
  if (!parse_command (self, &own, error) || !take_arguments (self, own, error))
    return NULL;
  if (asks_cluster (self) && !tel_batch_connection_options_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tel_batch_options_free:
 * @self: (transfer full): options
 *
 * Frees the options.
 */
void
tel_batch_options_free (TelBatchOptions *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->host);
  g_free (self->user);
  g_free (self->fingerprint);
  g_free (self->ca_file);
  g_free (self->time_zone);
  g_free (self->argument);
  g_free (self->object_name);
  g_free (self->user_id);
  g_free (self->name);
  g_free (self->pattern);
  g_free (self->partition);
  g_free (self->device_pool);
  g_free (self->sip_profile);
  g_free (self->rerouting_css);
  g_free (self->security_profile);
  g_strfreev (self->accept);
  g_free (self->completes_by);
  g_free (self->support_field);
  g_free (self->new_pattern);
  g_free (self->new_partition);
  g_strfreev (self->assignments);
  g_free (self->copy_from);
  g_free (self->value);
  tel_batch_audit_options_clear (&self->report);
  g_free (self);
}
