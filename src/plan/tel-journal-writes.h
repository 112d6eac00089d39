/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-write.h"
#include "plan/tel-journal.h"

G_BEGIN_DECLS

/* What the plans of the journal wrote to some users, devices and numbers of a cluster since a time. */

void tel_journal_list_writes_async (TelJournal *self,
                                    TelCluster *cluster,
                                    GDateTime *since,
                                    const char *const *names,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *tel_journal_list_writes_finish (TelJournal *self, GAsyncResult *result, gboolean *is_whole, GError **error);

G_END_DECLS
