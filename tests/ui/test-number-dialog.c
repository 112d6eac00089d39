/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-number-dialog.h"
#include "ui/tel-reference-row.h"

typedef struct
{
  TelTestConnection *connection;
  TelNumberDialog *dialog;
  char *pattern;
  char *partition;
  guint n_chosen;
} Fixture;

static void
on_chosen (TelNumberDialog *dialog, const char *pattern, const char *partition, Fixture *fixture)
{
  fixture->pattern = g_strdup (pattern);
  fixture->partition = g_strdup (partition);
  fixture->n_chosen++;
}

static void
open_again (Fixture *fixture, const char *user_id, const char *device_name, GListModel *lines)
{
  fixture->dialog = tel_number_dialog_new (fixture->connection->cluster, user_id, device_name, lines);
  g_signal_connect (fixture->dialog, "chosen", G_CALLBACK (on_chosen), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
open_dialog (Fixture *fixture, const char *release, const char *user_id)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);

  g_settings_reset (settings, "number-ranges");
  memset (fixture, 0, sizeof *fixture);
  fixture->connection = tel_test_connection_new_loaded (release);
  open_again (fixture, user_id, NULL, NULL);
}

static void
close_dialog (Fixture *fixture)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  tel_test_wait_until (fixture->dialog == NULL);
  tel_test_connection_free (fixture->connection);
  g_free (fixture->pattern);
  g_free (fixture->partition);
}

static void
search (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tel_test_get_child (fixture->dialog, "search_entry")), text);
}

static const char *
get_status (Fixture *fixture)
{
  return gtk_label_get_text (tel_test_get_child (fixture->dialog, "status_label"));
}

static AdwActionRow *
get_result (Fixture *fixture, int position)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (tel_test_get_child (fixture->dialog, "list_box"), position));
}

static const char *
get_title (gpointer row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

static void
look_for (Fixture *fixture, const char *text)
{
  search (fixture, text);
  tel_test_wait_until (g_str_equal (get_status (fixture), "Searching…"));
  tel_test_wait_until (!g_str_equal (get_status (fixture), "Searching…"));
}

static void
test_search (gconstpointer release)
{
  Fixture fixture;

  open_dialog (&fixture, release, NULL);
  look_for (&fixture, "TANYA");
  g_assert_cmpstr (get_title (get_result (&fixture, 0)), ==, "1001 in PT-Internal");
  g_assert_cmpstr (adw_action_row_get_subtitle (get_result (&fixture, 0)), ==,
                   "Tanya Adams · Used by SEP001122334455.");
  g_assert_null (get_result (&fixture, 1));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture.dialog, "add_group")));
  tel_test_assert_accessible (GTK_WIDGET (fixture.dialog));

  look_for (&fixture, "2001");
  g_assert_cmpstr (get_title (get_result (&fixture, 1)), ==, "2001 in PT-Other");
  g_assert_cmpstr (adw_action_row_get_subtitle (get_result (&fixture, 1)), ==, "Free · No device uses it.");
  adw_action_row_activate (get_result (&fixture, 1));
  tel_test_wait_until (fixture.dialog == NULL);
  g_assert_cmpuint (fixture.n_chosen, ==, 1);
  g_assert_cmpstr (fixture.pattern, ==, "2001");
  g_assert_cmpstr (fixture.partition, ==, "PT-Other");

  close_dialog (&fixture);
}

static void
test_nothing_found (void)
{
  Fixture fixture;

  open_dialog (&fixture, "14.0", NULL);
  look_for (&fixture, "nobody at all");
  g_assert_nonnull (strstr (get_status (&fixture), "No directory number has this text"));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture.dialog, "list_box")));

  search (&fixture, "");
  tel_test_wait_until (
      g_str_equal (gtk_stack_get_visible_child_name (tel_test_get_child (fixture.dialog, "stack")), "offers"));

  close_dialog (&fixture);
}

static void
test_not_told (void)
{
  Fixture fixture;

  open_dialog (&fixture, "9.1", NULL);
  tel_test_simulator_refuse (fixture.connection->simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  look_for (&fixture, "tanya");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (get_result (&fixture, 0)), "This release does not tell"));

  close_dialog (&fixture);
}

static void
test_error_is_said (void)
{
  Fixture fixture;

  open_dialog (&fixture, "14.0", NULL);
  tel_test_simulator_refuse (fixture.connection->simulator, "listLine", 0, 4711, "Not now, says the server");
  look_for (&fixture, "tanya");
  g_assert_nonnull (strstr (get_status (&fixture), "Not now, says the server"));

  close_dialog (&fixture);
}

static void
set_partition (Fixture *fixture, const char *partition)
{
  gpointer row = tel_test_get_child (fixture->dialog, "range_partition_row");
  GtkDropDown *drop_down = GTK_DROP_DOWN (adw_action_row_get_activatable_widget (row));
  GListModel *partitions = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (partitions); i++)
    {
      g_autoptr (TelObject) object = g_list_model_get_item (partitions, i);

      if (g_strcmp0 (tel_object_get_key (object), partition) == 0)
        gtk_drop_down_set_selected (drop_down, i);
    }
}

static void
find_free (Fixture *fixture, const char *range)
{
  GtkWidget *row = tel_test_get_child (fixture->dialog, "free_row");

  gtk_editable_set_text (GTK_EDITABLE (tel_test_get_child (fixture->dialog, "range_row")), range);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "number.find-free", NULL);
  tel_test_wait_until (strstr (get_title (row), "Reading") == NULL);
}

static void
test_first_free (gconstpointer release)
{
  Fixture fixture;
  GtkWidget *row;
  guint n_before;

  open_dialog (&fixture, release, NULL);
  row = tel_test_get_child (fixture.dialog, "free_row");
  find_free (&fixture, "10");
  g_assert_nonnull (strstr (get_title (row), "Choose the partition"));

  set_partition (&fixture, "PT-Internal");
  g_assert_false (gtk_widget_get_visible (row));
  n_before = tel_test_simulator_count_requests (fixture.connection->simulator, "listLine");
  find_free (&fixture, "1001-1099");
  g_assert_cmpstr (get_title (row), ==, "1009 in PT-Internal is free.");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "numbers of 99 are taken"));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "listLine"), ==, n_before + 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture.dialog), "number.use-free", NULL);
  tel_test_wait_until (fixture.dialog == NULL);
  g_assert_cmpstr (fixture.pattern, ==, "1009");
  g_assert_cmpstr (fixture.partition, ==, "PT-Internal");

  /* Remembered for the next time. */
  open_again (&fixture, NULL, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tel_test_get_child (fixture.dialog, "range_row"))), ==,
                   "1001-1099");

  close_dialog (&fixture);
}

static void
test_range_words (void)
{
  Fixture fixture;
  GtkWidget *row;

  open_dialog (&fixture, "14.0", NULL);
  row = tel_test_get_child (fixture.dialog, "free_row");
  set_partition (&fixture, "PT-Internal");

  find_free (&fixture, "1X0X");
  g_assert_nonnull (strstr (get_title (row), "is not a range of directory numbers"));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture.dialog, "free_button")));

  find_free (&fixture, "1050-1051");
  g_assert_nonnull (strstr (get_title (row), "No number of the range is free"));

  find_free (&fixture, "2001-2009");
  g_assert_cmpstr (get_title (row), ==, "2002 in PT-Internal is free.");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "PT-Other"));

  find_free (&fixture, "+8135219105X");
  g_assert_cmpstr (get_title (row), ==, "+81352191051 in PT-Internal is free.");
  gtk_widget_activate_action (GTK_WIDGET (fixture.dialog), "number.use-free", NULL);
  g_assert_cmpstr (fixture.pattern, ==, "\\+81352191051");

  close_dialog (&fixture);
}

/* A number that another line of the draft has taken is not free, although the cluster does not know it yet. */
static void
test_free_beside_draft (void)
{
  Fixture fixture;
  g_autoptr (GListStore) lines = g_list_store_new (TEL_TYPE_LINE);
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "pattern", "1009", "partition", "PT-Internal", NULL);

  g_list_store_append (lines, line);
  open_dialog (&fixture, "14.0", NULL);
  gtk_window_destroy (GTK_WINDOW (fixture.dialog));
  tel_test_wait_until (fixture.dialog == NULL);
  open_again (&fixture, NULL, NULL, G_LIST_MODEL (lines));
  set_partition (&fixture, "PT-Internal");
  find_free (&fixture, "1001-1099");
  g_assert_cmpstr (get_title (tel_test_get_child (fixture.dialog, "free_row")), ==, "1010 in PT-Internal is free.");

  close_dialog (&fixture);
}

static void
test_add (void)
{
  Fixture fixture;
  GtkWidget *row;

  open_dialog (&fixture, "14.0", NULL);
  row = tel_test_get_child (fixture.dialog, "add_row");
  set_partition (&fixture, "PT-Internal");
  look_for (&fixture, "2002");
  g_assert_cmpstr (get_title (row), ==, "2002 in PT-Internal does not exist yet and will be added.");
  set_partition (&fixture, "PT-Other");
  g_assert_cmpstr (get_title (row), ==, "2002 in PT-Other exists already: choose it above.");
  gtk_widget_activate_action (GTK_WIDGET (fixture.dialog), "number.add", NULL);
  g_assert_cmpuint (fixture.n_chosen, ==, 0);

  look_for (&fixture, "+81 3 5219 1999");
  g_assert_cmpstr (get_title (row), ==, "+81352191999 in PT-Other does not exist yet and will be added.");
  gtk_widget_activate_action (GTK_WIDGET (fixture.dialog), "number.add", NULL);
  g_assert_cmpstr (fixture.pattern, ==, "\\+81352191999");
  g_assert_cmpstr (fixture.partition, ==, "PT-Other");

  close_dialog (&fixture);
}

static AdwActionRow *
find_share (Fixture *fixture, const char *title)
{
  GtkWidget *group = tel_test_get_child (fixture->dialog, "share_group");
  GtkWidget *row;

  for (guint i = 0; (row = tel_test_find_widget (group, ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (g_str_equal (get_title (row), title))
      return ADW_ACTION_ROW (row);

  return NULL;
}

static void
test_share (gconstpointer release)
{
  Fixture fixture;

  open_dialog (&fixture, release, "tadams");
  tel_test_wait_until (find_share (&fixture, "Share 1001 with SEP001122334455") != NULL);
  tel_test_assert_accessible (GTK_WIDGET (fixture.dialog));
  adw_action_row_activate (find_share (&fixture, "Share 1001 with SEP001122334455"));
  tel_test_wait_until (fixture.dialog == NULL);
  g_assert_cmpstr (fixture.pattern, ==, "1001");
  g_assert_cmpstr (fixture.partition, ==, "PT-Internal");

  close_dialog (&fixture);
}

/* What the device has already is not offered to it. */
static void
test_own_lines_are_not_shared (void)
{
  Fixture fixture;
  g_autoptr (TelDevice) device = NULL;

  open_dialog (&fixture, "14.0", NULL);
  gtk_window_destroy (GTK_WINDOW (fixture.dialog));
  tel_test_wait_until (fixture.dialog == NULL);
  device = tel_test_connection_read_device (fixture.connection, "TCTTRIBEIRO");
  open_again (&fixture, "tribeiro", "TCTTRIBEIRO", tel_device_get_lines (device));
  tel_test_wait_until (tel_test_simulator_count_requests (fixture.connection->simulator, "getPhone") >= 5);
  look_for (&fixture, "1006");
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture.dialog, "share_group")));

  close_dialog (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_data_func ("/number-dialog/9.1/search", "9.1", test_search);
  g_test_add_data_func ("/number-dialog/14.0/search", "14.0", test_search);
  g_test_add_func ("/number-dialog/nothing-found", test_nothing_found);
  g_test_add_func ("/number-dialog/9.1/not-told", test_not_told);
  g_test_add_func ("/number-dialog/error-is-said", test_error_is_said);
  g_test_add_data_func ("/number-dialog/9.1/first-free", "9.1", test_first_free);
  g_test_add_data_func ("/number-dialog/14.0/first-free", "14.0", test_first_free);
  g_test_add_func ("/number-dialog/range-words", test_range_words);
  g_test_add_func ("/number-dialog/free-beside-draft", test_free_beside_draft);
  g_test_add_func ("/number-dialog/add", test_add);
  g_test_add_data_func ("/number-dialog/9.1/share", "9.1", test_share);
  g_test_add_data_func ("/number-dialog/14.0/share", "14.0", test_share);
  g_test_add_func ("/number-dialog/own-lines-are-not-shared", test_own_lines_are_not_shared);

  return g_test_run ();
}
