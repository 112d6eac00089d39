/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-list.h"
#include "ui/tel-user-row.h"

#include "tel-test-widgets.h"
#include "tel-test.h"

#include <string.h>

#define CSF "Cisco Unified Client Services Framework"
#define TAB "Cisco Jabber for Tablet"

typedef struct
{
  TelCluster *cluster;
  TelUserList *list;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->cluster = tel_test_make_cluster ();
  tel_test_add_user (fixture->cluster, "tadams", "Tanya", "Adams", "1001", "Sales");
  tel_test_add_user (fixture->cluster, "amckenzi", "Adam", "McKenzie", "1003", "IT");
  tel_test_add_user (fixture->cluster, "tyamada", "太郎", "山田", "1002", "営業");
  tel_test_add_user (fixture->cluster, "bmarkup", "<b>Bold</b>", "& <i>Söhne", NULL, "R&D <labs>");
  tel_test_add_device (fixture->cluster, "CSFAKenzi", CSF, "amckenzi");

  fixture->list = g_object_new (TEL_TYPE_USER_LIST, NULL);
  tel_user_list_set_cluster (fixture->list, fixture->cluster);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->list), 400, 600);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->list));
  g_assert_finalize_object (fixture->cluster);
}

static void
assert_shown (Fixture *fixture, const char *expected)
{
  GListModel *model = tel_user_list_get_model (fixture->list);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TelUser) user = g_list_model_get_item (model, i);

      g_string_append_printf (shown, "%s%s", i > 0 ? " " : "", tel_user_get_user_id (user));
    }

  g_assert_cmpstr (shown->str, ==, expected);
}

static void
assert_found (Fixture *fixture, const char *text, const char *expected)
{
  tel_user_list_set_search (fixture->list, text);
  assert_shown (fixture, expected);
}

static void
test_sorted (Fixture *fixture, gconstpointer data)
{
  assert_shown (fixture, "bmarkup amckenzi tadams tyamada");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "tany", "tadams");
  assert_found (fixture, "tanya", "tadams");
  assert_found (fixture, "", "bmarkup amckenzi tadams tyamada");
  assert_found (fixture, "MCKENZIE", "amckenzi");
  assert_found (fixture, "1002", "tyamada");
  assert_found (fixture, "１００２", "tyamada");
  assert_found (fixture, "山田", "tyamada");
  assert_found (fixture, "sales", "tadams");
  assert_found (fixture, "amckenzi@example", "amckenzi");
  assert_found (fixture, "  adam  sales ", "tadams");
  assert_found (fixture, "adam", "amckenzi tadams");
  assert_found (fixture, "<i>", "bmarkup");
  assert_found (fixture, "%", "");
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (fixture->list), "4 users"));
  tel_user_list_set_search (fixture->list, "adam");
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (fixture->list), "2 of 4"));
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  tel_user_list_set_search (fixture->list, "nobody at all");
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->list), "Nothing found") != NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->list), "users.clear-search", NULL));
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->list), "Nothing found") == NULL);
  assert_shown (fixture, "bmarkup amckenzi tadams tyamada");
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelCluster) empty = tel_test_make_cluster ();

  tel_user_list_set_cluster (fixture->list, empty);
  tel_user_list_set_loading (fixture->list, TRUE);
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->list), "Reading the users…") != NULL);

  tel_user_list_set_loading (fixture->list, FALSE);
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->list), "No users") != NULL);

  tel_user_list_set_error (fixture->list, "“<b>cucm</b>” does not answer & was not found.");
  tel_test_wait_until (
      tel_test_find_label (GTK_WIDGET (fixture->list), "“<b>cucm</b>” does not answer & was not found.") != NULL);

  /* What was read before an error stays usable. */
  tel_test_add_user (empty, "tadams", "Tanya", "Adams", NULL, NULL);
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture->list), "1 user") != NULL);
  tel_user_list_set_cluster (fixture->list, NULL);
}

static void
count_notify (guint *count)
{
  (*count)++;
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  TelStore *store = tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_USER);
  g_autoptr (TelUser) newer = NULL;
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->list, "notify::user", G_CALLBACK (count_notify), &n_notified);
  g_assert_null (tel_user_list_get_user (fixture->list));

  tel_user_list_select (fixture->list, "tadams");
  g_assert_cmpstr (tel_user_get_user_id (tel_user_list_get_user (fixture->list)), ==, "tadams");
  g_assert_cmpuint (n_notified, ==, 1);

  /* Filtered away and shown again. */
  tel_user_list_set_search (fixture->list, "amckenzi");
  g_assert_cmpstr (tel_user_get_user_id (tel_user_list_get_user (fixture->list)), ==, "tadams");
  tel_user_list_set_search (fixture->list, "");
  g_assert_cmpstr (tel_user_get_user_id (tel_user_list_get_user (fixture->list)), ==, "tadams");
  g_assert_cmpuint (n_notified, ==, 1);

  /* Read again, and sorted elsewhere by its new name. */
  newer = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "last-name", "Aardvark", NULL);
  tel_store_replace (store, TEL_OBJECT (newer));
  g_assert_true (tel_user_list_get_user (fixture->list) == newer);
  assert_shown (fixture, "bmarkup tadams amckenzi tyamada");
}

static TelUserRow *
find_row (Fixture *fixture, const char *words)
{
  TelUserRow *row;

  for (guint i = 0; (row = (TelUserRow *) tel_test_find_widget (GTK_WIDGET (fixture->list), TEL_TYPE_USER_ROW, i)); i++)
    {
      g_autofree char *have = tel_user_row_dup_words (row);

      if (g_str_has_prefix (have, words))
        return row;
    }

  return NULL;
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  TelUserRow *row;

  tel_test_wait_until (find_row (fixture, "Adam McKenzie, amckenzi · 1003 · IT, Desktop: has a softphone") != NULL);
  row = find_row (fixture, "Tanya Adams");
  g_assert_cmpuint (tel_user_row_get_marks (row), ==, 0);

  /* The marks follow the devices. */
  tel_test_add_device (fixture->cluster, "TABTADAMS", TAB, "tadams");
  g_assert_cmpuint (tel_user_row_get_marks (row), ==, 1 << TEL_DEVICE_TYPE_TAB);
  g_assert_nonnull (find_row (fixture, "Tanya Adams, tadams · 1001 · Sales, Tablet: has a softphone"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Tanya Adams, tadams · 1001 · Sales, Tablet: has a softphone");
}

static void
test_equal_heights (Fixture *fixture, gconstpointer data)
{
  int height = 0;
  GtkWidget *row;

  tel_test_wait_until (find_row (fixture, "Tanya") != NULL &&
                       gtk_widget_get_height (GTK_WIDGET (find_row (fixture, "Tanya"))) > 0);
  for (guint i = 0; (row = tel_test_find_widget (GTK_WIDGET (fixture->list), TEL_TYPE_USER_ROW, i)) != NULL; i++)
    {
      if (height == 0)
        height = gtk_widget_get_height (row);
      g_assert_cmpint (gtk_widget_get_height (row), ==, height);
    }
}

static void
test_names_are_no_markup (Fixture *fixture, gconstpointer data)
{
  tel_test_wait_until (find_row (fixture, "<b>Bold</b> & <i>Söhne, bmarkup · R&D <labs>") != NULL);
}

static void
test_tab_leaves_at_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = tel_test_find_widget (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW, 0);

  tel_test_wait_until (find_row (fixture, "Tanya") != NULL);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (gtk_widget_get_focus_child (view));
  /* There is nothing after the list in this window, so the focus finds no place within it. */
  g_assert_false (gtk_widget_child_focus (gtk_widget_get_ancestor (view, ADW_TYPE_BIN), GTK_DIR_TAB_FORWARD));
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  tel_test_wait_until (find_row (fixture, "Tanya") != NULL);
  tel_test_assert_accessible (fixture->window);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("/user-list/sorted-by-name", test_sorted);
  ADD ("/user-list/search-filters-in-place", test_search);
  ADD ("/user-list/count-in-words", test_count);
  ADD ("/user-list/nothing-found-clears", test_nothing_found);
  ADD ("/user-list/empty-states-say-what-to-do", test_states);
  ADD ("/user-list/choice-outlives-filter-and-reading", test_choice);
  ADD ("/user-list/marks-follow-the-devices", test_marks);
  ADD ("/user-list/rows-of-one-height", test_equal_heights);
  ADD ("/user-list/names-are-no-markup", test_names_are_no_markup);
  ADD ("/user-list/tab-leaves-in-one-step", test_tab_leaves_at_once);
  ADD ("/user-list/everything-is-named", test_accessible);

  return g_test_run ();
}
