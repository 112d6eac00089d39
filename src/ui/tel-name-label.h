/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that may hold a name of the cluster. */

void tel_name_label_wrap (GtkLabel *label);

G_END_DECLS
