/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "axl/tel-request-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One request of the log, with what was said where that was kept. */
#define TEL_TYPE_REQUEST_DIALOG (tel_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelRequestDialog, tel_request_dialog, TEL, REQUEST_DIALOG, AdwWindow)

TelRequestDialog *tel_request_dialog_new (GtkWindow *parent, TelRequestEntry *entry);

G_END_DECLS
