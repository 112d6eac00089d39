/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "audit/tel-snapshot-store.h"
#include "plan/tel-edit.h"
#include "plan/tel-runner.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-compare-picker.h"
#include "ui/tel-compare-row.h"
#include "ui/tel-compare-window.h"
#include "ui/tel-object-list.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-user-pane.h"
#include "ui/tel-user-picker.h"
#include "ui/tel-window.h"

/* One for all cases, as in a program. */
static TelApplication *application;

typedef struct
{
  TelTestConnection *connection;
  GtkWidget *owner;
  GtkWidget *window;
} Fixture;

static gpointer
get (Fixture *fixture, const char *name)
{
  GObject *view = gtk_widget_get_template_child (fixture->window, TEL_TYPE_COMPARE_WINDOW, "view");
  GObject *child = gtk_widget_get_template_child (fixture->window, TEL_TYPE_COMPARE_WINDOW, name);

  return child != NULL ? (gpointer) child : tel_test_get_child (view, name);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (get (fixture, "stack"));
}

static gboolean
is_on (Fixture *fixture, const char *page)
{
  return g_strcmp0 (get_page (fixture), page) == 0;
}

static void
open_window (Fixture *fixture, TelObjectKind kind, const char *left, const char *right)
{
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->owner = tel_test_present (gtk_label_new ("Owner"), 400, 300);
  fixture->window = GTK_WIDGET (
      tel_compare_window_new (GTK_WINDOW (fixture->owner), fixture->connection->cluster, kind, left, right));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
close_window (Fixture *fixture)
{
  GtkWidget *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  tel_test_wait_until (window == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->owner));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tel_test_connection_free (fixture->connection);
}

static TelCompareRow *
find_row (Fixture *fixture, const char *name)
{
  GtkListBox *list = get (fixture, "list_box");

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      TelCompareRow *row = TEL_COMPARE_ROW (gtk_list_box_get_row_at_index (list, i));

      if (g_str_equal (tel_comparison_row_get_name (tel_compare_row_get_row (row)), name))
        return row;
    }

  return NULL;
}

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = get (fixture, "list_box");
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (list, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (get (fixture, "list_box"), action, NULL));
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

/* One side is filled, the other is chosen. */
static void
test_pick (void)
{
  Fixture fixture;
  g_autoptr (TelObject) device = NULL;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", NULL);
  g_assert_cmpstr (get_page (&fixture), ==, "choose");
  g_assert_true (tel_test_is_shown (tel_test_find_label (fixture.window, "Choose two devices")));
  tel_test_assert_accessible (fixture.window);

  /* What is read whole takes the place of what was listed. */
  device = g_object_ref (TEL_OBJECT (tel_cluster_get_device (fixture.connection->cluster, "CSFHSUZUKI")));
  g_signal_emit_by_name (get (&fixture, "right_picker"), "picked", device);
  g_assert_cmpstr (get_page (&fixture), ==, "reading");
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_nonnull (find_row (&fixture, "device-pool"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture.window)), ==, "Compare CSFCSECURE and CSFHSUZUKI");
  tel_test_assert_accessible (fixture.window);

  /* The same on both sides is nothing to compare. */
  g_signal_emit_by_name (get (&fixture, "left_picker"), "picked", device);
  g_assert_cmpstr (get_page (&fixture), ==, "choose");
  close_window (&fixture);
}

/* What a person does: opens the list, types, and picks. */
static void
test_picker (void)
{
  Fixture fixture;
  GtkWidget *list;
  GtkWidget *button;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", NULL);
  button = tel_test_find_widget (get (&fixture, "right_picker"), GTK_TYPE_MENU_BUTTON, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  list = tel_test_find_widget (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                               TEL_TYPE_OBJECT_LIST, 0);
  tel_test_assert_accessible (fixture.window);
  gtk_editable_set_text (tel_test_get_child (list, "search_entry"), "hsuzuki");
  g_signal_emit_by_name (tel_test_get_child (list, "search_entry"), "activate");
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_nonnull (tel_test_find_label (fixture.window, "CSFHSUZUKI"));

  /* Of users there is another list, and nothing of the devices stays. */
  g_object_set (fixture.window, "kind", "users", NULL);
  g_assert_cmpstr (get_page (&fixture), ==, "choose");
  g_assert_nonnull (tel_test_find_widget (get (&fixture, "left_picker"), TEL_TYPE_USER_PICKER, 0));
  close_window (&fixture);
}

static void
test_filter (void)
{
  Fixture fixture;
  guint n_all;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", "CSFHSUZUKI");
  tel_test_wait_until (is_on (&fixture, "view"));
  n_all = count_rows (&fixture);
  g_assert_nonnull (find_row (&fixture, "device-pool"));
  g_assert_nonnull (find_row (&fixture, "owner"));
  gtk_widget_activate_action (get (&fixture, "list_box"), "compare.only-differences", NULL);
  g_assert_cmpuint (count_rows (&fixture), <, n_all);
  g_assert_null (find_row (&fixture, "device-pool"));
  g_assert_nonnull (find_row (&fixture, "owner"));

  gtk_editable_set_text (get (&fixture, "search_entry"), "owner");
  g_signal_emit_by_name (get (&fixture, "search_entry"), "search-changed");
  g_assert_nonnull (find_row (&fixture, "owner"));
  g_assert_null (find_row (&fixture, "name"));
  gtk_editable_set_text (get (&fixture, "search_entry"), "nothing has this");
  g_signal_emit_by_name (get (&fixture, "search_entry"), "search-changed");
  g_assert_cmpuint (count_rows (&fixture), ==, 0);
  g_assert_true (tel_test_is_shown (tel_test_find_label (fixture.window, "No field has this text")));
  close_window (&fixture);
}

static void
test_swap (void)
{
  Fixture fixture;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", "CSFHSUZUKI");
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_true (gtk_widget_activate_action (fixture.window, "compare.swap", NULL));
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_cmpstr (tel_comparison_row_get_left (tel_compare_row_get_row (find_row (&fixture, "name"))), ==,
                   "CSFHSUZUKI");
  close_window (&fixture);
}

static gboolean
is_same (Fixture *fixture, const char *name)
{
  TelCompareRow *row = find_row (fixture, name);

  return row != NULL && tel_comparison_row_get_state (tel_compare_row_get_row (row)) == TEL_COMPARISON_STATE_SAME;
}

/* A tick, a plan, and both sides are read again. */
static void
test_make_alike (void)
{
  const char *group = "groups.Standard CTI Secure Connection";
  Fixture fixture;
  GtkWindow *plan;
  GtkWidget *bar;

  open_window (&fixture, TEL_OBJECT_KIND_USER, "csecure", "hsuzuki");
  tel_test_wait_until (is_on (&fixture, "view"));
  bar = get (&fixture, "bar");
  g_assert_true (tel_test_is_shown (bar));
  /* What cannot be copied takes no tick. */
  g_signal_emit_by_name (get (&fixture, "list_box"), "row-activated", find_row (&fixture, "user-id"));
  g_assert_false (tel_comparison_row_get_chosen (tel_compare_row_get_row (find_row (&fixture, "user-id"))));
  g_signal_emit_by_name (get (&fixture, "list_box"), "row-activated", find_row (&fixture, group));
  g_assert_nonnull (tel_test_find_label (bar, "1 field is chosen"));

  activate (&fixture, "compare.make-alike");
  tel_test_wait_until (find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  plan = find_window (TEL_TYPE_PLAN_DIALOG);
  g_assert_true (gtk_window_get_transient_for (plan) == GTK_WINDOW (fixture.window));
  tel_test_tick_notices (GTK_WIDGET (plan));
  g_assert_true (gtk_widget_activate_action (tel_test_get_child (plan, "plan_view"), "plan.run", NULL));
  tel_test_wait_until (is_same (&fixture, group));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "updateUser"), ==, 1);
  gtk_window_close (plan);
  close_window (&fixture);
}

static void
test_choose_all (void)
{
  Fixture fixture;

  open_window (&fixture, TEL_OBJECT_KIND_USER, "csecure", "hsuzuki");
  tel_test_wait_until (is_on (&fixture, "view"));
  activate (&fixture, "compare.choose");
  g_assert_true (tel_comparison_row_get_chosen (
      tel_compare_row_get_row (find_row (&fixture, "groups.Standard CTI Secure Connection"))));
  g_assert_cmpstr (gtk_button_get_label (get (&fixture, "choose_button")), ==, "Choose none");
  activate (&fixture, "compare.choose");
  g_assert_cmpstr (gtk_button_get_label (get (&fixture, "choose_button")), ==, "Choose all");

  /* What the search hides is not chosen unseen. */
  gtk_editable_set_text (get (&fixture, "search_entry"), "nothing has this");
  g_signal_emit_by_name (get (&fixture, "search_entry"), "search-changed");
  activate (&fixture, "compare.choose");
  g_assert_nonnull (tel_test_find_label (get (&fixture, "bar"), "Tick what the right one is to take over."));
  close_window (&fixture);
}

static void
test_gone (void)
{
  Fixture fixture;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", "CSFNOBODY");
  tel_test_wait_until (is_on (&fixture, "unread"));
  g_assert_true (tel_test_is_shown (get (&fixture, "error_label")));
  close_window (&fixture);
}

static void
test_since (void)
{
  Fixture fixture;
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 5, 4, 3, 2, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_new (TEL_RELEASE_14_0, when, zone);
  g_autoptr (TelDevice) then = NULL;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL);
  g_assert_false (gtk_widget_get_visible (get (&fixture, "since_button")));
  then = tel_object_copy (TEL_OBJECT (tel_cluster_get_device (fixture.connection->cluster, "CSFHSUZUKI")));
  g_object_set (then, "description", "As it was", NULL);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, then);
  tel_compare_window_set_snapshot (TEL_COMPARE_WINDOW (fixture.window), snapshot);
  g_assert_true (gtk_widget_get_visible (get (&fixture, "since_button")));

  /* The one that is there is the one that is meant. */
  tel_compare_window_show_since (TEL_COMPARE_WINDOW (fixture.window));
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_cmpstr (tel_comparison_row_get_left (tel_compare_row_get_row (find_row (&fixture, "description"))), ==,
                   "As it was");
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture.window)), "2026"));
  g_assert_false (gtk_widget_get_sensitive (get (&fixture, "left_picker")));
  tel_test_assert_accessible (fixture.window);
  close_window (&fixture);
}

static void
run_plan (TelTestConnection *connection, TelJournal *journal, const char *description)
{
  g_autoptr (TelDevice) base = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelEdit) edit = tel_edit_new ();
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  GAsyncResult *built = NULL;
  g_autoptr (GAsyncResult) build_result = NULL;
  GAsyncResult *run = NULL;
  g_autoptr (GAsyncResult) run_result = NULL;

  g_object_set (draft, "description", description, NULL);
  tel_edit_add_device (edit, base, draft);
  tel_edit_build_async (edit, connection->cluster, NULL, tel_test_take_result, &built);
  build_result = tel_test_await_result (&built);
  plan = tel_edit_build_finish (edit, build_result, NULL);
  runner = tel_runner_new (connection->cluster, plan);
  tel_runner_set_journal (runner, journal);
  tel_runner_run_async (runner, NULL, tel_test_take_result, &run);
  run_result = tel_test_await_result (&run);
  g_assert_true (tel_runner_run_finish (runner, run_result, NULL));
}

/* Which plans of ours have written to it, and below each field whether one of them has changed it. */
static void
test_origin (void)
{
  Fixture fixture;
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "journal.sqlite", NULL);
  g_autoptr (TelJournal) journal = tel_journal_new (path);
  g_autoptr (GDateTime) when = g_date_time_new_now_utc ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_new (TEL_RELEASE_14_0, when, zone);
  g_autoptr (TelDevice) then = NULL;
  const char *origin;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL);
  then = tel_object_copy (TEL_OBJECT (tel_cluster_get_device (fixture.connection->cluster, "CSFHSUZUKI")));
  g_object_set (then, "device-pool", "Osaka", NULL);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, then);
  tel_compare_window_set_snapshot (TEL_COMPARE_WINDOW (fixture.window), snapshot);
  tel_compare_window_set_journal (TEL_COMPARE_WINDOW (fixture.window), journal);
  tel_compare_window_show_since (TEL_COMPARE_WINDOW (fixture.window));
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_nonnull (
      tel_test_find_label (get (&fixture, "history"), "No plan of this program has written to it since."));

  run_plan (fixture.connection, journal, "Once");
  run_plan (fixture.connection, journal, "Twice");
  activate (&fixture, "win.reload");
  tel_test_wait_until (
      tel_test_find_label (get (&fixture, "history"), "2 plans of this program have written to it since.") != NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (tel_test_find_widget (get (&fixture, "history"), GTK_TYPE_EXPANDER, 0)),
                             TRUE);
  g_assert_nonnull (tel_test_find_label (get (&fixture, "history"), "Changes to CSFHSUZUKI"));
  origin = tel_comparison_row_get_origin (tel_compare_row_get_row (find_row (&fixture, "description")));
  g_assert_nonnull (strstr (origin, "Changed by this program on "));
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (find_row (&fixture, "description")), origin));
  origin = tel_comparison_row_get_origin (tel_compare_row_get_row (find_row (&fixture, "device-pool")));
  g_assert_nonnull (strstr (origin, "Changed elsewhere, between "));
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (find_row (&fixture, "device-pool")), origin));
  tel_test_assert_accessible (fixture.window);

  /* Between two devices there is no history. */
  g_object_set (fixture.window, "since", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (get (&fixture, "history")));
  close_window (&fixture);
  g_clear_object (&journal);
  tel_test_remove_directory (directory);
}

/* Where there is one, it is offered; what it holds needs the keyring, and without one it is said. */
static char *
save_snapshot (const char *connection_id)
{
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (connection_id, NULL);
  TelSnapshotEntry entry = { .release = TEL_RELEASE_14_0 };
  g_autoptr (GDateTime) taken_at = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) expires_at = g_date_time_add_days (taken_at, 1);
  g_autoptr (GBytes) key = tel_snapshot_file_make_key (NULL);
  g_autoptr (GBytes) content = g_bytes_new_static ("content", 7);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (tel_snapshot_store_get_directory (store), "last.snapshot", NULL);

  entry.taken_at = taken_at;
  entry.expires_at = expires_at;
  file = tel_snapshot_file_seal (&entry, content, key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (tel_snapshot_store_get_directory (store), 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (file, NULL), g_bytes_get_size (file), &error);
  g_assert_no_error (error);

  return path;
}

static void
test_saved_snapshot (void)
{
  Fixture fixture;
  GtkWidget *window;
  g_autofree char *path = NULL;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL);
  path = save_snapshot (tel_axl_client_get_connection_id (fixture.connection->client));
  window = fixture.window;
  fixture.window = GTK_WIDGET (tel_compare_window_new (GTK_WINDOW (fixture.owner), fixture.connection->cluster,
                                                       TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL));
  gtk_window_present (GTK_WINDOW (fixture.window));
  gtk_window_close (GTK_WINDOW (window));
  tel_test_wait_until (gtk_widget_get_visible (get (&fixture, "since_button")));
  tel_compare_window_show_since (TEL_COMPARE_WINDOW (fixture.window));
  tel_test_wait_until (tel_test_is_shown (get (&fixture, "error_label")));
  g_assert_false (gtk_toggle_button_get_active (get (&fixture, "since_button")));
  g_assert_cmpint (g_unlink (path), ==, 0);
  close_window (&fixture);
}

/* Below each other where there is no room: each value with the name of its side. */
static void
test_narrow (void)
{
  Fixture fixture;
  GtkWidget *content;
  GtkWidget *caption;

  open_window (&fixture, TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", "CSFHSUZUKI");
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 900, 600);
  tel_test_wait_until (is_on (&fixture, "view"));
  content = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (find_row (&fixture, "owner"))));
  caption = gtk_widget_get_next_sibling (gtk_widget_get_first_child (content));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (caption)), ==, "CSFCSECURE");
  tel_test_wait_until (gtk_widget_get_width (content) > 600);
  g_assert_false (gtk_widget_get_child_visible (caption));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 600);
  tel_test_wait_until (gtk_widget_get_width (content) < 360);
  tel_test_wait_until (gtk_widget_get_child_visible (caption));
  close_window (&fixture);
}

static TelWindow *
open_main_window (TelTestConnection *connection)
{
  TelWindow *window = tel_window_new (application);

  tel_cluster_set_name (connection->cluster, "Lab");
  gtk_window_present (GTK_WINDOW (window));
  tel_window_open_cluster (window, connection->cluster);
  tel_test_wait_until (tel_cluster_has_references (connection->cluster));

  return window;
}

static void
unlock (TelTestConnection *connection, TelWindow *window)
{
  GtkWidget *page = tel_test_get_child (window, "lock_page");

  gtk_editable_set_text (tel_test_get_child (page, "password_row"), connection->simulator->password);
  gtk_widget_activate_action (page, "lock.unlock", NULL);
  tel_test_wait_until (!tel_window_is_locked (window));
}

/* From the menu of a device; hidden while its window is locked; gone with the cluster. */
static void
test_with_its_window (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelWindow *window = open_main_window (connection);
  g_autoptr (TelUser) user = tel_test_connection_read_user (connection, "hsuzuki");
  GtkWidget *pane = tel_test_find_widget (GTK_WIDGET (window), TEL_TYPE_USER_PANE, 0);
  GtkWindow *compare;

  tel_user_pane_show_user (TEL_USER_PANE (pane), user);
  tel_test_wait_until (tel_user_pane_get_devices (TEL_USER_PANE (pane)) != NULL);
  g_assert_true (gtk_widget_activate_action (pane, "user.compare-device", "s", "CSFHSUZUKI"));
  compare = find_window (TEL_TYPE_COMPARE_WINDOW);
  g_assert_nonnull (compare);
  g_assert_null (gtk_window_get_transient_for (compare));
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (compare), "CSFHSUZUKI"));

  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  g_assert_true (tel_window_is_locked (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (compare)));
  unlock (connection, window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (compare)));

  g_object_add_weak_pointer (G_OBJECT (compare), (gpointer *) &compare);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
  tel_test_wait_until (compare == NULL);
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (window), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Locking ends what is read; it is read again when somebody asks for it. */
static void
test_locked_while_reading (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelWindow *window = open_main_window (connection);
  Fixture fixture = { .connection = connection, .owner = GTK_WIDGET (window) };

  fixture.window = GTK_WIDGET (
      tel_compare_window_new (GTK_WINDOW (window), connection->cluster, TEL_OBJECT_KIND_USER, "csecure", "hsuzuki"));
  gtk_window_present (GTK_WINDOW (fixture.window));
  g_assert_true (is_on (&fixture, "reading"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  unlock (connection, window);
  tel_test_wait_until (is_on (&fixture, "unread"));
  g_assert_false (gtk_widget_get_visible (get (&fixture, "spinner")));
  g_assert_cmpstr (gtk_label_get_text (get (&fixture, "error_label")), ==, "The connection was closed meanwhile.");
  tel_test_assert_accessible (fixture.window);

  gtk_widget_activate_action (fixture.window, "win.reload", NULL);
  tel_test_wait_until (is_on (&fixture, "view"));
  g_assert_false (tel_test_is_shown (get (&fixture, "error_label")));

  /* Nor does the making of a plan go on for ever. */
  g_signal_emit_by_name (get (&fixture, "list_box"), "row-activated",
                         find_row (&fixture, "groups.Standard CTI Secure Connection"));
  activate (&fixture, "compare.make-alike");
  g_assert_true (gtk_widget_get_visible (get (&fixture, "spinner")));
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  unlock (connection, window);
  tel_test_wait_until (!gtk_widget_get_visible (get (&fixture, "spinner")));
  g_assert_null (find_window (TEL_TYPE_PLAN_DIALOG));
  g_assert_true (tel_test_is_shown (get (&fixture, "plan_error_label")));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
  tel_test_wait_until (find_window (TEL_TYPE_COMPARE_WINDOW) == NULL);
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (window), NULL);
}

/* Also where nobody asks it to close: a window is destroyed, as it is when the program ends. */
static void
test_ends_with_its_owner (void)
{
  Fixture fixture;
  GtkWidget *window;

  open_window (&fixture, TEL_OBJECT_KIND_USER, "csecure", "hsuzuki");
  window = fixture.window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (fixture.owner));
  tel_test_wait_until (window == NULL);
  tel_test_wait_until (G_OBJECT (fixture.connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture.connection);
}

/* Nothing that a comparison has begun or shown keeps the cluster, once its window has left that. */
static void
test_leaves_the_cluster (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelWindow *window = open_main_window (connection);
  static const struct
  {
    TelObjectKind kind;
    const char *left, *right;
    gboolean is_awaited;
  } compared[] = {
    { TEL_OBJECT_KIND_USER, "csecure", "hsuzuki", TRUE },
    { TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", "CSFHSUZUKI", TRUE },
    { TEL_OBJECT_KIND_USER, "csecure", "hsuzuki", FALSE },
    { TEL_OBJECT_KIND_DEVICE, "CSFCSECURE", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      Fixture fixture = { .connection = connection, .owner = GTK_WIDGET (window) };

      fixture.window = GTK_WIDGET (tel_compare_window_new (GTK_WINDOW (window), connection->cluster, compared[i].kind,
                                                           compared[i].left, compared[i].right));
      gtk_window_present (GTK_WINDOW (fixture.window));
      if (compared[i].is_awaited)
        tel_test_wait_until (is_on (&fixture, "view"));
      if (compared[i].right == NULL)
        gtk_menu_button_popup (
            GTK_MENU_BUTTON (tel_test_find_widget (get (&fixture, "right_picker"), GTK_TYPE_MENU_BUTTON, 0)));
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
  tel_test_wait_until (find_window (TEL_TYPE_COMPARE_WINDOW) == NULL);
  tel_test_wait_until (G_OBJECT (connection->cluster)->ref_count == 1);
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (window), NULL);
}

/* Closing the window on the cluster, even a locked one, leaves nothing behind. */
static void
test_closes_with_its_window (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelWindow *window = open_main_window (connection);
  GtkWindow *first = GTK_WINDOW (
      tel_compare_window_new (GTK_WINDOW (window), connection->cluster, TEL_OBJECT_KIND_USER, "csecure", NULL));
  GtkWindow *main_window = GTK_WINDOW (window);

  gtk_window_present (first);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  g_object_add_weak_pointer (G_OBJECT (main_window), (gpointer *) &main_window);
  g_action_group_activate_action (G_ACTION_GROUP (application), "lock", NULL);
  gtk_window_close (main_window);
  tel_test_wait_until (main_window == NULL);
  tel_test_wait_until (first == NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  int result;

  tel_test_widgets_init (&argc, &argv);
  application = tel_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/compare-window/pick", test_pick);
  g_test_add_func ("/compare-window/picker", test_picker);
  g_test_add_func ("/compare-window/filter", test_filter);
  g_test_add_func ("/compare-window/swap", test_swap);
  g_test_add_func ("/compare-window/make-alike", test_make_alike);
  g_test_add_func ("/compare-window/choose-all", test_choose_all);
  g_test_add_func ("/compare-window/gone", test_gone);
  g_test_add_func ("/compare-window/since", test_since);
  g_test_add_func ("/compare-window/origin", test_origin);
  g_test_add_func ("/compare-window/saved-snapshot", test_saved_snapshot);
  g_test_add_func ("/compare-window/narrow", test_narrow);
  g_test_add_func ("/compare-window/with-its-window", test_with_its_window);
  g_test_add_func ("/compare-window/locked-while-reading", test_locked_while_reading);
  g_test_add_func ("/compare-window/ends-with-its-owner", test_ends_with_its_owner);
  g_test_add_func ("/compare-window/leaves-the-cluster", test_leaves_the_cluster);
  g_test_add_func ("/compare-window/closes-with-its-window", test_closes_with_its_window);
  result = g_test_run ();
  g_object_unref (application);

  return result;
}
