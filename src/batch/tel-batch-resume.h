/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"

G_BEGIN_DECLS

/* What is done with a plan of the journal: go on with it, or undo it. */

gboolean
tel_batch_resume (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
gboolean
tel_batch_undo (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
