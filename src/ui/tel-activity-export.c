/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-activity-export.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What the file chooser was opened for. */
typedef struct
{
  GtkWidget *widget;
  TelJournal *journal;
  GListModel *entries;
  TelJournalExportFormat format;
} Question;

static const struct
{
  const char *ending;
  const char *type;
  const char *filter;
} formats[] = {
  [TEL_JOURNAL_EXPORT_CSV] = { "csv", "text/csv", N_ ("Tables (CSV)") },
  [TEL_JOURNAL_EXPORT_JSON] = { "json", "application/json", N_ ("Documents (JSON)") },
  [TEL_JOURNAL_EXPORT_AUDIT] = { "audit.jsonl", "application/jsonl", N_ ("Audit trails (JSON lines)") },
};

/* What is being written. */
typedef struct
{
  GtkWidget *widget;
  guint n_plans;
} Writing;

static void
question_free (Question *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->journal);
  g_object_unref (self->entries);
  g_free (self);
}

static void
show_error (GtkWidget *widget, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("The plans were not exported"), message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr (GtkWidget) widget = writing->widget;
  guint n_plans = writing->n_plans;
  g_autoptr (GError) error = NULL;

  g_free (writing);
  if (tel_journal_export_finish (TEL_JOURNAL (source), result, &error))
    {
      g_autofree char *text =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u plan was exported.", "%'u plans were exported.", n_plans),
                           n_plans);

      gtk_widget_activate_action (widget, "win.toast", "s", text);
    }
  /* The window may be gone by now. */
  else if (gtk_widget_get_root (widget) != NULL)
    {
      show_error (widget, error->message);
    }
}

static void
on_response (GtkNativeDialog *native, int response, Question *question)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  if (file != NULL)
    tel_activity_export_write (question->widget, question->journal, question->entries, question->format, file);
  g_object_unref (native);
}

/**
 * tel_activity_export_write:
 * @widget: what it was asked for on
 * @journal: the journal
 * @entries: a list of #TelJournalEntry
 * @format: what they are written as
 * @file: where to
 *
 * Writes plans of the journal into a file, and says how it went.
 */
void
tel_activity_export_write (
    GtkWidget *widget, TelJournal *journal, GListModel *entries, TelJournalExportFormat format, GFile *file)
{
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writing *writing;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_LIST_MODEL (entries));

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (TelJournalEntry) entry = g_list_model_get_item (entries, i);
      gint64 plan = tel_journal_entry_get_id (entry);

      g_array_append_val (plans, plan);
    }
  writing = g_new0 (Writing, 1);
  writing->widget = g_object_ref (widget);
  writing->n_plans = plans->len;
  tel_journal_export_async (journal, (const gint64 *) (gconstpointer) plans->data, plans->len, format, file, NULL,
                            on_exported, writing);
}

/**
 * tel_activity_export_ask:
 * @widget: what it was asked for on
 * @journal: the journal
 * @entries: a list of #TelJournalEntry
 * @format: what they are written as
 *
 * Asks where plans of the journal are to be written, and writes them there.
 */
void
tel_activity_export_ask (GtkWidget *widget, TelJournal *journal, GListModel *entries, TelJournalExportFormat format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *native;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (format < G_N_ELEMENTS (formats));

  name = g_strdup_printf ("telephonist-%s.%s", day, formats[format].ending);
  gtk_file_filter_set_name (filter, _ (formats[format].filter));
  gtk_file_filter_add_mime_type (filter, formats[format].type);
  gtk_file_filter_add_suffix (filter, formats[format].ending);
  native = gtk_file_chooser_native_new (_ ("Export the plans shown"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);

  question = g_new0 (Question, 1);
  question->widget = g_object_ref (widget);
  question->journal = g_object_ref (journal);
  question->entries = g_object_ref (entries);
  question->format = format;
  g_signal_connect_data (native, "response", G_CALLBACK (on_response), question,
                         (GClosureNotify) (GCallback) question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}
