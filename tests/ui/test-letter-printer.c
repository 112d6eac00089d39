/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-letter-printer.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/tel-error.h"
#include "tel-test-widgets.h"
#include "tel-test.h"
#include "ui/tel-letter-drawing.h"

/* In points. */
#define A4_WIDTH 595
#define A4_HEIGHT 842
#define LETTER_WIDTH 612
#define LETTER_HEIGHT 792
/* A margin of 20 mm, less what an accent may stick out. */
#define MARGIN 55

static TelLetter *
make_letter (const char *digits, const char *device_name, int hour, TelLanguage language)
{
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", "tadams", "first-name", "Tanya", "last-name", "Adams", NULL);
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", device_name, "product", "Cisco Unified Client Services Framework", NULL);
  g_autoptr (TelAuthString) string = tel_auth_string_new (digits);
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GTimeZone) local = g_time_zone_new_utc ();
  g_autoptr (GDateTime) deadline = g_date_time_new (tokyo, 2026, 12, 31, hour, 0, 0);

  return tel_letter_new (user, device, string, deadline, tokyo, local, language);
}

/* In both languages on both papers: as large as it is meant to be, and within the margins. */
static void
test_fits (gconstpointer data)
{
  TelLanguage language = GPOINTER_TO_UINT (data);
  static const int papers[][2] = { { A4_WIDTH, A4_HEIGHT }, { LETTER_WIDTH, LETTER_HEIGHT } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (TelLetter) letter = make_letter ("4815162342", "CSFTADAMS", 12, language);
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cairo = cairo_create (surface);
      double height = tel_letter_drawing_draw (letter, cairo, papers[i][0], papers[i][1]);
      double x;
      double y;
      double ink_width;
      double ink_height;

      g_assert_cmpfloat (height, <, papers[i][1]);
      cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
      g_assert_cmpfloat (x, >=, MARGIN);
      g_assert_cmpfloat (y, >=, MARGIN);
      g_assert_cmpfloat (x + ink_width, <=, papers[i][0] - MARGIN);
      g_assert_cmpfloat (y + ink_height, <=, height);
      cairo_destroy (cairo);
      cairo_surface_destroy (surface);
    }
}

/* On a card too nothing is cut off. */
static void
test_small_paper (void)
{
  g_autoptr (TelLetter) letter = make_letter ("4815162342", "CSFTADAMS", 12, TEL_LANGUAGE_ENGLISH);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cairo = cairo_create (surface);
  double x;
  double y;
  double width;
  double height;

  tel_letter_drawing_draw (letter, cairo, 420, 420);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (x + width, <=, 420);
  g_assert_cmpfloat (y + height, <=, 420);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

static GBytes *
paint (TelLetter *letter)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, A4_WIDTH, A4_HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  GBytes *bytes;

  tel_letter_drawing_draw (letter, cairo, A4_WIDTH, A4_HEIGHT);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * A4_HEIGHT);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);

  return bytes;
}

/* Whatever is in the letter is on the paper: another string, device, deadline or language looks otherwise. */
static void
test_all_is_drawn (void)
{
  TelLetter *letters[] = {
    make_letter ("4815162342", "CSFTADAMS", 12, TEL_LANGUAGE_ENGLISH),
    make_letter ("4815162343", "CSFTADAMS", 12, TEL_LANGUAGE_ENGLISH),
    make_letter ("4815162342", "CSFTADAMT", 12, TEL_LANGUAGE_ENGLISH),
    make_letter ("4815162342", "CSFTADAMS", 13, TEL_LANGUAGE_ENGLISH),
    make_letter ("4815162342", "CSFTADAMS", 12, TEL_LANGUAGE_JAPANESE),
  };
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GBytes) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_true (g_hash_table_add (seen, paint (letters[i])));
  again = paint (letters[0]);
  g_assert_true (g_hash_table_contains (seen, again));

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_object_unref (letters[i]);
}

/* Where leaks are looked for: cairo leaks when it embeds the font of Han characters. */
#ifdef __SANITIZE_ADDRESS__
#define EXPORTED TEL_LANGUAGE_ENGLISH
#else
#define EXPORTED TEL_LANGUAGE_JAPANESE
#endif

/* A file of several kilobytes for its owner only, in the place of one that others could read. */
static void
test_export (void)
{
  g_autoptr (TelLetter) letter = make_letter ("4815162342", "CSFTADAMS", 12, EXPORTED);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "jabber.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  gsize length;

  g_assert_true (g_file_set_contents_full (path, "old", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_true (tel_letter_printer_export (letter, NULL, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (tel_test_count_files (directory), ==, 1);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 5000);
  g_assert_cmpint (memcmp (contents, "%PDF-", 5), ==, 0);
  g_assert_nonnull (memmem (contents, length, "/FontFile", strlen ("/FontFile")));

  tel_test_remove_directory (directory);
}

/* Neither the name of the file nor what the document says of itself has the string. */
static void
test_export_names_nothing (void)
{
  g_autoptr (TelLetter) letter = make_letter ("4815162342", "CSFTADAMS", 12, TEL_LANGUAGE_ENGLISH);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "jabber.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (tel_letter_printer_export (letter, NULL, path, NULL));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, "4815", 4));
  g_assert_null (memmem (contents, length, "CSFTADAMS", 9));

  tel_test_remove_directory (directory);
}

static void
test_export_fails (void)
{
  g_autoptr (TelLetter) letter = make_letter ("4815162342", "CSFTADAMS", 12, TEL_LANGUAGE_ENGLISH);
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *missing = g_build_filename (directory, "missing", "jabber.pdf", NULL);
  g_autoptr (GError) error = NULL;

  /* A folder stands where the file is to be. */
  g_assert_false (tel_letter_printer_export (letter, NULL, directory, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, directory));
  g_assert_nonnull (strstr (error->message, "Choose another folder"));
  g_assert_cmpuint (tel_test_count_files (directory), ==, 0);
  g_clear_error (&error);

  g_assert_false (tel_letter_printer_export (letter, NULL, missing, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);

  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  adw_init ();

  g_test_add_data_func ("/letter-printer/en/fits", GUINT_TO_POINTER (TEL_LANGUAGE_ENGLISH), test_fits);
  g_test_add_data_func ("/letter-printer/ja/fits", GUINT_TO_POINTER (TEL_LANGUAGE_JAPANESE), test_fits);
  g_test_add_func ("/letter-printer/small-paper", test_small_paper);
  g_test_add_func ("/letter-printer/all-is-drawn", test_all_is_drawn);
  g_test_add_func ("/letter-printer/export", test_export);
  g_test_add_func ("/letter-printer/export-names-nothing", test_export_names_nothing);
  g_test_add_func ("/letter-printer/export-fails", test_export_fails);

  return g_test_run ();
}
