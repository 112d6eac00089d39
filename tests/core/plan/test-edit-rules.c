/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-error.h"
#include "plan/tel-edit.h"
#include "plan/tel-step-private.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

typedef struct
{
  TelTestConnection *connection;
  TelEdit *edit;
} Fixture;

static Fixture *
fixture_new (const char *release)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->connection = tel_test_connection_new_loaded (release);
  self->edit = tel_edit_new ();

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_object_unref (self->edit);
  tel_test_connection_free (self->connection);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/* The draft of a device, which the edit keeps. */
static TelDevice *
add_device (Fixture *fixture, const char *name)
{
  g_autoptr (TelDevice) base = tel_test_connection_read_device (fixture->connection, name);
  g_autoptr (TelDevice) draft = tel_object_copy (TEL_OBJECT (base));

  tel_edit_add_device (fixture->edit, base, draft);

  return draft;
}

static TelUser *
set_user (Fixture *fixture, const char *user_id)
{
  g_autoptr (TelUser) base = tel_test_connection_read_user (fixture->connection, user_id);
  g_autoptr (TelUser) draft = tel_object_copy (TEL_OBJECT (base));

  tel_edit_set_user (fixture->edit, base, draft);

  return draft;
}

static TelPlan *
build (Fixture *fixture)
{
  return tel_test_plan_build_edit (fixture->connection, fixture->edit, NULL);
}

static void
run (Fixture *fixture, TelPlan *plan)
{
  g_autoptr (TelRunner) runner = tel_runner_new (fixture->connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
}

static void
assert_said (Fixture *fixture, const char *rule, TelForce force, const char *part)
{
  g_autoptr (TelPlan) plan = build (fixture);

  tel_test_plan_assert_said (plan, rule, force, part);
  if (force == TEL_FORCE_REFUSE)
    g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
}

static void
assert_silent (Fixture *fixture, const char *rule)
{
  g_autoptr (TelPlan) plan = build (fixture);

  tel_test_plan_assert_silent (plan, rule);
}

static void
assert_sentence (TelPlan *plan, guint position, const char *part)
{
  g_autoptr (TelStep) step = g_list_model_get_item (tel_plan_get_steps (plan), position);

  g_assert_nonnull (step);
  g_test_message ("%s", tel_step_get_sentence (step));
  g_assert_nonnull (strstr (tel_step_get_sentence (step), part));
}

static void
start_capf (Fixture *fixture, const char *device)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->connection->cluster);
  g_autoptr (GDateTime) deadline = g_date_time_add_days (now, 3);

  tel_edit_start_capf (fixture->edit, device, deadline, FALSE);
}

static TelLine *
add_line (TelDevice *draft, const char *pattern)
{
  g_autoptr (TelLine) line = tel_line_new ();
  GListModel *lines = tel_device_get_lines (draft);

  g_object_set (line, "index", g_list_model_get_n_items (lines) + 1, "pattern", pattern, "partition", "PT-Internal",
                "maximum-calls", 4u, "busy-trigger", 2u, NULL);
  g_list_store_append (G_LIST_STORE (lines), line);

  return line;
}

/* What counts is what everybody has afterwards. */
static void
test_second_device (void)
{
  g_autoptr (Fixture) exchange = fixture_new ("14.0");
  g_autoptr (Fixture) two = fixture_new ("14.0");
  g_autoptr (Fixture) own = fixture_new ("14.0");
  g_autoptr (Fixture) both = fixture_new ("14.0");
  static const char *const devices[] = { "CSFHSUZUKI", "CSFCSECURE", NULL };
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (add_device (exchange, "CSFHSUZUKI"), "owner", "csecure", NULL);
  g_object_set (add_device (exchange, "CSFCSECURE"), "owner", "hsuzuki", NULL);
  plan = build (exchange);
  tel_test_plan_assert_silent (plan, "G2.1");
  run (exchange, plan);

  g_object_set (add_device (two, "CSFHSUZUKI"), "owner", "mgarcia", NULL);
  g_object_set (add_device (two, "CSFCSECURE"), "owner", "mgarcia", NULL);
  assert_said (two, "G2.1", TEL_FORCE_REFUSE, "CSFCSECURE");

  /* They are associated with it already, and it is no second one. */
  tel_test_simulator_mutate (own->connection->simulator,
                             "<updateUser><userid>mgarcia</userid><associatedDevices><device>CSFHSUZUKI</device>"
                             "</associatedDevices></updateUser>");
  g_object_set (add_device (own, "CSFHSUZUKI"), "owner", "mgarcia", NULL);
  assert_silent (own, "G2.1");

  g_object_set (set_user (both, "mgarcia"), "associated-devices", devices, NULL);
  assert_said (both, "G2.1", TEL_FORCE_REFUSE, "CSFHSUZUKI");
}

/* Of a desk phone only its references are known. */
static void
test_desk_phone (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  TelDevice *draft = add_device (fixture, "SEP001122334455");
  g_autoptr (TelPlan) plan = NULL;

  g_object_set (draft, "device-pool", "Nowhere", NULL);
  assert_said (fixture, "reference", TEL_FORCE_REFUSE, "Nowhere");
  g_object_set (draft, "device-pool", "Tokyo", "sip-profile", "Standard SIP Profile for Mobile Device", NULL);
  plan = build (fixture);
  tel_test_plan_assert_silent (plan, "G6.3");
  tel_test_plan_assert_silent (plan, "G8.1");
  run (fixture, plan);

  start_capf (fixture, "SEP001122334455");
  assert_said (fixture, "G2.2", TEL_FORCE_REFUSE, "not a softphone");
}

static void
test_product_settings (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");
  g_autoptr (TelTree) field = tel_tree_new ("ciscoSupportField", "configurationfile=a.xml", NULL, 0);
  g_autoptr (TelTree) video = tel_tree_new ("videoCapability", "0", NULL, 0);
  g_autoptr (TelTree) config = tel_tree_new ("vendorConfig", NULL, (TelTree *const[]){ video, field }, 2);

  g_object_set (draft, "vendor-config", config, NULL);
  assert_said (fixture, "G2.8", TEL_FORCE_REFUSE, "CSFHSUZUKI");
}

static void
test_enrolment_fields (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (Fixture) pending = fixture_new ("14.0");
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");

  g_object_set (draft, "key-size", "4096", NULL);
  assert_said (fixture, "G3.4", TEL_FORCE_REFUSE, "Key Size");

  add_device (pending, "CSFPNOWAK");
  start_capf (pending, "CSFPNOWAK");
  assert_said (pending, "G4.5", TEL_FORCE_TICK, "CSFPNOWAK");
}

/* A line that comes to a softphone is its owner's (G5.2), and is added where it does not exist (G5.1). */
static void
test_new_line (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelDevice) after = NULL;
  g_autoptr (TelLine) line = NULL;
  const char *const *users;

  add_line (draft, "1998");
  plan = build (fixture);
  assert_sentence (plan, 0, "Add directory number 1998 in PT-Internal");
  assert_sentence (plan, 1, "Add line 2 (1998 in PT-Internal) to CSFHSUZUKI");
  run (fixture, plan);
  after = tel_test_connection_read_device (fixture->connection, "CSFHSUZUKI");
  line = g_list_model_get_item (tel_device_get_lines (after), 1);
  users = tel_line_get_end_users (line);
  g_assert_nonnull (users);
  g_assert_true (g_strv_equal (users, (const char *const[]){ "hsuzuki", NULL }));
}

static void
test_service_profiles (void)
{
  g_autoptr (Fixture) lines = fixture_new ("14.0");
  g_autoptr (Fixture) user = fixture_new ("14.0");
  static const char *const users[] = { "hsuzuki", "mgarcia", NULL };
  TelLine *line;

  tel_test_simulator_mutate (lines->connection->simulator,
                             "<updateUser><userid>mgarcia</userid><serviceProfile>Executives &amp; Guests"
                             "</serviceProfile></updateUser>");
  tel_test_connection_load (lines->connection);
  g_object_unref (tel_test_connection_read_user (lines->connection, "mgarcia"));
  line = add_line (add_device (lines, "CSFHSUZUKI"), "1002");
  g_object_set (line, "end-users", users, NULL);
  assert_said (lines, "G5.6", TEL_FORCE_TICK, "mgarcia");

  tel_test_simulator_mutate (user->connection->simulator,
                             "<updateUser><userid>mgarcia</userid><associatedDevices><device>CSFHSUZUKI</device>"
                             "</associatedDevices></updateUser>");
  g_object_set (set_user (user, "hsuzuki"), "service-profile", "Executives & Guests", NULL);
  assert_said (user, "G5.6", TEL_FORCE_TICK, "mgarcia");
}

/* The primary extension follows the line; where another device has the number it stays. */
static void
test_primary_extension (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autoptr (Fixture) shared = fixture_new (data);
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_autoptr (TelLine) other = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelUser) user = NULL;

  g_object_set (line, "pattern", "1002", NULL);
  plan = build (fixture);
  tel_test_plan_assert_said (plan, "G5.7", TEL_FORCE_TICK, "1002");
  run (fixture, plan);
  user = tel_test_connection_read_user (fixture->connection, "hsuzuki");
  g_assert_cmpstr (tel_user_get_primary_pattern (user), ==, "1002");

  draft = add_device (shared, "TCTTRIBEIRO");
  other = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_object_set (other, "pattern", "1002", NULL);
  assert_silent (shared, "G5.7");
}

static void
test_certificate (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");

  g_object_set (add_device (fixture, "CSFAKenzi"), "name", "CSFAMCKENZI", NULL);
  assert_said (fixture, "G8.10", TEL_FORCE_REFUSE, "CSFAKenzi");
  start_capf (fixture, "CSFAKenzi");
  assert_said (fixture, "G8.10", TEL_FORCE_TICK, "CSFAKenzi");
}

/* The association goes with the name, whatever else of it is changed. */
static void
test_new_name (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  static const char *const devices[] = { "CSFHSUZUKI", "TABTRIBEIRO", NULL };
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelUser) user = NULL;

  g_object_set (add_device (fixture, "CSFHSUZUKI"), "name", "CSFHANAKO", NULL);
  g_object_set (set_user (fixture, "hsuzuki"), "associated-devices", devices, NULL);
  plan = build (fixture);
  run (fixture, plan);
  user = tel_test_connection_read_user (fixture->connection, "hsuzuki");
  g_assert_true (tel_user_is_associated_with (user, "CSFHANAKO"));
  g_assert_true (tel_user_is_associated_with (user, "TABTRIBEIRO"));
}

static void
test_fields (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (Fixture) user = fixture_new ("14.0");
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  TelUser *person = set_user (user, "hsuzuki");

  g_object_set (draft, "product", "Cisco 8841", NULL);
  assert_said (fixture, "field", TEL_FORCE_REFUSE, "cannot be changed");
  g_object_set (draft, "product", "Cisco Unified Client Services Framework", NULL);
  g_object_set (line, "ring-setting", "Loudly", NULL);
  assert_said (fixture, "field", TEL_FORCE_REFUSE, "Loudly");

  g_object_set (person, "presence-group", "Nowhere", NULL);
  assert_said (user, "reference", TEL_FORCE_REFUSE, "Nowhere");
  g_object_set (person, "presence-group", "Standard Presence group", "user-id", "hanako", NULL);
  assert_said (user, "field", TEL_FORCE_REFUSE, "cannot be changed");
}

/* A line that comes to the device has the limits of one that is there, and one that moves to another number has them
 * only where it is edited. */
static void
test_fields_of_new_line (gconstpointer data)
{
  g_autoptr (Fixture) fixture = fixture_new (data);
  g_autofree char *text = g_strnfill (60, 'x');
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_autoptr (TelLine) added = g_object_new (TEL_TYPE_LINE, "index", 2, "pattern", "1004", "partition", "PT-Internal",
                                            "label", text, "maximum-calls", 4, "busy-trigger", 2, NULL);

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (draft)), added);
  assert_said (fixture, "field", TEL_FORCE_REFUSE, "line 2: “Line text label” takes at most 50");
  g_object_set (added, "label", "Sales", "ring-setting", "Loudly", NULL);
  assert_said (fixture, "field", TEL_FORCE_REFUSE, "Loudly");
  g_object_set (added, "ring-setting", "Ring Once", NULL);
  assert_silent (fixture, "field");

  g_object_set (line, "pattern", "1002", NULL);
  assert_silent (fixture, "field");
  g_object_set (line, "label", text, NULL);
  assert_said (fixture, "field", TEL_FORCE_REFUSE, "line 1: “Line text label” takes at most 50");
}

/* What the plan says of a step is what the step changes. */
static void
test_sentences (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  TelDevice *draft = add_device (fixture, "CSFHSUZUKI");
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (draft), 0);
  g_autoptr (TelPlan) one = NULL;
  g_autoptr (TelPlan) three = NULL;

  g_object_set (line, "label", "Sales", NULL);
  one = build (fixture);
  assert_sentence (one, 0, "“Line 1 (1005 in PT-Internal): Line text label” of CSFHSUZUKI");
  g_object_set (draft, "device-pool", "Tokyo", "location", "Tokyo", NULL);
  three = build (fixture);
  assert_sentence (three, 0, "“Device pool” and 2 more fields of CSFHSUZUKI");
}

/* Of a line that comes or goes is told what it has. */
static void
assert_line_in_words (const char *const *users, const char *expected)
{
  g_autoptr (TelObject) with = g_object_new (TEL_TYPE_DEVICE, "name", "CSFHSUZUKI", NULL);
  g_autoptr (TelObject) without = g_object_new (TEL_TYPE_DEVICE, "name", "CSFHSUZUKI", NULL);
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "index", 2, "pattern", "1004", "partition", "PT-Internal",
                                           "label", "Sales", "end-users", users, NULL);
  g_autoptr (TelStep) step = NULL;
  g_autoptr (TelChange) change = NULL;

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (TEL_DEVICE (with))), line);
  step = tel_step_new (TEL_STEP_OPERATION_UPDATE, TEL_OBJECT_KIND_DEVICE, with, without);
  tel_step_describe_changes (step);
  change = g_list_model_get_item (tel_step_get_changes (step), 0);
  g_assert_cmpstr (tel_change_get_label (change), ==, "Line 2 (1004 in PT-Internal)");
  g_assert_cmpstr (tel_change_get_before (change), ==, expected);
  g_assert_cmpstr (tel_change_get_after (change), ==, NULL);
}

static void
test_line_in_words (void)
{
  static const char *const nobody[] = { NULL };
  static const char *const users[] = { "hsuzuki", "tadams", NULL };

  assert_line_in_words (NULL, "1004 in PT-Internal, “Sales”");
  assert_line_in_words (nobody, "1004 in PT-Internal, “Sales”");
  assert_line_in_words (users, "1004 in PT-Internal, “Sales”, users: hsuzuki, tadams");
}

static void
test_there_already (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("14.0");
  g_autoptr (Fixture) order = fixture_new ("14.0");
  static const char *const groups[] = { "Standard CTI Enabled", "Standard CCM End Users", NULL };
  g_autoptr (GError) error = NULL;

  g_object_set (add_device (fixture, "CSFHSUZUKI"), "description", "Same", NULL);
  tel_test_simulator_mutate (fixture->connection->simulator,
                             "<updatePhone><name>CSFHSUZUKI</name><description>Same</description></updatePhone>");
  g_assert_null (tel_test_plan_build_edit (fixture->connection, fixture->edit, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_INVALID);

  /* Groups have no order. */
  g_object_set (set_user (order, "hsuzuki"), "groups", groups, NULL);
  g_assert_true (tel_edit_is_empty (order->edit));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/edit-rules/G2.1", test_second_device);
  g_test_add_func ("/edit-rules/G2.2-desk-phone", test_desk_phone);
  g_test_add_func ("/edit-rules/G2.8", test_product_settings);
  g_test_add_func ("/edit-rules/G3.4-G4.5", test_enrolment_fields);
  tel_test_plan_add_for_releases ("/edit-rules//G5.1-G5.2", releases, G_N_ELEMENTS (releases), test_new_line);
  g_test_add_func ("/edit-rules/G5.6", test_service_profiles);
  tel_test_plan_add_for_releases ("/edit-rules//G5.7", releases, G_N_ELEMENTS (releases), test_primary_extension);
  g_test_add_func ("/edit-rules/G8.10", test_certificate);
  tel_test_plan_add_for_releases ("/edit-rules//G5.4-new-name", releases, G_N_ELEMENTS (releases), test_new_name);
  g_test_add_func ("/edit-rules/fields", test_fields);
  for (guint i = 0; i < G_N_ELEMENTS (releases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/edit-rules/%s/fields-of-new-line", releases[i]);

      g_test_add_data_func (path, releases[i], test_fields_of_new_line);
    }
  g_test_add_func ("/edit-rules/sentences", test_sentences);
  g_test_add_func ("/edit-rules/line-in-words", test_line_in_words);
  g_test_add_func ("/edit-rules/there-already", test_there_already);

  return g_test_run ();
}
