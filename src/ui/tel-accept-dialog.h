/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-exceptions.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks why findings are accepted, and until when. */
#define TEL_TYPE_ACCEPT_DIALOG (tel_accept_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelAcceptDialog, tel_accept_dialog, TEL, ACCEPT_DIALOG, AdwWindow)

TelAcceptDialog *tel_accept_dialog_new (TelExceptions *exceptions, GPtrArray *findings);

G_END_DECLS
