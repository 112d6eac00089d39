/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "batch/tel-batch-options.h"
#include "batch/tel-batch-session.h"
#include "model/tel-object.h"

G_BEGIN_DECLS

/* The command that changes fields of a device or a user. */

gboolean tel_batch_edit_set_fields (TelObject *object, char **assignments, GError **error);
gboolean
tel_batch_edit (TelBatchSession *session, const TelBatchOptions *options, JsonBuilder *builder, GError **error);

G_END_DECLS
