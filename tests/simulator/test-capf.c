/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-capf-session.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-phone.h"

#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define OPERATION "<certificateOperation>Install/Upgrade</certificateOperation>"
#define CANCEL "<certificateOperation>No Pending Operation</certificateOperation>"
#define MODE "<authenticationMode>By Authentication String</authenticationMode>"
#define NULL_MODE "<authenticationMode>By Null String</authenticationMode>"
#define SIZE "<keySize>2048</keySize><keyOrder>RSA Only</keyOrder>"
#define STRING "<authenticationString>4815162342</authenticationString>"
#define UNTIL "<upgradeFinishTime>2026:11:11:12:00</upgradeFinishTime>"
#define WRONG_STATUS "Upgrade Failed: Invalid Authentication String"

static TelTestCluster *
make_cluster (void)
{
  return tel_test_cluster_new (1400, "small");
}

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

/* CSFHSUZUKI has the standard non-secure profile; here it gets the encrypted one, and a string. */
static void
issue (TelTestCluster *cluster)
{
  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><securityProfileName>CSF Encrypted AuthString</securityProfileName>" OPERATION MODE SIZE
           STRING UNTIL);
}

static const char *
enter (TelTestCluster *cluster, const char *string)
{
  const char *status = NULL;
  g_autoptr (GError) error = NULL;

  tel_simulator_capf_session_run (&cluster->context, "CSFHSUZUKI", string, NULL, &status, &error);
  g_assert_no_error (error);

  return status;
}

static TelSimulatorElement *
get (TelTestCluster *cluster)
{
  g_autofree char *pkid =
      tel_simulator_store_look_up (cluster->context.store, "SELECT pkid FROM device WHERE name = 'CSFHSUZUKI'",
                                   TEL_SIMULATOR_END);

  return tel_simulator_record_read_one (&cluster->context, &tel_simulator_phone_object, pkid);
}

#define assert_phone(cluster, member, value)                                                                           \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (TelSimulatorElement) found = get (cluster);                                                             \
    g_assert_cmpstr (tel_test_get (found, member), ==, value);                                                         \
  }                                                                                                                    \
  G_STMT_END

static void
test_issue (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString");
  assert_phone (cluster, "certificateOperation", "Install/Upgrade");
  assert_phone (cluster, "certificateStatus", "Operation Pending");
  assert_phone (cluster, "authenticationMode", "By Authentication String");
  assert_phone (cluster, "keySize", "2048");
  assert_phone (cluster, "authenticationString", "4815162342");
  assert_phone (cluster, "upgradeFinishTime", "2026:11:11:12:00");
}

static void
test_right_string (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autofree char *until = NULL;

  issue (cluster);
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, "Upgrade Success");
  assert_phone (cluster, "certificateOperation", "No Pending Operation");
  assert_phone (cluster, "certificateStatus", "Upgrade Success");
  assert_phone (cluster, "authenticationString", "");
  assert_phone (cluster, "upgradeFinishTime", "");
  until = tel_simulator_store_look_up (cluster->context.store,
                                       "SELECT lscvaliduntil FROM device WHERE name = 'CSFHSUZUKI'", TEL_SIMULATOR_END);
  g_assert_cmpstr (until, ==, "1951300800");
}

static void
test_only_after_apply (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *status = NULL;
  g_autoptr (GError) error = NULL;

  issue (cluster);
  g_assert_false (
      tel_simulator_capf_session_run (&cluster->context, "CSFHSUZUKI", "4815162342", NULL, &status, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC);
  assert_phone (cluster, "certificateStatus", "Operation Pending");

  run (cluster, "doDeviceReset", "<deviceName>CSFHSUZUKI</deviceName><deviceResetType>Restart</deviceResetType>");
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, "Upgrade Success");
}

static void
test_nothing_pending (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *status = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;

  g_assert_false (tel_simulator_capf_session_run (&cluster->context, "CSFHSUZUKI", "1234", NULL, &status, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC);
  g_assert_false (tel_simulator_capf_session_run (&cluster->context, "CSFNOBODY", "1234", NULL, &status, &unknown));
  g_assert_error (unknown, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND);
}

static void
test_wrong_string_may_be_retried (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  g_assert_cmpstr (enter (cluster, "0000"), ==, WRONG_STATUS);
  assert_phone (cluster, "certificateStatus", WRONG_STATUS);
  assert_phone (cluster, "certificateOperation", "Install/Upgrade");
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, "Upgrade Success");
}

static void
test_ten_wrong_strings_block (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");

  for (guint i = 0; i < 10; i++)
    g_assert_cmpstr (enter (cluster, "0000"), ==, WRONG_STATUS);

  g_assert_cmpstr (enter (cluster, "4815162342"), ==, WRONG_STATUS);
  tel_simulator_clock_advance (cluster->context.clock, 9 * G_TIME_SPAN_MINUTE);
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, WRONG_STATUS);
  tel_simulator_clock_advance (cluster->context.clock, 2 * G_TIME_SPAN_MINUTE);
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, "Upgrade Success");
}

static void
test_late (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  tel_simulator_clock_advance (cluster->context.clock, 11 * G_TIME_SPAN_DAY);
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, "Upgrade Failed: User Initiated Request Late/Timedout");

  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name>" OPERATION "<authenticationString>1357911</authenticationString>"
       "<upgradeFinishTime>2026:11:20:12:00</upgradeFinishTime>");
  assert_phone (cluster, "certificateStatus", "Operation Pending");
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, WRONG_STATUS);
  g_assert_cmpstr (enter (cluster, "1357911"), ==, "Upgrade Success");
}

static void
test_null_string (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><securityProfileName>CSF Authenticated NullString</securityProfileName>" OPERATION
           NULL_MODE SIZE UNTIL);
  assert_phone (cluster, "securityProfileName", "CSF Authenticated NullString");
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  g_assert_cmpstr (enter (cluster, NULL), ==, "Upgrade Success");
}

static void
test_cancel (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" CANCEL);
  assert_phone (cluster, "certificateOperation", "No Pending Operation");
  assert_phone (cluster, "certificateStatus", "None");
  assert_phone (cluster, "authenticationString", "4815162342");
}

static void
test_curve_says_nothing_with_rsa_alone (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" OPERATION MODE SIZE "<ecKeySize>384</ecKeySize>" STRING UNTIL);
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString");
  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name>" OPERATION MODE "<keyOrder>EC Only</keyOrder><ecKeySize>384</ecKeySize>" STRING UNTIL);
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString - By Authentication String 2048");
  assert_phone (cluster, "ecKeySize", "384");
}

static void
test_cancel_keeps_an_earlier_success (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  g_assert_cmpstr (enter (cluster, "4815162342"), ==, "Upgrade Success");
  issue (cluster);
  assert_phone (cluster, "certificateStatus", "Operation Pending");
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" CANCEL);
  assert_phone (cluster, "certificateStatus", "Upgrade Success");
}

static void
test_settings_move_to_a_matching_profile (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  run (cluster, "addPhoneSecurityProfile",
       "<phoneSecurityProfile><phoneType>" CSF "</phoneType><protocol>SIP</protocol><name>CSF Short</name>"
       "<deviceSecurityMode>Encrypted</deviceSecurityMode><authenticationMode>By Authentication String"
       "</authenticationMode><keySize>1024</keySize><transportType>TLS</transportType></phoneSecurityProfile>");
  issue (cluster);
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" OPERATION MODE "<keySize>1024</keySize>" STRING UNTIL);
  assert_phone (cluster, "securityProfileName", "CSF Short");
  assert_phone (cluster, "keySize", "1024");
}

/* The name of a profile that was made can be asked for: it is no longer than getPhoneSecurityProfile takes. */
static void
test_new_profile_has_a_name_that_fits (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;
  g_autoptr (TelSimulatorElement) profile = NULL;
  g_autofree char *body = NULL;
  const char *name;

  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><securityProfileName>" CSF
       " - Standard SIP Non-Secure Profile</securityProfileName>" OPERATION MODE "<keySize>512</keySize>" STRING UNTIL);
  phone = tel_test_cluster_run (cluster, "getPhone", "<name>CSFHSUZUKI</name>");
  name = tel_test_get (phone, "return/phone/securityProfileName");
  g_assert_true (g_str_has_suffix (name, " - By Authentication String 512"));
  body = g_strdup_printf ("<name>%s</name>", name);
  profile = tel_test_cluster_run (cluster, "getPhoneSecurityProfile", body);
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/keySize"), ==, "512");
}

static void
test_settings_make_a_new_profile (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (JsonNode) dump = NULL;

  issue (cluster);
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" OPERATION NULL_MODE "<keySize>4096</keySize>" UNTIL);
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString - By Null String 4096");
  assert_phone (cluster, "authenticationString", "");
  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "phoneSecurityProfiles/CSF Encrypted AuthString - By Null String 4096/"
                                            "deviceSecurityMode"),
                   ==, "Encrypted");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/securityProfileName"), ==, "CSF Encrypted AuthString");
}

/* As it can come to be, however that was: no request gives a phone a key size that its profile has not. */
static void
give_own_key_size (TelTestCluster *cluster)
{
  g_assert_true (tel_simulator_store_run (cluster->context.store, NULL,
                                          "UPDATE device SET capfkeysize = (SELECT k.enum FROM typekeysize k"
                                          " WHERE k.name = '1024') WHERE name = 'CSFHSUZUKI'",
                                          TEL_SIMULATOR_END));
  assert_phone (cluster, "keySize", "1024");
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString");
}

static void
test_own_key_size_stays (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) listed = NULL;

  issue (cluster);
  give_own_key_size (cluster);
  listed = tel_test_cluster_run (cluster, "listPhone",
                                 "<searchCriteria><name>CSFHSUZUKI</name></searchCriteria>"
                                 "<returnedTags><keySize/></returnedTags>");
  g_assert_cmpstr (tel_test_get (listed, "return/phone/keySize"), ==, "1024");
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name><description>Another</description>");
  assert_phone (cluster, "keySize", "1024");
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" CANCEL);
  assert_phone (cluster, "keySize", "1024");
}

/* An operation that says the profile's size brings the phone back to it; one that says none takes it to another. */
static void
test_own_key_size_ends_with_an_operation (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  give_own_key_size (cluster);
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" OPERATION MODE SIZE STRING UNTIL);
  assert_phone (cluster, "keySize", "2048");
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString");

  give_own_key_size (cluster);
  run (cluster, "updatePhone", "<name>CSFHSUZUKI</name>" OPERATION STRING UNTIL);
  assert_phone (cluster, "keySize", "1024");
  assert_phone (cluster, "securityProfileName", "CSF Encrypted AuthString - By Authentication String 1024");
}

static void
test_own_key_size_ends_with_a_profile (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  issue (cluster);
  give_own_key_size (cluster);
  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><securityProfileName>CSF Authenticated NullString</securityProfileName>");
  assert_phone (cluster, "keySize", "2048");
}

/* Audit rule C03: an add that leaves mode and key size out gets the schema's defaults, and so another profile. */
static void
test_defaults_of_an_add_are_a_trap (guint release, const char *key_size)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");
  g_autoptr (JsonNode) dump = NULL;

  run (cluster, "addPhone",
       "<phone><name>CSFTRAP</name><product>" CSF "</product><class>Phone</class><protocol>SIP</protocol>"
       "<protocolSide>User</protocolSide><devicePoolName>Default</devicePoolName>"
       "<commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName>"
       "<locationName>Hub_None</locationName><useTrustedRelayPoint>Default</useTrustedRelayPoint>"
       "<securityProfileName>CSF Encrypted AuthString</securityProfileName><phoneTemplateName/><primaryPhoneName/>"
       "<builtInBridgeStatus>Default</builtInBridgeStatus><packetCaptureMode>None</packetCaptureMode>" OPERATION STRING
       "<deviceMobilityMode>Default</deviceMobilityMode></phone>");
  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTRAP/authenticationMode"), ==, "By Null String");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTRAP/keySize"), ==, key_size);
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTRAP/authenticationString"), ==, "");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTRAP/securityProfileName"), !=, "CSF Encrypted AuthString");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTRAP/upgradeFinishTime"), ==, "2026:11:11:12:00");
}

static void
test_trap_with_small_keys (void)
{
  test_defaults_of_an_add_are_a_trap (1005, "1024");
}

static void
test_trap_with_large_keys (void)
{
  test_defaults_of_an_add_are_a_trap (1205, "2048");
}

static void
test_refused (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  static const struct
  {
    const char *changes;
    const char *message;
  } cases[] = {
    { OPERATION MODE SIZE "<authenticationString>123</authenticationString>" UNTIL, "4 to 10 digits" },
    { OPERATION MODE SIZE "<authenticationString>12345678901</authenticationString>" UNTIL, "4 to 10 digits" },
    { OPERATION MODE SIZE "<authenticationString>12a456</authenticationString>" UNTIL, "4 to 10 digits" },
    { CANCEL STRING, "can be updated only if certificateOperation" },
    { STRING, "can be updated only if certificateOperation" },
    { OPERATION MODE SIZE STRING "<upgradeFinishTime>2026:11:01:12:00</upgradeFinishTime>", "in the past" },
    { OPERATION MODE SIZE STRING "<upgradeFinishTime>2026-11-11 12:00</upgradeFinishTime>", "is not valid" },
    { OPERATION MODE SIZE STRING "<upgradeFinishTime>2026:13:11:12:00</upgradeFinishTime>", "is not valid" },
    { OPERATION "<authenticationMode>By Telepathy</authenticationMode>" UNTIL, "authenticationMode is not valid" },
    { OPERATION MODE "<keySize>999</keySize>" UNTIL, "keySize is not valid: 999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strconcat ("<name>CSFHSUZUKI</name>", cases[i].changes, NULL);

      tel_test_cluster_refuse (cluster, "updatePhone", body, -1, cases[i].message);
    }
}

static void
test_large_keys_before_their_release (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1005, "small");

  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CSFHSUZUKI</name>" OPERATION MODE "<keySize>4096</keySize>" UNTIL, -1,
                           "keySize is not valid: 4096");
}

static void
test_time_is_the_clusters (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GDateTime) now = tel_simulator_clock_get_now (cluster->context.clock);

  if (tokyo == NULL)
    {
      g_test_skip ("No time zones here");

      return;
    }

  g_clear_object (&cluster->context.clock);
  cluster->context.clock = tel_simulator_clock_new (tokyo);
  tel_simulator_clock_set_now (cluster->context.clock, now);

  /* It is 21 o'clock in Tokyo. */
  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CSFHSUZUKI</name>" OPERATION MODE SIZE STRING
                           "<upgradeFinishTime>2026:11:01:20:00</upgradeFinishTime>",
                           -1, "in the past");
  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name>" OPERATION MODE SIZE STRING "<upgradeFinishTime>2026:11:01:22</upgradeFinishTime>");
  assert_phone (cluster, "upgradeFinishTime", "2026:11:01:22");
}

/* Whatever is pending for it, by string; the phone has been told. */
static void
start (TelTestCluster *cluster, const char *operation)
{
  g_autofree char *body =
      g_strdup_printf ("<name>CSFHSUZUKI</name><securityProfileName>CSF Encrypted AuthString</securityProfileName>"
                       "<certificateOperation>%s</certificateOperation>" MODE "<keySize>2048</keySize>" STRING
                       "<upgradeFinishTime>2046:11:11:12:00</upgradeFinishTime>",
                       operation);

  run (cluster, "updatePhone", body);
  run (cluster, "doDeviceReset",
       "<deviceName>CSFHSUZUKI</deviceName><deviceResetType>Apply Configuration</deviceResetType>");
}

static const char *
play (TelTestCluster *cluster, const char *string, const char *trouble)
{
  const char *status = NULL;
  g_autoptr (GError) error = NULL;

  tel_simulator_capf_session_run (&cluster->context, "CSFHSUZUKI", string, trouble, &status, &error);
  g_assert_no_error (error);
  assert_phone (cluster, "certificateStatus", status);

  return status;
}

static void
note (GHashTable *seen, const char *status)
{
  g_hash_table_add (seen, (gpointer) status);
}

/* Contract 3.2: every status that an answer can have is one that a phone can come to. */
static void
test_every_status (gconstpointer data)
{
  static const char *const operations[] = { "Install/Upgrade", "Delete", "Troubleshoot" };
  static const char *const reasons[] = {
    "",
    "Invalid LSC",
    "Invalid Authentication String",
    "Invalid MIC",
    "Invalid Credentials",
    "Phone Communication Failure",
    "Key Generation Failed/Timeout",
    "User Initiated Request Late/Timedout",
    "CA Communication Failure",
    "CA Rejected Connection",
  };
  guint release = GPOINTER_TO_UINT (data);
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  note (seen, "None");
  assert_phone (cluster, "certificateStatus", "None");
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      guint n_reasons = G_N_ELEMENTS (reasons) - (g_str_equal (operations[i], "Troubleshoot") ? 2 : 0);

      start (cluster, operations[i]);
      assert_phone (cluster, "certificateStatus", "Operation Pending");
      note (seen, "Operation Pending");
      for (guint j = 0; j < n_reasons; j++)
        note (seen, play (cluster, "4815162342", reasons[j]));
      assert_phone (cluster, "certificateOperation", operations[i]);
      if (g_str_equal (operations[i], "Troubleshoot"))
        tel_simulator_store_run (cluster->context.store, NULL,
                                 "UPDATE device SET publickey = 'key' WHERE name = 'CSFHSUZUKI'", TEL_SIMULATOR_END);
      note (seen, play (cluster, "4815162342", NULL));
      assert_phone (cluster, "certificateOperation", "No Pending Operation");
    }
  if (release >= 1100)
    {
      start (cluster, "Install/Upgrade");
      note (seen, play (cluster, "4815162342", "No Support for EC only in CAPF version 3"));
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, release >= 1100 ? 34 : 33);
}

static void
test_unknown_trouble (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (901, "small");
  const char *status = NULL;
  g_autoptr (GError) error = NULL;

  start (cluster, "Troubleshoot");
  g_assert_false (tel_simulator_capf_session_run (&cluster->context, "CSFHSUZUKI", "4815162342",
                                                  "CA Communication Failure", &status, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC);
  assert_phone (cluster, "certificateStatus", "Operation Pending");
}

static char *
look_up (TelTestCluster *cluster, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM device WHERE name = 'CSFHSUZUKI'", column);

  return tel_simulator_store_look_up (cluster->context.store, sql, TEL_SIMULATOR_END);
}

static void
assert_column (TelTestCluster *cluster, const char *column, const char *value)
{
  g_autofree char *found = look_up (cluster, column);

  g_assert_cmpstr (found, ==, value);
}

static void
test_delete (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  start (cluster, "Delete");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Delete Failed: Invalid LSC");
  start (cluster, "Install/Upgrade");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Upgrade Success");
  start (cluster, "Delete");
  g_assert_cmpstr (play (cluster, "0000", NULL), ==, "Delete Failed: Invalid Authentication String");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Delete Success");
  assert_column (cluster, "publickey", NULL);
  assert_column (cluster, "lscvaliduntil", "0");
  assert_column (cluster, "lscissuervaliduntil", "0");
  assert_phone (cluster, "authenticationString", "");
  start (cluster, "Troubleshoot");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Troubleshoot Failed: Invalid LSC");
}

static void
test_used_once (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *status = NULL;
  g_autoptr (GError) error = NULL;

  start (cluster, "Install/Upgrade");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Upgrade Success");
  g_assert_false (
      tel_simulator_capf_session_run (&cluster->context, "CSFHSUZUKI", "4815162342", NULL, &status, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC);
}

static void
set_parameter (TelTestCluster *cluster, const char *name, const char *value)
{
  g_autofree char *body =
      g_strdup_printf ("<processNodeName>cucm-pub.example.com</processNodeName><name>%s</name>"
                       "<service>Cisco Certificate Authority Proxy Function</service><value>%s</value>",
                       name, value);

  run (cluster, "updateServiceParameter", body);
}

static void
test_dates (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  set_parameter (cluster, "DurationOfCertificateValidity", "2");
  start (cluster, "Install/Upgrade");
  play (cluster, "4815162342", NULL);
  /* From the first of November 2026, 12 o'clock. */
  assert_column (cluster, "lscvaliduntil", "1856692800");
  assert_column (cluster, "lscissuervaliduntil", "2398377600");
  set_parameter (cluster, "DurationOfCertificateValidity", "20");
  start (cluster, "Install/Upgrade");
  play (cluster, "4815162342", NULL);
  assert_column (cluster, "lscvaliduntil", "2398377600");
}

/* G1.4: CAPF signs what it is the issuer of. */
static void
test_issuer (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  start (cluster, "Install/Upgrade");
  set_parameter (cluster, "CertificateIssuerToEndpoint", "Online CA");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Upgrade Failed: CA Communication Failure");
  set_parameter (cluster, "CertificateIssuerToEndpoint", "Offline CA");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Upgrade Failed: CA Rejected Connection");
  set_parameter (cluster, "CertificateIssuerToEndpoint", "Cisco Certificate Authority Proxy Function");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Upgrade Success");
}

static void
test_curves_alone (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();

  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><securityProfileName>CSF Encrypted AuthString</securityProfileName>" OPERATION MODE
       "<keyOrder>EC Only</keyOrder><ecKeySize>384</ecKeySize>" STRING UNTIL);
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  g_assert_cmpstr (play (cluster, "4815162342", NULL), ==, "Upgrade Failed: No Support for EC only in CAPF version 3");
}

static const char *
renew (TelTestCluster *cluster, const char *phone, const char *mode)
{
  const char *status = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = g_strdup_printf ("<name>%s</name>" OPERATION "<authenticationMode>%s</authenticationMode>"
                                           "<upgradeFinishTime>2046:11:11:12:00</upgradeFinishTime>",
                                           phone, mode);
  g_autofree char *key = g_strdup_printf ("<name>%s</name>", phone);

  run (cluster, "updatePhone", body);
  run (cluster, "applyPhone", key);
  tel_simulator_capf_session_run (&cluster->context, phone, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  return status;
}

static void
test_existing_certificate (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *lsc = "By Existing Certificate (precedence to LSC)";
  const char *mic = "By Existing Certificate (precedence to MIC)";

  g_assert_cmpstr (renew (cluster, "CSFHSUZUKI", lsc), ==, "Upgrade Failed: Invalid LSC");
  g_assert_cmpstr (renew (cluster, "CSFHSUZUKI", mic), ==, "Upgrade Failed: Invalid MIC");
  g_assert_cmpstr (renew (cluster, "SEP001122334455", lsc), ==, "Upgrade Success");
  g_assert_cmpstr (renew (cluster, "SEP001122334456", mic), ==, "Upgrade Success");
  g_assert_cmpstr (renew (cluster, "CSFAKenzi", lsc), ==, "Upgrade Success");
  g_assert_cmpstr (renew (cluster, "CSFAKenzi", mic), ==, "Upgrade Success");

  tel_simulator_clock_advance (cluster->context.clock, 6 * 365 * G_TIME_SPAN_DAY);
  g_assert_cmpstr (renew (cluster, "CSFAKenzi", lsc), ==, "Upgrade Failed: Invalid LSC");
  g_assert_cmpstr (renew (cluster, "SEP001122334455", lsc), ==, "Upgrade Failed: Invalid LSC");
  g_assert_cmpstr (renew (cluster, "SEP001122334455", mic), ==, "Upgrade Success");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/capf/issue", test_issue);
  g_test_add_func ("/capf/right-string", test_right_string);
  g_test_add_func ("/capf/only-after-apply", test_only_after_apply);
  g_test_add_func ("/capf/nothing-pending", test_nothing_pending);
  g_test_add_func ("/capf/wrong-string-may-be-retried", test_wrong_string_may_be_retried);
  g_test_add_func ("/capf/G4.2/ten-wrong-strings-block", test_ten_wrong_strings_block);
  g_test_add_func ("/capf/G4.3/late", test_late);
  g_test_add_func ("/capf/null-string", test_null_string);
  g_test_add_func ("/capf/cancel", test_cancel);
  g_test_add_func ("/capf/curve-says-nothing-with-rsa-alone", test_curve_says_nothing_with_rsa_alone);
  g_test_add_func ("/capf/cancel-keeps-an-earlier-success", test_cancel_keeps_an_earlier_success);
  g_test_add_func ("/capf/G3.4/settings-move-to-a-matching-profile", test_settings_move_to_a_matching_profile);
  g_test_add_func ("/capf/G3.4/new-profile-has-a-name-that-fits", test_new_profile_has_a_name_that_fits);
  g_test_add_func ("/capf/G3.4/settings-make-a-new-profile", test_settings_make_a_new_profile);
  g_test_add_func ("/capf/G3.4/own-key-size-stays", test_own_key_size_stays);
  g_test_add_func ("/capf/G3.4/own-key-size-ends-with-an-operation", test_own_key_size_ends_with_an_operation);
  g_test_add_func ("/capf/G3.4/own-key-size-ends-with-a-profile", test_own_key_size_ends_with_a_profile);
  g_test_add_func ("/capf/C03/defaults-before-12.5", test_trap_with_small_keys);
  g_test_add_func ("/capf/C03/defaults-since-12.5", test_trap_with_large_keys);
  g_test_add_func ("/capf/refused", test_refused);
  g_test_add_func ("/capf/large-keys-before-their-release", test_large_keys_before_their_release);
  g_test_add_data_func ("/capf/every-status/9.1", GUINT_TO_POINTER (901), test_every_status);
  g_test_add_data_func ("/capf/every-status/14.0", GUINT_TO_POINTER (1400), test_every_status);
  g_test_add_func ("/capf/unknown-trouble", test_unknown_trouble);
  g_test_add_func ("/capf/delete", test_delete);
  g_test_add_func ("/capf/used-once", test_used_once);
  g_test_add_func ("/capf/dates", test_dates);
  g_test_add_func ("/capf/G1.4/issuer", test_issuer);
  g_test_add_func ("/capf/curves-alone", test_curves_alone);
  g_test_add_func ("/capf/existing-certificate", test_existing_certificate);
  g_test_add_func ("/capf/time-is-the-clusters", test_time_is_the_clusters);

  return g_test_run ();
}
