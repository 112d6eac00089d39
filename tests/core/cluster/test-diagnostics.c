/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-diagnostics.h"
#include "tel-test-connection.h"
#include "tel-test.h"

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not have “%s”", text, part);
}

static void
assert_lacks (const char *text, const char *part)
{
  if (part != NULL && part[0] != '\0' && strstr (text, part) != NULL)
    g_error ("“%s” has “%s”", text, part);
}

static void
assert_lacks_all (const char *text, TelStore *store, const char *const *names)
{
  guint n_objects = g_list_model_get_n_items (G_LIST_MODEL (store));

  g_assert_cmpuint (n_objects, >, 10);
  for (guint i = 0; i < n_objects; i++)
    {
      g_autoptr (TelObject) object = g_list_model_get_item (G_LIST_MODEL (store), i);

      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *value = NULL;

          g_object_get (object, names[j], &value, NULL);
          assert_lacks (text, value);
        }
    }
}

/* Version, release, what the cluster can do and the last errors; of whom and what it is about nothing. */
static void
test_connected (void)
{
  static const char *const user_names[] = { "user-id", "last-name", "mail", NULL };
  static const char *const device_names[] = { "name", NULL };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *place = NULL;

  tel_request_log_clear (tel_request_log_get_default ());
  tel_test_simulator_refuse (connection->simulator, "getPhone", 1, 4711, "CSFHSUZUKI is busy");
  tel_cluster_read_async (connection->cluster, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL, NULL, tel_test_take_result,
                          &place);
  result = tel_test_await_result (&place);
  g_assert_null (tel_cluster_read_finish (connection->cluster, result, NULL));
  text = tel_diagnostics_make (connection->cluster, tel_request_log_get_default (), "GTK 4.8.3");

  g_test_message ("%s", text);
  assert_has (text, "Telephonist " TEL_VERSION);
  assert_has (text, "GTK 4.8.3");
  assert_has (text, tel_axl_client_get_version (connection->client));
  assert_has (text, "AXL 14.0");
  assert_has (text, "Account may: read and write");
  assert_has (text, "Encryption: TLS 1.3, TLS_AES_");
  assert_has (text, "CSF TCT BOT TAB");
  assert_has (text, "getPhone: status 500");
  assert_lacks (text, connection->simulator->host);
  assert_lacks (text, connection->simulator->user);
  assert_lacks (text, connection->simulator->password);
  assert_lacks (text, connection->simulator->fingerprint);
  assert_lacks (text, g_get_user_name ());
  assert_lacks (text, g_get_host_name ());
  assert_lacks (text, g_get_home_dir ());
  assert_lacks_all (text, tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_USER), user_names);
  assert_lacks_all (text, tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_DEVICE), device_names);
}

/* What is no word of this program is not told, whoever put it there. */
static void
test_strange (void)
{
  g_autoptr (TelRequestLog) log = tel_request_log_new ();
  TelRequestFacts facts = { .host = (char *) "cucm.example.com",
                            .operation = (char *) "get tadams@example.com",
                            .object = (char *) "device CSF1",
                            .status = 403 };
  g_autoptr (TelRequestEntry) entry = tel_request_entry_new (&facts);
  g_autofree char *text = NULL;

  tel_request_log_add (log, entry);
  text = tel_diagnostics_make (NULL, log, NULL);
  assert_has (text, "Cluster: not connected");
  assert_has (text, "status 403");
  assert_lacks (text, "example");
  assert_lacks (text, "CSF1");
}

/* Only so many, the newest; a request that went well is none. */
static void
test_last_errors (void)
{
  g_autoptr (TelRequestLog) log = tel_request_log_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 30; i++)
    {
      TelRequestFacts facts = { .host = (char *) "host",
                                .operation = (char *) "getUser",
                                .status = i % 2 == 0 ? 200 : 500 + i };
      g_autoptr (TelRequestEntry) entry = tel_request_entry_new (&facts);

      tel_request_log_add (log, entry);
    }
  text = tel_diagnostics_make (NULL, log, NULL);
  assert_has (text, "Requests: 30");
  assert_has (text, "status 529");
  assert_has (text, "status 511");
  assert_lacks (text, "status 509");
  assert_lacks (text, "status 200");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/diagnostics/connected", test_connected);
  g_test_add_func ("/diagnostics/strange", test_strange);
  g_test_add_func ("/diagnostics/last-errors", test_last_errors);

  return g_test_run ();
}
