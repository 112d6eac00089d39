/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-error.h"

#include "tel-test.h"

static void
test_names_are_distinct (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind <= TEL_ERROR_UNSUPPORTED; kind++)
    {
      const char *name = tel_error_get_name (kind);

      g_assert_nonnull (name);
      g_assert_true (g_regex_match_simple ("^[a-z]+(_[a-z]+)*$", name, 0, 0));
      g_assert_true (g_hash_table_add (names, (gpointer) name));
    }
}

static void
test_names_are_those_of_the_kinds (void)
{
  g_assert_cmpstr (tel_error_get_name (TEL_ERROR_NETWORK), ==, "network");
  g_assert_cmpstr (tel_error_get_name (TEL_ERROR_UNKNOWN_OUTCOME), ==, "unknown_outcome");
  g_assert_cmpstr (tel_error_get_name (TEL_ERROR_STORAGE), ==, "storage");
  g_assert_cmpstr (tel_error_get_name (TEL_ERROR_UNSUPPORTED), ==, "unsupported");
}

static void
test_about_connection (void)
{
  g_autoptr (GError) network = g_error_new_literal (TEL_ERROR, TEL_ERROR_NETWORK, "gone");
  g_autoptr (GError) login = g_error_new_literal (TEL_ERROR, TEL_ERROR_LOGIN, "refused");
  g_autoptr (GError) rejected = g_error_new_literal (TEL_ERROR, TEL_ERROR_REJECTED, "not so");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, TEL_ERROR_NETWORK, "something else");

  g_assert_true (tel_error_is_about_connection (network));
  g_assert_true (tel_error_is_about_connection (login));
  g_assert_false (tel_error_is_about_connection (rejected));
  g_assert_false (tel_error_is_about_connection (foreign));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/error/names-are-distinct", test_names_are_distinct);
  g_test_add_func ("/error/names-are-those-of-the-kinds", test_names_are_those_of_the_kinds);

  g_test_add_func ("/error/about-connection", test_about_connection);

  return g_test_run ();
}
