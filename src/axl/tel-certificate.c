/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-certificate.h"

#include <glib/gi18n-lib.h>

#define FINGERPRINT_PREFIX "SHA256:"

/**
 * TelCertificate:
 *
 * A server's certificate as a person has to see it before trusting it (architecture, "Security"). Immutable.
 */
struct _TelCertificate
{
  GObject parent_instance;

  GTlsCertificate *certificate;
  GTlsCertificateFlags flags;
  char *subject;
  char *issuer;
  GDateTime *not_before;
  GDateTime *not_after;
  char *fingerprint;
};

G_DEFINE_FINAL_TYPE (TelCertificate, tel_certificate, G_TYPE_OBJECT)

static const struct
{
  GTlsCertificateFlags flag;
  const char *sentence;
} problems[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("It is signed by no authority that this computer knows.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("It was made for another host name.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("It is not valid yet.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("It has expired.") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("It was revoked by its authority and cannot be trusted.") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("It uses an algorithm or a key that is too weak.") },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, N_ ("It could not be verified.") },
};

/* Hexadecimal digits alone, in upper case: what is left of a fingerprint however it was written. */
static char *
normalize_fingerprint (const char *fingerprint)
{
  GString *digits = g_string_new (NULL);
  const char *rest = fingerprint;

  if (g_ascii_strncasecmp (rest, FINGERPRINT_PREFIX, strlen (FINGERPRINT_PREFIX)) == 0)
    rest += strlen (FINGERPRINT_PREFIX);

  for (; *rest != '\0'; rest++)
    {
      if (*rest != ':' && !g_ascii_isspace (*rest))
        g_string_append_c (digits, g_ascii_toupper (*rest));
    }

  return g_string_free (digits, FALSE);
}

static char *
compute_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *digest = NULL;
  GString *fingerprint = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  if (der == NULL)
    return g_string_free (fingerprint, FALSE);

  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  for (gsize i = 0; digest[i] != '\0'; i += 2)
    {
      if (i > 0)
        g_string_append_c (fingerprint, ':');
      g_string_append_c (fingerprint, g_ascii_toupper (digest[i]));
      g_string_append_c (fingerprint, g_ascii_toupper (digest[i + 1]));
    }

  return g_string_free (fingerprint, FALSE);
}

static void
tel_certificate_finalize (GObject *object)
{
  TelCertificate *self = TEL_CERTIFICATE (object);

  g_clear_object (&self->certificate);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_clear_pointer (&self->fingerprint, g_free);

  G_OBJECT_CLASS (tel_certificate_parent_class)->finalize (object);
}

static void
tel_certificate_class_init (TelCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_certificate_finalize;
}

static void
tel_certificate_init (TelCertificate *self)
{
}

/**
 * tel_certificate_new:
 * @certificate: what the server showed
 * @flags: what is wrong with it, as GIO found
 *
 * Describes a certificate.
 *
 * Returns: (transfer full): a new description
 */
TelCertificate *
tel_certificate_new (GTlsCertificate *certificate, GTlsCertificateFlags flags)
{
  TelCertificate *self;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  self = g_object_new (TEL_TYPE_CERTIFICATE, NULL);
  self->certificate = g_object_ref (certificate);
  self->flags = flags;
  self->subject = g_tls_certificate_get_subject_name (certificate);
  self->issuer = g_tls_certificate_get_issuer_name (certificate);
  self->not_before = g_tls_certificate_get_not_valid_before (certificate);
  self->not_after = g_tls_certificate_get_not_valid_after (certificate);
  self->fingerprint = compute_fingerprint (certificate);

  return self;
}

/**
 * tel_certificate_get_tls_certificate:
 * @self: the certificate
 *
 * Gets what is described.
 *
 * Returns: (transfer none): GIO's certificate
 */
GTlsCertificate *
tel_certificate_get_tls_certificate (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  return self->certificate;
}

/**
 * tel_certificate_get_flags:
 * @self: the certificate
 *
 * Gets what GIO found wrong with the certificate.
 *
 * Returns: zero for a certificate that needs nobody's trust
 */
GTlsCertificateFlags
tel_certificate_get_flags (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), G_TLS_CERTIFICATE_GENERIC_ERROR);

  return self->flags;
}

/**
 * tel_certificate_get_subject:
 * @self: the certificate
 *
 * Gets whom the certificate names.
 *
 * Returns: (nullable): a distinguished name, such as `CN=cucm-pub.example.com`
 */
const char *
tel_certificate_get_subject (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  return self->subject;
}

/**
 * tel_certificate_get_issuer:
 * @self: the certificate
 *
 * Gets who signed the certificate.
 *
 * Returns: (nullable): a distinguished name
 */
const char *
tel_certificate_get_issuer (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  return self->issuer;
}

/**
 * tel_certificate_get_not_before:
 * @self: the certificate
 *
 * Gets since when the certificate is valid.
 *
 * Returns: (nullable) (transfer none): the time, in UTC
 */
GDateTime *
tel_certificate_get_not_before (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  return self->not_before;
}

/**
 * tel_certificate_get_not_after:
 * @self: the certificate
 *
 * Gets until when the certificate is valid.
 *
 * Returns: (nullable) (transfer none): the time, in UTC
 */
GDateTime *
tel_certificate_get_not_after (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  return self->not_after;
}

/**
 * tel_certificate_get_fingerprint:
 * @self: the certificate
 *
 * Gets the SHA-256 digest of the certificate.
 *
 * Returns: hexadecimal bytes in upper case, separated by colons
 */
const char *
tel_certificate_get_fingerprint (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  return self->fingerprint;
}

/**
 * tel_certificate_has_fingerprint:
 * @self: the certificate
 * @fingerprint: a SHA-256 fingerprint as a person wrote it
 *
 * Compares fingerprints. Case, colons, blanks and a leading `SHA256:` do not matter; every digit does.
 *
 * Returns: %TRUE when it is this certificate's
 */
gboolean
tel_certificate_has_fingerprint (TelCertificate *self, const char *fingerprint)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), FALSE);
  g_return_val_if_fail (fingerprint != NULL, FALSE);

  mine = normalize_fingerprint (self->fingerprint);
  theirs = normalize_fingerprint (fingerprint);

  return *mine != '\0' && g_str_equal (mine, theirs);
}

/**
 * tel_certificate_dup_problems:
 * @self: the certificate
 *
 * Says what is wrong with the certificate, a sentence a line.
 *
 * Returns: (transfer full): translated sentences; empty for a sound certificate
 */
char *
tel_certificate_dup_problems (TelCertificate *self)
{
  GString *sentences = g_string_new (NULL);

  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      if ((self->flags & problems[i].flag) == 0)
        continue;
      if (sentences->len > 0)
        g_string_append_c (sentences, '\n');
      g_string_append (sentences, _ (problems[i].sentence));
    }

  return g_string_free (sentences, FALSE);
}
