/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A journal that cannot be used is moved aside when a person says so, and never removed. */

char *tel_journal_aside_move (const char *journal, GError **error);

G_END_DECLS
