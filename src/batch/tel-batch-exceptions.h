/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-exceptions.h"
#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* What is accepted of an audit, on this computer. */

TelExceptions *tel_batch_exceptions_open (const TelBatchOptions *options, char **connection_id, GError **error);
gboolean tel_batch_exceptions (const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
