/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-store.h"
#include "model/tel-error.h"
#include "tel-test.h"

#include <string.h>

/* Then nothing is written, and the sentence says why. */
static void
test_nothing_is_saved (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autoptr (TelSnapshotStore) store = tel_snapshot_store_new ("6f9619ff-8b86-4011-b42d-00c04fc964ff", directory);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_new (TEL_RELEASE_14_0, now, zone);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  tel_snapshot_store_save_async (store, snapshot, NULL, NULL, tel_test_take_result, &place);
  saved = tel_test_await_result (&place);
  g_assert_null (tel_snapshot_store_save_finish (store, saved, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "keyring"));
  g_assert_false (g_file_test (tel_snapshot_store_get_directory (store), G_FILE_TEST_EXISTS));

  tel_snapshot_store_list_async (store, NULL, tel_test_take_result, &place);
  listed = tel_test_await_result (&place);
  entries = tel_snapshot_store_list_finish (store, listed, &error);
  g_assert_cmpuint (entries->len, ==, 0);
  tel_test_remove_directory (directory);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);
  g_unsetenv ("SECRET_BACKEND");
  /* Not even a bus on which somebody might have one. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);

  g_test_add_func ("/snapshot-store-without-keyring/nothing-is-saved", test_nothing_is_saved);

  return g_test_run ();
}
