/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-fixes.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static guint
count_omissions (TelTestFixes *fixture, const TelAuditRule *rule)
{
  GListModel *omissions = tel_fixes_get_omissions (fixture->fixes);
  guint n_omissions = 0;

  for (guint i = 0; i < g_list_model_get_n_items (omissions); i++)
    {
      g_autoptr (TelFixOmission) omission = g_list_model_get_item (omissions, i);

      if (tel_finding_get_rule (tel_fix_omission_get_finding (omission)) == rule)
        n_omissions++;
    }

  return n_omissions;
}

/* All that can be put right together, of 10,000 users in one plan. */
static void
test_everything (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "site");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;

  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    {
      const TelAuditRule *rule = tel_audit_rule_get_nth (i);

      if (rule->judge == NULL || (rule->fix != TEL_FIX_AUTO && rule->fix != TEL_FIX_DELIVER))
        continue;
      g_test_message ("%s: %u", rule->id, tel_audit_count_of_rule (fixture->audit, rule));
      tel_fixes_add_rule (fixture->fixes, rule);
    }
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  for (guint i = 0; i < tel_audit_rule_get_n (); i++)
    {
      const TelAuditRule *rule = tel_audit_rule_get_nth (i);

      if (rule->judge == NULL || (rule->fix != TEL_FIX_AUTO && rule->fix != TEL_FIX_DELIVER))
        continue;
      g_test_message ("%s afterwards: %u", rule->id, tel_audit_count_of_rule (after, rule));
      g_assert_cmpuint (tel_audit_count_of_rule (after, rule), ==, count_omissions (fixture, rule));
    }
  tel_test_fixes_assert_nothing_new (fixture, after);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/fixes/site", releases, G_N_ELEMENTS (releases), test_everything);

  return g_test_run ();
}
