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

static gnutls_x509_privkey_t
import_key (const char *pem)
{
  gnutls_datum_t input = { (guint8 *) pem, strlen (pem) };
  gnutls_x509_privkey_t key;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_import (key, &input, GNUTLS_X509_FMT_PEM));

  return key;
}

static gnutls_x509_crt_t
import_certificate (GTlsCertificate *certificate)
{
  g_autofree char *pem = NULL;
  gnutls_datum_t input;
  gnutls_x509_crt_t imported;

  g_object_get (certificate, "certificate-pem", &pem, NULL);
  input = (gnutls_datum_t){ (guint8 *) pem, strlen (pem) };
  check (gnutls_x509_crt_init (&imported));
  check (gnutls_x509_crt_import (imported, &input, GNUTLS_X509_FMT_PEM));

  return imported;
}

static gnutls_x509_privkey_t
import_key_of (GTlsCertificate *certificate)
{
  g_autofree char *pem = NULL;

  g_object_get (certificate, "private-key-pem", &pem, NULL);

  return import_key (pem);
}

static void
name (gnutls_x509_crt_t certificate, const TelTestCertificateWish *wish)
{
  const char *common_name = wish->common_name;
  g_autoptr (GInetAddress) address = wish->address != NULL ? g_inet_address_new_from_string (wish->address) : NULL;

  check (
      gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, common_name, strlen (common_name)));
  if (wish->dns_name != NULL)
    check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, wish->dns_name,
                                                 strlen (wish->dns_name), GNUTLS_FSAN_APPEND));
  if (address != NULL)
    check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
                                                 g_inet_address_get_native_size (address), GNUTLS_FSAN_APPEND));
}

static char *
sign (const TelTestCertificateWish *wish)
{
  gnutls_x509_privkey_t key = import_key (wish->key);
  gnutls_x509_privkey_t signer = wish->authority != NULL ? import_key_of (wish->authority) : key;
  gnutls_x509_crt_t certificate, authority;
  gnutls_datum_t pem;
  guint serial = wish->serial;
  guint8 number[4] = { serial >> 24, serial >> 16, serial >> 8, serial };
  time_t now = time (NULL);
  char *text;

  check (gnutls_x509_crt_init (&certificate));
  authority = wish->authority != NULL ? import_certificate (wish->authority) : certificate;
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, number, sizeof number));
  check (gnutls_x509_crt_set_activation_time (certificate, now - VALID_SECONDS + wish->shifted_by));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + VALID_SECONDS + wish->shifted_by));
  name (certificate, wish);
  if (wish->is_authority)
    check (gnutls_x509_crt_set_basic_constraints (certificate, 1, -1));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_sign2 (certificate, authority, signer, GNUTLS_DIG_SHA256, 0));
  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem));
  text = g_strndup ((const char *) pem.data, pem.size);

  gnutls_free (pem.data);
  gnutls_x509_crt_deinit (certificate);
  if (authority != certificate)
    gnutls_x509_crt_deinit (authority);
  gnutls_x509_privkey_deinit (key);
  if (signer != key)
    gnutls_x509_privkey_deinit (signer);
  return text;
}

/* A server sends along who is in between, and not the authority at the end, which whoever connects has. */
static void
append_intermediate (GString *pem, GTlsCertificate *authority)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (authority);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (authority);
  g_autofree char *text = NULL;

  if (g_str_equal (subject, issuer))
    return;

  g_object_get (authority, "certificate-pem", &text, NULL);
  g_string_append (pem, text);
}

/**
 * tel_test_certificate_sign:
 * @wish: what the certificate is to be
 *
 * Makes a certificate.
 *
 * Returns: (transfer full): the certificate with its key, and with its authority where that is one in between
 */
GTlsCertificate *
tel_test_certificate_sign (const TelTestCertificateWish *wish)
{
  g_autofree char *pem = sign (wish);
  g_autoptr (GString) all = g_string_new (pem);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  g_string_append (all, wish->key);
  if (wish->authority != NULL)
    append_intermediate (all, wish->authority);
  certificate = g_tls_certificate_new_from_pem (all->str, -1, &error);
  g_assert_no_error (error);

  return certificate;
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
  const TelTestCertificateWish wish = { .key = key, .common_name = common_name, .serial = serial };

  return tel_test_certificate_sign (&wish);
}

/**
 * tel_test_certificate_revoke:
 * @authority: an authority with its key
 * @serial: the number of one of its certificates
 * @shifted_by: seconds by which the list is later than now
 *
 * Makes a revocation list.
 *
 * Returns: (transfer full): the list in PEM
 */
char *
tel_test_certificate_revoke (GTlsCertificate *authority, guint serial, int shifted_by)
{
  gnutls_x509_crt_t issuer = import_certificate (authority);
  gnutls_x509_privkey_t key = import_key_of (authority);
  guint8 number[4] = { serial >> 24, serial >> 16, serial >> 8, serial };
  time_t now = time (NULL);
  gnutls_x509_crl_t list;
  gnutls_datum_t pem;
  char *text;

  check (gnutls_x509_crl_init (&list));
  check (gnutls_x509_crl_set_version (list, 2));
  check (gnutls_x509_crl_set_crt_serial (list, number, sizeof number, now - VALID_SECONDS));
  check (gnutls_x509_crl_set_this_update (list, now - VALID_SECONDS + shifted_by));
  check (gnutls_x509_crl_set_next_update (list, now + VALID_SECONDS + shifted_by));
  check (gnutls_x509_crl_sign2 (list, issuer, key, GNUTLS_DIG_SHA256, 0));
  check (gnutls_x509_crl_export2 (list, GNUTLS_X509_FMT_PEM, &pem));
  text = g_strndup ((const char *) pem.data, pem.size);

  gnutls_free (pem.data);
  gnutls_x509_crl_deinit (list);
  gnutls_x509_crt_deinit (issuer);
  gnutls_x509_privkey_deinit (key);
  return text;
}

/**
 * tel_test_certificate_write:
 * @certificate: a certificate
 * @more: (nullable): what stands behind it
 * @directory: a directory
 * @file_name: a file in it
 *
 * Writes a certificate without its key into a file.
 *
 * Returns: (transfer full): the path of the file
 */
char *
tel_test_certificate_write (GTlsCertificate *certificate,
                            const char *more,
                            const char *directory,
                            const char *file_name)
{
  char *path = g_build_filename (directory, file_name, NULL);
  g_autofree char *pem = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_object_get (certificate, "certificate-pem", &pem, NULL);
  text = g_strconcat (pem, more, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

/**
 * tel_test_certificate_make_authority:
 * @name: its common name
 *
 * Makes an authority with a key of its own, which signs itself.
 *
 * Returns: (transfer full): its certificate, with the key
 */
GTlsCertificate *
tel_test_certificate_make_authority (const char *name)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  const TelTestCertificateWish wish = { .key = key, .common_name = name, .serial = 1, .is_authority = TRUE };

  return tel_test_certificate_sign (&wish);
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
