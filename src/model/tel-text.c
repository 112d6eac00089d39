/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-text.h"

/**
 * tel_text_is_blank:
 * @text: (nullable): a text
 *
 * Tells whether a text says nothing: a cluster answers with an empty element and with none at all alike.
 *
 * Returns: %TRUE for %NULL and for an empty text
 */
gboolean
tel_text_is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * tel_text_is_same_name:
 * @one: a user ID or the name of a device
 * @other: another one
 *
 * Compares two names as a cluster does, which does not tell upper from lower case in them.
 *
 * Returns: %TRUE when both are the same
 */
gboolean
tel_text_is_same_name (const char *one, const char *other)
{
  g_autofree char *one_folded = NULL;
  g_autofree char *other_folded = NULL;

  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  /* Nearly all are, and in a large cluster there are many to compare. */
  if (g_str_is_ascii (one) && g_str_is_ascii (other))
    return g_ascii_strcasecmp (one, other) == 0;

  one_folded = g_utf8_casefold (one, -1);
  other_folded = g_utf8_casefold (other, -1);

  return g_str_equal (one_folded, other_folded);
}

/**
 * tel_text_has_control_characters:
 * @text: a text in UTF-8
 *
 * Tells whether anything in a text is no character that can be shown, as a line break or a tabulator.
 *
 * Returns: %TRUE when there is one
 */
gboolean
tel_text_has_control_characters (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

/**
 * tel_text_append:
 * @text: a text, empty at first
 * @separator: what stands between two parts
 * @part: (nullable): the next part
 *
 * Appends a part to a text that is put together from parts. One that is blank leaves no trace.
 */
void
tel_text_append (GString *text, const char *separator, const char *part)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (separator != NULL);

  if (tel_text_is_blank (part))
    return;

  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}
