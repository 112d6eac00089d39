/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include <string.h>

#include "simulator/tel-simulator-account.h"
#include "simulator/tel-simulator-store.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-device-section.h"
#include "ui/tel-device-slot.h"
#include "ui/tel-line-section.h"
#include "ui/tel-number-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-profile-form.h"
#include "ui/tel-softphone-dialog.h"
#include "ui/tel-transient-windows.h"
#include "ui/tel-user-pane.h"
#include "ui/tel-window.h"

#define PROFILE "CSF Encrypted AuthString"

typedef struct
{
  TelTestConnection *connection;
  TelSoftphoneDialog *dialog;
} Fixture;

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (tel_test_get_child (fixture->dialog, "stack"));
}

static void
open_dialog_for (Fixture *fixture, const char *release, const char *user_id, TelDeviceType type)
{
  g_autoptr (TelUser) user = NULL;

  fixture->connection = tel_test_connection_new_loaded (release);
  user = tel_test_connection_read_user (fixture->connection, user_id);
  fixture->dialog = tel_softphone_dialog_new (fixture->connection->cluster, user, type);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
open_dialog (Fixture *fixture, const char *user_id)
{
  open_dialog_for (fixture, "14.0", user_id, TEL_DEVICE_TYPE_CSF);
}

static void
open_form_for (Fixture *fixture, const char *release, TelDeviceType type)
{
  open_dialog_for (fixture, release, "tadams", type);
  tel_test_wait_until (g_strcmp0 (get_page (fixture), "form") == 0);
}

static void
open_form (Fixture *fixture)
{
  open_form_for (fixture, "14.0", TEL_DEVICE_TYPE_CSF);
}

static void
close_dialog (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->dialog), NULL);
  tel_test_connection_free (fixture->connection);
}

static gpointer
get_section (Fixture *fixture, const char *name)
{
  return tel_test_get_child (fixture->dialog, name);
}

static void
type_into (gpointer section, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tel_test_get_child (section, row)), text);
}

static void
test_proposal (void)
{
  Fixture fixture;

  open_form (&fixture);

  g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (get_section (&fixture, "device_section"), "name_row")),
                   ==, "CSFTADAMS");
  g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (get_section (&fixture, "line_section"), "pattern_row")),
                   ==, "1001");
  g_assert_true (tel_device_section_is_valid (get_section (&fixture, "device_section")));
  tel_test_wait_until (tel_line_section_is_valid (get_section (&fixture, "line_section")));

  close_dialog (&fixture);
}

static void
test_name_checked (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "device_section");

  type_into (section, "name_row", "CSF-TADAMS");
  g_assert_false (tel_device_section_is_valid (section));
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (section, "name_hint")));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (section, "name_hint")), !=, "");

  type_into (section, "name_row", "CSFTANYA");
  g_assert_true (tel_device_section_is_valid (section));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (section, "name_hint")));

  close_dialog (&fixture);
}

static void
test_taken_name (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "device_section");

  type_into (section, "name_row", "CSFAKenzi");
  g_assert_false (tel_device_section_is_valid (section));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (section, "name_hint")), "amckenzi"));

  close_dialog (&fixture);
}

static void
test_one_of_a_type (void)
{
  Fixture fixture;

  open_dialog (&fixture, "amckenzi");
  tel_test_wait_until (g_strcmp0 (get_page (&fixture), "error") == 0);
  g_assert_nonnull (
      strstr (adw_status_page_get_description (tel_test_get_child (fixture.dialog, "error_page")), "CSFAKenzi"));
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture.dialog, "profile_button")));
  g_assert_cmpstr (adw_status_page_get_title (tel_test_get_child (fixture.dialog, "error_page")), ==,
                   "It cannot be made now");

  close_dialog (&fixture);
}

static void
test_new_number (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "line_section");

  type_into (section, "pattern_row", "71999");
  g_assert_false (tel_line_section_is_valid (section));
  tel_test_wait_until (tel_line_section_is_valid (section));
  g_assert_nonnull (
      strstr (adw_preferences_row_get_title (tel_test_get_child (section, "state_row")), "does not exist yet"));

  type_into (section, "pattern_row", "");
  g_assert_false (tel_line_section_is_valid (section));

  close_dialog (&fixture);
}

static const char *
get_line_state (gpointer section)
{
  return adw_preferences_row_get_title (tel_test_get_child (section, "state_row"));
}

/* Typed as people write it, kept as the cluster does (contract 1.4). */
static void
test_plus_number (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "line_section");

  type_into (section, "pattern_row", "+81352191050");
  tel_test_wait_until (tel_line_section_is_valid (section));
  g_assert_cmpstr (get_line_state (section), ==, "+81352191050 in PT-Internal exists and will be used.");
  g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (section, "pattern_row")), ==, "+81352191050");

  close_dialog (&fixture);
}

/* What may surprise is said before the plan: an inactive number, and the same digits elsewhere. */
static void
test_number_facts (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "line_section");
  tel_test_simulator_mutate (fixture.connection->simulator,
                             "<updateLine><pattern>2001</pattern><routePartitionName>PT-Internal</routePartitionName>"
                             "<active>false</active></updateLine>");

  type_into (section, "pattern_row", "2001");
  tel_test_wait_until (tel_line_section_is_valid (section));
  g_assert_nonnull (strstr (get_line_state (section), "It is not active"));
  g_assert_nonnull (strstr (get_line_state (section), "PT-Other"));

  close_dialog (&fixture);
}

static void
test_number_chosen (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "line_section");
  gtk_widget_activate_action (section, "line.choose", NULL);
  g_assert_nonnull (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG));

  g_signal_emit_by_name (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG), "chosen", "1050", "PT-Internal");
  g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (section, "pattern_row")), ==, "1050");
  g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (section, "label_row")), ==, "Tanya Adams - 1050");
  tel_test_wait_until (tel_line_section_is_valid (section));

  g_signal_emit_by_name (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG), "chosen", "3001", NULL);
  g_assert_true (gtk_switch_get_active (tel_test_get_child (section, "no_partition_switch")));
  tel_test_wait_until (tel_line_section_is_valid (section));
  g_assert_cmpstr (get_line_state (section), ==, "3001 in no partition exists and will be used.");

  gtk_window_destroy (GTK_WINDOW (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG)));
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_NUMBER_DIALOG) == NULL);
  close_dialog (&fixture);
}

static gboolean
is_visible (gpointer parent, const char *child)
{
  return gtk_widget_get_visible (tel_test_get_child (parent, child));
}

static void
assert_offered (Fixture *fixture, GListModel *offered, gboolean timers_needed)
{
  TelStore *all = tel_cluster_get_store (fixture->connection->cluster, TEL_OBJECT_KIND_SIP_PROFILE);

  for (guint i = 0; i < g_list_model_get_n_items (offered); i++)
    {
      g_autoptr (TelSipProfile) profile = g_list_model_get_item (offered, i);

      g_assert_true (!timers_needed || tel_sip_profile_has_mobile_timers (profile));
    }
  g_assert_cmpint (g_list_model_get_n_items (offered) < g_list_model_get_n_items (G_LIST_MODEL (all)), ==,
                   timers_needed);
}

/* On 9.x what has no timers is not even offered to a mobile type; from 10 on the standard one is proposed. */
static void
test_mobile_sip_profiles (void)
{
  static const struct
  {
    const char *release;
    const char *proposed;
    gboolean timers_needed;
  } cases[] = {
    { "9.1", "Jabber Mobile SIP Profile", TRUE },
    { "14.0", "Standard SIP Profile for Mobile Device", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (TelDeviceType type = TEL_DEVICE_TYPE_TCT; type <= TEL_DEVICE_TYPE_TAB; type++)
      {
        Fixture fixture;
        gpointer row;
        GtkDropDown *drop_down;

        open_form_for (&fixture, cases[i].release, type);
        row = tel_test_get_child (get_section (&fixture, "device_section"), "sip_profile_row");
        drop_down = GTK_DROP_DOWN (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
        assert_offered (&fixture, gtk_drop_down_get_model (drop_down), cases[i].timers_needed);
        g_assert_cmpstr (tel_object_get_key (gtk_drop_down_get_selected_item (drop_down)), ==, cases[i].proposed);
        g_assert_false (is_visible (fixture.dialog, "desktop_group"));
        g_assert_true (is_visible (fixture.dialog, "capf_section"));
        close_dialog (&fixture);
      }
}

/* On release 9, where somebody has given the only profile the timers of a desk phone. */
static void
open_without_mobile_profile (Fixture *fixture)
{
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;

  fixture->connection = tel_test_connection_new ("9.1", "small");
  tel_simulator_store_run (fixture->connection->simulator->store, &error,
                           "UPDATE sipprofile SET zztimersubscribedelta = 5", TEL_SIMULATOR_END);
  g_assert_no_error (error);
  tel_test_connection_load (fixture->connection);
  user = tel_test_connection_read_user (fixture->connection, "tadams");
  fixture->dialog = tel_softphone_dialog_new (fixture->connection->cluster, user, TEL_DEVICE_TYPE_TCT);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  tel_test_wait_until (g_strcmp0 (get_page (fixture), "error") == 0);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type))
      return item->data;

  return NULL;
}

/* What is missing is made on the way, and then the form is there. */
static void
test_missing_sip_profile (void)
{
  Fixture fixture;
  TelProfileForm *form;
  GtkWidget *change;
  GtkWidget *plan;

  open_without_mobile_profile (&fixture);
  g_assert_true (is_visible (fixture.dialog, "profile_button"));
  tel_test_assert_accessible (GTK_WIDGET (fixture.dialog));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.dialog), "softphone.make-sip-profile", NULL));
  change = find_window (TEL_TYPE_CHANGE_DIALOG);
  form = TEL_PROFILE_FORM (adw_bin_get_child (tel_test_get_child (change, "form_bin")));
  g_assert_true (tel_sip_profile_has_mobile_timers (TEL_SIP_PROFILE (tel_profile_form_get_draft (form))));
  g_object_set (tel_profile_form_get_draft (form), "name", "On the road", NULL);
  g_assert_true (gtk_widget_activate_action (change, "change.review", NULL));
  tel_test_wait_until ((plan = find_window (TEL_TYPE_PLAN_DIALOG)) != NULL);
  tel_test_tick_notices (plan);
  g_assert_true (gtk_widget_activate_action (tel_test_get_child (plan, "plan_view"), "plan.run", NULL));
  tel_test_wait_until (g_strcmp0 (get_page (&fixture), "form") == 0);

  gtk_window_close (GTK_WINDOW (plan));
  tel_test_wait_until (find_window (TEL_TYPE_PLAN_DIALOG) == NULL && find_window (TEL_TYPE_CHANGE_DIALOG) == NULL);
  close_dialog (&fixture);
}

static GtkWidget *
find_slot (GtkWidget *pane, TelDeviceType type)
{
  return tel_test_find_widget (pane, TEL_TYPE_DEVICE_SLOT, type);
}

/* The way there is open where nothing else is in the way: what is missing is said all the same. */
static void
test_slot_without_sip_profile (void)
{
  Fixture fixture;
  TelUserPane *pane;
  GtkWidget *window;
  GtkWidget *slot;

  open_without_mobile_profile (&fixture);
  pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  window = tel_test_present (GTK_WIDGET (pane), 900, 700);
  tel_user_pane_set_cluster (pane, fixture.connection->cluster);
  tel_user_pane_show_user (pane, tel_cluster_get_user (fixture.connection->cluster, "tadams"));
  tel_test_wait_until (tel_user_pane_get_devices (pane) != NULL);
  slot = find_slot (GTK_WIDGET (pane), TEL_DEVICE_TYPE_TCT);
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (slot, "create_button")));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (slot, "state_label")), "No SIP profile"));

  tel_user_pane_show_user (pane, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  close_dialog (&fixture);
}

static void
test_remote_device (void)
{
  static const char *const releases[] = { "9.1", "14.0" };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      Fixture fixture;
      gpointer section;

      open_form_for (&fixture, releases[i], TEL_DEVICE_TYPE_CTIRD);
      section = get_section (&fixture, "device_section");

      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture.dialog)), ==, "New device: CTI Remote Device");
      g_assert_cmpstr (gtk_editable_get_text (tel_test_get_child (section, "name_row")), ==, "CTIRDTADAMS");
      g_assert_false (is_visible (section, "sip_profile_row"));
      g_assert_false (is_visible (section, "button_template_row"));
      g_assert_true (is_visible (section, "rerouting_row"));
      g_assert_cmpint (is_visible (section, "route_row"), ==, i == 1);
      g_assert_false (is_visible (fixture.dialog, "capf_section"));
      g_assert_false (is_visible (fixture.dialog, "desktop_group"));
      g_assert_true (tel_device_section_is_valid (section));
      close_dialog (&fixture);
    }
}

static void
choose_profile (Fixture *fixture)
{
  gpointer row = tel_test_get_child (get_section (fixture, "device_section"), "security_profile_row");
  GtkWidget *drop_down = GTK_WIDGET (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  GListModel *profiles = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelObject) profile = g_list_model_get_item (profiles, i);

      if (g_strcmp0 (tel_object_get_key (profile), PROFILE) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
    }
}

static void
test_secure_profile_starts_capf (void)
{
  Fixture fixture;
  gpointer section;

  open_form (&fixture);
  section = get_section (&fixture, "capf_section");
  g_assert_false (gtk_switch_get_active (tel_test_get_child (section, "start_switch")));

  choose_profile (&fixture);

  g_assert_true (gtk_switch_get_active (tel_test_get_child (section, "start_switch")));
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (section, "deadline_row")));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (section, "mode_label")), ==, "By Authentication String");

  close_dialog (&fixture);
}

static TelAuthStringDialog *
find_string_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TEL_IS_AUTH_STRING_DIALOG (window))
        return TEL_AUTH_STRING_DIALOG (window);
    }

  return NULL;
}

static guint
count_questions (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_questions = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n_questions += ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window);
    }

  return n_questions;
}

static void
review (Fixture *fixture)
{
  choose_profile (fixture);
  tel_test_wait_until (tel_line_section_is_valid (get_section (fixture, "line_section")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "softphone.review", NULL);
  tel_test_wait_until (g_strcmp0 (get_page (fixture), "plan") == 0);
}

/* A form that was touched is not thrown away by a slip of the hand; one that was not closes at once. */
static void
test_draft_is_asked_about (void)
{
  Fixture fixture;

  open_form (&fixture);
  tel_test_wait_until (tel_line_section_is_valid (get_section (&fixture, "line_section")));
  type_into (get_section (&fixture, "device_section"), "description_row", "Mine");
  gtk_window_close (GTK_WINDOW (fixture.dialog));
  g_assert_cmpuint (count_questions (), ==, 1);
  close_dialog (&fixture);
  tel_test_wait_until (count_questions () == 0);

  open_form (&fixture);
  tel_test_wait_until (tel_line_section_is_valid (get_section (&fixture, "line_section")));
  g_object_add_weak_pointer (G_OBJECT (fixture.dialog), (gpointer *) &fixture.dialog);
  gtk_window_close (GTK_WINDOW (fixture.dialog));
  g_assert_cmpuint (count_questions (), ==, 0);
  tel_test_wait_until (fixture.dialog == NULL);
  tel_test_connection_free (fixture.connection);
}

static void
test_tick_before_run (void)
{
  Fixture fixture;
  GtkWidget *run;

  open_form (&fixture);
  review (&fixture);
  run = tel_test_get_child (get_section (&fixture, "plan_view"), "run_button");

  g_assert_false (gtk_widget_get_sensitive (run));
  tel_test_tick_notices (get_section (&fixture, "plan_view"));
  g_assert_true (gtk_widget_get_sensitive (run));

  close_dialog (&fixture);
}

/* The plan can be looked at, and says why it cannot be run. */
static void
test_account_that_reads (void)
{
  Fixture fixture;
  TelAxlClient *client;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gpointer view;

  open_form (&fixture);
  client = fixture.connection->client;
  tel_axl_client_set_credentials (client, TEL_SIMULATOR_ACCOUNT_READER, fixture.connection->simulator->password);
  tel_axl_client_connect_async (client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_axl_client_connect_finish (client, result, NULL));
  review (&fixture);

  view = get_section (&fixture, "plan_view");
  tel_test_tick_notices (view);
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (view, "run_button")));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (view, "result_label")), "may only read"));

  close_dialog (&fixture);
}

static void
on_finished (TelSoftphoneDialog *dialog, const char *name, char **made)
{
  *made = g_strdup (name);
}

static void
test_run (void)
{
  Fixture fixture;
  g_autofree char *made = NULL;
  g_autoptr (TelDevice) device = NULL;
  TelAuthStringDialog *dialog;
  GtkLabel *label;
  const char *digits;

  open_form (&fixture);
  review (&fixture);
  g_signal_connect (fixture.dialog, "finished", G_CALLBACK (on_finished), &made);
  g_object_add_weak_pointer (G_OBJECT (fixture.dialog), (gpointer *) &fixture.dialog);
  tel_test_tick_notices (get_section (&fixture, "plan_view"));
  gtk_widget_activate_action (get_section (&fixture, "plan_view"), "plan.run", NULL);
  tel_test_wait_until (made != NULL && find_string_dialog () != NULL && fixture.dialog == NULL);
  g_assert_cmpstr (made, ==, "CSFTADAMS");

  device = tel_test_connection_read_device (fixture.connection, made);
  digits = tel_auth_string_peek (tel_device_get_authentication_string (device));
  dialog = find_string_dialog ();
  label = tel_test_get_child (dialog, "string_label");
  g_assert_null (strpbrk (gtk_label_get_text (label), "0123456789"));

  gtk_toggle_button_set_active (tel_test_get_child (dialog, "reveal_button"), TRUE);
  for (guint i = 0, j = 0; gtk_label_get_text (label)[i] != '\0'; i++)
    if (gtk_label_get_text (label)[i] != ' ')
      g_assert_cmpint (gtk_label_get_text (label)[i], ==, digits[j++]);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  tel_test_wait_until (dialog == NULL);
  tel_test_connection_free (fixture.connection);
}

/* The client ends with the main window, so the window waits for the plan. */
static void
test_window_waits_for_plan (void)
{
  Fixture fixture;
  GtkWindow *window = g_object_new (TEL_TYPE_WINDOW, NULL);
  TelAuthStringDialog *dialog;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  open_form (&fixture);
  gtk_window_present (window);
  gtk_window_set_transient_for (GTK_WINDOW (fixture.dialog), window);
  review (&fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture.dialog), (gpointer *) &fixture.dialog);
  g_assert_false (tel_transient_windows_run_plan (window));
  tel_test_tick_notices (get_section (&fixture, "plan_view"));
  gtk_widget_activate_action (get_section (&fixture, "plan_view"), "plan.run", NULL);

  g_assert_true (tel_transient_windows_run_plan (window));
  gtk_window_close (window);
  gtk_window_close (window);
  g_assert_nonnull (window);
  g_assert_nonnull (fixture.dialog);
  g_assert_cmpuint (count_questions (), ==, 1);

  tel_test_wait_until (find_string_dialog () != NULL && fixture.dialog == NULL);
  g_assert_false (tel_transient_windows_run_plan (window));
  dialog = find_string_dialog ();
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (window);
  tel_test_wait_until (window == NULL && dialog == NULL);
  tel_test_connection_free (fixture.connection);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/softphone-dialog/proposal", test_proposal);
  g_test_add_func ("/softphone-dialog/G1.2/mobile-sip-profiles", test_mobile_sip_profiles);
  g_test_add_func ("/softphone-dialog/G1.2/missing-sip-profile", test_missing_sip_profile);
  g_test_add_func ("/softphone-dialog/G1.2/slot-without-sip-profile", test_slot_without_sip_profile);
  g_test_add_func ("/softphone-dialog/G8.1/remote-device", test_remote_device);
  g_test_add_func ("/softphone-dialog/G2.1/one-of-a-type", test_one_of_a_type);
  g_test_add_func ("/softphone-dialog/G2.4/name-checked-as-typed", test_name_checked);
  g_test_add_func ("/softphone-dialog/G2.5/taken-name-names-the-owner", test_taken_name);
  g_test_add_func ("/softphone-dialog/G3.7/secure-profile-starts-capf", test_secure_profile_starts_capf);
  g_test_add_func ("/softphone-dialog/G5.1/new-number-said", test_new_number);
  g_test_add_func ("/softphone-dialog/G5.1/plus-number", test_plus_number);
  g_test_add_func ("/softphone-dialog/G5.1/number-facts", test_number_facts);
  g_test_add_func ("/softphone-dialog/G5.1/number-chosen", test_number_chosen);
  g_test_add_func ("/softphone-dialog/draft-is-asked-about", test_draft_is_asked_about);
  g_test_add_func ("/softphone-dialog/plan/tick-before-run", test_tick_before_run);
  g_test_add_func ("/softphone-dialog/plan/account-that-reads", test_account_that_reads);
  g_test_add_func ("/softphone-dialog/plan/run-ends-in-a-hidden-string", test_run);
  g_test_add_func ("/softphone-dialog/plan/window-waits-for-it", test_window_waits_for_plan);

  return g_test_run ();
}
