/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-difference.h"

G_BEGIN_DECLS

/* A report of the audit for people at a terminal. */

char *tel_batch_audit_table_dup_explanation (const TelReportRule *rule);
char *tel_batch_audit_table_make (TelReport *report, TelAuditDifference *difference);

G_END_DECLS
