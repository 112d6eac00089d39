/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-readiness-row.h"

#include <glib/gi18n-lib.h>

struct _TelReadinessRow
{
  AdwExpanderRow parent_instance;

  GtkImage *image;
  GtkButton *fix_button;
  GtkLabel *reason_label;
  GtkLabel *place_label;
  GtkWidget *command_box;
  GtkLabel *command_label;
  GtkWidget *copy_button;
  GtkWidget *choice_box;
  GtkDropDown *choice;
  GtkWidget *choose_button;
  GtkButton *need_button;
  GtkLabel *need_label;
  GtkLabel *hindrance_label;

  TelReadinessCheck *check;
};

G_DEFINE_FINAL_TYPE (TelReadinessRow, tel_readiness_row, ADW_TYPE_EXPANDER_ROW)

static const struct
{
  const char *icon_name;
  const char *style_class;
} states[] = {
  [TEL_READINESS_STATE_MET] = { "tel-done-symbolic", "success" },
  [TEL_READINESS_STATE_NOT_MET] = { "tel-problem-symbolic", "tel-problem" },
  [TEL_READINESS_STATE_NOT_APPLICABLE] = { "tel-missing-symbolic", "dim-label" },
  [TEL_READINESS_STATE_UNREADABLE] = { "tel-waiting-symbolic", "tel-problem" },
  [TEL_READINESS_STATE_REMINDER] = { "tel-missing-symbolic", "accent" },
  [TEL_READINESS_STATE_NOT_WANTED] = { "tel-missing-symbolic", "dim-label" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == TEL_N_READINESS_STATES);

/* What the button says; of what is mended elsewhere, the row itself tells. */
static const char *
get_fix_label (TelReadinessFix fix)
{
  switch (fix)
    {
    case TEL_READINESS_FIX_PARAMETER:
      return _ ("Set…");

    case TEL_READINESS_FIX_SECURITY_PROFILE:
    case TEL_READINESS_FIX_SIP_PROFILE:
      return _ ("Create…");

    case TEL_READINESS_FIX_CHOICE:
      return _ ("Choose…");

    case TEL_READINESS_FIX_ELSEWHERE:
      return _ ("What to do");

    case TEL_READINESS_FIX_NONE:
    default:
      return NULL;
    }
}

static gboolean
is_told_here (TelReadinessFix fix)
{
  return fix == TEL_READINESS_FIX_ELSEWHERE || fix == TEL_READINESS_FIX_CHOICE;
}

static void
on_fix_clicked (TelReadinessRow *self)
{
  if (is_told_here (tel_readiness_check_get_fix (self->check)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "cluster.fix", "s", tel_readiness_check_get_id (self->check));
}

static void
on_copy_clicked (TelReadinessRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_text (self->command_label));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Copied."));
}

static void
on_choose_clicked (TelReadinessRow *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->choice);

  gtk_widget_activate_action (GTK_WIDGET (self), "cluster.choose", "(ss)", tel_readiness_check_get_id (self->check),
                              gtk_string_object_get_string (chosen));
}

static void
on_need_clicked (TelReadinessRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "cluster.set-wanted", "(sb)",
                              tel_need_get_nick (tel_readiness_check_get_need (self->check)),
                              tel_readiness_check_is_declined (self->check));
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_button (TelReadinessRow *self, const char *hindrance)
{
  TelReadinessFix fix = tel_readiness_check_get_fix (self->check);
  const char *label = get_fix_label (fix);
  g_autofree char *name = NULL;

  if (label == NULL)
    return;

  /* Translators: what a button does, and what it does it to */
  name = g_strdup_printf (_ ("%s (%s)"), label, tel_readiness_check_get_title (self->check));
  gtk_button_set_label (self->fix_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->fix_button), TRUE);
  if (is_told_here (fix) || hindrance == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->fix_button), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fix_button), hindrance);
  show_text (self->hindrance_label, hindrance);
}

static void
show_check (TelReadinessRow *self)
{
  TelReadinessState state = tel_readiness_check_get_state (self->check);
  const char *command = tel_readiness_check_get_command (self->check);
  /* Translators: how a prerequisite stands, what was read of it */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s: %s"), tel_readiness_state_get_label (state),
                                               tel_readiness_check_get_found (self->check));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tel_readiness_check_get_title (self->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_readiness_check_get_title (self->check));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_image_set_from_icon_name (self->image, states[state].icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), states[state].style_class);
  gtk_label_set_text (self->reason_label, tel_readiness_check_get_reason (self->check));
  show_text (self->place_label, tel_readiness_check_get_place (self->check));
  show_text (self->command_label, command);
  gtk_widget_set_visible (self->command_box, command != NULL);
}

/* Whoever said it can take it back, also where the cluster uses it all the same. */
static void
show_need (TelReadinessRow *self)
{
  TelNeed need = tel_readiness_check_get_need (self->check);
  const char *hindrance = tel_readiness_check_get_hindrance (self->check);
  gboolean is_declined = tel_readiness_check_is_declined (self->check);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  const char *label;

  gtk_widget_set_visible (GTK_WIDGET (self->need_button), need != TEL_NEED_NONE && (is_declined || hindrance == NULL));
  if (need == TEL_NEED_NONE)
    return;

  if (need == TEL_NEED_SECURE)
    label = is_declined ? _ ("We use secure phones after all") : _ ("We do not use secure phones");
  else
    label = is_declined ? _ ("We use this type of phone after all") : _ ("We do not use this type of phone");
  name = g_strdup_printf (_ ("%s (%s)"), label, tel_readiness_check_get_title (self->check));
  gtk_button_set_label (self->need_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->need_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (hindrance != NULL && !is_declined)
    /* Translators: a sentence that says what there is */
    text = g_strdup_printf (_ ("It is in use, so it is asked for. %s"), hindrance);
  show_text (self->need_label, text);
}

static void
tel_readiness_row_dispose (GObject *object)
{
  g_clear_object (&TEL_READINESS_ROW (object)->check);

  G_OBJECT_CLASS (tel_readiness_row_parent_class)->dispose (object);
}

static void
tel_readiness_row_class_init (TelReadinessRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_readiness_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-readiness-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, image);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, fix_button);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, command_box);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, command_label);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, choice_box);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, choice);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, need_button);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, need_label);
  gtk_widget_class_bind_template_child (widget_class, TelReadinessRow, hindrance_label);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_fix_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_need_clicked);
}

static void
tel_readiness_row_init (TelReadinessRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_readiness_row_new:
 * @check: a prerequisite
 * @candidates: (nullable) (array zero-terminated=1): the internal names among which somebody has to choose
 * @hindrance: (nullable): why nothing can be changed over this connection
 *
 * Makes a row.
 *
 * Returns: (transfer floating): a new row
 */
TelReadinessRow *
tel_readiness_row_new (TelReadinessCheck *check, const char *const *candidates, const char *hindrance)
{
  TelReadinessRow *self;

  g_return_val_if_fail (TEL_IS_READINESS_CHECK (check), NULL);

  self = g_object_new (TEL_TYPE_READINESS_ROW, NULL);
  self->check = g_object_ref (check);
  show_check (self);
  show_button (self, hindrance);
  show_need (self);
  if (tel_readiness_check_get_fix (check) == TEL_READINESS_FIX_CHOICE && candidates != NULL)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (candidates);

      gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
      gtk_widget_set_visible (self->choice_box, TRUE);
    }

  return self;
}
