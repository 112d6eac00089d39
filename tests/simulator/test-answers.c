/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

/* The releases whose schemas may be at hand. */
static const guint releases[] = { 901, 1005, 1205, 1400 };

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

/* Gets each object of a section of the dump by its name. */
static void
get_all (TelTestCluster *cluster, JsonNode *dump, const char *section, const char *operation, const char *key)
{
  JsonObject *members = json_object_get_object_member (json_node_get_object (dump), section);
  g_autoptr (GList) names = json_object_get_members (members);

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *body = g_markup_printf_escaped ("<%s>%s</%s>", key, (const char *) name->data, key);

      run (cluster, operation, body);
    }
}

static void
list_everything (TelTestCluster *cluster)
{
  static const char *const named[] = {
    "listPhoneSecurityProfile",
    "listSipProfile",
    "listDevicePool",
    "listLocation",
    "listRoutePartition",
    "listPhoneButtonTemplate",
    "listCommonPhoneConfig",
    "listServiceProfile",
    "listCallManagerGroup",
    "listPresenceGroup",
    "listSoftKeyTemplate",
    "listProcessNode",
    "listPhone",
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    run (cluster, named[i], "<searchCriteria><name>%</name></searchCriteria><returnedTags><name/></returnedTags>");

  run (cluster, "listCss",
       "<searchCriteria><name>%</name></searchCriteria><returnedTags><name>x</name></returnedTags>");
  run (cluster, "listUserGroup",
       "<searchCriteria><name>%</name></searchCriteria><returnedTags><name>x</name></returnedTags>");
  run (cluster, "getCCMVersion", "");
}

static void
test_valid (gconstpointer data)
{
  guint release = GPOINTER_TO_UINT (data);
  guint before = tel_test_cluster_get_n_validated ();
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");
  g_autoptr (JsonNode) dump = tel_test_cluster_dump (cluster);

  get_all (cluster, dump, "users", "getUser", "userid");
  get_all (cluster, dump, "phones", "getPhone", "name");
  get_all (cluster, dump, "phoneSecurityProfiles", "getPhoneSecurityProfile", "name");
  get_all (cluster, dump, "sipProfiles", "getSipProfile", "name");
  run (cluster, "getLine", "<pattern>1001</pattern><routePartitionName>PT-Internal</routePartitionName>");
  list_everything (cluster);

  if (tel_test_cluster_get_n_validated () == before)
    g_test_skip ("The vendor's schemas are not here");
  else
    g_test_message ("%u answers of %u.%u validated", tel_test_cluster_get_n_validated () - before, release / 100,
                    release % 100);
}

static void
test_versions (void)
{
  static const struct
  {
    guint release;
    const char *version;
  } cases[] = {
    { 901, "9.1.2.10000-28" },
    { 1205, "12.5.1.10000-22" },
    { 1400, "14.0.1.10000-20" },
    { 1500, "15.0.1.10000-32" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (cases[i].release, "bare");
      g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, "getCCMVersion", "");

      g_assert_cmpstr (tel_test_get (response, "return/componentVersion/version"), ==, cases[i].version);
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/answers/valid/%u.%u", releases[i] / 100, releases[i] % 100);

      g_test_add_data_func (path, GUINT_TO_POINTER (releases[i]), test_valid);
    }

  g_test_add_func ("/answers/versions", test_versions);

  return g_test_run ();
}
