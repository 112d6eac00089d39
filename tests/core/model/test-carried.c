/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-carried.h"

#include "tel-test.h"

static void
test_finds_by_name (void)
{
  g_autoptr (TelTree) load = tel_tree_new ("loadInformation", "sip.1", NULL, 0);
  g_autoptr (TelCarried) carried = tel_carried_new (&load, 1, NULL);

  g_assert_true (tel_carried_get (carried, "loadInformation") == load);
  g_assert_null (tel_carried_get (carried, "traceFlag"));
  g_assert_null (tel_carried_get_unknown (carried)[0]);
}

static void
test_equal_whatever_the_order (void)
{
  static const char *const unknown[] = { "newThing", NULL };
  g_autoptr (TelTree) load = tel_tree_new ("loadInformation", "sip.1", NULL, 0);
  g_autoptr (TelTree) other_load = tel_tree_new ("loadInformation", "sip.2", NULL, 0);
  g_autoptr (TelTree) trace = tel_tree_new ("traceFlag", "false", NULL, 0);
  TelTree *one_order[] = { load, trace };
  TelTree *other_order[] = { trace, load };
  TelTree *different[] = { other_load, trace };
  g_autoptr (TelCarried) one = tel_carried_new (one_order, 2, unknown);
  g_autoptr (TelCarried) two = tel_carried_new (other_order, 2, unknown);
  g_autoptr (TelCarried) three = tel_carried_new (different, 2, unknown);
  g_autoptr (TelCarried) four = tel_carried_new (one_order, 2, NULL);

  g_assert_true (tel_carried_equal (one, two));
  g_assert_false (tel_carried_equal (one, three));
  g_assert_false (tel_carried_equal (one, four));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/carried/finds-by-name", test_finds_by_name);
  g_test_add_func ("/carried/equal-whatever-the-order", test_equal_whatever_the_order);

  return g_test_run ();
}
