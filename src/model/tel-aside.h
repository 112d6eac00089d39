/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that cannot be used is moved aside and never removed: somebody may put it right. */

char *tel_aside_make_path (const char *path);

G_END_DECLS
