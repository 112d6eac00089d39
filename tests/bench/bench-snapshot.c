/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "tel-test-connection.h"
#include "tel-test.h"

/* A site's worth of users; what is measured grows in line with them. */
#define WORLD "site"

/* What the lists alone may be exceeded by: there are as many associations, groups and lines as users and devices. */
#define MOST 6

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
}

static void
list (TelTestConnection *connection, TelObjectKind kind)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) objects = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_list_async (connection->client, kind, NULL, NULL, NULL, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  objects = tel_axl_client_list_finish (connection->client, result, &error);
  g_assert_no_error (error);
}

static TelSnapshot *
read_snapshot (TelTestConnection *connection)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelSnapshot *snapshot;

  tel_snapshot_reader_read_async (connection->cluster, NULL, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  snapshot = tel_snapshot_reader_read_finish (result, &error);
  g_assert_no_error (error);

  return snapshot;
}

/* Everything that the audit reads of a site, against the lists of users, devices and numbers alone, over the same wire
 * into the same objects. */
static void
test_read (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", WORLD);
  g_autoptr (TelSnapshot) snapshot = NULL;
  double lists, whole;
  gint64 start = g_get_monotonic_time ();

  list (connection, TEL_OBJECT_KIND_USER);
  list (connection, TEL_OBJECT_KIND_DEVICE);
  list (connection, TEL_OBJECT_KIND_DIRECTORY_NUMBER);
  lists = since (start);

  start = g_get_monotonic_time ();
  snapshot = read_snapshot (connection);
  whole = since (start);

  g_assert_true (tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (ASSOCIATIONS) | TEL_SNAPSHOT_BIT (LINES) |
                                                 TEL_SNAPSHOT_BIT (LINE_USERS) | TEL_SNAPSHOT_BIT (PRODUCT_SETTINGS)));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "getUser"), ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "getPhone"), ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "getLine"), ==, 0);
  g_test_minimized_result (whole, "a snapshot of a site: %.2f s", whole);
  g_test_minimized_result (whole / lists, "%.1f times its lists", whole / lists);
  g_assert_cmpfloat (whole / lists, <, MOST);
}

int
main (int argc, char *argv[])
{
  /* Holding thousands of answers against the vendor's schemas is not what is measured. */
  g_setenv ("TELEPHONIST_AXL_SCHEMAS", "/nonexistent", TRUE);
  tel_test_init (&argc, &argv);

  g_test_add_func ("/snapshot/read", test_read);

  return g_test_run ();
}
