/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-xml-writer.h"

#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

#include <string.h>

/* A namespace that is declared on an element that is still open. */
typedef struct
{
  guint depth;
  char *prefix;
  char *namespace_uri;
} Declaration;

struct _TelXmlWriter
{
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  GArray *declarations;
  guint depth;
};

static void
clear_declaration (gpointer data)
{
  Declaration *declaration = data;

  g_free (declaration->prefix);
  g_free (declaration->namespace_uri);
}

/* xmlTextWriter fails for want of memory and for wrong use only: neither can be reported to a person. */
static void
check (int result)
{
  if (result < 0)
    g_error ("libxml2 could not write XML");
}

static gboolean
is_xml_character (gunichar character)
{
  return character == '\t' || character == '\n' || character == '\r' || (character >= 0x20 && character <= 0xD7FF) ||
         (character >= 0xE000 && character <= 0xFFFD) || (character >= 0x10000 && character <= 0x10FFFF);
}

/* Gives the text without what XML 1.0 cannot hold; @scratch is set only if something had to go. */
static const char *
clean (const char *text, char **scratch)
{
  g_autofree char *valid = NULL;
  GString *cleaned = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_xml_character (character))
        {
          if (cleaned != NULL)
            g_string_append_unichar (cleaned, character);
        }
      else if (cleaned == NULL)
        cleaned = g_string_new_len (text, p - text);
    }

  if (cleaned != NULL)
    *scratch = g_string_free (cleaned, FALSE);
  else if (valid != NULL)
    *scratch = g_steal_pointer (&valid);
  return *scratch != NULL ? *scratch : text;
}

/* The scratch copies may have held a secret. */
static void
wipe_free (char *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static const Declaration *
find_declaration (TelXmlWriter *self, const char *prefix)
{
  for (guint i = self->declarations->len; i > 0; i--)
    {
      const Declaration *declaration = &g_array_index (self->declarations, Declaration, i - 1);

      if (strcmp (declaration->prefix, prefix) == 0)
        return declaration;
    }
  return NULL;
}

static void
wiped_bytes_free (gpointer data)
{
  GString *string = data;

  explicit_bzero (string->str, string->len);
  g_string_free (string, TRUE);
}

/**
 * tel_xml_writer_new:
 *
 * Makes a writer of one UTF-8 document, which begins with the XML declaration.
 *
 * Returns: (transfer full): a new writer
 */
TelXmlWriter *
tel_xml_writer_new (void)
{
  TelXmlWriter *self = g_new0 (TelXmlWriter, 1);

  self->buffer = xmlBufferCreateSize (4096);
  self->writer = self->buffer != NULL ? xmlNewTextWriterMemory (self->buffer, 0) : NULL;
  if (self->writer == NULL)
    g_error ("libxml2 has no memory for a writer");
  self->declarations = g_array_new (FALSE, FALSE, sizeof (Declaration));
  g_array_set_clear_func (self->declarations, clear_declaration);
  check (xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", NULL));

  return self;
}

/**
 * tel_xml_writer_start:
 * @self: a writer
 * @name: the element's name
 *
 * Begins an element without a prefix.
 */
void
tel_xml_writer_start (TelXmlWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  check (xmlTextWriterStartElement (self->writer, (const xmlChar *) name));
  self->depth++;
}

/**
 * tel_xml_writer_start_namespaced:
 * @self: a writer
 * @prefix: the prefix
 * @name: the element's local name
 * @namespace_uri: (nullable): the namespace to declare for @prefix unless an open element has declared it; %NULL
 *   declares nothing
 *
 * Begins an element with a prefix.
 */
void
tel_xml_writer_start_namespaced (TelXmlWriter *self, const char *prefix, const char *name, const char *namespace_uri)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prefix != NULL);
  g_return_if_fail (name != NULL);

  check (xmlTextWriterStartElementNS (self->writer, (const xmlChar *) prefix, (const xmlChar *) name, NULL));
  self->depth++;
  if (namespace_uri != NULL)
    tel_xml_writer_declare_namespace (self, prefix, namespace_uri);
}

/**
 * tel_xml_writer_declare_namespace:
 * @self: a writer, with an element just begun
 * @prefix: (nullable): the prefix; %NULL declares the default namespace
 * @namespace_uri: the namespace
 *
 * Declares a namespace on the current element. A declaration already in force is not repeated.
 */
void
tel_xml_writer_declare_namespace (TelXmlWriter *self, const char *prefix, const char *namespace_uri)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (namespace_uri != NULL);
  g_return_if_fail (self->depth > 0);

  const Declaration *declared = find_declaration (self, prefix != NULL ? prefix : "");

  if (declared != NULL && strcmp (declared->namespace_uri, namespace_uri) == 0)
    return;
  g_return_if_fail (declared == NULL || declared->depth < self->depth);

  g_autofree char *name = prefix != NULL ? g_strconcat ("xmlns:", prefix, NULL) : g_strdup ("xmlns");
  Declaration declaration = { self->depth, g_strdup (prefix != NULL ? prefix : ""), g_strdup (namespace_uri) };

  check (xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) name, (const xmlChar *) namespace_uri));
  g_array_append_val (self->declarations, declaration);
}

/**
 * tel_xml_writer_attribute:
 * @self: a writer, with an element just begun
 * @name: the attribute's name, with its prefix if it has one
 * @value: the value
 *
 * Writes an attribute of the current element.
 */
void
tel_xml_writer_attribute (TelXmlWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  char *scratch = NULL;

  check (xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) name, (const xmlChar *) clean (value, &scratch)));
  wipe_free (scratch);
}

/**
 * tel_xml_writer_text:
 * @self: a writer, with an element open
 * @text: the text
 *
 * Writes character data. Line ends are kept: a carriage return is written as a character reference.
 */
void
tel_xml_writer_text (TelXmlWriter *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (self->depth > 0);

  char *scratch = NULL;

  check (xmlTextWriterWriteString (self->writer, (const xmlChar *) clean (text, &scratch)));
  wipe_free (scratch);
}

/**
 * tel_xml_writer_end:
 * @self: a writer, with an element open
 *
 * Ends the current element.
 */
void
tel_xml_writer_end (TelXmlWriter *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->depth > 0);

  check (xmlTextWriterEndElement (self->writer));
  while (self->declarations->len > 0 &&
         g_array_index (self->declarations, Declaration, self->declarations->len - 1).depth == self->depth)
    g_array_set_size (self->declarations, self->declarations->len - 1);
  self->depth--;
}

/**
 * tel_xml_writer_element:
 * @self: a writer
 * @name: the element's name
 * @text: (nullable): its text; %NULL or "" writes an empty element
 *
 * Writes a whole element without a prefix.
 */
void
tel_xml_writer_element (TelXmlWriter *self, const char *name, const char *text)
{
  tel_xml_writer_start (self, name);
  if (text != NULL && *text != '\0')
    tel_xml_writer_text (self, text);
  tel_xml_writer_end (self);
}

/**
 * tel_xml_writer_finish:
 * @self: a writer
 *
 * Ends what is open and gives the document. The bytes are wiped when they are freed, since a request may hold an
 * authentication string or a password (architecture, "Security"). Only tel_xml_writer_free() may be called after this.
 *
 * Returns: (transfer full): the document in UTF-8
 */
GBytes *
tel_xml_writer_finish (TelXmlWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->depth > 0)
    tel_xml_writer_end (self);
  check (xmlTextWriterEndDocument (self->writer));
  check (xmlTextWriterFlush (self->writer));

  GString *copy = g_string_new_len ((const char *) xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));

  return g_bytes_new_with_free_func (copy->str, copy->len, wiped_bytes_free, copy);
}

/**
 * tel_xml_writer_free:
 * @self: (nullable) (transfer full): a writer
 *
 * Frees the writer and wipes what it wrote.
 */
void
tel_xml_writer_free (TelXmlWriter *self)
{
  if (self == NULL)
    return;

  xmlFreeTextWriter (self->writer);
  explicit_bzero ((char *) xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));
  xmlBufferFree (self->buffer);
  g_array_unref (self->declarations);
  g_free (self);
}
