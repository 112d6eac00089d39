/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-negotiation.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

/**
 * TelNegotiation:
 *
 * What people look for who want to know whether a connection can be relied on.
 */
struct _TelNegotiation
{
  GObject parent_instance;

  GTlsProtocolVersion protocol;
  char *cipher_suite;
  TelCertificate *certificate;
  TelTrustBasis basis;
  char *ca_file;
};

G_DEFINE_FINAL_TYPE (TelNegotiation, tel_negotiation, G_TYPE_OBJECT)

static const char *const nicks[] = {
  [TEL_TRUST_BASIS_KEY] = "key",
  [TEL_TRUST_BASIS_FINGERPRINT] = "fingerprint",
  [TEL_TRUST_BASIS_CA_FILE] = "ca-file",
  [TEL_TRUST_BASIS_PUBLIC] = "public",
};

static void
tel_negotiation_finalize (GObject *object)
{
  TelNegotiation *self = TEL_NEGOTIATION (object);

  g_free (self->cipher_suite);
  g_clear_object (&self->certificate);
  g_free (self->ca_file);

  G_OBJECT_CLASS (tel_negotiation_parent_class)->finalize (object);
}

static void
tel_negotiation_class_init (TelNegotiationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_negotiation_finalize;
}

static void
tel_negotiation_init (TelNegotiation *self)
{
}

/**
 * tel_negotiation_new:
 * @protocol: the version of TLS
 * @cipher_suite: (nullable): the name of the cipher suite
 * @certificate: what the server has shown
 * @basis: why it is trusted
 * @ca_file: (nullable): the CA file, for %TEL_TRUST_BASIS_CA_FILE
 *
 * Writes down what was negotiated.
 *
 * Returns: (transfer full): a new object
 */
TelNegotiation *
tel_negotiation_new (GTlsProtocolVersion protocol,
                     const char *cipher_suite,
                     TelCertificate *certificate,
                     TelTrustBasis basis,
                     const char *ca_file)
{
  TelNegotiation *self;

  g_return_val_if_fail (TEL_IS_CERTIFICATE (certificate), NULL);

  self = g_object_new (TEL_TYPE_NEGOTIATION, NULL);
  self->protocol = protocol;
  self->cipher_suite = g_strdup (cipher_suite);
  self->certificate = g_object_ref (certificate);
  self->basis = basis;
  self->ca_file = g_strdup (ca_file);

  return self;
}

/**
 * tel_negotiation_get_protocol:
 * @self: what was negotiated
 *
 * Gets the version of TLS.
 *
 * Returns: a name such as `TLS 1.3`
 */
const char *
tel_negotiation_get_protocol (TelNegotiation *self)
{
  g_return_val_if_fail (TEL_IS_NEGOTIATION (self), UNKNOWN);

  switch (self->protocol)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";

    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";

    default:
      return UNKNOWN;
    }
}

/**
 * tel_negotiation_get_cipher_suite:
 * @self: what was negotiated
 *
 * Gets how it is encrypted.
 *
 * Returns: the name of the cipher suite, such as `TLS_AES_256_GCM_SHA384`
 */
const char *
tel_negotiation_get_cipher_suite (TelNegotiation *self)
{
  g_return_val_if_fail (TEL_IS_NEGOTIATION (self), UNKNOWN);

  return self->cipher_suite != NULL ? self->cipher_suite : UNKNOWN;
}

/**
 * tel_negotiation_get_certificate:
 * @self: what was negotiated
 *
 * Gets what the server has shown.
 *
 * Returns: (transfer none): the certificate
 */
TelCertificate *
tel_negotiation_get_certificate (TelNegotiation *self)
{
  g_return_val_if_fail (TEL_IS_NEGOTIATION (self), NULL);

  return self->certificate;
}

/**
 * tel_negotiation_get_basis:
 * @self: what was negotiated
 *
 * Gets why the server is trusted.
 *
 * Returns: the reason
 */
TelTrustBasis
tel_negotiation_get_basis (TelNegotiation *self)
{
  g_return_val_if_fail (TEL_IS_NEGOTIATION (self), TEL_TRUST_BASIS_KEY);

  return self->basis;
}

/**
 * tel_negotiation_get_basis_nick:
 * @self: what was negotiated
 *
 * Gets why the server is trusted, for programs.
 *
 * Returns: `key`, `fingerprint`, `ca-file` or `public`
 */
const char *
tel_negotiation_get_basis_nick (TelNegotiation *self)
{
  g_return_val_if_fail (TEL_IS_NEGOTIATION (self), NULL);

  return nicks[self->basis];
}

/**
 * tel_negotiation_dup_basis_words:
 * @self: what was negotiated
 *
 * Says why the server is trusted.
 *
 * Returns: (transfer full): a sentence
 */
char *
tel_negotiation_dup_basis_words (TelNegotiation *self)
{
  g_return_val_if_fail (TEL_IS_NEGOTIATION (self), NULL);

  switch (self->basis)
    {
    case TEL_TRUST_BASIS_FINGERPRINT:
      return g_strdup (_ ("It has the fingerprint that was given for this run."));

    case TEL_TRUST_BASIS_CA_FILE:
      /* Translators: a file */
      return g_strdup_printf (_ ("An authority of the CA file “%s” has signed its certificate."),
                              self->ca_file != NULL ? self->ca_file : UNKNOWN);

    case TEL_TRUST_BASIS_PUBLIC:
      return g_strdup (_ ("An authority that this computer knows has signed its certificate."));

    case TEL_TRUST_BASIS_KEY:
    default:
      return g_strdup (_ ("Its key was trusted by a person, for this connection."));
    }
}
