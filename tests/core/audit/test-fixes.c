/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-fixes.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static gboolean
is_together (const TelAuditRule *rule)
{
  return rule->judge != NULL && (rule->fix == TEL_FIX_AUTO || rule->fix == TEL_FIX_DELIVER);
}

/* A primary extension needs a line first (J11), which somebody has to choose. */
static guint
count_expected_omissions (TelTestFixes *fixture)
{
  GListModel *omissions = tel_fixes_get_omissions (fixture->fixes);

  for (guint i = 0; i < g_list_model_get_n_items (omissions); i++)
    {
      g_autoptr (TelFixOmission) omission = g_list_model_get_item (omissions, i);
      TelFinding *finding = tel_fix_omission_get_finding (omission);

      g_assert_cmpstr (tel_finding_get_rule (finding)->id, ==, "U09");
      g_assert_cmpstr (tel_finding_get_name (finding), ==, "sabe");
    }

  return g_list_model_get_n_items (omissions);
}

/* All of a rule: a second audit finds none of it, and nothing that was not there before. */
static void
test_whole_rule (const char *release, const TelAuditRule *rule)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;

  g_test_message ("%s on %s", rule->id, release);
  tel_fixes_add_rule (fixture->fixes, rule);
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  g_assert_cmpuint (tel_audit_count_of_rule (after, rule), ==, count_expected_omissions (fixture));
  tel_test_fixes_assert_nothing_new (fixture, after);
}

/* Each rule that something breaks has a cluster of its own. */
static void
test_each_rule (const char *release, void (*test) (const char *release, const TelAuditRule *rule))
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, "small");

  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    {
      const TelAuditRule *rule = tel_audit_rule_get_nth (i);

      if (is_together (rule) && tel_audit_count_of_rule (fixture->audit, rule) > 0)
        test (release, rule);
    }
}

static void
test_whole_rules (gconstpointer data)
{
  test_each_rule (data, test_whole_rule);
}

/* One finding: it is gone, the others of the rule are still there. */
static void
test_one_finding (const char *release, const TelAuditRule *rule)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;
  TelFinding *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (fixture->audit), i);

      if (tel_finding_get_rule (finding) == rule)
        found = finding;
    }
  g_assert_nonnull (found);
  g_test_message ("%s on %s", tel_finding_get_id (found), release);
  tel_fixes_add (fixture->fixes, found);
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  g_assert_null (tel_audit_find (after, tel_finding_get_id (found)));
  tel_test_fixes_assert_nothing_new (fixture, after);
}

static void
test_single_findings (gconstpointer data)
{
  test_each_rule (data, test_one_finding);
}

/* What was read again is as if all had been. */
static void
assert_same (TelAudit *one, TelAudit *other)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (one)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (one), i);

      if (tel_audit_find (other, tel_finding_get_id (finding)) == NULL)
        g_error ("only in one: %s: %s", tel_finding_get_id (finding), tel_finding_get_read (finding));
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (one)), ==, g_list_model_get_n_items (G_LIST_MODEL (other)));
}

/* Everything at once. */
static void
test_everything (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;
  guint n_left = 0;

  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    if (is_together (tel_audit_rule_get_nth (i)))
      tel_fixes_add_rule (fixture->fixes, tel_audit_rule_get_nth (i));
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    if (is_together (tel_audit_rule_get_nth (i)))
      n_left += tel_audit_count_of_rule (after, tel_audit_rule_get_nth (i));
  g_assert_cmpuint (n_left, ==, count_expected_omissions (fixture));
  tel_test_fixes_assert_nothing_new (fixture, after);
  tel_test_fixes_reread (fixture, plan);
  assert_same (fixture->audit, after);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/fixes/whole-rules", releases, G_N_ELEMENTS (releases), test_whole_rules);
  tel_test_plan_add_for_releases ("/fixes/single-findings", releases, G_N_ELEMENTS (releases), test_single_findings);
  tel_test_plan_add_for_releases ("/fixes/everything", releases, G_N_ELEMENTS (releases), test_everything);

  return g_test_run ();
}
