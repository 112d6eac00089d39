/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-number-range.h"

#include <string.h>

#include "model/tel-directory-number.h"
#include "model/tel-error.h"
#include "tel-test.h"

static void
add_number (GPtrArray *numbers, const char *pattern, const char *partition)
{
  g_ptr_array_add (numbers, g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", pattern, "partition", partition, NULL));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *first;
    const char *last;
    const char *prefix;
    guint64 count;
  } cases[] = {
    { "1000-1999", "1000", "1999", "1", 1000 },
    { " 1000 – 1999 ", "1000", "1999", "1", 1000 },
    { "１０００〜１０９９", "1000", "1099", "10", 100 },
    { "1XXX", "1000", "1999", "1", 1000 },
    { "10xx", "1000", "1099", "10", 100 },
    { "XX", "00", "99", "", 100 },
    { "0090-0110", "0090", "0110", "0", 21 },
    { "1050", "1050", "1050", "1050", 1 },
    { "\\+81352191000-\\+81352191999", "\\+81352191000", "\\+81352191999", "\\+81352191", 1000 },
    { "+81352191000-+81352191999", "\\+81352191000", "\\+81352191999", "\\+81352191", 1000 },
    { "+8135219XXXX", "\\+81352190000", "\\+81352199999", "\\+8135219", 10000 },
    { "999999999999999990-999999999999999999", "999999999999999990", "999999999999999999", "99999999999999999", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TelNumberRange) range = tel_number_range_parse (cases[i].text, &error);
      g_autoptr (TelNumberRange) copy = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      g_autofree char *prefix = NULL;

      g_assert_no_error (error);
      copy = tel_number_range_copy (range);
      first = tel_number_range_dup_first (range);
      last = tel_number_range_dup_last (copy);
      prefix = tel_number_range_dup_prefix (range);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
      g_assert_cmpstr (prefix, ==, cases[i].prefix);
      g_assert_cmpuint (tel_number_range_get_count (range), ==, cases[i].count);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } cases[] = {
    { "", "Enter a range" },
    { "  ", "Enter a range" },
    { "abc", "“abc” is not a range" },
    { "1000-", "is not a range" },
    { "-1999", "is not a range" },
    { "1000-1500-1999", "is not a range" },
    { "1X00", "is not a range" },
    { "10.0", "is not a range" },
    { "+", "is not a range" },
    { "1000000000000000000", "is not a range" },
    { "1000-19XX", "both ends and an X" },
    { "+1000-1999", "with a plus sign" },
    { "100-1999", "number of digits" },
    { "1999-1000", "greater number" },
    { "\xff", "Enter a range" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tel_number_range_parse (cases[i].text, &error));
      g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_contains (void)
{
  g_autoptr (TelNumberRange) range = tel_number_range_parse ("+8110XX", NULL);

  g_assert_true (tel_number_range_contains (range, "\\+811000"));
  g_assert_true (tel_number_range_contains (range, "\\+811099"));
  g_assert_false (tel_number_range_contains (range, "\\+811100"));
  g_assert_false (tel_number_range_contains (range, "811000"));
  g_assert_false (tel_number_range_contains (range, "\\+8110001"));
  g_assert_false (tel_number_range_contains (range, "\\+8110XX"));
}

static void
test_first_free (void)
{
  g_autoptr (TelNumberRange) range = tel_number_range_parse ("1000-1004", NULL);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *free_number = NULL;
  g_auto (GStrv) elsewhere = NULL;
  guint n_taken = 0;

  add_number (numbers, "1001", "PT-Internal");
  add_number (numbers, "1000", "PT-Internal");
  add_number (numbers, "1002", "PT-Other");
  add_number (numbers, "1002", NULL);
  add_number (numbers, "1004", "PT-Internal");
  add_number (numbers, "10020", "PT-Internal");
  free_number = tel_number_range_find_free (range, numbers, "PT-Internal", &n_taken, &elsewhere);

  g_assert_cmpstr (free_number, ==, "1002");
  g_assert_cmpuint (n_taken, ==, 3);
  g_assert_cmpuint (g_strv_length (elsewhere), ==, 2);
  g_assert_cmpstr (elsewhere[0], ==, "PT-Other");
  g_assert_cmpstr (elsewhere[1], ==, "");
}

static void
test_none_free (void)
{
  g_autoptr (TelNumberRange) range = tel_number_range_parse ("1000-1001", NULL);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *in_no_partition = NULL;
  g_auto (GStrv) elsewhere = NULL;
  guint n_taken = 0;

  add_number (numbers, "1000", "PT-Internal");
  add_number (numbers, "1001", "PT-Internal");
  g_assert_null (tel_number_range_find_free (range, numbers, "PT-Internal", &n_taken, &elsewhere));
  g_assert_cmpuint (n_taken, ==, 2);
  g_assert_null (elsewhere);

  in_no_partition = tel_number_range_find_free (range, numbers, NULL, &n_taken, NULL);
  g_assert_cmpstr (in_no_partition, ==, "1000");
  g_assert_cmpuint (n_taken, ==, 0);
}

static void
test_typed_numbers (void)
{
  static const struct
  {
    const char *typed;
    const char *pattern;
    const char *shown;
  } cases[] = {
    { "1001", "1001", "1001" },
    { "+81352191050", "\\+81352191050", "+81352191050" },
    { "\\+81352191050", "\\+81352191050", "+81352191050" },
    { " １００１ ", "1001", "1001" },
    { "＋81 3 5219", "\\+8135219", "+8135219" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = tel_directory_number_read_pattern (cases[i].typed);
      g_autofree char *shown = tel_directory_number_show_pattern (pattern);
      g_autoptr (TelDirectoryNumber) number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", pattern, NULL);
      g_autofree char *label = tel_directory_number_dup_label (number);

      g_assert_cmpstr (pattern, ==, cases[i].pattern);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (g_str_has_prefix (label, cases[i].shown));
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/number-range/parse", test_parse);
  g_test_add_func ("/number-range/refuses-with-a-sentence", test_refuses);
  g_test_add_func ("/number-range/contains", test_contains);
  g_test_add_func ("/number-range/first-free", test_first_free);
  g_test_add_func ("/number-range/none-free", test_none_free);
  g_test_add_func ("/number-range/typed-numbers", test_typed_numbers);

  return g_test_run ();
}
