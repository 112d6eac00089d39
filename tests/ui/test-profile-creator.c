/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-change-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-profile-creator.h"
#include "ui/tel-profile-form.h"
#include "ui/tel-reference-row.h"
#include "plan/tel-softphone-builder.h"

typedef struct
{
  TelTestConnection *connection;
  TelDevice *device;
  GListModel *choices;
  GtkWidget *window;
  GtkWidget *group;
  GtkWidget *row;
  GtkWindow *dialog;
} Fixture;

static GtkWidget *
find_button (Fixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = tel_test_find_widget (fixture->row, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), "list-add-symbolic") == 0)
      return button;

  return NULL;
}

static void
show (Fixture *fixture, const char *release, TelDeviceType type, const char *property)
{
  gboolean is_security = g_str_equal (property, "security-profile");

  fixture->connection = tel_test_connection_new_loaded (release);
  fixture->device = g_object_new (TEL_TYPE_DEVICE, "product", tel_device_type_get_product (type), NULL);
  fixture->choices = is_security ? tel_softphone_builder_list_security_profiles (fixture->connection->cluster, type)
                                 : tel_softphone_builder_list_sip_profiles (fixture->connection->cluster, type);
  fixture->row = g_object_new (TEL_TYPE_REFERENCE_ROW, "title", "Profile", NULL);
  tel_reference_row_bind (TEL_REFERENCE_ROW (fixture->row), fixture->choices, G_OBJECT (fixture->device), property,
                          FALSE);
  tel_profile_creator_attach (ADW_ACTION_ROW (fixture->row), fixture->connection->cluster, fixture->device, property,
                              fixture->choices);
  fixture->group = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (fixture->group), fixture->row);
  fixture->window = tel_test_present (fixture->group, 500, 200);
}

static void
close_all (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (fixture->window, fixture->group);
  g_assert_finalize_object (G_OBJECT (fixture->device));
  g_object_unref (fixture->choices);
  tel_test_connection_free (fixture->connection);
}

/* Opens the form of a new profile and names it. */
static TelProfileForm *
open_form (Fixture *fixture, const char *name)
{
  TelProfileForm *form;

  tel_test_assert_accessible (fixture->window);
  g_signal_emit_by_name (find_button (fixture), "clicked");
  fixture->dialog = tel_test_find_window (TEL_TYPE_CHANGE_DIALOG);
  g_assert_nonnull (fixture->dialog);
  form = TEL_PROFILE_FORM (adw_bin_get_child (tel_test_get_child (fixture->dialog, "form_bin")));
  g_object_set (tel_profile_form_get_draft (form), "name", name, NULL);

  return form;
}

static void
run (Fixture *fixture)
{
  GtkWindow *plan = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "change.review", NULL));
  tel_test_wait_until ((plan = tel_test_find_window (TEL_TYPE_PLAN_DIALOG)) != NULL);
  tel_test_tick_notices (GTK_WIDGET (plan));
  g_assert_true (gtk_widget_activate_action (tel_test_get_child (plan, "plan_view"), "plan.run", NULL));
}

static void
close_dialogs (Fixture *fixture)
{
  GtkWindow *plan = tel_test_find_window (TEL_TYPE_PLAN_DIALOG);

  gtk_window_close (plan != NULL ? plan : fixture->dialog);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_PLAN_DIALOG) == NULL &&
                       tel_test_find_window (TEL_TYPE_CHANGE_DIALOG) == NULL);
}

static char *
dup_chosen (Fixture *fixture, const char *property)
{
  char *name;

  g_object_get (fixture->device, property, &name, NULL);

  return name;
}

static gboolean
has_chosen (Fixture *fixture, const char *property, const char *name)
{
  g_autofree char *chosen = dup_chosen (fixture, property);

  return g_strcmp0 (chosen, name) == 0;
}

/* A profile for the type is made, and the device has it. */
static void
test_security (void)
{
  Fixture fixture;

  show (&fixture, "14.0", TEL_DEVICE_TYPE_TAB, "security-profile");
  open_form (&fixture, "TAB Own");
  run (&fixture);
  tel_test_wait_until (has_chosen (&fixture, "security-profile", "TAB Own"));
  g_assert_cmpstr (tel_security_profile_get_product (
                       tel_cluster_get_security_profile (fixture.connection->cluster, "TAB Own")),
                   ==, "Cisco Jabber for Tablet");
  close_dialogs (&fixture);
  close_all (&fixture);
}

/* On release 9 that of a mobile device begins with the timers that it needs (G6.2). */
static void
test_sip (void)
{
  Fixture fixture;
  TelProfileForm *form;

  show (&fixture, "9.1", TEL_DEVICE_TYPE_TCT, "sip-profile");
  form = open_form (&fixture, "On the road");
  g_assert_true (tel_sip_profile_has_mobile_timers (TEL_SIP_PROFILE (tel_profile_form_get_draft (form))));
  run (&fixture);
  tel_test_wait_until (has_chosen (&fixture, "sip-profile", "On the road"));
  close_dialogs (&fixture);
  close_all (&fixture);
}

/* What does not fit, or was not made, is not chosen. */
static void
test_not_chosen (void)
{
  Fixture fixture;
  TelProfileForm *form;

  show (&fixture, "9.1", TEL_DEVICE_TYPE_TCT, "sip-profile");
  form = open_form (&fixture, "Short");
  g_object_set (tel_profile_form_get_draft (form), "timer-keep-alive", 120u, NULL);
  run (&fixture);
  tel_test_wait_until (tel_cluster_get_sip_profile (fixture.connection->cluster, "Short") != NULL);
  close_dialogs (&fixture);
  g_assert_true (has_chosen (&fixture, "sip-profile", NULL));
  open_form (&fixture, "Never");
  close_dialogs (&fixture);
  g_assert_true (has_chosen (&fixture, "sip-profile", NULL));
  close_all (&fixture);
}

/* A desk phone gets no profile here, nor a CTI remote device a SIP profile. */
static void
test_no_button (void)
{
  Fixture fixture;

  show (&fixture, "14.0", TEL_DEVICE_TYPE_CTIRD, "sip-profile");
  g_assert_null (find_button (&fixture));
  close_all (&fixture);
  show (&fixture, "14.0", TEL_DEVICE_TYPE_CTIRD, "security-profile");
  g_assert_nonnull (find_button (&fixture));
  close_all (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/profile-creator/security", test_security);
  g_test_add_func ("/profile-creator/sip", test_sip);
  g_test_add_func ("/profile-creator/not-chosen", test_not_chosen);
  g_test_add_func ("/profile-creator/no-button", test_no_button);

  return g_test_run ();
}
