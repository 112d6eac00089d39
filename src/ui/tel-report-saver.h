/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TelReportFormat:
 * @TEL_REPORT_FORMAT_PAPER: printed, with the desktop's print dialog
 * @TEL_REPORT_FORMAT_PDF: pages in a file
 * @TEL_REPORT_FORMAT_CSV: a table for a spreadsheet
 * @TEL_REPORT_FORMAT_JSON: a document for programs, and to compare a later audit with
 *
 * What becomes of a report.
 */
typedef enum
{
  TEL_REPORT_FORMAT_PAPER,
  TEL_REPORT_FORMAT_PDF,
  TEL_REPORT_FORMAT_CSV,
  TEL_REPORT_FORMAT_JSON,
} TelReportFormat;

#define TEL_N_REPORT_FORMATS (TEL_REPORT_FORMAT_JSON + 1)

/* Makes a report of an audit, and puts it where it is wanted. */

void tel_report_saver_save_async (TelAudit *audit,
                                  const TelReportFilter *filter,
                                  const char *language,
                                  TelReportFormat format,
                                  GFile *file,
                                  GtkWindow *parent,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tel_report_saver_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
