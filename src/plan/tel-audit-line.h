/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-record.h"

G_BEGIN_DECLS

/* The administrator's audit trail: one line of JSON for each write, for programs that collect such lines. */

gboolean tel_audit_line_is_due (const TelJournalStepRecord *step);
char *tel_audit_line_make (const TelJournalRecord *plan, guint position);

G_END_DECLS
