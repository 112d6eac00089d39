/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-list-bin.h"

/**
 * TelListBin:
 *
 * A bin for a long list. The list views of GTK 4.8 let Tab walk through every row; this one gives the focus on at once.
 */
struct _TelListBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TelListBin, tel_list_bin, ADW_TYPE_BIN)

static gboolean
tel_list_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (tel_list_bin_parent_class)->focus (widget, direction);
}

static void
tel_list_bin_class_init (TelListBinClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = tel_list_bin_focus;
}

static void
tel_list_bin_init (TelListBin *self)
{
}
