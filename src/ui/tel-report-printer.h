/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-report-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A report on paper, or as a PDF file that only its owner can read. */

void tel_report_printer_print_async (TelReportDocument *document,
                                     GtkWindow *parent,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean tel_report_printer_print_finish (GAsyncResult *result, GError **error);
void tel_report_printer_export_async (
    TelReportDocument *document, GtkWindow *parent, const char *path, GAsyncReadyCallback callback, gpointer user_data);
gboolean tel_report_printer_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
