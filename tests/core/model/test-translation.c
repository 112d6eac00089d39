/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-translation.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "model/tel-object-kind.h"
#include "tel-test.h"

/* Not only what is said first: what was said in one language before is said in the other. */
static void
test_another_language (void)
{
  const char *languages = g_getenv ("LANGUAGE");

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (tel_object_kind_get_label (TEL_OBJECT_KIND_DEVICE), ==, "Devices");
      tel_translation_begin ("ja");
      g_assert_cmpstr (tel_object_kind_get_label (TEL_OBJECT_KIND_DEVICE), ==, "デバイス");
      tel_translation_end ();
      g_assert_cmpstr (tel_object_kind_get_label (TEL_OBJECT_KIND_DEVICE), ==, "Devices");
    }
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, languages);
}

/* From Japanese to English, and back to the program's own list of languages. */
static void
test_english (void)
{
  tel_translation_begin ("ja");
  tel_translation_begin ("en");
  g_assert_cmpstr (tel_object_kind_get_label (TEL_OBJECT_KIND_DEVICE), ==, "Devices");
  tel_translation_end ();
  tel_translation_begin (NULL);
  g_assert_cmpstr (tel_object_kind_get_label (TEL_OBJECT_KIND_DEVICE), ==, "Devices");
  tel_translation_end ();
}

static void
test_available (void)
{
  g_assert_true (tel_translation_is_current ("en"));
  g_assert_false (tel_translation_is_current ("ja"));
  g_assert_true (tel_translation_is_available ("en"));
  g_assert_true (tel_translation_is_available ("ja"));
  g_assert_false (tel_translation_is_available ("xx"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TELEPHONIST_TEST_CATALOGUES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_add_func ("/translation/another-language", test_another_language);
  g_test_add_func ("/translation/english", test_english);
  g_test_add_func ("/translation/available", test_available);

  return g_test_run ();
}
