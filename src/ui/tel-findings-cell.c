/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-findings-cell.h"

#include "ui/tel-severity-image.h"

struct _TelFindingsCell
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkInscription *inscription;
  TelAuditRow *row;
};

G_DEFINE_FINAL_TYPE (TelFindingsCell, tel_findings_cell, ADW_TYPE_BIN)

static void
show (TelFindingsCell *self)
{
  g_autofree char *text = tel_audit_row_describe_findings (self->row);

  tel_severity_image_show (self->image, tel_audit_row_get_worst (self->row));
  gtk_inscription_set_text (self->inscription, text);
  if (tel_audit_row_get_n_findings (self->row) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->inscription), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->inscription), "dim-label");
}

static void
tel_findings_cell_dispose (GObject *object)
{
  tel_findings_cell_bind (TEL_FINDINGS_CELL (object), NULL);

  G_OBJECT_CLASS (tel_findings_cell_parent_class)->dispose (object);
}

static void
tel_findings_cell_class_init (TelFindingsCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_findings_cell_dispose;
}

static void
tel_findings_cell_init (TelFindingsCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = GTK_IMAGE (gtk_image_new ());
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (self->inscription, 3);
  gtk_widget_set_hexpand (GTK_WIDGET (self->inscription), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->inscription));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * tel_findings_cell_new:
 *
 * Makes an empty cell.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
tel_findings_cell_new (void)
{
  return g_object_new (TEL_TYPE_FINDINGS_CELL, NULL);
}

/**
 * tel_findings_cell_bind:
 * @self: a cell
 * @row: (nullable): a row, %NULL to let go of the one that is shown
 *
 * Shows what was found in a row, and follows it.
 */
void
tel_findings_cell_bind (TelFindingsCell *self, TelAuditRow *row)
{
  g_return_if_fail (TEL_IS_FINDINGS_CELL (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  g_signal_connect_object (row, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/**
 * tel_findings_cell_get_text:
 * @self: a cell
 *
 * Gets the words in the cell.
 *
 * Returns: (nullable): the words
 */
const char *
tel_findings_cell_get_text (TelFindingsCell *self)
{
  g_return_val_if_fail (TEL_IS_FINDINGS_CELL (self), NULL);

  return gtk_inscription_get_text (self->inscription);
}
