/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-sql.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-schema.h"

#include "tel-test.h"

/*
 * Whatever was done to a cluster in whatever order, the tables and the operations tell the same of it. The sequences
 * follow from the seed that the test prints; --seed repeats one.
 */

#define N_STEPS 250
#define STEPS_BETWEEN_CHECKS 25
#define N_NAMES 5

/* What only 9.1 wants in a phone, and only 10.0 to 11.0 in a line (contract 2.1). */
#define OLD_PHONE "<mobileSmartClientProfileName/>"
#define MIDDLE_LINE "<recordingMediaSource>Gateway Preferred</recordingMediaSource>"

static const guint releases[] = { 901, 1005, 1105, 1400 };

static const char *const groups[] = { "Standard CCM End Users", "Standard CTI Enabled",
                                      "Standard CTI Secure Connection" };

/* What was tried, and how much of it the cluster took. */
typedef struct
{
  TelTestCluster *cluster;
  guint n_done;
  guint n_refused;
} Run;

static guint
pick (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

/* Names are few, so that things meet. */
static char *
pick_user (void)
{
  return g_strdup_printf ("prop'user%u", pick (N_NAMES));
}

static char *
pick_device (void)
{
  return g_strdup_printf ("CSFPROP%u", pick (N_NAMES));
}

static char *
pick_number (void)
{
  return g_strdup_printf ("7%03u", pick (N_NAMES));
}

static const char *
pick_partition (void)
{
  return pick (3) == 0 ? "" : "PT-Internal";
}

/* A refusal in CUCM's words is as good as a deed: it must leave no trace. */
static void G_GNUC_PRINTF (3, 4) attempt (Run *run, const char *operation, const char *format, ...)
{
  g_autoptr (TelSimulatorElement) parsed = NULL;
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("response", NULL);
  guint release = run->cluster->context.release;
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *filled = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  filled = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);

  g_string_assign (body, filled);
  if (release >= 1000)
    g_string_replace (body, OLD_PHONE, "", 0);
  if (release < 1000 || release > 1100)
    g_string_replace (body, MIDDLE_LINE, "", 0);
  text = g_strdup_printf ("<ns:%s xmlns:ns=\"" TEL_SIMULATOR_NAMESPACE_PREFIX "%s\">%s</ns:%s>", operation,
                          tel_simulator_release_get_name (release), body->str, operation);
  parsed = tel_simulator_envelope_read_bare (text, &error);
  g_assert_no_error (error);
  if (!tel_simulator_schema_check_request (parsed, release, &error))
    g_error ("%s: %s", text, error->message);

  if (tel_simulator_operations_run (&run->cluster->context, parsed, response, &error))
    run->n_done++;
  else if (error->domain == TEL_SIMULATOR_FAULT)
    run->n_refused++;
  else
    g_error ("%s: %s", text, error->message);
}

static void
add_user (Run *run)
{
  g_autofree char *user = pick_user ();

  attempt (run, "addUser",
           "<user><lastName>Prop</lastName><userid>%s</userid><presenceGroupName>Standard Presence group"
           "</presenceGroupName></user>",
           user);
}

static void
update_user (Run *run)
{
  g_autofree char *user = pick_user ();
  g_autofree char *device = pick_device ();
  g_autofree char *other = pick_device ();
  g_autofree char *number = pick_number ();

  switch (pick (5))
    {
    case 0:
      attempt (run, "updateUser",
               "<userid>%s</userid><associatedDevices><device>%s</device><device>%s</device></associatedDevices>", user,
               device, other);
      break;
    case 1:
      attempt (run, "updateUser", "<userid>%s</userid><associatedDevices/>", user);
      break;
    case 2:
      attempt (run, "updateUser",
               "<userid>%s</userid><associatedDevices><device>%s</device></associatedDevices><primaryExtension>"
               "<pattern>%s</pattern><routePartitionName>%s</routePartitionName></primaryExtension>",
               user, device, number, pick_partition ());
      break;
    case 3:
      attempt (run, "updateUser",
               "<userid>%s</userid><associatedGroups><userGroup><name>%s</name></userGroup></associatedGroups>", user,
               groups[pick (G_N_ELEMENTS (groups))]);
      break;
    default:
      attempt (run, "updateUser", "<userid>%s</userid><lastName>Prop%u &amp; 山田</lastName>", user, pick (10));
      break;
    }
}

static void
add_line (Run *run)
{
  g_autofree char *number = pick_number ();

  attempt (run, "addLine",
           "<line><pattern>%s</pattern><description>n%u</description><usage>Device</usage>"
           "<routePartitionName>%s</routePartitionName></line>",
           number, pick (10), pick_partition ());
}

static void
remove_line (Run *run)
{
  g_autofree char *number = pick_number ();

  attempt (run, "removeLine", "<pattern>%s</pattern><routePartitionName>%s</routePartitionName>", number,
           pick_partition ());
}

static void
add_phone (Run *run)
{
  g_autofree char *device = pick_device ();
  g_autofree char *user = pick_user ();

  attempt (run, "addPhone",
           "<phone><name>%s</name><description>d%u</description><product>Cisco Unified Client Services Framework"
           "</product><class>Phone</class><protocol>SIP</protocol><protocolSide>User</protocolSide><devicePoolName>"
           "Default</devicePoolName><commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName>"
           "<locationName>Hub_None</locationName><useTrustedRelayPoint>Default</useTrustedRelayPoint>"
           "<sipProfileName>Standard SIP Profile</sipProfileName><phoneTemplateName>Standard Client Services Framework"
           "</phoneTemplateName><primaryPhoneName/><builtInBridgeStatus>Default</builtInBridgeStatus>"
           "<ownerUserName>%s</ownerUserName><packetCaptureMode>None</packetCaptureMode><certificateOperation>"
           "No Pending Operation</certificateOperation><deviceMobilityMode>Default</deviceMobilityMode>" OLD_PHONE
           "</phone>",
           device, pick (10), pick (3) == 0 ? "" : user);
}

static void
update_phone (Run *run)
{
  g_autofree char *device = pick_device ();
  g_autofree char *user = pick_user ();
  g_autofree char *number = pick_number ();
  g_autofree char *profile = g_strdup_printf ("PROP profile %u", pick (N_NAMES));

  switch (pick (4))
    {
    case 0:
      attempt (run, "updatePhone", "<name>%s</name><ownerUserName>%s</ownerUserName>", device,
               pick (3) == 0 ? "" : user);
      break;
    case 1:
      attempt (run, "updatePhone", "<name>%s</name><securityProfileName>%s</securityProfileName>", device, profile);
      break;
    case 2:
      attempt (run, "updatePhone", "<name>%s</name><description>&lt;%u&gt;</description>", device, pick (10));
      break;
    default:
      attempt (run, "updatePhone",
               "<name>%s</name><lines><line><index>1</index><label>l%u</label><dirn><pattern>%s</pattern>"
               "<routePartitionName>%s</routePartitionName></dirn><associatedEndusers><enduser><userId>%s</userId>"
               "</enduser></associatedEndusers>" MIDDLE_LINE "</line></lines>",
               device, pick (10), number, pick_partition (), user);
      break;
    }
}

static void
remove_phone (Run *run)
{
  g_autofree char *device = pick_device ();

  attempt (run, "removePhone", "<name>%s</name>", device);
}

static void
remove_user (Run *run)
{
  g_autofree char *user = pick_user ();

  attempt (run, "removeUser", "<userid>%s</userid>", user);
}

static void
change_profile (Run *run)
{
  g_autofree char *profile = g_strdup_printf ("PROP profile %u", pick (N_NAMES));

  switch (pick (3))
    {
    case 0:
      attempt (run, "addPhoneSecurityProfile",
               "<phoneSecurityProfile><phoneType>Cisco Unified Client Services Framework</phoneType><protocol>SIP"
               "</protocol><name>%s</name><description>p%u</description><deviceSecurityMode>Encrypted"
               "</deviceSecurityMode><authenticationMode>By Authentication String</authenticationMode><keySize>%s"
               "</keySize><tftpEncryptedConfig>true</tftpEncryptedConfig><transportType>TLS</transportType>"
               "</phoneSecurityProfile>",
               profile, pick (10), pick (2) == 0 ? "1024" : "2048");
      break;
    case 1:
      attempt (run, "updatePhoneSecurityProfile",
               "<name>%s</name><description>q%u</description><deviceSecurityMode>%s</deviceSecurityMode>", profile,
               pick (10), pick (2) == 0 ? "Encrypted" : "Authenticated");
      break;
    default:
      attempt (run, "removePhoneSecurityProfile", "<name>%s</name>", profile);
      break;
    }
}

/* What there is, a line for each thing: the values between bars, a dash for none. */
static void G_GNUC_PRINTF (2, 3) note (GPtrArray *facts, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (facts, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const char *
tell (const TelSimulatorElement *element, const char *path)
{
  const TelSimulatorElement *found = tel_test_find (element, path);
  const char *text = found != NULL ? tel_simulator_element_get_text (found) : NULL;

  return text != NULL && *text != '\0' ? text : "-";
}

static guint
count (const TelSimulatorElement *parent)
{
  return parent != NULL ? tel_simulator_element_get_n_children (parent) : 0;
}

static TelSimulatorElement *
list (TelTestCluster *cluster, const char *operation, const char *criterion, const char *tags)
{
  g_autofree char *body =
      g_strdup_printf ("<searchCriteria>%s</searchCriteria><returnedTags>%s</returnedTags>", criterion, tags);

  return tel_test_cluster_run (cluster, operation, body);
}

static TelSimulatorElement *
get (TelTestCluster *cluster, const char *operation, const char *key, const char *name)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *body = g_strdup_printf ("<%s>%s</%s>", key, escaped, key);

  return tel_test_cluster_run (cluster, operation, body);
}

static void
note_phone (TelTestCluster *cluster, const char *name, GPtrArray *facts)
{
  g_autoptr (TelSimulatorElement) response = get (cluster, "getPhone", "name", name);
  const TelSimulatorElement *phone = tel_test_find (response, "return/phone");
  const TelSimulatorElement *lines = tel_test_find (phone, "lines");

  note (facts, "phone|%s|%s|%s|%s|%s|%s|%s", name, tell (phone, "description"), tell (phone, "ownerUserName"),
        tell (phone, "securityProfileName"), tell (phone, "sipProfileName"), tell (phone, "devicePoolName"),
        tell (phone, "certificateOperation"));
  for (guint i = 0; i < count (lines); i++)
    {
      const TelSimulatorElement *line = tel_simulator_element_get_nth_child (lines, i);
      const TelSimulatorElement *users = tel_test_find (line, "associatedEndusers");

      note (facts, "line|%s|%s|%s|%s|%s", name, tell (line, "index"), tell (line, "dirn/pattern"),
            tell (line, "dirn/routePartitionName"), tell (line, "label"));
      for (guint j = 0; j < count (users); j++)
        note (facts, "line user|%s|%s|%s", name, tell (line, "index"),
              tell (tel_simulator_element_get_nth_child (users, j), "userId"));
    }
}

static void
note_user (TelTestCluster *cluster, const char *userid, GPtrArray *facts)
{
  g_autoptr (TelSimulatorElement) response = get (cluster, "getUser", "userid", userid);
  const TelSimulatorElement *user = tel_test_find (response, "return/user");
  const TelSimulatorElement *devices = tel_test_find (user, "associatedDevices");
  const TelSimulatorElement *memberships = tel_test_find (user, "associatedGroups");

  note (facts, "user|%s|%s", userid, tell (user, "lastName"));
  for (guint i = 0; i < count (devices); i++)
    note (facts, "device of|%s|%s", userid,
          tel_simulator_element_get_text (tel_simulator_element_get_nth_child (devices, i)));
  for (guint i = 0; i < count (memberships); i++)
    note (facts, "group of|%s|%s", userid, tell (tel_simulator_element_get_nth_child (memberships, i), "name"));
  if (!g_str_equal (tell (user, "primaryExtension/pattern"), "-"))
    note (facts, "extension of|%s|%s|%s", userid, tell (user, "primaryExtension/pattern"),
          tell (user, "primaryExtension/routePartitionName"));
}

/* What the operations tell. */
static void
note_objects (TelTestCluster *cluster, GPtrArray *facts)
{
  g_autoptr (TelSimulatorElement) phones = list (cluster, "listPhone", "<name>CSFPROP%</name>", "<name/>");
  g_autoptr (TelSimulatorElement) users = list (cluster, "listUser", "<userid>prop%</userid>", "<userid/>");
  g_autoptr (TelSimulatorElement) numbers =
      list (cluster, "listLine", "<pattern>7%</pattern>", "<pattern/><description/><routePartitionName/>");
  g_autoptr (TelSimulatorElement) profiles =
      list (cluster, "listPhoneSecurityProfile", "<name>PROP%</name>",
            "<name/><description/><deviceSecurityMode/><keySize/><transportType/>");
  const TelSimulatorElement *found = tel_test_find (phones, "return");

  for (guint i = 0; i < count (found); i++)
    note_phone (cluster, tell (tel_simulator_element_get_nth_child (found, i), "name"), facts);
  found = tel_test_find (users, "return");
  for (guint i = 0; i < count (found); i++)
    note_user (cluster, tell (tel_simulator_element_get_nth_child (found, i), "userid"), facts);
  found = tel_test_find (numbers, "return");
  for (guint i = 0; i < count (found); i++)
    {
      const TelSimulatorElement *number = tel_simulator_element_get_nth_child (found, i);

      note (facts, "number|%s|%s|%s", tell (number, "pattern"), tell (number, "routePartitionName"),
            tell (number, "description"));
    }
  found = tel_test_find (profiles, "return");
  for (guint i = 0; i < count (found); i++)
    {
      const TelSimulatorElement *profile = tel_simulator_element_get_nth_child (found, i);

      note (facts, "profile|%s|%s|%s|%s|%s", tell (profile, "name"), tell (profile, "description"),
            tell (profile, "deviceSecurityMode"), tell (profile, "keySize"), tell (profile, "transportType"));
    }
}

/* What the tables tell. */
static const char *const queries[] = {
  "SELECT 'phone', d.name, d.description, e.userid, sp.name, sip.name, dp.name, tco.name FROM device d "
  "INNER JOIN devicepool dp ON d.fkdevicepool = dp.pkid LEFT OUTER JOIN enduser e ON d.fkenduser = e.pkid "
  "LEFT OUTER JOIN securityprofile sp ON d.fksecurityprofile = sp.pkid "
  "LEFT OUTER JOIN sipprofile sip ON d.fksipprofile = sip.pkid "
  "LEFT OUTER JOIN typecertificateoperation tco ON d.tkcertificateoperation = tco.enum WHERE d.name LIKE 'CSFPROP%'",
  "SELECT 'line', d.name, m.numplanindex, n.dnorpattern, rp.name, m.label FROM devicenumplanmap m "
  "INNER JOIN device d ON m.fkdevice = d.pkid INNER JOIN numplan n ON m.fknumplan = n.pkid "
  "LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid WHERE d.name LIKE 'CSFPROP%'",
  "SELECT 'line user', d.name, m.numplanindex, e.userid FROM devicenumplanmapendusermap u "
  "INNER JOIN devicenumplanmap m ON u.fkdevicenumplanmap = m.pkid INNER JOIN device d ON m.fkdevice = d.pkid "
  "INNER JOIN enduser e ON u.fkenduser = e.pkid WHERE d.name LIKE 'CSFPROP%'",
  "SELECT 'user', userid, lastname FROM enduser WHERE userid LIKE 'prop''%'",
  "SELECT 'device of', e.userid, d.name FROM enduserdevicemap m INNER JOIN enduser e ON m.fkenduser = e.pkid "
  "INNER JOIN device d ON m.fkdevice = d.pkid WHERE m.tkuserassociation = 1 AND e.userid LIKE 'prop%'",
  "SELECT 'group of', e.userid, g.name FROM enduserdirgroupmap m INNER JOIN enduser e ON m.fkenduser = e.pkid "
  "INNER JOIN dirgroup g ON m.fkdirgroup = g.pkid WHERE e.userid LIKE 'prop%'",
  "SELECT 'extension of', e.userid, n.dnorpattern, rp.name FROM endusernumplanmap m "
  "INNER JOIN enduser e ON m.fkenduser = e.pkid INNER JOIN numplan n ON m.fknumplan = n.pkid "
  "LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid "
  "WHERE m.tkdnusage = 1 AND e.userid LIKE 'prop%'",
  "SELECT 'number', n.dnorpattern, rp.name, n.description FROM numplan n "
  "LEFT OUTER JOIN routepartition rp ON n.fkroutepartition = rp.pkid WHERE n.dnorpattern LIKE '7%'",
  "SELECT 'profile', sp.name, sp.description, m.name, k.name, t.name FROM securityprofile sp "
  "LEFT OUTER JOIN typedevicesecuritymode m ON sp.tkdevicesecuritymode = m.enum "
  "LEFT OUTER JOIN typekeysize k ON sp.tkkeysize = k.enum LEFT OUTER JOIN typetransport t ON sp.tktransport = t.enum "
  "WHERE sp.name LIKE 'PROP%'",
};

static void
note_tables (TelTestCluster *cluster, GPtrArray *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *rows = tel_test_sql_query (cluster, queries[i]);
      g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        if (*lines[j] != '\0')
          g_ptr_array_add (facts, g_strdup (lines[j]));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static char *
join (GPtrArray *facts)
{
  g_ptr_array_sort (facts, compare);
  g_ptr_array_add (facts, NULL);

  return g_strjoinv ("\n", (char **) facts->pdata);
}

static guint
check (Run *run)
{
  g_autoptr (GPtrArray) of_objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) of_tables = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *told = NULL;
  g_autofree char *stored = NULL;

  note_objects (run->cluster, of_objects);
  note_tables (run->cluster, of_tables);
  told = join (of_objects);
  stored = join (of_tables);
  g_assert_cmpstr (told, ==, stored);

  return of_objects->len - 1;
}

static void
take_step (Run *run)
{
  static void (*const steps[]) (Run *) = {
    add_user,     add_user,     update_user,    update_user,    update_user,  add_line,
    add_line,     remove_line,  add_phone,      add_phone,      update_phone, update_phone,
    update_phone, update_phone, change_profile, change_profile, remove_phone, remove_user,
  };

  steps[pick (G_N_ELEMENTS (steps))](run);
}

static void
test_tables_and_operations_agree (gconstpointer data)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (GPOINTER_TO_UINT (data), "small");
  Run run = { cluster };
  guint n_facts = 0;

  for (guint i = 1; i <= N_STEPS; i++)
    {
      take_step (&run);
      if (i % STEPS_BETWEEN_CHECKS == 0)
        n_facts = MAX (n_facts, check (&run));
    }

  g_test_message ("%u steps were carried out and %u refused; there were %u facts", run.n_done, run.n_refused, n_facts);
  /* A sequence that came to nothing would prove nothing. */
  g_assert_cmpuint (run.n_done, >, N_STEPS / 5);
  g_assert_cmpuint (run.n_refused, >, 0);
  g_assert_cmpuint (n_facts, >, N_NAMES);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/sql-agreement/tables-and-operations/%s", tel_simulator_release_get_name (releases[i]));

      g_test_add_data_func (path, GUINT_TO_POINTER (releases[i]), test_tables_and_operations_agree);
    }

  return g_test_run ();
}
