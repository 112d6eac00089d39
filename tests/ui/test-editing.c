/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-drafts.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-conflict-box.h"
#include "ui/tel-device-editor.h"
#include "ui/tel-edit-bar.h"
#include "ui/tel-field-group.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-user-pane.h"
#include "ui/tel-user-section.h"

#define DEVICE "CSFHSUZUKI"
#define USER "hsuzuki"

typedef struct
{
  TelTestConnection *connection;
  TelUserPane *pane;
  GtkWidget *window;
} Fixture;

static TelDrafts *
get_drafts (Fixture *fixture)
{
  return tel_drafts_get_for_connection (tel_axl_client_get_connection_id (fixture->connection->client));
}

static TelDeviceEditor *
get_editor (Fixture *fixture)
{
  return TEL_DEVICE_EDITOR (tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_EDITOR, 0));
}

static TelEditBar *
get_bar (Fixture *fixture)
{
  return TEL_EDIT_BAR (tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_EDIT_BAR, 0));
}

static void
show (Fixture *fixture, const char *user_id)
{
  tel_user_pane_show_user (fixture->pane, tel_cluster_get_user (fixture->connection->cluster, user_id));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->pane), GPOINTER_TO_INT (data), 700);
  tel_user_pane_set_cluster (fixture->pane, fixture->connection->cluster);
  show (fixture, USER);
  tel_test_wait_until (get_editor (fixture) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_drafts_discard (get_drafts (fixture));
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->pane));
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

/* The entry of the description is the first of the editor. */
static GtkEditable *
get_description (Fixture *fixture)
{
  return GTK_EDITABLE (tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), ADW_TYPE_ENTRY_ROW, 0));
}

static TelPlanView *
find_plan (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TEL_IS_PLAN_DIALOG (window))
        return TEL_PLAN_VIEW (tel_test_find_widget (window, TEL_TYPE_PLAN_VIEW, 0));
    }

  return NULL;
}

static void
close_plan (void)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (find_plan ()))));
}

/* Choosing somebody else loses nothing, and neither does reading anew. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (get_description (fixture), "Edited");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (get_bar (fixture)), ==, 1);
  g_assert_true (tel_drafts_has_edits (get_drafts (fixture), TEL_OBJECT_KIND_DEVICE, DEVICE));

  show (fixture, "tadams");
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->pane), "no softphone yet") != NULL);
  g_assert_cmpuint (tel_edit_bar_get_n_changes (get_bar (fixture)), ==, 0);

  show (fixture, USER);
  tel_test_wait_until (get_editor (fixture) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (get_description (fixture)), ==, "Edited");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (get_bar (fixture)), ==, 1);
}

/* The window and the connection may go; who connects again finds the edit. */
static void
test_kept_over_the_window (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (get_description (fixture), "Edited");
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->pane));

  fixture->pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->pane), GPOINTER_TO_INT (data), 700);
  tel_user_pane_set_cluster (fixture->pane, fixture->connection->cluster);
  show (fixture, USER);
  tel_test_wait_until (get_editor (fixture) != NULL);
  g_assert_cmpstr (gtk_editable_get_text (get_description (fixture)), ==, "Edited");
}

static void
test_reviewed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = NULL;

  gtk_editable_set_text (get_description (fixture), "Edited");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.review", NULL);
  tel_test_wait_until (find_plan () != NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_plan ()), "plan.run", NULL);
  tel_test_wait_until (tel_test_simulator_count_requests (fixture->connection->simulator, "applyPhone") == 1);
  tel_test_wait_until (tel_edit_bar_get_n_changes (get_bar (fixture)) == 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "updatePhone"), ==, 1);
  close_plan ();

  device = tel_test_connection_read_device (fixture->connection, DEVICE);
  g_assert_cmpstr (tel_device_get_description (device), ==, "Edited");
}

/* What failed keeps its draft. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  tel_test_simulator_refuse (fixture->connection->simulator, "updatePhone", 1, 5000, "Not now");
  gtk_editable_set_text (get_description (fixture), "Edited");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.review", NULL);
  tel_test_wait_until (find_plan () != NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_plan ()), "plan.run", NULL);
  tel_test_wait_until (tel_test_simulator_count_requests (fixture->connection->simulator, "updatePhone") == 1);
  tel_test_wait_until (!tel_plan_view_is_running (find_plan ()));
  close_plan ();
  g_assert_true (tel_drafts_has_edits (get_drafts (fixture), TEL_OBJECT_KIND_DEVICE, DEVICE));
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (129, 'x');

  gtk_editable_set_text (get_description (fixture), text);
  g_assert_nonnull (tel_device_editor_get_problem (get_editor (fixture)));
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (get_editor (fixture)),
                                         "“Description” takes at most 128 characters; it has 129."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.review", NULL);
  g_assert_null (find_plan ());

  gtk_editable_set_text (get_description (fixture), "fits");
  g_assert_cmpstr (tel_device_editor_get_problem (get_editor (fixture)), ==, NULL);
}

static GtkWidget *
get_section (Fixture *fixture)
{
  return tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_USER_SECTION, 0);
}

/* A field of the user. */
static GtkEditable *
find_entry (Fixture *fixture, const char *title)
{
  GtkWidget *section = get_section (fixture);

  for (guint i = 0;; i++)
    {
      GtkWidget *row = tel_test_find_widget (section, ADW_TYPE_ENTRY_ROW, i);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return GTK_EDITABLE (row);
    }
}

static gboolean
can_review (Fixture *fixture)
{
  return gtk_widget_get_sensitive (tel_test_get_child (get_bar (fixture), "review_button"));
}

static const char *
get_reason (Fixture *fixture)
{
  GtkLabel *label = tel_test_get_child (get_bar (fixture), "error_label");

  return gtk_widget_get_visible (GTK_WIDGET (label)) ? gtk_label_get_text (label) : NULL;
}

/* Who cannot review is told what is wrong and where, and finds it open. */
static void
test_reason (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (129, 'x');
  GtkEditable *last_name;

  g_object_set (get_section (fixture), "expanded", TRUE, NULL);
  last_name = find_entry (fixture, "Last name");
  g_object_set (get_section (fixture), "expanded", FALSE, NULL);
  gtk_editable_set_text (get_description (fixture), text);
  g_assert_false (can_review (fixture));
  g_assert_cmpstr (get_reason (fixture), ==,
                   "Before the changes can be reviewed, correct the device “CSFHSUZUKI”. “Description” takes at most "
                   "128 characters; it has 129.");
  gtk_editable_set_text (last_name, "");
  g_assert_true (gtk_expander_get_expanded (tel_test_get_child (get_section (fixture), "expander")));

  gtk_editable_set_text (get_description (fixture), "fits");
  g_assert_false (can_review (fixture));
  g_assert_cmpstr (get_reason (fixture), ==,
                   "Before the changes can be reviewed, correct the user “hsuzuki”. “Last name” may not be empty.");

  /* It is as wrong for who comes back. */
  show (fixture, "tadams");
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->pane), "no softphone yet") != NULL);
  g_assert_null (get_reason (fixture));
  show (fixture, USER);
  tel_test_wait_until (get_editor (fixture) != NULL);
  g_assert_nonnull (get_reason (fixture));
  g_assert_false (can_review (fixture));

  gtk_editable_set_text (find_entry (fixture, "Last name"), "鈴木");
  g_assert_null (get_reason (fixture));
  g_assert_true (can_review (fixture));
}

/* What the cluster has itself keeps nobody from reviewing something else. */
static void
test_unfit_on_the_cluster (Fixture *fixture, gconstpointer data)
{
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<ns:updateUser xmlns:ns='http://www.cisco.com/AXL/API/14.0'><userid>" USER "</userid>"
                             "<mailid>none</mailid></ns:updateUser>");
  g_object_set (get_section (fixture), "expanded", TRUE, NULL);
  tel_user_pane_reload (fixture->pane);
  tel_test_wait_until (get_section (fixture) != NULL &&
                       g_str_equal (gtk_editable_get_text (find_entry (fixture, "Mail address")), "none"));
  gtk_editable_set_text (get_description (fixture), "Edited");
  g_assert_true (can_review (fixture));
  g_assert_null (get_reason (fixture));
}

/* A user's edits that were discarded come back in sight. */
static void
test_restored (Fixture *fixture, gconstpointer data)
{
  g_object_set (get_section (fixture), "expanded", TRUE, NULL);
  gtk_editable_set_text (find_entry (fixture, "Department"), "Research");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.discard-edits", NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, "Department")), !=, "Research");
  tel_edit_bar_restore (get_bar (fixture));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, "Department")), ==, "Research");
  gtk_editable_set_text (find_entry (fixture, "First name"), "Hanako");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (get_bar (fixture)), ==, 2);
}

static void
settle (Fixture *fixture, gboolean keep_mine)
{
  GtkWidget *box = tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), TEL_TYPE_CONFLICT_BOX, 0);

  gtk_widget_activate_action (box, "conflict.settle", "b", keep_mine);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (get_description (fixture), "Mine");
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<ns:updatePhone xmlns:ns='http://www.cisco.com/AXL/API/14.0'><name>" DEVICE "</name>"
                             "<description>Theirs</description></ns:updatePhone>");
  tel_user_pane_reload (fixture->pane);
  tel_test_wait_until (tel_draft_get_conflicts (tel_device_editor_get_draft (get_editor (fixture)))->len == 1);
  g_assert_cmpstr (gtk_editable_get_text (get_description (fixture)), ==, "Mine");

  settle (fixture, FALSE);
  tel_test_wait_until (tel_draft_get_conflicts (tel_device_editor_get_draft (get_editor (fixture)))->len == 0);
  g_assert_cmpstr (gtk_editable_get_text (get_description (fixture)), ==, "Theirs");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (get_bar (fixture)), ==, 0);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (get_description (fixture), "Edited");
  tel_test_assert_accessible (GTK_WIDGET (fixture->pane));
}

#define ADD(path, width, function) g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("/editing/kept", 900, test_kept);
  ADD ("/editing/kept-over-the-window", 900, test_kept_over_the_window);
  ADD ("/editing/reviewed", 900, test_reviewed);
  ADD ("/editing/failed", 900, test_failed);
  ADD ("/editing/limits", 900, test_limits);
  ADD ("/editing/reason", 900, test_reason);
  ADD ("/editing/unfit-on-the-cluster", 900, test_unfit_on_the_cluster);
  ADD ("/editing/restored", 900, test_restored);
  ADD ("/editing/conflict", 900, test_conflict);
  ADD ("/editing/everything-is-named", 900, test_accessible);
  ADD ("/editing/narrow", 360, test_kept);

  return g_test_run ();
}
