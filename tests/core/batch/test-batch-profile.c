/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "tel-test-batch.h"
#include "tel-test.h"

#define ENCRYPTED "CSF Encrypted AuthString"

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

static void
test_security (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) shown =
      tel_test_batch_run (simulator, "profile", "create", "security", "TCT Own", "--type", "TCT", "--dry-run", NULL);
  g_autoptr (JsonNode) before = tel_test_batch_dump (simulator);
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "profile", "create", "security", "TCT Own", "--type",
                                                     "TCT", "--mode", "authenticated", "--set", "key-size=1024", NULL);
  g_autoptr (TelTestBatch) edit = tel_test_batch_run (simulator, "profile", "edit", "security", "TCT Own", "--mode",
                                                      "encrypted", "--set", "description=Ours", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autoptr (TelTestBatch) gone = tel_test_batch_run (simulator, "profile", "delete", "security", "TCT Own", NULL);
  g_autoptr (JsonNode) after = tel_test_batch_dump (simulator);
  g_autofree char *none = tel_test_batch_get (before, "phoneSecurityProfiles/TCT Own");
  g_autofree char *removed = tel_test_batch_get (after, "phoneSecurityProfiles/TCT Own");

  g_assert_cmpint (shown->status, ==, 0);
  g_assert_null (none);
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "plan/steps/0/state", "done");
  g_assert_cmpint (edit->status, ==, 0);
  tel_test_batch_assert (dump, "phoneSecurityProfiles/TCT Own/phoneType", "Cisco Dual Mode for iPhone");
  tel_test_batch_assert (dump, "phoneSecurityProfiles/TCT Own/deviceSecurityMode", "Encrypted");
  tel_test_batch_assert (dump, "phoneSecurityProfiles/TCT Own/transportType", "TLS");
  tel_test_batch_assert (dump, "phoneSecurityProfiles/TCT Own/keySize", "1024");
  tel_test_batch_assert (dump, "phoneSecurityProfiles/TCT Own/description", "Ours");
  g_assert_cmpint (gone->status, ==, 0);
  g_assert_null (removed);
}

static void
test_copy (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "profile", "copy", "security",
                                                     "Cisco Unified Client Services Framework - Standard SIP "
                                                     "Non-Secure Profile",
                                                     "CSF Own", "--mode", "encrypted", "--set",
                                                     "authentication-mode=By Authentication String", NULL);
  g_autoptr (TelTestBatch) sip = tel_test_batch_run (simulator, "profile", "copy", "sip", "Standard SIP Profile",
                                                     "Slow Timers", "--set", "timer-register=1800", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (dump, "phoneSecurityProfiles/CSF Own/transportType", "TLS");
  g_assert_cmpint (sip->status, ==, 0);
  tel_test_batch_assert (dump, "sipProfiles/Slow Timers/timerRegister", "1800");
  tel_test_batch_assert (dump, "sipProfiles/Slow Timers/timerKeepAlive", "120");
}

/* Nothing is sent before the devices that it touches were accepted, and they take it over only when asked to (G8.9). */
static void
test_in_use (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) list = tel_test_batch_run (simulator, "profile", "list", "security", NULL);
  g_autoptr (TelTestBatch) asked =
      tel_test_batch_run (simulator, "profile", "edit", "security", ENCRYPTED, "--set", "description=x", NULL);
  g_autoptr (TelTestBatch) saved = tel_test_batch_run (simulator, "profile", "edit", "security", ENCRYPTED, "--set",
                                                       "description=x", "--accept", "G8.9", NULL);
  g_autoptr (JsonNode) before = tel_test_batch_dump (simulator);
  g_autoptr (TelTestBatch) applied = tel_test_batch_run (simulator, "profile", "edit", "security", ENCRYPTED, "--set",
                                                         "description=y", "--apply", "--accept", "G8.9", NULL);
  g_autoptr (TelTestBatch) again =
      tel_test_batch_run (simulator, "profile", "apply", "security", ENCRYPTED, "--accept", "G8.9", NULL);
  g_autoptr (TelTestBatch) kept = tel_test_batch_run (simulator, "profile", "delete", "security", ENCRYPTED, NULL);
  g_autoptr (JsonNode) after = tel_test_batch_dump (simulator);

  g_assert_cmpint (list->status, ==, 0);
  g_assert_nonnull (strstr (list->output, "CSFPNOWAK"));
  tel_test_batch_assert (list->json, "profiles/0/standard", "true");
  g_assert_cmpint (asked->status, ==, 1);
  tel_test_batch_assert_error (asked, "invalid", "--accept G8.9");
  g_assert_cmpint (saved->status, ==, 0);
  tel_test_batch_assert (before, "phones/CSFPNOWAK/applyCount", "0");
  g_assert_cmpint (applied->status, ==, 0);
  g_assert_cmpint (again->status, ==, 0);
  tel_test_batch_assert (after, "phones/CSFPNOWAK/applyCount", "2");
  g_assert_cmpint (kept->status, ==, 1);
  tel_test_batch_assert_error (kept, "invalid", "CSFPNOWAK");
}

/* From release 10 on, too, where the cluster's own is missing (G6.4). */
static void
test_mobile_where_missing (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "unready");
  g_autoptr (TelTestBatch) made =
      tel_test_batch_run (simulator, "profile", "create", "sip", "Jabber on the road", "--mobile", NULL);
  g_autoptr (TelTestBatch) again =
      tel_test_batch_run (simulator, "profile", "create", "sip", "Another", "--mobile", NULL);
  g_autoptr (TelTestBatch) ready = tel_test_batch_run (simulator, "readiness", "G6.4", NULL);

  g_assert_cmpint (made->status, ==, 0);
  tel_test_batch_assert_error (again, "invalid", "Standard SIP Profile for Mobile Device");
  g_assert_cmpint (ready->status, ==, 0);
}

/* A cluster of release 9 without a mobile profile gets one, and then an iPhone that uses it (G1.2, G6.2). */
static void
test_mobile (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("9.1", "small");
  g_autoptr (TelTestBatch) refused = NULL;
  g_autoptr (TelTestBatch) made = NULL;
  g_autoptr (TelTestBatch) provisioned = NULL;
  g_autoptr (JsonNode) dump = NULL;

  tel_test_simulator_mutate (simulator, "<updateSipProfile><name>Jabber Mobile SIP Profile</name><timerRegister>3600"
                                        "</timerRegister></updateSipProfile>");
  refused = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "TCT", NULL);
  g_assert_cmpint (refused->status, ==, 1);
  made = tel_test_batch_run (simulator, "profile", "create", "sip", "Jabber on the road", "--mobile", NULL);
  g_assert_cmpint (made->status, ==, 0);
  provisioned = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "TCT", NULL);
  g_test_message ("%s", provisioned->output);
  g_assert_cmpint (provisioned->status, ==, 0);
  dump = tel_test_batch_dump (simulator);
  tel_test_batch_assert (dump, "sipProfiles/Jabber on the road/timerSubscribe", "21600");
  tel_test_batch_assert (dump, "phones/TCTTADAMS/sipProfileName", "Jabber on the road");
}

static void
test_list (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };
  const char *const security[] = { "profile", "list", "security", NULL };
  const char *const sip[] = { "profile", "list", "sip", NULL };
  g_autoptr (TelTestBatch) one = tel_test_batch_run_with (simulator, &setup, security);
  g_autoptr (TelTestBatch) other = tel_test_batch_run_with (simulator, &setup, sip);

  g_assert_cmpint (one->status, ==, 0);
  g_assert_nonnull (strstr (one->output, ENCRYPTED));
  g_assert_nonnull (strstr (one->output, "standard"));
  g_assert_cmpint (other->status, ==, 0);
  g_assert_nonnull (strstr (other->output, "21600"));
}

static void
assert_status (const char *const wrong[][9], guint n_wrong, int status)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  for (guint i = 0; i < n_wrong; i++)
    {
      const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, wrong[i]);

      g_test_message ("%s%s", run->output, run->errors);
      g_assert_cmpint (run->status, ==, status);
    }
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "addSipProfile"), ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "addPhoneSecurityProfile"), ==, 0);
}

static void
test_refused (void)
{
  static const char *const wrong[][9] = {
    { "profile", "create", "sip", "Mobile", "--mobile" },
    { "profile", "create", "sip", "Short", "--set", "timer-register=0" },
    { "profile", "create", "sip", "Short", "--set", "timer-register=soon" },
    { "profile", "create", "security", ENCRYPTED, "--type", "CSF" },
    { "profile", "create", "security", "New", "--type", "BOT", "--set", "tftp-encrypted-config=yes" },
    { "profile", "create", "security", "New", "--type", "CSF", "--set", "authentication-mode=By Null String" },
    { "profile", "create", "security", "New", "--type", "CSF", "--set", "transport=TCP" },
    { "profile", "edit", "sip", "Standard SIP Profile", "--set", "description=x" },
    { "profile", "delete", "sip", "Standard SIP Profile" },
    { "profile", "edit", "sip", "Nowhere", "--set", "description=x" },
  };

  assert_status (wrong, G_N_ELEMENTS (wrong), 1);
}

static void
test_usage (void)
{
  static const char *const wrong[][9] = {
    { "profile" },
    { "profile", "list" },
    { "profile", "list", "service" },
    { "profile", "list", "sip", "Name" },
    { "profile", "burn", "sip", "Name" },
    { "profile", "create", "security", "New" },
    { "profile", "create", "security", "New", "--type", "XYZ" },
    { "profile", "create", "security", "New", "--type", "CSF", "--mode", "perhaps" },
    { "profile", "create", "sip", "New", "--type", "CSF" },
    { "profile", "create", "sip", "New", "--mode", "encrypted" },
    { "profile", "create", "security", "New", "--type", "CSF", "--mobile" },
    { "profile", "copy", "sip", "Standard SIP Profile" },
    { "profile", "edit", "sip", "New" },
    { "profile", "edit", "sip", "New", "--set", "description" },
    { "profile", "delete", "sip", "New", "--set", "description=x" },
    { "profile", "delete", "sip", "New", "--apply" },
    { "profile", "edit", "sip", "New", "--set", "description=x", "--accept=9" },
  };

  assert_status (wrong, G_N_ELEMENTS (wrong), 2);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *security = g_strdup_printf ("/batch-profile/%s/security", releases[i]);
      g_autofree char *copy = g_strdup_printf ("/batch-profile/%s/copy", releases[i]);
      g_autofree char *in_use = g_strdup_printf ("/batch-profile/%s/in-use", releases[i]);

      g_test_add_data_func (security, releases[i], test_security);
      g_test_add_data_func (copy, releases[i], test_copy);
      g_test_add_data_func (in_use, releases[i], test_in_use);
    }
  g_test_add_func ("/batch-profile/mobile", test_mobile);
  g_test_add_func ("/batch-profile/mobile-where-missing", test_mobile_where_missing);
  g_test_add_func ("/batch-profile/list", test_list);
  g_test_add_func ("/batch-profile/refused", test_refused);
  g_test_add_func ("/batch-profile/usage", test_usage);

  return g_test_run ();
}
