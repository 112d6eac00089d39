/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include <string.h>

#include "cluster/tel-mac-only.h"
#include "plan/tel-drafts.h"
#include "plan/tel-runner.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-user-pane.h"

typedef struct
{
  TelTestConnection *connection;
  GtkWidget *window;
  TelUserPane *pane;
  GtkWindow *dialog;
} Fixture;

static gboolean
is_read (Fixture *fixture)
{
  return tel_user_pane_get_devices (fixture->pane) != NULL;
}

static void
show_user (Fixture *fixture, const char *user_id)
{
  g_autoptr (TelUser) user = NULL;

  fixture->connection = tel_test_connection_new_loaded ("14.0");
  user = tel_test_connection_read_user (fixture->connection, user_id);
  fixture->pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->pane), 900, 700);
  tel_user_pane_set_cluster (fixture->pane, fixture->connection->cluster);
  tel_user_pane_show_user (fixture->pane, user);
  tel_test_wait_until (is_read (fixture));
}

static void
open_dialog (Fixture *fixture, const char *action, const char *device)
{
  if (device != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), action, "s", device));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), action, NULL));
  fixture->dialog = tel_test_find_window (TEL_TYPE_CHANGE_DIALOG);
  g_assert_nonnull (fixture->dialog);
  tel_test_assert_accessible (GTK_WIDGET (fixture->dialog));
}

static gpointer
get_form (Fixture *fixture)
{
  return adw_bin_get_child (tel_test_get_child (fixture->dialog, "form_bin"));
}

static gpointer
get (Fixture *fixture, const char *name)
{
  return tel_test_get_child (get_form (fixture), name);
}

static gboolean
is_valid (Fixture *fixture)
{
  return tel_change_form_is_valid (get_form (fixture));
}

static GtkWindow *
review (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "change.review", NULL));
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->dialog)));

  return tel_test_find_window (TEL_TYPE_PLAN_DIALOG);
}

static void
note_ended (gboolean *ended)
{
  *ended = TRUE;
}

/* Carries the plan out, and sees both windows gone. */
static void
run (Fixture *fixture)
{
  GtkWindow *plan = review (fixture);
  GtkWidget *dialog = GTK_WIDGET (fixture->dialog);
  gboolean ended = FALSE;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect_swapped (dialog, "ended", G_CALLBACK (note_ended), &ended);
  tel_test_tick_notices (GTK_WIDGET (plan));
  g_assert_true (gtk_widget_activate_action (tel_test_get_child (plan, "plan_view"), "plan.run", NULL));
  tel_test_wait_until (ended);
  gtk_window_close (plan);
  tel_test_wait_until (dialog == NULL);
}

static void
close_dialog (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->dialog), NULL);
}

static void
close_all (Fixture *fixture)
{
  tel_test_wait_until (is_read (fixture));
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->pane));
  /* What was being read is given up. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tel_test_connection_free (fixture->connection);
}

static gboolean
lacks_device (Fixture *fixture, const char *name)
{
  return tel_user_pane_get_device (fixture->pane, name) == NULL;
}

static TelDrafts *
edit (Fixture *fixture, const char *device)
{
  TelDrafts *drafts = tel_drafts_get_for_connection (tel_axl_client_get_connection_id (fixture->connection->client));
  TelObject *base = TEL_OBJECT (tel_user_pane_get_device (fixture->pane, device));

  g_object_set (tel_draft_get_object (tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, base)), "description", "Edited",
                NULL);

  return drafts;
}

static void
test_retire_device (void)
{
  Fixture fixture;
  TelDrafts *drafts;

  show_user (&fixture, "hsuzuki");
  drafts = edit (&fixture, "CSFHSUZUKI");
  open_dialog (&fixture, "user.retire-device", "CSFHSUZUKI");
  g_assert_true (is_valid (&fixture));
  g_assert_nonnull (strstr (gtk_label_get_text (get (&fixture, "devices_label")), "CSFHSUZUKI"));
  g_assert_false (gtk_widget_get_visible (get (&fixture, "groups_row")));
  gtk_switch_set_active (get (&fixture, "lines_switch"), TRUE);
  run (&fixture);
  tel_test_wait_until (lacks_device (&fixture, "CSFHSUZUKI"));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "removeLine"), ==, 1);
  /* What was edited is gone with the device. */
  g_assert_cmpuint (tel_drafts_count_all (), ==, 0);
  g_assert_false (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI"));
  close_all (&fixture);
}

static void
test_retire_all (void)
{
  Fixture fixture;

  show_user (&fixture, "tribeiro");
  open_dialog (&fixture, "user.retire-all", NULL);
  g_assert_true (gtk_widget_get_visible (get (&fixture, "groups_row")));
  run (&fixture);
  tel_test_wait_until (lacks_device (&fixture, "TCTTRIBEIRO"));
  g_assert_false (lacks_device (&fixture, "SEP001122334458"));
  close_all (&fixture);
}

/* What belongs to somebody else is not told to go. */
static void
test_retire_all_of_others (void)
{
  Fixture fixture;
  const char *text;

  show_user (&fixture, "ymatsuda");
  open_dialog (&fixture, "user.retire-all", NULL);
  text = gtk_label_get_text (get (&fixture, "devices_label"));
  g_assert_nonnull (strstr (text, "removed from the cluster: TCTYMATSUDA. "));
  g_assert_nonnull (strstr (text, "is taken away: CSFSHAYASHI."));
  close_dialog (&fixture);
  close_all (&fixture);
}

/* What was typed is there when the plan was left without being carried out. */
static void
test_back_from_plan (void)
{
  Fixture fixture;
  GtkWindow *plan;

  show_user (&fixture, "hsuzuki");
  open_dialog (&fixture, "user.rename-device", "CSFHSUZUKI");
  g_assert_false (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "name_row"), "CSFHANAKO");
  plan = review (&fixture);
  gtk_window_close (plan);
  tel_test_wait_until (gtk_widget_get_visible (GTK_WIDGET (fixture.dialog)));
  g_assert_cmpstr (gtk_editable_get_text (get (&fixture, "name_row")), ==, "CSFHANAKO");
  close_dialog (&fixture);
  close_all (&fixture);
}

/* Whoever closes the dialog while its plan is made is shown none. */
static void
test_closed_while_building (void)
{
  Fixture fixture;

  show_user (&fixture, "hsuzuki");
  open_dialog (&fixture, "user.retire-device", "CSFHSUZUKI");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.dialog), "change.review", NULL));
  close_dialog (&fixture);
  g_assert_null (tel_test_find_window (TEL_TYPE_PLAN_DIALOG));
  close_all (&fixture);
}

static void
test_rename (void)
{
  Fixture fixture;
  TelDrafts *drafts;

  show_user (&fixture, "hsuzuki");
  drafts = edit (&fixture, "CSFHSUZUKI");
  open_dialog (&fixture, "user.rename-device", "CSFHSUZUKI");
  gtk_editable_set_text (get (&fixture, "name_row"), "CSF-HANAKO");
  g_assert_false (is_valid (&fixture));
  g_assert_true (gtk_widget_get_visible (get (&fixture, "name_hint")));
  gtk_editable_set_text (get (&fixture, "name_row"), "CSFPNOWAK");
  g_assert_nonnull (strstr (gtk_label_get_text (get (&fixture, "name_hint")), "taken"));
  gtk_editable_set_text (get (&fixture, "name_row"), "CSFHANAKO");
  g_assert_true (is_valid (&fixture));
  g_assert_false (gtk_widget_get_visible (get (&fixture, "name_hint")));
  run (&fixture);
  tel_test_wait_until (!lacks_device (&fixture, "CSFHANAKO"));
  /* What was edited and not sent follows the device. */
  g_assert_true (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFHANAKO"));
  g_assert_cmpuint (tel_drafts_count_all (), ==, 1);
  tel_drafts_discard (drafts);
  close_all (&fixture);
}

/* It holds a certificate, so that enrolment is proposed. */
static void
test_enrolment_proposed (void)
{
  Fixture fixture;
  GtkWidget *section;

  show_user (&fixture, "amckenzi");
  open_dialog (&fixture, "user.rename-device", "CSFAKenzi");
  section = get (&fixture, "restart_section");
  g_assert_true (gtk_widget_get_visible (section));
  g_assert_true (gtk_switch_get_active (tel_test_get_child (section, "start_switch")));
  close_dialog (&fixture);
  close_all (&fixture);
}

static gboolean
says_mac_only (Fixture *fixture)
{
  gboolean is_active;

  open_dialog (fixture, "user.rename-device", "CSFAKenzi");
  is_active = gtk_switch_get_active (tel_test_get_child (get (fixture, "restart_section"), "mac_switch"));
  close_dialog (fixture);

  return is_active;
}

/* What was confirmed of a device anywhere is not asked again. */
static void
test_mac_only (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  Fixture fixture;

  show_user (&fixture, "amckenzi");
  g_assert_false (says_mac_only (&fixture));
  tel_mac_only_remember (fixture.connection->cluster, "CSFPNOWAK");
  g_assert_false (says_mac_only (&fixture));
  tel_mac_only_remember (fixture.connection->cluster, "CSFAKenzi");
  g_assert_true (says_mac_only (&fixture));
  g_assert_true (tel_mac_only_recall (fixture.connection->cluster, "CSFPNOWAK"));
  g_settings_reset (settings, "mac-only-devices");
  close_all (&fixture);
}

static void
test_owner (void)
{
  Fixture fixture;

  show_user (&fixture, "hsuzuki");
  open_dialog (&fixture, "user.change-owner", "CSFHSUZUKI");
  g_assert_false (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "user_row"), "nobody");
  g_assert_nonnull (strstr (gtk_label_get_text (get (&fixture, "user_hint")), "nobody"));
  gtk_editable_set_text (get (&fixture, "user_row"), "pnowak");
  g_assert_nonnull (strstr (gtk_label_get_text (get (&fixture, "user_hint")), "CSFPNOWAK"));
  g_assert_false (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "user_row"), "mgarcia");
  g_assert_nonnull (strstr (gtk_label_get_text (get (&fixture, "user_hint")), "García"));
  g_assert_true (is_valid (&fixture));
  run (&fixture);
  tel_test_wait_until (lacks_device (&fixture, "CSFHSUZUKI"));
  close_all (&fixture);
}

static void
test_number (void)
{
  Fixture fixture;
  g_autoptr (TelUser) after = NULL;

  show_user (&fixture, "hsuzuki");
  open_dialog (&fixture, "user.change-number", NULL);
  g_assert_false (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "new_row"), "+81 3 5219 1065");
  g_assert_true (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "new_row"), "81ö");
  g_assert_true (gtk_widget_get_visible (get (&fixture, "new_hint")));
  g_assert_false (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "new_row"), "1005");
  g_assert_false (is_valid (&fixture));
  gtk_editable_set_text (get (&fixture, "new_row"), "1065");
  g_assert_true (is_valid (&fixture));
  run (&fixture);
  after = tel_test_connection_read_user (fixture.connection, "hsuzuki");
  g_assert_cmpstr (tel_user_get_primary_pattern (after), ==, "1065");
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "addLine"), ==, 1);
  close_all (&fixture);
}

static void
test_renumber (void)
{
  Fixture fixture;

  show_user (&fixture, "tribeiro");
  open_dialog (&fixture, "user.change-number", NULL);
  gtk_check_button_set_active (get (&fixture, "renumber_check"), TRUE);
  gtk_editable_set_text (get (&fixture, "new_row"), "1066");
  run (&fixture);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "updateLine"), ==, 1);
  close_all (&fixture);
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->pane), action, NULL) &&
         tel_test_find_window (TEL_TYPE_CHANGE_DIALOG) != NULL;
}

/* Who has nothing to retire is not asked about it. */
static void
test_disabled (void)
{
  Fixture fixture;

  show_user (&fixture, "nmailer");
  g_assert_false (is_enabled (&fixture, "user.retire-all"));
  g_assert_false (is_enabled (&fixture, "user.change-number"));
  close_all (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/user-actions/retire-device", test_retire_device);
  g_test_add_func ("/user-actions/retire-all", test_retire_all);
  g_test_add_func ("/user-actions/G5.5-retire-all-of-others", test_retire_all_of_others);
  g_test_add_func ("/user-actions/back-from-plan", test_back_from_plan);
  g_test_add_func ("/user-actions/closed-while-building", test_closed_while_building);
  g_test_add_func ("/user-actions/G2.4-rename", test_rename);
  g_test_add_func ("/user-actions/G8.10-enrolment-proposed", test_enrolment_proposed);
  g_test_add_func ("/user-actions/G3.2-mac-only", test_mac_only);
  g_test_add_func ("/user-actions/G2.1-owner", test_owner);
  g_test_add_func ("/user-actions/number", test_number);
  g_test_add_func ("/user-actions/renumber", test_renumber);
  g_test_add_func ("/user-actions/disabled", test_disabled);

  return g_test_run ();
}
