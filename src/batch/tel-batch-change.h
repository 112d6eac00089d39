/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"

G_BEGIN_DECLS

/* The commands that change what exists: a plan each, shown or run as the making of a softphone is. */

gboolean tel_batch_change_retire (TelBatchSession *session,
                                  const TelBatchOptions *options,
                                  JsonBuilder *builder,
                                  GError **error);
gboolean
tel_batch_change_name (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
gboolean
tel_batch_change_owner (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
gboolean tel_batch_change_number (TelBatchSession *session,
                                  const TelBatchOptions *options,
                                  JsonBuilder *builder,
                                  GError **error);

G_END_DECLS
