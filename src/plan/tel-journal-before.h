/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-parameter.h"
#include "plan/tel-journal.h"

G_BEGIN_DECLS

/* What a parameter of a cluster was before a plan of the journal first changed it, node by node (G7). */

void tel_journal_list_before_async (TelJournal *self,
                                    TelCluster *cluster,
                                    TelParameter *parameter,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GHashTable *tel_journal_list_before_finish (TelJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
