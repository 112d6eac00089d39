/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-lock.h"

#include "model/tel-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
make_path (const char *journal, const char *name)
{
  return g_strdup_printf ("%s-plan-%s.lock", journal, name);
}

/* Whoever held it may have removed the file between our opening it and our lock. */
static gboolean
is_removed (int descriptor)
{
  struct stat status;

  return fstat (descriptor, &status) != 0 || status.st_nlink == 0;
}

/**
 * tel_journal_lock_take:
 * @journal: the file of the journal
 * @name: the name of the lock
 * @error: return location for an error
 *
 * Takes the lock of a plan.
 *
 * Returns: the lock, or -1 with %TEL_ERROR_CONFLICT when somebody holds it and %TEL_ERROR_STORAGE when its file cannot
 *   be made
 */
int
tel_journal_lock_take (const char *journal, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  int saved;

  g_return_val_if_fail (journal != NULL && name != NULL, -1);

  path = make_path (journal, name);
  for (;;)
    {
      int descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      saved = errno;
      if (descriptor < 0)
        break;
      if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
        {
          if (!is_removed (descriptor))
            return descriptor;
          saved = 0;
        }
      else
        saved = errno;
      g_close (descriptor, NULL);
      if (saved != 0)
        break;
    }

  if (saved == EWOULDBLOCK)
    g_set_error_literal (error, TEL_ERROR, TEL_ERROR_CONFLICT,
                         _ ("This plan is being carried out by another window or another program."));
  else
    g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                 /* Translators: a file name, what the system says */
                 _ ("The lock “%s” cannot be taken: %s."), path, g_strerror (saved));

  return -1;
}

/**
 * tel_journal_lock_release:
 * @journal: the file of the journal
 * @name: the name of the lock
 * @lock: what tel_journal_lock_take() returned
 *
 * Lets go of a lock and removes its file.
 */
void
tel_journal_lock_release (const char *journal, const char *name, int lock)
{
  g_autofree char *path = make_path (journal, name);

  g_unlink (path);
  g_close (lock, NULL);
}

/**
 * tel_journal_lock_is_held:
 * @journal: the file of the journal
 * @name: the name of a lock
 *
 * Tells whether somebody, this program included, holds a lock.
 *
 * Returns: whether it is held
 */
gboolean
tel_journal_lock_is_held (const char *journal, const char *name)
{
  g_autofree char *path = NULL;
  gboolean held;
  int descriptor;

  g_return_val_if_fail (journal != NULL && name != NULL, FALSE);

  path = make_path (journal, name);
  descriptor = g_open (path, O_RDWR | O_CLOEXEC, 0);
  if (descriptor < 0)
    return FALSE;

  held = flock (descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  g_close (descriptor, NULL);

  return held;
}
