/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"
#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Reads what takes a request for each user and each of their numbers, and judges again (U12, the forwards of J15). */
void tel_audit_details_read_async (TelAudit *audit,
                                   TelCluster *cluster,
                                   const char *const *user_ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tel_audit_details_read_finish (TelAudit *audit, GAsyncResult *result, GError **error);

G_END_DECLS
