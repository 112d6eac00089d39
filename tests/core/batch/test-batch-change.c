/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "tel-test-batch.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static void
assert_done (TelTestBatch *run)
{
  g_autofree char *message = tel_test_batch_get (run->json, "error/message");

  if (run->status != 0)
    g_error ("%s", message);
}

/* Shown, refused without its ticks, and done with them. */
static void
test_retire_device (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) shown =
      tel_test_batch_run (simulator, "retire", "device", "CSFHSUZUKI", "--with-line", "--dry-run", NULL);
  g_autoptr (TelTestBatch) refused =
      tel_test_batch_run (simulator, "retire", "device", "CSFHSUZUKI", "--with-line", NULL);
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (JsonNode) dump = NULL;

  g_assert_cmpint (shown->status, ==, 0);
  tel_test_batch_assert (shown->json, "plan/steps/0/state", "waiting");
  g_assert_cmpint (refused->status, ==, 1);
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "updateUser"), ==, 0);

  run = tel_test_batch_run (simulator, "retire", "device", "CSFHSUZUKI", "--with-line", "--accept", "G5.7", "--accept",
                            "loss", NULL);
  dump = tel_test_batch_dump (simulator);
  assert_done (run);
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/name", NULL);
  tel_test_batch_assert (dump, "lines/1005 in PT-Internal/pattern", NULL);
  tel_test_batch_assert (dump, "users/hsuzuki/associatedDevices", "[]");
}

static void
test_retire_user (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "retire", "user", "tribeiro", "--leave-groups",
                                                     "--accept", "loss", "--accept", "G4.4", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  assert_done (run);
  tel_test_batch_assert (dump, "phones/TCTTRIBEIRO/name", NULL);
  tel_test_batch_assert (dump, "users/tribeiro/associatedDevices", "[\"SEP001122334458\"]");
  tel_test_batch_assert (dump, "users/tribeiro/associatedGroups", "[\"Standard CCM End Users\"]");
}

static void
test_rename (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "rename", "CSFHSUZUKI", "CSFHANAKO", NULL);
  g_autoptr (TelTestBatch) enrolled = tel_test_batch_run (simulator, "rename", "CSFAKenzi", "CSFADAM", NULL);
  g_autoptr (TelTestBatch) restarted = tel_test_batch_run (simulator, "rename", "CSFAKenzi", "CSFADAM", "--capf",
                                                           "--accept", "G8.10", "--show-string", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autofree char *string = tel_test_batch_get (restarted->json, "authenticationString");

  assert_done (run);
  tel_test_batch_assert (dump, "users/hsuzuki/associatedDevices", "[\"CSFHANAKO\"]");
  g_assert_cmpint (enrolled->status, ==, 1);
  assert_done (restarted);
  tel_test_batch_assert (dump, "phones/CSFADAM/authenticationString", string);
}

static void
test_owner (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "owner", "CSFHSUZUKI", "mgarcia", "--accept", "G5.7", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  assert_done (run);
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/ownerUserName", "mgarcia");
  tel_test_batch_assert (dump, "users/mgarcia/associatedDevices", "[\"CSFHSUZUKI\"]");
}

static void
test_renumber (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) all =
      tel_test_batch_run (simulator, "renumber", "1005/PT-Internal", "1065/PT-Internal", NULL);
  g_autoptr (TelTestBatch) one =
      tel_test_batch_run (simulator, "renumber", "1008/PT-Internal", "1068/PT-Internal", "--user", "pnowak", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  assert_done (all);
  assert_done (one);
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/lines/0/pattern", "1065");
  tel_test_batch_assert (dump, "users/hsuzuki/primaryExtension/pattern", "1065");
  tel_test_batch_assert (dump, "phones/CSFPNOWAK/lines/0/pattern", "1068");
  tel_test_batch_assert (dump, "lines/1008 in PT-Internal/associatedDevices", "[]");
}

static void
test_usage (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  static const char *const wrong[][6] = {
    { "retire", "device" },
    { "retire", "phone", "CSFHSUZUKI" },
    { "retire", "device", "CSFHSUZUKI", "--leave-groups" },
    { "retire", "device", "CSFHSUZUKI", "--capf" },
    { "rename", "CSFHSUZUKI" },
    { "renumber", "1005/", "1065/PT-Internal" },
    { "rename", "CSFHSUZUKI", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, wrong[i]);

      g_test_message ("%s", run->errors);
      g_assert_cmpint (run->status, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestDataFunc function;
  } tests[] = {
    { "retire-device", test_retire_device },
    { "retire-user", test_retire_user },
    { "rename", test_rename },
    { "owner", test_owner },
    { "renumber", test_renumber },
  };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint j = 0; j < G_N_ELEMENTS (releases); j++)
      {
        g_autofree char *path = g_strdup_printf ("/batch-change/%s/%s", releases[j], tests[i].name);

        g_test_add_data_func (path, releases[j], tests[i].function);
      }
  g_test_add_func ("/batch-change/usage", test_usage);

  return g_test_run ();
}
