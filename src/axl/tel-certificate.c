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

/* A cluster's certificate may name all of its nodes; the first ones tell whose it is. */
#define MAXIMUM_NAMES 3

static char *
dup_date (GDateTime *date)
{
  g_autoptr (GDateTime) local = date != NULL ? g_date_time_to_local (date) : NULL;

  /* Translators: a date, see g_date_time_format(). */
  return local != NULL ? g_date_time_format (local, _ ("%-d %b %Y")) : g_strdup ("?");
}

static char *
dup_not_yet_valid (TelCertificate *self)
{
  g_autofree char *date = dup_date (self->not_before);

  /* Translators: a date */
  return g_strdup_printf (_ ("It is not valid before %s."), date);
}

static char *
dup_expired (TelCertificate *self)
{
  g_autofree char *date = dup_date (self->not_after);

  /* Translators: a date */
  return g_strdup_printf (_ ("It expired on %s."), date);
}

static char *
dup_other_host (TelCertificate *self)
{
  g_autoptr (GPtrArray) bytes = g_tls_certificate_get_dns_names (self->certificate);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; bytes != NULL && i < bytes->len && i < MAXIMUM_NAMES; i++)
    {
      gsize length;
      const char *name = g_bytes_get_data (g_ptr_array_index (bytes, i), &length);

      if (g_utf8_validate_len (name, length, NULL))
        g_ptr_array_add (names, g_strndup (name, length));
    }
  if (names->len == 0)
    return g_strdup (_ ("It was made for another host name."));

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);

  /* Translators: one host name or more */
  return g_strdup_printf (_ ("It was made for another host name: %s."), list);
}

/* Where it takes no more than the same words each time. */
static const struct
{
  GTlsCertificateFlags flag;
  const char *sentence;
  char *(*dup_sentence) (TelCertificate *self);
} problems[] = {
  { G_TLS_CERTIFICATE_REVOKED, N_ ("It was revoked by its authority and cannot be trusted."), NULL },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, NULL, dup_other_host },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, NULL, dup_not_yet_valid },
  { G_TLS_CERTIFICATE_EXPIRED, NULL, dup_expired },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("It is signed by no authority that this computer knows."), NULL },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("It uses an algorithm or a key that is too weak."), NULL },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, N_ ("It could not be verified."), NULL },
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
 * tel_certificate_is_revoked:
 * @self: the certificate
 *
 * Tells whether its authority has taken it back. Then nobody may trust it.
 *
 * Returns: %TRUE when it was revoked
 */
gboolean
tel_certificate_is_revoked (TelCertificate *self)
{
  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), TRUE);

  return (self->flags & G_TLS_CERTIFICATE_REVOKED) != 0;
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
  GString *sentences;

  g_return_val_if_fail (TEL_IS_CERTIFICATE (self), NULL);

  sentences = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *sentence = NULL;

      if ((self->flags & problems[i].flag) == 0)
        continue;
      sentence =
          problems[i].dup_sentence != NULL ? problems[i].dup_sentence (self) : g_strdup (_ (problems[i].sentence));
      if (sentences->len > 0)
        g_string_append_c (sentences, '\n');
      g_string_append (sentences, sentence);
    }

  return g_string_free (sentences, FALSE);
}
