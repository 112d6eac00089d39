/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

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
assert_value (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *value = tel_test_batch_get (root, path);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s is “%s” and not “%s”", path, value, expected);
}

static void
assert_phone (JsonNode *dump, const char *name, const char *element, const char *expected)
{
  g_autofree char *path = g_strdup_printf ("phones/%s/%s", name, element);

  assert_value (dump, path, expected);
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

  assert_value (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_value (run->json, "device/type", type->prefix);
  assert_value (run->json, "device/name", name);
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

  assert_value (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_value (run->json, "authenticationString", NULL);

  assert_identity (dump, type, release, name, "mgarcia");
  assert_phone (dump, name, "lines/0/pattern", "2001");
  assert_phone (dump, name, "securityProfileName", profile);
  assert_phone (dump, name, "certificateOperation", "No Pending Operation");
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
      provision_without_capf (simulator, &types[i], release);
    }

  dump = tel_test_batch_dump (simulator);
  assert_value (dump, "users/tadams/associatedDevices",
                "[\"BOTTADAMS\",\"CSFTADAMS\",\"SEP001122334455\",\"TABTADAMS\",\"TCTTADAMS\"]");
  assert_value (dump, "users/tadams/associatedGroups", "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
  assert_value (dump, "users/mgarcia/associatedDevices",
                "[\"BOTMGARCIA\",\"CSFMGARCIA\",\"TABMGARCIA\",\"TCTMGARCIA\"]");
  assert_value (dump, "lines/1077 in PT-Internal/associatedDevices",
                "[\"BOTTADAMS\",\"CSFTADAMS\",\"TABTADAMS\",\"TCTTADAMS\"]");
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "10.0", "10.5", "11.0", "11.5", "12.0", "12.5", "14.0", "15.0" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/batch/types/every-type/%s", releases[i]);

      g_test_add_data_func (path, releases[i], test_every_type);
    }

  return g_test_run ();
}
