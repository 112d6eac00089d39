/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TelXmlReader TelXmlReader;

/**
 * TelXmlAttribute:
 * @name: the local name
 * @namespace_uri: (nullable): the namespace, NULL when the attribute is in none
 * @value: the value, entities resolved
 */
typedef struct
{
  const char *name;
  const char *namespace_uri;
  const char *value;
} TelXmlAttribute;

/**
 * TelXmlHandler:
 * @start_element: an element begins; @name is local, @namespace_uri NULL when it is in none, @attributes valid
 *   during the call only; FALSE with @error set ends the reading
 * @text: a run of character data; may be called several times for one text
 * @end_element: an element ends; FALSE with @error set ends the reading
 *
 * What a #TelXmlReader tells, in document order. Comments and processing instructions are not told.
 */
typedef struct
{
  gboolean (*start_element) (gpointer user_data,
                             const char *name,
                             const char *namespace_uri,
                             const TelXmlAttribute *attributes,
                             guint n_attributes,
                             GError **error);
  gboolean (*text) (gpointer user_data, const char *text, gsize length, GError **error);
  gboolean (*end_element) (gpointer user_data, const char *name, const char *namespace_uri, GError **error);
} TelXmlHandler;

/**
 * TelXmlLimits:
 * @bytes: of the whole document
 * @depth: of nested elements
 * @elements: in the whole document
 * @attribute_bytes: of one attribute's value
 * @text_bytes: of the text between two tags
 *
 * What a document may not exceed; a zero means the default (64 MiB, 64 levels, 1.5 million elements, 64 KiB, 8 MiB).
 */
typedef struct
{
  gsize bytes;
  guint depth;
  gsize elements;
  gsize attribute_bytes;
  gsize text_bytes;
} TelXmlLimits;

TelXmlReader *tel_xml_reader_new (const TelXmlHandler *handler, gpointer user_data, const TelXmlLimits *limits);
gboolean tel_xml_reader_feed (TelXmlReader *self, const char *data, gsize length, GError **error);
gboolean tel_xml_reader_finish (TelXmlReader *self, GError **error);
void tel_xml_reader_free (TelXmlReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelXmlReader, tel_xml_reader_free)

G_END_DECLS
