/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-report-printer.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/tel-error.h"
#include "tel-test-audit.h"
#include "tel-test.h"
#include "ui/tel-report-drawing.h"

/* In points. */
#define A4_WIDTH 595
#define A4_HEIGHT 842
#define N_DEVICES 90
/* What an accent may stick out of a line. */
#define TOLERANCE 3

/* A report of many devices without owner. */
static TelReportDocument *
make_document (const char *language)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) devices = NULL;
  g_autoptr (TelSnapshot) snapshot = NULL;
  g_autoptr (TelAudit) audit = NULL;
  g_autoptr (TelReport) report = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  for (guint i = 0; i < N_DEVICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("CSF%05u", i);

      g_strv_builder_add (names, name);
    }
  devices = g_strv_builder_end (names);
  snapshot = tel_test_audit_make_snapshot (TEL_RELEASE_14_0, (const char *const *) devices);
  audit = tel_test_audit_judge (snapshot);
  tel_report_make_async (audit, &TEL_REPORT_EVERYTHING, language, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  report = tel_report_make_finish (result, NULL);

  return tel_report_document_new (report, NULL);
}

static TelReportLayout *
make_layout (TelReportDocument *document, double width, double height)
{
  TelReportLayout *layout = tel_report_layout_new (document, width, height);

  while (!tel_report_layout_go_on (layout, 7))
    ;

  return layout;
}

/* Every line of every cell is on a page, once and in its order. */
static void
assert_all_lines (TelReportLayout *layout)
{
  TelReportDocument *document = tel_report_layout_get_document (layout);
  guint n_blocks = tel_report_document_get_n_blocks (document);
  g_autofree guint *lines = g_new0 (guint, n_blocks * TEL_REPORT_N_COLUMNS);

  for (guint page = 0; page < tel_report_layout_get_n_pages (layout); page++)
    for (guint i = 0; i < tel_report_layout_get_n_items (layout, page); i++)
      {
        const TelReportItem *item = tel_report_layout_get_item (layout, page, i);
        guint *mine = &lines[item->block * TEL_REPORT_N_COLUMNS];

        if (item->repeated)
          continue;
        for (guint cell = 0; cell < TEL_REPORT_N_COLUMNS; cell++)
          {
            g_assert_cmpuint (item->first_line[cell], ==, mine[cell]);
            mine[cell] += item->n_lines[cell];
          }
      }

  for (guint i = 0; i < n_blocks; i++)
    {
      const TelReportBlock *block = tel_report_document_get_block (document, i);

      for (guint cell = 0; cell < block->n_cells; cell++)
        g_assert_cmpuint (lines[i * TEL_REPORT_N_COLUMNS + cell], ==,
                          (guint) pango_layout_get_line_count (tel_report_layout_get_cell (layout, block, cell, NULL)));
    }
}

/* Nothing covers anything else, and nothing runs into the foot of a page. */
static void
assert_apart (TelReportLayout *layout)
{
  for (guint page = 0; page < tel_report_layout_get_n_pages (layout); page++)
    {
      double y = TEL_REPORT_LAYOUT_TOP;

      g_assert_cmpuint (tel_report_layout_get_n_items (layout, page), >, 0);
      for (guint i = 0; i < tel_report_layout_get_n_items (layout, page); i++)
        {
          const TelReportItem *item = tel_report_layout_get_item (layout, page, i);

          g_assert_cmpfloat (item->y, >=, y - 0.01);
          y = item->y + item->height;
        }
      g_assert_cmpfloat (y, <=, tel_report_layout_get_height (layout) - TEL_REPORT_LAYOUT_BOTTOM + 0.01);
    }
}

/* The head of a table stands above its rows on every page, and no heading stands alone at the bottom of one. */
static void
assert_heads (TelReportLayout *layout)
{
  TelReportDocument *document = tel_report_layout_get_document (layout);

  for (guint page = 0; page < tel_report_layout_get_n_pages (layout); page++)
    {
      guint n_items = tel_report_layout_get_n_items (layout, page);
      TelReportStyle first =
          tel_report_document_get_block (document, tel_report_layout_get_item (layout, page, 0)->block)->style;
      TelReportStyle last =
          tel_report_document_get_block (document, tel_report_layout_get_item (layout, page, n_items - 1)->block)
              ->style;

      g_assert_cmpint (first, !=, TEL_REPORT_STYLE_ROW);
      g_assert_true (last == TEL_REPORT_STYLE_ROW || last == TEL_REPORT_STYLE_TEXT || last == TEL_REPORT_STYLE_FACT);
    }
}

static void
assert_ink (TelReportLayout *layout, guint page)
{
  const double width = tel_report_layout_get_width (layout);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cairo = cairo_create (surface);
  double x;
  double y;
  double ink_width;
  double ink_height;

  tel_report_drawing_draw (layout, page, cairo);
  cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
  g_assert_cmpfloat (x, >=, TEL_REPORT_LAYOUT_SIDE - TOLERANCE);
  g_assert_cmpfloat (x + ink_width, <=, width - TEL_REPORT_LAYOUT_SIDE + TOLERANCE);
  g_assert_cmpfloat (y + ink_height, <=, tel_report_layout_get_height (layout));
  g_assert_cmpfloat (ink_height, >, TEL_REPORT_LAYOUT_TOP);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

static void
test_pages (gconstpointer data)
{
  g_autoptr (TelReportDocument) document = make_document (data);
  g_autoptr (TelReportLayout) layout = make_layout (document, A4_WIDTH, A4_HEIGHT);

  g_assert_cmpuint (tel_report_layout_get_n_pages (layout), >, 5);
  assert_all_lines (layout);
  assert_apart (layout);
  assert_heads (layout);
  for (guint page = 0; page < tel_report_layout_get_n_pages (layout); page++)
    assert_ink (layout, page);
}

/* On paper that a row does not fit on, it goes on on the next page. */
static void
test_small_paper (void)
{
  g_autoptr (TelReportDocument) document = make_document (NULL);
  g_autoptr (TelReportLayout) layout = make_layout (document, 210, 180);
  gboolean is_divided = FALSE;

  assert_all_lines (layout);
  for (guint page = 0; page < tel_report_layout_get_n_pages (layout); page++)
    for (guint i = 0; i < tel_report_layout_get_n_items (layout, page); i++)
      {
        const TelReportItem *item = tel_report_layout_get_item (layout, page, i);

        for (guint cell = 0; cell < TEL_REPORT_N_COLUMNS; cell++)
          is_divided = is_divided || item->first_line[cell] > 0;
      }
  g_assert_true (is_divided);
}

static gboolean export(TelReportDocument *document, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  tel_report_printer_export_async (document, NULL, path, tel_test_take_result, &place);
  result = tel_test_await_result (&place);

  return tel_report_printer_export_finish (result, error);
}

/* Where leaks are looked for: cairo leaks when it embeds the font of Han characters. */
#ifdef __SANITIZE_ADDRESS__
#define EXPORTED "en"
#else
#define EXPORTED "ja"
#endif

/* A file for its owner only, with as many pages as the layout has, in the place of one that others could read. */
static void
test_export (void)
{
  g_autoptr (TelReportDocument) document = make_document (EXPORTED);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "audit.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  const char *pages;
  GStatBuf status;
  gsize length;

  g_assert_true (g_file_set_contents_full (path, "old", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_true (export(document, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (tel_test_count_files (directory), ==, 1);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpint (memcmp (contents, "%PDF-", 5), ==, 0);
  g_assert_nonnull (memmem (contents, length, "/FontFile", strlen ("/FontFile")));
  /* A newer cairo packs its list of pages. */
  pages = memmem (contents, length, "/Count ", strlen ("/Count "));
  if (pages != NULL)
    g_assert_cmpuint (g_ascii_strtoull (pages + strlen ("/Count "), NULL, 10), >, 5);

  tel_test_remove_directory (directory);
}

static void
test_export_fails (void)
{
  g_autoptr (TelReportDocument) document = make_document (NULL);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *missing = g_build_filename (directory, "missing", "audit.pdf", NULL);
  g_autoptr (GError) error = NULL;

  /* A folder stands where the file is to be. */
  g_assert_false (export(document, directory, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, directory));
  g_assert_cmpuint (tel_test_count_files (directory), ==, 0);
  g_clear_error (&error);

  g_assert_false (export(document, missing, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);

  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TELEPHONIST_TEST_CATALOGUES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  adw_init ();

  g_test_add_data_func ("/report-printer/en/pages", "en", test_pages);
  g_test_add_data_func ("/report-printer/ja/pages", "ja", test_pages);
  g_test_add_func ("/report-printer/small-paper", test_small_paper);
  g_test_add_func ("/report-printer/export", test_export);
  g_test_add_func ("/report-printer/export-fails", test_export_fails);

  return g_test_run ();
}
