/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-client-write.h"
#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-error.h"
#include "model/tel-line.h"
#include "model/tel-user.h"

#include "tel-test-simulator.h"
#include "tel-test.h"

#define CONNECTION "6f9619ff-8b86-d011-b42d-00c04fc964ff"
#define DEVICE "CSFTADAMS"
#define NUMBER "1077"
#define PARTITION "PT-Internal"
#define OTHER_USER "dcohen"

/* The releases for which the vendor's schema may be at hand. */
static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0", NULL };

/* A simulated cluster of one release and a client that is connected to it. */
typedef struct
{
  TelTestSimulator *simulator;
  TelTrustStore *trust_store;
  TelAxlClient *client;
} Fixture;

static void
assert_connects (TelAxlClient *client)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_connect_async (client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_axl_client_connect_finish (client, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer release)
{
  fixture->simulator = tel_test_simulator_new (release, "small");
  fixture->trust_store = tel_trust_store_new_in_memory ();
  tel_trust_store_expect_fingerprint (fixture->trust_store, CONNECTION, fixture->simulator->fingerprint);
  fixture->client =
      tel_axl_client_new (CONNECTION, fixture->simulator->host, fixture->simulator->port, fixture->trust_store);
  tel_axl_client_set_credentials (fixture->client, fixture->simulator->user, fixture->simulator->password);
  assert_connects (fixture->client);
}

static void
tear_down (Fixture *fixture, gconstpointer release)
{
  g_assert_finalize_object (fixture->client);
  g_object_unref (fixture->trust_store);
  tel_test_simulator_free (fixture->simulator);
}

static GPtrArray *
list_objects (Fixture *fixture, TelObjectKind kind, const char *criterion, const char *pattern)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *objects;

  tel_axl_client_list_async (fixture->client, kind, criterion, pattern, NULL, NULL, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  objects = tel_axl_client_list_finish (fixture->client, result, &error);
  g_assert_no_error (error);

  return objects;
}

static gpointer
get_object (Fixture *fixture, TelObjectKind kind, const char *name, const char *partition, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_axl_client_get_async (fixture->client, kind, name, partition, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_axl_client_get_finish (fixture->client, result, error);
}

static gpointer
assert_get (Fixture *fixture, TelObjectKind kind, const char *name, const char *partition)
{
  g_autoptr (GError) error = NULL;
  gpointer object = get_object (fixture, kind, name, partition, &error);

  g_assert_no_error (error);
  return object;
}

static void
assert_not_there (Fixture *fixture, TelObjectKind kind, const char *name, const char *partition)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (get_object (fixture, kind, name, partition, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, name));
}

static gboolean
finish_write (Fixture *fixture, GAsyncResult **place, GError **error)
{
  g_autoptr (GAsyncResult) result = tel_test_await_result (place);

  return tel_axl_client_write_finish (fixture->client, result, error);
}

static void
add (Fixture *fixture, TelObjectKind kind, gpointer object, GError **error)
{
  GAsyncResult *place = NULL;

  tel_axl_client_add_async (fixture->client, kind, object, NULL, tel_test_take_result, &place);
  finish_write (fixture, &place, error);
}

static void
assert_updates (Fixture *fixture, TelObjectKind kind, gpointer base, gpointer draft)
{
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_update_async (fixture->client, kind, base, draft, NULL, tel_test_take_result, &place);
  finish_write (fixture, &place, &error);
  g_assert_no_error (error);
}

static void
assert_removes (Fixture *fixture, TelObjectKind kind, const char *name, const char *partition)
{
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_remove_async (fixture->client, kind, name, partition, NULL, tel_test_take_result, &place);
  finish_write (fixture, &place, &error);
  g_assert_no_error (error);
}

static void
apply (Fixture *fixture, const char *device_name, GError **error)
{
  GAsyncResult *place = NULL;

  tel_axl_client_apply_async (fixture->client, device_name, NULL, tel_test_take_result, &place);
  finish_write (fixture, &place, error);
}

static void
test_connect (Fixture *fixture, gconstpointer release)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) server_time = tel_axl_client_dup_server_time (fixture->client);

  g_assert_cmpstr (tel_release_to_string (tel_axl_client_get_release (fixture->client)), ==, release);
  g_assert_true (g_str_has_prefix (tel_axl_client_get_version (fixture->client), release));
  g_assert_cmpint (ABS (g_date_time_difference (server_time, now)), <, G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "getCCMVersion"), <=, 2);
}

static void
test_wrong_password (Fixture *fixture, gconstpointer release)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_set_credentials (fixture->client, fixture->simulator->user, "not it");
  tel_axl_client_connect_async (fixture->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_false (tel_axl_client_connect_finish (fixture->client, result, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_LOGIN);
}

static void
check_lists (Fixture *fixture)
{
  for (TelObjectKind kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    {
      g_autoptr (GPtrArray) at_once = NULL;
      g_autoptr (GPtrArray) by_pages = NULL;
      const char *criterion = kind == TEL_OBJECT_KIND_PARAMETER ? "service" : NULL;

      tel_axl_client_set_page_size (fixture->client, 500);
      at_once = list_objects (fixture, kind, criterion, NULL);
      tel_axl_client_set_page_size (fixture->client, 4);
      by_pages = list_objects (fixture, kind, criterion, NULL);

      g_test_message ("%s: %u", tel_object_kind_get_label (kind), at_once->len);
      g_assert_cmpuint (at_once->len, >, 0);
      g_assert_cmpuint (by_pages->len, ==, at_once->len);
      for (guint i = 0; i < at_once->len; i++)
        g_assert_nonnull (tel_object_get_key (g_ptr_array_index (at_once, i)));
    }
}

static void
check_list_by_pattern (Fixture *fixture)
{
  g_autoptr (GPtrArray) by_key = list_objects (fixture, TEL_OBJECT_KIND_USER, NULL, "tad%");
  g_autoptr (GPtrArray) by_name = list_objects (fixture, TEL_OBJECT_KIND_USER, "last-name", "Adams");
  g_autoptr (GPtrArray) nobody = list_objects (fixture, TEL_OBJECT_KIND_USER, NULL, "nobody");

  g_assert_cmpuint (by_key->len, ==, 1);
  g_assert_cmpstr (tel_user_get_user_id (g_ptr_array_index (by_key, 0)), ==, "tadams");
  g_assert_cmpuint (by_name->len, ==, 1);
  g_assert_cmpuint (nobody->len, ==, 0);
}

static void
check_get (Fixture *fixture)
{
  g_autoptr (TelUser) user = assert_get (fixture, TEL_OBJECT_KIND_USER, "bmarkup", NULL);
  g_autoptr (TelDevice) device = assert_get (fixture, TEL_OBJECT_KIND_DEVICE, "CSFAKenzi", NULL);
  g_autoptr (TelDirectoryNumber) number = assert_get (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "2001", "PT-Other");
  g_autoptr (TelDirectoryNumber) bare = assert_get (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "3001", NULL);
  g_autoptr (TelLine) line = NULL;

  g_assert_cmpstr (tel_user_get_first_name (user), ==, "<b>Bold</b>");
  g_assert_cmpstr (tel_user_get_last_name (user), ==, "Müller & <i>Söhne</i>");
  g_assert_cmpstr (tel_device_get_owner (device), ==, "amckenzi");
  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (device)), ==, 1);
  line = g_list_model_get_item (tel_device_get_lines (device), 0);
  g_assert_cmpstr (tel_line_get_pattern (line), ==, "1003");
  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "amckenzi");
  g_assert_cmpstr (tel_directory_number_get_partition (number), ==, "PT-Other");
  g_assert_cmpstr (tel_directory_number_get_pattern (bare), ==, "3001");

  assert_not_there (fixture, TEL_OBJECT_KIND_USER, "nobody", NULL);
  assert_not_there (fixture, TEL_OBJECT_KIND_DEVICE, "CSFNOBODY", NULL);
  assert_not_there (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "9999", PARTITION);
}

static TelDirectoryNumber *
make_number (void)
{
  return g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", NUMBER, "partition", PARTITION, "usage", "Device",
                       "description", "<Tanya> & “Co” 😀", NULL);
}

static TelDevice *
make_device (TelRelease release)
{
  static const char *const end_users[] = { "tadams", NULL };
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "index", 1, "pattern", NUMBER, "partition", PARTITION,
                                           "label", "Tanya Adams - " NUMBER, "end-users", end_users, NULL);
  g_autoptr (GListStore) lines = g_list_store_new (TEL_TYPE_LINE);
  g_autoptr (TelAuthString) string = tel_auth_string_new ("1029384756");
  TelDevice *device;

  g_list_store_append (lines, line);
  device = g_object_new (TEL_TYPE_DEVICE, "name", DEVICE, "description", "Jabber tadams", "product",
                         tel_device_type_get_product (TEL_DEVICE_TYPE_CSF), "class", "Phone", "protocol", "SIP",
                         "protocol-side", "User", "device-pool", "Default", "common-phone-profile",
                         "Standard Common Phone Profile", "location", "Hub_None", "security-profile",
                         "CSF Encrypted AuthString", "sip-profile",
                         tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_CSF, release), "button-template",
                         tel_device_type_get_button_template (TEL_DEVICE_TYPE_CSF), "owner", "tadams",
                         "certificate-operation", TEL_CERTIFICATE_OPERATION_INSTALL, "authentication-mode",
                         "By Authentication String", "key-size", "2048", "authentication-string", string,
                         "completes-by", "2036:01:31:12:00", "lines", lines, NULL);
  if (release >= TEL_RELEASE_11_0)
    g_object_set (device, "key-order", "RSA Only", NULL);

  return device;
}

static void
associate (Fixture *fixture)
{
  static const char *const devices[] = { DEVICE, NULL };
  g_autoptr (TelUser) base = assert_get (fixture, TEL_OBJECT_KIND_USER, OTHER_USER, NULL);
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (base));
  g_autoptr (TelUser) changed = NULL;

  g_assert_false (tel_user_is_associated_with (base, DEVICE));
  g_object_set (draft, "associated-devices", devices, NULL);
  assert_updates (fixture, TEL_OBJECT_KIND_USER, base, draft);
  changed = assert_get (fixture, TEL_OBJECT_KIND_USER, OTHER_USER, NULL);
  g_assert_true (tel_user_is_associated_with (changed, DEVICE));
  g_assert_cmpstr (tel_user_get_last_name (changed), ==, tel_user_get_last_name (base));
}

static void
check_writes (Fixture *fixture)
{
  g_autoptr (TelDirectoryNumber) number = make_number ();
  g_autoptr (TelDevice) device = make_device (tel_axl_client_get_release (fixture->client));
  g_autoptr (TelDirectoryNumber) number_read = NULL;
  g_autoptr (TelDevice) base = NULL;
  g_autoptr (TelDevice) draft = NULL;
  g_autoptr (TelDevice) changed = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number, &error);
  g_assert_no_error (error);
  number_read = assert_get (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NUMBER, PARTITION);
  g_assert_cmpstr (tel_directory_number_get_description (number_read), ==, "<Tanya> & “Co” 😀");

  add (fixture, TEL_OBJECT_KIND_DEVICE, device, &error);
  g_assert_no_error (error);
  base = assert_get (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, NULL);
  g_assert_cmpstr (tel_device_get_security_profile (base), ==, "CSF Encrypted AuthString");
  g_assert_true (tel_device_is_pending (base));
  g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (base)), ==, "1029384756");
  associate (fixture);

  apply (fixture, DEVICE, &error);
  g_assert_no_error (error);

  draft = tel_object_copy (TEL_OBJECT (base));
  g_object_set (draft, "description", "changed", NULL);
  assert_updates (fixture, TEL_OBJECT_KIND_DEVICE, base, draft);
  changed = assert_get (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, NULL);
  g_assert_cmpstr (tel_device_get_description (changed), ==, "changed");
  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (changed)), ==, 1);

  assert_removes (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, NULL);
  assert_removes (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NUMBER, PARTITION);
  assert_not_there (fixture, TEL_OBJECT_KIND_DEVICE, DEVICE, NULL);
  assert_not_there (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NUMBER, PARTITION);
}

static void
check_refused_writes (Fixture *fixture)
{
  g_autoptr (TelDirectoryNumber) number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", "partition", PARTITION, "usage", "Device", NULL);
  g_autoptr (TelDevice) device = make_device (tel_axl_client_get_release (fixture->client));
  g_autoptr (GError) error = NULL;

  add (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_DUPLICATE);
  g_clear_error (&error);

  g_object_set (device, "device-pool", "No Such Pool", NULL);
  add (fixture, TEL_OBJECT_KIND_DEVICE, device, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, DEVICE));
  g_clear_error (&error);

  apply (fixture, "CSFNOBODY", &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

static void
test_lost_writes (Fixture *fixture, gconstpointer release)
{
  g_autoptr (TelDirectoryNumber) number = make_number ();
  g_autoptr (TelDirectoryNumber) there = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_disturb (fixture->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE, "addLine", 1);
  add (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME);
  g_clear_error (&error);
  assert_not_there (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NUMBER, PARTITION);

  tel_test_simulator_disturb (fixture->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "addLine", 1);
  add (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, number, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME);
  g_clear_error (&error);
  there = assert_get (fixture, TEL_OBJECT_KIND_DIRECTORY_NUMBER, NUMBER, PARTITION);
  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->simulator, "addLine"), ==, 2);
}

/* A cluster takes some seconds to make in instrumented code: what reads shares one, and what writes another. */

static void
test_reads (Fixture *fixture, gconstpointer release)
{
  check_lists (fixture);
  tel_axl_client_set_page_size (fixture->client, 500);
  check_list_by_pattern (fixture);
  check_get (fixture);
}

static void
test_writes (Fixture *fixture, gconstpointer release)
{
  test_connect (fixture, release);
  check_writes (fixture);
  check_refused_writes (fixture);
}

static void
add_case (const char *name, const char *release, void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/axl-client/%s/%s", release, name);

  g_test_add (path, Fixture, release, set_up, function, tear_down);
}

/* The client's clock is the cluster's, wherever that one is moved (G3.5). */
static void
test_server_time (Fixture *fixture, gconstpointer release)
{
  g_autoptr (GDateTime) moved = g_date_time_new_utc (2031, 2, 3, 4, 5, 6);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (TelUser) user = NULL;

  tel_simulator_clock_set_now (fixture->simulator->clock, moved);
  user = assert_get (fixture, TEL_OBJECT_KIND_USER, OTHER_USER, NULL);
  now = tel_axl_client_dup_server_time (fixture->client);

  g_assert_nonnull (now);
  g_assert_cmpint (ABS (g_date_time_difference (now, moved)), <, G_TIME_SPAN_MINUTE);
}

int
main (int argc, char *argv[])
{
  guint n_releases;
  const TelRelease *all = tel_release_get_all (&n_releases);

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < n_releases; i++)
    if (!g_strv_contains (releases, tel_release_to_string (all[i])))
      add_case ("connect", tel_release_to_string (all[i]), test_connect);
  for (guint i = 0; releases[i] != NULL; i++)
    {
      add_case ("reads", releases[i], test_reads);
      add_case ("writes", releases[i], test_writes);
    }
  add_case ("server-time", "14.0", test_server_time);
  add_case ("wrong-password", "14.0", test_wrong_password);
  add_case ("lost-writes", "14.0", test_lost_writes);

  return g_test_run ();
}
