/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that a person has something written into: the whole of it or nothing, and for its owner only. */

gboolean tel_private_file_write (GFile *file, const char *text, GCancellable *cancellable, GError **error);

G_END_DECLS
