/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"
#include "model/tel-user.h"

#include "client-fixture.h"
#include "tel-test.h"

/* The same read asked for by several at a time is sent once, and nobody is told what was before their own write. */

static void
answer_plainly (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  if (g_str_equal (operation, "getUser"))
    client_fixture_answer_user (message);
  else if (g_str_equal (operation, "executeSQLQuery"))
    tel_test_axl_answer (message, operation, "14.0",
                         "<return><row><name>one</name><mac/></row><row><name>two</name><mac>x</mac></row></return>");
  else if (g_str_equal (operation, "listDevicePool"))
    tel_test_axl_answer (message, operation, "14.0",
                         "<return><devicePool uuid=\"{11111111-1111-1111-1111-111111111111}\"><name>Default</name>"
                         "</devicePool></return>");
  else
    tel_test_axl_answer (message, operation, "14.0", "<return>true</return>");
}

static void
start_get (ClientFixture *fixture, const char *name, GCancellable *cancellable, GAsyncResult **place)
{
  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, name, NULL, cancellable, tel_test_take_result,
                            place);
}

static TelObject *
await_user (ClientFixture *fixture, GAsyncResult **place, GError **error)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);

  return tel_axl_client_get_finish (fixture->client, result, error);
}

static guint
count_gets (ClientFixture *fixture)
{
  return tel_test_axl_server_count (fixture->server, "getUser");
}

/* Answers what is held, and at once what comes from now on. */
static void
release (ClientFixture *fixture)
{
  fixture->behaviour = answer_plainly;
  client_fixture_release_held (fixture);
}

static void
test_one_request (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[3] = { NULL };
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, "tadams", NULL, &places[0]);
  start_get (fixture, "tadams", NULL, &places[1]);
  tel_test_wait_until (fixture->held->len == 1);
  start_get (fixture, "tadams", NULL, &places[2]);
  release (fixture);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (users, await_user (fixture, &places[i], &error));
      g_assert_no_error (error);
      g_assert_cmpstr (tel_user_get_last_name (g_ptr_array_index (users, i)), ==, "Adams");
      g_assert_cmpstr (tel_object_get_uuid (g_ptr_array_index (users, i)), ==,
                       "{11111111-1111-1111-1111-111111111111}");
    }
  g_assert_cmpuint (count_gets (fixture), ==, 1);

  /* Each has an object of its own to change. */
  g_object_set (g_ptr_array_index (users, 0), "last-name", "Changed", NULL);
  g_assert_cmpstr (tel_user_get_last_name (g_ptr_array_index (users, 1)), ==, "Adams");

  /* What has ended is asked for anew. */
  start_get (fixture, "tadams", NULL, &places[0]);
  {
    g_autoptr (TelObject) user = await_user (fixture, &places[0], NULL);

    g_assert_nonnull (user);
  }
  g_assert_cmpuint (count_gets (fixture), ==, 2);
}

static void
test_others_are_not_joined (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[2] = { NULL };

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, "tadams", NULL, &places[0]);
  start_get (fixture, "tadams2", NULL, &places[1]);
  tel_test_wait_until (fixture->held->len == 2);
  release (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TelObject) user = await_user (fixture, &places[i], NULL);

      g_assert_nonnull (user);
    }
}

/* One that waits for its turn is joined as well as one that was sent. */
static void
test_waiting_reads_are_joined (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[4] = { NULL };

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, "a", NULL, &places[0]);
  start_get (fixture, "b", NULL, &places[1]);
  start_get (fixture, "tadams", NULL, &places[2]);
  start_get (fixture, "tadams", NULL, &places[3]);
  tel_test_wait_until (fixture->held->len == 2);
  release (fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TelObject) user = await_user (fixture, &places[i], NULL);

      g_assert_nonnull (user);
    }
  g_assert_cmpuint (count_gets (fixture), ==, 3);
}

static void
test_each_cancels_for_themselves (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  GAsyncResult *places[2] = { NULL };
  g_autoptr (TelObject) cancelled = NULL;
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, "tadams", first, &places[0]);
  start_get (fixture, "tadams", second, &places[1]);
  tel_test_wait_until (fixture->held->len == 1);
  g_cancellable_cancel (first);
  cancelled = await_user (fixture, &places[0], &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (places[1]);

  release (fixture);
  user = await_user (fixture, &places[1], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_gets (fixture), ==, 1);
}

static void
test_ends_when_nobody_wants_it (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *places[3] = { NULL };
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, client_fixture_hold);
  for (guint i = 0; i < 2; i++)
    start_get (fixture, "tadams", cancellable, &places[i]);
  tel_test_wait_until (fixture->held->len == 1);
  g_cancellable_cancel (cancellable);
  /* Too late to be joined to what is being ended. */
  fixture->behaviour = answer_plainly;
  start_get (fixture, "tadams", NULL, &places[2]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (TelObject) none = await_user (fixture, &places[i], &cause);

      g_assert_error (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  user = await_user (fixture, &places[2], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_gets (fixture), ==, 2);
}

static void
answer_fault (ClientFixture *fixture, SoupServerMessage *message, const char *operation, guint number)
{
  tel_test_axl_answer_fault (message, 5007, "Item not valid: The specified User was not found");
}

static void
test_errors_go_to_all (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[3] = { NULL };

  client_fixture_begin (fixture, answer_fault);
  for (guint i = 0; i < 3; i++)
    start_get (fixture, "tadams", NULL, &places[i]);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TelObject) user = await_user (fixture, &places[i], &error);

      g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "tadams"));
    }
  g_assert_cmpuint (count_gets (fixture), ==, 1);
}

static void
remove_user (ClientFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  client_fixture_remove_user (fixture, NULL, &error);
  g_assert_no_error (error);
}

/* A read that was sent before a write began, or while it ran, shows what was before it. */
static void
test_reading_back_is_not_joined (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *before = NULL;
  GAsyncResult *after = NULL;
  g_autoptr (TelObject) user = NULL;
  g_autoptr (TelObject) old_user = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, "tadams", NULL, &before);
  tel_test_wait_until (fixture->held->len == 1);
  fixture->behaviour = answer_plainly;
  remove_user (fixture);

  start_get (fixture, "tadams", NULL, &after);
  user = await_user (fixture, &after, &error);
  g_assert_no_error (error);
  g_assert_null (before);
  g_assert_cmpuint (count_gets (fixture), ==, 2);
  release (fixture);
  old_user = await_user (fixture, &before, &error);
  g_assert_no_error (error);
}

static void
test_read_during_a_write_is_not_joined (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *write = NULL;
  GAsyncResult *places[2] = { NULL };
  g_autoptr (GPtrArray) held_write = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, client_fixture_hold);
  tel_axl_client_remove_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, tel_test_take_result,
                               &write);
  tel_test_wait_until (fixture->held->len == 1);
  held_write = g_steal_pointer (&fixture->held);
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);

  /* Sent while the write runs, and answered only after it has ended. */
  start_get (fixture, "tadams", NULL, &places[0]);
  tel_test_wait_until (fixture->held->len == 1);
  tel_test_axl_answer (g_ptr_array_index (held_write, 0), "removeUser", "14.0", "<return>true</return>");
  soup_server_message_unpause (g_ptr_array_index (held_write, 0));
  {
    g_autoptr (GAsyncResult) result = tel_test_await_result (&write);

    tel_axl_client_write_finish (fixture->client, result, &error);
    g_assert_no_error (error);
  }
  start_get (fixture, "tadams", NULL, &places[1]);
  tel_test_wait_until (fixture->held->len == 2);
  g_assert_cmpuint (count_gets (fixture), ==, 2);
  release (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TelObject) user = await_user (fixture, &places[i], &error);

      g_assert_no_error (error);
    }
}

/* What was asked with another password is no answer. */
static void
test_connecting_again_is_not_joined (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *before = NULL;
  GAsyncResult *after = NULL;
  g_autoptr (TelObject) user = NULL;
  g_autoptr (TelObject) cancelled = NULL;
  g_autoptr (GError) error = NULL;

  client_fixture_begin (fixture, client_fixture_hold);
  start_get (fixture, "tadams", NULL, &before);
  tel_test_wait_until (fixture->held->len == 1);
  fixture->behaviour = NULL;
  client_fixture_connect (fixture, &error);
  g_assert_no_error (error);
  fixture->behaviour = answer_plainly;
  start_get (fixture, "tadams", NULL, &after);
  user = await_user (fixture, &after, &error);
  g_assert_no_error (error);
  release (fixture);
  cancelled = await_user (fixture, &before, NULL);
}

static void
count_page (GPtrArray *objects, gpointer user_data)
{
  *(guint *) user_data += objects->len;
}

static void
test_lists (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[2] = { NULL };
  guint n_objects[2] = { 0 };

  client_fixture_begin (fixture, answer_plainly);
  for (guint i = 0; i < 2; i++)
    tel_axl_client_list_async (fixture->client, TEL_OBJECT_KIND_DEVICE_POOL, NULL, NULL, count_page, &n_objects[i],
                               NULL, tel_test_take_result, &places[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = tel_test_await_result (&places[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) pools = tel_axl_client_list_finish (fixture->client, result, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (pools->len, ==, 1);
      g_assert_cmpuint (n_objects[i], ==, 1);
    }
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "listDevicePool"), ==, 1);
}

static void
test_queries (ClientFixture *fixture, gconstpointer data)
{
  GAsyncResult *places[2] = { NULL };

  client_fixture_begin (fixture, answer_plainly);
  for (guint i = 0; i < 2; i++)
    tel_axl_client_query_async (fixture->client, "SELECT name, mac FROM device", NULL, tel_test_take_result,
                                &places[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = tel_test_await_result (&places[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (TelAxlRows) rows = tel_axl_client_query_finish (fixture->client, result, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (tel_axl_rows_get_n_rows (rows), ==, 2);
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 0, "name"), ==, "one");
      g_assert_null (tel_axl_rows_look_up (rows, 0, "mac"));
      g_assert_cmpstr (tel_axl_rows_look_up (rows, 1, "mac"), ==, "x");
    }
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "executeSQLQuery"), ==, 1);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/axl-client/joined/" path, ClientFixture, NULL, client_fixture_set_up, function,                        \
              client_fixture_tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("one-request", test_one_request);
  ADD ("others-are-not-joined", test_others_are_not_joined);
  ADD ("waiting-reads", test_waiting_reads_are_joined);
  ADD ("each-cancels-for-themselves", test_each_cancels_for_themselves);
  ADD ("ends-when-nobody-wants-it", test_ends_when_nobody_wants_it);
  ADD ("errors-go-to-all", test_errors_go_to_all);
  ADD ("reading-back-is-not-joined", test_reading_back_is_not_joined);
  ADD ("read-during-a-write-is-not-joined", test_read_during_a_write_is_not_joined);
  ADD ("connecting-again-is-not-joined", test_connecting_again_is_not_joined);
  ADD ("lists", test_lists);
  ADD ("queries", test_queries);

  return g_test_run ();
}
