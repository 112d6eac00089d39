/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-fault-row.h"

#include <glib/gi18n-lib.h>

#include "ui/tel-check.h"

struct _TelFaultRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (TelFaultRow, tel_fault_row, ADW_TYPE_ACTION_ROW)

static void
add_icon (TelFaultRow *self, const char *icon_name, const char *words, const char *css_class)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (image, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (image, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), image);
}

static void
add_button (TelFaultRow *self, TelUserFault *fault)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Put right"));
  g_autofree char *description =
      g_strdup_printf ("%s %s", tel_user_fault_get_text (fault), tel_user_fault_get_advice (fault));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "end-user.put-right");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", tel_user_fault_get_aspect (fault));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Put right"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

/* The numbers of the audit's own list say nothing to who looks at the guide. */
static char *
dup_advice (TelUserFault *fault)
{
  const char *rule = tel_user_fault_get_rule (fault);

  if (!g_str_has_prefix (rule, "G"))
    return g_strdup (tel_user_fault_get_advice (fault));

  /* Translators: a sentence, then the number of a rule of the softphone guide's list, e.g. G4.4 */
  return g_strdup_printf (_ ("%s (%s)"), tel_user_fault_get_advice (fault), rule);
}

static void
tel_fault_row_class_init (TelFaultRowClass *klass)
{
}

static void
tel_fault_row_init (TelFaultRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

/**
 * tel_fault_row_new:
 * @fault: what is wrong
 *
 * Makes the row that says so. Its button activates “end-user.put-right” with the fault's aspect.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_fault_row_new (TelUserFault *fault)
{
  TelFaultRow *self;
  g_autofree char *advice = NULL;

  g_return_val_if_fail (TEL_IS_USER_FAULT (fault), NULL);

  self = g_object_new (TEL_TYPE_FAULT_ROW, NULL);
  advice = dup_advice (fault);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_user_fault_get_text (fault));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), advice);

  if (tel_user_fault_get_remedy (fault) == TEL_REMEDY_NONE)
    add_icon (self, "dialog-information-symbolic", _ ("Reminder"), "dim-label");
  else
    add_icon (self, tel_check_state_get_icon_name (TEL_CHECK_STATE_PROBLEM),
              tel_check_state_get_label (TEL_CHECK_STATE_PROBLEM),
              tel_check_state_get_style_class (TEL_CHECK_STATE_PROBLEM));
  if (tel_user_fault_get_remedy (fault) == TEL_REMEDY_APART)
    add_button (self, fault);

  return GTK_WIDGET (self);
}
