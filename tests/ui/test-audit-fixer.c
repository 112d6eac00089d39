/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-fixer.h"

#include "ui/tel-audit-page.h"
#include "ui/tel-audit-progress.h"
#include "ui/tel-audit-view.h"
#include "ui/tel-finding-list.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define FIRST "J01/phone/CSFMOGAWA"
#define NEXT "J03/phone/CSFRKIMURA"

/* The page on a simulated cluster that was read. */
typedef struct
{
  TelTestConnection *connection;
  TelAuditPage *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new ("14.0", "small");
  fixture->page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), 1000, 700);
  tel_audit_page_set_cluster (fixture->page, fixture->connection->cluster);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.read", NULL);
  tel_test_wait_until (!tel_audit_page_is_reading (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static TelPlanDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (TEL_IS_PLAN_DIALOG (item->data) && gtk_widget_get_visible (item->data))
      return item->data;

  return NULL;
}

static void
fix (Fixture *fixture, const char *id)
{
  GtkWidget *view = tel_test_get_child (fixture->page, "view");

  tel_finding_list_select (tel_test_get_child (view, "finding_list"), id);
  gtk_widget_activate_action (tel_test_get_child (view, "pane"), "audit.fix", NULL);
}

static void
on_ended (TelPlanDialog *dialog, TelRunner *runner, Fixture *fixture)
{
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  fix (fixture, NEXT);
}

/* Who goes on with the next finding at once still sees what became of the one before. */
static void
test_next_at_once (Fixture *fixture, gconstpointer data)
{
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);
  TelPlanDialog *dialog;
  GtkWidget *view;

  g_assert_nonnull (tel_audit_find (audit, FIRST));
  g_assert_nonnull (tel_audit_find (audit, NEXT));
  fix (fixture, FIRST);
  tel_test_wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_signal_connect (dialog, "ended", G_CALLBACK (on_ended), fixture);
  view = tel_test_get_child (dialog, "plan_view");
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);

  tel_test_wait_until (tel_audit_find (audit, FIRST) == NULL);
  tel_test_wait_until (find_dialog () != NULL);
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  gtk_window_close (GTK_WINDOW (dialog));
  tel_test_wait_until (find_dialog () == NULL);
  g_assert_nonnull (tel_audit_find (audit, NEXT));
}

static void
keep_name (GSimpleAction *action, GVariant *parameter, char **name)
{
  *name = g_variant_dup_string (parameter, NULL);
}

/* A softphone is made on the page of its user, one user at a time (U14). */
static void
test_softphone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("user", G_VARIANT_TYPE_STRING);
  g_autofree char *name = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (keep_name), &name);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));

  fix (fixture, "U14/user/nokamoto");
  g_assert_cmpstr (name, ==, "nokamoto");
  g_assert_null (find_dialog ());
  gtk_widget_insert_action_group (fixture->window, "win", NULL);
}

/* Selects one of many that are put right together. */
static void
select_one_of_many (Fixture *fixture)
{
  TelAudit *audit = tel_audit_page_get_audit (fixture->page);
  GtkWidget *view = tel_test_get_child (fixture->page, "view");
  GtkWidget *button = tel_test_get_child (tel_test_get_child (view, "pane"), "fix_rule_button");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (audit), i);

      if (tel_finding_get_rule (finding)->fix != TEL_FIX_AUTO)
        continue;
      tel_finding_list_select (tel_test_get_child (view, "finding_list"), tel_finding_get_id (finding));
      if (gtk_widget_get_visible (button) && gtk_widget_get_sensitive (button))
        return;
    }
  g_assert_not_reached ();
}

static gboolean
is_enabled (Fixture *fixture, const char *button)
{
  GtkWidget *pane = tel_test_get_child (tel_test_get_child (fixture->page, "view"), "pane");

  return gtk_widget_get_sensitive (tel_test_get_child (pane, button));
}

static const char *
get_words (Fixture *fixture)
{
  return tel_audit_progress_get_text (tel_test_get_child (fixture->page, "progress"));
}

/* Many objects take a while to be read: the page says what is being done, and it can be called off. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  GtkWidget *progress = tel_test_get_child (fixture->page, "progress");

  select_one_of_many (fixture);
  g_assert_false (gtk_widget_get_visible (progress));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.fix-rule", NULL);
  g_assert_true (gtk_widget_get_visible (progress));
  g_assert_cmpstr (get_words (fixture), ==, "Making the plan…");
  g_assert_false (is_enabled (fixture, "fix_rule_button"));
  tel_test_assert_accessible (GTK_WIDGET (fixture->page));
  /* The cluster is not read meanwhile: what it finds would take the findings away. */
  tel_audit_page_reload (fixture->page);
  g_assert_false (tel_audit_page_is_reading (fixture->page));
  tel_test_wait_until (g_str_has_suffix (get_words (fixture), " read"));
  g_assert_true (g_str_has_prefix (get_words (fixture), "Making the plan: "));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.cancel", NULL);
  g_assert_false (gtk_widget_get_visible (progress));
  g_assert_true (is_enabled (fixture, "fix_rule_button"));

  /* Nothing of what was called off comes, and it can be asked for again. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "audit.fix-rule", NULL);
  tel_test_wait_until (find_dialog () != NULL);
  g_assert_false (gtk_widget_get_visible (progress));
  g_assert_true (is_enabled (fixture, "fix_rule_button"));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  g_assert_null (find_dialog ());
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/audit-fixer/next-at-once", Fixture, NULL, set_up, test_next_at_once, tear_down);
  g_test_add ("/audit-fixer/progress", Fixture, NULL, set_up, test_progress, tear_down);
  g_test_add ("/audit-fixer/softphone", Fixture, NULL, set_up, test_softphone, tear_down);

  return g_test_run ();
}
