/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-directory-number.h"
#include "tel-test.h"

static TelTree *
make_part (const char *name, const char *text)
{
  return tel_tree_new (name, text, NULL, 0);
}

/* Calls that nobody answers go to @destination after 23 seconds. */
static TelDirectoryNumber *
make_number (const char *to_voice_mail, const char *destination)
{
  g_autoptr (TelTree) voice_mail = make_part ("forwardToVoiceMail", to_voice_mail);
  g_autoptr (TelTree) space = make_part ("callingSearchSpaceName", "CSS-Internal");
  g_autoptr (TelTree) where = make_part ("destination", destination);
  g_autoptr (TelTree) duration = make_part ("duration", "23");
  TelTree *parts[] = { voice_mail, space, where, duration };
  g_autoptr (TelTree) forward = tel_tree_new ("callForwardNoAnswer", NULL, parts, G_N_ELEMENTS (parts));

  return g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", TEL_FORWARD_NO_ANSWER, forward, NULL);
}

static void
assert_text (TelTree *tree, guint position, const char *name, const char *text)
{
  TelTree *part = tel_tree_get_child (tree, position);

  g_assert_cmpstr (tel_tree_get_name (part), ==, name);
  g_assert_cmpstr (tel_tree_get_text (part), ==, text);
}

static void
test_described (void)
{
  g_autoptr (TelDirectoryNumber) nowhere = make_number ("false", NULL);
  g_autoptr (TelDirectoryNumber) somewhere = make_number ("f", "\\+81352191050");
  g_autoptr (TelDirectoryNumber) voice_mail = make_number ("t", "1900");
  g_autofree char *words = tel_directory_number_describe_forward (nowhere, TEL_FORWARD_NO_ANSWER);
  g_autofree char *somewhere_words = tel_directory_number_describe_forward (somewhere, TEL_FORWARD_NO_ANSWER);
  g_autofree char *voice_mail_words = tel_directory_number_describe_forward (voice_mail, TEL_FORWARD_NO_ANSWER);
  g_autofree char *other_words = tel_directory_number_describe_forward (voice_mail, TEL_FORWARD_BUSY);

  g_assert_null (words);
  g_assert_cmpstr (somewhere_words, ==, "to +81352191050");
  g_assert_cmpstr (voice_mail_words, ==, "to voice mail");
  g_assert_null (other_words);
}

static void
test_all_else_stays (void)
{
  g_autoptr (TelDirectoryNumber) number = make_number ("false", "1900");
  g_autofree char *destination = NULL;
  g_autoptr (TelTree) forward = NULL;

  tel_directory_number_forward_to_voice_mail (number, TEL_FORWARD_NO_ANSWER);
  g_assert_true (tel_directory_number_forwards_to_voice_mail (number, TEL_FORWARD_NO_ANSWER));
  destination = tel_directory_number_dup_forward_destination (number, TEL_FORWARD_NO_ANSWER);
  g_assert_cmpstr (destination, ==, "1900");
  g_object_get (number, TEL_FORWARD_NO_ANSWER, &forward, NULL);
  g_assert_cmpuint (tel_tree_get_n_children (forward), ==, 4);
  assert_text (forward, 0, "forwardToVoiceMail", "true");
  assert_text (forward, 1, "callingSearchSpaceName", "CSS-Internal");
  assert_text (forward, 2, "destination", "1900");
  assert_text (forward, 3, "duration", "23");
}

static void
test_from_nothing (void)
{
  g_autoptr (TelDirectoryNumber) number = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", NULL);
  g_autoptr (TelTree) forward = NULL;

  tel_directory_number_forward_to_voice_mail (number, TEL_FORWARD_BUSY_INTERNAL);
  g_object_get (number, TEL_FORWARD_BUSY_INTERNAL, &forward, NULL);
  g_assert_cmpstr (tel_tree_get_name (forward), ==, "callForwardBusyInt");
  g_assert_cmpuint (tel_tree_get_n_children (forward), ==, 1);
  assert_text (forward, 0, "forwardToVoiceMail", "true");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/directory-number-forwards/described", test_described);
  g_test_add_func ("/directory-number-forwards/all-else-stays", test_all_else_stays);
  g_test_add_func ("/directory-number-forwards/from-nothing", test_from_nothing);

  return g_test_run ();
}
