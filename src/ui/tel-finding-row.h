/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A finding in the list of the Audit page. */
#define TEL_TYPE_FINDING_ROW (tel_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TelFindingRow, tel_finding_row, TEL, FINDING_ROW, AdwBin)

GtkWidget *tel_finding_row_new (void);
void tel_finding_row_bind (TelFindingRow *self, TelFinding *finding);

G_END_DECLS
