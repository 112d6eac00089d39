/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot-reader.h"

G_BEGIN_DECLS

/* One step of a reading. It takes over the task, and hands it on with tel_snapshot_reading_go_on() or _fail(). */
typedef void (*TelSnapshotStep) (GTask *task);

/**
 * TelSnapshotReading:
 * @cluster: what is read
 * @snapshot: (nullable): what is filled; none before the clock was read
 * @steps: what is still to be done, in its order; %NULL ends it
 * @progress: (nullable): whom to tell
 * @progress_data: for @progress
 * @missing: a set of the parts that are to be read object by object, since neither lists nor the database told them
 * @targets: (nullable) (element-type TelSnapshotTarget): what is read again
 * @n_registrations: how many registrations were read
 * @concerned: (nullable) (element-type utf8): the devices whose lines are read
 *
 * A snapshot while it is read: the data of a task.
 */
typedef struct
{
  TelCluster *cluster;
  TelSnapshot *snapshot;
  const TelSnapshotStep *steps;
  TelSnapshotProgress progress;
  gpointer progress_data;
  guint missing;
  GPtrArray *targets;
  guint n_registrations;
  GHashTable *concerned;
} TelSnapshotReading;

/**
 * TelSnapshotTakeFunc:
 * @reading: the reading
 * @object: an object of the snapshot
 * @whole: the same, read whole
 *
 * Takes over what is wanted of an object that was read whole.
 */
typedef void (*TelSnapshotTakeFunc) (TelSnapshotReading *reading, TelObject *object, TelObject *whole);

TelSnapshotReading *tel_snapshot_reading_new (TelCluster *cluster, const TelSnapshotStep *steps);
void tel_snapshot_reading_free (TelSnapshotReading *self);
void tel_snapshot_reading_go_on (GTask *task);
void tel_snapshot_reading_fail (GTask *task, GError *error);
gboolean tel_snapshot_reading_is_fatal (const GError *error);
void tel_snapshot_reading_refuse (TelSnapshotReading *self, guint parts, const GError *error);
void tel_snapshot_reading_settle (TelSnapshotReading *self, guint parts);
void tel_snapshot_reading_tell (TelSnapshotReading *self, TelSnapshotPart part, guint n_done, guint n_all);
void tel_snapshot_reading_set_sorted (TelObject *object, const char *property, const char *const *strings);

/* What lists tell: tel-snapshot-lists.c. */
void tel_snapshot_reading_read_lists (GTask *task);

/* What only an object that is read whole tells: tel-snapshot-objects.c. */
void tel_snapshot_reading_read_each (
    GTask *task, TelObjectKind kind, GPtrArray *objects, guint parts, TelSnapshotTakeFunc take);
void tel_snapshot_reading_read_users (GTask *task);
void tel_snapshot_reading_read_phones (GTask *task);
void tel_snapshot_reading_read_numbers (GTask *task);
void tel_snapshot_reading_copy_lines (TelSnapshotReading *self, TelDevice *device, TelDevice *whole);
void tel_snapshot_reading_copy_line_users (TelSnapshotReading *self, TelDevice *device, TelDevice *whole);
void tel_snapshot_reading_find_concerned (TelSnapshotReading *self);
gboolean tel_snapshot_reading_is_concerned (TelSnapshotReading *self, const char *device_name);

/* What the database tells: tel-snapshot-joins.c. */
void tel_snapshot_reading_join_users (GTask *task);
void tel_snapshot_reading_join_devices (GTask *task);
void tel_snapshot_reading_join_numbers (GTask *task);

/* What is read for the objects shown only: tel-snapshot-details.c. */
void tel_snapshot_reading_take_credentials (TelSnapshotReading *self, TelObject *user, TelObject *whole);
void tel_snapshot_reading_take_forward (TelSnapshotReading *self, TelObject *number, TelObject *whole);

/* What is neither list nor object: tel-snapshot-reader.c. */
void tel_snapshot_reading_read_registrations (GTask *task);
void tel_snapshot_reading_try_capf (GTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSnapshotReading, tel_snapshot_reading_free)

G_END_DECLS
