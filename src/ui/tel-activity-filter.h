/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Which plans the Activity page shows: the search, and beside it a menu of state, connection and time, whose choice is
 * kept. Signal *changed*.
 */
#define TEL_TYPE_ACTIVITY_FILTER (tel_activity_filter_get_type ())
G_DECLARE_FINAL_TYPE (TelActivityFilter, tel_activity_filter, TEL, ACTIVITY_FILTER, AdwBin)

void tel_activity_filter_set_connection (TelActivityFilter *self, const char *connection);
void tel_activity_filter_take_time (TelActivityFilter *self);
gboolean tel_activity_filter_matches (TelActivityFilter *self, TelJournalEntry *entry);
void tel_activity_filter_reset (TelActivityFilter *self);
void tel_activity_filter_focus (TelActivityFilter *self);

G_END_DECLS
