/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-translation.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define NAME "LANGUAGE="
/* The longest code of a language that is asked for, with its end. */
#define CODE_SIZE 16
/* What no text is written in; texts in the source are English. */
#define SOURCE_LANGUAGE "en"

/* A text that is in every catalogue and reads otherwise in each. */
#define PROBE N_ ("Devices")

/*
 * The variable of the environment itself. Its value is changed in place, since another thread that looks a variable up
 * while setenv() moves the environment reads what is no longer there.
 */
static char *variable;
static char *program_languages;

/* As the manual of gettext has it. */
static void
say_that_language_changed (void)
{
  textdomain (textdomain (NULL));
}

/**
 * tel_translation_prepare:
 *
 * Makes room for another language. The program calls it when it starts, before it has threads.
 */
void
tel_translation_prepare (void)
{
  if (variable != NULL)
    return;

  program_languages = g_strdup (getenv ("LANGUAGE"));
  if (program_languages == NULL)
    program_languages = g_strdup ("");
  variable = g_malloc0 (strlen (NAME) + MAX (strlen (program_languages) + 1, CODE_SIZE));
  strcpy (variable, NAME);
  strcat (variable, program_languages);
  putenv (variable);
}

/**
 * tel_translation_begin:
 * @language: (nullable): a code of ISO 639, `en` or `ja`; %NULL for the program's own language, which changes nothing
 *
 * Has texts be in that language until tel_translation_end(). In the locale “C” they are English all the same.
 */
void
tel_translation_begin (const char *language)
{
  g_return_if_fail (language == NULL || strlen (language) < CODE_SIZE);

  if (language == NULL)
    return;

  tel_translation_prepare ();
  strcpy (variable + strlen (NAME), language);
  say_that_language_changed ();
}

/**
 * tel_translation_end:
 *
 * Has texts be in the language of the program again.
 */
void
tel_translation_end (void)
{
  if (variable == NULL || g_str_equal (variable + strlen (NAME), program_languages))
    return;

  strcpy (variable + strlen (NAME), program_languages);
  say_that_language_changed ();
}

/**
 * tel_translation_is_current:
 * @language: a code of ISO 639
 *
 * Tells whether the program's own texts are in a language.
 *
 * Returns: %TRUE when tel_translation_begin() would change nothing
 */
gboolean
tel_translation_is_current (const char *language)
{
  const char *current = _ (PROBE);
  gboolean is_same;

  g_return_val_if_fail (language != NULL, FALSE);

  tel_translation_begin (language);
  is_same = g_str_equal (_ (PROBE), current);
  tel_translation_end ();

  return is_same;
}

/**
 * tel_translation_is_available:
 * @language: a code of ISO 639
 *
 * Tells whether texts can be in a language here. Where the desktop's language is none that the program is translated
 * into, GLib leaves every text as it is in the source, and with it those that a catalogue has.
 *
 * Returns: %TRUE when tel_translation_begin() has an effect, or the texts are in that language as they are
 */
gboolean
tel_translation_is_available (const char *language)
{
  gboolean is_translated;

  g_return_val_if_fail (language != NULL, FALSE);

  if (g_str_equal (language, SOURCE_LANGUAGE))
    return TRUE;

  tel_translation_begin (language);
  is_translated = !g_str_equal (_ (PROBE), "Devices");
  tel_translation_end ();

  return is_translated;
}
