/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-output.h"

#include <stdio.h>
#include <string.h>

#include "model/tel-error.h"

#define GAP 2

struct _TelBatchTable
{
  guint n_columns;
  guint maximum_width;
  GPtrArray *cells;
};

/* What would move the cursor, ring, recolour the terminal or turn the line around. */
static gboolean
is_printable (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;

    case G_UNICODE_FORMAT:
      /* The joiners belong to scripts and to emoji. */
      return character == 0x200c || character == 0x200d;

    default:
      return TRUE;
    }
}

static guint
get_character_width (const char *c)
{
  gunichar character = g_utf8_get_char (c);

  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += get_character_width (c);

  return width;
}

static char *
cut (const char *text, guint maximum_width)
{
  g_autofree char *beginning = NULL;
  const char *end = text;
  guint width = 0;

  if (maximum_width == 0 || get_width (text) <= maximum_width)
    return g_strdup (text);

  for (; width + get_character_width (end) < maximum_width; end = g_utf8_next_char (end))
    width += get_character_width (end);
  beginning = g_strndup (text, (gsize) (end - text));

  return g_strconcat (beginning, "…", NULL);
}

/**
 * tel_batch_table_new:
 * @n_columns: how many columns
 * @maximum_width: the widest that a text may be, in letters; 0 for any
 *
 * Makes an empty table. A text that is too wide is cut, for one long name would push all others off the screen.
 *
 * Returns: (transfer full): the table
 */
TelBatchTable *
tel_batch_table_new (guint n_columns, guint maximum_width)
{
  TelBatchTable *self;

  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (TelBatchTable, 1);
  self->n_columns = n_columns;
  self->maximum_width = maximum_width;
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * tel_batch_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
tel_batch_table_free (TelBatchTable *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * tel_batch_table_add:
 * @self: a table
 * @cells: a text or %NULL for each column
 *
 * Adds a row.
 */
void
tel_batch_table_add (TelBatchTable *self, const char *const *cells)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cells != NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *printable = tel_batch_output_dup_printable (cells[i]);

      g_ptr_array_add (self->cells, cut (printable, self->maximum_width));
    }
}

/**
 * tel_batch_table_append:
 * @self: a table
 * @text: what the rows are appended to
 *
 * Writes the rows, each column as wide as its widest text; wide letters count twice.
 */
void
tel_batch_table_append (TelBatchTable *self, GString *text)
{
  g_autofree guint *widths = NULL;

  g_return_if_fail (self != NULL);

  widths = g_new0 (guint, self->n_columns);
  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], get_width (self->cells->pdata[i]));

  for (guint i = 0; i < self->cells->len; i += self->n_columns)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < self->n_columns; j++)
        {
          const char *cell = self->cells->pdata[i + j];

          g_string_append (line, cell);
          for (guint k = get_width (cell); k < widths[j] + GAP; k++)
            g_string_append_c (line, ' ');
        }
      g_string_append_printf (text, "%s\n", g_strchomp (line->str));
    }
}

/**
 * tel_batch_table_print:
 * @self: a table
 *
 * Prints the rows as tel_batch_table_append() writes them.
 */
void
tel_batch_table_print (TelBatchTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tel_batch_table_append (self, text);
  g_print ("%s", text->str);
}

/**
 * tel_batch_output_dup_printable:
 * @text: (nullable): a text from a cluster
 *
 * Copies a text for a terminal, without what would act on it: a name may hold anything.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
tel_batch_output_dup_printable (const char *text)
{
  GString *printable = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (is_printable (character))
        g_string_append_unichar (printable, character);
      else
        g_string_append_unichar (printable, 0xfffd);
    }

  return g_string_free (printable, FALSE);
}

/**
 * tel_batch_output_print:
 * @format: as of printf()
 * @...: its arguments
 *
 * Prints a line for people.
 */
void
tel_batch_output_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *printable = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  printable = tel_batch_output_dup_printable (text);
  g_print ("%s\n", printable);
}

/**
 * tel_batch_output_print_json:
 * @builder: a builder whose document is complete
 *
 * Prints the document, in UTF-8 whatever the locale is.
 */
void
tel_batch_output_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (JSON_IS_BUILDER (builder));

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  fputs (text, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

/**
 * tel_batch_output_add_text:
 * @builder: a builder within an object
 * @name: the name of the member
 * @text: (nullable): its value; empty is none
 *
 * Adds a member that is a text or null.
 */
void
tel_batch_output_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  g_return_if_fail (JSON_IS_BUILDER (builder));
  g_return_if_fail (name != NULL);

  json_builder_set_member_name (builder, name);
  if (text != NULL && text[0] != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * tel_batch_output_add_flag:
 * @builder: a builder within an object
 * @name: the name of the member
 * @flag: its value
 *
 * Adds a member that is true or false.
 */
void
tel_batch_output_add_flag (JsonBuilder *builder, const char *name, gboolean flag)
{
  g_return_if_fail (JSON_IS_BUILDER (builder));
  g_return_if_fail (name != NULL);

  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

/**
 * tel_batch_output_add_texts:
 * @builder: a builder within an object
 * @name: the name of the member
 * @texts: (nullable) (array zero-terminated=1): its values
 *
 * Adds a member that is a list of texts.
 */
void
tel_batch_output_add_texts (JsonBuilder *builder, const char *name, const char *const *texts)
{
  g_return_if_fail (JSON_IS_BUILDER (builder));
  g_return_if_fail (name != NULL);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

/**
 * tel_batch_output_add_error:
 * @builder: a builder within an object
 * @error: an error
 *
 * Adds the member `error` with the kind of #TelError in lower case and the message.
 */
void
tel_batch_output_add_error (JsonBuilder *builder, const GError *error)
{
  const char *kind = "failed";

  g_return_if_fail (JSON_IS_BUILDER (builder));
  g_return_if_fail (error != NULL);

  if (error->domain == TEL_ERROR)
    kind = tel_error_get_name (error->code);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kind = "cancelled";

  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  tel_batch_output_add_text (builder, "kind", kind);
  tel_batch_output_add_text (builder, "message", error->message);
  json_builder_end_object (builder);
}
