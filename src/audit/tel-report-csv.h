/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-difference.h"

G_BEGIN_DECLS

/* A report as a table for a spreadsheet. */

char *tel_report_csv_write (TelReport *report, TelAuditDifference *difference);

G_END_DECLS
