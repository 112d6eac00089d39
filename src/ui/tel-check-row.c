/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-check-row.h"

/**
 * TelCheckRow:
 *
 * A line of a user's checklist, with a button where something can be done about it.
 */
struct _TelCheckRow
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkButton *action_button;
};

G_DEFINE_FINAL_TYPE (TelCheckRow, tel_check_row, ADW_TYPE_BIN)

static void
show_action (TelCheckRow *self, TelCheck *check)
{
  const char *description = tel_check_get_action_description (check);

  gtk_button_set_label (self->action_button, tel_check_get_action_label (check));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->action_button), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->action_button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->action_button), tel_check_get_action_target (check));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->action_button), tel_check_get_action_name (check));
  gtk_widget_set_visible (GTK_WIDGET (self->action_button), TRUE);
}

static void
tel_check_row_class_init (TelCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelCheckRow, image);
  gtk_widget_class_bind_template_child (widget_class, TelCheckRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TelCheckRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TelCheckRow, action_button);
}

static void
tel_check_row_init (TelCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_check_row_new:
 * @check: what to show
 *
 * Makes the line for a check.
 *
 * Returns: (transfer floating): a new widget
 */
TelCheckRow *
tel_check_row_new (TelCheck *check)
{
  TelCheckRow *self;
  TelCheckState state;
  g_autofree char *words = NULL;

  g_return_val_if_fail (TEL_IS_CHECK (check), NULL);

  self = g_object_new (TEL_TYPE_CHECK_ROW, NULL);
  state = tel_check_get_state (check);
  words = g_strdup_printf ("%s: %s. %s", tel_check_get_title (check), tel_check_state_get_label (state),
                           tel_check_get_text (check));

  gtk_image_set_from_icon_name (self->image, tel_check_state_get_icon_name (state));
  gtk_widget_add_css_class (GTK_WIDGET (self->image), tel_check_state_get_style_class (state));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->image), tel_check_state_get_label (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_check_state_get_label (state), -1);
  gtk_label_set_text (self->title_label, tel_check_get_title (check));
  gtk_label_set_text (self->text_label, tel_check_get_text (check));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (tel_check_get_action_name (check) != NULL)
    show_action (self, check);

  return self;
}
