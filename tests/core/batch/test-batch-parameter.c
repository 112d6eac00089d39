/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-release.h"
#include "simulator/tel-simulator-store.h"
#include "tel-test-batch.h"
#include "tel-test.h"

#define WIDE_DOMAIN "OrganizationDomain"

static const char *const releases[] = { "9.1", "10.5", "14.0" };

static char *
get_value (TelTestSimulator *simulator, const char *name)
{
  return tel_simulator_store_look_up (
      simulator->store,
      "SELECT group_concat (v, ' ') FROM (SELECT coalesce (c.paramvalue, '-') AS v FROM processconfig c JOIN"
      " processnode n ON c.fkprocessnode = n.pkid WHERE c.paramname = ? ORDER BY n.name)",
      name, TEL_SIMULATOR_END);
}

static void
assert_value (TelTestSimulator *simulator, const char *name, const char *expected)
{
  g_autofree char *value = get_value (simulator, name);

  g_assert_cmpstr (value, ==, expected);
}

static const TelTestBatchSetup *
for_people (TelTestSimulator *simulator)
{
  static TelTestBatchSetup setup;

  setup = (TelTestBatchSetup){ simulator->password, NULL, simulator->fingerprint, FALSE };

  return &setup;
}

/* Nothing is wrong with the one world, and with the other what is wrong is told with the words that mend it. */
static void
test_readiness (gconstpointer release)
{
  static const char *const all[] = { "readiness", NULL };
  g_autoptr (TelTestSimulator) sound = tel_test_simulator_new (release, "clean");
  g_autoptr (TelTestSimulator) neglected = tel_test_simulator_new (release, "neglected");
  g_autoptr (TelTestBatch) domain = tel_test_batch_run (sound, "readiness", "G1.5", NULL);
  g_autoptr (TelTestBatch) wrong = tel_test_batch_run (neglected, "readiness", NULL);
  g_autoptr (TelTestBatch) table = tel_test_batch_run_with (neglected, for_people (neglected), all);
  gboolean has_command = !g_str_equal (release, "9.1");

  g_assert_cmpint (domain->status, ==, 0);
  tel_test_batch_assert (domain->json, "checks/0/id", "G1.5");
  tel_test_batch_assert (domain->json, "checks/0/state", "met");

  g_assert_cmpint (wrong->status, ==, 1);
  g_assert_nonnull (strstr (wrong->output, "not-met"));
  g_assert_cmpint (table->status, ==, 1);
  g_assert_nonnull (strstr (table->output, "G1.1-TAB"));
  g_assert_nonnull (strstr (table->output, "Software Upgrades"));
  g_assert_cmpint (strstr (table->output, "utils ctl set-cluster mixed-mode") != NULL, ==, has_command);
  g_assert_nonnull (strstr (table->errors, "not met"));
  /* The words for this program, too. */
  g_assert_nonnull (strstr (table->output, "parameter set organization-domain VALUE --accept G1.5"));
  g_assert_nonnull (strstr (table->output, "readiness --not-wanted TAB"));
  /* There are secure phones, so that is not offered. */
  g_assert_null (strstr (table->output, "--not-wanted secure"));
  /* What cannot be printed is replaced; a break of line in a text would be. */
  g_assert_null (strstr (table->output, "\357\277\275"));
}

/* What somebody has to choose is shown with the words for it. */
static void
test_puzzling (void)
{
  static const char *const rule[] = { "readiness", "G7.2", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "puzzling");
  g_autoptr (TelTestBatch) table = tel_test_batch_run_with (simulator, for_people (simulator), rule);
  g_autoptr (TelTestBatch) chosen = tel_test_batch_run (simulator, "parameter", "get", "alert-timer", "--internal-name",
                                                        "SIPDualModeAlertTimer", NULL);

  g_assert_cmpint (table->status, ==, 0);
  g_assert_nonnull (strstr (table->output, "parameter get alert-timer --internal-name NAME"));
  g_assert_cmpint (chosen->status, ==, 0);
  tel_test_batch_assert (chosen->json, "parameters/0/known", "true");
  tel_test_batch_assert (chosen->json, "parameters/0/rows/1/value", "4500");
}

/* What a cluster does without, and what it has all the same. */
static void
test_not_wanted (void)
{
  g_autoptr (TelTestSimulator) unready = tel_test_simulator_new ("14.0", "unready");
  g_autoptr (TelTestSimulator) neglected = tel_test_simulator_new ("14.0", "neglected");
  g_autoptr (TelTestBatch) none =
      tel_test_batch_run (unready, "readiness", "--not-wanted", "CSF", "--not-wanted", "tct", "--not-wanted", "BOT",
                          "--not-wanted", "TAB", "--not-wanted", "secure", NULL);
  g_autoptr (TelTestBatch) one = tel_test_batch_run (unready, "readiness", "G1.1-CSF", "--not-wanted", "CSF", NULL);
  g_autoptr (TelTestBatch) other = tel_test_batch_run (unready, "readiness", "G1.1-TCT", "--not-wanted", "CSF", NULL);
  g_autoptr (TelTestBatch) used = tel_test_batch_run (neglected, "readiness", "G1.6", "--not-wanted", "secure", NULL);

  g_assert_cmpint (none->status, ==, 0);
  g_assert_null (strstr (none->output, "not-met"));
  g_assert_cmpint (one->status, ==, 0);
  tel_test_batch_assert (one->json, "checks/0/state", "not-wanted");
  tel_test_batch_assert (one->json, "checks/0/need", "CSF");
  g_assert_cmpint (other->status, ==, 1);
  g_assert_cmpint (used->status, ==, 1);
  tel_test_batch_assert (used->json, "checks/0/state", "not-met");
  g_assert_nonnull (strstr (used->output, "You said that it is not used, but it is"));
}

static void
test_get (gconstpointer release)
{
  static const char *const all[] = { "parameter", "get", NULL };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (TelTestBatch) timer = tel_test_batch_run (simulator, "parameter", "get", "alert-timer", NULL);
  g_autoptr (TelTestBatch) table = tel_test_batch_run_with (simulator, for_people (simulator), all);

  g_assert_cmpint (timer->status, ==, 0);
  tel_test_batch_assert (timer->json, "parameters/0/rows/0/value", "1500");
  tel_test_batch_assert (timer->json, "parameters/0/rows/1/node", "cucm-sub1.example.com");
  tel_test_batch_assert (timer->json, "parameters/0/writable", "true");
  g_assert_cmpint (table->status, ==, 0);
  g_assert_nonnull (strstr (table->output, "security-mode"));
  /* The pseudo node is never shown as one. */
  g_assert_null (strstr (table->output, "EnterpriseWideData"));
}

static void
test_set (gconstpointer release)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (TelTestBatch) shown =
      tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "10000", "--dry-run", NULL);
  g_autoptr (TelTestBatch) unticked = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "10000", NULL);
  g_autoptr (TelTestBatch) set = NULL;
  g_autoptr (TelTestBatch) raised = NULL;

  g_assert_cmpint (shown->status, ==, 0);
  tel_test_batch_assert (shown->json, "plan/steps/1/state", "waiting");
  g_assert_cmpint (unticked->status, ==, 1);
  assert_value (simulator, "SIPDualModeAlertTimer", "1500 1500");

  set = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "10000", "--accept", "G7.2", NULL);
  g_assert_cmpint (set->status, ==, 0);
  assert_value (simulator, "SIPDualModeAlertTimer", "10000 10000");
  raised = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "+500", "--accept", "G7.3", NULL);
  g_assert_cmpint (raised->status, ==, 0);
  assert_value (simulator, "SIPDualModeAlertTimer", "10500 10500");
}

/* In another run of the program, what each node had before the first. */
static void
test_back (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) early =
      tel_test_batch_run (simulator, "parameter", "back", "alert-timer", "--accept", "G7.2", NULL);
  g_autoptr (TelTestBatch) first = NULL;
  g_autoptr (TelTestBatch) second = NULL;
  g_autoptr (TelTestBatch) back = NULL;

  g_assert_cmpint (early->status, ==, 1);
  g_assert_nonnull (strstr (early->output, "nothing to go back to"));

  tel_simulator_store_run (simulator->store, NULL,
                           "UPDATE processconfig SET paramvalue = '4500' WHERE paramname = 'SIPDualModeAlertTimer'"
                           " AND fkprocessnode = (SELECT pkid FROM processnode WHERE name = 'cucm-sub1.example.com')",
                           TEL_SIMULATOR_END);
  first = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "10000", "--accept", "G7.2", NULL);
  second = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "+500", "--accept", "G7.3", NULL);
  assert_value (simulator, "SIPDualModeAlertTimer", "10500 10500");
  back = tel_test_batch_run (simulator, "parameter", "back", "alert-timer", "--accept", "G7.2", NULL);
  g_assert_cmpint (back->status, ==, 0);
  assert_value (simulator, "SIPDualModeAlertTimer", "1500 4500");
}

/* What was set before is applied later, by itself. */
static void
test_apply (gconstpointer release)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (release, "small");
  g_autoptr (TelTestBatch) same = tel_test_batch_run (simulator, "parameter", "set", "organization-domain",
                                                      "example.com", "--apply", "--accept", "G8.9", NULL);
  g_autoptr (TelTestBatch) unticked = tel_test_batch_run (simulator, "parameter", "apply", NULL);
  g_autoptr (TelTestBatch) all = tel_test_batch_run (simulator, "parameter", "apply", "--accept", "G8.9", NULL);
  gboolean can = tel_release_from_string (release) >= TEL_RELEASE_12_5;

  g_assert_cmpint (unticked->status, ==, 1);
  g_assert_cmpint (same->status, ==, can ? 0 : 1);
  g_assert_cmpint (all->status, ==, can ? 0 : 1);
  g_assert_cmpint (strstr (all->output, "Enterprise Parameters → Reset") == NULL, ==, can);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "applyConfigEnterpriseParameters"), ==, can ? 2 : 0);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "updateServiceParameter"), ==, 0);
}

static void
test_made_ready (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "neglected");
  g_autoptr (TelTestBatch) issuer =
      tel_test_batch_run (simulator, "parameter", "set", "certificate-issuer",
                          "Cisco Certificate Authority Proxy Function", "--accept", "G1.4", NULL);
  g_autoptr (TelTestBatch) domain =
      tel_test_batch_run (simulator, "parameter", "set", "organization-domain", "example.com", "--accept", "G1.5",
                          "--apply", "--accept", "G8.9", NULL);
  g_autoptr (TelTestBatch) ready = tel_test_batch_run (simulator, "readiness", "G1.4", NULL);

  g_assert_cmpint (issuer->status, ==, 0);
  g_assert_cmpint (domain->status, ==, 0);
  g_assert_cmpint (ready->status, ==, 0);
  assert_value (simulator, WIDE_DOMAIN, "example.com");
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "applyConfigEnterpriseParameters"), ==, 1);
}

static void
test_refused (void)
{
  static const char *const wrong[][7] = {
    { "parameter", "set", "organization-domain", "example.org", "--accept", "G1.5" },
    { "parameter", "set", "certificate-issuer", "Online CA", "--accept", "G1.4" },
    { "parameter", "set", "security-mode", "1" },
    { "parameter", "set", "capf-expiry", "30", "--accept", "G3.5" },
    { "parameter", "set", "alert-timer", "soon", "--accept", "G7.2" },
    { "parameter", "set", "organization-domain", "+500", "--accept", "G1.5" },
    { "readiness", "G9.9" },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, for_people (simulator), wrong[i]);

      g_test_message ("%s", run->errors);
      g_assert_cmpint (run->status, ==, 1);
      g_assert_cmpstr (run->errors, !=, "");
    }
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "updateServiceParameter"), ==, 0);
}

/* Which one is meant has to be said where several may be. */
static void
test_several (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (GError) error = NULL;
  g_autoptr (TelTestBatch) open = NULL;
  g_autoptr (TelTestBatch) chosen = NULL;

  tel_simulator_store_run (simulator->store, &error,
                           "UPDATE processconfig SET paramname = 'AlertingInDualMode' WHERE paramname ="
                           " 'TimerT301_msec'",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  open = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "10000", "--accept", "G7.2", NULL);
  g_assert_cmpint (open->status, ==, 1);
  chosen = tel_test_batch_run (simulator, "parameter", "set", "alert-timer", "10000", "--accept", "G7.2",
                               "--internal-name", "SIPDualModeAlertTimer", NULL);
  g_assert_cmpint (chosen->status, ==, 0);
  assert_value (simulator, "SIPDualModeAlertTimer", "10000 10000");
  assert_value (simulator, "AlertingInDualMode", "180000 180000");
}

static void
test_usage (void)
{
  static const char *const wrong[][6] = {
    { "parameter" },
    { "parameter", "change", "alert-timer" },
    { "parameter", "set", "alert-timer" },
    { "parameter", "get", "colour" },
    { "parameter", "get", "alert-timer", "10000" },
    { "parameter", "get", "alert-timer", "--dry-run" },
    { "parameter", "get", "alert-timer", "--apply" },
    { "parameter", "back" },
    { "parameter", "back", "alert-timer", "1500" },
    { "parameter", "back", "alert-timer", "--apply" },
    { "parameter", "apply", "alert-timer" },
    { "readiness", "--not-wanted", "phones" },
    { "parameter", "set", "alert-timer", "1", "--accept", "everything" },
  };
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const char *command[7] = { NULL };
      g_autoptr (TelTestBatch) run = NULL;

      memcpy (command, wrong[i], sizeof wrong[i]);
      run = tel_test_batch_run_with (simulator, for_people (simulator), command);
      g_test_message ("%s", run->errors);
      g_assert_cmpint (run->status, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *readiness = g_strdup_printf ("/batch-parameter/%s/readiness", releases[i]);
      g_autofree char *get = g_strdup_printf ("/batch-parameter/%s/get", releases[i]);
      g_autofree char *apply = g_strdup_printf ("/batch-parameter/%s/apply", releases[i]);
      g_autofree char *set = g_strdup_printf ("/batch-parameter/%s/set", releases[i]);

      g_test_add_data_func (readiness, releases[i], test_readiness);
      g_test_add_data_func (get, releases[i], test_get);
      g_test_add_data_func (set, releases[i], test_set);
      g_test_add_data_func (apply, releases[i], test_apply);
    }
  g_test_add_func ("/batch-parameter/not-wanted", test_not_wanted);
  g_test_add_func ("/batch-parameter/puzzling", test_puzzling);
  g_test_add_func ("/batch-parameter/back", test_back);
  g_test_add_func ("/batch-parameter/made-ready", test_made_ready);
  g_test_add_func ("/batch-parameter/refused", test_refused);
  g_test_add_func ("/batch-parameter/several", test_several);
  g_test_add_func ("/batch-parameter/usage", test_usage);

  return g_test_run ();
}
