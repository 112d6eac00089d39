/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-difference-row.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-severity-image.h"

/**
 * TelDifferenceRow:
 *
 * All rows have one height: GTK 4.8 scrolls backwards over unequal ones. What was read and is longer than its lines is
 * in the tooltip.
 */
struct _TelDifferenceRow
{
  AdwBin parent_instance;

  GtkImage *severity_image;
  GtkInscription *title_inscription;
  GtkInscription *details_inscription;
  GtkInscription *read_inscription;
};

G_DEFINE_FINAL_TYPE (TelDifferenceRow, tel_difference_row, ADW_TYPE_BIN)

static char *
dup_details (const TelReportFinding *finding)
{
  const char *severity = tel_severity_get_label (finding->severity);

  return finding->accepted ? g_strdup_printf ("%s · %s · %s", severity, finding->object, _ ("Accepted"))
                           : g_strdup_printf ("%s · %s", severity, finding->object);
}

static void
tel_difference_row_class_init (TelDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceRow, severity_image);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceRow, title_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceRow, details_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelDifferenceRow, read_inscription);
}

static void
tel_difference_row_init (TelDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_difference_row_new:
 *
 * Makes a row that shows nothing.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_difference_row_new (void)
{
  return g_object_new (TEL_TYPE_DIFFERENCE_ROW, NULL);
}

/**
 * tel_difference_row_bind:
 * @self: a row
 * @report: a report that has the rule of the finding
 * @finding: a finding
 *
 * Shows a finding. The list item around the row says the same words, as it has none of its own in GTK 4.8.
 */
void
tel_difference_row_bind (TelDifferenceRow *self, TelReport *report, const TelReportFinding *finding)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const TelReportRule *rule;
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (TEL_IS_DIFFERENCE_ROW (self));
  g_return_if_fail (TEL_IS_REPORT (report));
  g_return_if_fail (finding != NULL);

  rule = tel_report_find_rule (report, finding->rule_id);
  title = g_strdup_printf ("%s %s", rule->id, rule->title);
  details = dup_details (finding);
  words = g_strdup_printf ("%s; %s; %s", title, details, finding->read);
  tel_severity_image_show (self->severity_image, finding->severity);
  gtk_inscription_set_text (self->title_inscription, title);
  gtk_inscription_set_text (self->details_inscription, details);
  gtk_inscription_set_text (self->read_inscription, finding->read);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), finding->read);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
