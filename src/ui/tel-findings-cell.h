/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "ui/tel-audit-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How many findings a row of the Audit page has and how bad the worst is, in a shape and in words. */
#define TEL_TYPE_FINDINGS_CELL (tel_findings_cell_get_type ())
G_DECLARE_FINAL_TYPE (TelFindingsCell, tel_findings_cell, TEL, FINDINGS_CELL, AdwBin)

GtkWidget *tel_findings_cell_new (void);
void tel_findings_cell_bind (TelFindingsCell *self, TelAuditRow *row);
const char *tel_findings_cell_get_text (TelFindingsCell *self);

G_END_DECLS
