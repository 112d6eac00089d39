/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-spoiling.h"

#include <gio/gio.h>

#include <string.h>

#include "simulator/tel-simulator-envelope.h"

#define DEPTH 100000

/* More than any client should take, in what is some hundred kilobytes on the wire. */
#define BOMB_BYTES (100 * 1024 * 1024)
#define FILLER_BYTES (64 * 1024)

#define FOREIGN_NAMESPACE "http://example.com/somebody/else/"

/* Ten to the ninth power of three letters. */
static const char entity_bomb[] = "<!DOCTYPE lolz [<!ENTITY a \"lol\">"
                                  "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                                  "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
                                  "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
                                  "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">"
                                  "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">"
                                  "<!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">"
                                  "<!ENTITY i \"&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;\">"
                                  "<!ENTITY x \"&i;&i;&i;&i;&i;&i;&i;&i;&i;&i;\">]>";
static const char external_entity[] = "<!DOCTYPE file [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";

/* Where something can be put in: behind the XML declaration, and within the element of the answer. */
static gsize
find_prolog_end (const GString *text)
{
  const char *end = strstr (text->str, "?>");

  return end != NULL ? (gsize) (end + 2 - text->str) : 0;
}

static gsize
find_inside (const GString *text)
{
  const char *place = strstr (text->str, "Response");

  place = place != NULL ? strchr (place, '>') : NULL;
  g_assert (place != NULL);

  return (gsize) (place + 1 - text->str);
}

static void
insert_document_type (GString *text, const char *document_type)
{
  g_string_insert (text, (gssize) find_inside (text), "&x;");
  g_string_insert (text, (gssize) find_prolog_end (text), document_type);
}

static void
insert_nested (GString *text)
{
  g_autoptr (GString) nested = g_string_sized_new (DEPTH * strlen ("<a></a>"));

  for (guint i = 0; i < DEPTH; i++)
    g_string_append (nested, "<a>");
  for (guint i = 0; i < DEPTH; i++)
    g_string_append (nested, "</a>");
  g_string_insert_len (text, (gssize) find_inside (text), nested->str, (gssize) nested->len);
}

static GBytes *
encode (const GString *text)
{
  g_autoptr (GString) declared = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>");
  char *encoded;
  gsize length;

  g_string_append (declared, text->str + find_prolog_end (text));
  encoded = g_convert (declared->str, (gssize) declared->len, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_assert (encoded != NULL);

  return g_bytes_new_take (encoded, length);
}

static GBytes *
compress (const GString *text)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (target, compressor);
  g_autoptr (GBytes) filler = tel_simulator_spoiling_make_filler ();
  gsize inside = find_inside (text);
  gsize length;
  gconstpointer data = g_bytes_get_data (filler, &length);
  gboolean done = g_output_stream_write_all (stream, text->str, inside, NULL, NULL, NULL);

  for (gsize written = 0; done && written < BOMB_BYTES; written += length)
    done = g_output_stream_write_all (stream, data, length, NULL, NULL, NULL);
  done = done && g_output_stream_write_all (stream, text->str + inside, text->len - inside, NULL, NULL, NULL) &&
         g_output_stream_close (stream, NULL, NULL);
  g_assert (done);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

/**
 * tel_simulator_spoiling_is_of_answer:
 * @kind: a kind of disturbance
 *
 * Tells whether the operation is carried out and its answer spoiled.
 *
 * Returns: TRUE when it is
 */
gboolean
tel_simulator_spoiling_is_of_answer (TelSimulatorDisturbanceKind kind)
{
  return kind >= TEL_SIMULATOR_DISTURBANCE_TRUNCATE && kind <= TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB;
}

/**
 * tel_simulator_spoiling_is_of_delivery:
 * @kind: a kind of disturbance
 *
 * Tells whether it is not the answer that is spoiled, but how it comes.
 *
 * Returns: TRUE when it is
 */
gboolean
tel_simulator_spoiling_is_of_delivery (TelSimulatorDisturbanceKind kind)
{
  return kind >= TEL_SIMULATOR_DISTURBANCE_TRUNCATE && kind <= TEL_SIMULATOR_DISTURBANCE_ENDLESS;
}

/**
 * tel_simulator_spoiling_make:
 * @kind: one of which tel_simulator_spoiling_is_of_answer() is TRUE
 * @envelope: a good answer
 *
 * Makes a bad answer of a good one: the whole of what is to be sent, or of an endless one its beginning.
 *
 * Returns: (transfer full): the bad answer
 */
GBytes *
tel_simulator_spoiling_make (TelSimulatorDisturbanceKind kind, GBytes *envelope)
{
  g_autoptr (GString) text = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (tel_simulator_spoiling_is_of_answer (kind), NULL);
  g_return_val_if_fail (envelope != NULL, NULL);

  data = g_bytes_get_data (envelope, &length);
  text = g_string_new_len (data, (gssize) length);
  switch (kind)
    {
    case TEL_SIMULATOR_DISTURBANCE_TRUNCATE:
      g_string_truncate (text, length / 2);
      break;
    case TEL_SIMULATOR_DISTURBANCE_ENDLESS:
      g_string_truncate (text, find_inside (text));
      break;
    case TEL_SIMULATOR_DISTURBANCE_MALFORMED:
      g_string_insert (text, (gssize) find_inside (text), "<never & closed>");
      break;
    case TEL_SIMULATOR_DISTURBANCE_WRONG_NAMESPACE:
      g_string_replace (text, TEL_SIMULATOR_NAMESPACE_PREFIX, FOREIGN_NAMESPACE, 0);
      break;
    case TEL_SIMULATOR_DISTURBANCE_ENTITY_BOMB:
      insert_document_type (text, entity_bomb);
      break;
    case TEL_SIMULATOR_DISTURBANCE_EXTERNAL_ENTITY:
      insert_document_type (text, external_entity);
      break;
    case TEL_SIMULATOR_DISTURBANCE_DEEP_NESTING:
      insert_nested (text);
      break;
    case TEL_SIMULATOR_DISTURBANCE_UTF_16:
      return encode (text);
    case TEL_SIMULATOR_DISTURBANCE_GZIP_BOMB:
      return compress (text);
    default:
      break;
    }

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * tel_simulator_spoiling_make_filler:
 *
 * Makes what an endless answer goes on with, again and again.
 *
 * Returns: (transfer full): white space
 */
GBytes *
tel_simulator_spoiling_make_filler (void)
{
  return g_bytes_new_take (g_strnfill (FILLER_BYTES, ' '), FILLER_BYTES);
}
