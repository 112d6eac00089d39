/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-tree.h"

#include "axl/tel-axl-elements.h"
#include "axl/tel-xml-reader.h"

#include <string.h>

/* What the database keeps of a phone is 16 KiB at most (contract 5). */
static const TelXmlLimits limits = { .bytes = 64 * 1024 };

static gboolean
start_element (gpointer user_data,
               const char *name,
               const char *namespace_uri,
               const TelXmlAttribute *attributes,
               guint n_attributes,
               GError **error)
{
  tel_axl_elements_start (user_data, name, NULL);

  return TRUE;
}

static gboolean
take_text (gpointer user_data, const char *text, gsize length, GError **error)
{
  tel_axl_elements_text (user_data, text, length);

  return TRUE;
}

static gboolean
end_element (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  tel_axl_elements_end (user_data);

  return TRUE;
}

static const TelXmlHandler handler = { start_element, take_text, end_element };

/**
 * tel_axl_tree_parse:
 * @xml: a document
 * @error: return location
 *
 * Reads a small document that the cluster's database keeps as a text, as the answer to a get would give it.
 *
 * Returns: (transfer full): its root, or %NULL with %TEL_ERROR_PROTOCOL set
 */
TelTree *
tel_axl_tree_parse (const char *xml, GError **error)
{
  g_autoptr (TelAxlElements) elements = tel_axl_elements_new ();
  g_autoptr (TelXmlReader) reader = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  reader = tel_xml_reader_new (&handler, elements, &limits);
  if (!tel_xml_reader_feed (reader, xml, strlen (xml), error) || !tel_xml_reader_finish (reader, error))
    return NULL;

  return tel_axl_elements_to_tree (elements, 0);
}
