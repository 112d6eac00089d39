/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* What stands after the command “profile”. */

gboolean tel_batch_profile_options_parse (TelBatchOptions *options, char ***arguments, GError **error);
gboolean tel_batch_profile_options_take (TelBatchOptions *options, char **arguments, GError **error);

G_END_DECLS
