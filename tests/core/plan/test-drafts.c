/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-device.h"
#include "plan/tel-drafts.h"
#include "plan/tel-plan-private.h"
#include "plan/tel-step-private.h"
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

static TelPlan *
make_plan (TelStep *made, TelStepState state)
{
  g_autoptr (TelStep) step = made;
  TelPlan *plan = tel_plan_new ("Title", "Verb");

  tel_step_set_state (step, state, NULL);
  tel_plan_add_step (plan, step);

  return plan;
}

static TelDrafts *
edit (TelObject *base, const char *description)
{
  TelDrafts *drafts = tel_drafts_get_for_connection ("followed");

  g_object_set (tel_draft_get_object (tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, base)), "description",
                description, NULL);

  return drafts;
}

static void
test_removed (gconstpointer data)
{
  TelStepState state = GPOINTER_TO_INT (data);
  gboolean is_gone = state == TEL_STEP_STATE_DONE || state == TEL_STEP_STATE_WARNING;
  g_autoptr (TelObject) base = make_device ("CSFTADAMS", "Old", "Default");
  g_autoptr (TelObject) other = make_device ("CSFJSMITH", "Old", "Default");
  g_autoptr (TelPlan) plan =
      make_plan (tel_step_new (TEL_STEP_OPERATION_REMOVE, TEL_OBJECT_KIND_DEVICE, base, NULL), state);
  TelDrafts *drafts = edit (base, "New");

  edit (other, "New");
  tel_drafts_follow_plan (drafts, plan);
  g_assert_cmpint (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFTADAMS"), ==, !is_gone);
  g_assert_true (tel_drafts_has_edits (drafts, TEL_OBJECT_KIND_DEVICE, "CSFJSMITH"));
  tel_drafts_discard (drafts);
}

static void
test_renamed (void)
{
  g_autoptr (TelObject) base = make_device ("CSFTADAMS", "Old", "Default");
  g_autoptr (TelObject) renamed = make_device ("CSFTADAMS2", "Old", "Default");
  g_autoptr (TelObject) read = make_device ("CSFTADAMS2", "Old", "Sales");
  g_autoptr (TelPlan) plan =
      make_plan (tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_DEVICE, base, renamed), TEL_STEP_STATE_DONE);
  TelDrafts *drafts = edit (base, "New");
  g_auto (GStrv) names = NULL;
  TelDraft *draft;

  tel_drafts_follow_plan (drafts, plan);
  names = tel_drafts_list_edited (drafts);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "CSFTADAMS2");

  /* The next read finds the edit. */
  draft = tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, read);
  assert_value (tel_draft_get_object (draft), "name", "CSFTADAMS2");
  assert_value (tel_draft_get_object (draft), "description", "New");
  assert_value (tel_draft_get_object (draft), "device-pool", "Sales");
  g_assert_cmpuint (tel_draft_get_conflicts (draft)->len, ==, 0);
  tel_drafts_discard (drafts);
}

/* Who edits on by the new name before the plan is followed loses neither those edits nor the ones of before; of a field
 * that was edited twice the later edit stays, and what the cluster changed meanwhile is asked. */
static void
test_renamed_and_edited (gconstpointer data)
{
  gboolean keeps_mine = GPOINTER_TO_INT (data);
  g_autoptr (TelObject) base = make_device ("CSFTADAMS", "Old", "Default");
  g_autoptr (TelObject) renamed = make_device ("CSFTADAMS2", "Old", "Sales");
  g_autoptr (TelPlan) plan =
      make_plan (tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_DEVICE, base, renamed), TEL_STEP_STATE_DONE);
  TelDrafts *drafts = edit (base, "New");
  TelDraft *later = tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, renamed);
  g_auto (GStrv) names = NULL;

  g_object_set (tel_draft_get_object (tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, base)), "location", "Tokyo",
                "device-pool", "Mine", NULL);
  g_object_set (tel_draft_get_object (later), "description", "Newer", "sip-profile", "Own", NULL);

  tel_drafts_follow_plan (drafts, plan);
  names = tel_drafts_list_edited (drafts);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_true (tel_drafts_get (drafts, TEL_OBJECT_KIND_DEVICE, renamed) == later);
  assert_value (tel_draft_get_object (later), "name", "CSFTADAMS2");
  assert_value (tel_draft_get_object (later), "description", "Newer");
  assert_value (tel_draft_get_object (later), "sip-profile", "Own");
  assert_value (tel_draft_get_object (later), "location", "Tokyo");

  g_assert_cmpuint (tel_draft_get_conflicts (later)->len, ==, 1);
  g_assert_nonnull (strstr (tel_draft_get_conflicts (later)->pdata[0], "Sales"));
  tel_draft_settle_conflicts (later, keeps_mine);
  assert_value (tel_draft_get_object (later), "device-pool", keeps_mine ? "Mine" : "Sales");
  assert_value (tel_draft_get_object (later), "location", "Tokyo");
  assert_value (tel_draft_get_object (later), "sip-profile", "Own");
  tel_drafts_discard (drafts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/drafts/conflict/mine", GINT_TO_POINTER (TRUE), test_conflict);
  g_test_add_data_func ("/drafts/conflict/theirs", GINT_TO_POINTER (FALSE), test_conflict);
  g_test_add_func ("/drafts/kept-by-connection", test_kept_by_connection);

  g_test_add_data_func ("/drafts/removed/done", GINT_TO_POINTER (TEL_STEP_STATE_DONE), test_removed);
  g_test_add_data_func ("/drafts/removed/warning", GINT_TO_POINTER (TEL_STEP_STATE_WARNING), test_removed);
  g_test_add_data_func ("/drafts/removed/failed", GINT_TO_POINTER (TEL_STEP_STATE_FAILED), test_removed);
  g_test_add_data_func ("/drafts/removed/not-sent", GINT_TO_POINTER (TEL_STEP_STATE_WAITING), test_removed);
  g_test_add_func ("/drafts/renamed", test_renamed);
  g_test_add_data_func ("/drafts/renamed-and-edited/mine", GINT_TO_POINTER (TRUE), test_renamed_and_edited);
  g_test_add_data_func ("/drafts/renamed-and-edited/theirs", GINT_TO_POINTER (FALSE), test_renamed_and_edited);

  return g_test_run ();
}
