/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-connection-details.h"
#include "ui/tel-fact-grid.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define ID "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define HOST "127.0.0.1"
#define PASSWORD "tell-tale-password"

/* A window that is connected to a server whose key a person has trusted. */
typedef struct
{
  GTlsCertificate *certificate;
  TelTestAxlServer *server;
  TelTrustStore *trust_store;
  TelAxlClient *client;
  TelCluster *cluster;
  GtkWindow *window;
  GtkWindow *details;
  guint n_disconnected;
  char *told;
} Fixture;

static void
answer (TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  tel_test_axl_answer_version (message, operation, "14.0.1.11900-1");
}

static void
on_disconnect (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Fixture *) user_data)->n_disconnected++;
}

static void
on_toast (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Fixture *) user_data)->told = g_variant_dup_string (parameter, NULL);
}

static void
make_window (Fixture *fixture)
{
  const GActionEntry entries[] = { { .name = "disconnect", .activate = on_disconnect },
                                   { .name = "toast", .activate = on_toast, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  fixture->window = GTK_WINDOW (tel_test_present (gtk_label_new ("connected"), 600, 400));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
}

static void
connect_client (Fixture *fixture)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_connect_async (fixture->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_axl_client_connect_finish (fixture->client, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  const TelTestCertificateWish wish = {
    .key = key, .common_name = "cucm-pub", .serial = 1, .dns_name = "cucm-pub.example.com"
  };
  g_autoptr (TelConnection) connection = NULL;
  g_autoptr (TelCertificate) trusted = NULL;
  guint port;

  fixture->certificate = tel_test_certificate_sign (&wish);
  trusted = tel_certificate_new (fixture->certificate, 0);
  fixture->server = tel_test_axl_server_new (fixture->certificate, answer, NULL);
  port = tel_test_axl_server_get_port (fixture->server);
  fixture->trust_store = tel_trust_store_new_in_memory ();
  tel_trust_store_trust (fixture->trust_store, ID, trusted, NULL);
  fixture->client = tel_axl_client_new (ID, HOST, port, fixture->trust_store);
  tel_axl_client_set_credentials (fixture->client, "axl-admin", PASSWORD);
  connection = tel_connection_new (ID, HOST, port, "axl-admin", "");
  tel_connection_set_name (connection, "Tokyo <1>");
  fixture->cluster = tel_cluster_new (fixture->client);
  tel_cluster_set_connection (fixture->cluster, connection);
  make_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->details != NULL)
    gtk_window_destroy (fixture->details);
  tel_test_wait_until (fixture->details == NULL);
  tel_test_destroy_and_assert_finalized (GTK_WIDGET (fixture->window), NULL);
  tel_axl_client_close (fixture->client);
  g_assert_finalize_object (fixture->cluster);
  g_assert_finalize_object (fixture->client);
  g_object_unref (fixture->trust_store);
  g_object_unref (fixture->certificate);
  tel_test_axl_server_free (fixture->server);
  g_free (fixture->told);
}

static void
open_details (Fixture *fixture)
{
  fixture->details = GTK_WINDOW (tel_connection_details_new (fixture->window, fixture->cluster));
  g_object_add_weak_pointer (G_OBJECT (fixture->details), (gpointer *) &fixture->details);
  gtk_window_present (fixture->details);
  tel_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->details)));
}

static void
assert_fact (Fixture *fixture, const char *grid, const char *label, const char *expected)
{
  g_autofree char *value = tel_fact_grid_dup_value (tel_test_get_child (fixture->details, grid), label);

  g_assert_cmpstr (value, ==, expected);
}

static gboolean
can_forget (Fixture *fixture)
{
  return gtk_widget_get_visible (tel_test_get_child (fixture->details, "forget_button"));
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fingerprint = NULL;
  g_autofree char *cipher_suite = NULL;
  g_autofree char *port = g_strdup_printf ("%u", tel_test_axl_server_get_port (fixture->server));
  g_autofree char *expected = tel_test_certificate_dup_fingerprint (fixture->certificate);
  g_autofree char *problems = NULL;
  g_autoptr (GString) bare = NULL;

  connect_client (fixture);
  open_details (fixture);
  assert_fact (fixture, "connection_grid", "Name", "Tokyo <1>");
  assert_fact (fixture, "connection_grid", "Class", "Production");
  assert_fact (fixture, "connection_grid", "Host", HOST);
  assert_fact (fixture, "connection_grid", "Port", port);
  assert_fact (fixture, "connection_grid", "User name", "axl-admin");
  assert_fact (fixture, "connection_grid", "Release", "CUCM 14.0 (14.0.1.11900-1)");
  assert_fact (fixture, "encryption_grid", "Protocol", "TLS 1.3");
  assert_fact (fixture, "encryption_grid", "Why it is trusted",
               "Its key was trusted by a person, for this connection.");
  cipher_suite = tel_fact_grid_dup_value (tel_test_get_child (fixture->details, "encryption_grid"), "Cipher suite");
  g_assert_true (g_str_has_prefix (cipher_suite, "TLS_"));

  assert_fact (fixture, "certificate_grid", "Issued to", "CN=cucm-pub");
  problems = tel_fact_grid_dup_value (tel_test_get_child (fixture->details, "certificate_grid"), "What is wrong");
  g_assert_nonnull (strstr (problems, "It was made for another host name: cucm-pub.example.com."));
  fingerprint =
      tel_fact_grid_dup_value (tel_test_get_child (fixture->details, "certificate_grid"), "SHA-256 fingerprint");
  bare = g_string_new (fingerprint);
  g_string_replace (bare, ":", "", 0);
  g_string_replace (bare, "\n", "", 0);
  g_string_ascii_down (bare);
  g_assert_cmpstr (bare->str, ==, expected);

  g_assert_true (can_forget (fixture));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->details)), <=, 480);
  tel_test_assert_accessible (GTK_WIDGET (fixture->details));
}

/* Nothing is known of a server that has not answered, and no key of it. */
static void
test_not_connected (Fixture *fixture, gconstpointer data)
{
  open_details (fixture);
  assert_fact (fixture, "encryption_grid", "Protocol", "Not connected yet");
  assert_fact (fixture, "connection_grid", "Release", "–");
  g_assert_false (gtk_widget_get_visible (tel_test_get_child (fixture->details, "certificate_group")));
  g_assert_false (can_forget (fixture));
}

static void
ask_and_answer (Fixture *fixture, const char *response)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->details), "details.forget-key", NULL);
  tel_test_wait_until (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_default_response (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)), ==,
                   "cancel");
  tel_test_assert_accessible (GTK_WIDGET (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  adw_message_dialog_response (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG), response);
  if (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL)
    gtk_window_destroy (GTK_WINDOW (tel_test_find_window (ADW_TYPE_MESSAGE_DIALOG)));
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  connect_client (fixture);
  open_details (fixture);
  ask_and_answer (fixture, "cancel");
  before = tel_trust_store_dup_fingerprint (fixture->trust_store, ID);
  g_assert_nonnull (before);
  g_assert_cmpuint (fixture->n_disconnected, ==, 0);

  ask_and_answer (fixture, "forget");
  tel_test_wait_until (fixture->details == NULL);
  after = tel_trust_store_dup_fingerprint (fixture->trust_store, ID);
  g_assert_null (after);
  g_assert_cmpuint (fixture->n_disconnected, ==, 1);
  g_assert_nonnull (strstr (fixture->told, "The key was forgotten."));
}

#define ADD(path, function) g_test_add ("/connection-details/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  ADD ("shown", test_shown);
  ADD ("not-connected", test_not_connected);
  ADD ("forgotten", test_forgotten);

  return g_test_run ();
}
