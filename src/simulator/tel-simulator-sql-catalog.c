/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sql-catalog.h"

#include <string.h>

/*
 * What a query may see of a table, and since which release. A column that came later has its release behind an @; one
 * that the store does not keep is null and has a dash before it. A table that the store does not keep has another
 * source: all that is set for a product stands in the smallest of the three tables that there are for it.
 */
typedef struct
{
  const char *name;
  guint since;
  const char *columns;
  const char *source;
} Table;

/* That the rank of a user is called so is UNVERIFIED: contract 6 knows no name for it. */
#define TYPE "enum name moniker"
#define NAMED "pkid name description"

static const Table tables[] = {
  { "applicationuser", 0, "pkid name isstandard userrank@1105" },
  { "applicationuserdirgroupmap", 0, "pkid fkapplicationuser fkdirgroup" },
  { "callforwarddynamic", 0, "pkid fknumplan cfadestination" },
  { "callingsearchspace", 0, NAMED " clause" },
  { "callmanagergroup", 0, "pkid name tftpdefault" },
  { "commonphoneconfig", 0, NAMED },
  { "componentversion", 0, "pkid softwarecomponent version" },
  { "datetimesetting", 0, "pkid name" },
  { "device", 0,
    NAMED " tkmodel tkproduct tkdeviceprotocol tkclass fkdevicepool fkphonetemplate fksoftkeytemplate "
          "fkcallingsearchspace fkcallingsearchspace_restrict fkcallingsearchspace_reroute fklocation fkenduser "
          "fkenduser_mobility fksecurityprofile fksipprofile fkcommonphoneconfig fkmatrix_presence "
          "fkdevice_primaryphone allowcticontrolflag isactive tkcertificateoperation tkcertificatestatus "
          "authenticationstring upgradefinishtime publickey lscvaliduntil@1105 lscissuervaliduntil@1105 versionstamp "
          "ctiid" },
  { "devicenumplanmap", 0,
    "pkid fkdevice fknumplan numplanindex label labelascii display displayascii maxnumcalls busytrigger e164mask" },
  { "devicenumplanmapendusermap", 0, "pkid fkdevicenumplanmap fkenduser" },
  { "devicepool", 0, "pkid name fkcallmanagergroup fkregion fkdatetimesetting" },
  { "devicexml16k", 0, "pkid fkdevice xml", "devicexml4k WHERE 0" },
  { "devicexml4k", 0, "pkid fkdevice xml" },
  { "devicexml8k", 0, "pkid fkdevice xml", "devicexml4k WHERE 0" },
  { "directorypluginconfig", 0, "pkid name" },
  { "dirgroup", 0, "pkid name isstandard" },
  { "enduser", 0,
    "pkid userid firstname displayname@1100 middlename lastname mailid department manager telephonenumber title mobile "
    "homephone pager status islocaluser fkdirectorypluginconfig allowcticontrolflag enablemobility enablecups "
    "islocalcluster fkucserviceprofile fkucuserprofile fkmatrix_presence fkcallingsearchspace_restrict directoryuri "
    "tkuserprofile userrank@1105" },
  { "endusercapfmap", 0,
    "pkid fkenduser instanceid tkcertificateoperation tkcertificatestatus tkauthenticationmode authenticationstring "
    "tkkeysize tkkeyorder@1100 tkeckeysize@1100 upgradefinishtime" },
  { "enduserdevicemap", 0, "pkid fkenduser fkdevice tkuserassociation" },
  { "enduserdirgroupmap", 0, "pkid fkenduser fkdirgroup" },
  { "endusernumplanmap", 0, "pkid fkenduser fknumplan tkdnusage sortorder" },
  { "functionrole", 0, "pkid name" },
  { "functionroledirgroupmap", 0, "pkid fkfunctionrole fkdirgroup" },
  { "linegroup", 0, "pkid name" },
  { "linegroupnumplanmap", 0, "pkid fklinegroup fknumplan lineselectionorder" },
  { "location", 0, "pkid name id" },
  { "matrix", 0, NAMED },
  { "numplan", 0,
    "pkid dnorpattern description tkpatternusage fkroutepartition alertingname alertingnameascii allowcticontrolflag "
    "iscallable fkmatrix_presence fkcallingsearchspace_sharedlineappear cfbdestination cfbintdestination "
    "cfnadestination cfnaintdestination pffdestination pffintdestination cfdfdestination cfaptdestination "
    "cfurdestination cfurintdestination" },
  { "phonetemplate", 0, "pkid name tkmodel tkdeviceprotocol usermodifiableflag" },
  { "pickupgroup", 0, "pkid name" },
  { "processconfig", 0, "pkid paramname paramvalue tkservice fkprocessnode tkparam -tkreset" },
  { "processnode", 0, NAMED " tknodeusage tkprocessnoderole@1000 isactive" },
  { "region", 0, "pkid name" },
  { "registrationdynamic", 1105,
    "pkid fkdevice lastknownipaddress lastknownucm lastknownconfigversion locationdetails endpointconnection "
    "portorssid datetimestamp" },
  { "routepartition", 0, NAMED },
  { "securityprofile", 0,
    NAMED " tksecuritypolicy tkdevicesecuritymode tktransport tftpencryptedflag sipoauthflag@1205 tkauthenticationmode "
          "tkkeysize tkkeyorder@1100 tkeckeysize@1100 isstandard" },
  { "sipprofile", 0,
    NAMED " siptimerregdelta siptimerregexpires zztimerkeepaliveexpires zztimersubscribeexpires "
          "zztimersubscribedelta" },
  { "softkeytemplate", 0, NAMED },
  { "typeauthenticationmode", 0, TYPE },
  { "typecertificateoperation", 0, TYPE },
  { "typecertificatestatus", 0, TYPE },
  { "typeclass", 0, TYPE },
  { "typedeviceprotocol", 0, TYPE },
  { "typedevicesecuritymode", 0, TYPE },
  { "typeeckeysize", 1100, TYPE },
  { "typekeyorder", 1100, TYPE },
  { "typekeysize", 0, TYPE },
  { "typemodel", 0, TYPE },
  { "typenodeusage", 0, TYPE },
  { "typeparam", 0, TYPE },
  { "typepatternusage", 0, TYPE },
  { "typeprocessnoderole", 1000, TYPE },
  { "typeproduct", 0, TYPE },
  { "typeservice", 0, TYPE },
  { "typetransport", 0, TYPE },
  { "ucserviceprofile", 0, NAMED " isdefault" },
  { "ucuserprofile", 0, NAMED },
};

/* Informix' own catalogue, for those who look what there is or need a table with a row that is always there. */
#define SYSTEM_TABLE "systables"
#define COLUMN_TABLE "syscolumns"
#define FIRST_TABLE_NUMBER 100

static const Table *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].name, name))
      return &tables[i];

  return NULL;
}

static char *
list_tables (guint release, GPtrArray *columns)
{
  GString *source = g_string_new ("(SELECT '" SYSTEM_TABLE "' AS tabname, 'informix' AS owner, 1 AS tabid, 'T' AS "
                                  "tabtype");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].since <= release)
      g_string_append_printf (source, " UNION ALL SELECT '%s', 'informix', %u, 'T'", tables[i].name,
                              FIRST_TABLE_NUMBER + i);
  g_string_append_c (source, ')');
  g_ptr_array_add (columns, g_strdup ("tabname"));
  g_ptr_array_add (columns, g_strdup ("owner"));
  g_ptr_array_add (columns, g_strdup ("tabid"));
  g_ptr_array_add (columns, g_strdup ("tabtype"));

  return g_string_free (source, FALSE);
}

/* TRUE where the release has the column, which is left with its name alone. */
static gboolean
take_name (char *column, guint release, const char **name)
{
  char *since = strchr (column, '@');

  *name = column + (*column == '-' ? 1 : 0);
  if (since != NULL && g_ascii_strtoull (since + 1, NULL, 10) > release)
    return FALSE;
  if (since != NULL)
    *since = '\0';

  return TRUE;
}

static char *
list_columns (guint release, GPtrArray *columns)
{
  GString *source = g_string_new ("(SELECT 'tabname' AS colname, 1 AS tabid, 1 AS colno");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (GStrv) names = g_strsplit (tables[i].columns, " ", -1);
      guint number = 0;

      for (guint j = 0; tables[i].since <= release && names[j] != NULL; j++)
        {
          const char *name;

          if (take_name (names[j], release, &name))
            g_string_append_printf (source, " UNION ALL SELECT '%s', %u, %u", name, FIRST_TABLE_NUMBER + i, ++number);
        }
    }
  g_string_append_c (source, ')');
  g_ptr_array_add (columns, g_strdup ("colname"));
  g_ptr_array_add (columns, g_strdup ("tabid"));
  g_ptr_array_add (columns, g_strdup ("colno"));

  return g_string_free (source, FALSE);
}

/**
 * tel_simulator_sql_catalog_has:
 * @table: the name of a table of the store
 *
 * Returns: whether queries may read of it, on any release
 */
gboolean
tel_simulator_sql_catalog_has (const char *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return find (table) != NULL;
}

/**
 * tel_simulator_sql_catalog_find:
 * @table: the name of a table in lower case
 * @release: the cluster's release
 * @columns: takes the names of its columns
 *
 * Finds a table of contract 6.1 as the release has it. What the simulated cluster keeps beside that is not in it.
 *
 * Returns: (transfer full) (nullable): what stands for the table in a statement of SQLite, NULL when there is none
 */
char *
tel_simulator_sql_catalog_find (const char *table, guint release, GPtrArray *columns)
{
  const Table *found;
  g_auto (GStrv) names = NULL;
  g_autoptr (GString) source = NULL;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (columns != NULL, NULL);

  if (g_str_equal (table, SYSTEM_TABLE))
    return list_tables (release, columns);
  if (g_str_equal (table, COLUMN_TABLE))
    return list_columns (release, columns);

  found = find (table);
  if (found == NULL || found->since > release)
    return NULL;

  names = g_strsplit (found->columns, " ", -1);
  source = g_string_new ("(SELECT ");
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean absent = *names[i] == '-';
      const char *name;

      if (!take_name (names[i], release, &name))
        continue;
      g_string_append_printf (source, "%s%s[%s]", columns->len > 0 ? ", " : "", absent ? "NULL AS " : "", name);
      g_ptr_array_add (columns, g_strdup (name));
    }
  if (found->source != NULL)
    g_string_append_printf (source, " FROM %s)", found->source);
  else
    g_string_append_printf (source, " FROM [%s])", found->name);

  return g_strdup (source->str);
}
