/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "simulator/tel-simulator-account.h"
#include "tel-test-batch.h"
#include "tel-test.h"

#define PENDING "CSFPNOWAK"
#define STRING "4815162342"
#define ALERT_TIMER "Cisco CallManager/cucm-sub1.example.com/SIPDualModeAlertTimer"

/* Every kind with something that the small world has of it. */
static const struct
{
  const char *kind;
  const char *name;
  const char *member;
  const char *value;
} kinds[] = {
  { "user", "tadams", "userId", "tadams" },
  { "phone", "CSFAKenzi", "securityProfile", "CSF Encrypted AuthString" },
  { "line", "2001/PT-Other", "partition", "PT-Other" },
  { "line", "3001", "partition", NULL },
  { "phone-security-profile", "CSF Encrypted AuthString", "transport", "TLS" },
  { "sip-profile", "Standard SIP Profile", "timerRegister", "3600" },
  { "parameter", ALERT_TIMER, "value", "1500" },
  { "parameter", "Enterprise Wide/EnterpriseWideData/ClusterSecurityMode", "valueType", "long" },
  { "device-pool", "Default", "callManagerGroup", "Default" },
  { "location", "Hub_None", "name", "Hub_None" },
  { "css", "CSS-Internal", "name", "CSS-Internal" },
  { "partition", "PT-Internal", "description", "Internal numbers" },
  { "template", "Standard Client Services Framework", "isModifiable", "false" },
  { "common-phone-profile", "Quiet Rooms", "description", "Rings softly" },
  { "group", "Standard CTI Enabled", "name", "Standard CTI Enabled" },
  { "service-profile", "Jabber Service Profile", "isDefault", "true" },
  { "presence-group", "Standard Presence group", "name", "Standard Presence group" },
  { "process-node", "cucm-pub.example.com", "usage", "Publisher" },
  { "call-manager-group", "Default", "isDefault", "true" },
  { "softkey-template", "Standard User", "name", "Standard User" },
};

static TelTestBatch *
run_for_people (TelTestSimulator *simulator, const char *const *command)
{
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };

  return tel_test_batch_run_with (simulator, &setup, command);
}

static void
assert_says (const char *output, const char *words)
{
  if (strstr (output, words) == NULL)
    g_error ("“%s” does not say “%s”", output, words);
}

static void
check_list (TelTestSimulator *simulator, guint i)
{
  g_autoptr (TelTestBatch) list = tel_test_batch_run (simulator, "list", kinds[i].kind, NULL);
  g_autofree char *first = tel_test_batch_get (list->json, "objects/0/uuid");

  g_assert_cmpint (list->status, ==, 0);
  tel_test_batch_assert (list->json, "kind", kinds[i].kind);
  g_assert_nonnull (first);
  g_assert_null (strstr (list->output, STRING));
}

static void
check_get (TelTestSimulator *simulator, guint i)
{
  g_autoptr (TelTestBatch) one = tel_test_batch_run (simulator, "get", kinds[i].kind, kinds[i].name, NULL);
  g_autofree char *member = g_strconcat ("object/", kinds[i].member, NULL);

  g_assert_cmpint (one->status, ==, 0);
  tel_test_batch_assert (one->json, "kind", kinds[i].kind);
  tel_test_batch_assert (one->json, member, kinds[i].value);
}

/* Each kind is listed, once, and no secret is printed on the way. */
static void
test_list_every_kind (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (i == 0 || strcmp (kinds[i].kind, kinds[i - 1].kind) != 0)
      check_list (simulator, i);
}

/* Each kind is got, by each form of its name. */
static void
test_get_every_kind (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("9.1", "small");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    check_get (simulator, i);
}

static void
test_tables (void)
{
  static const char *const profiles[] = { "list", "phone-security-profile", NULL };
  static const char *const nodes[] = { "list", "process-node", NULL };
  static const char *const parameters[] = { "list", "parameter", NULL };
  static const char *const partitions[] = { "list", "partition", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestSimulator) empty = tel_test_simulator_new ("14.0", "empty");
  g_autoptr (TelTestBatch) security = run_for_people (simulator, profiles);
  g_autoptr (TelTestBatch) servers = run_for_people (simulator, nodes);
  g_autoptr (TelTestBatch) settings = run_for_people (simulator, parameters);
  g_autoptr (TelTestBatch) none = run_for_people (empty, partitions);

  assert_says (security->output, "Device Security Mode");
  assert_says (security->output, "CSF Encrypted AuthString");
  assert_says (servers->output, "CUCM IM and Presence");
  g_assert_null (strstr (servers->output, "EnterpriseWideData"));
  /* All services, not only those that the window needs. */
  assert_says (settings->output, "Cisco Tftp");
  assert_says (settings->output, "SIPDualModeAlertTimer");
  assert_says (settings->output, "EnterpriseWideData");
  g_assert_cmpstr (none->output, ==, "The list “Partitions” is empty.\n");
}

static void
test_secret (void)
{
  static const char *const hidden[] = { "get", "phone", PENDING, NULL };
  static const char *const shown[] = { "get", "phone", PENDING, "--show-string", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) silent = run_for_people (simulator, hidden);
  g_autoptr (TelTestBatch) spoken = run_for_people (simulator, shown);
  g_autoptr (TelTestBatch) json = tel_test_batch_run (simulator, "get", "phone", PENDING, NULL);
  g_autoptr (TelTestBatch) json_shown = tel_test_batch_run (simulator, "get", "phone", PENDING, "--show-string", NULL);

  assert_says (silent->output, "not shown; --show-string shows it");
  g_assert_null (strstr (silent->output, STRING));
  assert_says (spoken->output, STRING);
  g_assert_null (strstr (json->output, STRING));
  tel_test_batch_assert (json->json, "object/authenticationString", NULL);
  tel_test_batch_assert (json->json, "object/certificateOperation", "Install/Upgrade");
  tel_test_batch_assert (json->json, "object/lines/0/pattern", "1008");
  tel_test_batch_assert (json->json, "object/lines/0/index", "1");
  tel_test_batch_assert (json_shown->json, "object/authenticationString", STRING);
}

static void
test_missing (void)
{
  static const struct
  {
    const char *kind;
    const char *name;
    const char *words;
  } cases[] = {
    { "phone", "CSFNOBODY", "CSFNOBODY" },
    { "line", "1001/PT-Other", "1001" },
    { "location", "Atlantis", "location “Atlantis”" },
    { "process-node", "EnterpriseWideData", "node “EnterpriseWideData”" },
    { "parameter", "Cisco CallManager/cucm-pub.example.com/Nonsense", "Nonsense" },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "get", cases[i].kind, cases[i].name, NULL);

      tel_test_batch_assert_error (run, "not_found", cases[i].words);
    }
}

static void
test_wrong_command_lines (void)
{
  static const struct
  {
    const char *const command[5];
    const char *words;
  } cases[] = {
    { { "list", NULL }, "lacks what it is about" },
    { { "list", "gadget", NULL }, "“gadget” is not a kind of object. There are user, phone, line," },
    { { "get", "phone", NULL }, "lacks what it is about" },
    { { "get", "softkey", "x", NULL }, "softkey-template" },
    { { "get", "parameter", "OrganizationDomain", NULL }, "SERVICE/NODE/NAME" },
    { { "get", "phone", "a", "b", NULL }, "too much" },
    { { "list", "phone", "--show-string", NULL }, "--show-string" },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "empty");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestBatch) run = run_for_people (simulator, cases[i].command);

      g_assert_cmpint (run->status, ==, 2);
      assert_says (run->errors, cases[i].words);
    }
}

/* Whoever goes on with a list knows that it is not whole. */
static void
test_user_rank (void)
{
  static const char *const users[] = { "users", NULL };
  static const char *const list[] = { "list", "user", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) whole = run_for_people (simulator, users);
  g_autoptr (TelTestBatch) found = NULL;
  g_autoptr (TelTestBatch) listed = NULL;

  g_assert_null (strstr (whole->errors, "user rank"));

  simulator->user = TEL_SIMULATOR_ACCOUNT_RANKED;
  found = run_for_people (simulator, users);
  listed = run_for_people (simulator, list);
  assert_says (found->errors, "not shown to this account: its user rank hides");
  assert_says (listed->errors, "not shown to this account: its user rank hides");
  g_assert_null (strstr (found->output, "user rank"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/batch/list/every-kind", test_list_every_kind);
  g_test_add_func ("/batch/get/every-kind", test_get_every_kind);
  g_test_add_func ("/batch/list/tables", test_tables);
  g_test_add_func ("/batch/list/secret", test_secret);
  g_test_add_func ("/batch/list/missing", test_missing);
  g_test_add_func ("/batch/list/wrong-command-lines", test_wrong_command_lines);
  g_test_add_func ("/batch/list/user-rank", test_user_rank);

  return g_test_run ();
}
