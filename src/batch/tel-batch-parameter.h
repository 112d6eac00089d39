/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"

G_BEGIN_DECLS

/* The parameters that the guide speaks of. */

gboolean
tel_batch_parameter (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
