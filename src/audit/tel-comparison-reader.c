/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include "plan/tel-journal-writes.h"

/* The cluster tells its time in whole seconds, and late when its answers are slow. A plan too many does no harm: what
 * it wrote is compared. */
#define CLOCK_MARGIN G_TIME_SPAN_MINUTE

/* One side after the other: what is read of a user can be ten requests. */
typedef struct
{
  TelCluster *cluster;
  TelObjectKind kind;
  char *names[2];
  TelSnapshot *snapshot;
  TelJournal *journal;
  TelComparison *comparison;
  TelObject *objects[2];
  GPtrArray *devices[2];
  guint side;
} Reading;

static void read_next (GTask *task);

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->cluster);
  g_clear_object (&reading->snapshot);
  g_clear_object (&reading->journal);
  g_clear_object (&reading->comparison);
  for (guint i = 0; i < G_N_ELEMENTS (reading->names); i++)
    {
      g_free (reading->names[i]);
      g_clear_object (&reading->objects[i]);
      g_clear_pointer (&reading->devices[i], g_ptr_array_unref);
    }
  g_free (reading);
}

static TelComparison *
make_comparison (Reading *reading, GError **error)
{
  if (reading->snapshot != NULL)
    return tel_comparison_new_since (reading->cluster, reading->snapshot, reading->objects[1], reading->devices[1],
                                     error);
  if (reading->kind == TEL_OBJECT_KIND_DEVICE)
    return tel_comparison_new_for_devices (reading->cluster, TEL_DEVICE (reading->objects[0]),
                                           TEL_DEVICE (reading->objects[1]));

  return tel_comparison_new_for_users (reading->cluster, TEL_USER (reading->objects[0]), reading->devices[0],
                                       TEL_USER (reading->objects[1]), reading->devices[1]);
}

static void
take (GTask *task, TelObject *object, GError *error)
{
  Reading *reading = g_task_get_task_data (task);

  if (object == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  reading->objects[reading->side++] = object;
  read_next (task);
}

static void
on_device_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  TelObject *device = tel_cluster_read_finish (TEL_CLUSTER (source), result, &error);

  take (user_data, device, error);
}

static void
on_user_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = g_task_get_task_data (user_data);
  GError *error = NULL;
  TelUser *user = tel_cluster_read_user_finish (TEL_CLUSTER (source), result, &reading->devices[reading->side], &error);

  take (user_data, (TelObject *) user, error);
}

/* Without its journal the comparison is worth as much as before. */
static void
on_writes_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  gboolean is_all;
  g_autoptr (GPtrArray) writes = tel_journal_list_writes_finish (TEL_JOURNAL (source), result, &is_all, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (writes != NULL)
    tel_comparison_take_writes (reading->comparison, writes, is_all, now);
  else
    tel_comparison_set_journal_problem (reading->comparison, error->message);
  g_task_return_pointer (task, g_steal_pointer (&reading->comparison), g_object_unref);
}

/* The snapshot has the time of the cluster's clock, the journal that of ours. */
static GDateTime *
get_start (Reading *reading)
{
  g_autoptr (GDateTime) there = tel_cluster_get_now (reading->cluster);
  g_autoptr (GDateTime) here = g_date_time_new_now_utc ();

  return g_date_time_add (tel_snapshot_get_taken_at (reading->snapshot),
                          g_date_time_difference (here, there) - CLOCK_MARGIN);
}

static void
list_writes (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GDateTime) start = get_start (reading);
  g_auto (GStrv) names = tel_comparison_list_names (reading->comparison);

  tel_journal_list_writes_async (reading->journal, reading->cluster, start, (const char *const *) names,
                                 g_task_get_cancellable (task), on_writes_listed, task);
}

static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (reading->side < G_N_ELEMENTS (reading->objects))
    {
      const char *name = reading->names[reading->side];

      if (reading->kind == TEL_OBJECT_KIND_DEVICE)
        tel_cluster_read_async (reading->cluster, reading->kind, name, NULL, cancellable, on_device_read, task);
      else
        tel_cluster_read_user_async (reading->cluster, name, cancellable, on_user_read, task);
      return;
    }

  reading->comparison = make_comparison (reading, &error);
  if (reading->comparison != NULL && reading->journal != NULL)
    {
      list_writes (task);
      return;
    }

  if (reading->comparison != NULL)
    g_task_return_pointer (task, g_steal_pointer (&reading->comparison), g_object_unref);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

/* What may be copied depends on what the cluster has to refer to. */
static void
on_references_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (tel_cluster_load_references_finish (TEL_CLUSTER (source), result, &error))
    {
      read_next (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
begin (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (tel_cluster_has_references (reading->cluster))
    read_next (task);
  else
    tel_cluster_load_references_async (reading->cluster, g_task_get_cancellable (task), on_references_loaded, task);
}

static Reading *
reading_new (TelCluster *cluster, TelObjectKind kind, const char *left, const char *right)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->cluster = g_object_ref (cluster);
  reading->kind = kind;
  reading->names[0] = g_strdup (left);
  reading->names[1] = g_strdup (right);

  return reading;
}

/**
 * tel_comparison_read_async:
 * @cluster: the cluster
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @left: the user ID or the name of the one on the left
 * @right: the user ID or the name of the one on the right
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when both were read
 * @user_data: data for @callback
 *
 * Reads two objects whole, and users with their devices, and compares them.
 */
void
tel_comparison_read_async (TelCluster *cluster,
                           TelObjectKind kind,
                           const char *left,
                           const char *right,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE);
  g_return_if_fail (left != NULL);
  g_return_if_fail (right != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_comparison_read_async);
  g_task_set_task_data (task, reading_new (cluster, kind, left, right), (GDestroyNotify) reading_free);
  begin (task);
}

/**
 * tel_comparison_read_since_async:
 * @cluster: the cluster
 * @kind: %TEL_OBJECT_KIND_USER or %TEL_OBJECT_KIND_DEVICE
 * @name: the user ID or the name of the object
 * @snapshot: a snapshot of the same cluster
 * @journal: (nullable): the journal of our own plans
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it was read
 * @user_data: data for @callback
 *
 * Reads an object whole and compares it with what the snapshot has of it. With a journal that can be read, each
 * difference says when it was made and whether by a plan of our own (tel_comparison_row_get_origin()).
 */
void
tel_comparison_read_since_async (TelCluster *cluster,
                                 TelObjectKind kind,
                                 const char *name,
                                 TelSnapshot *snapshot,
                                 TelJournal *journal,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (kind == TEL_OBJECT_KIND_USER || kind == TEL_OBJECT_KIND_DEVICE);
  g_return_if_fail (name != NULL);
  g_return_if_fail (TEL_IS_SNAPSHOT (snapshot));
  g_return_if_fail (journal == NULL || TEL_IS_JOURNAL (journal));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tel_comparison_read_since_async);
  reading = reading_new (cluster, kind, NULL, name);
  reading->snapshot = g_object_ref (snapshot);
  g_set_object (&reading->journal, journal);
  /* The left side is there. */
  reading->side = 1;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  begin (task);
}

/**
 * tel_comparison_read_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Finishes either of the above.
 *
 * Returns: (transfer full): the comparison, or %NULL with the error of the read; %TEL_ERROR_NOT_FOUND also when the
 *   snapshot does not have the object
 */
TelComparison *
tel_comparison_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
