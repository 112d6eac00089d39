/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-text.h"

#include "tel-test.h"

static void
test_blank (void)
{
  g_assert_true (tel_text_is_blank (NULL));
  g_assert_true (tel_text_is_blank (""));
  g_assert_false (tel_text_is_blank (" "));
  g_assert_false (tel_text_is_blank ("Adams"));
}

static void
test_same_name (void)
{
  g_assert_true (tel_text_is_same_name ("tadams", "TAdams"));
  g_assert_true (tel_text_is_same_name ("müller", "MÜLLER"));
  g_assert_false (tel_text_is_same_name ("müller", "muller"));
  g_assert_false (tel_text_is_same_name ("tadams", "tadam"));
  g_assert_false (tel_text_is_same_name ("佐藤", "佐 藤"));
}

static void
test_control_characters (void)
{
  g_assert_false (tel_text_has_control_characters (""));
  g_assert_false (tel_text_has_control_characters ("佐藤 Müller"));
  g_assert_true (tel_text_has_control_characters ("Adams\n"));
  g_assert_true (tel_text_has_control_characters ("佐藤\t"));
  g_assert_true (tel_text_has_control_characters ("\xC2\x85"));
}

static void
test_append (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tel_text_append (text, " · ", NULL);
  tel_text_append (text, " · ", "");
  g_assert_cmpstr (text->str, ==, "");

  tel_text_append (text, " · ", "tadams");
  g_assert_cmpstr (text->str, ==, "tadams");

  tel_text_append (text, " · ", NULL);
  tel_text_append (text, " · ", "Sales");
  g_assert_cmpstr (text->str, ==, "tadams · Sales");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/same-name", test_same_name);
  g_test_add_func ("/text/control-characters", test_control_characters);
  g_test_add_func ("/text/append", test_append);

  return g_test_run ();
}
