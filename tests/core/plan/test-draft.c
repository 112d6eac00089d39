/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-user.h"
#include "plan/tel-drafts.h"
#include "tel-test.h"

static TelDevice *
make_device (const char *description, const char *location)
{
  TelDevice *device = tel_device_new ();
  g_autoptr (TelLine) line = tel_line_new ();

  g_object_set (device, "name", "CSFX", "description", description, "location", location, NULL);
  g_object_set (line, "index", 1u, "pattern", "1001", "label", "One", NULL);
  g_list_store_append (G_LIST_STORE (tel_device_get_lines (device)), line);

  return device;
}

static void
count (guint *n_edits)
{
  (*n_edits)++;
}

static void
test_edit_and_revert (void)
{
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));
  g_autoptr (TelLine) line = NULL;
  guint n_edits = 0;

  g_signal_connect_swapped (draft, "edited", G_CALLBACK (count), &n_edits);
  g_assert_false (tel_draft_is_changed (draft));
  g_object_set (tel_draft_get_object (draft), "description", "after", NULL);
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_cmpuint (tel_draft_get_n_changes (draft), ==, 1);

  line = g_list_model_get_item (tel_device_get_lines (TEL_DEVICE (tel_draft_get_object (draft))), 0);
  g_object_set (line, "label", "Other", NULL);
  tel_draft_touch (draft);
  g_assert_cmpuint (tel_draft_get_n_changes (draft), ==, 2);

  tel_draft_revert (draft);
  g_assert_false (tel_draft_is_changed (draft));
  g_assert_cmpstr (tel_device_get_description (TEL_DEVICE (tel_draft_get_object (draft))), ==, "before");
}

/* Another object in the place of the one that was edited is edited on like it. */
static void
test_replace (void)
{
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) other = make_device ("after", "Tokyo");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));
  g_autoptr (TelObject) former = g_object_ref (tel_draft_get_object (draft));
  guint n_edits = 0;

  g_signal_connect_swapped (draft, "edited", G_CALLBACK (count), &n_edits);
  tel_draft_replace (draft, TEL_OBJECT (other));
  g_assert_cmpuint (n_edits, ==, 1);
  g_assert_true (tel_draft_get_object (draft) == TEL_OBJECT (other));
  g_assert_cmpuint (tel_draft_get_n_changes (draft), ==, 2);

  g_object_set (former, "description", "nobody hears of it", NULL);
  g_assert_cmpuint (n_edits, ==, 1);
  g_object_set (other, "description", "before", NULL);
  g_assert_cmpuint (tel_draft_get_n_changes (draft), ==, 1);
  tel_draft_revert (draft);
  g_assert_false (tel_draft_is_changed (draft));
}

/* What somebody else changed beside an edit is taken over, and the edit stays. */
static void
test_rebase (void)
{
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("before", "Tokyo");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));
  TelDevice *object;

  g_object_set (tel_draft_get_object (draft), "description", "mine", NULL);
  tel_draft_rebase (draft, TEL_OBJECT (now));
  object = TEL_DEVICE (tel_draft_get_object (draft));
  g_assert_cmpstr (tel_device_get_description (object), ==, "mine");
  g_assert_cmpstr (tel_device_get_location (object), ==, "Tokyo");
  g_assert_cmpuint (tel_draft_get_n_changes (draft), ==, 1);
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 0);
}

/* What was sent comes back as base, and nothing is left to send. */
static void
test_rebase_on_what_was_sent (void)
{
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("mine", "Hub_None");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));

  g_object_set (tel_draft_get_object (draft), "description", "mine", NULL);
  tel_draft_rebase (draft, TEL_OBJECT (now));
  g_assert_false (tel_draft_is_changed (draft));
}

static TelDraft *
make_conflict (void)
{
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("theirs", "Hub_None");
  TelDraft *draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));

  g_object_set (tel_draft_get_object (draft), "description", "mine", NULL);
  tel_draft_rebase (draft, TEL_OBJECT (now));

  return draft;
}

static void
test_conflict (void)
{
  g_autoptr (TelDraft) kept = make_conflict ();
  g_autoptr (TelDraft) dropped = make_conflict ();
  const char *versions;

  g_assert_cmpuint (tel_draft_get_conflicts (kept)->len, ==, 1);
  versions = tel_draft_get_conflicts (kept)->pdata[0];
  g_assert_nonnull (strstr (versions, "before"));
  g_assert_nonnull (strstr (versions, "mine"));
  g_assert_nonnull (strstr (versions, "theirs"));

  tel_draft_settle_conflicts (kept, TRUE);
  g_assert_cmpuint (tel_draft_get_conflicts (kept)->len, ==, 0);
  g_assert_cmpstr (tel_device_get_description (TEL_DEVICE (tel_draft_get_object (kept))), ==, "mine");

  tel_draft_settle_conflicts (dropped, FALSE);
  g_assert_false (tel_draft_is_changed (dropped));
  g_assert_cmpstr (tel_device_get_description (TEL_DEVICE (tel_draft_get_object (dropped))), ==, "theirs");
}

/* A list of names merges: nobody's member is lost. */
static void
test_members (void)
{
  const char *one[] = { "SEP1", NULL };
  const char *mine[] = { "SEP1", "CSFX", NULL };
  const char *theirs[] = { "SEP1", "SEP2", NULL };
  g_autoptr (TelUser) base = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "associated-devices", one, NULL);
  g_autoptr (TelUser) now = g_object_new (TEL_TYPE_USER, "user-id", "tadams", "associated-devices", theirs, NULL);
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_USER, TEL_OBJECT (base));
  TelUser *user;

  g_object_set (tel_draft_get_object (draft), "associated-devices", mine, NULL);
  tel_draft_rebase (draft, TEL_OBJECT (now));
  user = TEL_USER (tel_draft_get_object (draft));
  g_assert_true (tel_user_is_associated_with (user, "SEP2"));
  g_assert_true (tel_user_is_associated_with (user, "CSFX"));
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 0);
}

/* The drafts of a connection are the same ones each time, and those of another are others. */
static void
test_drafts (void)
{
  TelDrafts *drafts = tel_drafts_get_for_connection ("one");
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) again = make_device ("before", "Hub_None");
  g_auto (GStrv) edited = NULL;
  TelDraft *draft = tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));

  g_object_set (tel_draft_get_object (draft), "description", "mine", NULL);
  g_assert_true (tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (again)) == draft);
  g_assert_true (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFX"));
  edited = tel_drafts_list_edited (drafts);
  g_assert_cmpstr (edited[0], ==, "CSFX");
  g_assert_null (edited[1]);
  g_assert_true (tel_drafts_get_for_connection ("one") == drafts);
  g_assert_false (tel_drafts_has_edits (tel_drafts_get_for_connection ("two"), TEL_OBJECT_KIND_DEVICE, "CSFX"));

  tel_drafts_discard (drafts);
  g_assert_false (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFX"));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/draft/edit-and-revert", test_edit_and_revert);
  g_test_add_func ("/draft/replace", test_replace);
  g_test_add_func ("/draft/rebase", test_rebase);
  g_test_add_func ("/draft/rebase-on-what-was-sent", test_rebase_on_what_was_sent);
  g_test_add_func ("/draft/conflict", test_conflict);
  g_test_add_func ("/draft/members", test_members);
  g_test_add_func ("/draft/drafts", test_drafts);

  return g_test_run ();
}
