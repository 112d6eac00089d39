/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown without a cluster: the two ways to one. */
#define TEL_TYPE_WELCOME_PAGE (tel_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (TelWelcomePage, tel_welcome_page, TEL, WELCOME_PAGE, AdwBin)

G_END_DECLS
