/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "audit/tel-comparison-private.h"

#include <glib/gi18n-lib.h>

static const char *const fields[] = {
  "index",         "pattern",       "partition",    "label",        "display",           "display-ascii",
  "external-mask", "maximum-calls", "busy-trigger", "ring-setting", "busy-ring-setting", "end-users",
};

/* What tells the person who is called. */
static const char *const names_somebody[] = { "label", "display", "display-ascii", NULL };

static gboolean
has_same_owner (TelComparisonPair *pair)
{
  const char *owner = tel_device_get_owner (TEL_DEVICE (pair->left));

  return owner != NULL && *owner != '\0' && g_strcmp0 (owner, tel_device_get_owner (TEL_DEVICE (pair->right))) == 0;
}

static void
add_field (TelComparison *self, const TelComparisonPlace *place, const char *property)
{
  gboolean is_same_person =
      has_same_owner (place->pair) || tel_line_has_same_number (TEL_LINE (place->left), TEL_LINE (place->right));
  TelComparisonRow *row;

  if (!g_strv_contains (names_somebody, property))
    {
      tel_comparison_add_property (self, place, property, TEL_COMPARISON_APPLIES_BOTH,
                                   _ ("It is not copied: it tells which line it is, or whose."));
      return;
    }

  row = tel_comparison_add_property (self, place, property, TEL_COMPARISON_APPLIES_BOTH,
                                     _ ("It is not copied: it names the person of the other line."));
  if (row != NULL && tel_comparison_row_is_difference (row) && is_same_person)
    tel_comparison_take_property (self, row, property);
}

static char *
make_section (TelLine *left, TelLine *right)
{
  if (tel_line_has_same_number (left, right))
    return tel_line_describe_place (right);

  /* Translators: the position of a line on a device */
  return g_strdup_printf (_ ("Line %u"), tel_line_get_index (right));
}

static void
add_both (TelComparison *self, TelComparisonPair *pair, TelLine *left, TelLine *right, guint number)
{
  g_autofree char *section = make_section (left, right);
  g_autofree char *prefix = g_strdup_printf ("lines[%u].", number);
  TelComparisonPlace place = { pair, section, prefix, TEL_OBJECT (left), TEL_OBJECT (right) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, &place, fields[i]);
}

/* A line that only one of the two has. */
static void
add_one (TelComparison *self, TelComparisonPair *pair, TelLine *line, gboolean is_left, guint number)
{
  g_autofree char *section = tel_line_describe_place (line);
  g_autofree char *prefix = g_strdup_printf ("lines[%u]", number);
  g_autofree char *label = tel_line_dup_number_label (line);
  TelComparisonPlace place = { pair, section, prefix, TEL_OBJECT (line), TEL_OBJECT (line) };
  TelComparisonRow *row =
      tel_comparison_add (self, &place, "", tel_object_get_property_label (TEL_OBJECT (line), "pattern"),
                          is_left ? label : NULL, is_left ? NULL : label);

  tel_comparison_row_forbid (row, _ ("A line is not copied: add it or take it away on the Users page."));
}

static void
list_lines (TelObject *device, GPtrArray *lines)
{
  GListModel *all = tel_device_get_lines (TEL_DEVICE (device));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (lines, g_list_model_get_item (all, i));
}

static TelLine *
take_counterpart (GPtrArray *lines, TelLine *line)
{
  for (guint i = 0; i < lines->len; i++)
    if (tel_line_has_same_number (lines->pdata[i], line))
      return g_ptr_array_steal_index (lines, i);

  return NULL;
}

/* The same number first, wherever it stands; what is left goes by position, so that the lines of two people compare. */
static void
pair_lines (TelComparison *self, TelComparisonPair *pair, GPtrArray *lefts, GPtrArray *rights)
{
  g_autoptr (GPtrArray) left_over = g_ptr_array_new_with_free_func (g_object_unref);
  guint number = 1;

  for (guint i = 0; i < lefts->len; i++)
    {
      g_autoptr (TelLine) right = take_counterpart (rights, lefts->pdata[i]);

      if (right != NULL)
        add_both (self, pair, lefts->pdata[i], right, number++);
      else
        g_ptr_array_add (left_over, g_object_ref (lefts->pdata[i]));
    }
  for (guint i = 0; i < MAX (left_over->len, rights->len); i++, number++)
    {
      TelLine *left = i < left_over->len ? left_over->pdata[i] : NULL;
      TelLine *right = i < rights->len ? rights->pdata[i] : NULL;

      if (left != NULL && right != NULL)
        add_both (self, pair, left, right, number);
      else
        add_one (self, pair, left != NULL ? left : right, left != NULL, number);
    }
}

/**
 * tel_comparison_add_lines:
 * @self: a comparison
 * @pair: two devices
 *
 * Adds the lines of two devices, one by one with their appearance fields.
 */
void
tel_comparison_add_lines (TelComparison *self, TelComparisonPair *pair)
{
  g_autoptr (GPtrArray) lefts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rights = g_ptr_array_new_with_free_func (g_object_unref);

  list_lines (pair->left, lefts);
  list_lines (pair->right, rights);
  if (tel_comparison_is_told (self, pair->left, "lines"))
    pair_lines (self, pair, lefts, rights);
}
