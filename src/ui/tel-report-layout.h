/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "audit/tel-report-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In points: where a page's head and foot are, and what is between them. */
#define TEL_REPORT_LAYOUT_SIDE 50
#define TEL_REPORT_LAYOUT_TOP 64
#define TEL_REPORT_LAYOUT_BOTTOM 58

/**
 * TelReportItem:
 * @block: the number of the block that it is a part of
 * @y: where it begins on its page
 * @height: how much of the page it takes
 * @baseline: how far below its beginning the first line of each cell stands
 * @first_line: the first line of each cell that is on this page
 * @n_lines: how many lines of each cell are
 * @repeated: whether it is the head of a table that goes on from the page before
 *
 * A block on a page, or a part of one that is on several pages.
 */
typedef struct
{
  guint block;
  double y;
  double height;
  double baseline;
  guint first_line[TEL_REPORT_N_COLUMNS];
  guint n_lines[TEL_REPORT_N_COLUMNS];
  gboolean repeated;
} TelReportItem;

/* A report divided into pages. */
#define TEL_TYPE_REPORT_LAYOUT (tel_report_layout_get_type ())
G_DECLARE_FINAL_TYPE (TelReportLayout, tel_report_layout, TEL, REPORT_LAYOUT, GObject)

TelReportLayout *tel_report_layout_new (TelReportDocument *document, double width, double height);
gboolean tel_report_layout_go_on (TelReportLayout *self, guint n_blocks);
TelReportDocument *tel_report_layout_get_document (TelReportLayout *self);
double tel_report_layout_get_width (TelReportLayout *self);
double tel_report_layout_get_height (TelReportLayout *self);
guint tel_report_layout_get_n_pages (TelReportLayout *self);
guint tel_report_layout_get_n_items (TelReportLayout *self, guint page);
const TelReportItem *tel_report_layout_get_item (TelReportLayout *self, guint page, guint i);

PangoLayout *tel_report_layout_get_cell (TelReportLayout *self, const TelReportBlock *block, guint cell, double *x);
PangoLayout *tel_report_layout_get_small_text (TelReportLayout *self, const char *text);

G_END_DECLS
