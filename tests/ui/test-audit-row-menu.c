/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-row-menu.h"

#include "ui/tel-compare-window.h"
#include "ui/tel-object-list.h"

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

static GtkWidget *
find_popover (TelTestAuditPage *self, const char *list)
{
  GtkWidget *child = gtk_widget_get_first_child (tel_test_audit_page_get_part (self, list));

  while (child != NULL && !GTK_IS_POPOVER_MENU (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* Opens the menu as the key does, and finds what it offers. */
static GtkWidget *
open_menu (TelTestAuditPage *self, const char *list)
{
  GtkWidget *popover = find_popover (self, list);
  GtkWidget *entry;

  gtk_widget_activate_action (tel_test_audit_page_get_part (self, list), "audit-list.menu", NULL);
  if (!gtk_widget_get_visible (popover))
    return NULL;

  entry = tel_test_find_widget (popover, g_type_from_name ("GtkModelButton"), 0);
  g_assert_nonnull (entry);

  return entry;
}

static void
assert_offers (GtkWidget *entry, const char *label)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (entry);
  g_object_get (entry, "text", &text, NULL);
  g_assert_cmpstr (text, ==, label);
}

static void
add (TelTestAuditPage *self, const char *list, const char *name)
{
  guint position = tel_test_audit_page_find_row (self, list, name);

  g_assert_true (gtk_selection_model_select_item (tel_test_audit_page_get_model (self, list), position, FALSE));
}

static gboolean
is_on (GtkWidget *window, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (window, "stack")), page) == 0;
}

static void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  tel_test_wait_until (window == NULL);
}

/* Nothing is offered where nothing is selected; of one the other side is chosen. */
static void
test_one (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *window;

  tel_test_audit_page_read (self);
  g_assert_null (open_menu (self, "users_list"));
  tel_test_audit_page_pick (self, "users_list", "hsuzuki");
  entry = open_menu (self, "users_list");
  assert_offers (entry, "Compare with…");
  g_assert_true (gtk_widget_get_sensitive (entry));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_popover (self, "users_list")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "hsuzuki");

  gtk_widget_activate (entry);
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_COMPARE_WINDOW) != NULL);
  window = tel_test_audit_page_find_window (TEL_TYPE_COMPARE_WINDOW);
  g_assert_true (is_on (window, "choose"));
  g_assert_true (tel_test_is_shown (tel_test_find_label (window, "Choose two users")));
  close_window (window);
}

static void
test_two (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *entry;
  GtkWidget *window;

  tel_test_audit_page_read (self);
  tel_test_audit_page_pick (self, "devices_list", "CSFHSUZUKI");
  add (self, "devices_list", "CSFCSECURE");
  entry = open_menu (self, "devices_list");
  assert_offers (entry, "Compare these two devices");
  gtk_widget_activate (entry);
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_COMPARE_WINDOW) != NULL);
  window = tel_test_audit_page_find_window (TEL_TYPE_COMPARE_WINDOW);
  tel_test_wait_until (is_on (window, "view"));
  g_assert_nonnull (tel_test_find_label (window, "CSFHSUZUKI"));
  g_assert_nonnull (tel_test_find_label (window, "CSFCSECURE"));
  close_window (window);
}

/* The devices that belong to a user are marked, and are as good as selected. One that a search hides is not meant. */
static void
test_marked (TelTestAuditPage *self, gconstpointer data)
{
  tel_test_audit_page_read (self);
  tel_test_audit_page_pick (self, "users_list", "tadams");
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 1);
  assert_offers (open_menu (self, "devices_list"), "Compare with…");

  tel_test_audit_page_pick (self, "devices_list", "CSFHSUZUKI");
  add (self, "devices_list", "CSFCSECURE");
  tel_test_audit_page_search (self, "hsuzuki");
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 1);
  assert_offers (open_menu (self, "devices_list"), "Compare with…");
}

/* Of many, the one is meant that was asked for. */
static void
test_many (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *window;

  tel_test_audit_page_read (self);
  tel_test_audit_page_pick (self, "users_list", "tadams");
  add (self, "users_list", "hsuzuki");
  add (self, "users_list", "csecure");
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "users_list"), ==, 3);
  assert_offers (open_menu (self, "users_list"), "Compare with…");
  gtk_widget_activate (open_menu (self, "users_list"));
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "users_list"), ==, 3);
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_COMPARE_WINDOW) != NULL);
  window = tel_test_audit_page_find_window (TEL_TYPE_COMPARE_WINDOW);
  g_assert_true (is_on (window, "choose"));
  close_window (window);
}

/* With the other button of the mouse: the row beneath it is selected, and what belongs to it marked. */
static void
test_click (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (tel_test_audit_page_get_column_view (self, "devices_list"));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  GtkGesture *click = NULL;
  guint position;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && click == NULL; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        click = GTK_GESTURE (controller);
    }
  g_assert_nonnull (click);
  tel_test_wait_until (gtk_widget_get_height (view) > 100);

  /* On the heads there is no row. */
  g_signal_emit_by_name (click, "pressed", 1, 50.0, 2.0);
  g_assert_false (gtk_widget_get_visible (find_popover (self, "devices_list")));
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 0);

  g_signal_emit_by_name (click, "pressed", 1, 50.0, 80.0);
  g_assert_true (gtk_widget_get_visible (find_popover (self, "devices_list")));
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 1);
  position = 0;
  while (!gtk_selection_model_is_selected (tel_test_audit_page_get_model (self, "devices_list"), position))
    position++;
  g_assert_cmpuint (position, <=, 2);
  /* There is no cluster from which it could be read. */
  g_assert_false (gtk_widget_get_sensitive (
      tel_test_find_widget (find_popover (self, "devices_list"), g_type_from_name ("GtkModelButton"), 0)));
}

#define ADD_CLUSTER(path, function)                                                                                    \
  g_test_add ("/audit-row-menu/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH,                                    \
              tel_test_audit_page_set_up_cluster, function, tel_test_audit_page_tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD_CLUSTER ("one", test_one);
  ADD_CLUSTER ("two", test_two);
  ADD_CLUSTER ("marked", test_marked);
  ADD_CLUSTER ("many", test_many);
  g_test_add ("/audit-row-menu/click", TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up,
              test_click, tel_test_audit_page_tear_down);

  return g_test_run ();
}
