/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-finding-row.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-severity-image.h"

/**
 * TelFindingRow:
 *
 * All rows have one height: GTK 4.8 scrolls backwards over unequal ones.
 */
struct _TelFindingRow
{
  AdwBin parent_instance;

  GtkImage *severity_image;
  GtkInscription *title_inscription;
  GtkInscription *details_inscription;
};

G_DEFINE_FINAL_TYPE (TelFindingRow, tel_finding_row, ADW_TYPE_BIN)

static char *
dup_details (TelFinding *finding)
{
  g_autofree char *object = tel_finding_describe_object (finding);
  const char *severity = tel_severity_get_label (tel_finding_get_severity (finding));

  return tel_finding_is_accepted (finding) ? g_strdup_printf ("%s · %s · %s", severity, object, _ ("Accepted"))
                                           : g_strdup_printf ("%s · %s", severity, object);
}

static void
tel_finding_row_class_init (TelFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelFindingRow, severity_image);
  gtk_widget_class_bind_template_child (widget_class, TelFindingRow, title_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelFindingRow, details_inscription);
}

static void
tel_finding_row_init (TelFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_finding_row_new:
 *
 * Makes a row that shows nothing.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_finding_row_new (void)
{
  return g_object_new (TEL_TYPE_FINDING_ROW, NULL);
}

/**
 * tel_finding_row_bind:
 * @self: a row
 * @finding: a finding
 *
 * Shows a finding. The list item around the row says the same words, as it has none of its own in GTK 4.8.
 */
void
tel_finding_row_bind (TelFindingRow *self, TelFinding *finding)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const TelAuditRule *rule;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (TEL_IS_FINDING_ROW (self));
  g_return_if_fail (TEL_IS_FINDING (finding));

  rule = tel_finding_get_rule (finding);
  title = g_strdup_printf ("%s %s", rule->id, _ (rule->title));
  details = dup_details (finding);
  words = g_strdup_printf ("%s; %s", title, details);
  tel_severity_image_show (self->severity_image, tel_finding_get_severity (finding));
  gtk_inscription_set_text (self->title_inscription, title);
  gtk_inscription_set_text (self->details_inscription, details);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
