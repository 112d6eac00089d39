/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The settings of the program. */
#define TEL_TYPE_PREFERENCES_WINDOW (tel_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (TelPreferencesWindow, tel_preferences_window, TEL, PREFERENCES_WINDOW, AdwPreferencesWindow)

TelPreferencesWindow *tel_preferences_window_new (GtkWindow *parent);

G_END_DECLS
