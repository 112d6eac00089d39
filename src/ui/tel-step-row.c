/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-step-row.h"

#include <glib/gi18n-lib.h>

/* Who edits a few fields looks for just these; of many, each step is unfolded by who wants to see it. */
#define MAXIMUM_UNFOLDED 4

struct _TelStepRow
{
  AdwExpanderRow parent_instance;

  GtkStack *state_stack;
  GtkSpinner *spinner;
  GtkImage *image;
  TelStep *step;
};

G_DEFINE_FINAL_TYPE (TelStepRow, tel_step_row, ADW_TYPE_EXPANDER_ROW)

typedef struct
{
  const char *icon_name;
  const char *word;
  const char *css_class;
} StateLook;

static const StateLook looks[] = {
  /* Translators: the state of a step of a plan */
  [TEL_STEP_STATE_WAITING] = { NULL, N_ ("Waiting"), NULL },
  /* Translators: the state of a step of a plan */
  [TEL_STEP_STATE_RUNNING] = { NULL, N_ ("Running"), NULL },
  /* Translators: the state of a step of a plan */
  [TEL_STEP_STATE_DONE] = { "emblem-ok-symbolic", N_ ("Done"), "success" },
  /* Translators: the state of a step of a plan */
  [TEL_STEP_STATE_WARNING] = { "dialog-warning-symbolic", N_ ("Done, with a warning"), "warning" },
  /* Translators: the state of a step of a plan */
  [TEL_STEP_STATE_FAILED] = { "dialog-error-symbolic", N_ ("Failed"), "error" },
  /* Translators: the state of a step of a plan: nobody knows whether it was carried out */
  [TEL_STEP_STATE_UNKNOWN] = { "dialog-question-symbolic", N_ ("Unknown"), "warning" },
};

static void
update_state (TelStepRow *self)
{
  TelStepState state = tel_step_get_state (self->step);
  const StateLook *look = &looks[state];
  const char *message = tel_step_get_message (self->step);

  gtk_spinner_set_spinning (self->spinner, state == TEL_STEP_STATE_RUNNING);
  if (state == TEL_STEP_STATE_RUNNING)
    gtk_stack_set_visible_child (self->state_stack, GTK_WIDGET (self->spinner));
  else
    gtk_stack_set_visible_child (self->state_stack, GTK_WIDGET (self->image));

  gtk_image_set_from_icon_name (self->image, look->icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->image), (const char *[]){ look->css_class, NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_stack), _ (look->word));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (look->word), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), message != NULL ? message : "");
}

static GtkWidget *
make_change_row (TelChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  const char *before = tel_change_get_before (change);
  const char *after = tel_change_get_after (change);
  g_autofree char *text = NULL;

  if (before == NULL || *before == '\0')
    text = g_strdup (after);
  else if (after == NULL || *after == '\0')
    /* Translators: a value before and after a change that takes it away */
    text = g_strdup_printf (_ ("%s → nothing"), before);
  else
    /* Translators: a value before and after a change */
    text = g_strdup_printf (_ ("%s → %s"), before, after);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tel_change_get_label (change));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : "");
  gtk_widget_add_css_class (row, "change");

  return row;
}

static void
tel_step_row_dispose (GObject *object)
{
  TelStepRow *self = TEL_STEP_ROW (object);

  g_clear_object (&self->step);

  G_OBJECT_CLASS (tel_step_row_parent_class)->dispose (object);
}

static void
tel_step_row_class_init (TelStepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_step_row_dispose;
}

static void
tel_step_row_init (TelStepRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->image = GTK_IMAGE (gtk_image_new ());
  self->state_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->state_stack, GTK_WIDGET (self->image));
  gtk_stack_add_child (self->state_stack, GTK_WIDGET (self->spinner));
  gtk_widget_set_valign (GTK_WIDGET (self->state_stack), GTK_ALIGN_CENTER);
}

/**
 * tel_step_row_new:
 * @step: a step of a plan
 * @number: its place in the plan, from 1
 *
 * Makes the row that shows the step and follows its state.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
tel_step_row_new (TelStep *step, guint number)
{
  TelStepRow *self = g_object_new (TEL_TYPE_STEP_ROW, NULL);
  GListModel *changes = tel_step_get_changes (step);
  guint n_changes = g_list_model_get_n_items (changes);
  g_autofree char *number_text = g_strdup_printf ("%u", number);
  GtkWidget *number_label = gtk_label_new (number_text);

  self->step = g_object_ref (step);
  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), number_label);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->state_stack));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), tel_step_get_sentence (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tel_step_get_sentence (step),
                                  -1);

  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (TelChange) change = g_list_model_get_item (changes, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_change_row (change));
    }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), n_changes > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), tel_step_get_operation (step) == TEL_STEP_OPERATION_UPDATE &&
                                                              n_changes <= MAXIMUM_UNFOLDED);

  g_signal_connect_object (step, "notify::state", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (step, "notify::message", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);

  return GTK_WIDGET (self);
}

/**
 * tel_step_row_add_limits:
 * @row: the row of a step
 * @limits: sentences
 *
 * Shows below what the step sends what of it cannot be undone or restored, and what it leaves out.
 */
void
tel_step_row_add_limits (GtkWidget *row, const char *const *limits)
{
  g_return_if_fail (TEL_IS_STEP_ROW (row));

  for (guint i = 0; limits[i] != NULL; i++)
    {
      GtkWidget *limit = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (limit), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (limit), limits[i]);
      gtk_widget_add_css_class (limit, "change");
      gtk_widget_add_css_class (limit, "dim-label");
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), limit);
    }
  if (limits[0] != NULL)
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
}
