/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-trust-store.h"
#include "model/tel-error.h"

#include "tel-test-certificate.h"
#include "tel-test.h"

#include <glib/gstdio.h>
#include <gnutls/x509.h>
#include <sys/stat.h>

#define FIRST "6f9619ff-8b86-d011-b42d-00c04fc964ff"
#define SECOND "7f9619ff-8b86-d011-b42d-00c04fc964ff"

static TelCertificate *
make_certificate (const char *key, guint serial, GTlsCertificateFlags flags)
{
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_make (key, "cucm-pub.example.com", serial);

  return tel_certificate_new (certificate, flags);
}

static void
test_certificate_is_described (void)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) tls_certificate = tel_test_certificate_make (key, "cucm-pub.example.com", 1);
  g_autoptr (TelCertificate) certificate =
      tel_certificate_new (tls_certificate, G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_BAD_IDENTITY);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *problems = tel_certificate_dup_problems (certificate);
  g_auto (GStrv) sentences = g_strsplit (problems, "\n", -1);

  g_assert_cmpstr (tel_certificate_get_subject (certificate), ==, "CN=cucm-pub.example.com");
  g_assert_cmpstr (tel_certificate_get_issuer (certificate), ==, "CN=cucm-pub.example.com");
  g_assert_cmpint (g_date_time_compare (tel_certificate_get_not_before (certificate), now), <, 0);
  g_assert_cmpint (g_date_time_compare (tel_certificate_get_not_after (certificate), now), >, 0);
  g_assert_cmpint (g_strv_length (sentences), ==, 2);
  g_assert_true (g_str_has_suffix (sentences[0], "."));
}

static void
test_fingerprint_is_compared_as_written (void)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (GTlsCertificate) tls_certificate = tel_test_certificate_make (key, "cucm", 1);
  g_autoptr (TelCertificate) certificate = tel_certificate_new (tls_certificate, 0);
  g_autofree char *digits = tel_test_certificate_dup_fingerprint (tls_certificate);
  g_autofree char *prefixed = g_strconcat ("sha256:", digits, NULL);
  g_autofree char *with_colons = g_strconcat ("SHA256:", tel_certificate_get_fingerprint (certificate), NULL);
  g_autofree char *wrong = g_strdup (digits);
  g_autofree char *shortened = g_strndup (digits, 62);

  wrong[63] = wrong[63] == '0' ? '1' : '0';

  g_assert_cmpuint (strlen (tel_certificate_get_fingerprint (certificate)), ==, 32 * 3 - 1);
  g_assert_true (tel_certificate_has_fingerprint (certificate, digits));
  g_assert_true (tel_certificate_has_fingerprint (certificate, prefixed));
  g_assert_true (tel_certificate_has_fingerprint (certificate, with_colons));
  g_assert_false (tel_certificate_has_fingerprint (certificate, wrong));
  g_assert_false (tel_certificate_has_fingerprint (certificate, shortened));
  g_assert_false (tel_certificate_has_fingerprint (certificate, ""));
}

static void
check_pins (TelTrustStore *store)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autofree char *other_key = tel_test_certificate_make_key ();
  g_autoptr (TelCertificate) certificate = make_certificate (key, 1, G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_autoptr (TelCertificate) renewed = make_certificate (key, 2, G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_autoptr (TelCertificate) changed = make_certificate (other_key, 3, G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_autofree char *seen = NULL;
  g_autofree char *replaced = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_UNKNOWN);
  g_assert_null (tel_trust_store_dup_fingerprint (store, FIRST));

  g_assert_true (tel_trust_store_trust (store, FIRST, certificate, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_TRUSTED);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, renewed), ==, TEL_TRUST_TRUSTED);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, changed), ==, TEL_TRUST_CHANGED);
  g_assert_cmpint (tel_trust_store_check (store, SECOND, certificate), ==, TEL_TRUST_UNKNOWN);
  seen = tel_trust_store_dup_fingerprint (store, FIRST);
  g_assert_cmpstr (seen, ==, tel_certificate_get_fingerprint (certificate));

  /* The old key must not stay trusted beside the new one. */
  g_assert_true (tel_trust_store_trust (store, SECOND, certificate, &error));
  g_assert_true (tel_trust_store_trust (store, FIRST, changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_CHANGED);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, changed), ==, TEL_TRUST_TRUSTED);
  g_assert_cmpint (tel_trust_store_check (store, SECOND, certificate), ==, TEL_TRUST_TRUSTED);
  replaced = tel_trust_store_dup_fingerprint (store, FIRST);
  g_assert_cmpstr (replaced, ==, tel_certificate_get_fingerprint (changed));

  g_assert_true (tel_trust_store_forget (store, FIRST, &error));
  g_assert_true (tel_trust_store_forget (store, FIRST, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, changed), ==, TEL_TRUST_UNKNOWN);
  g_assert_cmpint (tel_trust_store_check (store, SECOND, certificate), ==, TEL_TRUST_TRUSTED);
}

static void
test_pins_in_memory (void)
{
  g_autoptr (TelTrustStore) store = tel_trust_store_new_in_memory ();

  check_pins (store);
}

static void
test_pins_in_file (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "new", "known-hosts", NULL);
  g_autoptr (TelTrustStore) store = tel_trust_store_new (path);
  GStatBuf status;

  check_pins (store);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  tel_test_remove_directory (directory);
}

static void
test_pins_are_shared_and_readable_by_gnutls (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "known-hosts", NULL);
  g_autoptr (TelTrustStore) store = tel_trust_store_new (path);
  g_autoptr (TelTrustStore) other = tel_trust_store_new (path);
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autofree char *other_key = tel_test_certificate_make_key ();
  g_autoptr (TelCertificate) certificate = make_certificate (key, 1, 0);
  g_autoptr (TelCertificate) changed = make_certificate (other_key, 2, 0);
  g_autoptr (GByteArray) der = NULL;
  g_autoptr (GByteArray) changed_der = NULL;
  g_autoptr (GError) error = NULL;
  gnutls_datum_t datum;

  g_assert_true (tel_trust_store_trust (store, FIRST, certificate, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_trust_store_check (other, FIRST, certificate), ==, TEL_TRUST_TRUSTED);

  g_object_get (tel_certificate_get_tls_certificate (certificate), "certificate", &der, NULL);
  datum = (gnutls_datum_t){ der->data, der->len };
  g_assert_cmpint (gnutls_verify_stored_pubkey (path, NULL, "telephonist", FIRST, GNUTLS_CRT_X509, &datum, 0), ==, 0);

  g_object_get (tel_certificate_get_tls_certificate (changed), "certificate", &changed_der, NULL);
  datum = (gnutls_datum_t){ changed_der->data, changed_der->len };
  g_assert_cmpint (gnutls_verify_stored_pubkey (path, NULL, "telephonist", FIRST, GNUTLS_CRT_X509, &datum, 0), ==,
                   GNUTLS_E_CERTIFICATE_KEY_MISMATCH);
  tel_test_remove_directory (directory);
}

static void
test_revoked_is_never_trusted (void)
{
  g_autoptr (TelTrustStore) store = tel_trust_store_new_in_memory ();
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (TelCertificate) sound = make_certificate (key, 1, G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_autoptr (TelCertificate) revoked = make_certificate (key, 1, G_TLS_CERTIFICATE_REVOKED);
  g_autoptr (GError) error = NULL;

  g_assert_false (tel_trust_store_trust (store, FIRST, revoked, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (tel_trust_store_trust (store, FIRST, sound, &error));
  g_assert_cmpint (tel_trust_store_check (store, FIRST, revoked), !=, TEL_TRUST_TRUSTED);

  tel_trust_store_expect_fingerprint (store, FIRST, tel_certificate_get_fingerprint (sound));
  g_assert_cmpint (tel_trust_store_check (store, FIRST, sound), ==, TEL_TRUST_TRUSTED);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, revoked), !=, TEL_TRUST_TRUSTED);
}

static void
test_expected_fingerprint_alone_passes (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "known-hosts", NULL);
  g_autoptr (TelTrustStore) store = tel_trust_store_new (path);
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (TelCertificate) certificate = make_certificate (key, 1, 0);
  g_autoptr (TelCertificate) renewed = make_certificate (key, 2, 0);

  g_assert_false (tel_trust_store_expects_fingerprint (store, FIRST));
  tel_trust_store_expect_fingerprint (store, FIRST, tel_certificate_get_fingerprint (certificate));
  g_assert_true (tel_trust_store_expects_fingerprint (store, FIRST));

  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_TRUSTED);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, renewed), ==, TEL_TRUST_CHANGED);
  g_assert_cmpint (tel_trust_store_check (store, SECOND, certificate), ==, TEL_TRUST_UNKNOWN);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  tel_trust_store_expect_fingerprint (store, FIRST, NULL);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_UNKNOWN);
  tel_test_remove_directory (directory);
}

static void
test_unwritable_file_is_a_storage_error (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *in_the_way = g_build_filename (directory, "file", NULL);
  g_autofree char *path = g_build_filename (in_the_way, "known-hosts", NULL);
  g_autoptr (TelTrustStore) store = tel_trust_store_new (path);
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (TelCertificate) certificate = make_certificate (key, 1, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (in_the_way, "", -1, NULL));

  g_assert_false (tel_trust_store_trust (store, FIRST, certificate, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_UNKNOWN);
  tel_test_remove_directory (directory);
}

static void
test_connection_id_cannot_forge_a_line (void)
{
  g_autoptr (TelTrustStore) store = tel_trust_store_new_in_memory ();
  g_autofree char *key = tel_test_certificate_make_key ();
  g_autoptr (TelCertificate) certificate = make_certificate (key, 1, 0);
  g_autoptr (GError) error = NULL;
  const char *forged = "a|0|x\n|g0|telephonist|" FIRST;

  g_assert_true (tel_trust_store_trust (store, forged, certificate, &error));
  g_assert_cmpint (tel_trust_store_check (store, forged, certificate), ==, TEL_TRUST_TRUSTED);
  g_assert_cmpint (tel_trust_store_check (store, FIRST, certificate), ==, TEL_TRUST_UNKNOWN);
  g_assert_cmpint (tel_trust_store_check (store, "a", certificate), ==, TEL_TRUST_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/certificate/is-described", test_certificate_is_described);
  g_test_add_func ("/certificate/fingerprint-is-compared-as-written", test_fingerprint_is_compared_as_written);
  g_test_add_func ("/trust-store/pins-in-memory", test_pins_in_memory);
  g_test_add_func ("/trust-store/pins-in-file", test_pins_in_file);
  g_test_add_func ("/trust-store/shared-and-readable-by-gnutls", test_pins_are_shared_and_readable_by_gnutls);
  g_test_add_func ("/trust-store/revoked-is-never-trusted", test_revoked_is_never_trusted);
  g_test_add_func ("/trust-store/expected-fingerprint-alone-passes", test_expected_fingerprint_alone_passes);
  g_test_add_func ("/trust-store/unwritable-file-is-a-storage-error", test_unwritable_file_is_a_storage_error);
  g_test_add_func ("/trust-store/connection-id-cannot-forge-a-line", test_connection_id_cannot_forge_a_line);

  return g_test_run ();
}
