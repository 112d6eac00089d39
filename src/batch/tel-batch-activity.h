/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"

G_BEGIN_DECLS

/* The plans of the journal. */

gboolean tel_batch_activity (const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
