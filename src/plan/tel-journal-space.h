/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-record.h"

G_BEGIN_DECLS

/* Whether the disk has room for what is about to be written down. */

gint64 tel_journal_space_estimate (const TelJournalRecord *record);
gboolean tel_journal_space_check (const char *journal, gint64 bytes, GError **error);

G_END_DECLS
