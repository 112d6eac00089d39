/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "plan/tel-rename-builder.h"
#include "plan/tel-runner.h"
#include "ui/tel-audit-page.h"
#include "ui/tel-banner.h"
#include "ui/tel-connecting-page.h"
#include "ui/tel-connection-details.h"
#include "ui/tel-connection-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-user-list.h"
#include "ui/tel-users-page.h"
#include "ui/tel-window.h"

#include "simulator/tel-simulator-store.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* One for all cases, as in a program. */
static TelApplication *application;

typedef struct
{
  TelApplication *application;
  TelWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = application;
  g_settings_set_int (tel_application_get_settings (fixture->application), "window-width", 360);

  fixture->window = tel_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tel_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)) &&
                       gtk_widget_get_width (GTK_WIDGET (fixture->window)) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->window), NULL);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return tel_test_find_label (GTK_WIDGET (fixture->window), text) != NULL;
}

static TelBanner *
get_banner (Fixture *fixture)
{
  return TEL_BANNER (tel_test_find_widget (GTK_WIDGET (fixture->window), TEL_TYPE_BANNER, 0));
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  g_assert_true (shows (fixture, "Connect to a cluster…"));
  g_assert_true (shows (fixture, "Try the demo cluster"));
  g_assert_null (tel_window_get_cluster (fixture->window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  tel_test_assert_accessible (GTK_WIDGET (fixture->window));
}

static void
test_cluster (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");

  tel_cluster_set_name (connection->cluster, "<lab> & co");
  tel_window_open_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (shows (fixture, "<lab> & co") && shows (fixture, "CUCM 14.0 · connected"));
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 360);
  tel_test_assert_accessible (GTK_WIDGET (fixture->window));

  /* What failed stays said until it was read. */
  tel_test_simulator_refuse (connection->simulator, "listChange", 1, 5000, "The queue is gone");
  tel_test_simulator_refuse (connection->simulator, "listUser", 1, 5000, "The database is gone");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  tel_test_wait_until (tel_banner_is_shown (get_banner (fixture)));
  g_assert_nonnull (strstr (tel_banner_get_text (get_banner (fixture)), "The database is gone"));
  g_assert_true (shows (fixture, "Try again"));
  g_assert_true (shows (fixture, "CUCM 14.0 · connected"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  tel_test_wait_until (!tel_banner_is_shown (get_banner (fixture)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  tel_test_wait_until (shows (fixture, "Try the demo cluster"));
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

/* From wherever somebody is named, as from a finding of the audit; the page shows them also where it folds. */
static void
test_user (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");
  TelUsersPage *page;

  tel_window_open_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));
  page = TEL_USERS_PAGE (tel_test_find_widget (GTK_WIDGET (fixture->window), TEL_TYPE_USERS_PAGE, 0));
  tel_test_wait_until (adw_leaflet_get_folded (tel_test_get_child (page, "leaflet")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "cluster");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.user", "s", "nokamoto");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
  g_assert_cmpstr (tel_user_get_user_id (tel_users_page_get_user (page)), ==, "nokamoto");
  tel_test_wait_until (tel_users_page_get_can_go_back (page));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  tel_test_wait_until (shows (fixture, "Try the demo cluster"));
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

static void
close_cluster (Fixture *fixture, TelTestConnection *connection)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

/* And back, from a user to what an audit found of them; without an audit, to the page that makes one. */
static void
test_audit_user (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");
  GtkWidget *users_page = tel_test_get_child (fixture->window, "users_page");
  TelAuditPage *audit_page = tel_test_get_child (fixture->window, "audit_page");
  GtkWidget *heading = tel_test_get_child (tel_test_get_child (users_page, "pane"), "heading");
  GtkWidget *button = tel_test_get_child (heading, "findings_button");
  GtkLabel *label;

  /* List and pane beside each other. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  tel_window_open_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.audit-user", "s", "nokamoto");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (audit_page)));
  g_assert_true (shows (fixture, "Find what is set up wrong"));

  gtk_widget_activate_action (GTK_WIDGET (audit_page), "audit.read", NULL);
  tel_test_wait_until (!tel_audit_page_is_reading (audit_page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.user", "s", "nokamoto");
  tel_test_wait_until (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (audit_page)));
  label = tel_test_get_child (tel_test_get_child (audit_page, "view"), "findings_label");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (label), "Findings of "));
  close_cluster (fixture, connection);
}

static TelConnectionDialog *
find_connection_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TEL_IS_CONNECTION_DIALOG (window) && gtk_widget_get_mapped (window))
        return TEL_CONNECTION_DIALOG (window);
    }

  return NULL;
}

/* The class stands in words in the title, and what is edited holds at once for what is open. */
static void
test_saved_connection (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");
  TelConnectionStore *store = tel_application_get_connections (fixture->application);
  g_autoptr (TelConnection) saved =
      tel_connection_new ("6f9619ff-8b86-4011-b42d-00c04fc964ff", "cucm.example.com", 8443, "axl-admin", "");
  g_autoptr (GError) error = NULL;
  gpointer form;

  tel_connection_set_name (saved, "Tokyo");
  tel_connection_set_read_only (saved, TRUE);
  tel_connection_store_save (store, saved, &error);
  g_assert_no_error (error);
  tel_cluster_set_connection (connection->cluster, saved);
  tel_window_change_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Tokyo (Production) – Telephonist");
  tel_test_wait_until (shows (fixture, "Tokyo (Production)") && shows (fixture, "CUCM 14.0 · connected, read-only"));
  tel_test_wait_until (tel_banner_is_shown (get_banner (fixture)));
  g_assert_cmpstr (tel_banner_get_text (get_banner (fixture)), ==, "“Tokyo” is read-only: nothing is changed over it.");
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (fixture->window, "class_bar")));
  tel_test_assert_accessible (GTK_WIDGET (fixture->window));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-connection", NULL);
  tel_test_wait_until (find_connection_dialog () != NULL);
  form = tel_test_get_child (find_connection_dialog (), "form");
  gtk_toggle_button_set_active (tel_test_get_child (form, "lab_button"), TRUE);
  gtk_switch_set_active (tel_test_get_child (form, "read_only_switch"), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (find_connection_dialog ()), "connection.save", NULL);
  tel_test_wait_until (find_connection_dialog () == NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Tokyo (Lab) – Telephonist");
  g_assert_false (tel_banner_is_shown (get_banner (fixture)));
  g_assert_true (tel_axl_client_check_may_write (connection->client, NULL));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture->window, "class_bar")));
  tel_connection_store_remove (store, tel_connection_get_id (saved), &error);
  g_assert_no_error (error);
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

/* Which of several parameters is meant is kept with the connection, for the next time. */
static void
test_parameter_choice (Fixture *fixture, gconstpointer data)
{
  const char *id = "8f9619ff-8b86-4011-b42d-00c04fc964ff";
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");
  TelConnectionStore *store = tel_application_get_connections (fixture->application);
  g_autoptr (TelConnection) saved = tel_connection_new (id, "cucm.example.com", 8443, "axl-admin", "");
  g_autoptr (TelConnection) found = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  tel_simulator_store_run (connection->simulator->store, &error,
                           "UPDATE processconfig SET paramname = 'IssuerOfCertificates' WHERE paramname ="
                           " 'MaximumAllowableTimeForKeyGeneration'",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  tel_connection_store_save (store, saved, &error);
  g_assert_no_error (error);
  tel_cluster_set_connection (connection->cluster, saved);
  tel_window_change_cluster (fixture->window, connection->cluster);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "cluster");
  page = tel_test_get_child (fixture->window, "cluster_page");
  tel_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (page, "states")), "content") ==
                       0);

  gtk_widget_activate_action (page, "cluster.choose", "(ss)", "G1.4", "CertificateIssuerToEndpoint");
  found = tel_connection_store_find (store, id);
  g_assert_cmpstr (tel_connection_get_parameter_name (found, "certificate-issuer"), ==, "CertificateIssuerToEndpoint");
  g_assert_true (tel_connection_equals (tel_cluster_get_connection (connection->cluster), found));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  tel_connection_store_remove (store, id, &error);
  g_assert_no_error (error);
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

static GtkWindow *
find_details (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TEL_IS_CONNECTION_DETAILS (window))
        return window;
    }

  return NULL;
}

/* Whoever looks for it presses what the header says of the connection; without one there is nothing to show. */
static void
test_connection_details (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");
  GtkWidget *title = tel_test_get_child (fixture->window, "connection_title");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.connection-details", NULL);
  g_assert_null (find_details ());

  tel_window_open_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));
  g_signal_emit_by_name (tel_test_find_widget (title, GTK_TYPE_BUTTON, 0), "clicked");
  tel_test_wait_until (find_details () != NULL);
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (find_details ()), "TLS 1.3"));
  gtk_window_destroy (find_details ());

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.connection-details", NULL);
  g_assert_null (find_details ());
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

static void
test_connection_lost (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");

  tel_cluster_set_name (connection->cluster, "Lab");
  tel_window_open_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));

  tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, "listChange", 1);
  tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, "listChange", 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  tel_test_wait_until (shows (fixture, "CUCM 14.0 · not connected"));
  g_assert_true (shows (fixture, "Reconnect"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reconnect", NULL);
  tel_test_wait_until (shows (fixture, "CUCM 14.0 · connected"));
  tel_test_wait_until (!tel_banner_is_shown (get_banner (fixture)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_connection_free (connection);
}

static TelPlan *
build_rename (TelTestConnection *connection)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) built = NULL;
  TelPlan *plan;

  tel_rename_builder_build_async (connection->cluster, "CSFHSUZUKI", "CSFHANAKO", NULL, NULL, tel_test_take_result,
                                  &place);
  built = tel_test_await_result (&place);
  plan = tel_rename_builder_build_finish (built, NULL);
  g_assert_true (tel_plan_can_run (plan));

  return plan;
}

static gint64
run_rename (TelTestConnection *connection)
{
  g_autoptr (TelPlan) plan = build_rename (connection);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) run = NULL;

  tel_runner_set_journal (runner, tel_application_get_journal (application));
  tel_runner_run_async (runner, NULL, tel_test_take_result, &place);
  run = tel_test_await_result (&place);
  g_assert_true (tel_runner_run_finish (runner, run, NULL));

  return tel_plan_get_number (plan);
}

static void
undo (Fixture *fixture, gint64 plan)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-plan", "x", plan);
}

static void
assert_refused (const char *part)
{
  GtkWindow *dialog;

  tel_test_wait_until (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), part));
  g_assert_null (tel_test_find_window (TEL_TYPE_PLAN_DIALOG));
  gtk_window_destroy (dialog);
}

/* A toast outlives a connection: what it undoes is undone where it was done, and nowhere else. */
static void
test_undo_elsewhere (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new ("14.0", "small");
  TelTestConnection *other = tel_test_connection_new_as ("other", "14.0", "small");
  gint64 plan;

  tel_test_connection_load (connection);
  plan = run_rename (connection);
  undo (fixture, plan);
  assert_refused ("To undo it, connect to");

  tel_window_open_cluster (fixture->window, other->cluster);
  tel_test_wait_until (tel_cluster_has_references (other->cluster));
  undo (fixture, plan);
  assert_refused ("over another connection");
  close_cluster (fixture, other);

  tel_window_open_cluster (fixture->window, connection->cluster);
  undo (fixture, plan);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  gtk_window_destroy (tel_test_find_window (TEL_TYPE_PLAN_DIALOG));
  close_cluster (fixture, connection);
}

/* Wherever a plan is begun, and by whichever of two windows, the one that shows its user shows what came of it; and
 * none of it keeps the cluster. */
static void
test_follows_plan (Fixture *fixture, gconstpointer data)
{
  TelTestConnection *connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelPlan) plan = build_rename (connection);
  TelPlanDialog *dialog = tel_plan_dialog_new_for_plan (connection->cluster, plan);
  GtkWidget *view = tel_test_find_widget (GTK_WIDGET (dialog), TEL_TYPE_PLAN_VIEW, 0);
  GtkWidget *list = tel_test_find_widget (GTK_WIDGET (fixture->window), TEL_TYPE_USER_LIST, 0);

  /* List and pane beside each other. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  tel_window_open_cluster (fixture->window, connection->cluster);
  tel_test_wait_until (g_list_model_get_n_items (tel_user_list_get_model (TEL_USER_LIST (list))) > 0);
  tel_user_list_select (TEL_USER_LIST (list), "hsuzuki");
  tel_test_wait_until (shows (fixture, "CSFHSUZUKI"));

  gtk_window_present (GTK_WINDOW (dialog));
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (shows (fixture, "CSFHANAKO") && !shows (fixture, "CSFHSUZUKI"));

  gtk_window_destroy (GTK_WINDOW (dialog));
  close_cluster (fixture, connection);
}

static void
test_demo_fails_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *obstacle = g_build_filename (g_get_user_state_dir (), "telephonist", "demo.sqlite", NULL);

  /* A folder where the demo's file is to be: whether the simulator is installed makes no difference. */
  g_assert_cmpint (g_mkdir_with_parents (obstacle, 0700), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.demo", NULL);
  tel_test_wait_until (shows (fixture, "The demo cluster could not be opened"));
  g_assert_true (shows (fixture, "Try again"));
  tel_test_assert_accessible (GTK_WIDGET (fixture->window));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.disconnect", NULL);
  tel_test_wait_until (shows (fixture, "Connect to a cluster…"));
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
}

static void
test_toast (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toast", "s", "<b>CSF</b> & co was created");
  tel_test_wait_until (shows (fixture, "<b>CSF</b> & co was created"));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = tel_application_get_settings (fixture->application);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 700);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 500);
}

static void
test_connecting_page (void)
{
  TelConnectingPage *page = g_object_new (TEL_TYPE_CONNECTING_PAGE, NULL);
  GtkWidget *window = tel_test_present (GTK_WIDGET (page), 360, 400);

  tel_connecting_page_show_progress (page, "Connecting to <lab>…");
  tel_test_wait_until (tel_test_find_label (window, "Connecting to <lab>…") != NULL);
  tel_connecting_page_show_error (page, "It failed", "“<lab>” & co do not answer.", "win.demo");
  tel_test_wait_until (tel_test_find_label (window, "“<lab>” & co do not answer.") != NULL);
  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (page));
}

static void
on_clipboard_read (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* The main menu has it where there is no cluster too: that one cannot be reached is what there is to tell. */
static void
test_diagnostics (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "copy-diagnostics", NULL);
  tel_test_wait_until (shows (fixture, "Diagnostics were copied. They have no names and no secrets."));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, on_clipboard_read,
                                 &text);
  tel_test_wait_until (text != NULL);
  g_assert_true (g_str_has_prefix (text, "Telephonist " TEL_VERSION "\n"));
  g_assert_nonnull (strstr (text, "Cluster: not connected"));
  g_assert_nonnull (strstr (text, "GTK 4."));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  tel_test_widgets_init (&argc, &argv);
  application = tel_test_start_application ();

  ADD ("/window/welcome-at-360-pixels", test_welcome);
  ADD ("/window/cluster-at-360-pixels", test_cluster);
  ADD ("/window/user", test_user);
  ADD ("/window/audit-user", test_audit_user);
  ADD ("/window/saved-connection", test_saved_connection);
  ADD ("/window/parameter-choice", test_parameter_choice);
  ADD ("/window/connection-details", test_connection_details);
  ADD ("/window/connection-lost-and-found", test_connection_lost);
  ADD ("/window/undo-elsewhere", test_undo_elsewhere);
  ADD ("/window/follows-plan", test_follows_plan);
  ADD ("/window/demo-fails-in-words", test_demo_fails_in_words);
  ADD ("/window/toast-is-no-markup", test_toast);
  ADD ("/window/diagnostics", test_diagnostics);
  ADD ("/window/size-is-kept", test_settings);
  g_test_add_func ("/connecting-page/no-markup", test_connecting_page);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
