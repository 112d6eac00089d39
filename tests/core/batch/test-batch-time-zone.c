/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-batch.h"
#include "tel-test.h"

#include <string.h>

/* Whose clock a deadline is written by (G3.5, contract 4.4). */

#define PROFILE "CSF Encrypted AuthString"

/* Provisions a CSF with a string that expires at @when. */
static TelTestBatch *
provision (TelTestSimulator *simulator, const char *chosen_zone, const char *when)
{
  const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, TRUE };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  static const char *const command[] = { "provision",          "--user", "tadams", "--type",   "CSF",
                                         "--security-profile", PROFILE,  "--capf", "--accept", "G3.7",
                                         "--completes-by" };
  TelTestBatch *run;

  if (chosen_zone != NULL)
    {
      g_ptr_array_add (words, (gpointer) "--time-zone");
      g_ptr_array_add (words, (gpointer) chosen_zone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (command); i++)
    g_ptr_array_add (words, (gpointer) command[i]);
  g_ptr_array_add (words, (gpointer) when);
  g_ptr_array_add (words, NULL);
  run = tel_test_batch_run_with (simulator, &setup, (const char *const *) words->pdata);
  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);

  return run;
}

static void
assert_deadline (TelTestSimulator *simulator, const char *expected)
{
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  tel_test_batch_assert (dump, "phones/CSFTADAMS/upgradeFinishTime", expected);
}

static void
assert_notice (TelTestBatch *run, const char *words)
{
  g_autofree char *notices = tel_test_batch_get (run->json, "plan/notices");
  gboolean says = words != NULL && strstr (notices, words) != NULL;

  if (words != NULL && !says)
    g_error ("“%s” does not say “%s”", notices, words);
  if (words == NULL)
    g_assert_null (strstr (notices, "G3.5"));
}

/* Nobody says where the cluster is, and the deadline is right all the same. */
static void
test_found (gconstpointer release)
{
  static const struct
  {
    const char *zone;
    const char *name;
    const char *when;
    const char *deadline;
  } cases[] = {
    { "Asia/Tokyo", "UTC+09:00", "2036-12-31T12:00", "2036:12:31:12:00" },
    { "Asia/Tokyo", "UTC+09:00", "2036-12-31T03:00Z", "2036:12:31:12:00" },
    { "Asia/Kolkata", "UTC+05:30", "2036-12-31T12:00", "2036:12:31:12:00" },
    { "America/Phoenix", "UTC-07:00", "2036-12-31T12:00Z", "2036:12:31:05:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new_in_zone (release, "small", cases[i].zone);
      g_autoptr (TelTestBatch) run = provision (simulator, NULL, cases[i].when);

      tel_test_batch_assert (run->json, "timeZone/name", cases[i].name);
      tel_test_batch_assert (run->json, "timeZone/origin", "found");
      assert_notice (run, NULL);
      assert_deadline (simulator, cases[i].deadline);
    }
}

static void
test_assumed (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new_in_zone ("14.0", "small", "Asia/Tokyo");
  g_autoptr (TelTestBatch) run = NULL;

  tel_test_simulator_refuse (simulator, "executeSQLQuery", 0, 201, "A syntax error has occurred.");
  run = provision (simulator, NULL, "2036-12-31T12:00");
  tel_test_batch_assert (run->json, "timeZone/name", "UTC");
  tel_test_batch_assert (run->json, "timeZone/origin", "assumed");
  assert_notice (run, "UTC is assumed");
  assert_deadline (simulator, "2036:12:31:12:00");
}

static void
test_chosen (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new_in_zone ("14.0", "small", "Asia/Tokyo");
  g_autoptr (TelTestSimulator) elsewhere = tel_test_simulator_new_in_zone ("14.0", "small", "America/Phoenix");
  g_autoptr (TelTestBatch) agreeing = provision (simulator, "Asia/Tokyo", "2036-12-31T03:00Z");
  g_autoptr (TelTestBatch) contradicting = provision (elsewhere, "Asia/Tokyo", "2036-12-31T03:00Z");

  tel_test_batch_assert (agreeing->json, "timeZone/origin", "chosen");
  assert_notice (agreeing, NULL);
  assert_deadline (simulator, "2036:12:31:12:00");

  tel_test_batch_assert (contradicting->json, "timeZone/name", "Asia/Tokyo");
  assert_notice (contradicting, "runs at UTC-07:00, but the time zone Asia/Tokyo");
  assert_deadline (elsewhere, "2036:12:31:12:00");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/batch/time-zone/9.1/found", "9.1", test_found);
  g_test_add_data_func ("/batch/time-zone/14.0/found", "14.0", test_found);
  g_test_add_func ("/batch/time-zone/assumed", test_assumed);
  g_test_add_func ("/batch/time-zone/chosen", test_chosen);

  return g_test_run ();
}
