/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "audit/tel-comparison.h"
#include "model/tel-error.h"
#include "plan/tel-runner.h"
#include "tel-test-connection.h"
#include "tel-test-dump.h"
#include "tel-test-plan.h"
#include "tel-test.h"

static const char *const releases[] = { "9.1", "14.0" };

static TelComparison *
read_objects (TelTestConnection *connection, TelObjectKind kind, const char *left, const char *right)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TelComparison *comparison;

  tel_comparison_read_async (connection->cluster, kind, left, right, NULL, tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  comparison = tel_comparison_read_finish (result, &error);
  g_assert_no_error (error);

  return comparison;
}

static TelComparison *
read_devices (TelTestConnection *connection, const char *left, const char *right)
{
  return read_objects (connection, TEL_OBJECT_KIND_DEVICE, left, right);
}

static TelComparison *
compare_devices (TelTestConnection *connection, TelDevice *left, TelDevice *right)
{
  return tel_comparison_new_for_devices (connection->cluster, left, right);
}

static TelComparisonRow *
find (TelComparison *comparison, const char *name)
{
  TelComparisonRow *row = tel_comparison_find (comparison, name);

  if (row == NULL)
    g_error ("There is no row “%s”.", name);

  return row;
}

static void
assert_row (TelComparison *comparison, const char *name, TelComparisonState state, const char *left, const char *right)
{
  TelComparisonRow *row = find (comparison, name);

  g_test_message ("%s: %s", name, tel_comparison_row_get_label (row));
  g_assert_cmpstr (tel_comparison_row_get_left (row), ==, left);
  g_assert_cmpstr (tel_comparison_row_get_right (row), ==, right);
  g_assert_cmpint (tel_comparison_row_get_state (row), ==, state);
}

static void
assert_copyable (TelComparison *comparison, const char *name)
{
  g_assert_cmpstr (tel_comparison_row_get_reason (find (comparison, name)), ==, NULL);
  g_assert_true (tel_comparison_row_may_be_copied (find (comparison, name)));
}

static void
assert_not_copied (TelComparison *comparison, const char *name, const char *reason)
{
  TelComparisonRow *row = find (comparison, name);

  g_assert_false (tel_comparison_row_may_be_copied (row));
  g_assert_nonnull (tel_comparison_row_get_reason (row));
  g_test_message ("%s: %s", name, tel_comparison_row_get_reason (row));
  g_assert_nonnull (strstr (tel_comparison_row_get_reason (row), reason));
  tel_comparison_row_set_chosen (row, TRUE);
  g_assert_false (tel_comparison_row_get_chosen (row));
}

static void
choose (TelComparison *comparison, const char *name)
{
  assert_copyable (comparison, name);
  tel_comparison_row_set_chosen (find (comparison, name), TRUE);
}

/* None of the texts of a comparison, for whoever reads the screen. */
static void
assert_nowhere (TelComparison *comparison, const char *secret)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (TelComparisonRow) row = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      const char *const texts[] = {
        tel_comparison_row_get_section (row), tel_comparison_row_get_name (row),  tel_comparison_row_get_label (row),
        tel_comparison_row_get_left (row),    tel_comparison_row_get_right (row), tel_comparison_row_get_reason (row),
      };

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        if (texts[j] != NULL && strstr (texts[j], secret) != NULL)
          g_error ("The row “%s” tells the secret.", tel_comparison_row_get_name (row));
    }
}

static void
run_edit (TelTestConnection *connection, TelEdit *edit)
{
  g_autoptr (TelPlan) plan = tel_test_plan_build_edit (connection, edit, NULL);
  g_autoptr (TelRunner) runner = tel_runner_new (connection->cluster, plan);

  tel_test_plan_tick_all (plan);
  tel_test_plan_run_to_end (runner);
}

/* Two of one type: every field, in words, and what is only theirs. */
static void
test_devices (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelComparison) comparison = NULL;

  g_object_set (left, "device-pool", "Tokyo", "calling-search-space", NULL, NULL);
  comparison = compare_devices (connection, left, right);
  assert_row (comparison, "name", TEL_COMPARISON_STATE_DIFFERS, "CSFCSECURE", "CSFHSUZUKI");
  assert_not_copied (comparison, "name", "tells this device");
  assert_row (comparison, "owner", TEL_COMPARISON_STATE_DIFFERS, "csecure", "hsuzuki");
  assert_not_copied (comparison, "owner", "whose");
  assert_row (comparison, "device-pool", TEL_COMPARISON_STATE_DIFFERS, "Tokyo", "Default");
  g_assert_cmpstr (tel_comparison_row_get_label (find (comparison, "device-pool")), ==, "Device pool");
  assert_copyable (comparison, "device-pool");
  assert_row (comparison, "calling-search-space", TEL_COMPARISON_STATE_ONLY_RIGHT, NULL,
              tel_device_get_calling_search_space (right));
  assert_copyable (comparison, "calling-search-space");
  assert_row (comparison, "location", TEL_COMPARISON_STATE_SAME, tel_device_get_location (right),
              tel_device_get_location (right));
  g_assert_false (tel_comparison_row_may_be_copied (find (comparison, "location")));
  g_assert_null (tel_comparison_row_get_reason (find (comparison, "location")));
  assert_row (comparison, "cti-control", TEL_COMPARISON_STATE_SAME, "yes", "yes");
  /* It is for CTI remote devices alone. */
  g_assert_null (tel_comparison_find (comparison, "route-when-inactive"));
  g_assert_cmpuint (tel_comparison_count_chosen (comparison), ==, 0);
}

/* A field that the release does not have is no field. */
static void
test_releases (void)
{
  g_autoptr (TelTestConnection) old = tel_test_connection_new_loaded ("9.1");
  g_autoptr (TelTestConnection) new = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelComparison) of_old = read_devices (old, "CSFCSECURE", "CSFHSUZUKI");
  g_autoptr (TelComparison) of_new = read_devices (new, "CSFCSECURE", "CSFHSUZUKI");

  g_assert_null (tel_comparison_find (of_old, "ec-key-size"));
  g_assert_nonnull (tel_comparison_find (of_new, "ec-key-size"));
}

/* What is right for one type is not for another; what only one has is no difference. */
static void
test_unlike_types (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "TCTTRIBEIRO");
  g_autoptr (TelDevice) remote = tel_object_copy (TEL_OBJECT (right));
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (TelComparison) other = NULL;

  g_object_set (left, "device-pool", "Tokyo", NULL);
  tel_device_set_support_field (left, "configurationfile=group1.xml");
  comparison = compare_devices (connection, left, right);
  assert_not_copied (comparison, "product", "type of the device");
  assert_not_copied (comparison, "sip-profile", "Cisco Dual Mode for iPhone");
  assert_not_copied (comparison, "security-profile", "Cisco Dual Mode for iPhone");
  assert_not_copied (comparison, "button-template", "Cisco Dual Mode for iPhone");
  assert_copyable (comparison, "device-pool");
  assert_row (comparison, "vendor-config.ciscoSupportField", TEL_COMPARISON_STATE_NOT_APPLICABLE,
              "configurationfile=group1.xml", NULL);
  g_assert_false (tel_comparison_row_may_be_copied (find (comparison, "vendor-config.ciscoSupportField")));

  g_object_set (remote, "product", "CTI Remote Device", NULL);
  other = compare_devices (connection, left, remote);
  assert_row (other, "sip-profile", TEL_COMPARISON_STATE_NOT_APPLICABLE, tel_device_get_sip_profile (left), NULL);
  g_assert_cmpint (tel_comparison_row_get_state (find (other, "key-size")), ==, TEL_COMPARISON_STATE_NOT_APPLICABLE);
  g_assert_null (tel_comparison_find (other, "authentication-string"));
}

static TelLine *
get_line (TelDevice *device)
{
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (device), 0);

  return line;
}

static void
add_line (TelDevice *device, guint index, const char *pattern, const char *partition, const char *label)
{
  g_autoptr (TelLine) line = tel_line_new ();

  g_object_set (line, "index", index, "pattern", pattern, "partition", partition, "label", label, NULL);
  g_list_store_append (G_LIST_STORE (tel_device_get_lines (device)), line);
}

/* Lines of two people compare by their place; whom a line names stays. */
static void
test_lines (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelComparison) comparison = NULL;

  g_object_set (get_line (left), "busy-trigger", 7u, "external-mask", "03521910XX", NULL);
  add_line (left, 2, "1050", "PT-Internal", "Second");
  comparison = compare_devices (connection, left, right);
  assert_row (comparison, "lines[1].pattern", TEL_COMPARISON_STATE_DIFFERS, "1007", "1005");
  assert_not_copied (comparison, "lines[1].pattern", "which line");
  assert_not_copied (comparison, "lines[1].label", "names the person");
  assert_not_copied (comparison, "lines[1].display", "names the person");
  assert_copyable (comparison, "lines[1].busy-trigger");
  assert_copyable (comparison, "lines[1].external-mask");
  assert_row (comparison, "lines[2]", TEL_COMPARISON_STATE_ONLY_LEFT, "1050 in PT-Internal", NULL);
  assert_not_copied (comparison, "lines[2]", "Users page");
}

/* The same number is found wherever it stands, and its texts may be aligned (J16). */
static void
test_shared_line (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "TCTTRIBEIRO");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "BOTTRIBEIRO");
  g_autoptr (TelComparison) comparison = NULL;

  add_line (left, 2, "1050", "PT-Internal", "Other");
  g_object_set (get_line (left), "index", 2u, "label", "Tiago", NULL);
  comparison = compare_devices (connection, left, right);
  assert_row (comparison, "lines[1].pattern", TEL_COMPARISON_STATE_SAME, "1006", "1006");
  assert_row (comparison, "lines[1].index", TEL_COMPARISON_STATE_DIFFERS, "2", "1");
  assert_row (comparison, "lines[1].label", TEL_COMPARISON_STATE_DIFFERS, "Tiago",
              tel_line_get_label (get_line (right)));
  assert_copyable (comparison, "lines[1].label");
  assert_not_copied (comparison, "lines[1].index", "which line");
  g_assert_nonnull (tel_comparison_find (comparison, "lines[2]"));
}

static TelTree *
make_settings (const char *video, const char *password)
{
  g_autoptr (TelTree) inner = tel_tree_new ("videoCapability", video, NULL, 0);
  g_autoptr (TelTree) secret = tel_tree_new ("adminPassword", password, NULL, 0);
  g_autoptr (TelTree) group = tel_tree_new ("desktopClient", NULL, (TelTree *const[]){ inner, secret }, 2);

  return tel_tree_new ("vendorConfig", NULL, (TelTree *const[]){ group }, 1);
}

/* Leaf by leaf; of these settings one is ever written (G2.8), and what looks like a password is not told. */
static void
test_product_settings (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelTree) lefts = make_settings ("1", "Xk4-left");
  g_autoptr (TelTree) rights = make_settings ("0", "Xk4-right");
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (TelComparison) named = NULL;

  g_object_set (left, "vendor-config", lefts, NULL);
  g_object_set (right, "vendor-config", rights, NULL);
  tel_device_set_support_field (left, "configurationfile=group1.xml");
  comparison = compare_devices (connection, left, right);
  assert_row (comparison, "vendor-config.videoCapability", TEL_COMPARISON_STATE_DIFFERS, "1", "0");
  assert_not_copied (comparison, "vendor-config.videoCapability", "Jabber does not use");
  assert_row (comparison, "vendor-config.adminPassword", TEL_COMPARISON_STATE_DIFFERS, "set, not shown",
              "set, not shown");
  assert_not_copied (comparison, "vendor-config.adminPassword", "password");
  assert_row (comparison, "vendor-config.ciscoSupportField", TEL_COMPARISON_STATE_ONLY_LEFT,
              "configurationfile=group1.xml", NULL);
  assert_copyable (comparison, "vendor-config.ciscoSupportField");
  assert_nowhere (comparison, "Xk4");

  tel_device_set_support_field (left, "configurationfile=csecure.xml");
  named = compare_devices (connection, left, right);
  assert_not_copied (named, "vendor-config.ciscoSupportField", "csecure");
}

/* Whether there is one and whether it is the same: no more, even where somebody typed it into a description. */
static void
test_string (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelAuthString) same = tel_auth_string_new ("4815162342");
  g_autoptr (TelAuthString) another = tel_auth_string_new ("777888999");
  g_autoptr (TelComparison) one = NULL;
  g_autoptr (TelComparison) equal = NULL;
  g_autoptr (TelComparison) different = NULL;

  g_assert_true (tel_auth_string_equal (tel_device_get_authentication_string (left), same));
  g_object_set (right, "description", "His is 4815162342", NULL);
  one = compare_devices (connection, left, right);
  assert_row (one, "authentication-string", TEL_COMPARISON_STATE_ONLY_LEFT, "there is one", NULL);
  assert_not_copied (one, "authentication-string", "of its own");
  assert_row (one, "certificate-operation", TEL_COMPARISON_STATE_DIFFERS, "Install/Upgrade", "No Pending Operation");
  assert_not_copied (one, "certificate-operation", "enrolment");
  assert_nowhere (one, "4815162342");

  g_object_set (right, "authentication-string", same, NULL);
  equal = compare_devices (connection, left, right);
  assert_row (equal, "authentication-string", TEL_COMPARISON_STATE_SAME, "there is one", "the same one");
  assert_nowhere (equal, "4815162342");

  g_object_set (right, "authentication-string", another, "description", "777888999", NULL);
  different = compare_devices (connection, left, right);
  assert_row (different, "authentication-string", TEL_COMPARISON_STATE_DIFFERS, "there is one", "another one");
  assert_nowhere (different, "4815162342");
  assert_nowhere (different, "777888999");
}

/* What no editor shows is compared too, and says so. */
static void
test_rest (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelTree) barge = tel_tree_new ("singleButtonBarge", "Barge", NULL, 0);
  g_autoptr (TelTree) off = tel_tree_new ("singleButtonBarge", "Off", NULL, 0);
  g_autoptr (TelTree) trace = tel_tree_new ("traceFlag", "true", NULL, 0);
  g_autoptr (TelTree) stamp = tel_tree_new ("versionStamp", "{1}", NULL, 0);
  g_autoptr (TelCarried) lefts = tel_carried_new ((TelTree *const[]){ barge, trace, stamp }, 3, NULL);
  g_autoptr (TelCarried) rights = tel_carried_new ((TelTree *const[]){ off }, 1, NULL);
  g_autoptr (TelComparison) comparison = NULL;

  g_object_set (left, "carried", lefts, NULL);
  g_object_set (right, "carried", rights, NULL);
  comparison = compare_devices (connection, left, right);
  assert_row (comparison, "carried.singleButtonBarge", TEL_COMPARISON_STATE_DIFFERS, "Barge", "Off");
  assert_not_copied (comparison, "carried.singleButtonBarge", "does not change this setting");
  assert_row (comparison, "carried.traceFlag", TEL_COMPARISON_STATE_ONLY_LEFT, "yes", NULL);
  g_assert_null (tel_comparison_find (comparison, "carried.versionStamp"));
}

/* Only what is chosen reaches the draft, and the cluster. */
static void
test_draft (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelDevice) left = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) right = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (TelObject) draft = NULL;
  g_autoptr (TelEdit) nothing = NULL;
  g_autoptr (TelEdit) edit = NULL;
  g_auto (GStrv) changed = NULL;
  g_autofree char *names = NULL;

  g_object_set (left, "device-pool", "Tokyo", "location", "Tokyo", "common-phone-profile", "Quiet Rooms", NULL);
  g_object_set (get_line (left), "maximum-calls", 6u, "busy-trigger", 3u, NULL);
  comparison = compare_devices (connection, left, right);
  nothing = tel_comparison_make_edit (comparison);
  g_assert_true (tel_edit_is_empty (nothing));
  g_assert_null (tel_comparison_make_draft (comparison, TEL_OBJECT (right)));

  choose (comparison, "device-pool");
  choose (comparison, "lines[1].maximum-calls");
  choose (comparison, "location");
  tel_comparison_row_set_chosen (find (comparison, "location"), FALSE);
  g_assert_cmpuint (tel_comparison_count_chosen (comparison), ==, 2);
  draft = tel_comparison_make_draft (comparison, TEL_OBJECT (right));
  changed = tel_object_list_differences (TEL_OBJECT (right), draft);
  names = g_strjoinv (" ", changed);
  g_assert_cmpstr (names, ==, "device-pool lines");
  g_assert_cmpuint (tel_line_get_maximum_calls (get_line (TEL_DEVICE (draft))), ==, 6);
  g_assert_cmpuint (tel_line_get_busy_trigger (get_line (TEL_DEVICE (draft))), ==,
                    tel_line_get_busy_trigger (get_line (right)));
  g_assert_cmpstr (tel_line_get_pattern (get_line (TEL_DEVICE (draft))), ==, "1005");

  edit = tel_comparison_make_edit (comparison);
  run_edit (connection, edit);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "~phones/CSFHSUZUKI/applyCount ~phones/CSFHSUZUKI/devicePoolName "
                                "~phones/CSFHSUZUKI/lines");
}

/* Users with their devices by type; groups one by one. */
static void
test_users (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);
  g_autoptr (TelComparison) comparison = read_objects (connection, TEL_OBJECT_KIND_USER, "csecure", "hsuzuki");
  g_autoptr (TelComparison) again = NULL;
  g_autoptr (TelEdit) edit = NULL;

  assert_row (comparison, "user-id", TEL_COMPARISON_STATE_DIFFERS, "csecure", "hsuzuki");
  assert_not_copied (comparison, "user-id", "who this user is");
  assert_not_copied (comparison, "mail", "who this user is");
  assert_not_copied (comparison, "primary-pattern", "theirs");
  assert_not_copied (comparison, "associated-devices", "theirs");
  assert_row (comparison, "groups.Standard CTI Secure Connection", TEL_COMPARISON_STATE_ONLY_LEFT, "member",
              "not a member");
  assert_row (comparison, "groups.Standard CTI Enabled", TEL_COMPARISON_STATE_SAME, "member", "member");
  assert_row (comparison, "CSF.name", TEL_COMPARISON_STATE_DIFFERS, "CSFCSECURE", "CSFHSUZUKI");
  g_assert_nonnull (strstr (tel_comparison_row_get_section (find (comparison, "CSF.name")), "Desktop"));
  assert_not_copied (comparison, "CSF.lines[1].pattern", "which line");
  g_assert_null (tel_comparison_find (comparison, "carried.passwordCredentials"));
  g_assert_null (tel_comparison_find (comparison, "carried.pinCredentials"));

  choose (comparison, "groups.Standard CTI Secure Connection");
  edit = tel_comparison_make_edit (comparison);
  run_edit (connection, edit);
  tel_test_dump_assert_changed (before, connection->simulator->store, "~users/hsuzuki/associatedGroups");
  again = read_objects (connection, TEL_OBJECT_KIND_USER, "csecure", "hsuzuki");
  assert_row (again, "groups.Standard CTI Secure Connection", TEL_COMPARISON_STATE_SAME, "member", "member");
}

/* A type that one of the two does not have is one row. */
static void
test_devices_of_users (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelComparison) comparison = read_objects (connection, TEL_OBJECT_KIND_USER, "csecure", "tribeiro");

  assert_row (comparison, "CSF.name", TEL_COMPARISON_STATE_ONLY_LEFT, "CSFCSECURE", NULL);
  assert_row (comparison, "TCT.name", TEL_COMPARISON_STATE_ONLY_RIGHT, NULL, "TCTTRIBEIRO");
  assert_row (comparison, "Cisco 8841.name", TEL_COMPARISON_STATE_ONLY_RIGHT, NULL, "SEP001122334458");
  assert_not_copied (comparison, "TCT.name", "Users page");
  g_assert_null (tel_comparison_find (comparison, "TCT.device-pool"));
}

/* One plan for the user and for a device of theirs. */
static void
test_user_and_device (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelUser) left = tel_test_connection_read_user (connection, "csecure");
  g_autoptr (TelUser) right = tel_test_connection_read_user (connection, "hsuzuki");
  g_autoptr (TelDevice) theirs = tel_test_connection_read_device (connection, "CSFCSECURE");
  g_autoptr (TelDevice) ours = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (GPtrArray) lefts = g_ptr_array_new ();
  g_autoptr (GPtrArray) rights = g_ptr_array_new ();
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (TelEdit) edit = NULL;
  g_autoptr (TelTestDump) before = tel_test_dump_new (connection->simulator->store);

  g_object_set (theirs, "device-pool", "Tokyo", NULL);
  g_ptr_array_add (lefts, theirs);
  g_ptr_array_add (rights, ours);
  comparison = tel_comparison_new_for_users (connection->cluster, left, lefts, right, rights);
  choose (comparison, "CSF.device-pool");
  choose (comparison, "groups.Standard CTI Secure Connection");
  edit = tel_comparison_make_edit (comparison);
  run_edit (connection, edit);
  tel_test_dump_assert_changed (before, connection->simulator->store,
                                "~phones/CSFHSUZUKI/applyCount ~phones/CSFHSUZUKI/devicePoolName "
                                "~users/hsuzuki/associatedGroups");
}

static TelSnapshot *
make_snapshot (TelTestConnection *connection)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 5, 4, 3, 2, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return tel_snapshot_new (tel_cluster_get_release (connection->cluster), when, zone);
}

/* What has changed since: a list does not tell everything, and what it does not is not called a difference. */
static void
test_since (gconstpointer release)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded (release);
  g_autoptr (TelSnapshot) snapshot = make_snapshot (connection);
  g_autoptr (TelDevice) then = tel_object_copy (TEL_OBJECT (tel_cluster_get_device (connection->cluster, "CSFPNOWAK")));
  g_autoptr (TelDevice) now = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;

  tel_device_forget_authentication_string (then);
  g_object_set (then, "device-pool", "Tokyo", NULL);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, then);
  tel_snapshot_set_string (snapshot, "CSFPNOWAK", TEL_STRING_STATE_PRESENT, 1);
  comparison = tel_comparison_new_since (connection->cluster, snapshot, TEL_OBJECT (now), NULL, &error);
  g_assert_no_error (error);
  assert_row (comparison, "device-pool", TEL_COMPARISON_STATE_DIFFERS, "Tokyo", "Default");
  assert_row (comparison, "name", TEL_COMPARISON_STATE_SAME, "CSFPNOWAK", "CSFPNOWAK");
  assert_row (comparison, "authentication-string", TEL_COMPARISON_STATE_UNKNOWN, "there is one", "there is one");
  /* Neither the lines nor the product specific settings are in the list. */
  g_assert_null (tel_comparison_find (comparison, "lines[1].pattern"));
  g_assert_null (tel_comparison_find (comparison, "vendor-config.ciscoSupportField"));
  g_assert_cmpuint (tel_comparison_count_differences (comparison), ==, 1);
  g_assert_cmpint (g_date_time_to_unix (tel_comparison_get_since (comparison)), ==,
                   g_date_time_to_unix (tel_snapshot_get_taken_at (snapshot)));
  assert_nowhere (comparison, "4815162342");
}

static void
test_since_user (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelSnapshot) snapshot = make_snapshot (connection);
  g_autoptr (TelUser) then = tel_object_copy (TEL_OBJECT (tel_cluster_get_user (connection->cluster, "hsuzuki")));
  g_autoptr (TelUser) now = tel_test_connection_read_user (connection, "hsuzuki");
  g_autoptr (TelDevice) device = tel_test_connection_read_device (connection, "CSFHSUZUKI");
  g_autoptr (GPtrArray) devices = g_ptr_array_new ();
  g_autoptr (TelComparison) comparison = NULL;
  g_autoptr (TelComparison) joined = NULL;

  g_ptr_array_add (devices, device);
  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, then);
  comparison = tel_comparison_new_since (connection->cluster, snapshot, TEL_OBJECT (now), devices, NULL);
  assert_row (comparison, "associated-devices", TEL_COMPARISON_STATE_UNKNOWN, NULL, "CSFHSUZUKI");
  g_assert_null (tel_comparison_find (comparison, "groups.Standard CTI Enabled"));
  assert_row (comparison, "CSF.name", TEL_COMPARISON_STATE_ONLY_RIGHT, NULL, "CSFHSUZUKI");

  g_object_set (then, "groups", (const char *[]){ "Standard CCM End Users", NULL }, NULL);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_GROUPS, TEL_SNAPSHOT_STATE_READ, NULL);
  joined = tel_comparison_new_since (connection->cluster, snapshot, TEL_OBJECT (now), devices, NULL);
  assert_row (joined, "groups.Standard CTI Enabled", TEL_COMPARISON_STATE_ONLY_RIGHT, "not a member", "member");
}

static void
test_not_in_snapshot (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  g_autoptr (TelSnapshot) snapshot = make_snapshot (connection);
  g_autoptr (TelDevice) now = tel_test_connection_read_device (connection, "CSFPNOWAK");
  g_autoptr (GError) error = NULL;

  g_assert_null (tel_comparison_new_since (connection->cluster, snapshot, TEL_OBJECT (now), NULL, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "CSFPNOWAK"));
}

static void
test_not_found (void)
{
  g_autoptr (TelTestConnection) connection = tel_test_connection_new_loaded ("14.0");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tel_comparison_read_async (connection->cluster, TEL_OBJECT_KIND_DEVICE, "CSFPNOWAK", "CSFNOBODY", NULL,
                             tel_test_take_result, &place);
  result = tel_test_await_result (&place);
  g_assert_null (tel_comparison_read_finish (result, &error));
  g_assert_error (error, TEL_ERROR, TEL_ERROR_NOT_FOUND);
}

static void
test_search (void)
{
  g_autoptr (TelComparisonRow) row = tel_comparison_row_new ("Line 1", "lines[1].label", "Line text label",
                                                             TEL_COMPARISON_STATE_DIFFERS, "Ｔanya", "Adam");

  g_assert_true (tel_comparison_row_matches (row, "line 1"));
  g_assert_true (tel_comparison_row_matches (row, "text label"));
  g_assert_true (tel_comparison_row_matches (row, "tanya"));
  g_assert_true (tel_comparison_row_matches (row, "adam"));
  g_assert_false (tel_comparison_row_matches (row, "mask"));
}

static void
add_for_releases (const char *name, GTestDataFunc function)
{
  tel_test_plan_add_for_releases (name, releases, G_N_ELEMENTS (releases), function);
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  add_for_releases ("/comparison/devices", test_devices);
  g_test_add_func ("/comparison/releases", test_releases);
  add_for_releases ("/comparison/unlike-types", test_unlike_types);
  add_for_releases ("/comparison/lines", test_lines);
  g_test_add_func ("/comparison/shared-line", test_shared_line);
  g_test_add_func ("/comparison/product-settings", test_product_settings);
  add_for_releases ("/comparison/string", test_string);
  g_test_add_func ("/comparison/rest", test_rest);
  add_for_releases ("/comparison/draft", test_draft);
  add_for_releases ("/comparison/users", test_users);
  g_test_add_func ("/comparison/devices-of-users", test_devices_of_users);
  g_test_add_func ("/comparison/user-and-device", test_user_and_device);
  add_for_releases ("/comparison/since", test_since);
  g_test_add_func ("/comparison/since/user", test_since_user);
  g_test_add_func ("/comparison/since/not-in-snapshot", test_not_in_snapshot);
  g_test_add_func ("/comparison/not-found", test_not_found);
  g_test_add_func ("/comparison/search", test_search);

  return g_test_run ();
}
