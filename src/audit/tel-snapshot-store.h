/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-snapshot-file.h"
#include "audit/tel-snapshot.h"

G_BEGIN_DECLS

/* How many days a snapshot is kept where nothing else is said. */
#define TEL_SNAPSHOT_STORE_DAYS 30

/*
 * The saved snapshots of one connection: encrypted with a key that the desktop's keyring alone has, and deleted when
 * their time is over. Without a keyring none can be saved.
 */
#define TEL_TYPE_SNAPSHOT_STORE (tel_snapshot_store_get_type ())
G_DECLARE_FINAL_TYPE (TelSnapshotStore, tel_snapshot_store, TEL, SNAPSHOT_STORE, GObject)

TelSnapshotStore *tel_snapshot_store_new (const char *connection_id, const char *directory);
const char *tel_snapshot_store_get_directory (TelSnapshotStore *self);

void tel_snapshot_store_save_async (TelSnapshotStore *self,
                                    TelSnapshot *snapshot,
                                    GDateTime *expires_at,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TelSnapshotEntry *tel_snapshot_store_save_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error);

void tel_snapshot_store_list_async (TelSnapshotStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *tel_snapshot_store_list_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error);

void tel_snapshot_store_open_async (TelSnapshotStore *self,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TelSnapshot *tel_snapshot_store_open_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error);

gboolean tel_snapshot_store_delete (TelSnapshotStore *self, const char *path, GError **error);
void tel_snapshot_store_forget_async (TelSnapshotStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_snapshot_store_forget_finish (TelSnapshotStore *self, GAsyncResult *result, GError **error);

const TelSnapshotEntry *tel_snapshot_store_find_before (GPtrArray *entries, TelSnapshot *snapshot);

G_END_DECLS
