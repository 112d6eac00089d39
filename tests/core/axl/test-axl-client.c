/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"

#include "client-fixture.h"
#include "tel-test.h"

#define SUPPORTED                                                                                                      \
  "<html><head><title>HTTP Status 599 - Incorrect axl version. Supported axl versions are 12.x, 14.0 and "             \
  "15.0</title></head></html>"

static void
assert_connect_fails (ClientFixture *fixture, TelError kind, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (client_fixture_connect (fixture, &error));
  client_fixture_assert_sentence (error, kind, words);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_UNKNOWN);
}

static void
assert_get_fails (ClientFixture *fixture, TelError kind, const char *words)
{
  g_autoptr (TelObject) object = NULL;
  g_autoptr (GError) error = NULL;

  object = client_fixture_get_user (fixture, NULL, &error);
  g_assert_null (object);
  client_fixture_assert_sentence (error, kind, words);
}

static void
assert_remove_fails (ClientFixture *fixture, TelError kind, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (client_fixture_remove_user (fixture, NULL, &error));
  client_fixture_assert_sentence (error, kind, words);
}

/* Connecting. */

static void
test_connect_finds_the_release (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) server_time = NULL;

  g_assert_true (client_fixture_connect (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_14_0);
  g_assert_cmpstr (tel_axl_client_get_version (fixture->client), ==, CLIENT_FIXTURE_VERSION);
  server_time = tel_axl_client_dup_server_time (fixture->client);
  g_assert_nonnull (server_time);

  /* UDS is asked without a password, AXL with it: once for the version, once for what the account may do. */
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "/cucm-uds/version"), ==, 1);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getAppUser"), ==, 1);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 3);
  g_assert_cmpstr (fixture->authorizations->str, ==,
                   "Basic YWRtaW46Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZQ==\n"
                   "Basic YWRtaW46Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZQ==\n");
}

static void
behave_without_uds (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
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
test_connect_without_uds_follows_the_servers_list (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->behaviour = behave_without_uds;
  g_assert_true (client_fixture_connect (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_10_5);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 2);
}

static void
behave_as_a_stranger (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, operation != NULL ? 599 : 404,
                            "<html>Supported axl versions are 6.0 and 7.x</html>");
}

static void
test_connect_to_an_unknown_release_fails (ClientFixture *fixture, gconstpointer data)
{
  fixture->behaviour = behave_as_a_stranger;
  assert_connect_fails (fixture, TEL_ERROR_RELEASE, "6.0 and 7.x");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
}

static void
refuse_login (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (operation == NULL)
    {
      tel_test_axl_answer_version (message, NULL, CLIENT_FIXTURE_VERSION);
      return;
    }

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                "Basic realm=\"Cisco Web Services Realm\"");
  tel_test_axl_answer_page (message, 401, "<html>HTTP Status 401</html>");
}

static void
test_wrong_password_is_sent_once (ClientFixture *fixture, gconstpointer data)
{
  fixture->behaviour = refuse_login;
  assert_connect_fails (fixture, TEL_ERROR_LOGIN, "password");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
}

static void
forbid (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (operation == NULL)
    tel_test_axl_answer_version (message, NULL, CLIENT_FIXTURE_VERSION);
  else
    tel_test_axl_answer_page (message, 403, "<html>HTTP Status 403</html>");
}

static void
test_missing_role_is_named (ClientFixture *fixture, gconstpointer data)
{
  fixture->behaviour = forbid;
  assert_connect_fails (fixture, TEL_ERROR_FORBIDDEN, "Standard AXL API Access");
}

static void
redirect (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 302, "<html>moved</html>");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", "/elsewhere");
}

static void
test_redirect_is_not_followed (ClientFixture *fixture, gconstpointer data)
{
  fixture->behaviour = redirect;
  assert_connect_fails (fixture, TEL_ERROR_NOT_AXL, "not followed");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "/elsewhere"), ==, 0);
}

static void
test_untrusted_certificate_stops_the_connection (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tel_trust_store_forget (fixture->trust_store, CLIENT_FIXTURE_CONNECTION, NULL);
  assert_connect_fails (fixture, TEL_ERROR_UNTRUSTED_CERTIFICATE, "SHA256:");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);

  tel_trust_store_trust (fixture->trust_store, CLIENT_FIXTURE_CONNECTION,
                         tel_axl_client_get_refused_certificate (fixture->client), &error);
  g_assert_no_error (error);
  g_assert_true (client_fixture_connect (fixture, &error));
  g_assert_no_error (error);
  g_assert_null (tel_axl_client_get_refused_certificate (fixture->client));
}

static void
test_nothing_works_before_connecting (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  assert_get_fails (fixture, TEL_ERROR_NETWORK, "Connect first");
  assert_remove_fails (fixture, TEL_ERROR_NETWORK, "Connect first");
  pools = client_fixture_list_pools (fixture, NULL, &error);
  client_fixture_assert_sentence (error, TEL_ERROR_NETWORK, "Connect first");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);
}

static void
test_close_ends_and_connect_reopens (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, NULL);
  tel_axl_client_close (fixture->client);
  assert_get_fails (fixture, TEL_ERROR_NETWORK, "closed");

  /* Without the password that was wiped nothing is sent that could be taken for a login. */
  g_string_truncate (fixture->authorizations, 0);
  fixture->behaviour = refuse_login;
  assert_connect_fails (fixture, TEL_ERROR_LOGIN, NULL);
  g_assert_cmpstr (fixture->authorizations->str, ==, "");

  fixture->behaviour = NULL;
  tel_axl_client_set_credentials (fixture->client, "admin", CLIENT_FIXTURE_PASSWORD);
  g_assert_true (client_fixture_connect (fixture, &error));
  g_assert_no_error (error);
}

/* What answers. */

static void
answer_html (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 200, "<!DOCTYPE html><html><body><p>Log in<br>here</body></html>");
}

static void
answer_html_as_xml (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  const char *page = "\n <HTML><body><p>Log in<br>here</body></html>";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY, page, strlen (page));
}

static void
test_html_is_not_axl (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, answer_html);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "web page");
  fixture->behaviour = answer_html_as_xml;
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "web page");

  /* Of a write nobody can say what became of it behind such a page. */
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, "removeUser");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
answer_404 (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 404, "<html>HTTP Status 404</html>");
}

static void
test_404_without_a_session_is_final (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, answer_404);
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
answer_404_to_old_sessions (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  const char *cookie = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Cookie");

  if (cookie != NULL)
    {
      answer_404 (fixture, message, operation, number);
      return;
    }

  set_session (message);
  if (g_str_equal (operation, "getUser"))
    client_fixture_answer_user (message);
  else
    tel_test_axl_answer (message, operation, "14.0", "<return>true</return>");
}

static void
test_404_to_an_old_session_is_repeated_once (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) first = NULL;
  g_autoptr (TelObject) second = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_404_to_old_sessions);
  first = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 1);

  second = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 3);

  /* Nothing ran behind a 404, so that a write may be repeated here too. */
  g_assert_true (client_fixture_remove_user (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 2);
}

/* Who asked loses interest while the old session is being refused. */
static GCancellable *interest;

static void
answer_404_to_nobody (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (g_str_equal (operation, "removeUser") && interest != NULL)
    g_cancellable_cancel (interest);
  answer_404_to_old_sessions (fixture, message, operation, number);
}

/* Nothing ran, so that a cancelled write is not sent again. */
static void
test_404_to_an_old_session_can_be_called_off (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_404_to_nobody);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);

  interest = cancellable;
  g_assert_false (client_fixture_remove_user (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
  interest = NULL;

  g_assert_true (client_fixture_remove_user (fixture, NULL, &error));
  g_assert_no_error (error);
}

static void
answer_session_then_404 (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (number == 1)
    {
      set_session (message);
      client_fixture_answer_user (message);
    }
  else
    answer_404 (fixture, message, operation, number);
}

static void
test_404_without_the_session_ends_the_repeating (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_session_then_404);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 3);
}

static void
answer_599 (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 599, SUPPORTED);
}

static void
test_599_names_what_is_supported (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, answer_599);
  assert_get_fails (fixture, TEL_ERROR_RELEASE, "12.x, 14.0 and 15.0");
}

static void
answer_fault (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_fault (message, 5007, "Item not valid: The specified User was not found");
}

static void
test_fault_keeps_the_servers_words (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_fault);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "The specified User was not found"));
  g_assert_nonnull (strstr (error->message, "tadams"));
}

static void
answer_500_page (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_page (message, 500, "<html>HTTP Status 500 - java.lang.NullPointerException</html>");
}

static void
test_500_without_a_fault (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, answer_500_page);
  assert_get_fails (fixture, TEL_ERROR_NOT_AXL, "500");
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, NULL);
}

static void
answer_broken_xml (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  const char *body = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
test_broken_xml (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_broken_xml);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_PROTOCOL);
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, NULL);
}

/* What is lost. */

static void
drop (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_drop (message);
}

static void
drop_first (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (number == 1)
    tel_test_axl_drop (message);
  else
    client_fixture_answer_user (message);
}

static void
test_stale_connection_repeats_a_read_once (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, drop_first);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (user);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 2);

  fixture->behaviour = drop;
  assert_get_fails (fixture, TEL_ERROR_NETWORK, "broke");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 4);
}

static void
test_lost_answer_to_a_write_is_unknown (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, drop);
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, "tadams");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
test_write_that_was_never_sent_is_no_unknown (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, NULL);
  tel_trust_store_forget (fixture->trust_store, CLIENT_FIXTURE_CONNECTION, NULL);

  /* A write has a connection of its own, whose certificate is looked at again. */
  assert_remove_fails (fixture, TEL_ERROR_UNTRUSTED_CERTIFICATE, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 0);
}

static void
test_time_out (ClientFixture *fixture, gconstpointer data)
{
  client_fixture_begin (fixture, client_fixture_hold);
  tel_axl_client_set_time_outs (fixture->client, 1000, 1000);
  assert_get_fails (fixture, TEL_ERROR_TIMED_OUT, "1");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 1);

  tel_axl_client_set_time_outs (fixture->client, 10000, 10000);
  assert_remove_fails (fixture, TEL_ERROR_UNKNOWN_OUTCOME, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/axl-client/" path, ClientFixture, NULL, client_fixture_set_up, function, client_fixture_tear_down)

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
  ADD ("answer/404-to-an-old-session-can-be-called-off", test_404_to_an_old_session_can_be_called_off);
  ADD ("answer/404-without-the-session-ends-the-repeating", test_404_without_the_session_ends_the_repeating);
  ADD ("answer/599-names-what-is-supported", test_599_names_what_is_supported);
  ADD ("answer/fault-keeps-the-servers-words", test_fault_keeps_the_servers_words);
  ADD ("answer/500-without-a-fault", test_500_without_a_fault);
  ADD ("answer/broken-xml", test_broken_xml);
  ADD ("lost/stale-connection-repeats-a-read-once", test_stale_connection_repeats_a_read_once);
  ADD ("lost/answer-to-a-write-is-unknown", test_lost_answer_to_a_write_is_unknown);
  ADD ("lost/write-that-was-never-sent-is-no-unknown", test_write_that_was_never_sent_is_no_unknown);
  ADD ("lost/time-out", test_time_out);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  add_connecting ();
  add_answers ();

  return g_test_run ();
}
