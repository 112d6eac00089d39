/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-entry.h"

G_BEGIN_DECLS

/**
 * TelJournalFilterState:
 * @TEL_JOURNAL_FILTER_STATE_ALL: plans in any state
 * @TEL_JOURNAL_FILTER_STATE_UNFINISHED: those that were interrupted or stopped
 * @TEL_JOURNAL_FILTER_STATE_DONE: those that were carried out to their end
 *
 * Which plans are looked for. The settings have them by number.
 */
typedef enum
{
  TEL_JOURNAL_FILTER_STATE_ALL,
  TEL_JOURNAL_FILTER_STATE_UNFINISHED,
  TEL_JOURNAL_FILTER_STATE_DONE,
} TelJournalFilterState;

/**
 * TelJournalFilterPeriod:
 * @TEL_JOURNAL_FILTER_PERIOD_ALL: since the journal was begun
 * @TEL_JOURNAL_FILTER_PERIOD_TODAY: since midnight
 * @TEL_JOURNAL_FILTER_PERIOD_WEEK: in the last seven days
 *
 * Since when. The settings have them by number.
 */
typedef enum
{
  TEL_JOURNAL_FILTER_PERIOD_ALL,
  TEL_JOURNAL_FILTER_PERIOD_TODAY,
  TEL_JOURNAL_FILTER_PERIOD_WEEK,
} TelJournalFilterPeriod;

/**
 * TelJournalFilter:
 * @state: in which state
 * @connection: (nullable): over which connection
 * @since: (nullable): since when
 *
 * Which plans of the journal are looked for.
 */
typedef struct
{
  TelJournalFilterState state;
  const char *connection;
  GDateTime *since;
} TelJournalFilter;

gboolean tel_journal_filter_matches (const TelJournalFilter *self, TelJournalEntry *entry);
GDateTime *tel_journal_filter_make_start (TelJournalFilterPeriod period, GDateTime *now);

G_END_DECLS
