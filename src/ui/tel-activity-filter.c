/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-filter.h"

#include "ui/tel-activity-row.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/**
 * TelActivityFilter:
 *
 * What is chosen in the menu is said in words under the search, so that nobody misses a plan without knowing why.
 */
struct _TelActivityFilter
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkWidget *summary_box;
  GtkLabel *summary_label;

  GSettings *settings;
  char **words;
  char *connection;
  /* Since when, %NULL for ever. */
  GDateTime *since;
};

G_DEFINE_FINAL_TYPE (TelActivityFilter, tel_activity_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The keys of the settings, which are the names of the actions too. */
static const char *const keys[] = { "activity-state", "activity-connection", "activity-period" };

static gboolean
has_word (TelJournalEntry *entry, const char *word)
{
  const char *texts[] = {
    tel_journal_entry_get_title (entry),   tel_journal_entry_get_cluster (entry),
    tel_journal_entry_get_account (entry), tel_journal_entry_get_person (entry),
    tel_journal_entry_get_message (entry), tel_activity_row_get_state_word (tel_journal_entry_get_state (entry))
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = texts[i] != NULL ? g_utf8_casefold (texts[i], -1) : NULL;

      if (folded != NULL && strstr (folded, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Only what is not “all” has a word. */
static void
add_choices (TelActivityFilter *self, GPtrArray *choices)
{
  switch (g_settings_get_enum (self->settings, "activity-state"))
    {
    case TEL_JOURNAL_FILTER_STATE_UNFINISHED:
      g_ptr_array_add (choices, _ ("Interrupted or stopped"));
      break;

    case TEL_JOURNAL_FILTER_STATE_DONE:
      g_ptr_array_add (choices, _ ("Done"));
      break;

    default:
      break;
    }

  if (g_settings_get_enum (self->settings, "activity-connection") != 0)
    g_ptr_array_add (choices, _ ("This connection"));

  switch (g_settings_get_enum (self->settings, "activity-period"))
    {
    case TEL_JOURNAL_FILTER_PERIOD_TODAY:
      g_ptr_array_add (choices, _ ("Today"));
      break;

    case TEL_JOURNAL_FILTER_PERIOD_WEEK:
      g_ptr_array_add (choices, _ ("Last 7 days"));
      break;

    default:
      break;
    }
}

static void
show_summary (TelActivityFilter *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autofree char *text = NULL;

  add_choices (self, choices);
  gtk_widget_set_visible (self->summary_box, choices->len > 0);
  g_ptr_array_add (choices, NULL);
  text = g_strjoinv (" · ", (char **) choices->pdata);
  gtk_label_set_text (self->summary_label, text);
}

static void
on_settings_changed (TelActivityFilter *self, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (key, keys[i]))
      {
        tel_activity_filter_take_time (self);
        show_summary (self);
        g_signal_emit (self, signals[CHANGED], 0);
      }
}

static void
on_search_changed (TelActivityFilter *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_stop_search (TelActivityFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
install_choices (TelActivityFilter *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (group));
}

static void
tel_activity_filter_dispose (GObject *object)
{
  TelActivityFilter *self = TEL_ACTIVITY_FILTER (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->connection, g_free);
  g_clear_pointer (&self->since, g_date_time_unref);

  G_OBJECT_CLASS (tel_activity_filter_parent_class)->dispose (object);
}

static void
tel_activity_filter_class_init (TelActivityFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tel_activity_filter_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/telephonist/Telephonist/tel-activity-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, TelActivityFilter, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TelActivityFilter, summary_box);
  gtk_widget_class_bind_template_child (widget_class, TelActivityFilter, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
tel_activity_filter_init (TelActivityFilter *self)
{
  self->settings = g_settings_new (TEL_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  install_choices (self);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  tel_activity_filter_take_time (self);
  show_summary (self);
}

/**
 * tel_activity_filter_set_connection:
 * @self: a filter
 * @connection: (nullable): the identity of the connection of the window
 *
 * Sets what “this connection” means; without one it means any.
 */
void
tel_activity_filter_set_connection (TelActivityFilter *self, const char *connection)
{
  g_return_if_fail (TEL_IS_ACTIVITY_FILTER (self));

  g_free (self->connection);
  self->connection = g_strdup (connection);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tel_activity_filter_take_time:
 * @self: a filter
 *
 * Looks at the clock: what is of today changes at midnight.
 */
void
tel_activity_filter_take_time (TelActivityFilter *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (TEL_IS_ACTIVITY_FILTER (self));

  g_clear_pointer (&self->since, g_date_time_unref);
  self->since = tel_journal_filter_make_start (g_settings_get_enum (self->settings, "activity-period"), now);
}

/**
 * tel_activity_filter_matches:
 * @self: a filter
 * @entry: a plan of the journal
 *
 * Tells whether a plan is shown.
 *
 * Returns: %TRUE when it fits all that was chosen, and has every word of the search
 */
gboolean
tel_activity_filter_matches (TelActivityFilter *self, TelJournalEntry *entry)
{
  TelJournalFilter filter = { 0 };

  g_return_val_if_fail (TEL_IS_ACTIVITY_FILTER (self), FALSE);

  filter.state = g_settings_get_enum (self->settings, "activity-state");
  filter.connection = g_settings_get_enum (self->settings, "activity-connection") != 0 ? self->connection : NULL;
  filter.since = self->since;
  if (!tel_journal_filter_matches (&filter, entry))
    return FALSE;

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (!has_word (entry, self->words[i]))
      return FALSE;

  return TRUE;
}

/**
 * tel_activity_filter_reset:
 * @self: a filter
 *
 * Shows every plan again.
 */
void
tel_activity_filter_reset (TelActivityFilter *self)
{
  g_return_if_fail (TEL_IS_ACTIVITY_FILTER (self));

  on_stop_search (self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
}

/**
 * tel_activity_filter_focus:
 * @self: a filter
 *
 * Moves the focus to the search.
 */
void
tel_activity_filter_focus (TelActivityFilter *self)
{
  g_return_if_fail (TEL_IS_ACTIVITY_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
