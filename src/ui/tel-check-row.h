/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "ui/tel-check.h"

G_BEGIN_DECLS

/* Shows a #TelCheck: a symbol, what is checked, and how it stands. */
#define TEL_TYPE_CHECK_ROW (tel_check_row_get_type ())
G_DECLARE_FINAL_TYPE (TelCheckRow, tel_check_row, TEL, CHECK_ROW, AdwBin)

TelCheckRow *tel_check_row_new (TelCheck *check);

G_END_DECLS
