/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-operations.h"

#include "tel-test.h"

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

static const char *
dump (TelTestCluster *cluster, const char *path)
{
  g_autoptr (JsonNode) root = tel_test_cluster_dump (cluster);

  return tel_test_get_json (root, path);
}

/* What each release has (contract 2.0, existence matrix). */
static void
test_releases (void)
{
  static const struct
  {
    const char *operation;
    guint since;
  } cases[] = {
    { "doAuthenticateUser", 901 },
    { "getCredentialPolicy", 901 },
    { "listCredentialPolicy", 901 },
    { "doLdapSync", 901 },
    { "doDeviceReset", 901 },
    { "applyPhone", 1000 },
    { "getPhoneOptions", 1000 },
    { "getSipProfileOptions", 1000 },
    { "listChange", 1000 },
    { "listRegistrationDynamic", 1105 },
    { "doServiceParametersReset", 1105 },
    { "doEnterpriseParametersReset", 1105 },
    { "applyConfigEnterpriseParameters", 1205 },
    { "resetEnterpriseParameters", 1205 },
    { "restartEnterpriseParameters", 1205 },
  };
  static const guint releases[] = { 901, 1000, 1005, 1100, 1105, 1200, 1205, 1400, 1500 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (releases); j++)
      g_assert_true (tel_simulator_operations_exist (cases[i].operation, releases[j]) ==
                     (releases[j] >= cases[i].since));
  g_assert_false (tel_simulator_operations_exist ("resetSipProfile", 1500));
}

static void
assert_authentication (
    TelTestCluster *cluster, const char *body, const char *authenticated, const char *days, const char *warning)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "doAuthenticateUser", body);

  g_assert_cmpstr (tel_test_get (response, "return/userAuthenticated"), ==, authenticated);
  g_assert_cmpstr (tel_test_get (response, "return/daysToExpiry"), ==, days);
  g_assert_cmpstr (tel_test_get (response, "return/isWarningNeeded"), ==, warning);
}

static void
test_authenticate (void)
{
  static const char expiring[] = "<userid>hsuzuki</userid><passwordCredentials><pwdCredDoesNotExpire>f"
                                 "</pwdCredDoesNotExpire></passwordCredentials>";
  g_autoptr (TelTestCluster) old = tel_test_cluster_new (901, "small");
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (GDateTime) early = g_date_time_new_utc (2026, 1, 2, 0, 0, 0);
  g_autoptr (GDateTime) late = g_date_time_new_utc (2026, 6, 20, 0, 0, 0);
  g_autoptr (GDateTime) too_late = g_date_time_new_utc (2026, 7, 20, 0, 0, 0);

  /* The passwords of a world last for ever, unless somebody says otherwise. */
  assert_authentication (old, "<userid>hsuzuki</userid><password>pw-hsuzuki</password>", "true", "180", NULL);
  run (old, "updateUser", expiring);
  run (cluster, "updateUser", expiring);
  tel_simulator_clock_set_now (old->context.clock, early);
  tel_simulator_clock_set_now (cluster->context.clock, early);
  assert_authentication (old, "<userid>hsuzuki</userid><password>pw-hsuzuki</password>", "true", "179", NULL);
  assert_authentication (cluster, "<userid>hsuzuki</userid><password>pw-hsuzuki</password>", "true", "179", "false");
  assert_authentication (cluster, "<userid>hsuzuki</userid><password>wrong</password>", "false", "0", "false");
  assert_authentication (cluster, "<userid>hsuzuki</userid><pin>12345</pin>", "true", "179", "false");
  assert_authentication (cluster, "<userid>hsuzuki</userid><pin>54321</pin>", "false", "0", "false");
  assert_authentication (cluster, "<userid>tadams</userid><pin>12345</pin>", "true", "179", "false");
  tel_test_cluster_refuse (cluster, "doAuthenticateUser", "<userid>tadams</userid><password>pw-tadams</password>",
                           TEL_SIMULATOR_FAULT_GENERIC, "Failed to authenticate the user");
  tel_test_cluster_refuse (cluster, "doAuthenticateUser", "<userid>nobody</userid><pin>12345</pin>",
                           TEL_SIMULATOR_FAULT_GENERIC, "Failed to authenticate the user");

  tel_simulator_clock_set_now (cluster->context.clock, late);
  assert_authentication (cluster, "<userid>hsuzuki</userid><password>pw-hsuzuki</password>", "true", "10", "true");
  tel_simulator_clock_set_now (cluster->context.clock, too_late);
  assert_authentication (cluster, "<userid>hsuzuki</userid><password>pw-hsuzuki</password>", "false", "0", "false");
}

/* A new password counts at once, and is nowhere to be seen. */
static void
test_new_password (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autofree char *text = NULL;

  run (cluster, "updateUser", "<userid>hsuzuki</userid><password>Kyoto-7391</password><pin>73910</pin>");
  assert_authentication (cluster, "<userid>hsuzuki</userid><password>Kyoto-7391</password>", "true", "180", "false");
  assert_authentication (cluster, "<userid>hsuzuki</userid><password>pw-hsuzuki</password>", "false", "0", "false");
  assert_authentication (cluster, "<userid>hsuzuki</userid><pin>73910</pin>", "true", "180", "false");
  text = tel_simulator_store_dump (cluster->context.store, NULL);
  g_assert_null (strstr (text, "Kyoto-7391"));
  g_assert_null (strstr (text, "73910"));

  run (cluster, "addUser",
       "<user><lastName>Sato</lastName><userid>kobesato</userid><password>Kobe-1234</password>"
       "<presenceGroupName>Standard Presence group</presenceGroupName></user>");
  assert_authentication (cluster, "<userid>kobesato</userid><password>Kobe-1234</password>", "true", "180", "false");
}

static void
test_directory (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  run (cluster, "doLdapSync", "<name>Example Directory</name><sync>false</sync>");
  before = tel_simulator_store_look_up (cluster->context.store, "SELECT lastsync FROM directorypluginconfig",
                                        TEL_SIMULATOR_END);
  g_assert_cmpstr (before, ==, "0");
  run (cluster, "doLdapSync", "<name>Example Directory</name><sync>true</sync>");
  after = tel_simulator_store_look_up (cluster->context.store, "SELECT lastsync FROM directorypluginconfig",
                                       TEL_SIMULATOR_END);
  g_assert_cmpint (g_ascii_strtoll (after, NULL, 10), >=, 1793534400);
  tel_test_cluster_refuse (cluster, "doLdapSync", "<name>Another</name><sync>true</sync>",
                           TEL_SIMULATOR_FAULT_NOT_FOUND, "LdapDirectory was not found");
}

static void
test_enterprise_devices (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1205, "small");

  run (cluster, "applyConfigEnterpriseParameters", "");
  run (cluster, "restartEnterpriseParameters", "");
  run (cluster, "restartEnterpriseParameters", "");
  g_assert_cmpstr (dump (cluster, "phones/CSFAKenzi/applyCount"), ==, "1");
  g_assert_cmpstr (dump (cluster, "phones/SEP001122334455/restartCount"), ==, "2");
  g_assert_cmpstr (dump (cluster, "phones/SEP001122334455/resetCount"), ==, "0");
  run (cluster, "resetEnterpriseParameters", "");
  g_assert_cmpstr (dump (cluster, "phones/CSFPNOWAK/resetCount"), ==, "1");
}

static void
test_parameters_reset (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1105, "small");

  g_assert_cmpstr (dump (cluster, "serviceParameters/OrganizationDomain on EnterpriseWideData/value"), ==,
                   "example.com");
  run (cluster, "doEnterpriseParametersReset", "");
  g_assert_cmpstr (dump (cluster, "serviceParameters/OrganizationDomain on EnterpriseWideData/value"), ==, "");
  /* It is the cluster's own, not a parameter that can be set. */
  g_assert_cmpstr (dump (cluster, "serviceParameters/ClusterSecurityMode on EnterpriseWideData/value"), ==, "1");

  run (cluster, "updateServiceParameter",
       "<processNodeName>cucm-pub.example.com</processNodeName><name>SIPDualModeAlertTimer</name>"
       "<service>Cisco CallManager</service><value>10000</value>");
  run (cluster, "updateServiceParameter",
       "<processNodeName>cucm-sub1.example.com</processNodeName><name>SIPDualModeAlertTimer</name>"
       "<service>Cisco CallManager</service><value>10000</value>");
  run (cluster, "doServiceParametersReset",
       "<processNodeName>cucm-pub.example.com</processNodeName><service>Cisco CallManager</service>");
  g_assert_cmpstr (dump (cluster, "serviceParameters/SIPDualModeAlertTimer on cucm-pub.example.com/value"), ==, "1500");
  g_assert_cmpstr (dump (cluster, "serviceParameters/SIPDualModeAlertTimer on cucm-sub1.example.com/value"), ==,
                   "10000");
  tel_test_cluster_refuse (cluster, "doServiceParametersReset",
                           "<processNodeName>imp1.example.com</processNodeName><service>Cisco CallManager</service>",
                           TEL_SIMULATOR_FAULT_NOT_FOUND, "Cisco CallManager was not found");
}

static TelSimulatorElement *
ask (TelTestCluster *cluster, const char *device, const char *choices)
{
  g_autofree char *pkid = tel_simulator_store_look_up (cluster->context.store,
                                                       "SELECT '{' || upper (pkid) || '}' FROM device WHERE name = ?",
                                                       device, TEL_SIMULATOR_END);
  g_autofree char *body = g_strdup_printf ("<uuid>%s</uuid>%s", pkid, choices);

  return tel_test_cluster_run (cluster, "getPhoneOptions", body);
}

static char *
join (const TelSimulatorElement *parent)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; parent != NULL && i < tel_simulator_element_get_n_children (parent); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            tel_simulator_element_get_text (tel_simulator_element_get_nth_child (parent, i)));

  return g_string_free (text, FALSE);
}

static void
assert_choices (const TelSimulatorElement *response, const char *element, const char *expected)
{
  g_autofree char *path = g_strconcat ("return/phone/", element, NULL);
  g_autofree char *text = join (tel_test_find (response, path));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_phone_options (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) own = NULL;
  g_autoptr (TelSimulatorElement) other = NULL;
  g_autoptr (TelSimulatorElement) everything = NULL;

  own = ask (cluster, "CSFAKenzi",
             "<returnedChoices><class/><protocol><product>Cisco 7962</product></protocol>"
             "<devicePoolName><skip>1</skip><first>1</first></devicePoolName><sipProfileName/>"
             "<lines><line><dirn><routePartitionName/></dirn></line></lines><phoneTemplateName/>"
             "<certificateOperation/><dndOption><product>Cisco Unified Client Services Framework</product>"
             "<protocol>SIP</protocol></dndOption></returnedChoices>");
  assert_choices (own, "class", "Phone");
  assert_choices (own, "protocol", "SCCP|SIP");
  assert_choices (own, "devicePoolName", "Tokyo");
  assert_choices (own, "sipProfileName",
                  "Jabber Short Timers|Standard SIP Profile|Standard SIP Profile for Mobile Device");
  assert_choices (own, "lines/line/dirn/routePartitionName", "PT-Internal|PT-Other");
  assert_choices (own, "phoneTemplateName",
                  "Standard Client Services Framework|Universal Device Template Button Layout");
  assert_choices (own, "certificateOperation", "No Pending Operation|Install/Upgrade|Delete|Troubleshoot");
  assert_choices (own, "dndOption", "Ringer Off|Call Reject|Use Common Phone Profile Setting");
  g_assert_nonnull (
      tel_simulator_element_get_attribute (tel_test_find (own, "return/phone/devicePoolName/choice"), "uuid"));

  other = ask (cluster, "CSFAKenzi",
               "<returnedChoices><securityProfileName><product>Cisco Jabber for Tablet</product>"
               "<protocol>SIP</protocol></securityProfileName></returnedChoices>");
  assert_choices (other, "securityProfileName",
                  "Cisco Jabber for Tablet - Standard SIP Non-Secure Profile|TAB Authenticated NullString|"
                  "TAB Encrypted AuthString|Universal Device Template - Model-independent Security Profile");
  everything = ask (cluster, "TABTRIBEIRO", "");
  assert_choices (everything, "securityProfileName",
                  "Cisco Jabber for Tablet - Standard SIP Non-Secure Profile|TAB Authenticated NullString|"
                  "TAB Encrypted AuthString|Universal Device Template - Model-independent Security Profile");
  assert_choices (everything, "phoneTemplateName",
                  "Standard Jabber for Tablet|Universal Device Template Button Layout");

  tel_test_cluster_refuse (cluster, "getPhoneOptions", "<uuid>{00000000-0000-0000-0000-000000000000}</uuid>",
                           TEL_SIMULATOR_FAULT_NOT_FOUND, "Phone was not found");
}

static void
test_sip_profile_options (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1205, "small");
  g_autofree char *pkid =
      tel_simulator_store_look_up (cluster->context.store,
                                   "SELECT '<uuid>{' || upper (pkid) || '}</uuid>' FROM sipprofile", TEL_SIMULATOR_END);
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "getSipProfileOptions", pkid);
  g_autofree char *text = join (tel_test_find (response, "return/sipProfile/sipSessionRefreshMethod"));

  g_assert_cmpstr (text, ==, "Invite|Update");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/effects/releases", test_releases);
  g_test_add_func ("/effects/authenticate", test_authenticate);
  g_test_add_func ("/effects/new-password", test_new_password);
  g_test_add_func ("/effects/directory", test_directory);
  g_test_add_func ("/effects/enterprise-devices", test_enterprise_devices);
  g_test_add_func ("/effects/parameters-reset", test_parameters_reset);
  g_test_add_func ("/effects/phone-options", test_phone_options);
  g_test_add_func ("/effects/sip-profile-options", test_sip_profile_options);

  return g_test_run ();
}
