/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-saver.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-report-csv.h"
#include "audit/tel-report-json.h"
#include "model/tel-error.h"
#include "model/tel-private-file.h"
#include "ui/tel-report-printer.h"

typedef struct
{
  TelReportFormat format;
  GFile *file;
  GtkWindow *parent;
  char *text;
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->parent);
  g_free (self->text);
  g_free (self);
}

static void
write_text (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Saving *self = task_data;
  GError *error = NULL;

  if (tel_private_file_write (self->file, self->text, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *self = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done = self->format == TEL_REPORT_FORMAT_PAPER ? tel_report_printer_print_finish (result, &error)
                                                          : tel_report_printer_export_finish (result, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The desktop draws pages into files of this computer only. */
static void
export_pages (GTask *task, TelReportDocument *document)
{
  Saving *self = g_task_get_task_data (task);
  g_autofree char *path = g_file_get_path (self->file);

  if (path == NULL)
    g_task_return_new_error (task, TEL_ERROR, TEL_ERROR_STORAGE,
                             _ ("A PDF file can be saved on this computer only. Choose a folder of it."));
  else
    tel_report_printer_export_async (document, self->parent, path, on_printed, g_object_ref (task));
}

static void
save (GTask *task, TelReport *report)
{
  Saving *self = g_task_get_task_data (task);
  g_autoptr (TelReportDocument) document = NULL;

  switch (self->format)
    {
    case TEL_REPORT_FORMAT_CSV:
      self->text = tel_report_csv_write (report, NULL);
      g_task_run_in_thread (task, write_text);
      break;

    case TEL_REPORT_FORMAT_JSON:
      self->text = tel_report_json_write (report, NULL);
      g_task_run_in_thread (task, write_text);
      break;

    case TEL_REPORT_FORMAT_PDF:
      document = tel_report_document_new (report, NULL);
      export_pages (task, document);
      break;

    case TEL_REPORT_FORMAT_PAPER:
    default:
      document = tel_report_document_new (report, NULL);
      tel_report_printer_print_async (document, self->parent, on_printed, g_object_ref (task));
      break;
    }
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (TelReport) report = tel_report_make_finish (result, &error);

  if (report != NULL)
    save (task, report);
  else
    g_task_return_error (task, error);
}

/**
 * tel_report_saver_save_async:
 * @audit: an audit in which everything was judged
 * @filter: what of it is reported
 * @language: (nullable): a code of ISO 639, %NULL for the language of the program
 * @format: what becomes of it
 * @file: (nullable): where to, %NULL for paper; what is there is replaced
 * @parent: (nullable): the window that asks, which paper needs
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Makes a report and prints it, or writes it into a file that only its owner can read.
 */
void
tel_report_saver_save_async (TelAudit *audit,
                             const TelReportFilter *filter,
                             const char *language,
                             TelReportFormat format,
                             GFile *file,
                             GtkWindow *parent,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Saving *self;

  g_return_if_fail (TEL_IS_AUDIT (audit));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (format == TEL_REPORT_FORMAT_PAPER ? GTK_IS_WINDOW (parent) : G_IS_FILE (file));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, tel_report_saver_save_async);
  self = g_new0 (Saving, 1);
  self->format = format;
  g_set_object (&self->file, file);
  g_set_object (&self->parent, parent);
  g_task_set_task_data (task, self, (GDestroyNotify) saving_free);
  tel_report_make_async (audit, filter, language, NULL, on_made, task);
}

/**
 * tel_report_saver_save_finish:
 * @result: the result given to the callback
 * @error: return location for an error, %G_IO_ERROR_CANCELLED when the person thought better of it
 *
 * Ends tel_report_saver_save_async().
 *
 * Returns: %TRUE when it was printed or written, %FALSE with %TEL_ERROR_STORAGE
 */
gboolean
tel_report_saver_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, tel_report_saver_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
