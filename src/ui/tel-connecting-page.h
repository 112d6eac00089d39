/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown on the way to a cluster: what is being done, with a way out; or why it failed, with a way on. */
#define TEL_TYPE_CONNECTING_PAGE (tel_connecting_page_get_type ())
G_DECLARE_FINAL_TYPE (TelConnectingPage, tel_connecting_page, TEL, CONNECTING_PAGE, AdwBin)

void tel_connecting_page_show_progress (TelConnectingPage *self, const char *text);
void
tel_connecting_page_show_error (TelConnectingPage *self, const char *title, const char *message, const char *retry);

G_END_DECLS
