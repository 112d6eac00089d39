/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-page.h"

#include <string.h>

#include "ui/tel-accept-dialog.h"
#include "ui/tel-audit-column.h"
#include "ui/tel-audit-list.h"
#include "ui/tel-audit-progress.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-finding-list.h"
#include "ui/tel-findings-cell.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define MANY 25000

/* The page in a window, on a snapshot that was filled by hand. */
typedef struct
{
  TelSnapshot *snapshot;
  TelAuditPage *page;
  GtkWidget *window;
} Fixture;

static void
put_user (TelSnapshot *snapshot, const char *user_id, const char *last_name, const char *device)
{
  const char *devices[] = { device, NULL };
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", user_id, "first-name", "Tanya", "last-name", last_name, "status", "1",
                    "mail", "somebody@example.com", "associated-devices", devices, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, user);
}

static void
put_device (TelSnapshot *snapshot, const char *name, const char *product, const char *owner, const char *pool)
{
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", product, "owner", owner, "device-pool", pool, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, device);
}

static TelSnapshot *
make_snapshot (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  TelSnapshot *snapshot = tel_snapshot_new (TEL_RELEASE_14_0, now, zone);

  tel_snapshot_set_origin (snapshot, "Lab", "axladmin");
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_USERS, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_READ, NULL);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_ASSOCIATIONS, TEL_SNAPSHOT_STATE_READ, NULL);

  return snapshot;
}

static TelSnapshot *
make_small_snapshot (void)
{
  TelSnapshot *snapshot = make_snapshot ();

  put_user (snapshot, "tadams", "Adams", "CSFTADAMS");
  put_user (snapshot, "hsuzuki", "鈴木", "CSFHSUZUKI");
  put_user (snapshot, "lonely", "Lonely", NULL);
  put_device (snapshot, "CSFTADAMS", "Cisco Unified Client Services Framework", "tadams", "Default");
  put_device (snapshot, "SEP001122334455", "Cisco 8841", "tadams", "Default");
  put_device (snapshot, "CSFHSUZUKI", "Cisco Unified Client Services Framework", NULL, "Tokyo");
  put_device (snapshot, "CSFORPHAN", "Cisco Unified Client Services Framework", NULL, "Tokyo");
  put_device (snapshot, "TCTORPHAN", "Cisco Dual Mode for iPhone", NULL, "Tokyo");

  return snapshot;
}

static gpointer
get_view (Fixture *fixture)
{
  return tel_test_get_child (fixture->page, "view");
}

static gpointer
get_part (Fixture *fixture, const char *name)
{
  return tel_test_get_child (get_view (fixture), name);
}

static TelAuditOverview *
get_overview (Fixture *fixture)
{
  return tel_audit_view_get_overview (get_view (fixture));
}

static GtkColumnView *
get_column_view (Fixture *fixture, const char *list)
{
  return tel_test_get_child (get_part (fixture, list), "column_view");
}

static GtkSelectionModel *
get_model (Fixture *fixture, const char *list)
{
  return gtk_column_view_get_model (get_column_view (fixture, list));
}

static guint
count_shown (Fixture *fixture, const char *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture, list)));
}

static guint
find_row (Fixture *fixture, const char *list, const char *name)
{
  GListModel *model = G_LIST_MODEL (get_model (fixture, list));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TelAuditRow) row = g_list_model_get_item (model, i);

      if (g_str_equal (tel_audit_row_get_name (row), name))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* As a click does. */
static void
pick (Fixture *fixture, const char *list, const char *name)
{
  g_assert_true (gtk_selection_model_select_item (get_model (fixture, list), find_row (fixture, list, name), TRUE));
}

static gboolean
is_marked (Fixture *fixture, const char *list, const char *name)
{
  return gtk_selection_model_is_selected (get_model (fixture, list), find_row (fixture, list, name));
}

static guint
count_marked (Fixture *fixture, const char *list)
{
  return tel_audit_selection_get_rows (TEL_AUDIT_SELECTION (get_model (fixture, list)))->len;
}

static guint
count_findings (Fixture *fixture)
{
  GtkListView *view = tel_test_get_child (get_part (fixture, "finding_list"), "list_view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static TelFinding *
get_nth_finding (Fixture *fixture, guint i)
{
  GtkListView *view = tel_test_get_child (get_part (fixture, "finding_list"), "list_view");
  g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), i);

  return finding;
}

static const char *
get_text (gpointer widget, const char *name)
{
  return gtk_label_get_text (tel_test_get_child (widget, name));
}

static void
show_snapshot (Fixture *fixture, TelSnapshot *snapshot)
{
  tel_audit_page_show_snapshot (fixture->page, snapshot);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
}

static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  static const char *const keys[] = { "audit-users-columns",   "audit-users-sort",   "audit-users-descending",
                                      "audit-devices-columns", "audit-devices-sort", "audit-devices-descending" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up_page (Fixture *fixture, gconstpointer data)
{
  reset_settings ();
  fixture->page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), GPOINTER_TO_INT (data), 700);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_page (fixture, data);
  fixture->snapshot = make_small_snapshot ();
  show_snapshot (fixture, fixture->snapshot);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  g_clear_object (&fixture->snapshot);
}

static void
test_start (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tel_test_get_child (fixture->page, "states")), ==, "start");
  g_assert_nonnull (tel_test_find_label (fixture->window, "Find what is set up wrong"));
  /* There is no cluster that could be read. */
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (fixture->page, "read_button")));
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
}

/* What the heads, the buttons and the list say is one and the same number, counted in three ways. */
static void
test_counts_add_up (Fixture *fixture, gconstpointer data)
{
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);
  TelAuditOverview *overview = get_overview (fixture);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (audit));
  guint n_with_findings = 0;
  guint sum = 0;
  g_autofree char *text = NULL;
  guint n_open;

  g_assert_cmpuint (n_all, >=, 3);
  g_assert_cmpuint (count_findings (fixture), ==, n_all);
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    sum += tel_audit_overview_count_of_severity (overview, i);
  g_assert_cmpuint (sum, ==, n_all);

  for (guint i = 0; i < count_shown (fixture, "devices_list"); i++)
    {
      g_autoptr (TelAuditRow) row = g_list_model_get_item (G_LIST_MODEL (get_model (fixture, "devices_list")), i);
      GPtrArray *findings = tel_audit_get_findings_of_device (audit, tel_audit_row_get_name (row));

      g_assert_cmpuint (tel_audit_row_get_n_findings (row), ==, findings->len);
      n_with_findings += findings->len > 0;
    }
  text = g_strdup_printf ("%u with findings of 5", n_with_findings);
  g_assert_cmpstr (get_text (get_part (fixture, "devices_list"), "count_label"), ==, text);
  g_object_get (fixture->page, "n-findings", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, n_all);
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
}

/* The worst is at the top, and says how bad it is in words beside its shape. */
static void
test_worst_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelAuditRow) first = g_list_model_get_item (G_LIST_MODEL (get_model (fixture, "devices_list")), 0);
  GtkWidget *cell;

  g_assert_cmpuint (tel_audit_row_get_n_findings (first), >, 0);
  g_assert_cmpint (tel_audit_row_get_worst (first), ==, TEL_SEVERITY_ERROR);
  cell = tel_test_find_widget (get_part (fixture, "devices_list"), TEL_TYPE_FINDINGS_CELL, 0);
  g_assert_nonnull (cell);
  g_assert_true (g_str_has_suffix (tel_findings_cell_get_text (TEL_FINDINGS_CELL (cell)), "Error"));
}

static void
test_selection_is_bound (Fixture *fixture, gconstpointer data)
{
  pick (fixture, "users_list", "tadams");
  g_assert_true (is_marked (fixture, "devices_list", "CSFTADAMS"));
  g_assert_true (is_marked (fixture, "devices_list", "SEP001122334455"));
  g_assert_cmpuint (count_marked (fixture, "devices_list"), ==, 2);
  g_assert_cmpstr (get_text (get_view (fixture), "findings_label"), ==, "Findings of Tanya Adams");

  /* The other way round; an association is enough. */
  pick (fixture, "devices_list", "CSFHSUZUKI");
  g_assert_true (is_marked (fixture, "users_list", "hsuzuki"));
  g_assert_cmpuint (count_marked (fixture, "users_list"), ==, 1);
  g_assert_cmpuint (count_marked (fixture, "devices_list"), ==, 1);
  g_assert_cmpstr (get_text (get_view (fixture), "findings_label"), ==, "Findings of CSFHSUZUKI");
  for (guint i = 0; i < count_findings (fixture); i++)
    g_assert_true (g_strv_contains (tel_finding_get_devices (get_nth_finding (fixture, i)), "CSFHSUZUKI"));
  g_assert_cmpuint (count_findings (fixture), >, 0);

  pick (fixture, "devices_list", "CSFORPHAN");
  g_assert_cmpuint (count_marked (fixture, "users_list"), ==, 0);

  gtk_widget_activate_action (get_view (fixture), "audit.clear-selection", NULL);
  g_assert_cmpuint (count_marked (fixture, "devices_list"), ==, 0);
  g_assert_cmpuint (count_findings (fixture), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (tel_audit_page_get_audit (fixture->page))));
}

/* What is left over stays while one picks among it. */
static void
test_only_of_the_selection (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *only = get_part (fixture, "only_button");

  pick (fixture, "users_list", "tadams");
  gtk_toggle_button_set_active (only, TRUE);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 2);
  pick (fixture, "devices_list", "CSFTADAMS");
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 2);
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 3);

  pick (fixture, "users_list", "hsuzuki");
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 1);
  gtk_toggle_button_set_active (only, FALSE);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 5);
}

static void
search (Fixture *fixture, const char *text)
{
  GtkEditable *entry = tel_test_get_child (get_part (fixture, "filter"), "search_entry");

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* One search finds users by their devices, and devices by their users. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  search (fixture, "csfts tadams");
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tel_test_get_child (get_part (fixture, "users_list"), "stack")),
                   ==, "nothing");

  search (fixture, "CSFTADAMS");
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 1);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 1);
  search (fixture, "tanya adams");
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 1);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 2);
  g_assert_true (g_str_has_suffix (get_text (get_part (fixture, "devices_list"), "count_label"), "· 2 shown"));

  search (fixture, "鈴木");
  g_assert_cmpuint (find_row (fixture, "devices_list", "CSFHSUZUKI"), ==, 0);
  gtk_widget_activate_action (get_view (fixture), "audit.show-all", NULL);
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 3);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 5);
}

/* Who has no device, and what belongs to nobody, is one button away. */
static void
test_lonely (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *users = tel_test_get_child (get_part (fixture, "users_list"), "lonely_button");
  GtkToggleButton *devices = tel_test_get_child (get_part (fixture, "devices_list"), "lonely_button");

  gtk_toggle_button_set_active (users, TRUE);
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 1);
  g_assert_cmpuint (find_row (fixture, "users_list", "lonely"), ==, 0);
  gtk_toggle_button_set_active (devices, TRUE);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 2);
  g_assert_cmpuint (find_row (fixture, "devices_list", "CSFORPHAN"), !=, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find_row (fixture, "devices_list", "TCTORPHAN"), !=, GTK_INVALID_LIST_POSITION);
}

static char *
dup_cell (Fixture *fixture, TelObjectKind kind, const char *id, const char *name)
{
  TelAuditRow *row = tel_audit_rows_find (tel_audit_overview_get_rows (get_overview (fixture), kind), name);

  return tel_audit_column_find (kind, id)->dup_text (get_overview (fixture), row);
}

static void
test_words_of_lonely (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lonely = dup_cell (fixture, TEL_OBJECT_KIND_USER, "devices", "lonely");
  g_autofree char *devices = dup_cell (fixture, TEL_OBJECT_KIND_USER, "devices", "tadams");
  g_autofree char *orphan = dup_cell (fixture, TEL_OBJECT_KIND_DEVICE, "user", "CSFORPHAN");
  g_autofree char *associated = dup_cell (fixture, TEL_OBJECT_KIND_DEVICE, "user", "CSFHSUZUKI");

  g_assert_cmpstr (lonely, ==, "No device");
  g_assert_cmpstr (devices, ==, "CSFTADAMS, SEP001122334455");
  g_assert_cmpstr (orphan, ==, "No user");
  g_assert_cmpstr (associated, ==, "No owner; associated with hsuzuki");
}

static void
test_filter_by_rule (Fixture *fixture, gconstpointer data)
{
  const TelAuditRule *rule = tel_audit_rule_find ("J01");
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);

  for (guint i = 0; i < count_findings (fixture); i++)
    if (tel_finding_get_rule (get_nth_finding (fixture, i)) == rule)
      tel_finding_list_select (get_part (fixture, "finding_list"), tel_finding_get_id (get_nth_finding (fixture, i)));
  gtk_widget_activate_action (get_view (fixture), "audit.choose-rule", NULL);
  g_assert_cmpuint (count_findings (fixture), ==, tel_audit_count_of_rule (audit, rule));
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (get_part (fixture, "filter"), "summary_box")));
  g_assert_cmpstr (get_text (get_part (fixture, "devices_list"), "count_label"), ==, "3 with findings of 5");
}

static void
test_filter_by_type_and_pool (Fixture *fixture, gconstpointer data)
{
  gtk_drop_down_set_selected (tel_test_get_child (get_part (fixture, "filter"), "type_drop_down"),
                              1 + TEL_DEVICE_TYPE_TCT);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 1);
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 0);
  for (guint i = 0; i < count_findings (fixture); i++)
    g_assert_true (g_strv_contains (tel_finding_get_devices (get_nth_finding (fixture, i)), "TCTORPHAN"));

  gtk_drop_down_set_selected (tel_test_get_child (get_part (fixture, "filter"), "type_drop_down"),
                              1 + TEL_AUDIT_OTHER_TYPES);
  g_assert_cmpuint (find_row (fixture, "devices_list", "SEP001122334455"), ==, 0);
  gtk_drop_down_set_selected (tel_test_get_child (get_part (fixture, "filter"), "type_drop_down"), 0);

  /* Default, then Tokyo. */
  gtk_drop_down_set_selected (tel_test_get_child (get_part (fixture, "filter"), "pool_drop_down"), 2);
  g_assert_cmpuint (count_shown (fixture, "devices_list"), ==, 3);
  g_assert_cmpuint (count_shown (fixture, "users_list"), ==, 1);
}

static void
test_filter_by_severity (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = get_part (fixture, "severity_bar");
  guint n_all = count_findings (fixture);
  guint n_errors = tel_audit_overview_count_of_severity (get_overview (fixture), TEL_SEVERITY_ERROR);
  GtkWidget *button = tel_test_find_widget (bar, GTK_TYPE_TOGGLE_BUTTON, TEL_SEVERITY_ERROR);

  g_assert_cmpuint (n_errors, >, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_cmpuint (count_findings (fixture), ==, n_all - n_errors);
  /* How many there are is still said. */
  g_assert_cmpuint (tel_audit_overview_count_of_severity (get_overview (fixture), TEL_SEVERITY_ERROR), ==, n_errors);
}

static gboolean
list_says (Fixture *fixture, const char *text)
{
  GtkWidget *list = get_part (fixture, "rule_list");
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (list, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

/* A rule that could not be judged is never passed over. */
static void
test_rules_not_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelSnapshot) snapshot = make_snapshot ();

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_REFUSED, "The database is gone.");
  show_snapshot (fixture, snapshot);
  g_assert_nonnull (strstr (gtk_menu_button_get_label (get_part (fixture, "rules_button")), "not run"));
  g_assert_true (list_says (fixture, "Not run ("));
  g_assert_true (list_says (fixture, "J01 Jabber device without owner"));
  g_assert_true (list_says (fixture, "The database is gone."));
}

/* Nor is half of one that could not. */
static void
test_half_of_a_rule (Fixture *fixture, gconstpointer data)
{
  g_assert_true (list_says (fixture, "U06 Home cluster unset, or set on two clusters"));
  g_assert_true (list_says (fixture, "\nWhether another cluster is a home cluster too was not judged."));
}

static GtkColumnViewColumn *
get_column (Fixture *fixture, const char *list, guint i)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (get_column_view (fixture, list)), i);

  return column;
}

static void
test_columns_and_order_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  GtkWidget *list = get_part (fixture, "users_list");
  g_autoptr (TelAuditRow) first = NULL;
  g_autofree char *sort = NULL;
  Fixture other = { 0 };

  gtk_widget_activate_action (list, "rows.department", NULL);
  gtk_widget_activate_action (list, "rows.devices", NULL);
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, "users_list", 5)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, "users_list", 3)));

  /* By a click on a head, twice. */
  gtk_column_view_sort_by_column (get_column_view (fixture, "users_list"), get_column (fixture, "users_list", 2),
                                  GTK_SORT_DESCENDING);
  g_assert_cmpstr (sort = g_settings_get_string (settings, "audit-users-sort"), ==, "user-id");
  g_assert_true (g_settings_get_boolean (settings, "audit-users-descending"));
  first = g_list_model_get_item (G_LIST_MODEL (get_model (fixture, "users_list")), 0);
  g_assert_cmpstr (tel_audit_row_get_name (first), ==, "tadams");
  /* And with the keyboard, in the menu. */
  gtk_widget_activate_action (list, "rows.audit-users-descending", NULL);
  g_clear_object (&first);
  first = g_list_model_get_item (G_LIST_MODEL (get_model (fixture, "users_list")), 0);
  g_assert_cmpstr (tel_audit_row_get_name (first), ==, "hsuzuki");

  other.page = g_object_ref_sink (g_object_new (TEL_TYPE_AUDIT_PAGE, NULL));
  g_assert_true (gtk_column_view_column_get_visible (get_column (&other, "users_list", 5)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (&other, "users_list", 3)));
  g_object_unref (other.page);
}

/* The view does not leave the width unused. */
static void
test_name_takes_what_is_left (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = get_part (fixture, "users_list");
  GtkWidget *cell = NULL;

  for (guint i = 0; cell == NULL; i++)
    {
      cell = tel_test_find_widget (list, GTK_TYPE_INSCRIPTION, i);
      g_assert_nonnull (cell);
      if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), "Tanya Adams") != 0)
        cell = NULL;
    }
  tel_test_wait_until (gtk_widget_get_width (list) > 0 && gtk_widget_get_width (cell) > 0);
  g_assert_cmpint (gtk_widget_get_width (cell), >, gtk_widget_get_width (list) - 124 - 96 - 150 - 60);
}

/* What is selected outlives that everything is judged anew, on other objects. */
static void
test_selection_outlives_judging (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);
  guint n_before;

  pick (fixture, "devices_list", "CSFORPHAN");
  n_before = count_findings (fixture);
  put_device (fixture->snapshot, "CSFORPHAN", "Cisco Unified Client Services Framework", "lonely", "Tokyo");
  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_judge_finish (audit, result, NULL));

  g_assert_true (is_marked (fixture, "devices_list", "CSFORPHAN"));
  g_assert_cmpstr (get_text (get_view (fixture), "findings_label"), ==, "Findings of CSFORPHAN");
  for (guint i = 0; i < count_findings (fixture); i++)
    g_assert_cmpstr (tel_finding_get_rule (get_nth_finding (fixture, i))->id, !=, "J01");
  g_assert_cmpuint (n_before, >, 0);
}

/* So many rows are sorted and filtered in steps, and a mark is found in them without a search through all. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelSnapshot) snapshot = make_snapshot ();
  TelAuditList *list = get_part (fixture, "devices_list");
  guint place;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *user_id = g_strdup_printf ("user%05u", i);
      g_autofree char *name = g_strdup_printf ("CSFUSER%05u", i);

      put_user (snapshot, user_id, user_id, name);
      put_device (snapshot, name, "Cisco Unified Client Services Framework", i % 100 == 0 ? NULL : user_id, "Default");
    }
  show_snapshot (fixture, snapshot);
  tel_test_wait_until (tel_audit_list_is_idle (list) && count_shown (fixture, "devices_list") == MANY);
  tel_test_wait_until (tel_audit_list_is_idle (get_part (fixture, "users_list")));

  place = find_row (fixture, "users_list", "user24999");
  gtk_selection_model_select_item (get_model (fixture, "users_list"), place, TRUE);
  g_assert_cmpuint (count_marked (fixture, "devices_list"), ==, 1);
  g_assert_true (is_marked (fixture, "devices_list", "CSFUSER24999"));

  search (fixture, "user24");
  tel_test_wait_until (tel_audit_list_is_idle (list) && count_shown (fixture, "devices_list") == 1000);
}

/* Below, one list stands before the other, and there is a way from one to the other. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = fixture->window;
  AdwLeaflet *lists = get_part (fixture, "lists_leaflet");
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  tel_test_wait_until (adw_leaflet_get_folded (lists) && gtk_widget_get_visible (get_part (fixture, "switch_box")));
  gtk_toggle_button_set_active (get_part (fixture, "devices_button"), TRUE);
  g_assert_true (adw_leaflet_get_visible_child (lists) == get_part (fixture, "devices_list"));

  g_signal_emit_by_name (get_part (fixture, "finding_list"), "activated");
  g_assert_true (tel_audit_page_get_can_go_back (fixture->page));
  tel_audit_page_go_back (fixture->page);
  g_assert_false (tel_audit_page_get_can_go_back (fixture->page));
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
}

/* The page on a simulated cluster. */
typedef struct
{
  Fixture fixture;
  TelTestConnection *connection;
} ClusterFixture;

static void
set_up_cluster (ClusterFixture *self, gconstpointer data)
{
  self->connection = tel_test_connection_new ("14.0", "small");
  set_up_page (&self->fixture, GINT_TO_POINTER (1000));
  tel_audit_page_set_cluster (self->fixture.page, self->connection->cluster);
}

static void
tear_down_cluster (ClusterFixture *self, gconstpointer data)
{
  tear_down (&self->fixture, NULL);
  tel_test_wait_until (G_OBJECT (self->connection->cluster)->ref_count == 1);
  tel_test_connection_free (self->connection);
}

static void
read_cluster (ClusterFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->fixture.page), "audit.read", NULL);
  g_assert_true (tel_audit_page_is_reading (self->fixture.page));
  tel_test_wait_until (!tel_audit_page_is_reading (self->fixture.page));
}

static void
test_read (ClusterFixture *self, gconstpointer data)
{
  Fixture *fixture = &self->fixture;

  read_cluster (self);
  g_assert_nonnull (tel_audit_page_get_audit (fixture->page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tel_test_get_child (fixture->page, "states")), ==, "content");
  g_assert_cmpuint (count_findings (fixture), >, 0);
  g_assert_nonnull (strstr (get_text (get_view (fixture), "origin_label"), "CUCM 14.0 · read on "));
  g_assert_true (g_str_has_suffix (get_text (get_view (fixture), "origin_label"), " by axladmin"));
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));

  tel_audit_page_set_cluster (fixture->page, NULL);
  g_assert_null (tel_audit_page_get_audit (fixture->page));
  g_assert_cmpuint (count_findings (fixture), ==, 0);
}

/* What was read stays usable while it is read again, and when that is called off. */
static void
test_cancel (ClusterFixture *self, gconstpointer data)
{
  Fixture *fixture = &self->fixture;
  TelAudit *audit;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.read", NULL);
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (fixture->page, "progress")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.cancel", NULL);
  g_assert_false (tel_audit_page_is_reading (fixture->page));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture->page, "progress")));
  g_assert_null (tel_audit_page_get_audit (fixture->page));

  read_cluster (self);
  audit = tel_audit_page_get_audit (fixture->page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.read", NULL);
  tel_test_wait_until (strstr (tel_audit_progress_get_text (tel_test_get_child (fixture->page, "progress")), "…") ==
                       NULL);
  g_assert_true (tel_audit_page_get_audit (fixture->page) == audit);
  pick (fixture, "devices_list", "CSFHSUZUKI");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.cancel", NULL);
  g_assert_true (tel_audit_page_get_audit (fixture->page) == audit);
  g_assert_true (is_marked (fixture, "devices_list", "CSFHSUZUKI"));
}

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type) && gtk_widget_get_visible (item->data))
      return item->data;

  return NULL;
}

/* What is accepted counts no longer, is shown when it is asked for, and can be taken back. */
static void
test_accept (ClusterFixture *self, gconstpointer data)
{
  Fixture *fixture = &self->fixture;
  g_autofree char *id = NULL;
  TelAcceptDialog *dialog;
  guint n_before, n_open;

  read_cluster (self);
  n_before = count_findings (fixture);
  id = g_strdup (tel_finding_get_id (get_nth_finding (fixture, 0)));
  tel_finding_list_select (get_part (fixture, "finding_list"), id);
  gtk_widget_activate_action (get_part (fixture, "pane"), "audit.accept", NULL);
  dialog = find_window (TEL_TYPE_ACCEPT_DIALOG);
  g_assert_nonnull (dialog);
  tel_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  tel_test_assert_accessible (GTK_WIDGET (dialog));

  /* Nothing is accepted without a reason. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "accept.accept", NULL);
  g_assert_nonnull (find_window (TEL_TYPE_ACCEPT_DIALOG));
  gtk_editable_set_text (tel_test_get_child (dialog, "reason_row"), "A telephone of the lobby");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "accept.accept", NULL);
  tel_test_wait_until (find_window (TEL_TYPE_ACCEPT_DIALOG) == NULL);

  g_assert_cmpuint (count_findings (fixture), ==, n_before - 1);
  g_object_get (fixture->page, "n-findings", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, n_before - 1);
  gtk_check_button_set_active (tel_test_get_child (get_part (fixture, "filter"), "accepted_check"), TRUE);
  g_assert_cmpuint (count_findings (fixture), ==, n_before);
  tel_finding_list_select (get_part (fixture, "finding_list"), id);
  g_assert_nonnull (strstr (get_text (get_part (fixture, "pane"), "accepted_label"), "A telephone of the lobby"));

  gtk_widget_activate_action (get_part (fixture, "pane"), "audit.withdraw", NULL);
  g_object_get (fixture->page, "n-findings", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, n_before);
}

/* A device without owner is found, gets one by a plan that is looked at first, and is found no longer. */
static void
test_fix (ClusterFixture *self, gconstpointer data)
{
  Fixture *fixture = &self->fixture;
  TelFinding *finding = NULL;
  g_autofree char *id = NULL;
  GtkWidget *view;

  read_cluster (self);
  for (guint i = 0; i < count_findings (fixture); i++)
    if (g_str_equal (tel_finding_get_rule (get_nth_finding (fixture, i))->id, "J01") &&
        g_str_equal (tel_finding_get_name (get_nth_finding (fixture, i)), "CSFMOGAWA"))
      finding = get_nth_finding (fixture, i);
  g_assert_nonnull (finding);
  id = g_strdup (tel_finding_get_id (finding));
  tel_finding_list_select (get_part (fixture, "finding_list"), id);
  g_assert_cmpstr (get_text (get_part (fixture, "pane"), "read_label"), ==, tel_finding_get_read (finding));
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (get_part (fixture, "pane"), "fix_button")));

  gtk_widget_activate_action (get_part (fixture, "pane"), "audit.fix", NULL);
  tel_test_wait_until (find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  view = tel_test_get_child (find_window (TEL_TYPE_PLAN_DIALOG), "plan_view");
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (tel_audit_find (tel_audit_page_get_audit (fixture->page), id) == NULL);
  gtk_window_close (GTK_WINDOW (find_window (TEL_TYPE_PLAN_DIALOG)));
  tel_test_wait_until (find_window (TEL_TYPE_PLAN_DIALOG) == NULL);
  for (guint i = 0; i < count_findings (fixture); i++)
    g_assert_cmpstr (tel_finding_get_id (get_nth_finding (fixture, i)), !=, id);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-page/" path, Fixture, GINT_TO_POINTER (1000), set_up, function, tear_down)
#define ADD_CLUSTER(path, function)                                                                                    \
  g_test_add ("/audit-page/" path, ClusterFixture, NULL, set_up_cluster, function, tear_down_cluster)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/audit-page/start", Fixture, GINT_TO_POINTER (1000), set_up_page, test_start, tear_down);
  ADD ("counts-add-up", test_counts_add_up);
  ADD ("worst-first", test_worst_first);
  ADD ("selection-is-bound", test_selection_is_bound);
  ADD ("only-of-the-selection", test_only_of_the_selection);
  ADD ("search", test_search);
  ADD ("lonely", test_lonely);
  ADD ("words-of-lonely", test_words_of_lonely);
  ADD ("filter-by-rule", test_filter_by_rule);
  ADD ("filter-by-type-and-pool", test_filter_by_type_and_pool);
  ADD ("filter-by-severity", test_filter_by_severity);
  ADD ("rules-not-run", test_rules_not_run);
  ADD ("half-of-a-rule", test_half_of_a_rule);
  ADD ("columns-and-order-are-kept", test_columns_and_order_are_kept);
  ADD ("name-takes-what-is-left", test_name_takes_what_is_left);
  ADD ("selection-outlives-judging", test_selection_outlives_judging);
  ADD ("many", test_many);
  g_test_add ("/audit-page/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_narrow, tear_down);
  ADD_CLUSTER ("read", test_read);
  ADD_CLUSTER ("cancel", test_cancel);
  ADD_CLUSTER ("accept", test_accept);
  ADD_CLUSTER ("fix", test_fix);

  return g_test_run ();
}
