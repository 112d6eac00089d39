/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks whether the demo cluster is to be reset, and lets no plan be broken off by that. */

void tel_demo_reset_install (GtkWidgetClass *widget_class);

G_END_DECLS
