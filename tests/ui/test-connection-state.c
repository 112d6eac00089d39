/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-user-rank.h"
#include "simulator/tel-simulator-account.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-connection-state.h"

/* What the header and the banner say of a connection that answers. */

#define FAULT 206

static void
check_rank (TelTestConnection *connection)
{
  GListModel *users = G_LIST_MODEL (tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_USER));
  GAsyncResult *listed = NULL;
  GAsyncResult *checked = NULL;
  g_autoptr (GAsyncResult) list = NULL;
  g_autoptr (GAsyncResult) rank = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_async (connection->cluster, TEL_OBJECT_KIND_USER, NULL, tel_test_take_result, &listed);
  list = tel_test_await_result (&listed);
  tel_cluster_load_finish (connection->cluster, list, &error);
  g_assert_no_error (error);

  tel_user_rank_check_async (connection->cluster, g_list_model_get_n_items (users), NULL, tel_test_take_result,
                             &checked);
  rank = tel_test_await_result (&checked);
  tel_user_rank_check_finish (connection->cluster, rank, &error);
  g_assert_no_error (error);
}

static void
assert_described (TelTestConnection *connection, const char *words)
{
  g_autofree char *description = tel_connection_state_describe (connection->cluster, TRUE, FALSE);

  g_assert_cmpstr (description, ==, words);
}

static void
assert_banner (TelTestConnection *connection, const char *pattern)
{
  GtkWidget *banner = g_object_ref_sink (g_object_new (TEL_TYPE_BANNER, NULL));

  tel_connection_state_show (connection->cluster, TEL_BANNER (banner));
  g_assert_true (tel_banner_is_shown (TEL_BANNER (banner)) == (pattern != NULL));
  if (pattern != NULL && !g_regex_match_simple (pattern, tel_banner_get_text (TEL_BANNER (banner)), 0, 0))
    g_error ("“%s” does not say “%s”", tel_banner_get_text (TEL_BANNER (banner)), pattern);
  g_object_unref (banner);
}

static void
test_whole (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");

  check_rank (connection);
  assert_described (connection, "CUCM 14.0 · connected");
  assert_banner (connection, NULL);
}

static void
test_shortened (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  check_rank (connection);
  assert_described (connection, "CUCM 14.0 · connected, lists shortened by user rank");
  assert_banner (connection, "^[0-9]+ of the cluster’s [0-9]+ users (is|are) not shown to this account: its user rank");
}

/* The number of users could not be had, the rank could. */
static void
test_perhaps_shortened (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");

  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 1, FAULT, "The specified table is not known");
  check_rank (connection);
  assert_described (connection, "CUCM 14.0 · connected, lists may be shortened by user rank");
  assert_banner (connection, "^This account has the user rank 4");
}

/* Both are said: neither makes the other less true. */
static void
test_read_only_and_shortened (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelConnection) saved =
      tel_connection_new ("1f0e5a52-8d26-4f3c-9d5e-6a3f3f1d2c01", connection->simulator->host,
                          connection->simulator->port, TEL_SIMULATOR_ACCOUNT_RANKED, "UTC");

  tel_connection_set_name (saved, "Head office");
  tel_connection_set_read_only (saved, TRUE);
  tel_test_connection_sign_in_as (connection, TEL_SIMULATOR_ACCOUNT_RANKED);
  check_rank (connection);
  tel_cluster_set_connection (connection->cluster, saved);
  assert_described (connection, "CUCM 14.0 · connected, read-only, lists shortened by user rank");
  assert_banner (connection, "^“Head office” is read-only: .* of the cluster’s [0-9]+ users");
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/connection-state/whole", test_whole);
  g_test_add_func ("/connection-state/shortened", test_shortened);
  g_test_add_func ("/connection-state/perhaps-shortened", test_perhaps_shortened);
  g_test_add_func ("/connection-state/read-only-and-shortened", test_read_only_and_shortened);

  return g_test_run ();
}
