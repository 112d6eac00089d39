/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-edited-mark.h"

#include <glib/gi18n-lib.h>

/**
 * tel_edited_mark_new:
 *
 * Makes a mark for the end of a row, not to be seen yet.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
tel_edited_mark_new (void)
{
  /* Translators: marks a field that was edited and not sent yet */
  GtkWidget *mark = gtk_label_new (C_ ("field", "edited"));

  gtk_widget_add_css_class (mark, "tel-edited");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (mark, FALSE);

  return mark;
}
