/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An administered object as the journal keeps it: every property and what is carried, secrets left out. */

JsonNode *tel_journal_object_to_json (TelObject *object);
TelObject *tel_journal_object_from_json (GType type, JsonNode *node, GError **error);

G_END_DECLS
