/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-exceptions.h"
#include "audit/tel-report.h"

G_BEGIN_DECLS

/* What a saved snapshot says, without its cluster. */

TelReport *tel_batch_snapshot_judge (const char *path,
                                     const char *connection_id,
                                     TelExceptions *exceptions,
                                     const TelReportFilter *filter,
                                     GError **error);

G_END_DECLS
