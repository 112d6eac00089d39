/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "plan/tel-user-fault.h"

G_BEGIN_DECLS

/* Something wrong with a user: what, what puts it right, and a button where that is done only when asked for. */
#define TEL_TYPE_FAULT_ROW (tel_fault_row_get_type ())
G_DECLARE_FINAL_TYPE (TelFaultRow, tel_fault_row, TEL, FAULT_ROW, AdwActionRow)

GtkWidget *tel_fault_row_new (TelUserFault *fault);

G_END_DECLS
