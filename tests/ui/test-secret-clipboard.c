/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "ui/tel-secret-clipboard.h"
#include "ui/tel-secret-provider.h"

#include "tel-test.h"

#include <adwaita.h>

#define DIGITS "4815162342"

/* What another program would get of the clipboard now; NULL when it is refused. */
static char *
paste (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, tel_test_take_result, &pending);
  result = tel_test_await_result (&pending);

  return gdk_clipboard_read_text_finish (clipboard, result, NULL);
}

static TelSecretClipboard *
get_clipboard (void)
{
  return tel_secret_clipboard_get_for_display (gdk_display_get_default ());
}

static void
test_served (void)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new (DIGITS);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *text = NULL;

  tel_secret_clipboard_offer (get_clipboard (), string, 60, GTK_WINDOW (window));
  text = paste ();

  g_assert_cmpstr (text, ==, DIGITS);
  g_assert_cmpuint (tel_secret_clipboard_get_remaining (get_clipboard ()), >, 50);

  tel_secret_clipboard_clear (get_clipboard ());
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_not_kept (void)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new (DIGITS);
  g_autoptr (GdkContentProvider) provider = tel_secret_provider_new (string, g_get_monotonic_time () + G_USEC_PER_SEC);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"));

  gdk_content_provider_write_mime_type_async (provider, "x-kde-passwordManagerHint", stream, 0, NULL,
                                              tel_test_take_result, &pending);
  result = tel_test_await_result (&pending);
  gdk_content_provider_write_mime_type_finish (provider, result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), "secret", 6);
}

static void
test_not_served_after_the_deadline (void)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new (DIGITS);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *text = NULL;

  tel_secret_clipboard_offer (get_clipboard (), string, 1, GTK_WINDOW (window));
  tel_test_wait_until (tel_secret_clipboard_get_remaining (get_clipboard ()) == 0);
  text = paste ();

  g_assert_cmpstr (text, !=, DIGITS);

  tel_secret_clipboard_clear (get_clipboard ());
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_withdrawn (void)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new (DIGITS);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *text = NULL;

  tel_secret_clipboard_offer (get_clipboard (), string, 60, GTK_WINDOW (window));
  tel_secret_clipboard_clear (get_clipboard ());
  text = paste ();

  g_assert_null (text);
  g_assert_cmpuint (tel_secret_clipboard_get_remaining (get_clipboard ()), ==, 0);
  g_assert_null (gdk_clipboard_get_content (gdk_display_get_clipboard (gdk_display_get_default ())));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_others_content_left_alone (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (TelAuthString) string = tel_auth_string_new (DIGITS);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *text = NULL;

  tel_secret_clipboard_offer (get_clipboard (), string, 60, GTK_WINDOW (window));
  gdk_clipboard_set_text (clipboard, "a shopping list");
  tel_secret_clipboard_clear (get_clipboard ());
  text = paste ();

  g_assert_cmpstr (text, ==, "a shopping list");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/secret-clipboard/served", test_served);
  g_test_add_func ("/secret-clipboard/managers-asked-not-to-keep-it", test_not_kept);
  g_test_add_func ("/secret-clipboard/not-served-after-the-deadline", test_not_served_after_the_deadline);
  g_test_add_func ("/secret-clipboard/withdrawn", test_withdrawn);
  g_test_add_func ("/secret-clipboard/others-content-left-alone", test_others_content_left_alone);

  return g_test_run ();
}
