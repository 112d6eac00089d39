/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whoever carries out a plan holds a lock on a file beside the journal; the system lets go of it when they die. */

int tel_journal_lock_take (const char *journal, const char *name, GError **error);
void tel_journal_lock_release (const char *journal, const char *name, int lock);
gboolean tel_journal_lock_is_held (const char *journal, const char *name);

G_END_DECLS
