/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-user.h"

#include <string.h>

#include "tel-test.h"

static void
assert_full_name (const char *first, const char *last, const char *display, const char *expected)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "id1", "first-name", first, "last-name", last,
                                           "display-name", display, NULL);
  g_autofree char *name = tel_user_dup_full_name (user);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_full_names (void)
{
  assert_full_name ("Tanya", "Adams", NULL, "Tanya Adams");
  assert_full_name ("太郎", "山田", NULL, "山田 太郎");
  assert_full_name ("ジョン", "Smith", NULL, "Smith ジョン");
  assert_full_name ("민준", "김", NULL, "김 민준");
  assert_full_name ("Tanya", "Adams", "T. Adams (Sales)", "T. Adams (Sales)");
  assert_full_name (NULL, "Adams", "", "Adams");
  assert_full_name ("", "Adams", NULL, "Adams");
  assert_full_name ("Tanya", NULL, NULL, "Tanya");
  assert_full_name (NULL, NULL, NULL, "id1");
  assert_full_name ("<b>O'Brien</b>", "\"&\"", NULL, "<b>O'Brien</b> \"&\"");
}

static gboolean
matches (TelUser *user, const char *text)
{
  g_autofree char *folded = tel_user_fold_search_text (text);

  return strstr (tel_user_get_search_key (user), folded) != NULL;
}

static void
test_search_key (void)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "first-name", "Tanya", "last-name",
                                           "Adams", "department", "Straße 営業", "primary-pattern", "1001",
                                           "telephone-number", "+81 3 1234", "mail", "Tanya@Example.com", NULL);

  g_assert_true (matches (user, "TANYA ad"));
  g_assert_true (matches (user, "tadams"));
  g_assert_true (matches (user, "STRASSE"));
  g_assert_true (matches (user, "営業"));
  g_assert_true (matches (user, "１００１"));
  g_assert_true (matches (user, "81 3"));
  g_assert_true (matches (user, "@example"));
  g_assert_false (matches (user, "adamstadams"));
  g_assert_false (matches (user, "smith"));

  g_object_set (user, "last-name", "Smith", NULL);
  g_assert_true (matches (user, "tanya smith"));
  g_assert_false (matches (user, "tanya adams"));
}

static void
on_last_name_changed (TelUser *user, GParamSpec *pspec, gpointer user_data)
{
  gboolean *found = user_data;

  *found = matches (user, "smith");
}

static void
test_search_key_is_new_when_told (void)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "last-name", "Adams", NULL);
  gboolean found = FALSE;

  g_assert_true (matches (user, "adams"));
  g_signal_connect (user, "notify::last-name", G_CALLBACK (on_last_name_changed), &found);
  g_object_set (user, "last-name", "Smith", NULL);

  g_assert_true (found);
}

static void
test_collation_key (void)
{
  g_autoptr (TelUser) one = g_object_new (TEL_TYPE_USER, "user-id", "b", "first-name", "Adam", NULL);
  g_autoptr (TelUser) same_name = g_object_new (TEL_TYPE_USER, "user-id", "c", "first-name", "Adam", NULL);
  g_autoptr (TelUser) later = g_object_new (TEL_TYPE_USER, "user-id", "a", "first-name", "Tanya", NULL);

  g_assert_cmpint (strcmp (tel_user_get_collation_key (one), tel_user_get_collation_key (same_name)), <, 0);
  g_assert_cmpint (strcmp (tel_user_get_collation_key (same_name), tel_user_get_collation_key (later)), <, 0);
}

static void
test_groups_and_devices (void)
{
  static const char *const groups[] = { "Standard CCM End Users", NULL };
  static const char *const devices[] = { "SEP001122334455", "CSFTADAMS", NULL };
  g_autoptr (TelUser) listed = g_object_new (TEL_TYPE_USER, "user-id", "tadams", NULL);
  g_autoptr (TelUser) user =
      g_object_new (TEL_TYPE_USER, "groups", groups, "associated-devices", devices, "ldap-directory", "AD", NULL);

  g_assert_true (tel_user_is_in_group (user, "Standard CCM End Users"));
  g_assert_false (tel_user_is_in_group (user, "Standard CTI Enabled"));
  g_assert_true (tel_user_is_associated_with (user, "CSFTADAMS"));
  g_assert_false (tel_user_is_associated_with (user, "CSF"));
  g_assert_true (tel_user_is_from_directory (user));
  g_assert_false (tel_user_is_in_group (listed, "Standard CCM End Users"));
  g_assert_false (tel_user_is_associated_with (listed, "CSFTADAMS"));
  g_assert_false (tel_user_is_from_directory (listed));
}

static void
assert_list (const char *const *list, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) list);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_members_come_and_go (void)
{
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", NULL);

  tel_user_dissociate (user, "CSFTADAMS");
  tel_user_associate (user, "SEP001122334455");
  tel_user_associate (user, "CSFTADAMS");
  tel_user_associate (user, "SEP001122334455");
  assert_list (tel_user_get_associated_devices (user), "SEP001122334455 CSFTADAMS");
  tel_user_rename_associated (user, "SEP001122334455", "SEP66");
  tel_user_rename_associated (user, "TCTTADAMS", "TCTADAMS");
  assert_list (tel_user_get_associated_devices (user), "SEP66 CSFTADAMS");
  tel_user_dissociate (user, "SEP66");
  assert_list (tel_user_get_associated_devices (user), "CSFTADAMS");

  tel_user_join_group (user, "A");
  tel_user_join_group (user, "B");
  tel_user_join_group (user, "A");
  assert_list (tel_user_get_groups (user), "A B");
  tel_user_leave_group (user, "C");
  tel_user_leave_group (user, "A");
  assert_list (tel_user_get_groups (user), "B");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/user/full-names", test_full_names);
  g_test_add_func ("/user/search-key", test_search_key);
  g_test_add_func ("/user/search-key-is-new-when-told", test_search_key_is_new_when_told);
  g_test_add_func ("/user/collation-key", test_collation_key);
  g_test_add_func ("/user/groups-and-devices", test_groups_and_devices);
  g_test_add_func ("/user/members-come-and-go", test_members_come_and_go);

  return g_test_run ();
}
