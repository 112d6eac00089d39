/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-world.h"

#include "tel-test.h"

static const guint releases[] = { 901, 1005, 1205, 1400 };

/* An order in which every sample finds what it needs and nothing that is in its way. */
static const char *const order[] = {
  "getCCMVersion",
  "addUser",
  "addLine",
  "removeLine",
  "addLine",
  "addLine-nopartition",
  "getLine",
  "updateLine",
  "addPhoneSecurityProfile-CSF",
  "addPhoneSecurityProfile-TCT",
  "addPhoneSecurityProfile-BOT",
  "addPhoneSecurityProfile-TAB",
  "addPhoneSecurityProfile-CTIRD",
  "addPhoneSecurityProfile-CSF-OAuth",
  "updatePhoneSecurityProfile",
  "getPhoneSecurityProfile",
  "addSipProfile",
  "updateSipProfile",
  "getSipProfile",
  "addPhone-CSF-noline",
  "updatePhone-addLines",
  "removePhone",
  "addPhone-CSF",
  "removePhone",
  "addPhone-CSF-CAPF",
  "addPhone-TCT",
  "addPhone-BOT",
  "addPhone-TAB",
  "addPhone-CTIRD",
  "updatePhone-owner",
  "updatePhone-security",
  "updatePhone-supportfield",
  "updatePhone-lines",
  "updatePhone-CAPF-AuthString",
  "updatePhone-CAPF-NullString",
  "updatePhone-CAPF-Cancel",
  "updateUser-devices",
  "updateUser-groups",
  "applyPhone",
  "resetPhone",
  "restartPhone",
  "doDeviceReset-apply",
  "doDeviceReset-reset",
  "applyLine",
  "applyPhoneSecurityProfile",
  "applySipProfile",
  "getPhone",
  "getUser",
  "getServiceParameter-enterprise",
  "updateServiceParameter-enterprise",
  "listUser",
  "listPhone",
  "listLine",
  "listPhoneSecurityProfile",
  "listSipProfile",
  "listServiceParameter",
  "listProcessNode",
  "listDevicePool",
  "listLocation",
  "listCss",
  "listRoutePartition",
  "listPhoneButtonTemplate",
  "listSoftKeyTemplate",
  "listCommonPhoneConfig",
  "listUserGroup",
  "listServiceProfile",
  "listCallManagerGroup",
  "listPresenceGroup",
  "listChange",
  "doAuthenticateUser",
  "doServiceParametersReset",
  "applyConfigEnterpriseParameters",
};

static TelTestCluster *
make_cluster (guint release)
{
  TelTestCluster *cluster = tel_test_cluster_new (release, "empty");
  TelSimulatorStore *store = cluster->context.store;

  g_assert_true (tel_simulator_store_begin (store, NULL));
  g_assert_true (tel_simulator_world_insert (store, "routepartition", "PT-Internal", "description", "p", NULL));
  g_assert_true (tel_simulator_world_insert (store, "callingsearchspace", "CSS-Internal", "clause", "p", NULL));
  g_assert_true (
      tel_simulator_world_insert (store, "ucserviceprofile", "Jabber Service Profile", "isdefault", "t", NULL));
  g_assert_true (tel_simulator_store_commit (store, NULL));

  return cluster;
}

static gboolean
run_sample (TelTestCluster *cluster, const char *directory, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (TelSimulatorElement) request = NULL;
  g_autoptr (TelSimulatorElement) response = NULL;
  g_autoptr (GError) error = NULL;

  /* Not every release has every sample. */
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;

  g_test_message ("%s", name);
  request = tel_simulator_envelope_read_bare (text, &error);
  g_assert_no_error (error);
  response = tel_test_cluster_run_request (cluster, request);
  g_assert_nonnull (tel_test_find (response, g_str_equal (name, "listChange") ? "changes" : "return"));

  return TRUE;
}

static void
check_outcome (TelTestCluster *cluster)
{
  g_autoptr (JsonNode) dump = tel_test_cluster_dump (cluster);

  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTADAMS/ownerUserName"), ==, "tadams");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTADAMS/lines/0/associatedEndusers"), ==, "[\"tadams\"]");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFTADAMS/certificateOperation"), ==, "No Pending Operation");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/associatedDevices"), ==, "[\"CSFTADAMS\",\"TCTTADAMS\"]");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/primaryExtension/pattern"), ==, "1001");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/serviceProfile"), ==, "Jabber Service Profile");
  g_assert_cmpstr (tel_test_get_json (dump, "serviceParameters/OrganizationDomain on EnterpriseWideData/value"), ==,
                   "example.com");
}

static void
test_carried_out (gconstpointer data)
{
  guint release = GPOINTER_TO_UINT (data);
  g_autofree char *relative = g_build_filename ("axl", "samples", tel_simulator_release_get_name (release), NULL);
  g_autofree char *directory = tel_test_find_shared (relative);
  g_autoptr (TelTestCluster) cluster = NULL;
  guint n_samples = 0;

  if (directory == NULL)
    return;

  cluster = make_cluster (release);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    n_samples += run_sample (cluster, directory, order[i]);

  g_assert_cmpuint (n_samples, >, G_N_ELEMENTS (order) - 12);
  check_outcome (cluster);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/samples/carried-out/%s", tel_simulator_release_get_name (releases[i]));

      g_test_add_data_func (path, GUINT_TO_POINTER (releases[i]), test_carried_out);
    }

  return g_test_run ();
}
