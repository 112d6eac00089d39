/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-device.h"
#include "plan/tel-drafts.h"
#include "tel-test.h"

static TelObject *
make_device (const char *name, const char *description, const char *pool)
{
  return g_object_new (TEL_TYPE_DEVICE, "name", name, "owner", "tadams", "description", description, "device-pool",
                       pool, NULL);
}

static void
on_edited (guint *n_edits)
{
  (*n_edits)++;
}

static void
assert_value (TelObject *object, const char *property, const char *expected)
{
  g_autofree char *value = NULL;

  g_object_get (object, property, &value, NULL);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_conflict (gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data);
  g_autoptr (TelObject) base = make_device ("CSFTADAMS", "Old", "Default");
  g_autoptr (TelObject) now = make_device ("CSFTADAMS", "Theirs", "Default");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, base);

  g_object_set (tel_draft_get_object (draft), "description", "Mine", "device-pool", "Sales", NULL);
  tel_draft_rebase (draft, now);

  /* Until it is decided nothing is lost, and every version is told. */
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 1);
  g_assert_nonnull (strstr (tel_draft_get_conflicts (draft)->pdata[0], "Mine"));
  g_assert_nonnull (strstr (tel_draft_get_conflicts (draft)->pdata[0], "Theirs"));
  assert_value (tel_draft_get_object (draft), "description", "Mine");

  tel_draft_settle_conflicts (draft, keeps_mine);
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 0);
  assert_value (tel_draft_get_object (draft), "description", keeps_mine ? "Mine" : "Theirs");
  assert_value (tel_draft_get_object (draft), "device-pool", "Sales");
}

static void
test_kept_by_connection (void)
{
  TelDrafts *drafts = tel_drafts_get_for_connection ("one");
  TelDrafts *others = tel_drafts_get_for_connection ("other");
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "tadams", NULL);
  g_autoptr (TelUser) other = g_object_new (TEL_TYPE_USER, "user-id", "jsmith", NULL);
  g_autoptr (TelObject) base = make_device ("CSFTADAMS", "Old", "Default");
  g_autoptr (TelObject) again = make_device ("CSFTADAMS", "Old", "Sales");
  g_auto (GStrv) names = NULL;
  TelDraft *draft = tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, base);
  guint n_changes = 0;

  g_assert_true (tel_drafts_get_for_connection ("one") == drafts);
  g_assert_true (drafts != others);
  g_assert_false (tel_drafts_has_edits_of_user (drafts, user));

  g_signal_connect_swapped (drafts, "changed", G_CALLBACK (on_edited), &n_changes);
  g_object_set (tel_draft_get_object (draft), "description", "New", NULL);
  g_assert_cmpuint (n_changes, ==, 1);

  /* The connection was lost and made again: the device is read anew. */
  g_assert_true (tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, again) == draft);
  assert_value (tel_draft_get_object (draft), "description", "New");
  assert_value (tel_draft_get_object (draft), "device-pool", "Sales");

  g_assert_true (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS"));
  g_assert_false (tel_drafts_has_edits (others, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS"));
  g_assert_true (tel_drafts_has_edits_of_user (drafts, user));
  g_assert_false (tel_drafts_has_edits_of_user (drafts, other));
  names = tel_drafts_list_edited (drafts);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "CSFTADAMS");
  g_assert_cmpuint (tel_drafts_count_all (), ==, 1);

  tel_drafts_discard_all ();
  g_assert_cmpuint (tel_drafts_count_all (), ==, 0);
  g_signal_handlers_disconnect_by_data (drafts, &n_changes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/drafts/conflict/mine", GINT_TO_POINTER (TRUE), test_conflict);
  g_test_add_data_func ("/drafts/conflict/theirs", GINT_TO_POINTER (FALSE), test_conflict);
  g_test_add_func ("/drafts/kept-by-connection", test_kept_by_connection);

  return g_test_run ();
}
