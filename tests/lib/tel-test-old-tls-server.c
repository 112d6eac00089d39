/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-old-tls-server.h"

#include <glib-unix.h>
#include <gnutls/gnutls.h>

struct _TelTestOldTlsServer
{
  GSocket *listener;
  GThread *thread;
  char *certificate;
  char *key;
  char *priority;
  guint port;
  gboolean shook_hands;
  gsize received; /* atomic */
};

static void
check (int code)
{
  if (code < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (code));
}

static void
serve (TelTestOldTlsServer *self, GSocket *socket, gnutls_certificate_credentials_t credentials)
{
  gnutls_session_t session;
  char buffer[4096];
  int code;
  gssize length;

  check (gnutls_init (&session, GNUTLS_SERVER));
  check (gnutls_priority_set_direct (session, self->priority, NULL));
  check (gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, credentials));
  gnutls_transport_set_int (session, g_socket_get_fd (socket));
  do
    code = gnutls_handshake (session);
  while (code < 0 && !gnutls_error_is_fatal (code));

  if (code == 0)
    {
      self->shook_hands = TRUE;
      while ((length = gnutls_record_recv (session, buffer, sizeof buffer)) > 0)
        g_atomic_pointer_add (&self->received, length);
    }
  else
    g_test_message ("handshake: %s", gnutls_strerror (code));

  gnutls_deinit (session);
}

static gpointer
run (gpointer user_data)
{
  TelTestOldTlsServer *self = user_data;
  gnutls_certificate_credentials_t credentials;
  gnutls_datum_t certificate = { (guint8 *) self->certificate, strlen (self->certificate) };
  gnutls_datum_t key = { (guint8 *) self->key, strlen (self->key) };
  GSocket *socket;

  check (gnutls_certificate_allocate_credentials (&credentials));
  check (gnutls_certificate_set_x509_key_mem (credentials, &certificate, &key, GNUTLS_X509_FMT_PEM));

  /* Ends when the listening socket is shut down. */
  while ((socket = g_socket_accept (self->listener, NULL, NULL)) != NULL)
    {
      /* GIO keeps every descriptor non-blocking, whatever the socket is set to; GnuTLS shall wait here. */
      g_unix_set_fd_nonblocking (g_socket_get_fd (socket), FALSE, NULL);
      serve (self, socket, credentials);
      g_object_unref (socket);
    }

  gnutls_certificate_free_credentials (credentials);
  return NULL;
}

/**
 * tel_test_old_tls_server_new:
 * @certificate: what it shows
 * @priority: a GnuTLS priority string that says which versions it speaks
 *
 * Starts a server on a free port of 127.0.0.1.
 *
 * Returns: (transfer full): the server, to be ended with tel_test_old_tls_server_finish()
 */
TelTestOldTlsServer *
tel_test_old_tls_server_new (GTlsCertificate *certificate, const char *priority)
{
  TelTestOldTlsServer *self = g_new0 (TelTestOldTlsServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_object_get (certificate, "certificate-pem", &self->certificate, "private-key-pem", &self->key, NULL);
  self->priority = g_strdup (priority);
  self->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_bind (self->listener, any_port, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->listener, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (self->listener, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->thread = g_thread_new ("old-tls-server", run, self);

  return self;
}

/**
 * tel_test_old_tls_server_get_port:
 * @self: the server
 *
 * Gets where the server listens.
 *
 * Returns: a TCP port
 */
guint
tel_test_old_tls_server_get_port (TelTestOldTlsServer *self)
{
  return self->port;
}

/**
 * tel_test_old_tls_server_has_received:
 * @self: the server
 *
 * Says whether the server was sent anything within TLS yet.
 *
 * Returns: %TRUE when it was
 */
gboolean
tel_test_old_tls_server_has_received (TelTestOldTlsServer *self)
{
  return (gsize) g_atomic_pointer_get (&self->received) > 0;
}

/**
 * tel_test_old_tls_server_finish:
 * @self: (transfer full): the server
 * @received: (out): how many bytes it was sent within TLS
 *
 * Waits until the client has hung up, and ends the server.
 *
 * Returns: %TRUE when a handshake was completed
 */
gboolean
tel_test_old_tls_server_finish (TelTestOldTlsServer *self, gsize *received)
{
  gboolean shook_hands;

  g_socket_shutdown (self->listener, TRUE, TRUE, NULL);
  g_thread_join (self->thread);
  shook_hands = self->shook_hands;
  *received = self->received;

  g_object_unref (self->listener);
  g_free (self->certificate);
  g_free (self->key);
  g_free (self->priority);
  g_free (self);
  return shook_hands;
}
