/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-banner.h"

/**
 * TelBanner:
 *
 * What AdwBanner is from libadwaita 1.3 on: a state that lasts, said in words, and one button.
 */
struct _TelBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (TelBanner, tel_banner, ADW_TYPE_BIN)

static void
tel_banner_class_init (TelBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TelBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, TelBanner, label);
  gtk_widget_class_bind_template_child (widget_class, TelBanner, button);
}

static void
tel_banner_init (TelBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_banner_show:
 * @self: a banner
 * @text: what lasts, a sentence
 * @button_label: (nullable): what the button does, NULL for none
 * @action_name: (nullable): the action that the button activates
 *
 * Reveals the banner, with another text when it was revealed before.
 */
void
tel_banner_show (TelBanner *self, const char *text, const char *button_label, const char *action_name)
{
  g_return_if_fail (TEL_IS_BANNER (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  gtk_button_set_label (self->button, button_label != NULL ? button_label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * tel_banner_hide:
 * @self: a banner
 *
 * Hides the banner: the state is over.
 */
void
tel_banner_hide (TelBanner *self)
{
  g_return_if_fail (TEL_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * tel_banner_is_shown:
 * @self: a banner
 *
 * Tells whether a state is being said.
 *
 * Returns: %TRUE when it is revealed
 */
gboolean
tel_banner_is_shown (TelBanner *self)
{
  g_return_val_if_fail (TEL_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * tel_banner_get_text:
 * @self: a banner
 *
 * Gets what is being said.
 *
 * Returns: the sentence
 */
const char *
tel_banner_get_text (TelBanner *self)
{
  g_return_val_if_fail (TEL_IS_BANNER (self), NULL);

  return gtk_label_get_text (self->label);
}
