/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-fix-chooser.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-fix-choice.h"

struct _TelFixChooser
{
  GtkBox parent_instance;

  GListModel *choices;
  GPtrArray *checks;
  GtkEntry *entry;
};

G_DEFINE_FINAL_TYPE (TelFixChooser, tel_fix_chooser, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_changed (TelFixChooser *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who types means what they type. */
static void
on_typed (TelFixChooser *self)
{
  if (self->checks->len > 0)
    gtk_check_button_set_active (self->checks->pdata[self->checks->len - 1], TRUE);
  on_changed (self);
}

static GtkCheckButton *
add_check (TelFixChooser *self, GtkBox *box, const char *words)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (box, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return GTK_CHECK_BUTTON (check);
}

static void
add_choices (TelFixChooser *self, GtkBox *box)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->choices); i++)
    {
      g_autoptr (TelFixChoice) choice = g_list_model_get_item (self->choices, i);

      add_check (self, box, tel_fix_choice_get_words (choice));
    }
}

static void
add_entry (TelFixChooser *self, GtkBox *box)
{
  if (g_list_model_get_n_items (self->choices) > 0)
    add_check (self, box, _ ("Something else:"));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_activates_default (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Value"), -1);
  gtk_box_append (box, GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
}

static void
tel_fix_chooser_dispose (GObject *object)
{
  TelFixChooser *self = TEL_FIX_CHOOSER (object);

  g_clear_object (&self->choices);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (tel_fix_chooser_parent_class)->dispose (object);
}

static void
tel_fix_chooser_class_init (TelFixChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tel_fix_chooser_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tel_fix_chooser_init (TelFixChooser *self)
{
  self->checks = g_ptr_array_new ();
}

/**
 * tel_fix_chooser_new:
 * @choices: (transfer none): a model of #TelFixChoice, the most likely first
 * @takes_text: whether something else can be typed
 *
 * Makes a chooser in which the first way is chosen.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
tel_fix_chooser_new (GListModel *choices, gboolean takes_text)
{
  TelFixChooser *self = g_object_new (TEL_TYPE_FIX_CHOOSER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->choices = g_object_ref (choices);
  add_choices (self, GTK_BOX (box));
  if (takes_text)
    add_entry (self, GTK_BOX (box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_box_append (GTK_BOX (self), scrolled);

  return GTK_WIDGET (self);
}

/**
 * tel_fix_chooser_get_value:
 * @self: a chooser
 *
 * Gets what was chosen or typed.
 *
 * Returns: (nullable): the value, or %NULL while there is none
 */
const char *
tel_fix_chooser_get_value (TelFixChooser *self)
{
  guint n_choices;

  g_return_val_if_fail (TEL_IS_FIX_CHOOSER (self), NULL);

  n_choices = g_list_model_get_n_items (self->choices);
  for (guint i = 0; i < n_choices; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      {
        g_autoptr (TelFixChoice) choice = g_list_model_get_item (self->choices, i);

        return tel_fix_choice_get_value (choice);
      }

  if (self->entry == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return NULL;

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
