/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-plan-dialog.h"

#include <string.h>

#include "plan/tel-capf-builder.h"
#include "plan/tel-edit.h"
#include "plan/tel-softphone-builder.h"
#include "ui/tel-plan-view.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-strings-dialog.h"

#define USER "tadams"
#define NAME "CSFTADAMS"

typedef struct
{
  TelTestConnection *connection;
  TelPlan *plan;
  TelPlanDialog *dialog;
  gpointer view;
  guint n_ended;
  guint n_finished;
} Fixture;

static void
on_ended (Fixture *fixture, TelRunner *runner)
{
  g_assert_true (TEL_IS_RUNNER (runner));
  fixture->n_ended++;
}

static void
on_finished (Fixture *fixture, TelRunner *runner)
{
  g_assert_true (TEL_IS_RUNNER (runner));
  fixture->n_finished++;
}

static TelPlan *
build (Fixture *fixture)
{
  g_autoptr (TelSoftphoneRequest) request = tel_softphone_request_new (USER, TEL_DEVICE_TYPE_CSF);
  TelCluster *cluster = fixture->connection->cluster;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) built = NULL;
  TelPlan *plan;

  tel_softphone_builder_propose (cluster, tel_cluster_get_user (cluster, USER), request);
  tel_softphone_builder_build_async (cluster, request, NULL, tel_test_take_result, &place);
  built = tel_test_await_result (&place);
  plan = tel_softphone_builder_build_finish (built, NULL);
  g_assert_true (tel_plan_can_run (plan));

  return plan;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->plan = build (fixture);
  fixture->dialog = tel_plan_dialog_new_for_plan (fixture->connection->cluster, fixture->plan);
  fixture->view = tel_test_get_child (fixture->dialog, "plan_view");
  g_signal_connect_swapped (fixture->dialog, "ended", G_CALLBACK (on_ended), fixture);
  g_signal_connect_swapped (fixture->dialog, "finished", G_CALLBACK (on_finished), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
close_window (gpointer window)
{
  GtkWidget *widget = window;

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  gtk_window_close (GTK_WINDOW (widget));
  tel_test_wait_until (widget == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_window (fixture->dialog);
  g_clear_object (&fixture->plan);
  tel_test_connection_free (fixture->connection);
}

static gboolean
is_visible (Fixture *fixture, const char *child)
{
  return gtk_widget_get_visible (tel_test_get_child (fixture->view, child));
}

static const char *
get_subtitle (Fixture *fixture, const char *row)
{
  return adw_action_row_get_subtitle (tel_test_get_child (fixture->view, row));
}

static void
fail (Fixture *fixture)
{
  tel_test_simulator_refuse (fixture->connection->simulator, "applyPhone", 1, 4711, "The database is busy");
  g_assert_false (is_visible (fixture, "choices_group"));
  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  tel_test_wait_until (fixture->n_ended == 1);
  g_assert_cmpuint (fixture->n_finished, ==, 0);
}

/* Each choice says what it means, and the failure is told in the server's own words. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  fail (fixture);
  g_assert_true (is_visible (fixture, "choices_group"));
  g_assert_nonnull (
      strstr (gtk_label_get_text (tel_test_get_child (fixture->view, "result_label")), "The database is busy"));
  g_test_message ("%s", get_subtitle (fixture, "go_on_row"));
  g_assert_nonnull (strstr (get_subtitle (fixture, "go_on_row"), "1 step is left"));
  g_test_message ("%s", get_subtitle (fixture, "undo_row"));
  g_assert_nonnull (strstr (get_subtitle (fixture, "undo_row"), "2 steps back"));
  g_test_message ("%s", get_subtitle (fixture, "leave_row"));
  g_assert_nonnull (strstr (get_subtitle (fixture, "leave_row"), "Nothing more is sent"));
  tel_test_assert_accessible (fixture->view);
}

static guint
count_string_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n_dialogs = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    if (TEL_IS_AUTH_STRING_DIALOG (l->data))
      n_dialogs++;

  return n_dialogs;
}

/* The dialog of the plan of an edit, whose view is returned too. */
static TelPlanDialog *
present_edit (Fixture *fixture, TelEdit *edit, GtkWidget **view)
{
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (GAsyncResult) built = NULL;
  GAsyncResult *place = NULL;
  TelPlanDialog *dialog;

  tel_edit_build_async (edit, fixture->connection->cluster, NULL, tel_test_take_result, &place);
  built = tel_test_await_result (&place);
  plan = tel_edit_build_finish (edit, built, NULL);
  g_assert_nonnull (plan);

  dialog = tel_plan_dialog_new_for_plan (fixture->connection->cluster, plan);
  *view = tel_test_get_child (dialog, "plan_view");
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

/* Going on would meet it again, and that is said instead of a promise. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();
  g_autoptr (TelDevice) base = tel_test_connection_read_device (fixture->connection, "CSFHSUZUKI");
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  TelPlanDialog *dialog;
  GtkWidget *view;

  g_object_set (draft, "description", "Ours", NULL);
  tel_edit_add_device (edit, base, draft);
  dialog = present_edit (fixture, edit, &view);
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFHSUZUKI</name><description>Theirs</description></updatePhone>");
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (view, "choices_group")));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (tel_test_get_child (view, "go_on_row")), "is compared again"));
  close_window (dialog);
}

static void
start_enrolment (Fixture *fixture, TelEdit *edit, const char *name, const char *profile)
{
  g_autoptr (GDateTime) deadline = tel_capf_builder_propose_deadline (fixture->connection->cluster, NULL);
  g_autoptr (TelDevice) base = tel_test_connection_read_device (fixture->connection, name);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));

  g_object_set (draft, "security-profile", profile, NULL);
  tel_edit_add_device (edit, base, draft);
  tel_edit_start_capf (edit, name, deadline, FALSE);
}

/* Each string is given out, not only the first: from one list. */
static void
test_two_strings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();
  GtkWidget *view;
  GtkWindow *list;

  start_enrolment (fixture, edit, "CSFHSUZUKI", "CSF Encrypted AuthString");
  start_enrolment (fixture, edit, "CSFSNOMURA", "CSF Encrypted AuthString");
  present_edit (fixture, edit, &view);
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until ((list = tel_test_find_window (TEL_TYPE_STRINGS_DIALOG)) != NULL);
  g_assert_cmpuint (count_string_dialogs (), ==, 0);
  close_window (list);
}

static const char *
get_heading (Fixture *fixture)
{
  return adw_preferences_group_get_title (tel_test_get_child (fixture->view, "steps_group"));
}

static gboolean
has_class (gpointer view, const char *child, const char *css_class)
{
  return gtk_widget_has_css_class (tel_test_get_child (view, child), css_class);
}

static void
run_to_the_end (Fixture *fixture)
{
  g_assert_cmpstr (get_heading (fixture), ==, "What will be done");
  g_assert_true (has_class (fixture->view, "run_button", "suggested-action"));
  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  tel_test_wait_until (fixture->n_finished == 1);
  g_assert_cmpstr (get_heading (fixture), ==, "What was done");
}

static void
test_done (Fixture *fixture, gconstpointer data)
{
  run_to_the_end (fixture);
  g_assert_true (has_class (fixture->view, "result_label", "success"));
}

/* What was sent and is not found as it was sent is no success. */
static void
test_warning (Fixture *fixture, gconstpointer data)
{
  tel_test_simulator_mutate_before (fixture->connection->simulator,
                                    "<updatePhone><name>" NAME
                                    "</name><devicePoolName>Tokyo</devicePoolName></updatePhone>",
                                    "getPhone", 1);
  run_to_the_end (fixture);
  g_assert_true (has_class (fixture->view, "result_label", "warning"));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (fixture->view, "result_label")),
                            "not everything is as it was wanted"));
}

/* Where nothing was carried out there is nothing to undo. */
static void
test_nothing_done (Fixture *fixture, gconstpointer data)
{
  tel_test_simulator_refuse (fixture->connection->simulator, "addLine", 1, 4711, "The database is busy");
  tel_test_simulator_refuse (fixture->connection->simulator, "addPhone", 1, 4711, "The database is busy");
  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  tel_test_wait_until (fixture->n_ended == 1);
  g_assert_true (tel_plan_is_untouched (fixture->plan));
  g_assert_false (is_visible (fixture, "undo_row"));
  g_assert_nonnull (strstr (get_subtitle (fixture, "leave_row"), "nothing was changed"));
}

static void
test_go_on (Fixture *fixture, gconstpointer data)
{
  fail (fixture);
  gtk_widget_activate_action (fixture->view, "plan.go-on", NULL);
  g_assert_false (is_visible (fixture, "choices_group"));
  tel_test_wait_until (fixture->n_finished == 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "addPhone"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "applyPhone"), ==, 2);
  g_assert_false (is_visible (fixture, "choices_group"));
}

static GtkWindow *
find_undo (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TEL_IS_PLAN_DIALOG (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->dialog))
        return window;
    }

  return NULL;
}

/* The inverse is shown before it is run. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = NULL;
  GtkWindow *undo;
  gpointer view;

  fail (fixture);
  gtk_widget_activate_action (fixture->view, "plan.undo", NULL);
  tel_test_wait_until (find_undo (fixture) != NULL);
  undo = find_undo (fixture);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (undo), "Undo: "));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "removePhone"), ==, 0);

  view = tel_test_get_child (undo, "plan_view");
  g_assert_true (has_class (view, "run_button", "destructive-action"));
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (view, "result_label")));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "removePhone"), ==, 1);
  g_assert_null (tel_cluster_get_device (fixture->connection->cluster, NAME));
  close_window (undo);
}

static void
set_connection (Fixture *fixture, TelEnvironment environment, gboolean read_only)
{
  g_autoptr (TelConnection) connection =
      tel_connection_new ("0d9c1f0e-58a4-4b0c-8f0a-6d2f0a3b7c55", "tokyo.example.com", 8443, "axl-admin", "");

  tel_connection_set_name (connection, "Tokyo");
  tel_connection_set_environment (connection, environment);
  tel_connection_set_read_only (connection, read_only);
  tel_cluster_set_connection (fixture->connection->cluster, connection);
}

static void
answer (const char *response)
{
  adw_message_dialog_response (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG), response);
  gtk_window_close (GTK_WINDOW (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG)));
}

/* The second question names the cluster, and is answered by No unless somebody means Yes. */
static void
test_production_asks (Fixture *fixture, gconstpointer data)
{
  set_connection (fixture, TEL_ENVIRONMENT_PRODUCTION, FALSE);
  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  tel_test_wait_until (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG)), ==,
                   "Change the production cluster “Tokyo”?");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG)), "tokyo.example.com"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG)), ==,
                   "cancel");
  g_assert_cmpstr (adw_message_dialog_get_close_response (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG)), ==,
                   "cancel");
  tel_test_assert_accessible (GTK_WIDGET (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG)));
  answer ("cancel");
  tel_test_wait_until (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "addPhone"), ==, 0);
  g_assert_true (tel_plan_is_untouched (fixture->plan));

  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  tel_test_wait_until (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  answer ("run");
  tel_test_wait_until (fixture->n_finished == 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "addPhone"), ==, 1);
}

static void
test_test_does_not_ask (Fixture *fixture, gconstpointer data)
{
  set_connection (fixture, TEL_ENVIRONMENT_TEST, FALSE);
  run_to_the_end (fixture);
  g_assert_null (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* A plan can be looked at, and says why it cannot be run; what is allowed later holds at once. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  const char *text;

  set_connection (fixture, TEL_ENVIRONMENT_LAB, TRUE);
  text = gtk_label_get_text (tel_test_get_child (fixture->view, "result_label"));
  g_assert_true (is_visible (fixture, "result_label"));
  g_assert_true (g_str_has_prefix (text, "The connection “Tokyo” is read-only, so nothing is changed over it."));
  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  g_assert_false (tel_plan_view_is_running (fixture->view));
  g_assert_false (gtk_widget_is_sensitive (tel_test_get_child (fixture->view, "run_button")));

  set_connection (fixture, TEL_ENVIRONMENT_LAB, FALSE);
  g_assert_false (is_visible (fixture, "result_label"));
  run_to_the_end (fixture);
}

/* Switched off while the question stands, nothing is sent either. */
static void
test_read_only_while_asking (Fixture *fixture, gconstpointer data)
{
  set_connection (fixture, TEL_ENVIRONMENT_PRODUCTION, FALSE);
  gtk_widget_activate_action (fixture->view, "plan.run", NULL);
  tel_test_wait_until (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  set_connection (fixture, TEL_ENVIRONMENT_PRODUCTION, TRUE);
  answer ("run");
  g_assert_false (tel_plan_view_is_running (fixture->view));
  g_assert_true (is_visible (fixture, "result_label"));
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/plan-dialog/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/plan-dialog/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/plan-dialog/G4.5-two-strings", Fixture, NULL, set_up, test_two_strings, tear_down);
  g_test_add ("/plan-dialog/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/plan-dialog/warning", Fixture, NULL, set_up, test_warning, tear_down);
  g_test_add ("/plan-dialog/nothing-done", Fixture, NULL, set_up, test_nothing_done, tear_down);
  g_test_add ("/plan-dialog/go-on", Fixture, NULL, set_up, test_go_on, tear_down);
  g_test_add ("/plan-dialog/undo", Fixture, NULL, set_up, test_undo, tear_down);

  g_test_add ("/plan-dialog/production-asks", Fixture, NULL, set_up, test_production_asks, tear_down);
  g_test_add ("/plan-dialog/test-does-not-ask", Fixture, NULL, set_up, test_test_does_not_ask, tear_down);
  g_test_add ("/plan-dialog/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/plan-dialog/read-only-while-asking", Fixture, NULL, set_up, test_read_only_while_asking, tear_down);

  return g_test_run ();
}
