/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-printer.h"

#include "model/tel-error.h"
#include "ui/tel-report-drawing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* How much is done between two looks at what else there is to do. */
#define BLOCKS_AT_ONCE 200

/* What is printed, and into which file where it is one. */
typedef struct
{
  TelReportDocument *document;
  TelReportLayout *layout;
  char *path;
  char *part;
} Job;

static void
job_free (Job *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->layout);
  /* What is whole has its name by now. */
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  g_clear_object (&job->layout);
  job->layout = tel_report_layout_new (job->document, gtk_print_context_get_width (context),
                                       gtk_print_context_get_height (context));
}

static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  if (!tel_report_layout_go_on (job->layout, BLOCKS_AT_ONCE))
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) tel_report_layout_get_n_pages (job->layout));

  return TRUE;
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  tel_report_drawing_draw (job->layout, (guint) page, gtk_print_context_get_cairo_context (context));
}

static GtkPrintOperation *
make_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  /* Translators: the name of a print job */
  gtk_print_operation_set_job_name (operation, _ ("Audit report"));
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);

  return operation;
}

static GError *
explain_export (const char *path, const char *reason)
{
  return g_error_new (TEL_ERROR, TEL_ERROR_STORAGE,
                      /* Translators: a file, what the system says */
                      _ ("The report could not be saved as %s: %s. Choose another folder."), path, reason);
}

/* Takes the reason over. */
static void
fail (GTask *task, GError *reason)
{
  g_autoptr (GError) owned = reason;
  Job *job = g_task_get_task_data (task);
  const char *words = owned != NULL ? owned->message : "";

  if (job->path != NULL)
    g_task_return_error (task, explain_export (job->path, words));
  else
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                             /* Translators: what the system says */
                             _ ("The report could not be printed: %s. Save it as a PDF file instead."), words);
}

/* The file takes its name once it is whole. */
static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled by the person");
    }
  else if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      gtk_print_operation_get_error (operation, &error);
      fail (task, error);
    }
  else if (job->part != NULL && g_rename (job->part, job->path) != 0)
    {
      g_task_return_error (task, explain_export (job->path, g_strerror (errno)));
    }
  else
    {
      g_clear_pointer (&job->part, g_free);
      g_task_return_boolean (task, TRUE);
    }
}

static GTask *
make_task (TelReportDocument *document, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->document = g_object_ref (document);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);

  return task;
}

/**
 * tel_report_printer_print_async:
 * @document: a report
 * @parent: the window that asks
 * @callback: called when it was handed to the printer
 * @user_data: data for @callback
 *
 * Prints a report with the desktop's print dialog.
 */
void
tel_report_printer_print_async (TelReportDocument *document,
                                GtkWindow *parent,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  GTask *task;

  g_return_if_fail (TEL_IS_REPORT_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = make_task (document, tel_report_printer_print_async, callback, user_data);
  operation = make_operation (g_task_get_task_data (task));
  g_signal_connect (operation, "done", G_CALLBACK (on_done), task);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * tel_report_printer_print_finish:
 * @result: the result given to the callback
 * @error: return location for an error, %G_IO_ERROR_CANCELLED when the person thought better of it
 *
 * Ends tel_report_printer_print_async().
 *
 * Returns: %TRUE when it was handed to the printer
 */
gboolean
tel_report_printer_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_report_printer_print_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tel_report_printer_export_async:
 * @document: a report
 * @parent: (nullable): the window that asks
 * @path: a file; one that exists is replaced, which the person has agreed to
 * @callback: called when the file is there
 * @user_data: data for @callback
 *
 * Saves a report as a PDF file. It is made anew and for the person alone (mode 0600), beside @path, and takes that name
 * once it is whole; if anything fails it is removed again and @path stays as it was.
 */
void
tel_report_printer_export_async (
    TelReportDocument *document, GtkWindow *parent, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *part = NULL;
  GTask *task;
  Job *job;
  int descriptor;

  g_return_if_fail (TEL_IS_REPORT_DOCUMENT (document));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (path != NULL);

  task = make_task (document, tel_report_printer_export_async, callback, user_data);
  job = g_task_get_task_data (task);
  job->path = g_strdup (path);
  part = g_strdup_printf ("%s.XXXXXX", path);
  descriptor = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    {
      g_task_return_error (task, explain_export (path, g_strerror (errno)));
      g_object_unref (task);
      return;
    }
  g_close (descriptor, NULL);
  job->part = g_steal_pointer (&part);

  operation = make_operation (job);
  gtk_print_operation_set_export_filename (operation, job->part);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), task);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, parent, NULL);
}

/**
 * tel_report_printer_export_finish:
 * @result: the result given to the callback
 * @error: return location for an error
 *
 * Ends tel_report_printer_export_async().
 *
 * Returns: %TRUE when the file is there, %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_report_printer_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_report_printer_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
