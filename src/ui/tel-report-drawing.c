/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-drawing.h"

/* In points. */
#define HEAD_Y 32
#define FOOT_Y 40
#define LINE_GAP 3
#define HAIRLINE 0.5
#define INK 0.13
#define FAINT 0.4
#define LINE 0.8

static void
draw_line (TelReportLayout *layout, cairo_t *cairo, double y, double shade)
{
  cairo_set_source_rgb (cairo, shade, shade, shade);
  cairo_set_line_width (cairo, HAIRLINE);
  cairo_move_to (cairo, TEL_REPORT_LAYOUT_SIDE, y);
  cairo_line_to (cairo, tel_report_layout_get_width (layout) - TEL_REPORT_LAYOUT_SIDE, y);
  cairo_stroke (cairo);
}

/* The lines of one cell that are on this page, the first of them at a baseline. */
static void
draw_lines (cairo_t *cairo, PangoLayout *text, double x, double baseline, guint first, guint n_lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  guint line = 0;
  int begin = 0;

  do
    {
      if (line < first)
        continue;
      if (line == first)
        begin = pango_layout_iter_get_baseline (iter);
      if (line >= first + n_lines)
        break;
      cairo_move_to (cairo, x, baseline + (double) (pango_layout_iter_get_baseline (iter) - begin) / PANGO_SCALE);
      pango_cairo_show_layout_line (cairo, pango_layout_iter_get_line_readonly (iter));
    }
  while (line++, pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static gboolean
is_in_table (const TelReportBlock *block)
{
  return block->style == TEL_REPORT_STYLE_HEAD || block->style == TEL_REPORT_STYLE_ROW;
}

static void
draw_item (TelReportLayout *layout, const TelReportItem *item, cairo_t *cairo)
{
  const TelReportBlock *block = tel_report_document_get_block (tel_report_layout_get_document (layout), item->block);
  for (guint cell = 0; cell < block->n_cells; cell++)
    {
      double x;
      PangoLayout *text = tel_report_layout_get_cell (layout, block, cell, &x);
      double ink = block->style == TEL_REPORT_STYLE_FACT && cell == 0 ? FAINT : INK;

      cairo_set_source_rgb (cairo, ink, ink, ink);
      draw_lines (cairo, text, x, item->y + item->baseline, item->first_line[cell], item->n_lines[cell]);
    }
  if (is_in_table (block))
    draw_line (layout, cairo, item->y + item->height, block->style == TEL_REPORT_STYLE_HEAD ? FAINT : LINE);
}

static void
draw_margins (TelReportLayout *layout, guint page, cairo_t *cairo)
{
  TelReportDocument *document = tel_report_layout_get_document (layout);
  g_autofree char *number =
      tel_report_document_describe_page (document, page + 1, tel_report_layout_get_n_pages (layout));
  const double height = tel_report_layout_get_height (layout);
  PangoLayout *text;
  int width;

  cairo_set_source_rgb (cairo, FAINT, FAINT, FAINT);
  text = tel_report_layout_get_small_text (layout, tel_report_document_get_running_head (document));
  cairo_move_to (cairo, TEL_REPORT_LAYOUT_SIDE, HEAD_Y);
  pango_cairo_show_layout (cairo, text);

  text = tel_report_layout_get_small_text (layout, number);
  pango_layout_get_size (text, &width, NULL);
  cairo_move_to (cairo, tel_report_layout_get_width (layout) - TEL_REPORT_LAYOUT_SIDE - (double) width / PANGO_SCALE,
                 height - FOOT_Y);
  pango_cairo_show_layout (cairo, text);
  draw_line (layout, cairo, height - FOOT_Y - LINE_GAP, LINE);
}

/**
 * tel_report_drawing_draw:
 * @layout: a report divided into pages, all of it
 * @page: a page, from 0
 * @cairo: where to draw it, in points
 *
 * Draws a page, with what report it is of and its number.
 */
void
tel_report_drawing_draw (TelReportLayout *layout, guint page, cairo_t *cairo)
{
  g_return_if_fail (TEL_IS_REPORT_LAYOUT (layout));
  g_return_if_fail (cairo != NULL);
  g_return_if_fail (page < tel_report_layout_get_n_pages (layout));

  draw_margins (layout, page, cairo);
  for (guint i = 0; i < tel_report_layout_get_n_items (layout, page); i++)
    draw_item (layout, tel_report_layout_get_item (layout, page, i), cairo);
}
