/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-filter.h"

#define WEEK_DAYS 7

static gboolean
has_state (TelJournalFilterState wanted, TelJournalState state)
{
  switch (wanted)
    {
    case TEL_JOURNAL_FILTER_STATE_UNFINISHED:
      return state == TEL_JOURNAL_STATE_INTERRUPTED || state == TEL_JOURNAL_STATE_STOPPED;

    case TEL_JOURNAL_FILTER_STATE_DONE:
      return state == TEL_JOURNAL_STATE_DONE;

    case TEL_JOURNAL_FILTER_STATE_ALL:
    default:
      return TRUE;
    }
}

/* A plan that was gone on with counts by its end. */
static gboolean
is_since (GDateTime *since, TelJournalEntry *entry)
{
  GDateTime *ended = tel_journal_entry_get_ended (entry);
  GDateTime *begun = tel_journal_entry_get_begun (entry);

  return g_date_time_compare (ended != NULL ? ended : begun, since) >= 0;
}

/**
 * tel_journal_filter_matches:
 * @self: a filter
 * @entry: a plan of the journal
 *
 * Tells whether a plan is looked for. One that is being carried out is never old.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_journal_filter_matches (const TelJournalFilter *self, TelJournalEntry *entry)
{
  TelJournalState state;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (TEL_IS_JOURNAL_ENTRY (entry), FALSE);

  state = tel_journal_entry_get_state (entry);

  return has_state (self->state, state) &&
         (self->connection == NULL || g_str_equal (self->connection, tel_journal_entry_get_connection (entry))) &&
         (self->since == NULL || state == TEL_JOURNAL_STATE_RUNNING || is_since (self->since, entry));
}

/**
 * tel_journal_filter_make_start:
 * @period: a period
 * @now: the time
 *
 * Finds since when a period is.
 *
 * Returns: (transfer full) (nullable): the time, %NULL for a period without a beginning
 */
GDateTime *
tel_journal_filter_make_start (TelJournalFilterPeriod period, GDateTime *now)
{
  g_return_val_if_fail (now != NULL, NULL);

  switch (period)
    {
    case TEL_JOURNAL_FILTER_PERIOD_TODAY:
      return g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                    g_date_time_get_day_of_month (now), 0, 0, 0);

    case TEL_JOURNAL_FILTER_PERIOD_WEEK:
      return g_date_time_add_days (now, -WEEK_DAYS);

    case TEL_JOURNAL_FILTER_PERIOD_ALL:
    default:
      return NULL;
    }
}
