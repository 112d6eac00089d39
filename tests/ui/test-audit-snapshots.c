/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-page.h"

#include <glib/gstdio.h>
#include <string.h>

#include "audit/tel-audit-difference.h"
#include "audit/tel-snapshot-store.h"
#include "model/tel-process-node.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-difference-dialog.h"
#include "ui/tel-difference-row.h"
#include "ui/tel-finding-list.h"
#include "ui/tel-snapshot-dialog.h"
#include "ui/tel-snapshot-save-dialog.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define OSAKA "7f9619ff-8b86-4011-b42d-00c04fc964ff"

/* The page on a simulated cluster, with libsecret's own backend for a file as the keyring. */
typedef struct
{
  TelTestConnection *connection;
  TelAuditPage *page;
  GtkWidget *window;
} Fixture;

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
      return link->data;

  return NULL;
}

static gpointer
get_part (Fixture *fixture, const char *name)
{
  return tel_test_get_child (tel_test_get_child (fixture->page, "view"), name);
}

static const char *
get_origin (Fixture *fixture)
{
  return gtk_label_get_text (get_part (fixture, "origin_label"));
}

static gboolean
is_fix_offered (Fixture *fixture)
{
  return gtk_widget_get_visible (tel_test_get_child (get_part (fixture, "pane"), "fix_button"));
}

static gboolean
is_open_offered (Fixture *fixture)
{
  return gtk_widget_get_visible (tel_test_get_child (fixture->page, "open_button"));
}

static void
remove_all (TelTestConnection *connection)
{
  g_autoptr (TelSnapshotStore) store =
      tel_snapshot_store_new (tel_axl_client_get_connection_id (connection->client), NULL);
  g_autoptr (GDir) directory = g_dir_open (tel_snapshot_store_get_directory (store), 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (tel_snapshot_store_get_directory (store), name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (TelSnapshotStore) store =
      tel_snapshot_store_new (tel_axl_client_get_connection_id (fixture->connection->client), NULL);
  g_autoptr (GDir) directory = g_dir_open (tel_snapshot_store_get_directory (store), 0, NULL);
  guint n_files = 0;

  while (directory != NULL && g_dir_read_name (directory) != NULL)
    n_files++;

  return n_files;
}

static void
read_cluster (Fixture *fixture)
{
  tel_audit_page_reload (fixture->page);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
  g_assert_nonnull (tel_audit_page_get_audit (fixture->page));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new ("14.0", "small");
  remove_all (fixture->connection);
  fixture->page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), 1000, 700);
  tel_audit_page_set_cluster (fixture->page, fixture->connection->cluster);
  read_cluster (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  remove_all (fixture->connection);
  tel_test_connection_free (fixture->connection);
}

static void
save (Fixture *fixture)
{
  TelSnapshotSaveDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.save-snapshot", NULL);
  dialog = find_window (TEL_TYPE_SNAPSHOT_SAVE_DIALOG);
  g_assert_nonnull (dialog);
  tel_test_assert_accessible (GTK_WIDGET (dialog));
  gtk_spin_button_set_value (tel_test_get_child (dialog, "days_button"), 7);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "snapshot.save", NULL);
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (dialog, "spinner")));
  tel_test_wait_until (find_window (TEL_TYPE_SNAPSHOT_SAVE_DIALOG) == NULL);
  tel_test_wait_until (is_open_offered (fixture));
}

static GtkWidget *
present_list (Fixture *fixture)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.open-snapshot", NULL);
  dialog = find_window (TEL_TYPE_SNAPSHOT_DIALOG);
  g_assert_nonnull (dialog);
  tel_test_wait_until (!gtk_widget_get_visible (tel_test_get_child (dialog, "spinner")));

  return dialog;
}

static GtkWidget *
find_button (GtkWidget *dialog, const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = tel_test_find_widget (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      return button;

  return NULL;
}

/* What is opened is what was read, told from it, and not put right. */
static void
test_save_and_open (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tel_audit_page_get_audit (fixture->page)));
  g_autoptr (TelAudit) live = g_object_ref (tel_audit_page_get_audit (fixture->page));
  GtkWidget *dialog;

  g_assert_false (is_open_offered (fixture));
  g_assert_false (g_str_has_prefix (get_origin (fixture), "Snapshot of "));
  save (fixture);

  dialog = present_list (fixture);
  tel_test_assert_accessible (dialog);
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (dialog, "list_box")));
  gtk_widget_activate (find_button (dialog, "snapshot.open"));
  tel_test_wait_until (find_window (TEL_TYPE_SNAPSHOT_DIALOG) == NULL);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
  g_assert_true (tel_audit_page_get_audit (fixture->page) != live);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tel_audit_page_get_audit (fixture->page))), ==, n);
  g_assert_true (g_str_has_prefix (get_origin (fixture), "Snapshot of "));

  read_cluster (fixture);
  g_assert_false (g_str_has_prefix (get_origin (fixture), "Snapshot of "));
}

/* A finding that can be put right on the cluster; in a snapshot the same one says what is to be done first. */
static void
test_fix_is_not_offered (Fixture *fixture, gconstpointer data)
{
  GListModel *audit = G_LIST_MODEL (tel_audit_page_get_audit (fixture->page));
  const char *sentence = "This is a saved snapshot. Read the cluster to put right what it has now.";
  g_autofree char *id = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (audit) && id == NULL; i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (audit, i);

      tel_finding_list_select (get_part (fixture, "finding_list"), tel_finding_get_id (finding));
      if (is_fix_offered (fixture))
        id = g_strdup (tel_finding_get_id (finding));
    }
  g_assert_nonnull (id);
  g_assert_null (tel_test_find_label (fixture->window, sentence));

  save (fixture);
  gtk_widget_activate (find_button (present_list (fixture), "snapshot.open"));
  tel_test_wait_until (find_window (TEL_TYPE_SNAPSHOT_DIALOG) == NULL);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
  tel_finding_list_select (get_part (fixture, "finding_list"), id);
  g_assert_false (is_fix_offered (fixture));
  g_assert_nonnull (tel_test_find_label (fixture->window, sentence));
}

static gboolean
is_compare_offered (Fixture *fixture)
{
  GtkWidget *list = get_part (fixture, "users_list");
  GtkSelectionModel *model = gtk_column_view_get_model (tel_test_get_child (list, "column_view"));

  gtk_selection_model_select_item (model, 0, TRUE);
  gtk_widget_activate_action (list, "audit-list.menu", NULL);

  return gtk_widget_get_sensitive (tel_test_find_widget (tel_test_find_widget (list, GTK_TYPE_POPOVER_MENU, 1),
                                                         g_type_from_name ("GtkModelButton"), 0));
}

/* Both sides of a comparison are read from the cluster, which may have them no longer. */
static void
test_rows_are_not_compared (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_compare_offered (fixture));
  save (fixture);
  gtk_widget_activate (find_button (present_list (fixture), "snapshot.open"));
  tel_test_wait_until (find_window (TEL_TYPE_SNAPSHOT_DIALOG) == NULL);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
  g_assert_false (is_compare_offered (fixture));
  read_cluster (fixture);
  g_assert_true (is_compare_offered (fixture));
}

static void
undo (GtkWidget *dialog)
{
  GtkWidget *button;

  for (guint i = 0; (button = tel_test_find_widget (dialog, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Undo") == 0)
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }

  g_assert_not_reached ();
}

static void
delete_first (GtkWidget *dialog)
{
  g_signal_emit_by_name (find_button (dialog, "snapshot.delete"), "clicked");
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (dialog, "empty_label")));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (dialog, "list_box")));
}

/* What was deleted can be taken back until the dialog closes. The start page offers what there is, and no longer what
 * is not. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autofree char *path = NULL;

  save (fixture);
  tel_audit_page_set_cluster (fixture->page, NULL);
  g_assert_false (is_open_offered (fixture));
  tel_audit_page_set_cluster (fixture->page, fixture->connection->cluster);
  tel_test_wait_until (is_open_offered (fixture));

  dialog = present_list (fixture);
  path = g_variant_dup_string (gtk_actionable_get_action_target_value (
                                   GTK_ACTIONABLE (find_button (dialog, "snapshot.open"))),
                               NULL);
  delete_first (dialog);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  undo (dialog);
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (dialog, "list_box")));
  g_assert_nonnull (find_button (dialog, "snapshot.open"));

  delete_first (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  tel_test_wait_until (!is_open_offered (fixture));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The second one leaves the first one deleted, and what the toast no longer offers is gone. */
static void
test_delete_two (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  save (fixture);
  save (fixture);
  dialog = present_list (fixture);
  g_signal_emit_by_name (find_button (dialog, "snapshot.delete"), "clicked");
  g_assert_nonnull (find_button (dialog, "snapshot.open"));
  g_assert_cmpuint (count_files (fixture), ==, 2);
  delete_first (dialog);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_true (is_open_offered (fixture));
  undo (dialog);
  g_assert_nonnull (find_button (dialog, "snapshot.open"));
  gtk_window_close (GTK_WINDOW (dialog));
  tel_test_wait_until (find_window (TEL_TYPE_SNAPSHOT_DIALOG) == NULL);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* One that was altered is not shown, and the dialog says why. */
static void
test_altered (Fixture *fixture, gconstpointer data)
{
  TelAudit *live = tel_audit_page_get_audit (fixture->page);
  GtkWidget *dialog;
  GVariant *target;
  g_autofree char *contents = NULL;
  gsize size;

  save (fixture);
  dialog = present_list (fixture);
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (find_button (dialog, "snapshot.open")));
  g_assert_true (g_file_get_contents (g_variant_get_string (target, NULL), &contents, &size, NULL));
  contents[size - 1] ^= 1;
  g_assert_true (g_file_set_contents (g_variant_get_string (target, NULL), contents, (gssize) size, NULL));

  gtk_widget_activate (find_button (dialog, "snapshot.open"));
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (dialog, "error_label")));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (dialog, "error_label")), "altered"));
  g_assert_true (tel_audit_page_get_audit (fixture->page) == live);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static guint
count_compared (GtkWidget *dialog, guint kind)
{
  GtkSelectionModel *model;

  gtk_drop_down_set_selected (tel_test_get_child (dialog, "kind_drop_down"), kind);
  if (g_str_equal (gtk_stack_get_visible_child_name (tel_test_get_child (dialog, "states")), "none"))
    return 0;

  model = gtk_list_view_get_model (tel_test_get_child (dialog, "list_view"));

  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

/* What one device less has taken with it is gone, and the rest remains. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  TelAudit *live = tel_audit_page_get_audit (fixture->page);
  g_autofree char *device = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (live));
  guint n_left;
  GtkWidget *dialog;
  GtkWidget *last;

  save (fixture);
  for (guint i = 0; i < n && device == NULL; i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (live), i);

      if (tel_finding_get_kind (finding) == TEL_OBJECT_KIND_DEVICE)
        device = g_strdup (tel_finding_get_name (finding));
    }
  g_assert_nonnull (device);
  tel_snapshot_remove (tel_audit_get_snapshot (live), TEL_OBJECT_KIND_DEVICE, device, NULL);
  tel_audit_page_show_snapshot (fixture->page, tel_audit_get_snapshot (live));
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
  n_left = g_list_model_get_n_items (G_LIST_MODEL (tel_audit_page_get_audit (fixture->page)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.compare-snapshot", NULL);
  dialog = find_window (TEL_TYPE_SNAPSHOT_DIALOG);
  tel_test_wait_until (!gtk_widget_get_visible (tel_test_get_child (dialog, "spinner")));
  gtk_widget_activate (find_button (dialog, "snapshot.open"));
  tel_test_wait_until (find_window (TEL_TYPE_SNAPSHOT_DIALOG) == NULL);
  dialog = find_window (TEL_TYPE_DIFFERENCE_DIALOG);
  g_assert_nonnull (dialog);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (dialog, "kind_drop_down")));
  tel_test_assert_accessible (dialog);
  g_assert_cmpuint (count_compared (dialog, TEL_DIFFERENCE_GONE), >=, 1);
  g_assert_cmpuint (count_compared (dialog, TEL_DIFFERENCE_REMAINING), >=, 1);
  g_assert_cmpuint (count_compared (dialog, TEL_DIFFERENCE_GONE) + count_compared (dialog, TEL_DIFFERENCE_REMAINING) +
                        count_compared (dialog, TEL_DIFFERENCE_PERHAPS_GONE),
                    ==, n);
  g_assert_cmpuint (count_compared (dialog, TEL_DIFFERENCE_NEW) + count_compared (dialog, TEL_DIFFERENCE_REMAINING) +
                        count_compared (dialog, TEL_DIFFERENCE_PERHAPS_NEW),
                    ==, n_left);

  /* GTK 4.8 scrolls backwards over rows of unequal height. */
  gtk_drop_down_set_selected (tel_test_get_child (dialog, "kind_drop_down"), TEL_DIFFERENCE_REMAINING);
  tel_test_wait_until ((last = tel_test_find_widget (dialog, TEL_TYPE_DIFFERENCE_ROW, 2)) != NULL &&
                       gtk_widget_get_height (last) > 0);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (gtk_widget_get_height (tel_test_find_widget (dialog, TEL_TYPE_DIFFERENCE_ROW, i)), ==,
                     gtk_widget_get_height (last));
  tel_test_assert_accessible (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(path, function) g_test_add ("/audit-snapshots/" path, Fixture, NULL, set_up, function, tear_down)

/* Nothing is asked of each user until somebody wants that. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);

  g_assert_null (tel_audit_find (audit, "U12/user/agoto"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.read-details", NULL);
  g_assert_true (tel_audit_page_is_reading (fixture->page));
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
  g_assert_nonnull (tel_audit_find (audit, "U12/user/agoto"));
  g_assert_nonnull (tel_audit_find (audit, "U12/user/syokota"));
}

/* What was to be compared with a snapshot goes with its cluster, also where none was chosen. */
static void
test_compare_is_called_off (Fixture *fixture, gconstpointer data)
{
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);

  save (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.compare-snapshot", NULL);
  g_assert_nonnull (find_window (TEL_TYPE_SNAPSHOT_DIALOG));
  g_object_add_weak_pointer (G_OBJECT (audit), (gpointer *) &audit);
  tel_audit_page_set_cluster (fixture->page, NULL);
  tel_test_wait_until (audit == NULL);
}

static void
save_other_cluster (TelSnapshotStore *store, const char *user_id)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) taken_at = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_new (TEL_RELEASE_9_1, taken_at, zone);
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", user_id, "home-cluster", TRUE, NULL);
  g_autoptr (TelObject) node = g_object_new (TEL_TYPE_PROCESS_NODE, "name", "osaka.example.com", NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelSnapshotEntry) entry = NULL;

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, user);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_PROCESS_NODE, node);
  tel_snapshot_store_save_async (store, snapshot, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  entry = tel_snapshot_store_save_finish (store, result, NULL);
  g_assert_nonnull (entry);
}

static void
forget (TelSnapshotStore *store)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_snapshot_store_forget_async (store, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_snapshot_store_forget_finish (store, result, NULL));
}

/* What is saved of another cluster counts for a connection, and not for the demo, which is none. */
static void
test_other_cluster (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *journal_path = g_build_filename (directory, "journal", NULL);
  g_autofree char *connections_path = g_build_filename (directory, "connections", NULL);
  g_autoptr (TelJournal) journal = tel_journal_new (journal_path);
  g_autoptr (TelConnectionStore) connections = tel_connection_store_new (connections_path);
  g_autoptr (TelConnection) osaka = tel_connection_new (OSAKA, "osaka.example.com", 8443, "axladmin", "");
  g_autoptr (TelConnection) own = tel_connection_new (tel_axl_client_get_connection_id (fixture->connection->client),
                                                      "tokyo.example.com", 8443, "axladmin", "");
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (OSAKA, NULL);
  TelFinding *finding;

  tel_connection_set_name (osaka, "Osaka");
  g_assert_true (tel_connection_store_save (connections, osaka, NULL));
  save_other_cluster (store, "KSATO");
  tel_audit_page_set_stores (fixture->page, journal, connections);
  read_cluster (fixture);
  g_assert_null (tel_audit_find (tel_audit_page_get_audit (fixture->page), "U06/user/ksato"));

  tel_cluster_set_connection (fixture->connection->cluster, own);
  read_cluster (fixture);
  finding = tel_audit_find (tel_audit_page_get_audit (fixture->page), "U06/user/ksato");
  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (tel_finding_get_read (finding), "“Osaka” (as of 2026-11-01 12:00)"));

  forget (store);
  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  g_autofree char *directory = NULL;
  int status;

  tel_test_widgets_init (&argc, &argv);
  directory = tel_test_make_directory ();
  tel_test_use_keyring (directory);

  ADD ("save-and-open", test_save_and_open);
  ADD ("fix-is-not-offered", test_fix_is_not_offered);
  ADD ("rows-are-not-compared", test_rows_are_not_compared);
  ADD ("delete", test_delete);
  ADD ("delete-two", test_delete_two);
  ADD ("altered", test_altered);
  ADD ("compare", test_compare);
  ADD ("details", test_details);
  ADD ("compare-is-called-off", test_compare_is_called_off);
  ADD ("other-cluster", test_other_cluster);
  status = g_test_run ();
  tel_test_remove_directory (directory);

  return status;
}
