/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"
#include "cluster/tel-readiness.h"

G_BEGIN_DECLS

/* How a cluster stands to the prerequisites of the guide. */

gboolean
tel_batch_readiness (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
TelReadiness *tel_batch_readiness_read (TelBatchSession *session, GError **error);

G_END_DECLS
