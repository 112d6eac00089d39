/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "model/tel-device.h"
#include "model/tel-directory-number.h"
#include "model/tel-user.h"
#include "plan/tel-settlement.h"
#include "tel-test.h"

#define STRV(...) ((const char *const[]){ __VA_ARGS__, NULL })

static TelObject *
make_user (const char *const *devices, const char *pattern)
{
  return g_object_new (TEL_TYPE_USER, "user-id", "tadams", "associated-devices", devices, "primary-pattern", pattern,
                       NULL);
}

static TelObject *
make_device (const char *string)
{
  TelObject *device = g_object_new (TEL_TYPE_DEVICE, "name", "CSFTADAMS", "certificate-operation",
                                    TEL_CERTIFICATE_OPERATION_INSTALL, "completes-by", "2026:12:31:12:00", NULL);
  g_autoptr (TelAuthString) secret = tel_auth_string_new (string);

  g_object_set (device, "authentication-string", secret, NULL);

  return device;
}

static void
assert_devices (TelObject *user, const char *const *expected)
{
  const char *const *devices = tel_user_get_associated_devices (TEL_USER (user));

  g_assert_true (g_strv_equal (devices, expected));
}

static void
test_members_merge (void)
{
  g_autoptr (TelObject) base = make_user (STRV ("A", "B", "C"), "1001");
  g_autoptr (TelObject) draft = make_user (STRV ("A", "C", "NEW"), "1001");
  g_autoptr (TelObject) current = make_user (STRV ("B", "C", "THEIRS"), "1001");
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (base, draft, current, &conflict);

  g_assert_null (conflict);
  assert_devices (merged, STRV ("C", "THEIRS", "NEW"));
}

static void
test_both_added_the_same (void)
{
  g_autoptr (TelObject) base = make_user (STRV ("A"), NULL);
  g_autoptr (TelObject) draft = make_user (STRV ("A", "NEW"), NULL);
  g_autoptr (TelObject) current = make_user (STRV ("NEW", "A"), NULL);
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (base, draft, current, &conflict);
  g_auto (GStrv) sent = tel_settlement_list_sent (current, merged);

  g_assert_null (conflict);
  assert_devices (merged, STRV ("NEW", "A"));
  g_assert_null (sent[0]);
}

static void
test_other_field_is_no_conflict (void)
{
  g_autoptr (TelObject) base = make_user (STRV ("A"), NULL);
  g_autoptr (TelObject) draft = make_user (STRV ("A", "NEW"), NULL);
  g_autoptr (TelObject) current = make_user (STRV ("A"), "1900");
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (base, draft, current, &conflict);

  g_assert_null (conflict);
  g_assert_cmpstr (tel_user_get_primary_pattern (TEL_USER (merged)), ==, "1900");
}

static void
test_same_field_is_conflict (void)
{
  g_autoptr (TelObject) base = make_user (NULL, NULL);
  g_autoptr (TelObject) draft = make_user (NULL, "1001");
  g_autoptr (TelObject) current = make_user (NULL, "1900");
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (base, draft, current, &conflict);

  g_assert_null (merged);
  g_assert_cmpstr (conflict, ==,
                   "“Primary extension” was empty when the plan was made, the plan wants “1001”, and the cluster has "
                   "“1900” now.");
}

static void
test_same_value_is_no_conflict (void)
{
  g_autoptr (TelObject) base = make_user (NULL, NULL);
  g_autoptr (TelObject) draft = make_user (NULL, "1001");
  g_autoptr (TelObject) current = make_user (NULL, "1001");
  g_autofree char *conflict = NULL;
  g_autoptr (TelObject) merged = tel_settlement_merge (base, draft, current, &conflict);

  g_assert_null (conflict);
  g_assert_cmpstr (tel_user_get_primary_pattern (TEL_USER (merged)), ==, "1001");
}

/* By kind: a deadline with and without minutes, lists in any order, equal secrets of different readings. */
static void
test_kinds (void)
{
  g_autoptr (TelObject) one = make_device ("4815162342");
  g_autoptr (TelObject) same = make_device ("4815162342");
  g_autoptr (TelObject) other = make_device ("20071969");
  g_autoptr (TelObject) user = make_user (STRV ("A", "B"), NULL);
  g_autoptr (TelObject) shuffled = make_user (STRV ("B", "A"), NULL);
  g_autoptr (TelObject) fewer = make_user (STRV ("B"), NULL);

  g_object_set (same, "completes-by", "2026:12:31:12", NULL);
  g_object_set (other, "completes-by", "2026:12:31:13:00", NULL);
  g_assert_true (tel_settlement_is_same (one, same, "authentication-string"));
  g_assert_true (tel_settlement_is_same (one, same, "completes-by"));
  g_assert_false (tel_settlement_is_same (one, other, "authentication-string"));
  g_assert_false (tel_settlement_is_same (one, other, "completes-by"));
  g_assert_true (tel_settlement_is_same (user, shuffled, "associated-devices"));
  g_assert_false (tel_settlement_is_same (user, fewer, "associated-devices"));
  g_assert_false (tel_settlement_is_same (fewer, user, "associated-devices"));
}

static void
test_enrolment_conflict (void)
{
  g_autoptr (TelObject) base = make_device ("4815162342");
  g_autoptr (TelObject) same = make_device ("4815162342");
  g_autoptr (TelObject) other = make_device ("20071969");
  g_autoptr (TelObject) enrolled = make_device ("4815162342");
  g_autofree char *none = tel_settlement_find_enrolment_conflict (base, base, same);
  g_autofree char *string = tel_settlement_find_enrolment_conflict (base, base, other);
  g_autofree char *operation = NULL;

  g_object_set (enrolled, "certificate-operation", TEL_CERTIFICATE_OPERATION_NONE, NULL);
  operation = tel_settlement_find_enrolment_conflict (base, base, enrolled);
  g_assert_null (none);
  g_assert_nonnull (strstr (string, "Authentication String"));
  g_assert_null (strstr (string, "4815162342"));
  g_assert_null (strstr (string, "20071969"));
  g_assert_nonnull (strstr (operation, "Certificate Operation"));
}

/* All of an enrolment goes in one write, whatever of it is new. */
static void
test_enrolment_sent_whole (void)
{
  g_autoptr (TelObject) device = make_device ("4815162342");
  g_autoptr (TelObject) cleared = tel_settlement_clear_enrolment (device);
  g_auto (GStrv) sent = tel_settlement_list_sent (cleared, device);

  g_assert_cmpuint (g_strv_length (sent), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) sent, "certificate-operation"));
  g_assert_true (g_strv_contains ((const char *const *) sent, "authentication-string"));
  g_assert_true (g_strv_contains ((const char *const *) sent, "completes-by"));
}

static TelObject *
make_device_with_line (const char *pattern, const char *partition, const char *ring_setting)
{
  TelObject *device = make_device ("4815162342");
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "index", 1u, "pattern", pattern, "partition", partition,
                                           "ring-setting", ring_setting, "end-users", STRV ("tadams"), NULL);

  g_list_store_append (G_LIST_STORE (tel_device_get_lines (TEL_DEVICE (device))), line);

  return device;
}

static void
test_lines_as_sent (void)
{
  g_autoptr (TelObject) sent = make_device_with_line ("1001", NULL, NULL);
  g_autoptr (TelObject) found = make_device_with_line ("1001", NULL, "Ring");
  g_autoptr (TelObject) elsewhere = make_device_with_line ("1001", "PT-Internal", NULL);
  g_autoptr (TelObject) other = make_device_with_line ("1002", NULL, NULL);
  g_autoptr (TelObject) without = make_device ("4815162342");
  g_auto (GStrv) none = tel_settlement_list_wrong (sent, found, STRV ("lines"));
  g_auto (GStrv) partition = tel_settlement_list_wrong (sent, elsewhere, STRV ("lines"));
  g_auto (GStrv) pattern = tel_settlement_list_wrong (sent, other, STRV ("lines"));
  g_auto (GStrv) gone = tel_settlement_list_wrong (sent, without, STRV ("lines"));

  g_assert_null (none[0]);
  g_assert_cmpstr (partition[0], ==, "lines");
  g_assert_cmpstr (pattern[0], ==, "lines");
  g_assert_cmpstr (gone[0], ==, "lines");
}

/* The cluster may add product specific settings of its own; ours has to be among them. */
static void
test_settings_as_sent (void)
{
  g_autoptr (TelDevice) sent = tel_device_new ();
  g_autoptr (TelDevice) found = tel_device_new ();
  g_autoptr (TelTree) tree = NULL;
  g_auto (GStrv) wrong = NULL;
  g_auto (GStrv) right = NULL;

  tel_device_set_support_field (sent, "configurationfile=a.xml");
  wrong = tel_settlement_list_wrong (TEL_OBJECT (sent), TEL_OBJECT (found), STRV ("vendor-config"));
  g_assert_cmpstr (wrong[0], ==, "vendor-config");
  tel_device_set_support_field (found, "configurationfile=a.xml");
  tree = tel_tree_insert (tel_device_get_vendor_config (found), STRV ("videoCapability"), "1");
  g_object_set (found, "vendor-config", tree, NULL);
  right = tel_settlement_list_wrong (TEL_OBJECT (sent), TEL_OBJECT (found), STRV ("vendor-config"));
  g_assert_null (right[0]);
}

static TelTree *
make_forward (const char *to_voice_mail, const char *destination)
{
  g_autoptr (TelTree) flag = tel_tree_new ("forwardToVoiceMail", to_voice_mail, NULL, 0);
  g_autoptr (TelTree) where = tel_tree_new ("destination", destination, NULL, 0);
  TelTree *parts[] = { flag, where };

  return tel_tree_new ("callForwardBusy", NULL, parts, destination != NULL && *destination == '\0' ? 1 : 2);
}

static gboolean
is_as_sent (TelTree *sent, TelTree *found)
{
  g_autoptr (TelDirectoryNumber) one = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, TEL_FORWARD_BUSY, sent, NULL);
  g_autoptr (TelDirectoryNumber) other = g_object_new (TEL_TYPE_DIRECTORY_NUMBER, TEL_FORWARD_BUSY, found, NULL);
  g_auto (GStrv) wrong = tel_settlement_list_wrong (TEL_OBJECT (one), TEL_OBJECT (other), STRV (TEL_FORWARD_BUSY));

  return wrong[0] == NULL;
}

/* The cluster does not tell an empty value from none, and tells of what is gone that it leads nowhere. */
static void
test_empty_as_sent (void)
{
  g_autoptr (TelTree) with_empty = make_forward ("true", NULL);
  g_autoptr (TelTree) without = make_forward ("true", "");
  g_autoptr (TelTree) elsewhere = make_forward ("true", "1900");
  g_autoptr (TelTree) nowhere = make_forward ("false", NULL);

  g_assert_true (is_as_sent (with_empty, without));
  g_assert_false (is_as_sent (elsewhere, without));
  g_assert_true (is_as_sent (NULL, nowhere));
  g_assert_false (is_as_sent (NULL, without));
}

static void
test_secret_is_not_told (void)
{
  g_autoptr (TelObject) sent = make_device ("4815162342");
  g_autoptr (TelObject) found = make_device ("20071969");
  g_autofree char *text = tel_settlement_describe_wrong (sent, found, STRV ("authentication-string"));
  g_autofree char *deadline = tel_settlement_describe_wrong (sent, found, STRV ("certificate-operation"));

  g_assert_null (strstr (text, "4815162342"));
  g_assert_null (strstr (text, "20071969"));
  g_assert_nonnull (strstr (deadline, TEL_CERTIFICATE_OPERATION_INSTALL));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);

  g_test_add_func ("/settlement/members-merge", test_members_merge);
  g_test_add_func ("/settlement/both-added-the-same", test_both_added_the_same);
  g_test_add_func ("/settlement/other-field-is-no-conflict", test_other_field_is_no_conflict);
  g_test_add_func ("/settlement/same-field-is-conflict", test_same_field_is_conflict);
  g_test_add_func ("/settlement/same-value-is-no-conflict", test_same_value_is_no_conflict);
  g_test_add_func ("/settlement/kinds", test_kinds);
  g_test_add_func ("/settlement/enrolment-conflict", test_enrolment_conflict);
  g_test_add_func ("/settlement/enrolment-sent-whole", test_enrolment_sent_whole);
  g_test_add_func ("/settlement/lines-as-sent", test_lines_as_sent);
  g_test_add_func ("/settlement/settings-as-sent", test_settings_as_sent);
  g_test_add_func ("/settlement/empty-as-sent", test_empty_as_sent);
  g_test_add_func ("/settlement/secret-is-not-told", test_secret_is_not_told);

  return g_test_run ();
}
