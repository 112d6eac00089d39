/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-step.h"

G_BEGIN_DECLS

/* A step of the journal that was sent, with the plan that it is of: who wrote what to an object, and when. Immutable.
 */
#define TEL_TYPE_JOURNAL_WRITE (tel_journal_write_get_type ())
G_DECLARE_FINAL_TYPE (TelJournalWrite, tel_journal_write, TEL, JOURNAL_WRITE, GObject)

gint64 tel_journal_write_get_plan (TelJournalWrite *self);
const char *tel_journal_write_get_title (TelJournalWrite *self);
const char *tel_journal_write_get_person (TelJournalWrite *self);
const char *tel_journal_write_get_account (TelJournalWrite *self);
GDateTime *tel_journal_write_get_time (TelJournalWrite *self);
gboolean tel_journal_write_is_certain (TelJournalWrite *self);

TelStepOperation tel_journal_write_get_operation (TelJournalWrite *self);
TelObjectKind tel_journal_write_get_kind (TelJournalWrite *self);
TelObject *tel_journal_write_get_before (TelJournalWrite *self);
TelObject *tel_journal_write_get_wanted (TelJournalWrite *self);
TelObject *tel_journal_write_get_after (TelJournalWrite *self);
gboolean tel_journal_write_makes_string (TelJournalWrite *self);

G_END_DECLS
