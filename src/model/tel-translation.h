/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Texts in another language than that of the program, for a moment: what is written for somebody else than the person
 * at the desktop. Only for the main thread, and only around what does not go back to the main loop.
 */

void tel_translation_prepare (void);
gboolean tel_translation_is_current (const char *language);
gboolean tel_translation_is_available (const char *language);
void tel_translation_begin (const char *language);
void tel_translation_end (void);

G_END_DECLS
