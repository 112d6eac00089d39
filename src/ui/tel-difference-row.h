/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "audit/tel-report.h"

G_BEGIN_DECLS

/* A finding of a report: how bad it is, what is wrong with what, and what was read. */
#define TEL_TYPE_DIFFERENCE_ROW (tel_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (TelDifferenceRow, tel_difference_row, TEL, DIFFERENCE_ROW, AdwBin)

GtkWidget *tel_difference_row_new (void);
void tel_difference_row_bind (TelDifferenceRow *self, TelReport *report, const TelReportFinding *finding);

G_END_DECLS
