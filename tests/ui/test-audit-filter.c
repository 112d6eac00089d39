/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-filter.h"

#include <string.h>

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* One search finds users by their devices, and devices by their users. */
static void
test_search (TelTestAuditPage *self, gconstpointer data)
{
  tel_test_audit_page_search (self, "csfts tadams");
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       tel_test_get_child (tel_test_audit_page_get_part (self, "users_list"), "stack")),
                   ==, "nothing");

  tel_test_audit_page_search (self, "CSFTADAMS");
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 1);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 1);
  tel_test_audit_page_search (self, "tanya adams");
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 1);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 2);
  g_assert_true (g_str_has_suffix (tel_test_audit_page_get_text (tel_test_audit_page_get_part (self, "devices_list"),
                                                                 "count_label"),
                                   "· 2 shown"));

  tel_test_audit_page_search (self, "鈴木");
  g_assert_cmpuint (tel_test_audit_page_find_row (self, "devices_list", "CSFHSUZUKI"), ==, 0);
  gtk_widget_activate_action (tel_test_audit_page_get_view (self), "audit.show-all", NULL);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 3);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 5);
}

/* What is found follows the search as the two lists do. */
static void
test_findings_follow_the_search (TelTestAuditPage *self, gconstpointer data)
{
  guint n_all = tel_test_audit_page_count_findings (self);
  guint n;

  tel_test_audit_page_search (self, "CSFTADAMS");
  n = tel_test_audit_page_count_findings (self);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, n_all);
  for (guint i = 0; i < n; i++)
    {
      TelFinding *finding = tel_test_audit_page_get_finding (self, i);

      g_assert_true (g_strv_contains (tel_finding_get_devices (finding), "CSFTADAMS") ||
                     g_strv_contains (tel_finding_get_users (finding), "tadams"));
    }

  tel_test_audit_page_search (self, "nobody at all");
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, 0);
  tel_test_audit_page_search (self, "");
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, n_all);
}

/* Also where rows are selected: nobody sees those that the search hides. */
static void
test_search_ends_selection (TelTestAuditPage *self, gconstpointer data)
{
  guint n_all = tel_test_audit_page_count_findings (self);
  guint n;

  tel_test_audit_page_pick (self, "devices_list", "CSFORPHAN");
  gtk_selection_model_select_item (tel_test_audit_page_get_model (self, "devices_list"),
                                   tel_test_audit_page_find_row (self, "devices_list", "TCTORPHAN"), FALSE);
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "findings_label"), ==,
                   "Findings of 2 devices");

  /* What is still to be seen stays selected. */
  tel_test_audit_page_search (self, "TCTORPHAN");
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "findings_label"), ==,
                   "Findings of TCTORPHAN");
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 1);

  tel_test_audit_page_search (self, "CSFTADAMS");
  g_assert_cmpuint (tel_test_audit_page_count_marked (self, "devices_list"), ==, 0);
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "findings_label"), ==,
                   "Findings");
  n = tel_test_audit_page_count_findings (self);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    g_assert_false (g_strv_contains (tel_finding_get_devices (tel_test_audit_page_get_finding (self, i)), "TCTORPHAN"));

  tel_test_audit_page_search (self, "");
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, n_all);
}

static void
test_filter_by_rule (TelTestAuditPage *self, gconstpointer data)
{
  const TelAuditRule *rule = tel_audit_rule_find ("J01");
  TelAudit *audit = tel_audit_page_get_audit (self->page);

  for (guint i = 0; i < tel_test_audit_page_count_findings (self); i++)
    if (tel_finding_get_rule (tel_test_audit_page_get_finding (self, i)) == rule)
      tel_test_audit_page_select_finding (self, tel_finding_get_id (tel_test_audit_page_get_finding (self, i)));
  gtk_widget_activate_action (tel_test_audit_page_get_view (self), "audit.choose-rule", NULL);
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, tel_audit_count_of_rule (audit, rule));
  g_assert_true (
      gtk_widget_get_visible (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "summary_box")));
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_part (self, "devices_list"), "count_label"),
                   ==, "3 with findings of 5");
}

static void
test_filter_by_type_and_pool (TelTestAuditPage *self, gconstpointer data)
{
  gtk_drop_down_set_selected (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "type_drop_down"),
                              1 + TEL_DEVICE_TYPE_TCT);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 1);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 0);
  for (guint i = 0; i < tel_test_audit_page_count_findings (self); i++)
    g_assert_true (g_strv_contains (tel_finding_get_devices (tel_test_audit_page_get_finding (self, i)), "TCTORPHAN"));

  gtk_drop_down_set_selected (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "type_drop_down"),
                              1 + TEL_AUDIT_OTHER_TYPES);
  g_assert_cmpuint (tel_test_audit_page_find_row (self, "devices_list", "SEP001122334455"), ==, 0);
  gtk_drop_down_set_selected (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "type_drop_down"), 0);

  /* Default, then Tokyo. */
  gtk_drop_down_set_selected (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "pool_drop_down"), 2);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "devices_list"), ==, 3);
  g_assert_cmpuint (tel_test_audit_page_count_shown (self, "users_list"), ==, 1);
}

static void
test_filter_by_severity (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *bar = tel_test_audit_page_get_part (self, "severity_bar");
  guint n_all = tel_test_audit_page_count_findings (self);
  guint n_errors = tel_audit_overview_count_of_severity (tel_test_audit_page_get_overview (self), TEL_SEVERITY_ERROR);
  GtkWidget *button = tel_test_find_widget (bar, GTK_TYPE_TOGGLE_BUTTON, TEL_SEVERITY_ERROR);

  g_assert_cmpuint (n_errors, >, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, n_all - n_errors);
  /* How many there are is still said. */
  g_assert_cmpuint (tel_audit_overview_count_of_severity (tel_test_audit_page_get_overview (self), TEL_SEVERITY_ERROR),
                    ==, n_errors);
}

static gboolean
list_says (TelTestAuditPage *self, const char *text)
{
  GtkWidget *list = tel_test_audit_page_get_part (self, "rule_list");
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (list, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

/* A rule that could not be judged is never passed over. */
static void
test_rules_not_run (TelTestAuditPage *self, gconstpointer data)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_page_make_snapshot ();

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_REFUSED, "The database is gone.");
  tel_test_audit_page_show (self, snapshot);
  g_assert_nonnull (
      strstr (gtk_menu_button_get_label (tel_test_audit_page_get_part (self, "rules_button")), "not run"));
  g_assert_true (list_says (self, "Not run ("));
  g_assert_true (list_says (self, "J01 Jabber device without owner"));
  g_assert_true (list_says (self, "The database is gone."));
}

/* Nor is half of one that could not. */
static void
test_half_of_a_rule (TelTestAuditPage *self, gconstpointer data)
{
  g_assert_true (list_says (self, "U06 Home cluster unset, or set on two clusters"));
  g_assert_true (list_says (self, "\nWhether another cluster is a home cluster too was not judged."));
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-filter/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up,          \
              function, tel_test_audit_page_tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("search", test_search);
  ADD ("findings-follow-the-search", test_findings_follow_the_search);
  ADD ("search-ends-selection", test_search_ends_selection);
  ADD ("by-rule", test_filter_by_rule);
  ADD ("by-type-and-pool", test_filter_by_type_and_pool);
  ADD ("by-severity", test_filter_by_severity);
  ADD ("rules-not-run", test_rules_not_run);
  ADD ("half-of-a-rule", test_half_of_a_rule);

  return g_test_run ();
}
