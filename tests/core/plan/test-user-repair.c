/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-cluster-private.h"
#include "plan/tel-edit.h"
#include "plan/tel-user-repair.h"
#include "tel-test-connection.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test-rules.h"
#include "tel-test.h"

#define CSF "Cisco Unified Client Services Framework"
#define TCT "Cisco Dual Mode for iPhone"
#define SERVICE_PROFILE "UC Service Profile"

/* A user with whom nothing is wrong: owner of and associated with one softphone, without a network. */
typedef struct
{
  TelTestRules *rules;
  TelCluster *cluster;
  TelUser *user;
  GPtrArray *devices;
} Fixture;

static TelDevice *
add_device (Fixture *fixture, const char *name, const char *product, const char *owner, const char *pattern)
{
  TelDevice *device = g_object_new (TEL_TYPE_DEVICE, "name", name, "product", product, "owner", owner, NULL);
  g_autoptr (TelLine) line =
      g_object_new (TEL_TYPE_LINE, "index", 1, "pattern", pattern, "partition", "PT-Internal", NULL);

  if (pattern != NULL)
    g_list_store_append (G_LIST_STORE (tel_device_get_lines (device)), line);
  g_ptr_array_add (fixture->devices, device);

  return device;
}

static void
set_strings (TelUser *user, const char *property, const char *first, const char *second, const char *third)
{
  const char *const values[] = { first, second, third, NULL };

  g_object_set (user, property, values, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rules = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  fixture->cluster = fixture->rules->cluster;
  fixture->user = fixture->rules->user;
  fixture->devices = g_ptr_array_new_with_free_func (g_object_unref);
  set_strings (fixture->user, "groups", TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED, NULL);
  set_strings (fixture->user, "associated-devices", "SEP001122334455", "CSFTADAMS", NULL);
  g_object_set (fixture->user, "cti-enabled", TRUE, "home-cluster", TRUE, "im-and-presence", TRUE, "service-profile",
                SERVICE_PROFILE, NULL);
  add_device (fixture, "SEP001122334455", "Cisco 8841", "tadams", "1001");
  add_device (fixture, "CSFTADAMS", CSF, "tadams", "1001");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->devices);
  tel_test_rules_free (fixture->rules);
}

static TelUserFault *
get_fault (GListModel *faults, guint position)
{
  g_autoptr (TelUserFault) fault = g_list_model_get_item (faults, position);

  g_assert_nonnull (fault);
  g_test_message ("%s: %s %s", tel_user_fault_get_rule (fault), tel_user_fault_get_text (fault),
                  tel_user_fault_get_advice (fault));

  /* The list keeps it. */
  return fault;
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GListModel) faults = tel_user_repair_list_faults (fixture->cluster, fixture->user, fixture->devices);

  g_assert_cmpuint (g_list_model_get_n_items (faults), ==, 0);
}

static void
assert_fault (Fixture *fixture, TelUserAspect aspect, const char *rule, TelRemedy remedy, const char *text)
{
  g_autoptr (GListModel) faults = tel_user_repair_list_faults (fixture->cluster, fixture->user, fixture->devices);
  TelUserFault *fault = get_fault (faults, 0);

  g_assert_cmpuint (g_list_model_get_n_items (faults), ==, 1);
  g_assert_cmpuint (tel_user_fault_get_aspect (fault), ==, aspect);
  g_assert_cmpstr (tel_user_fault_get_rule (fault), ==, rule);
  g_assert_cmpuint (tel_user_fault_get_remedy (fault), ==, remedy);
  g_assert_cmpstr (tel_user_fault_get_text (fault), ==, text);
  g_assert_cmpint (tel_user_repair_has_remedy (faults), ==, remedy == TEL_REMEDY_TOGETHER);
}

/* What one press of the button changes: these properties and no other. */
static void
assert_put_right (Fixture *fixture, const char *properties)
{
  g_autoptr (TelUser) draft = tel_user_repair_make_draft (fixture->cluster, fixture->user, fixture->devices);
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (fixture->user), TEL_OBJECT (draft));
  g_autofree char *joined = g_strjoinv (" ", differences);

  g_assert_cmpstr (joined, ==, properties);
}

static void
assert_strings (const char *const *strings, const char *joined)
{
  g_autofree char *text = g_strjoinv (" ", (char **) strings);

  g_assert_cmpstr (text, ==, joined);
}

/* What is asked for by itself is put right by itself. */
static void
put_right (Fixture *fixture, TelUserAspect aspect)
{
  tel_user_repair_put_right (fixture->cluster, fixture->user, fixture->devices, aspect);
  assert_sound (fixture);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  assert_sound (fixture);
  assert_put_right (fixture, "");
}

/* G4.4 speaks of users with a Jabber device; who has none is left alone. */
static void
test_no_softphone (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_remove_index (fixture->devices, 1);
  g_object_set (fixture->user, "groups", NULL, "cti-enabled", FALSE, "primary-pattern", NULL, NULL);
  assert_sound (fixture);
  assert_put_right (fixture, "");
}

static void
test_association (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelUser) draft = NULL;

  set_strings (fixture->user, "associated-devices", "SEP001122334455", NULL, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_ASSOCIATION, "G5.4", TEL_REMEDY_TOGETHER,
                "Tanya Adams owns CSFTADAMS and is not associated with it.");
  assert_put_right (fixture, "associated-devices");

  draft = tel_user_repair_make_draft (fixture->cluster, fixture->user, fixture->devices);
  assert_strings (tel_user_get_associated_devices (draft), "SEP001122334455 CSFTADAMS");
}

/* CUCM does not tell upper from lower case in user IDs. Desk phones are nobody's business here. */
static void
test_association_of_others (Fixture *fixture, gconstpointer data)
{
  add_device (fixture, "TCTOTHER", TCT, "amckenzi", "1003");
  add_device (fixture, "SEP001122334456", "Cisco 8841", "tadams", "1001");
  assert_sound (fixture);
  add_device (fixture, "TCTTADAMS", TCT, "TAdams", "1001");
  assert_put_right (fixture, "associated-devices");
}

static void
test_primary_extension (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelUser) draft = NULL;
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (fixture->devices->pdata[0]), 0);

  /* The number of the softphone counts, not the desk phone's. */
  g_object_set (line, "pattern", "1900", NULL);
  g_object_set (fixture->user, "primary-pattern", NULL, "primary-partition", NULL, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_PRIMARY_EXTENSION, "G5.7", TEL_REMEDY_TOGETHER,
                "Tanya Adams has no primary extension.");
  assert_put_right (fixture, "primary-pattern primary-partition");

  draft = tel_user_repair_make_draft (fixture->cluster, fixture->user, fixture->devices);
  g_assert_cmpstr (tel_user_get_primary_pattern (draft), ==, "1001");
  g_assert_cmpstr (tel_user_get_primary_partition (draft), ==, "PT-Internal");
}

/* A number that is set is replaced only when asked for. */
static void
test_primary_extension_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->user, "primary-pattern", "2002", NULL);
  assert_fault (fixture, TEL_USER_ASPECT_PRIMARY_EXTENSION, "G5.7", TEL_REMEDY_APART,
                "The primary extension 2002 is on none of the devices that Tanya Adams is associated with.");
  assert_put_right (fixture, "");
  put_right (fixture, TEL_USER_ASPECT_PRIMARY_EXTENSION);
  g_assert_cmpstr (tel_user_get_primary_pattern (fixture->user), ==, "1001");

  g_object_set (fixture->user, "primary-partition", NULL, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_PRIMARY_EXTENSION, "G5.7", TEL_REMEDY_APART,
                "The primary extension 1001 is on none of the devices that Tanya Adams is associated with.");
}

static void
test_primary_extension_without_line (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->devices->len; i++)
    g_list_store_remove_all (G_LIST_STORE (tel_device_get_lines (fixture->devices->pdata[i])));
  g_object_set (fixture->user, "primary-pattern", NULL, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_PRIMARY_EXTENSION, "G5.7", TEL_REMEDY_ELSEWHERE,
                "Tanya Adams has no primary extension.");
  assert_put_right (fixture, "");
}

/* Only a number of an associated device can be primary: both go together (contract 2.3). */
static void
test_primary_extension_with_association (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->user, "associated-devices", NULL, "primary-pattern", NULL, NULL);
  assert_put_right (fixture, "associated-devices primary-pattern");
  tel_user_repair_put_right (fixture->cluster, fixture->user, fixture->devices, TEL_USER_ASPECT_PRIMARY_EXTENSION);
  assert_sound (fixture);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelUser) draft = NULL;

  set_strings (fixture->user, "groups", "Site Operators", TEL_GROUP_END_USERS, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_GROUPS, "G4.4", TEL_REMEDY_TOGETHER,
                "Tanya Adams is not in the group “Standard CTI Enabled”.");
  assert_put_right (fixture, "groups");

  draft = tel_user_repair_make_draft (fixture->cluster, fixture->user, fixture->devices);
  assert_strings (tel_user_get_groups (draft), "Site Operators Standard CCM End Users Standard CTI Enabled");
}

/* A group that the cluster lacks is said and not sent. */
static void
test_groups_renamed (Fixture *fixture, gconstpointer data)
{
  set_strings (fixture->user, "groups", TEL_GROUP_CTI_ENABLED, NULL, NULL);
  tel_test_rules_remove (fixture->rules, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_END_USERS);
  assert_fault (fixture, TEL_USER_ASPECT_GROUPS, "G4.4", TEL_REMEDY_ELSEWHERE,
                "Tanya Adams is not in the group “Standard CCM End Users”.");
  assert_put_right (fixture, "");

  tel_store_clear (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_USER_GROUP));
  assert_fault (fixture, TEL_USER_ASPECT_GROUPS, "G4.4", TEL_REMEDY_ELSEWHERE,
                "Tanya Adams is not in the group “Standard CCM End Users”.");
  assert_put_right (fixture, "");
}

static void
test_secure_connection (Fixture *fixture, gconstpointer data)
{
  set_strings (fixture->user, "groups", TEL_GROUP_END_USERS, TEL_GROUP_SECURE_CONNECTION, TEL_GROUP_CTI_ENABLED);
  assert_fault (fixture, TEL_USER_ASPECT_SECURE_CONNECTION, "G4.4", TEL_REMEDY_APART,
                "Tanya Adams is in the group “Standard CTI Secure Connection”, in which a Jabber user must not be.");
  assert_put_right (fixture, "");
  put_right (fixture, TEL_USER_ASPECT_SECURE_CONNECTION);
  assert_strings (tel_user_get_groups (fixture->user), "Standard CCM End Users Standard CTI Enabled");
}

static void
test_cti (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->user, "cti-enabled", FALSE, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_CTI, "U05", TEL_REMEDY_TOGETHER,
                "“Allow Control of Device from CTI” is off for Tanya Adams.");
  assert_put_right (fixture, "cti-enabled");
}

/* Nothing is said of IM and Presence before the cluster is the user's home. */
static void
test_home_cluster (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->user, "home-cluster", FALSE, "im-and-presence", FALSE, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_HOME_CLUSTER, "U06", TEL_REMEDY_APART,
                "This cluster is not the home cluster of Tanya Adams.");
  assert_put_right (fixture, "");
  g_object_set (fixture->user, "im-and-presence", TRUE, NULL);
  put_right (fixture, TEL_USER_ASPECT_HOME_CLUSTER);
}

static void
test_presence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelUser) other = NULL;

  g_object_set (fixture->user, "im-and-presence", FALSE, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_PRESENCE, "U07", TEL_REMEDY_NONE,
                "“Enable User for IM and Presence” is off for Tanya Adams.");
  assert_put_right (fixture, "");

  other = tel_test_rules_add_user (fixture->cluster, "amckenzi");
  g_object_set (other, "im-and-presence", TRUE, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_PRESENCE, "U07", TEL_REMEDY_TOGETHER,
                "“Enable User for IM and Presence” is off for Tanya Adams.");
  assert_put_right (fixture, "im-and-presence");
}

static void
test_service_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TelReference) profile = g_object_new (TEL_TYPE_REFERENCE, "name", SERVICE_PROFILE, NULL);

  tel_test_rules_put (fixture->cluster, TEL_OBJECT_KIND_SERVICE_PROFILE, TEL_OBJECT (profile));
  g_object_set (fixture->user, "service-profile", NULL, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_SERVICE_PROFILE, "U08", TEL_REMEDY_ELSEWHERE,
                "No service profile is chosen for Tanya Adams, and the cluster has no default one.");
  assert_put_right (fixture, "");

  g_object_set (profile, "is-default", TRUE, NULL);
  assert_fault (fixture, TEL_USER_ASPECT_SERVICE_PROFILE, "G5.5", TEL_REMEDY_NONE,
                "No service profile is chosen for Tanya Adams.");
  assert_put_right (fixture, "");
}

/* Those whom the small world gives one fault each, and what one press of the button changes of them. */
static const struct
{
  const char *user_id;
  const char *rule;
  TelRemedy remedy;
  const char *changes;
  /* What is another then on the cluster. */
  const char *dump;
} people[] = {
  { "ksato", NULL, TEL_REMEDY_NONE, "" },
  { "rkimura", "G5.4", TEL_REMEDY_TOGETHER, "associated-devices", "~users/rkimura/associatedDevices" },
  { "mkudo", "G5.7", TEL_REMEDY_TOGETHER, "primary-pattern primary-partition", "~users/mkudo/primaryExtension" },
  { "hkubo", "G5.7", TEL_REMEDY_APART, "" },
  { "rshibata", "G4.4", TEL_REMEDY_TOGETHER, "groups", "~users/rshibata/associatedGroups" },
  { "ymiyamoto", "G4.4", TEL_REMEDY_TOGETHER, "groups", "~users/ymiyamoto/associatedGroups" },
  { "csecure", "G4.4", TEL_REMEDY_APART, "" },
  { "tfukuda", "U05", TEL_REMEDY_TOGETHER, "cti-enabled", "~users/tfukuda/enableCti" },
  { "smatsui", "U06", TEL_REMEDY_APART, "" },
  { "ychiba", "U07", TEL_REMEDY_TOGETHER, "im-and-presence", "~users/ychiba/imAndPresenceEnable" },
};

static TelUser *
read_user (TelTestConnection *connection, const char *user_id, GPtrArray **devices)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  TelUser *user;

  tel_cluster_read_user_async (connection->cluster, user_id, NULL, tel_test_take_result, &result);
  done = tel_test_await_result (&result);
  user = tel_cluster_read_user_finish (connection->cluster, done, devices, &error);
  g_assert_no_error (error);

  return user;
}

static void
check_person (TelTestConnection *connection, guint i)
{
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (TelUser) user = read_user (connection, people[i].user_id, &devices);
  g_autoptr (GListModel) faults = tel_user_repair_list_faults (connection->cluster, user, devices);
  g_autoptr (TelUser) draft = tel_user_repair_make_draft (connection->cluster, user, devices);
  g_auto (GStrv) differences = tel_object_list_differences (TEL_OBJECT (user), TEL_OBJECT (draft));
  g_autofree char *changes = g_strjoinv (" ", differences);
  TelUserFault *fault;

  g_test_message ("%s", people[i].user_id);
  g_assert_cmpstr (changes, ==, people[i].changes);
  g_assert_cmpuint (g_list_model_get_n_items (faults), ==, people[i].rule != NULL ? 1 : 0);
  if (people[i].rule == NULL)
    return;

  fault = get_fault (faults, 0);
  g_assert_cmpstr (tel_user_fault_get_rule (fault), ==, people[i].rule);
  g_assert_cmpuint (tel_user_fault_get_remedy (fault), ==, people[i].remedy);
}

static TelPlan *
build (TelTestConnection *connection, TelUser *user, TelUser *draft)
{
  g_autoptr (TelEdit) edit = tel_edit_new ();

  tel_edit_set_user (edit, user, draft);

  return tel_test_plan_build_edit (connection, edit, NULL);
}

/* What is put right together needs no tick, changes nothing else, and leaves nothing to be put right. */
static void
repair_person (TelTestConnection *connection, guint i)
{
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (TelUser) user = read_user (connection, people[i].user_id, &devices);
  g_autoptr (TelUser) draft = tel_user_repair_make_draft (connection->cluster, user, devices);
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  g_autoptr (TelPlan) plan = build (connection, user, draft);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);
  g_autoptr (TelUser) after = NULL;
  g_autoptr (GListModel) faults = NULL;

  g_assert_true (tel_plan_can_run (plan));
  tel_test_plan_run_to_end (runner);
  tel_test_dump_assert_changed (before, connection->simulator->store, people[i].dump);
  after = read_user (connection, people[i].user_id, NULL);
  faults = tel_user_repair_list_faults (connection->cluster, after, devices);
  g_assert_cmpuint (g_list_model_get_n_items (faults), ==, 0);
}

static void
test_repair (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");

  tel_test_connection_load (connection);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (people[i].dump != NULL)
      repair_person (connection, i);
}

static void
test_cluster (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new (release, "small");

  tel_test_connection_load (connection);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    check_person (connection, i);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tel_test_init (&argc, &argv);

  ADD ("/user-repair/sound", test_sound);
  ADD ("/user-repair/G4.4/no-softphone", test_no_softphone);
  ADD ("/user-repair/G5.4/association", test_association);
  ADD ("/user-repair/G5.4/others", test_association_of_others);
  ADD ("/user-repair/G5.7/none", test_primary_extension);
  ADD ("/user-repair/G5.7/elsewhere", test_primary_extension_elsewhere);
  ADD ("/user-repair/G5.7/no-line", test_primary_extension_without_line);
  ADD ("/user-repair/G5.7/with-association", test_primary_extension_with_association);
  ADD ("/user-repair/G4.4/groups", test_groups);
  ADD ("/user-repair/G4.4/renamed", test_groups_renamed);
  ADD ("/user-repair/G4.4/secure-connection", test_secure_connection);
  ADD ("/user-repair/cti", test_cti);
  ADD ("/user-repair/home-cluster", test_home_cluster);
  ADD ("/user-repair/presence", test_presence);
  ADD ("/user-repair/G5.5/service-profile", test_service_profile);
  g_test_add_data_func ("/user-repair/cluster/9.1", "9.1", test_cluster);
  g_test_add_data_func ("/user-repair/cluster/14.0", "14.0", test_cluster);
  g_test_add_data_func ("/user-repair/carried-out/9.1", "9.1", test_repair);
  g_test_add_data_func ("/user-repair/carried-out/14.0", "14.0", test_repair);

  return g_test_run ();
}
