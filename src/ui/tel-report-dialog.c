/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "delivery/tel-language.h"
#include "model/tel-translation.h"

struct _TelReportDialog
{
  AdwWindow parent_instance;

  AdwComboRow *language_row;
  AdwComboRow *severity_row;
  GtkSwitch *accepted_switch;
  AdwPreferencesPage *form;
  GtkSpinner *spinner;
  AdwToastOverlay *toasts;

  TelAudit *audit;
  /* The codes of the languages that can be chosen. */
  GPtrArray *languages;
};

G_DEFINE_FINAL_TYPE (TelReportDialog, tel_report_dialog, ADW_TYPE_WINDOW)

/* In the order of TelReportFormat. */
static const struct
{
  const char *ending;
  const char *type;
  const char *filter;
} formats[] = {
  [TEL_REPORT_FORMAT_PDF] = { "pdf", "application/pdf", N_ ("Pages (PDF)") },
  [TEL_REPORT_FORMAT_CSV] = { "csv", "text/csv", N_ ("Tables (CSV)") },
  [TEL_REPORT_FORMAT_JSON] = { "json", "application/json", N_ ("Documents (JSON)") },
};

/* What the file chooser was opened for. */
typedef struct
{
  TelReportDialog *dialog;
  TelReportFormat format;
} Question;

/* The row has the words for the worst only, the worst two, and all of them. */
static TelReportFilter
make_filter (TelReportDialog *self)
{
  return (TelReportFilter){ NULL, (TelSeverity) adw_combo_row_get_selected (self->severity_row), NULL, NULL,
                            gtk_switch_get_active (self->accepted_switch) };
}

static const char *
get_language (TelReportDialog *self)
{
  const char *code = self->languages->pdata[adw_combo_row_get_selected (self->language_row)];

  return tel_translation_is_current (code) ? NULL : code;
}

static void
show_busy (TelReportDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TelReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast = NULL;

  if (tel_report_saver_save_finish (result, &error))
    toast = adw_toast_new (_ ("The report is ready."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      toast = adw_toast_new (escaped);
      adw_toast_set_timeout (toast, 0);
    }
  show_busy (self, FALSE);
  if (toast != NULL)
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
question_free (Question *self)
{
  g_object_unref (self->dialog);
  g_free (self);
}

static void
on_response (GtkNativeDialog *native, int response, Question *question)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  if (file != NULL)
    tel_report_dialog_save (question->dialog, question->format, file);
  g_object_unref (native);
}

static void
ask_file (TelReportDialog *self, TelReportFormat format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("telephonist-audit-%s.%s", day, formats[format].ending);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *native = gtk_file_chooser_native_new (_ ("Save the report"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  Question *question = g_new0 (Question, 1);

  gtk_file_filter_set_name (filter, _ (formats[format].filter));
  gtk_file_filter_add_mime_type (filter, formats[format].type);
  gtk_file_filter_add_suffix (filter, formats[format].ending);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  question->dialog = g_object_ref (self);
  question->format = format;
  g_signal_connect_data (native, "response", G_CALLBACK (on_response), question,
                         (GClosureNotify) (GCallback) question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

static void
print (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tel_report_dialog_save (TEL_REPORT_DIALOG (widget), TEL_REPORT_FORMAT_PAPER, NULL);
}

static void
save_pdf (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_file (TEL_REPORT_DIALOG (widget), TEL_REPORT_FORMAT_PDF);
}

static void
save_csv (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_file (TEL_REPORT_DIALOG (widget), TEL_REPORT_FORMAT_CSV);
}

static void
save_json (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask_file (TEL_REPORT_DIALOG (widget), TEL_REPORT_FORMAT_JSON);
}

/* Only those that texts can be had in here, with that of the program chosen. */
static void
fill_languages (TelReportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint current = 0;

  for (TelLanguage language = 0; language < TEL_N_LANGUAGES; language++)
    {
      const char *code = tel_language_get_code (language);

      if (!tel_translation_is_available (code))
        continue;
      if (tel_translation_is_current (code))
        current = self->languages->len;
      g_ptr_array_add (self->languages, (gpointer) code);
      gtk_string_list_append (names, tel_language_get_name (language));
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, current);
}

static void
tel_report_dialog_dispose (GObject *object)
{
  TelReportDialog *self = TEL_REPORT_DIALOG (object);

  g_clear_object (&self->audit);

  G_OBJECT_CLASS (tel_report_dialog_parent_class)->dispose (object);
}

static void
tel_report_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TEL_REPORT_DIALOG (object)->languages);

  G_OBJECT_CLASS (tel_report_dialog_parent_class)->finalize (object);
}

static void
tel_report_dialog_class_init (TelReportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tel_report_dialog_dispose;
  object_class->finalize = tel_report_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/telephonist/Telephonist/tel-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TelReportDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, TelReportDialog, severity_row);
  gtk_widget_class_bind_template_child (widget_class, TelReportDialog, accepted_switch);
  gtk_widget_class_bind_template_child (widget_class, TelReportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, TelReportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TelReportDialog, toasts);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "report.pdf", NULL, save_pdf);
  gtk_widget_class_install_action (widget_class, "report.csv", NULL, save_csv);
  gtk_widget_class_install_action (widget_class, "report.json", NULL, save_json);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tel_report_dialog_init (TelReportDialog *self)
{
  self->languages = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->severity_row, TEL_SEVERITY_INFORMATION);
  fill_languages (self);
}

/**
 * tel_report_dialog_new:
 * @audit: an audit in which everything was judged
 *
 * Makes a window in which reports of an audit are asked for.
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
TelReportDialog *
tel_report_dialog_new (TelAudit *audit)
{
  TelReportDialog *self;

  g_return_val_if_fail (TEL_IS_AUDIT (audit), NULL);

  self = g_object_new (TEL_TYPE_REPORT_DIALOG, NULL);
  self->audit = g_object_ref (audit);

  return self;
}

/**
 * tel_report_dialog_present_over:
 * @widget: what asks for the report
 * @audit: an audit in which everything was judged
 *
 * Shows a window in which reports of an audit are asked for, over the window of a widget.
 */
void
tel_report_dialog_present_over (GtkWidget *widget, TelAudit *audit)
{
  TelReportDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  self = tel_report_dialog_new (audit);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW)));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * tel_report_dialog_save:
 * @self: a window
 * @format: what becomes of the report
 * @file: (nullable): where to, %NULL for paper
 *
 * Makes the report that is asked for, and says how it went.
 */
void
tel_report_dialog_save (TelReportDialog *self, TelReportFormat format, GFile *file)
{
  TelReportFilter filter;

  g_return_if_fail (TEL_IS_REPORT_DIALOG (self));

  filter = make_filter (self);
  show_busy (self, TRUE);
  tel_report_saver_save_async (self->audit, &filter, get_language (self), format, file, GTK_WINDOW (self), on_saved,
                               g_object_ref (self));
}
