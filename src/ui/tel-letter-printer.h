/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "delivery/tel-letter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A letter on paper, or as a file that only its owner can read. */

void
tel_letter_printer_print_async (TelLetter *letter, GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_letter_printer_print_finish (GAsyncResult *result, GError **error);
gboolean tel_letter_printer_export (TelLetter *letter, GtkWindow *parent, const char *path, GError **error);

G_END_DECLS
