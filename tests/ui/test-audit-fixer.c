/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-audit-fixer.h"

#include <string.h>

#include "model/tel-deadline.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-audit-progress.h"
#include "ui/tel-banner.h"
#include "ui/tel-deadline-chooser.h"
#include "ui/tel-finding-list.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-string-row.h"
#include "ui/tel-strings-dialog.h"

#include "tel-test-audit-page.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define FIRST "J01/phone/CSFMOGAWA"
#define NEXT "J03/phone/CSFRKIMURA"
#define STRING "C04/phone/CSFMONO"

static void
set_up (TelTestAuditPage *self, gconstpointer width)
{
  tel_test_audit_page_set_up_cluster (self, width);
  tel_test_connection_load (self->connection);
  tel_test_audit_page_read (self);
}

static TelPlanDialog *
find_dialog (void)
{
  return tel_test_audit_page_find_window (TEL_TYPE_PLAN_DIALOG);
}

static void
fix (TelTestAuditPage *self, const char *id)
{
  tel_test_audit_page_select_finding (self, id);
  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), "audit.fix", NULL);
}

static void
run_plan (void)
{
  GtkWidget *view;

  tel_test_wait_until (find_dialog () != NULL);
  view = tel_test_get_child (find_dialog (), "plan_view");
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
}

static void
on_ended (TelPlanDialog *dialog, TelRunner *runner, TelTestAuditPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  fix (self, NEXT);
}

/* Who goes on with the next finding at once still sees what became of the one before. */
static void
test_next_at_once (TelTestAuditPage *self, gconstpointer data)
{
  TelAudit *audit = tel_audit_page_get_audit (self->page);
  TelPlanDialog *dialog;

  g_assert_nonnull (tel_audit_find (audit, FIRST));
  g_assert_nonnull (tel_audit_find (audit, NEXT));
  fix (self, FIRST);
  tel_test_wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_signal_connect (dialog, "ended", G_CALLBACK (on_ended), self);
  run_plan ();

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
test_softphone (TelTestAuditPage *self, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("user", G_VARIANT_TYPE_STRING);
  g_autofree char *name = NULL;

  g_signal_connect (action, "activate", G_CALLBACK (keep_name), &name);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));

  fix (self, "U14/user/nokamoto");
  g_assert_cmpstr (name, ==, "nokamoto");
  g_assert_null (find_dialog ());
  gtk_widget_insert_action_group (self->window, "win", NULL);
}

/* With “audit.fix” for one, with “audit.fix-rule” for all like it. */
static AdwMessageDialog *
ask_for_deadline (TelTestAuditPage *self, const char *action)
{
  tel_test_audit_page_select_finding (self, STRING);
  gtk_widget_activate_action (tel_test_audit_page_get_part (self, "pane"), action, NULL);
  tel_test_wait_until (tel_test_audit_page_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);

  return tel_test_audit_page_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static void
answer (AdwMessageDialog *question, const char *response)
{
  adw_message_dialog_response (question, response);
  /* The button would do that. */
  gtk_window_destroy (GTK_WINDOW (question));
}

static void
close_window (GType type)
{
  tel_test_wait_until (tel_test_audit_page_find_window (type) != NULL);
  gtk_window_close (GTK_WINDOW (tel_test_audit_page_find_window (type)));
  tel_test_wait_until (tel_test_audit_page_find_window (type) == NULL);
}

/* Returns the deadline. */
static GDateTime *
choose (TelTestAuditPage *self, AdwMessageDialog *question, int days, int hour)
{
  TelDeadlineChooser *chooser = TEL_DEADLINE_CHOOSER (adw_message_dialog_get_extra_child (question));
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->connection->cluster);
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  gtk_calendar_select_day (tel_test_get_child (chooser, "calendar"), day);
  gtk_spin_button_set_value (tel_test_get_child (chooser, "hour_spin"), hour);
  g_assert_cmpint (g_date_time_get_hour (tel_deadline_chooser_get_deadline (chooser)), ==, hour);
  g_assert_cmpint (g_date_time_get_day_of_month (tel_deadline_chooser_get_deadline (chooser)), ==,
                   g_date_time_get_day_of_month (day));

  return tel_deadline_chooser_get_deadline (chooser);
}

static gboolean
says (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

/* What was chosen is in the plan, and then on the cluster. */
static void
test_deadline (TelTestAuditPage *self, gconstpointer data)
{
  GTimeZone *zone = tel_cluster_get_time_zone (self->connection->cluster);
  AdwMessageDialog *question = ask_for_deadline (self, "audit.fix");
  g_autoptr (GDateTime) deadline = NULL;
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (TelDevice) device = NULL;

  tel_test_assert_accessible (GTK_WIDGET (question));
  choose (self, question, -1, 12);
  g_assert_false (adw_message_dialog_get_response_enabled (question, "review"));
  deadline = g_date_time_ref (choose (self, question, 5, 17));
  g_assert_true (adw_message_dialog_get_response_enabled (question, "review"));
  text = tel_deadline_describe (deadline, zone);
  written = tel_deadline_format (deadline, zone);
  answer (question, "review");

  tel_test_wait_until (find_dialog () != NULL);
  g_assert_true (says (GTK_WIDGET (find_dialog ()), text));
  g_assert_cmpuint (tel_test_simulator_count_requests (self->connection->simulator, "updatePhone"), ==, 0);
  run_plan ();
  tel_test_wait_until (tel_audit_find (tel_audit_page_get_audit (self->page), STRING) == NULL);
  device = tel_test_connection_read_device (self->connection, "CSFMONO");
  g_object_get (device, "completes-by", &kept, NULL);
  g_assert_cmpstr (kept, ==, written);

  close_window (TEL_TYPE_AUTH_STRING_DIALOG);
}

static GtkWidget *
find_row (const char *device)
{
  GtkWidget *list = tel_test_audit_page_find_window (TEL_TYPE_STRINGS_DIALOG);
  GtkWidget *row;

  for (guint i = 0; (row = tel_test_find_widget (list, TEL_TYPE_STRING_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), device))
      return row;

  g_assert_not_reached ();
}

static const char *
get_string (GtkWidget *row)
{
  return tel_test_audit_page_get_text (row, "string_label");
}

/* Gives the string of a row out, from a dialog that makes a new one. */
static void
make_new_string (GtkWidget *row)
{
  GtkWidget *dialog;
  GtkWidget *view;

  g_signal_emit_by_name (tel_test_get_child (row, "give_button"), "clicked");
  dialog = tel_test_audit_page_find_window (TEL_TYPE_AUTH_STRING_DIALOG);
  view = tel_test_get_child (dialog, "plan_view");
  gtk_widget_activate_action (dialog, "string.new", NULL);
  tel_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (dialog, "stack")), "plan") ==
                       0);
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (view, "result_label")));
  close_window (TEL_TYPE_AUTH_STRING_DIALOG);
}

/* The list tells which string works no longer, since another one took its place meanwhile, and takes up one that does.
 */
static void
test_replaced (TelTestAuditPage *self, gconstpointer data)
{
  TelTestSimulator *simulator = self->connection->simulator;
  AdwMessageDialog *question = ask_for_deadline (self, "audit.fix-rule");
  g_autoptr (GDateTime) deadline = g_date_time_ref (choose (self, question, 5, 17));
  g_autofree char *text = tel_deadline_describe (deadline, tel_cluster_get_time_zone (self->connection->cluster));
  g_autofree char *hidden = NULL;
  GtkWidget *row;

  answer (question, "review");
  run_plan ();
  tel_test_wait_until (tel_test_audit_page_find_window (TEL_TYPE_STRINGS_DIALOG) != NULL);
  row = find_row ("CSFMONO");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), text));
  hidden = g_strdup (get_string (row));

  /* What was only looked at is as it was. */
  g_signal_emit_by_name (tel_test_get_child (row, "give_button"), "clicked");
  close_window (TEL_TYPE_AUTH_STRING_DIALOG);
  g_assert_true (g_str_equal (get_string (row), hidden));
  g_assert_true (gtk_widget_get_sensitive (tel_test_get_child (row, "copy_button")));

  tel_test_simulator_refuse (simulator, "applyPhone", 1, -1, "The database is busy");
  gtk_toggle_button_set_active (tel_test_get_child (row, "reveal_button"), TRUE);
  make_new_string (row);
  g_assert_true (g_str_equal (get_string (row), "replaced"));
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (row, "copy_button")));
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (row, "reveal_button")));
  g_assert_true (g_str_equal (get_string (find_row ("CSFKHARADA")), hidden));

  /* Who has looked at the old one has not asked to see the new one. */
  make_new_string (row);
  g_assert_true (g_str_equal (get_string (row), hidden));
  g_assert_true (gtk_widget_get_sensitive (tel_test_get_child (row, "copy_button")));
  close_window (TEL_TYPE_STRINGS_DIALOG);
}

/* Nothing is planned, and the question can be asked again. */
static void
test_no_deadline (TelTestAuditPage *self, gconstpointer data)
{
  answer (ask_for_deadline (self, "audit.fix"), "cancel");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (find_dialog ());
  g_assert_cmpuint (tel_test_simulator_count_requests (self->connection->simulator, "updatePhone"), ==, 0);
  g_assert_nonnull (tel_audit_find (tel_audit_page_get_audit (self->page), STRING));

  answer (ask_for_deadline (self, "audit.fix"), "review");
  tel_test_wait_until (find_dialog () != NULL);
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  tel_test_wait_until (find_dialog () == NULL);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/audit-fixer/" path, TelTestAuditPage, TEL_TEST_AUDIT_PAGE_WIDTH, set_up, function,                     \
              tel_test_audit_page_tear_down)

/* The remedy says what to do, and is not said again. */
static void
test_by_hand (TelTestAuditPage *self, gconstpointer data)
{
  tel_test_audit_page_select_finding (self, "J09/user/christopher.lindgren");
  g_assert_cmpstr (tel_test_audit_page_get_text (tel_test_audit_page_get_part (self, "pane"), "fix_label"), ==,
                   "By hand");
}

/* Selects one of many that are put right together. */
static void
select_one_of_many (TelTestAuditPage *self)
{
  TelAudit *audit = tel_audit_page_get_audit (self->page);
  GtkWidget *view = tel_test_get_child (self->page, "view");
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
is_enabled (TelTestAuditPage *self, const char *button)
{
  GtkWidget *pane = tel_test_get_child (tel_test_get_child (self->page, "view"), "pane");

  return gtk_widget_get_sensitive (tel_test_get_child (pane, button));
}

static const char *
get_words (TelTestAuditPage *self)
{
  return tel_audit_progress_get_text (tel_test_get_child (self->page, "progress"));
}

/* Many objects take a while to be read: the page says what is being done, and it can be called off. */
static void
test_progress (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *progress = tel_test_get_child (self->page, "progress");

  select_one_of_many (self);
  g_assert_false (gtk_widget_get_visible (progress));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.fix-rule", NULL);
  g_assert_true (gtk_widget_get_visible (progress));
  g_assert_cmpstr (get_words (self), ==, "Making the plan…");
  g_assert_false (is_enabled (self, "fix_rule_button"));
  tel_test_assert_accessible (GTK_WIDGET (self->page));
  /* The cluster is not read meanwhile: what it finds would take the findings away. */
  tel_audit_page_reload (self->page);
  g_assert_false (tel_audit_page_is_reading (self->page));
  tel_test_wait_until (g_str_has_suffix (get_words (self), " read"));
  g_assert_true (g_str_has_prefix (get_words (self), "Making the plan: "));

  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.cancel", NULL);
  g_assert_false (gtk_widget_get_visible (progress));
  g_assert_true (is_enabled (self, "fix_rule_button"));

  /* Nothing of what was called off comes, and it can be asked for again. */
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.fix-rule", NULL);
  tel_test_wait_until (find_dialog () != NULL);
  g_assert_false (gtk_widget_get_visible (progress));
  g_assert_true (is_enabled (self, "fix_rule_button"));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  g_assert_null (find_dialog ());
}

/* Nothing is put right whose findings a reading is about to take away. */
static void
test_while_read (TelTestAuditPage *self, gconstpointer data)
{
  select_one_of_many (self);
  tel_audit_page_reload (self->page);
  g_assert_true (tel_audit_page_is_reading (self->page));
  g_assert_false (is_enabled (self, "fix_button"));
  g_assert_false (is_enabled (self, "fix_rule_button"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.fix-rule", NULL);
  tel_test_wait_until (!tel_audit_page_is_reading (self->page));
  g_assert_null (find_dialog ());
  g_assert_true (is_enabled (self, "fix_button"));
  g_assert_true (is_enabled (self, "fix_rule_button"));
}

static void
assert_not_read (TelTestAuditPage *self)
{
  tel_audit_page_reload (self->page);
  g_assert_false (tel_audit_page_is_reading (self->page));
}

static void
try_to_read (TelPlanDialog *dialog, TelRunner *runner, TelTestAuditPage *self)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_not_read (self);
}

/* From the first question until it was read again, the cluster is not read behind what is put right. */
static void
test_not_read_meanwhile (TelTestAuditPage *self, gconstpointer data)
{
  AdwMessageDialog *question = ask_for_deadline (self, "audit.fix");
  TelAudit *audit;

  assert_not_read (self);
  answer (question, "cancel");
  tel_test_audit_page_read (self);
  audit = tel_audit_page_get_audit (self->page);

  fix (self, FIRST);
  tel_test_wait_until (find_dialog () != NULL);
  assert_not_read (self);
  g_signal_connect (find_dialog (), "ended", G_CALLBACK (try_to_read), self);
  run_plan ();
  tel_test_wait_until (find_dialog () == NULL);
  g_assert_nonnull (tel_audit_find (audit, FIRST));
  tel_test_wait_until (tel_audit_find (audit, FIRST) == NULL);
  tel_test_wait_until (gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.read", NULL) &&
                       tel_audit_page_is_reading (self->page));
  tel_test_wait_until (!tel_audit_page_is_reading (self->page));
}

static void
close_client (TelPlanDialog *dialog, TelRunner *runner, TelTestAuditPage *self)
{
  tel_axl_client_close (self->connection->client);
}

/* What was carried out and could not be read again was put right all the same. */
static void
test_unread (TelTestAuditPage *self, gconstpointer data)
{
  TelBanner *banner = tel_test_get_child (self->page, "banner");

  fix (self, FIRST);
  tel_test_wait_until (find_dialog () != NULL);
  g_signal_connect (find_dialog (), "ended", G_CALLBACK (close_client), self);
  run_plan ();
  tel_test_wait_until (tel_banner_is_shown (banner));
  g_assert_true (g_str_has_prefix (tel_banner_get_text (banner), "The plan has ended, but "));
  g_assert_true (g_str_has_suffix (tel_banner_get_text (banner), " The connection was closed meanwhile."));
  g_assert_null (tel_test_audit_page_find_window (ADW_TYPE_MESSAGE_DIALOG));
  tel_test_assert_accessible (GTK_WIDGET (self->page));
  close_window (TEL_TYPE_PLAN_DIALOG);
}

/* As when the window is locked while a plan is made. */
static void
test_closed (TelTestAuditPage *self, gconstpointer data)
{
  GtkWidget *progress = tel_test_get_child (self->page, "progress");

  select_one_of_many (self);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "audit.fix-rule", NULL);
  g_assert_true (gtk_widget_get_visible (progress));
  tel_axl_client_close (self->connection->client);
  tel_test_wait_until (!gtk_widget_get_visible (progress));
  g_assert_null (tel_test_audit_page_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_null (find_dialog ());
  g_assert_true (is_enabled (self, "fix_rule_button"));
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("next-at-once", test_next_at_once);
  ADD ("by-hand", test_by_hand);
  ADD ("progress", test_progress);
  ADD ("while-read", test_while_read);
  ADD ("not-read-meanwhile", test_not_read_meanwhile);
  ADD ("unread", test_unread);
  ADD ("closed", test_closed);
  ADD ("softphone", test_softphone);
  ADD ("deadline", test_deadline);
  ADD ("no-deadline", test_no_deadline);
  ADD ("replaced", test_replaced);

  return g_test_run ();
}
