/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client.h"
#include "model/tel-error.h"

#include "tel-test-axl-server.h"
#include "tel-test-certificate.h"
#include "tel-test-old-tls-server.h"
#include "tel-test.h"

#define ID "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define HOST "127.0.0.1"
#define OTHER_HOST "cucm-sub.example.com"
#define PASSWORD "tell-tale-password"
#define SERIAL 7

/* Of all that TLS has, what the server of a test may speak. */
#define ANY_VERSION "NORMAL"

/* A week, in seconds. */
#define WEEK (7 * 24 * 60 * 60)

typedef struct
{
  char *directory;
  char *key;
  GTlsCertificate *authority;
  char *ca_file;
  TelTrustStore *trust_store;
  TelAxlClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = tel_test_make_directory ();
  fixture->key = tel_test_certificate_make_key ();
  fixture->authority = tel_test_certificate_make_authority ("Corporate CA");
  fixture->ca_file = tel_test_certificate_write (fixture->authority, NULL, fixture->directory, "ca.pem");
  fixture->trust_store = tel_trust_store_new_in_memory ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->client != NULL)
    g_assert_finalize_object (fixture->client);
  g_object_unref (fixture->trust_store);
  g_object_unref (fixture->authority);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->ca_file);
  g_free (fixture->key);
}

static void
answer (TelTestAxlServer *server, SoupServerMessage *message, const char *operation, guint number, gpointer user_data)
{
  tel_test_axl_answer_version (message, operation, "14.0.1.11900-1");
}

/* A certificate of the authority for this very host. */
static TelTestCertificateWish
make_wish (Fixture *fixture)
{
  return (TelTestCertificateWish){
    .key = fixture->key, .common_name = "cucm-pub", .serial = SERIAL, .address = HOST, .authority = fixture->authority
  };
}

static gboolean
connect_again (Fixture *fixture, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_connect_async (fixture->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_connect_finish (fixture->client, result, error);
}

static gboolean
connect_to (Fixture *fixture, guint port, const char *ca_file, GError **error)
{
  if (fixture->client != NULL)
    g_assert_finalize_object (fixture->client);
  fixture->client = tel_axl_client_new (ID, HOST, port, fixture->trust_store);
  tel_axl_client_set_ca_file (fixture->client, ca_file);
  tel_axl_client_set_credentials (fixture->client, "axl-admin", PASSWORD);

  return connect_again (fixture, error);
}

/* Connects to a server that shows the certificate, and has it closed when that is done. */
static gboolean
try_server (Fixture *fixture, const TelTestCertificateWish *wish, const char *ca_file, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (wish);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, answer, NULL);

  return connect_to (fixture, tel_test_axl_server_get_port (server), ca_file, error);
}

static void
assert_connects (Fixture *fixture, const TelTestCertificateWish *wish, const char *ca_file, TelTrustBasis basis)
{
  g_autoptr (GError) error = NULL;
  gboolean connected = try_server (fixture, wish, ca_file, &error);

  g_assert_no_error (error);
  g_assert_true (connected);
  g_assert_cmpint (tel_negotiation_get_basis (tel_axl_client_get_negotiation (fixture->client)), ==, basis);
}

/* Nothing may come through the encryption to a server that is refused: not the password, and no other byte. */
static void
assert_refused (Fixture *fixture,
                const TelTestCertificateWish *wish,
                const char *ca_file,
                TelError kind,
                gboolean may_be_trusted,
                const char *words)
{
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (wish);
  TelTestOldTlsServer *server = tel_test_old_tls_server_new (certificate, ANY_VERSION);
  g_autoptr (GError) error = NULL;
  gsize received;

  g_assert_false (connect_to (fixture, tel_test_old_tls_server_get_port (server), ca_file, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, TEL_ERROR, (int) kind);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, PASSWORD));
  g_assert_null (strstr (error->message, "(null)"));
  g_assert_null (strstr (error->message, "  "));
  g_assert_cmpint (tel_axl_client_can_trust_refused_certificate (fixture->client), ==, may_be_trusted);
  g_assert_null (tel_axl_client_get_negotiation (fixture->client));

  g_assert_finalize_object (fixture->client);
  fixture->client = NULL;
  tel_test_old_tls_server_finish (server, &received);
  g_assert_cmpuint (received, ==, 0);
}

static void
trust (Fixture *fixture, TelCertificate *certificate)
{
  g_autoptr (GError) error = NULL;

  tel_trust_store_trust (fixture->trust_store, ID, certificate, &error);
  g_assert_no_error (error);
}

/* Asked the first time, not the second, nor when the certificate is renewed with the same key. */
static void
test_first_use (Fixture *fixture, gconstpointer data)
{
  TelTestCertificateWish wish = { .key = fixture->key, .common_name = "cucm-pub", .serial = 1, .address = HOST };
  g_autoptr (GError) error = NULL;

  g_assert_false (try_server (fixture, &wish, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE);
  g_assert_true (tel_axl_client_can_trust_refused_certificate (fixture->client));
  trust (fixture, tel_axl_client_get_refused_certificate (fixture->client));

  assert_connects (fixture, &wish, NULL, TEL_TRUST_BASIS_KEY);
  wish.serial = 2;
  assert_connects (fixture, &wish, NULL, TEL_TRUST_BASIS_KEY);
}

/* Refused with both fingerprints at hand, until a person says so. */
static void
test_changed_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other_key = tel_test_certificate_make_key ();
  TelTestCertificateWish wish = { .key = fixture->key, .common_name = "cucm-pub", .serial = 1, .address = HOST };
  g_autofree char *before = NULL;
  const char *now;
  g_autoptr (GError) error = NULL;

  g_assert_false (try_server (fixture, &wish, NULL, NULL));
  trust (fixture, tel_axl_client_get_refused_certificate (fixture->client));

  wish.key = other_key;
  assert_refused (fixture, &wish, NULL, TEL_ERROR_CERTIFICATE_CHANGED, TRUE, "another certificate");
  g_assert_false (try_server (fixture, &wish, NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED);
  before = tel_trust_store_dup_fingerprint (fixture->trust_store, ID);
  now = tel_certificate_get_fingerprint (tel_axl_client_get_refused_certificate (fixture->client));
  g_assert_nonnull (before);
  g_assert_cmpstr (before, !=, now);

  trust (fixture, tel_axl_client_get_refused_certificate (fixture->client));
  assert_connects (fixture, &wish, NULL, TEL_TRUST_BASIS_KEY);
  wish.key = fixture->key;
  assert_refused (fixture, &wish, NULL, TEL_ERROR_CERTIFICATE_CHANGED, TRUE, "another certificate");
}

/* The first contact says all that is wrong, together. */
static void
test_problems_of_first_contact (Fixture *fixture, gconstpointer data)
{
  TelTestCertificateWish wish = { .key = fixture->key, .common_name = "cucm-pub", .serial = 1, .address = HOST };
  const TelError kind = TEL_ERROR_UNTRUSTED_CERTIFICATE;

  assert_refused (fixture, &wish, NULL, kind, TRUE, "signed by no authority that this computer knows");
  wish.shifted_by = -WEEK;
  assert_refused (fixture, &wish, NULL, kind, TRUE, "It expired on ");
  assert_refused (fixture, &wish, NULL, kind, TRUE, "signed by no authority that this computer knows");
  wish.shifted_by = WEEK;
  assert_refused (fixture, &wish, NULL, kind, TRUE, "It is not valid before ");
  wish.address = NULL;
  wish.dns_name = OTHER_HOST;
  assert_refused (fixture, &wish, NULL, kind, TRUE, "It was made for another host name: " OTHER_HOST ".");
  assert_refused (fixture, &wish, NULL, kind, TRUE, "It is not valid before ");
}

static void
test_ca_file (Fixture *fixture, gconstpointer data)
{
  const TelTestCertificateWish wish = make_wish (fixture);
  g_autofree char *words = NULL;
  g_autofree char *pinned = NULL;

  assert_connects (fixture, &wish, fixture->ca_file, TEL_TRUST_BASIS_CA_FILE);
  words = tel_negotiation_dup_basis_words (tel_axl_client_get_negotiation (fixture->client));
  g_assert_nonnull (strstr (words, fixture->ca_file));
  pinned = tel_trust_store_dup_fingerprint (fixture->trust_store, ID);
  g_assert_null (pinned);
  /* The same server is a stranger to a connection without the file. */
  assert_refused (fixture, &wish, NULL, TEL_ERROR_UNTRUSTED_CERTIFICATE, TRUE, "not trusted yet");
}

/* Nobody is asked: whoever gave a file has said who may vouch. */
static void
test_ca_file_refuses (Fixture *fixture, gconstpointer data)
{
  const TelError kind = TEL_ERROR_UNTRUSTED_CERTIFICATE;
  TelTestCertificateWish wish = make_wish (fixture);
  g_autoptr (GTlsCertificate) other = tel_test_certificate_make_authority ("Another CA");

  wish.authority = other;
  assert_refused (fixture, &wish, fixture->ca_file, kind, FALSE, "“CN=Another CA”");
  wish.authority = NULL;
  assert_refused (fixture, &wish, fixture->ca_file, kind, FALSE, "none of the authorities in the CA file");

  wish = make_wish (fixture);
  wish.address = NULL;
  wish.dns_name = OTHER_HOST;
  assert_refused (fixture, &wish, fixture->ca_file, kind, FALSE, "made for another host name: " OTHER_HOST);

  wish = make_wish (fixture);
  wish.shifted_by = -WEEK;
  assert_refused (fixture, &wish, fixture->ca_file, kind, FALSE, "It expired on ");
  wish.shifted_by = WEEK;
  assert_refused (fixture, &wish, fixture->ca_file, kind, FALSE, "It is not valid before ");
}

static void
test_ca_file_before_pin (Fixture *fixture, gconstpointer data)
{
  TelTestCertificateWish wish = { .key = fixture->key, .common_name = "cucm-pub", .serial = 1, .address = HOST };

  g_assert_false (try_server (fixture, &wish, NULL, NULL));
  trust (fixture, tel_axl_client_get_refused_certificate (fixture->client));
  assert_connects (fixture, &wish, NULL, TEL_TRUST_BASIS_KEY);
  assert_refused (fixture, &wish, fixture->ca_file, TEL_ERROR_UNTRUSTED_CERTIFICATE, FALSE, "none of the authorities");
}

/* Both were asked for, so both have to hold. */
static void
test_ca_file_and_fingerprint (Fixture *fixture, gconstpointer data)
{
  TelTestCertificateWish wish = make_wish (fixture);
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);
  g_autofree char *fingerprint = tel_test_certificate_dup_fingerprint (certificate);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, answer, NULL);
  guint port = tel_test_axl_server_get_port (server);
  g_autoptr (GError) error = NULL;

  tel_trust_store_expect_fingerprint (fixture->trust_store, ID, fingerprint);
  g_assert_true (connect_to (fixture, port, fixture->ca_file, &error));
  g_assert_no_error (error);

  fingerprint[0] = fingerprint[0] == '0' ? '1' : '0';
  tel_trust_store_expect_fingerprint (fixture->trust_store, ID, fingerprint);
  g_assert_false (connect_to (fixture, port, fixture->ca_file, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CERTIFICATE_CHANGED);

  wish.authority = NULL;
  assert_refused (fixture, &wish, fixture->ca_file, TEL_ERROR_UNTRUSTED_CERTIFICATE, FALSE, "none of the authorities");
}

/* The file is read when it connects: what was put into it meanwhile counts then, on a connection kept open too. */
static void
test_ca_file_changes (Fixture *fixture, gconstpointer data)
{
  const TelTestCertificateWish wish = make_wish (fixture);
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, answer, NULL);
  g_autofree char *list = tel_test_certificate_revoke (fixture->authority, SERIAL, 0);
  g_autofree char *rewritten = NULL;
  g_autoptr (GError) error = NULL;
  guint n_requests;

  g_assert_true (connect_to (fixture, tel_test_axl_server_get_port (server), fixture->ca_file, &error));
  g_assert_no_error (error);
  n_requests = tel_test_axl_server_count (server, NULL);

  rewritten = tel_test_certificate_write (fixture->authority, list, fixture->directory, "ca.pem");
  g_assert_false (connect_again (fixture, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNTRUSTED_CERTIFICATE);
  g_assert_cmpuint (tel_test_axl_server_count (server, NULL), ==, n_requests);
}

/* What is edited while a client is connected holds when it connects again. */
static void
test_ca_file_edited (Fixture *fixture, gconstpointer data)
{
  const TelTestCertificateWish wish = { .key = fixture->key, .common_name = "cucm-pub", .serial = 1, .address = HOST };
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);
  g_autoptr (TelCertificate) pinned = tel_certificate_new (certificate, 0);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, answer, NULL);
  g_autofree char *missing = g_build_filename (fixture->directory, "missing.pem", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  guint n_requests;

  trust (fixture, pinned);
  g_assert_true (connect_to (fixture, tel_test_axl_server_get_port (server), NULL, &error));
  g_assert_no_error (error);
  n_requests = tel_test_axl_server_count (server, NULL);

  tel_axl_client_set_ca_file (fixture->client, missing);
  g_assert_false (connect_again (fixture, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  tel_axl_client_get_async (fixture->client, TEL_OBJECT_KIND_USER, "tadams", NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_null (tel_axl_client_get_finish (fixture->client, result, NULL));
  tel_axl_client_set_ca_file (fixture->client, fixture->ca_file);
  g_assert_false (connect_again (fixture, NULL));
  g_assert_cmpuint (tel_test_axl_server_count (server, NULL), ==, n_requests);

  tel_axl_client_set_ca_file (fixture->client, NULL);
  g_assert_true (connect_again (fixture, NULL));
}

static void
test_revoked (Fixture *fixture, gconstpointer data)
{
  const TelTestCertificateWish wish = make_wish (fixture);
  g_autofree char *list = tel_test_certificate_revoke (fixture->authority, SERIAL, 0);
  g_autofree char *path = tel_test_certificate_write (fixture->authority, list, fixture->directory, "revoked.pem");
  TelCertificate *refused;
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, &wish, path, TEL_ERROR_UNTRUSTED_CERTIFICATE, FALSE, "revoked by its authority");

  g_assert_false (try_server (fixture, &wish, path, NULL));
  refused = tel_axl_client_get_refused_certificate (fixture->client);
  g_assert_true (tel_certificate_is_revoked (refused));
  g_assert_false (tel_trust_store_trust (fixture->trust_store, ID, refused, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
}

/* Nothing is connected to while it is not known who may vouch. */
static void
test_bad_ca_file (Fixture *fixture, gconstpointer data)
{
  const TelTestCertificateWish wish = make_wish (fixture);
  g_autofree char *missing = g_build_filename (fixture->directory, "missing.pem", NULL);
  g_autofree char *garbage = g_build_filename (fixture->directory, "garbage.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, answer, NULL);

  g_assert_true (g_file_set_contents (garbage, "not a certificate", -1, NULL));
  assert_refused (fixture, &wish, missing, TEL_ERROR_STORAGE, FALSE, "cannot be read");
  assert_refused (fixture, &wish, garbage, TEL_ERROR_INVALID, FALSE, "no certificate in PEM");
  g_assert_false (connect_to (fixture, tel_test_axl_server_get_port (server), missing, NULL));
  g_assert_cmpuint (tel_test_axl_server_count_connections (server), ==, 0);
}

/* An authority that the computer knows passes unasked, and does not count beside a CA file. */
static void
test_public_authority (Fixture *fixture, gconstpointer data)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (fixture->ca_file, &error);
  g_autoptr (GTlsCertificate) other = tel_test_certificate_make_authority ("Another CA");
  g_autofree char *other_file = tel_test_certificate_write (other, NULL, fixture->directory, "other.pem");
  TelTestCertificateWish wish = make_wish (fixture);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (backend, database);
  assert_connects (fixture, &wish, NULL, TEL_TRUST_BASIS_PUBLIC);
  assert_connects (fixture, &wish, fixture->ca_file, TEL_TRUST_BASIS_CA_FILE);
  assert_refused (fixture, &wish, other_file, TEL_ERROR_UNTRUSTED_CERTIFICATE, FALSE, "none of the authorities");
  wish.shifted_by = -WEEK;
  assert_refused (fixture, &wish, NULL, TEL_ERROR_UNTRUSTED_CERTIFICATE, TRUE, "It expired on ");
  g_tls_backend_set_default_database (backend, NULL);
}

/* A key that a person trusted is held to, even where an authority of the computer, such as that of a company's proxy,
 * vouches for another. */
static void
test_pin_before_public_authority (Fixture *fixture, gconstpointer data)
{
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (fixture->ca_file, &error);
  g_autofree char *other_key = tel_test_certificate_make_key ();
  TelTestCertificateWish self_signed = { .key = other_key, .common_name = "cucm-pub", .serial = 1, .address = HOST };
  TelTestCertificateWish wish = make_wish (fixture);

  g_assert_no_error (error);
  g_assert_false (try_server (fixture, &self_signed, NULL, NULL));
  trust (fixture, tel_axl_client_get_refused_certificate (fixture->client));

  g_tls_backend_set_default_database (backend, database);
  assert_refused (fixture, &wish, NULL, TEL_ERROR_CERTIFICATE_CHANGED, TRUE, "another certificate");
  wish.key = other_key;
  assert_connects (fixture, &wish, NULL, TEL_TRUST_BASIS_PUBLIC);
  g_tls_backend_set_default_database (backend, NULL);
}

static void
check_negotiated (Fixture *fixture, const char *protocol, const char *cipher_start)
{
  const TelTestCertificateWish wish = make_wish (fixture);
  TelNegotiation *negotiation;
  g_autoptr (GTlsCertificate) certificate = tel_test_certificate_sign (&wish);
  g_autofree char *fingerprint = tel_test_certificate_dup_fingerprint (certificate);

  /* A signature by ECDSA is another one each time. */
  g_autoptr (TelTestAxlServer) server = tel_test_axl_server_new (certificate, answer, NULL);

  g_assert_true (connect_to (fixture, tel_test_axl_server_get_port (server), fixture->ca_file, NULL));
  negotiation = tel_axl_client_get_negotiation (fixture->client);
  g_test_message ("%s, %s", tel_negotiation_get_protocol (negotiation), tel_negotiation_get_cipher_suite (negotiation));
  g_assert_cmpstr (tel_negotiation_get_protocol (negotiation), ==, protocol);
  g_assert_true (g_str_has_prefix (tel_negotiation_get_cipher_suite (negotiation), cipher_start));
  g_assert_true (tel_certificate_has_fingerprint (tel_negotiation_get_certificate (negotiation), fingerprint));
  g_assert_cmpuint (tel_certificate_get_flags (tel_negotiation_get_certificate (negotiation)), ==, 0);
}

static void
test_negotiated (Fixture *fixture, gconstpointer data)
{
  check_negotiated (fixture, "TLS 1.3", "TLS_");
}

/* In a process of its own, which main() lets speak TLS 1.2 alone. */
static void
test_negotiated_less (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ())
    {
      check_negotiated (fixture, "TLS 1.2", "TLS_ECDHE_");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

#define ADD(path, function) g_test_add ("/axl-trust/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);
  if (g_test_subprocess ())
    g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-ALL:+VERS-TLS1.2", TRUE);

  ADD ("first-use", test_first_use);
  ADD ("changed-key", test_changed_key);
  ADD ("problems-of-first-contact", test_problems_of_first_contact);
  ADD ("ca-file/vouches", test_ca_file);
  ADD ("ca-file/refuses", test_ca_file_refuses);
  ADD ("ca-file/before-pin", test_ca_file_before_pin);
  ADD ("ca-file/and-fingerprint", test_ca_file_and_fingerprint);
  ADD ("ca-file/changes", test_ca_file_changes);
  ADD ("ca-file/edited", test_ca_file_edited);
  ADD ("ca-file/bad", test_bad_ca_file);
  ADD ("revoked", test_revoked);
  ADD ("public-authority", test_public_authority);
  ADD ("pin-before-public-authority", test_pin_before_public_authority);
  ADD ("negotiated", test_negotiated);
  ADD ("negotiated-less", test_negotiated_less);

  return g_test_run ();
}
