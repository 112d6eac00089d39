/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "axl/tel-request-file.h"
#include "client-fixture.h"
#include "tel-test.h"

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
begin (ClientFixture *fixture, guint refusals)
{
  client_fixture_begin (fixture, answer);
  n_refusals = refusals;
  tel_axl_client_set_busy_interval (fixture->client, 1);
  tel_request_log_clear (tel_request_log_get_default ());
}

static const TelRequestFacts *
get_facts (guint position)
{
  g_autoptr (TelRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (tel_request_log_get_default ()), position);

  g_assert_nonnull (entry);

  /* The log holds it. */
  return tel_request_entry_get_facts (entry);
}

static void
assert_n_requests (guint n_requests)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tel_request_log_get_default ())), ==, n_requests);
}

static void
test_read (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelObject) user = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_real_time ();
  const TelRequestFacts *facts;

  begin (fixture, 0);
  user = client_fixture_get_user (fixture, NULL, &error);
  g_assert_no_error (error);

  assert_n_requests (1);
  facts = get_facts (0);
  g_assert_cmpstr (facts->operation, ==, "getUser");
  g_assert_nonnull (strstr (facts->object, "tadams"));
  g_assert_cmpstr (facts->host, ==, CLIENT_FIXTURE_HOST);
  g_assert_false (facts->is_write);
  g_assert_cmpuint (facts->status, ==, 200);
  g_assert_null (facts->problem);
  g_assert_cmpuint (facts->sent, >, 100);
  g_assert_cmpuint (facts->received, >, 100);
  g_assert_cmpint (facts->time, >=, before - G_TIME_SPAN_SECOND);
  g_assert_cmpint (facts->time + facts->milliseconds * 1000, <=, g_get_real_time ());
}

/* What is repeated stands there as often as it was sent. */
static void
test_repeated (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture, 2);
  client_fixture_remove_user (fixture, NULL, &error);
  g_assert_no_error (error);

  assert_n_requests (3);
  g_assert_cmpuint (get_facts (0)->status, ==, 200);
  g_assert_cmpuint (get_facts (1)->status, ==, 503);
  g_assert_cmpuint (get_facts (2)->status, ==, 503);
  g_assert_cmpstr (get_facts (2)->operation, ==, "removeUser");
  g_assert_true (get_facts (2)->is_write);
}

/* A host that does not answer, and one whose certificate nobody knows, are told apart. */
static void
test_problems (ClientFixture *fixture, gconstpointer data)
{
  g_autoptr (TelTrustStore) nobody = tel_trust_store_new_in_memory ();
  g_autoptr (TelAxlClient) deaf = tel_axl_client_new (CLIENT_FIXTURE_CONNECTION, CLIENT_FIXTURE_HOST, 1, nobody);
  g_autoptr (TelAxlClient) wary = tel_axl_client_new (CLIENT_FIXTURE_CONNECTION, CLIENT_FIXTURE_HOST,
                                                      tel_test_axl_server_get_port (fixture->server), nobody);
  TelAxlClient *clients[] = { deaf, wary };
  static const char *const problems[] = { "network", "untrusted_certificate" };

  begin (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      GAsyncResult *place = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      tel_axl_client_set_credentials (clients[i], "me", CLIENT_FIXTURE_PASSWORD);
      tel_axl_client_connect_async (clients[i], NULL, tel_test_take_result, &place);
      result = tel_test_await_result (&place);
      g_assert_false (tel_axl_client_connect_finish (clients[i], result, NULL));
      g_assert_cmpuint (get_facts (0)->status, ==, 0);
      g_assert_cmpstr (get_facts (0)->problem, ==, problems[i]);
    }
}

static void
on_changed (GListModel *list, guint position, guint removed, guint added, guint *n_entries)
{
  *n_entries = *n_entries - removed + added;
  g_assert_cmpuint (*n_entries, ==, g_list_model_get_n_items (list));
}

/* The newest come first, and of the oldest nothing is kept. */
static void
test_bounded (void)
{
  g_autoptr (TelRequestLog) log = tel_request_log_new ();
  g_autoptr (TelRequestEntry) newest = NULL;
  g_autoptr (TelRequestEntry) oldest = NULL;
  guint n_entries = 0;

  g_signal_connect (log, "items-changed", G_CALLBACK (on_changed), &n_entries);
  for (guint i = 0; i < TEL_REQUEST_LOG_MAXIMUM + 10; i++)
    {
      TelRequestFacts facts = { .host = (char *) "host", .operation = (char *) "getUser", .milliseconds = i };
      g_autoptr (TelRequestEntry) entry = tel_request_entry_new (&facts);

      tel_request_log_add (log, entry);
    }

  g_assert_cmpuint (n_entries, ==, TEL_REQUEST_LOG_MAXIMUM);
  g_assert_cmpuint (tel_request_log_get_n_added (log), ==, TEL_REQUEST_LOG_MAXIMUM + 10);
  newest = g_list_model_get_item (G_LIST_MODEL (log), 0);
  oldest = g_list_model_get_item (G_LIST_MODEL (log), TEL_REQUEST_LOG_MAXIMUM - 1);
  g_assert_cmpuint (tel_request_entry_get_facts (newest)->milliseconds, ==, TEL_REQUEST_LOG_MAXIMUM + 9);
  g_assert_cmpuint (tel_request_entry_get_facts (oldest)->milliseconds, ==, 10);
  tel_request_log_clear (log);
  g_assert_cmpuint (n_entries, ==, 0);
}

static void
add (TelRequestLog *log, const char *operation, const char *object)
{
  TelRequestFacts facts = {
    .time = 1000000, .host = (char *) "host", .operation = (char *) operation, .object = (char *) object, .status = 200
  };
  g_autoptr (TelRequestEntry) entry = tel_request_entry_new (&facts);

  tel_request_log_add (log, entry);
}

/* A file that is full makes way for the next; of the oldest nothing stays, and nobody else can read any. */
static void
test_file (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "state", "requests.log", NULL);
  g_autofree char *oldest = g_strdup_printf ("%s.%u", path, TEL_REQUEST_FILE_N_KEPT);
  g_autofree char *none = g_strdup_printf ("%s.%u", path, TEL_REQUEST_FILE_N_KEPT + 1);
  g_autofree char *text = NULL;
  g_autoptr (TelRequestLog) log = tel_request_log_new ();
  TelRequestFile *file = tel_request_file_new (log, path, 1000);
  GStatBuf status;

  for (guint i = 0; i < 100; i++)
    add (log, "getPhone", "two\nlines");
  g_assert_finalize_object (file);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "1970-01-01T00:00:01Z host=host operation=getPhone read status=200 problem=- "
                                         "ms=0 sent=0 received=0 object=two lines\n"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_size, <, 1200);
  g_assert_cmpint (g_stat (oldest, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (none, &status), !=, 0);

  /* What is not asked for any more is not written. */
  add (log, "afterwards", NULL);
  g_free (g_steal_pointer (&text));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "afterwards"));
  tel_test_remove_directory (directory);
}

static void
test_file_fails (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "requests.log", NULL);
  g_autoptr (TelRequestLog) log = tel_request_log_new ();
  g_autoptr (TelRequestFile) file = tel_request_file_new (log, path, 1000000);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  add (log, "getPhone", NULL);
  tel_test_wait_until (tel_request_log_get_problem (log) != NULL);
  g_test_message ("%s", tel_request_log_get_problem (log));
  g_assert_nonnull (strstr (tel_request_log_get_problem (log), path));

  /* Once it can be written again, it is. */
  g_assert_cmpint (g_rmdir (path), ==, 0);
  add (log, "getPhone", NULL);
  tel_test_wait_until (tel_request_log_get_problem (log) == NULL);
  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add ("/request-log/read", ClientFixture, NULL, client_fixture_set_up, test_read, client_fixture_tear_down);
  g_test_add ("/request-log/repeated", ClientFixture, NULL, client_fixture_set_up, test_repeated,
              client_fixture_tear_down);
  g_test_add ("/request-log/problems", ClientFixture, NULL, client_fixture_set_up, test_problems,
              client_fixture_tear_down);
  g_test_add_func ("/request-log/bounded", test_bounded);
  g_test_add_func ("/request-log/file", test_file);
  g_test_add_func ("/request-log/file-fails", test_file_fails);

  return g_test_run ();
}
