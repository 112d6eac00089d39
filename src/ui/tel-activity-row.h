/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One plan of the journal in the list: what it did, when, where, and how it ended. */
#define TEL_TYPE_ACTIVITY_ROW (tel_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (TelActivityRow, tel_activity_row, TEL, ACTIVITY_ROW, AdwBin)

TelActivityRow *tel_activity_row_new (void);
void tel_activity_row_set_entry (TelActivityRow *self, TelJournalEntry *entry);

const char *tel_activity_row_get_state_word (TelJournalState state);
const char *tel_activity_row_get_state_icon (TelJournalState state);
const char *tel_activity_row_get_state_class (TelJournalState state);
char *tel_activity_row_dup_time (GDateTime *time);

G_END_DECLS
