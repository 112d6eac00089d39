/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-transport.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test.h"

#define CONNECTION "6f9619ff-8b86-d011-b42d-00c04fc964ff"
#define HOST "127.0.0.1"
#define N_EXCHANGES 200

static void
on_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  tel_test_axl_answer (message, "getCCMVersion", "14.0", "<return/>");
}

static gboolean
on_data (gpointer user_data, const char *data, gsize length, GError **error)
{
  return TRUE;
}

/* In seconds, for exchanges one after the other. */
static double
measure (TelAxlTransport *transport, gboolean fresh_connections)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_EXCHANGES; i++)
    {
      g_autoptr (TelAxlExchange) exchange = tel_axl_exchange_new ("/axl/");
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *place = NULL;

      exchange->body = g_bytes_new_static ("<any/>", 6);
      exchange->sink = on_data;
      /* What writes has a connection of its own: the same request, and nothing else is different. */
      exchange->is_write = fresh_connections;
      tel_axl_transport_exchange_async (transport, exchange, NULL, tel_test_take_result, &place);
      result = tel_test_await_result (&place);
      tel_axl_transport_exchange_finish (transport, result, &error);
      g_assert_no_error (error);
    }

  return (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
}

/*
 * Reads go over connections that are kept. Even on one machine, where a connection costs no round trip, that has to be
 * worth it several times over.
 */
static void
test_reused_connections (void)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_make (key, HOST, 1);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, on_request, NULL);
  g_autoptr (TelTrustStore) trust_store = tel_trust_store_new_in_memory ();
  g_autoptr (TelAxlTransport) transport = NULL;
  g_autofree char *fingerprint = tel_test_certificate_dup_fingerprint (certificate);
  double fresh, reused;

  tel_trust_store_expect_fingerprint (trust_store, CONNECTION, fingerprint);
  transport = tel_axl_transport_new (CONNECTION, HOST, tel_test_axl_server_get_port (server), trust_store);

  measure (transport, FALSE);
  reused = measure (transport, FALSE);
  g_assert_cmpuint (tel_test_axl_server_count_connections (server), ==, 1);
  fresh = measure (transport, TRUE);

  g_test_minimized_result (reused / N_EXCHANGES * 1000, "a read on a kept connection: %.2f ms",
                           reused / N_EXCHANGES * 1000);
  g_test_minimized_result (reused / fresh, "a kept connection takes %.2f of the time of a new one", reused / fresh);
  g_assert_cmpfloat (reused / fresh, <, 0.7);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/client/reused-connections", test_reused_connections);

  return g_test_run ();
}
