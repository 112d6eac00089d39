/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "delivery/tel-letter.h"

#include <string.h>

#include "tel-test.h"

static TelLetter *
make_letter (const char *digits, const char *product, const char *zone, TelLanguage language)
{
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "user-id", "tadams", "first-name", "{equipment}", "last-name", "Adams", NULL);
  g_autoptr (TelDevice) device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "product", product, NULL);
  g_autoptr (TelAuthString) string = tel_auth_string_new (digits);
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GTimeZone) local = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) deadline = g_date_time_new (tokyo, 2026, 12, 31, 12, 0, 0);

  return tel_letter_new (user, device, string, deadline, tokyo, local, language);
}

static char *
join (TelLetter *letter)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tel_letter_get_n_blocks (letter); i++)
    {
      const TelLetterBlock *block = tel_letter_get_block (letter, i);

      g_string_append_printf (text, "%u|%s|%s\n", block->style, block->label != NULL ? block->label : "", block->text);
    }

  return g_string_free (text, FALSE);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("the letter does not say “%s”:\n%s", words, text);
}

/* All that a user has to know is in it (G3.6, G4.1 to G4.3, G4.6). */
static void
test_english (void)
{
  g_autoptr (TelLetter) letter =
      make_letter ("4815162342", "Cisco Unified Client Services Framework", "Europe/Berlin", TEL_LANGUAGE_ENGLISH);
  g_autofree char *text = join (letter);

  assert_says (text, "Hello {equipment} Adams,");
  assert_says (text, "Device name|CSFTADAMS\n");
  assert_says (text, "Authentication string|4815 1623 42\n");
  assert_says (text, "Accepted until|Thursday, 31 December 2026, 12:00 (UTC+09:00) in the time of the telephone "
                     "system\nThursday, 31 December 2026, 04:00 (UTC+01:00) in our time\n");
  assert_says (text, "company network");
  assert_says (text, "MRA");
  assert_says (text, "Start Cisco Jabber on your computer");
  assert_says (text, "type the digits above");
  assert_says (text, "up to a minute");
  assert_says (text, "After a few refusals stop");
  assert_says (text, "ask for a new string");
  assert_says (text, "destroy this letter");
}

static void
test_japanese (void)
{
  g_autoptr (TelLetter) letter =
      make_letter ("4815162342", "Cisco Dual Mode for iPhone", "Asia/Tokyo", TEL_LANGUAGE_JAPANESE);
  g_autofree char *text = join (letter);

  assert_says (text, "Adams");
  assert_says (text, "デバイス名|CSFTADAMS\n");
  assert_says (text, "認証文字列|4815 1623 42\n");
  assert_says (text, "有効期限|2026年12月31日 12:00 (UTC+09:00)\n");
  assert_says (text, "会社のネットワーク");
  assert_says (text, "MRA");
  assert_says (text, "iPhoneで Cisco Jabber を起動");
  assert_says (text, "最大 1 分間");
  assert_says (text, "数回拒否されたら入力をやめ");
  assert_says (text, "破棄してください");
  g_assert_null (strstr (text, "{there}"));
  g_assert_cmpint (tel_letter_get_language (letter), ==, TEL_LANGUAGE_JAPANESE);
}

/* In one block that says that it is a secret, and in no other. */
static void
test_secret (void)
{
  static const char *const digits[] = { "4815", "48151", "48151623", "4815162342" };
  static const char *const groups[] = { "4815", "4815 1", "4815 1623", "4815 1623 42" };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      g_autoptr (TelLetter) letter = make_letter (digits[i], "Cisco Jabber for Tablet", "UTC", TEL_LANGUAGE_ENGLISH);

      for (guint j = 0; j < tel_letter_get_n_blocks (letter); j++)
        {
          const TelLetterBlock *block = tel_letter_get_block (letter, j);

          if (block->style == TEL_LETTER_SECRET)
            g_assert_cmpstr (block->text, ==, groups[i]);
          else
            g_assert_null (strstr (block->text, "4815"));
        }
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/letter/G4.6/english", test_english);
  g_test_add_func ("/letter/G4.6/japanese", test_japanese);
  g_test_add_func ("/letter/secret-in-one-block", test_secret);

  return g_test_run ();
}
