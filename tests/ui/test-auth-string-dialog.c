/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <adwaita.h>

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-secret-clipboard.h"

#define OWNER "pnowak"
#define DEVICE "CSFPNOWAK"

typedef struct
{
  TelTestConnection *connection;
  TelUser *user;
  TelDevice *device;
  TelAuthStringDialog *dialog;
} Fixture;

static gboolean
is_shown (Fixture *fixture, const char *name)
{
  return gtk_widget_get_visible (tel_test_get_child (fixture->dialog, name));
}

static void
connect_to_cluster (Fixture *fixture)
{
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->user = tel_test_connection_read_user (fixture->connection, OWNER);
  fixture->device = tel_test_connection_read_device (fixture->connection, DEVICE);
  g_assert_nonnull (tel_device_get_authentication_string (fixture->device));
}

static void
open_dialog (Fixture *fixture, TelAuthString *string)
{
  fixture->dialog = tel_auth_string_dialog_new (fixture->connection->cluster, fixture->user, fixture->device, string);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
close_window (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->dialog), NULL);
}

static void
disconnect (Fixture *fixture)
{
  g_object_unref (fixture->user);
  g_object_unref (fixture->device);
  tel_test_connection_free (fixture->connection);
}

static void
close_dialog (Fixture *fixture)
{
  close_window (fixture);
  disconnect (fixture);
}

static void
activate (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL);
}

static void
run_plan (Fixture *fixture)
{
  gpointer view = tel_test_get_child (fixture->dialog, "plan_view");

  tel_test_wait_until (
      g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (fixture->dialog, "stack")), "plan") == 0);
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (view, "result_label")));
}

/* The cluster does not tell whether Apply Config was sent for a string that is found on it. */
static void
test_found_string_is_applied_first (void)
{
  Fixture fixture;

  connect_to_cluster (&fixture);
  g_assert_null (tel_cluster_get_applied_string (fixture.connection->cluster, fixture.device));
  open_dialog (&fixture, NULL);
  g_assert_false (is_shown (&fixture, "string_box"));
  g_assert_true (is_shown (&fixture, "apply_label"));

  activate (&fixture, "string.apply");
  run_plan (&fixture);
  g_assert_true (is_shown (&fixture, "string_box"));
  g_assert_false (is_shown (&fixture, "apply_label"));
  g_assert_nonnull (tel_cluster_get_applied_string (fixture.connection->cluster, fixture.device));

  close_dialog (&fixture);
}

/* The new string was written, so the old one is dead although the plan failed; the new one was not applied. */
static void
test_failed_plan_takes_the_old_string_away (void)
{
  Fixture fixture;

  connect_to_cluster (&fixture);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));
  g_assert_true (is_shown (&fixture, "string_box"));
  gtk_toggle_button_set_active (tel_test_get_child (fixture.dialog, "reveal_button"), TRUE);
  activate (&fixture, "string.copy");

  tel_test_simulator_refuse (fixture.connection->simulator, "applyPhone", 1, -1, "The database is busy");
  activate (&fixture, "string.new");
  run_plan (&fixture);

  g_assert_false (is_shown (&fixture, "string_box"));
  g_assert_true (is_shown (&fixture, "apply_label"));
  g_assert_false (gtk_toggle_button_get_active (tel_test_get_child (fixture.dialog, "reveal_button")));
  g_assert_cmpuint (tel_secret_clipboard_get_remaining (
                        tel_secret_clipboard_get_for_display (gdk_display_get_default ())),
                    ==, 0);

  close_dialog (&fixture);
}

/* A new string has as many digits as the settings say (contract 4.3). */
static void
test_string_length (void)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  g_autoptr (TelDevice) after = NULL;
  Fixture fixture;

  g_assert_cmpuint (g_settings_get_uint (settings, "string-length"), ==, 10);
  g_settings_set_uint (settings, "string-length", 5);
  connect_to_cluster (&fixture);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));
  activate (&fixture, "string.new");
  run_plan (&fixture);

  after = tel_test_connection_read_device (fixture.connection, DEVICE);
  g_assert_cmpuint (strlen (tel_auth_string_peek (tel_device_get_authentication_string (after))), ==, 5);

  g_settings_reset (settings, "string-length");
  close_dialog (&fixture);
}

static void
test_expired (void)
{
  Fixture fixture;

  connect_to_cluster (&fixture);
  g_object_set (fixture.device, "completes-by", "2020:01:01:12:00", NULL);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));

  g_assert_true (is_shown (&fixture, "expired_label"));
  g_assert_false (is_shown (&fixture, "string_box"));
  g_assert_false (gtk_widget_get_sensitive (tel_test_get_child (fixture.dialog, "copy_button")));

  close_dialog (&fixture);
}

/* Where the buttons below Copy stand, and how high they are. */
static void
measure_others (Fixture *fixture, graphene_rect_t *bounds)
{
  GtkWidget *others = tel_test_find_widget (GTK_WIDGET (fixture->dialog), GTK_TYPE_FLOW_BOX, 0);

  tel_test_wait_until (gtk_widget_get_height (others) > 0);
  g_assert_true (gtk_widget_compute_bounds (others, GTK_WIDGET (fixture->dialog), bounds));
}

/* The button tells that it was copied and counts down; nothing moves under the pointer meanwhile. */
static void
test_copied_moves_nothing (void)
{
  Fixture fixture;
  graphene_rect_t before, after;
  GtkWidget *label;

  connect_to_cluster (&fixture);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));
  label = tel_test_get_child (fixture.dialog, "copy_label");
  measure_others (&fixture, &before);

  activate (&fixture, "string.copy");
  /* Laid out anew once the label has the room that its words want. */
  tel_test_wait_until (strstr (gtk_label_get_text (GTK_LABEL (label)), "Copied") != NULL &&
                       !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  measure_others (&fixture, &after);
  g_assert_true (graphene_rect_equal (&before, &after));

  tel_secret_clipboard_clear (tel_secret_clipboard_get_for_display (gdk_display_get_default ()));
  close_dialog (&fixture);
}

static void
test_copied (void)
{
  Fixture fixture;
  TelSecretClipboard *clipboard = tel_secret_clipboard_get_for_display (gdk_display_get_default ());
  g_autoptr (TelAuthString) other = tel_auth_string_new ("1234567890");

  connect_to_cluster (&fixture);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));

  activate (&fixture, "string.copy");
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (fixture.dialog, "copy_label")), "Copied"));

  tel_secret_clipboard_offer (clipboard, other, 60, GTK_WINDOW (fixture.dialog));
  g_assert_cmpstr (gtk_label_get_text (tel_test_get_child (fixture.dialog, "copy_label")), ==, "Copy");

  tel_secret_clipboard_clear (clipboard);
  close_dialog (&fixture);
}

static GtkWindow *
find_question (TelAuthStringDialog *dialog)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (dialog) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

/* What is asked on the way of a mail, the method or the file, ends with the dialog, and keeps nothing of it alive. */
static void
test_mail_question_ends_with_dialog (gconstpointer method)
{
  g_autoptr (GSettings) settings = g_settings_new (TEL_APPLICATION_ID);
  Fixture fixture;
  GtkWindow *question;

  g_settings_set_string (settings, "mail-method", method);
  connect_to_cluster (&fixture);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));

  activate (&fixture, "string.mail");
  tel_test_wait_until (find_question (fixture.dialog) != NULL);
  question = find_question (fixture.dialog);
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);

  close_window (&fixture);
  tel_test_wait_until (question == NULL);
  /* What was under way is called off, and lets go of the cluster. */
  tel_test_wait_until (G_OBJECT (fixture.connection->cluster)->ref_count == 1);
  disconnect (&fixture);
  g_settings_reset (settings, "mail-method");
}

/* A string that is being written would be lost with the window, which asks instead of doing nothing. */
static void
test_closing_under_a_plan_asks (void)
{
  Fixture fixture;
  gpointer view;
  GtkWindow *question;

  connect_to_cluster (&fixture);
  open_dialog (&fixture, tel_device_get_authentication_string (fixture.device));
  view = tel_test_get_child (fixture.dialog, "plan_view");
  activate (&fixture, "string.new");
  tel_test_wait_until (
      g_strcmp0 (gtk_stack_get_visible_child_name (tel_test_get_child (fixture.dialog, "stack")), "plan") == 0);
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);

  gtk_window_close (GTK_WINDOW (fixture.dialog));
  question = find_question (fixture.dialog);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (question));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "continue");
  gtk_window_destroy (question);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (view, "result_label")));
  g_assert_true (is_shown (&fixture, "string_box"));

  close_dialog (&fixture);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/auth-string-dialog/G4.3/expired-string-not-given-out", test_expired);
  g_test_add_func ("/auth-string-dialog/G4.5/found-string-applied-first", test_found_string_is_applied_first);
  g_test_add_func ("/auth-string-dialog/G4.5/failed-plan-takes-old-string-away",
                   test_failed_plan_takes_the_old_string_away);
  g_test_add_func ("/auth-string-dialog/G3.3/length-of-the-settings", test_string_length);
  g_test_add_func ("/auth-string-dialog/copied-says-which", test_copied);
  g_test_add_func ("/auth-string-dialog/copied-moves-nothing", test_copied_moves_nothing);
  g_test_add_data_func ("/auth-string-dialog/mail/method-question-ends-with-it", "ask",
                        test_mail_question_ends_with_dialog);
#ifndef __SANITIZE_ADDRESS__
  /* GTK's file chooser loads libcloudproviders, which leaks the names of its folders. */
  g_test_add_data_func ("/auth-string-dialog/mail/file-question-ends-with-it", "file",
                        test_mail_question_ends_with_dialog);
#endif
  g_test_add_func ("/auth-string-dialog/closing-under-a-plan-asks", test_closing_under_a_plan_asks);

  return g_test_run ();
}
