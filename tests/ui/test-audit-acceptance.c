/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-acceptance.h"

#include <string.h>

#include "ui/tel-accept-dialog.h"

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* What is accepted counts no longer, is shown when it is asked for, and can be taken back. */
static void
test_accept (TelTestAuditPage *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  TelAcceptDialog *dialog;
  GtkWidget *focus;
  guint n_before, n_open;

  tel_test_audit_page_read (self);
  n_before = tel_test_audit_page_count_findings (self);
  id = g_strdup (tel_finding_get_id (tel_test_audit_page_get_finding (self, 0)));
  tel_test_audit_page_select_finding (self, id);
  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), "audit.accept", NULL);
  dialog = tel_test_audit_page_find_window (TEL_TYPE_ACCEPT_DIALOG);
  g_assert_nonnull (dialog);
  tel_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  tel_test_assert_accessible (GTK_WIDGET (dialog));
  /* What is typed at once is the reason. */
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, tel_test_get_child (dialog, "reason_row")));

  /* Nothing is accepted without a reason. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "accept.accept", NULL);
  g_assert_nonnull (tel_test_audit_page_find_window (TEL_TYPE_ACCEPT_DIALOG));
  gtk_editable_set_text (tel_test_get_child (dialog, "reason_row"), "A telephone of the lobby");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "accept.accept", NULL);
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_ACCEPT_DIALOG) == NULL);

  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, n_before - 1);
  g_object_get (self->page, "n-findings", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, n_before - 1);
  gtk_check_button_set_active (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "accepted_check"),
                               TRUE);
  g_assert_cmpuint (tel_test_audit_page_count_findings (self), ==, n_before);
  tel_test_audit_page_select_finding (self, id);
  g_assert_nonnull (
      strstr (tel_test_audit_page_get_text (tel_test_audit_page_get_part (self, "pane"), "accepted_label"),
              "A telephone of the lobby"));

  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), "audit.withdraw", NULL);
  g_object_get (self->page, "n-findings", &n_open, NULL);
  g_assert_cmpuint (n_open, ==, n_before);
}

static void
count_change (guint *n)
{
  (*n)++;
}

static void
select_first (TelTestAuditPage *self, guint n)
{
  GtkListView *view = tel_test_get_child (tel_test_audit_page_get_part (self, "finding_list"), "list_view");
  GtkSelectionModel *model = gtk_list_view_get_model (view);

  gtk_selection_model_unselect_all (model);
  for (guint i = 0; i < n; i++)
    gtk_selection_model_select_item (model, i, FALSE);
}

/* The file is written, and everything counted anew, once for all of them. */
static void
test_many (TelTestAuditPage *self, gconstpointer data)
{
  TelAcceptDialog *dialog;
  TelAudit *audit;
  guint n_before;
  guint n_changes = 0;

  tel_test_audit_page_read (self);
  audit = tel_audit_page_get_audit (self->page);
  n_before = tel_test_audit_page_count_findings (self);
  g_assert_cmpuint (n_before, >, 5);
  gtk_check_button_set_active (tel_test_get_child (tel_test_audit_page_get_part (self, "filter"), "accepted_check"),
                               TRUE);
  g_signal_connect_swapped (audit, "exceptions-changed", G_CALLBACK (count_change), &n_changes);
  select_first (self, 5);
  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), "audit.accept", NULL);
  dialog = tel_test_audit_page_find_window (TEL_TYPE_ACCEPT_DIALOG);
  g_assert_nonnull (tel_test_find_label (GTK_WIDGET (dialog), "5 findings"));
  gtk_editable_set_text (tel_test_get_child (dialog, "reason_row"), "Telephones of the lobby");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "accept.accept", NULL);
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_ACCEPT_DIALOG) == NULL);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (tel_audit_overview_count_accepted (tel_test_audit_page_get_overview (self)), ==, 5);

  select_first (self, n_before);
  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), "audit.withdraw", NULL);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (tel_audit_overview_count_accepted (tel_test_audit_page_get_overview (self)), ==, 0);
  g_signal_handlers_disconnect_by_data (audit, &n_changes);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-acceptance/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH,                                  \
              tel_test_audit_page_set_up_cluster, function, tel_test_audit_page_tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("accept", test_accept);
  ADD ("many", test_many);

  return g_test_run ();
}
