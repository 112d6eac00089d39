/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-record.h"
#include "plan/tel-journal-write.h"

G_BEGIN_DECLS

/* Made by the journal. */

TelJournalWrite *tel_journal_write_new (const TelJournalRecord *plan, TelStep *step, gint64 when);

G_END_DECLS
