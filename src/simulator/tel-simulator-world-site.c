/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/*
 * The faults of the large world: so many of each rule of the audit, each on people of their own, so that the numbers
 * are known. A cluster of 10,000 users that works can have only some of what is wrong with a whole cluster. The world
 * “neglected” has the rest: C13, since without mixed mode no phone with a secure profile registers, and the faults of
 * those are faults of phones that do. Whether CAPF answers (C17) is no matter of a world: its port is open or not.
 */

#include "config.h"

#include "simulator/tel-simulator-world-site.h"

#include "simulator/tel-simulator-credential.h"
#include "simulator/tel-simulator-product.h"
#include "simulator/tel-simulator-seed.h"

#include <string.h>

#define ALWAYS 0, 9999
#define SECURE_PROFILE "(SELECT s.pkid FROM securityprofile s WHERE s.name = 'CSF Encrypted AuthString')"
#define SOFTPHONES "tkmodel IN (503, 562, 575, 652)"
#define ENROLLED                                                                                                       \
  "tkcertificatestatus = 3, lscvaliduntil = 2082758400, lscissuervaliduntil = 2082758400, publickey = 'key'"
#define OTHER_KEY_SIZE "capfkeysize = (SELECT k.enum FROM typekeysize k WHERE k.name = '1024')"
#define PENDING                                                                                                        \
  "tkcertificateoperation = 2, tkcertificateoperation_applied = 2, tkcertificatestatus = 2,"                           \
  " upgradefinishtime = '2036:06:30:12:00'"

/* What a victim's CSF becomes; @string is an expression for its authentication string. */
#define SECURE(assignments, string)                                                                                    \
  "UPDATE device SET fksecurityprofile = " SECURE_PROFILE ", " assignments ", authenticationstring = (SELECT " string  \
  " FROM victim v WHERE v.csf = device.pkid) WHERE pkid IN (SELECT csf FROM victim)"
#define ON_CSF(assignments) "UPDATE device SET " assignments " WHERE pkid IN (SELECT csf FROM victim)"
#define ON_TCT(assignments) "UPDATE device SET " assignments " WHERE pkid IN (SELECT tct FROM victim)"
#define ON_USER(assignments) "UPDATE enduser SET " assignments " WHERE pkid IN (SELECT person FROM victim)"
#define ON_NUMBER(assignments) "UPDATE numplan SET " assignments " WHERE pkid IN (SELECT number FROM victim)"
#define OUT_OF_GROUP(name)                                                                                             \
  "DELETE FROM enduserdirgroupmap WHERE fkenduser IN (SELECT person FROM victim) AND fkdirgroup ="                     \
  " (SELECT g.pkid FROM dirgroup g WHERE g.name = '" name "')"
#define WITH_PASSWORD(flag)                                                                                            \
  ON_USER ("tail = replace (tail, '</tail>', '<passwordCredentials><" flag ">true</" flag                              \
           "></passwordCredentials></tail>')")

/* A key that is like no other, and the same each time: that of another row with a mark. */
#define KEY(mark, column) "printf ('" mark "%s', substr (" column ", 9))"

/**
 * Fault:
 * @rule: the audit rule that is broken
 * @pool: who breaks it: C for those with a CSF and a desk phone, T for those with a TCT and no CSF, `-` for nobody
 * @n: how many
 * @since: the first release that can express it
 * @until: the last
 * @spoil: (nullable): the statement that breaks it for the rows of the table `victim`; none where another fault has
 *   broken it already
 * @count: (nullable): where the number is what chance gave, the query that tells it
 */
typedef struct
{
  const char *rule;
  char pool;
  guint n;
  guint since;
  guint until;
  const char *spoil;
  const char *count;
} Fault;

static const Fault faults[] = {
  { "J01", 'C', 30, ALWAYS, ON_CSF ("fkenduser = NULL") },
  { "J01", 'T', 7, ALWAYS, ON_TCT ("fkenduser = NULL") },
  { "J02", 'C', 8, ALWAYS, ON_USER ("status = 0") },
  { "J03", 'C', 25, ALWAYS, "DELETE FROM enduserdevicemap WHERE fkdevice IN (SELECT csf FROM victim)" },
  { "J04", 'C', 12, ALWAYS,
    "INSERT INTO enduserdevicemap (pkid, fkenduser, fkdevice, tkuserassociation)"
    " SELECT " KEY ("0000a004", "v.csf") ", t.person, v.csf, 1 FROM victim v JOIN candidate t"
                                         " ON t.pool = 'T' AND t.place = 300 + v.position" },
  { "J05", 'C', 6, ALWAYS, ON_CSF ("name = 'CSF-' || substr (name, 4, 11)") },
  { "J06", 'T', 5, ALWAYS, ON_TCT ("name = 'TCT' || lower (substr (name, 4))") },
  { "J07", 'T', 4, ALWAYS, ON_TCT ("name = 'BOT' || substr (name, 4)") },
  { "J08", 'C', 10, ALWAYS },
  { "J09", 'C', 6, ALWAYS,
    ON_USER ("userid = (SELECT 'montgomery-wordsworth-' || v.position FROM victim v"
             " WHERE v.person = enduser.pkid)") },
  { "J10", 'C', 7, ALWAYS,
    ON_CSF ("fksecurityprofile = (SELECT s.pkid FROM securityprofile s WHERE s.name ="
            " 'Cisco Dual Mode for iPhone - Standard SIP Non-Secure Profile')") },
  { "J11", 'C', 9, ALWAYS, "DELETE FROM devicenumplanmap WHERE fkdevice IN (SELECT csf FROM victim)" },
  { "J12", 'C', 20, ALWAYS,
    "DELETE FROM devicenumplanmapendusermap WHERE fkdevicenumplanmap IN (SELECT m.pkid FROM devicenumplanmap m"
    " JOIN victim v ON m.fkdevice = v.csf)" },
  { "J13", 'C', 5, ALWAYS, ON_NUMBER ("fkroutepartition = NULL") },
  { "J14", 'C', 4, 1000, 9999, ON_NUMBER ("iscallable = 'f'") },
  { "J15", 'C', 8, ALWAYS,
    ON_NUMBER ("tail = substr (tail, 1, instr (tail, '<voiceMailProfileName') - 1) ||"
               " substr (tail, instr (tail, '</voiceMailProfileName>') + length ('</voiceMailProfileName>'))") },
  { "J16", 'C', 6, ALWAYS,
    "UPDATE devicenumplanmap SET label = 'Front desk', display = 'Front desk'"
    " WHERE fkdevice IN (SELECT csf FROM victim)" },
  { "J17", 'C', 5, ALWAYS,
    "UPDATE devicenumplanmap SET maxnumcalls = 1, busytrigger = 1 WHERE fkdevice IN (SELECT csf FROM victim)" },
  { "C01", 'C', 7, ALWAYS, SECURE (PENDING ", " OTHER_KEY_SIZE, "printf ('%d', 70000000 + v.position)") },
  { "C01", 'C', 3, ALWAYS, SECURE (ENROLLED ", " OTHER_KEY_SIZE, "NULL") },
  { "C02", 'C', 3, ALWAYS,
    ON_CSF ("fksecurityprofile = (SELECT s.pkid FROM securityprofile s WHERE s.name ="
            " 'CSF Authenticated NullString'), " PENDING) },
  { "C04", 'C', 4, ALWAYS, SECURE (PENDING, "NULL") },
  { "C04", 'C', 2, ALWAYS, SECURE (PENDING, "printf ('%02dX', v.position)") },
  { "C05", 'C', 6, ALWAYS,
    SECURE ("tkcertificateoperation = 2, tkcertificateoperation_applied = 2, tkcertificatestatus = 2,"
            " upgradefinishtime = '2026:01:15:12:00'",
            "printf ('%d', 20000000 + v.position)") },
  { "C06", 'C', 5, ALWAYS,
    SECURE ("tkcertificateoperation = 2, tkcertificateoperation_applied = 2, upgradefinishtime = '2036:06:30:12:00',"
            " tkcertificatestatus = (SELECT t.enum FROM typecertificatestatus t WHERE t.name ="
            " 'Upgrade Failed: Invalid Authentication String')",
            "printf ('%d', 30000000 + v.position)") },
  { "C07", 'C', 8, ALWAYS, SECURE (PENDING, "printf ('%d', 40000000 + v.position / 2)") },
  { "C08", 'C', 5, ALWAYS, SECURE (ENROLLED, "printf ('%d', 50000000 + v.position)") },
  { "C10", 'C', 12, ALWAYS, ON_CSF ("fksecurityprofile = " SECURE_PROFILE) },
  { "C11", 'C', 8, 1105, 9999,
    SECURE ("tkcertificatestatus = 3, publickey = 'key', lscissuervaliduntil = 2082758400, lscvaliduntil = 1769860800",
            "NULL") },
  { "C12", '-', 1, ALWAYS,
    "UPDATE securityprofile SET tftpencryptedflag = 't' WHERE name = 'TCT Encrypted Configuration'" },
  { "C14", 'C', 6, 1205, 9999,
    SECURE (PENDING ", tail = replace (tail, '<allowMraMode>false<', '<allowMraMode>true<')",
            "printf ('%d', 60000000 + v.position)") },
  { "C15", '-', 0, 1205, 9999, NULL,
    "SELECT count(*) FROM device d JOIN securityprofile s ON d.fksecurityprofile = s.pkid WHERE d." SOFTPHONES
    " AND s.tkdevicesecuritymode <> 1 AND s.sipoauthflag = 'f'" },
  { "C16", '-', 1, 1000, 9999,
    "UPDATE processconfig SET paramvalue = 'Online CA' WHERE paramname = 'CertificateIssuerToEndpoint'" },
  { "C19", '-', 1, ALWAYS, "UPDATE securityprofile SET tktransport = 1 WHERE name = 'BOT Encrypted over TCP'" },
  { "M01", 'T', 10, ALWAYS,
    ON_TCT ("fksipprofile = (SELECT s.pkid FROM sipprofile s WHERE s.name = 'Standard SIP Profile')") },
  { "M01", 'T', 5, ALWAYS,
    ON_TCT ("fksipprofile = (SELECT s.pkid FROM sipprofile s WHERE s.name = 'Jabber Short Timers')") },
  { "M02", '-', 1, 0, 999 },
  { "M03", 'C', 6, ALWAYS,
    ON_CSF ("fksipprofile = (SELECT s.pkid FROM sipprofile s WHERE s.zztimersubscribeexpires = 21600"
            " AND s.siptimerregexpires = 720 ORDER BY s.rowid LIMIT 1)") },
  { "M04", '-', 0, ALWAYS, NULL,
    "SELECT count(*) FROM processconfig WHERE paramname = 'SIPDualModeAlertTimer' AND paramvalue + 0 < 10000" },
  { "M05", '-', 1, ALWAYS, "UPDATE processconfig SET paramvalue = '' WHERE paramname = 'OrganizationDomain'" },
  { "M06", '-', 1, ALWAYS },
  { "U01", 'C', 15, ALWAYS, OUT_OF_GROUP (TEL_SIMULATOR_END_USERS) },
  { "U02", 'C', 20, ALWAYS, OUT_OF_GROUP (TEL_SIMULATOR_CTI) },
  { "U03", 'C', 4, ALWAYS,
    "INSERT INTO enduserdirgroupmap (pkid, fkenduser, fkdirgroup) SELECT " KEY (
        "0000b003", "v.person") ", v.person, g.pkid FROM victim v, dirgroup g WHERE g.name = '" TEL_SIMULATOR_CTI_SECURE
                                "'" },
  { "U04", 'C', 7, ALWAYS, OUT_OF_GROUP (TEL_SIMULATOR_CTI_TRANSFER) },
  { "U05", 'C', 5, ALWAYS, ON_USER ("allowcticontrolflag = 'f'") },
  { "U05", 'C', 4, ALWAYS, ON_CSF ("allowcticontrolflag = 'f'") },
  { "U05", 'C', 3, ALWAYS, ON_NUMBER ("allowcticontrolflag = 'f'") },
  { "U06", 'C', 6, ALWAYS, ON_USER ("islocalcluster = 'f'") },
  { "U07", 'C', 9, ALWAYS, ON_USER ("enablecups = 'f'") },
  { "U08", 'C', 6, ALWAYS, ON_USER ("fkucserviceprofile = NULL") },
  { "U09", 'C', 11, ALWAYS, "DELETE FROM endusernumplanmap WHERE fkenduser IN (SELECT person FROM victim)" },
  { "U10", 'C', 13, ALWAYS, ON_USER ("mailid = NULL, islocaluser = 't', fkdirectorypluginconfig = NULL") },
  { "U10", '-', 3, ALWAYS },
  { "U11", 'C', 2, ALWAYS, ON_USER ("userid = userid || ' ', islocaluser = 't', fkdirectorypluginconfig = NULL") },
  { "U12", 'C', 2, ALWAYS, WITH_PASSWORD ("pwdCredLockedByAdministrator") },
  { "U12", 'C', 3, ALWAYS,
    ON_USER ("islocaluser = 't', fkdirectorypluginconfig = NULL, tail = replace (tail, '</tail>',"
             " '<passwordCredentials><pwdCredPolicyName>" TEL_SIMULATOR_SHORT_POLICY "</pwdCredPolicyName>"
             "<pwdCredDoesNotExpire>false</pwdCredDoesNotExpire></passwordCredentials></tail>')") },
  { "U13", 'C', 3, ALWAYS,
    ON_USER ("mailid = NULL, islocaluser = 'f', fkdirectorypluginconfig ="
             " (SELECT d.pkid FROM directorypluginconfig d)") },
  { "U14", '-', 0, ALWAYS, NULL,
    "SELECT count(*) FROM enduser e WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.fkenduser = e.pkid AND"
    " d." SOFTPHONES ") AND NOT EXISTS (SELECT 1 FROM enduserdevicemap m JOIN device d ON m.fkdevice = d.pkid"
    " WHERE m.fkenduser = e.pkid AND m.tkuserassociation = 1 AND d." SOFTPHONES ")" },
  { "H01", 'C', 20, 1105, 9999, "DELETE FROM registrationdynamic WHERE fkdevice IN (SELECT csf FROM victim)" },
  /* Those that cannot register, because what they need for it is wrong. */
  { "H01", '-', 0, 1105, 9999, NULL,
    "SELECT count(*) FROM registrationdynamic r JOIN device d ON r.fkdevice = d.pkid WHERE d." SOFTPHONES
    " AND r.admitted = 'f'" },
  { "H02", 'C', 5, 1105, 9999,
    "UPDATE registrationdynamic SET lastknownucm = 'cucm-old.example.com' WHERE fkdevice IN (SELECT csf FROM victim)" },
  { "H03", 'C', 10, ALWAYS,
    ON_CSF ("fkdevicepool = (SELECT p.pkid FROM devicepool p WHERE p.name = 'Default'),"
            " fklocation = (SELECT l.pkid FROM location l WHERE l.name = 'Hub_None'),"
            " fkcallingsearchspace = (SELECT c.pkid FROM callingsearchspace c WHERE c.name = 'CSS-International')") },
  { "H04", 'C', 4, ALWAYS,
    "INSERT INTO devicexml4k (pkid, fkdevice, xml) SELECT " KEY (
        "0000c004",
        "v.csf") ", v.csf, "
                 "'<vendorConfig><desktopClient><ciscoSupportField>configurationfile=site.xml;ldappassword=Sommer2026"
                 "</ciscoSupportField></desktopClient></vendorConfig>' FROM victim v" },
};

/* What chance did to a user here and there is put right first, so that only the faults above are left. */
static const char *const cures[] = {
  "UPDATE enduser SET mailid = userid || '@example.com', enablecups = 't' WHERE mailid IS NULL",
  "INSERT INTO enduserdirgroupmap (pkid, fkenduser, fkdirgroup) SELECT " KEY (
      "0000d001", "e.pkid") ", e.pkid, g.pkid FROM enduser e, dirgroup g WHERE g.name = '" TEL_SIMULATOR_CTI
                            "' AND NOT EXISTS (SELECT 1 FROM enduserdirgroupmap m WHERE m.fkenduser = e.pkid AND "
                            "m.fkdirgroup = g.pkid)",
  "INSERT INTO enduserdirgroupmap (pkid, fkenduser, fkdirgroup) SELECT " KEY (
      "0000d002", "e.pkid") ", e.pkid, g.pkid FROM enduser e, dirgroup g WHERE g.name = '" TEL_SIMULATOR_CTI_TRANSFER
                            "' AND NOT EXISTS (SELECT 1 FROM enduserdirgroupmap m WHERE m.fkenduser = e.pkid AND "
                            "m.fkdirgroup = g.pkid)",
  "UPDATE ucserviceprofile SET isdefault = 'f'",
};

/* Who may become a victim, each pool in the order in which the users were made. Each is one for one fault only. */
static const char *const candidates[] = {
  "CREATE TEMP TABLE candidate (pool TEXT, place INTEGER, person TEXT, userid TEXT, csf TEXT, tct TEXT, number TEXT)",
  "INSERT INTO candidate SELECT 'C', row_number () OVER (ORDER BY e.rowid) - 1, e.pkid, e.userid, c.pkid, NULL,"
  " (SELECT m.fknumplan FROM devicenumplanmap m WHERE m.fkdevice = c.pkid) FROM enduser e"
  " JOIN device c ON c.fkenduser = e.pkid AND c.tkmodel = 503"
  " JOIN securityprofile s ON c.fksecurityprofile = s.pkid AND s.tkdevicesecuritymode = 1"
  " JOIN device p ON p.fkenduser = e.pkid AND p.tkmodel = 683"
  " WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.fkenduser = e.pkid AND d.tkmodel IN (562, 575, 652))",
  "INSERT INTO candidate SELECT 'T', row_number () OVER (ORDER BY e.rowid) - 1, e.pkid, e.userid, NULL, t.pkid, NULL"
  " FROM enduser e JOIN device t ON t.fkenduser = e.pkid AND t.tkmodel = 562"
  " WHERE NOT EXISTS (SELECT 1 FROM device d WHERE d.fkenduser = e.pkid AND d.tkmodel IN (503, 575, 652))",
  "CREATE TEMP TABLE victim (position INTEGER, person TEXT, userid TEXT, csf TEXT, tct TEXT, number TEXT)",
};

static const TelSimulatorSeedProfile profiles[] = {
  { TEL_SIMULATOR_CSF, "CSF Authenticated NullString", "Authenticated", "By Null String" },
  { TEL_SIMULATOR_TCT, "TCT Encrypted Configuration", "Encrypted", "By Authentication String" },
  { TEL_SIMULATOR_BOT, "BOT Encrypted over TCP", "Encrypted", "By Authentication String" },
};

static gboolean
run_all (TelSimulatorStore *store, const char *const *statements, guint n_statements, GError **error)
{
  for (guint i = 0; i < n_statements; i++)
    if (!tel_simulator_store_run (store, error, statements[i], TEL_SIMULATOR_END))
      return FALSE;

  return TRUE;
}

static gboolean
add_short_timers (const TelSimulatorContext *context, GError **error)
{
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);

  return tel_simulator_store_run (
      context->store, error,
      "INSERT INTO sipprofile (pkid, name, description, siptimerregdelta, siptimerregexpires, zztimerkeepaliveexpires,"
      " zztimersubscribeexpires, zztimersubscribedelta, isstandard, tail) SELECT ?, 'Jabber Short Timers',"
      " 'Jabber mobile, first attempt', 120, 720, 120, 3600, 15, 'f', s.tail FROM sipprofile s"
      " WHERE s.name = 'Standard SIP Profile'",
      pkid, TEL_SIMULATOR_END);
}

/* The next of a pool become the rows of `victim`, however many there are. */
static gboolean
take_victims (TelSimulatorStore *store, const Fault *fault, guint *used, GError **error)
{
  g_autofree char *sql = NULL;

  if (fault->pool == '-')
    return TRUE;

  sql = g_strdup_printf ("INSERT INTO victim SELECT place - %u, person, userid, csf, tct, number FROM candidate"
                         " WHERE pool = '%c' AND place >= %u AND place < %u",
                         *used, fault->pool, *used, *used + fault->n);
  *used += fault->n;

  return tel_simulator_store_run (store, error, "DELETE FROM victim", TEL_SIMULATOR_END) &&
         tel_simulator_store_run (store, error, sql, TEL_SIMULATOR_END);
}

/* J08: a type that its user has already. */
static gboolean
add_second_softphones (const TelSimulatorContext *context, GError **error)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT v.userid, n.dnorpattern, m.label FROM victim v JOIN numplan n ON n.pkid = v.number"
      " JOIN devicenumplanmap m ON m.fkdevice = v.csf ORDER BY v.position",
      TEL_SIMULATOR_END);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *userid = tel_simulator_rows_get (rows, i, 0);
      g_autofree char *name = g_strdup_printf ("CSFSECOND%u", i + 1);
      const TelSimulatorSeedUser user = { userid, .extension = tel_simulator_rows_get (rows, i, 1) };
      const TelSimulatorSeedPhone phone = { name,   TEL_SIMULATOR_CSF, "SIP",
                                            userid, user.extension,    tel_simulator_rows_get (rows, i, 2) };

      if (!tel_simulator_seed_phone (context, &phone, error) || !tel_simulator_seed_association (context, &user, error))
        return FALSE;
    }

  return tel_simulator_store_run (
      context->store, error,
      "UPDATE device SET fkdevicepool = (SELECT c.fkdevicepool FROM device c JOIN victim v ON c.pkid = v.csf"
      " WHERE c.fkenduser = device.fkenduser), fklocation = (SELECT c.fklocation FROM device c JOIN victim v"
      " ON c.pkid = v.csf WHERE c.fkenduser = device.fkenduser) WHERE name LIKE 'CSFSECOND%'",
      TEL_SIMULATOR_END);
}

/* What is wrong with a registration can be written only when there are any. */
static gboolean
spoil (const TelSimulatorContext *context, gboolean late, GError **error)
{
  TelSimulatorStore *store = context->store;
  guint used_csf = 0;
  guint used_tct = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const Fault *fault = &faults[i];
      gboolean is_late = fault->spoil != NULL && strstr (fault->spoil, "registrationdynamic") != NULL;

      if (!take_victims (store, fault, fault->pool == 'C' ? &used_csf : &used_tct, error))
        return FALSE;
      if (is_late != late || context->release < fault->since || context->release > fault->until)
        continue;
      if (g_str_equal (fault->rule, "J08") && !add_second_softphones (context, error))
        return FALSE;
      if (fault->spoil != NULL && !tel_simulator_store_run (store, error, fault->spoil, TEL_SIMULATOR_END))
        return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_world_site_begin:
 * @context: a cluster with the standard objects and without users, inside a transaction
 * @error: return location for a #GError
 *
 * Makes it one on which the COP file of the tablets was never installed (M06), so that nobody has one.
 *
 * Returns: whether that was done
 */
gboolean
tel_simulator_world_site_begin (const TelSimulatorContext *context, GError **error)
{
  return tel_simulator_product_remove (context->store, TEL_SIMULATOR_TAB, error);
}

/**
 * tel_simulator_world_site_fill:
 * @context: a cluster with a crowd, inside a transaction
 * @error: return location for a #GError
 *
 * Breaks the rules of the audit for some of a crowd, in the database, where what nobody would be allowed to write can
 * come to be all the same: so many of each.
 *
 * Returns: whether that was done
 */
gboolean
tel_simulator_world_site_fill (const TelSimulatorContext *context, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (!tel_simulator_seed_profile (context, &profiles[i], error))
      return FALSE;

  return add_short_timers (context, error) && run_all (context->store, cures, G_N_ELEMENTS (cures), error) &&
         run_all (context->store, candidates, G_N_ELEMENTS (candidates), error) && spoil (context, FALSE, error);
}

/**
 * tel_simulator_world_site_finish:
 * @context: the same cluster, whose phones have registered, inside the same transaction
 * @error: return location for a #GError
 *
 * Breaks the rules that are about registration.
 *
 * Returns: whether that was done
 */
gboolean
tel_simulator_world_site_finish (const TelSimulatorContext *context, GError **error)
{
  static const char *const ends[] = { "DROP TABLE temp.victim", "DROP TABLE temp.candidate" };

  return spoil (context, TRUE, error) && run_all (context->store, ends, G_N_ELEMENTS (ends), error);
}

/**
 * tel_simulator_world_site_count:
 * @store: a cluster of the world `site`, as it began
 * @rule: a rule of the audit
 * @n_faults: (out): how many objects break it
 *
 * Tells how often a rule is broken.
 *
 * Returns: whether it was planted on this release; otherwise nothing breaks it
 */
gboolean
tel_simulator_world_site_count (TelSimulatorStore *store, const char *rule, guint *n_faults)
{
  guint release = tel_simulator_store_get_release (store);
  gboolean found = FALSE;

  g_return_val_if_fail (rule != NULL && n_faults != NULL, FALSE);

  *n_faults = 0;
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *counted = NULL;

      if (!g_str_equal (faults[i].rule, rule) || release < faults[i].since || release > faults[i].until)
        continue;

      found = TRUE;
      *n_faults += faults[i].n;
      if (faults[i].count != NULL)
        counted = tel_simulator_store_look_up (store, faults[i].count, TEL_SIMULATOR_END);
      if (counted != NULL)
        *n_faults += (guint) g_ascii_strtoull (counted, NULL, 10);
    }

  return found;
}
