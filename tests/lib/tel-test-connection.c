/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-connection.h"

#include "axl/tel-axl-client-private.h"
#include "model/tel-error.h"
#include "tel-test.h"

#define CONNECTION_ID "4b6f0e1a-1f5e-4a57-9a3e-0d2f3c8a7b11"

/**
 * tel_test_connection_new:
 * @release: of the cluster, such as "14.0"
 * @world: what it begins with: "small", "empty" or "bare"
 *
 * Starts a simulated cluster and connects to it.
 *
 * Returns: (transfer full): the connection; free it with tel_test_connection_free()
 */
TelTestConnection *
tel_test_connection_new (const char *release, const char *world)
{
  return tel_test_connection_new_as (CONNECTION_ID, release, world);
}

/**
 * tel_test_connection_new_as:
 * @id: the identity of the connection
 * @release: of the cluster, such as "14.0"
 * @world: what it begins with: "small", "empty" or "bare"
 *
 * Starts a simulated cluster and connects to it, where one connection is to be told from another.
 *
 * Returns: (transfer full): the connection; free it with tel_test_connection_free()
 */
TelTestConnection *
tel_test_connection_new_as (const char *id, const char *release, const char *world)
{
  TelTestConnection *self = g_new0 (TelTestConnection, 1);
  g_autoptr (TelTrustStore) trust_store = tel_trust_store_new_in_memory ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  self->simulator = tel_test_simulator_new (release, world);
  tel_trust_store_expect_fingerprint (trust_store, id, self->simulator->fingerprint);
  self->client = tel_axl_client_new (id, self->simulator->host, self->simulator->port, trust_store);
  tel_axl_client_set_credentials (self->client, self->simulator->user, self->simulator->password);
  tel_axl_client_set_busy_interval (self->client, 1);
  tel_axl_client_connect_async (self->client, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  tel_axl_client_connect_finish (self->client, done, &error);
  g_assert_no_error (error);
  self->cluster = tel_cluster_new (self->client);

  return self;
}

/**
 * tel_test_connection_new_loaded:
 * @release: a release
 *
 * Connects to the small world and reads the lists.
 *
 * Returns: (transfer full): the connection
 */
TelTestConnection *
tel_test_connection_new_loaded (const char *release)
{
  TelTestConnection *self = tel_test_connection_new (release, "small");

  tel_test_connection_load (self);

  return self;
}

/**
 * tel_test_connection_free:
 * @self: (transfer full): a connection
 *
 * Closes the connection and stops the cluster.
 */
void
tel_test_connection_free (TelTestConnection *self)
{
  tel_axl_client_close (self->client);
  g_assert_finalize_object (self->cluster);
  g_clear_object (&self->client);
  tel_test_simulator_free (self->simulator);
  g_free (self);
}

/**
 * tel_test_connection_set_time_out:
 * @self: a connection
 * @milliseconds: how long the client waits for an answer from now on
 *
 * Makes the client impatient, for tests that wait for an answer that never comes.
 */
void
tel_test_connection_set_time_out (TelTestConnection *self, guint milliseconds)
{
  tel_axl_caller_set_time_outs (tel_axl_client_get_caller (self->client), milliseconds, milliseconds);
}

static void
load (TelTestConnection *self, TelObjectKind kind)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_async (self->cluster, kind, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  tel_cluster_load_finish (self->cluster, done, &error);
  g_assert_no_error (error);
}

/**
 * tel_test_connection_run_sql:
 * @self: a connection
 * @sql: a statement on the tables of the simulator
 *
 * Changes what the simulated cluster has, behind the program's back.
 */
void
tel_test_connection_run_sql (TelTestConnection *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (self->simulator->store, &error, sql, TEL_SIMULATOR_END);
  g_assert_no_error (error);
}

/**
 * tel_test_connection_load:
 * @self: a connection
 *
 * Reads users, devices and all that a softphone refers to, as the program does when it has connected.
 */
void
tel_test_connection_load (TelTestConnection *self)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  tel_cluster_load_references_async (self->cluster, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  tel_cluster_load_references_finish (self->cluster, done, &error);
  g_assert_no_error (error);
  load (self, TEL_OBJECT_KIND_USER);
  load (self, TEL_OBJECT_KIND_DEVICE);
}

static TelObject *
read_object (TelTestConnection *self, TelObjectKind kind, const char *name)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelObject *object;

  tel_axl_client_get_async (self->client, kind, name, NULL, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  object = tel_axl_client_get_finish (self->client, done, &error);
  if (g_error_matches (error, TEL_ERROR, TEL_ERROR_NOT_FOUND))
    return NULL;
  g_assert_no_error (error);

  return object;
}

/**
 * tel_test_connection_read_user:
 * @self: a connection
 * @user_id: a user ID
 *
 * Reads a user whole, past the picture of the cluster.
 *
 * Returns: (transfer full) (nullable): the user, %NULL when there is none
 */
TelUser *
tel_test_connection_read_user (TelTestConnection *self, const char *user_id)
{
  return (TelUser *) read_object (self, TEL_OBJECT_KIND_USER, user_id);
}

/**
 * tel_test_connection_read_device:
 * @self: a connection
 * @name: a device name
 *
 * Reads a device whole, past the picture of the cluster.
 *
 * Returns: (transfer full) (nullable): the device, %NULL when there is none
 */
TelDevice *
tel_test_connection_read_device (TelTestConnection *self, const char *name)
{
  return (TelDevice *) read_object (self, TEL_OBJECT_KIND_DEVICE, name);
}

/**
 * tel_test_connection_sign_in_as:
 * @self: a connection
 * @account: another account of the cluster, with the same password
 *
 * Connects again, as somebody else.
 */
void
tel_test_connection_sign_in_as (TelTestConnection *self, const char *account)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_axl_client_close (self->client);
  tel_axl_client_set_credentials (self->client, account, self->simulator->password);
  tel_axl_client_connect_async (self->client, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  tel_axl_client_connect_finish (self->client, result, &error);
  g_assert_no_error (error);
}
