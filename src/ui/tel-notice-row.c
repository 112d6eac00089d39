/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-notice-row.h"

#include <glib/gi18n-lib.h>

struct _TelNoticeRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (TelNoticeRow, tel_notice_row, ADW_TYPE_ACTION_ROW)

static void
add_icon (TelNoticeRow *self, const char *icon_name, const char *word, const char *css_class)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (image, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (image, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), image);
}

static void
add_tick (TelNoticeRow *self, TelNotice *notice)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_bind_property (notice, "ticked", check, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), check);
}

static void
tel_notice_row_class_init (TelNoticeRowClass *klass)
{
}

static void
tel_notice_row_init (TelNoticeRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * tel_notice_row_new:
 * @notice: a notice of a plan
 *
 * Makes the row that shows it.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_notice_row_new (TelNotice *notice)
{
  TelNoticeRow *self = g_object_new (TEL_TYPE_NOTICE_ROW, NULL);
  GtkWidget *rule = gtk_label_new (tel_notice_get_rule (notice));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_notice_get_text (notice));
  gtk_widget_add_css_class (rule, "dim-label");
  gtk_widget_add_css_class (rule, "caption");
  gtk_widget_add_css_class (rule, "numeric");
  /* Translators: where a rule such as G3.7 stands */
  gtk_widget_set_tooltip_text (rule, _ ("The rule’s number in the softphone guide’s list"));
  /* What no rule of the guide says bears a word instead of a number. */
  gtk_widget_set_visible (rule, g_str_has_prefix (tel_notice_get_rule (notice), "G"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), rule);

  switch (tel_notice_get_force (notice))
    {
    case TEL_FORCE_REFUSE:
      /* Translators: a rule forbids the plan */
      add_icon (self, "dialog-error-symbolic", _ ("Refused"), "error");
      break;

    case TEL_FORCE_TICK:
      add_tick (self, notice);
      break;

    case TEL_FORCE_REMIND:
    default:
      /* Translators: a rule reminds of something */
      add_icon (self, "dialog-information-symbolic", _ ("Reminder"), "dim-label");
      break;
    }

  return GTK_WIDGET (self);
}
