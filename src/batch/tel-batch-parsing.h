/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the options of all commands have in common. */

gboolean tel_batch_parsing_run (GOptionContext *context, const char *command, char ***arguments, GError **error);
gboolean tel_batch_parsing_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
