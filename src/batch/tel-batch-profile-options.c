/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-profile-options.h"

#include <string.h>

#include <glib/gi18n.h>

#include "batch/tel-batch-command.h"
#include "batch/tel-batch-parsing.h"
#include "model/tel-security-profile.h"

static const struct
{
  const char *name;
  guint n_names;
} actions[] = {
  [TEL_BATCH_PROFILE_LIST] = { "list", 0 },     [TEL_BATCH_PROFILE_CREATE] = { "create", 1 },
  [TEL_BATCH_PROFILE_COPY] = { "copy", 2 },     [TEL_BATCH_PROFILE_EDIT] = { "edit", 1 },
  [TEL_BATCH_PROFILE_DELETE] = { "delete", 1 }, [TEL_BATCH_PROFILE_APPLY] = { "apply", 1 },
};

static const struct
{
  const char *word;
  const char *mode;
} modes[] = {
  { "authenticated", TEL_SECURITY_MODE_AUTHENTICATED },
  { "encrypted", TEL_SECURITY_MODE_ENCRYPTED },
};

static gboolean
take_mode (TelBatchOptions *options, const char *word, GError **error)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].word, word))
      {
        options->security_mode = modes[i].mode;
        return TRUE;
      }

  return word == NULL ||
         tel_batch_parsing_refuse (error, _ ("“%s” is not a mode. There are authenticated and encrypted."), word);
}

static gboolean
take_type (TelBatchOptions *options, const char *name, GError **error)
{
  options->has_type = name != NULL;

  return name == NULL || tel_device_type_from_prefix (name, &options->type) ||
         tel_batch_parsing_refuse (
             error, _ ("“%s” is not a type of device that is made here. There are CSF, TCT, BOT, TAB and CTIRD."),
             name);
}

static gboolean
check_values (TelBatchOptions *options, GError **error)
{
  for (guint i = 0; options->accept != NULL && options->accept[i] != NULL; i++)
    if (!g_regex_match_simple ("^G[1-8]\\.[1-9][0-9]*$", options->accept[i], 0, 0))
      return tel_batch_parsing_refuse (error, _ ("“%s” is not a rule. Write --accept G3.7."), options->accept[i]);
  for (guint i = 0; options->assignments != NULL && options->assignments[i] != NULL; i++)
    if (strchr (options->assignments[i], '=') == NULL || options->assignments[i][0] == '=')
      return tel_batch_parsing_refuse (error, _ ("“%s” says nothing of a field. Write --set key-size=2048."),
                                       options->assignments[i]);

  return TRUE;
}

/**
 * tel_batch_profile_options_parse:
 * @options: the options
 * @arguments: (inout): the command and what stands after it
 * @error: return location for an error
 *
 * Understands the options of the command “profile”.
 *
 * Returns: %FALSE with a #GOptionError, whose message says what is wrong
 */
gboolean
tel_batch_profile_options_parse (TelBatchOptions *options, char ***arguments, GError **error)
{
  g_autofree char *type = NULL;
  g_autofree char *mode = NULL;
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &type, N_ ("The phone type of a new one: CSF, TCT, BOT, TAB or CTIRD"),
      N_ ("TYPE") },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &mode, N_ ("The device security mode, with TLS: authenticated or encrypted"),
      N_ ("MODE") },
    { "mac-only", 0, 0, G_OPTION_ARG_NONE, &options->mac_only, N_ ("The profile is used by Macs only"), NULL },
    { "mobile", 0, 0, G_OPTION_ARG_NONE, &options->mobile,
      N_ ("The timers for mobile devices, where no profile has them"), NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->assignments, N_ ("Set a field; nothing clears it"),
      N_ ("FIELD=VALUE") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options->apply,
      N_ ("Have the devices take a change over now; they may re-register"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (options->command));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("The command “profile” lists, makes, copies, changes, removes and applies phone security profiles "
                  "(security) and SIP profiles (sip). A new phone security profile is encrypted unless --mode says "
                  "otherwise."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, "profile", arguments, error) && take_type (options, type, error) &&
         take_mode (options, mode, error) && check_values (options, error);
}

static gboolean
take_kind (TelBatchOptions *options, const char *name, GError **error)
{
  if (name != NULL && g_str_equal (name, "security"))
    options->kind = TEL_OBJECT_KIND_SECURITY_PROFILE;
  else if (name != NULL && g_str_equal (name, "sip"))
    options->kind = TEL_OBJECT_KIND_SIP_PROFILE;
  else
    return tel_batch_parsing_refuse (error, _ ("Say which profiles: profile list security, or profile list sip."));

  return TRUE;
}

/* Each option where it means something. */
static gboolean
check_options (TelBatchOptions *options, GError **error)
{
  gboolean is_security = options->kind == TEL_OBJECT_KIND_SECURITY_PROFILE;
  gboolean creates = options->profile_action == TEL_BATCH_PROFILE_CREATE;
  gboolean edits = options->profile_action == TEL_BATCH_PROFILE_EDIT;
  gboolean writes = creates || edits || options->profile_action == TEL_BATCH_PROFILE_COPY;

  if (creates && is_security && !options->has_type)
    return tel_batch_parsing_refuse (
        error, _ ("Say for which phone type the profile is: --type CSF, TCT, BOT, TAB or CTIRD."));
  if (options->has_type && (!creates || !is_security))
    return tel_batch_parsing_refuse (error, _ ("--type is for “profile create security” only."));
  if ((options->security_mode != NULL || options->mac_only) && (!writes || !is_security))
    return tel_batch_parsing_refuse (
        error, _ ("--mode and --mac-only are for phone security profiles that are made or changed."));
  if (options->mobile && (!writes || is_security))
    return tel_batch_parsing_refuse (error, _ ("--mobile is for SIP profiles that are made or changed."));
  if (options->assignments != NULL && !writes)
    return tel_batch_parsing_refuse (error, _ ("--set is for profiles that are made or changed."));
  if (options->apply && !edits)
    return tel_batch_parsing_refuse (error, _ ("--apply is for “profile edit” only."));
  if (edits && options->assignments == NULL && options->security_mode == NULL && !options->mobile)
    return tel_batch_parsing_refuse (error, _ ("Say what is changed: --set FIELD=VALUE."));

  return TRUE;
}

/**
 * tel_batch_profile_options_take:
 * @options: the options
 * @arguments: (array zero-terminated=1): the command and its arguments, valid text
 * @error: return location for an error
 *
 * Takes what is to be done, and to which profile.
 *
 * Returns: %FALSE with a #GOptionError, whose message says what is wrong
 */
gboolean
tel_batch_profile_options_take (TelBatchOptions *options, char **arguments, GError **error)
{
  guint n_names = g_strv_length (arguments) - 3;
  guint action = 0;

  while (action < G_N_ELEMENTS (actions) && !g_str_equal (actions[action].name, arguments[1]))
    action++;
  if (action == G_N_ELEMENTS (actions))
    return tel_batch_parsing_refuse (
        error,
        _ ("“%s” is nothing that is done to profiles. There are list, create, copy, edit, delete and "
           "apply."),
        arguments[1]);
  options->profile_action = action;
  if (!take_kind (options, arguments[2], error))
    return FALSE;
  if (n_names != actions[action].n_names)
    return tel_batch_parsing_refuse (error, _ ("The command “%s” has the arguments %s."), "profile",
                                     tel_batch_command_get_synopsis (options->command));
  for (guint i = 0; i < n_names; i++)
    if (!g_utf8_validate (arguments[3 + i], -1, NULL) || arguments[3 + i][0] == '\0')
      return tel_batch_parsing_refuse (error, _ ("The argument of the command “%s” is not text."), "profile");

  options->object_name = g_strdup (n_names > 0 ? arguments[3] : NULL);
  options->name = g_strdup (n_names > 1 ? arguments[4] : NULL);

  return check_options (options, error);
}
