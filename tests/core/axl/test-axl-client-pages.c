/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-directory-number.h"
#include "model/tel-error.h"

#include "tel-test-connection.h"
#include "tel-test.h"

/* Long lists and long sessions, at a cluster that keeps to its limits. */

#define N_NUMBERS 700
#define LONGEST 2000

/* Of very different lengths, and the longest towards the end, so that a suggested page is too large further on. */
static void
add_numbers (TelSimulatorStore *store)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261125);

  tel_simulator_store_begin (store, NULL);
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gboolean is_long = i > N_NUMBERS / 2 && g_rand_int_range (random, 0, 10) == 0;
      gsize length = (gsize) g_rand_int_range (random, 1, is_long ? LONGEST : 40);
      g_autofree char *text = g_strnfill (length, 'x');
      g_autofree char *pkid = g_strdup_printf ("00000000-0000-0000-0000-%012u", i);
      g_autofree char *pattern = g_strdup_printf ("7%06u", i);

      g_assert_true (tel_simulator_store_run (store, NULL,
                                              "INSERT INTO numplan (pkid, dnorpattern, tkpatternusage, description)"
                                              " VALUES (?, ?, 2, ?)",
                                              pkid, pattern, text, TEL_SIMULATOR_END));
    }
  tel_simulator_store_commit (store, NULL);
}

static GPtrArray *
list_numbers (TelTestConnection *connection, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_list_async (connection->client, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NULL, NULL, NULL, NULL, NULL,
                             tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_list_finish (connection->client, result, error);
}

static void
assert_same (GPtrArray *numbers, GPtrArray *expected)
{
  g_assert_cmpuint (numbers->len, ==, expected->len);
  for (guint i = 0; i < numbers->len; i++)
    {
      TelObject *number = g_ptr_array_index (numbers, i);
      TelObject *other = g_ptr_array_index (expected, i);
      g_auto (GStrv) differences = tel_object_list_differences (number, other);

      g_assert_cmpstr (tel_object_get_uuid (number), ==, tel_object_get_uuid (other));
      g_assert_cmpstr (differences[0], ==, NULL);
    }
}

/* Whatever the limit and the page, the list is the list. */
static void
test_any_limit (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "empty");
  static const gsize limits[] = { 5 * 1024, 20 * 1024, 64 * 1024, 8 * 1024 * 1024 };
  static const guint pages[] = { 7, 100, 500, 100000 };
  g_autoptr (GPtrArray) expected = NULL;
  g_autoptr (GError) error = NULL;

  add_numbers (connection->simulator->store);
  expected = list_numbers (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (expected->len, ==, N_NUMBERS);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
      {
        g_autoptr (GPtrArray) numbers = NULL;
        guint before = tel_test_simulator_count_requests (connection->simulator, "listLine");

        tel_simulator_server_set_answer_limit (connection->simulator->server, limits[i]);
        tel_axl_client_set_page_size (connection->client, pages[j]);
        numbers = list_numbers (connection, &error);
        g_assert_no_error (error);
        assert_same (numbers, expected);
        g_test_message ("%" G_GSIZE_FORMAT " bytes, pages of %u: %u requests", limits[i], pages[j],
                        tel_test_simulator_count_requests (connection->simulator, "listLine") - before);
      }
}

/* One row over the limit can be read by no page: that is an error and not a loop. */
static void
test_row_over_the_limit (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("9.1", "empty");
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GError) error = NULL;

  add_numbers (connection->simulator->store);
  tel_simulator_server_set_answer_limit (connection->simulator->server, 100);
  numbers = list_numbers (connection, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_TOO_LARGE);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "listLine"), <, 15);
}

/* The first refusal takes the page to a fifth of what was suggested. */
static void
test_fraction (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "empty");
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GError) error = NULL;
  guint n_requests;

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *pkid = g_strdup_printf ("00000000-0000-0000-0000-%012u", i);
      g_autofree char *pattern = g_strdup_printf ("7%06u", i);

      g_assert_true (tel_simulator_store_run (connection->simulator->store, NULL,
                                              "INSERT INTO numplan (pkid, dnorpattern, tkpatternusage)"
                                              " VALUES (?, ?, 2)",
                                              pkid, pattern, TEL_SIMULATOR_END));
    }

  /* About half of the rows fit: one refusal, and pages of a fifth of that. */
  tel_axl_client_set_page_size (connection->client, N_NUMBERS);
  numbers = list_numbers (connection, &error);
  g_assert_no_error (error);
  tel_simulator_server_set_answer_limit (connection->simulator->server, 40000);
  n_requests = tel_test_simulator_count_requests (connection->simulator, "listLine");
  g_clear_pointer (&numbers, g_ptr_array_unref);
  numbers = list_numbers (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (numbers->len, ==, N_NUMBERS);
  n_requests = tel_test_simulator_count_requests (connection->simulator, "listLine") - n_requests;
  g_test_message ("%u requests", n_requests);
  g_assert_cmpuint (n_requests, >, 5);
  g_assert_cmpuint (n_requests, <, 40);
}

static guint
count_refused (TelTestConnection *connection, guint http)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (connection->simulator->server);
  guint count = 0;

  for (guint i = 0; i < tel_simulator_log_get_length (log); i++)
    if (tel_simulator_log_get_entry (log, i)->http == http)
      count++;

  return count;
}

/* One session serves a connection; where it has ended, reads and writes go on without anybody seeing it. */
static void
test_session (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  guint before;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (TelUser) user = tel_test_connection_read_user (connection, "tadams");

      g_assert_nonnull (user);
    }
  g_assert_cmpuint (tel_simulator_server_get_n_sessions (connection->simulator->server), ==, 1);

  before = count_refused (connection, 404);
  tel_simulator_clock_advance (connection->simulator->clock, 31 * G_TIME_SPAN_MINUTE);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TelUser) user = tel_test_connection_read_user (connection, "tadams");

      g_assert_nonnull (user);
    }
  g_assert_cmpuint (count_refused (connection, 404), ==, before + 1);
  g_assert_cmpuint (tel_simulator_server_get_n_sessions (connection->simulator->server), ==, 1);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-client/pages/any-limit", test_any_limit);
  g_test_add_func ("/axl-client/pages/row-over-the-limit", test_row_over_the_limit);
  g_test_add_func ("/axl-client/pages/fraction", test_fraction);
  g_test_add_func ("/axl-client/pages/session", test_session);

  return g_test_run ();
}
