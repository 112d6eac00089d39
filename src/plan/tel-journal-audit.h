/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-audit-sink.h"
#include "plan/tel-journal-file.h"

G_BEGIN_DECLS

/* The audit trail as it happens: each step that was settled becomes a line. */

char *tel_journal_audit_append (TelJournalFile *file, TelAuditSink *sink, gint64 plan, guint position);

G_END_DECLS
