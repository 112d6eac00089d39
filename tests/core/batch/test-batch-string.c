/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "tel-test-batch.h"
#include "tel-test.h"

/* Pending until 2036:06:30:12:00. */
#define DEVICE "CSFPNOWAK"
#define STRING "4815162342"

static void
assert_phone (TelTestSimulator *simulator, const char *field, const char *expected)
{
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autofree char *path = g_strdup_printf ("phones/" DEVICE "/%s", field);

  tel_test_batch_assert (dump, path, expected);
}

/* What stops working has to be accepted; the string is printed only when that was asked for (G4.5). */
static void
test_new (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) refused = tel_test_batch_run (simulator, "string", "new", DEVICE, NULL);
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (TelTestBatch) silent = NULL;
  g_autofree char *string = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpint (refused->status, ==, 1);
  tel_test_batch_assert_error (refused, "invalid", "--accept G4.5");
  assert_phone (simulator, "authenticationString", STRING);

  run = tel_test_batch_run (simulator, "string", "new", DEVICE, "--accept", "G4.5", "--string-length", "6",
                            "--completes-by", "2036-08-01T09:00", "--show-string", NULL);
  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  string = tel_test_batch_get (run->json, "authenticationString");
  g_assert_true (g_regex_match_simple ("^[1-9][0-9]{5}$", string, 0, 0));
  assert_phone (simulator, "authenticationString", string);
  assert_phone (simulator, "upgradeFinishTime", "2036:08:01:09:00");

  silent = tel_test_batch_run (simulator, "string", "new", DEVICE, "--accept", "G4.5", NULL);
  g_assert_cmpint (silent->status, ==, 0);
  none = tel_test_batch_get (silent->json, "authenticationString");
  g_assert_null (none);
}

static void
test_extend (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) early =
      tel_test_batch_run (simulator, "string", "extend", DEVICE, "--completes-by", "2036-06-30T12:00", NULL);
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "string", "extend", DEVICE, "--completes-by", "2036-07-01T12:00", NULL);

  tel_test_batch_assert_error (early, "invalid", "G4.3");
  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_null (strstr (run->output, STRING));
  assert_phone (simulator, "authenticationString", STRING);
  assert_phone (simulator, "upgradeFinishTime", "2036:07:01:12:00");
  assert_phone (simulator, "certificateOperation", "Install/Upgrade");
}

static void
test_cancel (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) dry = tel_test_batch_run (simulator, "string", "cancel", DEVICE, "--accept", "G4.5",
                                                     "--accept", "G3.7", "--dry-run", NULL);
  g_autoptr (TelTestBatch) run = NULL;
  g_autoptr (TelTestBatch) again = NULL;

  g_assert_cmpint (dry->status, ==, 0);
  tel_test_batch_assert (dry->json, "plan/steps/0/state", "waiting");
  assert_phone (simulator, "certificateOperation", "Install/Upgrade");

  run = tel_test_batch_run (simulator, "string", "cancel", DEVICE, "--accept", "G4.5", "--accept", "G3.7", NULL);
  tel_test_batch_assert (run->json, "error/message", NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_phone (simulator, "certificateOperation", "No Pending Operation");

  again = tel_test_batch_run (simulator, "string", "cancel", DEVICE, NULL);
  tel_test_batch_assert_error (again, "invalid", "nothing to extend or to cancel");
}

static void
test_no_device (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  g_autoptr (TelTestBatch) run = tel_test_batch_run (simulator, "string", "new", "CSFNOBODY", NULL);

  g_assert_cmpint (run->status, ==, 1);
  tel_test_batch_assert_error (run, "not_found", "CSFNOBODY");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/batch/string/G4.5-new", test_new);
  g_test_add_func ("/batch/string/G4.3-extend", test_extend);
  g_test_add_func ("/batch/string/G4.5-cancel", test_cancel);
  g_test_add_func ("/batch/string/no-such-device", test_no_device);

  return g_test_run ();
}
