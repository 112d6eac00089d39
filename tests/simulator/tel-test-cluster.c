/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-cluster.h"

#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-release.h"
#include "simulator/tel-simulator-schema.h"
#include "simulator/tel-simulator-validator.h"

#include "tel-test.h"

static TelSimulatorValidator *
get_validator (void)
{
  static TelSimulatorValidator *validator = NULL;
  g_autofree char *directory = tel_test_find_schema ("14.0");
  g_autofree char *root = directory != NULL ? g_path_get_dirname (directory) : NULL;

  if (validator == NULL && root != NULL)
    validator = tel_simulator_validator_new (root);

  return validator;
}

/**
 * tel_test_cluster_open:
 * @release: the release as major × 100 + minor
 * @world: the world of a new cluster
 * @path: (nullable): the file with its state
 *
 * Returns: (transfer full): a cluster
 */
TelTestCluster *
tel_test_cluster_open (guint release, const char *world, const char *path)
{
  TelTestCluster *self = g_new0 (TelTestCluster, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 1, 12, 0, 0);
  g_autoptr (GError) error = NULL;

  self->context.store = tel_simulator_store_open (path, release, world, &error);
  g_assert_no_error (error);
  self->context.clock = tel_simulator_clock_new (zone);
  self->context.release = release;
  tel_simulator_clock_set_now (self->context.clock, now);

  return self;
}

/**
 * tel_test_cluster_new:
 * @release: the release as major × 100 + minor
 * @world: its world
 *
 * Returns: (transfer full): a cluster that lives in memory
 */
TelTestCluster *
tel_test_cluster_new (guint release, const char *world)
{
  return tel_test_cluster_open (release, world, NULL);
}

/**
 * tel_test_cluster_free:
 * @self: (transfer full): a cluster
 *
 * Frees the cluster; its file stays.
 */
void
tel_test_cluster_free (TelTestCluster *self)
{
  g_object_unref (self->context.store);
  g_object_unref (self->context.clock);
  g_free (self);
}

static TelSimulatorElement *
make_request (TelTestCluster *self, const char *operation, const char *body)
{
  const char *name = tel_simulator_release_get_name (self->context.release);
  g_autofree char *text = g_strdup_printf ("<ns:%s xmlns:ns=\"" TEL_SIMULATOR_NAMESPACE_PREFIX "%s\">%s</ns:%s>",
                                           operation, name, body, operation);
  g_autoptr (GError) error = NULL;
  TelSimulatorElement *request = tel_simulator_envelope_read_bare (text, &error);

  g_assert_no_error (error);

  return request;
}

static TelSimulatorElement *
make_response (TelTestCluster *self, const char *operation)
{
  const char *name = tel_simulator_release_get_name (self->context.release);
  g_autofree char *element = g_strconcat (operation, "Response", NULL);
  g_autofree char *namespace_uri = g_strconcat (TEL_SIMULATOR_NAMESPACE_PREFIX, name, NULL);

  return tel_simulator_element_new (element, namespace_uri);
}

static void
validate (TelTestCluster *self, const char *operation, TelSimulatorElement *response)
{
  TelSimulatorValidator *validator = get_validator ();
  g_autoptr (GBytes) envelope = NULL;
  g_autofree char *objection = NULL;

  tel_simulator_schema_arrange_response (response, operation, self->context.release);

  if (validator == NULL)
    return;

  envelope = tel_simulator_envelope_write (response, self->context.release);
  objection = tel_simulator_validator_check_answer (validator, envelope, operation, self->context.release);
  g_assert_cmpstr (objection, ==, NULL);
}

/**
 * tel_test_cluster_run_request:
 * @self: a cluster
 * @request: the element of an operation
 *
 * Carries out a request that our own schema tables accept, and holds the answer against the vendor's schema.
 *
 * Returns: (transfer full): the answer
 */
TelSimulatorElement *
tel_test_cluster_run_request (TelTestCluster *self, const TelSimulatorElement *request)
{
  const char *operation = tel_simulator_element_get_name (request);
  g_autoptr (TelSimulatorElement) response = make_response (self, operation);
  g_autoptr (GError) error = NULL;

  tel_simulator_schema_check_request (request, self->context.release, &error);
  g_assert_no_error (error);
  tel_simulator_operations_run (&self->context, request, response, &error);
  g_assert_no_error (error);
  validate (self, operation, response);

  return g_steal_pointer (&response);
}

/**
 * tel_test_cluster_run:
 * @self: a cluster
 * @operation: the name of an operation
 * @body: what stands in its element, as XML
 *
 * As tel_test_cluster_run_request().
 *
 * Returns: (transfer full): the answer
 */
TelSimulatorElement *
tel_test_cluster_run (TelTestCluster *self, const char *operation, const char *body)
{
  g_autoptr (TelSimulatorElement) request = make_request (self, operation, body);

  return tel_test_cluster_run_request (self, request);
}

/* The counter of keys stands for the whole database: it moves with whatever is added, in the same transaction. */
static char *
get_counter (TelTestCluster *self)
{
  return tel_simulator_store_look_up (self->context.store, "SELECT value FROM simulator WHERE name = 'pkid'",
                                      TEL_SIMULATOR_END);
}

/**
 * tel_test_cluster_refuse:
 * @self: a cluster
 * @operation: the name of an operation
 * @body: what stands in its element, as XML
 * @code: the code of the fault
 * @message: what its words contain
 *
 * Sends a request that the cluster refuses and checks that its transaction was rolled back.
 */
void
tel_test_cluster_refuse (TelTestCluster *self, const char *operation, const char *body, int code, const char *message)
{
  g_autoptr (TelSimulatorElement) request = make_request (self, operation, body);
  g_autoptr (TelSimulatorElement) response = make_response (self, operation);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = get_counter (self);
  g_autofree char *after = NULL;

  g_assert_false (tel_simulator_operations_run (&self->context, request, response, &error));
  g_assert_error (error, TEL_SIMULATOR_FAULT, code);

  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not contain “%s”", error->message, message);

  after = get_counter (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (tel_simulator_store_begin (self->context.store, NULL));
  tel_simulator_store_roll_back (self->context.store);
}

/**
 * tel_test_cluster_dump:
 * @self: a cluster
 *
 * Returns: (transfer full): the dump of the store
 */
JsonNode *
tel_test_cluster_dump (TelTestCluster *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tel_simulator_store_dump (self->context.store, &error);
  JsonNode *root;

  g_assert_no_error (error);
  root = json_from_string (text, &error);
  g_assert_no_error (error);

  return root;
}

/**
 * tel_test_cluster_get_n_validated:
 *
 * Returns: how many answers were held against a schema of the vendor so far
 */
guint
tel_test_cluster_get_n_validated (void)
{
  TelSimulatorValidator *validator = get_validator ();

  return validator != NULL ? tel_simulator_validator_get_counts (validator)->answers : 0;
}

/**
 * tel_test_find:
 * @element: an element
 * @path: names of elements below it, separated by slashes; a number is a position among the children
 *
 * Returns: (nullable): the element at the end of the path
 */
const TelSimulatorElement *
tel_test_find (const TelSimulatorElement *element, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

  for (guint i = 0; names[i] != NULL && element != NULL; i++)
    element = g_ascii_isdigit (*names[i])
                  ? tel_simulator_element_get_nth_child (element, (guint) g_ascii_strtoull (names[i], NULL, 10))
                  : tel_simulator_element_get_child (element, names[i]);

  return element;
}

/**
 * tel_test_get:
 * @element: an element
 * @path: as for tel_test_find()
 *
 * Returns: (nullable): the text of the element at the end of the path, "" for an empty one
 */
const char *
tel_test_get (const TelSimulatorElement *element, const char *path)
{
  const TelSimulatorElement *found = tel_test_find (element, path);
  const char *text = found != NULL ? tel_simulator_element_get_text (found) : NULL;

  return found != NULL && text == NULL ? "" : text;
}

/**
 * tel_test_get_json:
 * @root: a dump
 * @path: names of members separated by slashes; a number is a position in an array
 *
 * Returns: (nullable): the value as text, owned by the caller's thread for good; NULL when there is none or it is null
 */
const char *
tel_test_get_json (JsonNode *root, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonNode *node = root;
  g_autofree char *text = NULL;

  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    if (JSON_NODE_HOLDS_ARRAY (node))
      {
        guint64 position = g_ascii_strtoull (names[i], NULL, 10);
        JsonArray *array = json_node_get_array (node);

        node = position < json_array_get_length (array) ? json_array_get_element (array, (guint) position) : NULL;
      }
    else
      node = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), names[i]) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_intern_string (json_node_get_string (node));

  text = json_to_string (node, FALSE);

  return g_intern_string (text);
}
