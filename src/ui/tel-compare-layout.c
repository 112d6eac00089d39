/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-compare-layout.h"

/* In pixels: between columns, between lines, and the least width for three columns. */
#define COLUMN_SPACING 12
#define LINE_SPACING 3
#define THREE_COLUMNS 520
#define LEAST_WIDTH 180

/* In percent of the width. */
#define FIELD_SHARE 30
#define MOST_OF_CAPTION 36

/**
 * TelCompareLayout:
 *
 * The columns depend on the width alone, so that those of all rows of a list stand below each other.
 */
struct _TelCompareLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TelCompareLayout, tel_compare_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef enum
{
  FIELD,
  LEFT_CAPTION,
  LEFT_VALUE,
  RIGHT_CAPTION,
  RIGHT_VALUE,
  NOTE,
  N_CHILDREN,
} Child;

typedef GtkAllocation Places[N_CHILDREN];

static void
list_children (GtkWidget *widget, GtkWidget **children)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (guint i = 0; i < N_CHILDREN; i++)
    {
      children[i] = child;
      child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL;
    }
}

static int
get_height (GtkWidget *child, int width)
{
  int minimum = 0;
  int natural = 0;

  if (child == NULL || !gtk_widget_get_visible (child))
    return 0;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);

  return MAX (minimum, natural);
}

static int
get_width (GtkWidget *child, gboolean minimum)
{
  int least = 0;
  int natural = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);

  return minimum ? least : natural;
}

static int
place_beside (GtkWidget **children, int width, Places places)
{
  int field = (width - 2 * COLUMN_SPACING) * FIELD_SHARE / 100;
  int value = (width - 2 * COLUMN_SPACING - field) / 2;
  int height = MAX (get_height (children[FIELD], field),
                    MAX (get_height (children[LEFT_VALUE], value), get_height (children[RIGHT_VALUE], value)));

  places[FIELD] = (GtkAllocation){ 0, 0, field, height };
  places[LEFT_VALUE] = (GtkAllocation){ field + COLUMN_SPACING, 0, value, height };
  places[RIGHT_VALUE] = (GtkAllocation){ field + value + 2 * COLUMN_SPACING, 0, value, height };

  return height;
}

static int
place_line (GtkWidget *caption, GtkWidget *value, int caption_width, int y, int width, GtkAllocation *places)
{
  int value_width = width - caption_width - LINE_SPACING * 2;
  int height = MAX (get_height (caption, caption_width), get_height (value, value_width));

  places[0] = (GtkAllocation){ 0, y, caption_width, height };
  places[1] = (GtkAllocation){ width - value_width, y, value_width, height };

  return height;
}

static int
place_below (GtkWidget **children, int width, Places places)
{
  int least = MAX (get_width (children[LEFT_CAPTION], TRUE), get_width (children[RIGHT_CAPTION], TRUE));
  int natural = MAX (get_width (children[LEFT_CAPTION], FALSE), get_width (children[RIGHT_CAPTION], FALSE));
  int caption = MAX (least, MIN (natural, width * MOST_OF_CAPTION / 100));
  int y = get_height (children[FIELD], width);

  places[FIELD] = (GtkAllocation){ 0, 0, width, y };
  y += LINE_SPACING;
  y += place_line (children[LEFT_CAPTION], children[LEFT_VALUE], caption, y, width, &places[LEFT_CAPTION]);
  y += LINE_SPACING;
  y += place_line (children[RIGHT_CAPTION], children[RIGHT_VALUE], caption, y, width, &places[RIGHT_CAPTION]);

  return y;
}

/* Returns the height of it all. */
static int
place (GtkWidget *widget, int width, Places places)
{
  GtkWidget *children[N_CHILDREN];
  int height;
  int note;

  list_children (widget, children);
  height = width >= THREE_COLUMNS ? place_beside (children, width, places) : place_below (children, width, places);
  note = get_height (children[NOTE], width);
  if (note == 0)
    return height;

  places[NOTE] = (GtkAllocation){ 0, height + LINE_SPACING, width, note };

  return height + LINE_SPACING + note;
}

static GtkSizeRequestMode
tel_compare_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tel_compare_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  Places places = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = THREE_COLUMNS;
      return;
    }

  *minimum = place (widget, for_size >= 0 ? for_size : THREE_COLUMNS, places);
  *natural = *minimum;
}

static void
tel_compare_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *children[N_CHILDREN];
  Places places = { 0 };

  list_children (widget, children);
  place (widget, width, places);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      gboolean is_placed = places[i].width > 0;

      if (children[i] == NULL || !gtk_widget_get_visible (children[i]))
        continue;
      gtk_widget_set_child_visible (children[i], is_placed);
      if (!is_placed)
        continue;
      if (mirrored)
        places[i].x = width - places[i].x - places[i].width;
      gtk_widget_size_allocate (children[i], &places[i], -1);
    }
}

static void
tel_compare_layout_class_init (TelCompareLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = tel_compare_layout_get_request_mode;
  layout_class->measure = tel_compare_layout_measure;
  layout_class->allocate = tel_compare_layout_allocate;
}

static void
tel_compare_layout_init (TelCompareLayout *self)
{
}

/**
 * tel_compare_layout_new:
 *
 * Makes the layout.
 *
 * Returns: (transfer full): a new layout manager
 */
GtkLayoutManager *
tel_compare_layout_new (void)
{
  return g_object_new (TEL_TYPE_COMPARE_LAYOUT, NULL);
}
