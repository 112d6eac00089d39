/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "axl/tel-axl-client.h"
#include "axl/tel-axl-release-probe.h"
#include "model/tel-error.h"
#include "model/tel-reference.h"
#include "model/tel-user.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test.h"

#define CONNECTION "6f9619ff-8b86-d011-b42d-00c04fc964ff"
#define HOST "127.0.0.1"
#define VERSION "14.0.1.10000-20"
#define PASSWORD "correct horse battery staple"
#define SUPPORTED                                                                                                      \
  "<html><head><title>HTTP Status 599 - Incorrect axl version. Supported axl versions are 12.x, 14.0 and "             \
  "15.0</title></head></html>"

typedef void (*Behaviour) (SoupServerMessage *message, const char *operation, guint number);

/* A misbehaving server and a client that trusts it. What it does after the client is connected is `behaviour`. */
typedef struct
{
  TelTestAxlServer *server;
  TelTrustStore *trust_store;
  TelAxlClient *client;
  Behaviour behaviour;
  guint before;
  GPtrArray *held;
  guint page_calls;
  guint page_objects;
  GString *authorizations;
} Fixture;

static void
on_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  Fixture *fixture = user_data;
  const char *authorization =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  if (authorization != NULL)
    g_string_append_printf (fixture->authorizations, "%s\n", authorization);

  if (fixture->behaviour != NULL)
    fixture->behaviour (message, operation, number - fixture->before);
  else
    tel_test_axl_answer_version (message, operation, VERSION);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_make (key, HOST, 1);
  g_autoptr (TelCertificate) described = tel_certificate_new (certificate, 0);
  g_autoptr (GError) error = NULL;

  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->authorizations = g_string_new (NULL);
  fixture->server = tel_test_axl_server_new (certificate, on_request, fixture);
  fixture->trust_store = tel_trust_store_new_in_memory ();
  tel_trust_store_trust (fixture->trust_store, CONNECTION, described, &error);
  g_assert_no_error (error);
  fixture->client =
      tel_axl_client_new (CONNECTION, HOST, tel_test_axl_server_get_port (fixture->server), fixture->trust_store);
  tel_axl_client_set_credentials (fixture->client, "admin", PASSWORD);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  tel_test_axl_server_free (fixture->server);
  g_object_unref (fixture->trust_store);
  g_ptr_array_unref (fixture->held);
  g_string_free (fixture->authorizations, TRUE);
}

static gboolean
connect_client (Fixture *fixture, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_connect_async (fixture->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_connect_finish (fixture->client, result, error);
}

/* Connects, and lets the server behave differently from now on. */
static void
begin (Fixture *fixture, Behaviour behaviour)
{
  g_autoptr (GError) error = NULL;

  connect_client (fixture, &error);
  g_assert_no_error (error);
  fixture->behaviour = behaviour;
  fixture->before = tel_test_axl_server_count (fixture->server, NULL);
}

static TelObject *
get_user (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable, tel_test_take_result,
                            &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_get_finish (fixture->client, result, error);
}

static gboolean
remove_user (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable, tel_test_take_result,
                               &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_write_finish (fixture->client, result, error);
}

static void
on_page (GPtrArray *objects, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->page_calls++;
  fixture->page_objects += objects->len;
}

static GPtrArray *
list_pools (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_list_async (fixture->client, TEL_OBJECT_KIND_DEVICE_POOL, NULL, NULL, on_page, fixture, cancellable,
                             tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_list_finish (fixture->client, result, error);
}

/* Asserts on an error that a person is to read: it names the host and never the password. */
static void
assert_sentence (const GError *error, TelError kind, const char *words)
{
  g_assert_error (error, TEL_ERROR, (int) kind);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, HOST));
  g_assert_null (strstr (error->message, PASSWORD));
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}

static void
assert_connect_fails (Fixture *fixture, TelError kind, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (connect_client (fixture, &error));
  assert_sentence (error, kind, words);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_UNKNOWN);
}

static void
assert_get_fails (Fixture *fixture, TelError kind, const char *words)
{
  g_autoptr (TelObject) object = NULL;
  g_autoptr (GError) error = NULL;

  object = get_user (fixture, NULL, &error);
  g_assert_null (object);
  assert_sentence (error, kind, words);
}

static void
assert_remove_fails (Fixture *fixture, TelError kind, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (remove_user (fixture, NULL, &error));
  assert_sentence (error, kind, words);
}

static void
answer_user (SoupServerMessage *message)
{
  tel_test_axl_answer (message, "getUser", "14.0",
                       "<return><user uuid=\"{11111111-1111-1111-1111-111111111111}\"><firstName>Tanya</firstName>"
                       "<lastName>Adams</lastName><userid>tadams</userid></user></return>");
}

/* Connecting. */

static void
test_connect_finds_the_release (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) server_time = NULL;

  g_assert_true (connect_client (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_14_0);
  g_assert_cmpstr (tel_axl_client_get_version (fixture->client), ==, VERSION);
  server_time = tel_axl_client_dup_server_time (fixture->client);
  g_assert_nonnull (server_time);

  /* UDS is asked without a password, AXL once with it. */
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "/cucm-uds/version"), ==, 1);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 2);
  g_assert_cmpstr (fixture->authorizations->str, ==, "Basic YWRtaW46Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZQ==\n");
}

static void
behave_without_uds (SoupServerMessage *message, const char *operation, guint number)
{
  const char *action = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "SOAPAction");

  if (operation == NULL)
    tel_test_axl_answer_page (message, 404, "<html>HTTP Status 404</html>");
  else if (strstr (action, "ver=10.5 ") == NULL && strstr (action, "ver=9.1 ") == NULL)
    tel_test_axl_answer_page (message, 599,
                              "<html><h1>HTTP Status 599 - Incorrect axl version. Supported axl versions are 9.x and "
                              "10.5</h1></html>");
  else
    tel_test_axl_answer_version (message, operation, "10.5.2.10000-5");
}

static void
test_connect_without_uds_follows_the_servers_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->behaviour = behave_without_uds;
  g_assert_true (connect_client (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_10_5);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 2);
}

static void
behave_as_a_stranger (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, operation != NULL ? 599 : 404,
                            "<html>Supported axl versions are 6.0 and 7.x</html>");
}

static void
test_connect_to_an_unknown_release_fails (Fixture *fixture, gconstpointer data)
{
  fixture->behaviour = behave_as_a_stranger;
  assert_connect_fails (fixture, TEL_ERROR_RELEASE, "6.0 and 7.x");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
}

static void
refuse_login (SoupServerMessage *message, const char *operation, guint number)
{
  if (operation == NULL)
    {
      tel_test_axl_answer_version (message, NULL, VERSION);
      return;
    }

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                "Basic realm=\"Cisco Web Services Realm\"");
  tel_test_axl_answer_page (message, 401, "<html>HTTP Status 401</html>");
}

static void
test_wrong_password_is_sent_once (Fixture *fixture, gconstpointer data)
{
  fixture->behaviour = refuse_login;
  assert_connect_fails (fixture, TEL_ERROR_LOGIN, "password");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
}

static void
forbid (SoupServerMessage *message, const char *operation, guint number)
{
  if (operation == NULL)
    tel_test_axl_answer_version (message, NULL, VERSION);
  else
    tel_test_axl_answer_page (message, 403, "<html>HTTP Status 403</html>");
}

static void
test_missing_role_is_named (Fixture *fixture, gconstpointer data)
{
  fixture->behaviour = forbid;
  assert_connect_fails (fixture, TEL_ERROR_FORBIDDEN, "Standard AXL API Access");
}

static void
redirect (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 302, "<html>moved</html>");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", "/elsewhere");
}

static void
test_redirect_is_not_followed (Fixture *fixture, gconstpointer data)
{
  fixture->behaviour = redirect;
  assert_connect_fails (fixture, TEL_ERROR_NOT_AXL, "not followed");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "/elsewhere"), ==, 0);
}

static void
test_untrusted_certificate_stops_the_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tel_trust_store_forget (fixture->trust_store, CONNECTION, NULL);
  assert_connect_fails (fixture, TEL_ERROR_UNTRUSTED_CERTIFICATE, "SHA256:");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);

  tel_trust_store_trust (fixture->trust_store, CONNECTION, tel_axl_client_get_refused_certificate (fixture->client),
                         &error);
  g_assert_no_error (error);
  g_assert_true (connect_client (fixture, &error));
  g_assert_no_error (error);
  g_assert_null (tel_axl_client_get_refused_certificate (fixture->client));
}

static void
test_nothing_works_before_connecting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  assert_get_fails (fixture, TEL_ERROR_NETWORK, "Connect first");
  assert_remove_fails (fixture, TEL_ERROR_NETWORK, "Connect first");
  pools = list_pools (fixture, NULL, &error);
  assert_sentence (error, TEL_ERROR_NETWORK, "Connect first");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);
}

static void
test_close_ends_and_connect_reopens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, NULL);
  tel_axl_client_close (fixture->client);
  assert_get_fails (fixture, TEL_ERROR_NETWORK, "closed");

  /* Without the password that was wiped nothing is sent that could be taken for a login. */
  g_string_truncate (fixture->authorizations, 0);
  fixture->behaviour = refuse_login;
  assert_connect_fails (fixture, TEL_ERROR_LOGIN, NULL);
  g_assert_cmpstr (fixture->authorizations->str, ==, "");

  fixture->behaviour = NULL;
  tel_axl_client_set_credentials (fixture->client, "admin", PASSWORD);
  g_assert_true (connect_client (fixture, &error));
  g_assert_no_error (error);
}

/* What answers. */

static void
answer_html (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 200, "<!DOCTYPE html><html><body><p>Log in<br>here</body></html>");
}

static void
answer_html_as_xml (SoupServerMessage *message, const char *operation, guint number)
{
  const char *page = "\n <HTML><body><p>Log in<br>here</body></html>";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY, page, strlen (page));
}

static void
test_html_is_not_axl (Fixture *fixture, gconstpointer data)
{
  begin (fixture, answer_html);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "web page");
  fixture->behaviour = answer_html_as_xml;
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "web page");

  /* Of a write nobody can say what became of it behind such a page. */
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, "removeUser");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
answer_404 (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 404, "<html>HTTP Status 404</html>");
}

static void
test_404_without_a_session_is_final (Fixture *fixture, gconstpointer data)
{
  begin (fixture, answer_404);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "Cisco AXL Web Service");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 1);
}

static void
set_session (SoupServerMessage *message)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                               "JSESSIONIDSSO=0123456789; Path=/; Secure");
}

/* Knows no session but the one that it opens on the first request. */
static void
answer_404_to_old_sessions (SoupServerMessage *message, const char *operation, guint number)
{
  const char *cookie = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Cookie");

  if (cookie != NULL)
    {
      answer_404 (message, operation, number);
      return;
    }

  set_session (message);
  if (g_str_equal (operation, "getUser"))
    answer_user (message);
  else
    tel_test_axl_answer (message, operation, "14.0", "<return>true</return>");
}

static void
test_404_to_an_old_session_is_repeated_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) first = NULL;
  g_autoptr (TelObject) second = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_404_to_old_sessions);
  first = get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 1);

  second = get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 3);

  /* Nothing ran behind a 404, so that a write may be repeated here too. */
  g_assert_true (remove_user (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 2);
}

static void
answer_session_then_404 (SoupServerMessage *message, const char *operation, guint number)
{
  if (number == 1)
    {
      set_session (message);
      answer_user (message);
    }
  else
    answer_404 (message, operation, number);
}

static void
test_404_without_the_session_ends_the_repeating (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_session_then_404);
  user = get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 3);
}

static void
answer_throttled (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 503, "<html>HTTP Status 503</html>");
}

static void
test_throttled_write_did_not_run (Fixture *fixture, gconstpointer data)
{
  begin (fixture, answer_throttled);
  assert_remove_fails (fixture, TEL_ERROR_THROTTLED, "Wait");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
answer_599 (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 599, SUPPORTED);
}

static void
test_599_names_what_is_supported (Fixture *fixture, gconstpointer data)
{
  begin (fixture, answer_599);
  assert_get_fails (fixture, TEL_ERROR_RELEASE, "12.x, 14.0 and 15.0");
}

static void
answer_fault (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_fault (message, 5007, "Item not valid: The specified User was not found");
}

static void
test_fault_keeps_the_servers_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_fault);
  user = get_user (fixture, NULL, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "The specified User was not found"));
  g_assert_nonnull (strstr (error->message, "tadams"));
}

static void
answer_500_page (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 500, "<html>HTTP Status 500 - java.lang.NullPointerException</html>");
}

static void
test_500_without_a_fault (Fixture *fixture, gconstpointer data)
{
  begin (fixture, answer_500_page);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "500");
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, NULL);
}

static void
answer_broken_xml (SoupServerMessage *message, const char *operation, guint number)
{
  const char *body = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
test_broken_xml (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_broken_xml);
  user = get_user (fixture, NULL, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, NULL);
}

/* What is lost. */

static void
drop (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_drop (message);
}

static void
drop_first (SoupServerMessage *message, const char *operation, guint number)
{
  if (number == 1)
    tel_test_axl_drop (message);
  else
    answer_user (message);
}

static void
test_stale_connection_repeats_a_read_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, drop_first);
  user = get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (user);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 2);

  fixture->behaviour = drop;
  assert_get_fails (fixture, TEL_ERROR_NETWORK, "broke");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 4);
}

static void
test_lost_answer_to_a_write_is_unknown (Fixture *fixture, gconstpointer data)
{
  begin (fixture, drop);
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, "tadams");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
test_write_that_was_never_sent_is_no_unknown (Fixture *fixture, gconstpointer data)
{
  begin (fixture, NULL);
  tel_trust_store_forget (fixture->trust_store, CONNECTION, NULL);

  /* A write has a connection of its own, whose certificate is looked at again. */
  assert_remove_fails (fixture, TEL_ERROR_UNTRUSTED_CERTIFICATE, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 0);
}

static Fixture *holding;

static void
hold (SoupServerMessage *message, const char *operation, guint number)
{
  soup_server_message_pause (message);
  g_ptr_array_add (holding->held, g_object_ref (message));
}

static void
release_held (Fixture *fixture)
{
  g_autoptr (GPtrArray) held = g_steal_pointer (&fixture->held);

  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < held->len; i++)
    {
      SoupServerMessage *message = g_ptr_array_index (held, i);

      if (strstr (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "SOAPAction"),
                  "getUser") != NULL)
        answer_user (message);
      else
        tel_test_axl_answer (message, "removeUser", "14.0", "<return>true</return>");
      soup_server_message_unpause (message);
    }
}

static void
test_time_out (Fixture *fixture, gconstpointer data)
{
  holding = fixture;
  begin (fixture, hold);
  tel_axl_client_set_time_outs (fixture->client, 1000, 1000);
  assert_get_fails (fixture, TEL_ERROR_TIMED_OUT, "1");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 1);

  tel_axl_client_set_time_outs (fixture->client, 5000, 5000);
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

/* Turns and cancelling. */

static void
count_success (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *count = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelObject) object = NULL;

  if (g_async_result_is_tagged (result, tel_axl_client_get_async))
    object = tel_axl_client_get_finish (TEL_AXL_CLIENT (source), result, &error);
  else
    tel_axl_client_write_finish (TEL_AXL_CLIENT (source), result, &error);
  g_assert_no_error (error);
  (*count)++;
}

static void
test_turns (Fixture *fixture, gconstpointer data)
{
  guint done = 0;

  holding = fixture;
  begin (fixture, hold);
  for (guint i = 0; i < 6; i++)
    tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, count_success, &done);
  for (guint i = 0; i < 4; i++)
    tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, count_success, &done);

  while (done < 10)
    {
      tel_test_wait_until (fixture->held->len == MIN (3, 10 - done) || done == 10 ||
                           (done >= 6 && fixture->held->len == 1));
      g_assert_cmpuint (fixture->held->len, <=, 3);
      release_held (fixture);
      g_main_context_iteration (NULL, FALSE);
    }

  g_assert_cmpuint (tel_test_axl_server_get_max_parallel (fixture->server), ==, 3);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 6);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 4);
}

static void
start_get (Fixture *fixture, GCancellable *cancellable, GAsyncResult **place)
{
  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable, tel_test_take_result,
                            place);
}

static void
assert_get_cancelled (Fixture *fixture, GAsyncResult **place)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);
  g_autoptr (TelObject) object = NULL;
  g_autoptr (GError) error = NULL;

  object = tel_axl_client_get_finish (fixture->client, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelling_reads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) running = g_cancellable_new ();
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  g_autoptr (GCancellable) early = g_cancellable_new ();
  GAsyncResult *places[4] = { NULL };

  holding = fixture;
  begin (fixture, hold);
  start_get (fixture, running, &places[0]);
  start_get (fixture, running, &places[1]);
  start_get (fixture, waiting, &places[2]);
  g_cancellable_cancel (early);
  start_get (fixture, early, &places[3]);
  tel_test_wait_until (fixture->held->len == 2);
  assert_get_cancelled (fixture, &places[3]);

  g_cancellable_cancel (waiting);
  assert_get_cancelled (fixture, &places[2]);
  g_assert_null (places[0]);
  g_cancellable_cancel (running);
  assert_get_cancelled (fixture, &places[0]);
  assert_get_cancelled (fixture, &places[1]);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 2);

  /* The places are free again. */
  fixture->behaviour = NULL;
  fixture->behaviour = drop_first;
  fixture->before = tel_test_axl_server_count (fixture->server, NULL);
  start_get (fixture, NULL, &places[0]);
  {
    g_autoptr (GAsyncResult) result = tel_test_await_result (&places[0]);
    g_autoptr (TelObject) object = tel_axl_client_get_finish (fixture->client, result, NULL);

    g_assert_nonnull (object);
  }
}

static void
test_cancelling_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *places[2] = { NULL };

  holding = fixture;
  begin (fixture, hold);
  for (guint i = 0; i < 2; i++)
    tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable,
                                 tel_test_take_result, &places[i]);
  tel_test_wait_until (fixture->held->len == 1);
  g_cancellable_cancel (cancellable);

  /* The one that waits was never sent. */
  {
    g_autoptr (GAsyncResult) result = tel_test_await_result (&places[1]);

    g_assert_false (tel_axl_client_write_finish (fixture->client, result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
  }

  /* The one that runs goes on, and its outcome is told. */
  g_assert_null (places[0]);
  release_held (fixture);
  {
    g_autoptr (GAsyncResult) result = tel_test_await_result (&places[0]);

    g_assert_true (tel_axl_client_write_finish (fixture->client, result, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);

  g_assert_false (remove_user (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
test_close_lets_a_write_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *write = NULL;
  GAsyncResult *read = NULL;

  holding = fixture;
  begin (fixture, hold);
  tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, tel_test_take_result,
                               &write);
  start_get (fixture, NULL, &read);
  tel_test_wait_until (fixture->held->len == 2);

  tel_axl_client_close (fixture->client);
  assert_get_cancelled (fixture, &read);
  g_assert_null (write);
  release_held (fixture);
  result = tel_test_await_result (&write);
  g_assert_true (tel_axl_client_write_finish (fixture->client, result, &error));
  g_assert_no_error (error);
}

static void
test_reads_share_connections_and_writes_do_not (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint connections;

  begin (fixture, answer_404_to_old_sessions);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TelObject) user = get_user (fixture, NULL, &error);

      g_assert_no_error (error);
    }
  connections = tel_test_axl_server_count_connections (fixture->server);
  g_assert_cmpuint (connections, ==, 1);

  g_assert_true (remove_user (fixture, NULL, &error));
  g_assert_cmpuint (tel_test_axl_server_count_connections (fixture->server), >, connections);
}

/* Lists. */

#define N_POOLS 23

static guint too_large_above;

/* Pages like AXL: by skip and first, which stand in the request in this order. */
static void
answer_pools (SoupServerMessage *message, const char *operation, guint number)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GString) content = g_string_new ("<return>");
  guint skip = (guint) g_ascii_strtoull (strstr (text, "<skip>") + 6, NULL, 10);
  guint first = (guint) g_ascii_strtoull (strstr (text, "<first>") + 7, NULL, 10);

  if (first > too_large_above)
    {
      g_autofree char *words = g_strdup_printf (
          "Query request too large. Total rows matched: %u rows. Suggestive Row Fetch: less than %u rows", N_POOLS,
          too_large_above);

      tel_test_axl_answer_fault (message, -1, words);
      return;
    }

  /* The row before comes again, as when something was added in between. */
  for (guint i = skip > 0 ? skip - 1 : 0; i < MIN (skip + first, N_POOLS) - (skip > 0 ? 1 : 0); i++)
    g_string_append_printf (content,
                            "<devicePool uuid=\"{%08u-1111-1111-1111-111111111111}\"><name>Pool %u</name></devicePool>",
                            i, i);
  if (skip + first > N_POOLS)
    g_string_append_printf (content,
                            "<devicePool uuid=\"{%08u-1111-1111-1111-111111111111}\"><name>Pool %u</name></devicePool>",
                            N_POOLS - 1, N_POOLS - 1);
  g_string_append (content, "</return>");
  tel_test_axl_answer (message, operation, "14.0", content->str);
}

static void
test_list_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_pools);
  too_large_above = G_MAXUINT;
  tel_axl_client_set_page_size (fixture->client, 5);
  pools = list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, N_POOLS);
  g_assert_cmpuint (fixture->page_objects, ==, N_POOLS);
  g_assert_cmpuint (fixture->page_calls, ==, 5);
}

static void
test_list_shrinks_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_pools);
  too_large_above = 7;
  pools = list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, N_POOLS);
  g_assert_cmpuint (fixture->page_objects, ==, N_POOLS);
}

static void
test_list_that_never_fits_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_pools);
  too_large_above = 0;
  pools = list_pools (fixture, NULL, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_TOO_LARGE);
  g_assert_null (pools);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "listDevicePool"), <, 15);
}

static void
answer_same_pools (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer (message, operation, "14.0",
                       "<return><devicePool uuid=\"{11111111-1111-1111-1111-111111111111}\"><name>Default</name>"
                       "</devicePool><devicePool uuid=\"{22222222-1111-1111-1111-111111111111}\"><name>Other</name>"
                       "</devicePool></return>");
}

static void
test_list_of_a_server_that_does_not_page_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_same_pools);
  tel_axl_client_set_page_size (fixture->client, 2);
  pools = list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 2);
  g_assert_cmpstr (tel_reference_get_name (g_ptr_array_index (pools, 0)), ==, "Default");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "listDevicePool"), ==, 2);
}

static void
answer_empty (SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer (message, operation, "14.0", "<return/>");
}

static void
test_empty_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, answer_empty);
  pools = list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 0);
  g_assert_cmpuint (fixture->page_calls, ==, 0);
}

/* Words. */

static void
test_uds_version_is_the_element (void)
{
  g_autofree char *version = tel_axl_release_probe_parse_uds (
      "<versionInformation uri=\"https://x/cucm-uds/version\" version=\"10.0.0\"><version>11.5.1</version>"
      "<capabilities><version>1</version></capabilities></versionInformation>");
  g_autofree char *none = tel_axl_release_probe_parse_uds ("<versionInformation version=\"10.0.0\"/>");
  g_autofree char *page = tel_axl_release_probe_parse_uds ("<html><p>no</html>");

  g_assert_cmpstr (version, ==, "11.5.1");
  g_assert_null (none);
  g_assert_null (page);
}

static void
test_supported_versions (void)
{
  const char *supported = "12.x, 14.0 and 15.0";

  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_12_0));
  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_12_5));
  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_14_0));
  g_assert_true (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_15_0));
  g_assert_false (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_11_5));
  g_assert_false (tel_axl_release_probe_is_supported (supported, TEL_RELEASE_9_1));
}

#define ADD(path, function) g_test_add ("/axl-client/" path, Fixture, NULL, set_up, function, tear_down)

static void
add_connecting (void)
{
  ADD ("connect/finds-the-release", test_connect_finds_the_release);
  ADD ("connect/without-uds-follows-the-servers-list", test_connect_without_uds_follows_the_servers_list);
  ADD ("connect/to-an-unknown-release-fails", test_connect_to_an_unknown_release_fails);
  ADD ("connect/wrong-password-is-sent-once", test_wrong_password_is_sent_once);
  ADD ("connect/missing-role-is-named", test_missing_role_is_named);
  ADD ("connect/redirect-is-not-followed", test_redirect_is_not_followed);
  ADD ("connect/untrusted-certificate-stops", test_untrusted_certificate_stops_the_connection);
  ADD ("connect/nothing-works-before", test_nothing_works_before_connecting);
  ADD ("connect/close-ends-and-connect-reopens", test_close_ends_and_connect_reopens);
}

static void
add_answers (void)
{
  ADD ("answer/html-is-not-axl", test_html_is_not_axl);
  ADD ("answer/404-without-a-session-is-final", test_404_without_a_session_is_final);
  ADD ("answer/404-to-an-old-session-is-repeated-once", test_404_to_an_old_session_is_repeated_once);
  ADD ("answer/404-without-the-session-ends-the-repeating", test_404_without_the_session_ends_the_repeating);
  ADD ("answer/throttled-write-did-not-run", test_throttled_write_did_not_run);
  ADD ("answer/599-names-what-is-supported", test_599_names_what_is_supported);
  ADD ("answer/fault-keeps-the-servers-words", test_fault_keeps_the_servers_words);
  ADD ("answer/500-without-a-fault", test_500_without_a_fault);
  ADD ("answer/broken-xml", test_broken_xml);
  ADD ("lost/stale-connection-repeats-a-read-once", test_stale_connection_repeats_a_read_once);
  ADD ("lost/answer-to-a-write-is-unknown", test_lost_answer_to_a_write_is_unknown);
  ADD ("lost/write-that-was-never-sent-is-no-unknown", test_write_that_was_never_sent_is_no_unknown);
  ADD ("lost/time-out", test_time_out);
}

static void
add_turns_and_lists (void)
{
  ADD ("turns/two-read-and-one-writes", test_turns);
  ADD ("turns/cancelling-reads", test_cancelling_reads);
  ADD ("turns/cancelling-writes", test_cancelling_writes);
  ADD ("turns/close-lets-a-write-end", test_close_lets_a_write_end);
  ADD ("turns/reads-share-connections-and-writes-do-not", test_reads_share_connections_and_writes_do_not);
  ADD ("list/pages", test_list_pages);
  ADD ("list/shrinks-pages", test_list_shrinks_pages);
  ADD ("list/that-never-fits-fails", test_list_that_never_fits_fails);
  ADD ("list/of-a-server-that-does-not-page-ends", test_list_of_a_server_that_does_not_page_ends);
  ADD ("list/empty", test_empty_list);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  add_connecting ();
  add_answers ();
  add_turns_and_lists ();
  g_test_add_func ("/axl-release-probe/uds-version-is-the-element", test_uds_version_is_the_element);
  g_test_add_func ("/axl-release-probe/supported-versions", test_supported_versions);

  return g_test_run ();
}
