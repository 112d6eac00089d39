/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-csv.h"

/* Without it a spreadsheet takes the text for one in its own code page. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"

struct _TelCsv
{
  GString *text;
  gboolean in_row;
};

/* A spreadsheet would take these for the beginning of a formula; the wide forms are of a Japanese one. */
static gboolean
is_dangerous (const char *text)
{
  static const gunichar beginnings[] = { '=', '+', '-', '@', '\t', '\r', '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  gunichar first = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (first == beginnings[i])
      return TRUE;

  return FALSE;
}

/**
 * tel_csv_new:
 *
 * Makes an empty table.
 *
 * Returns: (transfer full): the table
 */
TelCsv *
tel_csv_new (void)
{
  TelCsv *self = g_new0 (TelCsv, 1);

  self->text = g_string_new (BYTE_ORDER_MARK);

  return self;
}

/**
 * tel_csv_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
tel_csv_free (TelCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * tel_csv_add:
 * @self: a table
 * @text: (nullable): what is in the next cell of the row
 *
 * Adds a cell.
 */
void
tel_csv_add (TelCsv *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (self->in_row)
    g_string_append_c (self->text, ',');
  self->in_row = TRUE;
  if (text == NULL || text[0] == '\0')
    return;

  g_string_append_c (self->text, '"');
  if (is_dangerous (text))
    g_string_append_c (self->text, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *c);
    }
  g_string_append_c (self->text, '"');
}

/**
 * tel_csv_add_all:
 * @self: a table
 * @texts: (array length=n_texts): what is in the next cells of the row, %NULL in one that is empty
 * @n_texts: how many
 *
 * Adds cells.
 */
void
tel_csv_add_all (TelCsv *self, const char *const *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    tel_csv_add (self, texts[i]);
}

/**
 * tel_csv_end_row:
 * @self: a table
 *
 * Ends the row.
 */
void
tel_csv_end_row (TelCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->text, LINE_END);
  self->in_row = FALSE;
}

/**
 * tel_csv_get_text:
 * @self: a table
 *
 * Gets the table as the text of a file.
 *
 * Returns: (transfer none): the text, until the table is changed
 */
const char *
tel_csv_get_text (TelCsv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->str;
}
