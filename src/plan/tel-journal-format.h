/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tables of the journal's file and how they came to be: what its `PRAGMA user_version` counts. */

guint tel_journal_format_get_newest (void);
const char *tel_journal_format_get_script (guint format);
const char *tel_journal_format_get_supplement (void);

G_END_DECLS
