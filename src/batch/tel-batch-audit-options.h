/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* What stands after the command “audit”. */

gboolean tel_batch_audit_options_parse (TelBatchOptions *options, char ***arguments, GError **error);
gboolean tel_batch_audit_options_take (TelBatchOptions *options, char **arguments, GError **error);
void tel_batch_audit_options_clear (TelBatchAuditOptions *self);

G_END_DECLS
