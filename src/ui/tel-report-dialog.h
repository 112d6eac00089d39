/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit.h"
#include "ui/tel-report-saver.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what of an audit is reported, in what language and as what. */
#define TEL_TYPE_REPORT_DIALOG (tel_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TelReportDialog, tel_report_dialog, TEL, REPORT_DIALOG, AdwWindow)

TelReportDialog *tel_report_dialog_new (TelAudit *audit);
void tel_report_dialog_present_over (GtkWidget *widget, TelAudit *audit);
void tel_report_dialog_save (TelReportDialog *self, TelReportFormat format, GFile *file);

G_END_DECLS
