/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-redaction.h"

#include "axl/tel-axl-table.h"
#include "axl/tel-xml-reader.h"
#include "model/tel-secret-name.h"

#define HIDDEN "…"
#define INDENT 2

/* A parameter may be anything, a password too. */
#define PARAMETER_VALUE "value"

/* What the tables say of an element, whatever the object. */
enum
{
  UNKNOWN,
  KNOWN,
  SECRET,
};

typedef struct
{
  GString *text;
  guint depth;
  /* How deep the element is within which everything is hidden, 0 for none. */
  guint hidden_from;
  gboolean shows;
  gboolean has_text;
  /* The start tag was the last thing written. */
  gboolean is_open;
} Redaction;

static void
note (GHashTable *elements, const char *element, guint what)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (elements, element));

  /* One that is a secret anywhere is one everywhere. */
  g_hash_table_insert (elements, (gpointer) element, GUINT_TO_POINTER (MAX (before, what)));
}

static void
note_table (GHashTable *elements, const TelAxlTable *table)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const TelAxlRow *row = &table->rows[i];
      gboolean is_secret = row->kind == TEL_AXL_SECRET || (row->flags & TEL_AXL_SECRET_TEXT) != 0;

      /* What a tree holds nobody knows: the same names may stand for anything there. */
      if (row->kind == TEL_AXL_TREE || g_str_equal (row->element, PARAMETER_VALUE))
        is_secret = TRUE;
      note (elements, row->element, is_secret ? SECRET : KNOWN);
      if (row->items != NULL)
        note_table (elements, row->items);
    }
}

static guint
look_up (const char *element)
{
  static GHashTable *elements;

  if (elements == NULL)
    {
      elements = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
        note_table (elements, tel_axl_table_get (kind));
    }

  return tel_secret_name_matches (element) ? SECRET : GPOINTER_TO_UINT (g_hash_table_lookup (elements, element));
}

static void
append_escaped (GString *text, const char *words, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (words, length);

  g_string_append (text, escaped);
}

static void
begin_line (Redaction *self)
{
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  g_string_append_printf (self->text, "%*s", (int) (self->depth * INDENT), "");
}

/* Those of a document's own, and no others. */
static void
append_attribute (GString *text, const TelXmlAttribute *attribute)
{
  static const char *const known[] = { "uuid", "ctiid", "class", "nil" };

  g_string_append_printf (text, " %s=\"", attribute->name);
  if (g_strv_contains (known, attribute->name))
    append_escaped (text, attribute->value, -1);
  else
    g_string_append (text, HIDDEN);
  g_string_append_c (text, '"');
}

static gboolean
on_start_element (gpointer user_data,
                  const char *name,
                  const char *namespace_uri,
                  const TelXmlAttribute *attributes,
                  guint n_attributes,
                  GError **error)
{
  Redaction *self = user_data;
  guint what = look_up (name);

  begin_line (self);
  g_string_append_printf (self->text, "<%s", name);
  for (guint i = 0; i < n_attributes; i++)
    append_attribute (self->text, &attributes[i]);
  g_string_append_c (self->text, '>');
  self->depth++;
  if (what == SECRET && self->hidden_from == 0)
    self->hidden_from = self->depth;
  self->shows = what == KNOWN && self->hidden_from == 0;
  self->has_text = FALSE;
  self->is_open = TRUE;

  return TRUE;
}

static gboolean
on_text (gpointer user_data, const char *words, gsize length, GError **error)
{
  Redaction *self = user_data;
  gboolean is_blank = TRUE;

  for (gsize i = 0; i < length && is_blank; i++)
    is_blank = g_ascii_isspace (words[i]);
  /* Between elements, or so many blanks that they would be a value. */
  if (is_blank || !self->is_open)
    return TRUE;

  if (self->shows)
    append_escaped (self->text, words, (gssize) length);
  else if (!self->has_text)
    g_string_append (self->text, HIDDEN);
  self->has_text = TRUE;

  return TRUE;
}

static gboolean
on_end_element (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  Redaction *self = user_data;

  if (self->hidden_from == self->depth)
    self->hidden_from = 0;
  self->depth--;
  if (!self->is_open)
    begin_line (self);
  g_string_append_printf (self->text, "</%s>", name);
  self->is_open = FALSE;
  self->shows = FALSE;

  return TRUE;
}

/**
 * tel_axl_redaction_make:
 * @operation: what was asked
 * @data: (array length=length): what was sent or answered
 * @length: how many bytes
 *
 * Writes a message without what is a secret by the field tables, or by its name, and without what stands in no table.
 * The values of a query are hidden throughout, since a column may be called anything. Of what is no XML nothing is
 * told; where it breaks off, what was read before.
 *
 * Returns: (transfer full): the text, indented
 */
char *
tel_axl_redaction_make (const char *operation, const char *data, gsize length)
{
  static const TelXmlHandler handler = { on_start_element, on_text, on_end_element };
  Redaction self = { .text = g_string_new (NULL) };
  g_autoptr (TelXmlReader) reader = NULL;

  g_return_val_if_fail (operation != NULL && (data != NULL || length == 0), NULL);

  if (g_str_has_prefix (operation, "executeSQL"))
    self.hidden_from = G_MAXUINT;
  reader = tel_xml_reader_new (&handler, &self, NULL);
  if (!tel_xml_reader_feed (reader, data, length, NULL) || !tel_xml_reader_finish (reader, NULL))
    g_string_append (self.text, self.text->len > 0 ? "\n" HIDDEN : HIDDEN);

  return g_string_free (self.text, FALSE);
}
