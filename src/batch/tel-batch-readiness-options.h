/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* The options of the command “readiness”. */

gboolean tel_batch_readiness_options_parse (TelBatchOptions *options, char ***arguments, GError **error);

G_END_DECLS
