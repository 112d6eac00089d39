/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A line across the window for a state that lasts, with one button that ends it. */
#define TEL_TYPE_BANNER (tel_banner_get_type ())
G_DECLARE_FINAL_TYPE (TelBanner, tel_banner, TEL, BANNER, AdwBin)

void tel_banner_show (TelBanner *self, const char *text, const char *button_label, const char *action_name);
void tel_banner_hide (TelBanner *self);
gboolean tel_banner_is_shown (TelBanner *self);
const char *tel_banner_get_text (TelBanner *self);

G_END_DECLS
