/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"
#include "tel-test-connection.h"
#include "tel-test.h"

/* The people of the small world and what they have. */
#define N_USERS 75
#define N_DEVICES 82

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

static guint
count (TelTestConnection *connection, TelObjectKind kind)
{
  return g_list_model_get_n_items (G_LIST_MODEL (tel_cluster_get_store (connection->cluster, kind)));
}

static gboolean
load (TelTestConnection *connection, TelObjectKind kind, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_cluster_load_async (connection->cluster, kind, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_cluster_load_finish (connection->cluster, done, error);
}

static TelUser *
read_user (TelTestConnection *connection, const char *user_id, GPtrArray **devices, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_cluster_read_user_async (connection->cluster, user_id, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_cluster_read_user_finish (connection->cluster, done, devices, error);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_loads (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  TelCluster *cluster = connection->cluster;
  guint n_changes = 0;

  g_signal_connect (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_USER), "items-changed",
                    G_CALLBACK (on_items_changed), &n_changes);
  g_assert_false (tel_cluster_has_references (cluster));
  g_assert_false (tel_cluster_is_loaded (cluster, TEL_OBJECT_KIND_USER));
  tel_test_connection_load (connection);

  g_assert_true (tel_cluster_has_references (cluster));
  g_assert_true (tel_cluster_is_loaded (cluster, TEL_OBJECT_KIND_USER));
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_USER), ==, N_USERS);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_DEVICE), ==, N_DEVICES);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_DEVICE_POOL), ==, 2);
  /* Without the pseudo node of the enterprise parameters. */
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_PROCESS_NODE), ==, 3);
  g_assert_null (
      tel_store_lookup (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_PROCESS_NODE), "EnterpriseWideData"));
  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    g_assert_true (tel_cluster_has_product (cluster, type));
  g_assert_cmpstr (tel_release_to_string (tel_cluster_get_release (cluster)), ==, release);
}

static void
test_prerequisites (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  TelCluster *cluster = connection->cluster;

  g_assert_false (tel_cluster_is_mixed_mode (cluster));
  g_assert_null (tel_cluster_get_organization_domain (cluster));
  g_assert_cmpuint (tel_cluster_get_capf_expiry_days (cluster), ==, 10);
  tel_test_connection_load (connection);
  g_assert_true (tel_cluster_is_mixed_mode (cluster));
  g_assert_cmpstr (tel_cluster_get_organization_domain (cluster), ==, "example.com");
  g_assert_cmpstr (tel_cluster_get_certificate_issuer (cluster), ==,
                   g_str_equal (release, "9.1") ? NULL : "Cisco Certificate Authority Proxy Function");

  tel_test_simulator_mutate (connection->simulator,
                             "<updateServiceParameter><processNodeName>EnterpriseWideData</processNodeName>"
                             "<name>CAPFOperationExpiresIn</name><service>Enterprise Wide</service><value>30</value>"
                             "</updateServiceParameter>");
  tel_test_connection_load (connection);
  g_assert_cmpuint (tel_cluster_get_capf_expiry_days (cluster), ==, 30);
}

/* What a cluster does not tell is unknown, and no error (contract 7). */
static void
test_unknown_service (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");

  tel_test_simulator_refuse (connection->simulator, "listServiceParameter", 2, 5007, "Item not valid: no such service");
  tel_test_connection_load (connection);
  g_assert_null (tel_cluster_get_certificate_issuer (connection->cluster));
  g_assert_true (tel_cluster_is_mixed_mode (connection->cluster));
}

static void
test_empty_world (gconstpointer data)
{
  const char *world = data;
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", world);
  g_autoptr (GError) error = NULL;
  g_autoptr (TelUser) user = NULL;

  tel_test_connection_load (connection);
  g_assert_true (tel_cluster_has_references (connection->cluster));
  g_assert_true (tel_cluster_is_loaded (connection->cluster, TEL_OBJECT_KIND_DEVICE));
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_USER), ==, 0);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_DEVICE), ==, 0);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_DEVICE_POOL), ==, g_str_equal (world, "bare") ? 0 : 1);
  user = read_user (connection, "tadams", NULL, &error);
  g_assert_null (user);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

static void
test_reads_user (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TelUser) user = read_user (connection, "tribeiro", &devices, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (devices->len, ==, 4);
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = devices->pdata[i];

      g_assert_cmpstr (tel_device_get_owner (device), ==, "tribeiro");
      g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (device)), ==, 1);
      g_assert_true (tel_cluster_get_device (connection->cluster, tel_device_get_name (device)) == device);
    }
  g_assert_cmpuint (tel_cluster_get_device_marks (connection->cluster, user), ==,
                    1u << TEL_DEVICE_TYPE_TCT | 1u << TEL_DEVICE_TYPE_BOT | 1u << TEL_DEVICE_TYPE_TAB);
  g_assert_cmpstr (tel_device_get_name (tel_cluster_get_softphone (connection->cluster, user, TEL_DEVICE_TYPE_BOT)), ==,
                   "BOTTRIBEIRO");
  g_assert_null (tel_cluster_get_softphone (connection->cluster, user, TEL_DEVICE_TYPE_CSF));
}

/* Associations are known once the user was read, and stay known when the list, which cannot tell them, comes again. */
static void
test_association_marks (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate (connection->simulator,
                             "<updateUser><userid>nmailer</userid><associatedDevices><device>CSFHSUZUKI</device>"
                             "</associatedDevices></updateUser>");
  tel_test_connection_load (connection);
  g_assert_cmpuint (tel_cluster_get_device_marks (connection->cluster,
                                                  tel_cluster_get_user (connection->cluster, "nmailer")),
                    ==, 0);
  user = read_user (connection, "nmailer", &devices, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (devices->len, ==, 1);
  g_assert_cmpuint (tel_cluster_get_device_marks (connection->cluster, user), ==, 1u << TEL_DEVICE_TYPE_CSF);

  load (connection, TEL_OBJECT_KIND_USER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tel_cluster_get_device_marks (connection->cluster,
                                                  tel_cluster_get_user (connection->cluster, "nmailer")),
                    ==, 1u << TEL_DEVICE_TYPE_CSF);
}

static void
test_refreshes (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelStore *store = tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_DEVICE);
  guint n_changes = 0;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  tel_test_simulator_mutate (connection->simulator, "<removePhone><name>CSFHSUZUKI</name></removePhone>");
  g_signal_connect (store, "items-changed", G_CALLBACK (on_items_changed), &n_changes);
  load (connection, TEL_OBJECT_KIND_DEVICE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_DEVICE), ==, N_DEVICES - 1);
  g_assert_null (tel_cluster_get_device (connection->cluster, "CSFHSUZUKI"));
  g_assert_cmpuint (tel_cluster_get_device_marks (connection->cluster,
                                                  tel_cluster_get_user (connection->cluster, "hsuzuki")),
                    ==, 0);
}

static void
test_gone_leaves_store (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (TelObject) device = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_connection_load (connection);
  tel_test_simulator_mutate (connection->simulator, "<removePhone><name>CSFHSUZUKI</name></removePhone>");
  tel_cluster_read_async (connection->cluster, TEL_OBJECT_KIND_DEVICE, "CSFHSUZUKI", NULL, NULL, tel_test_take_result,
                          &result);
  done = tel_test_await_result (&result);
  device = tel_cluster_read_finish (connection->cluster, done, &error);
  g_assert_null (device);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_null (tel_cluster_get_device (connection->cluster, "CSFHSUZUKI"));
}

static void
test_failed_load_is_tried_again (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (connection->simulator, "listUser", 1, 4711, "Not now");
  g_assert_false (load (connection, TEL_OBJECT_KIND_USER, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_false (tel_cluster_is_loaded (connection->cluster, TEL_OBJECT_KIND_USER));
  g_clear_error (&error);
  g_assert_true (load (connection, TEL_OBJECT_KIND_USER, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_USER), ==, N_USERS);
}

/* Whoever asks while a list is being read shares the reading; whoever gives up leaves it to the others. */
static void
test_shared_loads (gconstpointer data)
{
  gboolean cancel = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[2] = { NULL, NULL };
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_async (connection->cluster, TEL_OBJECT_KIND_USER, cancellable, tel_test_take_result, &results[0]);
  tel_cluster_load_async (connection->cluster, TEL_OBJECT_KIND_USER, NULL, tel_test_take_result, &results[1]);
  if (cancel)
    g_cancellable_cancel (cancellable);
  first = tel_test_await_result (&results[0]);
  second = tel_test_await_result (&results[1]);

  g_assert_true (tel_cluster_load_finish (connection->cluster, first, &error) == !cancel);
  if (cancel)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (tel_cluster_load_finish (connection->cluster, second, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_USER), ==, N_USERS);
  if (!cancel)
    g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "listUser"), ==, 1);
}

static void
test_clock (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GDateTime) now = NULL;

  g_assert_true (tel_cluster_is_time_zone_assumed (connection->cluster));
  g_assert_cmpint (g_time_zone_get_offset (tel_cluster_get_time_zone (connection->cluster), 0), ==, 0);
  tel_cluster_set_time_zone (connection->cluster, zone);
  g_assert_false (tel_cluster_is_time_zone_assumed (connection->cluster));
  now = tel_cluster_get_now (connection->cluster);
  g_assert_cmpint (g_date_time_get_utc_offset (now), ==, 9 * G_TIME_SPAN_HOUR);
  tel_cluster_set_time_zone (connection->cluster, NULL);
  g_assert_true (tel_cluster_is_time_zone_assumed (connection->cluster));
}

static void
add_for_each_release (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cluster/%s/%s", releases[i], name);

      g_test_add_data_func (path, releases[i], test);
    }
}

static gboolean
refresh (TelTestConnection *connection, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  gboolean complete = FALSE;

  tel_cluster_refresh_changes_async (connection->cluster, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  tel_cluster_refresh_changes_finish (connection->cluster, done, &complete, error);

  return complete;
}

static void
mark (TelTestConnection *connection)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_mark_changes_async (connection->cluster, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  tel_cluster_mark_changes_finish (connection->cluster, done, &error);
  g_assert_no_error (error);
}

/* Somebody else works on the cluster; only what they touched is read. */
static void
test_refresh (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  TelCluster *cluster = connection->cluster;
  TelTestSimulator *simulator = connection->simulator;
  g_autoptr (GError) error = NULL;

  mark (connection);
  tel_test_connection_load (connection);
  g_assert_true (tel_cluster_can_refresh (cluster));
  g_assert_true (refresh (connection, &error));
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "getUser"), ==, 0);

  tel_test_simulator_mutate (simulator,
                             "<updateUser><userid>hsuzuki</userid><department>新しい部</department></updateUser>");
  tel_test_simulator_mutate (simulator,
                             "<updatePhone><name>CSFAKenzi</name><newName>CSFRENAMED</newName></updatePhone>");
  tel_test_simulator_mutate (simulator, "<removePhone><name>CSFCSECURE</name></removePhone>");
  tel_test_simulator_mutate (simulator,
                             "<addUser><user><lastName>Neu</lastName><userid>nneu</userid>"
                             "<presenceGroupName>Standard Presence group</presenceGroupName></user></addUser>");
  tel_test_simulator_mutate (simulator,
                             "<addSipProfile><sipProfile><name>Added Elsewhere</name><sipBandwidthModifier>TIAS and AS"
                             "</sipBandwidthModifier><userAgentServerHeaderInfo>Send Unified CM Version Information as "
                             "User-Agent Header</userAgentServerHeaderInfo><dialStringInterpretation>Phone number "
                             "consists of characters 0-9, *, #, and + (others treated as URI addresses)"
                             "</dialStringInterpretation><callingLineIdentification>Default"
                             "</callingLineIdentification><sipSessionRefreshMethod>Invite</sipSessionRefreshMethod>"
                             "<earlyOfferSuppVoiceCall>Disabled (Default value)</earlyOfferSuppVoiceCall>"
                             "<cucmVersionInSipHeader>Major And Minor</cucmVersionInSipHeader>"
                             "<confidentialAccessLevelHeaders>Disabled</confidentialAccessLevelHeaders>"
                             "</sipProfile></addSipProfile>");
  g_assert_true (refresh (connection, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (tel_user_get_department (tel_cluster_get_user (cluster, "hsuzuki")), ==, "新しい部");
  g_assert_nonnull (tel_cluster_get_device (cluster, "CSFRENAMED"));
  g_assert_null (tel_cluster_get_device (cluster, "CSFAKenzi"));
  g_assert_null (tel_cluster_get_device (cluster, "CSFCSECURE"));
  g_assert_nonnull (tel_cluster_get_user (cluster, "nneu"));
  g_assert_nonnull (tel_cluster_get_sip_profile (cluster, "Added Elsewhere"));
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_USER), ==, N_USERS + 1);
  g_assert_cmpuint (count (connection, TEL_OBJECT_KIND_DEVICE), ==, N_DEVICES - 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "listUser"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "listPhone"), ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "listSipProfile"), ==, 2);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "listPhoneSecurityProfile"), ==, 1);

  /* Nothing since: nothing more is read. */
  g_assert_true (refresh (connection, &error));
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "listSipProfile"), ==, 2);
}

/* What could not be read is found again; nobody is told that it is up to date. */
static void
test_refresh_fails (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GError) error = NULL;

  mark (connection);
  tel_test_connection_load (connection);
  tel_test_simulator_mutate (connection->simulator,
                             "<updateUser><userid>hsuzuki</userid><department>新しい部</department></updateUser>");
  tel_test_simulator_refuse (connection->simulator, "getUser", 1, -1, "No memory");
  g_assert_false (refresh (connection, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_clear_error (&error);
  g_assert_true (refresh (connection, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tel_user_get_department (tel_cluster_get_user (connection->cluster, "hsuzuki")), ==, "新しい部");
}

/* The queue of a cluster that was restarted is another; the lists have to be read. */
static void
test_refresh_lost (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelTestConnection) old = tel_test_connection_new ("9.1", "small");
  g_autoptr (GError) error = NULL;

  mark (connection);
  tel_test_connection_load (connection);
  tel_test_simulator_refuse (connection->simulator, "listChange", 1, 5007,
                             "The queueId value does not match the server. This indicates that it is either incorrect "
                             "or the server restarted and a full sync is needed.");
  g_assert_false (refresh (connection, &error));
  g_assert_no_error (error);
  g_assert_false (tel_cluster_can_refresh (connection->cluster));
  mark (connection);
  g_assert_true (tel_cluster_can_refresh (connection->cluster));

  /* More than can be read one by one. */
  for (guint i = 0; i < 51; i++)
    {
      g_autofree char *request =
          g_strdup_printf ("<addUser><user><lastName>N</lastName><userid>many%u</userid>"
                           "<presenceGroupName>Standard Presence group</presenceGroupName></user></addUser>",
                           i);

      tel_test_simulator_mutate (connection->simulator, request);
    }
  g_assert_false (refresh (connection, &error));
  g_assert_no_error (error);
  g_assert_false (tel_cluster_can_refresh (connection->cluster));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "getUser"), ==, 0);

  mark (old);
  tel_test_connection_load (old);
  g_assert_false (tel_cluster_can_refresh (old->cluster));
  g_assert_false (refresh (old, &error));
  g_assert_no_error (error);
}

static void
test_registrations (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  TelCluster *cluster = connection->cluster;
  gboolean tells = g_str_equal (data, "12.5") || g_str_equal (data, "14.0");
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GHashTable) found = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_cluster_tells_registration (cluster) == tells);
  if (!tells)
    return;

  user = read_user (connection, "tadams", &devices, &error);
  g_assert_no_error (error);
  tel_cluster_read_registrations_async (cluster, devices, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  found = tel_cluster_read_registrations_finish (cluster, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (found), ==, devices->len);
  g_assert_cmpint (tel_registration_get_state (g_hash_table_lookup (found, "SEP001122334455")), ==,
                   g_str_equal (data, "14.0") ? TEL_REGISTRATION_STATE_REGISTERED : TEL_REGISTRATION_STATE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  add_for_each_release ("loads", test_loads);
  add_for_each_release ("prerequisites", test_prerequisites);
  add_for_each_release ("reads-user", test_reads_user);
  g_test_add_func ("/cluster/unknown-service-is-no-error", test_unknown_service);
  g_test_add_data_func ("/cluster/world/empty", "empty", test_empty_world);
  g_test_add_data_func ("/cluster/world/bare", "bare", test_empty_world);
  g_test_add_func ("/cluster/G2.1/association-marks", test_association_marks);
  g_test_add_func ("/cluster/refreshes", test_refreshes);
  g_test_add_func ("/cluster/gone-leaves-store", test_gone_leaves_store);
  g_test_add_func ("/cluster/failed-load-is-tried-again", test_failed_load_is_tried_again);
  g_test_add_data_func ("/cluster/shared-load", GINT_TO_POINTER (FALSE), test_shared_loads);
  g_test_add_data_func ("/cluster/shared-load-cancelled", GINT_TO_POINTER (TRUE), test_shared_loads);
  g_test_add_func ("/cluster/G3.5/clock", test_clock);

  g_test_add_func ("/cluster/refresh", test_refresh);
  g_test_add_func ("/cluster/refresh-fails", test_refresh_fails);
  g_test_add_func ("/cluster/refresh-lost", test_refresh_lost);
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strconcat ("/cluster/registrations/", releases[i], NULL);

      g_test_add_data_func (path, releases[i], test_registrations);
    }

  return g_test_run ();
}
