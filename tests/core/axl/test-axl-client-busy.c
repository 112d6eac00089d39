/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"

#include "client-fixture.h"
#include "tel-test.h"

/* A cluster that answers 503: nothing was carried out, so that everything may be sent again. */

#define AN_HOUR (60 * 60 * 1000)

static guint n_refusals;
static const char *retry_after;

static void
answer_busy (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (number > n_refusals && g_str_equal (operation, "getUser"))
    {
      client_fixture_answer_user (message);
      return;
    }
  if (number > n_refusals)
    {
      tel_test_axl_answer (message, operation, "14.0", "<return>true</return>");
      return;
    }

  if (retry_after != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", retry_after);
  tel_test_axl_answer_page (message, 503, "<html>HTTP Status 503</html>");
}

static void
begin (ClientFixture *fixture, guint refusals, const char *header, guint interval)
{
  client_fixture_begin (fixture, answer_busy);
  n_refusals = refusals;
  retry_after = header;
  tel_axl_client_set_busy_interval (fixture->client, interval);
}

static void
count_waits (TelAxlClient *client, GParamSpec *pspec, gpointer user_data)
{
  guint *count = user_data;

  if (tel_axl_client_get_busy_until (client) != 0)
    (*count)++;
}

static void
test_reads_wait (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;
  guint n_waits = 0;

  begin (fixture, 3, NULL, 1);
  g_signal_connect (fixture->client, "notify::busy-until", G_CALLBACK (count_waits), &n_waits);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getUser"), ==, 4);
  g_assert_cmpuint (n_waits, ==, 3);
  g_assert_cmpint (tel_axl_client_get_busy_until (fixture->client), ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->client, &n_waits);
}

static void
test_writes_wait (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, 2, NULL, 1);
  client_fixture_remove_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 3);
}

static void
test_gives_up (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, G_MAXUINT, NULL, 1);
  g_assert_false (client_fixture_remove_user (fixture, NULL, &error));
  client_fixture_assert_sentence (error, TEL_ERROR_THROTTLED, "Wait");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 7);
  g_assert_cmpint (tel_axl_client_get_busy_until (fixture->client), ==, 0);
}

static void
begin_removing (ClientFixture *fixture, GCancellable *cancellable, GAsyncResult **place)
{
  tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, cancellable, tel_test_take_result,
                               place);
}

static void
assert_cancelled (ClientFixture *fixture, GAsyncResult **place)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_axl_client_write_finish (fixture->client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
  g_assert_cmpint (tel_axl_client_get_busy_until (fixture->client), ==, 0);
}

/* Whoever calls it off does not wait for the hour to pass. */
static void
test_cancelling (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;

  begin (fixture, G_MAXUINT, NULL, AN_HOUR);
  begin_removing (fixture, cancellable, &place);
  tel_test_wait_until (tel_axl_client_get_busy_until (fixture->client) != 0);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &place);
}

static void
test_closing (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *place = NULL;

  begin (fixture, G_MAXUINT, NULL, AN_HOUR);
  begin_removing (fixture, NULL, &place);
  tel_test_wait_until (tel_axl_client_get_busy_until (fixture->client) != 0);
  tel_axl_client_close (fixture->client);
  assert_cancelled (fixture, &place);
}

static void
assert_waits_for (ClientFixture *fixture, const char *header, guint least, guint most)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 before = g_get_monotonic_time ();
  gint64 until;

  retry_after = header;
  begin_removing (fixture, cancellable, &place);
  tel_test_wait_until (tel_axl_client_get_busy_until (fixture->client) != 0);
  until = tel_axl_client_get_busy_until (fixture->client);
  g_assert_cmpint (until - before, >=, (gint64) least * G_USEC_PER_SEC);
  g_assert_cmpint (until - g_get_monotonic_time (), <=, (gint64) most * G_USEC_PER_SEC);
  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&place);
  g_assert_false (tel_axl_client_write_finish (fixture->client, result, NULL));
}

static void
test_retry_after (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_seconds (now, 100);
  g_autofree char *date = soup_date_time_to_string (later, SOUP_DATE_HTTP);

  begin (fixture, G_MAXUINT, NULL, 2000);
  assert_waits_for (fixture, "40", 40, 40);
  assert_waits_for (fixture, date, 30, 100);
  /* What cannot be read, or is shorter than our own wait, is not heeded. */
  assert_waits_for (fixture, "soon", 1, 3);
  assert_waits_for (fixture, "0", 1, 3);
  assert_waits_for (fixture, "Mon, 02 Jan 2006 15:04:05 GMT", 1, 3);
}

static void
keep_until (TelAxlClient *client, GParamSpec *pspec, gpointer user_data)
{
  GArray *times = user_data;
  gint64 until = tel_axl_client_get_busy_until (client);

  if (until != 0)
    g_array_append_val (times, until);
}

/* The fourth wait is eight times the first, give or take a quarter, and begins when the third is over. */
static void
test_back_off (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  begin (fixture, 4, NULL, 20);
  g_signal_connect (fixture->client, "notify::busy-until", G_CALLBACK (keep_until), times);
  client_fixture_remove_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (times->len, ==, 4);
  g_assert_cmpint (g_array_index (times, gint64, 3) - g_array_index (times, gint64, 2), >=, 6 * 20 * 1000);
  g_signal_handlers_disconnect_by_data (fixture->client, times);
}

/* Those who were sent away together do not come back together: ten first waits are not one and the same, and each is
 * within a quarter of what is set. */
static void
test_jitter (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[10] = { NULL };
  gint64 least = G_MAXINT64;
  gint64 most = 0;

  begin (fixture, G_MAXUINT, NULL, 100000);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GCancellable) mine = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      gint64 left;

      begin_removing (fixture, mine, &places[i]);
      tel_test_wait_until (tel_axl_client_get_busy_until (fixture->client) != 0);
      left = tel_axl_client_get_busy_until (fixture->client) - g_get_monotonic_time ();
      least = MIN (least, left);
      most = MAX (most, left);
      g_cancellable_cancel (mine);
      result = tel_test_await_result (&places[i]);
      g_assert_false (tel_axl_client_write_finish (fixture->client, result, NULL));
    }
  g_assert_cmpint (most - least, >, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (least, >=, 70 * G_USEC_PER_SEC);
  g_assert_cmpint (most, <=, 125 * G_USEC_PER_SEC);
}

static void
test_too_long (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, G_MAXUINT, "3600", 1);
  g_assert_false (client_fixture_remove_user (fixture, NULL, &error));
  client_fixture_assert_sentence (error, TEL_ERROR_THROTTLED, "Wait");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 1);
}

/* A write that waits is not overtaken by the next. */
static void
test_keeps_its_turn (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, 1, NULL, AN_HOUR);
  begin_removing (fixture, cancellable, &first);
  begin_removing (fixture, NULL, &second);
  tel_test_wait_until (tel_axl_client_get_busy_until (fixture->client) != 0);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (second);

  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &first);
  result = tel_test_await_result (&second);
  tel_axl_client_write_finish (fixture->client, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "removeUser"), ==, 2);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/axl-client/busy/" path, ClientFixture, NULL, client_fixture_set_up, function, client_fixture_tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("reads-wait", test_reads_wait);
  ADD ("writes-wait", test_writes_wait);
  ADD ("gives-up", test_gives_up);
  ADD ("cancelling", test_cancelling);
  ADD ("closing", test_closing);
  ADD ("retry-after", test_retry_after);
  ADD ("back-off", test_back_off);
  ADD ("jitter", test_jitter);
  ADD ("too-long", test_too_long);
  ADD ("keeps-its-turn", test_keeps_its_turn);

  return g_test_run ();
}
