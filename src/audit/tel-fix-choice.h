/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One of several ways to put something right, of which a person chooses. Immutable. */
#define TEL_TYPE_FIX_CHOICE (tel_fix_choice_get_type ())
G_DECLARE_FINAL_TYPE (TelFixChoice, tel_fix_choice, TEL, FIX_CHOICE, GObject)

TelFixChoice *tel_fix_choice_new (const char *value, const char *words);
const char *tel_fix_choice_get_value (TelFixChoice *self);
const char *tel_fix_choice_get_words (TelFixChoice *self);

G_END_DECLS
