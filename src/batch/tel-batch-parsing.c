/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-parsing.h"

/**
 * tel_batch_parsing_run:
 * @context: the options of a command
 * @command: its name
 * @arguments: (inout): what stands after the command, and then what of it is no option
 * @error: return location for an error
 *
 * Understands the options that stand after a command. For `--help` the help is printed, which names the command as a
 * part of the program's name, and the program ends.
 *
 * Returns: %TRUE when they were understood, %FALSE with a %G_OPTION_ERROR set
 */
gboolean
tel_batch_parsing_run (GOptionContext *context, const char *command, char ***arguments, GError **error)
{
  g_autofree char *program = g_strdup (g_get_prgname ());
  g_autofree char *name = g_strdup_printf ("%s … %s", program, command);
  gboolean parsed;

  g_set_prgname (name);
  parsed = g_option_context_parse_strv (context, arguments, error);
  g_set_prgname (program);

  return parsed;
}

/**
 * tel_batch_parsing_refuse:
 * @error: return location for an error
 * @format: a sentence that says what is wrong and what to write, as for printf()
 * @...: what goes into it
 *
 * Refuses what a person wrote on the command line with %G_OPTION_ERROR_BAD_VALUE.
 *
 * Returns: %FALSE
 */
gboolean
tel_batch_parsing_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, arguments));
  va_end (arguments);

  return FALSE;
}
