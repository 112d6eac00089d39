/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-exceptions.h"
#include "audit/tel-snapshot-store.h"
#include "ui/tel-connection-dialog.h"
#include "ui/tel-connection-exchange.h"
#include "ui/tel-connection-row.h"
#include "ui/tel-welcome-page.h"

#include "tel-test-certificate.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define FIRST "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define SECOND "7f9619ff-8b86-4011-b42d-00c04fc964ff"

/* The page in a window that has room for toasts. */
typedef struct
{
  char *directory;
  char *path;
  TelConnectionStore *store;
  TelTrustStore *trust_store;
  TelPasswordStore *passwords;
  TelWelcomePage *page;
  GtkWidget *overlay;
  GtkWidget *window;
} Fixture;

static void
save (Fixture *fixture, const char *id, const char *name, TelEnvironment environment)
{
  g_autoptr (TelConnection) connection = tel_connection_new (id, "cucm.example.com", 8443, "axl-admin", "");
  g_autoptr (GError) error = NULL;

  tel_connection_set_name (connection, name);
  tel_connection_set_environment (connection, environment);
  tel_connection_store_save (fixture->store, connection, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = tel_test_make_directory ();
  fixture->path = g_build_filename (fixture->directory, "connections", NULL);
  fixture->store = tel_connection_store_new (fixture->path);
  fixture->trust_store = tel_trust_store_new_in_memory ();
  fixture->passwords = tel_password_store_new ();
  fixture->page = g_object_new (TEL_TYPE_WELCOME_PAGE, NULL);
  tel_welcome_page_set_stores (fixture->page, fixture->store, fixture->trust_store, fixture->passwords);
  fixture->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), GTK_WIDGET (fixture->page));
  fixture->window = tel_test_present (fixture->overlay, 400, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_destroy_and_assert_finalized (fixture->window, GTK_WIDGET (fixture->page));
  g_object_unref (fixture->store);
  g_object_unref (fixture->trust_store);
  g_object_unref (fixture->passwords);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  GtkWidget *label = tel_test_find_label (fixture->window, text);

  return label != NULL && tel_test_is_shown (label);
}

static void
activate (Fixture *fixture, const char *action, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, "s", id);
}

static TelConnectionDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TEL_IS_CONNECTION_DIALOG (window))
        return TEL_CONNECTION_DIALOG (window);
    }

  return NULL;
}

static gpointer
get_field (const char *field)
{
  return tel_test_get_child (tel_test_get_child (find_dialog (), "form"), field);
}

static void
press_save (void)
{
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "connection.save", NULL);
}

static void
test_list_says_class_in_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_test_is_shown (tel_test_get_child (fixture->page, "connections_group")));
  save (fixture, FIRST, "<Tokyo> & co", TEL_ENVIRONMENT_PRODUCTION);
  save (fixture, SECOND, "Lab", TEL_ENVIRONMENT_LAB);
  connection = tel_connection_store_find (fixture->store, FIRST);
  g_assert_true (shows (fixture, "<Tokyo> & co"));
  g_assert_true (shows (fixture, "Production\ncucm.example.com:8443 · axl-admin"));
  g_assert_true (shows (fixture, "Lab\ncucm.example.com:8443 · axl-admin"));
  tel_test_assert_accessible (fixture->window);

  g_object_unref (connection);
  connection = tel_connection_new (FIRST, "::1", 443, "a", "");
  tel_connection_set_read_only (connection, TRUE);
  g_assert_true (tel_connection_store_save (fixture->store, connection, &error));
  g_assert_true (shows (fixture, "Production, read-only\n[::1]:443 · a"));
}

static void
test_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) edited = NULL;

  save (fixture, FIRST, "Tokyo", TEL_ENVIRONMENT_TEST);
  save (fixture, SECOND, "Lab", TEL_ENVIRONMENT_LAB);
  activate (fixture, "connections.edit", FIRST);
  tel_test_wait_until (find_dialog () != NULL && gtk_widget_get_mapped (GTK_WIDGET (find_dialog ())));
  g_assert_cmpstr (gtk_editable_get_text (get_field ("host_row")), ==, "cucm.example.com");
  g_assert_true (gtk_toggle_button_get_active (get_field ("test_button")));
  g_assert_false (gtk_switch_get_active (get_field ("read_only_switch")));
  tel_test_assert_accessible (GTK_WIDGET (find_dialog ()));

  gtk_editable_set_text (get_field ("name_row"), "lab");
  press_save ();
  g_assert_nonnull (find_dialog ());
  gtk_editable_set_text (get_field ("name_row"), "Osaka");
  /* What becomes Production is made safe, until the person says otherwise. */
  gtk_toggle_button_set_active (get_field ("production_button"), TRUE);
  g_assert_true (gtk_switch_get_active (get_field ("read_only_switch")));
  press_save ();
  tel_test_wait_until (find_dialog () == NULL);

  edited = tel_connection_store_find (fixture->store, FIRST);
  g_assert_cmpstr (tel_connection_get_name (edited), ==, "Osaka");
  g_assert_cmpint (tel_connection_get_environment (edited), ==, TEL_ENVIRONMENT_PRODUCTION);
  g_assert_true (shows (fixture, "Osaka"));
}

static void
test_copied (Fixture *fixture, gconstpointer data)
{
  GListModel *connections = tel_connection_store_get_connections (fixture->store);
  g_autoptr (TelConnection) copy = NULL;

  save (fixture, FIRST, "Tokyo", TEL_ENVIRONMENT_PRODUCTION);
  activate (fixture, "connections.copy", FIRST);
  g_assert_nonnull (find_dialog ());
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  tel_test_wait_until (find_dialog () == NULL);

  copy = g_list_model_get_item (connections, 1);
  g_assert_cmpstr (tel_connection_get_name (copy), ==, "Tokyo 2");
  g_assert_cmpstr (tel_connection_get_id (copy), !=, FIRST);
  g_assert_true (tel_connection_is_read_only (copy));
}

static GtkWidget *
find_undo (Fixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = tel_test_find_widget (fixture->window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "Undo") == 0)
      return button;

  return NULL;
}

static TelCertificate *
trust_key (Fixture *fixture, const char *id)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) tls_certificate = tel_test_certificate_make (key, "cucm.example.com", 1);
  TelCertificate *certificate = tel_certificate_new (tls_certificate, 0);
  g_autoptr (GError) error = NULL;

  tel_trust_store_trust (fixture->trust_store, id, certificate, &error);
  g_assert_no_error (error);

  return certificate;
}

static char *
accept_finding (const char *id)
{
  char *path = tel_exceptions_dup_path (id);
  g_autoptr (TelExceptions) exceptions = tel_exceptions_new (path);
  g_autoptr (GDateTime) when = g_date_time_new_now_utc ();
  g_autoptr (TelException) exception = tel_exception_new ("J01/phone/CSFTADAMS", "Lobby", "hanako", when, NULL);

  g_assert_true (tel_exceptions_accept (exceptions, exception, NULL));

  return path;
}

static char *
leave_snapshot (const char *id)
{
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new (id, NULL);
  char *path = g_build_filename (tel_snapshot_store_get_directory (store), "20260301T120000Z.snapshot", NULL);

  g_assert_cmpint (g_mkdir_with_parents (tel_snapshot_store_get_directory (store), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "Sealed", -1, NULL));

  return path;
}

static void
test_deleted_and_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelCertificate) certificate = trust_key (fixture, FIRST);
  g_autofree char *exceptions = accept_finding (FIRST);
  g_autofree char *snapshot = leave_snapshot (FIRST);
  g_autoptr (TelConnection) restored = NULL;

  save (fixture, FIRST, "Tokyo", TEL_ENVIRONMENT_TEST);
  activate (fixture, "connections.delete", FIRST);
  g_assert_null (tel_connection_store_find (fixture->store, FIRST));
  tel_test_wait_until (shows (fixture, "“Tokyo” was deleted."));
  g_signal_emit_by_name (find_undo (fixture), "clicked");

  restored = tel_connection_store_find (fixture->store, FIRST);
  g_assert_cmpstr (tel_connection_get_name (restored), ==, "Tokyo");
  tel_test_wait_until (find_undo (fixture) == NULL);
  g_assert_cmpint (tel_trust_store_check (fixture->trust_store, FIRST, certificate), ==, TEL_TRUST_TRUSTED);
  g_assert_true (g_file_test (exceptions, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (snapshot, G_FILE_TEST_EXISTS));
}

static void
test_key_goes_with_the_offer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelCertificate) certificate = trust_key (fixture, FIRST);
  g_autofree char *exceptions = accept_finding (FIRST);
  g_autofree char *snapshot = leave_snapshot (FIRST);

  save (fixture, FIRST, "Tokyo", TEL_ENVIRONMENT_TEST);
  activate (fixture, "connections.delete", FIRST);
  g_assert_cmpint (tel_trust_store_check (fixture->trust_store, FIRST, certificate), ==, TEL_TRUST_TRUSTED);
  tel_test_wait_until (find_undo (fixture) != NULL);
  tel_test_wait_until (find_undo (fixture) == NULL);
  g_assert_cmpint (tel_trust_store_check (fixture->trust_store, FIRST, certificate), ==, TEL_TRUST_UNKNOWN);
  g_assert_false (g_file_test (exceptions, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (snapshot, G_FILE_TEST_EXISTS));
}

static void
assert_said (const char *heading, const char *words)
{
  g_assert_nonnull (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_heading (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)), ==, heading);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)), words));
  gtk_window_destroy (GTK_WINDOW (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)));
}

static void
test_exported_and_imported (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "telephonist.connections", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TelConnection) imported = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, FIRST, "Tokyo", TEL_ENVIRONMENT_PRODUCTION);
  tel_connection_exchange_export (GTK_WIDGET (fixture->page), fixture->store, file);
  g_assert_true (tel_connection_store_remove (fixture->store, FIRST, &error));
  tel_connection_exchange_import (GTK_WIDGET (fixture->page), fixture->store, file);
  g_assert_null (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG));

  imported = tel_connection_store_find (fixture->store, FIRST);
  g_assert_cmpstr (tel_connection_get_name (imported), ==, "Tokyo");
  g_assert_true (tel_connection_is_read_only (imported));
  g_assert_true (shows (fixture, "Tokyo"));
}

static void
test_exchange_fails_in_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "picture.png", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->directory, "nowhere", "file", NULL);
  g_autoptr (GFile) picture = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path (nowhere);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");

  g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x00", 7, NULL));
  tel_connection_exchange_import (GTK_WIDGET (fixture->page), fixture->store, picture);
  assert_said ("Nothing was imported", "“picture.png” is no file with connections");
  tel_connection_exchange_import (GTK_WIDGET (fixture->page), fixture->store, missing);
  assert_said ("Nothing was imported", "“file” cannot be read");
  tel_connection_exchange_import (GTK_WIDGET (fixture->page), fixture->store, endless);
  assert_said ("Nothing was imported", "“zero” is larger");
  tel_connection_exchange_export (GTK_WIDGET (fixture->page), fixture->store, missing);
  assert_said ("The connections were not exported", "“file” cannot be written");
  g_assert_cmpuint (g_list_model_get_n_items (tel_connection_store_get_connections (fixture->store)), ==, 0);
}

static void
test_broken_file_is_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence =
      g_strdup_printf ("“%s” is no file with connections of Telephonist. Choose one that Telephonist has exported.",
                       fixture->path);

  g_assert_true (g_file_set_contents (fixture->path, "What is this?", -1, NULL));
  tel_welcome_page_reload (fixture->page);
  g_assert_true (shows (fixture, sentence));
  tel_test_assert_accessible (fixture->window);
}

#define ADD(path, function) g_test_add ("/welcome-page/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("list-says-class-in-words", test_list_says_class_in_words);
  ADD ("edited", test_edited);
  ADD ("copied", test_copied);
  ADD ("deleted-and-taken-back", test_deleted_and_taken_back);
  ADD ("key-goes-with-the-offer", test_key_goes_with_the_offer);
  ADD ("exported-and-imported", test_exported_and_imported);
  ADD ("exchange-fails-in-words", test_exchange_fails_in_words);
  ADD ("broken-file-is-said", test_broken_file_is_said);

  return g_test_run ();
}
