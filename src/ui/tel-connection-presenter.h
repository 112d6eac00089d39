/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-window.h"

G_BEGIN_DECLS

/* The window's ways to a connection: a new one, a saved one, signing in again, and editing the one that is open. */

void tel_connection_presenter_install (GtkWidgetClass *widget_class);
void tel_connection_presenter_follow (TelWindow *window, TelConnectionStore *connections);

G_END_DECLS
