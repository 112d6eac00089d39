/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reader.h"

#include "audit/tel-snapshot-reading.h"

#include <glib/gi18n-lib.h>

/* How long the CAPF service may take to accept a connection. */
#define CAPF_SECONDS 5

static void
on_clock_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (task);
  TelCluster *cluster = TEL_CLUSTER (source);
  TelConnection *connection = tel_cluster_get_connection (cluster);
  const char *name = tel_cluster_get_name (cluster);
  g_autoptr (GDateTime) now = NULL;

  /* A clock that is not found leaves the zone assumed, which is said where it matters. */
  tel_cluster_find_clock_finish (cluster, result, NULL);
  now = tel_cluster_get_now (cluster);
  reading->snapshot = tel_snapshot_new (tel_cluster_get_release (cluster), now, tel_cluster_get_time_zone (cluster));
  if (name == NULL && connection != NULL)
    name = tel_connection_get_name (connection);
  tel_snapshot_set_origin (reading->snapshot, name, tel_axl_client_get_user (tel_cluster_get_client (cluster)));
  tel_snapshot_reading_go_on (task);
}

static void
begin (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);

  tel_cluster_find_clock_async (reading->cluster, g_task_get_cancellable (task), on_clock_found, task);
}

/* Each device is there once at most; one that was never seen is not. */
static void
on_registrations (GPtrArray *registrations, gpointer user_data)
{
  TelSnapshotReading *reading = g_task_get_task_data (user_data);
  guint n_devices = tel_snapshot_get_n (reading->snapshot, TEL_OBJECT_KIND_DEVICE);

  reading->n_registrations += registrations->len;
  tel_snapshot_reading_tell (reading, TEL_SNAPSHOT_PART_REGISTRATIONS, MIN (reading->n_registrations, n_devices),
                             n_devices);
}

static void
on_registrations_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = tel_axl_client_list_registrations_finish (TEL_AXL_CLIENT (source), result, &error);

  if (error != NULL && tel_snapshot_reading_is_fatal (error))
    {
      tel_snapshot_reading_fail (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (tel_snapshot_get_device (reading->snapshot, tel_registration_get_device_name (found->pdata[i])) != NULL)
      tel_snapshot_set_registration (reading->snapshot, found->pdata[i]);
  if (found != NULL)
    tel_snapshot_reading_settle (reading, TEL_SNAPSHOT_BIT (REGISTRATIONS));
  else
    tel_snapshot_reading_refuse (reading, TEL_SNAPSHOT_BIT (REGISTRATIONS), error);
  tel_snapshot_reading_go_on (task);
}

/**
 * tel_snapshot_reading_read_registrations:
 * @task: (transfer full): the task of a reading
 *
 * Reads where the devices are registered, on releases that tell (contract 2.7: 11.5).
 */
void
tel_snapshot_reading_read_registrations (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);

  if (!tel_cluster_tells_registration (reading->cluster))
    {
      tel_snapshot_set_state (reading->snapshot, TEL_SNAPSHOT_PART_REGISTRATIONS, TEL_SNAPSHOT_STATE_NOT_OFFERED,
                              _ ("This release does not tell it."));
      tel_snapshot_reading_go_on (task);
      return;
    }

  tel_snapshot_reading_tell (reading, TEL_SNAPSHOT_PART_REGISTRATIONS, 0,
                             tel_snapshot_get_n (reading->snapshot, TEL_OBJECT_KIND_DEVICE));
  tel_axl_client_list_registrations_async (tel_cluster_get_client (reading->cluster), "%", on_registrations, task,
                                           g_task_get_cancellable (task), on_registrations_read, task);
}

static void
on_capf_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (source), result, &error);

  /* From here it cannot be told a service that does not run from one that a firewall hides. */
  if (connection == NULL)
    g_debug ("The CAPF service: %s", error->message);
  tel_snapshot_set_capf_reachable (reading->snapshot, connection != NULL);
  tel_snapshot_reading_settle (reading, TEL_SNAPSHOT_BIT (CAPF_SERVICE));
  tel_snapshot_reading_go_on (task);
}

/**
 * tel_snapshot_reading_try_capf:
 * @task: (transfer full): the task of a reading
 *
 * Looks whether somebody answers at the port of the CAPF service, which runs on the first node alone (G1.4): on the
 * host that AXL is spoken with, for that is the first node too (contract 1.1).
 */
void
tel_snapshot_reading_try_capf (GTask *task)
{
  TelSnapshotReading *reading = g_task_get_task_data (task);
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  tel_snapshot_reading_tell (reading, TEL_SNAPSHOT_PART_CAPF_SERVICE, 0, 0);
  g_socket_client_set_timeout (client, CAPF_SECONDS);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_host_async (client, tel_axl_client_get_host (tel_cluster_get_client (reading->cluster)),
                                         (guint16) tel_cluster_get_capf_port (reading->cluster),
                                         g_task_get_cancellable (task), on_capf_tried, task);
}

/**
 * tel_snapshot_reader_read_async:
 * @cluster: a cluster that is connected
 * @progress: (nullable) (scope async): told how far it has come
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Reads everything that the rules of the audit need of a cluster, but what is read for the objects shown only. What
 * lists tell is listed; what they do not is asked of the database, and where that refuses, of each object (audit rules;
 * contract 6). A part that cannot be read says why and leaves the others alone. The snapshot has nothing of the
 * journal: what was given out is for tel_snapshot_reader_take_deliveries_async().
 */
void
tel_snapshot_reader_read_async (TelCluster *cluster,
                                TelSnapshotProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const TelSnapshotStep steps[] = {
    begin,
    tel_snapshot_reading_read_lists,
    tel_snapshot_reading_join_users,
    tel_snapshot_reading_read_users,
    tel_snapshot_reading_join_devices,
    tel_snapshot_reading_read_phones,
    tel_snapshot_reading_join_numbers,
    tel_snapshot_reading_read_numbers,
    tel_snapshot_reading_read_registrations,
    tel_snapshot_reading_try_capf,
    NULL,
  };
  GTask *task;
  TelSnapshotReading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (tel_cluster_get_client (cluster) != NULL);

  task = g_task_new (cluster, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_snapshot_reader_read_async);
  reading = tel_snapshot_reading_new (cluster, steps);
  reading->progress = progress;
  reading->progress_data = progress_data;
  g_task_set_task_data (task, reading, (GDestroyNotify) tel_snapshot_reading_free);
  tel_snapshot_reading_go_on (task);
}

/**
 * tel_snapshot_reader_read_finish:
 * @result: the result
 * @error: return location
 *
 * Ends tel_snapshot_reader_read_async().
 *
 * Returns: (transfer full): the snapshot; %NULL with an error when the cluster cannot be talked to, or with
 *   %G_IO_ERROR_CANCELLED
 */
TelSnapshot *
tel_snapshot_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
