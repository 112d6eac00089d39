/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-axl-client.h"

G_BEGIN_DECLS

/**
 * TelSnapshotRowFunc:
 * @rows: a page of the answer
 * @row: which row of it
 * @user_data: what was given with it
 *
 * Takes the rows of a query one by one.
 */
typedef void (*TelSnapshotRowFunc) (const TelAxlRows *rows, guint row, gpointer user_data);

/* A query of the cluster's database that is read page by page. */
void tel_snapshot_query_async (TelAxlClient *client,
                               const char *selection,
                               TelSnapshotRowFunc row_func,
                               gpointer row_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tel_snapshot_query_finish (TelAxlClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
