/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void tel_journal_json_add_text (JsonBuilder *builder, const char *name, const char *text);

G_END_DECLS
