/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* Calls that nobody answers are put right by the forwards of the number (J15), which no list tells: nothing else of the
 * number changes, nor of a forward. */

#include "config.h"

#include <string.h>

#include "audit/tel-audit-details.h"
#include "simulator/tel-simulator-world.h"
#include "tel-test-dump.h"
#include "tel-test-fixes.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define LINE "<pattern>4118</pattern><routePartitionName>PT-Internal</routePartitionName>"
#define OFF "<forwardToVoiceMail>false</forwardToVoiceMail>"
#define SEARCH_SPACE "<callingSearchSpaceName>CSS-International</callingSearchSpaceName>"

static const char *const releases[] = { "9.1", "14.0" };

/* The number of mnakajima has its forwards as @forwards says, and they have been asked for. */
static TelTestFixes *
make_fixture (const char *release, const char *forwards)
{
  static const char *const users[] = { "mnakajima", NULL };
  TelTestFixes *fixture = tel_test_fixes_new (release, "small");
  g_autofree char *request = g_strdup_printf ("<updateLine>" LINE "%s</updateLine>", forwards);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator, request);
  tel_test_fixes_take_audit (fixture);
  tel_audit_details_read_async (fixture->audit, fixture->connection->cluster, users, NULL, tel_test_take_result,
                                &place);
  result = tel_test_await_result (&place);
  g_assert_true (tel_audit_details_read_finish (fixture->audit, result, &error));
  g_assert_no_error (error);

  return fixture;
}

static TelTestFixes *
make_plain (const char *release)
{
  return make_fixture (release, "<callForwardBusy>" OFF SEARCH_SPACE "</callForwardBusy><callForwardNoAnswer>" OFF
                                "<callingSearchSpaceName/><duration>23</duration></callForwardNoAnswer>");
}

/* Unanswered calls go to somebody. */
static TelTestFixes *
make_led_elsewhere (const char *release)
{
  return make_fixture (release, "<callForwardNoAnswer>" OFF SEARCH_SPACE "<destination>1900</destination>"
                                "<duration>23</duration></callForwardNoAnswer>");
}

static void
assert_kept (TelTestFixes *fixture, const char *part)
{
  g_autofree char *tail =
      tel_simulator_store_look_up (fixture->connection->simulator->store,
                                   "SELECT tail FROM numplan WHERE dnorpattern = '4118'", TEL_SIMULATOR_END);

  if (strstr (tail, part) == NULL)
    g_error ("“%s” is not in %s", part, tail);
}

static TelFinding *
find (TelTestFixes *fixture)
{
  return tel_test_fixes_find (fixture, "J15", "4118");
}

static TelPlan *
choose (TelTestFixes *fixture, const char *value)
{
  tel_fixes_set_apply (fixture->fixes, FALSE);
  tel_fixes_choose (fixture->fixes, find (fixture), value);

  return tel_test_fixes_build (fixture, NULL);
}

/* Runs the plan, which writes the number once, and reads again what it touched. */
static void
run (TelTestFixes *fixture, TelPlan *plan)
{
  g_autofree char *id = g_strdup (tel_finding_get_id (find (fixture)));
  guint n_before = tel_test_simulator_count_requests (fixture->connection->simulator, "updateLine");
  g_autoptr (TelRunner) runner = tel_test_fixes_run (fixture, plan, NULL);

  g_assert_cmpuint (tel_test_simulator_count_requests (fixture->connection->simulator, "updateLine") - n_before, ==, 1);
  tel_test_fixes_reread (fixture, plan);
  g_assert_null (tel_audit_find (fixture->audit, id));
}

/* Each choice that is offered puts it right. */
static void
test_choices (gconstpointer data)
{
  g_autoptr (TelTestFixes) first = make_plain (data);
  g_autoptr (GListModel) choices = tel_fixes_list_choices (first->fixes, find (first));
  static const char *const changes[] = {
    "~lines/4118 in PT-Internal/callForwardBusy ~lines/4118 in PT-Internal/callForwardBusyInt "
    "~lines/4118 in PT-Internal/callForwardNoAnswer ~lines/4118 in PT-Internal/callForwardNoAnswerInt",
    "~lines/4118 in PT-Internal/callForwardNoAnswer ~lines/4118 in PT-Internal/callForwardNoAnswerInt",
  };

  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, G_N_ELEMENTS (changes));
  g_assert_false (tel_fixes_takes_text (first->fixes, find (first)));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (TelTestFixes) fixture = make_plain (data);
      g_autoptr (TelFixChoice) choice = g_list_model_get_item (choices, i);
      g_autoptr (TelTestDump) before = tel_test_dump_new (fixture->connection->simulator->store);
      g_autoptr (TelPlan) plan = choose (fixture, tel_fix_choice_get_value (choice));

      g_test_message ("%s", tel_fix_choice_get_words (choice));
      tel_test_plan_assert_silent (plan, "line");
      run (fixture, plan);
      tel_test_dump_assert_changed (before, fixture->connection->simulator->store, changes[i]);
    }
}

/* Whoever calls were led to gets them no more, which is said; the number itself stays in the forward. */
static void
test_led_elsewhere (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = make_led_elsewhere (data);
  g_autoptr (TelPlan) plan = choose (fixture, "no-answer");

  tel_test_plan_assert_said (plan, "line", TEL_FORCE_TICK, "1900");
  run (fixture, plan);
  assert_kept (fixture, "<destination>1900</destination>");
  assert_kept (fixture, "<duration>23</duration>");
  assert_kept (fixture, ">CSS-International</callingSearchSpaceName>");
}

/* What somebody else changes of the same forward meanwhile stays. */
static void
test_changed_meanwhile (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = make_led_elsewhere (data);
  g_autoptr (TelPlan) plan = choose (fixture, "no-answer");

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateLine>" LINE "<callForwardNoAnswer>" OFF SEARCH_SPACE
                             "<destination>1900</destination><duration>41</duration></callForwardNoAnswer>"
                             "</updateLine>");
  run (fixture, plan);
  assert_kept (fixture, "<duration>41</duration>");
}

static void
test_undone (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = make_led_elsewhere (data);
  g_autoptr (TelTestDump) before = tel_test_dump_new (fixture->connection->simulator->store);
  g_autoptr (TelPlan) plan = choose (fixture, "busy-and-no-answer");
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (TelRunner) runner = NULL;

  run (fixture, plan);
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  runner = tel_test_fixes_run (fixture, undo, NULL);
  tel_test_dump_assert_changed (before, fixture->connection->simulator->store, "");
}

/* A number that has no profile either is written once for both. */
static void
test_profile (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = make_fixture (data, "<callForwardNoAnswer>" OFF "<callingSearchSpaceName/>"
                                                         "</callForwardNoAnswer><voiceMailProfileName/>");
  g_autoptr (GListModel) choices = tel_fixes_list_choices (fixture->fixes, find (fixture));
  g_autoptr (TelFixChoice) choice = g_list_model_get_item (choices, 0);
  g_autoptr (TelPlan) plan = NULL;

  g_assert_true (tel_fixes_takes_text (fixture->fixes, find (fixture)));
  g_assert_nonnull (strstr (tel_finding_get_read (find (fixture)), "\n"));
  g_assert_cmpstr (tel_fix_choice_get_value (choice), ==, TEL_SIMULATOR_WORLD_VOICE_MAIL);
  plan = choose (fixture, tel_fix_choice_get_value (choice));
  run (fixture, plan);
  assert_kept (fixture, ">" TEL_SIMULATOR_WORLD_VOICE_MAIL "</voiceMailProfileName>");
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/fixes/voice-mail/choices", releases, G_N_ELEMENTS (releases), test_choices);

  tel_test_plan_add_for_releases ("/fixes/voice-mail/led-elsewhere", releases, G_N_ELEMENTS (releases),
                                  test_led_elsewhere);
  tel_test_plan_add_for_releases ("/fixes/voice-mail/changed-meanwhile", releases, G_N_ELEMENTS (releases),
                                  test_changed_meanwhile);
  tel_test_plan_add_for_releases ("/fixes/voice-mail/undone", releases, G_N_ELEMENTS (releases), test_undone);
  tel_test_plan_add_for_releases ("/fixes/voice-mail/profile", releases, G_N_ELEMENTS (releases), test_profile);

  return g_test_run ();
}
