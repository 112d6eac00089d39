/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-mail.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "model/tel-error.h"

#include "tel-test.h"

#define STRING "4815162342"

static TelMessage *
make_message (const char *mail, const char *locale)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "first-name", "Tanya & Co", "last-name",
                                           "Adams?", "user-locale", locale, "mail", mail, NULL);
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "product", "Cisco Unified Client Services Framework", NULL);
  g_autoptr (TelAuthString) string = tel_auth_string_new (STRING);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) deadline = g_date_time_new_utc (2026, 12, 31, 12, 0, 0);

  return tel_message_new (user, device, string, deadline, zone, zone, tel_language_choose (user));
}

static void
test_address_is_checked (void)
{
  static const char *const good[] = { "tadams@example.com", "t.adams+jabber@mail.example.com", "o'brien@example.co.jp",
                                      "a@b" };
  static const char *const bad[] = {
    NULL,
    "",
    "tadams",
    "@example.com",
    "tadams@",
    "a@b@c",
    "tadams@.com",
    "tadams@example.com,other@example.net",
    "tadams@example.com?bcc=other@example.net",
    "tadams@example.com\r\nBcc: other@example.net",
    "tadams@example.com\nBcc: other",
    "Tanya <tadams@example.com>",
    "tadams@example.com other",
    "\"a b\"@example.com",
    "tadams@ex%2Cample.com",
    "tädams@example.com",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (TelMessage) message = make_message (good[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (tel_mail_check_address (message, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (TelMessage) message = make_message (bad[i], NULL);
      g_autoptr (GError) error = NULL;
      char *uri = tel_mail_dup_uri (message, &error);

      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_null (uri);
      g_assert_nonnull (strstr (error->message, "Tanya & Co Adams?"));
      g_assert_nonnull (strstr (error->message, "letter"));
      g_assert_null (strstr (error->message, STRING));
    }
}

static void
test_outside (void)
{
  g_assert_false (tel_mail_is_outside ("tadams@example.com", "example.com"));
  g_assert_false (tel_mail_is_outside ("tadams@Mail.Example.COM", "example.com"));
  g_assert_false (tel_mail_is_outside ("tadams@example.net", "example.com, example.net"));
  g_assert_true (tel_mail_is_outside ("tadams@example.net", "example.com"));
  g_assert_true (tel_mail_is_outside ("tadams@notexample.com", "example.com"));
  g_assert_true (tel_mail_is_outside ("tadams@com", "example.com"));
  g_assert_false (tel_mail_is_outside ("tadams@example.net", NULL));
  g_assert_false (tel_mail_is_outside ("tadams@example.net", " , "));
  g_assert_false (tel_mail_is_outside (NULL, "example.com"));
}

static void
test_uri (void)
{
  g_autoptr (TelMessage) message = make_message ("t.adams+x&y=z@example.com", "Japanese Japan");
  g_autoptr (GError) error = NULL;
  char *uri = tel_mail_dup_uri (message, &error);
  g_auto (GStrv) halves = NULL;
  g_auto (GStrv) fields = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GString) lines = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (uri, "mailto:t.adams%2Bx%26y%3Dz@example.com?subject="));
  for (const char *c = uri; *c != '\0'; c++)
    g_assert_true (g_ascii_isgraph (*c) && strchr ("\"'<>", *c) == NULL);

  halves = g_strsplit (uri, "?", -1);
  g_assert_cmpuint (g_strv_length (halves), ==, 2);
  fields = g_strsplit (halves[1], "&", -1);
  g_assert_cmpuint (g_strv_length (fields), ==, 2);
  subject = g_uri_unescape_string (fields[0] + strlen ("subject="), NULL);
  body = g_uri_unescape_string (fields[1] + strlen ("body="), NULL);
  lines = g_string_new (body);
  g_string_replace (lines, "\r\n", "\n", 0);

  g_assert_cmpstr (subject, ==, tel_message_get_subject (message));
  g_assert_cmpstr (lines->str, ==, tel_message_get_body (message));
  tel_mail_wipe (uri);
}

static char *
save (TelMessage *message, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  char *content = NULL;

  tel_mail_save_async (message, file, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  if (tel_mail_save_finish (result, error))
    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  return content;
}

static char *
decode_subject (const char *header)
{
  g_auto (GStrv) words = g_strsplit (header, "\r\n ", -1);
  GString *subject = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *encoded = NULL;
      g_autofree guchar *bytes = NULL;
      gsize length;

      g_assert_true (strlen (words[i]) <= 75);
      g_assert_true (g_str_has_prefix (words[i], "=?UTF-8?B?") && g_str_has_suffix (words[i], "?="));
      encoded = g_strndup (words[i] + strlen ("=?UTF-8?B?"), strlen (words[i]) - strlen ("=?UTF-8?B?"
                                                                                         "?="));
      bytes = g_base64_decode (encoded, &length);
      g_assert_true (g_utf8_validate ((const char *) bytes, (gssize) length, NULL));
      g_string_append_len (subject, (const char *) bytes, (gssize) length);
    }

  return g_string_free (subject, FALSE);
}

static void
assert_file (const char *content, TelMessage *message)
{
  const char *end_of_headers = strstr (content, "\r\n\r\n");
  g_autofree char *headers = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *decoded_subject = NULL;
  g_autofree guchar *body = NULL;
  g_autoptr (GString) lines = NULL;
  g_auto (GStrv) file_lines = g_strsplit (content, "\n", -1);
  gsize length;

  g_assert_nonnull (end_of_headers);
  for (guint i = 0; file_lines[i + 1] != NULL; i++)
    g_assert_true (g_str_has_suffix (file_lines[i], "\r") && strlen (file_lines[i]) <= 77);

  headers = g_strndup (content, (gsize) (end_of_headers - content) + 2);
  g_assert_nonnull (strstr (headers, "X-Unsent: 1\r\n"));
  g_assert_nonnull (strstr (headers, "\r\nTo: tadams@example.com\r\n"));
  g_assert_nonnull (strstr (headers, "\r\nMIME-Version: 1.0\r\n"));
  g_assert_nonnull (strstr (headers, "\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  g_assert_null (strstr (headers, STRING));

  subject = g_strdup (strstr (headers, "\r\nSubject: ") + strlen ("\r\nSubject: "));
  *strstr (subject, "\r\nMIME-Version") = '\0';
  decoded_subject = g_str_has_prefix (subject, "=?") ? decode_subject (subject) : g_strdup (subject);
  g_assert_cmpstr (decoded_subject, ==, tel_message_get_subject (message));

  body = g_base64_decode (end_of_headers + 4, &length);
  lines = g_string_new_len ((const char *) body, (gssize) length);
  g_string_replace (lines, "\r\n", "\n", 0);
  g_assert_cmpstr (lines->str, ==, tel_message_get_body (message));
}

static void
test_file (void)
{
  static const char *const locales[] = { "English United States", "Japanese Japan" };
  g_autofree char *directory = tel_test_make_directory ();

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (TelMessage) message = make_message ("tadams@example.com", locales[i]);
      g_autofree char *path = g_strdup_printf ("%s/%u.eml", directory, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = save (message, path, &error);
      GStatBuf status;

      g_assert_no_error (error);
      assert_file (content, message);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 07777, ==, 0600);
    }
  tel_test_remove_directory (directory);
}

/* Whoever chose the name was asked already. The new file is as private as ever, whatever the one before was. */
static void
test_file_is_replaced (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "existing.eml", NULL);
  g_autofree char *link = g_build_filename (directory, "link.eml", NULL);
  g_autofree char *target = g_build_filename (directory, "target", NULL);
  g_autoptr (TelMessage) message = make_message ("tadams@example.com", NULL);
  const char *const paths[] = { path, link };
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents_full (path, "old", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_true (g_file_set_contents_full (target, "mine", -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_cmpint (symlink ("target", link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = save (message, paths[i], &error);
      GStatBuf status;

      g_assert_no_error (error);
      assert_file (content, message);
      g_assert_cmpint (g_lstat (paths[i], &status), ==, 0);
      g_assert_cmpint (status.st_mode, ==, S_IFREG | 0600);
    }
  g_assert_true (g_file_get_contents (target, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_cmpuint (tel_test_count_files (directory), ==, 3);
  tel_test_remove_directory (directory);
}

static void
test_file_cannot_be_made (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *missing = g_build_filename (directory, "no", "such.eml", NULL);
  g_autofree char *folder = g_build_filename (directory, "folder.eml", NULL);
  g_autoptr (TelMessage) message = make_message ("tadams@example.com", NULL);
  const char *const paths[] = { missing, folder };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (save (message, paths[i], &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_STORAGE);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
  g_assert_cmpuint (tel_test_count_files (directory), ==, 1);
  tel_test_remove_directory (directory);
}

static void
test_no_file_without_an_address (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "message.eml", NULL);
  g_autoptr (TelMessage) message = make_message (NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (save (message, path, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  tel_test_remove_directory (directory);
}

static void
test_cancelled_file_is_not_touched (void)
{
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "message.eml", NULL);
  g_autoptr (TelMessage) message = make_message ("tadams@example.com", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  tel_mail_save_async (message, file, cancellable, tel_test_take_result, &place);
  /* The main loop does not run here, so that a file is made but nothing is written yet. */
  while (tel_test_count_files (directory) == 1)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  result = tel_test_await_result (&place);

  g_assert_false (tel_mail_save_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (tel_test_count_files (directory), ==, 1);
  tel_test_remove_directory (directory);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/mail/G4.6/address-is-checked", test_address_is_checked);
  g_test_add_func ("/mail/G4.6/outside", test_outside);
  g_test_add_func ("/mail/uri", test_uri);
  g_test_add_func ("/mail/file", test_file);
  g_test_add_func ("/mail/file-is-replaced", test_file_is_replaced);
  g_test_add_func ("/mail/file-cannot-be-made", test_file_cannot_be_made);
  g_test_add_func ("/mail/no-file-without-an-address", test_no_file_without_an_address);
  g_test_add_func ("/mail/cancelled-file-is-not-touched", test_cancelled_file_is_not_touched);

  return g_test_run ();
}
