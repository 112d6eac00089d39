/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-layout.h"

/* In points. */
#define LABEL_WIDTH 150
#define CELL_GAP 8
#define SMALL_FONT "Sans 8"
/* How much of what follows a heading is to stand below it on the page. */
#define LEAST_BELOW 40

typedef struct
{
  const char *font;
  double gap_above;
  double padding;
  /* Whether it is nothing without what is below it. */
  gboolean leads;
} Style;

static const Style styles[] = {
  [TEL_REPORT_STYLE_TITLE] = { "Sans Bold 18", 0, 0, TRUE },
  [TEL_REPORT_STYLE_HEADING] = { "Sans Bold 14", 22, 0, TRUE },
  [TEL_REPORT_STYLE_SUBHEADING] = { "Sans Bold 11", 14, 0, TRUE },
  [TEL_REPORT_STYLE_TEXT] = { "Sans 9.5", 5, 0, FALSE },
  [TEL_REPORT_STYLE_FACT] = { "Sans 9.5", 5, 0, FALSE },
  [TEL_REPORT_STYLE_HEAD] = { "Sans Bold 8.5", 8, 3, TRUE },
  [TEL_REPORT_STYLE_ROW] = { "Sans 8.5", 0, 3, FALSE },
};

struct _TelReportLayout
{
  GObject parent_instance;

  TelReportDocument *document;
  double width;
  double height;
  PangoContext *context;
  PangoLayout *text;
  GPtrArray *pages;

  /* Where the next block goes. */
  guint next;
  double y;
  /* The head of the table that the next row belongs to, or -1. */
  int head;
};

G_DEFINE_FINAL_TYPE (TelReportLayout, tel_report_layout, G_TYPE_OBJECT)

static void
tel_report_layout_finalize (GObject *object)
{
  TelReportLayout *self = TEL_REPORT_LAYOUT (object);

  g_clear_object (&self->document);
  g_clear_object (&self->text);
  g_clear_object (&self->context);
  g_ptr_array_unref (self->pages);

  G_OBJECT_CLASS (tel_report_layout_parent_class)->finalize (object);
}

static void
tel_report_layout_class_init (TelReportLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_report_layout_finalize;
}

static void
tel_report_layout_init (TelReportLayout *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->head = -1;
}

/* A unit of the page is a point, and 72 of them an inch. What is measured here is drawn on any surface, so no font is
 * fitted to one. Han characters have other shapes in other languages. */
static PangoContext *
make_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  if (language != NULL)
    pango_context_set_language (context, pango_language_from_string (language));
  cairo_font_options_destroy (options);

  return context;
}

static void
prepare (TelReportLayout *self, const char *font, const char *text, double width)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_layout_set_font_description (self->text, description);
  pango_layout_set_width (self->text, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_text (self->text, text, -1);
}

static double
get_full_width (TelReportLayout *self)
{
  return self->width - 2 * TEL_REPORT_LAYOUT_SIDE;
}

static double
get_bottom (TelReportLayout *self)
{
  return self->height - TEL_REPORT_LAYOUT_BOTTOM;
}

static GArray *
get_page (TelReportLayout *self)
{
  return self->pages->pdata[self->pages->len - 1];
}

static void
begin_page (TelReportLayout *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, TRUE, sizeof (TelReportItem)));
  self->y = TEL_REPORT_LAYOUT_TOP;
}

/* A line of a cell, or %FALSE when it has not as many. */
static gboolean
go_to_line (PangoLayoutIter *iter, guint line)
{
  for (; line > 0; line--)
    if (!pango_layout_iter_next_line (iter))
      return FALSE;

  return TRUE;
}

/* How far the baseline of a line is below the top of the line. */
static double
get_baseline (PangoLayout *layout, guint line)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top = 0;
  int baseline = 0;

  if (go_to_line (iter, line))
    {
      pango_layout_iter_get_line_yrange (iter, &top, NULL);
      baseline = pango_layout_iter_get_baseline (iter);
    }
  pango_layout_iter_free (iter);

  return (double) (baseline - top) / PANGO_SCALE;
}

/* The lines of a cell from one on that fit into a height, at least @at_least of them. */
static guint
count_lines (PangoLayout *layout, guint first, double room, guint at_least, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n_lines = 0;
  int begin = 0;

  *height = 0;
  if (go_to_line (iter, first))
    do
      {
        int top;
        int bottom;

        pango_layout_iter_get_line_yrange (iter, &top, &bottom);
        if (n_lines == 0)
          begin = top;
        if (n_lines >= at_least && (double) (bottom - begin) / PANGO_SCALE > room)
          break;
        *height = (double) (bottom - begin) / PANGO_SCALE;
        n_lines++;
      }
    while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return n_lines;
}

/* As much of a block as there is room for. Lines of different scripts are of different heights, so that each cell
 * begins where its first baseline is at that of the others. */
static gboolean
fill (TelReportLayout *self, const TelReportBlock *block, double room, guint at_least, TelReportItem *item)
{
  const Style *style = &styles[block->style];
  double tallest = 0;
  gboolean is_whole = TRUE;

  item->baseline = 0;
  for (guint cell = 0; cell < block->n_cells; cell++)
    item->baseline = MAX (item->baseline,
                          get_baseline (tel_report_layout_get_cell (self, block, cell, NULL), item->first_line[cell]));

  for (guint cell = 0; cell < block->n_cells; cell++)
    {
      PangoLayout *layout = tel_report_layout_get_cell (self, block, cell, NULL);
      double lower = item->baseline - get_baseline (layout, item->first_line[cell]);
      double height;

      item->n_lines[cell] =
          count_lines (layout, item->first_line[cell], room - lower - 2 * style->padding, at_least, &height);
      tallest = MAX (tallest, lower + height);
      is_whole =
          is_whole && item->first_line[cell] + item->n_lines[cell] >= (guint) pango_layout_get_line_count (layout);
    }
  item->height = tallest + 2 * style->padding;
  item->baseline += style->padding;

  return is_whole;
}

static double
measure (TelReportLayout *self, const TelReportBlock *block)
{
  TelReportItem item = { 0 };

  fill (self, block, G_MAXDOUBLE, 0, &item);

  return item.height;
}

/* A heading with the headings below it and the beginning of what they are about. */
static double
measure_with_next (TelReportLayout *self, guint i)
{
  double height = 0;

  for (; i < tel_report_document_get_n_blocks (self->document); i++)
    {
      const TelReportBlock *block = tel_report_document_get_block (self->document, i);
      const Style *style = &styles[block->style];

      height += style->gap_above;
      if (!style->leads)
        return height + MIN (measure (self, block), LEAST_BELOW);
      height += measure (self, block);
    }

  return height;
}

static void
place (TelReportLayout *self, const TelReportItem *item)
{
  g_array_append_vals (get_page (self), item, 1);
  self->y += item->height;
}

static void
repeat_head (TelReportLayout *self)
{
  TelReportItem item = { 0 };

  item.block = (guint) self->head;
  item.y = self->y;
  item.repeated = TRUE;
  fill (self, tel_report_document_get_block (self->document, item.block), G_MAXDOUBLE, 0, &item);
  place (self, &item);
}

/* A block that does not fit goes to the next page, and one that fits no page goes on there. */
static void
place_block (TelReportLayout *self, guint i)
{
  const TelReportBlock *block = tel_report_document_get_block (self->document, i);
  const Style *style = &styles[block->style];
  double needed = style->leads ? measure_with_next (self, i) : style->gap_above + measure (self, block);
  double most = get_bottom (self) - TEL_REPORT_LAYOUT_TOP;
  gboolean is_first = get_page (self)->len == 0;
  TelReportItem item = { 0 };
  gboolean is_whole;

  if (block->style == TEL_REPORT_STYLE_HEAD)
    self->head = (int) i;
  else if (block->style != TEL_REPORT_STYLE_ROW)
    self->head = -1;

  if (!is_first && self->y + needed > get_bottom (self) && (needed <= most || self->y + most / 2 > get_bottom (self)))
    {
      begin_page (self);
      is_first = TRUE;
      if (block->style == TEL_REPORT_STYLE_ROW && self->head >= 0)
        repeat_head (self);
    }
  if (!is_first)
    self->y += style->gap_above;

  item.block = i;
  do
    {
      item.y = self->y;
      is_whole = fill (self, block, get_bottom (self) - self->y, 1, &item);
      place (self, &item);
      for (guint cell = 0; cell < block->n_cells; cell++)
        item.first_line[cell] += item.n_lines[cell];
      if (is_whole)
        continue;
      begin_page (self);
      if (block->style == TEL_REPORT_STYLE_ROW && self->head >= 0)
        repeat_head (self);
    }
  while (!is_whole);
}

/**
 * tel_report_layout_new:
 * @document: a report
 * @width: of a page, in points
 * @height: of a page, in points
 *
 * Begins to divide a report into pages of a size. Nothing of it is left out on any size of paper.
 *
 * Returns: (transfer full): a new layout, complete after tel_report_layout_go_on()
 */
TelReportLayout *
tel_report_layout_new (TelReportDocument *document, double width, double height)
{
  TelReportLayout *self;

  g_return_val_if_fail (TEL_IS_REPORT_DOCUMENT (document), NULL);

  self = g_object_new (TEL_TYPE_REPORT_LAYOUT, NULL);
  self->document = g_object_ref (document);
  /* On a card too there is room for words. */
  self->width = MAX (width, 4 * TEL_REPORT_LAYOUT_SIDE);
  self->height = MAX (height, 2 * (TEL_REPORT_LAYOUT_TOP + TEL_REPORT_LAYOUT_BOTTOM));
  self->context = make_context (tel_report_document_get_language (document));
  self->text = pango_layout_new (self->context);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD_CHAR);
  begin_page (self);

  return self;
}

/**
 * tel_report_layout_go_on:
 * @self: a layout
 * @n_blocks: of how many blocks the place is found at most
 *
 * Goes on dividing, for a while: a report of a large cluster has thousands of rows.
 *
 * Returns: %TRUE when everything has its place
 */
gboolean
tel_report_layout_go_on (TelReportLayout *self, guint n_blocks)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), TRUE);

  for (; n_blocks > 0 && self->next < tel_report_document_get_n_blocks (self->document); n_blocks--)
    place_block (self, self->next++);

  return self->next == tel_report_document_get_n_blocks (self->document);
}

/**
 * tel_report_layout_get_document:
 * @self: a layout
 *
 * Gets what is divided.
 *
 * Returns: (transfer none): the report
 */
TelReportDocument *
tel_report_layout_get_document (TelReportLayout *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), NULL);

  return self->document;
}

/**
 * tel_report_layout_get_width:
 * @self: a layout
 *
 * Gets how wide a page is.
 *
 * Returns: the width, in points
 */
double
tel_report_layout_get_width (TelReportLayout *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), 0);

  return self->width;
}

/**
 * tel_report_layout_get_height:
 * @self: a layout
 *
 * Gets how high a page is.
 *
 * Returns: the height, in points
 */
double
tel_report_layout_get_height (TelReportLayout *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), 0);

  return self->height;
}

/**
 * tel_report_layout_get_n_pages:
 * @self: a layout
 *
 * Counts the pages.
 *
 * Returns: how many there are so far, at least one
 */
guint
tel_report_layout_get_n_pages (TelReportLayout *self)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), 0);

  return self->pages->len;
}

/**
 * tel_report_layout_get_n_items:
 * @self: a layout
 * @page: a page, from 0
 *
 * Counts what is on a page.
 *
 * Returns: how much
 */
guint
tel_report_layout_get_n_items (TelReportLayout *self, guint page)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), 0);
  g_return_val_if_fail (page < self->pages->len, 0);

  return ((GArray *) self->pages->pdata[page])->len;
}

/**
 * tel_report_layout_get_item:
 * @self: a layout
 * @page: a page, from 0
 * @i: what on it, from 0
 *
 * Gets something that is on a page, from its top to its bottom.
 *
 * Returns: (transfer none): the item
 */
const TelReportItem *
tel_report_layout_get_item (TelReportLayout *self, guint page, guint i)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), NULL);
  g_return_val_if_fail (page < self->pages->len, NULL);

  return &g_array_index ((GArray *) self->pages->pdata[page], TelReportItem, i);
}

/**
 * tel_report_layout_get_cell:
 * @self: a layout
 * @block: a block
 * @cell: one of its cells
 * @x: (out) (optional): where the cell begins
 *
 * Sets the text of a cell.
 *
 * Returns: (transfer none): the text, until the next one is set
 */
PangoLayout *
tel_report_layout_get_cell (TelReportLayout *self, const TelReportBlock *block, guint cell, double *x)
{
  double left = 0;
  double width = get_full_width (self);

  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), NULL);
  g_return_val_if_fail (block != NULL && cell < block->n_cells, NULL);

  if (block->style == TEL_REPORT_STYLE_FACT)
    {
      double label = MIN (LABEL_WIDTH, width / 2);

      left = cell > 0 ? label : 0;
      width = cell > 0 ? width - label : label - CELL_GAP;
    }
  else if (block->shares != NULL)
    {
      guint before = 0;

      for (guint i = 0; i < cell; i++)
        before += block->shares[i];
      left = width * before / 100;
      width = width * block->shares[cell] / 100 - (cell + 1 < block->n_cells ? CELL_GAP : 0);
    }
  prepare (self, styles[block->style].font, block->cells[cell], width);
  if (x != NULL)
    *x = TEL_REPORT_LAYOUT_SIDE + left;

  return self->text;
}

/**
 * tel_report_layout_get_small_text:
 * @self: a layout
 * @text: what stands at the head or the foot of a page
 *
 * Sets a text of one line, no wider than the page.
 *
 * Returns: (transfer none): the text, until the next one is set
 */
PangoLayout *
tel_report_layout_get_small_text (TelReportLayout *self, const char *text)
{
  g_return_val_if_fail (TEL_IS_REPORT_LAYOUT (self), NULL);

  prepare (self, SMALL_FONT, text, 0);

  return self->text;
}
