/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-readiness.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-store.h"
#include "tel-test-connection.h"
#include "tel-test.h"

#define MET TEL_READINESS_STATE_MET
#define NOT_MET TEL_READINESS_STATE_NOT_MET
#define NOT_APPLICABLE TEL_READINESS_STATE_NOT_APPLICABLE
#define UNREADABLE TEL_READINESS_STATE_UNREADABLE
#define REMINDER TEL_READINESS_STATE_REMINDER
#define NOT_WANTED TEL_READINESS_STATE_NOT_WANTED

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0", "15.0" };

static TelTestConnection *
connect_to (gconstpointer release)
{
  return tel_test_connection_new (release, "small");
}

static TelReadiness *
read_readiness (TelTestConnection *connection, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_readiness_read_async (connection->cluster, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_readiness_read_finish (done, error);
}

/* What is in words is checked here for every check that is looked at. */
static void
assert_check (TelReadiness *readiness, const char *id, TelReadinessState state, TelReadinessFix fix)
{
  TelReadinessCheck *check = tel_readiness_find (readiness, id);

  g_assert_nonnull (check);
  g_test_message ("%s: %s", id, tel_readiness_check_get_found (check));
  g_assert_cmpint (tel_readiness_check_get_state (check), ==, state);
  g_assert_cmpint (tel_readiness_check_get_fix (check), ==, fix);
  g_assert_true (g_str_has_prefix (id, tel_readiness_check_get_rule (check)));
  g_assert_cmpstr (tel_readiness_check_get_title (check), !=, "");
  g_assert_cmpstr (tel_readiness_check_get_found (check), !=, "");
  /* The number is the guide's, for those who look it up. */
  g_assert_nonnull (strstr (tel_readiness_check_get_reason (check), "(G"));
  if (fix == TEL_READINESS_FIX_ELSEWHERE)
    g_assert_nonnull (tel_readiness_check_get_place (check));
}

static void
assert_state (TelTestConnection *connection, const char *id, TelReadinessState state, TelReadinessFix fix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TelReadiness) readiness = read_readiness (connection, &error);

  g_assert_no_error (error);
  assert_check (readiness, id, state, fix);
}

static void
assert_says (TelTestConnection *connection, const char *id, const char *found, const char *place, const char *command)
{
  g_autoptr (TelReadiness) readiness = read_readiness (connection, NULL);
  TelReadinessCheck *check = tel_readiness_find (readiness, id);

  if (found != NULL)
    g_assert_nonnull (strstr (tel_readiness_check_get_found (check), found));
  if (place != NULL)
    g_assert_nonnull (strstr (tel_readiness_check_get_place (check), place));
  g_assert_cmpstr (tel_readiness_check_get_command (check), ==, command);
}

static void
assert_title (TelTestConnection *connection, const char *id, const char *title)
{
  g_autoptr (TelReadiness) readiness = read_readiness (connection, NULL);

  g_assert_cmpstr (tel_readiness_check_get_title (tel_readiness_find (readiness, id)), ==, title);
}

static void
test_g1_1 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      g_autofree char *id = g_strconcat ("G1.1-", tel_device_type_get_prefix (type), NULL);
      g_autoptr (GError) error = NULL;

      assert_state (connection, id, MET, TEL_READINESS_FIX_NONE);
      if (type == TEL_DEVICE_TYPE_CSF)
        continue;
      tel_simulator_product_set_installed (connection->simulator->store, tel_device_type_get_product (type), FALSE,
                                           &error);
      g_assert_no_error (error);
      assert_state (connection, id, NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
      assert_says (connection, id, NULL, "Software Upgrades", NULL);
    }
}

static void
test_g1_2 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  if (tel_release_from_string (release) >= TEL_RELEASE_10_0)
    {
      assert_state (connection, "G1.2", NOT_APPLICABLE, TEL_READINESS_FIX_NONE);
      return;
    }

  assert_state (connection, "G1.2", MET, TEL_READINESS_FIX_NONE);
  tel_test_connection_run_sql (connection, "UPDATE sipprofile SET zztimersubscribedelta = 5");
  assert_state (connection, "G1.2", NOT_MET, TEL_READINESS_FIX_SIP_PROFILE);
}

static void
test_g6_4 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  if (tel_release_from_string (release) < TEL_RELEASE_10_0)
    {
      assert_state (connection, "G6.4", NOT_APPLICABLE, TEL_READINESS_FIX_NONE);
      return;
    }

  assert_state (connection, "G6.4", MET, TEL_READINESS_FIX_NONE);
  assert_title (connection, "G6.4", "Standard SIP Profile for Mobile Device");
  tel_test_connection_run_sql (connection, "UPDATE sipprofile SET siptimerregexpires = 3600");
  assert_state (connection, "G6.4", NOT_MET, TEL_READINESS_FIX_SIP_PROFILE);
  /* A profile of the site's own will do. */
  tel_test_connection_run_sql (
      connection, "UPDATE sipprofile SET siptimerregexpires = 720, siptimerregdelta = 120,"
                  " zztimerkeepaliveexpires = 720, zztimersubscribeexpires = 21600, zztimersubscribedelta = 15"
                  " WHERE name = 'Standard SIP Profile'");
  assert_state (connection, "G6.4", MET, TEL_READINESS_FIX_NONE);
  assert_says (connection, "G6.4", "“Standard SIP Profile”", NULL, NULL);
  assert_says (connection, "G6.4", "timers of “Standard SIP Profile for Mobile Device” are not", NULL, NULL);
  assert_title (connection, "G6.4", "Standard SIP Profile");
  tel_test_connection_run_sql (
      connection, "UPDATE sipprofile SET name = 'Other' WHERE name = 'Standard SIP Profile for Mobile Device'");
  assert_says (connection, "G6.4", "“Standard SIP Profile for Mobile Device” is missing", NULL, NULL);
}

static void
test_g1_3 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  assert_state (connection, "G1.3-CSF", MET, TEL_READINESS_FIX_NONE);
  /* TLS alone makes a secure profile one (G8.3). */
  tel_test_connection_run_sql (connection, "UPDATE securityprofile SET tktransport = 1");
  assert_state (connection, "G1.3-CSF", NOT_MET, TEL_READINESS_FIX_SECURITY_PROFILE);
  tel_simulator_product_set_installed (connection->simulator->store, tel_device_type_get_product (TEL_DEVICE_TYPE_TAB),
                                       FALSE, NULL);
  assert_state (connection, "G1.3-TAB", NOT_APPLICABLE, TEL_READINESS_FIX_NONE);
}

static void
test_g1_4 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);
  g_autoptr (TelReadiness) readiness = NULL;

  if (tel_release_from_string (release) < TEL_RELEASE_10_0)
    {
      assert_state (connection, "G1.4", NOT_APPLICABLE, TEL_READINESS_FIX_NONE);
      return;
    }

  assert_state (connection, "G1.4", MET, TEL_READINESS_FIX_NONE);
  tel_test_connection_run_sql (connection, "UPDATE processconfig SET paramvalue = 'Online CA'"
                                           " WHERE paramname = 'CertificateIssuerToEndpoint'");
  assert_state (connection, "G1.4", NOT_MET, TEL_READINESS_FIX_PARAMETER);
  assert_says (connection, "G1.4", "Online CA", "restart the CAPF service", NULL);
  readiness = read_readiness (connection, NULL);
  g_assert_cmpstr (tel_readiness_check_get_proposal (tel_readiness_find (readiness, "G1.4")), ==,
                   TEL_GUIDE_PARAMETER_ISSUER);

  /* A number says neither. */
  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '1' WHERE paramname = 'CertificateIssuerToEndpoint'");
  assert_state (connection, "G1.4", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramname = 'Other' WHERE paramname = 'CertificateIssuerToEndpoint'");
  assert_state (connection, "G1.4", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
}

static void
test_g1_5 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  assert_state (connection, "G1.5", MET, TEL_READINESS_FIX_NONE);
  assert_says (connection, "G1.5", "example.com", NULL, NULL);
  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramvalue = NULL WHERE paramname = 'OrganizationDomain'");
  assert_state (connection, "G1.5", NOT_MET, TEL_READINESS_FIX_PARAMETER);
  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramname = 'Other' WHERE paramname = 'OrganizationDomain'");
  assert_state (connection, "G1.5", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
}

static void
test_g1_6 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);
  gboolean has_command = tel_release_from_string (release) >= TEL_RELEASE_10_0;

  assert_state (connection, "G1.6", MET, TEL_READINESS_FIX_NONE);
  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramvalue = '0' WHERE paramname = 'ClusterSecurityMode'");
  assert_state (connection, "G1.6", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_says (connection, "G1.6", NULL, "CTL client", has_command ? "utils ctl set-cluster mixed-mode" : NULL);
  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramname = 'Other' WHERE paramname = 'ClusterSecurityMode'");
  assert_state (connection, "G1.6", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
}

static void
test_g1_7 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  assert_state (connection, "G1.7", REMINDER, TEL_READINESS_FIX_ELSEWHERE);
  assert_says (connection, "G1.7", NULL, "Conference Bridge", NULL);
}

static void
test_g1_8 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  if (tel_release_from_string (release) < TEL_RELEASE_12_5)
    {
      assert_state (connection, "G1.8", NOT_APPLICABLE, TEL_READINESS_FIX_NONE);
      return;
    }

  assert_state (connection, "G1.8", REMINDER, TEL_READINESS_FIX_ELSEWHERE);
  assert_says (connection, "G1.8", NULL, NULL, "utils sipOAuth-mode enable");
  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramvalue = '1' WHERE paramname = 'ClusterSIPOAuthMode'");
  assert_state (connection, "G1.8", MET, TEL_READINESS_FIX_NONE);
  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramname = 'Other' WHERE paramname = 'ClusterSIPOAuthMode'");
  assert_state (connection, "G1.8", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
}

static void
test_g7 (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = connect_to (release);

  assert_state (connection, "G7.2", REMINDER, TEL_READINESS_FIX_NONE);
  assert_says (connection, "G7.2", "“1500”", NULL, NULL);
  /* Nodes that differ are named. */
  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramvalue = '10000' WHERE paramname = 'SIPDualModeAlertTimer'"
                  " AND fkprocessnode = (SELECT pkid FROM processnode WHERE name = 'cucm-sub1.example.com')");
  assert_says (connection, "G7.2", "cucm-sub1.example.com: “10000”", NULL, NULL);
  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramname = 'Other' WHERE paramname = 'SIPDualModeAlertTimer'");
  assert_state (connection, "G7.2", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
}

/* Several names fit: the person chooses, and the choice is the connection's. */
static void
test_choice (void)
{
  g_autoptr (TelTestConnection) connection = connect_to ("14.0");
  g_autoptr (TelConnection) saved = tel_connection_new ("id", "cucm.example.com", 8443, "axl", "");

  tel_test_connection_run_sql (
      connection, "UPDATE processconfig SET paramname = 'IssuerOfCertificates' WHERE paramname = 'MaximumAllowab"
                  "leTimeForKeyGeneration'");
  assert_state (connection, "G1.4", UNREADABLE, TEL_READINESS_FIX_CHOICE);
  assert_says (connection, "G1.4", "IssuerOfCertificates", NULL, NULL);

  tel_connection_set_parameter_name (saved, "certificate-issuer", "CertificateIssuerToEndpoint");
  tel_cluster_set_connection (connection->cluster, saved);
  assert_state (connection, "G1.4", MET, TEL_READINESS_FIX_NONE);
}

/* A service that is refused is not read, whatever else is; the network's failures are the caller's. */
static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = connect_to ("14.0");
  g_autoptr (TelReadiness) readiness = NULL;
  g_autoptr (TelReadiness) none = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 3; i++)
    tel_test_simulator_refuse (connection->simulator, "listServiceParameter", i, -1, "Not for you");
  readiness = read_readiness (connection, &error);
  g_assert_no_error (error);
  assert_check (readiness, "G1.4", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G1.5", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G1.6", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G1.8", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G7.2", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  g_assert_nonnull (strstr (tel_readiness_check_get_found (tel_readiness_find (readiness, "G7.2")), "Not for you"));
  g_assert_cmpuint (tel_readiness_count (readiness, UNREADABLE), ==, 5);
  g_assert_cmpuint (tel_readiness_count (readiness, NOT_MET), ==, 0);

  tel_test_simulator_refuse (connection->simulator, "listSipProfile", 1, -1, "Not for you");
  none = read_readiness (connection, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
}

/* The world that has it all wrong. */
static void
test_neglected (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "neglected");

  assert_state (connection, "G1.1-TAB", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_state (connection, "G1.4", NOT_MET, TEL_READINESS_FIX_PARAMETER);
  assert_state (connection, "G1.5", NOT_MET, TEL_READINESS_FIX_PARAMETER);
  assert_state (connection, "G1.6", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
}

/* Nothing at all, in the order in which it is shown. */
static void
test_unready (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "unready");
  g_autoptr (TelReadiness) readiness = read_readiness (connection, NULL);
  gboolean is_newer = tel_release_from_string (release) >= TEL_RELEASE_10_0;
  TelReadinessFix sip_profile = TEL_READINESS_FIX_SIP_PROFILE;

  assert_check (readiness, "G1.1-CSF", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G1.1-TCT", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G1.1-BOT", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, "G1.1-TAB", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (readiness, is_newer ? "G6.4" : "G1.2", NOT_MET, sip_profile);
  assert_check (readiness, "G1.3-CSF", NOT_APPLICABLE, TEL_READINESS_FIX_NONE);
  assert_check (readiness, "G1.4", is_newer ? NOT_MET : NOT_APPLICABLE,
                is_newer ? TEL_READINESS_FIX_PARAMETER : TEL_READINESS_FIX_NONE);
  assert_check (readiness, "G1.5", NOT_MET, TEL_READINESS_FIX_PARAMETER);
  assert_check (readiness, "G1.6", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  g_assert_cmpuint (tel_readiness_count (readiness, MET), ==, 0);
}

/* Which parameters are meant a person has to say; then it is known what they are, as far as they say it. */
static void
test_puzzling (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "puzzling");
  gboolean is_newer = tel_release_from_string (release) >= TEL_RELEASE_10_0;
  TelReadinessFix choice = TEL_READINESS_FIX_CHOICE;

  assert_state (connection, is_newer ? "G6.4" : "G1.2", NOT_MET, TEL_READINESS_FIX_SIP_PROFILE);
  if (is_newer)
    assert_says (connection, "G6.4", "it is there, but its timers are not those", NULL, NULL);
  assert_state (connection, "G7.2", UNREADABLE, choice);
  assert_says (connection, "G7.2", "AlertDelayOfDualModePhones", NULL, NULL);
  assert_state (connection, "G1.5", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  assert_state (connection, "G1.4", is_newer ? UNREADABLE : NOT_APPLICABLE, is_newer ? choice : TEL_READINESS_FIX_NONE);

  tel_cluster_choose_parameter (connection->cluster, TEL_GUIDE_PARAMETER_ALERT_TIMER, "SIPDualModeAlertTimer");
  tel_cluster_choose_parameter (connection->cluster, TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER,
                                "CertificateIssuerToEndpoint");
  assert_state (connection, "G7.2", REMINDER, TEL_READINESS_FIX_NONE);
  assert_says (connection, "G7.2", "cucm-sub1.example.com: “4500”", NULL, NULL);
  if (!is_newer)
    return;

  assert_state (connection, "G1.4", UNREADABLE, TEL_READINESS_FIX_ELSEWHERE);
  assert_says (connection, "G1.4", "“1”, which does not say", NULL, NULL);
  tel_cluster_choose_parameter (connection->cluster, TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER,
                                "IssuerOfPhoneCertificates");
  assert_state (connection, "G1.4", NOT_MET, TEL_READINESS_FIX_PARAMETER);
}

static void
decline_all (TelTestConnection *connection)
{
  for (guint need = TEL_NEED_NONE + 1; need < TEL_N_NEEDS; need++)
    tel_cluster_set_wanted (connection->cluster, need, FALSE);
}

/* What nobody uses is not asked for, and is shown as that; what was said can be taken back. */
static void
test_not_wanted (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "unready");
  gboolean is_newer = tel_release_from_string (release) >= TEL_RELEASE_10_0;
  g_autoptr (TelReadiness) readiness = NULL;
  g_autoptr (TelReadiness) again = NULL;

  tel_cluster_set_wanted (connection->cluster, TEL_NEED_BOT, FALSE);
  assert_state (connection, "G1.1-BOT", NOT_WANTED, TEL_READINESS_FIX_NONE);
  assert_says (connection, "G1.1-BOT", "type of phone is not used here", NULL, NULL);
  assert_state (connection, "G1.1-TCT", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  /* Some mobile phones are still wanted. */
  for (TelNeed kept = TEL_NEED_TCT; kept <= TEL_NEED_TAB; kept++)
    {
      for (TelNeed need = TEL_NEED_TCT; need <= TEL_NEED_TAB; need++)
        tel_cluster_set_wanted (connection->cluster, need, need == kept);
      assert_state (connection, "G1.5", NOT_MET, TEL_READINESS_FIX_PARAMETER);
    }

  decline_all (connection);
  readiness = read_readiness (connection, NULL);
  g_assert_cmpuint (tel_readiness_count (readiness, NOT_MET), ==, 0);
  assert_check (readiness, "G1.1-CSF", NOT_WANTED, TEL_READINESS_FIX_NONE);
  assert_check (readiness, is_newer ? "G6.4" : "G1.2", NOT_WANTED, TEL_READINESS_FIX_NONE);
  assert_check (readiness, "G1.5", NOT_WANTED, TEL_READINESS_FIX_NONE);
  assert_check (readiness, "G1.6", NOT_WANTED, TEL_READINESS_FIX_NONE);
  g_assert_true (tel_readiness_check_is_declined (tel_readiness_find (readiness, "G1.6")));
  g_assert_cmpint (tel_readiness_check_get_need (tel_readiness_find (readiness, "G1.6")), ==, TEL_NEED_SECURE);
  assert_check (readiness, "G1.4", is_newer ? NOT_WANTED : NOT_APPLICABLE, TEL_READINESS_FIX_NONE);

  tel_cluster_set_wanted (connection->cluster, TEL_NEED_CSF, TRUE);
  tel_cluster_set_wanted (connection->cluster, TEL_NEED_SECURE, TRUE);
  again = read_readiness (connection, NULL);
  assert_check (again, "G1.1-CSF", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  assert_check (again, "G1.6", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
}

/* G1.3 is for those who want secure phones, and for a type by itself. */
static void
test_not_wanted_profiles (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "empty");

  assert_state (connection, "G1.3-TAB", NOT_MET, TEL_READINESS_FIX_SECURITY_PROFILE);
  tel_cluster_set_wanted (connection->cluster, TEL_NEED_TAB, FALSE);
  assert_state (connection, "G1.3-TAB", NOT_WANTED, TEL_READINESS_FIX_NONE);
  assert_state (connection, "G1.3-CSF", NOT_MET, TEL_READINESS_FIX_SECURITY_PROFILE);
  /* What is as it should be stays so. */
  assert_state (connection, "G1.1-TAB", MET, TEL_READINESS_FIX_NONE);

  tel_cluster_set_wanted (connection->cluster, TEL_NEED_SECURE, FALSE);
  assert_state (connection, "G1.3-CSF", NOT_WANTED, TEL_READINESS_FIX_NONE);
}

/* What the cluster uses is judged, whatever somebody said, whether a query tells of it or the list of devices. */
static void
test_used_all_the_same (gconstpointer refused)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "neglected");
  g_autoptr (TelReadiness) readiness = NULL;
  g_autoptr (TelReadiness) bare = NULL;
  TelReadinessCheck *check;

  tel_test_connection_run_sql (connection,
                               "UPDATE processconfig SET paramvalue = NULL WHERE paramname = 'OrganizationDomain'");
  decline_all (connection);
  if (GPOINTER_TO_INT (refused))
    tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 1, -1, "Not for you");
  readiness = read_readiness (connection, NULL);
  check = tel_readiness_find (readiness, "G1.6");
  assert_check (readiness, "G1.6", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  g_assert_true (tel_readiness_check_is_declined (check));
  g_assert_nonnull (strstr (tel_readiness_check_get_hindrance (check), "secure profile"));
  g_assert_nonnull (strstr (tel_readiness_check_get_found (check), "You said that it is not used, but it is"));
  /* There are mobile phones. */
  assert_check (readiness, "G1.5", NOT_MET, TEL_READINESS_FIX_PARAMETER);
  assert_check (readiness, "G1.1-TAB", NOT_WANTED, TEL_READINESS_FIX_NONE);

  /* The profiles of the phones are secure no more. */
  tel_test_connection_run_sql (connection, "UPDATE securityprofile SET tkdevicesecuritymode = 1");
  if (GPOINTER_TO_INT (refused))
    tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 1, -1, "Not for you");
  bare = read_readiness (connection, NULL);
  assert_check (bare, "G1.6", NOT_WANTED, TEL_READINESS_FIX_NONE);
}

/* Where the cluster does not tell, nothing is taken for granted. */
static void
test_use_unknown (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "unready");
  g_autoptr (TelReadiness) readiness = NULL;
  TelReadinessCheck *check;

  decline_all (connection);
  tel_test_simulator_refuse (connection->simulator, "executeSQLQuery", 1, -1, "Not for you");
  tel_test_simulator_refuse (connection->simulator, "listPhone", 1, -1, "Not for you");
  readiness = read_readiness (connection, NULL);
  assert_check (readiness, "G1.1-CSF", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  check = tel_readiness_find (readiness, "G1.1-CSF");
  g_assert_nonnull (strstr (tel_readiness_check_get_hindrance (check), "did not tell"));
}

/* It is the connection's. */
static void
test_not_wanted_saved (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "unready");
  g_autoptr (TelConnection) saved = tel_connection_new ("id", "cucm.example.com", 8443, "axl", "");

  tel_connection_set_wanted (saved, "TAB", FALSE);
  tel_cluster_set_connection (connection->cluster, saved);
  assert_state (connection, "G1.1-TAB", NOT_WANTED, TEL_READINESS_FIX_NONE);
  assert_state (connection, "G1.1-CSF", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
  /* What is said now counts more. */
  tel_cluster_set_wanted (connection->cluster, TEL_NEED_TAB, TRUE);
  assert_state (connection, "G1.1-TAB", NOT_MET, TEL_READINESS_FIX_ELSEWHERE);
}

static void
add_for_releases (const char *rule, GTestDataFunc function)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strconcat ("/readiness/", rule, "/", releases[i], NULL);

      g_test_add_data_func (path, releases[i], function);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  add_for_releases ("G1.1", test_g1_1);
  add_for_releases ("G1.2", test_g1_2);
  add_for_releases ("G1.3", test_g1_3);
  add_for_releases ("G1.4", test_g1_4);
  add_for_releases ("G1.5", test_g1_5);
  add_for_releases ("G1.6", test_g1_6);
  add_for_releases ("G1.7", test_g1_7);
  add_for_releases ("G1.8", test_g1_8);
  add_for_releases ("G6.4", test_g6_4);
  add_for_releases ("G7", test_g7);
  add_for_releases ("unready", test_unready);
  add_for_releases ("puzzling", test_puzzling);
  add_for_releases ("not-wanted", test_not_wanted);
  g_test_add_func ("/readiness/not-wanted/profiles", test_not_wanted_profiles);
  g_test_add_func ("/readiness/not-wanted/saved", test_not_wanted_saved);
  g_test_add_data_func ("/readiness/not-wanted/used", GINT_TO_POINTER (FALSE), test_used_all_the_same);
  g_test_add_data_func ("/readiness/not-wanted/listed", GINT_TO_POINTER (TRUE), test_used_all_the_same);
  g_test_add_func ("/readiness/not-wanted/use-unknown", test_use_unknown);
  g_test_add_func ("/readiness/choice", test_choice);
  g_test_add_func ("/readiness/refused", test_refused);
  g_test_add_func ("/readiness/neglected", test_neglected);

  return g_test_run ();
}
