/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-letter-printer.h"

#include "model/tel-error.h"
#include "ui/tel-letter-drawing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, TelLetter *letter)
{
  tel_letter_drawing_draw (letter, gtk_print_context_get_cairo_context (context), gtk_print_context_get_width (context),
                           gtk_print_context_get_height (context));
}

/* The name of the job is seen on the printer and in its lists: it has neither a user nor a device, let alone the
 * string. */
static GtkPrintOperation *
make_operation (TelLetter *letter)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  /* Translators: the name of a print job */
  gtk_print_operation_set_job_name (operation, _ ("Letter for Cisco Jabber"));
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), letter, 0);

  return operation;
}

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_task_return_boolean (task, TRUE);
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled by the person");
  else
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                               /* Translators: what the system says */
                               _ ("The letter could not be printed: %s. Save it as a PDF file instead."),
                               error != NULL ? error->message : "");
      g_clear_error (&error);
    }
}

/**
 * tel_letter_printer_print_async:
 * @letter: a letter
 * @parent: the window that asks
 * @callback: called when it was handed to the printer
 * @user_data: data for @callback
 *
 * Prints a letter with the desktop's print dialog.
 */
void
tel_letter_printer_print_async (TelLetter *letter, GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  GTask *task;

  g_return_if_fail (TEL_IS_LETTER (letter));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_letter_printer_print_async);
  /* The letter lives as long as the task. */
  g_task_set_task_data (task, g_object_ref (letter), g_object_unref);

  operation = make_operation (letter);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), task);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * tel_letter_printer_print_finish:
 * @result: the result given to the callback
 * @error: return location for an error, %G_IO_ERROR_CANCELLED when the person thought better of it
 *
 * Ends tel_letter_printer_print_async().
 *
 * Returns: %TRUE when it was handed to the printer
 */
gboolean
tel_letter_printer_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_letter_printer_print_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
fail (const char *path, const char *reason, GError **error)
{
  g_set_error (error, TEL_ERROR, TEL_ERROR_STORAGE,
               /* Translators: a file, what the system says */
               _ ("The letter could not be saved as %s: %s. Choose another folder."), path, reason);

  return FALSE;
}

static gboolean
export_to (TelLetter *letter, GtkWindow *parent, const char *part, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (letter);
  g_autoptr (GError) cause = NULL;

  gtk_print_operation_set_export_filename (operation, part);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, parent, &cause) !=
      GTK_PRINT_OPERATION_RESULT_APPLY)
    return fail (path, cause != NULL ? cause->message : "", error);
  if (g_rename (part, path) != 0)
    return fail (path, g_strerror (errno), error);

  return TRUE;
}

/**
 * tel_letter_printer_export:
 * @letter: a letter
 * @parent: (nullable): the window that asks
 * @path: a file; one that exists is replaced, which the person has agreed to
 * @error: return location for an error
 *
 * Saves a letter as a PDF file. It is made anew and for the person alone (mode 0600), beside @path, and takes that name
 * once it is whole; if anything fails it is removed again and @path stays as it was.
 *
 * Returns: %TRUE when the file is there, %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_letter_printer_export (TelLetter *letter, GtkWindow *parent, const char *path, GError **error)
{
  g_autofree char *part = NULL;
  int descriptor;

  g_return_val_if_fail (TEL_IS_LETTER (letter), FALSE);
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  part = g_strdup_printf ("%s.XXXXXX", path);
  descriptor = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail (path, g_strerror (errno), error);
  g_close (descriptor, NULL);

  if (export_to (letter, parent, part, path, error))
    return TRUE;
  g_unlink (part);

  return FALSE;
}
