/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-guard.h"

#include "axl/tel-axl-failure.h"
#include "model/tel-error.h"

#include <glib/gi18n-lib.h>

/**
 * TelAxlGuard:
 *
 * Where a connection has a CA file, its authorities alone vouch for the server: neither those that this computer knows
 * nor a key that was trusted before count, and no person is asked. Whoever named the file has said who may vouch, and a
 * computer may know an authority that reads what passes through a company's proxy.
 */
struct _TelAxlGuard
{
  GObject parent_instance;

  char *connection_id;
  char *host;
  TelTrustStore *trust_store;
  TelAuthorities *authorities;
  GTlsCertificate *vouched_for;
  TelCertificate *refused_certificate;
  TelNegotiation *negotiation;
};

G_DEFINE_FINAL_TYPE (TelAxlGuard, tel_axl_guard, G_TYPE_OBJECT)

static gboolean
refuse (TelAxlGuard *self, TelCertificate *certificate, GError *reason, GError **error)
{
  g_set_object (&self->refused_certificate, certificate);
  g_propagate_error (error, reason);

  return FALSE;
}

static gboolean
judge_by_store (TelAxlGuard *self, TelCertificate *certificate, GError **error)
{
  TelTrust trust = tel_trust_store_check (self->trust_store, self->connection_id, certificate);

  if (trust == TEL_TRUST_TRUSTED)
    return TRUE;
  /* An authority vouches for it, and no person has trusted another key. */
  if (trust == TEL_TRUST_UNKNOWN && tel_certificate_get_flags (certificate) == 0)
    return TRUE;

  return refuse (self, certificate, tel_axl_failure_new_refused_certificate (self->host, certificate, trust), error);
}

static gboolean
judge_by_authorities (TelAxlGuard *self, GTlsCertificate *tls_certificate, GError **error)
{
  GTlsCertificateFlags flags = tel_authorities_verify (self->authorities, tls_certificate, self->host);
  g_autoptr (TelCertificate) certificate = tel_certificate_new (tls_certificate, flags);

  if (flags != 0)
    return refuse (self, certificate,
                   tel_axl_failure_new_unvouched_certificate (self->host, certificate,
                                                              tel_authorities_get_path (self->authorities)),
                   error);
  if (tel_trust_store_expects_fingerprint (self->trust_store, self->connection_id) &&
      !judge_by_store (self, certificate, error))
    return FALSE;

  g_set_object (&self->vouched_for, tls_certificate);

  return TRUE;
}

/* An unknown version is one that was not negotiated yet. */
static gboolean
check_protocol (TelAxlGuard *self, GTlsProtocolVersion version, GError **error)
{
  if (version == G_TLS_PROTOCOL_VERSION_UNKNOWN || version >= G_TLS_PROTOCOL_VERSION_TLS_1_2)
    return TRUE;

  g_set_error (error, TEL_ERROR, TEL_ERROR_NETWORK,
               _ ("%s offers only an outdated TLS below version 1.2, over which a password is not safe. Nothing was "
                  "sent. Allow TLS 1.2 on the cluster."),
               self->host);
  return FALSE;
}

static TelTrustBasis
find_basis (TelAxlGuard *self, GTlsCertificateFlags flags)
{
  if (self->authorities != NULL)
    return TEL_TRUST_BASIS_CA_FILE;
  if (tel_trust_store_expects_fingerprint (self->trust_store, self->connection_id))
    return TEL_TRUST_BASIS_FINGERPRINT;

  return flags == 0 ? TEL_TRUST_BASIS_PUBLIC : TEL_TRUST_BASIS_KEY;
}

static void
tel_axl_guard_dispose (GObject *object)
{
  TelAxlGuard *self = TEL_AXL_GUARD (object);

  g_clear_object (&self->trust_store);
  g_clear_object (&self->authorities);
  g_clear_object (&self->vouched_for);
  g_clear_object (&self->refused_certificate);
  g_clear_object (&self->negotiation);

  G_OBJECT_CLASS (tel_axl_guard_parent_class)->dispose (object);
}

static void
tel_axl_guard_finalize (GObject *object)
{
  TelAxlGuard *self = TEL_AXL_GUARD (object);

  g_free (self->connection_id);
  g_free (self->host);

  G_OBJECT_CLASS (tel_axl_guard_parent_class)->finalize (object);
}

static void
tel_axl_guard_class_init (TelAxlGuardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_axl_guard_dispose;
  object_class->finalize = tel_axl_guard_finalize;
}

static void
tel_axl_guard_init (TelAxlGuard *self)
{
}

/**
 * tel_axl_guard_new:
 * @connection_id: the connection's identifier; pins hang on it
 * @host: a host name or an address
 * @trust_store: which keys are trusted
 *
 * Makes a guard without a CA file.
 *
 * Returns: (transfer full): a new guard
 */
TelAxlGuard *
tel_axl_guard_new (const char *connection_id, const char *host, TelTrustStore *trust_store)
{
  TelAxlGuard *self;

  g_return_val_if_fail (connection_id != NULL, NULL);
  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (TEL_IS_TRUST_STORE (trust_store), NULL);

  self = g_object_new (TEL_TYPE_AXL_GUARD, NULL);
  self->connection_id = g_strdup (connection_id);
  self->host = g_strdup (host);
  self->trust_store = g_object_ref (trust_store);

  return self;
}

/**
 * tel_axl_guard_get_connection_id:
 * @self: the guard
 *
 * Gets the identifier on which pins hang.
 *
 * Returns: the identifier
 */
const char *
tel_axl_guard_get_connection_id (TelAxlGuard *self)
{
  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), NULL);

  return self->connection_id;
}

/**
 * tel_axl_guard_get_trust_store:
 * @self: the guard
 *
 * Gets the store of trusted keys.
 *
 * Returns: (transfer none): the store
 */
TelTrustStore *
tel_axl_guard_get_trust_store (TelAxlGuard *self)
{
  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), NULL);

  return self->trust_store;
}

/**
 * tel_axl_guard_set_authorities:
 * @self: the guard
 * @authorities: (nullable): who alone may vouch for the server, %NULL for what this computer knows and a person trusts
 *
 * Sets what the connection's CA file holds. It counts for the next request, also on a connection that is open already.
 */
void
tel_axl_guard_set_authorities (TelAxlGuard *self, TelAuthorities *authorities)
{
  g_return_if_fail (TEL_IS_AXL_GUARD (self));
  g_return_if_fail (authorities == NULL || TEL_IS_AUTHORITIES (authorities));

  if (g_set_object (&self->authorities, authorities))
    g_clear_object (&self->vouched_for);
}

/**
 * tel_axl_guard_get_authorities:
 * @self: the guard
 *
 * Gets who alone may vouch for the server.
 *
 * Returns: (transfer none) (nullable): what the CA file holds, %NULL without one
 */
TelAuthorities *
tel_axl_guard_get_authorities (TelAxlGuard *self)
{
  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), NULL);

  return self->authorities;
}

/**
 * tel_axl_guard_get_refused_certificate:
 * @self: the guard
 *
 * Gets the certificate that was refused last.
 *
 * Returns: (transfer none) (nullable): the certificate
 */
TelCertificate *
tel_axl_guard_get_refused_certificate (TelAxlGuard *self)
{
  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), NULL);

  return self->refused_certificate;
}

/**
 * tel_axl_guard_clear_refused_certificate:
 * @self: the guard
 *
 * Forgets the certificate that was refused, before a new attempt.
 */
void
tel_axl_guard_clear_refused_certificate (TelAxlGuard *self)
{
  g_return_if_fail (TEL_IS_AXL_GUARD (self));

  g_clear_object (&self->refused_certificate);
}

/**
 * tel_axl_guard_can_be_trusted:
 * @self: the guard
 *
 * Tells whether a person may decide to trust the certificate that was refused last: neither where a CA file says who
 * vouches, nor what was revoked.
 *
 * Returns: %TRUE when it is up to a person
 */
gboolean
tel_axl_guard_can_be_trusted (TelAxlGuard *self)
{
  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), FALSE);

  return self->refused_certificate != NULL && self->authorities == NULL &&
         !tel_certificate_is_revoked (self->refused_certificate);
}

/**
 * tel_axl_guard_get_negotiation:
 * @self: the guard
 *
 * Gets what was negotiated with the server that answered last.
 *
 * Returns: (transfer none) (nullable): what was negotiated, %NULL before an answer came
 */
TelNegotiation *
tel_axl_guard_get_negotiation (TelAxlGuard *self)
{
  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), NULL);

  return self->negotiation;
}

/**
 * tel_axl_guard_accept:
 * @self: the guard
 * @certificate: what the server shows
 * @flags: why no authority that this computer knows vouches for it, 0 where one does
 * @error: return location
 *
 * Decides within the handshake.
 *
 * Returns: %FALSE with %TEL_ERROR_UNTRUSTED_CERTIFICATE or %TEL_ERROR_CERTIFICATE_CHANGED set
 */
gboolean
tel_axl_guard_accept (TelAxlGuard *self, GTlsCertificate *certificate, GTlsCertificateFlags flags, GError **error)
{
  g_autoptr (TelCertificate) described = NULL;

  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), FALSE);
  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), FALSE);

  if (self->authorities != NULL)
    return judge_by_authorities (self, certificate, error);

  described = tel_certificate_new (certificate, flags);

  return judge_by_store (self, described, error);
}

/**
 * tel_axl_guard_check_handshake:
 * @self: the guard
 * @connection: a connection whose handshake has ended
 * @error: return location
 *
 * Decides after the handshake. A certificate that an authority of this computer vouches for was not asked about in it;
 * where a CA file, a fingerprint or a key that was trusted before says more it is looked at all the same.
 *
 * Returns: %FALSE with %TEL_ERROR_NETWORK set (TLS below 1.2), %TEL_ERROR_UNTRUSTED_CERTIFICATE or
 *   %TEL_ERROR_CERTIFICATE_CHANGED
 */
gboolean
tel_axl_guard_check_handshake (TelAxlGuard *self, GTlsConnection *connection, GError **error)
{
  GTlsCertificate *peer;

  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), FALSE);
  g_return_val_if_fail (G_IS_TLS_CONNECTION (connection), FALSE);

  if (!check_protocol (self, g_tls_connection_get_protocol_version (connection), error))
    return FALSE;

  peer = g_tls_connection_get_peer_certificate (connection);
  if (peer == NULL)
    return TRUE;

  return tel_axl_guard_accept (self, peer, g_tls_connection_get_peer_certificate_errors (connection), error);
}

/**
 * tel_axl_guard_check_message:
 * @self: the guard
 * @message: a message that is about to be sent
 * @error: return location
 *
 * Decides at the last moment, on a connection that was used before too: its certificate may have been looked at before
 * there was a CA file, or with another one.
 *
 * Returns: %FALSE with an error set as tel_axl_guard_check_handshake() does
 */
gboolean
tel_axl_guard_check_message (TelAxlGuard *self, SoupMessage *message, GError **error)
{
  GTlsCertificate *peer;

  g_return_val_if_fail (TEL_IS_AXL_GUARD (self), FALSE);
  g_return_val_if_fail (SOUP_IS_MESSAGE (message), FALSE);

  if (!check_protocol (self, soup_message_get_tls_protocol_version (message), error))
    return FALSE;

  peer = soup_message_get_tls_peer_certificate (message);

  if (self->authorities == NULL || peer == NULL || peer == self->vouched_for)
    return TRUE;

  return judge_by_authorities (self, peer, error);
}

/**
 * tel_axl_guard_take_negotiation:
 * @self: the guard
 * @message: a message that was answered
 *
 * Writes down what was negotiated, for people to see.
 */
void
tel_axl_guard_take_negotiation (TelAxlGuard *self, SoupMessage *message)
{
  GTlsCertificate *peer;
  GTlsCertificateFlags flags;
  g_autoptr (TelCertificate) certificate = NULL;

  g_return_if_fail (TEL_IS_AXL_GUARD (self));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  peer = soup_message_get_tls_peer_certificate (message);
  if (peer == NULL || (self->negotiation != NULL && tel_certificate_get_tls_certificate (
                                                        tel_negotiation_get_certificate (self->negotiation)) == peer))
    return;

  flags = soup_message_get_tls_peer_certificate_errors (message);
  certificate = tel_certificate_new (peer, self->authorities != NULL ? 0 : flags);
  g_clear_object (&self->negotiation);
  self->negotiation =
      tel_negotiation_new (soup_message_get_tls_protocol_version (message),
                           soup_message_get_tls_ciphersuite_name (message), certificate, find_basis (self, flags),
                           self->authorities != NULL ? tel_authorities_get_path (self->authorities) : NULL);
}
