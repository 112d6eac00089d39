/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "delivery/tel-language.h"
#include "plan/tel-journal-delivery.h"
#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-application.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-plan-dialog.h"
#include "ui/tel-plan-view.h"
#include "ui/tel-secret-clipboard.h"
#include "ui/tel-user-pane.h"

#define OWNER "pnowak"
#define DEVICE "CSFPNOWAK"
#define STRING "4815162342"

/* GTK's file chooser loads libcloudproviders, which leaks the names of its folders. */
#ifdef __SANITIZE_ADDRESS__
#define CHOOSER_LEAKS TRUE
#else
#define CHOOSER_LEAKS FALSE
#endif

/* One for all cases, with its journal. */
static TelApplication *application;

typedef struct
{
  TelTestConnection *connection;
  TelUser *user;
  TelDevice *device;
  TelAuthStringDialog *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = tel_auth_string_dialog_new (fixture->connection->cluster, fixture->user, fixture->device,
                                                tel_device_get_authentication_string (fixture->device));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
close_dialog (Fixture *fixture)
{
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->dialog), NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->user = tel_test_connection_read_user (fixture->connection, OWNER);
  fixture->device = tel_test_connection_read_device (fixture->connection, DEVICE);
  open_dialog (fixture);
}

/* Whatever was given out. */
static void
assert_journal_has_no_string (void)
{
  g_autofree char *path = tel_journal_dup_default_path ();
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  g_assert_false (tel_test_file_has (path, STRING) || tel_test_file_has (log, STRING));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_journal_has_no_string ();
  tel_secret_clipboard_clear (tel_secret_clipboard_get_for_display (gdk_display_get_default ()));
  close_dialog (fixture);
  g_object_unref (fixture->user);
  g_object_unref (fixture->device);
  /* What was cancelled lets go of the cluster when its turn comes. */
  tel_test_wait_until (G_OBJECT (fixture->connection->cluster)->ref_count == 1);
  tel_test_connection_free (fixture->connection);
}

static gpointer
get_child (Fixture *fixture, const char *name)
{
  return tel_test_get_child (fixture->dialog, name);
}

static gboolean
says_given (Fixture *fixture, const char *words)
{
  const char *text = adw_action_row_get_subtitle (get_child (fixture, "given_row"));

  return gtk_widget_get_visible (get_child (fixture, "given_row")) && text != NULL && strstr (text, words) != NULL;
}

static GPtrArray *
list (Fixture *fixture)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_journal_list_deliveries_async (tel_application_get_journal (application),
                                     tel_axl_client_get_connection_id (fixture->connection->client), DEVICE, NULL,
                                     tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_journal_list_deliveries_finish (tel_application_get_journal (application), done, NULL);
}

static guint
n_deliveries (Fixture *fixture)
{
  g_autoptr (GPtrArray) deliveries = list (fixture);

  return deliveries->len;
}

static gboolean
has_folder (GtkWindow *chooser)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (chooser));

  return folder != NULL;
}

static gboolean
has_file (GtkWindow *chooser, GFile *file)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  return chosen != NULL && g_file_equal (chosen, file);
}

static gboolean
has_label (GtkWidget *root, const char *words)
{
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL)
      return TRUE;

  return FALSE;
}

/* What was given is said, also when the dialog is opened again, and what a new string does to it. */
static void
test_copied (Fixture *fixture, gconstpointer data)
{
  gpointer view;

  g_assert_false (gtk_widget_get_visible (get_child (fixture, "given_row")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "string.copy", NULL);
  tel_test_wait_until (says_given (fixture, "Copied for pnowak on "));
  close_dialog (fixture);
  open_dialog (fixture);
  tel_test_wait_until (says_given (fixture, "Copied for pnowak on "));

  view = get_child (fixture, "plan_view");
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "string.new", NULL);
  tel_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (get_child (fixture, "stack")), "plan") == 0);
  g_assert_true (has_label (view, "that was given on "));
  tel_test_tick_notices (view);
  gtk_widget_activate_action (view, "plan.run", NULL);
  tel_test_wait_until (gtk_widget_get_visible (tel_test_get_child (view, "result_label")));
  tel_test_wait_until (says_given (fixture, "replaced by a newer string since"));
}

static gboolean
has_check (TelUserPane *pane, const char *words)
{
  return has_label (tel_test_get_child (pane, "checks"), words);
}

/* The one that comes after a plan. */
static GtkWindow *
find_other_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TEL_IS_AUTH_STRING_DIALOG (l->data) && l->data != fixture->dialog)
      return l->data;

  return NULL;
}

/* The checklist tells at once that the string was given, and that a newer one was not. */
static void
test_shown_in_pane (Fixture *fixture, gconstpointer data)
{
  TelUserPane *pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  GtkWidget *window = tel_test_present (GTK_WIDGET (pane), 900, 700);
  GtkWidget *dialog;

  tel_user_pane_set_cluster (pane, fixture->connection->cluster);
  tel_user_pane_show_user (pane, fixture->user);
  tel_test_wait_until (tel_user_pane_get_devices (pane) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "string.copy", NULL);
  tel_test_wait_until (has_check (pane, DEVICE ": given to the user on "));

  gtk_widget_activate_action (GTK_WIDGET (pane), "user.issue-string", "s", DEVICE);
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  dialog = GTK_WIDGET (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG));
  tel_test_tick_notices (dialog);
  gtk_widget_activate_action (tel_test_find_widget (dialog, TEL_TYPE_PLAN_VIEW, 0), "plan.run", NULL);
  tel_test_wait_until (has_check (pane, DEVICE ": issued, to be given to the user"));

  tel_test_wait_until (find_other_dialog (fixture) != NULL);
  gtk_window_destroy (find_other_dialog (fixture));
  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (pane));
}

/* A new string that is asked for in the checklist or on a device says too when the old one was given. */
static void
test_issued_from_pane (Fixture *fixture, gconstpointer data)
{
  TelUserPane *pane = g_object_new (TEL_TYPE_USER_PANE, NULL);
  GtkWidget *window;

  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "string.copy", NULL);
  tel_test_wait_until (says_given (fixture, "Copied for pnowak on "));

  window = tel_test_present (GTK_WIDGET (pane), 900, 700);
  tel_user_pane_set_cluster (pane, fixture->connection->cluster);
  tel_user_pane_show_user (pane, fixture->user);
  tel_test_wait_until (tel_user_pane_get_devices (pane) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pane), "user.issue-string", "s", DEVICE));
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG) != NULL);
  g_assert_true (has_label (GTK_WIDGET (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG)), "that was given on "));

  gtk_window_destroy (tel_test_find_shown_window (TEL_TYPE_PLAN_DIALOG));
  tel_test_destroy_and_assert_finalized (window, GTK_WIDGET (pane));
}

/* What leaves when the dialog is closed already is written down. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = list (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("telephonist-XXXXXX", &error);
  g_autofree char *path = g_build_filename (directory, "jabber.eml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) after = NULL;
  GtkWindow *chooser;

  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "string.save-message", NULL);
  tel_test_wait_until (tel_test_find_shown_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  chooser = tel_test_find_shown_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  /* It goes to its first folder by itself, and would leave another. */
  tel_test_wait_until (has_folder (chooser));
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, &error));
  g_assert_no_error (error);
  tel_test_wait_until (has_file (chooser, file));
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  tel_test_wait_until (tel_test_find_shown_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  close_dialog (fixture);
  tel_test_wait_until (n_deliveries (fixture) == before->len + 1);
  after = list (fixture);
  g_assert_cmpint (((TelJournalDelivery *) after->pdata[0])->way, ==, TEL_DELIVERY_WAY_FILE);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_unlink (path);
  g_rmdir (directory);
  open_dialog (fixture);
}

/* In the user’s language, unless another is chosen; what is written down says which, and never the string. */
static void
test_language (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row = get_child (fixture, "language_row");

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, TEL_LANGUAGE_ENGLISH);
  close_dialog (fixture);
  g_object_set (fixture->user, "user-locale", "Japanese Japan", NULL);
  open_dialog (fixture);
  row = get_child (fixture, "language_row");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, TEL_LANGUAGE_JAPANESE);
}

/* No address: the letter is offered instead (G4.6). */
static void
test_no_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = list (fixture);
  g_autoptr (GPtrArray) after = NULL;
  const char *action = data;

  close_dialog (fixture);
  g_object_set (fixture->user, "mail", NULL, NULL);
  open_dialog (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), action, NULL);
  tel_test_wait_until (gtk_widget_get_visible (get_child (fixture, "error_label")));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (fixture, "error_label")), "in a letter"));
  after = list (fixture);
  g_assert_cmpuint (after->len, ==, before->len);
}

/* A letter or mail that cannot say until when is not made. */
static void
test_no_deadline (Fixture *fixture, gconstpointer data)
{
  close_dialog (fixture);
  g_object_set (fixture->device, "completes-by", NULL, NULL);
  open_dialog (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), data, NULL);
  tel_test_wait_until (gtk_widget_get_visible (get_child (fixture, "error_label")));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (fixture, "error_label")), "names no deadline"));
}

int
main (int argc, char **argv)
{
  int result;

  tel_test_widgets_init (&argc, &argv);
  application = tel_test_start_application ();
  g_application_set_default (G_APPLICATION (application));

  g_test_add ("/delivery/G4.5/copied", Fixture, NULL, set_up, test_copied, tear_down);
  g_test_add ("/delivery/G4.5/issued-from-pane", Fixture, NULL, set_up, test_issued_from_pane, tear_down);
  g_test_add ("/delivery/G4.5/shown-in-pane", Fixture, NULL, set_up, test_shown_in_pane, tear_down);
  g_test_add ("/delivery/G4.6/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add ("/delivery/G4.6/no-address/mail", Fixture, "string.mail", set_up, test_no_address, tear_down);
  g_test_add ("/delivery/G4.6/no-address/file", Fixture, "string.save-message", set_up, test_no_address, tear_down);
  g_test_add ("/delivery/no-deadline/mail", Fixture, "string.mail", set_up, test_no_deadline, tear_down);
  g_test_add ("/delivery/no-deadline/letter", Fixture, "string.print-letter", set_up, test_no_deadline, tear_down);

  if (!CHOOSER_LEAKS)
    g_test_add ("/delivery/G4.5/closed-meanwhile", Fixture, NULL, set_up, test_closed_meanwhile, tear_down);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
