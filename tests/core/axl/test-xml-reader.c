/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-xml-reader.h"
#include "model/tel-error.h"

#include <string.h>

/* Writes down what the reader tells: <name {namespace} attribute=value>text</name>. */
typedef struct
{
  GString *log;
  const char *refused;
} Recorder;

static gboolean
record_start (gpointer user_data,
              const char *name,
              const char *namespace_uri,
              const TelXmlAttribute *attributes,
              guint n_attributes,
              GError **error)
{
  Recorder *recorder = user_data;

  if (g_strcmp0 (name, recorder->refused) == 0)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_REJECTED, "refused %s", name);
      return FALSE;
    }
  g_string_append_printf (recorder->log, "<%s", name);
  if (namespace_uri != NULL)
    g_string_append_printf (recorder->log, " {%s}", namespace_uri);
  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (recorder->log, " %s%s%s=%s", attributes[i].name,
                            attributes[i].namespace_uri != NULL ? "@" : "",
                            attributes[i].namespace_uri != NULL ? attributes[i].namespace_uri : "",
                            attributes[i].value);
  g_string_append_c (recorder->log, '>');
  return TRUE;
}

static gboolean
record_text (gpointer user_data, const char *text, gsize length, GError **error)
{
  Recorder *recorder = user_data;

  g_string_append_len (recorder->log, text, length);
  return TRUE;
}

static gboolean
record_end (gpointer user_data, const char *name, const char *namespace_uri, GError **error)
{
  Recorder *recorder = user_data;

  g_string_append_printf (recorder->log, "</%s>", name);
  return TRUE;
}

static const TelXmlHandler recorder_handler = { record_start, record_text, record_end };

/* Reads the document in pieces of @piece bytes and gives the log, or NULL with the error set. */
static char *
read_pieces (
    const char *data, gsize length, gsize piece, const TelXmlLimits *limits, const char *refused, GError **error)
{
  Recorder recorder = { g_string_new (NULL), refused };
  g_autoptr (TelXmlReader) reader = tel_xml_reader_new (&recorder_handler, &recorder, limits);
  gboolean good = TRUE;

  for (gsize offset = 0; good && offset < length; offset += piece)
    good = tel_xml_reader_feed (reader, data + offset, MIN (piece, length - offset), error);
  good = good && tel_xml_reader_finish (reader, error);

  return g_string_free (recorder.log, !good);
}

static void
assert_reads (const char *data, gsize length, const char *expected)
{
  for (gsize piece = 1; piece <= length; piece += piece == 1 ? 6 : length)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *log = read_pieces (data, length, piece, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (log, ==, expected);
    }
  g_autoptr (GError) error = NULL;
  g_autofree char *log = read_pieces (data, length, length, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (log, ==, expected);
}

static void
assert_refused (const char *data, gsize length, const TelXmlLimits *limits, const char *words)
{
  for (gsize piece = 1; piece <= length; piece = piece == length ? length + 1 : length)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *log = read_pieces (data, length, piece, limits, NULL, &error);

      g_assert_null (log);
      g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
      if (strstr (error->message, words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, words);
    }
}

static void
test_namespaces (void)
{
  const char *xml = "<?xml version=\"1.0\"?><s:e xmlns:s=\"urn:s\"><child uuid=\"{1}\" s:x=\"a&lt;b\">one &amp; two"
                    "<!-- no --><?pi no?></child><empty/></s:e>";

  assert_reads (xml, strlen (xml), "<e {urn:s}><child uuid={1} x@urn:s=a<b>one & two</child><empty></empty></e>");
}

static void
test_white_space_and_cdata (void)
{
  const char *xml = "<a>\n <b> x </b>\n<![CDATA[<c>&]]>&#10;&#x1F4DE;</a>";

  assert_reads (xml, strlen (xml), "<a>\n <b> x </b>\n<c>&\n\360\237\223\236</a>");
}

static void
test_declared_encoding (void)
{
  const char *latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"\351\">\374</a>";
  const char *japanese = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>\223\372\226\173</a>";
  const char mark[] = "\xEF\xBB\xBF<a>\xC3\xBC</a>";
  g_autofree char *wide = NULL;
  gsize wide_length;

  assert_reads (latin, strlen (latin), "<a b=\303\251>\303\274</a>");
  assert_reads (japanese, strlen (japanese), "<a>\346\227\245\346\234\254</a>");
  assert_reads (mark, strlen (mark), "<a>\303\274</a>");

  wide = g_convert ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>\303\274</a>", -1, "UTF-16", "UTF-8", NULL,
                    &wide_length, NULL);
  g_assert_nonnull (wide);
  assert_reads (wide, wide_length, "<a>\303\274</a>");
}

static void
test_unknown_encoding (void)
{
  const char *unknown = "<?xml version=\"1.0\" encoding=\"x-klingon\"?><a/>";
  const char *wrong = "<a>\374\374</a>";

  assert_refused (unknown, strlen (unknown), NULL, "character encoding");
  assert_refused (wrong, strlen (wrong), NULL, "malformed");
}

static void
test_document_type (void)
{
  const char *bomb = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>";
  const char *external = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>";

  assert_refused (bomb, strlen (bomb), NULL, "document type");
  assert_refused (external, strlen (external), NULL, "document type");
}

static void
test_entities (void)
{
  const char *in_text = "<a>&nbsp;</a>";
  const char *in_attribute = "<a b=\"&nbsp;\"/>";
  const char *five = "<a>&lt;&gt;&amp;&apos;&quot;</a>";

  assert_refused (in_text, strlen (in_text), NULL, "entity");
  assert_refused (in_attribute, strlen (in_attribute), NULL, "entity");
  assert_reads (five, strlen (five), "<a><>&'\"</a>");
}

static void
test_malformed (void)
{
  const struct
  {
    const char *xml;
    const char *words;
  } cases[] = {
    { "<a><b></a>", "malformed" },   { "<a>", "incomplete" },
    { "not XML at all", "not XML" }, { "<a/><b/>", "not XML" },
    { "<x:a/>", "malformed" },       { "<a b='1' b='2'/>", "malformed" },
    { "<a>\001</a>", "malformed" },  { "<a b=1/>", "malformed" },
    { "<a>&#0;</a>", "malformed" },  { "<html><br></html>", "malformed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].xml, strlen (cases[i].xml), NULL, cases[i].words);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = read_pieces ("", 0, 1, NULL, NULL, &error);

  g_assert_null (log);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
}

static void
test_limits (void)
{
  const char *xml = "<a><b c=\"0123456789\"><d/></b></a>";
  const char *text = "<a>12345<b>123</b><![CDATA[12]]>&amp;345</a>";
  gsize length = strlen (xml);
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *exact_text = NULL;

  assert_refused (xml, length, &(TelXmlLimits){ .bytes = length - 1 }, "larger");
  assert_refused (xml, length, &(TelXmlLimits){ .depth = 2 }, "deeply");
  assert_refused (xml, length, &(TelXmlLimits){ .elements = 2 }, "too many elements");
  assert_refused (xml, length, &(TelXmlLimits){ .attribute_bytes = 9 }, "attribute");
  assert_refused (text, strlen (text), &(TelXmlLimits){ .text_bytes = 5 }, "text that is too long");

  exact =
      read_pieces (xml, length, length,
                   &(TelXmlLimits){ .bytes = length, .depth = 3, .elements = 3, .attribute_bytes = 10 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (exact, ==, "<a><b c=0123456789><d></d></b></a>");
  exact_text = read_pieces (text, strlen (text), 1, &(TelXmlLimits){ .text_bytes = 6 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (exact_text, ==, "<a>12345<b>123</b>12&345</a>");
}

static void
test_default_depth (void)
{
  g_autoptr (GString) xml = g_string_new (NULL);

  for (guint i = 0; i < 65; i++)
    g_string_append (xml, "<a>");
  for (guint i = 0; i < 65; i++)
    g_string_append (xml, "</a>");
  assert_refused (xml->str, xml->len, NULL, "deeply");
}

/* A piece may be larger than what libxml2 takes at once (10 MB). */
static void
test_one_large_piece (void)
{
  g_autoptr (GString) xml = g_string_new ("<a>");
  g_autoptr (GError) error = NULL;
  g_autofree char *filling = NULL;
  g_autofree char *log = NULL;

  filling = g_strnfill (8000, 'x');
  while (xml->len < 12 * 1024 * 1024)
    g_string_append_printf (xml, "<b>%s</b>", filling);
  g_string_append (xml, "</a>");

  log = read_pieces (xml->str, xml->len, xml->len, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (log, ==, xml->str);
}

static void
test_handler_refuses (void)
{
  const char *xml = "<a><b/><stop/><c/></a>";

  for (gsize piece = 1; piece <= strlen (xml); piece += strlen (xml) - 1)
    {
      Recorder recorder = { g_string_new (NULL), "stop" };
      g_autoptr (TelXmlReader) reader = tel_xml_reader_new (&recorder_handler, &recorder, NULL);
      gboolean good = TRUE;

      for (gsize offset = 0; offset < strlen (xml); offset += piece)
        {
          g_autoptr (GError) error = NULL;

          good = tel_xml_reader_feed (reader, xml + offset, MIN (piece, strlen (xml) - offset), &error);
          if (!good)
            g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
        }
      g_assert_false (good);
      g_assert_false (tel_xml_reader_finish (reader, NULL));
      g_assert_cmpstr (recorder.log->str, ==, "<a><b></b>");
      g_string_free (recorder.log, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-reader/tells-elements-attributes-and-namespaces", test_namespaces);
  g_test_add_func ("/xml-reader/keeps-white-space-and-cdata", test_white_space_and_cdata);
  g_test_add_func ("/xml-reader/honours-the-declared-encoding", test_declared_encoding);
  g_test_add_func ("/xml-reader/unknown-encoding-refused-in-words", test_unknown_encoding);
  g_test_add_func ("/xml-reader/document-type-refused", test_document_type);
  g_test_add_func ("/xml-reader/only-the-five-entities", test_entities);
  g_test_add_func ("/xml-reader/malformed-refused", test_malformed);
  g_test_add_func ("/xml-reader/empty-refused", test_empty);
  g_test_add_func ("/xml-reader/limits-hold-exactly", test_limits);
  g_test_add_func ("/xml-reader/default-depth-holds", test_default_depth);
  g_test_add_func ("/xml-reader/one-large-piece-is-read", test_one_large_piece);
  g_test_add_func ("/xml-reader/handler-error-ends-the-reading", test_handler_refuses);

  return g_test_run ();
}
