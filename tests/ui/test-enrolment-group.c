/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-enrolment-group.h"

#include <string.h>

#include "model/tel-deadline.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-deadline-chooser.h"
#include "ui/tel-plan-dialog.h"

#define OWNER "pnowak"
#define DEVICE "CSFPNOWAK"

typedef struct
{
  TelTestConnection *connection;
  TelUser *user;
  TelEnrolmentGroup *group;
  GtkWidget *window;
  guint n_changed;
} Fixture;

static void
count (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
show (Fixture *fixture, TelDevice *device)
{
  fixture->group = tel_enrolment_group_new (fixture->connection->cluster, fixture->user, device);
  g_signal_connect_swapped (fixture->group, "changed", G_CALLBACK (count), fixture);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->group), 600, 700);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = NULL;

  fixture->n_changed = 0;
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->user = tel_test_connection_read_user (fixture->connection, OWNER);
  device = tel_test_connection_read_device (fixture->connection, DEVICE);
  show (fixture, device);
}

static void
hide (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->group));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hide (fixture);
  /* What was under way is called off, and lets go of the cluster. */
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  g_object_unref (fixture->user);
  tel_test_connection_free (fixture->connection);
}

static const char *
get_row (Fixture *fixture, const char *name)
{
  GtkWidget *row = tel_test_get_child (fixture->group, name);

  return gtk_widget_get_visible (row) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : "";
}

static void
assert_row (Fixture *fixture, const char *name, const char *words)
{
  g_test_message ("%s", get_row (fixture, name));
  g_assert_nonnull (strstr (get_row (fixture, name), words));
}

/* What cannot be done says why. */
static void
assert_button (Fixture *fixture, const char *name, const char *refusal)
{
  GtkWidget *button = tel_test_get_child (fixture->group, name);
  const char *tip = gtk_widget_get_tooltip_text (button);

  g_assert_true (gtk_widget_is_sensitive (button) == (refusal == NULL));
  if (refusal != NULL && *refusal != '\0')
    g_assert_nonnull (strstr (tip, refusal));
}

static void
run_plan (void)
{
  GtkWidget *view;

  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  view = tel_test_get_child (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG), "plan_view");
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
}

static void
close_window (GType type)
{
  tel_test_wait_until (tel_test_find_shown_window (type) != NULL);
  gtk_window_destroy (tel_test_find_shown_window (type));
}

static void
test_pending (Fixture *fixture, gconstpointer data)
{
  tel_test_assert_accessible (GTK_WIDGET (fixture->group));
  assert_row (fixture, "status_row", "waits for enrolment until");
  assert_row (fixture, "remedy_row", "company network");
  assert_row (fixture, "operation_row", "Install/Upgrade");
  assert_row (fixture, "mode_row", "By Authentication String");
  assert_row (fixture, "key_row", "2048");
  assert_row (fixture, "deadline_row", "in the cluster’s time\n");
  assert_row (fixture, "deadline_row", "in local time");
  assert_button (fixture, "show_button", NULL);
  assert_button (fixture, "issue_button", NULL);
  assert_button (fixture, "extend_button", NULL);
  assert_button (fixture, "cancel_button", NULL);
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, DEVICE);

  hide (fixture);
  g_object_set (device, "certificate-operation", "No Pending Operation", "certificate-status",
                "Upgrade Failed: Invalid Authentication String", NULL);
  show (fixture, device);
  assert_row (fixture, "status_row", "enrolment failed: the authentication string was wrong");
  assert_row (fixture, "remedy_row", "After ten wrong tries none is taken for ten minutes");
  assert_button (fixture, "show_button", "");
  assert_button (fixture, "issue_button", NULL);
  assert_button (fixture, "extend_button", "nothing to extend");
  assert_button (fixture, "cancel_button", "nothing to extend or to cancel");
}

static void
test_expired (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, DEVICE);

  hide (fixture);
  g_object_set (device, "completes-by", "2020:01:01:12:00", NULL);
  show (fixture, device);
  assert_row (fixture, "status_row", "enrolment expired");
  assert_row (fixture, "remedy_row", "Issue a new string");
  assert_button (fixture, "extend_button", "only a new string does");
  assert_button (fixture, "issue_button", NULL);
  assert_button (fixture, "cancel_button", NULL);
}

static void
test_no_string_possible (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, "CSFHSUZUKI");

  hide (fixture);
  show (fixture, device);
  assert_button (fixture, "issue_button", "does not ask for an authentication string");
  assert_button (fixture, "show_button", "");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) after = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->group), "enrolment.cancel", NULL);
  run_plan ();
  tel_test_wait_until (fixture->n_changed > 0);
  close_window (TEL_TYPE_PLAN_DIALOG);
  after = tel_test_connection_read_device (fixture->connection, DEVICE);
  g_assert_false (tel_device_is_pending (after));
}

/* The string comes out of the plan, with its new deadline; an hour that is too early is said where it is chosen. */
static void
test_extend (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) before = tel_test_connection_read_device (fixture->connection, DEVICE);
  g_autoptr (TelDevice) after = NULL;
  AdwMessageDialog *dialog;
  TelDeadlineChooser *chooser;
  GtkCalendar *calendar;
  g_autoptr (GDateTime) proposed = NULL;
  g_autoptr (GDateTime) early = NULL;
  g_autofree char *expected = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->group), "enrolment.extend", NULL);
  tel_test_wait_until (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ADW_MESSAGE_DIALOG (tel_test_find_shown_window (ADW_TYPE_MESSAGE_DIALOG));
  chooser = TEL_DEADLINE_CHOOSER (adw_message_dialog_get_extra_child (dialog));
  calendar = tel_test_get_child (chooser, "calendar");
  tel_test_assert_accessible (GTK_WIDGET (chooser));
  g_assert_true (tel_deadline_chooser_is_valid (chooser));
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "extend"));

  proposed = g_date_time_ref (tel_deadline_chooser_get_deadline (chooser));
  early = g_date_time_add_years (proposed, -1);
  gtk_calendar_select_day (calendar, early);
  g_assert_false (tel_deadline_chooser_is_valid (chooser));
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "extend"));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (chooser, "label")), "too early"));
  gtk_calendar_select_day (calendar, proposed);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "extend"));

  adw_message_dialog_response (dialog, "extend");
  run_plan ();
  close_window (TEL_TYPE_AUTH_STRING_DIALOG);
  g_assert_cmpuint (fixture->n_changed, >, 0);
  after = tel_test_connection_read_device (fixture->connection, DEVICE);
  expected = tel_deadline_format (proposed, tel_cluster_get_time_zone (fixture->connection->cluster));
  g_assert_cmpstr (tel_device_get_completes_by (after), ==, expected);
  g_assert_true (tel_auth_string_equal (tel_device_get_authentication_string (after),
                                        tel_device_get_authentication_string (before)));
}

static void
test_issue (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->group), "enrolment.issue", NULL);
  run_plan ();
  close_window (TEL_TYPE_AUTH_STRING_DIALOG);
  g_assert_cmpuint (fixture->n_changed, >, 0);
}

/* Nothing outlives the group that waits for the cluster. */
static void
test_closed_while_building (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->group), "enrolment.issue", NULL);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add ("/enrolment-group/G3.5/pending", Fixture, NULL, set_up, test_pending, tear_down);
  g_test_add ("/enrolment-group/G4.2/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/enrolment-group/G4.3/expired", Fixture, NULL, set_up, test_expired, tear_down);
  g_test_add ("/enrolment-group/G3.4/no-string-possible", Fixture, NULL, set_up, test_no_string_possible, tear_down);
  g_test_add ("/enrolment-group/G4.5/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/enrolment-group/G4.3/extend", Fixture, NULL, set_up, test_extend, tear_down);
  g_test_add ("/enrolment-group/G4.2/issue", Fixture, NULL, set_up, test_issue, tear_down);
  g_test_add ("/enrolment-group/closed-while-building", Fixture, NULL, set_up, test_closed_while_building, tear_down);

  return g_test_run ();
}
