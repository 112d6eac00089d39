/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "plan/tel-drafts.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-line-section.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-softphone-dialog.h"
#include "ui/tel-window.h"

/* One for all cases, as in a program. */
static TelApplication *application;

typedef struct
{
  TelWindow *window;
  TelCluster *cluster;
  TelSoftphoneDialog *dialog;
} Fixture;

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* The program looks for the simulator beside itself, where it is not installed. */
static char *
link_simulator (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *directory = g_path_get_dirname (self);
  char *link = g_build_filename (directory, "telephonist-simulator", NULL);

  g_unlink (link);
  g_assert_cmpint (symlink (g_getenv ("TELEPHONIST_TEST_SIMULATOR"), link), ==, 0);

  return link;
}

static void
open_demo (Fixture *fixture)
{
  fixture->window = tel_window_new (application);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  tel_window_open_demo (fixture->window, "small");
  tel_test_wait_until (tel_window_get_cluster (fixture->window) != NULL);
  fixture->cluster = tel_window_get_cluster (fixture->window);
  tel_test_wait_until (tel_cluster_has_references (fixture->cluster));
}

static void
open_form (Fixture *fixture)
{
  TelUser *user = tel_cluster_get_user (fixture->cluster, "tadams");

  fixture->dialog = tel_softphone_dialog_new (fixture->cluster, user, TEL_DEVICE_TYPE_CSF);
  gtk_window_set_transient_for (GTK_WINDOW (fixture->dialog), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  tel_test_wait_until (
      g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (fixture->dialog, "stack")), "form") == 0);
  tel_test_wait_until (tel_line_section_is_valid (tel_test_get_child (fixture->dialog, "line_section")));
}

static void
start_plan (Fixture *fixture)
{
  gpointer view = tel_test_get_child (fixture->dialog, "plan_view");

  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "softphone.review", NULL);
  tel_test_wait_until (
      g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (fixture->dialog, "stack")), "plan") == 0);
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  g_assert_true (tel_plan_view_is_running (view));
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (find_question ());

  g_object_ref (question);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  g_object_unref (question);
}

/* A plan that runs keeps its window, and the demo that it runs on, and the person is told. */
static void
test_plan_runs (void)
{
  g_autofree char *link = link_simulator ();
  Fixture fixture = { 0 };

  open_demo (&fixture);
  open_form (&fixture);
  start_plan (&fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.reset-demo", NULL);
  g_assert_null (find_question ());
  quit ();
  g_assert_true (tel_plan_view_is_running (tel_test_get_child (fixture.dialog, "plan_view")));
  g_assert_nonnull (find_question ());
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture.window),
                                            "A plan is running on the demo cluster. Reset it when the plan has "
                                            "ended.") != NULL);
  answer ("continue");

  tel_test_wait_until (!tel_plan_view_is_running (tel_test_get_child (fixture.dialog, "plan_view")));
  g_assert_nonnull (tel_cluster_get_device (fixture.cluster, "CSFTADAMS"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.reset-demo", NULL);
  g_assert_nonnull (find_question ());
  answer ("cancel");

  quit ();
  tel_test_wait_until (fixture.window == NULL);
  g_unlink (link);
}

/* What was edited is not lost with the last window without a word. */
static void
test_edits_are_asked_about (void)
{
  TelDrafts *drafts = tel_drafts_get_for_connection ("quit");
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFEDITED", NULL);
  TelDraft *draft = tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device));
  TelWindow *window = tel_window_new (application);
  TelWindow *other = tel_window_new (application);

  g_object_set (tel_draft_get_object (draft), "description", "Edited", NULL);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (other));

  /* Another window is left: the program goes on, and with it the draft. */
  gtk_window_close (GTK_WINDOW (other));
  tel_test_wait_until (other == NULL);
  g_assert_null (find_question ());

  gtk_window_close (GTK_WINDOW (window));
  tel_test_wait_until (find_question () != NULL);
  answer ("keep");
  g_assert_nonnull (window);
  g_assert_true (tel_draft_is_changed (draft));

  gtk_window_close (GTK_WINDOW (window));
  tel_test_wait_until (find_question () != NULL);
  answer ("discard");
  tel_test_wait_until (window == NULL);
  g_assert_false (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFEDITED"));
}

/* The keys of the program belong to whatever window has the focus. */
static void
test_keys_in_a_dialog (void)
{
  TelWindow *window = tel_window_new (application);
  GtkWidget *dialog = adw_window_new ();

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_true (gtk_window_get_application (GTK_WINDOW (dialog)) == GTK_APPLICATION (application));
  g_assert_true (gtk_widget_activate_action (dialog, "app.quit", NULL));
  tel_test_wait_until (window == NULL);
}

int
main (int argc, char *argv[])
{
  int status;

  tel_test_widgets_init (&argc, &argv);
  tel_test_take_notifications ();
  application = tel_test_start_application ();

  g_test_add_func ("/quit/plan-runs-on", test_plan_runs);
  g_test_add_func ("/quit/edits-are-asked-about", test_edits_are_asked_about);
  g_test_add_func ("/quit/keys-in-a-dialog", test_keys_in_a_dialog);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
