/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "tel-test-batch.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static void
test_device (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) shown =
      tel_test_batch_run (simulator, "edit", "device", "CSFHSUZUKI", "--set", "device-pool=Tokyo", "--dry-run", NULL);
  g_autoptr (JsonNode) before = tel_test_batch_dump (simulator);
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "edit", "device", "CSFHSUZUKI", "--set", "device-pool=Tokyo", "--set",
                          "description=a=b", "--set", "cti-control=no", "--apply-later", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  g_assert_cmpint (shown->status, ==, 0);
  tel_test_batch_assert (shown->json, "plan/steps/0/state", "waiting");
  tel_test_batch_assert (before, "phones/CSFHSUZUKI/devicePoolName", "Default");
  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/devicePoolName", "Tokyo");
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/description", "a=b");
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/applyCount", "0");
}

static void
test_user (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "edit", "user", "mgarcia", "--set",
                          "groups=Standard CCM End Users,Standard CTI Enabled", "--set", "service-profile=", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);

  g_assert_cmpint (run->status, ==, 0);
  tel_test_batch_assert (dump, "users/mgarcia/associatedGroups",
                         "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
}

static void
test_copy (gconstpointer data)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new (data, "small");
  g_autoptr (TelTestBatch) first = tel_test_batch_run (simulator, "edit", "device", "CSFPNOWAK", "--set",
                                                       "device-pool=Tokyo", "--set", "location=Tokyo", NULL);
  g_autoptr (TelTestBatch) run =
      tel_test_batch_run (simulator, "edit", "device", "CSFHSUZUKI", "--copy-from", "CSFPNOWAK", NULL);
  g_autoptr (JsonNode) dump = tel_test_batch_dump (simulator);
  g_autofree char *left_out = tel_test_batch_get (run->json, "leftOut");

  g_assert_cmpint (first->status, ==, 0);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (left_out != NULL ? strstr (left_out, "CSF Encrypted AuthString") : NULL);
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/devicePoolName", "Tokyo");
  tel_test_batch_assert (dump, "phones/CSFHSUZUKI/locationName", "Tokyo");
}

static void
test_refused (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  static const char *const wrong[][6] = {
    { "edit", "device", "CSFHSUZUKI", "--set", "device-pool=Nowhere" },
    { "edit", "device", "CSFHSUZUKI", "--set", "colour=red" },
    { "edit", "device", "CSFHSUZUKI", "--set", "cti-control=perhaps" },
    { "edit", "device", "CSFNOWHERE", "--set", "description=x" },
    { "edit", "device", "CSFHSUZUKI", "--set", "device-pool=Default" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const TelTestBatchSetup setup = { simulator->password, NULL, simulator->fingerprint, FALSE };
      g_autoptr (TelTestBatch) run = tel_test_batch_run_with (simulator, &setup, wrong[i]);

      g_test_message ("%s", run->errors);
      g_assert_cmpint (run->status, ==, 1);
    }
  g_assert_cmpuint (tel_test_simulator_count_requests (simulator, "updatePhone"), ==, 0);
}

static void
test_usage (void)
{
  g_autoptr (TelTestSimulator) simulator = tel_test_simulator_new ("14.0", "small");
  static const char *const wrong[][6] = {
    { "edit", "device", "CSFHSUZUKI" },
    { "edit", "phone", "CSFHSUZUKI", "--set", "description=x" },
    { "edit", "device", "CSFHSUZUKI", "--set", "description" },
    { "edit", "user", "hsuzuki", "--copy-from", "CSFPNOWAK" },
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
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *device = g_strdup_printf ("/batch-edit/%s/device", releases[i]);
      g_autofree char *user = g_strdup_printf ("/batch-edit/%s/user", releases[i]);
      g_autofree char *copy = g_strdup_printf ("/batch-edit/%s/copy", releases[i]);

      g_test_add_data_func (device, releases[i], test_device);
      g_test_add_data_func (user, releases[i], test_user);
      g_test_add_data_func (copy, releases[i], test_copy);
    }
  g_test_add_func ("/batch-edit/refused", test_refused);
  g_test_add_func ("/batch-edit/usage", test_usage);

  return g_test_run ();
}
