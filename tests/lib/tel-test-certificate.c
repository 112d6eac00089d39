/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-certificate.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <time.h>

#define VALID_SECONDS (60 * 60)

static void
check (int code)
{
  if (code < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (code));
}

/**
 * tel_test_certificate_make_key:
 *
 * Makes a private key (ECDSA P-256, which takes a few milliseconds).
 *
 * Returns: (transfer full): the key in PEM
 */
char *
tel_test_certificate_make_key (void)
{
  gnutls_x509_privkey_t key;
  gnutls_datum_t pem;
  char *text;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  check (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &pem));
  text = g_strndup ((const char *) pem.data, pem.size);

  gnutls_free (pem.data);
  gnutls_x509_privkey_deinit (key);
  return text;
}

static char *
sign (gnutls_x509_privkey_t key, const char *common_name, guint serial)
{
  gnutls_x509_crt_t certificate;
  gnutls_datum_t pem;
  guint8 number[4] = { serial >> 24, serial >> 16, serial >> 8, serial };
  time_t now = time (NULL);
  char *text;

  check (gnutls_x509_crt_init (&certificate));
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, number, sizeof number));
  check (gnutls_x509_crt_set_activation_time (certificate, now - VALID_SECONDS));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + VALID_SECONDS));
  check (
      gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, common_name, strlen (common_name)));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0));
  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem));
  text = g_strndup ((const char *) pem.data, pem.size);

  gnutls_free (pem.data);
  gnutls_x509_crt_deinit (certificate);
  return text;
}

/**
 * tel_test_certificate_make:
 * @key: from tel_test_certificate_make_key()
 * @common_name: whom it names
 * @serial: its number; another number makes another certificate of the same key
 *
 * Makes a self-signed certificate that is valid now.
 *
 * Returns: (transfer full): the certificate with its key
 */
GTlsCertificate *
tel_test_certificate_make (const char *key, const char *common_name, guint serial)
{
  gnutls_datum_t key_pem = { (guint8 *) key, strlen (key) };
  gnutls_x509_privkey_t private_key;
  g_autofree char *pem = NULL;
  g_autofree char *both = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  check (gnutls_x509_privkey_init (&private_key));
  check (gnutls_x509_privkey_import (private_key, &key_pem, GNUTLS_X509_FMT_PEM));
  pem = sign (private_key, common_name, serial);
  gnutls_x509_privkey_deinit (private_key);

  both = g_strconcat (pem, key, NULL);
  certificate = g_tls_certificate_new_from_pem (both, -1, &error);
  g_assert_no_error (error);

  return certificate;
}

/**
 * tel_test_certificate_dup_fingerprint:
 * @certificate: a certificate
 *
 * Computes the SHA-256 fingerprint by GnuTLS, in lower case and without colons.
 *
 * Returns: (transfer full): hexadecimal digits
 */
char *
tel_test_certificate_dup_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  gnutls_datum_t input;
  guint8 digest[32];
  size_t size = sizeof digest;
  GString *text = g_string_new (NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  input.data = der->data;
  input.size = der->len;
  check (gnutls_fingerprint (GNUTLS_DIG_SHA256, &input, digest, &size));
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", digest[i]);

  return g_string_free (text, FALSE);
}
