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

static void
lock (TelSnapshot *snapshot)
{
  tel_snapshot_set_credentials (snapshot, "tadams", TEL_CREDENTIAL_STATE_LOCKED);
}

static void
lock_and_expire (TelSnapshot *snapshot)
{
  tel_snapshot_set_credentials (snapshot, "tadams", TEL_CREDENTIAL_STATE_LOCKED | TEL_CREDENTIAL_STATE_EXPIRED);
}

static void
must_change (TelSnapshot *snapshot)
{
  tel_snapshot_set_credentials (snapshot, "tadams", TEL_CREDENTIAL_STATE_MUST_CHANGE);
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
  { "U12", "both", 0, 0, lock_and_expire, "warning" TADAMS, "locked.\nThe password has expired." },
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

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/rules/user/shown-only", test_shown_only);

  return g_test_run ();
}
