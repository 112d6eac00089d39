/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include <string.h>

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-busy-banner.h"

#define AN_HOUR (60 * 60 * 1000)

/* A cluster that refuses every read, and somebody who reads. */
static void
begin_reading (TelTestConnection *connection, GCancellable *cancellable, GAsyncResult **place)
{
  tel_axl_client_set_busy_interval (connection->client, AN_HOUR);
  tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_THROTTLE, "*", 0);
  tel_cluster_load_async (connection->cluster, TEL_OBJECT_KIND_USER, cancellable, tel_test_take_result, place);
}

static void
test_shown_while_busy (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWidget *banner = g_object_new (TEL_TYPE_BUSY_BANNER, NULL);
  GtkWidget *window = tel_test_present (banner, 400, 200);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_busy_banner_set_cluster (TEL_BUSY_BANNER (banner), connection->cluster);
  g_assert_false (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
  begin_reading (connection, cancellable, &place);
  tel_test_wait_until (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
  g_assert_true (
      g_regex_match_simple ("busy.* [0-9]{4} seconds", tel_busy_banner_get_text (TEL_BUSY_BANNER (banner)), 0, 0));
  tel_test_assert_accessible (window);

  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&place);
  tel_test_wait_until (!tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
  g_assert_false (tel_cluster_load_finish (connection->cluster, result, NULL));
  tel_test_destroy_and_assert_finalized (window, banner);
}

/* The state is there before the banner is, and goes with the cluster. */
static void
test_another_cluster (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  GtkWidget *banner = g_object_new (TEL_TYPE_BUSY_BANNER, NULL);
  GtkWidget *window = tel_test_present (banner, 400, 200);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  begin_reading (connection, NULL, &place);
  tel_test_wait_until (tel_axl_client_get_busy_until (connection->client) != 0);
  tel_busy_banner_set_cluster (TEL_BUSY_BANNER (banner), connection->cluster);
  g_assert_true (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
  tel_busy_banner_set_cluster (TEL_BUSY_BANNER (banner), NULL);
  g_assert_false (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));

  tel_busy_banner_set_cluster (TEL_BUSY_BANNER (banner), connection->cluster);
  tel_test_destroy_and_assert_finalized (window, banner);
  tel_axl_client_close (connection->client);
  result = tel_test_await_result (&place);
  g_assert_false (tel_cluster_load_finish (connection->cluster, result, NULL));
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/busy-banner/shown-while-busy", test_shown_while_busy);
  g_test_add_func ("/busy-banner/another-cluster", test_another_cluster);

  return g_test_run ();
}
