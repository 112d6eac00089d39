/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-auth-string.h"

#include <string.h>

#include "tel-test.h"

static void
test_generate_gives_digits (void)
{
  for (guint length = 4; length <= 10; length++)
    for (guint i = 0; i < 50; i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (TelAuthString) string = tel_auth_string_generate (length, &error);

        g_assert_no_error (error);
        g_assert_true (strlen (tel_auth_string_peek (string)) == length);
        g_assert_true (tel_auth_string_is_valid (string));
        g_assert_true (tel_auth_string_peek (string)[0] != '0');
      }
}

/* Nearly as often as any other, within 5 standard deviations of a fair draw. So many are drawn that a mere remainder
 * of a byte, which gives 6 to 9 less often, lies 7 away. */
static void
test_generate_is_even (void)
{
  enum
  {
    N_STRINGS = 100000,
    N_FIRST = N_STRINGS / 9,
    N_OTHERS = 9 * N_STRINGS / 10,
  };
  guint first[10] = { 0 };
  guint others[10] = { 0 };

  for (guint i = 0; i < N_STRINGS; i++)
    {
      g_autoptr (TelAuthString) string = tel_auth_string_generate (10, NULL);
      const char *digits = tel_auth_string_peek (string);

      first[digits[0] - '0']++;
      for (guint place = 1; place < 10; place++)
        others[digits[place] - '0']++;
    }

  g_assert_cmpuint (first[0], ==, 0);
  for (guint digit = 1; digit < 10; digit++)
    g_assert_cmpint (ABS ((int) first[digit] - N_FIRST), <, 500);
  for (guint digit = 0; digit < 10; digit++)
    g_assert_cmpint (ABS ((int) others[digit] - N_OTHERS), <, 1425);
}

static void
test_length_is_4_to_10 (void)
{
  static const char *const valid[] = { "0123", "1234567890" };
  static const char *const invalid[] = { "", "123", "12345678901", "12a4", "1234 ", "１２３４" };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (TelAuthString) string = tel_auth_string_new (valid[i]);

      g_assert_true (tel_auth_string_is_valid (string));
    }
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr (TelAuthString) string = tel_auth_string_new (invalid[i]);

      g_assert_false (tel_auth_string_is_valid (string));
    }
}

static void
test_equal (void)
{
  g_autoptr (TelAuthString) one = tel_auth_string_new ("48151623");
  g_autoptr (TelAuthString) same = tel_auth_string_new ("48151623");
  g_autoptr (TelAuthString) other = tel_auth_string_new ("48151624");
  g_autoptr (TelAuthString) longer = tel_auth_string_new ("481516234");

  g_assert_true (tel_auth_string_equal (one, same));
  g_assert_false (tel_auth_string_equal (one, other));
  g_assert_false (tel_auth_string_equal (one, longer));
  g_assert_false (tel_auth_string_equal (one, NULL));
  g_assert_true (tel_auth_string_equal (NULL, NULL));
}

/* What prints any value for debugging shows an address, never the digits. */
static void
test_value_is_not_printed (void)
{
  g_autoptr (TelAuthString) string = tel_auth_string_new ("4815162342");
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  g_value_init (&value, TEL_TYPE_AUTH_STRING);
  g_value_set_boxed (&value, string);
  text = g_strdup_value_contents (&value);

  g_assert_null (strstr (text, "4815162342"));
  g_assert_false (g_value_type_transformable (TEL_TYPE_AUTH_STRING, G_TYPE_STRING));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/auth-string/G3.3/generate-gives-digits", test_generate_gives_digits);
  g_test_add_func ("/auth-string/G3.3/generate-is-even", test_generate_is_even);
  g_test_add_func ("/auth-string/length-is-4-to-10", test_length_is_4_to_10);
  g_test_add_func ("/auth-string/equal", test_equal);
  g_test_add_func ("/auth-string/value-is-not-printed", test_value_is_not_printed);

  return g_test_run ();
}
