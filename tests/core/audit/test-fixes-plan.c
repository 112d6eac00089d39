/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* What the one plan is like that puts findings right: what it writes, what it leaves out, what it goes on after. */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-journal.h"
#include "tel-test-fixes.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define MOBILE_PROFILE "<sipProfileName>Standard SIP Profile for Mobile Device</sipProfileName>"

static const char *const releases[] = { "9.1", "14.0" };

static guint
count (TelTestFixes *fixture, const char *operation)
{
  return tel_test_simulator_count_requests (fixture->connection->simulator, operation);
}

/* Somebody else writes, and the cluster is audited once more. */
static void
spoil (TelTestFixes *fixture, const char *request)
{
  tel_test_simulator_mutate (fixture->connection->simulator, request);
  tel_test_fixes_take_audit (fixture);
}

static void
run (TelTestFixes *fixture)
{
  g_autoptr (TelPlan) plan = tel_test_fixes_build (fixture, NULL);
  g_autoptr (TelRunner) runner = tel_test_fixes_run (fixture, plan, NULL);
}

static void
assert_owner (TelTestFixes *fixture, const char *name, const char *owner)
{
  g_autoptr (TelDevice) device = tel_test_connection_read_device (fixture->connection, name);

  g_assert_cmpstr (tel_device_get_owner (device), ==, owner);
}

static void
test_user_once (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelUser) user = NULL;
  guint n_before;

  spoil (fixture, "<updateUser><userid>rshibata</userid><enableCti>false</enableCti></updateUser>");
  tel_test_fixes_add (fixture, "U01", "rshibata");
  tel_test_fixes_add (fixture, "U05", "rshibata");
  n_before = count (fixture, "updateUser");
  run (fixture);
  g_assert_cmpuint (count (fixture, "updateUser") - n_before, ==, 1);
  user = tel_test_connection_read_user (fixture->connection, "rshibata");
  g_assert_true (tel_user_get_cti_enabled (user));
  g_assert_true (tel_user_is_in_group (user, "Standard CCM End Users"));
}

static void
test_device_once (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autoptr (TelDevice) device = NULL;
  guint n_written;
  guint n_applied;

  spoil (fixture, "<updatePhone><name>CSFHOTA</name>" MOBILE_PROFILE "</updatePhone>");
  tel_test_fixes_add (fixture, "U05", "CSFHOTA");
  tel_test_fixes_add (fixture, "M03", "CSFHOTA");
  n_written = count (fixture, "updatePhone");
  n_applied = count (fixture, "applyPhone");
  run (fixture);
  g_assert_cmpuint (count (fixture, "updatePhone") - n_written, ==, 1);
  g_assert_cmpuint (count (fixture, "applyPhone") - n_applied, ==, 1);
  device = tel_test_connection_read_device (fixture->connection, "CSFHOTA");
  g_assert_true (tel_device_get_cti_control (device));
  g_assert_cmpstr (tel_device_get_sip_profile (device), ==, "Standard SIP Profile");
}

static void
test_not_applied (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  guint n_before = count (fixture, "applyPhone");

  tel_test_fixes_add (fixture, "U05", "CSFHOTA");
  tel_fixes_set_apply (fixture->fixes, FALSE);
  run (fixture);
  g_assert_cmpuint (count (fixture, "applyPhone"), ==, n_before);
}

/* Nobody is guessed: a person chooses among those who may be the owner. */
static void
test_two_owners (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (GListModel) choices = NULL;
  TelFinding *finding;

  spoil (fixture, "<updateUser><userid>rkimura</userid><associatedDevices><device>CSFMOGAWA</device>"
                  "</associatedDevices></updateUser>");
  tel_fixes_add_rule (fixture->fixes, tel_audit_rule_find ("J01"));
  run (fixture);
  tel_test_fixes_assert_left_out (fixture, "CSFMOGAWA", "mogawa");
  tel_test_fixes_assert_left_out (fixture, "CSFMOGAWA", "rkimura");
  assert_owner (fixture, "TCTMOGAWA", "mogawa");
  assert_owner (fixture, "CSFMOGAWA", NULL);

  tel_test_fixes_begin_again (fixture);
  finding = tel_test_fixes_find (fixture, "J01", "CSFMOGAWA");
  choices = tel_fixes_list_choices (fixture->fixes, finding);
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 2);
  tel_fixes_choose (fixture->fixes, finding, "mogawa");
  run (fixture);
  assert_owner (fixture, "CSFMOGAWA", "mogawa");
}

/* What somebody else decided meanwhile stays, and is said; the rest goes on. */
static void
test_conflict (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  tel_fixes_add_rule (fixture->fixes, tel_audit_rule_find ("J01"));
  plan = tel_test_fixes_build (fixture, NULL);
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFMOGAWA</name><ownerUserName>nmailer</ownerUserName></updatePhone>");
  runner = tel_test_fixes_run (fixture, plan, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "CSFMOGAWA"));
  g_assert_nonnull (strstr (error->message, "nmailer"));
  assert_owner (fixture, "CSFMOGAWA", "nmailer");
  assert_owner (fixture, "TCTMOGAWA", "mogawa");
}

static void
test_right_by_now (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;

  tel_test_fixes_add (fixture, "U05", "tfukuda");
  tel_test_fixes_add (fixture, "U07", "ychiba");
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updateUser><userid>tfukuda</userid><enableCti>true</enableCti></updateUser>");
  plan = tel_test_fixes_build (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 1);
  tel_test_fixes_assert_left_out (fixture, "tfukuda", "by now");
}

static void
test_gone (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;

  tel_test_fixes_add (fixture, "U05", "CSFHOTA");
  tel_test_fixes_add (fixture, "M03", "CSFMKANEKO");
  tel_test_simulator_mutate (fixture->connection->simulator, "<removePhone><name>CSFHOTA</name></removePhone>");
  plan = tel_test_fixes_build (fixture, NULL);
  tel_test_fixes_assert_left_out (fixture, "CSFHOTA", "any more");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 2);
}

static void
test_refused_write (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  static const TelStepState states[] = { TEL_STEP_STATE_FAILED, TEL_STEP_STATE_DONE, TEL_STEP_STATE_WAITING,
                                         TEL_STEP_STATE_DONE };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (GError) error = NULL;

  tel_test_fixes_add (fixture, "M01", "TCTNOGUCHI");
  tel_test_fixes_add (fixture, "M01", "BOTNOGUCHI");
  plan = tel_test_fixes_build (fixture, NULL);
  tel_test_simulator_refuse (fixture->connection->simulator, "updatePhone", 1, 4711, "It does not please me");
  runner = tel_test_fixes_run (fixture, plan, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "It does not please me"));
  /* What was not written is not applied; the other device is both. */
  tel_test_plan_assert_states (plan, G_N_ELEMENTS (states), states);
}

/* What a rule refuses costs no other finding of the same object. */
static void
test_refused_by_rule (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autoptr (TelDevice) device = NULL;

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFMKANEKO</name><ownerUserName>mogawa</ownerUserName></updatePhone>");
  spoil (fixture, "<updatePhone><name>CSFMOGAWA</name>" MOBILE_PROFILE "</updatePhone>");
  tel_test_connection_load (fixture->connection);
  tel_test_fixes_add (fixture, "J01", "CSFMOGAWA");
  tel_test_fixes_add (fixture, "M03", "CSFMOGAWA");
  run (fixture);
  tel_test_fixes_assert_left_out (fixture, "CSFMOGAWA", "CSFMKANEKO");
  g_assert_cmpuint (g_list_model_get_n_items (tel_fixes_get_omissions (fixture->fixes)), ==, 1);
  device = tel_test_connection_read_device (fixture->connection, "CSFMOGAWA");
  g_assert_null (tel_device_get_owner (device));
  g_assert_cmpstr (tel_device_get_sip_profile (device), ==, "Standard SIP Profile");
}

static void
test_choice_alone (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (GListModel) choices = NULL;
  g_autoptr (TelFixChoice) choice = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelUser) user = NULL;
  g_autoptr (GError) error = NULL;
  TelFinding *finding = tel_test_fixes_add (fixture, "U03", "csecure");

  /* Without a choice it is left out. */
  tel_test_fixes_add (fixture, "U05", "tfukuda");
  plan = tel_test_fixes_build (fixture, NULL);
  tel_test_fixes_assert_left_out (fixture, "csecure", "one object at a time");

  /* With one it stands alone. */
  choices = tel_fixes_list_choices (fixture->fixes, finding);
  choice = g_list_model_get_item (choices, 0);
  tel_fixes_choose (fixture->fixes, finding, tel_fix_choice_get_value (choice));
  g_assert_null (tel_test_fixes_build (fixture, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);

  tel_test_fixes_begin_again (fixture);
  tel_fixes_choose (fixture->fixes, finding, tel_fix_choice_get_value (choice));
  run (fixture);
  user = tel_test_connection_read_user (fixture->connection, "csecure");
  g_assert_false (tel_user_is_in_group (user, "Standard CTI Secure Connection"));
}

static void
test_by_hand (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  TelFinding *finding = tel_test_fixes_add (fixture, "U10", "ynoda");
  g_autofree char *words = tel_fixes_explain_refusal (fixture->fixes, finding);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (words, "by hand"));
  g_assert_null (tel_test_fixes_build (fixture, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, words);
}

/* The strings of a plan are there to be given out, each another one (G3.3, G4.5). */
static void
test_strings (gconstpointer data)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new (data, "small");
  g_autoptr (TelDevice) one = NULL;
  g_autoptr (TelDevice) other = NULL;
  g_autoptr (GDateTime) deadline = g_date_time_new_utc (2036, 5, 4, 12, 0, 0);
  TelAuthString *strings[2];

  tel_fixes_add_rule (fixture->fixes, tel_audit_rule_find ("C07"));
  tel_fixes_set_deadline (fixture->fixes, deadline);
  run (fixture);
  one = tel_test_connection_read_device (fixture->connection, "CSFAENDO");
  other = tel_test_connection_read_device (fixture->connection, "CSFKUEDA");
  strings[0] = tel_cluster_get_applied_string (fixture->connection->cluster, one);
  strings[1] = tel_cluster_get_applied_string (fixture->connection->cluster, other);
  g_assert_nonnull (strings[0]);
  g_assert_nonnull (strings[1]);
  g_assert_false (tel_auth_string_equal (strings[0], strings[1]));
  g_assert_cmpstr (tel_device_get_completes_by (one), ==, "2036:05:04:12:00");
}

/* Of two strings the one that was refused is not given out, and the other is. */
static void
test_refused_string (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelDevice) one = NULL;
  g_autoptr (TelDevice) other = NULL;
  g_autoptr (GError) error = NULL;

  tel_fixes_add_rule (fixture->fixes, tel_audit_rule_find ("C07"));
  plan = tel_test_fixes_build (fixture, NULL);
  tel_test_simulator_refuse (fixture->connection->simulator, "updatePhone", 1, 4711, "Not now");
  runner = tel_test_fixes_run (fixture, plan, &error);
  g_assert_error (error, TEL_ERROR, TEL_ERROR_REJECTED);
  one = tel_test_connection_read_device (fixture->connection, "CSFAENDO");
  other = tel_test_connection_read_device (fixture->connection, "CSFKUEDA");
  g_assert_null (tel_cluster_get_applied_string (fixture->connection->cluster, one));
  g_assert_nonnull (tel_cluster_get_applied_string (fixture->connection->cluster, other));
}

/* The journal knows that the plan goes on after a refusal, and what is left of it is tried again alone. */
static void
test_going_on (void)
{
  g_autoptr (TelTestFixes) fixture = tel_test_fixes_new ("14.0", "small");
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "journal.sqlite", NULL);
  g_autoptr (TelJournal) journal = tel_journal_new (path);
  g_autoptr (TelJournalEntry) entry = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelRunner) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before;

  tel_test_fixes_add (fixture, "U01", "rshibata");
  tel_test_fixes_add (fixture, "U05", "tfukuda");
  plan = tel_test_fixes_build (fixture, NULL);
  tel_test_simulator_refuse (fixture->connection->simulator, "updateUser", 1, 4711, "Not now");
  runner = tel_runner_new (fixture->connection->cluster, plan);
  tel_runner_set_journal (runner, journal);
  tel_test_plan_tick_all (plan);
  g_assert_false (tel_test_plan_run (runner, NULL));

  entry = tel_test_journal_read_last (journal);
  again = tel_runner_new_again (fixture->connection->cluster, journal, entry, &error);
  g_assert_no_error (error);
  g_assert_true (tel_plan_is_separable (tel_runner_get_plan (again)));
  n_before = count (fixture, "updateUser");
  g_assert_true (tel_test_plan_run (again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "updateUser") - n_before, ==, 1);
  tel_test_plan_assert_all_done (tel_runner_get_plan (again));

  g_assert_finalize_object (g_steal_pointer (&again));
  g_assert_finalize_object (g_steal_pointer (&runner));
  g_clear_object (&entry);
  tel_test_journal_close (g_steal_pointer (&journal), path);
  tel_test_remove_directory (directory);
}

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/fixes/user-once", releases, G_N_ELEMENTS (releases), test_user_once);
  g_test_add_func ("/fixes/device-once", test_device_once);
  g_test_add_func ("/fixes/not-applied", test_not_applied);
  tel_test_plan_add_for_releases ("/fixes/two-owners", releases, G_N_ELEMENTS (releases), test_two_owners);
  tel_test_plan_add_for_releases ("/fixes/conflict", releases, G_N_ELEMENTS (releases), test_conflict);
  g_test_add_func ("/fixes/right-by-now", test_right_by_now);
  g_test_add_func ("/fixes/gone", test_gone);
  tel_test_plan_add_for_releases ("/fixes/refused-write", releases, G_N_ELEMENTS (releases), test_refused_write);
  g_test_add_func ("/fixes/refused-by-rule", test_refused_by_rule);
  tel_test_plan_add_for_releases ("/fixes/choice-alone", releases, G_N_ELEMENTS (releases), test_choice_alone);
  g_test_add_func ("/fixes/by-hand", test_by_hand);
  tel_test_plan_add_for_releases ("/fixes/strings", releases, G_N_ELEMENTS (releases), test_strings);
  g_test_add_func ("/fixes/refused-string", test_refused_string);
  g_test_add_func ("/fixes/going-on", test_going_on);

  return g_test_run ();
}
