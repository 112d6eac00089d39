/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-simulator.h"

#include "simulator/tel-simulator-certificate.h"
#include "simulator/tel-simulator-envelope.h"
#include "simulator/tel-simulator-release.h"
#include "tel-test.h"

#define PASSWORD "a password of the tests"

/* One for all the clusters of a test: the schemas are large, and instrumented code takes seconds to read one. */
static TelSimulatorValidator *
get_validator (const char *directory)
{
  static GHashTable *validators;
  TelSimulatorValidator *validator;

  if (validators == NULL)
    validators = g_hash_table_new (g_str_hash, g_str_equal);
  validator = g_hash_table_lookup (validators, directory);
  if (validator == NULL)
    {
      validator = tel_simulator_validator_new (directory);
      g_hash_table_insert (validators, g_strdup (directory), validator);
    }

  return validator;
}

/* A copy of a world that was filled once: half the time of many a test went into filling it again. */
static TelSimulatorStore *
make_store (guint release, const char *world)
{
  static GHashTable *worlds;
  g_autofree char *key = g_strdup_printf ("%u %s", release, world);
  g_autoptr (GError) error = NULL;
  TelSimulatorStore *filled;
  TelSimulatorStore *store;

  if (worlds == NULL)
    worlds = g_hash_table_new (g_str_hash, g_str_equal);
  filled = g_hash_table_lookup (worlds, key);
  if (filled == NULL)
    {
      filled = tel_simulator_store_open (NULL, release, world, &error);
      g_assert_no_error (error);
      g_hash_table_insert (worlds, g_steal_pointer (&key), filled);
    }

  store = tel_simulator_store_copy (filled, &error);
  g_assert_no_error (error);

  return store;
}

static void
report (TelTestSimulator *self)
{
  TelSimulatorValidator *validator = tel_simulator_server_get_validator (self->server);
  const TelSimulatorValidatorCounts *counts;

  if (validator == NULL)
    return;

  counts = tel_simulator_validator_get_counts (validator);
  g_test_message ("%u requests and %u answers held against the vendor's schemas",
                  counts->requests - self->before.requests, counts->answers - self->before.answers);
  if (!self->expects_invalid)
    g_assert_cmpuint (counts->invalid_requests, ==, self->before.invalid_requests);
  g_assert_cmpuint (counts->invalid_answers, ==, self->before.invalid_answers);
}

static TelSimulatorElement *
read_request (const char *request)
{
  g_autoptr (GError) error = NULL;
  TelSimulatorElement *element = tel_simulator_envelope_read_bare (request, &error);

  g_assert_no_error (error);

  return element;
}

/**
 * tel_test_simulator_new:
 * @release: of the cluster, such as "14.0"
 * @world: what it begins with, such as "small"
 *
 * Starts a strict simulated cluster in this thread's main context, with a store in memory. Where the vendor's schemas
 * are at hand, each request that it accepts and each of its answers is held against them.
 *
 * Returns: (transfer full): the cluster; free it with tel_test_simulator_free()
 */
TelTestSimulator *
tel_test_simulator_new (const char *release, const char *world)
{
  return tel_test_simulator_new_in_zone (release, world, "UTC");
}

/**
 * tel_test_simulator_new_in_zone:
 * @release: of the cluster, such as "14.0"
 * @world: what it begins with, such as "small"
 * @time_zone: in which its clock runs, such as "Asia/Tokyo"
 *
 * Starts a cluster as tel_test_simulator_new() does, whose clock is not in UTC.
 *
 * Returns: (transfer full): the cluster; free it with tel_test_simulator_free()
 */
TelTestSimulator *
tel_test_simulator_new_in_zone (const char *release, const char *world, const char *time_zone)
{
  TelTestSimulator *self = g_new0 (TelTestSimulator, 1);
  guint number = tel_simulator_release_parse (release);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (time_zone);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *schema = tel_test_find_schema (release);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (number, !=, 0);
  g_assert_nonnull (zone);
  certificate = tel_simulator_certificate_make (&error);
  g_assert_no_error (error);
  self->store = make_store (number, world);
  self->clock = tel_simulator_clock_new (zone);
  self->server = tel_simulator_server_new (self->store, self->clock, number, certificate, PASSWORD);
  if (schema != NULL)
    {
      g_autofree char *schemas = g_path_get_dirname (schema);
      TelSimulatorValidator *validator = get_validator (schemas);

      self->before = *tel_simulator_validator_get_counts (validator);
      tel_simulator_server_set_validator (self->server, validator);
    }
  tel_simulator_server_listen (self->server, 0, &error);
  g_assert_no_error (error);

  self->host = "127.0.0.1";
  self->port = tel_simulator_server_get_port (self->server);
  self->user = tel_simulator_server_get_user (self->server);
  self->password = tel_simulator_server_get_password (self->server);
  self->fingerprint = tel_simulator_server_get_fingerprint (self->server);

  return self;
}

/**
 * tel_test_simulator_free:
 * @self: (transfer full): a cluster
 *
 * Stops the cluster. Fails the test when the vendor's schemas refuse anything that the cluster accepted or answered.
 */
void
tel_test_simulator_free (TelTestSimulator *self)
{
  tel_simulator_server_stop (self->server);
  report (self);
  g_clear_object (&self->server);
  g_clear_object (&self->clock);
  g_clear_object (&self->store);
  g_free (self);
}

/**
 * tel_test_simulator_expect_invalid:
 * @self: a cluster
 *
 * For tests that send to a lenient cluster what the schemas refuse; answers are held against them all the same.
 */
void
tel_test_simulator_expect_invalid (TelTestSimulator *self)
{
  self->expects_invalid = TRUE;
}

/**
 * tel_test_simulator_disturb:
 * @self: a cluster
 * @kind: a stall (that never ends), a reset or a throttling
 * @operation: what it happens to, "*" for anything
 * @occurrence: to the how manieth from now, 0 for each
 *
 * Arranges for a request to go wrong.
 */
void
tel_test_simulator_disturb (TelTestSimulator *self,
                            TelSimulatorDisturbanceKind kind,
                            const char *operation,
                            guint occurrence)
{
  TelSimulatorDisturbance disturbance = {
    .kind = kind,
    .operation = (char *) operation,
    .occurrence = occurrence,
    .code = -1,
  };

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (self->server), &disturbance);
}

/**
 * tel_test_simulator_refuse:
 * @self: a cluster
 * @operation: what it happens to, "*" for anything
 * @occurrence: to the how manieth from now, 0 for each
 * @code: of the fault
 * @message: of the fault
 *
 * Arranges for a request to be answered with a fault.
 */
void
tel_test_simulator_refuse (
    TelTestSimulator *self, const char *operation, guint occurrence, int code, const char *message)
{
  TelSimulatorDisturbance disturbance = {
    .kind = TEL_SIMULATOR_DISTURBANCE_REFUSE,
    .operation = (char *) operation,
    .occurrence = occurrence,
    .code = code,
    .message = (char *) message,
  };

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (self->server), &disturbance);
}

/**
 * tel_test_simulator_mutate:
 * @self: a cluster
 * @request: the element of an operation, without a namespace
 *
 * Writes as somebody else would, now. Fails the test when the cluster refuses.
 */
void
tel_test_simulator_mutate (TelTestSimulator *self, const char *request)
{
  g_autoptr (TelSimulatorElement) element = read_request (request);
  g_autoptr (TelSimulatorElement) response = tel_simulator_element_new ("mutation", NULL);
  g_autoptr (GError) error = NULL;

  tel_simulator_operations_run (tel_simulator_server_get_context (self->server), element, response, &error);
  g_assert_no_error (error);
}

/**
 * tel_test_simulator_mutate_before:
 * @self: a cluster
 * @request: the element of an operation, without a namespace
 * @operation: the operation before which it is carried out
 * @occurrence: before the how manieth from now, 0 for each
 *
 * Has somebody else write right before a request is carried out.
 */
void
tel_test_simulator_mutate_before (TelTestSimulator *self, const char *request, const char *operation, guint occurrence)
{
  g_autoptr (TelSimulatorElement) element = read_request (request);
  TelSimulatorDisturbance disturbance = {
    .kind = TEL_SIMULATOR_DISTURBANCE_MUTATE,
    .operation = (char *) operation,
    .occurrence = occurrence,
    .request = element,
  };

  tel_simulator_disturbances_add (tel_simulator_server_get_disturbances (self->server), &disturbance);
}

/**
 * tel_test_simulator_count_requests:
 * @self: a cluster
 * @operation: such as "addPhone", "GET /axl/"
 *
 * Counts the requests of an operation that have come to their end, answered or not.
 *
 * Returns: their number
 */
guint
tel_test_simulator_count_requests (TelTestSimulator *self, const char *operation)
{
  TelSimulatorLog *log = tel_simulator_server_get_log (self->server);
  guint count = 0;

  for (guint i = 0; i < tel_simulator_log_get_length (log); i++)
    if (g_str_equal (tel_simulator_log_get_entry (log, i)->operation, operation))
      count++;

  return count;
}
