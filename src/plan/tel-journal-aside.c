/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-aside.h"

#include "model/tel-aside.h"
#include "model/tel-error.h"
#include "plan/tel-journal-lock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define LOCK_END ".lock"

/* What SQLite keeps beside the file goes with it; it is not always there. */
static const char *const companions[] = { "-wal", "-shm" };

/* A newer version of the program may be carrying out a plan of this journal. */
static gboolean
is_in_use (const char *journal)
{
  g_autofree char *directory = g_path_get_dirname (journal);
  g_autofree char *base = g_path_get_basename (journal);
  g_autofree char *beginning = g_strconcat (base, "-plan-", NULL);
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *file;

  while (files != NULL && (file = g_dir_read_name (files)) != NULL)
    if (g_str_has_prefix (file, beginning) && g_str_has_suffix (file, LOCK_END))
      {
        const char *start = file + strlen (beginning);
        g_autofree char *name = g_strndup (start, strlen (start) - strlen (LOCK_END));

        if (tel_journal_lock_is_held (journal, name))
          return TRUE;
      }

  return FALSE;
}

/**
 * tel_journal_aside_move:
 * @journal: the file of a journal that nobody in this program has open
 * @error: return location for an error
 *
 * Moves a journal aside, so that the next plan begins a new one. Nothing of it is lost.
 *
 * Returns: (transfer full): where it is now, or %NULL with %TEL_ERROR_CONFLICT while a plan of it is carried out and
 *   %TEL_ERROR_STORAGE when it cannot be moved
 */
char *
tel_journal_aside_move (const char *journal, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (journal != NULL, NULL);

  if (is_in_use (journal))
    {
      g_set_error_literal (error, TEL_ERROR, TEL_ERROR_CONFLICT,
                           _ ("A plan of this journal is being carried out by another program. Move the journal aside "
                              "when it has ended."));
      return NULL;
    }

  path = tel_aside_make_path (journal);
  if (g_rename (journal, path) != 0)
    {
      g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
                   /* Translators: a file name, another one, what the system says */
                   _ ("The journal “%s” cannot be moved to “%s”: %s."), journal, path, g_strerror (errno));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (journal, companions[i], NULL);
      g_autofree char *to = g_strconcat (path, companions[i], NULL);

      g_rename (from, to);
    }

  return g_steal_pointer (&path);
}
