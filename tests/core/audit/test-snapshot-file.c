/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-file.h"
#include "audit/tel-snapshot-pack.h"
#include "audit/tel-snapshot-reader.h"
#include "model/tel-error.h"
#include "model/tel-seal.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test.h"

#include <string.h>

#define YEAR (365 * 24 * 60 * 60)

static GBytes *
make_key (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *key = tel_snapshot_file_make_key (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (key), ==, TEL_SEAL_KEY_SIZE);

  return key;
}

static TelSnapshotEntry *
make_entry (gint64 seconds_left)
{
  TelSnapshotEntry *entry = g_new0 (TelSnapshotEntry, 1);

  entry->release = TEL_RELEASE_14_0;
  entry->taken_at = g_date_time_new_from_iso8601 ("2026-03-01T12:00:00Z", NULL);
  entry->cluster_name = g_strdup ("Tokyo");
  entry->expires_at = g_date_time_new_from_unix_utc (g_get_real_time () / G_USEC_PER_SEC + seconds_left);

  return entry;
}

static GBytes *
seal (GBytes *content, GBytes *key, gint64 seconds_left)
{
  g_autoptr (TelSnapshotEntry) entry = make_entry (seconds_left);
  g_autoptr (GError) error = NULL;
  GBytes *file = tel_snapshot_file_seal (entry, content, key, &error);

  g_assert_no_error (error);

  return file;
}

static void
assert_refused (const guint8 *data, gsize size, GBytes *key)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = tel_snapshot_file_open (file, key, &error);

  g_assert_null (content);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
}

/* What nobody reads of a cluster by itself. */
static void
add_details (TelTestConnection *connection, TelSnapshot *snapshot)
{
  static const char *const users[] = { "agoto", "ksato", NULL };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  g_ptr_array_add (numbers, tel_snapshot_get_number (snapshot, "4118", "PT-Internal"));
  g_ptr_array_add (numbers, tel_snapshot_get_number (snapshot, "4116", NULL));
  tel_snapshot_reader_read_details_async (snapshot, connection->cluster, users, numbers, NULL, tel_test_take_result,
                                          &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_snapshot_reader_read_details_finish (snapshot, result, NULL));
  tel_snapshot_set_delivered_at (snapshot, "CSFPNOWAK", 1769860800);
  tel_snapshot_set_mac_only (snapshot, "CSFKSATO");
  tel_snapshot_set_capf_reachable (snapshot, TRUE);
  tel_snapshot_set_origin (snapshot, "東京 “1”", "axl");
}

static void
test_round_trip (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (GBytes) key = make_key ();
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (TelSnapshot) again = NULL;
  g_autoptr (GError) error = NULL;

  add_details (connection, snapshot);
  packed = tel_snapshot_pack (snapshot);
  file = seal (packed, key, YEAR);
  content = tel_snapshot_file_open (file, key, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (packed, content));
  again = tel_snapshot_unpack (content, &error);
  g_assert_no_error (error);

  tel_test_audit_snapshot_assert_same_states (snapshot, again, 0);
  tel_test_audit_snapshot_assert_equal (snapshot, again);
  g_assert_true (tel_snapshot_is_mac_only (again, "CSFKSATO"));
  g_assert_false (tel_snapshot_is_mac_only (again, "CSFPNOWAK"));
  g_assert_cmpstr (tel_snapshot_get_cluster_name (again), ==, "東京 “1”");
  g_assert_cmpstr (tel_snapshot_get_taken_by (again), ==, "axl");
  g_assert_cmpint (g_date_time_to_unix (tel_snapshot_get_taken_at (again)), ==,
                   g_date_time_to_unix (tel_snapshot_get_taken_at (snapshot)));
  g_assert_cmpstr (g_time_zone_get_identifier (tel_snapshot_get_time_zone (again)), ==,
                   g_time_zone_get_identifier (tel_snapshot_get_time_zone (snapshot)));
  g_assert_cmpuint (tel_snapshot_get_devices_of_user (again, "ksato")->len, ==,
                    tel_snapshot_get_devices_of_user (snapshot, "ksato")->len);
}

/* No string of the cluster is in what is encrypted, let alone in the file. */
static void
test_no_strings (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (GBytes) packed = tel_snapshot_pack (snapshot);
  g_autoptr (GPtrArray) rows =
      tel_simulator_store_select (connection->simulator->store,
                                  "SELECT authenticationstring FROM device WHERE length (authenticationstring) > 3",
                                  TEL_SIMULATOR_END);
  const char *bytes;
  gsize size;

  bytes = g_bytes_get_data (packed, &size);
  g_assert_nonnull (memmem (bytes, size, "CSFPNOWAK", 9));
  g_assert_null (memmem (bytes, size, "authentication-string", 21));
  g_assert_cmpuint (rows->len, >, 5);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *string = tel_simulator_rows_get (rows, i, 0);

      g_assert_null (memmem (bytes, size, string, strlen (string)));
    }
}

/* What is not as it was saved is not opened: every byte, every length, pieces in another order. */
static void
test_altered (void)
{
  g_autoptr (GBytes) key = make_key ();
  g_autoptr (GBytes) other_key = make_key ();
  g_autoptr (GBytes) content = g_bytes_new_static ("What nobody is to read.", 23);
  g_autoptr (GBytes) file = seal (content, key, YEAR);
  g_autofree guint8 *bytes = NULL;
  gsize size = g_bytes_get_size (file);
  g_autoptr (GBytes) opened = tel_snapshot_file_open (file, key, NULL);

  g_assert_true (g_bytes_equal (opened, content));
  bytes = g_memdup2 (g_bytes_get_data (file, NULL), size);
  assert_refused (bytes, size, other_key);
  for (gsize i = 0; i < size; i++)
    for (guint8 bit = 0; bit < 8; bit++)
      {
        bytes[i] ^= (guint8) (1u << bit);
        assert_refused (bytes, size, key);
        bytes[i] ^= (guint8) (1u << bit);
      }
  for (gsize i = 0; i < size; i++)
    assert_refused (bytes, i, key);
  bytes = g_realloc (bytes, size + 1);
  bytes[size] = 0;
  assert_refused (bytes, size + 1, key);
}

/* More than one piece, of which none can be left out. */
static void
test_pieces (void)
{
  static const gsize piece = 64 * 1024 + 16;
  g_autoptr (GBytes) key = make_key ();
  gsize size = 300 * 1024;
  guint8 *random = g_malloc (size);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autofree guint8 *bytes = NULL;

  for (gsize i = 0; i < size; i++)
    random[i] = (guint8) g_test_rand_int ();
  content = g_bytes_new_take (random, size);
  file = seal (content, key, YEAR);
  opened = tel_snapshot_file_open (file, key, NULL);
  g_assert_true (g_bytes_equal (opened, content));

  size = g_bytes_get_size (file);
  bytes = g_memdup2 (g_bytes_get_data (file, NULL), size);
  for (gsize cut = piece; cut < size; cut += 1024)
    assert_refused (bytes, size - cut, key);
  for (gsize i = 0; i < size; i += 997)
    {
      bytes[i] ^= 0x10;
      assert_refused (bytes, size, key);
      bytes[i] ^= 0x10;
    }
  /* The first two pieces, exchanged: wherever the head ends, both are moved by whole pieces. */
  for (gsize i = 100; i < 400; i++)
    {
      g_autofree guint8 *exchanged = g_memdup2 (bytes, size);

      memcpy (exchanged + i, bytes + i + piece, piece);
      memcpy (exchanged + i + piece, bytes + i, piece);
      assert_refused (exchanged, size, key);
      /* And cut off behind a whole one. */
      assert_refused (bytes, i + piece, key);
    }
}

static void
test_expired (void)
{
  g_autoptr (GBytes) key = make_key ();
  g_autoptr (GBytes) content = g_bytes_new_static ("Old", 3);
  g_autoptr (GBytes) file = seal (content, key, -60);
  g_autoptr (GError) error = NULL;

  g_assert_null (tel_snapshot_file_open (file, key, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "is over"));
}

static void
test_newer (void)
{
  g_autoptr (GBytes) key = make_key ();
  g_autoptr (GBytes) content = g_bytes_new_static ("New", 3);
  g_autoptr (GBytes) file = seal (content, key, YEAR);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GBytes) newer = NULL;
  g_autoptr (GError) error = NULL;

  bytes[8] = 2;
  newer = g_bytes_new (bytes, g_bytes_get_size (file));
  g_assert_null (tel_snapshot_file_open (newer, key, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "newer version"));
}

/* The same content is another file each time. */
static void
test_random (void)
{
  g_autoptr (GBytes) key = make_key ();
  g_autoptr (GBytes) content = g_bytes_new_static ("The same", 8);
  g_autoptr (GBytes) one = seal (content, key, YEAR);
  g_autoptr (GBytes) other = seal (content, key, YEAR);

  g_assert_cmpuint (g_bytes_get_size (one), ==, g_bytes_get_size (other));
  g_assert_cmpint (memcmp ((const char *) g_bytes_get_data (one, NULL) + g_bytes_get_size (one) - 32,
                           (const char *) g_bytes_get_data (other, NULL) + g_bytes_get_size (other) - 32, 32),
                   !=, 0);
}

/* Whatever the content is, reading it ends in a snapshot or a sentence: somebody may have the key. */
static void
test_content (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "empty");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (GBytes) packed = tel_snapshot_pack (snapshot);
  gsize size = g_bytes_get_size (packed);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (packed, NULL), size);
  guint n_refused = 0;

  for (guint i = 0; i < 3000; i++)
    {
      gsize place = (gsize) g_test_rand_int_range (0, (gint32) size);
      guint8 before = bytes[place];
      gsize length = i % 4 == 0 ? (gsize) g_test_rand_int_range (0, (gint32) size) : size;
      g_autoptr (GBytes) altered = NULL;
      g_autoptr (TelSnapshot) read = NULL;
      g_autoptr (GError) error = NULL;

      bytes[place] = (guint8) g_test_rand_int ();
      altered = g_bytes_new (bytes, length);
      bytes[place] = before;
      read = tel_snapshot_unpack (altered, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      n_refused += read == NULL;
    }
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/snapshot-file/round-trip/9.1", "9.1", test_round_trip);
  g_test_add_data_func ("/snapshot-file/round-trip/14.0", "14.0", test_round_trip);
  g_test_add_func ("/snapshot-file/no-strings", test_no_strings);
  g_test_add_func ("/snapshot-file/altered", test_altered);
  g_test_add_func ("/snapshot-file/pieces", test_pieces);
  g_test_add_func ("/snapshot-file/expired", test_expired);
  g_test_add_func ("/snapshot-file/newer", test_newer);
  g_test_add_func ("/snapshot-file/random", test_random);
  g_test_add_func ("/snapshot-file/content", test_content);

  return g_test_run ();
}
