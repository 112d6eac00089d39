/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-capf-builder.h"

#include <string.h>

#include "model/tel-deadline.h"
#include "model/tel-error.h"
#include "plan/tel-step-private.h"
#include "tel-test-journal.h"
#include "tel-test-plan.h"
#include "tel-test.h"

/* Pending until some days from now, with the string 4815162342. */
#define DEVICE "CSFPNOWAK"
#define STRING "4815162342"
#define SECURE_PROFILE "CSF Encrypted AuthString"

static const char *const releases[] = { "9.1", "10.5", "12.5", "14.0" };

static TelPlan *
build (TelTestConnection *connection, TelCapfAction action, const char *name, GDateTime *completes_by, GDateTime *given)
{
  GAsyncResult *result = NULL;

  tel_capf_builder_build_async (connection->cluster, action, name, completes_by, given, NULL, tel_test_take_result,
                                &result);

  return tel_test_plan_await (&result, tel_capf_builder_build_finish);
}

static GDateTime *
read_deadline (TelTestConnection *connection, TelDevice *device)
{
  GDateTime *deadline =
      tel_deadline_parse (tel_device_get_completes_by (device), tel_cluster_get_time_zone (connection->cluster));

  g_assert_nonnull (deadline);

  return deadline;
}

static void
set_stored (TelTestConnection *connection, const char *column, const char *value)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE device SET %s = ? WHERE name = '" DEVICE "'", column);
  g_autoptr (GError) error = NULL;

  tel_simulator_store_run (connection->simulator->store, &error, sql, value, TEL_SIMULATOR_END);
  g_assert_no_error (error);
}

static TelNotice *
find_notice (TelPlan *plan, const char *rule, TelForce force)
{
  GListModel *notices = tel_plan_get_notices (plan);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (tel_notice_get_rule (notice), rule) && tel_notice_get_force (notice) == force)
        return g_steal_pointer (&notice);
    }

  return NULL;
}

static void
assert_says (TelPlan *plan, const char *rule, TelForce force, const char *words)
{
  g_autoptr (TelNotice) notice = find_notice (plan, rule, force);

  g_assert_nonnull (notice);
  g_test_message ("%s", tel_notice_get_text (notice));
  g_assert_nonnull (strstr (tel_notice_get_text (notice), words));
}

static void
assert_refused (TelPlan *plan, const char *rule, const char *words)
{
  assert_says (plan, rule, TEL_FORCE_REFUSE, words);
  g_assert_false (tel_plan_can_run (plan));
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

static void
assert_same_but_deadline (TelDevice *before, TelDevice *after)
{
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (before), TEL_OBJECT (after));

  for (guint i = 0; differences[i] != NULL; i++)
    if (!g_str_equal (differences[i], "completes-by") && !g_str_equal (differences[i], "certificate-status") &&
        !g_str_equal (differences[i], "carried") && !g_str_equal (differences[i], "authentication-string"))
      g_error ("“%s” has changed", differences[i]);
}

/* Operation, mode, keys, profile and string stay, and the string works on. */
static void
test_extend (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (GDateTime) old = read_deadline (connection, before);
  g_autoptr (GDateTime) wanted = g_date_time_add_days (old, 3);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, wanted, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (GDateTime) deadline = NULL;

  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (connection, DEVICE);
  deadline = read_deadline (connection, after);
  g_assert_cmpint (g_date_time_difference (deadline, old), ==, 3 * G_TIME_SPAN_DAY);
  g_assert_cmpint (g_date_time_get_minute (deadline), ==, 0);
  g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (after)), ==, STRING);
  g_assert_cmpstr (tel_device_get_security_profile (after), ==, SECURE_PROFILE);
  g_assert_true (tel_device_is_pending (after));
  assert_same_but_deadline (before, after);
  /* It may be given out once more, with its new deadline (G4.5). */
  g_assert_cmpstr (tel_auth_string_peek (tel_runner_get_auth_string (runner)), ==, STRING);
}

/* A deadline with minutes is cut to the hour that the cluster takes. */
static void
test_extend_full_hour (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (GDateTime) old = read_deadline (connection, before);
  g_autoptr (GDateTime) wanted = g_date_time_add_minutes (old, 90);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, wanted, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (GDateTime) deadline = NULL;

  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (connection, DEVICE);
  deadline = read_deadline (connection, after);
  g_assert_cmpint (g_date_time_difference (deadline, old), ==, G_TIME_SPAN_HOUR);
}

static void
test_extend_not_later (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (GDateTime) old = read_deadline (connection, before);
  /* Cut to the hour, it is the deadline that there is. */
  g_autoptr (GDateTime) wanted = g_date_time_add_minutes (old, 59);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, wanted, NULL);

  assert_refused (plan, "G4.3", "needs a later one");
}

static void
test_extend_too_late (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autofree char *text = NULL;

  set_stored (connection, "upgradefinishtime", "2020:01:01:12:00");
  plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  assert_refused (plan, "G4.3", "only a new string does");

  device = tel_test_connection_read_device (connection, DEVICE);
  text = tel_capf_builder_explain_refusal (connection->cluster, device, TEL_CAPF_ACTION_EXTEND);
  g_assert_nonnull (strstr (text, "only a new string does"));
  g_assert_null (tel_capf_builder_explain_refusal (connection->cluster, device, TEL_CAPF_ACTION_ISSUE));
  g_assert_null (tel_capf_builder_explain_refusal (connection->cluster, device, TEL_CAPF_ACTION_CANCEL));
}

/* Nothing is pending, or it is no softphone. */
static void
test_nothing_pending (gconstpointer data)
{
  TelCapfAction action = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, action, "CSFHSUZUKI", NULL, NULL);
  g_autoptr (TelPlan) desk_phone = build (connection, action, "SEP001122334455", NULL, NULL);

  assert_refused (plan, "G4.3", "nothing to extend or to cancel");
  assert_refused (desk_phone, "G2.2", "not a softphone");
}

/* Written whole, other keys than the profile's would move the device to another profile (contract 4.1). */
static void
test_extend_other_keys (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;

  tel_test_connection_load (connection);
  tel_test_simulator_mutate (connection->simulator, "<updatePhoneSecurityProfile><name>" SECURE_PROFILE
                                                    "</name><keySize>1024</keySize></updatePhoneSecurityProfile>");
  plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  assert_refused (plan, "G3.4", "1024");
}

/* The string that is pending is sent along, so that it stays whatever the cluster makes of a write without it. */
static void
test_extend_sends_string (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) after = NULL;

  tel_test_simulator_mutate_before (connection->simulator,
                                    "<updatePhone><name>" DEVICE
                                    "</name><certificateOperation>Install/Upgrade</certificateOperation>"
                                    "<authenticationString>20071969</authenticationString></updatePhone>",
                                    "updatePhone", 1);
  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (connection, DEVICE);
  g_assert_cmpstr (tel_auth_string_peek (tel_device_get_authentication_string (after)), ==, STRING);
}

/* Read back: another string than the one that was given is told, and it is not given out. */
static void
test_extend_reads_string_back (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), 0);

  tel_test_simulator_mutate_before (connection->simulator,
                                    "<updatePhone><name>" DEVICE
                                    "</name><certificateOperation>Install/Upgrade</certificateOperation>"
                                    "<authenticationString>20071969</authenticationString></updatePhone>",
                                    "getPhone", 2);
  tel_test_plan_run (runner, NULL);
  g_assert_cmpuint (tel_step_get_state (step), ==, TEL_STEP_STATE_WARNING);
  g_assert_nonnull (strstr (tel_step_get_message (step), "did not give back the authentication string"));
  g_assert_null (strstr (tel_step_get_message (step), "20071969"));
}

/* Somebody issued another string since the plan was made: nothing is written over it. */
static void
test_extend_conflicts (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GError) error = NULL;

  set_stored (connection, "authenticationstring", "20071969");
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, 0);
}

/* The plan waited until the deadline that it extends was over; nothing is sent (G4.3). */
static void
test_extend_waited (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (GDateTime) old = read_deadline (connection, before);
  g_autoptr (GDateTime) over = g_date_time_add_minutes (old, 1);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GError) error = NULL;

  tel_simulator_clock_hold (connection->simulator->clock, over);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_nonnull (strstr (error->message, "only a new string does"));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, 0);
}

/* The deadline of a new string came too near while the plan waited (G3.5). */
static void
test_issue_waited (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GDateTime) now = tel_cluster_get_now (connection->cluster);
  g_autoptr (GDateTime) wanted = g_date_time_add_hours (now, 5);
  g_autoptr (GDateTime) late = g_date_time_add_minutes (now, 4 * 60 + 30);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_ISSUE, DEVICE, wanted, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GError) error = NULL;

  tel_test_plan_tick_all (plan);
  tel_simulator_clock_hold (connection->simulator->clock, late);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_nonnull (strstr (error->message, "Make a new plan with a later one"));
  g_assert_cmpuint (tel_test_plan_get_state (plan, 0), ==, TEL_STEP_STATE_FAILED);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, 0);
}

static void
keep_message (TelStep *step, GParamSpec *pspec, GString *seen)
{
  if (tel_step_get_message (step) != NULL)
    g_string_append (seen, tel_step_get_message (step));
}

/* What a refusing cluster repeats of the string is seen by nobody, at no moment. */
static void
test_refusal_masked (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), 0);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (step, "notify::message", G_CALLBACK (keep_message), seen);
  tel_test_simulator_refuse (connection->simulator, "updatePhone", 1, -1, "I do not like " STRING);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_nonnull (strstr (seen->str, "I do not like …"));
  g_assert_null (strstr (seen->str, STRING));
  g_assert_nonnull (strstr (error->message, "I do not like …"));
  g_assert_null (strstr (error->message, STRING));
}

static void
test_extend_lost (gconstpointer data)
{
  gboolean carried_out = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_simulator_disturb (connection->simulator,
                              carried_out ? TEL_SIMULATOR_DISTURBANCE_RESET_AFTER
                                          : TEL_SIMULATOR_DISTURBANCE_RESET_BEFORE,
                              "updatePhone", 1);
  tel_test_plan_run_to_end (runner);
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator, "updatePhone"), ==, carried_out ? 1 : 2);
  g_assert_cmpstr (tel_auth_string_peek (tel_runner_get_auth_string (runner)), ==, STRING);
}

/* Neither done, nor refused by a cluster that repeats what it was sent, is the string in the file (write path 7). */
static void
test_extend_journal (gconstpointer data)
{
  gboolean refused = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autofree char *directory = tel_test_make_directory ();
  g_autofree char *path = g_build_filename (directory, "journal.sqlite", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (TelJournal) journal = tel_journal_new (path);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_EXTEND, DEVICE, NULL, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_runner_set_journal (runner, journal);
  if (refused)
    tel_test_simulator_refuse (connection->simulator, "updatePhone", 1, -1, "I do not like " STRING);
  g_assert_true (tel_test_plan_run (runner, NULL) != refused);
  g_assert_true (tel_test_file_has (path, DEVICE) || tel_test_file_has (log, DEVICE));
  g_assert_false (tel_test_file_has (path, STRING) || tel_test_file_has (log, STRING));

  g_assert_finalize_object (g_steal_pointer (&runner));
  tel_test_journal_close (g_steal_pointer (&journal), path);
  tel_test_remove_directory (directory);
}

/* Of the device the operation alone is written; what is not written stays (contract 4.2). */
static void
test_cancel (gconstpointer data)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (data, "small");
  g_autoptr (TelDevice) before = tel_test_connection_read_device (connection, DEVICE);
  g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_CANCEL, DEVICE, NULL, NULL);
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), 0);
  g_autoptr (TelChange) change = g_list_model_get_item (tel_step_get_changes (step), 0);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelDevice) after = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (tel_step_get_changes (step)), ==, 1);
  g_assert_cmpstr (tel_change_get_label (change), ==, "Certificate Operation");
  assert_says (plan, "G4.5", TEL_FORCE_TICK, "stops working");
  assert_says (plan, "G3.7", TEL_FORCE_TICK, "cannot call");
  g_assert_false (tel_plan_can_run (plan));

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (connection, DEVICE);
  g_assert_false (tel_device_is_pending (after));
  g_assert_cmpstr (tel_device_get_completes_by (after), ==, tel_device_get_completes_by (before));
  g_assert_cmpstr (tel_device_get_security_profile (after), ==, SECURE_PROFILE);
  g_assert_null (tel_runner_get_auth_string (runner));
  g_assert_cmpuint (tel_test_simulator_count_requests (connection->simulator,
                                                       g_str_equal (data, "9.1") ? "doDeviceReset" : "applyPhone"),
                    ==, 1);
}

/* What was given, and when, is said of a string that stops working. */
static void
test_given (gconstpointer data)
{
  TelCapfAction action = GPOINTER_TO_INT (data);
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (GDateTime) given = g_date_time_new_local (2026, 11, 20, 9, 30, 0);
  g_autoptr (TelPlan) plan = build (connection, action, DEVICE, NULL, given);

  assert_says (plan, "G4.5", TEL_FORCE_TICK, "that was given on 20 Nov 2026 09:30");
}

/* A profile that asks for a string, and nothing pending: nothing stops working, so nothing is asked. */
static void
test_issue_first (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelNotice) notice = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelDevice) after = NULL;

  tel_test_simulator_mutate (connection->simulator,
                             "<updatePhone><name>" DEVICE
                             "</name><certificateOperation>No Pending Operation</certificateOperation></updatePhone>");
  plan = build (connection, TEL_CAPF_ACTION_ISSUE, DEVICE, NULL, NULL);
  notice = find_notice (plan, "G4.5", TEL_FORCE_TICK);
  g_assert_null (notice);

  runner = tel_runner_new (connection->cluster, plan);
  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
  after = tel_test_connection_read_device (connection, DEVICE);
  g_assert_true (tel_device_is_pending (after));
  g_assert_cmpstr (tel_device_get_certificate_operation (after), ==, "Install/Upgrade");
  g_assert_cmpuint (strlen (tel_auth_string_peek (tel_runner_get_auth_string (runner))), ==, 10);
}

/* 4 to 10 digits, the first of which is no 0 (contract 4.3). */
static void
test_string_length (void)
{
  for (guint length = 4; length <= 10; length++)
    {
      g_autoptr (TelTestConnection) connection = tel_test_connection_new ("14.0", "small");
      g_autoptr (TelPlan) plan = build (connection, TEL_CAPF_ACTION_ISSUE, DEVICE, NULL, NULL);
      g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
      const char *digits;

      tel_runner_set_string_length (runner, length);
      tel_test_plan_tick_all (plan);
      tel_test_plan_run_to_end (runner);
      digits = tel_auth_string_peek (tel_runner_get_auth_string (runner));
      g_assert_cmpuint (strlen (digits), ==, length);
      g_assert_cmpint (digits[0], !=, '0');
    }
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *extend = g_strdup_printf ("/capf-plan/%s/G4.3-extend", releases[i]);
      g_autofree char *cancel = g_strdup_printf ("/capf-plan/%s/G4.5-cancel", releases[i]);

      g_test_add_data_func (extend, releases[i], test_extend);
      g_test_add_data_func (cancel, releases[i], test_cancel);
    }
  g_test_add_func ("/capf-plan/G3.5-full-hour", test_extend_full_hour);
  g_test_add_func ("/capf-plan/G4.3-later-only", test_extend_not_later);
  g_test_add_func ("/capf-plan/G4.3-before-the-deadline-only", test_extend_too_late);
  g_test_add_data_func ("/capf-plan/G4.3-nothing-to-extend", GINT_TO_POINTER (TEL_CAPF_ACTION_EXTEND),
                        test_nothing_pending);
  g_test_add_data_func ("/capf-plan/G4.3-nothing-to-cancel", GINT_TO_POINTER (TEL_CAPF_ACTION_CANCEL),
                        test_nothing_pending);
  g_test_add_func ("/capf-plan/G3.4-extend-other-keys", test_extend_other_keys);
  g_test_add_func ("/capf-plan/extend-sends-string", test_extend_sends_string);
  g_test_add_func ("/capf-plan/extend-reads-string-back", test_extend_reads_string_back);
  g_test_add_func ("/capf-plan/G4.3-waited", test_extend_waited);
  g_test_add_func ("/capf-plan/G3.5-waited", test_issue_waited);
  g_test_add_func ("/capf-plan/refusal-masked", test_refusal_masked);
  g_test_add_func ("/capf-plan/extend-conflicts", test_extend_conflicts);
  g_test_add_data_func ("/capf-plan/extend-lost-before", GINT_TO_POINTER (FALSE), test_extend_lost);
  g_test_add_data_func ("/capf-plan/extend-lost-after", GINT_TO_POINTER (TRUE), test_extend_lost);
  g_test_add_data_func ("/capf-plan/extend-journal/done", GINT_TO_POINTER (FALSE), test_extend_journal);
  g_test_add_data_func ("/capf-plan/extend-journal/refused", GINT_TO_POINTER (TRUE), test_extend_journal);
  g_test_add_data_func ("/capf-plan/G4.5-given/issue", GINT_TO_POINTER (TEL_CAPF_ACTION_ISSUE), test_given);
  g_test_add_data_func ("/capf-plan/G4.5-given/cancel", GINT_TO_POINTER (TEL_CAPF_ACTION_CANCEL), test_given);
  g_test_add_func ("/capf-plan/G3.1-G3.3-first-string", test_issue_first);
  g_test_add_func ("/capf-plan/G3.3-string-length", test_string_length);

  return g_test_run ();
}
