/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reader.h"
#include "model/tel-error.h"
#include "tel-test-audit-snapshot.h"
#include "tel-test.h"

static gboolean
read_again (TelTestConnection *connection, TelSnapshot *snapshot, GPtrArray *targets, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_snapshot_reader_read_again_async (snapshot, connection->cluster, targets, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_snapshot_reader_read_again_finish (snapshot, result, error);
}

static void
read_details (TelTestConnection *connection, TelSnapshot *snapshot, const char *const *users, GPtrArray *numbers)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_snapshot_reader_read_details_async (snapshot, connection->cluster, users, numbers, NULL, tel_test_take_result,
                                          &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_snapshot_reader_read_details_finish (snapshot, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
new_targets (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tel_snapshot_target_free);
}

static void
add_target (GPtrArray *targets, TelObjectKind kind, const char *name, const char *place)
{
  g_ptr_array_add (targets, tel_snapshot_target_new (kind, name, place));
}

/* Somebody changes much; what is read again is as if all had been read anew. */
static void
test_changes (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  TelTestSimulator *simulator = connection->simulator;
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (GPtrArray) targets = new_targets ();
  g_autoptr (TelSnapshot) anew = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate (simulator, "<updateUser><userid>ksato</userid><associatedDevices><device>CSFKSATO</device>"
                                        "</associatedDevices></updateUser>");
  tel_test_simulator_mutate (simulator, "<updatePhone><name>CSFMOGAWA</name><description>Mended</description>"
                                        "<ownerUserName>mogawa</ownerUserName></updatePhone>");
  tel_test_simulator_mutate (simulator, "<updateLine><pattern>4118</pattern><routePartitionName>PT-Internal"
                                        "</routePartitionName><description>Changed</description></updateLine>");
  tel_test_simulator_mutate (simulator,
                             "<updatePhoneSecurityProfile><name>TCT Encrypted Configuration</name>"
                             "<tftpEncryptedConfig>false</tftpEncryptedConfig></updatePhoneSecurityProfile>");
  tel_test_simulator_mutate (simulator, "<removePhone><name>CSFSABE</name></removePhone>");
  tel_test_simulator_mutate (simulator, "<updateServiceParameter><processNodeName>EnterpriseWideData</processNodeName>"
                                        "<name>OrganizationDomain</name><service>Enterprise Wide</service>"
                                        "<value>example.net</value></updateServiceParameter>");
  add_target (targets, TEL_OBJECT_KIND_USER, "ksato", NULL);
  add_target (targets, TEL_OBJECT_KIND_USER, "mogawa", NULL);
  add_target (targets, TEL_OBJECT_KIND_USER, "sabe", NULL);
  add_target (targets, TEL_OBJECT_KIND_DEVICE, "CSFMOGAWA", NULL);
  add_target (targets, TEL_OBJECT_KIND_DEVICE, "CSFSABE", NULL);
  add_target (targets, TEL_OBJECT_KIND_DIRECTORY_NUMBER, "4118", "PT-Internal");
  add_target (targets, TEL_OBJECT_KIND_SECURITY_PROFILE, "TCT Encrypted Configuration", NULL);
  add_target (targets, TEL_OBJECT_KIND_PARAMETER, "OrganizationDomain", "Enterprise Wide/EnterpriseWideData");
  read_again (connection, snapshot, targets, &error);
  g_assert_no_error (error);

  g_assert_null (tel_snapshot_get_device (snapshot, "CSFSABE"));
  g_assert_cmpuint (tel_snapshot_get_devices_of_user (snapshot, "mogawa")->len, >, 0);
  anew = tel_test_audit_snapshot_read (connection);
  tel_test_audit_snapshot_assert_same_states (snapshot, anew, 0);
  tel_test_audit_snapshot_assert_equal (snapshot, anew);
}

/* Nothing has changed: then nothing changes, whatever is read again. */
static void
test_no_changes (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (TelSnapshot) before = tel_test_audit_snapshot_read (connection);
  g_autoptr (GPtrArray) targets = new_targets ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_USER); i++)
    add_target (targets, TEL_OBJECT_KIND_USER,
                tel_user_get_user_id (tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_USER, i)), NULL);
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    {
      TelDevice *device = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i);

      if (tel_device_get_softphone_type (device, NULL))
        add_target (targets, TEL_OBJECT_KIND_DEVICE, tel_device_get_name (device), NULL);
    }
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER); i++)
    {
      TelDirectoryNumber *number = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DIRECTORY_NUMBER, i);

      if (tel_snapshot_get_devices_of_number (snapshot, tel_directory_number_get_pattern (number),
                                              tel_directory_number_get_partition (number))
              ->len > 0)
        add_target (targets, TEL_OBJECT_KIND_DIRECTORY_NUMBER, tel_directory_number_get_pattern (number),
                    tel_directory_number_get_partition (number));
    }
  read_again (connection, snapshot, targets, &error);
  g_assert_no_error (error);

  tel_test_audit_snapshot_assert_same_states (before, snapshot, 0);
  tel_test_audit_snapshot_assert_equal (before, snapshot);
}

/* A new string is told from those that were there, or not, without being kept. */
static void
test_strings (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  guint before = tel_snapshot_get_string_ordinal (snapshot, "CSFAENDO");
  g_autoptr (GPtrArray) targets = new_targets ();
  g_autoptr (TelDevice) whole = tel_test_connection_read_device (connection, "CSFAENDO");
  g_autofree char *same =
      g_strdup_printf ("<updatePhone><name>CSFPNOWAK</name><certificateOperation>Install/Upgrade</certificateOperation>"
                       "<authenticationMode>By Authentication String</authenticationMode><authenticationString>%s"
                       "</authenticationString></updatePhone>",
                       tel_auth_string_peek (tel_device_get_authentication_string (whole)));
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate (connection->simulator, same);
  tel_test_simulator_mutate (connection->simulator,
                             "<updatePhone><name>CSFKUEDA</name><certificateOperation>Install/Upgrade"
                             "</certificateOperation><authenticationMode>By Authentication String</authenticationMode>"
                             "<authenticationString>5550001112</authenticationString></updatePhone>");
  add_target (targets, TEL_OBJECT_KIND_DEVICE, "CSFPNOWAK", NULL);
  add_target (targets, TEL_OBJECT_KIND_DEVICE, "CSFKUEDA", NULL);
  read_again (connection, snapshot, targets, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, "CSFAENDO"), ==, before);
  g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, "CSFPNOWAK"), ==, before);
  for (guint i = 0; i < tel_snapshot_get_n (snapshot, TEL_OBJECT_KIND_DEVICE); i++)
    {
      TelDevice *device = tel_snapshot_get_nth (snapshot, TEL_OBJECT_KIND_DEVICE, i);

      g_assert_null (tel_device_get_authentication_string (device));
      if (!g_str_equal (tel_device_get_name (device), "CSFKUEDA"))
        g_assert_cmpuint (tel_snapshot_get_string_ordinal (snapshot, tel_device_get_name (device)), !=,
                          tel_snapshot_get_string_ordinal (snapshot, "CSFKUEDA"));
    }
}

static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (GPtrArray) targets = new_targets ();
  g_autoptr (GError) error = NULL;

  add_target (targets, TEL_OBJECT_KIND_USER, "ksato", NULL);
  tel_test_simulator_refuse (connection->simulator, "getUser", 1, 5000, "Not now.");
  g_assert_false (read_again (connection, snapshot, targets, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (tel_snapshot_get_user (snapshot, "ksato"));
}

static void
assert_credential (
    TelSnapshot *snapshot, const char *user_id, TelCredentialState state, const char *policy, const char *locked)
{
  const TelCredential *credential = tel_snapshot_get_credential (snapshot, user_id);

  g_assert_nonnull (credential);
  g_assert_cmpuint (credential->state, ==, state);
  g_assert_cmpstr (credential->policy, ==, policy);
  g_assert_cmpstr (credential->changed, ==, "January 01, 2026 00:00:00 UTC");
  g_assert_cmpstr (credential->locked, ==, locked);
}

static void
test_details (gconstpointer data)
{
  static const char *const users[] = { "agoto", "syokota", "nokamoto", "nobody", NULL };
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_snapshot_read (connection);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = new_targets ();
  TelDirectoryNumber *off = tel_snapshot_get_number (snapshot, "4118", "PT-Internal");
  TelDirectoryNumber *on = tel_snapshot_get_number (snapshot, "4100", "PT-Internal");
  guint days;
  gboolean forwards;

  g_assert_null (tel_snapshot_get_credential (snapshot, "agoto"));
  g_assert_false (tel_snapshot_get_forward (snapshot, on, &forwards));
  g_ptr_array_add (numbers, off);
  g_ptr_array_add (numbers, on);
  read_details (connection, snapshot, users, numbers);

  g_assert_true (tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (CREDENTIALS) | TEL_SNAPSHOT_BIT (FORWARDS)));
  g_assert_true (tel_snapshot_has (snapshot, TEL_SNAPSHOT_BIT (CREDENTIAL_POLICIES)));
  assert_credential (snapshot, "agoto", TEL_CREDENTIAL_STATE_LOCKED | TEL_CREDENTIAL_STATE_LASTING,
                     "Default Credential Policy", "January 12, 2026 08:30:00 UTC");
  assert_credential (snapshot, "syokota", TEL_CREDENTIAL_STATE_MUST_CHANGE | TEL_CREDENTIAL_STATE_LASTING,
                     "Default Credential Policy", NULL);
  assert_credential (snapshot, "nokamoto", 0, "Short Term Staff", NULL);
  g_assert_true (tel_snapshot_get_credential_policy (snapshot, "Short Term Staff", &days));
  g_assert_cmpuint (days, ==, 7);
  g_assert_false (tel_snapshot_get_credential_policy (snapshot, "Nonsense", &days));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "listCredentialPolicy"), ==, 1);
  g_assert_true (tel_snapshot_get_forward (snapshot, on, &forwards));
  g_assert_true (forwards);
  g_assert_true (tel_snapshot_get_forward (snapshot, off, &forwards));
  g_assert_false (forwards);

  /* They are read again with the objects they are of. */
  tel_test_simulator_mutate (connection->simulator, "<updateUser><userid>agoto</userid><passwordCredentials>"
                                                    "<pwdCredLockedByAdministrator>f</pwdCredLockedByAdministrator>"
                                                    "</passwordCredentials></updateUser>");
  add_target (targets, TEL_OBJECT_KIND_USER, "agoto", NULL);
  g_assert_true (read_again (connection, snapshot, targets, NULL));
  assert_credential (snapshot, "agoto", TEL_CREDENTIAL_STATE_LASTING, "Default Credential Policy",
                     "January 12, 2026 08:30:00 UTC");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/snapshot-again/changes/9.1", "9.1", test_changes);
  g_test_add_data_func ("/snapshot-again/changes/14.0", "14.0", test_changes);
  g_test_add_data_func ("/snapshot-again/no-changes/9.1", "9.1", test_no_changes);
  g_test_add_data_func ("/snapshot-again/no-changes/11.5", "11.5", test_no_changes);
  g_test_add_data_func ("/snapshot-again/no-changes/14.0", "14.0", test_no_changes);
  g_test_add_func ("/snapshot-again/strings", test_strings);
  g_test_add_func ("/snapshot-again/refused", test_refused);
  g_test_add_data_func ("/snapshot-again/details/9.1", "9.1", test_details);
  g_test_add_data_func ("/snapshot-again/details/14.0", "14.0", test_details);

  return g_test_run ();
}
