/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-failure.h"
#include "axl/tel-axl-transport.h"
#include "model/tel-error.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test-old-tls-server.h"
#include "tel-test.h"

#define CONNECTION "6f9619ff-8b86-d011-b42d-00c04fc964ff"
#define HOST "127.0.0.1"

/* A server, what it shows, and a transport to it. */
typedef struct
{
  char *key;
  GTlsCertificate *certificate;
  TelTestAxlServer *server;
  TelTrustStore *trust_store;
  TelAxlTransport *transport;
  TelAxlExchange *exchange;
  GString *taken;
  char *content;
} Fixture;

static gboolean
on_data (gpointer user_data, const char *data, gsize length, GError **error)
{
  Fixture *fixture = user_data;

  g_string_append_len (fixture->taken, data, length);
  return TRUE;
}

static void
on_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  Fixture *fixture = user_data;

  tel_test_axl_answer (message, "getCCMVersion", "14.0", fixture->content);
}

static void
connect_to (Fixture *fixture, const char *host, guint port)
{
  g_clear_object (&fixture->transport);
  fixture->transport = tel_axl_transport_new (CONNECTION, host, port, fixture->trust_store);
  tel_axl_transport_set_credentials (fixture->transport, "admin", "never shown");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->key = tel_test_certificate_make_key ();
  fixture->certificate = tel_test_certificate_make (fixture->key, HOST, 1);
  fixture->content = g_strdup ("<return/>");
  fixture->server = tel_test_axl_server_new (fixture->certificate, on_request, fixture);
  fixture->trust_store = tel_trust_store_new_in_memory ();
  fixture->taken = g_string_new (NULL);
  fixture->exchange = tel_axl_exchange_new ("/axl/");
  fixture->exchange->body = g_bytes_new_static ("<any/>", 6);
  fixture->exchange->sink = on_data;
  fixture->exchange->sink_data = fixture;
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->transport);
  tel_axl_exchange_free (fixture->exchange);
  g_string_free (fixture->taken, TRUE);
  g_object_unref (fixture->trust_store);
  tel_test_axl_server_free (fixture->server);
  g_object_unref (fixture->certificate);
  g_free (fixture->content);
  g_free (fixture->key);
}

static gboolean
exchange_with (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_string_truncate (fixture->taken, 0);
  tel_axl_exchange_reset (fixture->exchange);
  tel_axl_transport_exchange_async (fixture->transport, fixture->exchange, cancellable, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_transport_exchange_finish (fixture->transport, result, error);
}

static void
trust (Fixture *fixture, GTlsCertificate *certificate)
{
  g_autoptr (TelCertificate) described = tel_certificate_new (certificate, 0);
  g_autoptr (GError) error = NULL;

  tel_trust_store_trust (fixture->trust_store, CONNECTION, described, &error);
  g_assert_no_error (error);
}

/* What GIO says is put in words by the failure, which is what a person reads. */
static void
assert_broken (Fixture *fixture, TelError kind, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) shown = NULL;

  g_assert_false (exchange_with (fixture, NULL, &error));
  shown = tel_axl_failure_new_broken (tel_axl_transport_get_host (fixture->transport),
                                      tel_axl_transport_get_port (fixture->transport), error);
  g_test_message ("%s", shown->message);
  g_assert_error (shown, TEL_ERROR, (int) kind);
  g_assert_nonnull (strstr (shown->message, tel_axl_transport_get_host (fixture->transport)));
  g_assert_nonnull (strstr (shown->message, words));
  g_assert_false (fixture->exchange->sending_began);
}

static void
test_first_contact_is_refused_and_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fingerprint = tel_test_certificate_dup_fingerprint (fixture->certificate);
  TelCertificate *refused;
  g_autoptr (GError) error = NULL;

  g_assert_false (exchange_with (fixture, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE);
  g_assert_false (fixture->exchange->sending_began);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);

  refused = tel_axl_guard_get_refused_certificate (tel_axl_transport_get_guard (fixture->transport));
  g_assert_true (tel_certificate_has_fingerprint (refused, fingerprint));
  g_assert_nonnull (strstr (error->message, tel_certificate_get_fingerprint (refused)));
  g_assert_cmpint (tel_certificate_get_flags (refused) & G_TLS_CERTIFICATE_UNKNOWN_CA, !=, 0);

  g_clear_error (&error);
  tel_trust_store_trust (fixture->trust_store, CONNECTION, refused, &error);
  g_assert_no_error (error);
  g_assert_true (exchange_with (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->exchange->status, ==, 200);
  g_assert_true (fixture->exchange->is_xml);
  g_assert_true (fixture->exchange->sending_began);
  g_assert_true (g_str_has_suffix (fixture->taken->str, "Envelope>"));
}

static void
test_changed_key_is_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other_key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) renewed = tel_test_certificate_make (fixture->key, HOST, 2);
  g_autoptr (GTlsCertificate) changed = tel_test_certificate_make (other_key, HOST, 3);
  g_autoptr (GError) error = NULL;

  trust (fixture, fixture->certificate);

  tel_test_axl_server_set_certificate (fixture->server, renewed);
  g_assert_true (exchange_with (fixture, NULL, &error));
  g_assert_no_error (error);

  tel_test_axl_server_set_certificate (fixture->server, changed);
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));
  g_assert_false (exchange_with (fixture, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 1);
  g_assert_true (
      g_tls_certificate_is_same (changed, tel_certificate_get_tls_certificate (tel_axl_guard_get_refused_certificate (
                                              tel_axl_transport_get_guard (fixture->transport)))));
}

static void
test_expected_fingerprint_is_enough (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fingerprint = tel_test_certificate_dup_fingerprint (fixture->certificate);
  g_autoptr (GTlsCertificate) renewed = tel_test_certificate_make (fixture->key, HOST, 2);
  g_autoptr (GError) error = NULL;

  tel_trust_store_expect_fingerprint (fixture->trust_store, CONNECTION, fingerprint);
  g_assert_true (exchange_with (fixture, NULL, &error));
  g_assert_no_error (error);

  /* The same key, and yet not the certificate that was named. */
  tel_test_axl_server_set_certificate (fixture->server, renewed);
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));
  g_assert_false (exchange_with (fixture, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED);
}

static void
test_old_tls_is_refused_before_the_first_byte (Fixture *fixture, gconstpointer data)
{
  TelTestOldTlsServer *old = tel_test_old_tls_server_new (fixture->certificate, "NORMAL:-VERS-ALL:+VERS-TLS1.0");
  gsize received;

  trust (fixture, fixture->certificate);
  connect_to (fixture, HOST, tel_test_old_tls_server_get_port (old));
  assert_broken (fixture, TEL_ERROR_NETWORK, "TLS 1.2");
  /* Nor is a connection left over that a second request could take. */
  assert_broken (fixture, TEL_ERROR_NETWORK, "TLS 1.2");
  fixture->exchange->is_write = TRUE;
  assert_broken (fixture, TEL_ERROR_NETWORK, "TLS 1.2");

  g_clear_object (&fixture->transport);
  if (!tel_test_old_tls_server_finish (old, &received))
    g_test_skip ("GIO and GnuTLS of this machine do not speak TLS 1.1 at all");
  g_assert_cmpuint (received, ==, 0);
  connect_to (fixture, HOST, 1);
}

static void
test_new_tls_is_what_the_old_server_test_waits_for (Fixture *fixture, gconstpointer data)
{
  TelTestOldTlsServer *server = tel_test_old_tls_server_new (fixture->certificate, "NORMAL:-VERS-ALL:+VERS-TLS1.2");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  gsize received;

  trust (fixture, fixture->certificate);
  connect_to (fixture, HOST, tel_test_old_tls_server_get_port (server));
  tel_axl_transport_exchange_async (fixture->transport, fixture->exchange, cancellable, tel_test_take_result, &place);
  tel_test_wait_until (tel_test_old_tls_server_has_received (server));
  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&place);
  g_assert_false (tel_axl_transport_exchange_finish (fixture->transport, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (fixture->exchange->sending_began);

  g_clear_object (&result);
  g_clear_object (&fixture->transport);
  g_assert_true (tel_test_old_tls_server_finish (server, &received));
  g_assert_cmpuint (received, >, 0);
  connect_to (fixture, HOST, 1);
}

static gboolean
on_plain_connection (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  const char *greeting = "220 this is not TLS\r\n";

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), greeting, strlen (greeting),
                             NULL, NULL, NULL);
  return FALSE;
}

static void
test_plain_server_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (on_plain_connection), NULL);
  connect_to (fixture, HOST, port);
  assert_broken (fixture, TEL_ERROR_NETWORK, "Check the port");
  g_socket_service_stop (service);
}

static void
test_closed_port_is_named (Fixture *fixture, gconstpointer data)
{
  connect_to (fixture, HOST, 1);
  assert_broken (fixture, TEL_ERROR_NETWORK, "takes no connections on port 1");
}

static void
test_unknown_host_is_named (Fixture *fixture, gconstpointer data)
{
  connect_to (fixture, "no-such-host.invalid", 8443);
  assert_broken (fixture, TEL_ERROR_NETWORK, "no-such-host.invalid");
}

static void
test_what_is_no_host_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const hosts[] = { "",         "https://cucm", "cucm pub",
                                       "cucm/axl", "admin@cucm",   "<b>cucm</b>",
                                       "\"",       "cucm:8443/",   "\u202ecucm \u202c" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      connect_to (fixture, hosts[i], 8443);
      assert_broken (fixture, TEL_ERROR_INVALID, hosts[i]);
    }
}

static void
test_oversized_answer_is_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (fixture->content);
  fixture->content = g_strnfill (1024 * 1024, 'x');
  fixture->exchange->size_limit = 200 * 1024;
  trust (fixture, fixture->certificate);

  g_assert_false (exchange_with (fixture, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
  g_assert_cmpuint (fixture->taken->len, <=, 200 * 1024);

  /* What was left unread does not come up in the next answer. */
  g_clear_error (&error);
  g_free (fixture->content);
  fixture->content = g_strdup ("<return>next</return>");
  g_assert_true (exchange_with (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (fixture->taken->str, "<return>next</return>"));
}

typedef struct
{
  const char *type;
  const char *encoding;
  const char *text;
  const char *before;
} Encoded;

/* The answer in an encoding, with a byte or two before it. */
static void
on_encoded_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  const Encoded *encoded = user_data;
  g_autoptr (GString) body = g_string_new (encoded->before);
  g_autofree char *converted = NULL;
  gsize length;

  converted = g_convert (encoded->text, -1, encoded->encoding, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (converted);
  g_string_append_len (body, converted, (gssize) length);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, encoded->type, SOUP_MEMORY_COPY, body->str, body->len);
}

static gboolean
exchange_encoded (Fixture *fixture, const Encoded *encoded, GError **error)
{
  tel_test_axl_server_free (fixture->server);
  fixture->server = tel_test_axl_server_new (fixture->certificate, on_encoded_request, (gpointer) encoded);
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));

  return exchange_with (fixture, NULL, error);
}

/* What is handed on is either UTF-8 or says of itself what it is. */
static void
test_declared_encoding_is_heeded (Fixture *fixture, gconstpointer data)
{
  const Encoded by_header[] = {
    { "text/xml;charset=iso-8859-1", "ISO-8859-1", "<a>Müller</a>", "" },
    { "text/xml;charset=\"Shift_JIS\"", "SHIFT-JIS", "<?xml version=\"1.0\"?><a>鈴木花子</a>", "" },
    { "text/xml;charset=utf-16le", "UTF-16LE", "<a>鈴木 Müller</a>", "" },
    { "text/xml;charset=iso-2022-jp", "ISO-2022-JP", "<a>鈴木</a>", "" },
    { "text/xml;charset=utf-8", "UTF-8", "<a>Müller</a>", "" },
    { "text/xml", "UTF-8", "<a>Müller</a>", "" },
  };
  const Encoded by_itself[] = {
    { "text/xml;charset=utf-8", "ISO-8859-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Müller</a>", "" },
    { "text/xml;charset=iso-8859-1", "UTF-8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>Müller</a>", "" },
    { "text/xml", "UTF-16LE", "<a>Müller</a>", "\xff\xfe" },
    { "text/xml;charset=utf-8", "UTF-16BE", "<a>Müller</a>", "\xfe\xff" },
  };

  trust (fixture, fixture->certificate);
  for (guint i = 0; i < G_N_ELEMENTS (by_header); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (exchange_encoded (fixture, &by_header[i], &error));
      g_assert_no_error (error);
      g_assert_true (fixture->exchange->is_xml);
      g_assert_cmpstr (fixture->taken->str, ==, by_header[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (by_itself); i++)
    {
      g_autofree char *raw = g_convert (by_itself[i].text, -1, by_itself[i].encoding, "UTF-8", NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (exchange_encoded (fixture, &by_itself[i], &error));
      g_assert_no_error (error);
      g_assert_true (fixture->exchange->is_xml);
      g_assert_cmpmem (fixture->taken->str, strlen (by_itself[i].before), by_itself[i].before,
                       strlen (by_itself[i].before));
      g_assert_cmpstr (fixture->taken->str + strlen (by_itself[i].before), ==, raw);
    }
}

static void
test_strange_encoding_is_refused_in_words (Fixture *fixture, gconstpointer data)
{
  const Encoded cases[] = {
    { "text/xml;charset=x-klingon", "UTF-8", "<a>x</a>", "" },
    { "text/xml;charset=euc-jp", "ISO-8859-1", "<a>ÿÿ</a>", "" },
  };

  trust (fixture, fixture->certificate);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (exchange_encoded (fixture, &cases[i], &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
      g_assert_nonnull (strstr (error->message, "character encoding"));
      g_assert_nonnull (strstr (error->message, i == 0 ? "x-klingon" : "euc-jp"));
    }
}

static void
on_compressed_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  const gsize *length = user_data;
  g_autofree char *text = g_strnfill (*length, 'x');
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (target, compressor);

  g_output_stream_write_all (stream, "<a>", 3, NULL, NULL, NULL);
  g_output_stream_write_all (stream, text, *length, NULL, NULL, NULL);
  g_output_stream_write_all (stream, "</a>", 4, NULL, NULL, NULL);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY,
                                    g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (target)),
                                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (target)));
}

/* What counts is what comes out. */
static void
test_compressed_answer_is_bounded (Fixture *fixture, gconstpointer data)
{
  gsize length = 1000;
  g_autoptr (GError) error = NULL;

  tel_test_axl_server_free (fixture->server);
  fixture->server = tel_test_axl_server_new (fixture->certificate, on_compressed_request, &length);
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));
  trust (fixture, fixture->certificate);
  fixture->exchange->size_limit = 200 * 1024;

  g_assert_true (exchange_with (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->taken->len, ==, length + 7);

  length = 10 * 1024 * 1024;
  g_assert_false (exchange_with (fixture, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
  g_assert_cmpuint (fixture->taken->len, <=, 200 * 1024);
}

static gboolean
on_tick (gpointer user_data)
{
  SoupServerMessage *message = user_data;

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, " ", 1);
  soup_server_message_unpause (message);

  return G_SOURCE_CONTINUE;
}

static void
on_slow_finished (SoupServerMessage *message, gpointer user_data)
{
  guint *source = user_data;

  g_source_remove (*source);
  *source = 0;
}

static void
on_slow_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  guint *source = user_data;

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message), 100000);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message), "text/xml", NULL);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, "<a>", 3);
  *source = g_timeout_add (20, on_tick, message);
  g_signal_connect (message, "finished", G_CALLBACK (on_slow_finished), source);
}

/* Something comes all the time, so that only the time for the whole ends it; and the server sees that it is over. */
static void
test_dripping_answer_ends (Fixture *fixture, gconstpointer data)
{
  guint source = 0;
  g_autoptr (GError) error = NULL;

  tel_test_axl_server_free (fixture->server);
  fixture->server = tel_test_axl_server_new (fixture->certificate, on_slow_request, &source);
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));
  trust (fixture, fixture->certificate);
  fixture->exchange->time_limit = 3000;

  g_assert_false (exchange_with (fixture, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (error->message, "the end of its answer within 3 seconds"));
  g_assert_cmpuint (fixture->taken->len, >, 3);
  tel_test_wait_until (source == 0);
}

/* A server that dies in the middle of its answer is not waited for. */
static void
test_dying_server_is_noticed (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) shown = NULL;
  guint source = 0;
  gint64 started;

  tel_test_axl_server_free (fixture->server);
  fixture->server = tel_test_axl_server_new (fixture->certificate, on_slow_request, &source);
  connect_to (fixture, HOST, tel_test_axl_server_get_port (fixture->server));
  trust (fixture, fixture->certificate);

  tel_axl_transport_exchange_async (fixture->transport, fixture->exchange, NULL, tel_test_take_result, &place);
  tel_test_wait_until (fixture->taken->len > 3);
  started = g_get_monotonic_time ();
  tel_test_axl_server_free (fixture->server);
  g_clear_handle_id (&source, g_source_remove);
  fixture->server = tel_test_axl_server_new (fixture->certificate, on_request, fixture);
  result = tel_test_await_result (&place);
  g_assert_false (tel_axl_transport_exchange_finish (fixture->transport, result, &error));
  g_assert_cmpint (g_get_monotonic_time () - started, <, 20 * G_USEC_PER_SEC);
  shown = tel_axl_failure_new_broken (HOST, 1, error);
  g_test_message ("%s", shown->message);
  g_assert_error (shown, TEL_ERROR, TEL_ERROR_NETWORK);
}

static void
test_silent_server_is_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  connect_to (fixture, HOST, port);
  fixture->exchange->time_out = 300;
  assert_broken (fixture, TEL_ERROR_TIMED_OUT, "did not answer within");
  g_socket_listener_close (listener);
}

static void
test_server_time_is_that_of_the_last_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) server_time = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (tel_axl_transport_dup_server_time (fixture->transport));
  trust (fixture, fixture->certificate);
  g_assert_true (exchange_with (fixture, NULL, &error));
  server_time = tel_axl_transport_dup_server_time (fixture->transport);
  g_assert_cmpint (ABS (g_date_time_difference (server_time, before)), <, G_TIME_SPAN_MINUTE);
}

static void
test_cancelled_exchange_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  trust (fixture, fixture->certificate);
  g_cancellable_cancel (cancellable);
  g_assert_false (exchange_with (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/axl-transport/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("first-contact-is-refused-and-shown", test_first_contact_is_refused_and_shown);
  ADD ("changed-key-is-told-apart", test_changed_key_is_told_apart);
  ADD ("expected-fingerprint-is-enough", test_expected_fingerprint_is_enough);
  ADD ("old-tls-is-refused-before-the-first-byte", test_old_tls_is_refused_before_the_first_byte);
  ADD ("new-tls-is-what-the-old-server-test-waits-for", test_new_tls_is_what_the_old_server_test_waits_for);
  ADD ("plain-server-is-named", test_plain_server_is_named);
  ADD ("closed-port-is-named", test_closed_port_is_named);
  ADD ("unknown-host-is-named", test_unknown_host_is_named);
  ADD ("what-is-no-host-is-refused", test_what_is_no_host_is_refused);
  ADD ("oversized-answer-is-cut-off", test_oversized_answer_is_cut_off);
  ADD ("declared-encoding-is-heeded", test_declared_encoding_is_heeded);
  ADD ("strange-encoding-is-refused-in-words", test_strange_encoding_is_refused_in_words);
  ADD ("compressed-answer-is-bounded", test_compressed_answer_is_bounded);
  ADD ("dripping-answer-ends", test_dripping_answer_ends);
  ADD ("dying-server-is-noticed", test_dying_server_is_noticed);
  ADD ("silent-server-is-given-up", test_silent_server_is_given_up);
  ADD ("server-time-is-that-of-the-last-answer", test_server_time_is_that_of_the_last_answer);
  ADD ("cancelled-exchange-ends", test_cancelled_exchange_ends);

  return g_test_run ();
}
