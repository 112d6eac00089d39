/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "plan/tel-edit.h"
#include "plan/tel-runner.h"
#include "tel-test-connection.h"
#include "tel-test-plan.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-line-editor.h"
#include "ui/tel-lines-section.h"
#include "ui/tel-number-dialog.h"
#include "ui/tel-user-picker.h"

typedef struct
{
  TelTestConnection *connection;
  TelDevice *base;
  TelDevice *device;
  TelLinesSection *section;
  GtkWidget *window;
  guint n_edits;
} Fixture;

static void
on_edited (Fixture *fixture)
{
  fixture->n_edits++;
}

static void
show_section (Fixture *fixture)
{
  fixture->section = tel_lines_section_new ();
  tel_lines_section_load (fixture->section, fixture->connection->cluster, fixture->base, fixture->device);
  g_signal_connect_swapped (fixture->section, "edited", G_CALLBACK (on_edited), fixture);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->section), 600, 700);
}

static void
open_section (Fixture *fixture, const char *release, const char *device_name)
{
  memset (fixture, 0, sizeof *fixture);
  fixture->connection = tel_test_connection_new_loaded (release);
  fixture->base = tel_test_connection_read_device (fixture->connection, device_name);
  g_assert_nonnull (fixture->base);
  fixture->device = tel_object_copy (TEL_OBJECT (fixture->base));
  show_section (fixture);
}

static void
close_section (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->section));
  g_clear_object (&fixture->base);
  g_clear_object (&fixture->device);
  /* What was being looked up ends as cancelled. */
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static TelLineEditor *
get_editor (Fixture *fixture, int place)
{
  return TEL_LINE_EDITOR (gtk_list_box_get_row_at_index (tel_test_get_child (fixture->section, "list_box"), place));
}

static const char *
get_state (Fixture *fixture, int place)
{
  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (get_editor (fixture, place)));
}

static gboolean
is_looked_up (Fixture *fixture, int place)
{
  return strstr (get_state (fixture, place), "Looking") == NULL;
}

static void
choose (GtkWidget *widget, const char *action, const char *pattern, const char *partition)
{
  gtk_widget_activate_action (widget, action, NULL);
  g_assert_nonnull (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG));
  g_signal_emit_by_name (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG), "chosen", pattern, partition);
  gtk_window_destroy (GTK_WINDOW (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG)));
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG) == NULL);
}

static void
add_line (Fixture *fixture, const char *pattern, const char *partition)
{
  choose (GTK_WIDGET (fixture->section), "lines.add", pattern, partition);
}

static void
assert_lines (Fixture *fixture, const char *expected)
{
  GListModel *lines = tel_device_get_lines (fixture->device);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      g_assert_true (tel_line_editor_get_line (get_editor (fixture, (int) i)) == line);
      g_string_append_printf (text, "%s%u:%s", i > 0 ? " " : "", tel_line_get_index (line),
                              tel_line_get_pattern (line));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_shared_line_is_said (gconstpointer release)
{
  Fixture fixture;

  open_section (&fixture, release, "TCTTRIBEIRO");
  tel_test_wait_until (is_looked_up (&fixture, 0));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_editor (&fixture, 0))), ==,
                   "1: 1006 in PT-Internal");
  g_assert_cmpstr (get_state (&fixture, 0), ==,
                   "1006 in PT-Internal is shared with BOTTRIBEIRO, SEP001122334458, TABTRIBEIRO: they ring together.");
  g_assert_cmpuint (fixture.n_edits, ==, 0);
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_editor (&fixture, 0)), TRUE);
  tel_test_assert_accessible (GTK_WIDGET (fixture.section));

  close_section (&fixture);
}

/* What the state of a number may surprise with stands at the line before the plan. */
static void
test_states (void)
{
  Fixture fixture;

  open_section (&fixture, "14.0", "CSFAKenzi");
  tel_test_simulator_mutate (fixture.connection->simulator,
                             "<updateLine><pattern>1050</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<active>false</active></updateLine>");
  add_line (&fixture, "1050", "PT-Internal");
  add_line (&fixture, "2001", "PT-Internal");
  add_line (&fixture, "\\+81352191999", "PT-Internal");
  tel_test_wait_until (is_looked_up (&fixture, 0) && is_looked_up (&fixture, 1) && is_looked_up (&fixture, 2) &&
                       is_looked_up (&fixture, 3));

  g_assert_cmpstr (get_state (&fixture, 0), ==, "1003 in PT-Internal is on this device alone.");
  g_assert_nonnull (strstr (get_state (&fixture, 1), "It is not active"));
  g_assert_nonnull (strstr (get_state (&fixture, 2), "The same digits exist in another place: PT-Other."));
  g_assert_cmpstr (get_state (&fixture, 3), ==, "+81352191999 in PT-Internal does not exist yet and will be added.");

  close_section (&fixture);
}

static void
test_not_told (void)
{
  Fixture fixture;

  open_section (&fixture, "9.1", "CSFAKenzi");
  tel_test_simulator_refuse (fixture.connection->simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  tel_test_wait_until (is_looked_up (&fixture, 0));
  g_assert_nonnull (strstr (get_state (&fixture, 0), "This release does not tell which devices use it."));

  close_section (&fixture);
}

static void
test_add (void)
{
  Fixture fixture;
  g_autoptr (TelLine) line = NULL;

  open_section (&fixture, "14.0", "CSFAKenzi");
  add_line (&fixture, "\\+81352191050", "PT-Internal");
  assert_lines (&fixture, "1:1003 2:\\+81352191050");
  g_assert_cmpuint (fixture.n_edits, >=, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_editor (&fixture, 1))), ==,
                   "2: +81352191050 in PT-Internal");

  /* Made for the owner, as the form of a new softphone does (G5.2). */
  line = g_list_model_get_item (tel_device_get_lines (fixture.device), 1);
  g_assert_cmpstr (tel_line_get_label (line), ==, "Adam McKenzie - +81352191050");
  g_assert_cmpstr (tel_line_get_display_ascii (line), ==, "Adam McKenzie");
  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "amckenzi");
  g_assert_cmpuint (tel_line_get_maximum_calls (line), ==, 4);
  g_assert_cmpuint (tel_line_get_busy_trigger (line), ==, 2);
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);

  close_section (&fixture);
}

static gboolean
can (Fixture *fixture, int place, const char *button)
{
  return gtk_widget_get_sensitive (tel_test_get_child (get_editor (fixture, place), button));
}

static void
test_order (void)
{
  Fixture fixture;
  TelLineEditor *moved;

  open_section (&fixture, "14.0", "CSFAKenzi");
  g_assert_false (can (&fixture, 0, "up_button"));
  g_assert_false (can (&fixture, 0, "down_button"));
  add_line (&fixture, "1050", "PT-Internal");
  add_line (&fixture, "1051", "PT-Internal");
  g_assert_true (can (&fixture, 0, "down_button"));
  g_assert_false (can (&fixture, 2, "down_button"));

  moved = get_editor (&fixture, 2);
  fixture.n_edits = 0;
  gtk_widget_activate_action (GTK_WIDGET (moved), "line.move-up", NULL);
  assert_lines (&fixture, "1:1003 2:1051 3:1050");
  g_assert_true (get_editor (&fixture, 1) == moved);
  g_assert_cmpuint (fixture.n_edits, ==, 1);
  g_assert_true (gtk_widget_is_focus (tel_test_get_child (moved, "up_button")));
  gtk_widget_activate_action (GTK_WIDGET (moved), "line.move-up", NULL);
  assert_lines (&fixture, "1:1051 2:1003 3:1050");
  g_assert_true (gtk_widget_is_focus (tel_test_get_child (moved, "down_button")));
  gtk_widget_activate_action (GTK_WIDGET (moved), "line.move-down", NULL);
  assert_lines (&fixture, "1:1003 2:1051 3:1050");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (moved)), ==, "2: 1051 in PT-Internal");

  close_section (&fixture);
}

static void
test_remove (void)
{
  Fixture fixture;

  open_section (&fixture, "14.0", "CSFAKenzi");
  add_line (&fixture, "1050", "PT-Internal");
  add_line (&fixture, "1051", "PT-Internal");
  gtk_widget_activate_action (GTK_WIDGET (get_editor (&fixture, 0)), "line.remove", NULL);
  assert_lines (&fixture, "1:1050 2:1051");
  gtk_widget_activate_action (GTK_WIDGET (get_editor (&fixture, 1)), "line.remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_editor (&fixture, 0)), "line.remove", NULL);
  assert_lines (&fixture, "");
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (fixture.section, "empty_label")));
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);

  close_section (&fixture);
}

static void
type_into (TelLineEditor *editor, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tel_test_get_child (editor, row)), text);
}

static const char *
get_hint (TelLineEditor *editor, const char *hint)
{
  GtkWidget *row = tel_test_get_child (editor, hint);

  return gtk_widget_get_visible (row) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : "";
}

static void
test_limits_said_while_typing (void)
{
  static const struct
  {
    const char *row;
    const char *hint;
    const char *wrong;
    const char *right;
    const char *word;
  } cases[] = {
    { "label_row", "label_hint", "123456789012345678901234567890123456789012345678901", "Adam", "it has 51" },
    { "display_row", "display_hint", "123456789012345678901234567890123456789012345678901", "山田", "at most 50" },
    { "ascii_row", "ascii_hint", "山田", "Yamada", "ASCII characters only" },
    { "mask_row", "mask_hint", "+81 3", "+8135219XXXX", "takes digits, X" },
  };
  Fixture fixture;
  TelLineEditor *editor;

  open_section (&fixture, "14.0", "CSFAKenzi");
  editor = get_editor (&fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type_into (editor, cases[i].row, cases[i].wrong);
      g_assert_nonnull (strstr (get_hint (editor, cases[i].hint), cases[i].word));
      g_assert_nonnull (tel_lines_section_get_problem (fixture.section));
      type_into (editor, cases[i].row, cases[i].right);
      g_assert_cmpstr (get_hint (editor, cases[i].hint), ==, "");
      g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
    }
  g_assert_cmpstr (tel_line_get_external_mask (tel_line_editor_get_line (editor)), ==, "+8135219XXXX");

  close_section (&fixture);
}

/* Who looks elsewhere and comes back finds what is wrong, in a line that the cluster has and in a new one. */
static void
test_limits_said_again (void)
{
  g_autofree char *text = g_strnfill (60, 'x');
  Fixture fixture;

  open_section (&fixture, "14.0", "CSFHSUZUKI");
  add_line (&fixture, "1004", "PT-Internal");
  for (int place = 0; place < 2; place++)
    {
      type_into (get_editor (&fixture, place), "label_row", text);
      g_assert_nonnull (tel_lines_section_get_problem (fixture.section));
      tel_test_destroy_and_assert_finalized (fixture.window, GTK_WIDGET (fixture.section));

      show_section (&fixture);
      g_assert_nonnull (tel_lines_section_get_problem (fixture.section));
      g_assert_nonnull (strstr (get_hint (get_editor (&fixture, place), "label_hint"), "it has 60"));
      g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_editor (&fixture, place))));
      g_assert_nonnull (strstr (tel_lines_section_get_problem (fixture.section), place == 0 ? "1005" : "1004"));
      type_into (get_editor (&fixture, place), "label_row", "Sales");
      g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
    }
  close_section (&fixture);
}

/* What the cluster has itself is not judged. */
static void
test_limits_of_the_cluster (void)
{
  g_autofree char *text = g_strnfill (60, 'x');
  g_autoptr (TelLine) line = NULL;
  g_autoptr (TelLine) base = NULL;
  Fixture fixture;

  open_section (&fixture, "14.0", "CSFHSUZUKI");
  tel_test_destroy_and_assert_finalized (fixture.window, GTK_WIDGET (fixture.section));
  line = g_list_model_get_item (tel_device_get_lines (fixture.device), 0);
  base = g_list_model_get_item (tel_device_get_lines (fixture.base), 0);
  g_object_set (line, "label", text, NULL);
  g_object_set (base, "label", text, NULL);

  show_section (&fixture);
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
  close_section (&fixture);
}

static void
test_calls_and_rings (void)
{
  Fixture fixture;
  TelLineEditor *editor;
  TelLine *line;

  open_section (&fixture, "14.0", "CSFAKenzi");
  editor = get_editor (&fixture, 0);
  line = tel_line_editor_get_line (editor);

  gtk_spin_button_set_value (tel_test_get_child (editor, "calls_spin"), 3);
  gtk_spin_button_set_value (tel_test_get_child (editor, "trigger_spin"), 4);
  g_assert_nonnull (strstr (get_hint (editor, "trigger_hint"), "from 1 to the maximum number of calls, which is 3"));
  g_assert_nonnull (tel_lines_section_get_problem (fixture.section));
  gtk_spin_button_set_value (tel_test_get_child (editor, "trigger_spin"), 3);
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
  g_assert_cmpuint (tel_line_get_maximum_calls (line), ==, 3);
  g_assert_cmpuint (tel_line_get_busy_trigger (line), ==, 3);

  adw_combo_row_set_selected (tel_test_get_child (editor, "ring_row"), 1);
  adw_combo_row_set_selected (tel_test_get_child (editor, "busy_ring_row"), 5);
  g_assert_cmpstr (tel_line_get_ring_setting (line), ==, "Disable");
  g_assert_cmpstr (tel_line_get_busy_ring_setting (line), ==, "Beep Only");

  close_section (&fixture);
}

static GtkListBoxRow *
search_user (TelLineEditor *editor, const char *text)
{
  GtkPopover *picker = gtk_menu_button_get_popover (tel_test_get_child (editor, "users_button"));
  GtkWidget *entry = tel_test_get_child (picker, "search_entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");

  return gtk_list_box_get_row_at_index (tel_test_get_child (picker, "list_box"), 0);
}

static void
pick_user (TelLineEditor *editor, const char *text)
{
  GtkListBoxRow *row = search_user (editor, text);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
}

/* Five and no sixth (G5.2). */
static void
test_users (void)
{
  static const char *const more[] = { "tadams", "tyamada", "hsuzuki", "tribeiro" };
  Fixture fixture;
  TelLineEditor *editor;
  TelLine *line;

  open_section (&fixture, "14.0", "CSFAKenzi");
  editor = get_editor (&fixture, 0);
  line = tel_line_editor_get_line (editor);
  g_object_set (line, "end-users", (const char *[]){ "amckenzi", NULL }, NULL);
  g_assert_null (search_user (editor, "nobody of that name"));

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    pick_user (editor, more[i]);
  g_assert_cmpuint (g_strv_length ((char **) tel_line_get_end_users (line)), ==, 5);
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (editor, "users_button")));
  g_assert_cmpstr (adw_action_row_get_subtitle (tel_test_get_child (editor, "users_row")), ==, "5 of at most 5");
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);

  pick_user (editor, "csecure");
  g_assert_nonnull (tel_lines_section_get_problem (fixture.section));
  g_assert_nonnull (strstr (get_hint (editor, "users_hint"), "At most 5 users"));

  gtk_widget_activate_action (GTK_WIDGET (editor), "line.remove-user", "s", "tadams");
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
  gtk_widget_activate_action (GTK_WIDGET (editor), "line.remove-user", "s", "tyamada");
  g_assert_true (gtk_widget_get_sensitive (tel_test_get_child (editor, "users_button")));
  pick_user (editor, "hsuzuki");
  g_assert_cmpuint (g_strv_length ((char **) tel_line_get_end_users (line)), ==, 4);

  close_section (&fixture);
}

static void
test_number_changed (void)
{
  Fixture fixture;
  TelLineEditor *editor;

  open_section (&fixture, "14.0", "CSFAKenzi");
  editor = get_editor (&fixture, 0);
  type_into (editor, "label_row", "Adam - 1003");
  choose (GTK_WIDGET (editor), "line.choose", "3001", NULL);
  g_assert_cmpstr (tel_line_get_pattern (tel_line_editor_get_line (editor)), ==, "3001");
  g_assert_null (tel_line_get_partition (tel_line_editor_get_line (editor)));
  g_assert_cmpstr (tel_line_get_label (tel_line_editor_get_line (editor)), ==, "Adam - 3001");
  tel_test_wait_until (is_looked_up (&fixture, 0));
  g_assert_cmpstr (get_state (&fixture, 0), ==, "3001 in no partition exists and will be used.");

  close_section (&fixture);
}

static void
test_same_number_twice (void)
{
  Fixture fixture;

  open_section (&fixture, "14.0", "CSFAKenzi");
  add_line (&fixture, "1003", "PT-Internal");
  g_assert_nonnull (tel_lines_section_get_problem (fixture.section));
  g_assert_nonnull (strstr (get_state (&fixture, 0), "twice"));
  choose (GTK_WIDGET (get_editor (&fixture, 1)), "line.choose", "1050", "PT-Internal");
  g_assert_cmpstr (tel_lines_section_get_problem (fixture.section), ==, NULL);
  g_assert_null (strstr (get_state (&fixture, 0), "twice"));

  close_section (&fixture);
}

/* The plan that is made of the draft. */
static TelPlan *
build_plan (Fixture *fixture, TelDevice *base)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelPlan *plan;

  tel_edit_add_device (edit, base, fixture->device);
  tel_edit_build_async (edit, fixture->connection->cluster, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  plan = tel_edit_build_finish (edit, done, &error);
  g_assert_no_error (error);

  return plan;
}

/* What was done in the section is what the cluster has after the plan: order, a new number and a ring setting. */
static void
test_plan_of_draft (gconstpointer release)
{
  Fixture fixture;
  g_autoptr (TelDevice) base = NULL;
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;

  open_section (&fixture, release, "CSFAKenzi");
  base = tel_object_copy (TEL_OBJECT (fixture.device));
  add_line (&fixture, "1050", "PT-Internal");
  add_line (&fixture, "\\+81352191999", "PT-Internal");
  gtk_widget_activate_action (GTK_WIDGET (get_editor (&fixture, 1)), "line.move-up", NULL);
  adw_combo_row_set_selected (tel_test_get_child (get_editor (&fixture, 0), "ring_row"), 2);
  adw_combo_row_set_selected (tel_test_get_child (get_editor (&fixture, 0), "busy_ring_row"), 5);
  assert_lines (&fixture, "1:1050 2:1003 3:\\+81352191999");

  plan = build_plan (&fixture, base);
  tel_test_plan_tick_all (plan);
  runner = tel_runner_new (fixture.connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (fixture.connection, "CSFAKenzi");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TelLine) wanted = g_list_model_get_item (tel_device_get_lines (fixture.device), i);
      g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (after), i);

      g_assert_cmpuint (tel_line_get_index (line), ==, i + 1);
      g_assert_cmpstr (tel_line_get_pattern (line), ==, tel_line_get_pattern (wanted));
      g_assert_cmpstr (tel_line_get_label (line), ==, tel_line_get_label (wanted));
      g_assert_cmpstr (tel_line_get_ring_setting (line), ==, i == 0 ? "Flash Only" : "Ring");
      if (i == 0)
        g_assert_cmpstr (tel_line_get_busy_ring_setting (line), ==, "Beep Only");
    }
  g_clear_object (&runner);

  close_section (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_data_func ("/lines-section/9.1/G5.3/shared-line-is-said", "9.1", test_shared_line_is_said);
  g_test_add_data_func ("/lines-section/14.0/G5.3/shared-line-is-said", "14.0", test_shared_line_is_said);
  g_test_add_func ("/lines-section/G5.1/states", test_states);
  g_test_add_func ("/lines-section/9.1/not-told", test_not_told);
  g_test_add_func ("/lines-section/G5.1/add", test_add);
  g_test_add_func ("/lines-section/order", test_order);
  g_test_add_func ("/lines-section/remove", test_remove);
  g_test_add_func ("/lines-section/limits-said-while-typing", test_limits_said_while_typing);
  g_test_add_func ("/lines-section/limits-said-again", test_limits_said_again);
  g_test_add_func ("/lines-section/limits-of-the-cluster", test_limits_of_the_cluster);
  g_test_add_func ("/lines-section/calls-and-rings", test_calls_and_rings);
  g_test_add_func ("/lines-section/G5.2/at-most-five-users", test_users);
  g_test_add_func ("/lines-section/number-changed", test_number_changed);
  g_test_add_func ("/lines-section/same-number-twice", test_same_number_twice);
  g_test_add_data_func ("/lines-section/9.1/plan-of-draft", "9.1", test_plan_of_draft);
  g_test_add_data_func ("/lines-section/14.0/plan-of-draft", "14.0", test_plan_of_draft);

  return g_test_run ();
}
