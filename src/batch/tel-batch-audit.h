/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "batch/tel-batch-options.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The audit of a cluster, for timers and for programs. */

gboolean tel_batch_audit (const TelBatchOptions *options, JsonBuilder *builder, gboolean *found, GError **error);

G_END_DECLS
