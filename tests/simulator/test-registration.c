/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-capf-session.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-registration.h"
#include "simulator/tel-simulator-store-private.h"

#include "tel-test.h"

#define EVERY_TAG                                                                                                      \
  "<returnedTags><device/><lastKnownIpAddress/><lastKnownUcm/><lastKnownConfigVersion/><locationDetails/>"             \
  "<endpointConnection>CDP</endpointConnection><portOrSsid/><lastSeen/>%s</returnedTags>"

static void
run (TelTestCluster *cluster, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) response = tel_test_cluster_run (cluster, operation, body);
}

static TelSimulatorElement *
list (TelTestCluster *cluster, const char *device)
{
  gboolean has_status = cluster->context.release >= 1400;
  g_autofree char *body = g_strdup_printf ("<searchCriteria><device>%s</device></searchCriteria>" EVERY_TAG, device,
                                           has_status ? "<risStatus>Unknown</risStatus>" : "");

  return tel_test_cluster_run (cluster, "listRegistrationDynamic", body);
}

/* The state of one device; "none" when the cluster has never seen it. */
static const char *
get_state (TelTestCluster *cluster, const char *device)
{
  g_autoptr (TelSimulatorElement) response = list (cluster, device);
  const char *state = tel_test_get (response, "return/registrationDynamic/risStatus");

  return state != NULL ? g_intern_string (state) : "none";
}

static void
advance (TelTestCluster *cluster, gint64 seconds)
{
  tel_simulator_clock_advance (cluster->context.clock, seconds * G_TIME_SPAN_SECOND);
}

static void
log_in (TelTestCluster *cluster, const char *device)
{
  g_autoptr (GError) error = NULL;

  tel_simulator_registration_log_in (&cluster->context, device, &error);
  g_assert_no_error (error);
}

static void
test_releases (void)
{
  static const guint releases[] = { 1105, 1205, 1400, 1500 };
  g_autoptr (TelTestCluster) old = tel_test_cluster_new (1100, "small");

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (releases[i], "small");
      g_autoptr (TelSimulatorElement) response = list (cluster, "SEP00112233445_");
      const TelSimulatorElement *first = tel_test_find (response, "return/registrationDynamic");

      g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (response, "return")), ==, 4);
      g_assert_cmpstr (tel_test_get (first, "device"), ==, "SEP001122334455");
      g_assert_nonnull (tel_simulator_element_get_attribute (tel_test_find (first, "device"), "uuid"));
      g_assert_true (g_str_has_prefix (tel_test_get (first, "lastKnownIpAddress"), "10."));
      g_assert_true (g_str_has_suffix (tel_test_get (first, "lastKnownUcm"), ".example.com"));
      g_assert_cmpint (g_ascii_strtoll (tel_test_get (first, "lastSeen"), NULL, 10), >, 1700000000);
      g_assert_cmpstr (tel_test_get (first, "risStatus"), ==, releases[i] >= 1400 ? "Registered" : NULL);
    }

  tel_test_cluster_refuse (old, "listRegistrationDynamic",
                           "<searchCriteria><device>%</device></searchCriteria><returnedTags/>",
                           TEL_SIMULATOR_FAULT_GENERIC, "does not exist");
}

/* A softphone goes on and off by the clock alone, and the same way in every cluster of the same world. */
static void
test_moves_in_time (void)
{
  g_autoptr (TelTestCluster) one = tel_test_cluster_new (1400, "small");
  g_autoptr (TelTestCluster) two = tel_test_cluster_new (1400, "small");
  guint n_on = 0;
  guint n_changes = 0;
  const char *before = NULL;

  for (guint hour = 0; hour < 48; hour++)
    {
      const char *state = get_state (one, "CSFAKenzi");

      g_assert_true (state == get_state (two, "CSFAKenzi"));
      g_assert_cmpstr (get_state (one, "SEP001122334455"), ==, "Registered");
      n_on += g_str_equal (state, "Registered");
      n_changes += before != NULL && before != state;
      before = state;
      advance (one, 60 * 60);
      advance (two, 60 * 60);
    }

  g_assert_cmpuint (n_on, >, 24);
  g_assert_cmpuint (n_on, <, 48);
  g_assert_cmpuint (n_changes, >=, 6);
}

static void
test_new_device (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  run (cluster, "addPhone",
       "<phone><name>CSFNEW</name><product>Cisco Unified Client Services Framework</product><class>Phone</class>"
       "<protocol>SIP</protocol><protocolSide>User</protocolSide><devicePoolName>Default</devicePoolName>"
       "<commonPhoneConfigName>Standard Common Phone Profile</commonPhoneConfigName>"
       "<locationName>Hub_None</locationName><useTrustedRelayPoint>Default</useTrustedRelayPoint>"
       "<phoneTemplateName>Standard Client Services Framework</phoneTemplateName><primaryPhoneName/>"
       "<builtInBridgeStatus>Default</builtInBridgeStatus><packetCaptureMode>None</packetCaptureMode>"
       "<certificateOperation>No Pending Operation</certificateOperation>"
       "<deviceMobilityMode>Default</deviceMobilityMode></phone>");
  g_assert_cmpstr (get_state (cluster, "CSFNEW"), ==, "none");
  run (cluster, "resetPhone", "<name>CSFNEW</name>");
  g_assert_cmpstr (get_state (cluster, "CSFNEW"), ==, "none");
  log_in (cluster, "CSFNEW");
  g_assert_cmpstr (get_state (cluster, "CSFNEW"), ==, "Registered");
  run (cluster, "removePhone", "<name>CSFNEW</name>");
  g_assert_cmpstr (get_state (cluster, "CSFNEW"), ==, "none");
}

static void
test_log_out (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_simulator_registration_log_out (&cluster->context, "SEP001122334455", NULL));
  g_assert_cmpstr (get_state (cluster, "SEP001122334455"), ==, "Unregistered");
  run (cluster, "resetPhone", "<name>SEP001122334455</name>");
  advance (cluster, 24 * 60 * 60);
  g_assert_cmpstr (get_state (cluster, "SEP001122334455"), ==, "Unregistered");
  log_in (cluster, "SEP001122334455");
  g_assert_cmpstr (get_state (cluster, "SEP001122334455"), ==, "Registered");
  g_assert_false (tel_simulator_registration_log_in (&cluster->context, "NOBODY", &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND);
}

static void
test_comes_back (void)
{
  static const struct
  {
    const char *operation;
    const char *body;
    guint seconds;
  } cases[] = {
    { "applyPhone", "<name>SEP001122334455</name>", 5 },
    { "restartPhone", "<name>SEP001122334455</name>", 20 },
    { "resetPhone", "<name>SEP001122334455</name>", 60 },
    { "resetLine", "<pattern>1001</pattern><routePartitionName>PT-Internal</routePartitionName>", 60 },
    { "doDeviceReset", "<deviceName>SEP001122334455</deviceName><deviceResetType>Restart</deviceResetType>", 20 },
    { "doDeviceReset", "<deviceName>SEP001122334455</deviceName><isHardReset>true</isHardReset>", 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

      run (cluster, cases[i].operation, cases[i].body);
      g_assert_cmpstr (get_state (cluster, "SEP001122334455"), ==, "Unregistered");
      g_assert_cmpstr (get_state (cluster, "SEP001122334456"), ==, "Registered");
      advance (cluster, cases[i].seconds + 1);
      g_assert_cmpstr (get_state (cluster, "SEP001122334455"), ==, "Registered");
    }
}

static void
test_configuration_version (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  g_autoptr (TelSimulatorElement) before = list (cluster, "SEP001122334455");
  g_autoptr (TelSimulatorElement) changed = NULL;
  g_autoptr (TelSimulatorElement) applied = NULL;
  const char *path = "return/registrationDynamic/lastKnownConfigVersion";

  run (cluster, "updatePhone", "<name>SEP001122334455</name><description>Another</description>");
  changed = list (cluster, "SEP001122334455");
  g_assert_cmpstr (tel_test_get (changed, path), ==, tel_test_get (before, path));
  run (cluster, "applyPhone", "<name>SEP001122334455</name>");
  applied = list (cluster, "SEP001122334455");
  g_assert_cmpstr (tel_test_get (applied, path), !=, tel_test_get (before, path));
}

/* Pending in the world: without its certificate the cluster does not let it in, until it has enrolled. */
static void
test_secure_device (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");
  const char *status = NULL;

  for (guint hour = 0; hour < 24; hour++)
    {
      g_assert_cmpstr (get_state (cluster, "CSFPNOWAK"), ==, "Unregistered");
      advance (cluster, 60 * 60);
    }

  log_in (cluster, "CSFPNOWAK");
  g_assert_cmpstr (get_state (cluster, "CSFPNOWAK"), ==, "Unregistered");
  g_assert_true (tel_simulator_capf_session_run (&cluster->context, "CSFPNOWAK", "4815162342", NULL, &status, NULL));
  g_assert_cmpstr (status, ==, "Upgrade Success");
  g_assert_cmpstr (get_state (cluster, "CSFPNOWAK"), ==, "Registered");
}

/* A secure profile counts when the phone has fetched it, not before. */
static void
test_secure_after_apply (void)
{
  g_autoptr (TelTestCluster) cluster = tel_test_cluster_new (1400, "small");

  log_in (cluster, "CSFHSUZUKI");
  run (cluster, "updatePhone",
       "<name>CSFHSUZUKI</name><securityProfileName>CSF Encrypted AuthString</securityProfileName>");
  g_assert_cmpstr (get_state (cluster, "CSFHSUZUKI"), ==, "Registered");
  run (cluster, "applyPhone", "<name>CSFHSUZUKI</name>");
  advance (cluster, 6);
  g_assert_cmpstr (get_state (cluster, "CSFHSUZUKI"), ==, "Unregistered");
}

static int
count_steps (gpointer data)
{
  ++*(guint *) data;

  return 0;
}

/* What the database does for one page, in steps of its machine. */
static guint
measure_page (TelTestCluster *cluster, guint skip)
{
  sqlite3 *database = tel_simulator_store_get_database (cluster->context.store);
  g_autofree char *body = g_strdup_printf ("<searchCriteria><device>%%</device></searchCriteria>"
                                           "<returnedTags><device/><lastSeen/></returnedTags>"
                                           "<skip>%u</skip><first>10</first>",
                                           skip);
  g_autoptr (TelSimulatorElement) response = NULL;
  guint n_steps = 0;

  sqlite3_progress_handler (database, 1, count_steps, &n_steps);
  response = tel_test_cluster_run (cluster, "listRegistrationDynamic", body);
  sqlite3_progress_handler (database, 0, NULL, NULL);
  g_assert_cmpuint (tel_simulator_element_get_n_children (tel_test_find (response, "return")), ==, 10);

  return n_steps;
}

/* A page costs what is on it, whatever the size of the table: all pages of a large one would else cost its square. */
static void
test_page_of_many (void)
{
  g_autoptr (TelTestCluster) few = tel_test_cluster_new (1400, "small");
  g_autoptr (TelTestCluster) many = tel_test_cluster_new (1400, "branch");
  sqlite3 *database = tel_simulator_store_get_database (many->context.store);
  int n_changed = sqlite3_total_changes (database);
  guint n_few = measure_page (few, 0);
  guint n_first = measure_page (many, 0);
  guint n_late;

  /* The others are brought to the present when somebody reads them. */
  g_assert_cmpint (sqlite3_total_changes (database) - n_changed, <=, 10);
  n_late = measure_page (many, 400);
  g_test_message ("%u steps of few, %u for the first page of many, %u for a late one", n_few, n_first, n_late);
  g_assert_cmpuint (n_first, <, 2 * n_few);
  g_assert_cmpuint (n_late, <, 2 * n_few + 400 * 10);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/registration/releases", test_releases);
  g_test_add_func ("/registration/moves-in-time", test_moves_in_time);
  g_test_add_func ("/registration/new-device", test_new_device);
  g_test_add_func ("/registration/log-out", test_log_out);
  g_test_add_func ("/registration/comes-back", test_comes_back);
  g_test_add_func ("/registration/configuration-version", test_configuration_version);
  g_test_add_func ("/registration/secure-device", test_secure_device);
  g_test_add_func ("/registration/secure-after-apply", test_secure_after_apply);
  g_test_add_func ("/registration/page-of-many", test_page_of_many);

  return g_test_run ();
}
