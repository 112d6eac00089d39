/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-schema.h"
#include "simulator/tel-simulator-world.h"

#include "tel-test.h"

/* What writes behind the back of every rule is read, and refused. */
#define REFUSED "executeSQLUpdate"

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
  "addPhoneSecurityProfile-CTIRD-full",
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
  "updateServiceParameter",
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
  "listChange-poll",
  "getPhoneOptions",
  "executeSQLQuery",
  "doAuthenticateUser",
  "doServiceParametersReset",
  "applyConfigEnterpriseParameters",
};

static gboolean
is_in_order (const char *name)
{
  if (g_str_equal (name, REFUSED))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (order[i], name))
      return TRUE;

  return FALSE;
}

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

/* What a sample leaves for its user to fill in. */
static char *
fill_in (TelTestCluster *cluster, const char *text)
{
  g_autoptr (GString) filled = g_string_new (text);
  g_autofree char *key =
      tel_simulator_store_look_up (cluster->context.store, "SELECT pkid FROM device WHERE name = 'CSFTADAMS'",
                                   TEL_SIMULATOR_END);
  g_autofree char *pkid = key != NULL ? g_ascii_strup (key, -1) : g_strdup ("none");

  if (strstr (text, "startChangeId") != NULL)
    {
      g_autoptr (TelSimulatorElement) changes = tel_test_cluster_run (cluster, "listChange", "");

      g_string_replace (filled, "{1A2B3C4D-0000-0000-0000-000000000000}", tel_test_get (changes, "queueInfo/queueId"),
                        0);
      g_string_replace (filled, ">42<", ">1<", 0);
    }
  g_string_replace (filled, "PARAM_NAME_FROM_listServiceParameter", "SIPDualModeAlertTimer", 0);
  g_string_replace (filled, "0A1B2C3D-0000-4000-8000-000000000001", pkid, 0);

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static TelSimulatorElement *
read_sample (TelTestCluster *cluster, const char *directory, const char *file)
{
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *filled = NULL;
  g_autoptr (GError) error = NULL;
  TelSimulatorElement *request;

  /* Not every release has every sample. */
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  filled = fill_in (cluster, text);
  request = tel_simulator_envelope_read_bare (filled, &error);
  g_assert_no_error (error);

  return request;
}

static gboolean
run_sample (TelTestCluster *cluster, const char *directory, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autoptr (TelSimulatorElement) request = read_sample (cluster, directory, file);
  g_autoptr (TelSimulatorElement) response = NULL;

  if (request == NULL ||
      !tel_simulator_operations_exist (tel_simulator_element_get_name (request), cluster->context.release))
    return FALSE;

  g_test_message ("%s", name);
  response = tel_test_cluster_run_request (cluster, request);
  g_assert_cmpuint (tel_simulator_element_get_n_children (response), >, 0);

  return TRUE;
}

/* Counts the samples; none of an operation that the cluster carries out may be missing from the order. */
static guint
count_samples (TelTestCluster *cluster, const char *directory)
{
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *file;
  guint n_samples = 0;

  while ((file = g_dir_read_name (files)) != NULL)
    {
      g_autoptr (TelSimulatorElement) request = read_sample (cluster, directory, file);
      const char *operation = tel_simulator_element_get_name (request);
      g_autofree char *name = g_strndup (file, strlen (file) - strlen (".xml"));

      n_samples++;
      if (!tel_simulator_operations_exist (operation, cluster->context.release))
        g_test_message ("%s is not carried out: the simulator has no %s", name, operation);
      else if (!is_in_order (name))
        g_error ("%s is passed over", name);
    }

  return n_samples;
}

static void
refuse_sample (TelTestCluster *cluster, const char *directory, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autoptr (TelSimulatorElement) request = read_sample (cluster, directory, file);
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new (name, NULL);
  g_autoptr (GError) error = NULL;

  tel_simulator_schema_check_request (request, cluster->context.release, &error);
  g_assert_no_error (error);
  g_assert_false (tel_simulator_operations_run (&cluster->context, request, response, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC);
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
  guint n_run = 0;
  guint n_samples;

  if (directory == NULL)
    {
      g_test_skip ("The samples are not here");
      return;
    }

  cluster = make_cluster (release);
  n_samples = count_samples (cluster, directory);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    n_run += run_sample (cluster, directory, order[i]);

  g_test_message ("%s: %u samples, %u requests made of them were carried out", tel_simulator_release_get_name (release),
                  n_samples, n_run);
  refuse_sample (cluster, directory, REFUSED);
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
