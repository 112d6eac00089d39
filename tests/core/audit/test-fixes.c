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

/* All of a rule: a second audit finds none of it, and nothing that was not there before. */
static void
test_whole_rule (const char *release, const TelAuditRule *rule)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;

  if (tel_audit_count_of_rule (fixture->audit, rule) == 0)
    return;

  g_test_message ("%s on %s", rule->id, release);
  tel_fixes_add_rule (fixture->fixes, rule);
  plan = tel_test_fixes_build (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (tel_fixes_get_omissions (fixture->fixes)), ==, 0);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  g_assert_cmpuint (tel_audit_count_of_rule (after, rule), ==, 0);
  tel_test_fixes_assert_nothing_new (fixture, after);
}

static void
test_whole_rules (gconstpointer data)
{
  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    if (is_together (tel_audit_rule_get_nth (i)))
      test_whole_rule (data, tel_audit_rule_get_nth (i));
}

/* One finding: it is gone, the others of the rule are still there. */
static void
test_one_finding (const char *release, const TelAuditRule *rule)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;
  TelFinding *first = NULL;

  for (guint i = 0; first == NULL && i < g_list_model_get_n_items (G_LIST_MODEL (fixture->audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (fixture->audit), i);

      if (tel_finding_get_rule (finding) == rule)
        first = finding;
    }
  if (first == NULL)
    return;

  g_test_message ("%s on %s", tel_finding_get_id (first), release);
  tel_fixes_add (fixture->fixes, first);
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  g_assert_null (tel_audit_find (after, tel_finding_get_id (first)));
  tel_test_fixes_assert_nothing_new (fixture, after);
}

static void
test_single_findings (gconstpointer data)
{
  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    if (is_together (tel_audit_rule_get_nth (i)))
      test_one_finding (data, tel_audit_rule_get_nth (i));
}

/* Everything at once. */
static void
test_everything (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;

  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    if (is_together (tel_audit_rule_get_nth (i)))
      tel_fixes_add_rule (fixture->fixes, tel_audit_rule_get_nth (i));
  plan = tel_test_fixes_build (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (tel_fixes_get_omissions (fixture->fixes)), ==, 0);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    if (is_together (tel_audit_rule_get_nth (i)))
      g_assert_cmpuint (tel_audit_count_of_rule (after, tel_audit_rule_get_nth (i)), ==, 0);
  tel_test_fixes_assert_nothing_new (fixture, after);
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
