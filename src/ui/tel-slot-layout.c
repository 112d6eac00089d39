/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-slot-layout.h"

/* In pixels: the space between two cards, and the least width at which a card is easy to read. */
#define SPACING 12
#define CARD_WIDTH 156

/**
 * TelSlotLayout:
 *
 * Columns of one width and rows as high as their highest card. A flow box would do the same, but its children take the
 * focus beside the buttons in them.
 */
struct _TelSlotLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TelSlotLayout, tel_slot_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_card_minimum (GtkWidget *widget)
{
  int minimum = CARD_WIDTH;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      minimum = MAX (minimum, child_minimum);
    }

  return minimum;
}

static int
get_n_columns (GtkWidget *widget, int width)
{
  int card = get_card_minimum (widget);

  if (width >= 4 * card + 3 * SPACING)
    return 4;

  return width >= 2 * card + SPACING ? 2 : 1;
}

static int
get_column_width (int width, int n_columns)
{
  return (width - (n_columns - 1) * SPACING) / n_columns;
}

/* Measures the row that begins with *child and moves on to the next one. */
static int
get_row_height (GtkWidget **child, int n_columns, int column_width)
{
  int height = 0;

  for (int i = 0; i < n_columns && *child != NULL; i++, *child = gtk_widget_get_next_sibling (*child))
    {
      int minimum = 0;
      int natural = 0;

      gtk_widget_measure (*child, GTK_ORIENTATION_VERTICAL, column_width, &minimum, &natural, NULL, NULL);
      height = MAX (height, MAX (minimum, natural));
    }

  return height;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int n_columns = get_n_columns (widget, width);
  int column_width = get_column_width (width, n_columns);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  while (child != NULL)
    height += get_row_height (&child, n_columns, column_width) + (height > 0 ? SPACING : 0);

  return height;
}

static GtkSizeRequestMode
tel_slot_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tel_slot_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int card = get_card_minimum (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = card;
      *natural = 4 * card + 3 * SPACING;
      return;
    }

  *minimum = measure_height (widget, for_size >= 0 ? for_size : 4 * card + 3 * SPACING);
  *natural = *minimum;
}

static void
tel_slot_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int n_columns = get_n_columns (widget, width);
  int column_width = get_column_width (width, n_columns);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *next = child;
      int row_height = get_row_height (&next, n_columns, column_width);

      for (int i = 0; child != next; i++, child = gtk_widget_get_next_sibling (child))
        {
          int column = mirrored ? n_columns - 1 - i : i;

          gtk_widget_size_allocate (child,
                                    &(GtkAllocation){ column * (column_width + SPACING), y, column_width, row_height },
                                    -1);
        }
      y += row_height + SPACING;
    }
}

static void
tel_slot_layout_class_init (TelSlotLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = tel_slot_layout_get_request_mode;
  layout_class->measure = tel_slot_layout_measure;
  layout_class->allocate = tel_slot_layout_allocate;
}

static void
tel_slot_layout_init (TelSlotLayout *self)
{
}

/**
 * tel_slot_layout_new:
 *
 * Makes the layout.
 *
 * Returns: (transfer full): a new layout manager
 */
GtkLayoutManager *
tel_slot_layout_new (void)
{
  return g_object_new (TEL_TYPE_SLOT_LAYOUT, NULL);
}
