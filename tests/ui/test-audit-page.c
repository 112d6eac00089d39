/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-page.h"

#include <string.h>

#include "model/tel-error.h"
#include "ui/tel-audit-progress.h"
#include "ui/tel-banner.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* Why nothing can be judged; NULL while it can. */
static const char *failure;

gboolean __real_tel_audit_judge_finish (TelAudit *self, GAsyncResult *result, GError **error);
gboolean __wrap_tel_audit_judge_finish (TelAudit *self, GAsyncResult *result, GError **error);

/* The linker puts this in the place of the function: no rule fails by itself. */
gboolean
__wrap_tel_audit_judge_finish (TelAudit *self, GAsyncResult *result, GError **error)
{
  if (!__real_tel_audit_judge_finish (self, result, error))
    return FALSE;
  if (failure == NULL)
    return TRUE;

  g_set_error_literal (error, TEL_ERROR, TEL_ERROR_STORAGE, failure);

  return FALSE;
}

static void
test_start (TelTestAuditPage *self, gconstpointer data)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tel_test_get_child (self->page, "states")), ==, "start");
  g_assert_nonnull (tel_test_find_label (self->window, "Find what is set up wrong"));
  /* There is no cluster that could be read. */
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (self->page, "read_button")));
  tel_test_assert_accessible (GTK_WIDGET (self->page));
}

/* What the heads, the buttons and the list say is one and the same number, counted in three ways. */
static void
test_counts_add_up (TelTestAuditPage *self, gconstpointer data)
{
  TelAudit *audit = tel_audit_page_get_audit (self->page);
  TelAuditOverview *overview = tel_test_audit_page_get_overview (self);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (audit));
  guint n_with_findings = 0;
  guint sum = 0;
  g_autofree char *text = NULL;
  guint n_open;

  g_assert_cmpuint (n_all, >=, 3);
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, n_all);
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    sum += tel_audit_overview_count_of_severity (overview, i);
  g_assert_cmpuint (sum, ==, n_all);

  for (guint i = 0; i < tel_test_audit_page_count_shown (self, "devices_list"); i++)
    {
      g_autoptr (TelAuditRow) row =
          g_list_model_get_item (G_LIST_MODEL (tel_test_audit_page_get_model (self, "devices_list")), i);
      GPtrArray *findings = tel_audit_get_findings_of_device (audit, tel_audit_row_get_name (row));

      g_assert_cmpuint (tel_audit_row_get_n_findings (row), ==, findings->len);
      n_with_findings += findings->len > 0;
    }
  text = g_strdup_printf ("%u with findings of 5", n_with_findings);
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_part (self, "devices_list"), "count_label"),
                   ==, text);
  g_object_get (self->page, "n-findings", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, n_all);
  tel_test_assert_accessible (GTK_WIDGET (self->page));
}

static void
test_read (TelTestAuditPage *self, gconstpointer data)
{
  tel_test_audit_page_read (self);
  g_assert_nonnull (tel_audit_page_get_audit (self->page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tel_test_get_child (self->page, "states")), ==, "content");
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), >, 0);
  g_assert_nonnull (strstr (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "origin_label"),
                            "CUCM 14.0 · read on "));
  g_assert_true (g_str_has_suffix (tel_test_audit_page_get_text (tel_test_audit_page_get_view (self), "origin_label"),
                                   " by axladmin"));
  tel_test_assert_accessible (GTK_WIDGET (self->page));

  tel_audit_page_set_cluster (self->page, NULL);
  g_assert_null (tel_audit_page_get_audit (self->page));
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, 0);
}

/* What was read stays usable while it is read again, and when that is called off. */
static void
test_cancel (TelTestAuditPage *self, gconstpointer data)
{
  TelAudit *audit;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.read", NULL);
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (self->page, "progress")));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.cancel", NULL);
  g_assert_false (tel_audit_page_is_reading (self->page));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (self->page, "progress")));
  g_assert_null (tel_audit_page_get_audit (self->page));

  tel_test_audit_page_read (self);
  audit = tel_audit_page_get_audit (self->page);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.read", NULL);
  tel_test_wait_until (strstr (tel_audit_progress_get_text (tel_test_get_child (self->page, "progress")), "…") == NULL);
  g_assert_true (tel_audit_page_get_audit (self->page) == audit);
  tel_test_audit_page_pick (self, "devices_list", "CSFHSUZUKI");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.cancel", NULL);
  g_assert_true (tel_audit_page_get_audit (self->page) == audit);
  g_assert_true (tel_test_audit_page_is_marked (self, "devices_list", "CSFHSUZUKI"));
}

/* The page says so, no longer that it reads, and offers to read again; what it had shown stays. */
static void
test_not_judged (TelTestAuditPage *self, gconstpointer data)
{
  TelBanner *banner = tel_test_get_child (self->page, "banner");
  TelAudit *audit;

  failure = "The memory is full.";
  tel_test_audit_page_read (self);
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (self->page, "progress")));
  g_assert_null (tel_audit_page_get_audit (self->page));
  g_assert_true (tel_banner_is_shown (banner));
  g_assert_cmpstr (tel_banner_get_text (banner), ==, "What was read could not be judged. The memory is full.");
  tel_test_assert_accessible (GTK_WIDGET (self->page));

  failure = NULL;
  gtk_widget_activate (tel_test_get_child (banner, "button"));
  tel_test_wait_until (tel_audit_page_get_audit (self->page) != NULL);
  g_assert_false (tel_banner_is_shown (banner));
  audit = tel_audit_page_get_audit (self->page);

  failure = "The memory is full.";
  tel_test_audit_page_read (self);
  failure = NULL;
  g_assert_true (tel_banner_is_shown (banner));
  g_assert_true (tel_audit_page_get_audit (self->page) == audit);
  tel_audit_page_set_cluster (self->page, NULL);
  g_assert_false (tel_banner_is_shown (banner));
}

/* A device without owner is found, gets one by a plan that is looked at first, and is found no longer. */
static void
test_fix (TelTestAuditPage *self, gconstpointer data)
{
  TelFinding *finding = NULL;
  g_autofree char *id = NULL;
  GtkWidget *view;

  tel_test_audit_page_read (self);
  for (guint i = 0; i < tel_test_audit_page_count_findings (self); i++)
    if (g_str_equal (tel_finding_get_rule (tel_test_audit_page_get_finding (self, i))->id, "J01") &&
        g_str_equal (tel_finding_get_name (tel_test_audit_page_get_finding (self, i)), "CSFMOGAWA"))
      finding = tel_test_audit_page_get_finding (self, i);
  g_assert_nonnull (finding);
  id = g_strdup (tel_finding_get_id (finding));
  tel_test_audit_page_select_finding (self, id);
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_part (self, "pane"), "read_label"), ==,
                   tel_finding_get_read (finding));
  g_assert_true (
      gtk_widget_get_visible (tel_test_get_child (tel_test_audit_page_get_part (self, "pane"), "fix_button")));

  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), "audit.fix", NULL);
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  view = tel_test_get_child (tel_test_audit_page_find_window (TEL_TYPE_PLAN_DIALOG), "plan_view");
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (tel_audit_find (tel_audit_page_get_audit (self->page), id) == NULL);
  gtk_window_close (GTK_WINDOW (tel_test_audit_page_find_window (TEL_TYPE_PLAN_DIALOG)));
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_PLAN_DIALOG) == NULL);
  for (guint i = 0; i < tel_test_audit_page_count_findings (self); i++)
    g_assert_cmpstr (tel_finding_get_id (tel_test_audit_page_get_finding (self, i)), !=, id);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-page/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up, function,  \
              tel_test_audit_page_tear_down)
#define ADD_CLUSTER(path, function)                                                                                    \
  g_test_add ("/audit-page/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up_cluster,    \
              function, tel_test_audit_page_tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/audit-page/start", TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, tel_test_audit_page_set_up_empty,
              test_start, tel_test_audit_page_tear_down);
  ADD ("counts-add-up", test_counts_add_up);
  ADD_CLUSTER ("read", test_read);
  ADD_CLUSTER ("cancel", test_cancel);
  ADD_CLUSTER ("not-judged", test_not_judged);
  ADD_CLUSTER ("fix", test_fix);

  return g_test_run ();
}
