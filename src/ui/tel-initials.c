/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-initials.h"

/* One character is a whole name there, and the family's comes first. */
static gboolean
is_east_asian (gunichar letter)
{
  switch (g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;

    default:
      return FALSE;
    }
}

static const char *
find_letter (const char *word)
{
  while (*word != '\0' && !g_unichar_isalpha (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);

  return word;
}

/**
 * tel_initials_dup_text:
 * @name: a person's name
 *
 * Makes a text of which an avatar takes letters only: it shows the first character of the first and of the last word,
 * whatever it is. Markup, quotes and emoji do not begin a word here, and of an East Asian name one character is shown.
 *
 * Returns: (transfer full): the text, empty when the name has no letter
 */
char *
tel_initials_dup_text (const char *name)
{
  g_auto (GStrv) words = NULL;
  GString *text = g_string_new (NULL);
  gboolean together = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  words = g_strsplit_set (name, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *letter = find_letter (words[i]);

      if (*letter == '\0')
        continue;
      if (text->len == 0)
        together = is_east_asian (g_utf8_get_char (letter));
      else if (!together)
        g_string_append_c (text, ' ');
      g_string_append (text, letter);
    }

  return g_string_free (text, FALSE);
}
