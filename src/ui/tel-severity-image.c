/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-severity-image.h"

/* In the order of the enumeration; the last is for no finding at all. */
static const char *const css_classes[] = { "error", "warning", "accent", "dim-label" };

G_STATIC_ASSERT (G_N_ELEMENTS (css_classes) == TEL_N_SEVERITIES + 1);

/**
 * tel_severity_image_show:
 * @image: an image
 * @severity: a severity, or %TEL_N_SEVERITIES for that nothing was found
 *
 * Shows a severity.
 */
void
tel_severity_image_show (GtkImage *image, TelSeverity severity)
{
  g_return_if_fail (GTK_IS_IMAGE (image));
  g_return_if_fail (severity <= TEL_N_SEVERITIES);

  for (guint i = 0; i < G_N_ELEMENTS (css_classes); i++)
    if (i != severity)
      gtk_widget_remove_css_class (GTK_WIDGET (image), css_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (image), css_classes[severity]);
  gtk_image_set_from_icon_name (image, severity < TEL_N_SEVERITIES ? tel_severity_get_icon_name (severity)
                                                                   : "tel-done-symbolic");
}
