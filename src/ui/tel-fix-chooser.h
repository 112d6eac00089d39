/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The ways to put a finding right, of which a person chooses one, or types another where that can be.
 *
 * Signals: "changed".
 */
#define TEL_TYPE_FIX_CHOOSER (tel_fix_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TelFixChooser, tel_fix_chooser, TEL, FIX_CHOOSER, GtkBox)

GtkWidget *tel_fix_chooser_new (GListModel *choices, gboolean takes_text);
const char *tel_fix_chooser_get_value (TelFixChooser *self);

G_END_DECLS
