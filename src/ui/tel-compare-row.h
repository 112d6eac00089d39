/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-comparison-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One field of two objects: it can be ticked where the right side may become like the left one. */
#define TEL_TYPE_COMPARE_ROW (tel_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (TelCompareRow, tel_compare_row, TEL, COMPARE_ROW, GtkListBoxRow)

TelCompareRow *tel_compare_row_new (TelComparisonRow *row, const char *left_name, const char *right_name);
TelComparisonRow *tel_compare_row_get_row (TelCompareRow *self);

G_END_DECLS
