/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-cluster-page.h"

#include "simulator/tel-simulator-store.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-application.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-readiness-row.h"

/* One for all cases, with its journal. */
static TelApplication *application;

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
  static guint n_fixtures;
  g_autofree char *id = g_strdup_printf ("cluster-%u", ++n_fixtures);

  /* One journal for all, and what it has of each is its own. */
  fixture->connection = tel_test_connection_new_as (id, "14.0", world);
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

/* A dialog that was closed is taken apart a little later. */
static gboolean
is_alone (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_length (windows) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer world)
{
  tel_test_wait_until (is_alone ());
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  /* What was cancelled lets go of the cluster when its turn comes. */
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
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

/* Ticks everything off, runs the plan that is shown, and closes it. */
static void
run_shown_plan (void)
{
  GtkWidget *dialog;
  GtkWidget *view;

  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  dialog = tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG);
  view = tel_test_get_child (dialog, "plan_view");
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (!tel_plan_view_is_running (TEL_PLAN_VIEW (view)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
click_fix (Fixture *fixture, const char *title)
{
  GtkWidget *button = tel_test_get_child (find_row (fixture, title), "fix_button");

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* One after the other; each is ticked off by itself. */
static void
test_made_ready (Fixture *fixture, gconstpointer world)
{
  GtkWidget *dialog;
  GtkEditable *entry;
  GtkWidget *form;

  show (fixture, 1000);
  wait_for_content (fixture);
  click_fix (fixture, "Certificate Issuer to Endpoint");
  run_shown_plan ();
  tel_test_wait_until (says (fixture, "Certificate Issuer to Endpoint", "met: “Cisco Certificate"));
  g_assert_true (says (fixture, "Organization Top Level Domain", "not met: empty"));

  click_fix (fixture, "Organization Top Level Domain");
  dialog = tel_test_find_shown_window (TEL_TYPE_CHANGE_DIALOG);
  form = gtk_widget_get_first_child (tel_test_get_child (dialog, "form_bin"));
  entry = tel_test_get_child (form, "value_row");
  gtk_editable_set_text (entry, "-x");
  g_assert_false (tel_change_form_is_valid (TEL_CHANGE_FORM (form)));
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (form, "hint_label")));
  gtk_editable_set_text (entry, "example.com");
  g_assert_true (tel_change_form_is_valid (TEL_CHANGE_FORM (form)));
  g_assert_false (gtk_switch_get_active (tel_test_get_child (form, "apply_switch")));
  tel_test_assert_accessible (dialog);
  gtk_widget_activate_action (dialog, "change.review", NULL);
  run_shown_plan ();
  tel_test_wait_until (says (fixture, "Organization Top Level Domain", "met: “example.com”"));
}

static const char *
get_timer_text (Fixture *fixture)
{
  GtkWidget *view = tel_test_get_child (fixture->page, "parameters_view");

  return tel_test_find_label (view, "10000 ms") != NULL   ? "10000 ms"
         : tel_test_find_label (view, "10500 ms") != NULL ? "10500 ms"
                                                          : "1500 ms";
}

static void
click (Fixture *fixture, const char *button)
{
  g_signal_emit_by_name (tel_test_get_child (tel_test_get_child (fixture->page, "parameters_view"), button), "clicked");
}

/* Ticks nothing off and runs nothing. */
static void
close_shown_plan (void)
{
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  gtk_window_destroy (GTK_WINDOW (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG)));
  tel_test_wait_until (is_alone ());
}

/* Back to what it was before it was first set, not before it was looked at, and after the program was begun anew. */
static void
test_alert_timer (Fixture *fixture, gconstpointer world)
{
  GtkWidget *view = tel_test_get_child (fixture->page, "parameters_view");
  GtkButton *back = tel_test_get_child (view, "back_button");

  show (fixture, 1000);
  wait_for_content (fixture);
  tel_cluster_page_show_view (fixture->page, "parameters");
  g_assert_cmpstr (get_timer_text (fixture), ==, "1500 ms");
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
  click (fixture, "set_button");
  close_shown_plan ();
  g_assert_false (tel_test_is_shown (GTK_WIDGET (back)));

  click (fixture, "set_button");
  run_shown_plan ();
  tel_test_wait_until (g_str_equal (get_timer_text (fixture), "10000 ms"));
  click (fixture, "raise_button");
  run_shown_plan ();
  tel_test_wait_until (g_str_equal (get_timer_text (fixture), "10500 ms"));

  tel_cluster_page_set_cluster (fixture->page, NULL);
  tel_cluster_page_set_cluster (fixture->page, fixture->connection->cluster);
  wait_for_content (fixture);
  tel_cluster_page_show_view (fixture->page, "parameters");
  tel_test_wait_until (tel_test_is_shown (GTK_WIDGET (back)));
  g_assert_cmpstr (gtk_button_get_label (back), ==, "Back to 1500 ms");
  click (fixture, "back_button");
  run_shown_plan ();
  tel_test_wait_until (g_str_equal (get_timer_text (fixture), "1500 ms"));
  tel_test_wait_until (!tel_test_is_shown (GTK_WIDGET (back)));
}

/* Each node goes back to its own. */
static void
test_nodes_differ (Fixture *fixture, gconstpointer world)
{
  GtkWidget *view = tel_test_get_child (fixture->page, "parameters_view");
  GtkButton *back = tel_test_get_child (view, "back_button");

  tel_test_connection_run_sql (
      fixture->connection, "UPDATE processconfig SET paramvalue = '4500' WHERE paramname = 'SIPDualModeAlertTimer'"
                           " AND fkprocessnode = (SELECT pkid FROM processnode WHERE name = 'cucm-sub1.example.com')");
  show (fixture, 1000);
  wait_for_content (fixture);
  tel_cluster_page_show_view (fixture->page, "parameters");
  click (fixture, "set_button");
  run_shown_plan ();
  tel_test_wait_until (tel_test_is_shown (GTK_WIDGET (back)));
  g_assert_cmpstr (gtk_button_get_label (back), ==, "Back to what it was");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (GTK_WIDGET (back)), "cucm-sub1.example.com: “4500”"));
  click (fixture, "back_button");
  run_shown_plan ();
  tel_test_wait_until (tel_test_find_label (view, "4500 ms") != NULL);
  g_assert_nonnull (tel_test_find_label (view, "1500 ms"));
}

static AdwActionRow *
find_parameter (Fixture *fixture, const char *title)
{
  GtkWidget *view = tel_test_get_child (fixture->page, "parameters_view");
  GtkWidget *row;

  for (guint i = 0; (row = tel_test_find_widget (view, ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return ADW_ACTION_ROW (row);

  g_assert_not_reached ();
}

/* What was set before is applied by itself; what is only read says where it is changed, and numbers what they mean. */
static void
test_parameters (Fixture *fixture, gconstpointer world)
{
  AdwActionRow *expiry;
  AdwActionRow *mode;
  GtkWidget *apply;

  show (fixture, 1000);
  wait_for_content (fixture);
  tel_cluster_page_show_view (fixture->page, "parameters");
  expiry = find_parameter (fixture, "CAPF Operation Expires in (days)");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (expiry), "System → Enterprise Parameters"));
  g_assert_null (tel_test_find_widget (GTK_WIDGET (expiry), GTK_TYPE_BUTTON, 0));
  mode = find_parameter (fixture, "Cluster Security Mode");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (mode), "“1” (mixed mode)"));

  apply = tel_test_find_widget (GTK_WIDGET (find_parameter (fixture, "Apply the enterprise parameters")),
                                GTK_TYPE_BUTTON, 0);
  g_signal_emit_by_name (apply, "clicked");
  run_shown_plan ();
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator,
                                                       "applyConfigEnterpriseParameters"),
                    ==, 1);
}

/* Nothing can be changed over it, and that is said where the buttons are. */
static void
test_read_only (Fixture *fixture, gconstpointer world)
{
  g_autoptr (TelConnection) connection = tel_connection_new ("id", "cucm.example.com", 8443, "axl", "");
  GtkWidget *button;

  tel_connection_set_read_only (connection, TRUE);
  tel_cluster_set_connection (fixture->connection->cluster, connection);
  show (fixture, 1000);
  wait_for_content (fixture);
  button = tel_test_get_child (find_row (fixture, "Organization Top Level Domain"), "fix_button");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "read-only"));
  /* What is told can still be read. */
  g_assert_true (gtk_widget_get_sensitive (tel_test_get_child (find_row (fixture, "Mixed mode"), "fix_button")));
  g_assert_false (gtk_widget_get_sensitive (
      tel_test_get_child (tel_test_get_child (fixture->page, "parameters_view"), "timer_buttons")));
}

static void
test_choice (Fixture *fixture, gconstpointer world)
{
  const char *title = "Certificate Issuer to Endpoint";
  TelReadinessRow *row;

  tel_test_connection_run_sql (fixture->connection,
                               "UPDATE processconfig SET paramname = 'IssuerOfCertificates' WHERE paramname ="
                               " 'MaximumAllowableTimeForKeyGeneration'");
  show (fixture, 1000);
  wait_for_content (fixture);
  g_assert_true (says (fixture, title, "cannot be read"));
  click_fix (fixture, title);
  row = find_row (fixture, title);
  g_assert_true (tel_test_is_shown (tel_test_get_child (row, "choice_box")));
  g_signal_emit_by_name (tel_test_get_child (row, "choose_button"), "clicked");
  tel_test_wait_until (!says (fixture, title, "cannot be read"));
  g_assert_true (says (fixture, title, "met: “Cisco Certificate"));
}

/* What is not used is shown as that, and taken back; what is used has no such button. */
static void
test_not_wanted (Fixture *fixture, gconstpointer world)
{
  const char *title = "COP file of “Cisco Jabber for Tablet”";
  GtkLabel *summary = tel_test_get_child (get_readiness_view (fixture), "summary_label");
  GtkWidget *button;

  show (fixture, 1000);
  wait_for_content (fixture);
  g_assert_true (says (fixture, title, "not met"));
  g_assert_null (strstr (gtk_label_get_text (summary), "not used here"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (fixture, title)), TRUE);
  button = tel_test_get_child (find_row (fixture, title), "need_button");
  g_assert_true (tel_test_is_shown (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "We do not use this type of phone");
  g_signal_emit_by_name (button, "clicked");
  tel_test_wait_until (says (fixture, title, "not wanted"));
  g_assert_nonnull (strstr (gtk_label_get_text (summary), "1 is for what is not used here."));
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));

  button = tel_test_get_child (find_row (fixture, title), "need_button");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "We use this type of phone after all");
  g_signal_emit_by_name (button, "clicked");
  tel_test_wait_until (says (fixture, title, "not met"));

  /* There are phones with secure profiles. */
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (find_row (fixture, "Mixed mode"), "need_button")));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (find_row (fixture, "Mixed mode"), "need_label")),
                            "secure profile"));
}

/* It is kept with the connection, as what is not said too. */
static void
test_not_wanted_kept (Fixture *fixture, gconstpointer world)
{
  TelConnectionStore *store = tel_application_get_connections (application);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (TelConnection) connection = tel_connection_new (id, "cucm.example.com", 8443, "axl", "");
  g_autoptr (TelConnection) saved = NULL;
  g_autoptr (GError) error = NULL;

  tel_connection_store_save (store, connection, &error);
  g_assert_no_error (error);
  tel_cluster_set_connection (fixture->connection->cluster, connection);
  show (fixture, 1000);
  wait_for_content (fixture);
  gtk_window_set_application (GTK_WINDOW (fixture->window), GTK_APPLICATION (application));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "cluster.set-wanted", "(sb)", "TAB", FALSE);
  saved = tel_connection_store_find (store, id);
  g_assert_false (tel_connection_is_wanted (saved, "TAB"));
  g_assert_true (tel_connection_is_wanted (saved, "secure"));
  tel_test_wait_until (says (fixture, "COP file of “Cisco Jabber for Tablet”", "not wanted"));
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
  int status;

  tel_test_widgets_init (&argc, &argv);
  application = tel_test_start_application ();
  g_application_set_default (G_APPLICATION (application));

  g_test_add ("/cluster-page/ready", Fixture, "small", set_up, test_ready, tear_down);
  g_test_add ("/cluster-page/neglected", Fixture, "neglected", set_up, test_neglected, tear_down);
  g_test_add ("/cluster-page/failure", Fixture, "small", set_up, test_failure, tear_down);
  g_test_add ("/cluster-page/made-ready", Fixture, "neglected", set_up, test_made_ready, tear_down);
  g_test_add ("/cluster-page/alert-timer", Fixture, "small", set_up, test_alert_timer, tear_down);
  g_test_add ("/cluster-page/nodes-differ", Fixture, "small", set_up, test_nodes_differ, tear_down);
  g_test_add ("/cluster-page/parameters", Fixture, "small", set_up, test_parameters, tear_down);
  g_test_add ("/cluster-page/read-only", Fixture, "neglected", set_up, test_read_only, tear_down);
  g_test_add ("/cluster-page/choice", Fixture, "small", set_up, test_choice, tear_down);
  g_test_add ("/cluster-page/not-wanted", Fixture, "neglected", set_up, test_not_wanted, tear_down);
  g_test_add ("/cluster-page/not-wanted/kept", Fixture, "neglected", set_up, test_not_wanted_kept, tear_down);
  g_test_add ("/cluster-page/narrow", Fixture, "small", set_up, test_narrow, tear_down);

  status = g_test_run ();
  g_clear_object (&application);

  return status;
}
