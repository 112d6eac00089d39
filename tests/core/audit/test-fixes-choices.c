/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a person chooses for one object: every choice that is offered leads to a second audit without the finding. */

#include "config.h"

#include "model/tel-error.h"
#include "tel-test-fixes.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* More of a list are of one kind: partitions, profiles, devices. */
#define MOST_CHOICES 3

static const char *const releases[] = { "9.1", "14.0" };

/* Runs a choice on a world of its own. */
static void
run_choice (const char *release, const char *world, const char *id, guint position)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, world);
  TelFinding *finding = tel_audit_find (fixture->audit, id);
  g_autoptr (GListModel) choices = tel_fixes_list_choices (fixture->fixes, finding);
  g_autoptr (TelFixChoice) choice = g_list_model_get_item (choices, position);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;

  g_assert_nonnull (choice);
  g_test_message ("%s on %s: %s (%s)", id, release, tel_fix_choice_get_words (choice),
                  tel_fix_choice_get_value (choice));
  tel_fixes_choose (fixture->fixes, finding, tel_fix_choice_get_value (choice));
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  if (tel_audit_find (after, id) != NULL)
    g_error ("%s is still there: %s", id, tel_finding_get_read (tel_audit_find (after, id)));
}

static void
run_choices (const char *release, const char *world)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, world);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (fixture->audit), i);
      const char *id = tel_finding_get_id (finding);
      g_autoptr (GListModel) choices = NULL;

      if (tel_finding_get_rule (finding)->fix != TEL_FIX_CHOOSE)
        continue;
      /* Another dialog makes the device. */
      if (!tel_fixes_needs_choice (fixture->fixes, finding))
        {
          g_assert_cmpstr (tel_finding_get_rule (finding)->id, ==, "U14");
          continue;
        }
      g_test_message ("%s: %s", id, tel_finding_get_read (finding));
      choices = tel_fixes_list_choices (fixture->fixes, finding);
      g_assert_cmpuint (g_list_model_get_n_items (choices), >, 0);
      for (guint j = 0; j < MIN (g_list_model_get_n_items (choices), MOST_CHOICES); j++)
        run_choice (release, world, id, j);
    }
}

static void
test_small (gconstpointer data)
{
  run_choices (data, "small");
}

static void
test_neglected (gconstpointer data)
{
  run_choices (data, "neglected");
}

static TelPlan *
choose (TelTestFixes *fixture, const char *rule, const char *name, const char *value, GError **error)
{
  TelFinding *finding = tel_test_fixes_find (fixture, rule, name);

  g_assert_true (tel_fixes_takes_text (fixture->fixes, finding));
  tel_fixes_choose (fixture->fixes, finding, value);

  return tel_test_fixes_build (fixture, error);
}

/* What nobody listed. */
static void
test_typed (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelPlan) plan = choose (fixture, "J02", "CSFHINOUE", "nmailer", NULL);
  g_autoptr (TelRunner) runner = tel_test_fixes_run (fixture, plan, NULL);
  g_autoptr (TelAudit) after = NULL;

  after = tel_test_fixes_audit_again (fixture);
  g_assert_null (tel_audit_find (after, "J02/phone/CSFHINOUE"));
  g_assert_cmpstr (tel_device_get_owner (tel_snapshot_get_device (tel_audit_get_snapshot (after), "CSFHINOUE")), ==,
                   "nmailer");
}

/* A number that there is not is added. */
static void
test_typed_number (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelPlan) plan = choose (fixture, "J11", "CSFSABE", "4999\tPT-Internal", NULL);
  g_autoptr (TelRunner) runner = tel_test_fixes_run (fixture, plan, NULL);
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, "CSFSABE");
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (device), 0);

  g_assert_cmpstr (tel_line_get_pattern (line), ==, "4999");
  g_assert_cmpstr (tel_line_get_partition (line), ==, "PT-Internal");
  g_assert_true (g_strv_contains (tel_line_get_end_users (line), "sabe"));
}

static void
judge (TelAudit *audit)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tel_audit_judge_async (audit, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_judge_finish (audit, result, NULL));
}

/* Whoever is at home on two clusters stops being so here; the other one is changed from its own window. */
static void
test_two_homes (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  TelSnapshot *snapshot = tel_audit_get_snapshot (fixture->audit);
  g_autoptr (TelOtherCluster) other = tel_other_cluster_new ("Osaka", tel_snapshot_get_taken_at (snapshot));
  g_autoptr (GListModel) choices = NULL;
  g_autoptr (TelFixChoice) away = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;
  TelFinding *finding;

  tel_other_cluster_add_home_user (other, "KSATO");
  tel_other_cluster_add_home_user (other, "smatsui");
  tel_snapshot_add_other_cluster (snapshot, other);
  judge (fixture->audit);
  finding = tel_audit_find (fixture->audit, "U06/user/ksato");
  g_assert_nonnull (finding);
  choices = tel_fixes_list_choices (fixture->fixes, finding);
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 1);
  away = g_list_model_get_item (choices, 0);
  g_assert_cmpstr (tel_fix_choice_get_words (away), ==, "Another cluster is their home: not this one any more");
  g_assert_null (tel_audit_find (fixture->audit, "U06/user/smatsui"));

  tel_fixes_choose (fixture->fixes, finding, tel_fix_choice_get_value (away));
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  tel_test_fixes_reread (fixture, plan);
  g_assert_null (tel_audit_find (fixture->audit, "U06/user/ksato"));
  after = tel_test_fixes_audit_again (fixture);
  g_assert_false (tel_user_get_home_cluster (tel_snapshot_get_user (tel_audit_get_snapshot (after), "ksato")));
}

/* What cannot be is refused in words. */
static void
test_wrong (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (choose (fixture, "J17", "CSFTOGATA", "1/2", &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  tel_test_fixes_begin_again (fixture);
  plan = choose (fixture, "J05", "CSF-MKOBAYASHI", "CSF/MK", NULL);
  tel_test_plan_assert_said (plan, "G2.4", TEL_FORCE_REFUSE, "");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/fixes/choices/small", releases, G_N_ELEMENTS (releases), test_small);
  tel_test_plan_add_for_releases ("/fixes/choices/neglected", releases, G_N_ELEMENTS (releases), test_neglected);

  tel_test_plan_add_for_releases ("/fixes/choices/typed", releases, G_N_ELEMENTS (releases), test_typed);
  tel_test_plan_add_for_releases ("/fixes/choices/typed-number", releases, G_N_ELEMENTS (releases), test_typed_number);
  tel_test_plan_add_for_releases ("/fixes/choices/two-homes", releases, G_N_ELEMENTS (releases), test_two_homes);
  g_test_add_func ("/fixes/choices/wrong", test_wrong);

  return g_test_run ();
}
