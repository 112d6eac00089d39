/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* The commands in the words of the help. */

const char *tel_batch_command_get_help (void);
const char *tel_batch_command_get_synopsis (TelBatchCommand command);

G_END_DECLS
