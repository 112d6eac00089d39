/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-diagnostics.h"
#include "cluster/tel-user-rank.h"
#include "simulator/tel-simulator-account.h"

#include "tel-test-connection.h"
#include "tel-test.h"

/* Lists that the account's user rank shortens: found by what there is, with the rank and without. */

#define FAULT 206

static guint
load_users (TelTestConnection *connection)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_async (connection->cluster, TEL_OBJECT_KIND_USER, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_cluster_load_finish (connection->cluster, result, &error);
  g_assert_no_error (error);

  return g_list_model_get_n_items (G_LIST_MODEL (tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_USER)));
}

static TelUserRank
check (TelTestConnection *connection)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_listed = load_users (connection);

  tel_user_rank_check_async (connection->cluster, n_listed, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_user_rank_check_finish (connection->cluster, result, &error);
  g_assert_no_error (error);

  return *tel_user_rank_get (connection->cluster);
}

static void
assert_said (TelTestConnection *connection, const char *words, const char *diagnosed)
{
  g_autofree char *sentence = tel_user_rank_dup_sentence (connection->cluster);
  g_autofree char *diagnostics = tel_diagnostics_make (connection->cluster, tel_request_log_get_default (), NULL);
  g_autofree char *line = g_strdup_printf ("User rank shortens lists: %s\n", diagnosed);

  g_test_message ("%s", sentence != NULL ? sentence : "nothing");
  if (words == NULL)
    g_assert_null (sentence);
  else
    g_assert_nonnull (strstr (sentence, words));
  g_assert_nonnull (strstr (diagnostics, line));
}

static void
test_not_hidden (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelUserRank rank = check (connection);

  g_assert_cmpint (rank.shortening, ==, TEL_SHORTENING_NO);
  g_assert_cmpuint (rank.rank, ==, 1);
  g_assert_cmpuint (rank.n_hidden, ==, 0);
  assert_said (connection, NULL, "no");
}

static void
assert_hidden (TelTestConnection *connection, guint n_all)
{
  TelUserRank rank = *tel_user_rank_get (connection->cluster);
  g_autofree char *words = g_strdup_printf ("%u of the cluster’s %u users", rank.n_hidden, n_all);

  g_assert_cmpint (rank.shortening, ==, TEL_SHORTENING_YES);
  g_assert_cmpuint (rank.n_users, ==, n_all);
  g_assert_cmpuint (rank.n_hidden, >, 0);
  g_assert_cmpuint (rank.n_hidden, ==, n_all - load_users (connection));
  assert_said (connection, words, "yes");
}

static void
test_hidden (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  guint n_all = load_users (connection);
  TelUserRank rank;

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  rank = check (connection);
  g_assert_cmpuint (rank.rank, ==, 4);
  assert_hidden (connection, n_all);
}

/* Where the column is called something else, what is missing is counted all the same. */
static void
test_hidden_without_column (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  guint n_all = load_users (connection);
  TelUserRank rank;

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 2, FAULT, "The specified table is not known");
  rank = check (connection);
  g_assert_cmpuint (rank.rank, ==, 0);
  assert_hidden (connection, n_all);
}

/* The rank alone tells that something may be missing. */
static void
test_not_counted (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelUserRank rank;

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 1, FAULT, "The specified table is not known");
  rank = check (connection);
  g_assert_cmpint (rank.shortening, ==, TEL_SHORTENING_POSSIBLE);
  g_assert_cmpuint (rank.rank, ==, 4);
  assert_said (connection, "user rank 4", "perhaps");
}

static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelUserRank rank;

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 0, FAULT, "Not for you");
  rank = check (connection);
  g_assert_cmpint (rank.shortening, ==, TEL_SHORTENING_UNKNOWN);
  assert_said (connection, NULL, "unknown");
}

/* There was no user rank then: nothing is hidden and nothing asked. */
static void
test_old_release (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("9.1", "small");
  guint n_all = load_users (connection);
  TelUserRank rank;

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  rank = check (connection);
  g_assert_cmpint (rank.shortening, ==, TEL_SHORTENING_NO);
  g_assert_cmpuint (load_users (connection), ==, n_all);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "executeSQLQuery"), ==, 0);
  assert_said (connection, NULL, "no");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/user-rank/not-hidden", test_not_hidden);
  g_test_add_func ("/user-rank/hidden", test_hidden);
  g_test_add_func ("/user-rank/hidden-without-column", test_hidden_without_column);
  g_test_add_func ("/user-rank/not-counted", test_not_counted);
  g_test_add_func ("/user-rank/refused", test_refused);
  g_test_add_func ("/user-rank/old-release", test_old_release);

  return g_test_run ();
}
