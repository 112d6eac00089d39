/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-certificate.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include <string.h>

/* What Unified CM puts into the self-signed certificate of its Tomcat. */
#define COMMON_NAME "cucm-pub.example.com"
#define ORGANIZATION "Telephonist simulator"
#define ORGANIZATION_UNIT "Demo"
#define COUNTRY "JP"

#define DAY (24 * 60 * 60)
#define VALID_DAYS (5 * 365)
#define SERIAL_SIZE 16

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
} Pair;

static gboolean
check (int result, GError **error)
{
  if (result >= 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Cannot make a certificate: %s", gnutls_strerror (result));
  return FALSE;
}

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&pair->key, gnutls_x509_privkey_deinit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
set_name (gnutls_x509_crt_t certificate, const char *oid, const char *value, GError **error)
{
  return check (gnutls_x509_crt_set_dn_by_oid (certificate, oid, 0, value, strlen (value)), error);
}

static gboolean
set_subject (gnutls_x509_crt_t certificate, GError **error)
{
  static const guint8 loopback[] = { 127, 0, 0, 1 };

  return set_name (certificate, GNUTLS_OID_X520_COMMON_NAME, COMMON_NAME, error) &&
         set_name (certificate, GNUTLS_OID_X520_ORGANIZATIONAL_UNIT_NAME, ORGANIZATION_UNIT, error) &&
         set_name (certificate, GNUTLS_OID_X520_ORGANIZATION_NAME, ORGANIZATION, error) &&
         set_name (certificate, GNUTLS_OID_X520_COUNTRY_NAME, COUNTRY, error) &&
         check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, "localhost",
                                                      strlen ("localhost"), GNUTLS_FSAN_SET),
                error) &&
         check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, loopback, sizeof loopback,
                                                      GNUTLS_FSAN_APPEND),
                error);
}

static gboolean
set_lifetime (gnutls_x509_crt_t certificate, GError **error)
{
  time_t now = time (NULL);
  guint8 serial[SERIAL_SIZE];

  if (!check (gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial), error))
    return FALSE;
  /* A serial number is positive. */
  serial[0] = (serial[0] & 0x7f) | 0x40;

  return check (gnutls_x509_crt_set_version (certificate, 3), error) &&
         check (gnutls_x509_crt_set_serial (certificate, serial, sizeof serial), error) &&
         check (gnutls_x509_crt_set_activation_time (certificate, now - DAY), error) &&
         check (gnutls_x509_crt_set_expiration_time (certificate, now + (time_t) VALID_DAYS * DAY), error);
}

/* It is trusted as it stands: it is the authority that signed itself, and says so for clients that check that strictly.
 */
static gboolean
set_authority (gnutls_x509_crt_t certificate, GError **error)
{
  guint8 id[64];
  gsize size = sizeof id;

  return check (gnutls_x509_crt_set_basic_constraints (certificate, TRUE, 0), error) &&
         check (gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA1, id, &size), error) &&
         check (gnutls_x509_crt_set_subject_key_id (certificate, id, size), error);
}

static gboolean
generate (Pair *pair, GError **error)
{
  if (!check (gnutls_x509_privkey_init (&pair->key), error) ||
      !check (gnutls_x509_privkey_generate (pair->key, GNUTLS_PK_ECDSA,
                                            GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0),
              error) ||
      !check (gnutls_x509_crt_init (&pair->certificate), error))
    return FALSE;

  return set_lifetime (pair->certificate, error) && set_subject (pair->certificate, error) &&
         check (gnutls_x509_crt_set_key_usage (pair->certificate,
                                               GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_KEY_CERT_SIGN),
                error) &&
         check (gnutls_x509_crt_set_key_purpose_oid (pair->certificate, GNUTLS_KP_TLS_WWW_SERVER, 0), error) &&
         check (gnutls_x509_crt_set_key (pair->certificate, pair->key), error) &&
         set_authority (pair->certificate, error) &&
         check (gnutls_x509_crt_sign2 (pair->certificate, pair->certificate, pair->key, GNUTLS_DIG_SHA256, 0), error);
}

static char *
make_pem (GError **error)
{
  g_auto (Pair) pair = { NULL, NULL };
  gnutls_datum_t key = { NULL, 0 };
  gnutls_datum_t certificate = { NULL, 0 };
  char *pem = NULL;

  if (!generate (&pair, error))
    return NULL;

  if (check (gnutls_x509_privkey_export2 (pair.key, GNUTLS_X509_FMT_PEM, &key), error) &&
      check (gnutls_x509_crt_export2 (pair.certificate, GNUTLS_X509_FMT_PEM, &certificate), error))
    pem = g_strdup_printf ("%.*s%.*s", (int) certificate.size, (const char *) certificate.data, (int) key.size,
                           (const char *) key.data);

  gnutls_free (key.data);
  gnutls_free (certificate.data);

  return pem;
}

/**
 * tel_simulator_certificate_make:
 * @error: return location for an error
 *
 * Makes a key (ECDSA, P-256) and a self-signed certificate for it, as a freshly installed cluster has one: with a name
 * of its own, valid for localhost and 127.0.0.1.
 *
 * Returns: (transfer full): the certificate with its key; NULL with @error set when it could not be made
 */
GTlsCertificate *
tel_simulator_certificate_make (GError **error)
{
  g_autofree char *pem = make_pem (error);

  return pem != NULL ? g_tls_certificate_new_from_pem (pem, -1, error) : NULL;
}

/**
 * tel_simulator_certificate_open:
 * @path: a file
 * @error: return location for an error
 *
 * Takes the certificate and its key from a file, or makes them and writes them there (0600). So a cluster that keeps
 * its state keeps its fingerprint, and whoever trusted it need not be asked again.
 *
 * Returns: (transfer full): the certificate with its key; NULL with @error set when it could not be read or written
 */
GTlsCertificate *
tel_simulator_certificate_open (const char *path, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autofree char *pem = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_file_get_contents (path, &pem, NULL, &read_error))
    return g_tls_certificate_new_from_pem (pem, -1, error);
  if (!g_error_matches (read_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }

  pem = make_pem (error);
  if (pem == NULL || !g_file_set_contents_full (path, pem, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;

  return g_tls_certificate_new_from_pem (pem, -1, error);
}

/**
 * tel_simulator_certificate_dup_fingerprint:
 * @certificate: a certificate
 *
 * Gives the SHA-256 fingerprint over the DER form.
 *
 * Returns: (transfer full): 32 pairs of upper-case hexadecimal digits with colons between them
 */
char *
tel_simulator_certificate_dup_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  text = g_string_new (NULL);
  for (const char *pair = digest; *pair != '\0'; pair += 2)
    g_string_append_printf (text, "%s%c%c", text->len > 0 ? ":" : "", g_ascii_toupper (pair[0]),
                            g_ascii_toupper (pair[1]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
