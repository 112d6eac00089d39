/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TelJournalState:
 * @TEL_JOURNAL_STATE_RUNNING: it is being carried out, here or by another copy of the program
 * @TEL_JOURNAL_STATE_INTERRUPTED: it was being carried out by a program that is gone
 * @TEL_JOURNAL_STATE_DONE: every step was carried out
 * @TEL_JOURNAL_STATE_STOPPED: it ended before its last step
 *
 * How a plan of the journal stands. That it was interrupted stands in no file: it follows from the lock that is gone.
 */
typedef enum
{
  TEL_JOURNAL_STATE_RUNNING,
  TEL_JOURNAL_STATE_INTERRUPTED,
  TEL_JOURNAL_STATE_DONE,
  TEL_JOURNAL_STATE_STOPPED,
} TelJournalState;

/* The words of the file. */
#define TEL_JOURNAL_STATE_NAME_RUNNING "running"
#define TEL_JOURNAL_STATE_NAME_DONE "done"
#define TEL_JOURNAL_STATE_NAME_STOPPED "stopped"

G_END_DECLS
