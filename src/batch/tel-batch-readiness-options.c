/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-readiness-options.h"

#include <glib/gi18n.h>

#include "batch/tel-batch-command.h"
#include "batch/tel-batch-parsing.h"

static gboolean
take_unwanted (TelBatchOptions *options, char **names, GError **error)
{
  g_autofree char *nicks = tel_need_list_nicks ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      TelNeed need;

      if (!tel_need_from_nick (names[i], &need))
        {
          return tel_batch_parsing_refuse (error, _ ("“%s” is nothing that a cluster can do without. There are %s."),
                                           names[i], nicks);
        }
      options->unwanted[need] = TRUE;
    }

  return TRUE;
}

/**
 * tel_batch_readiness_options_parse:
 * @options: options
 * @arguments: (inout): what stands after the command, and then what of it is no option
 * @error: return location for an error
 *
 * Understands the options of the command “readiness”. For `--help` the help is printed and the program ends.
 *
 * Returns: %TRUE when they were understood
 */
gboolean
tel_batch_readiness_options_parse (TelBatchOptions *options, char ***arguments, GError **error)
{
  g_auto (GStrv) unwanted = NULL;
  const GOptionEntry entries[] = {
    { "not-wanted", 0, 0, G_OPTION_ARG_STRING_ARRAY, &unwanted,
      N_ ("What is not used on this cluster: a type of softphone, or secure ones"), N_ ("WHAT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (tel_batch_command_get_synopsis (options->command));
  g_autofree char *nicks = tel_need_list_nicks ();
  g_autofree char *description =
      /* Translators: %s is a list of words that are not translated. */
      g_strdup_printf (_ ("WHAT is one of %s; the option can be given several times. What the cluster has devices of "
                          "is judged all the same."),
                       nicks);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("The command “readiness” tells how the cluster stands to the guide's "
                                            "prerequisites, and what mends what is not met. It ends with 1 when "
                                            "something is not met."));
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return tel_batch_parsing_run (context, "readiness", arguments, error) && take_unwanted (options, unwanted, error);
}
