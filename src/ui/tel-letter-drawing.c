/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-letter-drawing.h"

/* In points. The margins are those of a business letter. */
#define MARGIN_SIDE 71
#define MARGIN_TOP 62
#define LABEL_WIDTH 130
#define STEP_WIDTH 24
#define BOX_PADDING 16
#define BOX_GAP 10
#define BOX_RADIUS 6
#define INK 0.13
#define FAINT 0.38
#define BOX_SHADE 0.955
#define BOX_LINE 0.75

typedef struct
{
  const char *font;
  double gap_above;
  double ink;
} Style;

static const Style styles[] = {
  [TEL_LETTER_TITLE] = { "Sans Bold 20", 0, INK },    [TEL_LETTER_TEXT] = { "Sans 11", 10, INK },
  [TEL_LETTER_FACT] = { "Sans 11", 6, INK },          [TEL_LETTER_SECRET] = { "Monospace Bold 36", 18, INK },
  [TEL_LETTER_HEADING] = { "Sans Bold 13", 22, INK }, [TEL_LETTER_STEP] = { "Sans 11", 6, INK },
  [TEL_LETTER_NOTE] = { "Sans 9.5", 20, FAINT },
};

#define LABEL_FONT "Sans 10.5"

/* Where the next block begins, and how wide it may be. */
typedef struct
{
  cairo_t *cairo;
  PangoLanguage *language;
  double width;
  double y;
} Page;

static PangoLayout *
make_layout (Page *page, const char *font, const char *text, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (page->cairo);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  /* A unit of the page is a point, and 72 of them an inch. Han characters have other shapes in other languages. */
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_context_set_language (pango_layout_get_context (layout), page->language);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.25F);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static double
get_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

static void
show (Page *page, PangoLayout *layout, double x, double y, double ink)
{
  cairo_set_source_rgb (page->cairo, ink, ink, ink);
  cairo_move_to (page->cairo, x, y);
  pango_cairo_show_layout (page->cairo, layout);
}

static void
draw_text (Page *page, const TelLetterBlock *block)
{
  const Style *style = &styles[block->style];
  g_autoptr (PangoLayout) layout = make_layout (page, style->font, block->text, page->width);

  show (page, layout, MARGIN_SIDE, page->y, style->ink);
  page->y += get_height (layout);
}

/* A label in a column of its own, then the text. */
static void
draw_columns (Page *page, const TelLetterBlock *block, double column, double label_ink)
{
  const Style *style = &styles[block->style];
  g_autoptr (PangoLayout) label = make_layout (page, style->font, block->label, column);
  g_autoptr (PangoLayout) text = make_layout (page, style->font, block->text, page->width - column);

  double baseline = MAX (get_baseline (label), get_baseline (text));
  double label_y = baseline - get_baseline (label);
  double text_y = baseline - get_baseline (text);

  /* Lines of different scripts are of different heights. */
  show (page, label, MARGIN_SIDE, page->y + label_y, label_ink);
  show (page, text, MARGIN_SIDE + column, page->y + text_y, style->ink);
  page->y += MAX (label_y + get_height (label), text_y + get_height (text));
}

static void
draw_box (Page *page, double height)
{
  const double left = MARGIN_SIDE;
  const double right = MARGIN_SIDE + page->width;
  const double top = page->y;
  const double bottom = page->y + height;
  const double r = BOX_RADIUS;
  cairo_t *cairo = page->cairo;

  cairo_new_sub_path (cairo);
  cairo_arc (cairo, right - r, top + r, r, -G_PI_2, 0);
  cairo_arc (cairo, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cairo, left + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cairo, left + r, top + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
  cairo_set_source_rgb (cairo, BOX_SHADE, BOX_SHADE, BOX_SHADE);
  cairo_fill_preserve (cairo);
  cairo_set_source_rgb (cairo, BOX_LINE, BOX_LINE, BOX_LINE);
  cairo_set_line_width (cairo, 0.75);
  cairo_stroke (cairo);
}

/* The digits stand apart, so that they are read one by one. */
static void
draw_secret (Page *page, const TelLetterBlock *block)
{
  const Style *style = &styles[block->style];
  g_autoptr (PangoLayout) label = make_layout (page, LABEL_FONT, block->label, page->width - 2 * BOX_PADDING);
  g_autoptr (PangoLayout) digits = make_layout (page, style->font, block->text, page->width - 2 * BOX_PADDING);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle ink;
  double digits_y;
  double height;

  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (4 * PANGO_SCALE));
  pango_layout_set_attributes (digits, attributes);
  pango_layout_set_alignment (label, PANGO_ALIGN_CENTER);
  pango_layout_set_alignment (digits, PANGO_ALIGN_CENTER);

  /* Digits have no descenders: what room a line leaves for them would make the box lopsided. */
  pango_layout_get_pixel_extents (digits, &ink, NULL);
  digits_y = BOX_PADDING + get_height (label) + BOX_GAP;
  height = digits_y + ink.height + BOX_PADDING;
  draw_box (page, height);
  show (page, label, MARGIN_SIDE + BOX_PADDING, page->y + BOX_PADDING, FAINT);
  show (page, digits, MARGIN_SIDE + BOX_PADDING, page->y + digits_y - ink.y, style->ink);
  page->y += height + BOX_GAP;
}

static void
draw_block (Page *page, const TelLetterBlock *block)
{
  switch (block->style)
    {
    case TEL_LETTER_SECRET:
      draw_secret (page, block);
      break;

    case TEL_LETTER_FACT:
      draw_columns (page, block, LABEL_WIDTH, FAINT);
      break;

    case TEL_LETTER_STEP:
      draw_columns (page, block, STEP_WIDTH, INK);
      break;

    case TEL_LETTER_TITLE:
    case TEL_LETTER_TEXT:
    case TEL_LETTER_HEADING:
    case TEL_LETTER_NOTE:
    default:
      draw_text (page, block);
    }
}

static void
draw_blocks (Page *page, TelLetter *letter)
{
  page->y = MARGIN_TOP;
  for (guint i = 0; i < tel_letter_get_n_blocks (letter); i++)
    {
      const TelLetterBlock *block = tel_letter_get_block (letter, i);

      page->y += styles[block->style].gap_above;
      draw_block (page, block);
    }
}

/**
 * tel_letter_drawing_draw:
 * @letter: a letter
 * @cairo: where to draw it, in points
 * @width: of the page
 * @height: of the page
 *
 * Draws a letter onto one page, A4 or Letter. On a smaller one it is drawn smaller, so that nothing is cut off.
 *
 * Returns: how much of the height it takes, at most @height
 */
double
tel_letter_drawing_draw (TelLetter *letter, cairo_t *cairo, double width, double height)
{
  cairo_surface_t *nowhere;
  cairo_t *measuring;
  Page page;
  double needed;
  double scale;

  g_return_val_if_fail (TEL_IS_LETTER (letter), 0);
  g_return_val_if_fail (cairo != NULL, 0);

  nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  measuring = cairo_create (nowhere);
  page.language = pango_language_from_string (tel_language_get_code (tel_letter_get_language (letter)));
  page.width = width - 2 * MARGIN_SIDE;

  page.cairo = measuring;
  draw_blocks (&page, letter);
  needed = page.y + MARGIN_TOP;
  scale = MIN (1, height / needed);

  page.cairo = cairo;
  page.width = width / scale - 2 * MARGIN_SIDE;
  cairo_save (cairo);
  cairo_scale (cairo, scale, scale);
  draw_blocks (&page, letter);
  cairo_restore (cairo);

  cairo_destroy (measuring);
  cairo_surface_destroy (nowhere);

  return needed * scale;
}
