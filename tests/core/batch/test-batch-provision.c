/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "simulator/tel-simulator-account.h"
#include "tel-test-batch.h"
#include "tel-test.h"

#define SECURE_PROFILE "CSF Encrypted AuthString"
#define DEADLINE "2036:06:30:12:00"
#define DEADLINE_TEXT "2036-06-30T12:00"

static void
assert_nothing_written (TelTestSimulator *simulator)
{
  static const char *const writes[] = { "addPhone",   "addLine",    "updatePhone",   "updateUser",
                                        "updateLine", "applyPhone", "doDeviceReset", "addPhoneSecurityProfile" };

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    g_assert_cmpuint (tel_test_simulator_count_requests (simulator, writes[i]), ==, 0);
}

/* The proof of the issue: a CSF with a line and a string, then what the cluster has of it. */
static void
test_csf (gconstpointer data)
{
  const char *release = data;
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", "--dn", "1077/PT-Internal",
                          "--security-profile", SECURE_PROFILE, "--capf", "--accept", "G3.7", "--completes-by",
                          DEADLINE_TEXT, "--support-field", "configurationfile=groupa-config.xml", "--show-string",
                          NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autofree char *string = tel_test_batch_get (run->json, "authenticationString");
  g_autofree char *config = tel_test_batch_get (dump, "phones/CSFTADAMS/vendorConfig");

  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_regex_match_simple ("^[1-9][0-9]{9}$", string, 0, 0));
  tel_test_batch_assert (run->json, "device/name", "CSFTADAMS");
  tel_test_batch_assert (run->json, "device/securityProfile", SECURE_PROFILE);
  tel_test_batch_assert (run->json, "plan/steps/0/state", "done");

  tel_test_batch_assert (dump, "phones/CSFTADAMS/product", "Cisco Unified Client Services Framework");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/ownerUserName", "tadams");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/devicePoolName", "Default");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/securityProfileName", SECURE_PROFILE);
  tel_test_batch_assert (dump, "phones/CSFTADAMS/sipProfileName", "Standard SIP Profile");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/phoneTemplateName", "Standard Client Services Framework");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/lines/0/pattern", "1077");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/lines/0/routePartitionName", "PT-Internal");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/lines/0/associatedEndusers", "[\"tadams\"]");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/certificateOperation", "Install/Upgrade");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/certificateStatus", "Operation Pending");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/authenticationMode", "By Authentication String");
  tel_test_batch_assert (dump, "phones/CSFTADAMS/authenticationString", string);
  tel_test_batch_assert (dump, "phones/CSFTADAMS/upgradeFinishTime", DEADLINE);
  tel_test_batch_assert (dump, "phones/CSFTADAMS/applyCount", "1");
  g_assert_nonnull (strstr (config, "configurationfile=groupa-config.xml"));
  tel_test_batch_assert (dump, "users/tadams/associatedDevices", "[\"CSFTADAMS\",\"SEP001122334455\"]");
  tel_test_batch_assert (dump, "users/tadams/associatedGroups",
                         "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
  tel_test_batch_assert (dump, "users/tadams/primaryExtension/pattern", "1001");
  tel_test_batch_assert (dump, "lines/1077 in PT-Internal/associatedDevices", "[\"CSFTADAMS\"]");
}

/* Nobody who did not ask for it sees the string, and nobody at all the password. */
static void
test_string_is_not_shown (void)
{
  static const char *const command[] = { "provision",    "--user", "tadams",   "--type", "CSF", "--security-profile",
                                         SECURE_PROFILE, "--capf", "--accept", "G3.7",   NULL };

  for (guint json = 0; json < 2; json++)
    {
      g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
      const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, json == 1 };
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);
      g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
      g_autofree char *string = tel_test_batch_get (dump, "phones/CSFTADAMS/authenticationString");

      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpuint (strlen (string), ==, 10);
      g_assert_null (strstr (run->output, string));
      g_assert_null (strstr (run->errors, string));
      g_assert_null (strstr (run->output, simulator->password));
      g_assert_null (strstr (run->errors, simulator->password));
    }
}

static void
test_string_is_shown_to_people (void)
{
  static const char *const command[] = { "provision",    "--user",        "tadams",
                                         "--type",       "CSF",           "--security-profile",
                                         SECURE_PROFILE, "--capf",        "--accept",
                                         "G3.7",         "--show-string", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, command);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autofree char *string = tel_test_batch_get (dump, "phones/CSFTADAMS/authenticationString");
  g_autofree char *line = g_strdup_printf ("Authentication String: %s\n", string);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, line));
}

/* Without --capf nothing is pending; the standard non-secure profile locks nobody out. */
static void
test_without_capf (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "csf", "--name", "Tanya1", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (run->json, "authenticationString", NULL);
  tel_test_batch_assert (dump, "phones/Tanya1/certificateOperation", "No Pending Operation");
  tel_test_batch_assert (dump, "phones/Tanya1/securityProfileName",
                         "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile");
  /* The primary extension, which the desk phone keeps. */
  tel_test_batch_assert (dump, "phones/Tanya1/lines/0/pattern", "1001");
  tel_test_batch_assert (dump, "lines/1001 in PT-Internal/associatedDevices", "[\"SEP001122334455\",\"Tanya1\"]");
}

static void
test_number_that_exists (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "provision", "--user", "mgarcia", "--type", "CSF", "--dn", "2001/PT-Other", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "addLine"), ==, 0);
  tel_test_batch_assert (dump, "lines/2001 in PT-Other/associatedDevices", "[\"CSFMGARCIA\"]");
  tel_test_batch_assert (dump, "lines/2001 in PT-Internal/associatedDevices", "[]");
  /* G5.7: there was none. */
  tel_test_batch_assert (dump, "users/mgarcia/primaryExtension/pattern", "2001");
  tel_test_batch_assert (dump, "users/mgarcia/primaryExtension/routePartitionName", "PT-Other");
}

static void
test_number_in_no_partition (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("12.5", "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "provision", "--user", "mgarcia", "--type", "CSF",
                                                     "--dn", "3077", "--no-partition", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (dump, "lines/3077 in no partition/associatedDevices", "[\"CSFMGARCIA\"]");
}

static void
test_tick_is_needed (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF",
                                                     "--security-profile", SECURE_PROFILE, "--capf", NULL);
  g_autoptr (TelTestBatch) other =
      tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", "--security-profile",
                          SECURE_PROFILE, "--capf", "--accept", "G1.4", NULL);

  tel_test_batch_assert_error (run, "invalid", "--accept G3.7");
  tel_test_batch_assert_error (run, "invalid", "Tanya Adams cannot call on CSFTADAMS");
  tel_test_batch_assert_error (other, "invalid", "--accept G3.7");
  assert_nothing_written (simulator);
}

/* A person sees each sentence once: in the plan, to which the standard error points. */
static void
test_people_read_it_once (void)
{
  static const char *const refused[] = { "provision", "--user", "amckenzi", "--type", "CSF", NULL };
  static const char *const unticked[] = { "provision",          "--user",       "tadams", "--type", "CSF",
                                          "--security-profile", SECURE_PROFILE, "--capf", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup people = { simulator->password, NULL, simulator->fingerprint, FALSE };
  g_autoptr (TelTestBatch) refusal = tel_test_batch_run_with (simulator, &people, refused);
  g_autoptr (TelTestBatch) tick = tel_test_batch_run_with (simulator, &people, unticked);

  g_assert_cmpint (refusal->status, ==, 1);
  g_assert_nonnull (strstr (refusal->output, "(G2.1)"));
  g_assert_cmpstr (refusal->errors, ==, "telephonist-batch: The plan is refused: see what is marked ✗ above.\n");
  g_assert_cmpint (tick->status, ==, 1);
  g_assert_nonnull (strstr (tick->output, "[ ]  Tanya Adams cannot call on CSFTADAMS"));
  g_assert_nonnull (strstr (tick->errors, "--accept G3.7"));
  g_assert_null (strstr (tick->errors, "Tanya Adams"));
  assert_nothing_written (simulator);
}

/* A slip of the pen in --accept is told; what was ticked off is not. */
static void
test_accept_without_a_tick (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", "--security-profile",
                          SECURE_PROFILE, "--capf", "--accept", "G3.7", "--accept", "G4.4", "--dry-run", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->errors, ==, "telephonist-batch: --accept G4.4 had nothing to tick off.\n");
}

/* Removal from the group is its own tick: without it the user stays in, and is only reminded of (G4.4). */
static void
test_secure_connection (void)
{
  for (guint accepts = 0; accepts < 2; accepts++)
    {
      g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
      g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "provision", "--user", "csecure", "--type", "TCT",
                                                         accepts == 1 ? "--accept" : NULL, "G4.4", NULL);
      g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
      g_autofree char *groups = tel_test_batch_get (dump, "users/csecure/associatedGroups");

      tel_test_batch_assert (run->json, "error/message", NULL);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpint (strstr (groups, "Standard CTI Secure Connection") == NULL, ==, accepts == 1);
      g_assert_cmpstr (run->errors, ==, "");
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *kind;
    const char *text;
    const char *command[10];
  } cases[] = {
    { "invalid", "(G2.1)", { "provision", "--user", "amckenzi", "--type", "CSF", NULL } },
    { "invalid", "(G2.4)", { "provision", "--user", "tadams", "--type", "CSF", "--name", "CSF-TADAMS", NULL } },
    { "invalid", "(G2.4)", { "provision", "--user", "tadams", "--type", "CSF", "--name", "CSFAKenzi", NULL } },
    { "invalid", "(G3.4)", { "provision", "--user", "tadams", "--type", "CSF", "--capf", NULL } },
    { "invalid",
      "(G3.7)",
      { "provision", "--user", "tadams", "--type", "CSF", "--security-profile", SECURE_PROFILE, NULL } },
    { "invalid",
      "(G8.1)",
      { "provision", "--user", "tadams", "--type", "CSF", "--security-profile", "TCT Encrypted AuthString", NULL } },
    { "invalid",
      "No such pool",
      { "provision", "--user", "tadams", "--type", "CSF", "--device-pool", "No such pool", NULL } },
    { "invalid", "--dn", { "provision", "--user", "mgarcia", "--type", "CSF", NULL } },
    { "invalid", "PT-Nowhere", { "provision", "--user", "tadams", "--type", "CSF", "--dn", "1077/PT-Nowhere", NULL } },
    { "invalid",
      "2020",
      { "provision", "--user", "tadams", "--type", "CSF", "--capf", "--completes-by", "2020-01-01T12:00", NULL } },
    { "not_found", "nobody", { "provision", "--user", "nobody", "--type", "CSF", NULL } },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, cases[i].command);

      tel_test_batch_assert_error (run, cases[i].kind, cases[i].text);
    }
  assert_nothing_written (simulator);
}

static void
test_dry_run (void)
{
  static const char *const command[] = { "provision",          "--user",       "tadams", "--type",    "CSF",
                                         "--security-profile", SECURE_PROFILE, "--capf", "--dry-run", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  const TelTestBatchSetup people = { simulator->password, NULL, simulator->fingerprint, FALSE };
  const TelTestBatchSetup programs = { simulator->password, NULL, simulator->fingerprint, TRUE };
  g_autoptr (TelTestBatch) text = tel_test_batch_run_with (simulator, &people, command);
  g_autoptr (TelTestBatch) json = tel_test_batch_run_with (simulator, &programs, command);

  g_assert_cmpint (text->status, ==, 0);
  g_assert_nonnull (strstr (text->output, "Add device CSFTADAMS"));
  g_assert_nonnull (strstr (text->output, "[ ]  Tanya Adams cannot call"));
  g_assert_cmpint (json->status, ==, 0);
  tel_test_batch_assert (json->json, "plan/steps/0/operation", "add");
  tel_test_batch_assert (json->json, "plan/steps/0/object", "CSFTADAMS");
  tel_test_batch_assert (json->json, "plan/steps/0/state", "waiting");
  assert_nothing_written (simulator);
}

/* What was done before the fault is said, and what was not. */
static void
test_fault_in_the_middle (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run = NULL;

  tel_test_simulator_refuse (simulator, "updateUser", 1, 4711, "The database is tired");
  run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", NULL);

  tel_test_batch_assert_error (run, "rejected", "The database is tired [4711]. 1 of ");
  tel_test_batch_assert (run->json, "plan/steps/0/state", "done");
  tel_test_batch_assert (run->json, "plan/steps/1/state", "failed");
  tel_test_batch_assert (run->json, "plan/steps/2/state", "waiting");
}

static void
test_pool_is_not_guessed (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) unsaid = NULL;
  g_autoptr (TelTestBatch) said = NULL;
  g_autoptr (JsonNode) dump = NULL;
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (simulator->store, &error, "UPDATE devicepool SET name = 'Main' WHERE name = 'Default'",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  unsaid = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", NULL);
  tel_test_batch_assert_error (unsaid, "invalid", "--device-pool");

  said =
      tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", "--device-pool", "Tokyo", NULL);
  dump = tel_test_batch_dump (simulator);
  g_assert_cmpint (said->status, ==, 0);
  tel_test_batch_assert (dump, "phones/CSFTADAMS/devicePoolName", "Tokyo");
}

static void
test_cluster_without_a_pool (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "bare");
  g_autoptr (TelTestBatch) run = NULL;

  tel_test_simulator_mutate (simulator, "<addUser><user><lastName>Adams</lastName><userid>tadams</userid>"
                                        "<presenceGroupName>Standard Presence group</presenceGroupName>"
                                        "</user></addUser>");
  run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", "--dn", "1001",
                            "--no-partition", NULL);

  tel_test_batch_assert_error (run, "invalid", "no device pool");
  assert_nothing_written (simulator);
}

/* An account that may only read is told so by the plan, and not by the first write. */
static void
test_reader (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (TelTestBatch) dry_run = NULL;

  simulator->user = TEL_SIMULATOR_ACCOUNT_READER;
  run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", NULL);
  tel_test_batch_assert_error (run, "read_only", "may only read");
  g_assert_nonnull (json_object_get_member (json_node_get_object (run->json), "plan"));
  dry_run = tel_test_batch_run (simulator, "provision", "--user", "tadams", "--type", "CSF", "--dry-run", NULL);
  g_assert_cmpint (dry_run->status, ==, 0);
  assert_nothing_written (simulator);
}

static void
test_no_role (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run = NULL;

  simulator->user = TEL_SIMULATOR_ACCOUNT_WITHOUT_ROLE;
  run = tel_test_batch_run (simulator, "users", NULL);
  tel_test_batch_assert_error (run, "forbidden", "“Standard AXL API Access”");
}

int
main (int argc, char **argv)
{
  static const char *const releases[] = { "9.1", "10.0", "10.5", "11.0", "11.5", "12.0", "12.5", "14.0", "15.0" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/batch/provision/csf/%s", releases[i]);

      g_test_add_data_func (path, releases[i], test_csf);
    }
  g_test_add_func ("/batch/provision/string-is-not-shown", test_string_is_not_shown);
  g_test_add_func ("/batch/provision/string-is-shown-to-people", test_string_is_shown_to_people);
  g_test_add_func ("/batch/provision/without-capf", test_without_capf);
  g_test_add_func ("/batch/provision/G5.1/number-that-exists", test_number_that_exists);
  g_test_add_func ("/batch/provision/G5.1/number-in-no-partition", test_number_in_no_partition);
  g_test_add_func ("/batch/provision/G3.7/tick-is-needed", test_tick_is_needed);
  g_test_add_func ("/batch/provision/G4.4/removal-is-accepted", test_secure_connection);
  g_test_add_func ("/batch/provision/people-read-it-once", test_people_read_it_once);
  g_test_add_func ("/batch/provision/accept-without-a-tick", test_accept_without_a_tick);
  g_test_add_func ("/batch/provision/refusals", test_refusals);
  g_test_add_func ("/batch/provision/dry-run", test_dry_run);
  g_test_add_func ("/batch/provision/fault-in-the-middle", test_fault_in_the_middle);
  g_test_add_func ("/batch/provision/pool-is-not-guessed", test_pool_is_not_guessed);
  g_test_add_func ("/batch/provision/cluster-without-a-pool", test_cluster_without_a_pool);
  g_test_add_func ("/batch/provision/reader", test_reader);
  g_test_add_func ("/batch/provision/no-role", test_no_role);

  return g_test_run ();
}
