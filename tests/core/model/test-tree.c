/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-tree.h"

#include "tel-test.h"

/* vendorConfig { videoCapability = 0, desktopClient { ciscoSupportField = old }, ciscoSupportField = later } */
static TelTree *
make_tree (void)
{
  g_autoptr (TelTree) video = tel_tree_new ("videoCapability", "0", NULL, 0);
  g_autoptr (TelTree) field = tel_tree_new ("ciscoSupportField", "old", NULL, 0);
  g_autoptr (TelTree) client = tel_tree_new ("desktopClient", NULL, &field, 1);
  g_autoptr (TelTree) later = tel_tree_new ("ciscoSupportField", "later", NULL, 0);
  TelTree *children[] = { video, client, later };

  return tel_tree_new ("vendorConfig", NULL, children, G_N_ELEMENTS (children));
}

static void
test_find_is_in_document_order (void)
{
  g_autoptr (TelTree) tree = make_tree ();

  g_assert_cmpstr (tel_tree_get_text (tel_tree_find (tree, "ciscoSupportField")), ==, "old");
  g_assert_null (tel_tree_find (tree, "vendorConfig"));
  g_assert_null (tel_tree_find (tree, "nothing"));
}

static void
test_replace_keeps_the_rest (void)
{
  g_autoptr (TelTree) before = make_tree ();
  g_autoptr (TelTree) untouched = make_tree ();
  g_autoptr (TelTree) after = tel_tree_replace_text (before, "ciscoSupportField", "new");

  g_assert_true (tel_tree_equal (before, untouched));
  g_assert_false (tel_tree_equal (before, after));
  g_assert_cmpuint (tel_tree_get_n_children (after), ==, 3);
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (after, 0)), ==, "0");
  g_assert_cmpstr (tel_tree_get_text (tel_tree_find (tel_tree_get_child (after, 1), "ciscoSupportField")), ==, "new");
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (after, 2)), ==, "later");
  g_assert_null (tel_tree_replace_text (before, "nothing", "new"));
}

static void
test_insert_makes_what_is_missing (void)
{
  static const char *const existing[] = { "desktopClient", "extra", NULL };
  static const char *const missing[] = { "one", "two", "three", NULL };
  static const char *const direct[] = { "leaf", NULL };
  g_autoptr (TelTree) tree = make_tree ();
  g_autoptr (TelTree) first = tel_tree_insert (tree, existing, "a");
  g_autoptr (TelTree) second = tel_tree_insert (first, missing, "b");
  g_autoptr (TelTree) third = tel_tree_insert (second, direct, "c");
  TelTree *client = tel_tree_get_child (third, 1);

  g_assert_cmpuint (tel_tree_get_n_children (tree), ==, 3);
  g_assert_cmpuint (tel_tree_get_n_children (third), ==, 5);
  g_assert_cmpuint (tel_tree_get_n_children (client), ==, 2);
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (client, 1)), ==, "a");
  g_assert_cmpstr (tel_tree_get_name (tel_tree_get_child (third, 3)), ==, "one");
  g_assert_cmpstr (tel_tree_get_text (tel_tree_find (third, "three")), ==, "b");
  g_assert_cmpstr (tel_tree_get_text (tel_tree_get_child (third, 4)), ==, "c");
}

static void
test_equal_takes_empty_for_none (void)
{
  g_autoptr (TelTree) none = tel_tree_new ("a", NULL, NULL, 0);
  g_autoptr (TelTree) empty = tel_tree_new ("a", "", NULL, 0);
  g_autoptr (TelTree) text = tel_tree_new ("a", "x", NULL, 0);
  g_autoptr (TelTree) other = tel_tree_new ("b", NULL, NULL, 0);

  g_assert_true (tel_tree_equal (none, empty));
  g_assert_false (tel_tree_equal (none, text));
  g_assert_false (tel_tree_equal (none, other));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/tree/find-is-in-document-order", test_find_is_in_document_order);
  g_test_add_func ("/tree/replace-keeps-the-rest", test_replace_keeps_the_rest);
  g_test_add_func ("/tree/insert-makes-what-is-missing", test_insert_makes_what_is_missing);
  g_test_add_func ("/tree/equal-takes-empty-for-none", test_equal_takes_empty_for_none);

  return g_test_run ();
}
