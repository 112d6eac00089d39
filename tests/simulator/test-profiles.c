/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define REQUIRED_HEADERS                                                                                               \
  "<sipBandwidthModifier>TIAS and AS</sipBandwidthModifier><userAgentServerHeaderInfo>Send Unified CM Version "        \
  "Information as User-Agent Header</userAgentServerHeaderInfo><dialStringInterpretation>Phone number consists of "    \
  "characters 0-9, *, #, and + (others treated as URI addresses)</dialStringInterpretation>"                           \
  "<callingLineIdentification>Default</callingLineIdentification>"                                                     \
  "<sipSessionRefreshMethod>Invite</sipSessionRefreshMethod>"                                                          \
  "<earlyOfferSuppVoiceCall>Disabled (Default value)</earlyOfferSuppVoiceCall>"                                        \
  "<cucmVersionInSipHeader>Major And Minor</cucmVersionInSipHeader>"                                                   \
  "<confidentialAccessLevelHeaders>Disabled</confidentialAccessLevelHeaders>"

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

static const char *
get_added_key_size (guint release)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");
  g_autoptr (TelSimulatorElement) profile = NULL;

  run (cluster, "addPhoneSecurityProfile",
       "<phoneSecurityProfile><phoneType>" CSF "</phoneType><protocol>SIP</protocol><name>Plain</name>"
       "</phoneSecurityProfile>");
  profile = tel_test_cluster_run (cluster, "getPhoneSecurityProfile", "<name>Plain</name>");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/authenticationMode"), ==, "By Null String");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/transportType"), ==, "TCP+UDP");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/deviceSecurityMode"), ==, "Non Secure");

  return g_intern_string (tel_test_get (profile, "return/phoneSecurityProfile/keySize"));
}

static void
test_security_profile_defaults (void)
{
  g_assert_cmpstr (get_added_key_size (901), ==, "1024");
  g_assert_cmpstr (get_added_key_size (1005), ==, "1024");
  g_assert_cmpstr (get_added_key_size (1205), ==, "2048");
}

static void
test_security_profile_add_and_update (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) profile = NULL;

  run (cluster, "addPhoneSecurityProfile",
       "<phoneSecurityProfile><phoneType>" CSF "</phoneType><protocol>SIP</protocol><name>OAuth</name>"
       "<description>created</description><deviceSecurityMode>Encrypted</deviceSecurityMode>"
       "<authenticationMode>By Authentication String</authenticationMode><keySize>4096</keySize>"
       "<keyOrder>EC Preferred, RSA Backup</keyOrder><ecKeySize>384</ecKeySize>"
       "<tftpEncryptedConfig>t</tftpEncryptedConfig><EnableOAuthAuthentication>1</EnableOAuthAuthentication>"
       "<transportType>TLS</transportType></phoneSecurityProfile>");
  run (cluster, "updatePhoneSecurityProfile", "<name>OAuth</name><newName>OAuth 2</newName><keySize>2048</keySize>");
  profile = tel_test_cluster_run (cluster, "getPhoneSecurityProfile", "<name>OAuth 2</name>");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/phoneType"), ==, CSF);
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/keySize"), ==, "2048");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/ecKeySize"), ==, "384");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/EnableOAuthAuthentication"), ==, "true");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/transportType"), ==, "TLS");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/sipPhonePort"), ==, "5060");
}

static void
test_security_profile_refused (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1005, "small");

  tel_test_cluster_refuse (cluster, "updatePhoneSecurityProfile",
                           "<name>" CSF " - Standard SIP Non-Secure Profile</name><keySize>2048</keySize>", -1,
                           "cannot be modified or deleted");
  tel_test_cluster_refuse (cluster, "removePhoneSecurityProfile",
                           "<name>" CSF " - Standard SIP Non-Secure Profile</name>", -1,
                           "cannot be modified or deleted");
  tel_test_cluster_refuse (cluster, "removePhoneSecurityProfile", "<name>CSF Encrypted AuthString</name>", -692,
                           "still being referenced");
  tel_test_cluster_refuse (cluster, "updatePhoneSecurityProfile",
                           "<name>CSF Encrypted AuthString</name><keySize>3072</keySize>", -1,
                           "keySize is not valid: 3072");
  tel_test_cluster_refuse (cluster, "updatePhoneSecurityProfile",
                           "<name>CSF Encrypted AuthString</name><newName>TCT Encrypted AuthString</newName>", -239,
                           "duplicate");
  tel_test_cluster_refuse (cluster, "addPhoneSecurityProfile",
                           "<phoneSecurityProfile><phoneType>Nonsense</phoneType><protocol>SIP</protocol>"
                           "<name>N</name></phoneSecurityProfile>",
                           -1, "phoneType is not valid");
  run (cluster, "removePhoneSecurityProfile", "<name>TAB Encrypted AuthString</name>");
}

static void
test_security_profile_values (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  tel_test_cluster_refuse (cluster, "updatePhoneSecurityProfile",
                           "<name>TAB Encrypted AuthString</name><sipPhonePort>80</sipPhonePort>", -1,
                           "sipPhonePort is not valid: 80. The value must be a number from 1024 to 49151.");
  tel_test_cluster_refuse (cluster, "updatePhoneSecurityProfile", "<name>TAB Encrypted AuthString</name><newName/>",
                           -391, "Cannot insert a null");
  tel_test_cluster_refuse (cluster, "updatePhoneSecurityProfile", "<name>Nonsense</name><keySize>2048</keySize>", 5003,
                           "not found");
  tel_test_cluster_refuse (cluster, "removePhoneSecurityProfile", "<name>Nonsense</name>", 5007, "not found");
  tel_test_cluster_refuse (cluster, "removePhoneSecurityProfile",
                           "<name>Universal Device Template - Model-independent Security Profile</name>", -1,
                           "cannot be modified or deleted");
  tel_test_cluster_refuse (cluster, "addPhoneSecurityProfile",
                           "<phoneSecurityProfile><phoneType>" CSF "</phoneType><protocol>SCCP</protocol>"
                           "<name>N</name></phoneSecurityProfile>",
                           -1, "protocol is not valid for this device type");
  tel_test_cluster_refuse (cluster, "addPhoneSecurityProfile",
                           "<phoneSecurityProfile><phoneType>" CSF "</phoneType><protocol>SIP</protocol>"
                           "<name>TAB Encrypted AuthString</name></phoneSecurityProfile>",
                           -239, "duplicate");
}

static void
test_remote_device_profile_has_no_sip_fields (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) profile = NULL;
  g_autoptr (TelSimulatorElement) after = NULL;

  run (cluster, "addPhoneSecurityProfile",
       "<phoneSecurityProfile><phoneType>CTI Remote Device</phoneType><protocol>CTI Remote Device</protocol>"
       "<name>CTIRD</name><description>d</description><deviceSecurityMode>Encrypted</deviceSecurityMode>"
       "<transportType>TLS</transportType></phoneSecurityProfile>");
  profile = tel_test_cluster_run (cluster, "getPhoneSecurityProfile", "<name>CTIRD</name>");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/description"), ==, "d");
  g_assert_cmpstr (tel_test_get (profile, "return/phoneSecurityProfile/deviceSecurityMode"), ==, "");

  run (cluster, "updatePhoneSecurityProfile",
       "<name>CTIRD</name><newName>CTIRD 2</newName><description>e</description>"
       "<deviceSecurityMode>Encrypted</deviceSecurityMode><transportType>TLS</transportType>");
  after = tel_test_cluster_run (cluster, "getPhoneSecurityProfile", "<name>CTIRD 2</name>");
  g_assert_cmpstr (tel_test_get (after, "return/phoneSecurityProfile/description"), ==, "e");
  g_assert_cmpstr (tel_test_get (after, "return/phoneSecurityProfile/deviceSecurityMode"), ==, "");
  g_assert_cmpstr (tel_test_get (after, "return/phoneSecurityProfile/transportType"), ==, "");
}

static void
test_sip_profile_add_and_get (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) profile = NULL;

  run (cluster, "addSipProfile",
       "<sipProfile><name>Ours</name><description>d</description><timerRegisterDelta>120</timerRegisterDelta>"
       "<timerRegister>720</timerRegister><timerKeepAlive>720</timerKeepAlive>"
       "<timerSubscribe>21600</timerSubscribe><timerSubscribeDelta>15</timerSubscribeDelta>" REQUIRED_HEADERS
       "</sipProfile>");
  profile = tel_test_cluster_run (cluster, "getSipProfile", "<name>Ours</name>");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/timerRegisterDelta"), ==, "120");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/timerSubscribeDelta"), ==, "15");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/timerInvite"), ==, "180");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/confJointEnable"), ==, "true");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/callpickupUri"), ==, "x-cisco-serviceuri-pickup");
}

static void
test_sip_profile_mobile_timers (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "empty");
  g_autoptr (TelSimulatorElement) profile =
      tel_test_cluster_run (cluster, "getSipProfile", "<name>Standard SIP Profile for Mobile Device</name>");
  g_autoptr (TelSimulatorElement) standard =
      tel_test_cluster_run (cluster, "getSipProfile", "<name>Standard SIP Profile</name>");

  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/timerRegister"), ==, "720");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/timerKeepAlive"), ==, "720");
  g_assert_cmpstr (tel_test_get (profile, "return/sipProfile/timerInvite"), ==, "180");
  g_assert_cmpstr (tel_test_get (standard, "return/sipProfile/timerRegister"), ==, "3600");
}

static void
test_sip_profile_refused (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (901, "small");

  tel_test_cluster_refuse (cluster, "updateSipProfile",
                           "<name>Standard SIP Profile</name><timerRegister>720</timerRegister>", -1,
                           "cannot be modified or deleted");
  tel_test_cluster_refuse (cluster, "removeSipProfile", "<name>Jabber Mobile SIP Profile</name>", -692,
                           "still being referenced");
  tel_test_cluster_refuse (cluster, "updateSipProfile",
                           "<name>Jabber Mobile SIP Profile</name><timerRegister>soon</timerRegister>", -1,
                           "timerRegister is not valid: soon");
  run (cluster, "updateSipProfile", "<name>Jabber Mobile SIP Profile</name><timerRegister>721</timerRegister>");
}

static void
test_parameters (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  const char *domain = "<processNodeName>EnterpriseWideData</processNodeName><name>OrganizationDomain</name>"
                       "<service>Enterprise Wide</service>";
  g_autofree char *update = g_strconcat (domain, "<value>example.org</value>", NULL);
  g_autofree char *bad = g_strconcat (domain, "<value>-bad-.1</value>", NULL);
  g_autofree char *clear = g_strconcat (domain, "<value/>", NULL);
  g_autoptr (TelSimulatorElement) before = tel_test_cluster_run (cluster, "getServiceParameter", domain);
  g_autoptr (TelSimulatorElement) after = NULL;
  g_autoptr (TelSimulatorElement) cleared = NULL;

  g_assert_cmpstr (tel_test_get (before, "return/serviceParameter/value"), ==, "example.com");
  g_assert_cmpstr (tel_test_get (before, "return/serviceParameter/valueType"), ==, "string");
  run (cluster, "updateServiceParameter", update);
  after = tel_test_cluster_run (cluster, "getServiceParameter", domain);
  g_assert_cmpstr (tel_test_get (after, "return/serviceParameter/value"), ==, "example.org");
  tel_test_cluster_refuse (cluster, "updateServiceParameter", bad, -1, "OrganizationDomain is not valid");
  run (cluster, "updateServiceParameter", clear);
  cleared = tel_test_cluster_run (cluster, "getServiceParameter", domain);
  g_assert_cmpstr (tel_test_get (cleared, "return/serviceParameter/value"), ==, "");

  tel_test_cluster_refuse (cluster, "updateServiceParameter",
                           "<processNodeName>EnterpriseWideData</processNodeName><name>ClusterSecurityMode</name>"
                           "<service>Enterprise Wide</service><value>0</value>",
                           -1, "ClusterSecurityMode is read-only");
  tel_test_cluster_refuse (cluster, "getServiceParameter",
                           "<processNodeName>EnterpriseWideData</processNodeName><name>Nonsense</name>"
                           "<service>Enterprise Wide</service>",
                           5007, "The specified ServiceParameter was not found");
}

static guint
count_parameters (guint release, const char *service, const char *pattern)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");
  g_autofree char *body =
      g_strdup_printf ("<searchCriteria><processNodeName>%%</processNodeName><service>%s</service></searchCriteria>"
                       "<returnedTags><processNodeName/><name/><service/><value/><valueType/></returnedTags>",
                       service);
  g_autoptr (TelSimulatorElement) list = tel_test_cluster_run (cluster, "listServiceParameter", body);
  const TelSimulatorElement *parent = tel_test_find (list, "return");
  guint n = 0;

  for (guint i = 0; i < tel_simulator_element_get_n_children (parent); i++)
    n += g_regex_match_simple (pattern, tel_test_get (tel_simulator_element_get_nth_child (parent, i), "name"),
                               G_REGEX_CASELESS, 0);

  return n;
}

/* Contract 7: the names are found by these patterns; the issuer came with 10.0. */
static void
test_parameters_can_be_discovered (void)
{
  const char *capf = "Cisco Certificate Authority Proxy Function";

  g_assert_cmpuint (count_parameters (1400, "Cisco CallManager", "dual.?mode.*alert|alert.*dual"), ==, 2);
  g_assert_cmpuint (count_parameters (1400, capf, "issuer"), ==, 1);
  g_assert_cmpuint (count_parameters (901, capf, "issuer"), ==, 0);
  g_assert_cmpuint (count_parameters (1400, "Enterprise Wide", "oauth"), ==, 1);
  g_assert_cmpuint (count_parameters (1200, "Enterprise Wide", "oauth"), ==, 0);
}

/* One row for each node that processes calls, one on the publisher for CAPF, one for the enterprise (contract 2.6). */
static void
test_parameters_per_node (void)
{
  const char *cdr_on = "<name>CdrEnabled</name><service>Cisco CallManager</service>";
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autofree char *update =
      g_strconcat ("<processNodeName>cucm-sub1.example.com</processNodeName>", cdr_on, "<value>F</value>", NULL);
  g_autofree char *here = g_strconcat ("<processNodeName>cucm-pub.example.com</processNodeName>", cdr_on, NULL);
  g_autofree char *there = g_strconcat ("<processNodeName>cucm-sub1.example.com</processNodeName>", cdr_on, NULL);
  g_autofree char *nowhere = g_strconcat ("<processNodeName>imp1.example.com</processNodeName>", cdr_on, NULL);
  g_autoptr (TelSimulatorElement) publisher = NULL;
  g_autoptr (TelSimulatorElement) subscriber = NULL;

  g_assert_cmpuint (count_parameters (1400, "Cisco CallManager", "^CdrEnabled$"), ==, 2);
  g_assert_cmpuint (count_parameters (1400, "Cisco Tftp", "^MaximumServingCount$"), ==, 2);
  g_assert_cmpuint (count_parameters (1400, "Enterprise Wide", "^ClusterID$"), ==, 1);
  g_assert_cmpuint (count_parameters (1400, "%", "."), >, 60);

  run (cluster, "updateServiceParameter", update);
  publisher = tel_test_cluster_run (cluster, "getServiceParameter", here);
  subscriber = tel_test_cluster_run (cluster, "getServiceParameter", there);
  g_assert_cmpstr (tel_test_get (publisher, "return/serviceParameter/value"), ==, "T");
  g_assert_cmpstr (tel_test_get (subscriber, "return/serviceParameter/value"), ==, "F");
  g_assert_cmpstr (tel_test_get (subscriber, "return/serviceParameter/valueType"), ==, "boolean");
  tel_test_cluster_refuse (cluster, "getServiceParameter", nowhere, 5007, "was not found");
}

static void
test_parameter_limits (void)
{
  static const struct
  {
    const char *node;
    const char *name;
    const char *service;
    const char *good;
    const char *bad;
    const char *words;
  } cases[] = {
    { "cucm-pub.example.com", "SIPDualModeAlertTimer", "Cisco CallManager", "10000", "300001", "from 0 to 300000" },
    { "cucm-pub.example.com", "SIPDualModeAlertTimer", "Cisco CallManager", "10500", "soon", "a number from" },
    { "cucm-pub.example.com", "SIPDualModeAlertTimer", "Cisco CallManager", "0", "", "a number from" },
    { "cucm-pub.example.com", "CdrEnabled", "Cisco CallManager", "F", "true", "one of F|T" },
    { "cucm-pub.example.com", "BuildCNFFiles", "Cisco Tftp", "Build All", "Build Some", "one of Build All|" },
    { "EnterpriseWideData", "CAPFOperationExpiresIn", "Enterprise Wide", "365", "366", "from 1 to 365" },
    { "EnterpriseWideData", "MLPPDomainIdentifier", "Enterprise Wide", "0000Ff", "12", "not formatted correctly" },
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autofree char *much = g_strnfill (256, 'x');
  g_autofree char *long_url =
      g_strdup_printf ("<processNodeName>EnterpriseWideData</processNodeName><name>URLIdle</name>"
                       "<service>Enterprise Wide</service><value>%s</value>",
                       much);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key =
          g_strdup_printf ("<processNodeName>%s</processNodeName><name>%s</name><service>%s</service>", cases[i].node,
                           cases[i].name, cases[i].service);
      g_autofree char *good = g_strdup_printf ("%s<value>%s</value>", key, cases[i].good);
      g_autofree char *bad = g_strdup_printf ("%s<value>%s</value>", key, cases[i].bad);
      g_autoptr (TelSimulatorElement) after = NULL;

      run (cluster, "updateServiceParameter", good);
      tel_test_cluster_refuse (cluster, "updateServiceParameter", bad, -1, cases[i].words);
      after = tel_test_cluster_run (cluster, "getServiceParameter", key);
      g_assert_cmpstr (tel_test_get (after, "return/serviceParameter/value"), ==, cases[i].good);
    }
  tel_test_cluster_refuse (cluster, "updateServiceParameter", long_url, -1, "at most 255 characters");
}

static void
test_nodes (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelTestCluster) nine = tel_test_cluster_new (901, "small");
  g_autoptr (TelSimulatorElement) publisher =
      tel_test_cluster_run (cluster, "getProcessNode", "<name>cucm-pub.example.com</name>");
  g_autoptr (TelSimulatorElement) pseudo =
      tel_test_cluster_run (cluster, "getProcessNode", "<uuid>{00000000-1111-0000-0000-000000000000}</uuid>");
  g_autoptr (TelSimulatorElement) old =
      tel_test_cluster_run (nine, "getProcessNode", "<name>cucm-sub1.example.com</name>");

  g_assert_cmpstr (tel_test_get (publisher, "return/processNode/nodeUsage"), ==, "Publisher");
  g_assert_cmpstr (tel_test_get (publisher, "return/processNode/processNodeRole"), ==, "CUCM Voice/Video");
  g_assert_cmpstr (tel_test_get (pseudo, "return/processNode/name"), ==, "EnterpriseWideData");
  g_assert_cmpstr (tel_test_get (old, "return/processNode/nodeUsage"), ==, "Subscriber");
  tel_test_cluster_refuse (cluster, "getProcessNode", "<name>nowhere.example.com</name>", 5007,
                           "The specified ProcessNode was not found");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/security-profile/defaults", test_security_profile_defaults);
  g_test_add_func ("/security-profile/add-and-update", test_security_profile_add_and_update);
  g_test_add_func ("/security-profile/refused", test_security_profile_refused);
  g_test_add_func ("/security-profile/values", test_security_profile_values);
  g_test_add_func ("/security-profile/remote-device", test_remote_device_profile_has_no_sip_fields);
  g_test_add_func ("/sip-profile/add-and-get", test_sip_profile_add_and_get);
  g_test_add_func ("/sip-profile/G6.2/mobile-timers", test_sip_profile_mobile_timers);
  g_test_add_func ("/sip-profile/refused", test_sip_profile_refused);
  g_test_add_func ("/service-parameter/get-and-update", test_parameters);
  g_test_add_func ("/service-parameter/discovered-by-name", test_parameters_can_be_discovered);
  g_test_add_func ("/service-parameter/per-node", test_parameters_per_node);
  g_test_add_func ("/service-parameter/limits", test_parameter_limits);
  g_test_add_func ("/process-node/get", test_nodes);

  return g_test_run ();
}
