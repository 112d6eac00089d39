/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-parameter-options.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-command.h"
#include "batch/tel-batch-parsing.h"

static const char *const actions[] = {
  [TEL_BATCH_PARAMETER_GET] = "get",
  [TEL_BATCH_PARAMETER_SET] = "set",
  [TEL_BATCH_PARAMETER_BACK] = "back",
  [TEL_BATCH_PARAMETER_APPLY] = "apply",
};

static char *
list_names (void)
{
  const char *names[TEL_N_GUIDE_PARAMETERS + 1] = { NULL };

  for (TelGuideParameter parameter = 0; parameter < TEL_N_GUIDE_PARAMETERS; parameter++)
    names[parameter] = tel_guide_parameter_get_nick (parameter);

  return g_strjoinv (", ", (char **) names);
}

static gboolean
check_values (TelBatchOptions *options, GError **error)
{
  for (guint i = 0; options->accept != NULL && options->accept[i] != NULL; i++)
    if (!g_regex_match_simple ("^G[1-8]\\.[1-9][0-9]*$", options->accept[i], 0, 0))
      return tel_batch_parsing_refuse (error, _ ("“%s” is not a rule. Write --accept G3.7."), options->accept[i]);

  return TRUE;
}

/**
 * tel_batch_parameter_options_parse:
 * @options: options
 * @arguments: (inout): what stands after the command, and then what of it is no option
 * @error: return location for an error
 *
 * Understands the options of the command “parameter”. For `--help` the help is printed and the program ends.
 *
 * Returns: %TRUE when they were understood
 */
gboolean
tel_batch_parameter_options_parse (TelBatchOptions *options, char ***arguments, GError **error)
{
  const GOptionEntry entries[] = {
    { "internal-name", 0, 0, G_OPTION_ARG_STRING, &options->name,
      N_ ("Which parameter of the cluster is meant, where several may be"), N_ ("NAME") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options->apply,
      N_ ("Have every device take over an enterprise parameter now (12.5 and later)"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->accept, N_ ("Tick off what a rule warns of, e.g. G3.7"),
      N_ ("RULE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Show the plan and write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (options->command));
  g_autofree char *names = list_names ();
  g_autofree char *description =
      /* Translators: %s is a list of words that are not translated. */
      g_strdup_printf (_ ("NAME is one of %s.\n"
                          "A VALUE that begins with + raises a number by so much."),
                       names);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The command “parameter” tells what the parameters of the guide are (get), "
                                            "all of them or one, sets one on every node (set), or sets it back to "
                                            "what each node had before it was first changed from this computer (back). "
                                            "It has every device take over the enterprise parameters (apply)."));
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, "parameter", arguments, error) && check_values (options, error);
}

static gboolean
take_action (TelBatchOptions *options, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i], name))
      {
        options->parameter_action = i;
        return TRUE;
      }

  return tel_batch_parsing_refuse (
      error, _ ("Say what is done: parameter get [NAME], parameter set NAME VALUE, parameter back NAME, or "
                "parameter apply."));
}

/* Each argument and option where it means something. */
static gboolean
check_arguments (TelBatchOptions *options, const char *name, const char *value, GError **error)
{
  gboolean gets = options->parameter_action == TEL_BATCH_PARAMETER_GET;
  gboolean sets = options->parameter_action == TEL_BATCH_PARAMETER_SET;
  gboolean applies = options->parameter_action == TEL_BATCH_PARAMETER_APPLY;
  g_autofree char *command = g_strconcat ("parameter ", actions[options->parameter_action], NULL);

  if (sets && value == NULL)
    return tel_batch_parsing_refuse (error, _ ("Say what is set, and to what: parameter set NAME VALUE."));
  if (options->parameter_action == TEL_BATCH_PARAMETER_BACK && name == NULL)
    return tel_batch_parsing_refuse (error, _ ("Say what is set back to what it was: parameter back NAME."));
  if (applies && name != NULL)
    return tel_batch_parsing_refuse (error, _ ("“%s” is too much for the command “%s”."), name, command);
  if (!sets && value != NULL)
    return tel_batch_parsing_refuse (error, _ ("“%s” is too much for the command “%s”."), value, command);
  if (!sets && options->apply)
    return tel_batch_parsing_refuse (error, _ ("--apply is for “parameter set” only."));
  if (gets && (options->dry_run || options->accept != NULL))
    return tel_batch_parsing_refuse (error, _ ("--accept and --dry-run are not for “parameter get”."));

  return TRUE;
}

/**
 * tel_batch_parameter_options_take:
 * @options: options
 * @arguments: the command with its arguments
 * @error: return location for an error
 *
 * Understands the arguments of the command “parameter”.
 *
 * Returns: %TRUE when they were understood
 */
gboolean
tel_batch_parameter_options_take (TelBatchOptions *options, char **arguments, GError **error)
{
  const char *name = arguments[2];
  const char *value = name != NULL ? arguments[3] : NULL;
  g_autofree char *names = list_names ();

  if (!take_action (options, arguments[1], error) || !check_arguments (options, name, value, error))
    return FALSE;
  if (name != NULL && !tel_guide_parameter_from_nick (name, &options->parameter))
    return tel_batch_parsing_refuse (error, _ ("“%s” is not a parameter of the guide. There are %s."), name, names);
  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    return tel_batch_parsing_refuse (error, _ ("The argument of the command “%s” is not text."), "parameter");

  options->object_name = g_strdup (name);
  options->value = g_strdup (value);

  return TRUE;
}
