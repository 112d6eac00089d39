/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-response.h"
#include "model/tel-user.h"
#include "tel-test.h"

#include <libxml/parser.h>
#include <malloc.h>

#include <string.h>
#include <time.h>

#define N_USERS 50000
#define N_ROUNDS 5
#define PIECE_BYTES ((gsize) 64 * 1024)

/* A list of all users of a large cluster, as listUser answers the overview. */
static GString *
make_answer (void)
{
  GString *answer = g_string_new ("<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope "
                                  "xmlns:soapenv='http://schemas.xmlsoap.org/soap/envelope/'><soapenv:Body>"
                                  "<ns:listUserResponse xmlns:ns='http://www.cisco.com/AXL/API/14.0'><return>");

  for (guint i = 0; i < N_USERS; i++)
    g_string_append_printf (
        answer,
        "<user uuid=\"{%08X-0000-4000-8000-000000000002}\"><firstName>太郎 %u</firstName><middleName/>"
        "<lastName>Adams-%u</lastName><userid>user%05u</userid><mailid>user%05u@example.com</mailid>"
        "<department>Sales &amp; Support</department><userLocale/><primaryExtension><pattern>%u</pattern>"
        "<routePartitionName>PT-Internal</routePartitionName></primaryExtension><enableCti>true</enableCti>"
        "<status>1</status><homeCluster>true</homeCluster><imAndPresenceEnable>true</imAndPresenceEnable>"
        "<serviceProfile uuid=\"{00000009-0000-4000-8000-000000000009}\">Jabber Service Profile</serviceProfile>"
        "<directoryUri>user%05u@example.com</directoryUri><telephoneNumber>+81352%06u</telephoneNumber></user>",
        i, i, i, i, i, 10000 + i, i, i);
  g_string_append (answer, "</return></ns:listUserResponse></soapenv:Body></soapenv:Envelope>");
  return answer;
}

/* The processor's time in seconds: what else the machine does is not measured. */
static double
get_time (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
ignore_start (void *user_data,
              const xmlChar *name,
              const xmlChar *prefix,
              const xmlChar *namespace_uri,
              int n_namespaces,
              const xmlChar **namespaces,
              int n_attributes,
              int n_defaulted,
              const xmlChar **attributes)
{
}

static void
ignore_end (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
}

static void
ignore_text (void *user_data, const xmlChar *text, int length)
{
}

/* The least that any reader has to do: libxml2's push parser with handlers that do nothing. Gives seconds. */
static double
parse_bare (const GString *answer)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = ignore_start,
    .endElementNs = ignore_end,
    .characters = ignore_text,
    .ignorableWhitespace = ignore_text,
  };
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt (&sax, NULL, NULL, 0, NULL);
  double begin = get_time ();

  for (gsize offset = 0; offset < answer->len; offset += PIECE_BYTES)
    g_assert_cmpint (xmlParseChunk (context, answer->str + offset, (int) MIN (PIECE_BYTES, answer->len - offset),
                                    FALSE),
                     ==, 0);
  g_assert_cmpint (xmlParseChunk (context, NULL, 0, TRUE), ==, 0);
  xmlFreeParserCtxt (context);
  return get_time () - begin;
}

typedef struct
{
  double seconds;
  double longest_piece;
  gsize peak_bytes;
} Reading;

static void
drop_object (TelObject *object, gpointer user_data)
{
  g_assert_true (TEL_IS_USER (object));
}

static gsize
get_heap_bytes (void)
{
  struct mallinfo2 information = mallinfo2 ();

  return information.uordblks + information.hblkhd;
}

/* Reads the answer as the client does. Without @keep each object goes as soon as it was handed out. */
static Reading
read_answer (const GString *answer, gboolean keep)
{
  g_autoptr (TelAxlRequest) request =
      tel_axl_request_new_list (TEL_RELEASE_14_0, TEL_OBJECT_KIND_USER, NULL, 0, TEL_AXL_PURPOSE_OVERVIEW, 0, 0, NULL);
  gsize heap = get_heap_bytes ();
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;
  Reading reading = { 0 };

  if (!keep)
    tel_axl_response_set_object_func (response, drop_object, NULL);
  for (gsize offset = 0; offset < answer->len; offset += PIECE_BYTES)
    {
      double begin = get_time ();
      double seconds;

      tel_axl_response_feed (response, answer->str + offset, MIN (PIECE_BYTES, answer->len - offset), &error);
      g_assert_no_error (error);
      seconds = get_time () - begin;
      reading.seconds += seconds;
      reading.longest_piece = MAX (reading.longest_piece, seconds);
      reading.peak_bytes = MAX (reading.peak_bytes, get_heap_bytes () - heap);
    }
  tel_axl_response_finish (response, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_axl_response_get_n_objects (response), ==, N_USERS);
  return reading;
}

/* The best of some rounds: what disturbs one does not disturb all. */
static void
bench_speed (void)
{
  g_autoptr (GString) answer = make_answer ();
  double bare = G_MAXDOUBLE;
  Reading best = { G_MAXDOUBLE, G_MAXDOUBLE, 0 };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Reading reading = read_answer (answer, FALSE);

      bare = MIN (bare, parse_bare (answer));
      best.seconds = MIN (best.seconds, reading.seconds);
      best.longest_piece = MIN (best.longest_piece, reading.longest_piece);
    }
  g_test_message ("answer of %u users: %.1f MB, bare parser %.0f ms", N_USERS, (double) answer->len / 1e6, bare * 1e3);
  g_test_minimized_result (best.seconds, "reading the answer: %.0f ms", best.seconds * 1e3);
  g_test_minimized_result (best.seconds / bare, "reading takes %.2f times the bare parser", best.seconds / bare);
  g_test_minimized_result (best.longest_piece, "longest piece of 64 KiB: %.2f ms", best.longest_piece * 1e3);

  /* A frame of the window lasts 16 ms: no piece may take it all. */
  g_assert_cmpfloat (best.longest_piece, <, 0.016);
  g_assert_cmpfloat (best.seconds / bare, <, 10);
}

static void
bench_memory (void)
{
  g_autoptr (GString) answer = make_answer ();
  Reading passing;
  Reading kept;

  /* What is made once for the process does not count. */
  read_answer (answer, FALSE);
  passing = read_answer (answer, FALSE);
  kept = read_answer (answer, TRUE);

  g_test_minimized_result ((double) passing.peak_bytes / answer->len,
                           "memory of the reader: %.1f %% of the answer (%" G_GSIZE_FORMAT " KiB)",
                           100.0 * passing.peak_bytes / answer->len, passing.peak_bytes / 1024);
  g_test_minimized_result ((double) kept.peak_bytes / answer->len,
                           "memory with every user kept: %.2f times the answer, %" G_GSIZE_FORMAT " bytes a user",
                           (double) kept.peak_bytes / answer->len, kept.peak_bytes / N_USERS);

  /* Only one object's elements are held at a time: the answer's size does not matter. */
  g_assert_cmpuint (passing.peak_bytes, <, answer->len / 10);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/bench-response/speed", bench_speed);
  g_test_add_func ("/bench-response/memory", bench_memory);

  return g_test_run ();
}
