/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* What stands before the command. */

gboolean tel_batch_connection_options_check (TelBatchOptions *self, GError **error);

G_END_DECLS
