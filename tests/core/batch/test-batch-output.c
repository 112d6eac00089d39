/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "batch/tel-batch-output.h"

#include "model/tel-error.h"

#include "tel-test.h"

static void
assert_printable (const char *text, const char *expected)
{
  g_autofree char *printable = tel_batch_output_dup_printable (text);

  g_assert_cmpstr (printable, ==, expected);
}

static void
test_nothing_acts_on_the_terminal (void)
{
  assert_printable (NULL, "");
  assert_printable ("<b>O'Brien & \"Söhne\"</b> 山田 😀 כהן", "<b>O'Brien & \"Söhne\"</b> 山田 😀 כהן");
  assert_printable ("a\033[2Jb\a\nc\td", "a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFDd");
  assert_printable ("a\u202Eb\u2066c\u200Fd\u2028e", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  assert_printable ("👩\u200D💻", "👩\u200D💻");
}

static char *
error_as_json (const GError *error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  tel_batch_output_add_error (builder, error);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
test_errors_have_kinds (void)
{
  g_autoptr (GError) refused = g_error_new_literal (TEL_ERROR, TEL_ERROR_UNKNOWN_OUTCOME, "What \"now\"?");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  g_autofree char *first = error_as_json (refused);
  g_autofree char *second = error_as_json (cancelled);

  g_assert_cmpstr (first, ==, "{\"error\":{\"kind\":\"unknown_outcome\",\"message\":\"What \\\"now\\\"?\"}}");
  g_assert_cmpstr (second, ==, "{\"error\":{\"kind\":\"cancelled\",\"message\":\"Stopped\"}}");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/batch-output/nothing-acts-on-the-terminal", test_nothing_acts_on_the_terminal);
  g_test_add_func ("/batch-output/errors-have-kinds", test_errors_have_kinds);

  return g_test_run ();
}
