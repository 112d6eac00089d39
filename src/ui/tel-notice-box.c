/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-notice-box.h"

struct _TelNoticeBox
{
  AdwBin parent_instance;

  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (TelNoticeBox, tel_notice_box, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

static void
tel_notice_box_class_init (TelNoticeBoxClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tel_notice_box_init (TelNoticeBox *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "tel-notice");
}

/**
 * tel_notice_box_new:
 * @heading: what the sentences are about
 * @sentences: (array zero-terminated=1): the sentences
 *
 * Makes a box that says something, each sentence on a line of its own.
 *
 * Returns: (transfer floating): a new widget
 */
TelNoticeBox *
tel_notice_box_new (const char *heading, const char *const *sentences)
{
  TelNoticeBox *self;
  GtkWidget *box;

  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (sentences != NULL, NULL);

  self = g_object_new (TEL_TYPE_NOTICE_BOX, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), make_label (heading));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "heading");
  for (guint i = 0; sentences[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), make_label (sentences[i]));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), self->buttons);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);

  return self;
}

/**
 * tel_notice_box_add_button:
 * @self: a box
 * @label: what the button says
 * @action_name: what it does
 * @target: (nullable): the action's parameter, sunk when it is floating
 *
 * Adds what can be done about it.
 */
void
tel_notice_box_add_button (TelNoticeBox *self, const char *label, const char *action_name, GVariant *target)
{
  GtkWidget *button;

  g_return_if_fail (TEL_IS_NOTICE_BOX (self));

  button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_box_append (GTK_BOX (self->buttons), button);
}
