/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-difference.h"

G_BEGIN_DECLS

/*
 * A report as a document for programs, whose names stay, and which can be read again to compare a later audit with it.
 */

void tel_report_json_add (TelReport *report, TelAuditDifference *difference, JsonBuilder *builder);
char *tel_report_json_write (TelReport *report, TelAuditDifference *difference);
TelReport *tel_report_json_read (const char *text, gsize length, const char *file_name, GError **error);

G_END_DECLS
