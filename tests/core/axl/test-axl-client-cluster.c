/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "axl/tel-axl-response.h"
#include "model/tel-device.h"
#include "model/tel-error.h"
#include "tel-test-connection.h"
#include "tel-test-schema.h"
#include "tel-test.h"

#include <string.h>

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

/* Validates where the schema is at hand; the request is built on every release that has it. Takes over the error. */
static void
check_request (TelAxlRequest *request, TelRelease release, TelRelease since, GError *taken)
{
  g_autoptr (GError) error = taken;
  TelTestSchema *schema = tel_test_schema_load (tel_release_to_string (release));
  gsize size;
  const char *data;

  if (release < since)
    {
      g_assert_null (request);
      g_assert_error (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
      return;
    }

  g_assert_no_error (error);
  data = g_bytes_get_data (tel_axl_request_get_body (request), &size);
  if (schema != NULL)
    tel_test_schema_assert_valid (schema, data, size);
}

static void
test_requests (void)
{
  g_autoptr (TelAxlCursor) cursor = tel_axl_cursor_new ("DdkNST9m", 11146);
  guint n_releases;
  const TelRelease *all = tel_release_get_all (&n_releases);

  for (guint i = 0; i < n_releases; i++)
    {
      TelRelease release = all[i];
      GError *errors[5] = { NULL };
      g_autoptr (TelAxlRequest) first = tel_axl_request_new_changes (release, NULL, &errors[0]);
      g_autoptr (TelAxlRequest) next = tel_axl_request_new_changes (release, cursor, &errors[1]);
      g_autoptr (TelAxlRequest) registrations = tel_axl_request_new_registrations (release, "CSF%", 0, 10, &errors[2]);
      g_autoptr (TelAxlRequest) options =
          tel_axl_request_new_phone_options (release, "{0A1B2C3D-0000-4000-8000-000000000001}", "devicePoolName", 0, 10,
                                             &errors[3]);
      g_autoptr (TelAxlRequest) password = tel_axl_request_new_authenticate (release, "tadams", "C1sco12345!", FALSE);
      g_autoptr (TelAxlRequest) pin = tel_axl_request_new_authenticate (release, "tadams", "12345", TRUE);
      g_autoptr (TelAxlRequest) policies = tel_axl_request_new_credential_policies (release);
      g_autoptr (TelAxlRequest) by_uuid =
          tel_axl_request_new_get_by_uuid (release, TEL_OBJECT_KIND_DEVICE, "{0A1B2C3D-0000-4000-8000-000000000001}");
      g_autoptr (TelAxlRequest) restart =
          tel_axl_request_new_restart (release, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL, &errors[4]);

      check_request (first, release, TEL_RELEASE_10_0, errors[0]);
      check_request (next, release, TEL_RELEASE_10_0, errors[1]);
      check_request (registrations, release, TEL_RELEASE_11_5, errors[2]);
      check_request (options, release, TEL_RELEASE_10_0, errors[3]);
      check_request (password, release, TEL_RELEASE_9_1, NULL);
      check_request (pin, release, TEL_RELEASE_9_1, NULL);
      check_request (policies, release, TEL_RELEASE_9_1, NULL);
      check_request (by_uuid, release, TEL_RELEASE_9_1, NULL);
      check_request (restart, release, TEL_RELEASE_9_1, errors[4]);
      g_assert_true (tel_axl_request_is_write (password));
      g_assert_true (tel_axl_request_is_write (restart));
      g_assert_cmpstr (tel_axl_request_get_operation (restart), ==,
                       release < TEL_RELEASE_10_0 ? "doDeviceReset" : "restartPhone");
      for (TelAxlEffect effect = TEL_AXL_EFFECT_APPLY; effect <= TEL_AXL_EFFECT_RESET; effect++)
        {
          GError *error = NULL;
          g_autoptr (TelAxlRequest) request = tel_axl_request_new_enterprise_effect (release, effect, &error);

          check_request (request, release, TEL_RELEASE_12_5, error);
        }
      if (release >= TEL_RELEASE_10_0)
        g_assert_false (tel_axl_request_is_write (next));
    }
}

static char *
read_sample (const char *release, const char *name)
{
  g_autofree char *relative = g_strdup_printf ("axl/samples-responses/%s/%s.xml", release, name);
  g_autofree char *path = tel_test_find_shared (relative);
  g_autofree char *body = NULL;
  const char *start;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &body, NULL, NULL));
  start = strstr (body, "?>");

  return g_strdup_printf ("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                          "%s</soapenv:Body></soapenv:Envelope>",
                          start != NULL ? start + 2 : body);
}

static TelAxlRows *
read_answer (TelAxlRequest *request, const char *text)
{
  g_autoptr (TelAxlResponse) response = tel_axl_response_new (request);
  g_autoptr (GError) error = NULL;

  tel_axl_response_feed (response, text, strlen (text), &error);
  g_assert_no_error (error);
  tel_axl_response_finish (response, &error);
  g_assert_no_error (error);

  return tel_axl_response_steal_rows (response);
}

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      TelRelease release = tel_release_from_string (releases[i]);
      g_autofree char *authenticated = read_sample (releases[i], "doAuthenticateUser");
      g_autofree char *changes = i > 0 ? read_sample (releases[i], "listChange") : NULL;
      g_autoptr (TelAxlRequest) authenticate = tel_axl_request_new_authenticate (release, "u", "p", FALSE);
      g_autoptr (TelAxlRequest) change = tel_axl_request_new_changes (release, NULL, NULL);
      g_autoptr (TelAxlRows) first = NULL;
      g_autoptr (TelAxlRows) second = NULL;

      if (authenticated == NULL)
        return;
      first = read_answer (authenticate, authenticated);
      g_assert_cmpuint (tel_axl_rows_get_n_rows (first), ==, 1);
      g_assert_cmpstr (tel_axl_rows_look_up (first, 0, "userAuthenticated"), ==, "true");
      if (i == 0)
        continue;
      g_assert_nonnull (changes);
      second = read_answer (change, changes);
      g_assert_cmpuint (tel_axl_rows_get_n_rows (second), ==, 1);
      g_assert_cmpstr (tel_axl_rows_look_up (second, 0, "queueId"), ==, "1_1700000000");
      g_assert_cmpstr (tel_axl_rows_look_up (second, 0, "nextStartChangeId"), ==, "43");
    }
}

static GPtrArray *
list_changes (TelTestConnection *connection, TelAxlCursor **cursor, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelAxlCursor) old = g_steal_pointer (cursor);

  tel_axl_client_list_changes_async (connection->client, old, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_list_changes_finish (connection->client, result, cursor, error);
}

static void
test_changes (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelAxlCursor) cursor = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GError) error = NULL;
  TelAxlChange *change;

  none = list_changes (connection, &cursor, &error);
  if (g_str_equal (data, "9.1"))
    {
      g_assert_error (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_nonnull (cursor);

  tel_test_simulator_mutate (connection->simulator,
                             "<updateUser><userid>hsuzuki</userid><department>新しい部</department></updateUser>");
  tel_test_simulator_mutate (connection->simulator, "<removePhone><name>CSFCSECURE</name></removePhone>");
  some = list_changes (connection, &cursor, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 4);
  change = g_ptr_array_index (some, 0);
  g_assert_cmpint (change->kind, ==, TEL_OBJECT_KIND_USER);
  g_assert_true (g_str_has_prefix (change->uuid, "{"));
  g_assert_false (change->removed);

  /* A place that the queue does not have any more. */
  g_clear_pointer (&cursor, tel_axl_cursor_unref);
  cursor = tel_axl_cursor_new ("another", 1);
  g_clear_pointer (&some, g_ptr_array_unref);
  some = list_changes (connection, &cursor, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 0);
  g_assert_null (cursor);
}

static GHashTable *
list_policies (TelTestConnection *connection, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_list_credential_policies_async (connection->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_list_credential_policies_finish (connection->client, result, error);
}

static void
test_credential_policies (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (GHashTable) policies = NULL;
  g_autoptr (GHashTable) refused = NULL;
  g_autoptr (GError) error = NULL;

  policies = list_policies (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (policies), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (policies, "Default Credential Policy")), ==, 180);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (policies, "Short Term Staff")), ==, 7);

  tel_test_simulator_refuse (connection->simulator, "listCredentialPolicy", 1, 5000, "Not for you.");
  refused = list_policies (connection, &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "Not for you."));
}

/* How many pages came, and how many registrations on them. */
typedef struct
{
  guint n_pages;
  guint n_found;
} Pages;

static void
count_page (GPtrArray *registrations, gpointer user_data)
{
  Pages *pages = user_data;

  pages->n_pages++;
  pages->n_found += registrations->len;
}

static GPtrArray *
list_registrations (TelTestConnection *connection, const char *pattern, Pages *pages, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_list_registrations_async (connection->client, pattern, count_page, pages, NULL, tel_test_take_result,
                                           &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_list_registrations_finish (connection->client, result, error);
}

static void
test_registrations (gconstpointer data)
{
  gboolean states = g_str_equal (data, "14.0");
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (GPtrArray) desk = NULL;
  g_autoptr (GPtrArray) pending = NULL;
  g_autoptr (GPtrArray) paged = NULL;
  g_autoptr (GError) error = NULL;
  Pages pages = { 0 };

  desk = list_registrations (connection, "SEP001122334455", &pages, &error);
  if (!states && !g_str_equal (data, "12.5"))
    {
      g_assert_error (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (desk->len, ==, 1);
  g_assert_cmpstr (tel_registration_get_device_name (desk->pdata[0]), ==, "SEP001122334455");
  g_assert_cmpint (tel_registration_get_state (desk->pdata[0]), ==,
                   states ? TEL_REGISTRATION_STATE_REGISTERED : TEL_REGISTRATION_STATE_UNKNOWN);
  g_assert_true (g_str_has_prefix (tel_registration_get_address (desk->pdata[0]), "10."));
  g_assert_true (g_str_has_suffix (tel_registration_get_server (desk->pdata[0]), ".example.com"));
  g_assert_cmpint (tel_registration_get_last_seen (desk->pdata[0]), >, 0);

  pending = list_registrations (connection, "CSFPNOWAK", &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tel_registration_get_state (pending->pdata[0]), ==,
                   states ? TEL_REGISTRATION_STATE_NOT_REGISTERED : TEL_REGISTRATION_STATE_UNKNOWN);

  tel_axl_client_set_page_size (connection->client, 7);
  pages = (Pages){ 0 };
  paged = list_registrations (connection, "%", &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paged->len, >, 40);
  g_assert_cmpuint (pages.n_found, ==, paged->len);
  g_assert_cmpuint (pages.n_pages, ==, (paged->len + 6) / 7);
}

/* However many there are: a cluster may have 60,000 phones. */
static void
test_many_registrations (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GPtrArray) whole = NULL;
  g_autoptr (GPtrArray) paged = NULL;
  g_autoptr (GError) error = NULL;
  Pages pages = { 0 };

  tel_simulator_store_run (
      connection->simulator->store, &error,
      "INSERT INTO device (pkid, name, tkmodel, tkdeviceprotocol, tkclass) WITH RECURSIVE number (n) AS"
      " (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 160)"
      " SELECT printf ('%08x', n), printf ('SEPMANY%03d', n), d.tkmodel, d.tkdeviceprotocol,"
      " d.tkclass FROM number JOIN device d ON d.name = 'SEP001122334455'",
      TEL_SIMULATOR_END);
  g_assert_no_error (error);
  tel_simulator_store_run (connection->simulator->store, &error,
                           "INSERT INTO registrationdynamic (pkid, fkdevice, tkrisstatus) SELECT pkid, pkid,"
                           " (SELECT min (enum) FROM typerisstatus) FROM device WHERE name LIKE 'SEPMANY%'",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  whole = list_registrations (connection, "%", &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole->len, >, 200);

  tel_axl_client_set_page_size (connection->client, 2);
  paged = list_registrations (connection, "%", &pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paged->len, ==, whole->len);
}

static void
test_states (void)
{
  static const struct
  {
    const char *status;
    TelRegistrationState state;
    const char *nick;
  } cases[] = {
    { NULL, TEL_REGISTRATION_STATE_UNKNOWN, "unknown" },
    { "", TEL_REGISTRATION_STATE_UNKNOWN, "unknown" },
    { "Unknown", TEL_REGISTRATION_STATE_UNKNOWN, "unknown" },
    { "Registered", TEL_REGISTRATION_STATE_REGISTERED, "registered" },
    { "Partial Registered", TEL_REGISTRATION_STATE_REGISTERED, "registered" },
    { "Unregistered", TEL_REGISTRATION_STATE_NOT_REGISTERED, "not-registered" },
    { "Rejected", TEL_REGISTRATION_STATE_NOT_REGISTERED, "not-registered" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelRegistration) registration = tel_registration_new ("CSFA", cases[i].status, NULL, NULL, 0);

      g_assert_cmpint (tel_registration_get_state (registration), ==, cases[i].state);
      g_assert_cmpstr (tel_registration_state_get_nick (cases[i].state), ==, cases[i].nick);
    }
}

static void
test_options (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, "TABTRIBEIRO");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) values = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_get_phone_options_async (connection->client, tel_object_get_uuid (TEL_OBJECT (device)),
                                          "phoneTemplateName", NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  values = tel_axl_client_get_phone_options_finish (connection->client, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (values), ==, 2);
  g_assert_cmpstr (values[0], ==, "Standard Jabber for Tablet");
}

static gboolean
authenticate (TelTestConnection *connection, const char *user, const char *password, gboolean is_pin, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_authenticate_user_async (connection->client, user, password, is_pin, NULL, tel_test_take_result,
                                          &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_authenticate_user_finish (connection->client, result, error);
}

static void
test_authenticate (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (GDateTime) early = g_date_time_new_utc (2026, 1, 2, 0, 0, 0);
  g_autoptr (GError) error = NULL;

  tel_simulator_clock_set_now (connection->simulator->clock, early);
  g_assert_true (authenticate (connection, "hsuzuki", "pw-hsuzuki", FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (authenticate (connection, "hsuzuki", "12345", TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (authenticate (connection, "hsuzuki", "wrong", FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (authenticate (connection, "nobody", "wrong", FALSE, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_null (strstr (error->message, "wrong"));
  g_clear_error (&error);

  /* Once, and never again, whatever becomes of the answer. */
  tel_test_simulator_disturb (connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "doAuthenticateUser", 1);
  g_assert_false (authenticate (connection, "hsuzuki", "pw-hsuzuki", FALSE, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "doAuthenticateUser"), ==, 5);
}

static gboolean
have_effect (TelTestConnection *connection, TelAxlEffect effect, TelObjectKind kind, const char *name, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (name != NULL)
    tel_axl_client_effect_async (connection->client, effect, kind, name, "PT-Internal", NULL, tel_test_take_result,
                                 &place);
  else
    tel_axl_client_enterprise_effect_async (connection->client, effect, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_write_finish (connection->client, result, error);
}

static char *
get_counts (TelTestConnection *connection, const char *device)
{
  return tel_simulator_store_look_up (connection->simulator->store,
                                      "SELECT applycount || ' ' || restartcount || ' ' || resetcount FROM device"
                                      " WHERE name = ?",
                                      device, TEL_SIMULATOR_END);
}

static void
test_effects (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  gboolean old = g_str_equal (data, "9.1");
  gboolean enterprise = g_str_equal (data, "12.5") || g_str_equal (data, "14.0");
  g_autofree char *after_device = NULL;
  g_autofree char *after_all = NULL;
  g_autoptr (GError) error = NULL;

  for (TelAxlEffect effect = TEL_AXL_EFFECT_APPLY; effect <= TEL_AXL_EFFECT_RESET; effect++)
    g_assert_true (have_effect (connection, effect, TEL_OBJECT_KIND_DEVICE, "CSFAKenzi", NULL));
  after_device = get_counts (connection, "CSFAKenzi");
  g_assert_cmpstr (after_device, ==, "1 1 1");

  g_assert_true (have_effect (connection, TEL_AXL_EFFECT_RESTART, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1003", &error) !=
                 old);
  if (old)
    g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (have_effect (connection, TEL_AXL_EFFECT_APPLY, TEL_OBJECT_KIND_SECURITY_PROFILE,
                              "CSF Encrypted AuthString", NULL) != old);
  g_assert_false (
      have_effect (connection, TEL_AXL_EFFECT_RESET, TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile", &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (have_effect (connection, TEL_AXL_EFFECT_RESET, TEL_OBJECT_KIND_DEVICE, NULL, &error) == enterprise);
  if (!enterprise)
    g_assert_error (error, TEL_ERROR, TEL_ERROR_UNSUPPORTED);
  after_all = get_counts (connection, "CSFAKenzi");
  g_assert_cmpstr (after_all, ==, enterprise ? "2 2 2" : old ? "1 1 1" : "2 2 1");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/client-cluster/contract-2/requests-on-every-release", test_requests);
  g_test_add_func ("/client-cluster/samples", test_samples);
  g_test_add_func ("/client-cluster/contract-2.7/many-registrations", test_many_registrations);
  g_test_add_func ("/client-cluster/contract-2.7/states", test_states);
  g_test_add_func ("/client-cluster/contract-2.1/options", test_options);
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *changes = g_strconcat ("/client-cluster/contract-2.8/changes/", releases[i], NULL);
      g_autofree char *registrations = g_strconcat ("/client-cluster/contract-2.7/registrations/", releases[i], NULL);
      g_autofree char *policies = g_strconcat ("/client-cluster/contract-2.3/policies/", releases[i], NULL);
      g_autofree char *authentication = g_strconcat ("/client-cluster/contract-2.3/authenticate/", releases[i], NULL);
      g_autofree char *effects = g_strconcat ("/client-cluster/contract-2.1/effects/", releases[i], NULL);

      g_test_add_data_func (changes, releases[i], test_changes);
      g_test_add_data_func (registrations, releases[i], test_registrations);
      g_test_add_data_func (policies, releases[i], test_credential_policies);
      g_test_add_data_func (authentication, releases[i], test_authenticate);
      g_test_add_data_func (effects, releases[i], test_effects);
    }

  return g_test_run ();
}
