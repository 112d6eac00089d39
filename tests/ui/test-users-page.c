/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-product.h"
#include "ui/tel-users-page.h"
#include "plan/tel-drafts.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-device-details.h"
#include "ui/tel-device-editor.h"
#include "ui/tel-device-slot.h"
#include "ui/tel-other-devices.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-softphone-dialog.h"
#include "ui/tel-user-list.h"
#include "ui/tel-user-pane.h"
#include "ui/tel-user-section.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

/* A page on a simulated cluster, over the wire. */
typedef struct
{
  TelTestConnection *connection;
  TelTestSimulator *simulator;
  TelCluster *cluster;
  TelUsersPage *page;
  TelUserList *list;
  TelUserPane *pane;
  GtkWidget *window;
  GError *error;
  guint n_done;
} Fixture;

static void
on_read_failed (Fixture *fixture, GError *error)
{
  g_clear_error (&fixture->error);
  fixture->error = g_error_copy (error);
}

static void
on_read_done (Fixture *fixture)
{
  fixture->n_done++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  int width = data != NULL ? GPOINTER_TO_INT (data) : 1100;

  fixture->connection = tel_test_connection_new ("14.0", "small");
  fixture->simulator = fixture->connection->simulator;
  fixture->cluster = fixture->connection->cluster;
  fixture->page = g_object_new (TEL_TYPE_USERS_PAGE, NULL);
  fixture->list = TEL_USER_LIST (tel_test_find_widget (GTK_WIDGET (fixture->page), TEL_TYPE_USER_LIST, 0));
  fixture->pane = TEL_USER_PANE (tel_test_find_widget (GTK_WIDGET (fixture->page), TEL_TYPE_USER_PANE, 0));
  g_signal_connect_swapped (fixture->page, "read-failed", G_CALLBACK (on_read_failed), fixture);
  g_signal_connect_swapped (fixture->page, "read-done", G_CALLBACK (on_read_done), fixture);
  fixture->window = tel_test_present (GTK_WIDGET (fixture->page), width, 700);
  tel_users_page_set_cluster (fixture->page, fixture->cluster);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  g_clear_error (&fixture->error);
  /* What was cancelled lets go of the cluster when its turn comes. */
  tel_test_wait_until (G_OBJECT (fixture->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static void
wait_for_lists (Fixture *fixture)
{
  tel_test_wait_until (tel_cluster_has_references (fixture->cluster) && fixture->n_done > 0);
  g_assert_no_error (fixture->error);
}

static GtkWidget *
find (Fixture *fixture, const char *text)
{
  return tel_test_find_label (GTK_WIDGET (fixture->pane), text);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (tel_user_list_get_model (fixture->list)), >=, 14);
  g_assert_null (tel_users_page_get_user (fixture->page));
  g_assert_nonnull (find (fixture, "Choose a user"));

  tel_user_list_select (fixture->list, "amckenzi");
  tel_test_wait_until (find (fixture, "Adam McKenzie") != NULL);
  tel_test_wait_until (find (fixture, "owner of and associated with every softphone") != NULL);
  g_assert_nonnull (find (fixture, "amckenzi · Sales · 1003"));
  g_assert_nonnull (find (fixture, "Device Information"));
  /* The labels are the terms of the glossary. */
  g_assert_nonnull (find (fixture, "Owner User ID"));
  g_assert_nonnull (find (fixture, "Operation Completes By"));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "getUser"), ==, 1);
}

static void
test_slots (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "tadams");
  tel_test_wait_until (find (fixture, "no softphone yet") != NULL);

  for (guint i = 0; i < TEL_N_SOFTPHONE_TYPES; i++)
    {
      GtkWidget *slot = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_SLOT, i);

      g_assert_nonnull (tel_test_find_label (slot, tel_device_type_get_label (i)));
      g_assert_nonnull (tel_test_find_label (slot, "Create…"));
    }
  /* The desk phone has no slot. */
  g_assert_nonnull (find (fixture, "Other devices"));
}

static void
set_tablet_installed (Fixture *fixture, gboolean installed)
{
  g_autoptr (GError) error = NULL;

  tel_simulator_product_set_installed (fixture->simulator->store, "Cisco Jabber for Tablet", installed, &error);
  g_assert_no_error (error);
  fixture->n_done = 0;
  tel_users_page_reload (fixture->page);
  tel_test_wait_until (fixture->n_done > 0);
}

/* Where the COP file is missing the slot says so and offers nothing; the others do, and so does it after the next read.
 */
static void
test_product_missing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tablet = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_SLOT, TEL_DEVICE_TYPE_TAB);
  GtkWidget *iphone = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_SLOT, TEL_DEVICE_TYPE_TCT);

  wait_for_lists (fixture);
  set_tablet_installed (fixture, FALSE);
  tel_user_list_select (fixture->list, "tadams");
  tel_test_wait_until (tel_test_find_label (iphone, "Create…") != NULL);
  g_assert_null (tel_test_find_label (tablet, "Create…"));
  g_assert_nonnull (tel_test_find_label (tablet, "The cluster does not know the phone type “Cisco Jabber for Tablet”. "
                                                 "Install its COP file in Cisco Unified OS Administration (G1.1)."));

  set_tablet_installed (fixture, TRUE);
  tel_test_wait_until (tel_test_find_label (tablet, "Create…") != NULL);
}

/* It has no slot, but a place: where there is none it is made, where there is one it is listed and no other is made. */
static void
test_remote_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *others;
  guint n_windows;

  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "tadams");
  tel_test_wait_until (find (fixture, "no softphone yet") != NULL);
  others = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_OTHER_DEVICES, 0);
  g_assert_nonnull (tel_test_find_label (others, "SEP001122334455"));
  g_assert_nonnull (tel_test_find_label (others, "CTI Remote Device"));

  n_windows = g_list_model_get_n_items (windows);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.create-softphone", "u", (guint) TEL_DEVICE_TYPE_CTIRD);
  tel_test_wait_until (g_list_model_get_n_items (windows) == n_windows + 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TEL_IS_SOFTPHONE_DIALOG (window))
        gtk_window_close (window);
    }

  tel_test_add_device (fixture->cluster, "CTIRDTADAMS", "CTI Remote Device", "tadams");
  tel_test_simulator_mutate (fixture->simulator,
                             "<addPhone><phone><name>CTIRDTADAMS</name><product>CTI Remote Device</product>"
                             "<class>Phone</class><protocol>CTI Remote Device</protocol>"
                             "<protocolSide>User</protocolSide><devicePoolName>Default</devicePoolName>"
                             "<commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName>"
                             "<locationName>Hub_None</locationName>"
                             "<useTrustedRelayPoint>Default</useTrustedRelayPoint><phoneTemplateName/>"
                             "<primaryPhoneName/><builtInBridgeStatus>Default</builtInBridgeStatus>"
                             "<ownerUserName>tadams</ownerUserName><packetCaptureMode>None</packetCaptureMode>"
                             "<certificateOperation>No Pending Operation</certificateOperation>"
                             "<deviceMobilityMode>Default</deviceMobilityMode></phone></addPhone>");
  tel_user_pane_reload (fixture->pane);
  tel_test_wait_until (find (fixture, "CTIRDTADAMS") != NULL);
  others = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_OTHER_DEVICES, 0);
  g_assert_nonnull (tel_test_find_label (others, "SEP001122334455"));
  g_assert_null (tel_test_find_label (others, "Create…"));
  /* It counts as no softphone. */
  g_assert_nonnull (find (fixture, "no softphone yet"));
}

static void
test_device_is_chosen (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "tribeiro");
  tel_test_wait_until (tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_EDITOR, 0) != NULL);
  g_assert_nonnull (find (fixture, "Cisco Dual Mode for iPhone"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.device", "s", "BOTTRIBEIRO");
  tel_test_wait_until (find (fixture, "Cisco Dual Mode for Android") != NULL);
  g_assert_null (find (fixture, "Cisco Dual Mode for iPhone"));
}

static char *
dup_shown_deadline (TelCluster *cluster, TelDevice *device)
{
  GtkWidget *details = g_object_ref_sink (GTK_WIDGET (tel_device_details_new (cluster, device)));
  GtkWidget *label;
  char *text = NULL;

  for (guint i = 0; text == NULL && (label = tel_test_find_widget (details, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), "05:00") != NULL)
      text = g_strdup (gtk_label_get_text (GTK_LABEL (label)));
  g_object_unref (details);

  return text;
}

/* G3.5: a deadline says where the zone is known from, as everywhere else. */
static void
test_details_tell_whence_the_zone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", "CSFX", "completes-by", "2026:12:05:05:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *found = NULL;
  g_autofree char *chosen = NULL;

  wait_for_lists (fixture);
  tel_test_wait_until (tel_cluster_get_time_zone_origin (fixture->cluster) == TEL_ZONE_FOUND);
  found = dup_shown_deadline (fixture->cluster, device);
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (found, "found on the cluster"));

  tel_cluster_set_time_zone (fixture->cluster, zone);
  chosen = dup_shown_deadline (fixture->cluster, device);
  g_assert_nonnull (chosen);
  g_assert_nonnull (strstr (chosen, "the cluster’s time"));
}

static void
test_last_choice_wins (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "amckenzi");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "users.open", NULL);
  tel_user_list_select (fixture->list, "tadams");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "users.open", NULL);

  tel_test_wait_until (find (fixture, "no softphone yet") != NULL);
  g_assert_nonnull (find (fixture, "Tanya Adams"));
  g_assert_null (find (fixture, "Device Information"));
}

static void
test_error_in_the_pane (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_test_simulator_refuse (fixture->simulator, "getUser", 1, 5007,
                             "Item not valid: The specified User was not found");
  tel_user_list_select (fixture->list, "tadams");
  tel_test_wait_until (fixture->error != NULL);
  g_assert_nonnull (find (fixture, fixture->error->message));
  g_assert_nonnull (find (fixture, "Try again"));
  g_assert_nonnull (find (fixture, "The cluster could not be read"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.reload", NULL);
  tel_test_wait_until (find (fixture, "no softphone yet") != NULL);
  g_assert_null (find (fixture, "Try again"));
}

static void
test_error_in_the_list (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  /* A cluster that does not say what has changed is read whole. */
  tel_test_simulator_refuse (fixture->simulator, "listChange", 1, 5000, "The queue is gone");
  tel_test_simulator_refuse (fixture->simulator, "listUser", 1, 5000, "The database is gone");
  fixture->n_done = 0;
  tel_users_page_reload (fixture->page);
  tel_test_wait_until (fixture->error != NULL);
  /* What was read before stays; what is read besides does not say that all is well. */
  g_assert_cmpuint (g_list_model_get_n_items (tel_user_list_get_model (fixture->list)), >=, 14);
  tel_user_list_select (fixture->list, "tadams");
  tel_test_wait_until (find (fixture, "no softphone yet") != NULL);
  g_assert_cmpuint (fixture->n_done, ==, 0);

  tel_users_page_reload (fixture->page);
  tel_test_wait_until (fixture->n_done > 0);
}

/* Somebody else's work is followed, and only what they touched is read. */
static void
test_reload_follows (Fixture *fixture, gconstpointer data)
{
  guint n_users;

  wait_for_lists (fixture);
  n_users = g_list_model_get_n_items (tel_user_list_get_model (fixture->list));
  tel_user_list_select (fixture->list, "hsuzuki");
  tel_test_wait_until (find (fixture, "Device Information") != NULL);

  tel_test_simulator_mutate (fixture->simulator,
                             "<addUser><user><lastName>Neu</lastName><userid>nneu</userid>"
                             "<presenceGroupName>Standard Presence group</presenceGroupName></user></addUser>");
  tel_test_simulator_mutate (fixture->simulator,
                             "<updateUser><userid>hsuzuki</userid><department>Elsewhere</department></updateUser>");
  fixture->n_done = 0;
  tel_users_page_reload (fixture->page);
  tel_test_wait_until (g_list_model_get_n_items (tel_user_list_get_model (fixture->list)) == n_users + 1);
  tel_test_wait_until (find (fixture, "hsuzuki · Elsewhere · 1005") != NULL && fixture->n_done == 2);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "listUser"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "listPhone"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "listSipProfile"), ==, 1);

  tel_test_simulator_mutate (fixture->simulator, "<removeUser><userid>nneu</userid></removeUser>");
  tel_users_page_reload (fixture->page);
  tel_test_wait_until (g_list_model_get_n_items (tel_user_list_get_model (fixture->list)) == n_users);
}

/* A word for each device, as soon as it is known. */
static void
test_registration (Fixture *fixture, gconstpointer data)
{
  GtkWidget *others;
  GtkWidget *slot;

  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "pnowak");
  tel_test_wait_until (find (fixture, "Not registered") != NULL);
  slot = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_SLOT, TEL_DEVICE_TYPE_CSF);
  g_assert_nonnull (tel_test_find_label (slot, "Not registered"));

  tel_user_list_select (fixture->list, "tadams");
  tel_test_wait_until (find (fixture, "Registered") != NULL);
  others = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_OTHER_DEVICES, 0);
  g_assert_nonnull (tel_test_find_label (others, "Registered"));
  g_assert_null (find (fixture, "Not registered"));

  tel_test_simulator_mutate (fixture->simulator, "<resetPhone><name>SEP001122334455</name></resetPhone>");
  tel_user_pane_reload (fixture->pane);
  tel_test_wait_until (find (fixture, "Not registered") != NULL);

  /* Where it cannot be read, nothing is said. */
  tel_test_simulator_refuse (fixture->simulator, "listRegistrationDynamic", 1, 5000, "No memory");
  tel_user_pane_reload (fixture->pane);
  tel_test_wait_until (find (fixture, "Not registered") == NULL);
  g_assert_null (find (fixture, "Registered"));
  g_assert_no_error (fixture->error);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* GTK keeps it. */
      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
carry_out (GtkWidget *dialog)
{
  GtkWidget *view = tel_test_find_widget (dialog, TEL_TYPE_PLAN_VIEW, 0);

  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
}

/* From the checklist to the cluster: put right, look at somebody else, come back, review, carry out. */
static void
test_put_right (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelUser) user = NULL;

  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "rshibata");
  tel_test_wait_until (find (fixture, "not in “Standard CCM End Users”") != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.put-right-aspect", "u",
                                             (guint) TEL_USER_ASPECT_GROUPS));
  g_assert_nonnull (find (fixture, "1 change"));
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "updateUser"), ==, 0);

  tel_user_list_select (fixture->list, "csecure");
  tel_test_wait_until (find (fixture, "Carla Secure") != NULL);
  tel_test_wait_until (find (fixture, "in “Standard CTI Secure Connection”, which a Jabber user must not be") != NULL);
  tel_user_list_select (fixture->list, "rshibata");
  tel_test_wait_until (find (fixture, "1 change") != NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.review", NULL);
  tel_test_wait_until (find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  carry_out (find_window (TEL_TYPE_PLAN_DIALOG));
  tel_test_wait_until (find (fixture, "in the groups that Jabber needs") != NULL);
  gtk_window_close (GTK_WINDOW (find_window (TEL_TYPE_PLAN_DIALOG)));
  user = tel_test_connection_read_user (fixture->connection, "rshibata");
  g_assert_true (tel_user_is_in_group (user, "Standard CCM End Users"));
  /* Nothing is left to be sent. */
  g_assert_null (find (fixture, "1 change"));
}

/* What somebody else changed meanwhile stays, and so does what was edited. */
static void
test_draft_meets_change (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "rshibata");
  tel_test_wait_until (find (fixture, "not in “Standard CCM End Users”") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.put-right", NULL);
  tel_test_simulator_mutate (fixture->simulator,
                             "<updateUser><userid>rshibata</userid><department>Legal</department></updateUser>");
  tel_user_pane_reload (fixture->pane);
  tel_test_wait_until (find (fixture, "rshibata · Legal · 4136") != NULL);
  g_assert_nonnull (find (fixture, "1 change"));

  tel_drafts_discard (tel_drafts_get_for_connection (tel_axl_client_get_connection_id (fixture->connection->client)));
}

/* Where the cluster shows no string, the checklist makes one, with a plan. */
static void
test_new_string (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "mono");
  tel_test_wait_until (find (fixture, "CSFMONO: the cluster shows none; only a new string helps") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.issue-string", "s", "CSFMONO");
  tel_test_wait_until (find_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  carry_out (find_window (TEL_TYPE_PLAN_DIALOG));
  tel_test_wait_until (find (fixture, "CSFMONO: issued, to be given to the user") != NULL);
  /* The plan's dialog has made room for the string's. */
  tel_test_wait_until (find_window (TEL_TYPE_AUTH_STRING_DIALOG) != NULL);
  gtk_window_destroy (GTK_WINDOW (find_window (TEL_TYPE_AUTH_STRING_DIALOG)));
}

static gboolean
click_edit (Fixture *fixture, const char *device)
{
  GtkWidget *slot;

  for (guint i = 0; (slot = tel_test_find_widget (GTK_WIDGET (fixture->pane), TEL_TYPE_DEVICE_SLOT, i)) != NULL; i++)
    if (g_strcmp0 (gtk_label_get_text (tel_test_get_child (slot, "name_label")), device) == 0)
      {
        GtkWidget *button = tel_test_get_child (slot, "details_button");

        g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Edit");
        g_signal_emit_by_name (button, "clicked");

        return TRUE;
      }

  return FALSE;
}

/* The checklist leads to what has to be looked at. */
static void
test_show_device (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = NULL;
  GtkScrolledWindow *scrolled = tel_test_get_child (fixture->pane, "scrolled_window");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);

  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "tribeiro");
  tel_test_wait_until (find (fixture, "Device Information") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "user.show-device", "s", "TABTRIBEIRO");
  g_object_get (fixture->pane, "shown-device", &shown, NULL);
  g_assert_cmpstr (shown, ==, "TABTRIBEIRO");

  /* A slot’s button leads there each time, even when its device is shown already. */
  tel_test_wait_until (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 100);
  for (guint i = 0; i < 2; i++)
    {
      gtk_adjustment_set_value (adjustment, 0);
      g_assert_true (click_edit (fixture, "TABTRIBEIRO"));
      tel_test_wait_until (gtk_adjustment_get_value (adjustment) > 0);
    }
}

static void
test_names_are_no_markup (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "bmarkup");
  tel_test_wait_until (find (fixture, "no softphone yet") != NULL);
  g_assert_nonnull (find (fixture, "<b>Bold</b> Müller & <i>Söhne</i>"));
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  tel_user_list_select (fixture->list, "tribeiro");
  tel_test_wait_until (find (fixture, "Other devices") != NULL && find (fixture, "Device Information") != NULL);
  tel_test_assert_accessible (fixture->window);
}

/* Whatever wraps has the room that it needs. What scrolls may be higher than what shows it. */
static void
assert_nothing_overflows (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!tel_test_is_shown (child))
        continue;

      g_assert_true (gtk_widget_compute_bounds (child, widget, &bounds));
      if (GTK_IS_BOX (widget) && bounds.origin.y + bounds.size.height > gtk_widget_get_height (widget) + 1)
        {
          g_test_message ("a %s ends at %g in a %s of %d", G_OBJECT_TYPE_NAME (child),
                          bounds.origin.y + bounds.size.height, G_OBJECT_TYPE_NAME (widget),
                          gtk_widget_get_height (widget));
          g_test_fail ();
        }
      assert_nothing_overflows (child);
    }
}

static void
open_user (Fixture *fixture, const char *user_id, const char *words)
{
  tel_user_list_select (fixture->list, user_id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "users.open", NULL);
  tel_test_wait_until (find (fixture, words) != NULL);
  gtk_test_widget_wait_for_draw (fixture->window);
  assert_nothing_overflows (GTK_WIDGET (fixture->pane));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  wait_for_lists (fixture);
  g_assert_false (tel_users_page_get_can_go_back (fixture->page));
  open_user (fixture, "amckenzi", "CSFAKenzi");
  g_assert_true (tel_users_page_get_can_go_back (fixture->page));
  g_assert_true (tel_test_is_shown (GTK_WIDGET (fixture->pane)) && !tel_test_is_shown (GTK_WIDGET (fixture->list)));
  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 400);

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "users.back", NULL);
  g_assert_false (tel_users_page_get_can_go_back (fixture->page));
  tel_test_wait_until (tel_test_is_shown (GTK_WIDGET (fixture->list)));

  open_user (fixture, "csecure", "none is waiting; needed for secure phones only");
}

static void
test_closed_while_reading (Fixture *fixture, gconstpointer data)
{
  tel_user_list_set_loading (fixture->list, TRUE);
}

#define ADD(path, width, function) g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("/users-page/choice-is-read", 1100, test_read);
  ADD ("/users-page/a-slot-for-each-type", 1100, test_slots);
  ADD ("/users-page/G1.1/product-missing", 1100, test_product_missing);
  ADD ("/users-page/remote-device", 1100, test_remote_device);
  ADD ("/users-page/G3.5/details-tell-whence-the-zone", 1100, test_details_tell_whence_the_zone);
  ADD ("/users-page/device-is-chosen", 1100, test_device_is_chosen);
  ADD ("/users-page/last-choice-wins", 1100, test_last_choice_wins);
  ADD ("/users-page/error-in-the-pane", 1100, test_error_in_the_pane);
  ADD ("/users-page/error-keeps-the-list", 1100, test_error_in_the_list);
  ADD ("/users-page/reload-follows", 1100, test_reload_follows);
  ADD ("/users-page/registration", 1100, test_registration);
  ADD ("/users-page/G4.4/put-right", 1100, test_put_right);
  ADD ("/users-page/draft-meets-change", 1100, test_draft_meets_change);
  ADD ("/users-page/G4.2/new-string", 1100, test_new_string);
  ADD ("/users-page/show-device", 1100, test_show_device);
  ADD ("/users-page/names-are-no-markup", 1100, test_names_are_no_markup);
  ADD ("/users-page/everything-is-named", 1100, test_accessible);
  ADD ("/users-page/narrow", 380, test_narrow);
  ADD ("/users-page/closed-while-reading", 1100, test_closed_while_reading);

  return g_test_run ();
}
