/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-connection-test.h"
#include "model/tel-error.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test-old-tls-server.h"
#include "tel-test.h"

#define HOST "127.0.0.1"
#define ID "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define PASSWORD "tell-tale-password"

/* A server that fails at one stage. */
typedef struct
{
  TelTestAxlServer *server;
  TelTrustStore *trust_store;
  GTlsCertificate *certificate;
  TelConnectionTest *test;
  GError *error;
  guint status;
  guint n_changes;
  char *ca_file;
} Fixture;

static void
answer (TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (operation != NULL && fixture->status != 0)
    tel_test_axl_answer_page (message, fixture->status, "<html>no</html>");
  else
    tel_test_axl_answer_version (message, operation, "14.0.1.11900-1");
}

static void
trust (Fixture *fixture)
{
  g_autoptr (TelCertificate) certificate = tel_certificate_new (fixture->certificate, 0);
  g_autoptr (GError) error = NULL;

  tel_trust_store_trust (fixture->trust_store, ID, certificate, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();

  fixture->certificate = tel_test_certificate_make (key, HOST, 1);
  fixture->server = tel_test_axl_server_new (fixture->certificate, answer, fixture);
  fixture->trust_store = tel_trust_store_new_in_memory ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->test != NULL)
    g_assert_finalize_object (fixture->test);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->trust_store);
  g_clear_pointer (&fixture->server, tel_test_axl_server_free);
  g_object_unref (fixture->certificate);
  g_free (fixture->ca_file);
}

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static gboolean
run (Fixture *fixture, const char *host, guint port)
{
  g_autoptr (TelConnection) connection = tel_connection_new (ID, host, port, "axl-admin", "");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_connection_set_ca_file (connection, fixture->ca_file);
  fixture->test = tel_connection_test_new (connection, PASSWORD, fixture->trust_store);
  g_signal_connect_swapped (fixture->test, "changed", G_CALLBACK (on_changed), fixture);
  tel_connection_test_run_async (fixture->test, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_connection_test_run_finish (fixture->test, result, &fixture->error);
}

/* What is before the stage passed, what is behind it was not tried. */
static void
assert_failed (Fixture *fixture, TelConnectionStage stage, const char *words)
{
  for (guint i = 0; i < TEL_N_CONNECTION_STAGES; i++)
    {
      TelConnectionStageState state = tel_connection_test_get_state (fixture->test, i);

      g_test_message ("%s: %s", tel_connection_stage_get_label (i), tel_connection_test_get_text (fixture->test, i));
      if (i == stage)
        g_assert_cmpint (state, ==, TEL_CONNECTION_STAGE_STATE_FAILED);
      else if (i > stage)
        g_assert_cmpint (state, ==, TEL_CONNECTION_STAGE_STATE_WAITING);
      else
        g_assert_true (state == TEL_CONNECTION_STAGE_STATE_PASSED || i == TEL_CONNECTION_STAGE_ROLE);
      g_assert_null (strstr (tel_connection_test_get_text (fixture->test, i), PASSWORD));
    }
  g_assert_nonnull (strstr (tel_connection_test_get_text (fixture->test, stage), words));
  g_assert_cmpstr (fixture->error->message, ==, tel_connection_test_get_text (fixture->test, stage));
}

static void
test_passed (Fixture *fixture, gconstpointer data)
{
  trust (fixture);
  g_assert_true (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < TEL_N_CONNECTION_STAGES; i++)
    g_assert_cmpint (tel_connection_test_get_state (fixture->test, i), ==, TEL_CONNECTION_STAGE_STATE_PASSED);
  g_assert_cmpstr (tel_connection_test_get_text (fixture->test, TEL_CONNECTION_STAGE_RELEASE), ==,
                   "CUCM 14.0 (14.0.1.11900-1) is spoken here.");
  g_assert_true (g_str_has_prefix (tel_connection_test_get_text (fixture->test, TEL_CONNECTION_STAGE_TLS),
                                   "The connection is encrypted by TLS 1.3 (TLS_AES_"));
  g_assert_cmpuint (fixture->n_changes, >=, TEL_N_CONNECTION_STAGES);
}

/* The file of a connection counts in its test; nothing is offered that connecting would refuse. */
static void
test_ca_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) authority = tel_test_certificate_make (key, "Corporate CA", 1);

  fixture->ca_file = tel_test_certificate_write (authority, NULL, directory, "ca.pem");
  trust (fixture);
  g_assert_false (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_TLS, "none of the authorities in the CA file");
  g_assert_null (strstr (fixture->error->message, "Connect to be shown it."));
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, NULL), ==, 0);
  tel_test_remove_directory (directory);
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  g_assert_false (run (fixture, "nobody.invalid", 8443));
  assert_failed (fixture, TEL_CONNECTION_STAGE_NAME, "There is no host named “nobody.invalid”");
}

static void
test_tcp (Fixture *fixture, gconstpointer data)
{
  guint port = tel_test_axl_server_get_port (fixture->server);

  g_clear_pointer (&fixture->server, tel_test_axl_server_free);
  g_assert_false (run (fixture, HOST, port));
  assert_failed (fixture, TEL_CONNECTION_STAGE_TCP, "takes no connections on port");
}

/* Nothing is sent to a server that is not trusted, and nothing is trusted by the way. */
static void
test_untrusted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelCertificate) certificate = tel_certificate_new (fixture->certificate, 0);

  g_assert_false (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_TLS, "Connect to be shown it.");
  g_assert_nonnull (strstr (fixture->error->message, tel_certificate_get_fingerprint (certificate)));
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 0);
  g_assert_cmpint (tel_trust_store_check (fixture->trust_store, ID, certificate), ==, TEL_TRUST_UNKNOWN);
}

static void
test_login (Fixture *fixture, gconstpointer data)
{
  trust (fixture);
  fixture->status = 401;
  g_assert_false (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_LOGIN, "refused the user name or the password");
  g_assert_cmpuint (tel_test_axl_server_count (fixture->server, "getCCMVersion"), ==, 1);
}

static void
test_role (Fixture *fixture, gconstpointer data)
{
  trust (fixture);
  fixture->status = 403;
  g_assert_false (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_ROLE, "Give it the roles “Standard AXL API Access”");
}

static void
test_release (Fixture *fixture, gconstpointer data)
{
  trust (fixture);
  fixture->status = 599;
  g_assert_false (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_RELEASE, "AXL");
}

static void
test_no_axl (Fixture *fixture, gconstpointer data)
{
  trust (fixture);
  fixture->status = 404;
  g_assert_false (run (fixture, HOST, tel_test_axl_server_get_port (fixture->server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_LOGIN, "There is no AXL service");
}

static void
test_old_tls (Fixture *fixture, gconstpointer data)
{
  TelTestOldTlsServer *server =
      tel_test_old_tls_server_new (fixture->certificate, "NORMAL:-VERS-ALL:+VERS-TLS1.1:%COMPAT");
  gsize received;

  trust (fixture);
  g_assert_false (run (fixture, HOST, tel_test_old_tls_server_get_port (server)));
  assert_failed (fixture, TEL_CONNECTION_STAGE_TLS, "TLS 1.2");
  tel_test_old_tls_server_finish (server, &received);
  g_assert_cmpuint (received, ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelConnection) connection =
      tel_connection_new (ID, HOST, tel_test_axl_server_get_port (fixture->server), "axl-admin", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->test = tel_connection_test_new (connection, PASSWORD, fixture->trust_store);
  tel_connection_test_run_async (fixture->test, cancellable, tel_test_take_result, &place);
  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&place);
  g_assert_false (tel_connection_test_run_finish (fixture->test, result, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/connection-test/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("passed", test_passed);
  ADD ("ca-file", test_ca_file);
  ADD ("name", test_name);
  ADD ("tcp", test_tcp);
  ADD ("untrusted", test_untrusted);
  ADD ("old-tls", test_old_tls);
  ADD ("login", test_login);
  ADD ("role", test_role);
  ADD ("release", test_release);
  ADD ("no-axl", test_no_axl);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
