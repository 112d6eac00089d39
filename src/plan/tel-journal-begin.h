/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-audit-sink.h"
#include "plan/tel-journal-file.h"

G_BEGIN_DECLS

/* What has to be so before a plan is carried out: room on the disk, the lock, the plan on the disk. */

gint64
tel_journal_begin_plan (TelJournalFile *file, TelAuditSink *sink, const TelJournalRecord *record, GError **error);
gint64
tel_journal_begin_plan_again (TelJournalFile *file, TelAuditSink *sink, gint64 plan, const char *state, GError **error);

G_END_DECLS
