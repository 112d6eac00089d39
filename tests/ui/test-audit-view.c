/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-view.h"

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

static void
test_selection_is_bound (TelTestAuditPage *self, gconstpointer data)
{
  tel_test_audit_page_pick (self, "users_list", "tadams");
  g_assert_true (tel_test_audit_page_is_marked (self, "devices_list", "CSFTADAMS"));
  g_assert_true (tel_test_audit_page_is_marked (self, "devices_list", "SEP001122334455"));
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 2);
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "findings_label"), ==,
                   "Findings of Tanya Adams");

  /* The other way round; an association is enough. */
  tel_test_audit_page_pick (self, "devices_list", "CSFHSUZUKI");
  g_assert_true (tel_test_audit_page_is_marked (self, "users_list", "hsuzuki"));
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "users_list"), ==, 1);
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 1);
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "findings_label"), ==,
                   "Findings of CSFHSUZUKI");
  for (guint i = 0; i < tel_test_audit_page_count_findings (self); i++)
    g_assert_true (g_strv_contains (tel_finding_get_devices (tel_test_audit_page_get_finding (self, i)), "CSFHSUZUKI"));
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), >, 0);

  tel_test_audit_page_pick (self, "devices_list", "CSFORPHAN");
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "users_list"), ==, 0);

  gtk_widget_activate_action (tel_test_audit_page_get_view (self), "audit.clear-selection", NULL);
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 0);
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (tel_audit_page_get_audit (self->page))));
}

/* What is left over stays while one picks among it. */
static void
test_only_of_the_selection (TelTestAuditPage *self, gconstpointer data)
{
  GtkToggleButton *only = tel_test_audit_page_get_part (self, "only_button");

  tel_test_audit_page_pick (self, "users_list", "tadams");
  gtk_toggle_button_set_active (only, TRUE);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 2);
  tel_test_audit_page_pick (self, "devices_list", "CSFTADAMS");
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 2);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 3);

  tel_test_audit_page_pick (self, "users_list", "hsuzuki");
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 1);
  gtk_toggle_button_set_active (only, FALSE);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 5);
}

/* What is selected outlives that everything is judged anew, on other objects. */
static void
test_selection_outlives_judging (TelTestAuditPage *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  TelAudit *audit = tel_audit_page_get_audit (self->page);
  guint n_before;

  tel_test_audit_page_pick (self, "devices_list", "CSFORPHAN");
  n_before = tel_test_audit_page_count_findings (self);
  tel_test_audit_page_put_device (self->snapshot, "CSFORPHAN", "Cisco Unified Client Services Framework", "lonely",
                                  "Tokyo");
  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_judge_finish (audit, result, NULL));

  g_assert_true (tel_test_audit_page_is_marked (self, "devices_list", "CSFORPHAN"));
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "findings_label"), ==,
                   "Findings of CSFORPHAN");
  for (guint i = 0; i < tel_test_audit_page_count_findings (self); i++)
    g_assert_cmpstr (tel_finding_get_rule (tel_test_audit_page_get_finding (self, i))->id, !=, "J01");
  g_assert_cmpuint (n_before, >, 0);
}

/* Below, one list stands before the other, and there is a way from one to the other. */
static void
test_narrow (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *window = self->window;
  AdwLeaflet *lists = tel_test_audit_page_get_part (self, "lists_leaflet");
  int least;

  gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  tel_test_wait_until (adw_leaflet_get_folded (lists) &&
                       gtk_widget_get_visible (tel_test_audit_page_get_part (self, "switch_box")));
  gtk_toggle_button_set_active (tel_test_audit_page_get_part (self, "devices_button"), TRUE);
  g_assert_true (adw_leaflet_get_visible_child (lists) == tel_test_audit_page_get_part (self, "devices_list"));

  g_signal_emit_by_name (tel_test_audit_page_get_part (self, "finding_list"), "activated");
  g_assert_true (tel_audit_page_get_can_go_back (self->page));
  tel_audit_page_go_back (self->page);
  g_assert_false (tel_audit_page_get_can_go_back (self->page));
  tel_test_assert_accessible (GTK_WIDGET (self->page));
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-view/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up, function,  \
              tel_test_audit_page_tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/audit-view/narrow", TelTestAuditPage, GINT_TO_POINTER (360), tel_test_audit_page_set_up, test_narrow,
              tel_test_audit_page_tear_down);
  ADD ("selection-is-bound", test_selection_is_bound);
  ADD ("only-of-the-selection", test_only_of_the_selection);
  ADD ("selection-outlives-judging", test_selection_outlives_judging);

  return g_test_run ();
}
