/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-world.h"

#include "tel-test.h"

static const guint releases[] = { 901, 1000, 1005, 1100, 1105, 1200, 1205, 1400, 1500 };

static void
test_deterministic (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestCluster) one = tel_test_cluster_new (releases[i], "small");
      g_autoptr (TelTestCluster) two = tel_test_cluster_new (releases[i], "small");
      g_autofree char *first = tel_simulator_store_dump (one->context.store, NULL);
      g_autofree char *second = tel_simulator_store_dump (two->context.store, NULL);
      g_autoptr (TelSimulatorElement) user = tel_test_cluster_run (one, "getUser", "<userid>tadams</userid>");
      g_autoptr (TelSimulatorElement) twin = tel_test_cluster_run (two, "getUser", "<userid>tadams</userid>");

      g_assert_cmpstr (first, ==, second);
      g_assert_cmpstr (tel_simulator_element_get_attribute (tel_test_find (user, "return/user"), "uuid"), ==,
                       tel_simulator_element_get_attribute (tel_test_find (twin, "return/user"), "uuid"));
    }
}

static void
test_people_of_the_small_world (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (JsonNode) dump = tel_test_cluster_dump (cluster);

  g_assert_cmpstr (tel_test_get_json (dump, "release"), ==, "14.0");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/mailid"), ==, "tadams@example.com");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/ldap"), ==, "true");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/associatedDevices"), ==, "[\"SEP001122334455\"]");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/associatedGroups"), ==, "[\"Standard CCM End Users\"]");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tadams/primaryExtension/pattern"), ==, "1001");
  g_assert_cmpstr (tel_test_get_json (dump, "users/nmailer/primaryExtension"), ==, NULL);
  g_assert_cmpstr (tel_test_get_json (dump, "users/nmailer/mailid"), ==, "");
  g_assert_cmpstr (tel_test_get_json (dump, "users/tyamada/lastName"), ==, "山田");
  g_assert_cmpstr (tel_test_get_json (dump, "users/bmarkup/firstName"), ==, "<b>Bold</b>");
  g_assert_cmpstr (tel_test_get_json (dump, "lines/1002 in PT-Internal/associatedDevices"), ==, "[]");
}

static void
test_sound_softphone (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1205, "small");
  g_autoptr (JsonNode) dump = tel_test_cluster_dump (cluster);

  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/ownerUserName"), ==, "amckenzi");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/certificateStatus"), ==, "Upgrade Success");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/certificateOperation"), ==, "No Pending Operation");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/securityProfileName"), ==, "CSF Encrypted AuthString");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/lines/0/pattern"), ==, "1003");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/lines/0/index"), ==, "1");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFAKenzi/lines/0/associatedEndusers"), ==, "[\"amckenzi\"]");
  g_assert_cmpstr (tel_test_get_json (dump, "users/amckenzi/associatedGroups"), ==,
                   "[\"Standard CCM End Users\",\"Standard CTI Enabled\"]");
  g_assert_cmpstr (tel_test_get_json (dump, "phones/CSFPNOWAK/certificateStatus"), ==, "Operation Pending");
}

static void
test_release_decides (void)
{
  g_autoptr (TelTestCluster) nine = tel_test_cluster_new (901, "small");
  g_autoptr (TelTestCluster) ten = tel_test_cluster_new (1000, "small");
  g_autoptr (JsonNode) nine_dump = tel_test_cluster_dump (nine);
  g_autoptr (JsonNode) ten_dump = tel_test_cluster_dump (ten);

  g_assert_null (tel_test_get_json (nine_dump, "sipProfiles/Standard SIP Profile for Mobile Device"));
  g_assert_cmpstr (tel_test_get_json (nine_dump, "sipProfiles/Jabber Mobile SIP Profile/timerSubscribe"), ==, "21600");
  g_assert_cmpstr (tel_test_get_json (ten_dump, "sipProfiles/Standard SIP Profile for Mobile Device/timerRegister"), ==,
                   "720");
  g_assert_null (
      tel_test_get_json (nine_dump,
                         "phoneSecurityProfiles/Universal Device Template - Model-independent Security Profile"));
  g_assert_nonnull (
      tel_test_get_json (ten_dump,
                         "phoneSecurityProfiles/Universal Device Template - Model-independent Security Profile"));
}

static void
test_other_worlds (void)
{
  g_autoptr (TelTestCluster) empty = tel_test_cluster_new (1400, "empty");
  g_autoptr (TelTestCluster) bare = tel_test_cluster_new (1400, "bare");
  g_autoptr (JsonNode) dump = tel_test_cluster_dump (empty);
  const char *criteria = "<searchCriteria><name>%</name></searchCriteria><returnedTags><name/></returnedTags>";
  g_autoptr (TelSimulatorElement) pools = tel_test_cluster_run (empty, "listDevicePool", criteria);
  g_autoptr (TelSimulatorElement) none = tel_test_cluster_run (bare, "listDevicePool", criteria);
  g_autoptr (TelSimulatorElement) locations = tel_test_cluster_run (bare, "listLocation", criteria);

  g_assert_cmpstr (tel_test_get_json (dump, "users"), ==, "{}");
  g_assert_cmpstr (tel_test_get_json (dump, "phones"), ==, "{}");
  g_assert_cmpstr (tel_test_get (pools, "return/devicePool/name"), ==, "Default");
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (none, "return")), ==, 0);
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (locations, "return")), ==, 0);
}

/* The queries A to I of contract 6.2, without Informix' own words for a page. */
static const char *const queries[] = {
  "SELECT d.pkid, d.name, d.description, tm.name AS model, dp.name AS devicepool, e.userid AS owner,"
  " sp.name AS secprofile, sip.name AS sipprofile, tco.name AS certop, tcs.name AS certstatus, d.upgradefinishtime"
  " FROM device d INNER JOIN typemodel tm ON d.tkmodel = tm.enum INNER JOIN devicepool dp ON d.fkdevicepool = dp.pkid"
  " LEFT OUTER JOIN enduser e ON d.fkenduser = e.pkid"
  " LEFT OUTER JOIN securityprofile sp ON d.fksecurityprofile = sp.pkid"
  " LEFT OUTER JOIN sipprofile sip ON d.fksipprofile = sip.pkid"
  " LEFT OUTER JOIN typecertificateoperation tco ON d.tkcertificateoperation = tco.enum"
  " LEFT OUTER JOIN typecertificatestatus tcs ON d.tkcertificatestatus = tcs.enum"
  " WHERE d.tkclass = 1 AND d.tkmodel IN (503,562,575,652,635) ORDER BY d.name",
  "SELECT e.userid, d.name FROM enduserdevicemap m INNER JOIN enduser e ON m.fkenduser = e.pkid"
  " INNER JOIN device d ON m.fkdevice = d.pkid WHERE m.tkuserassociation = 1"
  " AND d.tkmodel IN (503,562,575,652,635) ORDER BY e.userid, d.name",
  "SELECT d.name, dnpm.numplanindex, n.dnorpattern, rp.name AS partition_name, e.userid"
  " FROM device d INNER JOIN devicenumplanmap dnpm ON dnpm.fkdevice = d.pkid"
  " INNER JOIN numplan n ON dnpm.fknumplan = n.pkid LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid"
  " LEFT OUTER JOIN devicenumplanmapendusermap dm ON dm.fkdevicenumplanmap = dnpm.pkid"
  " LEFT OUTER JOIN enduser e ON dm.fkenduser = e.pkid WHERE d.tkmodel IN (503,562,575,652,635)"
  " ORDER BY d.name, dnpm.numplanindex",
  "SELECT e.userid, g.name FROM enduserdirgroupmap gm INNER JOIN enduser e ON gm.fkenduser = e.pkid"
  " INNER JOIN dirgroup g ON gm.fkdirgroup = g.pkid WHERE g.name IN ('Standard CCM End Users','Standard CTI Enabled')",
  "SELECT e.userid, d.tkmodel, COUNT(*) AS n FROM device d INNER JOIN enduser e ON d.fkenduser = e.pkid"
  " WHERE d.tkclass = 1 AND d.tkmodel IN (503,562,575,652) GROUP BY e.userid, d.tkmodel HAVING COUNT(*) > 0",
  "SELECT sp.name, tds.name AS securitymode, tt.name AS transport, tam.name AS authmode, tks.name AS keysize,"
  " sp.tftpencryptedflag FROM securityprofile sp"
  " LEFT OUTER JOIN typedevicesecuritymode tds ON sp.tkdevicesecuritymode = tds.enum"
  " LEFT OUTER JOIN typetransport tt ON sp.tktransport = tt.enum"
  " LEFT OUTER JOIN typeauthenticationmode tam ON sp.tkauthenticationmode = tam.enum"
  " LEFT OUTER JOIN typekeysize tks ON sp.tkkeysize = tks.enum WHERE sp.tksecuritypolicy IN (4,99) ORDER BY sp.name",
  "SELECT pc.paramname, pc.paramvalue, ts.name AS service, pn.name AS node FROM processconfig pc"
  " INNER JOIN typeservice ts ON pc.tkservice = ts.enum LEFT OUTER JOIN processnode pn ON pc.fkprocessnode = pn.pkid"
  " WHERE lower(pc.paramname) LIKE '%dualmode%' OR lower(pc.paramname) LIKE '%issuer%'",
  "SELECT enum, name FROM typemodel WHERE enum IN (503,562,575,652,635)",
  "SELECT version FROM componentversion WHERE softwarecomponent = 'cm-ver'",
};

static void
test_tables_are_named_as_cucms (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) rows = tel_simulator_store_select (cluster->context.store, queries[i], TEL_SIMULATOR_END);

      g_assert_cmpuint (rows->len, >, 0);
    }
}

static char *
look_up (TelTestCluster *cluster, const char *sql)
{
  return tel_simulator_store_look_up (cluster->context.store, sql, TEL_SIMULATOR_END);
}

static void
assert_number (TelTestCluster *cluster, const char *sql, guint64 least, guint64 most)
{
  g_autofree char *found = look_up (cluster, sql);
  guint64 number = g_ascii_strtoull (found, NULL, 10);

  if (number < least || number > most)
    g_error ("%s: %s is not from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT, sql, found, least, most);
}

static void
test_crowd_is_deterministic (void)
{
  g_autoptr (TelTestCluster) one = tel_test_cluster_new (901, "40-users");
  g_autoptr (TelTestCluster) two = tel_test_cluster_new (901, "40-users");
  g_autofree char *first = tel_simulator_store_dump (one->context.store, NULL);
  g_autofree char *second = tel_simulator_store_dump (two->context.store, NULL);

  g_assert_cmpstr (first, ==, second);
}

#define SOFTPHONES "tkmodel IN (503, 562, 575, 652)"

static void
test_branch (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "branch");

  assert_number (cluster, "SELECT count(*) FROM enduser", 500, 500);
  assert_number (cluster, "SELECT count(DISTINCT tkmodel) FROM device", 7, 9);
  assert_number (cluster, "SELECT count(DISTINCT department) FROM enduser", 10, 30);
  assert_number (cluster, "SELECT count(*) FROM enduser WHERE lastname GLOB '[A-Z]*'", 100, 250);
  assert_number (cluster, "SELECT count(*) FROM device", 800, 1200);
  assert_number (cluster, "SELECT count(*) FROM devicenumplanmap", 800, 1200);
  assert_number (cluster, "SELECT count(*) FROM device WHERE " SOFTPHONES " AND fkenduser IS NULL", 0, 0);
  assert_number (cluster, "SELECT count(*) FROM device WHERE " SOFTPHONES " AND length (name) > 15", 0, 0);
  assert_number (cluster, "SELECT count(*) FROM device WHERE " SOFTPHONES " AND name GLOB '*[^A-Z0-9]*'", 0, 0);
  assert_number (cluster, "SELECT count(*) FROM device WHERE publickey IS NOT NULL", 10, 80);
  assert_number (cluster, "SELECT count(*) FROM device WHERE authenticationstring IS NOT NULL", 1, 40);
  assert_number (cluster, "SELECT count(*) FROM registrationdynamic", 800, 1200);
  assert_number (cluster, "SELECT count(*) FROM enduser WHERE islocaluser = 't'", 20, 100);
}

static void
test_known (void)
{
  g_assert_true (tel_simulator_world_is_known ("site"));
  g_assert_true (tel_simulator_world_is_known ("160000-users"));
  g_assert_false (tel_simulator_world_is_known ("160001-users"));
  g_assert_false (tel_simulator_world_is_known ("0-users"));
  g_assert_false (tel_simulator_world_is_known ("-users"));
  g_assert_false (tel_simulator_world_is_known ("10-users\n"));
}

static void
test_unknown_world (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tel_simulator_store_open (NULL, 1400, "round", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/worlds/deterministic", test_deterministic);
  g_test_add_func ("/worlds/small/people", test_people_of_the_small_world);
  g_test_add_func ("/worlds/small/sound-softphone", test_sound_softphone);
  g_test_add_func ("/worlds/release-decides", test_release_decides);
  g_test_add_func ("/worlds/empty-and-bare", test_other_worlds);
  g_test_add_func ("/worlds/tables-are-named-as-cucms", test_tables_are_named_as_cucms);
  g_test_add_func ("/worlds/crowd/deterministic", test_crowd_is_deterministic);
  g_test_add_func ("/worlds/crowd/branch", test_branch);
  g_test_add_func ("/worlds/known", test_known);
  g_test_add_func ("/worlds/unknown", test_unknown_world);

  return g_test_run ();
}
