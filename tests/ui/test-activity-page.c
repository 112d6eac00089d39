/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-page.h"

#include "plan/tel-runner.h"
#include "plan/tel-softphone-builder.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define USER "tadams"
#define TITLE "CSFTADAMS for Tanya Adams"

/* A cluster, a journal, and the page in a window. */
typedef struct
{
  TelTestConnection *connection;
  char *directory;
  TelJournal *journal;
  TelActivityPage *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->connection = tel_test_connection_new ("14.0", "small");
  tel_test_connection_load (fixture->connection);
  fixture->directory = tel_test_make_directory ();
  path = g_build_filename (fixture->directory, "journal.sqlite", NULL);
  fixture->journal = tel_journal_new (path);
  fixture->page = g_object_new (TEL_TYPE_ACTIVITY_PAGE, NULL);
  tel_activity_page_set_journal (fixture->page, fixture->journal);
  tel_activity_page_set_cluster (fixture->page, fixture->connection->cluster);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), 1000, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->directory, "journal.sqlite-wal", NULL);

  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  g_object_unref (fixture->journal);
  tel_test_wait_until (!g_file_test (log, G_FILE_TEST_EXISTS));
  tel_test_connection_free (fixture->connection);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
}

static const char *
get_list (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (tel_test_get_child (fixture->page, "stack"));
}

static GtkWidget *
get_pane (Fixture *fixture)
{
  return tel_test_get_child (fixture->page, "pane");
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_label_get_text (tel_test_get_child (get_pane (fixture), "state_label"));
}

static gboolean
can_go_on (Fixture *fixture)
{
  return gtk_widget_get_sensitive (tel_test_get_child (get_pane (fixture), "go_on_button"));
}

/* A plan of a softphone, which the cluster refuses to apply. */
static void
run_plan (Fixture *fixture)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (USER, TEL_DEVICE_TYPE_CSF);
  TelCluster *cluster = fixture->connection->cluster;
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) run = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  GAsyncResult *place = NULL;

  tel_softphone_builder_propose (cluster, tel_cluster_get_user (cluster, USER), request);
  tel_softphone_builder_build_async (cluster, request, NULL, tel_test_take_result, &place);
  built = tel_test_await_result (&place);
  plan = tel_softphone_builder_build_finish (built, NULL);
  g_assert_true (tel_plan_can_run (plan));

  tel_test_simulator_refuse (fixture->connection->simulator, "applyPhone", 1, 4711, "Not now");
  place = NULL;
  runner = tel_runner_new (cluster, plan);
  tel_runner_set_journal (runner, fixture->journal);
  tel_runner_run_async (runner, NULL, tel_test_take_result, &place);
  run = tel_test_await_result (&place);
  g_assert_false (tel_runner_run_finish (runner, run, NULL));
}

static void
choose_first (Fixture *fixture)
{
  GtkListView *view = tel_test_get_child (fixture->page, "list_view");

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (view)), 0);
  tel_test_wait_until (tel_test_find_label (get_pane (fixture), "Add device CSFTADAMS") != NULL);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_list (fixture), ==, "empty");
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
}

/* What is written down while the page is open appears by itself, step by step, with what can be done about it. */
static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  run_plan (fixture);
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));

  choose_first (fixture);
  tel_test_wait_until (g_str_equal (get_state (fixture), "Stopped"));
  g_assert_nonnull (tel_test_find_label (get_pane (fixture), TITLE));
  g_assert_true (can_go_on (fixture));
  tel_test_assert_accessible (tel_test_get_child (fixture->page, "list_box"));
}

/* A plan is gone on with where it was begun, and nowhere else. */
static void
test_not_connected (Fixture *fixture, gconstpointer data)
{
  run_plan (fixture);
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));
  choose_first (fixture);
  tel_test_wait_until (g_str_equal (get_state (fixture), "Stopped"));

  tel_activity_page_set_cluster (fixture->page, NULL);
  g_assert_false (can_go_on (fixture));
  tel_activity_page_set_cluster (fixture->page, fixture->connection->cluster);
  g_assert_true (can_go_on (fixture));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry = tel_test_get_child (fixture->page, "search_entry");

  run_plan (fixture);
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));

  gtk_editable_set_text (entry, "nobody");
  tel_test_wait_until (g_str_equal (get_list (fixture), "nothing"));
  gtk_editable_set_text (entry, "TANYA stopped");
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/activity-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/activity-page/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/activity-page/not-connected", Fixture, NULL, set_up, test_not_connected, tear_down);
  g_test_add ("/activity-page/search", Fixture, NULL, set_up, test_search, tear_down);

  return g_test_run ();
}
