/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-private-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/tel-error.h"

/* What a person can do about it. Takes the reason over. */
static GError *
explain (GFile *file, GError *reason)
{
  g_autoptr (GError) owned = reason;
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ||
      g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_error_new (TEL_ERROR, TEL_ERROR_STORAGE,
                        /* Translators: a file name */
                        _ ("“%s” was not written: the disk is full. Make room on it, or choose another folder."), name);
  if (g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
      g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_error_new (TEL_ERROR, TEL_ERROR_STORAGE,
                        /* Translators: a file name */
                        _ ("“%s” was not written: you may not write there. Choose another folder."), name);
  if (g_error_matches (owned, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_error_new (TEL_ERROR, TEL_ERROR_STORAGE,
                        /* Translators: a file name */
                        _ ("“%s” was not written: its folder is not there any more. Choose another one."), name);

  return g_error_new (TEL_ERROR, TEL_ERROR_STORAGE,
                      /* Translators: a file name, what the system says */
                      _ ("“%s” was not written: %s. Choose another folder."), name, owned->message);
}

/**
 * tel_private_file_write:
 * @file: the file; what is there is replaced
 * @text: what is written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a text. A file of the same name stays until the new one is complete.
 *
 * Returns: %TRUE, or %FALSE with %TEL_ERROR_STORAGE and the file as it was before
 */
gboolean
tel_private_file_write (GFile *file, const char *text, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  GError *reason = NULL;
  gboolean written;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  path = g_file_get_path (file);
  if (path != NULL)
    written = g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                        0600, &reason);
  else
    written =
        g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                 G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &reason);
  if (!written)
    g_propagate_error (error, explain (file, reason));

  return written;
}
