/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-certificate-dialog.h"
#include "ui/tel-connect-dialog.h"

#include "tel-test-certificate.h"
#include "tel-test-simulator.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

typedef struct
{
  char *directory;
  char *path;
  TelConnectionStore *store;
  TelTrustStore *trust_store;
  TelPasswordStore *passwords;
  TelConnectDialog *dialog;
  TelAxlClient *client;
  TelConnection *connection;
} Fixture;

static void
on_connected (Fixture *fixture, TelAxlClient *client, TelConnection *connection)
{
  g_set_object (&fixture->client, client);
  g_set_object (&fixture->connection, connection);
}

static void
open_dialog (Fixture *fixture, TelConnection *saved)
{
  fixture->dialog = tel_connect_dialog_new (NULL, fixture->trust_store, fixture->store, fixture->passwords, saved);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "connected", G_CALLBACK (on_connected), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  tel_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->dialog)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = tel_test_make_directory ();
  fixture->path = g_build_filename (fixture->directory, "connections", NULL);
  fixture->store = tel_connection_store_new (fixture->path);
  fixture->trust_store = tel_trust_store_new_in_memory ();
  fixture->passwords = tel_password_store_new ();
  open_dialog (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  tel_test_wait_until (fixture->dialog == NULL);
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->trust_store);
  g_clear_object (&fixture->passwords);
  g_clear_object (&fixture->store);
  tel_test_remove_directory (fixture->directory);
  g_clear_pointer (&fixture->directory, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

static gpointer
get_field (Fixture *fixture, const char *field)
{
  gboolean is_own = g_str_equal (field, "password_row") || g_str_equal (field, "remember_switch");

  return tel_test_get_child (is_own ? (gpointer) fixture->dialog : tel_test_get_child (fixture->dialog, "form"), field);
}

static void
type (Fixture *fixture, const char *field, const char *text)
{
  gtk_editable_set_text (get_field (fixture, field), text);
}

static gboolean
can_connect (Fixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = tel_test_find_widget (GTK_WIDGET (fixture->dialog), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "connect.connect") == 0)
      return gtk_widget_is_sensitive (button);

  g_assert_not_reached ();
}

static void
fill (Fixture *fixture, guint port, const char *user, const char *password)
{
  g_autofree char *text = g_strdup_printf ("%u", port);

  type (fixture, "host_row", " 127.0.0.1 ");
  type (fixture, "port_row", text);
  type (fixture, "user_row", user);
  type (fixture, "password_row", password);
  g_assert_true (can_connect (fixture));
}

static void
press_connect (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.connect", NULL);
}

static void
answer (const char *response)
{
  adw_message_dialog_response (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG), response);
  gtk_window_destroy (GTK_WINDOW (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG)));
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return tel_test_find_label (GTK_WIDGET (fixture->dialog), text) != NULL;
}

static void
test_form_is_checked_in_words (Fixture *fixture, gconstpointer data)
{
  g_assert_false (can_connect (fixture));
  fill (fixture, 8443, "admin", "secret");

  type (fixture, "host_row", "https://cucm.example.com/ccmadmin");
  g_assert_false (can_connect (fixture));
  g_assert_true (says (fixture, "Give the host name alone, without “https://” and without a path."));
  type (fixture, "host_row", "cucm.example.com:8443");
  g_assert_true (says (fixture, "Give the port in its own field."));
  type (fixture, "host_row", "cu cm");
  g_assert_true (says (fixture, "A host name has no blanks and none of the characters @ ? # %."));
  type (fixture, "host_row", "2001:db8::1");
  g_assert_true (can_connect (fixture));

  type (fixture, "port_row", "65536");
  g_assert_false (can_connect (fixture));
  g_assert_true (says (fixture, "The port is a number from 1 to 65535; AXL is usually on 8443."));
  type (fixture, "port_row", "84x3");
  g_assert_false (can_connect (fixture));
  type (fixture, "port_row", "8443");
  g_assert_true (can_connect (fixture));

  type (fixture, "time_zone_row", "Asia/Edo");
  g_assert_false (can_connect (fixture));
  g_assert_true (says (fixture, "There is no such time zone. Give its name, such as “Asia/Tokyo”, or leave it empty."));
  type (fixture, "time_zone_row", "");
  g_assert_true (can_connect (fixture));

  type (fixture, "user_row", "  ");
  g_assert_false (can_connect (fixture));
}

/* A fingerprint is broken into lines between its pairs only; returns the label, which still has all of it. */
static GtkWidget *
find_fingerprint (GtkWidget *root, const char *fingerprint)
{
  GtkWidget *label;

  for (guint i = 0; (label = tel_test_find_widget (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (gtk_label_get_text (GTK_LABEL (label)), "\n", -1);
      g_autofree char *whole = g_strjoinv ("", lines);

      if (!g_str_equal (whole, fingerprint))
        continue;

      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_cmpuint (strlen (lines[j]), <=, 24);
          g_assert_true (lines[j + 1] == NULL || g_str_has_suffix (lines[j], ":"));
        }
      return label;
    }

  return NULL;
}

static void
test_first_contact (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelConnection) saved = NULL;
  g_autofree char *text = NULL;

  fill (fixture, simulator->port, simulator->user, simulator->password);
  press_connect (fixture);
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  g_assert_nonnull (
      find_fingerprint (GTK_WIDGET (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG)), simulator->fingerprint));
  g_assert_cmpstr (adw_message_dialog_get_default_response (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG)),
                   ==, "cancel");
  tel_test_assert_accessible (GTK_WIDGET (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG)));

  answer ("trust");
  tel_test_wait_until (fixture->client != NULL);
  g_assert_cmpint (tel_axl_client_get_release (fixture->client), ==, TEL_RELEASE_14_0);
  tel_test_wait_until (fixture->dialog == NULL);

  /* Saved from now on, and asked about no more; the password is not saved. */
  saved = tel_connection_store_find (fixture->store, tel_connection_get_id (fixture->connection));
  g_assert_true (tel_connection_equals (saved, fixture->connection));
  g_assert_cmpstr (tel_connection_get_name (saved), ==, "127.0.0.1");
  g_assert_cmpuint (tel_connection_get_port (saved), ==, simulator->port);
  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_null (strstr (text, simulator->password));
  tel_axl_client_close (fixture->client);
  g_clear_object (&fixture->client);

  open_dialog (fixture, saved);
  g_assert_false (can_connect (fixture));
  g_assert_true (says (fixture, "127.0.0.1"));
  g_assert_false (tel_test_is_shown (tel_test_get_child (fixture->dialog, "form")));
  tel_test_assert_accessible (GTK_WIDGET (fixture->dialog));
  type (fixture, "password_row", simulator->password);
  press_connect (fixture);
  tel_test_wait_until (fixture->client != NULL);
  g_assert_null (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG));
  g_assert_cmpstr (tel_connection_get_id (saved), ==, tel_connection_get_id (fixture->connection));
  tel_axl_client_close (fixture->client);
}

static void
choose_class (Fixture *fixture, const char *button)
{
  gtk_toggle_button_set_active (get_field (fixture, button), TRUE);
}

static gboolean
is_read_only (Fixture *fixture)
{
  return gtk_switch_get_active (get_field (fixture, "read_only_switch"));
}

static void
test_production_starts_read_only (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_toggle_button_get_active (get_field (fixture, "production_button")));
  g_assert_true (is_read_only (fixture));
  choose_class (fixture, "lab_button");
  g_assert_false (is_read_only (fixture));
  choose_class (fixture, "production_button");
  g_assert_true (is_read_only (fixture));
}

static guint
count_saved (Fixture *fixture)
{
  return g_list_model_get_n_items (tel_connection_store_get_connections (fixture->store));
}

static void
test_saved_without_connecting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) saved = NULL;

  fill (fixture, 8443, "admin", "secret");
  type (fixture, "name_row", " Osaka ");
  choose_class (fixture, "test_button");
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.save", NULL);
  tel_test_wait_until (fixture->dialog == NULL);

  g_assert_cmpuint (count_saved (fixture), ==, 1);
  saved = g_list_model_get_item (tel_connection_store_get_connections (fixture->store), 0);
  g_assert_cmpstr (tel_connection_get_name (saved), ==, "Osaka");
  g_assert_cmpint (tel_connection_get_environment (saved), ==, TEL_ENVIRONMENT_TEST);
  g_assert_false (tel_connection_is_read_only (saved));

  /* The name is taken now; nothing is lost over that. */
  open_dialog (fixture, NULL);
  fill (fixture, 8443, "admin", "secret");
  type (fixture, "name_row", "OSAKA");
  g_assert_true (says (fixture, "There is another connection named “OSAKA”. Choose another name."));
  g_assert_false (can_connect (fixture));
  type (fixture, "name_row", "Kyoto");
  g_assert_true (can_connect (fixture));
}

static void
test_key_not_trusted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  fill (fixture, simulator->port, simulator->user, simulator->password);
  press_connect (fixture);
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  answer ("cancel");
  tel_test_wait_until (can_connect (fixture));

  g_assert_null (fixture->client);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "getCCMVersion"), ==, 0);
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  GtkWidget *error_box;

  fill (fixture, simulator->port, simulator->user, "wrong");
  press_connect (fixture);
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  answer ("trust");
  error_box =
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), TEL_TYPE_CONNECT_DIALOG, "error_box"));
  tel_test_wait_until (tel_test_is_shown (error_box));
  g_assert_null (fixture->client);
  g_assert_true (can_connect (fixture));
  tel_test_assert_accessible (GTK_WIDGET (fixture->dialog));

  /* What is typed answers the error. */
  type (fixture, "password_row", simulator->password);
  tel_test_wait_until (!tel_test_is_shown (error_box));
  press_connect (fixture);
  tel_test_wait_until (fixture->client != NULL);
  tel_axl_client_close (fixture->client);
}

/* A connection whose key is trusted and that has worked once. */
static TelConnection *
connect_once (Fixture *fixture, TelTestSimulator *simulator)
{
  fill (fixture, simulator->port, simulator->user, simulator->password);
  press_connect (fixture);
  tel_test_wait_until (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  answer ("trust");
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
  tel_axl_client_close (fixture->client);
  g_clear_object (&fixture->client);

  return tel_connection_store_find (fixture->store, tel_connection_get_id (fixture->connection));
}

/* As a row of the welcome page does it. */
static void
open_saved (Fixture *fixture, TelConnection *saved)
{
  open_dialog (fixture, saved);
  tel_connect_dialog_use_remembered (fixture->dialog);
}

static const char *
get_password_title (Fixture *fixture)
{
  return adw_preferences_row_get_title (get_field (fixture, "password_row"));
}

/* There is no keyring here, so that it is asked for once in a run. */
static void
test_a_remembered_password_is_not_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelConnection) saved = connect_once (fixture, simulator);

  open_saved (fixture, saved);
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
  tel_axl_client_close (fixture->client);
  g_clear_object (&fixture->client);

  /* Nobody who comes by can look at it. */
  open_saved (fixture, saved);
  tel_test_wait_until (g_str_equal (get_password_title (fixture), "Password (remembered)"));
  g_assert_cmpstr (gtk_editable_get_text (get_field (fixture, "password_row")), ==, "");
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
  tel_axl_client_close (fixture->client);
  g_clear_object (&fixture->client);

  /* Locked. */
  tel_password_store_wipe (fixture->passwords);
  open_saved (fixture, saved);
  tel_test_wait_until (gtk_widget_is_sensitive (get_field (fixture, "password_row")));
  g_assert_false (can_connect (fixture));
  g_assert_null (fixture->client);
}

static void
test_a_password_is_not_remembered_against_ones_will (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelConnection) saved = NULL;

  gtk_switch_set_active (get_field (fixture, "remember_switch"), FALSE);
  saved = connect_once (fixture, simulator);
  open_saved (fixture, saved);
  tel_test_wait_until (gtk_widget_is_sensitive (get_field (fixture, "password_row")));
  g_assert_false (can_connect (fixture));
  g_assert_false (gtk_switch_get_active (get_field (fixture, "remember_switch")));

  /* Switched off later, it is forgotten. */
  gtk_switch_set_active (get_field (fixture, "remember_switch"), TRUE);
  type (fixture, "password_row", simulator->password);
  press_connect (fixture);
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
  g_clear_object (&fixture->client);
  open_dialog (fixture, saved);
  gtk_switch_set_active (get_field (fixture, "remember_switch"), FALSE);
  tel_connect_dialog_use_remembered (fixture->dialog);
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
  g_clear_object (&fixture->client);
  open_saved (fixture, saved);
  tel_test_wait_until (gtk_widget_is_sensitive (get_field (fixture, "password_row")));
  g_assert_false (can_connect (fixture));
  gtk_switch_set_active (get_field (fixture, "remember_switch"), TRUE);
}

static guint
count_refused_logins (TelTestSimulator *simulator)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (simulator->server);
  guint n_refused = 0;

  for (guint i = 0; i < tel_simulator_log_get_length (log); i++)
    if (tel_simulator_log_get_entry (log, i)->http == 401)
      n_refused++;

  return n_refused;
}

/* One request for each time that somebody was asked, or a cluster that counts them locks the account. */
static void
test_a_refused_password_is_sent_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelConnection) saved = connect_once (fixture, simulator);
  g_autoptr (TelPassword) outdated = tel_password_new ("outdated");
  GAsyncResult *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean first;
  guint n_refused;

  tel_password_store_keep_async (fixture->passwords, saved, outdated, tel_test_take_result, &kept);
  result = tel_test_await_result (&kept);
  tel_password_store_keep_finish (fixture->passwords, result, &first);

  n_refused = count_refused_logins (simulator);
  open_saved (fixture, saved);
  tel_test_wait_until (tel_test_is_shown (tel_test_get_child (fixture->dialog, "error_box")));
  g_assert_cmpuint (count_refused_logins (simulator), ==, n_refused + 1);
  g_assert_cmpstr (get_password_title (fixture), ==, "Password");
  g_assert_true (g_str_has_suffix (gtk_label_get_text (tel_test_get_child (fixture->dialog, "error_label")),
                                   "The password that was remembered is forgotten. Type the one that holds now."));
  g_assert_false (can_connect (fixture));

  type (fixture, "password_row", "a slip");
  press_connect (fixture);
  tel_test_wait_until (tel_test_is_shown (tel_test_get_child (fixture->dialog, "error_box")));
  g_assert_cmpuint (count_refused_logins (simulator), ==, n_refused + 2);

  type (fixture, "password_row", simulator->password);
  press_connect (fixture);
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
  tel_axl_client_close (fixture->client);
  g_clear_object (&fixture->client);

  /* The one that works is what is remembered. */
  open_saved (fixture, saved);
  tel_test_wait_until (fixture->client != NULL && fixture->dialog == NULL);
}

/* Each stage by itself, in the dialog, which stays open; what is typed after that makes it out of date. */
static void
test_tested (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  GtkWidget *view = tel_test_get_child (fixture->dialog, "test_view");

  fill (fixture, simulator->port, simulator->user, simulator->password);
  g_assert_false (tel_test_is_shown (view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.test", NULL);
  g_assert_false (can_connect (fixture));
  tel_test_wait_until (can_connect (fixture));
  g_assert_true (tel_test_is_shown (view));
  g_assert_true (says (fixture, "Encryption (TLS)"));
  g_assert_true (says (fixture, "This is an address; there is no name to be found."));
  g_assert_null (tel_test_find_shown_window (TEL_TYPE_CERTIFICATE_DIALOG));
  g_assert_null (fixture->client);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "getCCMVersion"), ==, 0);
  tel_test_assert_accessible (GTK_WIDGET (fixture->dialog));

  type (fixture, "user_row", "somebody");
  g_assert_false (tel_test_is_shown (view));
}

/* A server that takes the connection and says nothing. */
static guint
listen_silently (GSocketListener *listener)
{
  g_autoptr (GError) error = NULL;
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);

  return port;
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  fill (fixture, listen_silently (listener), "admin", "secret");
  press_connect (fixture);
  g_assert_false (can_connect (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.cancel", NULL);
  tel_test_wait_until (can_connect (fixture));
  g_assert_nonnull (fixture->dialog);
  g_socket_listener_close (listener);
}

static void
test_closed_while_connecting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  fill (fixture, listen_silently (listener), "admin", "secret");
  press_connect (fixture);
  /* Nothing keeps it waiting for the server's answer, with which it would open a cluster that nobody asks for any more.
   */
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_null (fixture->dialog);
  g_assert_null (fixture->client);
  g_socket_listener_close (listener);
}

static void
test_changed_key (void)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) tls_certificate = tel_test_certificate_make (key, "cucm.example.com", 1);
  g_autoptr (TelCertificate) certificate = tel_certificate_new (tls_certificate, G_TLS_CERTIFICATE_UNKNOWN_CA);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (tel_certificate_dialog_new (NULL, "cucm.example.com", certificate, "SHA256:01:02:03"));
  GtkWidget *compared;

  gtk_window_present (GTK_WINDOW (dialog));
  tel_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));

  g_assert_nonnull (find_fingerprint (GTK_WIDGET (dialog), "SHA256:01:02:03"));
  g_assert_nonnull (find_fingerprint (GTK_WIDGET (dialog), tel_certificate_get_fingerprint (certificate)));
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "cancel");
  g_assert_cmpstr (adw_message_dialog_get_close_response (dialog), ==, "cancel");

  /* Replacing takes a second step. */
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "trust"));
  compared = tel_test_find_widget (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (compared), TRUE);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "trust"));
  tel_test_assert_accessible (GTK_WIDGET (dialog));

  tel_test_destroy_and_assert_finalized (GTK_WIDGET (dialog), NULL);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("/connect-dialog/form-is-checked-in-words", test_form_is_checked_in_words);
  ADD ("/connect-dialog/first-contact-is-asked-once", test_first_contact);
  ADD ("/connect-dialog/production-starts-read-only", test_production_starts_read_only);
  ADD ("/connect-dialog/saved-without-connecting", test_saved_without_connecting);
  ADD ("/connect-dialog/key-not-trusted-sends-nothing", test_key_not_trusted);
  ADD ("/connect-dialog/wrong-password-said-in-place", test_wrong_password);
  ADD ("/connect-dialog/remembered-is-not-asked-for", test_a_remembered_password_is_not_asked_for);
  ADD ("/connect-dialog/not-remembered-against-ones-will", test_a_password_is_not_remembered_against_ones_will);
  ADD ("/connect-dialog/refused-is-sent-once", test_a_refused_password_is_sent_once);
  ADD ("/connect-dialog/tested", test_tested);
  ADD ("/connect-dialog/cancelled", test_cancelled);
  ADD ("/connect-dialog/closed-while-connecting", test_closed_while_connecting);
  g_test_add_func ("/certificate-dialog/changed-key-takes-two-steps", test_changed_key);

  return g_test_run ();
}
