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

static void
add_line (TelObject *device, guint index, const char *pattern, const char *label)
{
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "index", index, "pattern", pattern, "label", label, NULL);

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (TEL_DEVICE (device))), line);
}

static void
set_label (TelObject *device, guint position, const char *label)
{
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (TEL_DEVICE (device)), position);

  g_object_set (line, "label", label, NULL);
}

/* “1 1001 One; 2 …” */
static void
assert_lines (TelDraft *draft, const char *expected)
{
  GListModel *lines = tel_device_get_lines (TEL_DEVICE (tel_draft_get_object (draft)));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TelLine) line = g_list_model_get_item (lines, i);

      g_string_append_printf (text, "%s%u %s %s", i > 0 ? "; " : "", tel_line_get_index (line),
                              tel_line_get_pattern (line), tel_line_get_label (line));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What a dispute is settled to, with the lines that each side added: nobody's is lost. */
typedef struct
{
  guint mine;
  guint theirs;
  gboolean keeps_mine;
  const char *before;
  const char *settled;
} LineDispute;

static const LineDispute line_disputes[] = {
  { 0, 2, TRUE, "1 1001 Mine; 2 1004 Theirs", "1 1001 Mine; 2 1004 Theirs" },
  { 0, 2, FALSE, "1 1001 Mine; 2 1004 Theirs", "1 1001 Theirs; 2 1004 Theirs" },
  { 2, 0, TRUE, "1 1001 Mine; 2 1003 Mine", "1 1001 Mine; 2 1003 Mine" },
  { 2, 0, FALSE, "1 1001 Mine; 2 1003 Mine", "1 1001 Theirs; 2 1003 Mine" },
  { 3, 2, TRUE, "1 1001 Mine; 2 1004 Theirs; 3 1003 Mine", "1 1001 Mine; 2 1004 Theirs; 3 1003 Mine" },
  { 3, 2, FALSE, "1 1001 Mine; 2 1004 Theirs; 3 1003 Mine", "1 1001 Theirs; 2 1004 Theirs; 3 1003 Mine" },
  /* The position is disputed as well, the lines are not. */
  { 2, 2, TRUE, "1 1001 Mine; 2 1003 Mine; 3 1004 Theirs", "1 1001 Mine; 2 1003 Mine; 3 1004 Theirs" },
  { 2, 2, FALSE, "1 1001 Mine; 2 1003 Mine; 3 1004 Theirs", "1 1001 Theirs; 2 1004 Theirs; 3 1003 Mine" },
};

static void
test_line_dispute (gconstpointer data)
{
  const LineDispute *dispute = data;
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("before", "Tokyo");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));

  g_object_set (tel_draft_get_object (draft), "description", "mine", NULL);
  set_label (tel_draft_get_object (draft), 0, "Mine");
  if (dispute->mine > 0)
    add_line (tel_draft_get_object (draft), dispute->mine, "1003", "Mine");
  set_label (TEL_OBJECT (now), 0, "Theirs");
  if (dispute->theirs > 0)
    add_line (TEL_OBJECT (now), dispute->theirs, "1004", "Theirs");

  tel_draft_rebase (draft, TEL_OBJECT (now));
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, dispute->mine == 2 && dispute->theirs == 2 ? 2 : 1);
  assert_lines (draft, dispute->before);
  tel_draft_settle_conflicts (draft, dispute->keeps_mine);
  assert_lines (draft, dispute->settled);
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 0);
  g_assert_cmpstr (tel_device_get_description (TEL_DEVICE (tel_draft_get_object (draft))), ==, "mine");
  g_assert_cmpstr (tel_device_get_location (TEL_DEVICE (tel_draft_get_object (draft))), ==, "Tokyo");
}

/* Where one removed the line that the other changed, the line is in dispute, and those beside it are not. */
static void
test_removed_line (gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data);
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("before", "Hub_None");
  g_autoptr (TelDraft) draft = NULL;

  add_line (TEL_OBJECT (base), 2, "1002", "Two");
  add_line (TEL_OBJECT (now), 2, "1002", "Two");
  draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));
  set_label (tel_draft_get_object (draft), 0, "Mine");
  g_list_store_remove (G_LIST_STORE (tel_device_get_lines (TEL_DEVICE (tel_draft_get_object (draft)))), 1);
  set_label (TEL_OBJECT (now), 1, "Theirs");
  add_line (TEL_OBJECT (now), 3, "1004", "Theirs");

  tel_draft_rebase (draft, TEL_OBJECT (now));
  assert_lines (draft, "1 1001 Mine; 3 1004 Theirs");
  tel_draft_settle_conflicts (draft, keeps_mine);
  assert_lines (draft, keeps_mine ? "1 1001 Mine; 3 1004 Theirs" : "1 1001 Mine; 2 1002 Theirs; 3 1004 Theirs");
}

/* Who edits on before deciding loses none of that, and who reads anew decides about what is there by then. */
static void
test_settled_later (gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data);
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) later = make_device ("before", "Tokyo");
  g_autoptr (TelDraft) draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));

  set_label (tel_draft_get_object (draft), 0, "Mine");
  set_label (TEL_OBJECT (now), 0, "Theirs");
  tel_draft_rebase (draft, TEL_OBJECT (now));
  add_line (tel_draft_get_object (draft), 2, "1003", "Mine");
  g_object_set (tel_draft_get_object (draft), "description", "mine", NULL);

  set_label (TEL_OBJECT (later), 0, "Later");
  tel_draft_rebase (draft, TEL_OBJECT (later));
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 1);
  g_assert_nonnull (strstr (tel_draft_get_conflicts (draft)->pdata[0], "Later"));
  set_label (tel_draft_get_object (draft), 0, "Mine again");

  tel_draft_settle_conflicts (draft, keeps_mine);
  assert_lines (draft, keeps_mine ? "1 1001 Mine again; 2 1003 Mine" : "1 1001 Later; 2 1003 Mine");
  g_assert_cmpstr (tel_device_get_description (TEL_DEVICE (tel_draft_get_object (draft))), ==, "mine");
  g_assert_cmpstr (tel_device_get_location (TEL_DEVICE (tel_draft_get_object (draft))), ==, "Tokyo");
}

/* Where the cluster comes to have what is wanted there is nothing to decide. */
static void
test_agreed_later (void)
{
  g_autoptr (TelDevice) now = make_device ("mine", "Hub_None");
  g_autoptr (TelDraft) draft = make_conflict ();

  tel_draft_rebase (draft, TEL_OBJECT (now));
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 0);
  g_assert_false (tel_draft_is_changed (draft));
}

static TelTree *
make_settings (const char *support, const char *video)
{
  g_autoptr (TelTree) first = tel_tree_new ("ciscoSupportField", support, NULL, 0);
  g_autoptr (TelTree) second = tel_tree_new ("videoCapability", video, NULL, 0);
  TelTree *children[] = { first, second };

  return tel_tree_new ("vendorConfig", NULL, children, 2);
}

static void
take_settings (TelObject *device, TelTree *made)
{
  g_autoptr (TelTree) settings = made;

  g_object_set (device, "vendor-config", settings, NULL);
}

/* Of the product specific settings too only what both changed is decided. */
static void
test_settings_dispute (gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data);
  g_autoptr (TelDevice) base = make_device ("before", "Hub_None");
  g_autoptr (TelDevice) now = make_device ("before", "Hub_None");
  g_autoptr (TelTree) expected = make_settings (keeps_mine ? "mine" : "theirs", "1");
  g_autoptr (TelTree) found = NULL;
  g_autoptr (TelDraft) draft = NULL;

  take_settings (TEL_OBJECT (base), make_settings ("before", "0"));
  take_settings (TEL_OBJECT (now), make_settings ("theirs", "1"));
  draft = tel_draft_new (TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (base));
  take_settings (tel_draft_get_object (draft), make_settings ("mine", "0"));

  tel_draft_rebase (draft, TEL_OBJECT (now));
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 1);
  tel_draft_settle_conflicts (draft, keeps_mine);
  g_object_get (tel_draft_get_object (draft), "vendor-config", &found, NULL);
  g_assert_true (tel_tree_equal (found, expected));
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
  for (guint i = 0; i < G_N_ELEMENTS (line_disputes); i++)
    {
      const LineDispute *dispute = &line_disputes[i];
      g_autofree char *path = g_strdup_printf ("/draft/line-dispute/mine-%u/theirs-%u/%s", dispute->mine,
                                               dispute->theirs, dispute->keeps_mine ? "kept" : "taken");

      g_test_add_data_func (path, dispute, test_line_dispute);
    }
  g_test_add_data_func ("/draft/removed-line/kept", GINT_TO_POINTER (TRUE), test_removed_line);
  g_test_add_data_func ("/draft/removed-line/taken", GINT_TO_POINTER (FALSE), test_removed_line);
  g_test_add_data_func ("/draft/settled-later/kept", GINT_TO_POINTER (TRUE), test_settled_later);
  g_test_add_data_func ("/draft/settled-later/taken", GINT_TO_POINTER (FALSE), test_settled_later);
  g_test_add_func ("/draft/agreed-later", test_agreed_later);
  g_test_add_data_func ("/draft/settings-dispute/kept", GINT_TO_POINTER (TRUE), test_settings_dispute);
  g_test_add_data_func ("/draft/settings-dispute/taken", GINT_TO_POINTER (FALSE), test_settings_dispute);
  g_test_add_func ("/draft/members", test_members);
  g_test_add_func ("/draft/drafts", test_drafts);

  return g_test_run ();
}
