/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What takes a request for each user is judged for those who were asked for, and for nobody else. */

#include "config.h"

#include "audit/tel-audit-details.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test-connection.h"
#include "tel-test-rule.h"
#include "tel-test.h"

static gboolean
read_details (TelAudit *audit, TelTestConnection *connection, const char *const *user_ids, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_audit_details_read_async (audit, connection->cluster, user_ids, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_audit_details_read_finish (audit, result, error);
}

static void
assert_told (TelAudit *audit, const TelAuditRule *rule, const char *expected)
{
  g_autofree char *told = tel_audit_explain_state (audit, rule);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_credentials (gconstpointer release)
{
  static const char *const some[] = { "agoto", "ksato", "mnakajima", NULL };
  static const char *const another[] = { "syokota", "nokamoto", "nkikuchi", NULL };
  const TelAuditRule *locked = tel_audit_rule_find ("U12");
  const TelAuditRule *forwards = tel_audit_rule_find ("J15");
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (GError) error = NULL;
  guint n_without;

  tel_test_rule_judge (audit);
  g_assert_cmpint (tel_audit_get_state (audit, locked), ==, TEL_RULE_STATE_ON_DEMAND);
  assert_told (audit, forwards,
               "Where calls go that nobody answers was not read. Only the voice mail profiles were judged.");
  n_without = tel_audit_count_of_rule (audit, forwards);

  g_assert_true (read_details (audit, connection, some, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_audit_get_state (audit, locked), ==, TEL_RULE_STATE_RUN);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, locked), ==, 1);
  g_assert_nonnull (tel_audit_find (audit, "U12/user/agoto"));
  /* The forward of mnakajima's number is off, which no list tells. */
  g_assert_cmpuint (tel_audit_count_of_rule (audit, forwards), ==, n_without + 1);

  g_assert_true (read_details (audit, connection, another, &error));
  g_assert_cmpuint (tel_audit_count_of_rule (audit, locked), ==, 3);
  g_assert_nonnull (tel_audit_find (audit, "U12/user/syokota"));
  /* Both are of a policy of seven days, but the password of one of them does not expire. */
  g_assert_cmpstr (tel_finding_get_read (tel_audit_find (audit, "U12/user/nokamoto")), ==,
                   "The password has expired on 2026-01-08, by the credential policy “Short Term Staff”.");
  g_assert_null (tel_audit_find (audit, "U12/user/nkikuchi"));
  assert_told (
      audit, locked,
      "The credentials of 6 of 66 local users were read. The others were not judged.\n"
      "Passwords expire by the credential policies of the cluster: “Default Credential Policy” after 180 days, "
      "“Short Term Staff” after 7 days.");
  assert_told (audit, forwards,
               "Where calls go that nobody answers was read for 5 of 63 numbers. Of the others only the voice mail "
               "profiles were judged.");
}

/* Without the policies the rest is judged, and that part is said to be not. */
static void
test_policies_refused (gconstpointer release)
{
  static const char *const some[] = { "agoto", "nokamoto", NULL };
  const TelAuditRule *locked = tel_audit_rule_find ("U12");
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_refuse (connection->simulator, "listCredentialPolicy", 0, 5000, "No such thing.");
  g_assert_true (read_details (audit, connection, some, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tel_audit_get_state (audit, locked), ==, TEL_RULE_STATE_RUN);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, locked), ==, 1);
  g_assert_nonnull (tel_audit_find (audit, "U12/user/agoto"));
  told = tel_audit_explain_state (audit, locked);
  g_assert_nonnull (strstr (told, "not judged for 1 user. The credential policies could not be read:"));
  g_assert_nonnull (strstr (told, "No such thing."));
}

static void
test_connection_lost (void)
{
  static const char *const some[] = { "agoto", NULL };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (GError) error = NULL;
  guint n_before;

  tel_test_rule_judge (audit);
  n_before = g_list_model_get_n_items (G_LIST_MODEL (audit));
  tel_axl_client_close (connection->client);

  g_assert_false (read_details (audit, connection, some, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (audit)), ==, n_before);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/audit-details/9.1", "9.1", test_credentials);
  g_test_add_data_func ("/audit-details/14.0", "14.0", test_credentials);
  g_test_add_data_func ("/audit-details/policies-refused/9.1", "9.1", test_policies_refused);
  g_test_add_data_func ("/audit-details/policies-refused/14.0", "14.0", test_policies_refused);
  g_test_add_func ("/audit-details/connection-lost", test_connection_lost);

  return g_test_run ();
}
