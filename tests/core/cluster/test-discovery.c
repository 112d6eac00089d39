/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-connection.h"
#include "tel-test.h"

#define ISSUER TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER
#define TIMER TEL_GUIDE_PARAMETER_ALERT_TIMER
#define OAUTH TEL_GUIDE_PARAMETER_OAUTH_MODE

static TelParameterDiscovery *
discover (TelTestConnection *connection, TelGuideParameter parameter, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  tel_cluster_discover_async (connection->cluster, parameter, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);

  return tel_cluster_discover_finish (connection->cluster, done, error);
}

static void
add_parameter (GListStore *parameters, const char *name, const char *service, const char *node)
{
  g_autoptr (TelParameter) parameter =
      g_object_new (TEL_TYPE_PARAMETER, "name", name, "service", service, "node", node, "value", "1500", NULL);

  g_list_store_append (parameters, parameter);
}

/* A clusterwide parameter that comes once per node is one parameter with several rows. */
static void
test_one (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (GError) error = NULL;
  g_autoptr (TelParameterDiscovery) timer = discover (connection, TIMER, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tel_parameter_discovery_get_answer (timer), ==, TEL_DISCOVERY_ONE);
  g_assert_cmpstr (tel_parameter_discovery_get_names (timer)[0], ==, "SIPDualModeAlertTimer");
  g_assert_null (tel_parameter_discovery_get_names (timer)[1]);
  g_assert_cmpuint (tel_parameter_discovery_get_rows (timer)->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (tel_parameter_get_value (tel_parameter_discovery_get_rows (timer)->pdata[i]), ==, "1500");
}

static void
test_none (void)
{
  g_autoptr (TelTestConnection) nine = tel_test_connection_new ("9.1", "small");
  g_autoptr (TelTestConnection) ten = tel_test_connection_new ("10.5", "small");
  g_autoptr (TelTestConnection) twelve = tel_test_connection_new ("12.5", "small");
  g_autoptr (TelParameterDiscovery) issuer = discover (nine, ISSUER, NULL);
  g_autoptr (TelParameterDiscovery) mode = discover (ten, OAUTH, NULL);
  g_autoptr (TelParameterDiscovery) newer = discover (twelve, OAUTH, NULL);

  g_assert_cmpint (tel_parameter_discovery_get_answer (issuer), ==, TEL_DISCOVERY_NONE);
  g_assert_null (tel_parameter_discovery_get_names (issuer)[0]);
  g_assert_cmpuint (tel_parameter_discovery_get_rows (issuer)->len, ==, 0);
  g_assert_cmpint (tel_parameter_discovery_get_answer (mode), ==, TEL_DISCOVERY_NONE);
  g_assert_cmpint (tel_parameter_discovery_get_answer (newer), ==, TEL_DISCOVERY_ONE);
}

static void
test_several (void)
{
  g_autoptr (GListStore) parameters = g_list_store_new (TEL_TYPE_PARAMETER);
  g_autoptr (TelParameterDiscovery) open = NULL;
  g_autoptr (TelParameterDiscovery) chosen = NULL;
  g_autoptr (TelParameterDiscovery) stale = NULL;

  add_parameter (parameters, "SipDualModeAlertingTimer", "Cisco CallManager", "cucm-pub.example.com");
  add_parameter (parameters, "AlertingTimerOfDualMode", "Cisco CallManager", "cucm-pub.example.com");
  add_parameter (parameters, "AlertingTimerOfDualMode", "Cisco CallManager", "cucm-sub1.example.com");
  add_parameter (parameters, "DualModeAlertTimer", "Cisco Tftp", "cucm-pub.example.com");
  add_parameter (parameters, "CdrEnabled", "Cisco CallManager", "cucm-pub.example.com");

  open = tel_parameter_discovery_new (TIMER, G_LIST_MODEL (parameters), NULL);
  g_assert_cmpint (tel_parameter_discovery_get_answer (open), ==, TEL_DISCOVERY_SEVERAL);
  g_assert_cmpuint (g_strv_length ((char **) tel_parameter_discovery_get_names (open)), ==, 2);
  g_assert_cmpuint (tel_parameter_discovery_get_rows (open)->len, ==, 3);

  chosen = tel_parameter_discovery_new (TIMER, G_LIST_MODEL (parameters), "AlertingTimerOfDualMode");
  g_assert_cmpint (tel_parameter_discovery_get_answer (chosen), ==, TEL_DISCOVERY_ONE);
  g_assert_cmpuint (g_strv_length ((char **) tel_parameter_discovery_get_names (chosen)), ==, 1);
  g_assert_cmpuint (tel_parameter_discovery_get_rows (chosen)->len, ==, 2);

  /* What was chosen and is no longer there does not count. */
  stale = tel_parameter_discovery_new (TIMER, G_LIST_MODEL (parameters), "CdrEnabled");
  g_assert_cmpint (tel_parameter_discovery_get_answer (stale), ==, TEL_DISCOVERY_SEVERAL);
}

/* The choice is the cluster's own, and its readings heed it. */
static void
test_choice (void)
{
  g_autoptr (TelCluster) cluster = tel_cluster_new (NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (rows,
                     g_object_new (TEL_TYPE_PARAMETER, "name", i == 0 ? "IssuerOfCertificate" : "IssuerToEndpoint",
                                   "service", "Cisco Certificate Authority Proxy Function", "node", "pub", "value",
                                   i == 0 ? "Online CA" : "Offline CA", NULL));
  tel_store_append_many (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_PARAMETER), rows);

  g_assert_null (tel_cluster_get_certificate_issuer (cluster));
  tel_cluster_choose_parameter (cluster, ISSUER, "IssuerToEndpoint");
  g_assert_cmpstr (tel_cluster_get_chosen_parameter (cluster, ISSUER), ==, "IssuerToEndpoint");
  g_assert_null (tel_cluster_get_chosen_parameter (cluster, TIMER));
  g_assert_cmpstr (tel_cluster_get_certificate_issuer (cluster), ==, "Offline CA");
  tel_cluster_choose_parameter (cluster, ISSUER, NULL);
  g_assert_null (tel_cluster_get_certificate_issuer (cluster));
}

static void
test_refused (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GError) error = NULL;
  g_autoptr (TelParameterDiscovery) timer = NULL;

  tel_test_simulator_refuse (connection->simulator, "listServiceParameter", 1, -1, "Not now");
  timer = discover (connection, TIMER, &error);
  g_assert_null (timer);
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_data_func ("/discovery/contract-7/one/9.1", "9.1", test_one);
  g_test_add_data_func ("/discovery/contract-7/one/14.0", "14.0", test_one);
  g_test_add_func ("/discovery/contract-7/none", test_none);
  g_test_add_func ("/discovery/contract-7/several", test_several);
  g_test_add_func ("/discovery/choice", test_choice);
  g_test_add_func ("/discovery/refused", test_refused);

  return g_test_run ();
}
