/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is asked of texts everywhere. */

gboolean tel_text_is_blank (const char *text);
gboolean tel_text_is_same_name (const char *one, const char *other);
gboolean tel_text_has_control_characters (const char *text);
void tel_text_append (GString *text, const char *separator, const char *part);

G_END_DECLS
