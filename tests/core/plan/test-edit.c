/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-edit.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

#define DEVICE TEL_TEST_PLAN_RICH_DEVICE
#define USER "hsuzuki"
/* It waits for its enrolment. */
#define PENDING "CSFPNOWAK"
#define TABLET "TABTRIBEIRO"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestConnection *connection;
  TelDevice *base;
  TelDevice *draft;
  TelEdit *edit;
} Fixture;

static Fixture *
fixture_new_for (const char *release, const char *device)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded (release);
  if (g_str_equal (device, DEVICE))
    tel_test_plan_enrich_device (self->connection, release);
  self->base = tel_test_connection_read_device (self->connection, device);
  self->draft = tel_object_copy (TEL_OBJECT (self->base));
  self->edit = tel_edit_new ();
  tel_edit_add_device (self->edit, self->base, self->draft);

  return self;
}

static Fixture *
fixture_new (const char *release)
{
  return fixture_new_for (release, DEVICE);
}

static void
fixture_free (Fixture *self)
{
  g_object_unref (self->edit);
  g_object_unref (self->draft);
  g_object_unref (self->base);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static TelPlan *
build (Fixture *fixture)
{
  return tel_test_plan_build_edit (fixture->connection, fixture->edit, NULL);
}

static void
run (Fixture *fixture)
{
  g_autoptr (TelPlan) plan = build (fixture);
  g_autoptr (TelRunner) runner = tel_runner_new (fixture->connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
}

static TelLine *
get_line (TelDevice *device, guint position)
{
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (device), position);

  g_assert_nonnull (line);

  return line;
}

static void
assert_refused (Fixture *fixture, const char *rule, const char *part)
{
  g_autoptr (TelPlan) plan = build (fixture);

  tel_test_plan_assert_said (plan, rule, TEL_FORCE_REFUSE, part);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

static void
test_apply_later (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelTestDump) before = tel_test_dump_new (fixture->connection->simulator->store);
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (fixture->draft, "description", "Later", NULL);
  tel_edit_set_apply (fixture->edit, FALSE);
  plan = build (fixture);
  tel_test_plan_assert_said (plan, "G2.7", TEL_FORCE_REMIND, DEVICE);
  run (fixture);
  tel_test_dump_assert_changed (before, fixture->connection->simulator->store, "~phones/" DEVICE "/description");
}

static void
test_new_line (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelTestDump) before = tel_test_dump_new (fixture->connection->simulator->store);
  g_autoptr (TelLine) line = tel_line_new ();

  g_object_set (line, "index", 3u, "pattern", "1999", "partition", "PT-Internal", "label", "New", "maximum-calls", 4u,
                "busy-trigger", 2u, "end-users", (const char *[]){ USER, NULL }, NULL);
  g_list_store_append (G_LIST_STORE (tel_device_get_lines (fixture->draft)), line);
  run (fixture);
  tel_test_dump_assert_changed (before, fixture->connection->simulator->store,
                                "+lines/1999 in PT-Internal ~phones/" DEVICE "/applyCount ~phones/" DEVICE "/lines");
}

static void
test_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (GError) error = NULL;

  g_assert_true (tel_edit_is_empty (fixture->edit));
  g_assert_null (tel_test_plan_build_edit (fixture->connection, fixture->edit, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);
}

/* What somebody else changed otherwise is said before anything is sent. */
static void
test_conflict (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<ns:updatePhone xmlns:ns='http://www.cisco.com/AXL/API/14.0'><name>" DEVICE "</name>"
                             "<description>Theirs</description></ns:updatePhone>");
  g_object_set (fixture->draft, "description", "Ours", NULL);
  assert_refused (fixture, "conflict", "Theirs");
}

static void
test_second_device (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  g_object_set (fixture->draft, "owner", "aendo", NULL);
  assert_refused (fixture, "G2.1", "CSFAENDO");
}

static void
test_owner (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  g_object_set (fixture->draft, "owner", NULL, NULL);
  assert_refused (fixture, "G2.3", DEVICE);
}

/* The association goes with the owner, and the groups come (G4.4, G5.4, G5.5). */
static void
test_new_owner (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (TelUser) user = NULL;

  g_object_set (fixture->draft, "owner", "tadams", NULL);
  run (fixture);
  user = tel_test_connection_read_user (fixture->connection, "tadams");
  g_assert_true (tel_user_is_associated_with (user, DEVICE));
  g_assert_true (tel_user_is_in_group (user, "Standard CTI Enabled"));
  g_clear_object (&user);
  user = tel_test_connection_read_user (fixture->connection, USER);
  g_assert_false (tel_user_is_associated_with (user, DEVICE));
}

static void
test_name (void)
{
  g_autoptr (Fixture) desktop = fixture_new ("14.0");
  g_autoptr (Fixture) mobile = fixture_new_for ("14.0", "TCTTRIBEIRO");

  g_object_set (desktop->draft, "name", "CSF HSUZUKI", NULL);
  assert_refused (desktop, "G2.4", "CSF HSUZUKI");
  g_object_set (mobile->draft, "name", "tctribeiro", NULL);
  assert_refused (mobile, "G2.5", "tctribeiro");
}

static void
test_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  g_object_set (fixture->draft, "security-profile", "CSF Encrypted AuthString", NULL);
  assert_refused (fixture, "G3.7", DEVICE);

  g_object_set (fixture->draft, "security-profile", "TCT Encrypted AuthString", NULL);
  assert_refused (fixture, "G8.1", "TCT Encrypted AuthString");

  g_object_set (fixture->draft, "security-profile", "Nowhere", NULL);
  assert_refused (fixture, "reference", "Nowhere");
}

/* With its enrolment a secure profile is given, and the string is handed out (G3.7, G4.5). */
static void
test_profile_with_enrolment (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->connection->cluster);
  g_autoptr (GDateTime) deadline = g_date_time_add_days (now, 3);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelDevice) after = NULL;

  g_object_set (fixture->draft, "security-profile", "CSF Encrypted AuthString", NULL);
  tel_edit_set_apply (fixture->edit, FALSE);
  tel_edit_start_capf (fixture->edit, DEVICE, deadline, FALSE);
  plan = build (fixture);
  tel_test_plan_assert_said (plan, "G3.7", TEL_FORCE_TICK, DEVICE);
  tel_test_plan_tick_all (plan);
  runner = tel_runner_new (fixture->connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
  g_assert_nonnull (tel_runner_get_auth_string (runner));
  after = tel_test_connection_read_device (fixture->connection, DEVICE);
  g_assert_cmpstr (tel_device_get_security_profile (after), ==, "CSF Encrypted AuthString");
  g_assert_true (tel_device_is_pending (after));
  g_assert_cmpstr (tel_device_get_key_size (after), ==, "2048");
}

/* Another device in the same plan, edited or enrolled as well. */
static void
add_tablet (Fixture *fixture, GDateTime *deadline)
{
  g_autoptr (TelDevice) base = tel_test_connection_read_device (fixture->connection, TABLET);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));

  if (deadline != NULL)
    g_object_set (draft, "security-profile", "TAB Encrypted AuthString", NULL);
  else
    g_object_set (draft, "description", "Changed", NULL);
  tel_edit_add_device (fixture->edit, base, draft);
  if (deadline != NULL)
    tel_edit_start_capf (fixture->edit, TABLET, deadline, FALSE);
}

static TelRunner *
run_two_devices (Fixture *fixture, gboolean both)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->connection->cluster);
  g_autoptr (GDateTime) deadline = g_date_time_add_days (now, 3);
  g_autoptr (TelPlan) plan = NULL;
  TelRunner *runner;

  g_object_set (fixture->draft, "security-profile", "CSF Encrypted AuthString", NULL);
  tel_edit_start_capf (fixture->edit, DEVICE, deadline, FALSE);
  add_tablet (fixture, both ? deadline : NULL);
  plan = build (fixture);
  tel_test_plan_tick_all (plan);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 4);
  runner = tel_runner_new (fixture->connection->cluster, plan);
  tel_test_plan_run_to_end (runner);

  return runner;
}

static void
assert_issued (Fixture *fixture, TelRunner *runner, guint position, const char *name)
{
  g_autoptr (GPtrArray) issued = tel_runner_list_issued (runner);
  g_autoptr (TelDevice) after = tel_test_connection_read_device (fixture->connection, name);
  TelIssue *issue;

  g_assert_cmpuint (issued->len, >, position);
  issue = issued->pdata[position];
  g_assert_cmpstr (issue->name, ==, name);
  g_assert_cmpstr (tel_device_get_name (issue->device), ==, name);
  g_assert_true (tel_auth_string_equal (issue->string, tel_device_get_authentication_string (after)));
  g_assert_nonnull (tel_cluster_get_applied_string (fixture->connection->cluster, after));
}

/* The string is that of the device whose step carried it, whatever device the plan ends with (G4.5). */
static void
test_string_of_one_of_two (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelRunner) runner = run_two_devices (fixture, FALSE);
  g_autoptr (GPtrArray) issued = tel_runner_list_issued (runner);

  g_assert_cmpuint (issued->len, ==, 1);
  assert_issued (fixture, runner, 0, DEVICE);
  g_assert_cmpstr (tel_device_get_name (tel_runner_get_device (runner)), ==, DEVICE);
  g_assert_true (tel_auth_string_equal (tel_runner_get_auth_string (runner), ((TelIssue *) issued->pdata[0])->string));
}

static void
test_strings_of_two (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelRunner) runner = run_two_devices (fixture, TRUE);

  assert_issued (fixture, runner, 0, DEVICE);
  assert_issued (fixture, runner, 1, TABLET);
  g_assert_cmpstr (tel_device_get_name (tel_runner_get_device (runner)), ==, DEVICE);
}

static void
test_pending_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", "CSFAENDO");

  g_object_set (fixture->draft, "security-profile",
                "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile", NULL);
  assert_refused (fixture, "G3.4", "CSFAENDO");
}

static void
test_certificate (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", "CSFKTAMURA");

  g_object_set (fixture->draft, "name", "CSFKTAMURA2", NULL);
  assert_refused (fixture, "G8.10", "CSFKTAMURA");
}

static void
test_support_field_on_mobile (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", "TCTTRIBEIRO");

  tel_device_set_support_field (fixture->draft, "configurationfile=sales.xml");
  assert_refused (fixture, "G2.8", "TCTTRIBEIRO");
}

static void
test_sip_profile (void)
{
  g_autoptr (Fixture) desktop = fixture_new ("14.0");
  g_autoptr (Fixture) mobile = fixture_new_for ("14.0", "TCTTRIBEIRO");
  g_autoptr (Fixture) old = fixture_new_for ("9.1", "TCTTRIBEIRO");
  g_autoptr (TelPlan) desktop_plan = NULL;
  g_autoptr (TelPlan) mobile_plan = NULL;

  g_object_set (desktop->draft, "sip-profile", "Standard SIP Profile for Mobile Device", NULL);
  desktop_plan = build (desktop);
  tel_test_plan_assert_said (desktop_plan, "G6.3", TEL_FORCE_TICK, "Standard SIP Profile for Mobile Device");

  g_object_set (mobile->draft, "sip-profile", "Standard SIP Profile", NULL);
  mobile_plan = build (mobile);
  tel_test_plan_assert_said (mobile_plan, "G6.4", TEL_FORCE_TICK, "Standard SIP Profile");

  g_object_set (old->draft, "sip-profile", "Standard SIP Profile", NULL);
  assert_refused (old, "G1.2", "Standard SIP Profile");
}

static void
test_lines (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  GListStore *lines = G_LIST_STORE (tel_device_get_lines (fixture->draft));
  g_autoptr (TelLine) line = tel_line_new ();
  const char *six[] = { "a", "b", "c", "d", "e", "f", NULL };

  g_object_set (line, "index", 3u, "pattern", "1998", "maximum-calls", 4u, "busy-trigger", 2u, NULL);
  g_list_store_append (lines, line);
  assert_refused (fixture, "G5.1", "1998");
  g_object_set (line, "pattern", "+8135219", "partition", "PT-Internal", NULL);
  assert_refused (fixture, "G5.1", "plus sign");
  g_object_set (line, "pattern", "1005", NULL);
  assert_refused (fixture, "G5.1", "twice");
  g_object_set (line, "pattern", "1998", "end-users", six, NULL);
  assert_refused (fixture, "G5.2", "6 users");
  g_list_store_remove_all (lines);
  assert_refused (fixture, "G5.1", "no directory number");
}

static void
test_line_in_no_partition (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelLine) line = tel_line_new ();

  g_object_set (line, "index", 3u, "pattern", "1998", "maximum-calls", 4u, "busy-trigger", 2u, NULL);
  g_list_store_append (G_LIST_STORE (tel_device_get_lines (fixture->draft)), line);
  assert_refused (fixture, "G5.1", "1998");
}

static void
test_shared_line (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (get_line (fixture->draft, 1), "label", "Other", NULL);
  plan = build (fixture);
  tel_test_plan_assert_said (plan, "G5.3", TEL_FORCE_REMIND, "TCTTRIBEIRO");
}

static void
test_limits (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autofree char *long_text = g_strnfill (129, 'x');

  g_object_set (fixture->draft, "description", long_text, NULL);
  assert_refused (fixture, "field", "128");
  g_object_set (fixture->draft, "description", "fits", NULL);
  g_object_set (get_line (fixture->draft, 0), "display-ascii", "花子", NULL);
  assert_refused (fixture, "field", "ASCII");
  g_object_set (get_line (fixture->draft, 0), "display-ascii", "Hanako", "busy-trigger", 9u, NULL);
  assert_refused (fixture, "field", "4");
}

/* Our own write may have come through before somebody else's: nobody says that nothing was carried out, and undoing
 * looks at what is there. */
static void
test_lost_among_others (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", PENDING);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;
  g_autoptr (TelPlan) undo = NULL;
  g_autoptr (TelDevice) device = NULL;
  g_autoptr (GError) error = NULL;
  gboolean cti_control = tel_device_get_cti_control (fixture->draft);

  g_object_set (fixture->draft, "description", "Ours", "cti-control", !cti_control, NULL);
  plan = build (fixture);
  tel_test_plan_tick_all (plan);
  tel_test_simulator_disturb (fixture->connection->simulator, TEL_SIMULATOR_DISTURBANCE_RESET_AFTER, "updatePhone", 1);
  tel_test_simulator_mutate_before (fixture->connection->simulator,
                                    "<updatePhone><name>" PENDING
                                    "</name><description>Theirs</description></updatePhone>",
                                    "getPhone", 2);
  runner = tel_runner_new (fixture->connection->cluster, plan);
  g_assert_false (tel_test_plan_run (runner, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Theirs"));
  g_assert_nonnull (strstr (error->message, "Nothing else was carried out."));
  g_assert_cmpint (tel_test_plan_get_state (plan, 0), ==, TEL_STEP_STATE_UNKNOWN);
  device = tel_test_connection_read_device (fixture->connection, PENDING);
  g_assert_true (tel_device_get_cti_control (device) != cti_control);

  undo = tel_test_plan_build_undo (fixture->connection, plan);
  tel_test_plan_assert_said (undo, "undo", TEL_FORCE_REFUSE, "Theirs");

  /* Once they took it back, so can we. */
  g_clear_object (&undo);
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>" PENDING "</name><description>Ours</description></updatePhone>");
  undo = tel_test_plan_build_undo (fixture->connection, plan);
  g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (undo)), >, 0);
}

/* What is pending is nobody's business but of a plan that is about it. */
static void
test_leaves_pending_string (void)
{
  g_autoptr (Fixture) fixture = fixture_new_for ("14.0", PENDING);
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelRunner) runner = NULL;

  g_object_set (fixture->draft, "description", "Another", NULL);
  plan = build (fixture);
  runner = tel_runner_new (fixture->connection->cluster, plan);
  tel_test_plan_run_to_end (runner);
  g_assert_null (tel_runner_get_auth_string (runner));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  tel_test_plan_add_for_releases ("/edit//G2.7-apply-later", releases, G_N_ELEMENTS (releases), test_apply_later);
  tel_test_plan_add_for_releases ("/edit//G5.1-new-line", releases, G_N_ELEMENTS (releases), test_new_line);
  tel_test_plan_add_for_releases ("/edit//G5.4-new-owner", releases, G_N_ELEMENTS (releases), test_new_owner);
  tel_test_plan_add_for_releases ("/edit//G3.7-enrolment", releases, G_N_ELEMENTS (releases),
                                  test_profile_with_enrolment);
  g_test_add_func ("/edit/nothing", test_nothing);
  g_test_add_func ("/edit/conflict", test_conflict);
  g_test_add_func ("/edit/lost-among-others", test_lost_among_others);
  g_test_add_func ("/edit/leaves-pending-string", test_leaves_pending_string);
  g_test_add_func ("/edit/G2.1", test_second_device);
  g_test_add_func ("/edit/G2.3", test_owner);
  g_test_add_func ("/edit/G2.4-G2.5", test_name);
  g_test_add_func ("/edit/G2.8", test_support_field_on_mobile);
  g_test_add_func ("/edit/G3.4", test_pending_profile);
  g_test_add_func ("/edit/G3.7-G8.1-reference", test_profile);
  g_test_add_func ("/edit/G4.5-one-string-of-two-devices", test_string_of_one_of_two);
  g_test_add_func ("/edit/G4.5-two-strings", test_strings_of_two);
  g_test_add_func ("/edit/G5.1-G5.2", test_lines);
  g_test_add_func ("/edit/G5.1-no-partition", test_line_in_no_partition);
  g_test_add_func ("/edit/G5.3", test_shared_line);
  g_test_add_func ("/edit/G6.3-G6.4-G1.2", test_sip_profile);
  g_test_add_func ("/edit/G8.10", test_certificate);
  g_test_add_func ("/edit/limits", test_limits);

  return g_test_run ();
}
