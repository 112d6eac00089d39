/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-guide-parameter.h"
#include "tel-test-rule.h"
#include "tel-test-sound.h"
#include "tel-test.h"

#define SECURE "CSF Encrypted"
#define ISSUER "CertificateIssuerToEndpoint"
#define ENTERPRISE "Enterprise Wide"

static TelSecurityProfile *
add_profile (TelSnapshot *snapshot, const char *name, TelDeviceType type)
{
  g_autoptr (TelSecurityProfile) profile =
      g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", name, "product", tel_device_type_get_product (type), "protocol",
                    "SIP", "device-security-mode", TEL_SECURITY_MODE_ENCRYPTED, "authentication-mode",
                    TEL_AUTHENTICATION_MODE_STRING, "key-size", "2048", "key-order", TEL_KEY_ORDER_RSA, "transport",
                    TEL_TRANSPORT_TLS, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_SECURITY_PROFILE, profile);

  return tel_snapshot_get_security_profile (snapshot, name);
}

/* A desktop softphone that waits for its user with a string of its own, given out. */
static TelDevice *
make_wait (TelSnapshot *snapshot, const char *name, guint ordinal)
{
  TelDevice *device = tel_snapshot_get_device (snapshot, name);

  add_profile (snapshot, SECURE, TEL_DEVICE_TYPE_CSF);
  g_object_set (device, "security-profile", SECURE, "certificate-operation", TEL_CERTIFICATE_OPERATION_INSTALL,
                "authentication-mode", TEL_AUTHENTICATION_MODE_STRING, "certificate-status", "Operation Pending",
                "completes-by", "2026:11:05:12:00", NULL);
  tel_snapshot_set_string (snapshot, name, TEL_STRING_STATE_PRESENT, ordinal);
  tel_snapshot_set_delivered_at (snapshot, name, TEL_TEST_SOUND_NOW - TEL_TEST_SOUND_DAY);

  return device;
}

static TelDevice *
enrol (TelSnapshot *snapshot, gint64 valid_until, gint64 issuer_valid_until)
{
  TelDevice *device = tel_snapshot_get_device (snapshot, "CSFTADAMS");

  add_profile (snapshot, SECURE, TEL_DEVICE_TYPE_CSF);
  g_object_set (device, "security-profile", SECURE, "certificate-status", "Upgrade Success", "authentication-mode",
                TEL_AUTHENTICATION_MODE_STRING, NULL);
  tel_snapshot_set_certificate_dates (snapshot, "CSFTADAMS", valid_until, issuer_valid_until);

  return device;
}

static void
change_key_size (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "key-size", "1024", NULL);
}

static void
change_key_size_of_waiting (TelSnapshot *snapshot)
{
  g_object_set (make_wait (snapshot, "CSFTADAMS", 1), "key-size", "1024", NULL);
}

static void
change_key_size_of_desk_phone (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "SEP001122334455"), "key-size", "1024", "security-profile",
                tel_device_type_get_standard_security_profile (TEL_DEVICE_TYPE_CSF), NULL);
}

static void
wait_with_null_string (TelSnapshot *snapshot)
{
  g_object_set (make_wait (snapshot, "CSFTADAMS", 1), "authentication-mode", TEL_AUTHENTICATION_MODE_NULL_STRING,
                "security-profile", tel_device_type_get_standard_security_profile (TEL_DEVICE_TYPE_CSF), NULL);
  tel_snapshot_set_string (snapshot, "CSFTADAMS", TEL_STRING_STATE_ABSENT, 0);
}

static void
wait_with_null_string_on_mac (TelSnapshot *snapshot)
{
  wait_with_null_string (snapshot);
  tel_snapshot_set_mac_only (snapshot, "CSFTADAMS");
}

static void
have_null_string_in_secure_profile (TelSnapshot *snapshot)
{
  add_profile (snapshot, SECURE, TEL_DEVICE_TYPE_CSF);
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "security-profile", SECURE, NULL);
}

static void
have_null_string_with_oauth (TelSnapshot *snapshot)
{
  have_null_string_in_secure_profile (snapshot);
  g_object_set (tel_snapshot_get_security_profile (snapshot, SECURE), "oauth", TRUE, NULL);
}

static void
wait_with_null_string_on_mobile (TelSnapshot *snapshot)
{
  g_object_set (tel_snapshot_get_device (snapshot, "TCTTADAMS"), "certificate-operation",
                TEL_CERTIFICATE_OPERATION_INSTALL, NULL);
}

static void
wait_without_string (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  tel_snapshot_set_string (snapshot, "CSFTADAMS", TEL_STRING_STATE_ABSENT, 0);
}

static void
wait_with_malformed_string (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  tel_snapshot_set_string (snapshot, "CSFTADAMS", TEL_STRING_STATE_MALFORMED, 1);
}

static void
wait_well (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  make_wait (snapshot, "CSFJSMITH", 2);
}

static void
pass_deadline (TelSnapshot *snapshot)
{
  g_object_set (make_wait (snapshot, "CSFTADAMS", 1), "completes-by", "2026:11:01:11:00", NULL);
  make_wait (snapshot, "CSFJSMITH", 2);
}

static void
fail_with_reason (TelSnapshot *snapshot)
{
  g_object_set (make_wait (snapshot, "CSFTADAMS", 1), "certificate-status",
                "Upgrade Failed: Invalid Authentication String", NULL);
}

static void
fail_with_unknown_reason (TelSnapshot *snapshot)
{
  g_object_set (enrol (snapshot, 0, 0), "certificate-status", "Upgrade Failed: Something New", NULL);
}

static void
fail_without_reason (TelSnapshot *snapshot)
{
  g_object_set (enrol (snapshot, 0, 0), "certificate-status", "Upgrade Failed", NULL);
}

static void
fail_to_delete (TelSnapshot *snapshot)
{
  g_object_set (enrol (snapshot, 0, 0), "certificate-status", "Delete Failed: Invalid LSC", NULL);
}

static void
share_string (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  make_wait (snapshot, "CSFJSMITH", 1);
}

static void
share_string_with_many (TelSnapshot *snapshot)
{
  static const char *const others[] = { "SEP000000000001", "SEP000000000002", "SEP000000000003", "SEP000000000004" };

  share_string (snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      tel_test_sound_add_device (snapshot, "Cisco 8841", others[i], "tadams");
      tel_snapshot_set_string (snapshot, others[i], TEL_STRING_STATE_PRESENT, 1);
    }
}

static void
leave_string (TelSnapshot *snapshot)
{
  tel_snapshot_set_string (snapshot, "CSFTADAMS", TEL_STRING_STATE_PRESENT, 1);
  tel_snapshot_set_string (snapshot, "SEP001122334455", TEL_STRING_STATE_PRESENT, 2);
}

static void
forget_delivery (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  tel_snapshot_set_delivered_at (snapshot, "CSFTADAMS", 0);
}

/* Ten days before the deadline is two days ago. */
static void
issue_lately (TelSnapshot *snapshot)
{
  forget_delivery (snapshot);
  g_object_set (tel_snapshot_get_device (snapshot, "CSFTADAMS"), "completes-by", "2026:11:09:12:00", NULL);
}

/* The same deadline on a cluster where strings are good for a fortnight. */
static void
issue_lately_for_long (TelSnapshot *snapshot)
{
  issue_lately (snapshot);
  tel_test_sound_set_parameter (snapshot, ENTERPRISE, "CAPFOperationExpires", "14");
}

static void
forget_delivery_until_too_late (TelSnapshot *snapshot)
{
  pass_deadline (snapshot);
  tel_snapshot_set_delivered_at (snapshot, "CSFTADAMS", 0);
}

static void
never_enrol (TelSnapshot *snapshot)
{
  g_object_set (enrol (snapshot, 0, 0), "certificate-status", "None", NULL);
}

static void
never_enrol_with_oauth (TelSnapshot *snapshot)
{
  never_enrol (snapshot);
  g_object_set (tel_snapshot_get_security_profile (snapshot, SECURE), "oauth", TRUE, NULL);
}

static void
hold_certificate_of_old (TelSnapshot *snapshot)
{
  g_object_set (enrol (snapshot, TEL_TEST_SOUND_NOW + 100 * TEL_TEST_SOUND_DAY, 0), "certificate-status", "None", NULL);
}

static void
expire_soon (TelSnapshot *snapshot)
{
  enrol (snapshot, TEL_TEST_SOUND_NOW + 29 * TEL_TEST_SOUND_DAY, TEL_TEST_SOUND_NOW + 100 * TEL_TEST_SOUND_DAY);
}

static void
expire_later (TelSnapshot *snapshot)
{
  enrol (snapshot, TEL_TEST_SOUND_NOW + 31 * TEL_TEST_SOUND_DAY, TEL_TEST_SOUND_NOW + 100 * TEL_TEST_SOUND_DAY);
}

static void
expire (TelSnapshot *snapshot)
{
  enrol (snapshot, TEL_TEST_SOUND_NOW - TEL_TEST_SOUND_DAY, TEL_TEST_SOUND_NOW + 100 * TEL_TEST_SOUND_DAY);
}

static void
expire_without_issuer (TelSnapshot *snapshot)
{
  enrol (snapshot, TEL_TEST_SOUND_NOW + TEL_TEST_SOUND_DAY, 0);
}

static void
expire_issuer (TelSnapshot *snapshot)
{
  enrol (snapshot, TEL_TEST_SOUND_NOW + 100 * TEL_TEST_SOUND_DAY, TEL_TEST_SOUND_NOW + TEL_TEST_SOUND_DAY);
}

static void
renew (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  tel_snapshot_set_certificate_dates (snapshot, "CSFTADAMS", TEL_TEST_SOUND_NOW - TEL_TEST_SOUND_DAY, 0);
}

static void
encrypt_mobile_configuration (TelSnapshot *snapshot)
{
  g_object_set (add_profile (snapshot, "TCT Encrypted", TEL_DEVICE_TYPE_TCT), "tftp-encrypted-config", TRUE, NULL);
  g_object_set (tel_snapshot_get_device (snapshot, "TCTTADAMS"), "security-profile", "TCT Encrypted", NULL);
}

static void
encrypt_desktop_configuration (TelSnapshot *snapshot)
{
  g_object_set (add_profile (snapshot, SECURE, TEL_DEVICE_TYPE_CSF), "tftp-encrypted-config", TRUE, NULL);
}

static void
leave_mixed_mode (TelSnapshot *snapshot)
{
  tel_test_sound_set_parameter (snapshot, ENTERPRISE, "ClusterSecurityMode", "0");
}

static void
leave_mixed_mode_with_secure_profile (TelSnapshot *snapshot)
{
  leave_mixed_mode (snapshot);
  enrol (snapshot, 0, 0);
}

static void
leave_mixed_mode_with_oauth (TelSnapshot *snapshot)
{
  leave_mixed_mode_with_secure_profile (snapshot);
  g_object_set (tel_snapshot_get_security_profile (snapshot, SECURE), "oauth", TRUE, NULL);
}

static void
wait_over_mra (TelSnapshot *snapshot)
{
  g_object_set (make_wait (snapshot, "CSFTADAMS", 1), "mra-mode", TRUE, NULL);
  g_object_set (tel_snapshot_get_device (snapshot, "CSFJSMITH"), "mra-mode", TRUE, NULL);
}

static void
use_capf (TelSnapshot *snapshot)
{
  enrol (snapshot, TEL_TEST_SOUND_NOW + 100 * TEL_TEST_SOUND_DAY, 0);
}

static void
issue_elsewhere (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  tel_test_sound_set_parameter (snapshot, TEL_GUIDE_PARAMETER_ISSUER, ISSUER, "Online CA");
}

static void
stop_capf (TelSnapshot *snapshot)
{
  make_wait (snapshot, "CSFTADAMS", 1);
  tel_snapshot_set_capf_reachable (snapshot, FALSE);
}

static void
take_tls (TelSnapshot *snapshot)
{
  enrol (snapshot, 0, 0);
  g_object_set (tel_snapshot_get_security_profile (snapshot, SECURE), "transport", "TCP+UDP", NULL);
}

/* The profiles of SCCP phones have no transport. */
static void
add_profile_of_desk_phone (TelSnapshot *snapshot)
{
  g_object_set (add_profile (snapshot, "Cisco 7962 Encrypted", TEL_DEVICE_TYPE_CSF), "product", "Cisco 7962",
                "protocol", "SCCP", "transport", NULL, NULL);
}

#define TADAMS " CSFTADAMS | tadams | CSFTADAMS"
#define JSMITH " CSFJSMITH | jsmith | CSFJSMITH"
#define MODE "ClusterSecurityMode on Enterprise Wide/EnterpriseWideData"
#define ISSUER_PLACE ISSUER " on Cisco Certificate Authority Proxy Function/" TEL_TEST_SOUND_NODE

static const TelTestRuleCase cases[] = {
  { "C01", "waiting", 0, 0, change_key_size_of_waiting, "error" TADAMS, "1024" },
  { "C01", "idle", 0, 0, change_key_size, "warning" TADAMS, "2048" },
  { "C01", "desk-phone", 0, 0, change_key_size_of_desk_phone, "", NULL },
  { "C02", "waiting", 0, 0, wait_with_null_string, "error" TADAMS, "By Null String" },
  { "C02", "secure", 0, 0, have_null_string_in_secure_profile, "error" TADAMS, SECURE },
  { "C02", "mac", 0, 0, wait_with_null_string_on_mac, "", NULL },
  { "C02", "oauth", 0, 0, have_null_string_with_oauth, "", NULL },
  { "C02", "mobile", 0, 0, wait_with_null_string_on_mobile, "", NULL },
  { "C02", "string", 0, 0, wait_well, "", NULL },
  { "C04", "missing", 0, 0, wait_without_string, "error" TADAMS, "no authentication string" },
  { "C04", "malformed", 0, 0, wait_with_malformed_string, "error" TADAMS, "4 to 10 digits" },
  { "C04", "good", 0, 0, wait_well, "", NULL },
  { "C04", "null-string", 0, 0, wait_with_null_string, "", NULL },
  { "C05", "past", 0, 0, pass_deadline, "error" TADAMS, "1 Nov 2026 11:00" },
  { "C05", "future", 0, 0, wait_well, "", NULL },
  { "C06", "reason", 0, 0, fail_with_reason, "error" TADAMS, "ten wrong tries" },
  { "C06", "unknown", 0, 0, fail_with_unknown_reason, "error" TADAMS, "Something New" },
  { "C06", "no-reason", 0, 0, fail_without_reason, "error" TADAMS, "names no reason" },
  { "C06", "other-operation", 0, 0, fail_to_delete, "", NULL },
  { "C07", "two", 0, 0, share_string, "warning" TADAMS "\nwarning" JSMITH, "the same as that of CSF" },
  { "C07", "many", 0, 0, share_string_with_many, "warning" TADAMS "\nwarning" JSMITH, "and 2 others" },
  { "C07", "own", 0, 0, wait_well, "", NULL },
  { "C08", "idle", 0, 0, leave_string, "information" TADAMS, "no certificate operation" },
  { "C08", "waiting", 0, 0, wait_well, "", NULL },
  { "C09", "days", 0, 0, forget_delivery, "warning" TADAMS, "5 Nov 2026 12:00" },
  { "C09", "fortnight", 0, 0, issue_lately_for_long, "warning" TADAMS, "9 Nov 2026 12:00" },
  { "C09", "lately", 0, 0, issue_lately, "", NULL },
  { "C09", "given-out", 0, 0, wait_well, "", NULL },
  { "C09", "too-late", 0, 0, forget_delivery_until_too_late, "", NULL },
  { "C10", "never", 0, 0, never_enrol, "error" TADAMS, SECURE },
  { "C10", "oauth", 0, 0, never_enrol_with_oauth, "", NULL },
  { "C10", "waiting", 0, 0, wait_well, "", NULL },
  { "C10", "valid", 1105, 0, hold_certificate_of_old, "", NULL },
  { "C11", "soon", 1105, 0, expire_soon, "warning" TADAMS, "30 Nov 2026" },
  { "C11", "past", 1105, 0, expire, "error" TADAMS, "31 Oct 2026" },
  { "C11", "no-issuer", 1105, 0, expire_without_issuer, "warning" TADAMS, "until 2 Nov 2026 12:00." },
  { "C11", "issuer", 1105, 0, expire_issuer, "warning" TADAMS, "2 Nov 2026" },
  { "C11", "later", 1105, 0, expire_later, "", NULL },
  { "C11", "renewed", 1105, 0, renew, "", NULL },
  { "C12", "mobile", 0, 0, encrypt_mobile_configuration, "error TCT Encrypted | tadams | TCTTADAMS", "TFTP" },
  { "C12", "desktop", 0, 0, encrypt_desktop_configuration, "", NULL },
  { "C13", "secure", 0, 0, leave_mixed_mode_with_secure_profile, "error " MODE " | tadams | CSFTADAMS", SECURE },
  { "C13", "oauth", 0, 0, leave_mixed_mode_with_oauth, "", NULL },
  { "C13", "nothing-secure", 0, 0, leave_mixed_mode, "", NULL },
  { "C13", "mixed", 0, 0, use_capf, "", NULL },
  { "C14", "waiting", 1205, 0, wait_over_mra, "warning" TADAMS, "MRA" },
  { "C14", "inside", 1205, 0, wait_well, "", NULL },
  { "C15", "capf", 1205, 0, use_capf, "information" TADAMS, SECURE },
  { "C15", "oauth", 1205, 0, never_enrol_with_oauth, "", NULL },
  { "C16", "online", 1000, 0, issue_elsewhere, "error " ISSUER_PLACE " | tadams | CSFTADAMS", "Online CA" },
  { "C17", "stopped", 0, 0, stop_capf, "error " TEL_TEST_SOUND_NODE " | tadams | CSFTADAMS", "CAPF" },
  { "C19", "no-tls", 0, 0, take_tls, "error " SECURE " | tadams | CSFTADAMS", "TCP+UDP" },
  { "C19", "tls", 0, 0, use_capf, "", NULL },
  { "C19", "desk-phone", 0, 0, add_profile_of_desk_phone, "", NULL },
};

static void
assert_state (TelSnapshot *snapshot, const char *id, TelRuleState state, const char *explanation)
{
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  const TelAuditRule *rule = tel_audit_rule_find (id);
  g_autofree char *explained = NULL;
  g_autofree char *found = NULL;

  g_assert_nonnull (rule);
  tel_test_rule_judge (audit);
  explained = tel_audit_explain_state (audit, rule);
  g_assert_cmpint (tel_audit_get_state (audit, rule), ==, state);
  if (explanation != NULL)
    g_assert_nonnull (strstr (explained, explanation));
  found = tel_test_rule_describe (audit, id);
  if (state != TEL_RULE_STATE_RUN)
    g_assert_cmpstr (found, ==, "");
}

/* Where a release tells until when certificates are valid, that is proof; where it cannot, the status alone is. */
static void
test_dates (void)
{
  g_autoptr (TelSnapshot) refused = tel_test_sound_new (TEL_RELEASE_14_0);
  g_autoptr (TelSnapshot) old = tel_test_sound_new (TEL_RELEASE_9_1);

  never_enrol (refused);
  tel_snapshot_set_state (refused, TEL_SNAPSHOT_PART_CERTIFICATE_DATES, TEL_SNAPSHOT_STATE_REFUSED, "No such column.");
  assert_state (refused, "C10", TEL_RULE_STATE_NOT_RUN, "No such column.");
  tel_snapshot_set_state (refused, TEL_SNAPSHOT_PART_CERTIFICATE_DATES, TEL_SNAPSHOT_STATE_NOT_READ, NULL);
  assert_state (refused, "C10", TEL_RULE_STATE_NOT_RUN, "not read");

  assert_state (old, "C10", TEL_RULE_STATE_RUN, NULL);
  assert_state (old, "C11", TEL_RULE_STATE_NOT_RUN, "11.5");
}

static void
put_waiting (TelSnapshot *snapshot, const char *name, const char *deadline)
{
  g_autoptr (TelDevice) device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", tel_device_type_get_product (TEL_DEVICE_TYPE_CSF),
                    "certificate-operation", TEL_CERTIFICATE_OPERATION_INSTALL, "completes-by", deadline, NULL);

  tel_snapshot_put (snapshot, TEL_OBJECT_KIND_DEVICE, device);
}

/* The cluster writes deadlines in its own time, in which it is an hour later than in UTC. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+01");
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (TEL_TEST_SOUND_NOW);
  g_autoptr (TelSnapshot) snapshot = tel_snapshot_new (TEL_RELEASE_14_0, now, zone);
  g_autoptr (TelAudit) audit = tel_audit_new (snapshot);
  g_autoptr (TelFinding) finding = NULL;
  g_autofree char *found = NULL;

  tel_snapshot_set_state (snapshot, TEL_SNAPSHOT_PART_DEVICES, TEL_SNAPSHOT_STATE_READ, NULL);
  put_waiting (snapshot, "CSFOVER", "2026:11:01:13:00");
  put_waiting (snapshot, "CSFWAITS", "2026:11:01:14:00");
  tel_test_rule_judge (audit);

  found = tel_test_rule_describe (audit, "C05");
  g_assert_cmpstr (found, ==, "error CSFOVER |  | CSFOVER");
  finding = g_object_ref (tel_audit_find (audit, "C05/phone/CSFOVER"));
  g_assert_nonnull (strstr (tel_finding_get_read (finding), "1 Nov 2026 13:00"));
}

static void
test_releases (void)
{
  g_autoptr (TelSnapshot) old = tel_test_sound_new (TEL_RELEASE_9_1);
  g_autoptr (TelSnapshot) middle = tel_test_sound_new (TEL_RELEASE_12_0);

  assert_state (old, "C14", TEL_RULE_STATE_NOT_RUN, "12.5");
  assert_state (middle, "C14", TEL_RULE_STATE_NOT_RUN, "12.5");
  assert_state (old, "C15", TEL_RULE_STATE_NOT_APPLICABLE, "9.1");
  assert_state (middle, "C15", TEL_RULE_STATE_NOT_APPLICABLE, "12.0");
  assert_state (old, "C16", TEL_RULE_STATE_NOT_APPLICABLE, "9.1");
  assert_state (middle, "C16", TEL_RULE_STATE_RUN, NULL);
}

/* What a parameter is and what its value means are not always known (contract 7). */
static void
test_parameters (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);

  tel_test_sound_set_parameter (snapshot, TEL_GUIDE_PARAMETER_ISSUER, ISSUER, "1");
  assert_state (snapshot, "C16", TEL_RULE_STATE_NOT_RUN, "“1”");
  tel_test_sound_set_parameter (snapshot, TEL_GUIDE_PARAMETER_ISSUER, ISSUER, TEL_GUIDE_PARAMETER_ISSUER);
  tel_test_sound_set_parameter (snapshot, TEL_GUIDE_PARAMETER_ISSUER, "IssuerOfOtherThings", "x");
  assert_state (snapshot, "C16", TEL_RULE_STATE_NOT_RUN, "IssuerOfOtherThings");

  tel_snapshot_remove (snapshot, TEL_OBJECT_KIND_PARAMETER, "ClusterSecurityMode", NULL);
  assert_state (snapshot, "C13", TEL_RULE_STATE_NOT_RUN, "Cluster Security Mode");
}

/* They stand in the table, and every plan is checked for them. */
static void
test_own_plans (void)
{
  g_autoptr (TelSnapshot) snapshot = tel_test_sound_new (TEL_RELEASE_14_0);

  assert_state (snapshot, "C03", TEL_RULE_STATE_OWN_PLAN, "plan");
  assert_state (snapshot, "C18", TEL_RULE_STATE_OWN_PLAN, "plan");
}

int
main (int argc, char **argv)
{
  tel_test_init (&argc, &argv);
  tel_test_rule_add_cases (cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/rules/enrolment/dates", test_dates);
  g_test_add_func ("/rules/enrolment/zone", test_zone);
  g_test_add_func ("/rules/enrolment/releases", test_releases);
  g_test_add_func ("/rules/enrolment/parameters", test_parameters);
  g_test_add_func ("/rules/enrolment/own-plans", test_own_plans);

  return g_test_run ();
}
