/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-product.h"
#include "tel-test-cluster.h"

#include "tel-test.h"

#define TAB "Cisco Jabber for Tablet"

/* The products of the guide, with what belongs to each and the number of contract 3.1. */
static const struct
{
  const char *name;
  const char *number;
  const char *protocol;
  const char *button_template;
  const char *profile;
  const char *sip_profile;
} products[] = {
  { "Cisco Unified Client Services Framework", "503", "SIP", "Standard Client Services Framework",
    "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile", "Standard SIP Profile" },
  { "Cisco Dual Mode for iPhone", "562", "SIP", "Standard Dual Mode for iPhone",
    "Cisco Dual Mode for iPhone - Standard SIP Non-Secure Profile", "Standard SIP Profile" },
  { "Cisco Dual Mode for Android", "575", "SIP", "Standard Dual Mode for Android",
    "Cisco Dual Mode for Android - Standard SIP Non-Secure Profile", "Standard SIP Profile" },
  { TAB, "652", "SIP", "Standard Jabber for Tablet", "Cisco Jabber for Tablet - Standard SIP Non-Secure Profile",
    "Standard SIP Profile" },
  { "CTI Remote Device", "635", "CTI Remote Device", "", "CTI Remote Device - Standard Profile", "" },
};

static const guint releases[] = { 901, 1000, 1005, 1100, 1105, 1200, 1205, 1400, 1500 };

static char *
make_phone (guint release, const char *product, const char *protocol, const char *profile, const char *button_template)
{
  g_autofree char *profile_element =
      profile != NULL ? g_strdup_printf ("<securityProfileName>%s</securityProfileName>", profile) : g_strdup ("");

  return g_strdup_printf (
      "<phone><name>NEW</name><product>%s</product><class>Phone</class><protocol>%s</protocol>"
      "<protocolSide>User</protocolSide><devicePoolName>Default</devicePoolName>"
      "<commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName>"
      "<locationName>Hub_None</locationName><useTrustedRelayPoint>Default</useTrustedRelayPoint>%s"
      "<phoneTemplateName>%s</phoneTemplateName><primaryPhoneName/>"
      "<builtInBridgeStatus>Default</builtInBridgeStatus><packetCaptureMode>None</packetCaptureMode>"
      "<certificateOperation>No Pending Operation</certificateOperation>"
      "<deviceMobilityMode>Default</deviceMobilityMode>%s</phone>",
      product, protocol, profile_element, button_template != NULL ? button_template : "",
      release < 1000 ? "<mobileSmartClientProfileName/>" : "");
}

static char *
look_up (TelTestCluster *cluster, const char *sql, const char *value)
{
  return tel_simulator_store_look_up (cluster->context.store, sql, value, TEL_SIMULATOR_END);
}

static void
set_installed (TelTestCluster *cluster, const char *name, gboolean installed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_simulator_product_set_installed (cluster->context.store, name, installed, &error));
  g_assert_no_error (error);
}

/* What a request leaves out is the standard of its type, on every release. */
static void
test_standards (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (releases[i], "empty");

      for (guint j = 0; j < G_N_ELEMENTS (products); j++)
        {
          g_autofree char *number = look_up (cluster, "SELECT enum FROM typemodel WHERE name = ?", products[j].name);
          g_autofree char *body = make_phone (releases[i], products[j].name, products[j].protocol, NULL, NULL);
          g_autoptr (TelSimulatorElement) added = tel_test_cluster_run (cluster, "addPhone", body);
          g_autoptr (TelSimulatorElement) phone = tel_test_cluster_run (cluster, "getPhone", "<name>NEW</name>");
          g_autoptr (TelSimulatorElement) removed = tel_test_cluster_run (cluster, "removePhone", "<name>NEW</name>");

          g_assert_cmpstr (number, ==, products[j].number);
          g_assert_cmpstr (tel_test_get (phone, "return/phone/model"), ==, products[j].name);
          g_assert_cmpstr (tel_test_get (phone, "return/phone/phoneTemplateName"), ==, products[j].button_template);
          g_assert_cmpstr (tel_test_get (phone, "return/phone/securityProfileName"), ==, products[j].profile);
          g_assert_cmpstr (tel_test_get (phone, "return/phone/sipProfileName"), ==, products[j].sip_profile);
        }
    }
}

/* Each product takes its own profile, template and protocol, and none of another's. */
static void
test_strangers (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "empty");

  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    for (guint j = 0; j < G_N_ELEMENTS (products); j++)
      {
        g_autofree char *profile = make_phone (1400, products[i].name, products[i].protocol, products[j].profile, NULL);
        g_autofree char *layout =
            make_phone (1400, products[i].name, products[i].protocol, NULL, products[j].button_template);
        g_autofree char *protocol = make_phone (1400, products[i].name, products[j].protocol, NULL, NULL);

        if (i == j)
          continue;

        tel_test_cluster_refuse (cluster, "addPhone", profile, -1,
                                 "The specified Security Profile is not valid for this device type");
        if (*products[j].button_template != '\0')
          tel_test_cluster_refuse (cluster, "addPhone", layout, -1,
                                   "The specified Phone Button Template is not valid for this device type");
        if (!g_str_equal (products[i].protocol, products[j].protocol))
          tel_test_cluster_refuse (cluster, "addPhone", protocol, -1,
                                   "The specified protocol is not valid for this device type");
      }
}

/* Without its COP file a type is unknown, and nothing of it is there (G1.1); with it all is as if it had always been.
 */
static void
test_not_installed (void)
{
  static const char profile[] = "<phoneSecurityProfile><phoneType>" TAB "</phoneType><protocol>SIP</protocol>"
                                "<name>Own</name><description/></phoneSecurityProfile>";
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autofree char *body = make_phone (1400, TAB, "SIP", NULL, NULL);
  g_autofree char *model = NULL;
  g_autofree char *template_name = NULL;
  g_autofree char *profile_name = NULL;
  g_autoptr (TelSimulatorElement) user = NULL;
  g_autoptr (TelSimulatorElement) added = NULL;

  set_installed (cluster, TAB, FALSE);
  set_installed (cluster, TAB, FALSE);

  model = look_up (cluster, "SELECT enum FROM typemodel WHERE name = ?", TAB);
  template_name = look_up (cluster, "SELECT name FROM phonetemplate WHERE name = ?", "Standard Jabber for Tablet");
  profile_name = look_up (cluster, "SELECT name FROM securityprofile WHERE name LIKE ?", "TAB%");
  g_assert_null (model);
  g_assert_null (template_name);
  g_assert_null (profile_name);
  tel_test_cluster_refuse (cluster, "getPhone", "<name>TABTRIBEIRO</name>", 5007, "not found");
  tel_test_cluster_refuse (cluster, "addPhone", body, -1, "The specified value for product is not valid: " TAB);
  tel_test_cluster_refuse (cluster, "addPhoneSecurityProfile", profile, -1,
                           "The specified value for phoneType is not valid: " TAB);
  user = tel_test_cluster_run (cluster, "getUser", "<userid>tribeiro</userid>");
  g_assert_cmpstr (tel_test_get (user, "return/user/userid"), ==, "tribeiro");

  set_installed (cluster, TAB, TRUE);
  added = tel_test_cluster_run (cluster, "addPhone", body);
}

static void
test_unknown (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1005, "empty");
  g_autoptr (GError) error = NULL;

  /* It came with 11.0. */
  g_assert_false (tel_simulator_product_set_installed (cluster->context.store, "Cisco 8845", TRUE, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/simulator/product/standards", test_standards);
  g_test_add_func ("/simulator/product/strangers", test_strangers);
  g_test_add_func ("/simulator/product/G1.1/not-installed", test_not_installed);
  g_test_add_func ("/simulator/product/unknown", test_unknown);

  return g_test_run ();
}
