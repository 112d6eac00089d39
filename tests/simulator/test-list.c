/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

static guint
count (const TelSimulatorElement *response)
{
  return tel_simulator_element_get_n_children (tel_test_find (response, "return"));
}

static TelSimulatorElement *
list (TelTestCluster *cluster, const char *operation, const char *criterion, const char *tags, const char *page)
{
  g_autofree char *body =
      g_strdup_printf ("<searchCriteria>%s</searchCriteria><returnedTags>%s</returnedTags>%s", criterion, tags, page);

  return tel_test_cluster_run (cluster, operation, body);
}

static guint
count_users (TelTestCluster *cluster, const char *criterion)
{
  g_autoptr (TelSimulatorElement) response = list (cluster, "listUser", criterion, "<userid/>", "");

  return count (response);
}

static void
test_wildcards (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");

  g_assert_cmpuint (count_users (cluster, "<userid>%</userid>"), ==, 15);
  g_assert_cmpuint (count_users (cluster, "<userid>TADAMS</userid>"), ==, 1);
  g_assert_cmpuint (count_users (cluster, "<userid>tadam</userid>"), ==, 0);
  g_assert_cmpuint (count_users (cluster, "<userid>%adam%</userid>"), ==, 1);
  g_assert_cmpuint (count_users (cluster, "<lastName>山%</lastName>"), ==, 1);
  g_assert_cmpuint (count_users (cluster, "<lastName>O'B%</lastName>"), ==, 1);
  g_assert_cmpuint (count_users (cluster, "<department>sales</department>"), ==, 4);
  g_assert_cmpuint (count_users (cluster, "<userid>%a%</userid><department>Sales</department>"), ==, 4);
  g_assert_cmpuint (count_users (cluster, "<department>%</department>"), ==, 15);
  g_assert_cmpuint (count_users (cluster, "<userid>' OR 1=1 --</userid>"), ==, 0);
}

static void
test_pages (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint sizes[4];

  for (guint page = 0; page < G_N_ELEMENTS (sizes); page++)
    {
      g_autofree char *place = g_strdup_printf ("<skip>%u</skip><first>6</first>", page * 6);
      g_autoptr (TelSimulatorElement) response = list (cluster, "listUser", "<userid>%</userid>", "<userid/>", place);

      sizes[page] = count (response);

      for (guint i = 0; i < sizes[page]; i++)
        g_assert_true (g_hash_table_add (
            seen, g_strdup (tel_test_get (tel_simulator_element_get_nth_child (tel_test_find (response, "return"), i),
                                          "userid"))));
    }

  g_assert_cmpuint (sizes[0], ==, 6);
  g_assert_cmpuint (sizes[1], ==, 6);
  g_assert_cmpuint (sizes[2], ==, 3);
  g_assert_cmpuint (sizes[3], ==, 0);
}

static void
test_skip_needs_first (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  g_autoptr (TelSimulatorElement) response =
      list (cluster, "listUser", "<userid>%</userid>", "<userid/>", "<skip>10</skip>");

  g_assert_cmpuint (count (response), ==, 15);
}

/* As large as the schema lets a number be. */
static void
test_numbers_beyond_any_table (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  guint n_users = count_users (cluster, "<userid>%</userid>");
  g_autoptr (TelSimulatorElement) all =
      list (cluster, "listUser", "<userid>%</userid>", "<userid/>", "<first>18446744073709551615</first>");
  g_autoptr (TelSimulatorElement) none = list (cluster, "listUser", "<userid>%</userid>", "<userid/>",
                                               "<skip>18446744073709551615</skip><first>1</first>");

  g_assert_cmpuint (count (all), ==, n_users);
  g_assert_cmpuint (count (none), ==, 0);
}

static void
test_only_what_is_asked_for (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) response =
      list (cluster, "listPhone", "<name>CSFAKenzi</name>", "<name/><ownerUserName/>", "");
  g_autoptr (TelSimulatorElement) part = tel_test_cluster_run (
      cluster, "getPhone",
      "<name>CSFAKenzi</name><returnedTags><name/><lines><line><index/></line></lines></returnedTags>");
  const TelSimulatorElement *phone = tel_test_find (response, "return/phone");

  g_assert_cmpuint (tel_simulator_element_get_n_children (phone), ==, 2);
  g_assert_cmpstr (tel_test_get (phone, "ownerUserName"), ==, "amckenzi");
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (part, "return/phone")), ==, 2);
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (part, "return/phone/lines/line")), ==, 1);
}

/* Contract 2.1 and 2.3: what lists can and cannot give. The tags are sent as a lenient server would let them in. */
static void
test_what_lists_cannot_give (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1205, "small");
  g_autoptr (TelSimulatorElement) phones =
      list (cluster, "listPhone", "<name>CSFPNOWAK</name>",
            "<name/><model/><certificateOperation/><authenticationMode/><keySize/><authenticationString/>"
            "<certificateStatus/><upgradeFinishTime/>",
            "");
  g_autoptr (TelSimulatorElement) users =
      list (cluster, "listUser", "<userid>tadams</userid>",
            "<userid/><primaryExtension><pattern/><routePartitionName/></primaryExtension><enableCti>t</enableCti>"
            "<homeCluster>t</homeCluster><serviceProfile/>",
            "");
  g_autoptr (TelSimulatorElement) request = tel_simulator_element_new ("listPhone", NULL);
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("listPhoneResponse", NULL);
  TelSimulatorElement *tags;

  g_assert_cmpstr (tel_test_get (phones, "return/phone/authenticationString"), ==, "4815162342");
  g_assert_cmpstr (tel_test_get (phones, "return/phone/certificateStatus"), ==, "Operation Pending");
  g_assert_cmpstr (tel_test_get (phones, "return/phone/keySize"), ==, "2048");
  g_assert_cmpstr (tel_test_get (phones, "return/phone/model"), ==, "Cisco Unified Client Services Framework");
  g_assert_cmpstr (tel_test_get (users, "return/user/primaryExtension/pattern"), ==, "1001");
  g_assert_cmpstr (tel_test_get (users, "return/user/enableCti"), ==, "true");

  tel_simulator_element_add_text_child (tel_simulator_element_add_child (request, "searchCriteria"), "name",
                                        "CSFAKenzi");
  tags = tel_simulator_element_add_child (request, "returnedTags");
  tel_simulator_element_add_child (tags, "lines");
  tel_simulator_element_add_child (tags, "vendorConfig");
  g_assert_true (tel_simulator_operations_run (&cluster->context, request, response, NULL));
  g_assert_cmpuint (count (response), ==, 1);
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (response, "return/phone")), ==, 0);
}

static void
test_criteria_on_references (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  g_autoptr (TelSimulatorElement) secure =
      list (cluster, "listPhone", "<securityProfileName>CSF Encrypted%</securityProfileName>", "<name/>", "");
  g_autoptr (TelSimulatorElement) internal =
      list (cluster, "listLine", "<routePartitionName>PT-Other</routePartitionName>", "<pattern/>", "");
  g_autoptr (TelTestCluster) other = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) none =
      list (other, "listLine", "<routePartitionName></routePartitionName>", "<pattern/>", "");

  g_assert_cmpuint (count (secure), ==, 2);
  g_assert_cmpuint (count (internal), ==, 2);
  g_assert_cmpuint (count (none), ==, 2);
}

static void
test_empty_criteria_are_refused (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  tel_test_cluster_refuse (cluster, "listUser", "<searchCriteria/><returnedTags><userid/></returnedTags>", -1,
                           "At least one element under searchCriteria");
}

static void
test_reference_lists (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  static const struct
  {
    const char *operation;
    const char *name;
    guint n;
  } cases[] = {
    { "listDevicePool", "Default", 2 },
    { "listLocation", "Hub_None", 2 },
    { "listCss", "CSS-Internal", 2 },
    { "listRoutePartition", "PT-Internal", 2 },
    { "listCommonPhoneConfig", "Standard Common Phone Profile", 2 },
    { "listUserGroup", "Standard CCM End Users", 8 },
    { "listServiceProfile", "Jabber Service Profile", 2 },
    { "listPresenceGroup", "Standard Presence group", 1 },
    { "listCallManagerGroup", "Default", 1 },
    { "listSoftKeyTemplate", "Standard User", 1 },
    { "listProcessNode", "EnterpriseWideData", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelSimulatorElement) response = list (cluster, cases[i].operation, "<name>%</name>", "<name/>", "");
      const TelSimulatorElement *first = tel_test_find (response, "return/0");

      g_assert_cmpuint (count (response), ==, cases[i].n);
      g_assert_cmpstr (tel_test_get (first, "name"), ==, cases[i].name);
      g_assert_nonnull (tel_simulator_element_get_attribute (first, "uuid"));
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/list/wildcards", test_wildcards);
  g_test_add_func ("/list/pages", test_pages);
  g_test_add_func ("/list/skip-needs-first", test_skip_needs_first);
  g_test_add_func ("/list/numbers-beyond-any-table", test_numbers_beyond_any_table);
  g_test_add_func ("/list/only-what-is-asked-for", test_only_what_is_asked_for);
  g_test_add_func ("/list/what-lists-cannot-give", test_what_lists_cannot_give);
  g_test_add_func ("/list/criteria-on-references", test_criteria_on_references);
  g_test_add_func ("/list/empty-criteria-are-refused", test_empty_criteria_are_refused);
  g_test_add_func ("/list/reference-lists", test_reference_lists);

  return g_test_run ();
}
