/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-exceptions.h"
#include "audit/tel-report.h"

G_BEGIN_DECLS

/* What a saved snapshot says, without its cluster. */

TelSnapshot *tel_batch_snapshot_open (const char *path, const char *connection_id, GError **error);
TelReport *tel_batch_snapshot_judge (TelSnapshot *snapshot,
                                     TelExceptions *exceptions,
                                     const TelReportFilter *filter,
                                     GError **error);

G_END_DECLS
