/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"

G_BEGIN_DECLS

/* The commands that read. Each prints what it found, or adds it to a document. */

gboolean
tel_batch_show_version (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
gboolean
tel_batch_show_users (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);
gboolean
tel_batch_show_user (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
