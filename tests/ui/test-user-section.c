/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-user-section.h"

#include "ui/tel-extension-row.h"
#include "ui/tel-fault-row.h"
#include "ui/tel-member-picker.h"
#include "ui/tel-member-row.h"
#include "ui/tel-reference-row.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* A section over the draft of a user of the simulated cluster. */
typedef struct
{
  TelTestConnection *connection;
  TelUser *base;
  TelUser *user;
  TelUserSection *section;
  GtkWidget *window;
} Fixture;

static void
show_section (Fixture *fixture, GPtrArray *devices)
{
  GtkWidget *window;

  fixture->section = tel_user_section_new (devices);
  g_object_set (fixture->section, "expanded", TRUE, NULL);
  tel_user_section_load (fixture->section, fixture->connection->cluster, fixture->base, fixture->user);
  window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (fixture->section));
  fixture->window = tel_test_present (window, 700, 700);
}

static void
show (Fixture *fixture, const char *release, const char *user_id)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GError) error = NULL;

  fixture->connection = tel_test_connection_new_loaded (release);
  tel_cluster_read_user_async (fixture->connection->cluster, user_id, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  fixture->base = tel_cluster_read_user_finish (fixture->connection->cluster, done, &devices, &error);
  g_assert_no_error (error);

  fixture->user = tel_object_copy (TEL_OBJECT (fixture->base));
  show_section (fixture, devices);
}

static void
hide (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->section));
  g_assert_finalize_object (fixture->user);
  g_clear_object (&fixture->base);
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static GtkWidget *
find (Fixture *fixture, const char *text)
{
  GtkWidget *label = tel_test_find_label (GTK_WIDGET (fixture->section), text);

  return label != NULL && tel_test_is_shown (label) ? label : NULL;
}

static GtkWidget *
get (Fixture *fixture, const char *name)
{
  return tel_test_get_child (fixture->section, name);
}

static void
assert_changed (Fixture *fixture, const char *properties)
{
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (fixture->base), TEL_OBJECT (fixture->user));
  g_autofree char *joined = g_strjoinv (" ", differences);

  g_assert_cmpstr (joined, ==, properties);
}

static void
activate (Fixture *fixture, const char *action, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->section), action, name != NULL ? "s" : NULL, name));
}

/* Looking at a sound user changes nothing and offers nothing. */
static void
test_sound (void)
{
  Fixture fixture = { NULL };

  show (&fixture, "14.0", "ksato");
  assert_changed (&fixture, "");
  g_assert_false (gtk_widget_get_visible (get (&fixture, "faults_group")));
  g_assert_nonnull (find (&fixture, "as Jabber needs it"));
  g_assert_nonnull (find (&fixture, "CSFKSATO"));
  g_assert_nonnull (find (&fixture, "Standard CTI Enabled"));
  g_assert_nonnull (find (&fixture, "4100 in PT-Internal"));
  g_assert_cmpstr (tel_user_section_get_problem (fixture.section), ==, NULL);
  gtk_test_accessible_assert_property (get (&fixture, "expander"), GTK_ACCESSIBLE_PROPERTY_LABEL, "End User");
  tel_test_assert_accessible (get (&fixture, "devices_list"));
  tel_test_assert_accessible (get (&fixture, "groups_list"));
  tel_test_assert_accessible (get (&fixture, "identity_group"));
  tel_test_assert_accessible (get (&fixture, "device_picker"));
  hide (&fixture);
}

/* One button, which changes the draft and nothing on the cluster. */
static void
test_put_right (void)
{
  Fixture fixture = { NULL };
  GtkWidget *button;

  show (&fixture, "14.0", "rkimura");
  button = get (&fixture, "put_right_button");
  g_assert_nonnull (find (&fixture, "1 thing is not as Jabber needs it"));
  g_assert_nonnull (find (&fixture, "No device is associated."));
  g_assert_true (tel_test_is_shown (button));
  g_signal_emit_by_name (button, "clicked");
  assert_changed (&fixture, "associated-devices");
  g_assert_true (tel_user_is_associated_with (fixture.user, "CSFRKIMURA"));
  g_assert_null (find (&fixture, "No device is associated."));
  g_assert_nonnull (find (&fixture, "as Jabber needs it"));
  g_assert_false (gtk_widget_get_visible (get (&fixture, "faults_group")));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture.connection->simulator, "updateUser"), ==, 0);
  hide (&fixture);
}

/* The forbidden group is put right only by its own button (G4.4). */
static void
test_secure_connection (void)
{
  Fixture fixture = { NULL };
  GtkWidget *row;

  show (&fixture, "14.0", "csecure");
  g_assert_false (gtk_widget_get_visible (get (&fixture, "put_right_button")));
  tel_user_section_put_all_right (fixture.section);
  assert_changed (&fixture, "");

  row = tel_test_find_widget (GTK_WIDGET (fixture.section), TEL_TYPE_FAULT_ROW, 0);
  g_signal_emit_by_name (tel_test_find_widget (row, GTK_TYPE_BUTTON, 0), "clicked");
  assert_changed (&fixture, "groups");
  g_assert_false (tel_user_is_in_group (fixture.user, "Standard CTI Secure Connection"));
  g_assert_true (tel_user_is_in_group (fixture.user, "Standard CTI Enabled"));
  hide (&fixture);
}

static void
test_groups (void)
{
  Fixture fixture = { NULL };
  TelMemberPicker *picker;

  show (&fixture, "14.0", "ksato");
  activate (&fixture, "end-user.remove-group", "Standard CTI Enabled");
  assert_changed (&fixture, "groups");
  g_assert_nonnull (find (&fixture, "Jabber needs it; the user is not in it."));
  activate (&fixture, "end-user.add-group", "Standard CTI Enabled");
  g_assert_null (find (&fixture, "Jabber needs it; the user is not in it."));
  g_assert_true (tel_user_is_in_group (fixture.user, "Standard CTI Enabled"));

  picker = TEL_MEMBER_PICKER (get (&fixture, "group_picker"));
  g_signal_emit_by_name (picker, "picked", "Standard CTI Secure Connection");
  g_assert_nonnull (find (&fixture, "A Jabber user must not be in it."));
  g_assert_nonnull (find (&fixture, "1 thing is not as Jabber needs it"));
  hide (&fixture);
}

/* A group that the cluster lacks is said, and nothing is offered for it. */
static void
test_group_renamed (void)
{
  Fixture fixture = { NULL };

  show (&fixture, "14.0", "ksato");
  tel_store_remove (tel_cluster_get_store (fixture.connection->cluster, TEL_OBJECT_KIND_USER_GROUP),
                    "Standard CTI Enabled");
  activate (&fixture, "end-user.remove-group", "Standard CTI Enabled");
  g_assert_nonnull (find (&fixture, "Jabber needs it; the cluster has no such group."));
  g_assert_false (gtk_widget_get_visible (get (&fixture, "put_right_button")));
  g_assert_true (gtk_widget_get_visible (get (&fixture, "faults_group")));
  hide (&fixture);
}

static guint
count_numbers (Fixture *fixture)
{
  GtkWidget *drop_down = tel_test_find_widget (get (fixture, "extension_row"), GTK_TYPE_DROP_DOWN, 0);

  return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down)));
}

/* A device that is added is read, since its numbers can be primary then (contract 2.3). */
static void
test_association (void)
{
  Fixture fixture = { NULL };
  GtkWidget *drop_down;

  show (&fixture, "14.0", "ksato");
  drop_down = tel_test_find_widget (get (&fixture, "extension_row"), GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpuint (count_numbers (&fixture), ==, 2);
  g_signal_emit_by_name (get (&fixture, "device_picker"), "picked", "CSFPNOWAK");
  assert_changed (&fixture, "associated-devices");
  tel_test_wait_until (count_numbers (&fixture) == 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  g_assert_cmpstr (tel_user_get_primary_pattern (fixture.user), ==, "1008");
  g_assert_cmpstr (tel_user_get_primary_partition (fixture.user), ==, "PT-Internal");
  assert_changed (&fixture, "associated-devices primary-pattern");

  /* The number that is chosen is kept and said when its device goes. */
  activate (&fixture, "end-user.remove-device", "CSFPNOWAK");
  g_assert_nonnull (find (&fixture, "1008 in PT-Internal, on no associated device"));
  assert_changed (&fixture, "primary-pattern");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  g_assert_cmpstr (tel_user_get_primary_pattern (fixture.user), ==, NULL);
  hide (&fixture);
}

static void
test_switches (void)
{
  Fixture fixture = { NULL };

  show (&fixture, "14.0", "ksato");
  gtk_switch_set_active (GTK_SWITCH (get (&fixture, "presence_switch")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (get (&fixture, "home_switch")), FALSE);
  gtk_switch_set_active (GTK_SWITCH (get (&fixture, "cti_switch")), FALSE);
  assert_changed (&fixture, "cti-enabled home-cluster im-and-presence");
  /* Who edits the draft elsewhere is followed. */
  g_object_set (fixture.user, "cti-enabled", TRUE, "home-cluster", TRUE, "im-and-presence", TRUE, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (get (&fixture, "cti_switch"))));
  assert_changed (&fixture, "");
  hide (&fixture);
}

static AdwEntryRow *
find_entry (Fixture *fixture, const char *title)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = tel_test_find_widget (GTK_WIDGET (fixture->section), ADW_TYPE_ENTRY_ROW, i);

      if (row == NULL || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return (AdwEntryRow *) row;
    }
}

static void
count_notification (guint *n)
{
  (*n)++;
}

/* The fields of a local user are edited; their limits are said while typing. */
static void
test_local_user (void)
{
  Fixture fixture = { NULL };
  g_autofree char *long_number = g_strnfill (65, '1');
  guint n = 0;

  show (&fixture, "14.0", "ksato");
  g_signal_connect_swapped (fixture.section, "notify::problem", G_CALLBACK (count_notification), &n);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&fixture, "Department")), "Research");
  assert_changed (&fixture, "department");
  g_assert_cmpuint (n, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (&fixture, "Last name")), "");
  g_assert_nonnull (tel_user_section_get_problem (fixture.section));
  g_assert_nonnull (find (&fixture, "“Last name” may not be empty."));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&fixture, "Last name")), "Sato");
  g_assert_cmpstr (tel_user_section_get_problem (fixture.section), ==, NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&fixture, "Telephone number")), long_number);
  g_assert_nonnull (find (&fixture, "“Telephone number” takes at most 64 characters; it has 65."));
  g_assert_cmpuint (n, ==, 3);
  hide (&fixture);
}

/* What the cluster has itself is not judged until it is edited, and it can be put back. */
static void
test_unfit_on_the_cluster (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GPtrArray) devices = g_ptr_array_new ();
  GtkEditable *entry;

  show (&fixture, "14.0", "ksato");
  tel_test_destroy_and_assert_finalized (fixture.window, GTK_WIDGET (fixture.section));
  g_object_set (fixture.base, "mail", "none", NULL);
  g_object_set (fixture.user, "mail", "none", NULL);
  show_section (&fixture, devices);
  entry = GTK_EDITABLE (find_entry (&fixture, "Mail address"));
  g_assert_cmpstr (tel_user_section_get_problem (fixture.section), ==, NULL);
  gtk_editable_set_text (entry, "nobody");
  g_assert_nonnull (tel_user_section_get_problem (fixture.section));
  gtk_editable_set_text (entry, "none");
  g_assert_cmpstr (tel_user_section_get_problem (fixture.section), ==, NULL);
  hide (&fixture);
}

/* What a directory owns is shown as such and not offered. */
static void
test_directory_user (void)
{
  Fixture fixture = { NULL };

  show (&fixture, "14.0", "khirano");
  g_assert_null (find_entry (&fixture, "Last name"));
  g_assert_nonnull (find (&fixture, "Hirano"));
  g_assert_nonnull (find (&fixture, "From the LDAP directory “Example Directory”: they are changed there."));
  hide (&fixture);
}

/* Release 9 does not tell who comes from a directory. */
static void
test_release_9 (void)
{
  Fixture fixture = { NULL };

  show (&fixture, "9.1", "mkudo");
  g_assert_null (find_entry (&fixture, "Last name"));
  g_assert_null (find (&fixture, "Display name"));
  g_signal_emit_by_name (get (&fixture, "put_right_button"), "clicked");
  g_assert_cmpstr (tel_user_get_primary_pattern (fixture.user), ==, "4144");
  assert_changed (&fixture, "primary-pattern primary-partition");
  hide (&fixture);
}

static void
note_name (const char **name, const char *picked)
{
  *name = g_intern_string (picked);
}

/* The search finds by name and by owner, and does not offer what was chosen already. */
static void
test_picker (void)
{
  Fixture fixture = { NULL };
  TelMemberPicker *picker;
  GtkEditable *entry;
  GtkWidget *list;
  GtkListView *list_view;
  const char *picked = NULL;

  show (&fixture, "14.0", "ksato");
  picker = TEL_MEMBER_PICKER (get (&fixture, "device_picker"));
  list = tel_test_get_child (picker, "list");
  entry = GTK_EDITABLE (tel_test_get_child (list, "search_entry"));
  list_view = GTK_LIST_VIEW (tel_test_get_child (list, "list_view"));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (note_name), &picked);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list_view))), ==, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (tel_test_get_child (picker, "menu_button")));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list_view))), >, 50);
  gtk_editable_set_text (entry, "ksato");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (picked, !=, "CSFKSATO");
  picked = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (tel_test_get_child (picker, "menu_button")));
  gtk_editable_set_text (entry, "no such device");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (picked, ==, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (tel_test_get_child (list, "stack")), ==, "nothing");

  gtk_editable_set_text (entry, "ＰＮＯＷＡＫ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (picked, ==, "CSFPNOWAK");
  g_assert_true (tel_user_is_associated_with (fixture.user, "CSFPNOWAK"));
  hide (&fixture);
}

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/user-section/sound", test_sound);
  g_test_add_func ("/user-section/G5.4/put-right", test_put_right);
  g_test_add_func ("/user-section/G4.4/secure-connection", test_secure_connection);
  g_test_add_func ("/user-section/G4.4/groups", test_groups);
  g_test_add_func ("/user-section/G4.4/renamed", test_group_renamed);
  g_test_add_func ("/user-section/G5.7/association", test_association);
  g_test_add_func ("/user-section/switches", test_switches);
  g_test_add_func ("/user-section/local-user", test_local_user);
  g_test_add_func ("/user-section/unfit-on-the-cluster", test_unfit_on_the_cluster);
  g_test_add_func ("/user-section/directory-user", test_directory_user);
  g_test_add_func ("/user-section/release-9", test_release_9);
  g_test_add_func ("/user-section/picker", test_picker);

  return g_test_run ();
}
