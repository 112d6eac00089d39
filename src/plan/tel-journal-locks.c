/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-locks.h"

#include "plan/tel-journal-lock.h"

struct _TelJournalLocks
{
  char *journal;
  GHashTable *locks;
};

typedef struct
{
  char *name;
  int descriptor;
} Lock;

static void
lock_free (Lock *lock)
{
  g_free (lock->name);
  g_free (lock);
}

/**
 * tel_journal_locks_new:
 * @journal: the file of the journal
 *
 * Makes an empty set of locks.
 *
 * Returns: (transfer full): the set
 */
TelJournalLocks *
tel_journal_locks_new (const char *journal)
{
  TelJournalLocks *self = g_new0 (TelJournalLocks, 1);

  self->journal = g_strdup (journal);
  self->locks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) lock_free);

  return self;
}

/**
 * tel_journal_locks_free:
 * @self: (transfer full): a set of locks
 *
 * Forgets the locks; the system lets go of them with the program.
 */
void
tel_journal_locks_free (TelJournalLocks *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->locks);
  g_free (self->journal);
  g_free (self);
}

/**
 * tel_journal_locks_keep:
 * @self: a set of locks
 * @plan: the number of a plan
 * @name: the name of its lock
 * @descriptor: what tel_journal_lock_take() returned
 *
 * Keeps the lock of a plan that runs.
 */
void
tel_journal_locks_keep (TelJournalLocks *self, gint64 plan, const char *name, int descriptor)
{
  Lock *lock;
  gint64 *key;

  g_return_if_fail (self != NULL && name != NULL);

  lock = g_new0 (Lock, 1);
  lock->name = g_strdup (name);
  lock->descriptor = descriptor;
  key = g_new (gint64, 1);
  *key = plan;
  g_hash_table_insert (self->locks, key, lock);
}

/**
 * tel_journal_locks_drop:
 * @self: a set of locks
 * @plan: the number of a plan
 *
 * Lets go of the lock of a plan that has ended, if there is one.
 */
void
tel_journal_locks_drop (TelJournalLocks *self, gint64 plan)
{
  Lock *lock;

  g_return_if_fail (self != NULL);

  lock = g_hash_table_lookup (self->locks, &plan);
  if (lock == NULL)
    return;

  tel_journal_lock_release (self->journal, lock->name, lock->descriptor);
  g_hash_table_remove (self->locks, &plan);
}
