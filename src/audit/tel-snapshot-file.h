/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "model/tel-release.h"

G_BEGIN_DECLS

/**
 * TelSnapshotEntry:
 * @path: the file
 * @release: the release of the cluster
 * @taken_at: when it was read, by the cluster's clock
 * @cluster_name: (nullable): what the connection was called
 * @taken_by: (nullable): the account that read it
 * @expires_at: when it is deleted
 * @size: of the file in bytes
 *
 * What stands at the head of a saved snapshot, where everybody who can read the file can read it. It is vouched for
 * when the snapshot is opened.
 */
typedef struct
{
  char *path;
  TelRelease release;
  GDateTime *taken_at;
  char *cluster_name;
  char *taken_by;
  GDateTime *expires_at;
  goffset size;
} TelSnapshotEntry;

void tel_snapshot_entry_free (TelSnapshotEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSnapshotEntry, tel_snapshot_entry_free)

/* The form of the file: a head that can be read, and content that nobody reads or alters without the key. */
GBytes *tel_snapshot_file_make_key (GError **error);
GBytes *tel_snapshot_file_seal (const TelSnapshotEntry *entry, GBytes *content, GBytes *key, GError **error);
GBytes *tel_snapshot_file_open (GBytes *file, GBytes *key, GError **error);
gboolean tel_snapshot_file_is_one (const char *file, gsize size);
TelSnapshotEntry *tel_snapshot_file_read_head (const char *path, GError **error);

G_END_DECLS
