/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-error.h"
#include "model/tel-process-node.h"
#include "tel-test-connection.h"
#include "tel-test.h"

#include <string.h>

#define MOBILE "Jabber Mobile Copy"
#define STANDARD "Standard SIP Profile"

static gpointer
get_object (TelTestConnection *connection, TelObjectKind kind, const char *name, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_async (connection->client, kind, name, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_get_finish (connection->client, result, error);
}

static gpointer
assert_get (TelTestConnection *connection, TelObjectKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  gpointer object = get_object (connection, kind, name, &error);

  g_assert_no_error (error);
  return object;
}

static void
finish_write (TelTestConnection *connection, GAsyncResult **place, GError **error)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);

  tel_axl_client_write_finish (connection->client, result, error);
}

static void
assert_adds (TelTestConnection *connection, TelObjectKind kind, gpointer object)
{
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_add_async (connection->client, kind, object, NULL, tel_test_take_result, &place);
  finish_write (connection, &place, &error);
  g_assert_no_error (error);
}

static void
update (TelTestConnection *connection, TelObjectKind kind, gpointer base, gpointer draft, GError **error)
{
  GAsyncResult *place = NULL;

  tel_axl_client_update_async (connection->client, kind, base, draft, NULL, tel_test_take_result, &place);
  finish_write (connection, &place, error);
}

static void
assert_updates (TelTestConnection *connection, TelObjectKind kind, gpointer base, gpointer draft)
{
  g_autoptr (GError) error = NULL;

  update (connection, kind, base, draft, &error);
  g_assert_no_error (error);
}

static void
remove_object (TelTestConnection *connection, TelObjectKind kind, const char *name, GError **error)
{
  GAsyncResult *place = NULL;

  tel_axl_client_remove_async (connection->client, kind, name, NULL, NULL, tel_test_take_result, &place);
  finish_write (connection, &place, error);
}

static void
assert_removes (TelTestConnection *connection, TelObjectKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;

  remove_object (connection, kind, name, &error);
  g_assert_no_error (error);
  g_assert_null (get_object (connection, kind, name, &gone));
  g_assert_error (gone, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

/* “Copy default SIP profile” (contract 8): a get, an add, and everything of the one is in the other. */
static void
test_sip_profile (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "empty");
  g_autoptr (TelSipProfile) standard = assert_get (connection, TEL_OBJECT_KIND_SIP_PROFILE, STANDARD);
  g_autoptr (TelSipProfile) copy = tel_object_copy (TEL_OBJECT (standard));
  g_autoptr (TelSipProfile) base = NULL;
  g_autoptr (TelSipProfile) draft = NULL;
  g_autoptr (TelSipProfile) changed = NULL;
  g_auto (GStrv) differences = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (copy, "name", MOBILE, NULL);
  assert_adds (connection, TEL_OBJECT_KIND_SIP_PROFILE, copy);
  base = assert_get (connection, TEL_OBJECT_KIND_SIP_PROFILE, MOBILE);
  differences = tel_object_list_differences (TEL_OBJECT (standard), TEL_OBJECT (base));
  g_assert_cmpstr (differences[0], ==, "name");
  g_assert_null (differences[1]);
  g_assert_true (
      tel_carried_equal (tel_object_get_carried (TEL_OBJECT (standard)), tel_object_get_carried (TEL_OBJECT (base))));

  /* The timers of the guide (G6.2), and another name. */
  draft = tel_object_copy (TEL_OBJECT (base));
  g_object_set (draft, "name", MOBILE " 2", "timer-register-delta", 120, "timer-register", 720, "timer-keep-alive", 720,
                "timer-subscribe", 21600, "timer-subscribe-delta", 15, NULL);
  assert_updates (connection, TEL_OBJECT_KIND_SIP_PROFILE, base, draft);
  changed = assert_get (connection, TEL_OBJECT_KIND_SIP_PROFILE, MOBILE " 2");
  g_assert_true (tel_sip_profile_has_mobile_timers (changed));
  g_assert_true (
      tel_carried_equal (tel_object_get_carried (TEL_OBJECT (base)), tel_object_get_carried (TEL_OBJECT (changed))));
  assert_removes (connection, TEL_OBJECT_KIND_SIP_PROFILE, MOBILE " 2");

  remove_object (connection, TEL_OBJECT_KIND_SIP_PROFILE, STANDARD, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "cannot be modified or deleted"));
}

static void
check_security_profile (TelTestConnection *connection, TelDeviceType type)
{
  gboolean remote = type == TEL_DEVICE_TYPE_CTIRD;
  g_autoptr (TelSecurityProfile) profile =
      g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", "Ours", "product", tel_device_type_get_product (type),
                    "protocol", remote ? "CTI Remote Device" : "SIP", "description", "<&>", NULL);
  g_autoptr (TelSecurityProfile) base = NULL;
  g_autoptr (TelSecurityProfile) draft = NULL;
  g_autoptr (TelSecurityProfile) changed = NULL;

  if (!remote)
    g_object_set (profile, "device-security-mode", "Encrypted", "authentication-mode", "By Authentication String",
                  "key-size", "2048", "transport", "TLS", NULL);
  assert_adds (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, profile);
  base = assert_get (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, "Ours");
  g_assert_cmpstr (tel_security_profile_get_product (base), ==, tel_device_type_get_product (type));
  g_assert_cmpstr (tel_security_profile_get_description (base), ==, "<&>");
  g_assert_cmpint (tel_security_profile_is_secure (base), ==, !remote);

  draft = tel_object_copy (TEL_OBJECT (base));
  g_object_set (draft, "description", "changed", NULL);
  if (!remote)
    g_object_set (draft, "key-size", "1024", NULL);
  assert_updates (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, base, draft);
  changed = assert_get (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, "Ours");
  g_assert_cmpstr (tel_security_profile_get_description (changed), ==, "changed");
  g_assert_cmpstr (tel_security_profile_get_key_size (changed), ==, remote ? NULL : "1024");
  assert_removes (connection, TEL_OBJECT_KIND_SECURITY_PROFILE, "Ours");
}

static void
test_security_profile (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "empty");

  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    check_security_profile (connection, type);
}

static TelParameter *
get_parameter (TelTestConnection *connection, const char *service, const char *node, const char *name)
{
  g_autoptr (TelParameter) key =
      g_object_new (TEL_TYPE_PARAMETER, "service", service, "node", node, "name", name, NULL);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelObject *parameter;

  tel_axl_client_get_again_async (connection->client, TEL_OBJECT (key), NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  parameter = tel_axl_client_get_finish (connection->client, result, &error);
  g_assert_no_error (error);

  return TEL_PARAMETER (parameter);
}

/* One row of a parameter is read and changed; that of another node stays as it is. */
static void
test_parameter (gconstpointer data)
{
  static const char *const calls = "Cisco CallManager";
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "empty");
  g_autoptr (TelProcessNode) node = assert_get (connection, TEL_OBJECT_KIND_PROCESS_NODE, "cucm-sub1.example.com");
  const char *here = tel_process_node_get_name (node);
  g_autoptr (TelParameter) base = get_parameter (connection, calls, here, "SIPDualModeAlertTimer");
  g_autoptr (TelParameter) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelParameter) changed = NULL;
  g_autoptr (TelParameter) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (tel_parameter_get_value_type (base), ==, "long");
  g_object_set (draft, "value", "10000", NULL);
  assert_updates (connection, TEL_OBJECT_KIND_PARAMETER, base, draft);
  changed = get_parameter (connection, calls, here, "SIPDualModeAlertTimer");
  other = get_parameter (connection, calls, "cucm-pub.example.com", "SIPDualModeAlertTimer");
  g_assert_cmpstr (tel_parameter_get_value (changed), ==, "10000");
  g_assert_cmpstr (tel_parameter_get_value (other), ==, "1500");

  g_object_set (draft, "value", "9999999", NULL);
  update (connection, TEL_OBJECT_KIND_PARAMETER, changed, draft, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "from 0 to 300000"));
}

static void
add_case (const char *name, const char *release, GTestDataFunc function)
{
  g_autofree char *path = g_strdup_printf ("/axl-client/profiles/%s/%s", release, name);

  g_test_add_data_func (path, release, function);
}

int
main (int argc, char *argv[])
{
  guint n_releases;
  const TelRelease *releases = tel_release_get_all (&n_releases);

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < n_releases; i++)
    {
      add_case ("sip-profile", tel_release_to_string (releases[i]), test_sip_profile);
      add_case ("security-profile", tel_release_to_string (releases[i]), test_security_profile);
    }
  add_case ("parameter", "9.1", test_parameter);
  add_case ("parameter", "15.0", test_parameter);

  return g_test_run ();
}
