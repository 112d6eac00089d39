/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-audit-difference.h"

G_BEGIN_DECLS

/**
 * TelReportStyle:
 * @TEL_REPORT_STYLE_TITLE: what the report is of
 * @TEL_REPORT_STYLE_HEADING: the heading of a part
 * @TEL_REPORT_STYLE_SUBHEADING: the heading of a rule or a user
 * @TEL_REPORT_STYLE_TEXT: sentences
 * @TEL_REPORT_STYLE_FACT: a label and what it is about, in two cells
 * @TEL_REPORT_STYLE_HEAD: the heads of a table's columns, repeated on the next page when the table goes on there
 * @TEL_REPORT_STYLE_ROW: a row of a table
 *
 * How a block of a report looks.
 */
typedef enum
{
  TEL_REPORT_STYLE_TITLE,
  TEL_REPORT_STYLE_HEADING,
  TEL_REPORT_STYLE_SUBHEADING,
  TEL_REPORT_STYLE_TEXT,
  TEL_REPORT_STYLE_FACT,
  TEL_REPORT_STYLE_HEAD,
  TEL_REPORT_STYLE_ROW,
} TelReportStyle;

/* As many columns as a table has at most. */
#define TEL_REPORT_N_COLUMNS 5

/**
 * TelReportBlock:
 * @style: how it looks
 * @n_cells: how many texts it has
 * @cells: the texts
 * @shares: of a table, how much of the width each column has; they add up to 100
 *
 * A block of a report: something that is below one thing and above another.
 */
typedef struct
{
  TelReportStyle style;
  guint n_cells;
  char *cells[TEL_REPORT_N_COLUMNS];
  const guint *shares;
} TelReportBlock;

/* A report as it is read on paper: a list of blocks. How they look is the printer's affair. */
#define TEL_TYPE_REPORT_DOCUMENT (tel_report_document_get_type ())
G_DECLARE_FINAL_TYPE (TelReportDocument, tel_report_document, TEL, REPORT_DOCUMENT, GObject)

TelReportDocument *tel_report_document_new (TelReport *report, TelAuditDifference *difference);
const char *tel_report_document_get_language (TelReportDocument *self);
const char *tel_report_document_get_running_head (TelReportDocument *self);
char *tel_report_document_describe_page (TelReportDocument *self, guint page, guint n_pages);
guint tel_report_document_get_n_blocks (TelReportDocument *self);
const TelReportBlock *tel_report_document_get_block (TelReportDocument *self, guint i);

G_END_DECLS
