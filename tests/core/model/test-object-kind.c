/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-object-kind.h"

#include "model/tel-object.h"

#include "tel-test.h"

static void
test_every_kind_has_a_type_and_words (void)
{
  for (guint kind = 0; kind < TEL_N_OBJECT_KINDS; kind++)
    {
      g_autofree char *described = tel_object_kind_describe (kind, "X <&>", NULL);

      g_assert_true (g_type_is_a (tel_object_kind_get_object_type (kind), TEL_TYPE_OBJECT));
      g_assert_cmpstr (tel_object_kind_get_label (kind), !=, "");
      g_assert_nonnull (strstr (described, "X <&>"));
    }
}

/* The words stand in files and on command lines: each is of one kind. */
static void
test_nicks (void)
{
  TelObjectKind kind;

  for (guint i = 0; i < TEL_N_OBJECT_KINDS; i++)
    {
      g_assert_true (tel_object_kind_from_nick (tel_object_kind_get_nick (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (tel_object_kind_from_nick ("Phone", &kind));
  g_assert_cmpstr (tel_object_kind_get_nick (TEL_OBJECT_KIND_DEVICE), ==, "phone");
}

static void
test_descriptions (void)
{
  g_autofree char *device = tel_object_kind_describe (TEL_OBJECT_KIND_DEVICE, "CSFTADAMS", NULL);
  g_autofree char *number = tel_object_kind_describe (TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1001", "PT-Internal");
  g_autofree char *loose = tel_object_kind_describe (TEL_OBJECT_KIND_DIRECTORY_NUMBER, "1001", "");

  g_assert_cmpstr (device, ==, "device “CSFTADAMS”");
  g_assert_cmpstr (number, ==, "directory number 1001 in PT-Internal");
  g_assert_cmpstr (loose, ==, "directory number 1001 in no partition");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/object-kind/every-kind-has-a-type-and-words", test_every_kind_has_a_type_and_words);
  g_test_add_func ("/object-kind/nicks", test_nicks);
  g_test_add_func ("/object-kind/descriptions", test_descriptions);

  return g_test_run ();
}
