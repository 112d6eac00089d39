/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "simulator/tel-simulator-product.h"
#include "tel-test-batch.h"
#include "tel-test.h"

#define DEADLINE "2036:06:30:12:00"
#define DEADLINE_TEXT "2036-06-30T12:00"

/* What the cluster has to have of a type, by the contract's table of 2.9 and G6. */
typedef struct
{
  const char *prefix;
  const char *product;
  const char *button_template;
  gboolean mobile;
} Type;

static const Type types[] = {
  { "CSF", "Cisco Unified Client Services Framework", "Standard Client Services Framework", FALSE },
  { "TCT", "Cisco Dual Mode for iPhone", "Standard Dual Mode for iPhone", TRUE },
  { "BOT", "Cisco Dual Mode for Android", "Standard Dual Mode for Android", TRUE },
  { "TAB", "Cisco Jabber for Tablet", "Standard Jabber for Tablet", TRUE },
};

static void
assert_phone (JsonNode *dump, const char *name, const char *element, const char *expected)
{
  g_autofree char *path = g_strdup_printf ("phones/%s/%s", name, element);

  tel_test_batch_assert (dump, path, expected);
}

/* The SIP profile that is proposed: the default one, and for mobile types one with the timers (G6.2 to G6.4). */
static const char *
get_sip_profile (const Type *type, const char *release)
{
  if (!type->mobile)
    return "Standard SIP Profile";

  return g_str_equal (release, "9.1") ? "Jabber Mobile SIP Profile" : "Standard SIP Profile for Mobile Device";
}

static void
assert_identity (JsonNode *dump, const Type *type, const char *release, const char *name, const char *owner)
{
  g_autofree char *line_users = g_strdup_printf ("[\"%s\"]", owner);

  assert_phone (dump, name, "product", type->product);
  assert_phone (dump, name, "model", type->product);
  assert_phone (dump, name, "class", "Phone");
  assert_phone (dump, name, "protocol", "SIP");
  assert_phone (dump, name, "protocolSide", "User");
  assert_phone (dump, name, "ownerUserName", owner);
  assert_phone (dump, name, "devicePoolName", "Default");
  assert_phone (dump, name, "phoneTemplateName", type->button_template);
  assert_phone (dump, name, "sipProfileName", get_sip_profile (type, release));
  assert_phone (dump, name, "lines/0/routePartitionName", "PT-Internal");
  assert_phone (dump, name, "lines/0/associatedEndusers", line_users);
  assert_phone (dump, name, "applyCount", "1");
}

static void
provision_with_string (TelTestSimulator *simulator, const Type *type, const char *release)
{
  g_autofree char *name = g_strconcat (type->prefix, "TADAMS", NULL);
  g_autofree char *profile = g_strconcat (type->prefix, " Encrypted AuthString", NULL);
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", type->prefix, "--dn",
                          "1077/PT-Internal", "--security-profile", profile, "--capf", "--accept", "G3.7",
                          "--completes-by", DEADLINE_TEXT, "--show-string", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autofree char *string = tel_test_batch_get (run->json, "authenticationString");

  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "device/type", type->prefix);
  tel_test_batch_assert (run->json, "device/name", name);
  g_assert_true (g_regex_match_simple ("^[1-9][0-9]{9}$", string, 0, 0));

  assert_identity (dump, type, release, name, "tadams");
  assert_phone (dump, name, "lines/0/pattern", "1077");
  assert_phone (dump, name, "securityProfileName", profile);
  assert_phone (dump, name, "certificateOperation", "Install/Upgrade");
  assert_phone (dump, name, "certificateStatus", "Operation Pending");
  assert_phone (dump, name, "authenticationMode", "By Authentication String");
  assert_phone (dump, name, "authenticationString", string);
  assert_phone (dump, name, "upgradeFinishTime", DEADLINE);
}

static void
provision_without_capf (TelTestSimulator *simulator, const Type *type, const char *release)
{
  g_autofree char *name = g_strconcat (type->prefix, "MGARCIA", NULL);
  g_autofree char *profile = g_strconcat (type->product, " - Standard SIP Non-Secure Profile", NULL);
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "provision", "--user", "mgarcia", "--type",
                                                     type->prefix, "--dn", "2001/PT-Internal", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "authenticationString", NULL);

  assert_identity (dump, type, release, name, "mgarcia");
  assert_phone (dump, name, "lines/0/pattern", "2001");
  assert_phone (dump, name, "securityProfileName", profile);
  assert_phone (dump, name, "certificateOperation", "No Pending Operation");
}

/* The releases whose schemas are at hand are tried whole; between them only what the release may change is. */
static gboolean
is_tried_whole (const char *release)
{
  static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0", NULL };

  return g_strv_contains (releases, release);
}

/* One user gets every type with a string, another one every type without; each is in addition to those before. */
static void
test_every_type (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (JsonNode) dump = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      provision_with_string (simulator, &types[i], release);
      if (is_tried_whole (release))
        provision_without_capf (simulator, &types[i], release);
    }

  dump = tel_test_batch_dump (simulator);
  tel_test_batch_assert (dump, "users/tadams/associatedDevices",
                         "[\"BOTTADAMS\",\"CSFTADAMS\",\"SEP001122334455\",\"TABTADAMS\",\"TCTTADAMS\"]");
  tel_test_batch_assert (dump, "users/tadams/associatedGroups",
                         "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
  if (is_tried_whole (release))
    tel_test_batch_assert (dump, "users/mgarcia/associatedDevices",
                           "[\"BOTMGARCIA\",\"CSFMGARCIA\",\"TABMGARCIA\",\"TCTMGARCIA\"]");
  tel_test_batch_assert (dump, "lines/1077 in PT-Internal/associatedDevices",
                         "[\"BOTTADAMS\",\"CSFTADAMS\",\"TABTADAMS\",\"TCTTADAMS\"]");
}

static void
assert_nothing_written (TelTestSimulator *simulator)
{
  static const char *const writes[] = { "addPhone",   "addLine",    "updatePhone",
                                        "updateUser", "applyPhone", "doDeviceReset" };

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    g_assert_cmpuint (tel_test_simulator_count_requests (simulator, writes[i]), ==, 0);
}

static void
refuse (TelTestSimulator *simulator,
        const char *type,
        const char *user_id,
        const char *option,
        const char *value,
        const char *text)
{
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "provision", "--user", user_id, "--type", type, option, value, NULL);

  tel_test_batch_assert_error (run, "invalid", text);
  assert_nothing_written (simulator);
}

/* Before release 10 a mobile type takes a profile with the timers and no other. */
static void
test_wrong_sip_profile (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("9.1", "small");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].mobile)
      refuse (simulator, types[i].prefix, "tadams", "--sip-profile", "Standard SIP Profile", "(G6.2). (G1.2)");
}

/* Where no profile has them none of the mobile types is made; a CSF needs none. */
static void
test_no_mobile_sip_profile (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("9.1", "empty");

  tel_test_simulator_mutate (simulator, "<addUser><user><lastName>Adams</lastName><userid>tadams</userid>"
                                        "<presenceGroupName>Standard Presence group</presenceGroupName>"
                                        "</user></addUser>");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (TelTestBatch) run =
          tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", types[i].prefix, "--dn", "1001",
                              "--no-partition", "--accept", "G1.5", "--dry-run", NULL);

      if (!types[i].mobile)
        g_assert_cmpint (run->status, ==, 0);
      else
        tel_test_batch_assert_error (run, "invalid", "Make a mobile SIP profile first (G6). (G1.2)");
    }
  assert_nothing_written (simulator);
}

static void
test_product_missing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
      g_autoptr (TelTestBatch) missing = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      tel_simulator_product_set_installed (simulator->store, types[i].product, FALSE, &error);
      g_assert_no_error (error);
      text = g_strdup_printf ("“%s”. Install its COP file", types[i].product);
      missing = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", types[i].prefix, NULL);
      tel_test_batch_assert_error (missing, "invalid", text);
      tel_test_batch_assert_error (missing, "invalid", "(G1.1)");
      assert_nothing_written (simulator);
    }
}

static void
test_refusals (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  /* No prefix, small letters, one of another type, too long. */
  refuse (simulator, "TCT", "tadams", "--name", "TADAMS", "(G2.5)");
  refuse (simulator, "BOT", "tadams", "--name", "BOTtadams", "(G2.5)");
  refuse (simulator, "TAB", "tadams", "--name", "CSFTADAMS", "(G2.5)");
  refuse (simulator, "TCT", "tadams", "--name", "TCT4567890123456", "(G2.5)");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].mobile)
      refuse (simulator, types[i].prefix, "tribeiro", "--dn", "1006/PT-Internal", "(G2.1)");
  refuse (simulator, "BOT", "tadams", "--support-field", "configurationfile=a.xml", "(G2.8)");
  refuse (simulator, "TAB", "tadams", "--security-profile", "CSF Encrypted AuthString", "(G8.1)");
  refuse (simulator, "TCT", "tadams", "--sip-profile", "No such profile", "No such profile");
}

/* What encrypts the configuration is for desktop clients alone. */
static void
test_tftp_encryption (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run = NULL;

  tel_test_simulator_mutate (simulator, "<addPhoneSecurityProfile><phoneSecurityProfile>"
                                        "<phoneType>Cisco Dual Mode for iPhone</phoneType><protocol>SIP</protocol>"
                                        "<name>TCT TFTP</name><description/>"
                                        "<deviceSecurityMode>Encrypted</deviceSecurityMode>"
                                        "<authenticationMode>By Authentication String</authenticationMode>"
                                        "<tftpEncryptedConfig>true</tftpEncryptedConfig>"
                                        "<transportType>TLS</transportType>"
                                        "</phoneSecurityProfile></addPhoneSecurityProfile>");
  run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "TCT", "--security-profile",
                            "TCT TFTP", "--capf", "--accept", "G3.7", NULL);
  tel_test_batch_assert_error (run, "invalid", "(G8.4)");
  assert_nothing_written (simulator);
}

/* From release 10 a profile of the site's own is a matter of a tick. */
static void
test_own_sip_profile (void)
{
  for (guint accepts = 0; accepts < 2; accepts++)
    {
      g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("10.5", "small");
      g_autoptr (TelTestBatch) run =
          tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "TAB", "--sip-profile",
                              "Standard SIP Profile", accepts == 1 ? "--accept" : NULL, "G6.4", NULL);
      g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

      if (accepts == 1)
        assert_phone (dump, "TABTADAMS", "sipProfileName", "Standard SIP Profile");
      else
        tel_test_batch_assert_error (run, "invalid", "--accept G6.4");
    }
}

/* Mobility first, then the device without profile, template and certificate, then the association. */
static void
test_remote_device (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (JsonNode) dump = NULL;

  run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CTIRD", "--rerouting-css",
                            "CSS-International", "--accept", "G8.1",
                            g_str_equal (release, "9.1") ? NULL : "--route-when-inactive", NULL);
  dump = tel_test_batch_dump (simulator);
  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "device/type", "CTIRD");
  tel_test_batch_assert (run->json, "plan/steps/0/operation", "update");
  tel_test_batch_assert (run->json, "plan/steps/1/object", "CTIRDTADAMS");
  assert_phone (dump, "CTIRDTADAMS", "product", "CTI Remote Device");
  assert_phone (dump, "CTIRDTADAMS", "protocol", "CTI Remote Device");
  assert_phone (dump, "CTIRDTADAMS", "ownerUserName", "tadams");
  assert_phone (dump, "CTIRDTADAMS", "rerouteCallingSearchSpaceName", "CSS-International");
  tel_test_batch_assert (run->json, "device/reroutingCallingSearchSpace", "CSS-International");
  assert_phone (dump, "CTIRDTADAMS", "enableCallRoutingToRdWhenNoneIsActive",
                g_str_equal (release, "9.1") ? NULL : "true");
  assert_phone (dump, "CTIRDTADAMS", "securityProfileName", "CTI Remote Device - Standard Profile");
  assert_phone (dump, "CTIRDTADAMS", "sipProfileName", "");
  assert_phone (dump, "CTIRDTADAMS", "phoneTemplateName", "");
  assert_phone (dump, "CTIRDTADAMS", "certificateOperation", "No Pending Operation");
  assert_phone (dump, "CTIRDTADAMS", "lines/0/pattern", "1001");
  assert_phone (dump, "CTIRDTADAMS", "lines/0/associatedEndusers", "[\"tadams\"]");
  assert_phone (dump, "CTIRDTADAMS", "applyCount", "1");
  tel_test_batch_assert (dump, "users/tadams/enableMobility", "true");
  tel_test_batch_assert (dump, "users/tadams/associatedDevices", "[\"CTIRDTADAMS\",\"SEP001122334455\"]");
  tel_test_batch_assert (dump, "users/tadams/associatedGroups",
                         "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
}

/* Mobility is a matter of a tick, and a user has one such device like one of each type. */
static void
test_remote_device_once (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) first = NULL;
  g_autoptr (TelTestBatch) second = NULL;

  refuse (simulator, "CTIRD", "tadams", "--name", "CTIRD1", "--accept G8.1");
  first = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CTIRD", "--accept", "G8.1", NULL);
  g_assert_cmpint (first->status, ==, 0);
  second = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CTIRD", "--name", "CTIRD2", NULL);
  tel_test_batch_assert_error (second, "invalid", "(G2.1)");
}

static void
test_routing_on_nine (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("9.1", "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CTIRD",
                                                     "--accept", "G8.1", "--route-when-inactive", NULL);

  tel_test_batch_assert_error (run, "invalid", "This release does not know");
  assert_nothing_written (simulator);
}

static void
test_remote_device_refusals (void)
{
  static const struct
  {
    const char *option;
    const char *value;
    const char *text;
  } cases[] = {
    { "--capf", NULL, "no certificate" },
    { "--sip-profile", "Standard SIP Profile", "no SIP profile" },
    { "--name", "CTIRD TADAMS", "(G8.1)" },
    { "--name", "CSFAKenzi", "is taken" },
    { "--security-profile", "CSF Encrypted AuthString", "(G8.1)" },
    { "--support-field", "configurationfile=a.xml", "(G2.8)" },
    { "--rerouting-css", "No such space", "No such space" },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CTIRD",
                                                         "--accept", "G8.1", cases[i].option, cases[i].value, NULL);

      tel_test_batch_assert_error (run, "invalid", cases[i].text);
    }
  assert_nothing_written (simulator);
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "10.0", "10.5", "11.0", "11.5", "12.0", "12.5", "14.0", "15.0" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/batch/types/every-type/%s", releases[i]);

      g_autofree char *remote = g_strdup_printf ("/batch/types/G8.1/remote-device/%s", releases[i]);

      g_test_add_data_func (path, releases[i], test_every_type);
      g_test_add_data_func (remote, releases[i], test_remote_device);
    }

  g_test_add_func ("/batch/types/G1.1/product-missing", test_product_missing);
  g_test_add_func ("/batch/types/G1.2/wrong-sip-profile", test_wrong_sip_profile);
  g_test_add_func ("/batch/types/G1.2/no-mobile-sip-profile", test_no_mobile_sip_profile);
  g_test_add_func ("/batch/types/G6.4/own-sip-profile", test_own_sip_profile);
  g_test_add_func ("/batch/types/G8.4/tftp-encryption", test_tftp_encryption);
  g_test_add_func ("/batch/types/G2.1/remote-device-once", test_remote_device_once);
  g_test_add_func ("/batch/types/G8.1/routing-on-9.1", test_routing_on_nine);
  g_test_add_func ("/batch/types/G8.1/remote-device-refusals", test_remote_device_refusals);
  g_test_add_func ("/batch/types/refusals", test_refusals);

  return g_test_run ();
}
