/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-cluster-page.h"

#include "simulator/tel-simulator-store.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-readiness-row.h"

/* A cluster, and the page in a window. */
typedef struct
{
  TelTestConnection *connection;
  TelClusterPage *page;
  GtkWidget *window;
  guint n_failures;
} Fixture;

static void
on_read_failed (Fixture *fixture)
{
  fixture->n_failures++;
}

static void
set_up (Fixture *fixture, gconstpointer world)
{
  fixture->connection = tel_test_connection_new ("14.0", world);
  fixture->page = g_object_new (TEL_TYPE_CLUSTER_PAGE, NULL);
  g_signal_connect_swapped (fixture->page, "read-failed", G_CALLBACK (on_read_failed), fixture);
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (tel_test_get_child (fixture->page, "states"));
}

/* As the program does: the cluster first, then somebody looks at the page. */
static void
show (Fixture *fixture, int width)
{
  tel_cluster_page_set_cluster (fixture->page, fixture->connection->cluster);
  g_assert_cmpstr (get_state (fixture), ==, "loading");
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), width, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer world)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  tel_test_connection_free (fixture->connection);
}

static GtkWidget *
get_readiness_view (Fixture *fixture)
{
  return tel_test_get_child (fixture->page, "readiness_view");
}

static TelReadinessRow *
find_row (Fixture *fixture, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = tel_test_find_widget (get_readiness_view (fixture), TEL_TYPE_READINESS_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return TEL_READINESS_ROW (row);

  g_assert_not_reached ();
}

static gboolean
says (Fixture *fixture, const char *title, const char *part)
{
  return strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find_row (fixture, title))), part) != NULL;
}

static void
wait_for_content (Fixture *fixture)
{
  tel_test_wait_until (g_str_equal (get_state (fixture), "content"));
}

static void
test_ready (Fixture *fixture, gconstpointer world)
{
  GtkLabel *summary = tel_test_get_child (get_readiness_view (fixture), "summary_label");

  show (fixture, 1000);
  wait_for_content (fixture);
  g_assert_true (says (fixture, "Organization Top Level Domain", "met: “example.com”"));
  g_assert_false (says (fixture, "Organization Top Level Domain", "not met"));
  g_assert_true (says (fixture, "SIP profile for mobile devices", "not applicable"));
  g_assert_true (says (fixture, "Secure conferences", "reminder"));
  g_assert_nonnull (strstr (gtk_label_get_text (summary), "is met"));
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
  g_assert_cmpuint (fixture->n_failures, ==, 0);
}

static void
test_neglected (Fixture *fixture, gconstpointer world)
{
  TelReadinessRow *mixed_mode;
  GtkButton *button;

  show (fixture, 1000);
  wait_for_content (fixture);
  g_assert_true (says (fixture, "Certificate Issuer to Endpoint", "not met: “Online CA”"));
  g_assert_true (says (fixture, "Organization Top Level Domain", "not met: empty"));

  /* What cannot be mended here is told in the exact words. */
  mixed_mode = find_row (fixture, "Mixed mode");
  g_assert_true (says (fixture, "Mixed mode", "not met"));
  button = tel_test_get_child (mixed_mode, "fix_button");
  g_assert_cmpstr (gtk_button_get_label (button), ==, "What to do");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (mixed_mode)));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (mixed_mode, "command_label")), ==,
                   "utils ctl set-cluster mixed-mode");
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
}

static void
test_failure (Fixture *fixture, gconstpointer world)
{
  tel_test_simulator_refuse (fixture->connection->simulator, "listSipProfile", 1, -1, "Not now");
  show (fixture, 1000);
  tel_test_wait_until (g_str_equal (get_state (fixture), "error"));
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_nonnull (
      strstr (adw_status_page_get_description (tel_test_get_child (fixture->page, "error_page")), "Not now"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "cluster.reload", NULL);
  wait_for_content (fixture);

  /* What was read before stays. */
  tel_test_simulator_refuse (fixture->connection->simulator, "listSipProfile", 1, -1, "Not now");
  tel_cluster_page_reload (fixture->page);
  tel_test_wait_until (fixture->n_failures == 2);
  g_assert_cmpstr (get_state (fixture), ==, "content");
}

static void
test_narrow (Fixture *fixture, gconstpointer world)
{
  AdwLeaflet *leaflet = tel_test_get_child (fixture->page, "leaflet");
  GtkListBox *list = tel_test_get_child (fixture->page, "list");

  show (fixture, 360);
  wait_for_content (fixture);
  tel_test_wait_until (adw_leaflet_get_folded (leaflet));
  g_assert_false (tel_cluster_page_get_can_go_back (fixture->page));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (tel_cluster_page_get_can_go_back (fixture->page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "cluster.back", NULL);
  g_assert_false (tel_cluster_page_get_can_go_back (fixture->page));
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/cluster-page/ready", Fixture, "small", set_up, test_ready, tear_down);
  g_test_add ("/cluster-page/neglected", Fixture, "neglected", set_up, test_neglected, tear_down);
  g_test_add ("/cluster-page/failure", Fixture, "small", set_up, test_failure, tear_down);
  g_test_add ("/cluster-page/narrow", Fixture, "small", set_up, test_narrow, tear_down);

  return g_test_run ();
}
