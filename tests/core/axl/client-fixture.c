/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "client-fixture.h"

#include "axl/tel-axl-client-write.h"

#include "tel-test-certificate.h"
#include "tel-test.h"

static void
on_request (
    TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  ClientFixture *fixture = user_data;
  const char *authorization =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  if (authorization != NULL)
    g_string_append_printf (fixture->authorizations, "%s\n", authorization);

  if (fixture->behaviour != NULL)
    fixture->behaviour (fixture, message, operation, number - fixture->before);
  else
    tel_test_axl_answer_version (message, operation, CLIENT_FIXTURE_VERSION);
}

/**
 * client_fixture_set_up:
 * @fixture: the fixture
 * @data: not used
 *
 * Starts the server and makes a client that trusts it; for g_test_add().
 */
void
client_fixture_set_up (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_make (key, CLIENT_FIXTURE_HOST, 1);
  g_autoptr (TelCertificate) described = tel_certificate_new (certificate, 0);
  g_autoptr (GError) error = NULL;

  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->authorizations = g_string_new (NULL);
  fixture->server = tel_test_axl_server_new (certificate, on_request, fixture);
  fixture->trust_store = tel_trust_store_new_in_memory ();
  tel_trust_store_trust (fixture->trust_store, CLIENT_FIXTURE_CONNECTION, described, &error);
  g_assert_no_error (error);
  fixture->client = tel_axl_client_new (CLIENT_FIXTURE_CONNECTION, CLIENT_FIXTURE_HOST,
                                        tel_test_axl_server_get_port (fixture->server), fixture->trust_store);
  tel_axl_client_set_credentials (fixture->client, "admin", CLIENT_FIXTURE_PASSWORD);
}

/**
 * client_fixture_tear_down:
 * @fixture: the fixture
 * @data: not used
 *
 * Frees both, and asserts that nothing else holds the client.
 */
void
client_fixture_tear_down (ClientFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  tel_test_axl_server_free (fixture->server);
  g_object_unref (fixture->trust_store);
  g_ptr_array_unref (fixture->held);
  g_string_free (fixture->authorizations, TRUE);
}

/**
 * client_fixture_connect:
 * @fixture: the fixture
 * @error: return location
 *
 * Connects the client.
 *
 * Returns: whether it is connected
 */
gboolean
client_fixture_connect (ClientFixture *fixture, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_connect_async (fixture->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_connect_finish (fixture->client, result, error);
}

/**
 * client_fixture_begin:
 * @fixture: the fixture
 * @behaviour: (nullable): how the server answers from now on
 *
 * Connects the client to a server that behaves until then.
 */
void
client_fixture_begin (ClientFixture *fixture, ClientFixtureBehaviour behaviour)
{
  g_autoptr (GError) error = NULL;

  client_fixture_connect (fixture, &error);
  g_assert_no_error (error);
  fixture->behaviour = behaviour;
  fixture->before = tel_test_axl_server_count (fixture->server, NULL);
}

/**
 * client_fixture_get_user:
 * @fixture: the fixture
 * @cancellable: (nullable): for the operation
 * @error: return location
 *
 * Reads the user `tadams`.
 *
 * Returns: (transfer full) (nullable): the user
 */
TelObject *
client_fixture_get_user (ClientFixture *fixture, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable, tel_test_take_result,
                            &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_get_finish (fixture->client, result, error);
}

/**
 * client_fixture_remove_user:
 * @fixture: the fixture
 * @cancellable: (nullable): for the operation
 * @error: return location
 *
 * Removes the user `tadams`: the plainest write.
 *
 * Returns: whether it was done
 */
gboolean
client_fixture_remove_user (ClientFixture *fixture, GCancellable *cancellable, GError **error)
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
  ClientFixture *fixture = user_data;

  fixture->page_calls++;
  fixture->page_objects += objects->len;
}

/**
 * client_fixture_list_pools:
 * @fixture: the fixture
 * @cancellable: (nullable): for the operation
 * @error: return location
 *
 * Lists the device pools and counts pages and objects in the fixture.
 *
 * Returns: (transfer full) (nullable): the pools
 */
GPtrArray *
client_fixture_list_pools (ClientFixture *fixture, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_list_async (fixture->client, TEL_OBJECT_KIND_DEVICE_POOL, NULL, NULL, on_page, fixture, cancellable,
                             tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_list_finish (fixture->client, result, error);
}

/**
 * client_fixture_assert_sentence:
 * @error: what is shown
 * @kind: of which kind it has to be
 * @words: (nullable): what has to stand in it
 *
 * Asserts on an error that a person is to read: it names the host and never the password.
 */
void
client_fixture_assert_sentence (const GError *error, TelError kind, const char *words)
{
  g_assert_error (error, TEL_ERROR, (int) kind);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, CLIENT_FIXTURE_HOST));
  g_assert_null (strstr (error->message, CLIENT_FIXTURE_PASSWORD));
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}

/**
 * client_fixture_answer_user:
 * @message: a getUser
 *
 * Answers with the user `tadams`.
 */
void
client_fixture_answer_user (SoupServerMessage *message)
{
  tel_test_axl_answer (message, "getUser", "14.0",
                       "<return><user uuid=\"{11111111-1111-1111-1111-111111111111}\"><firstName>Tanya</firstName>"
                       "<lastName>Adams</lastName><userid>tadams</userid></user></return>");
}

/**
 * client_fixture_hold:
 * @fixture: the fixture
 * @message: a request
 * @operation: its operation
 * @number: its number
 *
 * A behaviour: answers nothing until client_fixture_release_held().
 */
void
client_fixture_hold (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  soup_server_message_pause (message);
  g_ptr_array_add (fixture->held, g_object_ref (message));
}

/**
 * client_fixture_release_held:
 * @fixture: the fixture
 *
 * Answers what was held.
 */
void
client_fixture_release_held (ClientFixture *fixture)
{
  g_autoptr (GPtrArray) held = g_steal_pointer (&fixture->held);

  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < held->len; i++)
    {
      SoupServerMessage *message = g_ptr_array_index (held, i);

      if (strstr (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "SOAPAction"),
                  "getUser") != NULL)
        client_fixture_answer_user (message);
      else
        tel_test_axl_answer (message, "removeUser", "14.0", "<return>true</return>");
      soup_server_message_unpause (message);
    }
}
