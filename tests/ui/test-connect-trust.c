/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-connection-test.h"
#include "ui/tel-ca-file-row.h"
#include "ui/tel-certificate-dialog.h"
#include "ui/tel-connect-dialog.h"
#include "ui/tel-connection-dialog.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define HOST "127.0.0.1"
#define USER "axl-admin"
#define PASSWORD "the right one"
#define VERSION "14.0.1.11900-1"

/* The dialog before a server whose key can change. */
typedef struct
{
  char *directory;
  char *pins;
  TelTrustStore *trust_store;
  TelPasswordStore *passwords;
  TelConnectionStore *store;
  TelTestAxlServer *server;
  GtkWindow *dialog;
  char *connected_id;
} Fixture;

static void
answer (TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  const char *authorization =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *encoded = g_base64_encode ((const guchar *) USER ":" PASSWORD, strlen (USER ":" PASSWORD));
  g_autofree char *expected = g_strconcat ("Basic ", encoded, NULL);

  if (operation == NULL || g_strcmp0 (authorization, expected) == 0)
    tel_test_axl_answer_version (message, operation, VERSION);
  else
    tel_test_axl_answer_page (message, 401, "<html>HTTP Status 401</html>");
}

static GTlsCertificate *
make_certificate (guint serial)
{
  g_autofree char *key = tel_test_certificate_make_key ();

  return tel_test_certificate_make (key, HOST, serial);
}

static gpointer
get_field (Fixture *fixture, const char *row)
{
  return tel_test_get_child (tel_test_get_child (fixture->dialog, "form"), row);
}

static void
type_into (Fixture *fixture, const char *row, const char *text)
{
  gtk_editable_set_text (get_field (fixture, row), text);
}

static void
on_connected (Fixture *fixture, TelAxlClient *client, TelConnection *connection)
{
  g_assert_null (fixture->connected_id);
  fixture->connected_id = g_strdup (tel_connection_get_id (connection));
  tel_axl_client_close (client);
}

static void
present_dialog (Fixture *fixture, TelConnection *saved)
{
  fixture->dialog =
      GTK_WINDOW (tel_connect_dialog_new (NULL, fixture->trust_store, fixture->store, fixture->passwords, saved));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "connected", G_CALLBACK (on_connected), fixture);
  gtk_window_present (fixture->dialog);
}

static void
open_dialog (Fixture *fixture)
{
  g_autofree char *port = g_strdup_printf ("%u", tel_test_axl_server_get_port (fixture->server));

  present_dialog (fixture, NULL);
  type_into (fixture, "host_row", HOST);
  type_into (fixture, "port_row", port);
  type_into (fixture, "user_row", USER);
  type_into (fixture, "time_zone_row", "Asia/Tokyo");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = make_certificate (1);
  g_autofree char *path = NULL;

  fixture->directory = tel_test_make_directory ();
  fixture->pins = g_build_filename (fixture->directory, "known-hosts", NULL);
  fixture->trust_store = tel_trust_store_new (fixture->pins);
  fixture->passwords = tel_password_store_new ();
  path = g_build_filename (fixture->directory, "connections", NULL);
  fixture->store = tel_connection_store_new (path);
  fixture->server = tel_test_axl_server_new (certificate, answer, NULL);
  open_dialog (fixture);
}

static void
close_dialog (Fixture *fixture)
{
  if (fixture->dialog != NULL)
    gtk_window_close (fixture->dialog);
  tel_test_wait_until (fixture->dialog == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_dialog (fixture);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->trust_store);
  g_object_unref (fixture->passwords);
  tel_test_axl_server_free (fixture->server);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->pins);
  g_free (fixture->connected_id);
}

static guint
count_pins (Fixture *fixture)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents (fixture->pins, &text, NULL, NULL))
    return 0;
  parts = g_strsplit (text, "|g0|", -1);

  return g_strv_length (parts) > 0 ? g_strv_length (parts) - 1 : 0;
}

static void
attempt (Fixture *fixture, const char *password)
{
  gtk_editable_set_text (tel_test_get_child (fixture->dialog, "password_row"), password);
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.connect", NULL);
}

static gboolean
is_idle (Fixture *fixture)
{
  return gtk_widget_get_sensitive (tel_test_get_child (fixture->dialog, "fields"));
}

/* Waits for the question, asserts which one it is, and answers. */
static void
answer_question (gboolean changed, const char *response)
{
  TelCertificateDialog *question;

  tel_test_wait_until (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  question = tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG);
  g_assert_cmpint (gtk_widget_get_visible (tel_test_get_child (question, "compared_button")), ==, changed);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* An attempt that asks nothing. */
static void
await_refusal (Fixture *fixture)
{
  tel_test_wait_until (is_idle (fixture) || tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  g_assert_null (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG));
  g_assert_true (gtk_widget_get_visible (tel_test_get_child (fixture->dialog, "error_box")));
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  attempt (fixture, "a wrong one");
  answer_question (FALSE, "trust");
  await_refusal (fixture);

  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (fixture->dialog, "error_label")),
                            "refused the user name or the password"));
  g_assert_cmpstr (gtk_editable_get_text (get_field (fixture, "host_row")), ==, HOST);
  g_assert_cmpstr (gtk_editable_get_text (get_field (fixture, "user_row")), ==, USER);

  gtk_editable_set_text (tel_test_get_child (fixture->dialog, "password_row"), "another");
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture->dialog, "error_box")));
}

static void
test_trust_asked_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) saved = NULL;

  attempt (fixture, "a wrong one");
  answer_question (FALSE, "trust");
  await_refusal (fixture);
  attempt (fixture, "another wrong one");
  await_refusal (fixture);

  type_into (fixture, "time_zone_row", "Europe/Berlin");
  attempt (fixture, PASSWORD);
  tel_test_wait_until (fixture->dialog == NULL || tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  g_assert_null (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG));

  g_assert_nonnull (fixture->connected_id);
  g_assert_cmpuint (count_pins (fixture), ==, 1);

  /* The connection that worked was saved and finds its key again, and keeps it when it fails. */
  saved = tel_connection_store_find (fixture->store, fixture->connected_id);
  present_dialog (fixture, saved);
  attempt (fixture, "a wrong one");
  await_refusal (fixture);
  close_dialog (fixture);
  g_assert_cmpuint (count_pins (fixture), ==, 1);
}

static void
test_pin_of_failure_forgotten (Fixture *fixture, gconstpointer data)
{
  attempt (fixture, "a wrong one");
  answer_question (FALSE, "trust");
  await_refusal (fixture);
  g_assert_cmpuint (count_pins (fixture), ==, 1);

  /* Another address is another connection. */
  type_into (fixture, "host_row", "localhost");
  attempt (fixture, "a wrong one");
  answer_question (FALSE, "trust");
  await_refusal (fixture);
  g_assert_cmpuint (count_pins (fixture), ==, 1);

  close_dialog (fixture);
  g_assert_cmpuint (count_pins (fixture), ==, 0);
}

static void
test_key_changes_between_attempts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) changed = make_certificate (2);

  attempt (fixture, "a wrong one");
  answer_question (FALSE, "trust");
  await_refusal (fixture);

  tel_test_axl_server_set_certificate (fixture->server, changed);
  attempt (fixture, PASSWORD);
  answer_question (TRUE, "cancel");
  tel_test_wait_until (is_idle (fixture));
  g_assert_null (fixture->connected_id);
}

static void
test_changed_key (Fixture *fixture, gconstpointer data)
{
  const char *id = "0d9c1f0e-58a4-4b0c-8f0a-6d2f0a3b7c55";
  guint port = tel_test_axl_server_get_port (fixture->server);
  g_autoptr (TelConnection) known = tel_connection_new (id, HOST, port, USER, "");
  g_autoptr (GTlsCertificate) before = make_certificate (3);
  g_autoptr (TelCertificate) pinned = tel_certificate_new (before, 0);
  g_autoptr (GError) error = NULL;

  tel_connection_store_save (fixture->store, known, &error);
  g_assert_no_error (error);
  tel_trust_store_trust (fixture->trust_store, id, pinned, &error);
  g_assert_no_error (error);

  close_dialog (fixture);
  present_dialog (fixture, known);
  attempt (fixture, PASSWORD);
  answer_question (TRUE, "cancel");
  tel_test_wait_until (is_idle (fixture));
  close_dialog (fixture);

  g_assert_null (fixture->connected_id);
  g_assert_cmpint (tel_trust_store_check (fixture->trust_store, id, pinned), ==, TEL_TRUST_TRUSTED);
}

static GTlsCertificate *
make_vouched_for (GTlsCertificate *authority, guint serial)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  const TelTestCertificateWish wish = {
    .key = key, .common_name = "cucm-pub", .serial = serial, .address = HOST, .authority = authority
  };

  return tel_test_certificate_sign (&wish);
}

/* Neither the server that it vouches for nor another one is asked about. */
static void
test_ca_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) authority = tel_test_certificate_make_authority ("Corporate CA");
  g_autoptr (GTlsCertificate) vouched_for = make_vouched_for (authority, 2);
  g_autofree char *ca_file = tel_test_certificate_write (authority, NULL, fixture->directory, "ca.pem");
  g_autoptr (TelConnection) saved = NULL;

  tel_ca_file_row_set_path (get_field (fixture, "ca_file_row"), ca_file);
  attempt (fixture, PASSWORD);
  await_refusal (fixture);
  g_assert_nonnull (strstr (gtk_label_get_text (tel_test_get_child (fixture->dialog, "error_label")),
                            "signed by none of the authorities in the CA file"));
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);

  tel_test_axl_server_set_certificate (fixture->server, vouched_for);
  attempt (fixture, PASSWORD);
  tel_test_wait_until (fixture->dialog == NULL || tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  g_assert_null (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG));
  g_assert_cmpuint (count_pins (fixture), ==, 0);
  saved = tel_connection_store_find (fixture->store, fixture->connected_id);
  g_assert_cmpstr (tel_connection_get_ca_file (saved), ==, ca_file);
}

/* It is shown, and there is nothing to be trusted. */
static void
test_revoked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) authority = tel_test_certificate_make_authority ("Corporate CA");
  g_autoptr (GTlsCertificate) revoked = make_vouched_for (authority, 2);
  g_autofree char *list = tel_test_certificate_revoke (authority, 2, 0);
  g_autofree char *ca_file = tel_test_certificate_write (authority, list, fixture->directory, "ca.pem");

  tel_test_axl_server_set_certificate (fixture->server, revoked);
  tel_ca_file_row_set_path (get_field (fixture, "ca_file_row"), ca_file);
  attempt (fixture, PASSWORD);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  g_assert_false (
      adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG)),
                                       "trust"));
  tel_test_assert_accessible (GTK_WIDGET (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG)));
  answer_question (FALSE, "cancel");
  tel_test_wait_until (is_idle (fixture));
  g_assert_null (fixture->connected_id);
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);
}

typedef struct
{
  TelConnection *connection;
  GtkWindow *dialog;
} Editing;

static void
open_editor (Fixture *fixture, Editing *editing)
{
  g_autoptr (GError) error = NULL;

  close_dialog (fixture);
  editing->connection = tel_connection_new ("0d9c1f0e-58a4-4b0c-8f0a-6d2f0a3b7c55", HOST,
                                            tel_test_axl_server_get_port (fixture->server), USER, "");
  tel_connection_store_save (fixture->store, editing->connection, &error);
  g_assert_no_error (error);
  editing->dialog =
      GTK_WINDOW (tel_connection_dialog_new (NULL, fixture->store, fixture->trust_store, editing->connection));
  g_object_add_weak_pointer (G_OBJECT (editing->dialog), (gpointer *) &editing->dialog);
  gtk_window_present (editing->dialog);
}

static void
close_editor (Editing *editing)
{
  gtk_window_close (editing->dialog);
  tel_test_wait_until (editing->dialog == NULL);
  g_object_unref (editing->connection);
}

static const char *
get_stage_text (Editing *editing, TelConnectionStage stage)
{
  GtkWidget *view = tel_test_get_child (editing->dialog, "test_view");

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (tel_test_find_widget (view, ADW_TYPE_ACTION_ROW, stage)));
}

static void
test_tried_in_editor (Fixture *fixture, gconstpointer data)
{
  Editing editing;
  g_autoptr (GTlsCertificate) changed = make_certificate (2);
  g_autoptr (TelCertificate) certificate = tel_certificate_new (changed, 0);

  tel_test_axl_server_set_certificate (fixture->server, changed);
  open_editor (fixture, &editing);
  tel_trust_store_trust (fixture->trust_store, tel_connection_get_id (editing.connection), certificate, NULL);

  gtk_widget_activate_action (GTK_WIDGET (editing.dialog), "connection.test", NULL);
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (editing.dialog, "test_view")));
  gtk_editable_set_text (tel_test_get_child (editing.dialog, "password_row"), PASSWORD);
  gtk_widget_activate_action (GTK_WIDGET (editing.dialog), "connection.test", NULL);
  tel_test_wait_until (
      g_str_has_prefix (get_stage_text (&editing, TEL_CONNECTION_STAGE_RELEASE), "CUCM 14.0 (" VERSION ")"));
  g_assert_nonnull (strstr (get_stage_text (&editing, TEL_CONNECTION_STAGE_TLS), "TLS 1.3"));
  tel_test_assert_accessible (GTK_WIDGET (editing.dialog));

  /* What it told is of what was filled in then. */
  gtk_editable_set_text (tel_test_get_child (tel_test_get_child (editing.dialog, "form"), "user_row"), "another");
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (editing.dialog, "test_view")));
  gtk_widget_activate_action (GTK_WIDGET (editing.dialog), "connection.test", NULL);
  tel_test_wait_until (strstr (get_stage_text (&editing, TEL_CONNECTION_STAGE_LOGIN), "refused") != NULL);

  /* Nothing of the test is kept, nor waited for. */
  gtk_widget_activate_action (GTK_WIDGET (editing.dialog), "connection.test", NULL);
  close_editor (&editing);
  tel_test_wait_until (G_OBJECT (fixture->trust_store)->ref_count == 1);
}

#define ADD(path, function) g_test_add ("/connect-dialog/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("wrong-password-keeps-the-form", test_wrong_password);
  ADD ("trust/asked-once-over-attempts", test_trust_asked_once);
  ADD ("trust/pin-of-a-failure-is-forgotten", test_pin_of_failure_forgotten);
  ADD ("trust/key-changes-between-attempts", test_key_changes_between_attempts);
  ADD ("trust/changed-key-of-a-saved-connection", test_changed_key);
  ADD ("trust/ca-file", test_ca_file);
  ADD ("trust/revoked", test_revoked);
  ADD ("tried-in-editor", test_tried_in_editor);

  return g_test_run ();
}
