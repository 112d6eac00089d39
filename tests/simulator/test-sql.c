/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-sql.h"

#include "simulator/tel-simulator-fault.h"

#include "tel-test.h"

static const guint releases[] = { 901, 1000, 1005, 1100, 1105, 1200, 1205, 1400, 1500 };

/* A query and what it is answered in the world "clean". */
typedef struct
{
  const char *statement;
  const char *rows;
} Case;

/* A query that is refused. */
typedef struct
{
  const char *statement;
  int code;
  const char *message;
} Refusal;

static void
check (TelTestCluster *cluster, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *rows = NULL;

      g_test_message ("%s", cases[i].statement);
      rows = tel_test_sql_query (cluster, cases[i].statement);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
check_refused (TelTestCluster *cluster, const Refusal *refusals, guint n_refusals)
{
  for (guint i = 0; i < n_refusals; i++)
    tel_test_sql_refuse (cluster, refusals[i].statement, refusals[i].code, refusals[i].message);
}

static void
test_clauses (void)
{
  static const Case cases[] = {
    { "SELECT name FROM device WHERE tkmodel = 575", "BOTTRIBEIRO" },
    { "select\tName from DEVICE where TKMODEL=575", "BOTTRIBEIRO" },
    { "SELECT SKIP 1 FIRST 2 userid FROM enduser ORDER BY userid", "bmarkup\ncsecure" },
    { "SELECT FIRST 1 userid FROM enduser ORDER BY userid DESC", "tyamada" },
    { "SELECT SKIP 14 userid FROM enduser ORDER BY 1", "tyamada" },
    { "SELECT FIRST 0 userid FROM enduser", "" },
    { "SELECT DISTINCT department FROM enduser WHERE department LIKE 'S%' ORDER BY department",
      "Sales\nSupport & Service" },
    { "SELECT UNIQUE department FROM enduser WHERE department LIKE 'Sa%'", "Sales" },
    { "SELECT e.userid, e.lastname FROM enduser e WHERE e.lastname = 'O''Brien'", "sobrien|O'Brien" },
    { "SELECT userid FROM enduser WHERE lastname = \"O'Brien\"", "sobrien" },
    { "SELECT userid FROM enduser WHERE lastname = '山田'", "tyamada" },
    { "SELECT d.name, e.userid FROM device d, enduser e WHERE d.fkenduser = e.pkid AND d.tkmodel IN (562, 652) "
      "ORDER BY d.name",
      "TABTRIBEIRO|tribeiro\nTCTTRIBEIRO|tribeiro" },
    { "SELECT d.name, e.userid FROM device AS d LEFT OUTER JOIN enduser AS e ON d.fkenduser = e.pkid "
      "WHERE d.name LIKE 'SEP%57'",
      "SEP001122334457|-" },
    { "SELECT name FROM device WHERE fkenduser IS NULL", "SEP001122334457" },
    { "SELECT COUNT(*) FROM device WHERE fkenduser IS NOT NULL", "20" },
    { "SELECT department, COUNT(*) AS n FROM enduser GROUP BY department HAVING COUNT(*) > 1 ORDER BY n DESC",
      "Sales|4" },
    { "SELECT department, count(DISTINCT userid) FROM enduser GROUP BY 1 HAVING count(*) = 4", "Sales|4" },
    { "SELECT e.userid FROM enduser e GROUP BY userid HAVING min(e.lastname) = 'Adams'", "tadams" },
    { "SELECT MIN(numplanindex), MAX(maxnumcalls) + 1, SUM(numplanindex) / COUNT(*) FROM devicenumplanmap", "1|5|1" },
    { "SELECT userid FROM enduser e WHERE EXISTS (SELECT d.pkid FROM device d WHERE d.fkenduser = e.pkid AND "
      "d.tkmodel = 562)",
      "tribeiro" },
    { "SELECT name FROM device WHERE fkenduser IN (SELECT pkid FROM enduser WHERE userid = 'tadams') ORDER BY name",
      "CSFTADAMS\nSEP001122334455" },
    { "SELECT x.owner FROM (SELECT e.userid AS owner FROM enduser e WHERE e.userid LIKE 'ta%') AS x", "tadams" },
    { "SELECT name FROM device WHERE tkmodel BETWEEN 560 AND 570 UNION SELECT userid FROM enduser WHERE userid = "
      "'tadams' ORDER BY 1",
      "TCTTRIBEIRO\ntadams" },
    { "SELECT CASE WHEN tkmodel = 562 THEN 'iPhone' ELSE 'other' END AS kind FROM device WHERE name = 'TCTTRIBEIRO'",
      "iPhone" },
    { "{ what } SELECT name -- the name\n FROM device /* all ' */ WHERE tkmodel = 575;", "BOTTRIBEIRO" },
    { "SELECT name FROM informix.device WHERE tkmodel = '575'", "BOTTRIBEIRO" },
    { "SELECT tabname FROM systables WHERE tabid = 1", "systables" },
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");

  check (cluster, cases, G_N_ELEMENTS (cases));
}

static void
test_expressions (void)
{
  static const Case cases[] = {
    { "SELECT lower(name), UPPER(name), length(name) FROM device WHERE name = 'CSFAKenzi'", "csfakenzi|CSFAKENZI|9" },
    { "SELECT upper(lastname) FROM enduser WHERE userid = 'mgarcia'", "GARCÍA-LÓPEZ" },
    { "SELECT nvl(NULL, 'none'), trim('  x ') || '!', substr(userid, 2, 3) FROM enduser WHERE userid = 'nmailer'",
      "none|x!|mai" },
    { "SELECT decode(tkclass, 1, 'phone', 'other') FROM device WHERE tkmodel = 575", "phone" },
    { "SELECT replace(name, 'BOT', 'TAB'), abs(-3), 2 * (3 + 4) FROM device WHERE tkmodel = 575", "TABTRIBEIRO|3|14" },
    /* Capitals count, and so does what follows the backslash. */
    { "SELECT COUNT(*) FROM enduser WHERE userid LIKE 'TAD%'", "0" },
    { "SELECT userid FROM enduser WHERE userid LIKE 't_dams'", "tadams" },
    { "SELECT userid FROM enduser WHERE lastname LIKE '_田'", "tyamada" },
    { "SELECT userid FROM enduser WHERE userid NOT LIKE '%a%' ORDER BY userid",
      "csecure\ndcohen\negrin\nhsuzuki\nsobrien\ntribeiro" },
    { "SELECT dnorpattern FROM numplan WHERE dnorpattern LIKE '\\\\+81%'", "\\+81352191050" },
    { "SELECT dnorpattern FROM numplan WHERE dnorpattern LIKE '\\+81%'", "" },
    { "SELECT dnorpattern FROM numplan WHERE dnorpattern = '\\+81352191050'", "\\+81352191050" },
    { "SELECT name FROM device WHERE name LIKE '%\\_%'", "" },
    { "SELECT userid FROM enduser WHERE userid LIKE 'tad!%' ESCAPE '!'", "" },
    { "SELECT userid FROM enduser WHERE userid MATCHES 't[ay]*' ORDER BY userid", "tadams\ntyamada" },
    { "SELECT COUNT(*) FROM device WHERE name <> 'x' AND name != 'y' AND NOT name = 'z'", "21" },
    { "SELECT userid FROM enduser WHERE islocaluser = 'f' AND status = 1 AND userid LIKE 'ta%'", "tadams" },
    { "SELECT TODAY, CURRENT, CURRENT YEAR TO MINUTE, CURRENT HOUR TO SECOND FROM systables WHERE tabid = 1",
      "11/01/2026|2026-11-01 12:00:00.000|2026-11-01 12:00|12:00:00" },
    { "SELECT DBINFO('utc_current') AS now, DBINFO('utc_to_datetime', 60) FROM systables WHERE tabid = 1",
      "1793534400|1970-01-01 00:01:00" },
  };
  g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");

  tel_simulator_clock_hold (cluster->context.clock, noon);
  check (cluster, cases, G_N_ELEMENTS (cases));
}

static void
assert_columns (TelTestCluster *cluster, const char *statement, const char *expected)
{
  g_autoptr (TelSimulatorElement) response = tel_test_sql_ask (cluster, statement);
  const TelSimulatorElement *row = tel_test_find (response, "return/row");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < tel_simulator_element_get_n_children (row); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            tel_simulator_element_get_name (tel_simulator_element_get_nth_child (row, i)));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_names_of_columns (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (901, "clean");

  assert_columns (cluster, "SELECT d.NAME, d.name AS Model, tkmodel kind FROM device d", "name model kind");
  assert_columns (cluster, "SELECT d.name, dp.name FROM device d, devicepool dp", "name name");
  assert_columns (cluster, "SELECT COUNT(*), MAX(name), lower(min(name)), 1, 'x', max(1) + min(1) FROM device",
                  "count max expression constant constant expression");
  assert_columns (cluster, "SELECT lower(name), name || 'x' FROM device", "expression expression");
  assert_columns (cluster, "SELECT * FROM componentversion", "pkid softwarecomponent version");
  assert_columns (cluster, "SELECT d.name, v.* FROM device d, componentversion v",
                  "name pkid softwarecomponent version");
  assert_columns (cluster, "SELECT * FROM (SELECT name AS n, tkmodel FROM device) AS x", "n tkmodel");
}

static void
test_keys_and_null (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  g_autofree char *row =
      tel_test_sql_query (cluster, "SELECT pkid, fkenduser FROM device WHERE name = 'SEP001122334457'");
  g_autoptr (TelSimulatorElement) response =
      tel_test_sql_ask (cluster, "SELECT fkenduser FROM device WHERE name = 'SEP001122334457'");

  g_assert_true (g_regex_match_simple ("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\|-$", row, 0, 0));
  g_assert_cmpstr (tel_test_get (response, "return/row/fkenduser"), ==, "");
}

/* How many rows match is told beside those of the page: a page that is too large is refused with it (contract 1.5). */
static void
test_matched (void)
{
  static const struct
  {
    const char *statement;
    guint n_rows;
    guint n_matched;
  } cases[] = {
    { "SELECT userid FROM enduser", 15, 15 },
    { "SELECT SKIP 2 FIRST 5 userid FROM enduser", 5, 15 },
    { "SELECT SKIP 14 FIRST 5 userid FROM enduser", 1, 15 },
    { "SELECT SKIP 20 userid FROM enduser", 0, 15 },
    { "SELECT FIRST 2 userid FROM enduser WHERE userid LIKE 't%'", 2, 3 },
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelSimulatorElement) response = NULL;
      guint matched = 0;

      cluster->context.matched = &matched;
      response = tel_test_sql_ask (cluster, cases[i].statement);
      g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (response, "return")), ==, cases[i].n_rows);
      g_assert_cmpuint (matched, ==, cases[i].n_matched);
    }
}

static void
test_refusals (void)
{
  static const Refusal refusals[] = {
    { "SELECT name FROM device LIMIT 5", 201, "A syntax error has occurred." },
    { "SELECT name FROM device WHERE name ILIKE 'csf%'", 201, "syntax" },
    { "SELECT name FROM device WHERE name GLOB 'CSF*'", 201, "syntax" },
    { "SELECT name FROM device WHERE name == 'x'", 201, "syntax" },
    { "SELECT \"name\" FROM \"device\"", 201, "syntax" },
    { "SELECT [name] FROM device", 202, "illegal character" },
    { "SELECT `name` FROM device", 202, "illegal character" },
    { "SELECT name FROM device WHERE name = ?", 202, "illegal character" },
    { "SELECT FIRST 5 SKIP 5 name FROM device", 201, "syntax" },
    { "SELECT FIRST x name FROM device", 201, "syntax" },
    { "SELECT name", 201, "syntax" },
    { "SELECT FROM device", 201, "syntax" },
    { "SELECT name FROM", 201, "syntax" },
    { "SELECT name, FROM device", 201, "syntax" },
    { "SELECT name FROM device WHERE", 201, "syntax" },
    { "SELECT name FROM device WHERE name IN 'x'", 201, "syntax" },
    { "SELECT name FROM device WHERE name IS 'x'", 201, "syntax" },
    { "SELECT name FROM device WHERE name IN simulator", 201, "syntax" },
    { "SELECT name FROM device ORDER BY name NULLS LAST", 201, "syntax" },
    { "SELECT name FROM device EXCEPT SELECT name FROM devicepool", 201, "syntax" },
    { "SELECT name FROM device d NATURAL JOIN devicepool", 201, "syntax" },
    { "SELECT name FROM device WHERE (name = 'x'", 201, "syntax" },
    { "SELECT name FROM device GROUP name", 201, "syntax" },
    { "SELECT COUNT(name, pkid) FROM device", 201, "syntax" },
    { "SELECT name FROM device WHERE COUNT(*) > 1", 201, "syntax" },
    { "SELECT name FROM device; SELECT name FROM device", 201, "syntax" },
    { "SELECT FIRST 1 name FROM device UNION SELECT name FROM devicepool", 201, "syntax" },
    { "SELECT name FROM device WHERE name = 'x", 282, "matching quote" },
    { "SELECT name FROM nothing", 206, "The specified table (nothing) is not in the database." },
    { "SELECT name FROM sqlite_master", 206, "sqlite_master" },
    { "SELECT value FROM simulator", 206, "simulator" },
    { "SELECT name FROM device WHERE name IN (SELECT value FROM simulator)", 206, "simulator" },
    { "SELECT sql FROM pragma_table_info('device')", 206, "pragma_table_info" },
    { "SELECT nothing FROM device", 217, "Column (nothing) not found in any table in the query" },
    { "SELECT d.nothing FROM device d", 217, "Column (nothing) not found" },
    { "SELECT name FROM device WHERE d_nothing = 1", 217, "Column (d_nothing)" },
    { "SELECT name AS model FROM device WHERE model = 'x'", 217, "Column (model)" },
    { "SELECT tail FROM device", 217, "Column (tail)" },
    { "SELECT applycount FROM device", 217, "Column (applycount)" },
    { "SELECT rowid FROM device", 217, "Column (rowid)" },
    { "SELECT paramrule FROM processconfig", 217, "Column (paramrule)" },
    { "SELECT tkmodel FROM securityprofile", 217, "Column (tkmodel)" },
    { "SELECT d.oid FROM device d", 217, "Column (oid)" },
    { "SELECT e.userid FROM device d", 522, "Table (e) not selected in query." },
    { "SELECT name FROM device d, devicepool p", 324, "Ambiguous column (name)." },
    { "SELECT department, userid, COUNT(*) FROM enduser GROUP BY department", 294, "(userid) must be in the GROUP BY" },
    { "SELECT name, COUNT(*) FROM device", 294, "(name)" },
    { "SELECT sqlite_version() FROM device", 674, "Routine (sqlite_version) can not be resolved." },
    { "SELECT load_extension('x') FROM device", 674, "load_extension" },
    { "SELECT coalesce(name, 'x') FROM device", 674, "coalesce" },
    { "SELECT dbinfo('nothing') FROM device", 728, "dbinfo" },
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");

  check_refused (cluster, refusals, G_N_ELEMENTS (refusals));
}

static void
test_nothing_but_select (void)
{
  static const char *const statements[] = {
    "",
    "UPDATE device SET description = 'x'",
    "DELETE FROM device",
    "INSERT INTO device (name) VALUES ('x')",
    "PRAGMA table_info(device)",
    "ATTACH DATABASE '/tmp/x' AS x",
    "WITH x AS (SELECT name FROM device) SELECT * FROM x",
    "VALUES (1)",
    "EXPLAIN SELECT name FROM device",
    "EXECUTE PROCEDURE dbdelete()",
    "/* SELECT */ DROP TABLE device",
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  g_autoptr (JsonNode) before = tel_test_cluster_dump (cluster);
  g_autoptr (JsonNode) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    tel_test_sql_refuse (cluster, statements[i], TEL_SIMULATOR_FAULT_GENERIC, "SELECT statements only");
  tel_test_sql_refuse (cluster, "SELECT name FROM device INTO TEMP copy", 201, "syntax");
  tel_test_cluster_refuse (cluster, "executeSQLUpdate", "<sql>UPDATE device SET description = 'x'</sql>",
                           TEL_SIMULATOR_FAULT_GENERIC, "executeSQLUpdate");

  after = tel_test_cluster_dump (cluster);
  g_assert_true (json_node_equal (before, after));
}

/* Someone who writes a statement by hand, or something that does at random, never gets further than a fault. */
static void
test_nonsense (void)
{
  static const char *const words[] = {
    "SELECT", "FROM",    "device", "d",    ".",      ",",    "(",     ")",     "*",     "'x'",  "1",
    "=",      "AND",     "WHERE",  "JOIN", "ON",     "LEFT", "OUTER", "name",  "GROUP", "BY",   "ORDER",
    "COUNT",  "IN",      "IS",     "NULL", "NOT",    "LIKE", "AS",    "UNION", "CASE",  "WHEN", "THEN",
    "END",    "CURRENT", "TO",     "YEAR", "DBINFO", "SKIP", "FIRST", "\"",    "--",    ";",    "enduser",
  };
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "clean");
  guint n_answered = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) statement = g_string_new (i % 2 == 0 ? "SELECT name FROM device" : "SELECT");
      g_autoptr (TelSimulatorElement) request = tel_simulator_element_new ("executeSQLQuery", NULL);
      g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("executeSQLQueryResponse", NULL);
      g_autoptr (GError) error = NULL;
      int length = g_test_rand_int_range (1, 9);

      for (int j = 0; j < length; j++)
        g_string_append_printf (statement, " %s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      tel_simulator_element_add_text_child (request, "sql", statement->str);
      if (tel_simulator_operations_run (&cluster->context, request, response, &error))
        n_answered++;
      else if (error->domain != TEL_SIMULATOR_FAULT)
        g_error ("%s: %s", statement->str, error->message);
    }
  g_assert_cmpuint (n_answered, >, 0);
}

/* Contract 6.2, A to I; what they give in the world "clean", if it is short. */
static const Case contract[] = {
  { "SELECT SKIP 0 FIRST 500 d.pkid, d.name, d.description, tm.name AS model, dp.name AS devicepool, "
    "e.userid AS owner, sp.name AS secprofile, sip.name AS sipprofile, tco.name AS certop, tcs.name AS certstatus, "
    "d.upgradefinishtime "
    "FROM device d INNER JOIN typemodel tm ON d.tkmodel = tm.enum "
    "INNER JOIN devicepool dp ON d.fkdevicepool = dp.pkid "
    "LEFT OUTER JOIN enduser e ON d.fkenduser = e.pkid "
    "LEFT OUTER JOIN securityprofile sp ON d.fksecurityprofile = sp.pkid "
    "LEFT OUTER JOIN sipprofile sip ON d.fksipprofile = sip.pkid "
    "LEFT OUTER JOIN typecertificateoperation tco ON d.tkcertificateoperation = tco.enum "
    "LEFT OUTER JOIN typecertificatestatus tcs ON d.tkcertificatestatus = tcs.enum "
    "WHERE d.tkclass = 1 AND d.tkmodel IN (503,562,575,652,635) ORDER BY d.name",
    NULL },
  { "SELECT SKIP 0 FIRST 1000 e.userid, d.name FROM enduserdevicemap m "
    "INNER JOIN enduser e ON m.fkenduser = e.pkid INNER JOIN device d ON m.fkdevice = d.pkid "
    "WHERE m.tkuserassociation = 1 AND d.tkmodel IN (503,562,575,652,635) ORDER BY e.userid, d.name",
    "amckenzi|CSFAKenzi\nbmarkup|CSFBMARKUP\ncsecure|CSFCSECURE\ndcohen|CSFDCOHEN\negrin|CSFEGRIN\nhsuzuki|CSFHSUZUKI\n"
    "jean-pierre.dubois|CSFJEANPIERREDU\nmgarcia|CSFMGARCIA\nmhassan|CSFMHASSAN\nnmailer|CSFNMAILER\npnowak|CSFPNOWAK\n"
    "sobrien|CSFSOBRIEN\ntadams|CSFTADAMS\ntribeiro|BOTTRIBEIRO\ntribeiro|TABTRIBEIRO\ntribeiro|TCTTRIBEIRO\n"
    "tyamada|CSFTYAMADA" },
  { "SELECT SKIP 0 FIRST 1000 d.name, dnpm.numplanindex, n.dnorpattern, rp.name AS partition_name, e.userid "
    "FROM device d INNER JOIN devicenumplanmap dnpm ON dnpm.fkdevice = d.pkid "
    "INNER JOIN numplan n ON dnpm.fknumplan = n.pkid "
    "LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid "
    "LEFT OUTER JOIN devicenumplanmapendusermap dm ON dm.fkdevicenumplanmap = dnpm.pkid "
    "LEFT OUTER JOIN enduser e ON dm.fkenduser = e.pkid "
    "WHERE d.tkmodel IN (503,562,575,652,635) ORDER BY d.name, dnpm.numplanindex",
    NULL },
  { "SELECT SKIP 0 FIRST 1000 e.userid, g.name FROM enduserdirgroupmap gm "
    "INNER JOIN enduser e ON gm.fkenduser = e.pkid INNER JOIN dirgroup g ON gm.fkdirgroup = g.pkid "
    "WHERE g.name IN ('Standard CCM End Users','Standard CTI Enabled','Standard CTI Secure Connection') "
    "ORDER BY e.userid",
    NULL },
  { "SELECT e.userid, d.tkmodel, COUNT(*) AS n FROM device d INNER JOIN enduser e ON d.fkenduser = e.pkid "
    "WHERE d.tkclass = 1 AND d.tkmodel IN (503,562,575,652) GROUP BY e.userid, d.tkmodel HAVING COUNT(*) > 1",
    "" },
  { "SELECT sp.name, tds.name AS securitymode, tt.name AS transport, tam.name AS authmode, tks.name AS keysize, "
    "sp.tftpencryptedflag "
    "FROM securityprofile sp LEFT OUTER JOIN typedevicesecuritymode tds ON sp.tkdevicesecuritymode = tds.enum "
    "LEFT OUTER JOIN typetransport tt ON sp.tktransport = tt.enum "
    "LEFT OUTER JOIN typeauthenticationmode tam ON sp.tkauthenticationmode = tam.enum "
    "LEFT OUTER JOIN typekeysize tks ON sp.tkkeysize = tks.enum WHERE sp.tksecuritypolicy IN (4,99) ORDER BY sp.name",
    NULL },
  { "SELECT pc.paramname, pc.paramvalue, ts.name AS service, pn.name AS node FROM processconfig pc "
    "INNER JOIN typeservice ts ON pc.tkservice = ts.enum LEFT OUTER JOIN processnode pn ON pc.fkprocessnode = pn.pkid "
    "WHERE lower(pc.paramname) LIKE '%dualmode%' OR lower(pc.paramname) LIKE '%issuer%' "
    "OR pc.paramname IN ('ClusterSecurityMode','OrganizationDomain','ClusterName')",
    NULL },
  { "SELECT enum, name FROM typemodel WHERE enum IN (503,562,575,652,635)",
    "503|Cisco Unified Client Services Framework\n562|Cisco Dual Mode for iPhone\n575|Cisco Dual Mode for Android\n"
    "635|CTI Remote Device\n652|Cisco Jabber for Tablet" },
  { "SELECT version FROM componentversion WHERE softwarecomponent = 'cm-ver'", NULL },
};

static void
test_contract (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (releases[i], "clean");

      for (guint j = 0; j < G_N_ELEMENTS (contract); j++)
        {
          g_autofree char *rows = tel_test_sql_query (cluster, contract[j].statement);

          if (contract[j].rows != NULL)
            g_assert_cmpstr (rows, ==, contract[j].rows);
          else
            g_assert_cmpstr (rows, !=, "");
        }
    }
}

/* A column or table has its release; before it nobody knows it. */
static void
test_gates (void)
{
  static const struct
  {
    const char *statement;
    guint since;
    int code;
  } gates[] = {
    { "SELECT displayname FROM enduser", 1100, 217 },
    { "SELECT tkkeyorder FROM securityprofile", 1100, 217 },
    { "SELECT tkeckeysize FROM securityprofile", 1100, 217 },
    { "SELECT enum FROM typekeyorder", 1100, 206 },
    { "SELECT sipoauthflag FROM securityprofile", 1205, 217 },
    { "SELECT lscvaliduntil FROM device", 1105, 217 },
    { "SELECT tkprocessnoderole FROM processnode", 1000, 217 },
    { "SELECT fkdevice, lastknownipaddress, lastknownucm, datetimestamp FROM registrationdynamic", 1105, 206 },
    { "SELECT authenticationstring FROM device", 901, 217 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (releases[i], "clean");

      for (guint j = 0; j < G_N_ELEMENTS (gates); j++)
        {
          g_autoptr (TelSimulatorElement) response = NULL;

          if (releases[i] < gates[j].since)
            tel_test_sql_refuse (cluster, gates[j].statement, gates[j].code, "");
          else
            response = tel_test_sql_ask (cluster, gates[j].statement);
        }
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/sql/clauses", test_clauses);
  g_test_add_func ("/sql/expressions", test_expressions);
  g_test_add_func ("/sql/names-of-columns", test_names_of_columns);
  g_test_add_func ("/sql/keys-and-null", test_keys_and_null);
  g_test_add_func ("/sql/matched", test_matched);
  g_test_add_func ("/sql/refusals", test_refusals);
  g_test_add_func ("/sql/nothing-but-select", test_nothing_but_select);
  g_test_add_func ("/sql/nonsense", test_nonsense);
  g_test_add_func ("/sql/contract", test_contract);
  g_test_add_func ("/sql/gates", test_gates);

  return g_test_run ();
}
