/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"

#include "tel-test-connection.h"
#include "tel-test.h"

/* A connection that is switched to read-only: every write is refused before a byte of it is sent. */

typedef void (*WriteFunc) (TelAxlClient *client, TelDevice *device, GAsyncResult **place);

static void
add (TelAxlClient *client, TelDevice *device, GAsyncResult **place)
{
  tel_axl_client_add_async (client, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device), NULL, tel_test_take_result, place);
}

static void
update (TelAxlClient *client, TelDevice *device, GAsyncResult **place)
{
  g_autoptr (TelObject) draft = tel_object_copy (TEL_OBJECT (device));

  g_object_set (draft, "description", "Changed", NULL);
  tel_axl_client_update_async (client, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (device), draft, NULL, tel_test_take_result,
                               place);
}

static void
remove_device (TelAxlClient *client, TelDevice *device, GAsyncResult **place)
{
  tel_axl_client_remove_async (client, TEL_OBJECT_KIND_DEVICE, tel_device_get_name (device), NULL, NULL,
                               tel_test_take_result, place);
}

static void
apply (TelAxlClient *client, TelDevice *device, GAsyncResult **place)
{
  tel_axl_client_apply_async (client, tel_device_get_name (device), NULL, tel_test_take_result, place);
}

static void
take_effect (TelAxlClient *client, TelDevice *device, GAsyncResult **place)
{
  tel_axl_client_effect_async (client, TEL_AXL_EFFECT_RESET, TEL_OBJECT_KIND_DEVICE, tel_device_get_name (device), NULL,
                               NULL, tel_test_take_result, place);
}

static void
take_enterprise_effect (TelAxlClient *client, TelDevice *device, GAsyncResult **place)
{
  tel_axl_client_enterprise_effect_async (client, TEL_AXL_EFFECT_RESET, NULL, tel_test_take_result, place);
}

/* Every function of tel-axl-client-write.h. */
static const struct
{
  const char *name;
  WriteFunc write;
} writes[] = {
  { "add", add },     { "update", update },      { "remove", remove_device },
  { "apply", apply }, { "effect", take_effect }, { "enterprise effect", take_enterprise_effect },
};

static gboolean
send (TelTestConnection *connection, WriteFunc function, TelDevice *device, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  function (connection->client, device, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_write_finish (connection->client, result, error);
}

static guint
count_requests (TelTestConnection *connection)
{
  return tel_simulator_log_get_length (tel_simulator_server_get_log (connection->simulator->server));
}

static void
test_every_write_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  guint before = count_requests (connection);

  tel_axl_client_set_read_only (connection->client, "Tokyo");
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", writes[i].name);
      g_assert_false (send (connection, writes[i].write, device, &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_READ_ONLY);
      g_assert_cmpstr (error->message, ==,
                       "The connection “Tokyo” is read-only, so nothing is changed over it. To allow changes, edit the "
                       "connection and switch “Read-only” off.");
    }
  g_assert_cmpuint (count_requests (connection), ==, before);
}

static void
test_allowed_again (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (GError) error = NULL;

  tel_axl_client_set_read_only (connection->client, "Tokyo");
  g_assert_false (send (connection, apply, device, NULL));
  tel_axl_client_set_read_only (connection->client, NULL);
  g_assert_true (send (connection, apply, device, &error));
  g_assert_no_error (error);
  g_assert_true (tel_axl_client_check_may_write (connection->client, NULL));
}

static void
test_follows_the_connection (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelConnection) saved = tel_connection_new ("6f9619ff-8b86-4011-b42d-00c04fc964ff", "cucm", 8443, "a", "");
  g_autoptr (TelConnection) edited = NULL;

  tel_connection_set_name (saved, "Tokyo");
  edited = tel_connection_copy (saved, tel_connection_get_id (saved), "Tokyo");
  tel_connection_set_read_only (saved, TRUE);
  tel_cluster_set_connection (connection->cluster, saved);
  g_assert_cmpstr (tel_cluster_get_name (connection->cluster), ==, "Tokyo");
  g_assert_false (tel_axl_client_check_may_write (connection->client, NULL));
  tel_cluster_set_connection (connection->cluster, edited);
  g_assert_true (tel_axl_client_check_may_write (connection->client, NULL));
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/axl-client/read-only/every-write-refused", test_every_write_refused);
  g_test_add_func ("/axl-client/read-only/allowed-again", test_allowed_again);
  g_test_add_func ("/axl-client/read-only/follows-the-connection", test_follows_the_connection);

  return g_test_run ();
}
