/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-xml-reader.h"

#include "model/tel-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <string.h>

#define DEFAULT_BYTES ((gsize) 64 * 1024 * 1024)
#define DEFAULT_DEPTH 64
/* More than fit into the 8 MB that an answer of AXL may have (contract 1.5). */
#define DEFAULT_ELEMENTS ((gsize) 1500 * 1000)
#define DEFAULT_ATTRIBUTE_BYTES ((gsize) 64 * 1024)
#define DEFAULT_TEXT_BYTES ((gsize) 8 * 1024 * 1024)

/* libxml2 refuses more than 10 MB of unparsed input at once, and a caller may hand over a whole answer. */
#define PIECE_BYTES ((gsize) 64 * 1024)

struct _TelXmlReader
{
  const TelXmlHandler *handler;
  gpointer user_data;
  TelXmlLimits limits;

  xmlParserCtxtPtr context;
  GArray *attributes;
  GString *values;

  gsize bytes;
  gsize elements;
  gsize text_bytes;
  guint depth;
  gboolean finished;
  GError *error;
};

/* Ends the parsing with @error, unless something failed before it. */
static void
take_error (TelXmlReader *self, GError *error)
{
  g_assert (error != NULL);

  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  xmlStopParser (self->context);
}

static void
refuse (TelXmlReader *self, const char *sentence)
{
  take_error (self, g_error_new_literal (TEL_ERROR, TEL_ERROR_PROTOCOL, sentence));
}

/* Collects the attributes into self->attributes; their values lie one after another in self->values. */
static gboolean
collect_attributes (TelXmlReader *self, int n_attributes, const xmlChar **attributes)
{
  g_array_set_size (self->attributes, 0);
  g_string_truncate (self->values, 0);

  for (int i = 0; i < n_attributes; i++)
    {
      const char *value = (const char *) attributes[5 * i + 3];
      gsize length = (const char *) attributes[5 * i + 4] - value;
      TelXmlAttribute attribute = { (const char *) attributes[5 * i], (const char *) attributes[5 * i + 2], NULL };

      if (length > self->limits.attribute_bytes)
        {
          refuse (self, _ ("The XML has an attribute that is too long."));
          return FALSE;
        }
      g_string_append_len (self->values, value, length);
      g_string_append_c (self->values, '\0');
      g_array_append_val (self->attributes, attribute);
    }

  const char *next = self->values->str;
  for (guint i = 0; i < self->attributes->len; i++)
    {
      g_array_index (self->attributes, TelXmlAttribute, i).value = next;
      next += strlen (next) + 1;
    }
  return TRUE;
}

static void
on_start_element (void *user_data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *namespace_uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  TelXmlReader *self = user_data;
  GError *error = NULL;

  if (self->error != NULL)
    return;

  self->depth++;
  self->elements++;
  self->text_bytes = 0;
  if (self->depth > self->limits.depth)
    refuse (self, _ ("The XML is nested too deeply."));
  else if (self->elements > self->limits.elements)
    refuse (self, _ ("The XML has too many elements."));
  else if (!collect_attributes (self, n_attributes, attributes))
    g_assert (self->error != NULL);
  else if (!self->handler->start_element (self->user_data, (const char *) name, (const char *) namespace_uri,
                                          &g_array_index (self->attributes, TelXmlAttribute, 0), n_attributes, &error))
    take_error (self, error);
}

static void
on_end_element (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  TelXmlReader *self = user_data;
  GError *error = NULL;

  if (self->error != NULL)
    return;

  self->depth--;
  self->text_bytes = 0;
  if (!self->handler->end_element (self->user_data, (const char *) name, (const char *) namespace_uri, &error))
    take_error (self, error);
}

static void
on_text (void *user_data, const xmlChar *text, int length)
{
  TelXmlReader *self = user_data;
  GError *error = NULL;

  if (self->error != NULL)
    return;

  self->text_bytes += (gsize) length;
  if (self->text_bytes > self->limits.text_bytes)
    refuse (self, _ ("The XML has a text that is too long."));
  else if (!self->handler->text (self->user_data, (const char *) text, length, &error))
    take_error (self, error);
}

static void
on_document_type (void *user_data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  TelXmlReader *self = user_data;

  refuse (self, _ ("The XML has a document type declaration, which is not accepted."));
}

#if LIBXML_VERSION >= 21200
static void
on_parser_error (void *user_data, const xmlError *parser_error)
#else
static void
on_parser_error (void *user_data, xmlErrorPtr parser_error)
#endif
{
  TelXmlReader *self = user_data;

  if (self->error != NULL || parser_error == NULL || parser_error->level < XML_ERR_ERROR)
    return;

  /* The words of libxml2 name elements and places; from the second line on they may quote the document itself. */
  g_auto (GStrv) lines = g_strsplit (parser_error->message != NULL ? parser_error->message : "", "\n", 2);
  const char *words = lines[0] != NULL ? lines[0] : "";

  switch (parser_error->code)
    {
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
      take_error (self, g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL,
                                     _ ("The XML is in a character encoding that is not supported: %s"), words));
      break;

    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      take_error (self, g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL,
                                     _ ("The XML uses an entity that is not one of XML’s own five: %s"), words));
      break;

    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_TAG_NOT_FINISHED:
      take_error (self,
                  g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL, _ ("The XML is incomplete or is not XML: %s"), words));
      break;

    default:
      take_error (self, g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL, _ ("The XML is malformed at line %d: %s"),
                                     parser_error->line, words));
      break;
    }
}

/* Hands the reader's error to the caller; later calls report it again. */
static gboolean
report (TelXmlReader *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

static void
parse_piece (TelXmlReader *self, const char *data, gsize length, gboolean last)
{
  int code = xmlParseChunk (self->context, data, (int) length, last);

  if (code != XML_ERR_OK && self->error == NULL && !self->context->wellFormed)
    take_error (self,
                g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL, _ ("The XML is malformed (libxml2 error %d)."), code));
}

/**
 * tel_xml_reader_new:
 * @handler: what to call; must stay valid as long as the reader
 * @user_data: given to each call
 * @limits: (nullable): what the document may not exceed; %NULL means the defaults of #TelXmlLimits
 *
 * Makes a reader of one document that is fed in pieces as they arrive. It reads no document type declaration, no
 * entity but XML's own five and nothing from disk or network (architecture, "Security").
 *
 * Returns: (transfer full): a new reader
 */
TelXmlReader *
tel_xml_reader_new (const TelXmlHandler *handler, gpointer user_data, const TelXmlLimits *limits)
{
  g_return_val_if_fail (handler != NULL, NULL);

  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start_element,
    .endElementNs = on_end_element,
    .characters = on_text,
    .cdataBlock = on_text,
    /* The same function, so that libxml2 does not guess which white space matters. */
    .ignorableWhitespace = on_text,
    .internalSubset = on_document_type,
    .serror = on_parser_error,
  };
  TelXmlReader *self = g_new0 (TelXmlReader, 1);

  self->handler = handler;
  self->user_data = user_data;
  if (limits != NULL)
    self->limits = *limits;
  if (self->limits.bytes == 0)
    self->limits.bytes = DEFAULT_BYTES;
  if (self->limits.depth == 0)
    self->limits.depth = DEFAULT_DEPTH;
  if (self->limits.elements == 0)
    self->limits.elements = DEFAULT_ELEMENTS;
  if (self->limits.attribute_bytes == 0)
    self->limits.attribute_bytes = DEFAULT_ATTRIBUTE_BYTES;
  if (self->limits.text_bytes == 0)
    self->limits.text_bytes = DEFAULT_TEXT_BYTES;

  self->attributes = g_array_sized_new (FALSE, FALSE, sizeof (TelXmlAttribute), 8);
  self->values = g_string_sized_new (256);
  self->context = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->context == NULL)
    g_error ("libxml2 has no memory for a parser");
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET);

  return self;
}

/**
 * tel_xml_reader_feed:
 * @self: a reader
 * @data: the next bytes of the document
 * @length: their number; any cut is allowed, within a character too
 * @error: return location for an error
 *
 * Parses the next piece and tells the handler what it holds. After a failure every further call reports the same error.
 *
 * Returns: %FALSE with @error set when the document is refused: %TEL_ERROR_PROTOCOL for what is malformed or over a
 *   limit, else the handler's own error
 */
gboolean
tel_xml_reader_feed (TelXmlReader *self, const char *data, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (!self->finished, FALSE);

  if (self->error == NULL && length > self->limits.bytes - self->bytes)
    {
      g_autofree char *size = g_format_size_full (self->limits.bytes, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: %s is a size such as “64.0 MiB” */
      take_error (self, g_error_new (TEL_ERROR, TEL_ERROR_PROTOCOL, _ ("The XML is larger than %s."), size));
    }

  while (length > 0 && self->error == NULL)
    {
      gsize piece = MIN (length, PIECE_BYTES);

      parse_piece (self, data, piece, FALSE);
      self->bytes += piece;
      data += piece;
      length -= piece;
    }
  return report (self, error);
}

/**
 * tel_xml_reader_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Says that the document has ended. Nothing more may be fed.
 *
 * Returns: %FALSE with @error set when the document was refused or is incomplete (%TEL_ERROR_PROTOCOL)
 */
gboolean
tel_xml_reader_finish (TelXmlReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error == NULL && !self->finished)
    parse_piece (self, NULL, 0, TRUE);
  self->finished = TRUE;
  return report (self, error);
}

/**
 * tel_xml_reader_free:
 * @self: (nullable) (transfer full): a reader
 *
 * Frees the reader; it need not have finished. Not to be called from within the handler.
 */
void
tel_xml_reader_free (TelXmlReader *self)
{
  if (self == NULL)
    return;

  g_assert (self->context->myDoc == NULL);
  xmlFreeParserCtxt (self->context);
  g_array_unref (self->attributes);
  g_string_free (self->values, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}
