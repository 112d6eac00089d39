/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* A cluster for the time of one command. Nothing else runs meanwhile, so what is asynchronous is simply awaited. */
typedef struct _TelBatchSession TelBatchSession;

TelBatchSession *tel_batch_session_open (const TelBatchOptions *options, GError **error);
void tel_batch_session_close (TelBatchSession *self);
TelCluster *tel_batch_session_get_cluster (TelBatchSession *self);
GCancellable *tel_batch_session_get_cancellable (TelBatchSession *self);

void tel_batch_session_take_result (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *tel_batch_session_await (TelBatchSession *self);

gboolean tel_batch_session_load_references (TelBatchSession *self, GError **error);
void tel_batch_session_warn_of_rank (TelBatchSession *self, guint n_listed);
gboolean tel_batch_session_load (TelBatchSession *self, TelObjectKind kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelBatchSession, tel_batch_session_close)

G_END_DECLS
