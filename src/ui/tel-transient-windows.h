/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dialogs of a window, and theirs, and the windows that go with it: what works on the window's cluster and has to
 * end before the window does. */

void tel_transient_windows_add_companion (GtkWindow *parent, GtkWindow *companion);
gboolean tel_transient_windows_close_companions (GtkWindow *parent);
gboolean tel_transient_windows_close (GtkWindow *parent);
gboolean tel_transient_windows_run_plan (GtkWindow *parent);
GPtrArray *tel_transient_windows_hide (GtkWindow *parent);
void tel_transient_windows_show (GPtrArray *hidden);
void tel_transient_windows_forget_passwords (GtkWindow *parent);

G_END_DECLS
