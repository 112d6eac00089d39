/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-xml-reader.h"
#include "axl/tel-xml-writer.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
assert_written (TelXmlWriter *writer, const char *expected)
{
  g_autoptr (GBytes) bytes = tel_xml_writer_finish (writer);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *written = g_strndup (data, size);
  g_autofree char *whole = g_strconcat (DECLARATION, expected, "\n", NULL);

  g_assert_cmpstr (written, ==, whole);
}

static void
test_escapes (void)
{
  g_autoptr (TelXmlWriter) writer = tel_xml_writer_new ();

  tel_xml_writer_start (writer, "a");
  tel_xml_writer_attribute (writer, "b", "\"<&>'\n");
  tel_xml_writer_text (writer, "<b> & ]]> \"q\" 日本 📞");
  tel_xml_writer_end (writer);
  assert_written (writer, "<a b=\"&quot;&lt;&amp;&gt;'&#10;\">&lt;b&gt; &amp; ]]&gt; &quot;q&quot; 日本 📞</a>");
}

static void
test_leaves_out_control_characters (void)
{
  g_autoptr (TelXmlWriter) writer = tel_xml_writer_new ();

  tel_xml_writer_start (writer, "a");
  tel_xml_writer_attribute (writer, "b", "x\001y");
  tel_xml_writer_text (writer, "\010a\tb\nc\033\357\277\277d\177");
  tel_xml_writer_end (writer);
  assert_written (writer, "<a b=\"xy\">a\tb\ncd\177</a>");
}

static void
test_empty_elements (void)
{
  g_autoptr (TelXmlWriter) writer = tel_xml_writer_new ();

  tel_xml_writer_start (writer, "a");
  tel_xml_writer_element (writer, "b", NULL);
  tel_xml_writer_element (writer, "c", "");
  tel_xml_writer_element (writer, "d", "x");
  assert_written (writer, "<a><b/><c/><d>x</d></a>");
}

static void
test_namespaces (void)
{
  g_autoptr (TelXmlWriter) writer = tel_xml_writer_new ();

  tel_xml_writer_start_namespaced (writer, "s", "Envelope", "urn:s");
  tel_xml_writer_declare_namespace (writer, "n", "urn:n");
  tel_xml_writer_start_namespaced (writer, "s", "Body", "urn:s");
  tel_xml_writer_start_namespaced (writer, "n", "op", NULL);
  tel_xml_writer_element (writer, "x", "1");
  tel_xml_writer_end (writer);
  tel_xml_writer_start_namespaced (writer, "m", "op", "urn:m");
  tel_xml_writer_end (writer);
  tel_xml_writer_start_namespaced (writer, "m", "op", "urn:m");
  tel_xml_writer_end (writer);
  tel_xml_writer_end (writer);
  assert_written (writer, "<s:Envelope xmlns:s=\"urn:s\" xmlns:n=\"urn:n\"><s:Body><n:op><x>1</x></n:op>"
                          "<m:op xmlns:m=\"urn:m\"/><m:op xmlns:m=\"urn:m\"/></s:Body></s:Envelope>");
}

static gboolean
ignore_start (gpointer user_data,
              const char *name,
              const char *namespace_uri,
              const TelXmlAttribute *attributes,
              guint n_attributes,
              GError **error)
{
  return TRUE;
}

static gboolean
collect_text (gpointer user_data, const char *text, gsize length, GError **error)
{
  g_string_append_len (user_data, text, length);
  return TRUE;
}

static gboolean
ignore_end (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  return TRUE;
}

/* What is written is what is read: line ends too, which XML would otherwise fold into one. */
static void
test_round_trip (void)
{
  const TelXmlHandler handler = { ignore_start, collect_text, ignore_end };
  const char *text = " 1 Infinite Loop\r\nCupertino\r\tCA \n";
  g_autoptr (TelXmlWriter) writer = tel_xml_writer_new ();
  g_autoptr (GString) collected = g_string_new (NULL);
  g_autoptr (TelXmlReader) reader = tel_xml_reader_new (&handler, collected, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  tel_xml_writer_element (writer, "address", text);
  bytes = tel_xml_writer_finish (writer);
  tel_xml_reader_feed (reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  tel_xml_reader_finish (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (collected->str, ==, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-writer/escapes-markup", test_escapes);
  g_test_add_func ("/xml-writer/leaves-out-control-characters", test_leaves_out_control_characters);
  g_test_add_func ("/xml-writer/writes-empty-elements", test_empty_elements);
  g_test_add_func ("/xml-writer/declares-each-namespace-once", test_namespaces);
  g_test_add_func ("/xml-writer/text-survives-a-round-trip", test_round_trip);

  return g_test_run ();
}
