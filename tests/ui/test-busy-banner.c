/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include <string.h>

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"
#include "ui/tel-busy-banner.h"
#include "ui/tel-write-pace.h"

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

/* The button that is shown with the words, as a person finds it. */
static void
press_stop (GtkWidget *banner)
{
  GtkWidget *button = tel_test_find_widget (banner, GTK_TYPE_BUTTON, 0);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Stop waiting");
  g_signal_emit_by_name (button, "clicked");
}

static void
test_stop_waiting (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  GtkWidget *banner = g_object_new (TEL_TYPE_BUSY_BANNER, NULL);
  GtkWidget *window = tel_test_present (banner, 400, 200);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_busy_banner_set_cluster (TEL_BUSY_BANNER (banner), connection->cluster);
  begin_reading (connection, NULL, &place);
  tel_test_wait_until (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
  press_stop (banner);
  result = tel_test_await_result (&place);
  g_assert_false (tel_cluster_load_finish (connection->cluster, result, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_THROTTLED);
  g_assert_nonnull (strstr (error->message, "You stopped waiting"));
  g_assert_nonnull (strstr (error->message, "Try again"));
  g_assert_false (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
  tel_test_destroy_and_assert_finalized (window, banner);
}

static void
begin_applying (TelTestConnection *connection, GAsyncResult **place)
{
  tel_axl_client_apply_async (connection->client, "CSFTADAMS", NULL, tel_test_take_result, place);
}

/* What is set counts at once, and the words say what is waited for. */
static void
test_pace (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  GtkWidget *banner = g_object_new (TEL_TYPE_BUSY_BANNER, NULL);
  GtkWidget *window = tel_test_present (banner, 400, 200);
  GAsyncResult *place = NULL;

  g_assert_cmpuint (g_settings_get_uint (settings, "writes-per-minute"), ==, 60);
  g_settings_set_uint (settings, "writes-per-minute", 1);
  tel_write_pace_bind (connection->client);
  tel_busy_banner_set_cluster (TEL_BUSY_BANNER (banner), connection->cluster);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      begin_applying (connection, &place);
      tel_test_wait_until (place != NULL || tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
      g_assert_true ((place != NULL) == (i == 0));
      if (place == NULL)
        {
          g_test_message ("%s", tel_busy_banner_get_text (TEL_BUSY_BANNER (banner)));
          g_assert_true (g_regex_match_simple ("limit of writes a minute.*Preferences.* [0-9]{2} seconds",
                                               tel_busy_banner_get_text (TEL_BUSY_BANNER (banner)), 0, 0));
          tel_test_assert_accessible (window);
          g_settings_set_uint (settings, "writes-per-minute", 2);
        }
      result = tel_test_await_result (&place);
      tel_axl_client_write_finish (connection->client, result, NULL);
      g_assert_false (tel_busy_banner_is_shown (TEL_BUSY_BANNER (banner)));
    }
  g_settings_reset (settings, "writes-per-minute");
  tel_test_destroy_and_assert_finalized (window, banner);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/busy-banner/shown-while-busy", test_shown_while_busy);
  g_test_add_func ("/busy-banner/another-cluster", test_another_cluster);

  g_test_add_func ("/busy-banner/stop-waiting", test_stop_waiting);
  g_test_add_func ("/busy-banner/pace", test_pace);

  return g_test_run ();
}
