/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-extension-row.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"

struct _TelExtensionRow
{
  AdwActionRow parent_instance;

  GtkDropDown *drop_down;

  TelUser *draft;
  /* The lines in the order of the drop-down; the first place stands for none. */
  GPtrArray *lines;
  gboolean is_showing;
  gboolean is_choosing;
};

G_DEFINE_FINAL_TYPE (TelExtensionRow, tel_extension_row, ADW_TYPE_ACTION_ROW)

static gboolean
is_number (TelLine *line, const char *pattern, const char *partition)
{
  const char *its_partition = tel_line_get_partition (line);

  return g_strcmp0 (tel_line_get_pattern (line), pattern) == 0 &&
         g_strcmp0 (tel_text_is_blank (its_partition) ? "" : its_partition,
                    tel_text_is_blank (partition) ? "" : partition) == 0;
}

static guint
find_number (TelExtensionRow *self, const char *pattern, const char *partition)
{
  for (guint i = 1; i < self->lines->len; i++)
    if (is_number (g_ptr_array_index (self->lines, i), pattern, partition))
      return i;

  return 0;
}

static void
add_number (TelExtensionRow *self, GtkStringList *labels, TelLine *line, const char *label)
{
  g_ptr_array_add (self->lines, g_object_ref (line));
  gtk_string_list_append (labels, label);
}

static void
add_lines (TelExtensionRow *self, GtkStringList *labels, TelDevice *device)
{
  GListModel *lines = tel_device_get_lines (device);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);
      g_autofree char *label = NULL;

      if (tel_text_is_blank (tel_line_get_pattern (line)) ||
          find_number (self, tel_line_get_pattern (line), tel_line_get_partition (line)) > 0)
        continue;
      label = tel_line_dup_number_label (line);
      add_number (self, labels, line, label);
    }
}

/* The number that is set is never lost by looking at it, wherever it stands. */
static void
add_current (TelExtensionRow *self, GtkStringList *labels)
{
  const char *pattern = tel_user_get_primary_pattern (self->draft);
  const char *partition = tel_user_get_primary_partition (self->draft);
  g_autoptr (TelLine) line = NULL;
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;

  if (tel_text_is_blank (pattern) || find_number (self, pattern, partition) > 0)
    return;

  line = g_object_new (TEL_TYPE_LINE, "pattern", pattern, "partition", partition, NULL);
  number = tel_line_dup_number_label (line);
  /* Translators: a directory number */
  label = g_strdup_printf (_ ("%s, on no associated device"), number);
  add_number (self, labels, line, label);
}

static void
on_selected (TelExtensionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  TelLine *line;
  const char *partition;

  if (self->is_showing || self->draft == NULL || selected >= self->lines->len)
    return;

  line = selected > 0 ? g_ptr_array_index (self->lines, selected) : NULL;
  partition = line != NULL ? tel_line_get_partition (line) : NULL;
  self->is_choosing = TRUE;
  g_object_set (self->draft, "primary-pattern", line != NULL ? tel_line_get_pattern (line) : NULL, "primary-partition",
                tel_text_is_blank (partition) ? NULL : partition, NULL);
  self->is_choosing = FALSE;
}

/* What takes the focus is the button inside. */
static void
name_button (TelExtensionRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->drop_down))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
on_item_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
on_item_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
tel_extension_row_dispose (GObject *object)
{
  g_clear_object (&TEL_EXTENSION_ROW (object)->draft);

  G_OBJECT_CLASS (tel_extension_row_parent_class)->dispose (object);
}

static void
tel_extension_row_finalize (GObject *object)
{
  g_ptr_array_unref (TEL_EXTENSION_ROW (object)->lines);

  G_OBJECT_CLASS (tel_extension_row_parent_class)->finalize (object);
}

static void
tel_extension_row_class_init (TelExtensionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tel_extension_row_dispose;
  object_class->finalize = tel_extension_row_finalize;
}

static void
tel_extension_row_init (TelExtensionRow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind), NULL);
  self->lines = g_ptr_array_new_with_free_func (unref_if_any);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (name_button), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
}

/**
 * tel_extension_row_show:
 * @self: a row
 * @draft: a draft of a user, in which the choice is kept
 * @devices: (element-type TelDevice): devices read whole; those that the draft is associated with count
 *
 * Shows the choice as it is now. Nothing is chosen by it.
 */
void
tel_extension_row_show (TelExtensionRow *self, TelUser *draft, GPtrArray *devices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_if_fail (TEL_IS_EXTENSION_ROW (self));
  g_return_if_fail (TEL_IS_USER (draft));
  g_return_if_fail (devices != NULL);

  /* The drop-down does not bear another list while it says what was chosen from this one. */
  if (self->is_choosing)
    return;

  self->is_showing = TRUE;
  g_set_object (&self->draft, draft);
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_add (self->lines, NULL);
  /* Translators: the choice of no primary extension */
  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; i < devices->len; i++)
    {
      TelDevice *device = g_ptr_array_index (devices, i);

      if (tel_user_is_associated_with (draft, tel_device_get_name (device)))
        add_lines (self, labels, device);
    }
  add_current (self, labels);

  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->drop_down, find_number (self, tel_user_get_primary_pattern (draft),
                                                            tel_user_get_primary_partition (draft)));
  self->is_showing = FALSE;
}
