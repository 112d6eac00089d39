/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "tel-test.h"

#define IN_INTERNAL "<routePartitionName>PT-Internal</routePartitionName>"

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

static void
test_add_and_get (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) line = NULL;

  run (cluster, "addLine",
       "<line><pattern>1200</pattern><description>New</description><usage>Device</usage>" IN_INTERNAL
       "<callForwardAll><forwardToVoiceMail>f</forwardToVoiceMail>"
       "<callingSearchSpaceName>CSS-Internal</callingSearchSpaceName>"
       "<secondaryCallingSearchSpaceName/><destination>1900</destination></callForwardAll>"
       "<alertingName>山田</alertingName><asciiAlertingName>Yamada</asciiAlertingName>"
       "<shareLineAppearanceCssName>CSS-Internal</shareLineAppearanceCssName></line>");
  line = tel_test_cluster_run (cluster, "getLine", "<pattern>1200</pattern>" IN_INTERNAL);

  g_assert_cmpstr (tel_test_get (line, "return/line/usage"), ==, "Device");
  g_assert_cmpstr (tel_test_get (line, "return/line/alertingName"), ==, "山田");
  g_assert_cmpstr (tel_test_get (line, "return/line/callForwardAll/destination"), ==, "1900");
  g_assert_cmpstr (tel_test_get (line, "return/line/callForwardAll/forwardToVoiceMail"), ==, "false");
  g_assert_nonnull (
      tel_simulator_element_get_attribute (tel_test_find (line, "return/line/callForwardAll/callingSearchSpaceName"),
                                           "uuid"));
  g_assert_cmpstr (tel_test_get (line, "return/line/autoAnswer"), ==, "Auto Answer Off");
  g_assert_cmpstr (tel_test_get (line, "return/line/active"), ==, "true");
  g_assert_cmpstr (tel_test_get (line, "return/line/presenceGroupName"), ==, "Standard Presence group");
  g_assert_null (tel_test_get (line, "return/line/associatedDevices"));
}

static void
test_no_partition (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) line = NULL;

  run (cluster, "addLine", "<line><pattern>1001</pattern><usage>Device</usage><routePartitionName/></line>");
  line = tel_test_cluster_run (cluster, "getLine", "<pattern>1001</pattern>");
  g_assert_cmpstr (tel_test_get (line, "return/line/routePartitionName"), ==, "");
  tel_test_cluster_refuse (cluster, "addLine", "<line><pattern>1001</pattern><usage>Device</usage></line>", -1,
                           "A DN exists with the same pattern and partition.");
}

static void
test_refused (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  static const struct
  {
    const char *line;
    int code;
    const char *message;
  } cases[] = {
    { "<pattern>1001</pattern><usage>Device</usage>" IN_INTERNAL, -1,
      "Cannot insert or update pattern. A DN exists with the same pattern and partition." },
    { "<pattern>+81352191001</pattern><usage>Device</usage>" IN_INTERNAL, -1,
      "The first character cannot be a plus sign" },
    { "<pattern>12 34</pattern><usage>Device</usage>", -1, "invalid characters" },
    { "<pattern>tadams</pattern><usage>Device</usage>", -1, "invalid characters" },
    { "<pattern></pattern><usage>Device</usage>", -1, "is empty" },
    { "<pattern>1200</pattern><usage>Toy</usage>", -1, "usage is not valid: Toy" },
    { "<pattern>1200</pattern><usage>Device</usage><routePartitionName>PT-No</routePartitionName>", 5007,
      "The specified PT-No was not found" },
    { "<pattern>1200</pattern><usage>Device</usage><voiceMailProfileName>VM</voiceMailProfileName>", 5007,
      "The specified VM was not found" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strconcat ("<line>", cases[i].line, "</line>", NULL);

      tel_test_cluster_refuse (cluster, "addLine", body, cases[i].code, cases[i].message);
    }
}

static void
test_full_number (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) line =
      tel_test_cluster_run (cluster, "getLine", "<pattern>\\+81352191050</pattern>" IN_INTERNAL);
  g_autoptr (TelSimulatorElement) list = tel_test_cluster_run (
      cluster, "listLine",
      "<searchCriteria><pattern>\\+81%</pattern></searchCriteria><returnedTags><pattern/></returnedTags>");

  g_assert_cmpstr (tel_test_get (line, "return/line/pattern"), ==, "\\+81352191050");
  g_assert_cmpstr (tel_test_get (list, "return/line/pattern"), ==, "\\+81352191050");
}

static void
test_update (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (JsonNode) dump = NULL;

  run (cluster, "updateLine",
       "<pattern>1001</pattern>" IN_INTERNAL "<newPattern>1101</newPattern><description>moved</description>"
       "<newRoutePartitionName>PT-Other</newRoutePartitionName>"
       "<callForwardAll><callingSearchSpaceName/><secondaryCallingSearchSpaceName/><destination>1900</destination></"
       "callForwardAll>");
  run (cluster, "updateLine",
       "<pattern>1101</pattern><routePartitionName>PT-Other</routePartitionName>"
       "<callForwardAll><forwardToVoiceMail>true</forwardToVoiceMail>"
       "<callingSearchSpaceName/><secondaryCallingSearchSpaceName/></callForwardAll><active>false</active>");
  dump = tel_test_cluster_dump (cluster);
  g_assert_cmpstr (tel_test_get_json (dump, "lines/1101 in PT-Other/description"), ==, "moved");
  g_assert_cmpstr (tel_test_get_json (dump, "lines/1101 in PT-Other/callForwardAll/destination"), ==, "1900");
  g_assert_cmpstr (tel_test_get_json (dump, "lines/1101 in PT-Other/callForwardAll/forwardToVoiceMail"), ==, "true");
  g_assert_cmpstr (tel_test_get_json (dump, "lines/1101 in PT-Other/active"), ==, "false");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/SEP001122334455/lines/0/pattern"), ==, "1101");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/primaryExtension/routePartitionName"), ==, "PT-Other");
  tel_test_cluster_refuse (cluster, "updateLine",
                           "<pattern>2001</pattern>" IN_INTERNAL
                           "<newRoutePartitionName>PT-Other</newRoutePartitionName>",
                           -1, "A DN exists with the same pattern and partition.");
  tel_test_cluster_refuse (cluster, "updateLine", "<pattern>9999</pattern><description>x</description>", 5003,
                           "Line not found");
}

static void
test_remove (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  tel_test_cluster_refuse (cluster, "removeLine", "<pattern>1001</pattern>" IN_INTERNAL, -692,
                           "is still being referenced");
  run (cluster, "removeLine", "<pattern>1002</pattern>" IN_INTERNAL);
  tel_test_cluster_refuse (cluster, "removeLine", "<pattern>1002</pattern>" IN_INTERNAL, 5007,
                           "The specified Line was not found");
}

static void
assert_row (TelTestCluster *cluster, const char *sql, const char *expected)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (cluster->context.store, sql, TEL_SIMULATOR_END);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (tel_simulator_rows_get (rows, 0, 0), ==, expected);
}

/* Where calls are forwarded is for queries too, and an update that does not name it leaves it. */
static void
test_forwards_in_tables (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  run (cluster, "updateLine",
       "<pattern>1002</pattern>" IN_INTERNAL
       "<callForwardAll><callingSearchSpaceName/><secondaryCallingSearchSpaceName/><destination>1900</destination>"
       "</callForwardAll><callForwardBusyInt><callingSearchSpaceName/><destination>1001</destination>"
       "</callForwardBusyInt>");
  run (cluster, "updateLine", "<pattern>1002</pattern>" IN_INTERNAL "<description>x</description>");
  assert_row (cluster,
              "SELECT c.cfadestination FROM callforwarddynamic c JOIN numplan n ON c.fknumplan = n.pkid WHERE "
              "n.dnorpattern = '1002'",
              "1900");
  assert_row (cluster, "SELECT cfbintdestination FROM numplan WHERE dnorpattern = '1002'", "1001");

  run (cluster, "updateLine",
       "<pattern>1002</pattern>" IN_INTERNAL
       "<callForwardAll><callingSearchSpaceName/><secondaryCallingSearchSpaceName/><destination/></callForwardAll>");
  assert_row (cluster,
              "SELECT coalesce (c.cfadestination, '') FROM callforwarddynamic c JOIN numplan n ON c.fknumplan = n.pkid "
              "WHERE n.dnorpattern = '1002'",
              "");
}

/* A member of a line group stays, and a call pickup group has to exist. */
static void
test_groups (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) line = NULL;
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (cluster->context.store, &error, "INSERT INTO linegroup (pkid, name) VALUES ('g', 'LG')",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  tel_simulator_store_run (cluster->context.store, &error,
                           "INSERT INTO linegroupnumplanmap (pkid, fklinegroup, fknumplan) VALUES ('m', 'g', (SELECT "
                           "pkid FROM numplan WHERE dnorpattern = '1002'))",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);
  tel_simulator_store_run (cluster->context.store, &error, "INSERT INTO pickupgroup (pkid, name) VALUES ('p', 'PG')",
                           TEL_SIMULATOR_END);
  g_assert_no_error (error);

  tel_test_cluster_refuse (cluster, "removeLine", "<pattern>1002</pattern>" IN_INTERNAL, -692,
                           "is still being referenced");
  tel_test_cluster_refuse (cluster, "updateLine",
                           "<pattern>1002</pattern>" IN_INTERNAL "<callPickupGroupName>None</callPickupGroupName>",
                           5007, "None was not found");
  run (cluster, "updateLine", "<pattern>1002</pattern>" IN_INTERNAL "<callPickupGroupName>PG</callPickupGroupName>");
  line = tel_test_cluster_run (cluster, "getLine", "<pattern>1002</pattern>" IN_INTERNAL);
  g_assert_cmpstr (tel_test_get (line, "return/line/callPickupGroupName"), ==, "PG");
}

static const char *
get_devices (guint release, const char *operation, const char *body, TelSimulatorElement **response)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (release, "small");

  *response = tel_test_cluster_run (cluster, operation, body);

  return tel_test_get (*response, "return/line/associatedDevices/device");
}

static void
test_associated_devices_by_release (void)
{
  const char *get = "<pattern>1006</pattern>" IN_INTERNAL;
  const char *list = "<searchCriteria><pattern>1006</pattern></searchCriteria><returnedTags><pattern/>"
                     "<associatedDevices><device/></associatedDevices></returnedTags>";
  const char *plain = "<searchCriteria><pattern>1006</pattern></searchCriteria><returnedTags><pattern/></returnedTags>";
  TelSimulatorElement *response = NULL;

  g_assert_cmpstr (get_devices (1400, "getLine", get, &response), ==, "BOTTRIBEIRO");
  g_clear_pointer (&response, tel_simulator_element_free);
  g_assert_cmpstr (get_devices (1000, "getLine", get, &response), ==, "BOTTRIBEIRO");
  g_clear_pointer (&response, tel_simulator_element_free);
  g_assert_null (get_devices (901, "getLine", get, &response));
  g_clear_pointer (&response, tel_simulator_element_free);
  g_assert_cmpstr (get_devices (1005, "listLine", list, &response), ==, "BOTTRIBEIRO");
  g_clear_pointer (&response, tel_simulator_element_free);
  g_assert_null (get_devices (1205, "listLine", plain, &response));
  g_clear_pointer (&response, tel_simulator_element_free);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/line/add-and-get", test_add_and_get);
  g_test_add_func ("/line/no-partition", test_no_partition);
  g_test_add_func ("/line/refused", test_refused);
  g_test_add_func ("/line/full-number", test_full_number);
  g_test_add_func ("/line/update", test_update);
  g_test_add_func ("/line/remove", test_remove);
  g_test_add_func ("/line/forwards-in-tables", test_forwards_in_tables);
  g_test_add_func ("/line/groups", test_groups);
  g_test_add_func ("/line/associated-devices-by-release", test_associated_devices_by_release);

  return g_test_run ();
}
