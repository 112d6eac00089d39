/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-strings-dialog.h"

#include "plan/tel-issue.h"
#include "ui/tel-auth-string-dialog.h"
#include "ui/tel-secret-clipboard.h"
#include "ui/tel-string-row.h"
#include "ui/tel-transient-windows.h"

#include "tel-test-connection.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define DIGITS "1234567890"
#define OTHER_DIGITS "0987654321"

typedef struct
{
  TelTestConnection *connection;
  GtkWidget *parent;
  GtkWidget *dialog;
} Fixture;

static TelIssue *
make_issue (const char *name, const char *owner, const char *digits)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new (digits);
  TelIssue *issue = tel_issue_new (name, string);

  issue->device = g_object_new (TEL_TYPE_DEVICE, "name", name, "product", "Cisco Unified Client Services Framework",
                                "owner", owner, NULL);

  return issue;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issued = g_ptr_array_new_with_free_func ((GDestroyNotify) tel_issue_free);

  fixture->connection = tel_test_connection_new_loaded ("14.0");
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
  g_ptr_array_add (issued, make_issue ("CSFTADAMS", "tadams", DIGITS));
  g_ptr_array_add (issued, make_issue ("CSFNOBODY", NULL, OTHER_DIGITS));
  fixture->dialog = GTK_WIDGET (tel_strings_dialog_new (fixture->connection->cluster, issued));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_set_transient_for (GTK_WINDOW (fixture->dialog), GTK_WINDOW (fixture->parent));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  tel_test_connection_free (fixture->connection);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *device)
{
  if (TEL_IS_STRING_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), device))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, device);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_string (GtkWidget *row)
{
  return gtk_label_get_text (tel_test_get_child (row, "string_label"));
}

static void
test_hidden_until_shown (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture->dialog, "CSFTADAMS");
  GtkWidget *other = find_row (fixture->dialog, "CSFNOBODY");

  g_assert_nonnull (row);
  g_assert_nonnull (other);
  g_assert_null (strstr (get_string (row), DIGITS));
  gtk_toggle_button_set_active (tel_test_get_child (row, "reveal_button"), TRUE);
  g_assert_true (g_str_equal (get_string (row), DIGITS));
  g_assert_null (strstr (get_string (other), OTHER_DIGITS));
  gtk_toggle_button_set_active (tel_test_get_child (row, "reveal_button"), FALSE);
  g_assert_null (strstr (get_string (row), DIGITS));
}

static void
test_copied (Fixture *fixture, gconstpointer data)
{
  TelSecretClipboard *clipboard = tel_secret_clipboard_get_for_display (gdk_display_get_default ());
  g_autoptr (TelAuthString) string = tel_auth_string_new (OTHER_DIGITS);

  g_signal_emit_by_name (tel_test_get_child (find_row (fixture->dialog, "CSFNOBODY"), "copy_button"), "clicked");
  g_assert_true (tel_secret_clipboard_offers (clipboard, string));
  tel_secret_clipboard_clear (clipboard);
}

/* What nobody owns can be given to nobody by e-mail. */
static void
test_given_to_the_owner (Fixture *fixture, gconstpointer data)
{
  g_assert_true (
      gtk_widget_get_sensitive (tel_test_get_child (find_row (fixture->dialog, "CSFTADAMS"), "give_button")));
  g_assert_false (
      gtk_widget_get_sensitive (tel_test_get_child (find_row (fixture->dialog, "CSFNOBODY"), "give_button")));
}

static void
test_closed_by_the_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hidden = tel_transient_windows_hide (GTK_WINDOW (fixture->parent));

  g_assert_cmpuint (hidden->len, ==, 0);
  tel_test_wait_until (fixture->dialog == NULL);
}

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  TEST ("/strings-dialog/hidden-until-shown", test_hidden_until_shown);
  TEST ("/strings-dialog/copied", test_copied);
  TEST ("/strings-dialog/given-to-the-owner", test_given_to_the_owner);
  TEST ("/strings-dialog/closed-by-the-lock", test_closed_by_the_lock);

  return g_test_run ();
}
