/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Notices that nothing was done on any window of the program for a while.
 *
 * Signals: "idle" (nothing was done for so long; again and again until something is done).
 */
#define TEL_TYPE_IDLE_WATCH (tel_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (TelIdleWatch, tel_idle_watch, TEL, IDLE_WATCH, GObject)

TelIdleWatch *tel_idle_watch_new (void);
void tel_idle_watch_set_limit (TelIdleWatch *self, guint milliseconds);

G_END_DECLS
