/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot.h"
#include "cluster/tel-cluster.h"
#include "plan/tel-journal.h"

G_BEGIN_DECLS

/**
 * TelSnapshotProgress:
 * @part: what is being read
 * @n_done: how many objects of it were read
 * @n_all: how many there are, 0 while that is not known
 * @user_data: what was given with it
 *
 * Called while a snapshot is read.
 */
typedef void (*TelSnapshotProgress) (TelSnapshotPart part, guint n_done, guint n_all, gpointer user_data);

/* Reads everything that the rules of the audit need of a cluster. */
void tel_snapshot_reader_read_async (TelCluster *cluster,
                                     TelSnapshotProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
TelSnapshot *tel_snapshot_reader_read_finish (GAsyncResult *result, GError **error);

/**
 * TelSnapshotTarget:
 * @kind: the kind of an object: a user, a device, a directory number, a profile or a parameter
 * @name: its key
 * @place: (nullable): of a directory number its partition, of a parameter its place (tel_parameter_dup_place())
 *
 * An object that is to be read again.
 */
typedef struct
{
  TelObjectKind kind;
  char *name;
  char *place;
} TelSnapshotTarget;

TelSnapshotTarget *tel_snapshot_target_new (TelObjectKind kind, const char *name, const char *place);
void tel_snapshot_target_free (TelSnapshotTarget *self);

/* Reads chosen objects again, as after a plan. */
void tel_snapshot_reader_read_again_async (TelSnapshot *snapshot,
                                           TelCluster *cluster,
                                           GPtrArray *targets,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean tel_snapshot_reader_read_again_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error);

/* Reads what takes a request for each, of the objects that are shown: credentials (U12) and forwards (J15). */
void tel_snapshot_reader_read_details_async (TelSnapshot *snapshot,
                                             TelCluster *cluster,
                                             const char *const *user_ids,
                                             GPtrArray *numbers,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean tel_snapshot_reader_read_details_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error);

/* Adds what only the journal of this computer knows. */
void tel_snapshot_reader_take_deliveries_async (TelSnapshot *snapshot,
                                                TelJournal *journal,
                                                const char *connection_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean tel_snapshot_reader_take_deliveries_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error);

/* Adds what only the saved snapshots of other clusters know. */
void tel_snapshot_reader_take_others_async (TelSnapshot *snapshot,
                                            GListModel *connections,
                                            const char *connection_id,
                                            const char *host,
                                            const char *directory,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean tel_snapshot_reader_take_others_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error);

/* Adds both. */
void tel_snapshot_reader_take_known_async (TelSnapshot *snapshot,
                                           TelJournal *journal,
                                           GListModel *connections,
                                           const char *connection_id,
                                           const char *host,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean tel_snapshot_reader_take_known_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error);

G_END_DECLS
