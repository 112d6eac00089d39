/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-certificate-dialog.h"
#include "ui/tel-connector.h"

#include "model/tel-error.h"
#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test-widgets.h"
#include "tel-test.h"

#define HOST "127.0.0.1"
#define CONNECTION "7c0d6a52-3c5e-4b8f-9a43-5a8b1f2e6d70"

static void
answer (TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  tel_test_axl_answer_version (message, operation, "14.0.1.11900-1");
}

static GTlsCertificate *
make_certificate (guint serial)
{
  g_autofree char *key = tel_test_certificate_make_key ();

  return tel_test_certificate_make (key, HOST, serial);
}

static void
answer_question (const char *response)
{
  AdwMessageDialog *question;

  tel_test_wait_until (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  question = tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* What the client does on the side meets another server while the person compares the fingerprint. */
static void
meet_another (TelAxlClient *client)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_connect_async (client, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  g_assert_false (tel_axl_client_connect_finish (client, done, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE);
}

static void
test_shown_certificate_pinned (void)
{
  g_autoptr (GTlsCertificate) shown = make_certificate (1);
  g_autoptr (GTlsCertificate) other = make_certificate (2);
  g_autoptr (TelCertificate) shown_certificate = tel_certificate_new (shown, 0);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (shown, answer, NULL);
  g_autoptr (TelTrustStore) trust_store = tel_trust_store_new_in_memory ();
  g_autoptr (TelAxlClient) client =
      tel_axl_client_new (CONNECTION, HOST, tel_test_axl_server_get_port (server), trust_store);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  tel_axl_client_set_credentials (client, "axl-admin", "the right one");
  tel_connector_connect_async (client, NULL, NULL, tel_test_take_result, &result);
  tel_test_wait_until (tel_test_find_window (TEL_TYPE_CERTIFICATE_DIALOG) != NULL);
  tel_test_axl_server_set_certificate (server, other);
  meet_another (client);
  answer_question ("trust");
  g_assert_cmpint (tel_trust_store_check (trust_store, CONNECTION, shown_certificate), ==, TEL_TRUST_TRUSTED);

  /* The other one is asked about in its turn, as changed. */
  answer_question ("cancel");
  done = tel_test_await_result (&result);
  g_assert_false (tel_connector_connect_finish (client, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (tel_trust_store_check (trust_store, CONNECTION, shown_certificate), ==, TEL_TRUST_TRUSTED);
  tel_axl_client_close (client);
}

int
main (int argc, char **argv)
{
  tel_test_widgets_init (&argc, &argv);

  g_test_add_func ("/connector/certificate-that-was-shown-is-trusted", test_shown_certificate_pinned);

  return g_test_run ();
}
