/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-snapshot-reading.h"

#include "model/tel-error.h"

/**
 * tel_snapshot_reading_new:
 * @cluster: what is read
 * @steps: what is to be done, ended by %NULL
 *
 * Begins a reading.
 *
 * Returns: (transfer full): a reading without a snapshot
 */
TelSnapshotReading *
tel_snapshot_reading_new (TelCluster *cluster, const TelSnapshotStep *steps)
{
  TelSnapshotReading *self;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);
  g_return_val_if_fail (steps != NULL, NULL);

  self = g_new0 (TelSnapshotReading, 1);
  self->cluster = g_object_ref (cluster);
  self->steps = steps;

  return self;
}

/**
 * tel_snapshot_reading_free:
 * @self: (transfer full): a reading
 *
 * Ends a reading.
 */
void
tel_snapshot_reading_free (TelSnapshotReading *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->cluster);
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->concerned, g_hash_table_unref);
  g_free (self);
}

/**
 * tel_snapshot_reading_go_on:
 * @task: (transfer full): the task of a reading
 *
 * Takes the next step, or returns the snapshot when there is none.
 */
void
tel_snapshot_reading_go_on (GTask *task)
{
  TelSnapshotReading *self = g_task_get_task_data (task);
  TelSnapshotStep step;

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  step = *self->steps;
  if (step != NULL)
    {
      self->steps++;
      step (task);
      return;
    }

  g_task_return_pointer (task, g_object_ref (self->snapshot), g_object_unref);
  g_object_unref (task);
}

/**
 * tel_snapshot_reading_fail:
 * @task: (transfer full): the task of a reading
 * @error: (transfer full): why nothing more can be read
 *
 * Ends a reading without a snapshot.
 */
void
tel_snapshot_reading_fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * tel_snapshot_reading_is_fatal:
 * @error: what came of a request
 *
 * Tells whether nothing more can be read: somebody has cancelled, or the cluster cannot be talked to. That the account
 * may not do one thing (HTTP 403) says nothing of another.
 *
 * Returns: %TRUE when the whole reading ends
 */
gboolean
tel_snapshot_reading_is_fatal (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         (tel_error_is_about_connection (error) && !g_error_matches (error, TEL_ERROR, TEL_ERROR_FORBIDDEN));
}

/**
 * tel_snapshot_reading_refuse:
 * @self: a reading
 * @parts: a set of TEL_SNAPSHOT_BIT()
 * @error: what the cluster said
 *
 * Notes that parts could not be read, and why.
 */
void
tel_snapshot_reading_refuse (TelSnapshotReading *self, guint parts, const GError *error)
{
  g_debug ("Not read: %s", error->message);
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((parts & (1u << part)) != 0)
      tel_snapshot_set_state (self->snapshot, part, TEL_SNAPSHOT_STATE_REFUSED, error->message);
  self->missing &= ~parts;
}

/**
 * tel_snapshot_reading_settle:
 * @self: a reading
 * @parts: a set of TEL_SNAPSHOT_BIT()
 *
 * Notes that parts were read as far as they were asked for, which is for all objects unless it takes a request for
 * each.
 */
void
tel_snapshot_reading_settle (TelSnapshotReading *self, guint parts)
{
  for (guint part = 0; part < TEL_N_SNAPSHOT_PARTS; part++)
    if ((parts & (1u << part)) != 0)
      tel_snapshot_set_state (self->snapshot, part, TEL_SNAPSHOT_STATE_READ, NULL);
  self->missing &= ~parts;
}

/**
 * tel_snapshot_reading_tell:
 * @self: a reading
 * @part: what is being read
 * @n_done: how much of it was read
 * @n_all: how much there is, 0 while that is not known
 *
 * Tells how far it has come.
 */
void
tel_snapshot_reading_tell (TelSnapshotReading *self, TelSnapshotPart part, guint n_done, guint n_all)
{
  if (self->progress != NULL)
    self->progress (part, n_done, n_all, self->progress_data);
}

static int
compare_strings (gconstpointer one, gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/**
 * tel_snapshot_reading_set_sorted:
 * @object: an object
 * @property: a property that is a set of texts
 * @strings: (nullable): its value
 *
 * Sets a property. The database and the objects do not give such texts in the same order.
 */
void
tel_snapshot_reading_set_sorted (TelObject *object, const char *property, const char *const *strings)
{
  static const char *const none[] = { NULL };
  g_auto (GStrv) sorted = g_strdupv ((char **) (strings != NULL ? strings : none));

  qsort (sorted, g_strv_length (sorted), sizeof (char *), compare_strings);
  g_object_set (object, property, sorted, NULL);
}
