/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-authorities.h"
#include "model/tel-error.h"

#include "tel-test-certificate.h"
#include "tel-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define HOST "cucm-pub.example.com"
#define ADDRESS "192.0.2.7"
#define SERIAL 7

/* A week, in seconds. */
#define WEEK (7 * 24 * 60 * 60)

typedef struct
{
  char *directory;
  char *key;
  GTlsCertificate *authority;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = tel_test_make_directory ();
  fixture->key = tel_test_certificate_make_key ();
  fixture->authority = tel_test_certificate_make_authority ("Corporate CA");
  fixture->path = tel_test_certificate_write (fixture->authority, NULL, fixture->directory, "ca.pem");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tel_test_remove_directory (fixture->directory);
  g_object_unref (fixture->authority);
  g_free (fixture->directory);
  g_free (fixture->path);
  g_free (fixture->key);
}

static TelAuthorities *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  TelAuthorities *authorities = tel_authorities_new_from_file (path, &error);

  g_assert_no_error (error);

  return authorities;
}

static GTlsCertificateFlags
verify (Fixture *fixture, const TelTestCertificateWish *wish, const char *host)
{
  g_autoptr (TelAuthorities) authorities = load (fixture->path);
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (wish);

  return tel_authorities_verify (authorities, certificate, host);
}

static void
test_vouches (Fixture *fixture, gconstpointer data)
{
  TelTestCertificateWish wish = { .key = fixture->key,
                                  .common_name = HOST,
                                  .serial = SERIAL,
                                  .dns_name = HOST,
                                  .address = ADDRESS,
                                  .authority = fixture->authority };

  g_assert_cmpuint (verify (fixture, &wish, HOST), ==, 0);
  g_assert_cmpuint (verify (fixture, &wish, "CUCM-PUB.example.com"), ==, 0);
  g_assert_cmpuint (verify (fixture, &wish, ADDRESS), ==, 0);
  g_assert_cmpuint (verify (fixture, &wish, "cucm-sub.example.com"), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);
  g_assert_cmpuint (verify (fixture, &wish, "192.0.2.8"), ==, G_TLS_CERTIFICATE_BAD_IDENTITY);

  wish.shifted_by = -WEEK;
  g_assert_cmpuint (verify (fixture, &wish, HOST), ==, G_TLS_CERTIFICATE_EXPIRED);
  g_assert_cmpuint (verify (fixture, &wish, "cucm-sub.example.com"), ==,
                    G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_BAD_IDENTITY);
  wish.shifted_by = WEEK;
  g_assert_cmpuint (verify (fixture, &wish, HOST), ==, G_TLS_CERTIFICATE_NOT_ACTIVATED);
}

static void
test_unknown_issuer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) other = tel_test_certificate_make_authority ("Another CA");
  g_autoptr (GTlsCertificate) namesake = tel_test_certificate_make_authority ("Corporate CA");
  TelTestCertificateWish wish = { .key = fixture->key, .common_name = HOST, .serial = SERIAL, .dns_name = HOST };

  g_assert_true (verify (fixture, &wish, HOST) & G_TLS_CERTIFICATE_UNKNOWN_CA);
  wish.authority = other;
  g_assert_true (verify (fixture, &wish, HOST) & G_TLS_CERTIFICATE_UNKNOWN_CA);
  /* Whoever takes the authority's name has not its key. */
  wish.authority = namesake;
  g_assert_true (verify (fixture, &wish, HOST) & G_TLS_CERTIFICATE_UNKNOWN_CA);
}

/* One that may sign nothing signs all the same. */
static void
test_no_authority (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  const TelTestCertificateWish server = {
    .key = key, .common_name = "server", .serial = 2, .dns_name = "server", .authority = fixture->authority
  };
  g_autoptr (GTlsCertificate) no_authority = tel_test_certificate_sign (&server);
  const TelTestCertificateWish wish = {
    .key = fixture->key, .common_name = HOST, .serial = SERIAL, .dns_name = HOST, .authority = no_authority
  };

  g_assert_cmpuint (verify (fixture, &wish, HOST), !=, 0);
}

static void
test_intermediate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = tel_test_certificate_make_key ();
  const TelTestCertificateWish between = {
    .key = key, .common_name = "Department CA", .serial = 2, .authority = fixture->authority, .is_authority = TRUE
  };
  g_autoptr (GTlsCertificate) intermediate = tel_test_certificate_sign (&between);
  const TelTestCertificateWish wish = {
    .key = fixture->key, .common_name = HOST, .serial = SERIAL, .dns_name = HOST, .authority = intermediate
  };

  g_assert_cmpuint (verify (fixture, &wish, HOST), ==, 0);
}

/* The certificate that a cluster has signed itself, saved from its administration. */
static void
test_server_itself (Fixture *fixture, gconstpointer data)
{
  const TelTestCertificateWish wish = { .key = fixture->key, .common_name = HOST, .serial = SERIAL, .dns_name = HOST };
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);
  g_autofree char *path = tel_test_certificate_write (certificate, NULL, fixture->directory, "tomcat.pem");
  g_autoptr (TelAuthorities) authorities = load (path);

  g_assert_cmpuint (tel_authorities_verify (authorities, certificate, HOST), ==, 0);
  g_assert_cmpuint (tel_authorities_verify (authorities, certificate, "other.example.com"), ==,
                    G_TLS_CERTIFICATE_BAD_IDENTITY);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) other = tel_test_certificate_make_authority ("Another CA");
  g_autofree char *pem = NULL;
  g_autofree char *comment = NULL;
  g_autofree char *path = NULL;
  g_autoptr (TelAuthorities) authorities = NULL;
  const TelTestCertificateWish wish = {
    .key = fixture->key, .common_name = HOST, .serial = SERIAL, .dns_name = HOST, .authority = fixture->authority
  };
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);

  g_object_get (fixture->authority, "certificate-pem", &pem, NULL);
  comment = g_strconcat ("\n# the one that counts\n", pem, NULL);
  path = tel_test_certificate_write (other, comment, fixture->directory, "two.pem");
  authorities = load (path);

  g_assert_cmpuint (tel_authorities_get_n_certificates (authorities), ==, 2);
  g_assert_cmpstr (tel_authorities_get_path (authorities), ==, path);
  g_assert_cmpuint (tel_authorities_verify (authorities, certificate, HOST), ==, 0);
}

static void
check_revoked (Fixture *fixture, GTlsCertificate *signer, guint serial, int shifted_by, gboolean is_revoked)
{
  g_autofree char *list = tel_test_certificate_revoke (signer, serial, shifted_by);
  const TelTestCertificateWish wish = {
    .key = fixture->key, .common_name = HOST, .serial = SERIAL, .dns_name = HOST, .authority = fixture->authority
  };

  g_free (fixture->path);
  fixture->path = tel_test_certificate_write (fixture->authority, list, fixture->directory, "ca.pem");
  g_test_message ("serial %u, shifted by %d, by %s", serial, shifted_by,
                  signer == fixture->authority ? "it" : "another");
  g_assert_cmpuint (verify (fixture, &wish, HOST), ==, is_revoked ? G_TLS_CERTIFICATE_REVOKED : 0);
}

static void
test_revoked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) namesake = tel_test_certificate_make_authority ("Corporate CA");

  check_revoked (fixture, fixture->authority, SERIAL, 0, TRUE);
  check_revoked (fixture, fixture->authority, SERIAL + 1, 0, FALSE);
  /* Nothing is unrevoked by waiting. */
  check_revoked (fixture, fixture->authority, SERIAL, -WEEK, TRUE);
  /* Nor does anybody else revoke. */
  check_revoked (fixture, namesake, SERIAL, 0, FALSE);
}

static void
assert_refused (const char *path, TelError kind, const char *words)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_authorities_load_async (path, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_null (tel_authorities_load_finish (result, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, TEL_ERROR, (int) kind);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, words));
}

static void
check_file (Fixture *fixture, const char *text, gssize length, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, length, &error);
  g_assert_no_error (error);
  assert_refused (fixture->path, TEL_ERROR_INVALID, words);
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (TEL_AUTHORITIES_MAXIMUM + 1, 'x');
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *pipe_path = g_build_filename (fixture->directory, "pipe", NULL);
  g_autofree char *missing = g_build_filename (fixture->directory, "missing.pem", NULL);
  g_autofree char *list = tel_test_certificate_revoke (fixture->authority, SERIAL, 0);
  g_autofree char *cut = g_strndup (list, 80);
  g_autofree char *with_cut = NULL;
  g_autofree char *pem = NULL;

  g_object_get (fixture->authority, "certificate", &der, "certificate-pem", &pem, NULL);
  with_cut = g_strconcat (pem, cut, "\n", NULL);

  check_file (fixture, "", 0, "is empty");
  check_file (fixture, "\0\xff garbage", 9, "no certificate in PEM");
  check_file (fixture, (const char *) der->data, (gssize) der->len, "DER");
  check_file (fixture, fixture->key, -1, "no certificate in PEM");
  check_file (fixture, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", -1, "no certificate in PEM");
  check_file (fixture, large, -1, "larger than");
  check_file (fixture, with_cut, -1, "revocation list");
  assert_refused (missing, TEL_ERROR_STORAGE, "cannot be read");
  assert_refused (fixture->directory, TEL_ERROR_INVALID, "is no file");

  /* Nobody writes into it, and nobody waits for that. */
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, TEL_ERROR_INVALID, "is no file");

  /* Whoever is root reads everything. */
  g_assert_true (g_file_set_contents (fixture->path, pem, -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  if (g_access (fixture->path, R_OK) != 0)
    assert_refused (fixture->path, TEL_ERROR_STORAGE, "cannot be read");
}

#define ADD(path, function) g_test_add ("/authorities/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("vouches", test_vouches);
  ADD ("unknown-issuer", test_unknown_issuer);
  ADD ("no-authority", test_no_authority);
  ADD ("intermediate", test_intermediate);
  ADD ("server-itself", test_server_itself);
  ADD ("several", test_several);
  ADD ("revoked", test_revoked);
  ADD ("other-files", test_other_files);

  return g_test_run ();
}
