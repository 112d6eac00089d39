/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"

G_BEGIN_DECLS

/* The command that looks after phone security profiles and SIP profiles. */

gboolean
tel_batch_profile (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
