/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-compare-row.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-compare-layout.h"
#include "ui/tel-name-label.h"

/* At least as wide as a tick, so that the fields stand below each other. In pixels. */
#define TICK_WIDTH 28

struct _TelCompareRow
{
  GtkListBoxRow parent_instance;

  TelComparisonRow *row;
};

G_DEFINE_FINAL_TYPE (TelCompareRow, tel_compare_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  tel_name_label_wrap (GTK_LABEL (label));
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static const char *
describe_absence (TelComparisonRow *row, gboolean is_left)
{
  switch (tel_comparison_row_get_state (row))
    {
    case TEL_COMPARISON_STATE_NOT_APPLICABLE:
      return _ ("does not apply to this type");

    case TEL_COMPARISON_STATE_UNKNOWN:
      if (is_left)
        return _ ("not in the snapshot");
      return _ ("none");

    case TEL_COMPARISON_STATE_SAME:
    case TEL_COMPARISON_STATE_DIFFERS:
    case TEL_COMPARISON_STATE_ONLY_LEFT:
    case TEL_COMPARISON_STATE_ONLY_RIGHT:
    default:
      return _ ("none");
    }
}

static const char *
describe_value (TelComparisonRow *row, gboolean is_left)
{
  const char *text = is_left ? tel_comparison_row_get_left (row) : tel_comparison_row_get_right (row);

  return text != NULL ? text : describe_absence (row, is_left);
}

static GtkWidget *
make_value (TelComparisonRow *row, gboolean is_left)
{
  gboolean is_there = (is_left ? tel_comparison_row_get_left (row) : tel_comparison_row_get_right (row)) != NULL;

  return make_label (describe_value (row, is_left), is_there ? NULL : "dim-label");
}

static GtkWidget *
make_caption (const char *name)
{
  GtkWidget *label = make_label (name, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, name);

  return label;
}

/* In words and in shape: a badge where something is to be seen to. */
static GtkWidget *
make_field (TelComparisonRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *state = make_label (tel_comparison_row_describe_state (row), NULL);

  gtk_widget_set_halign (state, GTK_ALIGN_START);
  gtk_widget_add_css_class (state, tel_comparison_row_is_difference (row) ? "tel-edited" : "caption");
  if (!tel_comparison_row_is_difference (row))
    gtk_widget_add_css_class (state, "dim-label");
  gtk_box_append (GTK_BOX (box), make_label (tel_comparison_row_get_label (row), NULL));
  gtk_box_append (GTK_BOX (box), state);

  return box;
}

/* When it became so, and why it cannot be copied. */
static GtkWidget *
make_note (TelComparisonRow *row)
{
  const char *sentences[] = { tel_comparison_row_get_origin (row), tel_comparison_row_get_reason (row) };
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i] != NULL)
      {
        gtk_box_append (GTK_BOX (note), make_label (sentences[i], "dim-label"));
        gtk_widget_add_css_class (gtk_widget_get_last_child (note), "caption");
      }
  gtk_widget_set_visible (note, gtk_widget_get_first_child (note) != NULL);

  return note;
}

static GtkWidget *
make_content (TelComparisonRow *row, const char *left_name, const char *right_name)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (content, tel_compare_layout_new ());
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (content), make_field (row));
  gtk_box_append (GTK_BOX (content), make_caption (left_name));
  gtk_box_append (GTK_BOX (content), make_value (row, TRUE));
  gtk_box_append (GTK_BOX (content), make_caption (right_name));
  gtk_box_append (GTK_BOX (content), make_value (row, FALSE));
  gtk_box_append (GTK_BOX (content), make_note (row));

  return content;
}

static GtkWidget *
make_tick (TelComparisonRow *row)
{
  GtkWidget *tick = gtk_check_button_new ();
  /* Translators: the name of a tick: %s is a field of two objects */
  g_autofree char *label = g_strdup_printf (_ ("Copy “%s” to the right"), tel_comparison_row_get_label (row));

  gtk_widget_set_valign (tick, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (tick, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_bind_property (row, "chosen", tick, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);

  return tick;
}

static void
show_names (TelCompareRow *self, const char *left_name, const char *right_name)
{
  g_autofree char *label = g_strdup_printf (
      /* Translators: a field, how it compares (“differs”), the name of an object, its value, another object, its value
       */
      _ ("%s, %s. %s: %s. %s: %s."), tel_comparison_row_get_label (self->row),
      tel_comparison_row_describe_state (self->row), left_name, describe_value (self->row, TRUE), right_name,
      describe_value (self->row, FALSE));
  const char *origin = tel_comparison_row_get_origin (self->row);
  const char *reason = tel_comparison_row_get_reason (self->row);
  g_autofree char *description =
      g_strjoin (" ", origin != NULL ? origin : reason, origin != NULL ? reason : NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
tel_compare_row_dispose (GObject *object)
{
  g_clear_object (&TEL_COMPARE_ROW (object)->row);

  G_OBJECT_CLASS (tel_compare_row_parent_class)->dispose (object);
}

static void
tel_compare_row_class_init (TelCompareRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_compare_row_dispose;
}

static void
tel_compare_row_init (TelCompareRow *self)
{
}

/**
 * tel_compare_row_new:
 * @row: a row of a comparison
 * @left_name: what stands on the left, for people
 * @right_name: what stands on the right
 *
 * Makes a row of the list.
 *
 * Returns: (transfer floating): a new widget
 */
TelCompareRow *
tel_compare_row_new (TelComparisonRow *row, const char *left_name, const char *right_name)
{
  TelCompareRow *self;
  GtkWidget *box;
  GtkWidget *place;

  g_return_val_if_fail (TEL_IS_COMPARISON_ROW (row), NULL);

  self = g_object_new (TEL_TYPE_COMPARE_ROW, NULL);
  self->row = g_object_ref (row);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (box, "tel-compare-row");
  place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (place, TICK_WIDTH, -1);
  if (tel_comparison_row_may_be_copied (row))
    gtk_box_append (GTK_BOX (place), make_tick (row));
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), make_content (row, left_name, right_name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), tel_comparison_row_may_be_copied (row));
  show_names (self, left_name, right_name);

  return self;
}

/**
 * tel_compare_row_get_row:
 * @self: a row of the list
 *
 * Returns: (transfer none): what it shows
 */
TelComparisonRow *
tel_compare_row_get_row (TelCompareRow *self)
{
  g_return_val_if_fail (TEL_IS_COMPARE_ROW (self), NULL);

  return self->row;
}
