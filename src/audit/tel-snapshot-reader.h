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

/* Adds what only the journal of this computer knows. */
void tel_snapshot_reader_take_deliveries_async (TelSnapshot *snapshot,
                                                TelJournal *journal,
                                                const char *connection_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean tel_snapshot_reader_take_deliveries_finish (TelSnapshot *snapshot, GAsyncResult *result, GError **error);

G_END_DECLS
