/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "model/tel-device.h"
#include "model/tel-user.h"

G_BEGIN_DECLS

/* The choice of a user's primary extension, among the numbers on their associated devices (G5.7, contract 2.3). */
#define TEL_TYPE_EXTENSION_ROW (tel_extension_row_get_type ())
G_DECLARE_FINAL_TYPE (TelExtensionRow, tel_extension_row, TEL, EXTENSION_ROW, AdwActionRow)

void tel_extension_row_show (TelExtensionRow *self, TelUser *draft, GPtrArray *devices);

G_END_DECLS
