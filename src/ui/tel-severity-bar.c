/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-severity-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-severity-image.h"

struct _TelSeverityBar
{
  AdwBin parent_instance;

  GtkToggleButton *buttons[TEL_N_SEVERITIES];
  GtkLabel *labels[TEL_N_SEVERITIES];
  gboolean is_resetting;
};

G_DEFINE_FINAL_TYPE (TelSeverityBar, tel_severity_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_toggled (TelSeverityBar *self)
{
  if (!self->is_resetting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_button (TelSeverityBar *self, TelSeverity severity)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();

  tel_severity_image_show (GTK_IMAGE (image), severity);
  self->labels[severity] = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->labels[severity]));

  self->buttons[severity] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->buttons[severity]), box);
  gtk_toggle_button_set_active (self->buttons[severity], TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons[severity]), "tel-chip");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->buttons[severity]), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->labels[severity], NULL, -1);
  g_signal_connect_object (self->buttons[severity], "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->buttons[severity]);
}

static void
tel_severity_bar_class_init (TelSeverityBarClass *klass)
{
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_severity_bar_init (TelSeverityBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    gtk_box_append (GTK_BOX (box), make_button (self, i));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * tel_severity_bar_get_severities:
 * @self: a bar
 *
 * Gets which severities are shown.
 *
 * Returns: a set of 1 << #TelSeverity
 */
guint
tel_severity_bar_get_severities (TelSeverityBar *self)
{
  guint severities = 0;

  g_return_val_if_fail (TEL_IS_SEVERITY_BAR (self), TEL_AUDIT_ALL_SEVERITIES);

  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      severities |= 1u << i;

  return severities;
}

/**
 * tel_severity_bar_show_counts:
 * @self: a bar
 * @overview: an audit
 *
 * Shows how many findings there are of each severity.
 */
void
tel_severity_bar_show_counts (TelSeverityBar *self, TelAuditOverview *overview)
{
  g_return_if_fail (TEL_IS_SEVERITY_BAR (self));

  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    {
      guint n = tel_audit_overview_count_of_severity (overview, i);
      /* Translators: how bad findings are, and how many of them there are: “Error 5” */
      g_autofree char *text = g_strdup_printf (_ ("%s %'u"), tel_severity_get_label (i), n);

      gtk_label_set_text (self->labels[i], text);
    }
}

/**
 * tel_severity_bar_reset:
 * @self: a bar
 *
 * Shows every severity; no signal tells of it.
 */
void
tel_severity_bar_reset (TelSeverityBar *self)
{
  g_return_if_fail (TEL_IS_SEVERITY_BAR (self));

  self->is_resetting = TRUE;
  for (guint i = 0; i < TEL_N_SEVERITIES; i++)
    gtk_toggle_button_set_active (self->buttons[i], TRUE);
  self->is_resetting = FALSE;
}
