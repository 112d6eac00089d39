/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "model/tel-error.h"
#include "model/tel-process-node.h"
#include "plan/tel-journal-delivery.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test-journal.h"
#include "tel-test.h"

#define BIT(part) TEL_SNAPSHOT_BIT (part)

/* What nobody reads before it is shown, and what the caller adds. */
#define LATER (BIT (FORWARDS) | BIT (CREDENTIALS) | BIT (CREDENTIAL_POLICIES) | BIT (DELIVERIES) | BIT (OTHER_CLUSTERS))
#define ALL ((1u << TEL_N_SNAPSHOT_PARTS) - 1 - LATER)
/* What only the database tells on 14.0. */
#define DATABASE_ONLY BIT (CERTIFICATE_DATES)

static gboolean
has_text (const char *const *texts, const char *text)
{
  return texts != NULL && g_strv_contains (texts, text);
}

static TelLine *
get_first_line (TelSnapshot *snapshot, const char *name)
{
  TelDevice *device = tel_snapshot_get_device (snapshot, name);
  g_autoptr (TelLine) line = NULL;

  g_assert_nonnull (device);
  line = g_list_model_get_item (tel_device_get_lines (device), 0);

  return line;
}

static void
check_strings (TelSnapshot *snapshot)
{
  g_assert_cmpint (tel_snapshot_get_string_state (snapshot, "CSFMONO"), ==, TEL_STRING_STATE_ABSENT);
  g_assert_cmpint (tel_snapshot_get_string_state (snapshot, "CSFKHARADA"), ==, TEL_STRING_STATE_MALFORMED);
  g_assert_cmpint (tel_snapshot_get_string_state (snapshot, "CSFPNOWAK"), ==, TEL_STRING_STATE_PRESENT);
  g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, "CSFMONO"), ==, 0);
  g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, "CSFAENDO"), !=, 0);
  g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, "CSFAENDO"), ==,
                    tel_snapshot_get_string_ordinal (snapshot, "CSFKUEDA"));
  g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, "CSFAENDO"), !=,
                    tel_snapshot_get_string_ordinal (snapshot, "CSFPNOWAK"));
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    g_assert_null (tel_device_get_authentication_string (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i)));
}

static void
check_joins (TelSnapshot *snapshot)
{
  TelUser *ogawa = tel_snapshot_get_user (snapshot, "ksato");
  TelLine *line = get_first_line (snapshot, "CSFKSATO");
  TelDirectoryNumber *number;

  g_assert_true (has_text (tel_user_get_associated_devices (ogawa), "CSFKSATO"));
  g_assert_false (
      has_text (tel_user_get_associated_devices (tel_snapshot_get_user (snapshot, "rkimura")), "CSFRKIMURA"));
  g_assert_true (
      has_text (tel_user_get_associated_devices (tel_snapshot_get_user (snapshot, "ymatsuda")), "CSFSHAYASHI"));
  g_assert_true (has_text (tel_user_get_groups (ogawa), "Standard CCM End Users"));
  g_assert_nonnull (tel_user_get_primary_pattern (ogawa));

  g_assert_true (has_text (tel_line_get_end_users (line), "ksato"));
  g_assert_cmpuint (tel_line_get_index (line), ==, 1);
  g_assert_false (has_text (tel_line_get_end_users (get_first_line (snapshot, "CSFYIKEDA")), "yikeda"));
  g_assert_cmpuint (tel_line_get_maximum_calls (get_first_line (snapshot, "CSFTOGATA")), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (tel_device_get_lines (tel_snapshot_get_device (snapshot, "CSFSABE"))), ==,
                    0);
  g_assert_cmpstr (tel_line_get_label (get_first_line (snapshot, "CSFNISHIKAWA")), ==, "N. Nishi");

  number = tel_snapshot_get_number (snapshot, tel_line_get_pattern (line), tel_line_get_partition (line));
  g_assert_nonnull (number);
  g_assert_true (tel_directory_number_get_active (number));
  number = tel_snapshot_get_number (snapshot, "4117", "PT-Internal");
  g_assert_true (tel_directory_number_get_active (number) == (tel_snapshot_get_release (snapshot) < TEL_RELEASE_10_0));
  g_assert_nonnull (tel_snapshot_get_number (snapshot, "4116", NULL));
}

/* What the cluster is, besides its users and devices. */
static void
check_rest (TelSnapshot *snapshot)
{
  gint64 until, issuer_until;

  g_assert_cmpuint (tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE), >, 0);
  g_assert_cmpuint (tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_SIP_PROFILE), >, 0);
  g_assert_cmpuint (tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_SERVICE_PROFILE), >, 0);
  g_assert_cmpuint (tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_PROCESS_NODE), >, 1);
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_PROCESS_NODE); i++)
    g_assert_true (tel_process_node_is_server (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_PROCESS_NODE, i)));
  g_assert_cmpuint (tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_PARAMETER), >, 2);
  g_assert_true (tel_snapshot_has_product (snapshot, TEL_DEVICE_TYPE_CSF));

  tel_snapshot_get_certificate_dates (snapshot, "CSFKTAMURA", &until, &issuer_until);
  g_assert_cmpint (until, ==, tel_snapshot_get_release (snapshot) >= TEL_RELEASE_11_5 ? 1769860800 : 0);
  tel_snapshot_get_certificate_dates (snapshot, "CSFMKONDO", &until, &issuer_until);
  g_assert_cmpint (issuer_until, ==, tel_snapshot_get_release (snapshot) >= TEL_RELEASE_11_5 ? 1769860800 : 0);
}

static void
test_small (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  TelRelease release = tel_snapshot_get_release (snapshot);
  guint since = release >= TEL_RELEASE_11_5 ? 0 : BIT (CERTIFICATE_DATES) | BIT (REGISTRATIONS);

  if (release < TEL_RELEASE_10_0)
    since |= BIT (CERTIFICATE_ISSUER);
  for (TelSnapshotPart part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    {
      TelSnapshotState state = TEL_SNAPSHOT_STATE_READ;

      if ((LATER & 1u << part) != 0)
        state = TEL_SNAPSHOT_STATE_NOT_READ;
      else if ((since & 1u << part) != 0)
        state = TEL_SNAPSHOT_STATE_NOT_OFFERED;
      g_test_message ("%s: %s", tel_snapshot_part_get_nick (part), tel_snapshot_get_reason (snapshot, part));
      g_assert_cmpint (tel_snapshot_get_state (snapshot, part), ==, state);
      g_assert_true ((tel_snapshot_get_reason (snapshot, part) != NULL) == (state == TEL_SNAPSHOT_STATE_NOT_OFFERED));
    }

  g_assert_cmpstr (tel_snapshot_get_taken_by (snapshot), ==, connection->simulator->user);
  check_strings (snapshot);
  check_joins (snapshot);
  check_rest (snapshot);
}

/* Which way it was read does not show, as far as both ways tell. */
static void
test_without_database (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", data);
  g_autoptr (TelSnapshot) by_database = tel_test_audit_snapshot_read (connection);
  g_autoptr (TelSnapshot) by_objects = NULL;

  g_assert_true (tel_snapshot_has (by_database, ALL));
  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  by_objects = tel_test_audit_snapshot_read (connection);

  g_assert_true (tel_snapshot_has (by_objects, ALL & ~DATABASE_ONLY));
  g_assert_cmpint (tel_snapshot_get_state (by_objects, TEL_SNAPSHOT_PART_CERTIFICATE_DATES), ==,
                   TEL_SNAPSHOT_STATE_REFUSED);
  g_assert_nonnull (strstr (tel_snapshot_get_reason (by_objects, TEL_SNAPSHOT_PART_CERTIFICATE_DATES),
                            "A syntax error has occurred."));
  tel_test_audit_snapshot_assert_same_states (by_database, by_objects, DATABASE_ONLY);
  for (guint i = 0; i < tel_snapshot_get_n (by_database, TEL_OBJECT_KIND_DEVICE); i++)
    tel_snapshot_set_certificate_dates (by_database,
                                        tel_device_get_name (
                                            tel_snapshot_get_nth (by_database, TEL_OBJECT_KIND_DEVICE, i)),
                                        0, 0);
  tel_test_audit_snapshot_assert_equal (by_database, by_objects);
}

/* What is asked of the database, in its order: the clock is the first. */
static const struct
{
  const char *name;
  guint occurrence;
  const char *instead;
} queries[] = {
  { "associations", 2, "getUser" }, { "groups", 3, "getUser" },      { "origins", 4, "getUser" },
  { "lines", 5, "getPhone" },       { "line-users", 6, "getPhone" }, { "product-settings", 8, "getPhone" },
  { "line-states", 11, "getLine" },
};

static const char *const operations[] = { "getUser", "getPhone", "getLine" };

/* Only what was refused is read from the objects, and it is the same. */
static void
test_one_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) by_database = tel_test_audit_snapshot_read (connection);
  g_autoptr (TelSnapshot) snapshot = NULL;

  for (guint j = 0; j < G_N_ELEMENTS (operations); j++)
    g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, operations[j]), ==, 0);

  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", queries[i].occurrence, 217,
                             "Column (x) not found in any table in the query (or SLV is undefined).");
  snapshot = tel_test_audit_snapshot_read (connection);

  for (guint j = 0; j < G_N_ELEMENTS (operations); j++)
    {
      guint n = tel_test_simulator_count_requests (connection->simulator, operations[j]);

      if (g_str_equal (operations[j], queries[i].instead))
        g_assert_cmpuint (n, >, 0);
      else
        g_assert_cmpuint (n, ==, 0);
    }
  tel_test_audit_snapshot_assert_same_states (by_database, snapshot, 0);
  tel_test_audit_snapshot_assert_equal (by_database, snapshot);
}

/* What the database keeps and nobody can read is asked of the devices. */
static void
test_unreadable_settings (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (connection->simulator->store, &error,
                           "UPDATE devicexml4k SET xml = '<vendorConfig><open>' WHERE rowid = 1", TEL_SIMULATOR_END);
  g_assert_no_error (error);
  snapshot = tel_test_audit_snapshot_read (connection);

  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "getPhone"), >, 0);
  g_assert_true (tel_snapshot_has (snapshot, ALL));
}

/* A page that is too large comes in two, from the rows already read. */
static void
test_too_large (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) whole = tel_test_audit_snapshot_read (connection);
  guint n_before = tel_test_simulator_count_requests (connection->simulator, "executeSQLQuery");
  g_autoptr (TelSnapshot) in_pages = NULL;

  for (guint i = 2; i < 8; i++)
    tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", i, 0,
                               "Query request too large. Total rows matched: 1277 rows. Suggestive Row Fetch: less "
                               "than 953 rows");
  in_pages = tel_test_audit_snapshot_read (connection);

  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "executeSQLQuery"), >, 2 * n_before + 6);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "getUser"), ==, 0);
  tel_test_audit_snapshot_assert_same_states (whole, in_pages, 0);
  tel_test_audit_snapshot_assert_equal (whole, in_pages);
}

static guint
count_requests (const char *world, guint *n_devices)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", world);
  TelSimulatorLog *log = tel_simulator_server_get_log (connection->simulator->server);
  guint n_before = tel_simulator_log_get_length (log);
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);

  *n_devices = tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE);

  return tel_simulator_log_get_length (log) - n_before;
}

/* A cluster is asked for pages, never for each object: ten times as many devices are a page more of each list. */
static void
test_requests (void)
{
  guint n_few, n_many;
  guint n_for_few = count_requests ("small", &n_few);
  guint n_for_many = count_requests ("branch", &n_many);

  g_test_message ("%u requests for %u devices, %u for %u", n_for_few, n_few, n_for_many, n_many);
  g_assert_cmpuint (n_many, >, 10 * n_few);
  g_assert_cmpuint (n_for_few, <=, 30);
  /* Users, devices, numbers and registrations are listed. */
  g_assert_cmpuint (n_for_many, <=, n_for_few + 4);
}

typedef struct
{
  guint n_told;
  guint n_done;
  guint n_all;
} Registrations;

static void
on_told (TelSnapshotPart part, guint n_done, guint n_all, gpointer user_data)
{
  Registrations *registrations = user_data;

  if (part != TEL_SNAPSHOT_PART_REGISTRATIONS)
    return;

  g_assert_cmpuint (n_done, >=, registrations->n_done);
  g_assert_cmpuint (n_done, <=, n_all);
  registrations->n_told++;
  registrations->n_done = n_done;
  registrations->n_all = n_all;
}

/* The registrations are as many as the devices, and come in as many pages. */
static void
test_progress_of_registrations (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  Registrations registrations = { 0 };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TelSnapshot) snapshot = NULL;

  tel_axl_client_set_page_size (connection->client, 10);
  tel_snapshot_reader_read_async (connection->cluster, on_told, &registrations, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  snapshot = tel_snapshot_reader_read_finish (result, NULL);
  g_assert_nonnull (snapshot);

  g_assert_cmpuint (registrations.n_all, ==, tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE));
  g_assert_cmpuint (registrations.n_done, >, registrations.n_all / 2);
  /* Once before the first page. */
  g_assert_cmpuint (registrations.n_told, ==, 1 + (registrations.n_done + 9) / 10);
}

/* What stands on a list that is refused is refused with it; the rest is read. */
static void
test_list_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  guint without = BIT (DEVICES) | BIT (LINES) | BIT (LINE_USERS) | BIT (LINE_STATES) | BIT (PRODUCT_SETTINGS) |
                  BIT (CERTIFICATE_DATES);
  g_autoptr (TelSnapshot) snapshot = NULL;

  tel_test_simulator_refuse (connection->simulator, "listPhone", 0, 5000, "Not for you.");
  snapshot = tel_test_audit_snapshot_read (connection);

  for (TelSnapshotPart part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((without & 1u << part) != 0)
      {
        g_assert_cmpint (tel_snapshot_get_state (snapshot, part), ==, TEL_SNAPSHOT_STATE_REFUSED);
        g_assert_nonnull (strstr (tel_snapshot_get_reason (snapshot, part), "Not for you."));
      }
  g_assert_true (tel_snapshot_has (snapshot, ALL & ~without));
}

/* One object that is refused leaves its part unread. */
static void
test_object_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("9.1", "small");
  g_autoptr (TelSnapshot) snapshot = NULL;

  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  tel_test_simulator_refuse (connection->simulator, "getPhone", 3, 5000, "Not this one.");
  snapshot = tel_test_audit_snapshot_read (connection);

  g_assert_true (tel_snapshot_has (snapshot, BIT (ASSOCIATIONS) | BIT (GROUPS)));
  g_assert_cmpint (tel_snapshot_get_state (snapshot, TEL_SNAPSHOT_PART_LINES), ==, TEL_SNAPSHOT_STATE_REFUSED);
  g_assert_nonnull (strstr (tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_LINES), "Not this one."));
  /* On this release nothing else tells it. */
  g_assert_cmpint (tel_snapshot_get_state (snapshot, TEL_SNAPSHOT_PART_ORIGINS), ==, TEL_SNAPSHOT_STATE_REFUSED);
  g_assert_nonnull (
      strstr (tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_ORIGINS), "A syntax error has occurred."));
}

/* A user that goes while it is read was not there. */
static void
test_object_gone (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = NULL;

  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 2, 201, "A syntax error has occurred.");
  tel_test_simulator_mutate_before (connection->simulator, "<removeUser><userid>agoto</userid></removeUser>", "getUser",
                                    1);
  snapshot = tel_test_audit_snapshot_read (connection);

  g_assert_null (tel_snapshot_get_user (snapshot, "agoto"));
  g_assert_true (tel_snapshot_has (snapshot, ALL));
}

static TelSnapshot *
read_with (TelTestConnection *connection,
           TelSnapshotProgress progress,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_snapshot_reader_read_async (connection->cluster, progress, data, cancellable, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_snapshot_reader_read_finish (result, error);
}

/* Without the cluster there is nothing to read, whenever it goes. */
static void
test_connection_lost (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  TelSimulatorDisturbance disturbance = {
    .kind = TEL_SIMULATOR_DISTURBANCE_STATUS,
    .operation = (char *) data,
    .code = 401,
    .message = (char *) "Unauthorized",
  };

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (connection->simulator->server), &disturbance);
  snapshot = read_with (connection, NULL, NULL, NULL, &error);

  g_assert_null (snapshot);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_LOGIN);
}

static void
cancel_at_lines (TelSnapshotPart part, guint n_done, guint n_all, gpointer user_data)
{
  if (part == TEL_SNAPSHOT_PART_LINES)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TelSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  snapshot = read_with (connection, cancel_at_lines, cancellable, cancellable, &error);

  g_assert_null (snapshot);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count (TelSnapshotPart part, guint n_done, guint n_all, gpointer user_data)
{
  guint *most = user_data;

  g_assert_true (n_all == 0 || n_done <= n_all);
  most[part] = MAX (most[part], n_done + 1);
}

static void
test_progress (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  guint most[TEL_N_SNAPSHOT_PARTS] = { 0 };
  g_autoptr (TelSnapshot) snapshot = read_with (connection, count, most, NULL, NULL);

  g_assert_cmpuint (most[TEL_SNAPSHOT_PART_USERS], ==, tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER) + 1);
  g_assert_cmpuint (most[TEL_SNAPSHOT_PART_DEVICES], ==, tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE) + 1);
  for (TelSnapshotPart part = TEL_SNAPSHOT_PART_USERS; part < TEL_SNAPSHOT_PART_ORIGINS; part++)
    if (part != TEL_SNAPSHOT_PART_PRIMARY_EXTENSIONS)
      g_assert_cmpuint (most[part], >, 0);
}

/* Somebody who answers at the port is all that can be seen of the service. */
static void
test_capf (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "empty");
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (TelSnapshot) with = NULL;
  g_autoptr (TelSnapshot) without = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &effective,
                                 NULL);
  g_assert_cmpuint (tel_cluster_get_capf_port (connection->cluster), ==, 3804);
  tel_cluster_set_capf_port (connection->cluster, g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  with = tel_test_audit_snapshot_read (connection);
  g_socket_listener_close (listener);
  without = tel_test_audit_snapshot_read (connection);

  g_assert_true (tel_snapshot_has (with, BIT (CAPF_SERVICE)));
  g_assert_true (tel_snapshot_is_capf_reachable (with));
  g_assert_true (tel_snapshot_has (without, BIT (CAPF_SERVICE)));
  g_assert_false (tel_snapshot_is_capf_reachable (without));
}

static void
note_delivery (
    TelTestConnection *connection, TelJournal *journal, TelSnapshot *snapshot, const char *device, gint64 given)
{
  TelDevice *of = tel_snapshot_get_device (snapshot, device);
  TelJournalDelivery *delivery =
      tel_journal_delivery_new (connection->cluster, of, tel_snapshot_get_user (snapshot, tel_device_get_owner (of)),
                                TEL_DELIVERY_WAY_COPY);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  delivery->given = given * G_USEC_PER_SEC;
  tel_journal_note_delivery_async (journal, delivery, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_journal_note_delivery_finish (journal, result, NULL));
}

static gboolean
take_deliveries (TelSnapshot *snapshot, TelJournal *journal, const char *connection_id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean known;

  tel_snapshot_reader_take_deliveries_async (snapshot, journal, connection_id, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  known = tel_snapshot_reader_take_deliveries_finish (snapshot, result, &error);
  g_assert_no_error (error);

  return known;
}

/* The last time counts, of this connection. */
static void
test_deliveries (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  const char *id = tel_axl_client_get_connection_id (connection->client);
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "journal.sqlite", NULL);
  TelJournal *journal = tel_journal_new (path);

  note_delivery (connection, journal, snapshot, "CSFPNOWAK", 1769860000);
  note_delivery (connection, journal, snapshot, "CSFPNOWAK", 1769860800);
  g_assert_true (take_deliveries (snapshot, journal, "another"));
  g_assert_cmpint (tel_snapshot_get_delivered_at (snapshot, "CSFPNOWAK"), ==, 0);
  g_assert_true (take_deliveries (snapshot, journal, id));
  g_assert_true (tel_snapshot_has (snapshot, BIT (DELIVERIES)));
  g_assert_cmpint (tel_snapshot_get_delivered_at (snapshot, "CSFPNOWAK"), ==, 1769860800);
  g_assert_cmpint (tel_snapshot_get_delivered_at (snapshot, "CSFAENDO"), ==, 0);
  tel_test_journal_close (journal, path);
  tel_test_remove_directory (directory);
}

/* A journal that cannot be read is no reason to judge nothing. */
static void
test_no_journal (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "empty");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "journal.sqlite", NULL);
  TelJournal *journal;

  g_assert_true (g_file_set_contents (path, "This is no database, whatever it is called.", -1, NULL));
  journal = tel_journal_new (path);
  g_assert_false (take_deliveries (snapshot, journal, "any"));
  g_assert_cmpint (tel_snapshot_get_state (snapshot, TEL_SNAPSHOT_PART_DELIVERIES), ==, TEL_SNAPSHOT_STATE_REFUSED);
  g_assert_nonnull (tel_snapshot_get_reason (snapshot, TEL_SNAPSHOT_PART_DELIVERIES));
  tel_test_journal_close (journal, path);
  tel_test_remove_directory (directory);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/snapshot-reader/small/9.1", "9.1", test_small);
  g_test_add_data_func ("/snapshot-reader/small/10.5", "10.5", test_small);
  g_test_add_data_func ("/snapshot-reader/small/14.0", "14.0", test_small);
  g_test_add_data_func ("/snapshot-reader/without-database/small", "small", test_without_database);
  g_test_add_data_func ("/snapshot-reader/without-database/branch", "branch", test_without_database);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/snapshot-reader/without-a-query/%s", queries[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_one_refused);
    }
  g_test_add_func ("/snapshot-reader/requests", test_requests);
  g_test_add_func ("/snapshot-reader/progress-of-registrations", test_progress_of_registrations);
  g_test_add_func ("/snapshot-reader/unreadable-settings", test_unreadable_settings);
  g_test_add_func ("/snapshot-reader/too-large", test_too_large);
  g_test_add_func ("/snapshot-reader/list-refused", test_list_refused);
  g_test_add_func ("/snapshot-reader/object-refused", test_object_refused);
  g_test_add_func ("/snapshot-reader/object-gone", test_object_gone);
  g_test_add_data_func ("/snapshot-reader/connection-lost/list", "listUser", test_connection_lost);
  g_test_add_data_func ("/snapshot-reader/connection-lost/query", "executeSQLQuery", test_connection_lost);
  g_test_add_data_func ("/snapshot-reader/connection-lost/registrations", "listRegistrationDynamic",
                        test_connection_lost);
  g_test_add_func ("/snapshot-reader/cancel", test_cancel);
  g_test_add_func ("/snapshot-reader/progress", test_progress);
  g_test_add_func ("/snapshot-reader/capf", test_capf);
  g_test_add_func ("/snapshot-reader/deliveries", test_deliveries);
  g_test_add_func ("/snapshot-reader/no-journal", test_no_journal);

  return g_test_run ();
}
