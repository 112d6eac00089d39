/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-list.h"

#include <string.h>

#include "ui/tel-audit-column.h"
#include "ui/tel-findings-cell.h"

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define MANY 25000

/* The worst is at the top, and says how bad it is in words beside its shape. */
static void
test_worst_first (TelTestAuditPage *self, gconstpointer data)
{
  g_autoptr (TelAuditRow) first =
      g_list_model_get_item (G_LIST_MODEL (tel_test_audit_page_get_model (self, "devices_list")), 0);
  GtkWidget *cell;

  g_assert_cmpuint (tel_audit_row_get_n_findings (first), >, 0);
  g_assert_cmpint (tel_audit_row_get_worst (first), ==, TEL_SEVERITY_ERROR);
  cell = tel_test_find_widget (tel_test_audit_page_get_part (self, "devices_list"), TEL_TYPE_FINDINGS_CELL, 0);
  g_assert_nonnull (cell);
  g_assert_true (g_str_has_suffix (tel_findings_cell_get_text (TEL_FINDINGS_CELL (cell)), "Error"));
}

/* Who has no device, and what belongs to nobody, is one button away. */
static void
test_lonely (TelTestAuditPage *self, gconstpointer data)
{
  GtkToggleButton *users = tel_test_get_child (tel_test_audit_page_get_part (self, "users_list"), "lonely_button");
  GtkToggleButton *devices = tel_test_get_child (tel_test_audit_page_get_part (self, "devices_list"), "lonely_button");

  gtk_toggle_button_set_active (users, TRUE);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 1);
  g_assert_cmpuint (tel_test_audit_page_find_row (self, "users_list", "lonely"), ==, 0);
  gtk_toggle_button_set_active (devices, TRUE);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 2);
  g_assert_cmpuint (tel_test_audit_page_find_row (self, "devices_list", "CSFORPHAN"), !=, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (tel_test_audit_page_find_row (self, "devices_list", "TCTORPHAN"), !=, GTK_INVALID_LIST_POSITION);
}

static char *
dup_cell (TelTestAuditPage *self, TelObjectKind kind, const char *id, const char *name)
{
  TelAuditRow *row =
      tel_audit_rows_find (tel_audit_overview_get_rows (tel_test_audit_page_get_overview (self), kind), name);

  return tel_audit_column_find (kind, id)->dup_text (tel_test_audit_page_get_overview (self), row);
}

static void
test_words_of_lonely (TelTestAuditPage *self, gconstpointer data)
{
  g_autofree char *lonely = dup_cell (self, TEL_OBJECT_KIND_USER, "devices", "lonely");
  g_autofree char *devices = dup_cell (self, TEL_OBJECT_KIND_USER, "devices", "tadams");
  g_autofree char *orphan = dup_cell (self, TEL_OBJECT_KIND_DEVICE, "user", "CSFORPHAN");
  g_autofree char *associated = dup_cell (self, TEL_OBJECT_KIND_DEVICE, "user", "CSFHSUZUKI");

  g_assert_cmpstr (lonely, ==, "No device");
  g_assert_cmpstr (devices, ==, "CSFTADAMS, SEP001122334455");
  g_assert_cmpstr (orphan, ==, "No user");
  g_assert_cmpstr (associated, ==, "No owner; associated with hsuzuki");
}

static GtkColumnViewColumn *
get_column (TelTestAuditPage *self, const char *list, guint i)
{
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (tel_test_audit_page_get_column_view (self, list)), i);

  return column;
}

static void
test_columns_and_order_are_kept (TelTestAuditPage *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  GtkWidget *list = tel_test_audit_page_get_part (self, "users_list");
  g_autoptr (TelAuditRow) first = NULL;
  g_autofree char *sort = NULL;
  TelTestAuditPage other = { 0 };

  gtk_widget_activate_action (list, "rows.department", NULL);
  gtk_widget_activate_action (list, "rows.devices", NULL);
  g_assert_true (gtk_column_view_column_get_visible (get_column (self, "users_list", 5)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (self, "users_list", 3)));

  /* By a click on a head, twice. */
  gtk_column_view_sort_by_column (tel_test_audit_page_get_column_view (self, "users_list"),
                                  get_column (self, "users_list", 2), GTK_SORT_DESCENDING);
  sort = g_settings_get_string (settings, "audit-users-sort");
  g_assert_cmpstr (sort, ==, "user-id");
  g_assert_true (g_settings_get_boolean (settings, "audit-users-descending"));
  first = g_list_model_get_item (G_LIST_MODEL (tel_test_audit_page_get_model (self, "users_list")), 0);
  g_assert_cmpstr (tel_audit_row_get_name (first), ==, "tadams");
  /* And with the keyboard, in the menu. */
  gtk_widget_activate_action (list, "rows.audit-users-descending", NULL);
  g_clear_object (&first);
  first = g_list_model_get_item (G_LIST_MODEL (tel_test_audit_page_get_model (self, "users_list")), 0);
  g_assert_cmpstr (tel_audit_row_get_name (first), ==, "hsuzuki");

  other.page = g_object_ref_sink (g_object_new (TEL_TYPE_AUDIT_PAGE, NULL));
  g_assert_true (gtk_column_view_column_get_visible (get_column (&other, "users_list", 5)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (&other, "users_list", 3)));
  g_object_unref (other.page);
}

static GtkWidget *
find_cell (GtkWidget *list, const char *text)
{
  GtkWidget *cell;

  for (guint i = 0; (cell = tel_test_find_widget (list, GTK_TYPE_INSCRIPTION, i)) != NULL; i++)
    if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), text) == 0)
      return cell;

  g_assert_not_reached ();
}

/* The view does not leave the width unused. */
static void
test_name_takes_what_is_left (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *list = tel_test_audit_page_get_part (self, "users_list");
  GtkWidget *cell = find_cell (list, "Tanya Adams");

  tel_test_wait_until (gtk_widget_get_width (list) > 0 && gtk_widget_get_width (cell) > 0);
  g_assert_cmpint (gtk_widget_get_width (cell), >, gtk_widget_get_width (list) - 124 - 96 - 150 - 60);
}

static gboolean
is_column_shown (TelTestAuditPage *self, const char *list, guint i)
{
  return gtk_column_view_column_get_visible (get_column (self, list, i));
}

/* What is told of a row elsewhere gives way to its name, unless somebody wants to see it. */
static void
test_narrow (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *list = tel_test_audit_page_get_part (self, "users_list");

  tel_test_wait_until (!is_column_shown (self, "users_list", 3));
  g_assert_true (is_column_shown (self, "users_list", 0));
  g_assert_true (is_column_shown (self, "users_list", 2));
  tel_test_wait_until (gtk_widget_get_width (find_cell (list, "Tanya Adams")) > 110);
  gtk_toggle_button_set_active (tel_test_audit_page_get_part (self, "devices_button"), TRUE);
  tel_test_wait_until (!is_column_shown (self, "devices_list", 3));

  gtk_widget_activate_action (list, "rows.devices", NULL);
  g_assert_true (is_column_shown (self, "users_list", 3));
  gtk_widget_activate_action (list, "rows.devices", NULL);
  g_assert_false (is_column_shown (self, "users_list", 3));
}

static void
test_wider_again (TelTestAuditPage *self, gconstpointer data)
{
  tel_test_wait_until (!is_column_shown (self, "users_list", 3));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  tel_test_wait_until (is_column_shown (self, "users_list", 3));
}

/* So many rows are sorted and filtered in steps, and a mark is found in them without a search through all. */
static void
test_many (TelTestAuditPage *self, gconstpointer data)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_page_make_snapshot ();
  TelAuditList *list = tel_test_audit_page_get_part (self, "devices_list");
  guint place;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *user_id = g_strdup_printf ("user%05u", i);
      g_autofree char *name = g_strdup_printf ("CSFUSER%05u", i);

      tel_test_audit_page_put_user (snapshot, user_id, user_id, name);
      tel_test_audit_page_put_device (snapshot, name, "Cisco Unified Client Services Framework",
                                      i % 100 == 0 ? NULL : user_id, "Default");
    }
  tel_test_audit_page_show (self, snapshot);
  tel_test_wait_until (tel_audit_list_is_idle (list) && tel_test_audit_page_count_shown (self, "devices_list") == MANY);
  tel_test_wait_until (tel_audit_list_is_idle (tel_test_audit_page_get_part (self, "users_list")));

  place = tel_test_audit_page_find_row (self, "users_list", "user24999");
  gtk_selection_model_select_item (tel_test_audit_page_get_model (self, "users_list"), place, TRUE);
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 1);
  g_assert_true (tel_test_audit_page_is_marked (self, "devices_list", "CSFUSER24999"));

  tel_test_audit_page_search (self, "user24");
  tel_test_wait_until (tel_audit_list_is_idle (list) && tel_test_audit_page_count_shown (self, "devices_list") == 1000);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-list/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up, function,  \
              tel_test_audit_page_tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("worst-first", test_worst_first);
  ADD ("lonely", test_lonely);
  ADD ("words-of-lonely", test_words_of_lonely);
  ADD ("columns-and-order-are-kept", test_columns_and_order_are_kept);
  ADD ("name-takes-what-is-left", test_name_takes_what_is_left);
  g_test_add ("/audit-list/narrow", TelTestAuditPage, GINT_TO_POINTER (400), tel_test_audit_page_set_up, test_narrow,
              tel_test_audit_page_tear_down);
  g_test_add ("/audit-list/wider-again", TelTestAuditPage, GINT_TO_POINTER (400), tel_test_audit_page_set_up,
              test_wider_again, tel_test_audit_page_tear_down);
  ADD ("many", test_many);

  return g_test_run ();
}
