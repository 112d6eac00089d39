/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-auth-string.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A secret on the display's clipboard, for a limited time.
 *
 * Property: "remaining" (uint): the seconds for which the string is still served, 0 when it is not.
 */
#define TEL_TYPE_SECRET_CLIPBOARD (tel_secret_clipboard_get_type ())
G_DECLARE_FINAL_TYPE (TelSecretClipboard, tel_secret_clipboard, TEL, SECRET_CLIPBOARD, GObject)

TelSecretClipboard *tel_secret_clipboard_get_for_display (GdkDisplay *display);
void tel_secret_clipboard_offer (TelSecretClipboard *self, TelAuthString *string, guint seconds, GtkWindow *window);
void tel_secret_clipboard_clear (TelSecretClipboard *self);
guint tel_secret_clipboard_get_remaining (TelSecretClipboard *self);
gboolean tel_secret_clipboard_offers (TelSecretClipboard *self, TelAuthString *string);

G_END_DECLS
