/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-row.h"

#include <glib/gi18n-lib.h>

/**
 * TelActivityRow:
 *
 * All rows have one height: GTK 4.8 scrolls backwards over unequal ones.
 */
struct _TelActivityRow
{
  AdwBin parent_instance;

  GtkInscription *title_inscription;
  GtkInscription *details_inscription;
  GtkImage *state_image;
};

G_DEFINE_FINAL_TYPE (TelActivityRow, tel_activity_row, ADW_TYPE_BIN)

static const struct
{
  const char *word;
  const char *icon_name;
  const char *css_class;
} states[] = {
  /* Translators: the state of a plan */
  [TEL_JOURNAL_STATE_RUNNING] = { N_ ("Running"), "tel-waiting-symbolic", "accent" },
  /* Translators: the state of a plan whose program ended before the plan did */
  [TEL_JOURNAL_STATE_INTERRUPTED] = { N_ ("Interrupted"), "dialog-warning-symbolic", "warning" },
  /* Translators: the state of a plan */
  [TEL_JOURNAL_STATE_DONE] = { N_ ("Done"), "tel-done-symbolic", "success" },
  /* Translators: the state of a plan that ended before its last step */
  [TEL_JOURNAL_STATE_STOPPED] = { N_ ("Stopped"), "dialog-error-symbolic", "error" },
};

static void
tel_activity_row_class_init (TelActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TelActivityRow, title_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelActivityRow, details_inscription);
  gtk_widget_class_bind_template_child (widget_class, TelActivityRow, state_image);
}

static void
tel_activity_row_init (TelActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tel_activity_row_new:
 *
 * Makes a row that shows nothing.
 *
 * Returns: (transfer floating): a new row
 */
TelActivityRow *
tel_activity_row_new (void)
{
  return g_object_new (TEL_TYPE_ACTIVITY_ROW, NULL);
}

/**
 * tel_activity_row_set_entry:
 * @self: a row
 * @entry: a plan of the journal
 *
 * Shows a plan.
 */
void
tel_activity_row_set_entry (TelActivityRow *self, TelJournalEntry *entry)
{
  TelJournalState state;
  g_autofree char *time = NULL;
  g_autofree char *details = NULL;
  g_autofree char *words = NULL;
  GtkWidget *item;

  g_return_if_fail (TEL_IS_ACTIVITY_ROW (self));
  g_return_if_fail (TEL_IS_JOURNAL_ENTRY (entry));

  state = tel_journal_entry_get_state (entry);
  time = tel_activity_row_dup_time (tel_journal_entry_get_begun (entry));
  details = g_strdup_printf ("%s · %s", time, tel_journal_entry_get_cluster (entry));
  gtk_inscription_set_text (self->title_inscription, tel_journal_entry_get_title (entry));
  gtk_inscription_set_text (self->details_inscription, details);
  gtk_image_set_from_icon_name (self->state_image, tel_activity_row_get_state_icon (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_image),
                              (const char *[]){ tel_activity_row_get_state_class (state), NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_image), tel_activity_row_get_state_word (state));

  /* The list item around a row has no words of its own in GTK 4.8. */
  words = g_strdup_printf ("%s, %s, %s", tel_journal_entry_get_title (entry), tel_activity_row_get_state_word (state),
                           details);
  item = gtk_widget_get_parent (GTK_WIDGET (self));
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * tel_activity_row_get_state_word:
 * @state: how a plan stands
 *
 * Says it.
 *
 * Returns: the word, in the user's language
 */
const char *
tel_activity_row_get_state_word (TelJournalState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return _ (states[state].word);
}

/**
 * tel_activity_row_get_state_icon:
 * @state: how a plan stands
 *
 * Gets the icon that stands for it.
 *
 * Returns: its name
 */
const char *
tel_activity_row_get_state_icon (TelJournalState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state].icon_name;
}

/**
 * tel_activity_row_get_state_class:
 * @state: how a plan stands
 *
 * Gets the style that the icon has.
 *
 * Returns: the CSS class
 */
const char *
tel_activity_row_get_state_class (TelJournalState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state].css_class;
}

/**
 * tel_activity_row_dup_time:
 * @time: a time
 *
 * Writes a time as it is written here, to the minute.
 *
 * Returns: (transfer full): the text
 */
char *
tel_activity_row_dup_time (GDateTime *time)
{
  g_autofree char *text = NULL;
  const char *start;

  g_return_val_if_fail (time != NULL, NULL);

  /* Translators: a date with a time, as of g_date_time_format() */
  text = g_date_time_format (time, _ ("%e %b %Y %H:%M"));

  /* A day of one digit has a wide blank before it, which is a gap within a sentence. */
  for (start = text; g_unichar_isspace (g_utf8_get_char (start)); start = g_utf8_next_char (start))
    ;

  return g_strdup (start);
}
