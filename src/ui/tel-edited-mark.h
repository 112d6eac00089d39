/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The mark of a field that was edited and not sent yet. */

GtkWidget *tel_edited_mark_new (void);

G_END_DECLS
