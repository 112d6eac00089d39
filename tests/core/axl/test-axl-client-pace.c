/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "axl/tel-axl-pace.h"
#include "model/tel-error.h"

#include "client-fixture.h"
#include "tel-test.h"

/* No more than so many writes in a time, whoever asks; and the person who does not want to wait any longer. */

#define AN_HOUR (60 * 60 * 1000)
/* Far longer than a request takes, instrumented and on a busy machine: else none has to wait. */
#define INTERVAL 2000

static guint n_refusals;

static void
answer (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (number <= n_refusals)
    tel_test_axl_answer_page (message, 503, "<html>HTTP Status 503</html>");
  else if (g_str_equal (operation, "getUser"))
    client_fixture_answer_user (message);
  else
    tel_test_axl_answer (message, operation, "14.0", "<return>true</return>");
}

static void
begin (ClientFixture *fixture, guint refusals, guint n_writes, guint milliseconds)
{
  client_fixture_begin (fixture, answer);
  n_refusals = refusals;
  tel_axl_client_set_busy_interval (fixture->client, 1);
  tel_axl_client_set_write_pace (fixture->client, n_writes, milliseconds);
}

static void
remove_some (ClientFixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      client_fixture_remove_user (fixture, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
test_pace (void)
{
  g_autoptr (TelAxlPace) pace = tel_axl_pace_new ();

  for (gint64 now = 1; now <= 5; now++)
    {
      g_assert_cmpint (tel_axl_pace_get_next (pace, now), ==, now);
      tel_axl_pace_note (pace, now);
    }
  /* Of 1 to 5 the third last was at 3; those of before a limit was set count. */
  tel_axl_pace_set_limit (pace, 3, 1);
  g_assert_cmpint (tel_axl_pace_get_next (pace, 6), ==, 1003);
  g_assert_cmpint (tel_axl_pace_get_next (pace, 1003), ==, 1003);
  tel_axl_pace_note (pace, 1003);
  g_assert_cmpint (tel_axl_pace_get_next (pace, 1003), ==, 1004);
  g_assert_cmpint (tel_axl_pace_get_next (pace, 9000), ==, 9000);
  tel_axl_pace_set_limit (pace, 0, 1);
  g_assert_cmpint (tel_axl_pace_get_next (pace, 1003), ==, 1003);
}

static void
note_wait (TelAxlClient *client, GParamSpec *pspec, gpointer user_data)
{
  GArray *waits = user_data;
  TelAxlWait wait = tel_axl_client_get_wait (client);

  g_array_append_val (waits, wait);
  g_assert_cmpint (wait == TEL_AXL_WAIT_NONE, ==, tel_axl_client_get_busy_until (client) == 0);
}

static void
test_writes_keep_the_pace (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (TelAxlWait));
  gint64 before;

  begin (fixture, 0, 2, INTERVAL);
  g_signal_connect (fixture->client, "notify::busy-until", G_CALLBACK (note_wait), waits);
  before = g_get_monotonic_time ();
  remove_some (fixture, 2);
  g_assert_cmpuint (waits->len, ==, 0);
  remove_some (fixture, 3);
  /* The fifth of them goes with the third interval. */
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 2 * INTERVAL * 1000);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 5);
  g_assert_cmpuint (waits->len, >=, 4);
  g_assert_cmpint (g_array_index (waits, TelAxlWait, 0), ==, TEL_AXL_WAIT_PACE);
  g_assert_cmpint (g_array_index (waits, TelAxlWait, waits->len - 1), ==, TEL_AXL_WAIT_NONE);
  g_signal_handlers_disconnect_by_data (fixture->client, waits);
}

static void
test_no_limit (ClientFixture *fixture, gconstpointer data)
{
  begin (fixture, 0, 0, AN_HOUR);
  remove_some (fixture, 10);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 10);
}

static void
begin_removing (ClientFixture *fixture, GCancellable *cancellable, GAsyncResult **place)
{
  tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable, tel_test_take_result,
                               place);
}

static void
wait_for_pace (ClientFixture *fixture)
{
  tel_test_wait_until (tel_axl_client_get_wait (fixture->client) == TEL_AXL_WAIT_PACE);
}

static void
assert_not_carried_out (ClientFixture *fixture, GAsyncResult **place, const char *words)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_axl_client_write_finish (fixture->client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
}

static void
test_retry_counts (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;

  begin (fixture, 1, 2, AN_HOUR);
  remove_some (fixture, 1);
  begin_removing (fixture, cancellable, &place);
  wait_for_pace (fixture);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 2);
  g_cancellable_cancel (cancellable);
  assert_not_carried_out (fixture, &place, NULL);
}

static void
test_cancelling (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  begin_removing (fixture, cancellable, &place);
  wait_for_pace (fixture);
  g_cancellable_cancel (cancellable);
  assert_not_carried_out (fixture, &place, NULL);
  g_assert_cmpint (tel_axl_client_get_wait (fixture->client), ==, TEL_AXL_WAIT_NONE);
  g_assert_cmpint (tel_axl_client_get_busy_until (fixture->client), ==, 0);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

/* Reads are not slowed down by what writes wait for. */
static void
test_reads_go_on (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  begin_removing (fixture, NULL, &place);
  wait_for_pace (fixture);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  tel_axl_client_close (fixture->client);
  assert_not_carried_out (fixture, &place, NULL);
}

static void
test_higher_limit_lets_go_on (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  begin_removing (fixture, NULL, &place);
  wait_for_pace (fixture);
  tel_axl_client_set_write_pace (fixture->client, 2, AN_HOUR);
  g_assert_cmpint (tel_axl_client_get_wait (fixture->client), ==, TEL_AXL_WAIT_NONE);
  result = tel_test_await_result (&place);
  tel_axl_client_write_finish (fixture->client, result, &error);
  g_assert_no_error (error);
}

/* As another window, or connecting again, makes it. */
static TelAxlClient *
make_client (ClientFixture *fixture, const char *connection_id)
{
  g_autofree char *fingerprint = tel_trust_store_dup_fingerprint (fixture->trust_store, CLIENT_FIXTURE_CONNECTION);
  TelAxlClient *client;

  tel_trust_store_expect_fingerprint (fixture->trust_store, connection_id, fingerprint);
  client = tel_axl_client_new (connection_id, CLIENT_FIXTURE_HOST, tel_test_axl_server_get_port (fixture->server),
                               fixture->trust_store);
  tel_axl_client_set_credentials (client, "admin", CLIENT_FIXTURE_PASSWORD);

  return client;
}

static void
use_client (ClientFixture *fixture, TelAxlClient *client)
{
  fixture->client = client;
  fixture->behaviour = NULL;
  begin (fixture, 0, 1, AN_HOUR);
}

static void
assert_write_waits (ClientFixture *fixture)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_sent = tel_test_axl_server_count (fixture->server, "removeUser");
  GAsyncResult *place = NULL;

  begin_removing (fixture, cancellable, &place);
  tel_test_wait_until (place != NULL || tel_axl_client_get_wait (fixture->client) == TEL_AXL_WAIT_PACE);
  g_cancellable_cancel (cancellable);
  assert_not_carried_out (fixture, &place, NULL);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, n_sent);
}

static void
test_clients_of_one_connection (ClientFixture *fixture, gconstpointer data)
{
  TelAxlClient *first = fixture->client;

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  use_client (fixture, make_client (fixture, CLIENT_FIXTURE_CONNECTION));
  assert_write_waits (fixture);
  g_assert_finalize_object (fixture->client);
  fixture->client = first;
  assert_write_waits (fixture);
}

static void
test_connecting_again (ClientFixture *fixture, gconstpointer data)
{
  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  g_assert_finalize_object (fixture->client);
  use_client (fixture, make_client (fixture, CLIENT_FIXTURE_CONNECTION));
  assert_write_waits (fixture);
}

static void
test_clients_of_two_connections (ClientFixture *fixture, gconstpointer data)
{
  TelAxlClient *first = fixture->client;

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  use_client (fixture, make_client (fixture, "7f9619ff-8b86-d011-b42d-00c04fc964ff"));
  remove_some (fixture, 1);
  g_assert_finalize_object (fixture->client);
  fixture->client = first;
}

/* What nobody has any more goes when what was sent does not count. */
static void
test_kept_while_it_counts (void)
{
  g_autoptr (TelAxlPace) pace = tel_axl_pace_new ();
  TelAxlPace *other = tel_axl_pace_ref (pace);

  tel_axl_pace_set_limit (pace, 1, 1);
  g_assert_false (tel_axl_pace_is_idle (pace, 1));
  tel_axl_pace_unref (other);
  g_assert_true (tel_axl_pace_is_idle (pace, 1));
  tel_axl_pace_note (pace, 1);
  g_assert_false (tel_axl_pace_is_idle (pace, 1000));
  g_assert_true (tel_axl_pace_is_idle (pace, 1001));
}

/* What waits behind the one that waits is sent away too; nobody presses the button for each of them. */
static void
test_stop_waiting_writes (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[2] = { NULL };

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  for (guint i = 0; i < 2; i++)
    begin_removing (fixture, NULL, &places[i]);
  wait_for_pace (fixture);
  tel_axl_client_stop_waiting (fixture->client);
  for (guint i = 0; i < 2; i++)
    assert_not_carried_out (fixture, &places[i], "Nothing was carried out");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);

  /* The line is free again. */
  tel_axl_client_set_write_pace (fixture->client, 0, AN_HOUR);
  remove_some (fixture, 1);
}

static void
start_get (ClientFixture *fixture, const char *name, GAsyncResult **place)
{
  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, name, NULL, NULL, tel_test_take_result, place);
}

static void
test_stop_waiting_reads (ClientFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  GAsyncResult *places[G_N_ELEMENTS (names)] = { NULL };
  guint n_sent;

  begin (fixture, G_MAXUINT, 0, AN_HOUR);
  tel_axl_client_set_busy_interval (fixture->client, AN_HOUR);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    start_get (fixture, names[i], &places[i]);
  tel_test_wait_until (tel_axl_client_get_wait (fixture->client) == TEL_AXL_WAIT_BUSY &&
                       tel_test_axl_server_count (fixture->server, "getUser") == 2);
  /* The second answer may be on its way. */
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  tel_axl_client_stop_waiting (fixture->client);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (TelObject) user = NULL;
      g_autoptr (GError) error = NULL;

      tel_test_wait_until (places[i] != NULL || tel_axl_client_get_wait (fixture->client) == TEL_AXL_WAIT_BUSY);
      tel_axl_client_stop_waiting (fixture->client);
      result = tel_test_await_result (&places[i]);
      user = tel_axl_client_get_finish (fixture->client, result, &error);
      client_fixture_assert_sentence (error, TEL_ERROR_THROTTLED, "Try again");
    }
  n_sent = tel_test_axl_server_count (fixture->server, "getUser");
  g_assert_cmpuint (n_sent, <=, 3);
  g_assert_cmpint (tel_axl_client_get_busy_until (fixture->client), ==, 0);

  n_refusals = 0;
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TelObject) user = client_fixture_get_user (fixture, NULL, &error);

    g_assert_no_error (error);
  }
}

/* Of what is under way nothing is cut off. */
static void
test_stop_waiting_leaves_the_rest (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  GAsyncResult *write = NULL;

  begin (fixture, 0, 1, AN_HOUR);
  remove_some (fixture, 1);
  begin_removing (fixture, NULL, &write);
  wait_for_pace (fixture);
  fixture->behaviour = client_fixture_hold;
  start_get (fixture, "tadams", &place);
  tel_test_wait_until (fixture->held->len == 1);
  tel_axl_client_stop_waiting (fixture->client);
  assert_not_carried_out (fixture, &write, NULL);
  client_fixture_release_held (fixture);
  result = tel_test_await_result (&place);
  user = tel_axl_client_get_finish (fixture->client, result, &error);
  g_assert_no_error (error);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/axl-client/pace/" path, ClientFixture, NULL, client_fixture_set_up, function, client_fixture_tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-pace", test_pace);
  ADD ("writes-keep-the-pace", test_writes_keep_the_pace);
  ADD ("no-limit", test_no_limit);
  ADD ("retry-counts", test_retry_counts);
  ADD ("cancelling", test_cancelling);
  ADD ("reads-go-on", test_reads_go_on);
  ADD ("higher-limit-lets-go-on", test_higher_limit_lets_go_on);
  g_test_add_func ("/axl-pace/kept-while-it-counts", test_kept_while_it_counts);
  ADD ("clients-of-one-connection", test_clients_of_one_connection);
  ADD ("connecting-again", test_connecting_again);
  ADD ("clients-of-two-connections", test_clients_of_two_connections);
  ADD ("stop-waiting/writes", test_stop_waiting_writes);
  ADD ("stop-waiting/reads", test_stop_waiting_reads);
  ADD ("stop-waiting/leaves-the-rest", test_stop_waiting_leaves_the_rest);

  return g_test_run ();
}
