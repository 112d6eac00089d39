/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-journal-space.h"

#include "model/tel-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Room for the plan, the notes of its steps and the log beside the file, which others on the disk may not take up
 * before the plan has ended. */
#define LEAST_BYTES (10 * 1000 * 1000)
/* The log and the file, and as much again for pages that are half full. */
#define COPIES 4

static gint64
get_length (const char *text)
{
  return text != NULL ? (gint64) strlen (text) : 0;
}

static gint64
get_changes_length (GPtrArray *changes)
{
  gint64 length = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      TelChange *change = g_ptr_array_index (changes, i);

      length += get_length (tel_change_get_name (change)) + get_length (tel_change_get_label (change)) +
                get_length (tel_change_get_before (change)) + get_length (tel_change_get_after (change));
    }

  return length;
}

/**
 * tel_journal_space_estimate:
 * @record: a plan with its steps
 *
 * Estimates how much room a plan takes until it has ended.
 *
 * Returns: bytes
 */
gint64
tel_journal_space_estimate (const TelJournalRecord *record)
{
  gint64 length = 0;

  g_return_val_if_fail (record != NULL && record->steps != NULL, 0);

  for (guint i = 0; i < record->steps->len; i++)
    {
      const TelJournalStepRecord *step = g_ptr_array_index (record->steps, i);

      length += get_length (step->sentence) + get_length (step->base) + get_length (step->draft) +
                get_changes_length (step->changes);
    }

  return COPIES * length;
}

/**
 * tel_journal_space_check:
 * @journal: the file of the journal
 * @bytes: how much is going to be written; less than 10 MB counts as that
 * @error: return location for an error
 *
 * Looks whether there is room on the journal's disk before a plan is begun, so that a full disk is known before the
 * first write to the cluster and not in the midst of the plan. A disk that does not tell passes.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_journal_space_check (const char *journal, gint64 bytes, GError **error)
{
  g_autofree char *directory = NULL;
  g_autofree char *room = NULL;
  g_autofree char *wanted = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  guint64 available;

  g_return_val_if_fail (journal != NULL, FALSE);

  directory = g_path_get_dirname (journal);
  file = g_file_new_for_path (directory);
  info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;

  available = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  bytes = MAX (bytes, LEAST_BYTES);
  if (available >= (guint64) bytes)
    return TRUE;

  room = g_format_size (available);
  wanted = g_format_size ((guint64) bytes);
  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
               /* Translators: a size such as “1.2 MB”, a folder, a size */
               _ ("The disk has only %s left for the journal in “%s”, and nothing is sent that cannot be written down. "
                  "Free at least %s there, then try again."),
               room, directory, wanted);

  return FALSE;
}
