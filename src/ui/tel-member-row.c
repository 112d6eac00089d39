/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-member-row.h"

#include <glib/gi18n-lib.h>

struct _TelMemberRow
{
  AdwActionRow parent_instance;

  char *name;
};

G_DEFINE_FINAL_TYPE (TelMemberRow, tel_member_row, ADW_TYPE_ACTION_ROW)

static void
add_button (TelMemberRow *self, GtkWidget *button, const char *description, const char *action_name)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
tel_member_row_finalize (GObject *object)
{
  g_free (TEL_MEMBER_ROW (object)->name);

  G_OBJECT_CLASS (tel_member_row_parent_class)->finalize (object);
}

static void
tel_member_row_class_init (TelMemberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tel_member_row_finalize;
}

static void
tel_member_row_init (TelMemberRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

/**
 * tel_member_row_new:
 * @name: the name of the member
 * @details: (nullable): what is known of it
 *
 * Makes a row.
 *
 * Returns: (transfer floating): a new row
 */
TelMemberRow *
tel_member_row_new (const char *name, const char *details)
{
  TelMemberRow *self = g_object_new (TEL_TYPE_MEMBER_ROW, NULL);

  self->name = g_strdup (name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details != NULL ? details : "");

  return self;
}

/**
 * tel_member_row_set_state:
 * @self: a row
 * @state: how the member stands
 * @words: the same in words
 *
 * Says how a member stands to what Jabber needs.
 */
void
tel_member_row_set_state (TelMemberRow *self, TelCheckState state, const char *words)
{
  GtkWidget *image;

  g_return_if_fail (TEL_IS_MEMBER_ROW (self));

  image = gtk_image_new_from_icon_name (tel_check_state_get_icon_name (state));
  gtk_widget_add_css_class (image, tel_check_state_get_style_class (state));
  gtk_widget_set_tooltip_text (image, tel_check_state_get_label (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_check_state_get_label (state), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), image);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
}

/**
 * tel_member_row_offer_removal:
 * @self: a row
 * @action_name: an action that takes a name
 *
 * Adds the button that takes the member out.
 */
void
tel_member_row_offer_removal (TelMemberRow *self, const char *action_name)
{
  g_autofree char *description = NULL;

  g_return_if_fail (TEL_IS_MEMBER_ROW (self));

  /* Translators: a device or a user group, which is taken off a list */
  description = g_strdup_printf (_ ("Remove %s"), self->name);
  add_button (self, gtk_button_new_from_icon_name ("list-remove-symbolic"), description, action_name);
}

/**
 * tel_member_row_offer_addition:
 * @self: a row
 * @action_name: an action that takes a name
 *
 * Adds the button that puts the member in.
 */
void
tel_member_row_offer_addition (TelMemberRow *self, const char *action_name)
{
  g_autofree char *description = NULL;

  g_return_if_fail (TEL_IS_MEMBER_ROW (self));

  /* Translators: a user group, which is put on a list */
  description = g_strdup_printf (_ ("Add %s"), self->name);
  add_button (self, gtk_button_new_from_icon_name ("list-add-symbolic"), description, action_name);
}
