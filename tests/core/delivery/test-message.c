/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-message.h"

#include <string.h>

#include "tel-test.h"

#define STRING "4815162342"

static TelMessage *
make_message (const char *first, const char *last, const char *locale, const char *product, const char *local_zone)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "first-name", first, "last-name", last,
                                           "user-locale", locale, "mail", "tadams@example.com", NULL);
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "product", product, NULL);
  g_autoptr (TelAuthString) string = tel_auth_string_new (STRING);
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GTimeZone) local = g_time_zone_new_identifier (local_zone);
  g_autoptr (GDateTime) deadline = g_date_time_new (tokyo, 2026, 12, 31, 12, 0, 0);

  return tel_message_new (user, device, string, deadline, tokyo, local, tel_language_choose (user));
}

static void
assert_says (TelMessage *message, const char *text)
{
  if (strstr (tel_message_get_body (message), text) == NULL)
    g_error ("the message does not say “%s”:\n%s", text, tel_message_get_body (message));
}

static void
test_english (void)
{
  g_autoptr (TelMessage) message = make_message ("Tanya", "Adams", "English United States",
                                                 "Cisco Unified Client Services Framework", "Europe/Berlin");

  g_assert_cmpint (tel_message_get_language (message), ==, TEL_LANGUAGE_ENGLISH);
  assert_says (message, "Hello Tanya Adams,\n");
  assert_says (message, "\n    " STRING "\n");
  assert_says (message, "CSFTADAMS");
  assert_says (message, "Start Cisco Jabber on your computer");
  assert_says (message, "company network");
  assert_says (message, "MRA");
  assert_says (message, "up to a minute");
  assert_says (message, "Thursday, 31 December 2026, 12:00 (UTC+09:00) in the time of the telephone system");
  assert_says (message, "Thursday, 31 December 2026, 04:00 (UTC+01:00) in ours");
  assert_says (message, "After a few refusals stop");
  assert_says (message, "ask for a new string");
  g_assert_null (strchr (tel_message_get_body (message), '{'));
}

static void
test_japanese (void)
{
  g_autoptr (TelMessage) message =
      make_message ("太郎", "山田", "Japanese Japan", "Cisco Dual Mode for iPhone", "Asia/Tokyo");

  g_assert_cmpint (tel_message_get_language (message), ==, TEL_LANGUAGE_JAPANESE);
  assert_says (message, "山田 太郎 様\n");
  assert_says (message, "\n    " STRING "\n");
  assert_says (message, "iPhoneで Cisco Jabber を起動");
  assert_says (message, "会社のネットワーク");
  assert_says (message, "MRA");
  assert_says (message, "最大 1 分間");
  assert_says (message, "有効期限は 2026年12月31日 12:00 (UTC+09:00)です");
  assert_says (message, "数回拒否されたら入力をやめ");
  assert_says (message, "新しい認証文字列を依頼");
  g_assert_null (strchr (tel_message_get_body (message), '{'));
}

/* The recipient's language, whatever the desktop's is: this test runs in English. */
static void
test_language_is_the_locales (void)
{
  static const struct
  {
    const char *locale;
    const char *language;
  } cases[] = {
    { "Japanese Japan", "ja" }, { "Japanese", "ja" }, { "English United States", "en" },
    { "German Germany", "en" }, { "", "en" },         { NULL, "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TelMessage) message = make_message ("Tanya", "Adams", cases[i].locale, "Cisco 8845", "Asia/Tokyo");

      g_assert_cmpstr (tel_language_get_code (tel_message_get_language (message)), ==, cases[i].language);
    }
}

/* Chosen for this message, whatever the user's locale is. */
static void
test_language_is_chosen (void)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "last-name", "Adams", "user-locale",
                                           "English United States", NULL);
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", NULL);
  g_autoptr (TelAuthString) string = tel_auth_string_new (STRING);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) deadline = g_date_time_new (zone, 2026, 12, 31, 12, 0, 0);
  g_autoptr (TelMessage) message = tel_message_new (user, device, string, deadline, zone, zone, TEL_LANGUAGE_JAPANESE);

  g_assert_cmpint (tel_message_get_language (message), ==, TEL_LANGUAGE_JAPANESE);
  assert_says (message, "認証文字列は次のとおりです");
}

static void
test_subject_never_has_the_string (void)
{
  static const char *const locales[] = { "English United States", "Japanese Japan" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (TelMessage) message = make_message ("Tanya", "Adams", locales[i], "Cisco Jabber for Tablet", "UTC");

      g_assert_null (strstr (tel_message_get_subject (message), STRING));
      g_assert_nonnull (strstr (tel_message_get_subject (message), "CSFTADAMS"));
    }
}

/* A name that looks like one of the message's own fields is a name all the same. */
static void
test_names_are_not_fields (void)
{
  g_autoptr (TelMessage) message = make_message ("{string}", "%s{name}", NULL, "Cisco Jabber for Tablet", "UTC");
  const char *first = strstr (tel_message_get_body (message), STRING);

  assert_says (message, "Hello {string} %s{name},\n");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, STRING));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/message/G4.6/english", test_english);
  g_test_add_func ("/message/G4.6/japanese", test_japanese);
  g_test_add_func ("/message/G4.6/language-is-the-locales", test_language_is_the_locales);
  g_test_add_func ("/message/G4.6/language-is-chosen", test_language_is_chosen);
  g_test_add_func ("/message/G4.6/subject-never-has-the-string", test_subject_never_has_the_string);
  g_test_add_func ("/message/names-are-not-fields", test_names_are_not_fields);

  return g_test_run ();
}
