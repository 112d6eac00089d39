/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"
#include "model/tel-reference.h"

#include "client-fixture.h"
#include "tel-test.h"

/* Turns and cancelling. */

static void
answer_plainly (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (g_str_equal (operation, "getUser"))
    client_fixture_answer_user (message);
  else
    tel_test_axl_answer (message, operation, "14.0", "<return>true</return>");
}

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

/* Each of another user: the same one is not asked for twice at a time. */
static void
start_get_of (
    ClientFixture *fixture, guint number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("user%u", number);

  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, name, NULL, cancellable, callback, data);
}

static void
test_turns (ClientFixture *fixture, gconstpointer data)
{
  guint done = 0;

  client_fixture_begin (fixture, client_fixture_hold);
  for (guint i = 0; i < 6; i++)
    start_get_of (fixture, i, NULL, count_success, &done);
  for (guint i = 0; i < 4; i++)
    tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, count_success, &done);

  tel_test_wait_until (fixture->held->len == 3);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->held->len, ==, 3);

  fixture->behaviour = answer_plainly;
  client_fixture_release_held (fixture);
  tel_test_wait_until (done == 10);
  g_assert_cmpuint (tel_test_axl_server_get_max_parallel (fixture->server), ==, 3);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 6);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 4);
}

static void
start_get (ClientFixture *fixture, guint number, GCancellable *cancellable, GAsyncResult **place)
{
  start_get_of (fixture, number, cancellable, tel_test_take_result, place);
}

static void
assert_get_cancelled (ClientFixture *fixture, GAsyncResult **place)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);
  g_autoptr (TelObject) object = NULL;
  g_autoptr (GError) error = NULL;

  object = tel_axl_client_get_finish (fixture->client, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelling_reads (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) running = g_cancellable_new ();
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  g_autoptr (GCancellable) early = g_cancellable_new ();
  GAsyncResult *places[4] = { NULL };

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, 0, running, &places[0]);
  start_get (fixture, 1, running, &places[1]);
  start_get (fixture, 2, waiting, &places[2]);
  g_cancellable_cancel (early);
  start_get (fixture, 3, early, &places[3]);
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
  fixture->behaviour = answer_plainly;
  fixture->before = tel_test_axl_server_count (fixture->server, NULL);
  start_get (fixture, 0, NULL, &places[0]);
  {
    g_autoptr (GAsyncResult) result = tel_test_await_result (&places[0]);
    g_autoptr (TelObject) object = tel_axl_client_get_finish (fixture->client, result, NULL);

    g_assert_nonnull (object);
  }
}

static void
test_cancelling_writes (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *places[2] = { NULL };

  client_fixture_begin (fixture, client_fixture_hold);
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
  client_fixture_release_held (fixture);
  {
    g_autoptr (GAsyncResult) result = tel_test_await_result (&places[0]);

    g_assert_true (tel_axl_client_write_finish (fixture->client, result, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);

  g_assert_false (client_fixture_remove_user (fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

static void
test_close_lets_a_write_end (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *write = NULL;
  GAsyncResult *read = NULL;

  client_fixture_begin (fixture, client_fixture_hold);
  tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, tel_test_take_result,
                               &write);
  start_get (fixture, 0, NULL, &read);
  tel_test_wait_until (fixture->held->len == 2);

  tel_axl_client_close (fixture->client);
  assert_get_cancelled (fixture, &read);
  g_assert_null (write);
  client_fixture_release_held (fixture);
  result = tel_test_await_result (&write);
  g_assert_true (tel_axl_client_write_finish (fixture->client, result, &error));
  g_assert_no_error (error);
}

static void
test_reads_share_connections_and_writes_do_not (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint connections;

  client_fixture_begin (fixture, answer_plainly);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TelObject) user = client_fixture_get_user (fixture, NULL, &error);

      g_assert_no_error (error);
    }
  connections = tel_test_axl_server_count_connections (fixture->server);
  g_assert_cmpuint (connections, ==, 1);

  g_assert_true (client_fixture_remove_user (fixture, NULL, &error));
  g_assert_cmpuint (tel_test_axl_server_count_connections (fixture->server), >, connections);
}

/* Lists. */

#define N_POOLS 23

static guint too_large_above;

/* Pages like AXL: by skip and first, which stand in the request in this order. */
static void
answer_pools (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
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
test_list_pages (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_pools);
  too_large_above = G_MAXUINT;
  tel_axl_client_set_page_size (fixture->client, 5);
  pools = client_fixture_list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, N_POOLS);
  g_assert_cmpuint (fixture->page_objects, ==, N_POOLS);
  g_assert_cmpuint (fixture->page_calls, ==, 5);
}

static void
test_list_shrinks_pages (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_pools);
  too_large_above = 7;
  pools = client_fixture_list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, N_POOLS);
  g_assert_cmpuint (fixture->page_objects, ==, N_POOLS);
}

static void
test_list_that_never_fits_fails (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_pools);
  too_large_above = 0;
  pools = client_fixture_list_pools (fixture, NULL, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_TOO_LARGE);
  g_assert_null (pools);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "listDevicePool"), <, 15);
}

static void
answer_same_pools (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer (message, operation, "14.0",
                       "<return><devicePool uuid=\"{11111111-1111-1111-1111-111111111111}\"><name>Default</name>"
                       "</devicePool><devicePool uuid=\"{22222222-1111-1111-1111-111111111111}\"><name>Other</name>"
                       "</devicePool></return>");
}

static void
test_list_of_a_server_that_does_not_page_ends (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_same_pools);
  tel_axl_client_set_page_size (fixture->client, 2);
  pools = client_fixture_list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 2);
  g_assert_cmpstr (tel_reference_get_name (g_ptr_array_index (pools, 0)), ==, "Default");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "listDevicePool"), ==, 2);
}

static void
answer_empty (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer (message, operation, "14.0", "<return/>");
}

static void
test_empty_list (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) pools = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, answer_empty);
  pools = client_fixture_list_pools (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 0);
  g_assert_cmpuint (fixture->page_calls, ==, 0);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/axl-client/" path, ClientFixture, NULL, client_fixture_set_up, function, client_fixture_tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

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

  return g_test_run ();
}
