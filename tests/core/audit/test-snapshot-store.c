/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-store.h"
#include "model/tel-error.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIRST "6f9619ff-8b86-4011-b42d-00c04fc964ff"
#define SECOND "7f9619ff-8b86-4011-b42d-00c04fc964ff"

/* libsecret's own backend for a file stands for the keyring; it is opened once in a program. */
static char *directory;

typedef struct
{
  char *directory;
  TelSnapshotStore *store;
  TelSnapshot *snapshot;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");

  fixture->directory = tel_test_make_directory ();
  fixture->store = tel_snapshot_store_new (FIRST, fixture->directory);
  fixture->snapshot = tel_test_audit_snapshot_read (connection);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->snapshot);
  tel_test_remove_directory (fixture->directory);
  g_free (fixture->directory);
}

static TelSnapshotEntry *
save (TelSnapshotStore *store, TelSnapshot *snapshot, GDateTime *expires_at, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_snapshot_store_save_async (store, snapshot, expires_at, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_snapshot_store_save_finish (store, result, error);
}

static GPtrArray *
list (TelSnapshotStore *store)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  tel_snapshot_store_list_async (store, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  entries = tel_snapshot_store_list_finish (store, result, &error);
  g_assert_no_error (error);

  return entries;
}

static TelSnapshot *
open_path (TelSnapshotStore *store, const char *path, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_snapshot_store_open_async (store, path, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_snapshot_store_open_finish (store, result, error);
}

static void
forget (TelSnapshotStore *store)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_snapshot_store_forget_async (store, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_snapshot_store_forget_finish (store, result, NULL));
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, mode);
}

static void
test_save_and_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshotEntry) saved = save (fixture->store, fixture->snapshot, NULL, &error);
  g_autoptr (TelSnapshotStore) later = tel_snapshot_store_new (FIRST, fixture->directory);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TelSnapshot) opened = NULL;
  const TelSnapshotEntry *entry;
  gint64 left;

  g_assert_no_error (error);
  assert_mode (saved->path, 0600);
  assert_mode (tel_snapshot_store_get_directory (fixture->store), 0700);

  entries = list (later);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->path, ==, saved->path);
  g_assert_cmpint (entry->size, ==, saved->size);
  g_assert_cmpint (entry->release, ==, TEL_RELEASE_14_0);
  g_assert_cmpstr (entry->taken_by, ==, tel_snapshot_get_taken_by (fixture->snapshot));
  g_assert_cmpint (g_date_time_to_unix (entry->taken_at), ==,
                   g_date_time_to_unix (tel_snapshot_get_taken_at (fixture->snapshot)));
  left = g_date_time_to_unix (entry->expires_at) - g_get_real_time () / G_USEC_PER_SEC;
  g_assert_cmpint (left, >, (TEL_SNAPSHOT_STORE_DAYS - 1) * 24 * 60 * 60);
  g_assert_cmpint (left, <=, TEL_SNAPSHOT_STORE_DAYS * 24 * 60 * 60);

  opened = open_path (later, entry->path, &error);
  g_assert_no_error (error);
  tel_test_audit_snapshot_assert_same_states (fixture->snapshot, opened, 0);
  tel_test_audit_snapshot_assert_equal (fixture->snapshot, opened);
  forget (later);
}

/* What is packed is what was there when it was asked for, whatever becomes of the snapshot meanwhile. */
static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelSnapshotEntry) saved = NULL;
  g_autoptr (TelSnapshot) opened = NULL;

  tel_snapshot_store_save_async (fixture->store, fixture->snapshot, NULL, NULL, tel_test_take_result, &place);
  tel_snapshot_remove (fixture->snapshot, TEL_OBJECT_KIND_DEVICE, "CSFKSATO", NULL);
  result = tel_test_await_result (&place);
  saved = tel_snapshot_store_save_finish (fixture->store, result, NULL);
  opened = open_path (fixture->store, saved->path, NULL);

  g_assert_null (tel_snapshot_get_device (fixture->snapshot, "CSFKSATO"));
  g_assert_nonnull (tel_snapshot_get_device (opened, "CSFKSATO"));
  forget (fixture->store);
}

static void
test_expires (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) past = g_date_time_add_seconds (now, -60);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelSnapshotEntry) saved = save (fixture->store, fixture->snapshot, past, NULL);
  g_autoptr (TelSnapshotEntry) kept = save (fixture->store, fixture->snapshot, NULL, NULL);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_null (open_path (fixture->store, saved->path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((TelSnapshotEntry *) entries->pdata[0])->path, ==, kept->path);
  g_assert_false (g_file_test (saved->path, G_FILE_TEST_EXISTS));
  forget (fixture->store);
}

/* The last before one, and what is no snapshot is neither listed nor deleted. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  TelSnapshot *now = fixture->snapshot;
  g_autofree char *foreign = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  for (int hours = 1; hours <= 3; hours++)
    {
      g_autoptr (GDateTime) taken_at = g_date_time_add_hours (tel_snapshot_get_taken_at (now), hours - 3);
      g_autoptr (TelSnapshot) snapshot = tel_snapshot_new (TEL_RELEASE_9_1, taken_at, tel_snapshot_get_time_zone (now));
      g_autoptr (TelSnapshotEntry) saved = save (fixture->store, snapshot, NULL, NULL);

      g_assert_nonnull (saved);
    }
  foreign = g_build_filename (tel_snapshot_store_get_directory (fixture->store), "mine.snapshot", NULL);
  g_assert_true (g_file_set_contents (foreign, "Not yours", -1, NULL));

  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 1; i < entries->len; i++)
    g_assert_cmpint (g_date_time_compare (((TelSnapshotEntry *) entries->pdata[i - 1])->taken_at,
                                          ((TelSnapshotEntry *) entries->pdata[i])->taken_at),
                     >, 0);
  /* The first was taken at the same moment as the snapshot. */
  g_assert_true (tel_snapshot_store_find_before (entries, now) == entries->pdata[1]);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));

  g_assert_true (tel_snapshot_store_delete (fixture->store, ((TelSnapshotEntry *) entries->pdata[0])->path, NULL));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 2);
  forget (fixture->store);
}

/* Each connection has a key of its own, and without it nothing is opened. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelSnapshotStore) other = tel_snapshot_store_new (SECOND, fixture->directory);
  g_autoptr (TelSnapshotEntry) mine = save (fixture->store, fixture->snapshot, NULL, NULL);
  g_autoptr (TelSnapshotEntry) again = save (fixture->store, fixture->snapshot, NULL, NULL);
  g_autoptr (TelSnapshotEntry) theirs = save (other, fixture->snapshot, NULL, NULL);
  g_autoptr (TelSnapshot) opened = open_path (fixture->store, mine->path, NULL);
  g_autoptr (TelSnapshot) opened_too = open_path (fixture->store, again->path, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data_of_it = NULL;
  gsize size;

  g_assert_nonnull (opened);
  g_assert_nonnull (opened_too);
  g_assert_null (open_path (fixture->store, theirs->path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (mine->path, &data_of_it, &size, NULL));
  forget (fixture->store);
  g_assert_false (g_file_test (mine->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir_with_parents (tel_snapshot_store_get_directory (fixture->store), 0700), ==, 0);
  g_assert_true (g_file_set_contents (mine->path, data_of_it, (gssize) size, NULL));
  g_assert_null (open_path (fixture->store, mine->path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "no key"));
  forget (fixture->store);
  forget (other);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelSnapshotEntry) saved = save (fixture->store, fixture->snapshot, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_snapshot_store_delete (fixture->store, saved->path, NULL));
  g_assert_true (tel_snapshot_store_delete (fixture->store, saved->path, NULL));
  g_assert_null (open_path (fixture->store, saved->path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  forget (fixture->store);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  tel_test_init (&argc, &argv);
  directory = tel_test_make_directory ();
  tel_test_use_keyring (directory);

  add ("/snapshot-store/save-and-open", test_save_and_open);
  add ("/snapshot-store/goes-on", test_goes_on);
  add ("/snapshot-store/expires", test_expires);
  add ("/snapshot-store/list", test_list);
  add ("/snapshot-store/keys", test_keys);
  add ("/snapshot-store/missing", test_missing);
  status = g_test_run ();
  tel_test_remove_directory (directory);
  g_free (directory);

  return status;
}
