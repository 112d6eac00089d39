/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-report.h"

G_BEGIN_DECLS

/* Whether there is what the command line asks for. */

gboolean tel_batch_audit_filter_check (const TelReportFilter *filter, TelSnapshot *snapshot, GError **error);

G_END_DECLS
