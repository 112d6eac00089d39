/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-reference.h"
#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define TRANSFER "Standard CTI Allow Control of Phones supporting Connected Xfer and conf"
#define ROLLOVER "Standard CTI Allow Control of Phones supporting Rollover Mode"
#define DESK_PHONE "SEP001122334455"

static TelUser *
get_user (TelSnapshot *snapshot)
{
  return tel_snapshot_get_user (snapshot, "tadams");
}

/* Somebody to whom none of what is about softphones applies. */
static TelUser *
add_other (TelSnapshot *snapshot)
{
  TelUser *user = tel_test_sound_add_user (snapshot, "other", "1003");

  tel_test_sound_add_device (snapshot, "Cisco 8841", "SEP000000000001", "other");

  return user;
}

static void
leave (TelSnapshot *snapshot, const char *group)
{
  tel_user_leave_group (get_user (snapshot), group);
  tel_user_leave_group (add_other (snapshot), group);
}

static void
leave_end_users (TelSnapshot *snapshot)
{
  leave (snapshot, "Standard CCM End Users");
}

static void
leave_cti_enabled (TelSnapshot *snapshot)
{
  leave (snapshot, "Standard CTI Enabled");
}

/* By association alone, too. */
static void
leave_cti_enabled_without_owning (TelSnapshot *snapshot)
{
  tel_user_leave_group (get_user (snapshot), "Standard CTI Enabled");
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "owner", NULL, NULL);
  g_object_set (tel_snapshot_get_device (snapshot, "TCTTADAMS"), "owner", NULL, NULL);
}

static void
join_secure_connection (TelSnapshot *snapshot)
{
  tel_user_join_group (get_user (snapshot), "Standard CTI Secure Connection");
  tel_user_join_group (add_other (snapshot), "Standard CTI Secure Connection");
}

/* Who may not control a phone at all needs no group for one. */
static void
leave_transfer (TelSnapshot *snapshot)
{
  leave (snapshot, TRANSFER);
  tel_user_leave_group (tel_snapshot_get_user (snapshot, "other"), "Standard CTI Enabled");
}

static void
leave_transfer_without_softphone (TelSnapshot *snapshot)
{
  tel_user_leave_group (add_other (snapshot), TRANSFER);
}

static void
have_model (TelSnapshot *snapshot, const char *model)
{
  g_object_set (tel_snapshot_get_device (snapshot, DESK_PHONE), "model", model, NULL);
}

static void
have_collaboration_desk (TelSnapshot *snapshot)
{
  leave_transfer (snapshot);
  have_model (snapshot, "Cisco DX650");
}

static void
have_rollover_phone (TelSnapshot *snapshot)
{
  have_model (snapshot, "Cisco 6941");
}

static void
have_both_phones (TelSnapshot *snapshot)
{
  have_rollover_phone (snapshot);
  tel_user_leave_group (get_user (snapshot), TRANSFER);
  tel_test_sound_add_device (snapshot, "Cisco 9971", "SEP000000000002", "tadams");
}

static void
have_rollover_phone_and_group (TelSnapshot *snapshot)
{
  have_rollover_phone (snapshot);
  tel_user_join_group (get_user (snapshot), ROLLOVER);
}

static void
have_other_phone (TelSnapshot *snapshot)
{
  leave_transfer (snapshot);
  have_model (snapshot, "Cisco 7841");
}

static void
switch_user_off (TelSnapshot *snapshot)
{
  g_object_set (get_user (snapshot), "cti-enabled", FALSE, NULL);
  g_object_set (add_other (snapshot), "cti-enabled", FALSE, NULL);
}

static void
switch_device_off (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "cti-control", FALSE, NULL);
  g_object_set (tel_snapshot_get_device (snapshot, DESK_PHONE), "cti-control", FALSE, NULL);
}

static void
switch_number_off (TelSnapshot *snapshot)
{
  add_other (snapshot);
  g_object_set (tel_snapshot_get_number (snapshot, "1002", TEL_TEST_SOUND_PARTITION), "cti-control", FALSE, NULL);
  g_object_set (tel_snapshot_get_number (snapshot, "1003", TEL_TEST_SOUND_PARTITION), "cti-control", FALSE, NULL);
}

static void
leave_home (TelSnapshot *snapshot)
{
  g_object_set (get_user (snapshot), "home-cluster", FALSE, NULL);
  g_object_set (add_other (snapshot), "home-cluster", FALSE, NULL);
}

static void
lose_presence (TelSnapshot *snapshot)
{
  g_object_set (get_user (snapshot), "im-and-presence", FALSE, NULL);
  g_object_set (add_other (snapshot), "im-and-presence", FALSE, NULL);
}

static void
lose_presence_away_from_home (TelSnapshot *snapshot)
{
  lose_presence (snapshot);
  leave_home (snapshot);
}

static void
have_no_presence_at_all (TelSnapshot *snapshot)
{
  lose_presence (snapshot);
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "im-and-presence", FALSE, NULL);
}

static void
have_no_default_profile (TelSnapshot *snapshot)
{
  g_autoptr (TelReference) profile = g_object_new (TEL_TYPE_REFERENCE, "name", "Standard", "is-default", FALSE, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_SERVICE_PROFILE, profile);
  add_other (snapshot);
  g_object_set (tel_snapshot_get_user (snapshot, "jsmith"), "service-profile", "Standard", NULL);
}

static void
set_extension (TelSnapshot *snapshot, const char *pattern, const char *partition)
{
  g_object_set (get_user (snapshot), "primary-pattern", pattern, "primary-partition", partition, NULL);
}

static void
have_no_extension (TelSnapshot *snapshot)
{
  set_extension (snapshot, NULL, NULL);
  g_object_set (add_other (snapshot), "primary-pattern", NULL, NULL);
}

static void
have_extension_of_another (TelSnapshot *snapshot)
{
  set_extension (snapshot, "1002", TEL_TEST_SOUND_PARTITION);
}

static void
have_extension_in_other_partition (TelSnapshot *snapshot)
{
  set_extension (snapshot, "1001", "PT-Lobby");
}

/* One that is only owned cannot be controlled, and a softphone that is only owned will be associated (J03). */
static void
have_extension_on_owned (TelSnapshot *snapshot)
{
  tel_test_sound_add_line (tel_snapshot_get_device (snapshot, DESK_PHONE), "1009", TEL_TEST_SOUND_PARTITION, "tadams");
  set_extension (snapshot, "1009", TEL_TEST_SOUND_PARTITION);
  tel_user_dissociate (get_user (snapshot), DESK_PHONE);
}

static void
have_extension_on_associated (TelSnapshot *snapshot)
{
  have_extension_on_owned (snapshot);
  tel_user_associate (get_user (snapshot), DESK_PHONE);
}

static void
have_extension_on_owned_softphone (TelSnapshot *snapshot)
{
  g_object_set (get_user (snapshot), "associated-devices", NULL, NULL);
}

static void
have_no_mail (TelSnapshot *snapshot)
{
  g_object_set (get_user (snapshot), "mail", "", NULL);
  g_object_set (add_other (snapshot), "mail", NULL, NULL);
}

static void
have_space_behind (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, "space ", "1004");
}

static void
have_space_before (TelSnapshot *snapshot)
{
  tel_test_sound_add_user (snapshot, " space", "1004");
}

/* Of a policy of 90 days; the snapshot is of 1 November 2026, 12:00. */
static void
set_credential (TelSnapshot *snapshot, TelCredentialState state, const char *policy, const char *changed)
{
  const TelCredential credential = { state, (char *) policy, (char *) changed, NULL };

  tel_snapshot_set_credential_policy (snapshot, "Ninety", 90);
  tel_snapshot_set_credential_policy (snapshot, "Never", 0);
  tel_snapshot_set_credential (snapshot, "tadams", &credential);
}

static void
lock (TelSnapshot *snapshot)
{
  set_credential (snapshot, TEL_CREDENTIAL_STATE_LOCKED, "Never", NULL);
}

static void
lock_with_time (TelSnapshot *snapshot)
{
  static const TelCredential credential = { TEL_CREDENTIAL_STATE_LOCKED | TEL_CREDENTIAL_STATE_LASTING, NULL, NULL,
                                            (char *) "October 3, 2026 23:59:59 GMT" };

  tel_snapshot_set_credential (snapshot, "tadams", &credential);
}

static void
lock_and_expire (TelSnapshot *snapshot)
{
  set_credential (snapshot, TEL_CREDENTIAL_STATE_LOCKED, "Ninety", "August 03, 2026 11:59:00 UTC");
}

static void
expire_later (TelSnapshot *snapshot)
{
  set_credential (snapshot, 0, "Ninety", "August 03, 2026 12:01:00 UTC");
}

static void
expire_never (TelSnapshot *snapshot)
{
  set_credential (snapshot, 0, "Never", "August 03, 2006 12:01:00 UTC");
}

static void
last (TelSnapshot *snapshot)
{
  set_credential (snapshot, TEL_CREDENTIAL_STATE_LASTING, "Ninety", "August 03, 2006 12:01:00 UTC");
}

static void
expire_in_directory (TelSnapshot *snapshot)
{
  lock_and_expire (snapshot);
  tel_snapshot_set_from_directory (snapshot, "tadams");
}

static void
must_change (TelSnapshot *snapshot)
{
  set_credential (snapshot, TEL_CREDENTIAL_STATE_MUST_CHANGE, "Ninety", "Tomorrow");
}

static void
lock_of_directory (TelSnapshot *snapshot)
{
  lock (snapshot);
  tel_snapshot_set_from_directory (snapshot, "tadams");
}

static void
come_from_directory (TelSnapshot *snapshot)
{
  tel_snapshot_set_from_directory (snapshot, "tadams");
}

static void
have_no_mail_in_directory (TelSnapshot *snapshot)
{
  have_no_mail (snapshot);
  tel_snapshot_set_from_directory (snapshot, "tadams");
  tel_snapshot_set_from_directory (snapshot, "other");
}

static void
have_space_in_directory (TelSnapshot *snapshot)
{
  have_space_behind (snapshot);
  tel_snapshot_set_from_directory (snapshot, "space ");
}

static void
have_no_softphone (TelSnapshot *snapshot)
{
  add_other (snapshot);
}

#define TADAMS " tadams | tadams | "

static const TelTestRuleCase cases[] = {
  { "U01", "missing", 0, 0, leave_end_users, "error" TADAMS, "Standard CCM End Users" },
  { "U02", "missing", 0, 0, leave_cti_enabled, "error" TADAMS, "Standard CTI Enabled" },
  { "U02", "association", 0, 0, leave_cti_enabled_without_owning, "error" TADAMS, "Standard CTI Enabled" },
  { "U03", "member", 0, 0, join_secure_connection, "error" TADAMS, "Standard CTI Secure Connection" },
  { "U04", "8800", 0, 0, leave_transfer, "warning tadams | tadams | " DESK_PHONE, "Xfer" },
  { "U04", "desk-phone-only", 0, 0, leave_transfer_without_softphone, "warning other | other | SEP000000000001",
    "SEP000000000001" },
  { "U04", "dx", 0, 0, have_collaboration_desk, "warning tadams | tadams | " DESK_PHONE, "Cisco DX650" },
  { "U04", "6900", 0, 0, have_rollover_phone, "warning tadams | tadams | " DESK_PHONE, "Rollover" },
  { "U04", "both", 0, 0, have_both_phones, "warning tadams | tadams | " DESK_PHONE " SEP000000000002", "Xfer" },
  { "U04", "member", 0, 0, have_rollover_phone_and_group, "", NULL },
  { "U04", "other", 0, 0, have_other_phone, "", NULL },
  { "U05", "user", 0, 0, switch_user_off, "warning" TADAMS, "tadams" },
  { "U05", "device", 0, 0, switch_device_off, "warning CSFTADAMS | tadams | CSFTADAMS", "CSFTADAMS" },
  { "U05", "number", 0, 0, switch_number_off, "warning 1002 in PT-Internal | jsmith | CSFJSMITH", "1002" },
  { "U06", "away", 0, 0, leave_home, "error" TADAMS, "home cluster" },
  { "U07", "off", 0, 0, lose_presence, "warning" TADAMS, "Presence" },
  { "U07", "away", 0, 0, lose_presence_away_from_home, "", NULL },
  { "U07", "nobody", 0, 0, have_no_presence_at_all, "", NULL },
  { "U08", "none", 0, 0, have_no_default_profile, "warning" TADAMS, "service profile" },
  { "U09", "none", 0, 0, have_no_extension, "warning" TADAMS, "no primary extension" },
  { "U09", "another", 0, 0, have_extension_of_another, "warning" TADAMS, "1002" },
  { "U09", "partition", 0, 0, have_extension_in_other_partition, "warning" TADAMS, "1001" },
  { "U09", "owned", 0, 0, have_extension_on_owned, "warning" TADAMS, "1009" },
  { "U09", "associated", 0, 0, have_extension_on_associated, "", NULL },
  { "U09", "owned-softphone", 0, 0, have_extension_on_owned_softphone, "", NULL },
  { "U10", "empty", 0, 0, have_no_mail, "warning" TADAMS, "mail address" },
  { "U11", "behind", 0, 0, have_space_behind, "warning space  | space  | ", "“space ”" },
  { "U11", "before", 0, 0, have_space_before, "warning  space |  space | ", "“ space”" },
  { "U12", "locked", 0, 0, lock, "warning" TADAMS, "locked" },
  { "U12", "locked-since", 0, 0, lock_with_time, "warning" TADAMS, "locked since 2026-10-03." },
  { "U12", "both", 0, 0, lock_and_expire, "warning" TADAMS,
    "locked.\nThe password has expired on 2026-11-01, by the credential policy “Ninety”." },
  { "U12", "expires-later", 0, 0, expire_later, "", NULL },
  { "U12", "expires-never", 0, 0, expire_never, "", NULL },
  { "U12", "does-not-expire", 0, 0, last, "", NULL },
  { "U12", "expired-in-directory", 0, 0, expire_in_directory, "", NULL },
  { "U12", "change", 0, 0, must_change, "warning" TADAMS, "must be changed" },
  { "U12", "directory", 0, 0, lock_of_directory, "", NULL },
  { "U13", "mail", 0, 0, have_no_mail_in_directory, "information" TADAMS, "directory" },
  { "U13", "user-id", 0, 0, have_space_in_directory, "information space  | space  | ", "space" },
  { "U13", "nothing-wrong", 0, 0, come_from_directory, "", NULL },
  { "U13", "local", 0, 0, have_no_mail, "", NULL },
  { "U14", "none", 0, 0, have_no_softphone, "information other | other | ", "no softphone" },
};

/* Who was not shown is not judged. */
static void
test_shown_only (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (TelUser) user = g_object_new (TEL_TYPE_USER, "user-id", "unshown", NULL);
  const TelAuditRule *rule = tel_audit_rule_find ("U12");

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_USER, user);
  tel_test_rule_judge (audit);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 0);

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_CREDENTIALS, TEL_SNAPSHOT_STATE_NOT_READ, NULL);
  g_assert_cmpint (tel_audit_get_state (audit, rule), ==, TEL_RULE_STATE_ON_DEMAND);
}

static void
assert_told (TelSnapshot *snapshot, const char *rule_id, const char *told)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  const TelAuditRule *rule = tel_audit_rule_find (rule_id);
  g_autofree char *text = NULL;

  tel_test_rule_judge (audit);
  g_assert_cmpint (tel_audit_get_state (audit, rule), ==, TEL_RULE_STATE_RUN);
  g_assert_cmpuint (tel_audit_count_of_rule (audit, rule), ==, 0);
  text = tel_audit_explain_state (audit, rule);
  g_assert_cmpstr (text, ==, told);
}

/* What cannot be judged is no finding, and is said: the rest of the rule is judged all the same. */
static void
test_expiry_not_judged (void)
{
  static const struct
  {
    const char *policy;
    const char *changed;
    const char *told;
  } unknown[] = {
    { "Ninety", "03.08.2006 12:01", "When it was changed cannot be read: “03.08.2006 12:01”." },
    { "Ninety", "December 31, 1969 16:00:00 PST",
      "When it was changed cannot be read: “December 31, 1969 16:00:00 "
      "PST”." },
    { "Ninety", "Brumaire 9, 2006 12:01:00 UTC",
      "When it was changed cannot be read: “Brumaire 9, 2006 12:01:00 "
      "UTC”." },
    { "Ninety", NULL, "The cluster does not say when it was changed." },
    { "Forgotten", "August 03, 2006 12:01:00 UTC", "The cluster does not list the credential policy “Forgotten”." },
    { NULL, "August 03, 2006 12:01:00 UTC", "The cluster does not say by which credential policy it expires." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);
      g_autofree char *told = g_strconcat ("Passwords expire by the credential policies of the cluster: “Never” never, "
                                           "“Ninety” after 90 days.\nWhether the password has expired was not judged "
                                           "for 1 user. ",
                                           unknown[i].told, NULL);

      set_credential (snapshot, 0, unknown[i].policy, unknown[i].changed);
      assert_told (snapshot, "U12", told);
    }
}

static void
test_policies_not_read (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_9_1);
  static const TelCredential credential = { 0, (char *) "Ninety", (char *) "August 03, 2006 12:01:00 UTC", NULL };

  tel_snapshot_set_credential (snapshot, "tadams", &credential);
  tel_snapshot_set_credential (snapshot, "jsmith", &credential);
  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_CREDENTIAL_POLICIES, TEL_SNAPSHOT_STATE_REFUSED, "Not today.");
  assert_told (
      snapshot, "U12",
      "Whether the password has expired was not judged for 2 users. The credential policies could not be read: "
      "Not today.");
}

/* A cluster writes its local time; an abbreviation alone would be ambiguous. */
static void
test_time_of_cluster (void)
{
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  gint64 seconds;

  g_assert_true (tel_credential_parse_time ("February 28, 2020 16:05:58 JST", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1582873558);
  g_assert_true (tel_credential_parse_time ("November 24, 2012 18:00:39 GMT", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1353780039);
  g_assert_true (tel_credential_parse_time ("March 1, 2020 6:05:58 UTC", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1583042758);
  /* What has no letters says by itself how far it is from UTC. */
  g_assert_true (tel_credential_parse_time ("March 1, 2020 3:05:58 -03", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1583042758);
  g_assert_true (tel_credential_parse_time ("March 1, 2020 11:35:58 +0530", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1583042758);
  g_assert_true (tel_credential_parse_time ("March 1, 2020 3:05:58 GMT-03:00", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1583042758);
  g_assert_true (tel_credential_parse_time ("March 1, 2020 10:05:58 UTC+04", tokyo, &seconds));
  g_assert_cmpint (seconds, ==, 1583042758);
  g_assert_false (tel_credential_parse_time ("March 1, 2020 3:05:58 -3", tokyo, &seconds));
  g_assert_false (tel_credential_parse_time ("March 1, 2020 3:05:58 +0575", tokyo, &seconds));
  g_assert_false (tel_credential_parse_time ("March 1, 2020 3:05:58 JST+09", tokyo, &seconds));
  g_assert_false (tel_credential_parse_time (NULL, tokyo, &seconds));
  g_assert_false (tel_credential_parse_time ("", tokyo, &seconds));
  g_assert_false (tel_credential_parse_time ("February 30, 2020 16:05:58 JST", tokyo, &seconds));
  g_assert_false (tel_credential_parse_time ("1582873558", tokyo, &seconds));
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/rules/user/shown-only", test_shown_only);
  g_test_add_func ("/rules/user/expiry-not-judged", test_expiry_not_judged);
  g_test_add_func ("/rules/user/policies-not-read", test_policies_not_read);
  g_test_add_func ("/rules/user/time-of-cluster", test_time_of_cluster);

  return g_test_run ();
}
