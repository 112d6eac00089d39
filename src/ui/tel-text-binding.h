/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tel_text_binding_new (GObject *source, const char *property, GtkEditable *editable);
void tel_text_binding_new_for_number (GObject *source, const char *property, GtkEditable *editable);

G_END_DECLS
