/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-page.h"

#include "ui/tel-activity-export.h"
#include "ui/tel-activity-filter.h"
#include "ui/tel-activity-row.h"
#include "ui/tel-request-dialog.h"
#include "ui/tel-request-row.h"
#include "ui/tel-requests-view.h"

#include <string.h>

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

  fixture->connection = tel_test_connection_new_loaded ("14.0");
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

/* A plan of a softphone, of which the cluster refuses a write. */
static void
run_refused_plan (Fixture *fixture, const char *operation)
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

  tel_test_simulator_refuse (fixture->connection->simulator, operation, 1, 4711, "Not now");
  place = NULL;
  runner = tel_runner_new (cluster, plan);
  tel_runner_set_journal (runner, fixture->journal);
  tel_runner_run_async (runner, NULL, tel_test_take_result, &place);
  run = tel_test_await_result (&place);
  g_assert_false (tel_runner_run_finish (runner, run, NULL));
}

static void
run_plan (Fixture *fixture)
{
  run_refused_plan (fixture, "applyPhone");
}

/* A plan that comes to its end. */
static void
run_whole_plan (Fixture *fixture)
{
  TelCluster *cluster = fixture->connection->cluster;
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) run = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  tel_softphone_builder_build_apply_async (cluster, "CSFHSUZUKI", NULL, tel_test_take_result, &place);
  built = tel_test_await_result (&place);
  plan = tel_softphone_builder_build_apply_finish (built, &error);
  g_assert_no_error (error);
  place = NULL;
  runner = tel_runner_new (cluster, plan);
  tel_runner_set_journal (runner, fixture->journal);
  tel_runner_run_async (runner, NULL, tel_test_take_result, &place);
  run = tel_test_await_result (&place);
  tel_runner_run_finish (runner, run, &error);
  g_assert_no_error (error);
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
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (get_pane (fixture), "undo_button")));
  tel_test_assert_accessible (tel_test_get_child (fixture->page, "list_box"));
}

/* Undoing it could only be refused. */
static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  run_refused_plan (fixture, "addPhone");
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));

  choose_first (fixture);
  tel_test_wait_until (g_str_equal (get_state (fixture), "Stopped"));
  g_assert_true (can_go_on (fixture));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (get_pane (fixture), "undo_button")));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (get_pane (fixture), "undo_label")), ==,
                   "Nothing of this plan was carried out, so that there is nothing to undo.");
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
  GtkEditable *entry = tel_test_get_child (tel_test_get_child (fixture->page, "chosen_filter"), "search_entry");

  run_plan (fixture);
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));

  gtk_editable_set_text (entry, "nobody");
  tel_test_wait_until (g_str_equal (get_list (fixture), "nothing"));
  gtk_editable_set_text (entry, "TANYA stopped");
  tel_test_wait_until (g_str_equal (get_list (fixture), "list"));
}

static void
assert_list (Fixture *fixture, const char *child)
{
  tel_test_wait_until (g_str_equal (get_list (fixture), child));
}

/* Each choice of the menu filters, is said in words, and is kept for the next window. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *filter = tel_test_get_child (fixture->page, "chosen_filter");
  GtkWidget *summary = tel_test_get_child (filter, "summary_box");
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  GtkWidget *other;

  run_plan (fixture);
  assert_list (fixture, "list");
  g_assert_false (gtk_widget_get_visible (summary));

  gtk_widget_activate_action (filter, "filter.activity-state", "s", "done");
  assert_list (fixture, "nothing");
  g_assert_true (gtk_widget_get_visible (summary));
  gtk_widget_activate_action (filter, "filter.activity-state", "s", "unfinished");
  assert_list (fixture, "list");
  gtk_widget_activate_action (filter, "filter.activity-period", "s", "today");
  gtk_widget_activate_action (filter, "filter.activity-connection", "s", "this");
  assert_list (fixture, "list");
  g_assert_nonnull (tel_test_find_label (filter, "Interrupted or stopped · This connection · Today"));

  other = g_object_ref_sink (g_object_new (TEL_TYPE_ACTIVITY_FILTER, NULL));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (other, "summary_label")), ==,
                   "Interrupted or stopped · This connection · Today");
  tel_activity_filter_set_connection (TEL_ACTIVITY_FILTER (filter), "another");
  assert_list (fixture, "nothing");

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activity.show-all", NULL);
  assert_list (fixture, "list");
  g_assert_false (gtk_widget_get_visible (summary));
  g_assert_cmpint (g_settings_get_enum (settings, "activity-state"), ==, 0);
  tel_test_assert_accessible (tel_test_get_child (fixture->page, "list_box"));
  g_object_unref (other);
}

/* It fits the narrowest window, whatever was chosen. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *filter = tel_test_get_child (fixture->page, "chosen_filter");
  int least;

  gtk_widget_activate_action (filter, "filter.activity-state", "s", "unfinished");
  gtk_widget_activate_action (filter, "filter.activity-period", "s", "week");
  gtk_widget_activate_action (filter, "filter.activity-connection", "s", "this");
  gtk_widget_measure (filter, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 330);
  tel_activity_filter_reset (TEL_ACTIVITY_FILTER (filter));
}

/* The plans that are shown are exported, and no others. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "plans.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GListModel *shown;
  g_autofree char *text = NULL;

  run_plan (fixture);
  assert_list (fixture, "list");
  shown = G_LIST_MODEL (gtk_list_view_get_model (tel_test_get_child (fixture->page, "list_view")));
  tel_activity_export_write (GTK_WIDGET (fixture->page), fixture->journal, shown, TEL_JOURNAL_EXPORT_CSV, file);
  tel_test_wait_until (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, TITLE));
  g_assert_nonnull (strstr (text, "\"Device Name\",,\"CSFTADAMS\""));
}

static void
test_export_fails_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "nowhere", "plans.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) nothing = g_list_store_new (TEL_TYPE_JOURNAL_ENTRY);

  tel_activity_export_write (GTK_WIDGET (fixture->page), fixture->journal, G_LIST_MODEL (nothing),
                             TEL_JOURNAL_EXPORT_JSON, file);
  tel_test_wait_until (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG))), path));
  gtk_window_destroy (GTK_WINDOW (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)));
}

/* That plans were forgotten is said. */
static void
test_reach (Fixture *fixture, gconstpointer data)
{
  GtkLabel *label = tel_test_get_child (fixture->page, "reach_label");
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  run_whole_plan (fixture);
  assert_list (fixture, "list");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (label), "The journal reaches back to "));
  g_assert_null (strstr (gtk_label_get_text (label), "forgotten"));

  tel_journal_prune_async (fixture->journal, 1, 0, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_true (tel_journal_prune_finish (fixture->journal, done, NULL));
  assert_list (fixture, "empty");
  run_whole_plan (fixture);
  tel_test_wait_until (strstr (gtk_label_get_text (label), "1 older plan was forgotten.") != NULL);
}

static void
test_time (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 11, 7, 5, 4, 0);
  g_autofree char *text = tel_activity_row_dup_time (time);

  g_assert_cmpstr (text, ==, "7 Nov 2026 05:04");
}

/* A damaged journal is moved aside when a person says so, and never otherwise. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "journal.sqlite", NULL);
  g_autofree char *garbage = g_strnfill (8192, 'x');
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, garbage, -1, NULL));
  tel_activity_page_reload (fixture->page);
  assert_list (fixture, "error");
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (fixture->page, "aside_button")));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activity.move-aside", NULL);
  tel_test_wait_until (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  tel_test_assert_accessible (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "activity.move-aside", NULL);
  tel_test_wait_until (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "move");
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_list (fixture, "empty");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The requests of the program are a list of their own, which can be emptied; a plan leads back to the plans. */
static void
test_requests (Fixture *fixture, gconstpointer data)
{
  GtkStack *views = tel_test_get_child (fixture->page, "views");
  TelRequestLog *log = tel_request_log_get_default ();
  GtkWidget *view = gtk_stack_get_child_by_name (views, "requests");
  GtkStack *stack = tel_test_get_child (view, "stack");
  g_autofree char *title = NULL;
  g_autoptr (TelRequestEntry) newest = NULL;

  run_plan (fixture);
  gtk_stack_set_visible_child_name (views, "requests");
  tel_test_wait_until (gtk_widget_get_mapped (view));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  newest = g_list_model_get_item (G_LIST_MODEL (log), 0);
  title = tel_request_row_dup_title (newest);
  g_assert_nonnull (strstr (title, "CSFTADAMS"));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (view, "count_label")), "request"));

  g_assert_true (gtk_widget_activate_action (view, "requests.clear", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");

  tel_activity_page_show_plan (fixture->page, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (views), ==, "plans");
}

static void
assert_request_says (Fixture *fixture, TelRequestEntry *entry, const char *part)
{
  TelRequestDialog *dialog = tel_request_dialog_new (GTK_WINDOW (fixture->window), entry);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (tel_test_get_child (dialog, "text_view"));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not have “%s”", text, part);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What was said is shown where it was kept; where it was not, it is said how it can be. */
static void
test_request (Fixture *fixture, gconstpointer data)
{
  TelRequestFacts facts = { .host = (char *) "host", .operation = (char *) "getUser", .status = 200 };
  g_autoptr (TelRequestEntry) bare = tel_request_entry_new (&facts);

  assert_request_says (fixture, bare, "Keep what is said");
  facts.request = (char *) "<getUser>";
  facts.answer = (char *) "<name>x</name>";
  g_clear_object (&bare);
  bare = tel_request_entry_new (&facts);
  assert_request_says (fixture, bare, "<name>x</name>");
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/activity-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/activity-page/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/activity-page/untouched", Fixture, NULL, set_up, test_untouched, tear_down);
  g_test_add ("/activity-page/not-connected", Fixture, NULL, set_up, test_not_connected, tear_down);
  g_test_add ("/activity-page/search", Fixture, NULL, set_up, test_search, tear_down);

  g_test_add ("/activity-page/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/activity-page/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/activity-page/requests", Fixture, NULL, set_up, test_requests, tear_down);
  g_test_add ("/activity-page/request", Fixture, NULL, set_up, test_request, tear_down);
  g_test_add ("/activity-page/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/activity-page/export-fails-in-words", Fixture, NULL, set_up, test_export_fails_in_words, tear_down);
  g_test_add ("/activity-page/reach", Fixture, NULL, set_up, test_reach, tear_down);
  g_test_add_func ("/activity-page/time", test_time);
  g_test_add ("/activity-page/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
