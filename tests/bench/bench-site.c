/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-operations.h"
#include "simulator/tel-simulator-server.h"

#include "tel-test-connection.h"
#include "tel-test.h"

/* A site's worth of users; what is measured grows in line with them. */
#define WORLD "site"
#define N_USERS 10000

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
}

/* The whole of a list as the database gives it: no XML, no wire, no client. */
static void
list (const TelSimulatorContext *context, const char *operation, const char *criterion, const char *const *tags)
{
  g_autoptr (TelSimulatorElement) request = tel_simulator_element_new (operation, NULL);
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("response", NULL);
  TelSimulatorElement *returned;
  g_autoptr (GError) error = NULL;

  tel_simulator_element_add_text_child (tel_simulator_element_add_child (request, "searchCriteria"), criterion, "%");
  returned = tel_simulator_element_add_child (request, "returnedTags");
  for (guint i = 0; tags[i] != NULL; i++)
    tel_simulator_element_add_child (returned, tags[i]);
  tel_simulator_operations_run (context, request, response, &error);
  g_assert_no_error (error);
}

static double
measure_floor (TelTestConnection *connection)
{
  static const char *const user[] = {
    "userid", "firstName", "lastName", "mailid", "department", "telephoneNumber", NULL
  };
  static const char *const phone[] = { "name", "description", "product", "ownerUserName", "devicePoolName", NULL };
  const TelSimulatorContext *context = tel_simulator_server_get_context (connection->simulator->server);
  gint64 start = g_get_monotonic_time ();

  list (context, "listUser", "userid", user);
  list (context, "listPhone", "name", phone);

  return since (start);
}

static void
load (TelTestConnection *connection, TelObjectKind kind)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_async (connection->cluster, kind, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  tel_cluster_load_finish (connection->cluster, done, &error);
  g_assert_no_error (error);
}

/*
 * All users and all devices of a site, from the simulated cluster's database over HTTPS and through the client into the
 * stores that the lists show: the cluster and the client in one thread. The floor is what the database needs for the
 * names of the same.
 */
static void
test_read_site (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", WORLD);
  double fill, floor;
  gint64 start;

  floor = measure_floor (connection);
  start = g_get_monotonic_time ();
  load (connection, TEL_OBJECT_KIND_USER);
  load (connection, TEL_OBJECT_KIND_DEVICE);
  fill = since (start);
  g_assert_cmpuint (g_list_model_get_n_items (
                        G_LIST_MODEL (tel_cluster_get_store (connection->cluster, TEL_OBJECT_KIND_USER))),
                    ==, N_USERS);

  g_test_minimized_result (fill, "all users and devices of a site: %.2f s", fill);
  g_test_minimized_result (fill / floor, "%.1f times what the database needs for their names", fill / floor);
  g_assert_cmpfloat (fill / floor, <, 20);
}

int
main (int argc, char *argv[])
{
  /* Holding thousands of answers against the vendor's schemas is not what is measured. */
  g_setenv ("TELEPHONIST_AXL_SCHEMAS", "/nonexistent", TRUE);
  tel_test_init (&argc, &argv);

  g_test_add_func ("/site/read", test_read_site);

  return g_test_run ();
}
