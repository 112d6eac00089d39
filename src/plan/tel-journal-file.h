/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-journal-locks.h"
#include "plan/tel-journal-store.h"

G_BEGIN_DECLS

/**
 * TelJournalFile:
 * @path: where it is
 * @store: (nullable): the open file
 * @locks: the locks of the plans that this program carries out
 * @unusable: whether only another file helps
 *
 * The journal's thread's own: nobody else touches it, but for @path, which does not change, and @unusable.
 */
typedef struct
{
  char *path;
  TelJournalStore *store;
  TelJournalLocks *locks;
  gint unusable;
} TelJournalFile;

TelJournalFile *tel_journal_file_new (const char *path);
void tel_journal_file_free (TelJournalFile *self);
gboolean tel_journal_file_open (TelJournalFile *self, GError **error);
void tel_journal_file_close_if_unusable (TelJournalFile *self);
gboolean tel_journal_file_is_unusable (TelJournalFile *self);
char *tel_journal_file_move_aside (TelJournalFile *self, GError **error);

G_END_DECLS
