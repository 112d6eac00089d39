/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tel-test-audit.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-audit-page.h"

static const char *const devices[] = { "CSFTADAMS", "CSFTBAKER", NULL };

typedef struct
{
  TelReportDialog *dialog;
  char *directory;
  GFile *file;
  char *path;
} Fixture;

static void
set_up_dialog (Fixture *self)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  g_autoptr (TelAudit) audit = tel_test_audit_judge (snapshot);

  self->dialog = tel_report_dialog_new (audit);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->directory = tel_test_make_directory ();
  self->path = g_build_filename (self->directory, "report", NULL);
  self->file = g_file_new_for_path (self->path);
  set_up_dialog (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_object_unref (self->file);
  g_free (self->path);
  tel_test_remove_directory (self->directory);
  g_free (self->directory);
}

static AdwComboRow *
get_row (Fixture *self, guint i)
{
  return ADW_COMBO_ROW (tel_test_find_widget (GTK_WIDGET (self->dialog), ADW_TYPE_COMBO_ROW, i));
}

static gboolean
is_busy (Fixture *self)
{
  return !gtk_widget_get_sensitive (tel_test_find_widget (GTK_WIDGET (self->dialog), ADW_TYPE_PREFERENCES_PAGE, 0));
}

static char *
save (Fixture *self, TelReportFormat format)
{
  char *text = NULL;

  tel_report_dialog_save (self->dialog, format, self->file);
  g_assert_true (is_busy (self));
  tel_test_wait_until (!is_busy (self));
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));

  return text;
}

/* In the program's language unless another one is chosen. */
static void
test_language (Fixture *self, gconstpointer data)
{
  g_autofree char *english = save (self, TEL_REPORT_FORMAT_CSV);
  g_autofree char *japanese = NULL;

  g_assert_nonnull (strstr (english, "The Owner User ID is empty."));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (get_row (self, 0))), ==, 2);
  adw_combo_row_set_selected (get_row (self, 0), 1);
  japanese = save (self, TEL_REPORT_FORMAT_CSV);
  g_assert_nonnull (strstr (japanese, "オーナーのユーザ ID が空です。"));
  g_assert_null (strstr (japanese, "The Owner"));
}

static void
test_formats (Fixture *self, gconstpointer data)
{
  g_autofree char *json = save (self, TEL_REPORT_FORMAT_JSON);
  g_autofree char *pdf = save (self, TEL_REPORT_FORMAT_PDF);

  g_assert_nonnull (strstr (json, "\"id\" : \"J01/phone/CSFTBAKER\""));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

/* What cannot be written is said, and can be tried again. */
static void
test_fails (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->directory, "missing", "report", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (path);
  g_autofree char *message =
      g_strdup_printf ("“%s” was not written: its folder is not there any more. Choose another one.", path);

  tel_report_dialog_save (self->dialog, TEL_REPORT_FORMAT_CSV, missing);
  tel_test_wait_until (!is_busy (self));
  tel_test_wait_until (tel_test_find_label (GTK_WIDGET (self->dialog), message) != NULL);
}

/* The menu of the Audit page leads here, once there is something to report. */
/* Who closes the dialog has the report all the same. */
static void
test_closed_meanwhile (Fixture *self, gconstpointer data)
{
  TelReportDialog *dialog = g_object_ref (self->dialog);

  tel_report_dialog_save (dialog, TEL_REPORT_FORMAT_CSV, self->file);
  gtk_window_destroy (GTK_WINDOW (dialog));
  tel_test_wait_until (G_OBJECT (dialog)->ref_count == 1);
  g_assert_true (g_file_query_exists (self->file, NULL));
  g_object_unref (dialog);
  set_up_dialog (self);
}

static void
test_from_page (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, devices);
  TelAuditPage *page = g_object_new (TEL_TYPE_AUDIT_PAGE, NULL);
  GtkWidget *window = tel_test_present (GTK_WIDGET (page), 1000, 700);
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "audit.report", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
  tel_audit_page_show_snapshot (page, snapshot);
  tel_test_wait_until (tel_audit_page_get_audit (page) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "audit.report", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) each = g_list_model_get_item (windows, i);

      if (TEL_IS_REPORT_DIALOG (each))
        dialog = each;
    }
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (window));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TELEPHONIST_TEST_CATALOGUES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  adw_init ();

  g_test_add ("/report-dialog/language", Fixture, NULL, set_up, test_language, tear_down);
  g_test_add ("/report-dialog/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/report-dialog/fails", Fixture, NULL, set_up, test_fails, tear_down);
  g_test_add ("/report-dialog/closed-meanwhile", Fixture, NULL, set_up, test_closed_meanwhile, tear_down);

  g_test_add_func ("/report-dialog/from-page", test_from_page);

  return g_test_run ();
}
