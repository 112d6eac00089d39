/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include <string.h>

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-profile-form.h"
#include "ui/tel-profile-row.h"
#include "ui/tel-profiles-view.h"

#define CSF_STANDARD "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile"
#define ENCRYPTED "CSF Encrypted AuthString"

typedef struct
{
  TelTestConnection *connection;
  GtkWidget *window;
  TelProfilesView *view;
  GtkWindow *dialog;
} Fixture;

static TelProfileRow *
find_row (Fixture *fixture, const char *name)
{
  GtkWidget *row;

  for (guint i = 0; (row = tel_test_find_widget (GTK_WIDGET (fixture->view), TEL_TYPE_PROFILE_ROW, i)) != NULL; i++)
    if (g_strcmp0 (tel_object_get_key (tel_profile_row_get_profile (TEL_PROFILE_ROW (row))), name) == 0)
      return TEL_PROFILE_ROW (row);

  return NULL;
}

static void
show (Fixture *fixture, const char *release, TelObjectKind kind)
{
  fixture->connection = tel_test_connection_new (release, "small");
  fixture->view = g_object_new (TEL_TYPE_PROFILES_VIEW, "sip", kind == TEL_OBJECT_KIND_SIP_PROFILE, NULL);
  tel_profiles_view_set_cluster (fixture->view, fixture->connection->cluster);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->view), 900, 700);
  tel_test_wait_until (find_row (fixture, kind == TEL_OBJECT_KIND_SIP_PROFILE ? "Standard SIP Profile" : ENCRYPTED) !=
                       NULL);
}

static void
close_all (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->view));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tel_test_connection_free (fixture->connection);
}

static void
open_form (Fixture *fixture, const char *action, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, "s", name));
  fixture->dialog = tel_test_find_window (TEL_TYPE_CHANGE_DIALOG);
  g_assert_nonnull (fixture->dialog);
  tel_test_assert_accessible (GTK_WIDGET (fixture->dialog));
}

static TelProfileForm *
get_form (Fixture *fixture)
{
  return TEL_PROFILE_FORM (adw_bin_get_child (tel_test_get_child (fixture->dialog, "form_bin")));
}

static gboolean
is_valid (Fixture *fixture)
{
  return tel_change_form_is_valid (TEL_CHANGE_FORM (get_form (fixture)));
}

/* The row whose title is that of a field. */
static GtkWidget *
get_field (Fixture *fixture, GType type, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = tel_test_find_widget (GTK_WIDGET (get_form (fixture)), type, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;

  return NULL;
}

static gboolean
says (Fixture *fixture, const char *part)
{
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (GTK_WIDGET (get_form (fixture)), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_visible (label) && strstr (gtk_label_get_text (GTK_LABEL (label)), part) != NULL)
      return TRUE;

  return FALSE;
}

static void
choose (Fixture *fixture, const char *title, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (get_field (fixture, ADW_TYPE_COMBO_ROW, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label) == 0)
      {
        adw_combo_row_set_selected (row, i);
        return;
      }
  g_error ("%s has no %s", title, label);
}

static void
type (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_field (fixture, ADW_TYPE_ENTRY_ROW, title)), text);
}

static void
note_ended (gboolean *ended)
{
  *ended = TRUE;
}

static void
run_plan (Fixture *fixture)
{
  GtkWindow *plan = NULL;
  gboolean ended = FALSE;

  tel_test_wait_until ((plan = tel_test_find_window (TEL_TYPE_PLAN_DIALOG)) != NULL);
  tel_test_assert_accessible (GTK_WIDGET (plan));
  g_signal_connect_swapped (fixture->view, "ended", G_CALLBACK (note_ended), &ended);
  tel_test_tick_notices (GTK_WIDGET (plan));
  g_assert_true (gtk_widget_activate_action (tel_test_get_child (plan, "plan_view"), "plan.run", NULL));
  tel_test_wait_until (ended);
  g_signal_handlers_disconnect_by_data (fixture->view, &ended);
  gtk_window_close (plan);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) == NULL);
}

static void
run_form (Fixture *fixture)
{
  g_assert_true (is_valid (fixture));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "change.review", NULL));
  run_plan (fixture);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_CHANGE_DIALOG) == NULL);
}

static void
close_form (Fixture *fixture)
{
  gtk_window_destroy (fixture->dialog);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_CHANGE_DIALOG) == NULL);
}

static gboolean
has_button (TelProfileRow *row, const char *child)
{
  return gtk_widget_get_visible (tel_test_get_child (row, child));
}

/* A profile stands below its type; what cannot be done with it is not offered. */
static void
test_list (void)
{
  Fixture fixture;
  TelProfileRow *standard;
  TelProfileRow *used;
  TelProfileRow *unused;

  show (&fixture, "14.0", TEL_OBJECT_KIND_SECURITY_PROFILE);
  tel_test_assert_accessible (GTK_WIDGET (fixture.view));
  standard = find_row (&fixture, CSF_STANDARD);
  used = find_row (&fixture, ENCRYPTED);
  unused = find_row (&fixture, "TCT Encrypted AuthString");
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (standard)), "standard"));
  g_assert_false (has_button (standard, "edit_child"));
  g_assert_false (has_button (standard, "remove_child"));
  g_assert_true (has_button (used, "edit_child"));
  g_assert_true (has_button (used, "apply_child"));
  g_assert_false (has_button (used, "remove_child"));
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (used, "use")), "CSFPNOWAK"));
  g_assert_true (has_button (unused, "remove_child"));
  g_assert_false (has_button (unused, "apply_child"));
  g_assert_null (find_row (&fixture, "Cisco 8841 - Standard SIP Non-Secure Profile"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (used), TRUE);
  tel_test_assert_accessible (GTK_WIDGET (fixture.view));
  close_all (&fixture);
}

/* What is wrong is said at its field while it is typed (G8). */
static void
test_new (void)
{
  Fixture fixture;
  TelSecurityProfile *profile;

  show (&fixture, "14.0", TEL_OBJECT_KIND_SECURITY_PROFILE);
  open_form (&fixture, "profiles.new", "CSF");
  g_assert_false (is_valid (&fixture));
  g_assert_true (says (&fixture, "“Name” may not be empty"));
  type (&fixture, "Name", "CSF for Macs");
  g_assert_true (is_valid (&fixture));
  g_assert_true (says (&fixture, "takes longer"));
  choose (&fixture, "Authentication Mode", "By Null String");
  g_assert_false (is_valid (&fixture));
  g_assert_true (says (&fixture, "only Macs use this profile"));
  adw_action_row_activate (ADW_ACTION_ROW (get_field (&fixture, ADW_TYPE_ACTION_ROW, "Only Macs use this profile")));
  tel_test_wait_until (is_valid (&fixture));
  choose (&fixture, "Device Security Mode", "Authenticated");
  choose (&fixture, "Key Size (Bits)", "1024");
  g_assert_false (says (&fixture, "takes longer"));
  run_form (&fixture);
  tel_test_wait_until (find_row (&fixture, "CSF for Macs") != NULL);
  profile = tel_cluster_get_security_profile (fixture.connection->cluster, "CSF for Macs");
  g_assert_cmpstr (tel_security_profile_get_device_security_mode (profile), ==, "Authenticated");
  g_assert_cmpstr (tel_security_profile_get_authentication_mode (profile), ==, "By Null String");
  g_assert_cmpstr (tel_security_profile_get_transport (profile), ==, "TLS");
  g_assert_cmpstr (tel_security_profile_get_key_size (profile), ==, "1024");
  close_all (&fixture);
}

/* A mobile type has no encrypted configuration, 9.1 no key order and no OAuth, a CTI remote device hardly anything. */
static void
test_fields (void)
{
  Fixture fixture;

  show (&fixture, "9.1", TEL_OBJECT_KIND_SECURITY_PROFILE);
  open_form (&fixture, "profiles.new", "TCT");
  g_assert_null (get_field (&fixture, ADW_TYPE_ACTION_ROW, "TFTP Encrypted Config"));
  g_assert_null (get_field (&fixture, ADW_TYPE_COMBO_ROW, "Key order"));
  g_assert_null (get_field (&fixture, ADW_TYPE_ACTION_ROW, "Enable OAuth Authentication"));
  g_assert_nonnull (get_field (&fixture, ADW_TYPE_COMBO_ROW, "Authentication Mode"));
  close_form (&fixture);
  open_form (&fixture, "profiles.new", "CTIRD");
  g_assert_null (get_field (&fixture, ADW_TYPE_COMBO_ROW, "Authentication Mode"));
  type (&fixture, "Name", "Remote");
  g_assert_true (is_valid (&fixture));
  close_form (&fixture);
  open_form (&fixture, "profiles.new", "CSF");
  g_assert_nonnull (get_field (&fixture, ADW_TYPE_ACTION_ROW, "TFTP Encrypted Config"));
  close_form (&fixture);
  close_all (&fixture);
}

/* The devices are named before, and nothing is applied unasked (G8.9). */
static void
test_edit (void)
{
  Fixture fixture;

  show (&fixture, "14.0", TEL_OBJECT_KIND_SECURITY_PROFILE);
  open_form (&fixture, "profiles.edit", ENCRYPTED);
  g_assert_false (is_valid (&fixture));
  g_assert_true (says (&fixture, "CSFPNOWAK"));
  type (&fixture, "Description", "Of the head office");
  run_form (&fixture);
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (fixture.view), "Of the head office") == NULL);
  g_assert_cmpstr (tel_security_profile_get_description (
                       tel_cluster_get_security_profile (fixture.connection->cluster, ENCRYPTED)),
                   ==, "Of the head office");
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "applyPhoneSecurityProfile"), ==,
                    0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.view), "profiles.apply", "s", ENCRYPTED));
  run_plan (&fixture);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "applyPhoneSecurityProfile"), ==,
                    1);
  close_all (&fixture);
}

/* “Non Secure” is shown and kept; a mode that is chosen brings TLS along (G8.2, G8.3). */
static void
test_copy (void)
{
  Fixture fixture;
  TelSecurityProfile *profile;

  show (&fixture, "12.5", TEL_OBJECT_KIND_SECURITY_PROFILE);
  open_form (&fixture, "profiles.copy", CSF_STANDARD);
  type (&fixture, "Name", "CSF Own");
  g_assert_true (is_valid (&fixture));
  g_assert_true (says (&fixture, "TCP+UDP"));
  choose (&fixture, "Device Security Mode", "Encrypted");
  g_assert_true (says (&fixture, "TLS"));
  choose (&fixture, "Authentication Mode", "By Authentication String");
  run_form (&fixture);
  tel_test_wait_until (find_row (&fixture, "CSF Own") != NULL);
  profile = tel_cluster_get_security_profile (fixture.connection->cluster, "CSF Own");
  g_assert_cmpstr (tel_security_profile_get_transport (profile), ==, "TLS");
  close_all (&fixture);
}

static gboolean
is_used (Fixture *fixture, const char *name, const char *device)
{
  TelProfileRow *row = find_row (fixture, name);

  return row != NULL && strstr (gtk_label_get_text (tel_test_get_child (row, "use")), device) != NULL;
}

/* The devices go along with the name. */
static void
test_rename (void)
{
  Fixture fixture;

  show (&fixture, "14.0", TEL_OBJECT_KIND_SECURITY_PROFILE);
  g_assert_true (is_used (&fixture, ENCRYPTED, "CSFPNOWAK"));
  open_form (&fixture, "profiles.edit", ENCRYPTED);
  type (&fixture, "Name", "CSF Renamed");
  run_form (&fixture);
  tel_test_wait_until (is_used (&fixture, "CSF Renamed", "CSFPNOWAK"));
  g_assert_null (find_row (&fixture, ENCRYPTED));
  close_all (&fixture);
}

static void
test_remove (void)
{
  Fixture fixture;

  show (&fixture, "10.5", TEL_OBJECT_KIND_SECURITY_PROFILE);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture.view), "profiles.remove", "s", "TCT Encrypted AuthString"));
  run_plan (&fixture);
  g_assert_null (find_row (&fixture, "TCT Encrypted AuthString"));
  close_all (&fixture);
}

/* A release 9 cluster gets its mobile profile (G6.2). */
static void
test_mobile (void)
{
  Fixture fixture;
  TelSipProfile *profile;

  show (&fixture, "9.1", TEL_OBJECT_KIND_SIP_PROFILE);
  tel_test_assert_accessible (GTK_WIDGET (fixture.view));
  open_form (&fixture, "profiles.new", "");
  type (&fixture, "Name", "Standard SIP Profile for Mobile Device");
  g_assert_true (says (&fixture, "the upgrade fails"));
  type (&fixture, "Name", "Jabber on the road");
  type (&fixture, "Timer Register Expires", "soon");
  g_assert_false (is_valid (&fixture));
  g_assert_true (says (&fixture, "from 1 to"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_form (&fixture)), "profile.mobile-timers", NULL));
  g_assert_true (says (&fixture, "background"));
  run_form (&fixture);
  tel_test_wait_until (find_row (&fixture, "Jabber on the road") != NULL);
  profile = tel_cluster_get_sip_profile (fixture.connection->cluster, "Jabber on the road");
  g_assert_true (tel_sip_profile_has_mobile_timers (profile));
  close_all (&fixture);
}

static void
test_standard_mobile (void)
{
  Fixture fixture;

  show (&fixture, "14.0", TEL_OBJECT_KIND_SIP_PROFILE);
  g_assert_null (tel_test_find_label (GTK_WIDGET (fixture.view), "Mobile devices"));
  open_form (&fixture, "profiles.copy", "Standard SIP Profile");
  g_assert_true (says (&fixture, "From release 10 on a cluster brings"));
  type (&fixture, "Name", "Own");
  type (&fixture, "Timer Keep Alive Expires", "240");
  run_form (&fixture);
  tel_test_wait_until (find_row (&fixture, "Own") != NULL);
  g_assert_cmpuint (tel_sip_profile_get_timer_keep_alive (
                        tel_cluster_get_sip_profile (fixture.connection->cluster, "Own")),
                    ==, 240);
  close_all (&fixture);
}

static void
test_failure (void)
{
  Fixture fixture = { NULL };
  GtkStack *states;

  fixture.connection = tel_test_connection_new ("14.0", "small");
  tel_test_simulator_refuse (fixture.connection->simulator, "listSipProfile", 1, -1, "No");
  fixture.view = g_object_new (TEL_TYPE_PROFILES_VIEW, "sip", TRUE, NULL);
  fixture.window = tel_test_present (GTK_WIDGET (fixture.view), 400, 600);
  tel_profiles_view_set_cluster (fixture.view, fixture.connection->cluster);
  states = tel_test_get_child (fixture.view, "states");
  tel_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (states), "error") == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.view), "profiles.reload", NULL));
  tel_test_wait_until (find_row (&fixture, "Standard SIP Profile") != NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (states), ==, "content");
  tel_profiles_view_set_cluster (fixture.view, NULL);
  close_all (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/profiles-view/list", test_list);
  g_test_add_func ("/profiles-view/new", test_new);
  g_test_add_func ("/profiles-view/fields", test_fields);
  g_test_add_func ("/profiles-view/edit", test_edit);
  g_test_add_func ("/profiles-view/copy", test_copy);
  g_test_add_func ("/profiles-view/rename", test_rename);
  g_test_add_func ("/profiles-view/remove", test_remove);
  g_test_add_func ("/profiles-view/mobile", test_mobile);
  g_test_add_func ("/profiles-view/standard-mobile", test_standard_mobile);
  g_test_add_func ("/profiles-view/failure", test_failure);

  return g_test_run ();
}
