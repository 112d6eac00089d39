/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "model/tel-error.h"
#include "model/tel-process-node.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test.h"

#define BIT(part) TEL_SNAPSHOT_BIT (part)

/* What nobody reads before it is shown, and what the caller adds. */
#define LATER (BIT (FORWARDS) | BIT (CREDENTIALS) | BIT (DELIVERIES))
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

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/snapshot-reader/small/9.1", "9.1", test_small);
  g_test_add_data_func ("/snapshot-reader/small/10.5", "10.5", test_small);
  g_test_add_data_func ("/snapshot-reader/small/14.0", "14.0", test_small);
  g_test_add_data_func ("/snapshot-reader/without-database/small", "small", test_without_database);

  return g_test_run ();
}
