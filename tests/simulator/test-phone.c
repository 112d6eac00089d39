/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"

/* The order of addPhone on 14.0 (contract 2.1), in the parts that the cases vary. */
#define HEAD(name, product)                                                                                            \
  "<phone><name>" name "</name><description>Jabber</description><product>" product                                     \
  "</product><class>Phone</class><protocol>SIP</protocol><protocolSide>User</protocolSide>"
#define POOL "<devicePoolName>Default</devicePoolName>"
#define PLACE                                                                                                          \
  "<commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName><locationName>Hub_None</locationName>"
#define RELAY "<useTrustedRelayPoint>Default</useTrustedRelayPoint>"
#define TEMPLATE "<phoneTemplateName>Standard Client Services Framework</phoneTemplateName>"
#define BRIDGE "<primaryPhoneName/><builtInBridgeStatus>Default</builtInBridgeStatus>"
#define CAPTURE "<packetCaptureMode>None</packetCaptureMode>"
#define NO_OPERATION "<certificateOperation>No Pending Operation</certificateOperation>"
#define TAIL "<deviceMobilityMode>Default</deviceMobilityMode></phone>"
#define LINE(index, pattern, more)                                                                                     \
  "<line><index>" index "</index><dirn><pattern>" pattern                                                              \
  "</pattern><routePartitionName>PT-Internal</routePartitionName></dirn>" more "</line>"
#define ENDUSER(id) "<enduser><userId>" id "</userId></enduser>"

static TelTestCluster *
make_cluster (void)
{
  return tel_test_cluster_new (1400, "small");
}

static char *
make_phone (const char *profile, const char *lines, const char *owner)
{
  return g_strconcat (HEAD ("CSFTADAMS", CSF) POOL PLACE RELAY, profile, lines, TEMPLATE BRIDGE, owner,
                      CAPTURE NO_OPERATION TAIL, NULL);
}

static void
add_phone (TelTestCluster *cluster, const char *lines)
{
  g_autofree char *body = make_phone ("", lines, "<ownerUserName>tadams</ownerUserName>");
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "addPhone", body);
}

static TelSimulatorElement *
get_phone (TelTestCluster *cluster, const char *name)
{
  g_autofree char *body = g_strdup_printf ("<name>%s</name>", name);

  return tel_test_cluster_run (cluster, "getPhone", body);
}

static void
update_phone (TelTestCluster *cluster, const char *changes)
{
  g_autofree char *body = g_strconcat ("<name>CSFTADAMS</name>", changes, NULL);
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "updatePhone", body);
}

static void
test_add_and_get (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autofree char *body =
      make_phone ("",
                  "<lines>" LINE ("1", "1001",
                                  "<associatedEndusers>" ENDUSER ("tadams") "</associatedEndusers>") "</lines>",
                  "<ownerUserName>tadams</ownerUserName>");
  g_autoptr (TelSimulatorElement) added = tel_test_cluster_run (cluster, "addPhone", body);
  g_autoptr (TelSimulatorElement) phone = get_phone (cluster, "CSFTADAMS");
  const TelSimulatorElement *object = tel_test_find (phone, "return/phone");

  g_assert_true (
      g_regex_match_simple ("^\\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}$", tel_test_get (added, "return"), 0, 0));
  g_assert_cmpstr (tel_simulator_element_get_attribute (object, "uuid"), ==, tel_test_get (added, "return"));
  g_assert_nonnull (tel_simulator_element_get_attribute (object, "ctiid"));
  g_assert_cmpstr (tel_test_get (object, "model"), ==, CSF);
  g_assert_cmpstr (tel_test_get (object, "ownerUserName"), ==, "tadams");
  g_assert_nonnull (tel_simulator_element_get_attribute (tel_test_find (object, "ownerUserName"), "uuid"));
  g_assert_cmpstr (tel_simulator_element_get_attribute (tel_test_find (object, "devicePoolName"), "uuid"), ==,
                   "{1B1B9EB6-7803-11D3-BDF0-00108302EAD1}");
  g_assert_cmpstr (tel_test_get (object, "securityProfileName"), ==, CSF " - Standard SIP Non-Secure Profile");
  g_assert_cmpstr (tel_test_get (object, "sipProfileName"), ==, "Standard SIP Profile");
  g_assert_cmpstr (tel_test_get (object, "lines/line/dirn/pattern"), ==, "1001");
  g_assert_cmpstr (tel_test_get (object, "lines/line/dirn/routePartitionName"), ==, "PT-Internal");
  g_assert_cmpstr (tel_test_get (object, "lines/line/associatedEndusers/enduser/userId"), ==, "tadams");
  g_assert_cmpstr (tel_test_get (object, "certificateStatus"), ==, "None");
}

static void
test_defaults_of_the_schema (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;

  add_phone (cluster, "<lines>" LINE ("1", "1001", "") "</lines>");
  phone = get_phone (cluster, "CSFTADAMS");

  g_assert_cmpstr (tel_test_get (phone, "return/phone/networkLocation"), ==, "Use System Default");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/dndOption"), ==, "Ringer Off");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/retryVideoCallAsAudio"), ==, "true");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/isActive"), ==, "true");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/line/maxNumCalls"), ==, "2");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/line/busyTrigger"), ==, "1");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/line/ringSetting"), ==, "Ring");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/line/callInfoDisplay/callerName"), ==, "true");
}

/* A cluster that knows the field in one place keeps nothing of it elsewhere, and everything else (contract 5). */
static void
test_direct_support_field (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) nested = NULL;
  g_autoptr (TelSimulatorElement) direct = NULL;

  add_phone (cluster, "<lines>" LINE ("1", "1001", "") "</lines>");
  cluster->context.direct_support_field = TRUE;
  update_phone (cluster, "<vendorConfig><desktopClient><ciscoSupportField>a</ciscoSupportField><b>1</b></desktopClient>"
                         "</vendorConfig>");
  nested = get_phone (cluster, "CSFTADAMS");
  g_assert_null (tel_test_get (nested, "return/phone/vendorConfig/desktopClient/ciscoSupportField"));
  g_assert_cmpstr (tel_test_get (nested, "return/phone/vendorConfig/desktopClient/b"), ==, "1");

  update_phone (cluster, "<vendorConfig><ciscoSupportField>a</ciscoSupportField></vendorConfig>");
  direct = get_phone (cluster, "CSFTADAMS");
  g_assert_cmpstr (tel_test_get (direct, "return/phone/vendorConfig/ciscoSupportField"), ==, "a");
}

static void
test_everything_comes_back (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;

  add_phone (cluster, "<lines>" LINE ("1", "1001", "") "</lines>");
  update_phone (cluster,
                "<vendorConfig><desktopClient><ciscoSupportField>configurationfile=a.xml</ciscoSupportField>"
                "</desktopClient><videoCapability>0</videoCapability></vendorConfig>"
                "<traceFlag>t</traceFlag>"
                "<speeddials><speeddial><dirn>1900</dirn><label>Lobby &lt;1&gt;</label><index>1</index></speeddial>"
                "</speeddials><idleTimeout>30</idleTimeout><servicesUrl>http://example.com/?a=1&amp;b=2</servicesUrl>"
                "<mtpPreferedCodec>711alaw</mtpPreferedCodec>");
  phone = get_phone (cluster, "CSFTADAMS");

  g_assert_cmpstr (tel_test_get (phone, "return/phone/vendorConfig/desktopClient/ciscoSupportField"), ==,
                   "configurationfile=a.xml");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/vendorConfig/videoCapability"), ==, "0");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/traceFlag"), ==, "true");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/speeddials/speeddial/label"), ==, "Lobby <1>");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/servicesUrl"), ==, "http://example.com/?a=1&b=2");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/mtpPreferedCodec"), ==, "711alaw");
}

static void
test_omitted_stays_and_empty_clears (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;
  g_autoptr (TelSimulatorElement) cleared = NULL;

  add_phone (cluster, "");
  update_phone (cluster, "<callingSearchSpaceName>CSS-Internal</callingSearchSpaceName><idleTimeout>30</idleTimeout>"
                         "<dndStatus>true</dndStatus>");
  update_phone (cluster, "<description>changed</description>");
  phone = get_phone (cluster, "CSFTADAMS");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/description"), ==, "changed");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/callingSearchSpaceName"), ==, "CSS-Internal");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/ownerUserName"), ==, "tadams");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/idleTimeout"), ==, "30");

  update_phone (cluster, "<callingSearchSpaceName/><idleTimeout/><ownerUserName/>");
  cleared = get_phone (cluster, "CSFTADAMS");
  g_assert_cmpstr (tel_test_get (cleared, "return/phone/callingSearchSpaceName"), ==, "");
  g_assert_null (
      tel_simulator_element_get_attribute (tel_test_find (cleared, "return/phone/callingSearchSpaceName"), "uuid"));
  g_assert_cmpstr (tel_test_get (cleared, "return/phone/ownerUserName"), ==, "");
  g_assert_null (tel_test_get (cleared, "return/phone/idleTimeout"));
  g_assert_cmpstr (tel_test_get (cleared, "return/phone/dndStatus"), ==, "true");
}

static void
test_references_by_uuid (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;

  add_phone (cluster, "");
  update_phone (cluster, "<devicePoolName>Tokyo</devicePoolName>");
  update_phone (cluster, "<devicePoolName uuid=\"{1B1B9EB6-7803-11D3-BDF0-00108302EAD1}\"/>");
  phone = get_phone (cluster, "CSFTADAMS");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/devicePoolName"), ==, "Default");

  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CSFTADAMS</name>"
                           "<devicePoolName uuid=\"{1B1B9EB6-7803-11D3-BDF0-00108302EAFF}\"/>",
                           5007, "was not found");
}

static void
test_lines_are_replaced_whole (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) before = NULL;
  g_autoptr (TelSimulatorElement) after = NULL;

  add_phone (cluster, "<lines>" LINE ("1", "1001", "") LINE ("2", "1002", "") "</lines>");
  before = get_phone (cluster, "CSFTADAMS");
  update_phone (cluster, "<lines>" LINE ("1", "1002", "") "</lines>");
  after = get_phone (cluster, "CSFTADAMS");

  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (before, "return/phone/lines")), ==, 2);
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (after, "return/phone/lines")), ==, 1);
  g_assert_cmpstr (tel_test_get (after, "return/phone/lines/line/dirn/pattern"), ==, "1002");
  g_assert_cmpstr (tel_simulator_element_get_attribute (tel_test_find (before, "return/phone/lines/1"), "uuid"), ==,
                   tel_simulator_element_get_attribute (tel_test_find (after, "return/phone/lines/0"), "uuid"));
}

static void
test_add_and_remove_lines (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;

  add_phone (cluster, "<lines>" LINE ("1", "1001", "<associatedEndusers>" ENDUSER ("tadams") "</associatedEndusers>")
                          LINE ("2", "1002", "") "</lines>");
  update_phone (cluster, "<removeLines>" LINE ("2", "1002", "") "</removeLines><addLines>" LINE ("3", "1050", "")
                             LINE ("4", "1051", "") "</addLines>");
  phone = get_phone (cluster, "CSFTADAMS");

  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (phone, "return/phone/lines")), ==, 3);
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/0/associatedEndusers/enduser/userId"), ==, "tadams");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/1/dirn/pattern"), ==, "1050");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/2/index"), ==, "4");

  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CSFTADAMS</name><removeLines>" LINE ("2", "1002", "") "</removeLines>", 5007,
                           "The specified Line was not found");
  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CSFTADAMS</name><addLines>" LINE ("1", "1002", "") "</addLines>", -239, "duplicate");
}

static void
test_line_identifier_keeps_the_line (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;

  add_phone (cluster, "<lines>" LINE ("1", "1001", "<associatedEndusers>" ENDUSER ("tadams") "</associatedEndusers>")
                          LINE ("2", "1002", "") "</lines>");
  update_phone (cluster, "<lines><lineIdentifier><directoryNumber>1001</directoryNumber>"
                         "<routePartitionName>PT-Internal</routePartitionName></lineIdentifier></lines>");
  phone = get_phone (cluster, "CSFTADAMS");

  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (phone, "return/phone/lines")), ==, 1);
  g_assert_cmpstr (tel_test_get (phone, "return/phone/lines/line/associatedEndusers/enduser/userId"), ==, "tadams");
}

static void
test_at_most_five_end_users (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *five =
      ENDUSER ("tadams") ENDUSER ("amckenzi") ENDUSER ("tyamada") ENDUSER ("hsuzuki") ENDUSER ("mgarcia");
  g_autofree char *allowed =
      g_strdup_printf ("<lines>" LINE ("1", "1001", "<associatedEndusers>%s</associatedEndusers>") "</lines>", five);
  g_autofree char *refused = g_strdup_printf (
      "<name>CSFTADAMS</name><lines>" LINE ("1", "1001", "<associatedEndusers>%s%s</associatedEndusers>") "</lines>",
      five, ENDUSER ("sobrien"));

  add_phone (cluster, allowed);
  tel_test_cluster_refuse (cluster, "updatePhone", refused, -1, "maximum number of end users");
}

static void
test_rename (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) phone = NULL;

  add_phone (cluster, "");
  tel_test_cluster_refuse (cluster, "updatePhone", "<name>CSFTADAMS</name><newName>CSFAKenzi</newName>", -239,
                           "duplicate value in a UNIQUE INDEX");
  tel_test_cluster_refuse (cluster, "updatePhone", "<name>CSFTADAMS</name><newName>CSF TADAMS</newName>", -1,
                           "invalid characters");
  update_phone (cluster, "<newName>CSFTANYA</newName>");
  phone = get_phone (cluster, "CSFTANYA");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/name"), ==, "CSFTANYA");
  tel_test_cluster_refuse (cluster, "getPhone", "<name>CSFTADAMS</name>", 5007,
                           "Item not valid: The specified Phone was not found");
}

static void
test_refused_names (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *rest = POOL PLACE RELAY TEMPLATE BRIDGE CAPTURE NO_OPERATION TAIL;
  g_autofree char *spaced = g_strconcat (HEAD ("CSF TADAMS", CSF), rest, NULL);
  g_autofree char *kanji = g_strconcat (HEAD ("CSF山田", CSF), rest, NULL);
  g_autofree char *long_name =
      g_strconcat (HEAD ("A23456789012345678901234567890123456789012345678901", CSF), rest, NULL);
  g_autofree char *taken = g_strconcat (HEAD ("CSFAKenzi", CSF), rest, NULL);
  g_autofree char *desk = g_strconcat (HEAD ("CSFTADAMS", "Cisco 8841"), rest, NULL);
  g_autofree char *looser = g_strconcat (HEAD ("CSF_t.adams-very_long_name", CSF), rest, NULL);
  g_autoptr (TelSimulatorElement) response = NULL;

  tel_test_cluster_refuse (cluster, "addPhone", spaced, -1, "Valid characters include [a-zA-Z0-9._-]{1,50}");
  tel_test_cluster_refuse (cluster, "addPhone", kanji, -1, "Valid characters include");
  tel_test_cluster_refuse (cluster, "addPhone", long_name, -1, "Valid characters include");
  tel_test_cluster_refuse (cluster, "addPhone", desk, -1, "Valid characters include [0-9A-F]{12}");
  tel_test_cluster_refuse (cluster, "addPhone", taken, -239,
                           "Could not insert new row - duplicate value in a UNIQUE INDEX column (Unique Index:).");
  response = tel_test_cluster_run (cluster, "addPhone", looser);
}

static void
test_refused_profiles (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autofree char *other_type =
      make_phone ("<securityProfileName>TCT Encrypted AuthString</securityProfileName>", "", "");
  g_autofree char *unknown = make_phone ("<securityProfileName>No such profile</securityProfileName>", "", "");
  g_autofree char *universal = make_phone ("<securityProfileName>Universal Device Template - Model-independent "
                                           "Security Profile</securityProfileName>",
                                           "", "");
  g_autoptr (TelSimulatorElement) response = NULL;

  tel_test_cluster_refuse (cluster, "addPhone", other_type, -1,
                           "The specified Security Profile is not valid for this device type (model and protocol).");
  tel_test_cluster_refuse (cluster, "addPhone", unknown, 5007,
                           "Item not valid: The specified No such profile was not found");
  tel_test_cluster_refuse (cluster, "addPhone",
                           HEAD ("CSFTADAMS", CSF) POOL PLACE RELAY
                           "<phoneTemplateName>Standard Dual Mode for iPhone</phoneTemplateName>" BRIDGE CAPTURE
                               NO_OPERATION TAIL,
                           -1, "Phone Button Template is not valid for this device type");
  response = tel_test_cluster_run (cluster, "addPhone", universal);
}

static void
test_refused_values (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  static const struct
  {
    const char *changes;
    int code;
    const char *message;
  } cases[] = {
    { "<devicePoolName>Nowhere</devicePoolName>", 5007, "The specified Nowhere was not found" },
    { "<devicePoolName/>", -391, "Cannot insert a null into column" },
    { "<ownerUserName>nobody</ownerUserName>", 5007, "The specified nobody was not found" },
    { "<networkLocation>Mars</networkLocation>", -1, "networkLocation is not valid: Mars" },
    { "<builtInBridgeStatus>Perhaps</builtInBridgeStatus>", -1, "builtInBridgeStatus is not valid" },
    { "<mediaResourceListName>MRGL</mediaResourceListName>", 5007, "The specified MRGL was not found" },
    { "<certificateOperation>Instal/Upgrade TYPO</certificateOperation>", -1, "certificateOperation is not valid" },
    { "<dndOption>Call Reject</dndOption>", -1, "dndOption is not supported for this device type" },
    { "<mlppIndicationStatus>On</mlppIndicationStatus>", -1, "mlppIndicationStatus is not supported" },
    { "<preemption>Forceful</preemption>", -1, "preemption is not supported" },
    { "<lines>" LINE ("1", "9999", "") "</lines>", 5007, "The specified 9999 was not found" },
    { "<lines>" LINE ("0", "1001", "") "</lines>", -1, "index is not valid" },
    { "<lines>" LINE ("1", "1001", "") LINE ("1", "1002", "") "</lines>", -239, "duplicate" },
    { "<lines>" LINE ("1", "1001", "") LINE ("2", "1001", "") "</lines>", -239, "duplicate" },
    { "<lines>" LINE ("1", "1001", "<associatedEndusers>" ENDUSER ("nobody") "</associatedEndusers>") "</lines>", 5007,
      "The specified nobody was not found" },
  };

  add_phone (cluster, "");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strconcat ("<name>CSFTADAMS</name>", cases[i].changes, NULL);

      tel_test_cluster_refuse (cluster, "updatePhone", body, cases[i].code, cases[i].message);
    }
}

/* The last of many parts of a request is refused: none of the others may stay. */
static void
test_refusal_leaves_no_trace (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autofree char *before = tel_simulator_store_dump (cluster->context.store, NULL);
  g_autofree char *after = NULL;

  tel_test_cluster_refuse (
      cluster, "updatePhone",
      "<name>CSFHSUZUKI</name><newName>CSFNEW</newName><description>new</description>"
      "<vendorConfig><a>1</a></vendorConfig><lines>" LINE (
          "1", "1050", "") "</lines>"
                           "<certificateOperation>Install/Upgrade</certificateOperation>"
                           "<authenticationMode>By Authentication String</authenticationMode><keySize>4096</keySize>"
                           "<authenticationString>12</authenticationString>",
      -1, "4 to 10 digits");
  after = tel_simulator_store_dump (cluster->context.store, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused_products (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  const char *rest = POOL PLACE RELAY "<phoneTemplateName/>" BRIDGE CAPTURE NO_OPERATION TAIL;
  g_autofree char *unknown = g_strconcat (HEAD ("CSFTADAMS", "Cisco Jabber for Toasters"), rest, NULL);
  g_autofree char *protocol = g_strconcat ("<phone><name>CSFTADAMS</name><product>" CSF "</product><class>Phone</class>"
                                           "<protocol>SCCP</protocol><protocolSide>User</protocolSide>",
                                           rest, NULL);
  g_autofree char *class = g_strconcat ("<phone><name>CSFTADAMS</name><product>" CSF "</product><class>Trunk</class>"
                                        "<protocol>SIP</protocol><protocolSide>User</protocolSide>",
                                        rest, NULL);

  tel_test_cluster_refuse (cluster, "addPhone", "", -1, "addPhone needs what it is to add");
  tel_test_cluster_refuse (cluster, "addPhone", unknown, -1, "product is not valid");
  tel_test_cluster_refuse (cluster, "addPhone", protocol, -1, "protocol is not valid for this device type");
  tel_test_cluster_refuse (cluster, "addPhone", class, -1, "class is not valid");
}

static void
test_product_that_the_release_lacks (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1005, "small");

  tel_test_cluster_refuse (cluster, "addPhone",
                           HEAD ("SEP00AA00AA00AA", "Cisco 8845") POOL PLACE RELAY
                           "<phoneTemplateName/>" BRIDGE CAPTURE NO_OPERATION TAIL,
                           -1, "product is not valid: Cisco 8845");
}

static void
test_cti_remote_device (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) added =
      tel_test_cluster_run (cluster, "addPhone",
                            "<phone><name>CTIRDTADAMS</name><product>CTI Remote Device</product><class>Phone</class>"
                            "<protocol>CTI Remote Device</protocol><protocolSide>User</protocolSide>" POOL PLACE RELAY
                            "<phoneTemplateName/>" BRIDGE
                            "<ownerUserName>tadams</ownerUserName>" CAPTURE NO_OPERATION TAIL);
  g_autoptr (TelSimulatorElement) phone = get_phone (cluster, "CTIRDTADAMS");

  g_assert_cmpstr (tel_test_get (phone, "return/phone/securityProfileName"), ==,
                   "CTI Remote Device - Standard Profile");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/sipProfileName"), ==, "");
  g_assert_cmpstr (tel_test_get (phone, "return/phone/authenticationMode"), ==, "");
  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CTIRDTADAMS</name><certificateOperation>Install/Upgrade</certificateOperation>", -1,
                           "not supported for this device type");
  tel_test_cluster_refuse (cluster, "updatePhone",
                           "<name>CTIRDTADAMS</name><sipProfileName>Standard SIP Profile</sipProfileName>", -1,
                           "SIP Profile is not valid for this device type");
}

static void
test_remove (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "removePhone", "<name>CSFAKenzi</name>");
  g_autoptr (JsonNode) dump = tel_test_cluster_dump (cluster);

  g_assert_null (tel_test_get_json (dump, "phones/CSFAKenzi"));
  g_assert_cmpstr (tel_test_get_json (dump, "users/amckenzi/associatedDevices"), ==, "[]");
  g_assert_cmpstr (tel_test_get_json (dump, "lines/1003 in PT-Internal/associatedDevices"), ==, "[]");
  tel_test_cluster_refuse (cluster, "removePhone", "<name>CSFAKenzi</name>", 5007,
                           "Item not valid: The specified Phone was not found");
  tel_test_cluster_refuse (cluster, "updatePhone", "<name>CSFAKenzi</name><description>x</description>", 5003,
                           "Phone not found");
}

static void
test_apply_and_reset (void)
{
  g_autoptr (TelTestCluster) cluster = make_cluster ();
  static const char *const requests[][2] = {
    { "applyPhone", "<name>SEP001122334458</name>" },
    { "resetPhone", "<name>SEP001122334458</name>" },
    { "restartPhone", "<name>SEP001122334458</name>" },
    { "applyLine", "<pattern>1006</pattern><routePartitionName>PT-Internal</routePartitionName>" },
    { "applySipProfile", "<name>Standard SIP Profile for Mobile Device</name>" },
    { "applyPhoneSecurityProfile", "<name>CSF Encrypted AuthString</name>" },
    { "doDeviceReset",
      "<deviceName>SEP001122334458</deviceName><deviceResetType>Apply Configuration</deviceResetType>" },
    { "doDeviceReset", "<deviceName>SEP001122334458</deviceName><isHardReset>true</isHardReset>" },
  };
  g_autoptr (JsonNode) dump = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, requests[i][0], requests[i][1]);
    }

  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "phones/SEP001122334458/applyCount"), ==, "3");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/SEP001122334458/resetCount"), ==, "2");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/SEP001122334458/restartCount"), ==, "1");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/TCTTRIBEIRO/applyCount"), ==, "2");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/applyCount"), ==, "1");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/SEP001122334455/applyCount"), ==, "0");
  tel_test_cluster_refuse (cluster, "applyPhone", "<name>CSFNOBODY</name>", 5007, "The specified Phone was not found");
}

static void
test_ask_device (void)
{
  static const char *const types[] = { "Generate PRT", "Extended Config Pull" };
  g_autoptr (TelTestCluster) old = tel_test_cluster_new (1205, "small");
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (JsonNode) before = tel_test_cluster_dump (cluster);
  g_autoptr (JsonNode) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *nobody =
          g_strdup_printf ("<deviceName>NOBODY</deviceName><deviceResetType>%s</deviceResetType>", types[i]);
      g_autofree char *body =
          g_strdup_printf ("<deviceName>SEP001122334458</deviceName><deviceResetType>%s</deviceResetType>", types[i]);
      g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "doDeviceReset", body);

      g_assert_cmpstr (tel_test_get (response, "return"), ==, "true");
      tel_test_cluster_refuse (cluster, "doDeviceReset", nobody, 5007, "The specified NOBODY was not found");
      tel_test_cluster_refuse (old, "doDeviceReset", body, -1, "The specified value for deviceResetType is not valid");
    }

  after = tel_test_cluster_dump (cluster);
  g_assert_true (json_node_equal (before, after));
}

static void
test_nine_has_only_device_reset (void)
{
  g_assert_false (tel_simulator_operations_exist ("applyPhone", 901));
  g_assert_true (tel_simulator_operations_exist ("applyPhone", 1000));
  g_assert_true (tel_simulator_operations_exist ("doDeviceReset", 901));
  g_assert_false (tel_simulator_operations_exist ("resetSipProfile", 1400));
  g_assert_true (tel_simulator_operations_is_write ("applyPhone"));
  g_assert_false (tel_simulator_operations_is_write ("getPhone"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/phone/add-and-get", test_add_and_get);
  g_test_add_func ("/phone/defaults-of-the-schema", test_defaults_of_the_schema);
  g_test_add_func ("/phone/everything-comes-back", test_everything_comes_back);
  g_test_add_func ("/phone/support-field-in-one-place", test_direct_support_field);
  g_test_add_func ("/phone/omitted-stays-and-empty-clears", test_omitted_stays_and_empty_clears);
  g_test_add_func ("/phone/references-by-uuid", test_references_by_uuid);
  g_test_add_func ("/phone/lines/replaced-whole", test_lines_are_replaced_whole);
  g_test_add_func ("/phone/lines/add-and-remove", test_add_and_remove_lines);
  g_test_add_func ("/phone/lines/identifier-keeps-the-line", test_line_identifier_keeps_the_line);
  g_test_add_func ("/phone/lines/G5.2/at-most-five-end-users", test_at_most_five_end_users);
  g_test_add_func ("/phone/rename", test_rename);
  g_test_add_func ("/phone/refused/names", test_refused_names);
  g_test_add_func ("/phone/refused/profiles", test_refused_profiles);
  g_test_add_func ("/phone/refused/values", test_refused_values);
  g_test_add_func ("/phone/refused/leaves-no-trace", test_refusal_leaves_no_trace);
  g_test_add_func ("/phone/refused/products", test_refused_products);
  g_test_add_func ("/phone/refused/product-that-the-release-lacks", test_product_that_the_release_lacks);
  g_test_add_func ("/phone/cti-remote-device", test_cti_remote_device);
  g_test_add_func ("/phone/remove", test_remove);
  g_test_add_func ("/phone/apply-and-reset", test_apply_and_reset);
  g_test_add_func ("/phone/ask-device", test_ask_device);
  g_test_add_func ("/phone/nine-has-only-device-reset", test_nine_has_only_device_reset);

  return g_test_run ();
}
