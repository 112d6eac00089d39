/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-file.h"

#include "plan/tel-journal-aside.h"

/**
 * tel_journal_file_new:
 * @path: the file, which need not be there
 *
 * Makes what the journal's thread has of its file, without opening it.
 *
 * Returns: (transfer full): the file
 */
TelJournalFile *
tel_journal_file_new (const char *path)
{
  TelJournalFile *self = g_new0 (TelJournalFile, 1);

  self->path = g_strdup (path);
  self->locks = tel_journal_locks_new (path);

  return self;
}

/**
 * tel_journal_file_free:
 * @self: (transfer full): a file
 *
 * Closes the file.
 */
void
tel_journal_file_free (TelJournalFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->store, tel_journal_store_close);
  tel_journal_locks_free (self->locks);
  g_free (self->path);
  g_free (self);
}

/**
 * tel_journal_file_open:
 * @self: a file
 * @error: return location for an error
 *
 * Opens the file unless it is open.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_file_open (TelJournalFile *self, GError **error)
{
  gboolean unusable;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->store != NULL)
    return TRUE;

  self->store = tel_journal_store_open (self->path, &unusable, error);
  g_atomic_int_set (&self->unusable, unusable);

  return self->store != NULL;
}

/**
 * tel_journal_file_close_if_unusable:
 * @self: a file
 *
 * Lets go of a file that turned out to be damaged, so that it may be moved aside.
 */
void
tel_journal_file_close_if_unusable (TelJournalFile *self)
{
  g_return_if_fail (self != NULL);

  if (self->store == NULL || !tel_journal_store_is_unusable (self->store))
    return;

  g_clear_pointer (&self->store, tel_journal_store_close);
  g_atomic_int_set (&self->unusable, TRUE);
}

/**
 * tel_journal_file_is_unusable:
 * @self: a file
 *
 * Tells, to any thread, whether only another file helps.
 *
 * Returns: %TRUE for one that is damaged or was written by a newer version
 */
gboolean
tel_journal_file_is_unusable (TelJournalFile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_atomic_int_get (&self->unusable);
}

/**
 * tel_journal_file_move_aside:
 * @self: a file that is unusable, hence not open
 * @error: return location for an error
 *
 * Moves the file aside, from any thread.
 *
 * Returns: (transfer full): where it is now, or %NULL with an error of tel_journal_aside_move()
 */
char *
tel_journal_file_move_aside (TelJournalFile *self, GError **error)
{
  char *path;

  g_return_val_if_fail (self != NULL && tel_journal_file_is_unusable (self), NULL);

  path = tel_journal_aside_move (self->path, error);
  if (path != NULL)
    g_atomic_int_set (&self->unusable, FALSE);

  return path;
}
