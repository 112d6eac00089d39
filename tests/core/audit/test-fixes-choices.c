/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What a person chooses for one object: every choice that is offered leads to a second audit without the finding. */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "tel-test-fixes.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* More of a list are of one kind: partitions, profiles, devices. */
#define MOST_CHOICES 3

static const char *const releases[] = { "9.1", "14.0" };

/* What stands where, by hand as far as the program offers nothing. */
static const char *const without_choices[] = {
  /* The profile is there, the forward is not. */
  "J15/directory-number/4118/PT-Internal",
  /* Another dialog makes a device. */
  "U14/user/nokamoto/",
};

/* Runs a choice on a world of its own; %FALSE when there is no such finding, or no such choice. */
static gboolean
run_choice (const char *release, const char *world, const char *id, guint position)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, world);
  TelFinding *finding = tel_audit_find (fixture->audit, id);
  g_autoptr (GListModel) choices = tel_fixes_list_choices (fixture->fixes, finding);
  g_autoptr (TelFixChoice) choice = g_list_model_get_item (choices, position);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelAudit) after = NULL;

  if (choice == NULL)
    return FALSE;

  g_test_message ("%s on %s: %s (%s)", id, release, tel_fix_choice_get_words (choice),
                  tel_fix_choice_get_value (choice));
  tel_fixes_choose (fixture->fixes, finding, tel_fix_choice_get_value (choice));
  plan = tel_test_fixes_build (fixture, NULL);
  runner = tel_test_fixes_run (fixture, plan, NULL);
  after = tel_test_fixes_audit_again (fixture);
  if (tel_audit_find (after, id) != NULL)
    g_error ("%s is still there: %s", id, tel_finding_get_read (tel_audit_find (after, id)));

  return TRUE;
}

static void
run_choices (const char *release, const char *world)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (release, world);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->audit)); i++)
    {
      g_autoptr (TelFinding) finding = g_list_model_get_item (G_LIST_MODEL (fixture->audit), i);
      const char *id = tel_finding_get_id (finding);

      if (tel_finding_get_rule (finding)->fix != TEL_FIX_CHOOSE)
        continue;
      g_test_message ("%s: %s", id, tel_finding_get_read (finding));
      for (guint j = 0; j < MOST_CHOICES; j++)
        if (!run_choice (release, world, id, j))
          {
            g_test_message ("%u choices", j);
            break;
          }
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

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/fixes/choices/small", releases, G_N_ELEMENTS (releases), test_small);
  tel_test_plan_add_for_releases ("/fixes/choices/neglected", releases, G_N_ELEMENTS (releases), test_neglected);

  return g_test_run ();
}
