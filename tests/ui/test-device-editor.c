/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "plan/tel-drafts.h"
#include "ui/tel-capf-section.h"
#include "ui/tel-conflict-box.h"
#include "ui/tel-copy-dialog.h"
#include "ui/tel-copy-notice.h"
#include "ui/tel-device-details.h"
#include "ui/tel-device-editor.h"
#include "ui/tel-device-slot.h"
#include "ui/tel-edit-bar.h"
#include "ui/tel-end-user.h"
#include "ui/tel-enrolment-group.h"
#include "ui/tel-field-group.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-reference-row.h"
#include "ui/tel-user-row.h"
#include "ui/tel-users-page.h"
#include "ui/tel-user-pane.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define DEVICE "CSFAKenzi"

/* The pane of a user on a simulated cluster. */
typedef struct
{
  TelTestConnection *connection;
  TelUserPane *pane;
  TelEditBar *bar;
  GtkWidget *window;
} Fixture;

static void
on_done (gboolean *done)
{
  *done = TRUE;
}

static void
show_user (Fixture *fixture, const char *user_id)
{
  gboolean done = FALSE;
  gulong handler = g_signal_connect_swapped (fixture->pane, "read-done", G_CALLBACK (on_done), &done);

  tel_user_pane_show_user (fixture->pane, tel_cluster_get_user (fixture->connection->cluster, user_id));
  tel_test_wait_until (done);
  g_signal_handler_disconnect (fixture->pane, handler);
}

static void
reload (Fixture *fixture)
{
  gboolean done = FALSE;
  gulong handler = g_signal_connect_swapped (fixture->pane, "read-done", G_CALLBACK (on_done), &done);

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.reload", NULL);
  tel_test_wait_until (done);
  g_signal_handler_disconnect (fixture->pane, handler);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  fixture->bar = TEL_EDIT_BAR (tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_EDIT_BAR, 0));
  fixture->window = tel_test_present (GTK_WIDGET (fixture->pane), data != NULL ? GPOINTER_TO_INT (data) : 800, 700);
  tel_user_pane_set_cluster (fixture->pane, fixture->connection->cluster);
  show_user (fixture, "amckenzi");
  g_object_set (fixture->pane, "shown-device", DEVICE, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_drafts_discard_all ();
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->pane));
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static TelDeviceEditor *
get_editor (Fixture *fixture)
{
  return TEL_DEVICE_EDITOR (tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_EDITOR, 0));
}

static TelObject *
get_object (Fixture *fixture)
{
  return tel_draft_get_object (tel_device_editor_get_draft (get_editor (fixture)));
}

static GtkWidget *
find_row (Fixture *fixture, const char *property)
{
  const char *label = tel_object_get_property_label (get_object (fixture), property);
  GtkWidget *row;

  for (guint i = 0;
       (row = tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), label) == 0)
      return row;

  g_error ("No row “%s”", label);
}

static void
type_description (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (fixture, "description")), text);
}

static void
assert_description (Fixture *fixture, const char *expected)
{
  g_autofree char *description = NULL;

  g_object_get (get_object (fixture), "description", &description, NULL);
  g_assert_cmpstr (description, ==, expected);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (fixture, "description"))), ==, expected);
}

/* Every row that is edited writes into the draft, and says that it did. */
static void
test_every_field (Fixture *fixture, gconstpointer data)
{
  const char *references[] = { "device-pool",     "location",    "calling-search-space", "common-phone-profile",
                               "button-template", "sip-profile", "security-profile",     "presence-group" };
  guint n_changes;
  GtkWidget *toggle;

  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 0);
  type_description (fixture, "Edited");
  assert_description (fixture, "Edited");
  n_changes = 1;
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, n_changes);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      GtkWidget *row = find_row (fixture, references[i]);
      GtkDropDown *drop_down = GTK_DROP_DOWN (tel_test_find_widget (row, GTK_TYPE_DROP_DOWN, 0));
      guint selected = gtk_drop_down_get_selected (drop_down);

      g_assert_true (TEL_IS_REFERENCE_ROW (row));
      if (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) < 2)
        continue;

      gtk_drop_down_set_selected (drop_down, selected == 0 ? 1 : 0);
      g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, ++n_changes);
    }

  toggle = tel_test_find_widget (find_row (fixture, "cti-control"), GTK_TYPE_SWITCH, 0);
  gtk_switch_set_active (GTK_SWITCH (toggle), !gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, ++n_changes);
  g_assert_cmpuint (n_changes, >, 5);
}

static void
test_limits_are_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (200, 'x');
  GtkWidget *row = find_row (fixture, "description");

  type_description (fixture, long_text);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (tel_device_editor_get_problem (get_editor (fixture)));

  type_description (fixture, "Short");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (tel_device_editor_get_problem (get_editor (fixture)), ==, NULL);
}

static void
test_other_user (Fixture *fixture, gconstpointer data)
{
  TelUser *user = tel_cluster_get_user (fixture->connection->cluster, "amckenzi");
  TelUserRow *row = g_object_ref_sink (tel_user_row_new ());
  g_autofree char *words = NULL;

  type_description (fixture, "Kept");
  show_user (fixture, "tadams");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 0);

  /* The list tells where it is. */
  tel_user_row_bind (row, user, fixture->connection->cluster, NULL);
  words = tel_user_row_dup_words (row);
  g_assert_true (g_str_has_suffix (words, ", edited"));
  tel_user_row_unbind (row);
  g_object_unref (row);

  show_user (fixture, "amckenzi");
  g_object_set (fixture->pane, "shown-device", DEVICE, NULL);
  assert_description (fixture, "Kept");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 1);
}

/* The cluster goes and comes back, as with a lost connection. */
static void
test_reconnected (Fixture *fixture, gconstpointer data)
{
  type_description (fixture, "Kept");
  tel_user_pane_set_cluster (fixture->pane, NULL);
  tel_user_pane_set_cluster (fixture->pane, fixture->connection->cluster);
  show_user (fixture, "amckenzi");
  g_object_set (fixture->pane, "shown-device", DEVICE, NULL);

  assert_description (fixture, "Kept");
}

static void
test_discard_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  g_object_get (get_object (fixture), "description", &before, NULL);
  type_description (fixture, "Edited");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.discard-edits", NULL);
  assert_description (fixture, before != NULL ? before : "");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 0);

  tel_edit_bar_restore (fixture->bar);
  assert_description (fixture, "Edited");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 1);
}

static void
test_review (Fixture *fixture, gconstpointer data)
{
  type_description (fixture, "Reviewed");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.review", NULL);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) != NULL);

  g_assert_nonnull (
      tel_test_find_widget (GTK_WIDGET (tel_test_find_window (TEL_TYPE_PLAN_DIALOG)), TEL_TYPE_PLAN_VIEW, 0));
  gtk_window_destroy (tel_test_find_window (TEL_TYPE_PLAN_DIALOG));
  assert_description (fixture, "Reviewed");
}

/* Whether a label that is shown has the text in it. */
static gboolean
says (gpointer root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (GTK_WIDGET (root), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (tel_test_is_shown (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
can_review (Fixture *fixture)
{
  return gtk_widget_get_sensitive (tel_test_get_child (fixture->bar, "review_button"));
}

/* By the box that is above @root's fields. */
static void
settle (gpointer root, gboolean keep_mine)
{
  GtkWidget *box = tel_test_find_widget (GTK_WIDGET (root), TEL_TYPE_CONFLICT_BOX, 0);

  g_assert_true (tel_test_is_shown (box));
  gtk_widget_activate_action (box, "conflict.settle", "b", keep_mine);
  g_assert_false (tel_test_is_shown (tel_test_find_widget (GTK_WIDGET (root), TEL_TYPE_CONFLICT_BOX, 0)));
}

/* Somebody else changed the same field, and another one. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data) == 801;

  type_description (fixture, "Mine");
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>" DEVICE "</name><description>Theirs</description></updatePhone>");
  reload (fixture);
  g_assert_cmpuint (tel_draft_get_conflicts (tel_device_editor_get_draft (get_editor (fixture)))->len, ==, 1);
  assert_description (fixture, "Mine");

  settle (get_editor (fixture), keeps_mine);
  g_assert_cmpuint (tel_draft_get_conflicts (tel_device_editor_get_draft (get_editor (fixture)))->len, ==, 0);
  assert_description (fixture, keeps_mine ? "Mine" : "Theirs");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, keeps_mine ? 1 : 0);
}

/* The same of the user's own fields; nothing is reviewed before it is decided, whichever device is shown. */
static void
test_user_conflict (Fixture *fixture, gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data) == 801;
  TelEndUser *place = tel_user_pane_get_end_user (fixture->pane);
  g_autofree char *department = NULL;

  show_user (fixture, "hsuzuki");
  g_object_set (tel_draft_get_object (tel_end_user_get_draft (place)), "department", "Mine", NULL);
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateUser><userid>hsuzuki</userid><department>Theirs</department></updateUser>");
  reload (fixture);
  g_assert_true (says (place, "Theirs"));
  g_assert_true (says (fixture->bar, "Decide there first"));
  g_assert_false (can_review (fixture));
  tel_test_assert_accessible (GTK_WIDGET (fixture->pane));

  settle (place, keeps_mine);
  g_object_get (tel_draft_get_object (tel_end_user_get_draft (place)), "department", &department, NULL);
  g_assert_cmpstr (department, ==, keeps_mine ? "Mine" : "Theirs");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, keeps_mine ? 1 : 0);
  g_assert_true (can_review (fixture) == keeps_mine);
  g_assert_nonnull (tel_end_user_get_section (place));
}

/* One that is not shown is in dispute: the other must not carry it along. */
static void
test_hidden_conflict (Fixture *fixture, gconstpointer data)
{
  show_user (fixture, "tribeiro");
  g_object_set (fixture->pane, "shown-device", "BOTTRIBEIRO", NULL);
  type_description (fixture, "Mine");
  g_object_set (fixture->pane, "shown-device", "TCTTRIBEIRO", NULL);
  type_description (fixture, "Edited");
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>BOTTRIBEIRO</name><description>Theirs</description></updatePhone>");
  reload (fixture);
  assert_description (fixture, "Edited");
  g_assert_false (can_review (fixture));
  g_assert_true (says (fixture->bar, "BOTTRIBEIRO"));

  g_object_set (fixture->pane, "shown-device", "BOTTRIBEIRO", NULL);
  settle (get_editor (fixture), FALSE);
  g_assert_true (can_review (fixture));
}

static GtkSwitch *
get_start_switch (Fixture *fixture)
{
  GtkWidget *section = tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), TEL_TYPE_CAPF_SECTION, 0);

  g_assert_true (tel_test_is_shown (section));

  return GTK_SWITCH (tel_test_get_child (section, "start_switch"));
}

static void
assert_apply (Fixture *fixture, gboolean is_free, const char *text)
{
  g_assert_cmpint (gtk_widget_is_sensitive (tel_test_get_child (fixture->bar, "apply_check")), ==, is_free);
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (fixture->bar, "apply_label")), text));
}

/* What is chosen and what stands now do not contradict each other, and what is sent anyway is no choice. */
static void
test_enrolment_alone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group;

  show_user (fixture, "tribeiro");
  g_object_set (fixture->pane, "shown-device", "TCTTRIBEIRO", NULL);
  group = tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), TEL_TYPE_ENROLMENT_GROUP, 0);
  g_assert_true (tel_test_is_shown (group));

  g_object_set (get_object (fixture), "security-profile", "TCT Encrypted AuthString", NULL);
  g_assert_true (gtk_switch_get_active (get_start_switch (fixture)));
  g_assert_false (tel_test_is_shown (group));
  assert_apply (fixture, FALSE, "the CAPF enrolment needs it");
  gtk_switch_set_active (get_start_switch (fixture), FALSE);
  assert_apply (fixture, TRUE, "the device may register again");

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.discard-edits", NULL);
  group = tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), TEL_TYPE_ENROLMENT_GROUP, 0);
  g_assert_true (tel_test_is_shown (group));
}

/* What was chosen of an enrolment is there again, and planned, whichever device is shown by then. */
static void
test_enrolment_kept (Fixture *fixture, gconstpointer data)
{
  show_user (fixture, "tribeiro");
  g_object_set (fixture->pane, "shown-device", "TCTTRIBEIRO", NULL);
  g_object_set (get_object (fixture), "security-profile", "TCT Encrypted AuthString", NULL);
  g_assert_true (gtk_switch_get_active (get_start_switch (fixture)));
  gtk_switch_set_active (get_start_switch (fixture), FALSE);

  g_object_set (fixture->pane, "shown-device", "BOTTRIBEIRO", NULL);
  g_object_set (fixture->pane, "shown-device", "TCTTRIBEIRO", NULL);
  g_assert_false (gtk_switch_get_active (get_start_switch (fixture)));
  gtk_switch_set_active (get_start_switch (fixture), TRUE);

  g_object_set (fixture->pane, "shown-device", "BOTTRIBEIRO", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.review", NULL);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  g_assert_true (says (tel_test_find_window (TEL_TYPE_PLAN_DIALOG), "Change TCTTRIBEIRO and start its CAPF enrolment"));
  gtk_window_destroy (tel_test_find_window (TEL_TYPE_PLAN_DIALOG));
}

/* A choice goes with the edit it belongs to. */
static void
test_enrolment_discarded (Fixture *fixture, gconstpointer data)
{
  show_user (fixture, "tribeiro");
  g_object_set (fixture->pane, "shown-device", "TCTTRIBEIRO", NULL);
  g_object_set (get_object (fixture), "security-profile", "TCT Encrypted AuthString", NULL);
  gtk_switch_set_active (get_start_switch (fixture), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.discard-edits", NULL);
  g_object_set (get_object (fixture), "security-profile", "TCT Encrypted AuthString", NULL);
  g_assert_true (gtk_switch_get_active (get_start_switch (fixture)));
}

static void
test_support_field (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = GTK_WIDGET (get_editor (fixture));
  GtkWidget *row = gtk_widget_get_ancestor (tel_test_find_label (editor, "Cisco Support Field"), ADW_TYPE_ENTRY_ROW);

  g_assert_null (tel_test_find_label (row, "edited"));
  gtk_editable_set_text (GTK_EDITABLE (row), "configurationfile=sales.xml");
  g_assert_nonnull (tel_test_find_label (row, "edited"));
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_null (tel_test_find_label (row, "edited"));
}

/* What the dialog lists of the search. */
static GListModel *
search_device (GtkWindow *dialog, const char *text)
{
  GtkWidget *list = tel_test_get_child (dialog, "list");
  GtkListView *list_view = GTK_LIST_VIEW (tel_test_get_child (list, "list_view"));

  gtk_editable_set_text (GTK_EDITABLE (tel_test_get_child (list, "search_entry")), text);
  g_signal_emit_by_name (tel_test_get_child (list, "search_entry"), "search-changed");

  return G_LIST_MODEL (gtk_list_view_get_model (list_view));
}

static GtkWindow *
open_copy_dialog (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture)), "device-editor.copy-settings", NULL);
  g_assert_nonnull (tel_test_find_window (TEL_TYPE_COPY_DIALOG));

  return tel_test_find_window (TEL_TYPE_COPY_DIALOG);
}

static void
choose (GtkWindow *dialog, const char *text)
{
  GtkWidget *list = tel_test_get_child (dialog, "list");

  g_assert_cmpuint (g_list_model_get_n_items (search_device (dialog, text)), ==, 1);
  g_signal_emit_by_name (tel_test_get_child (list, "list_view"), "activate", 0);
}

static GtkWidget *
get_copy_notice (Fixture *fixture)
{
  return tel_test_find_widget (GTK_WIDGET (get_editor (fixture)), TEL_TYPE_COPY_NOTICE, 0);
}

/* The settings of another device of the type; what is left out stays said until it is read or the copy is gone. */
static void
test_copy_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *device_pool = NULL;
  GtkWindow *dialog;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>" DEVICE
                             "</name><devicePoolName>Tokyo</devicePoolName></updatePhone>");
  show_user (fixture, "hsuzuki");
  g_object_set (fixture->pane, "shown-device", "CSFHSUZUKI", NULL);
  type_description (fixture, "Mine");

  dialog = open_copy_dialog (fixture);
  tel_test_assert_accessible (GTK_WIDGET (dialog));
  g_assert_cmpuint (g_list_model_get_n_items (search_device (dialog, "")), >, 50);
  g_assert_cmpuint (g_list_model_get_n_items (search_device (dialog, "CSFHSUZUKI")), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (search_device (dialog, "TRIBEIRO")), ==, 0);
  choose (dialog, DEVICE);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_COPY_DIALOG) == NULL);

  assert_description (fixture, "Mine");
  g_object_get (get_object (fixture), "device-pool", &device_pool, NULL);
  g_assert_cmpstr (device_pool, ==, "Tokyo");
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), >=, 2);
  g_assert_true (says (get_copy_notice (fixture), "The settings of " DEVICE " were copied."));
  g_assert_true (says (get_copy_notice (fixture),
                       "The phone security profile “CSF Encrypted AuthString” is not copied: it needs"));
  tel_test_assert_accessible (GTK_WIDGET (fixture->pane));

  show_user (fixture, "amckenzi");
  show_user (fixture, "hsuzuki");
  g_object_set (fixture->pane, "shown-device", "CSFHSUZUKI", NULL);
  g_assert_true (tel_test_is_shown (get_copy_notice (fixture)));
  if (GPOINTER_TO_INT (data) == 801)
    gtk_widget_activate_action (get_copy_notice (fixture), "copy-notice.dismiss", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.discard-edits", NULL);
  g_assert_false (tel_test_is_shown (get_copy_notice (fixture)));
}

/* What cannot be read is said where it was chosen, and nothing is changed. */
static void
test_copy_unreadable (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = open_copy_dialog (fixture);
  GtkWidget *error_label = tel_test_get_child (dialog, "error_label");

  tel_test_simulator_refuse (fixture->connection->simulator, "getPhone", 0, 5000, "Not now");
  choose (dialog, "CSFHSUZUKI");
  tel_test_wait_until (tel_test_is_shown (error_label));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (error_label)), "Not now"));
  g_assert_true (gtk_widget_is_sensitive (tel_test_get_child (dialog, "list")));
  g_assert_cmpuint (tel_edit_bar_get_n_changes (fixture->bar), ==, 0);
  g_assert_false (tel_test_is_shown (get_copy_notice (fixture)));
  gtk_window_destroy (dialog);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  type_description (fixture, "Edited");
  tel_test_assert_accessible (GTK_WIDGET (fixture->pane));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum = 0;

  type_description (fixture, "Edited");
  gtk_widget_measure (GTK_WIDGET (fixture->pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define ADD(path, data, function) g_test_add ("/device-editor/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("every-field", NULL, test_every_field);
  ADD ("limits-are-said", NULL, test_limits_are_said);
  ADD ("other-user", NULL, test_other_user);
  ADD ("reconnected", NULL, test_reconnected);
  ADD ("discard-and-undo", NULL, test_discard_and_undo);
  ADD ("review", NULL, test_review);
  ADD ("conflict/mine", GINT_TO_POINTER (801), test_conflict);
  ADD ("conflict/theirs", GINT_TO_POINTER (802), test_conflict);
  ADD ("user-conflict/mine", GINT_TO_POINTER (801), test_user_conflict);
  ADD ("user-conflict/theirs", GINT_TO_POINTER (802), test_user_conflict);
  ADD ("hidden-conflict", NULL, test_hidden_conflict);
  ADD ("enrolment-alone", NULL, test_enrolment_alone);
  ADD ("enrolment-kept", NULL, test_enrolment_kept);
  ADD ("enrolment-discarded", NULL, test_enrolment_discarded);
  ADD ("support-field", NULL, test_support_field);
  ADD ("copy-settings/dismissed", GINT_TO_POINTER (801), test_copy_settings);
  ADD ("copy-settings/discarded", GINT_TO_POINTER (802), test_copy_settings);
  ADD ("copy-unreadable", NULL, test_copy_unreadable);
  ADD ("accessible", NULL, test_accessible);
  ADD ("narrow", GINT_TO_POINTER (360), test_narrow);

  return g_test_run ();
}
