/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-cluster-private.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-steps.h"
#include "tel-test-rules.h"
#include "tel-test.h"

#define CSF_STANDARD "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile"
#define CAPF_SERVICE "Cisco Certificate Authority Proxy Function"

static void
test_no_secure_profile (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "CSF AuthString");
  tel_test_rules_start_capf (fixture, CSF_STANDARD);
  tel_test_rules_assert_says (fixture, "G1.3", TEL_FORCE_REFUSE, "Cisco Unified Client Services Framework");
}

static void
test_issuer (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_10_5, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_silent (fixture, "G1.4");
  tel_test_rules_put_parameter (fixture->cluster, CAPF_SERVICE, "CertificateIssuerToEndpoint", "Online CA");
  tel_test_rules_assert_says (fixture, "G1.4", TEL_FORCE_TICK, "Online CA");
  tel_test_rules_put_parameter (fixture->cluster, CAPF_SERVICE, "CertificateIssuerToEndpoint", "2");
  tel_test_rules_assert_says (fixture, "G1.4", TEL_FORCE_REMIND, "could not be read");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_PARAMETER, "CertificateIssuerToEndpoint");
  tel_test_rules_assert_says (fixture, "G1.4", TEL_FORCE_REMIND, "could not be read");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  tel_test_rules_assert_silent (fixture, "G1.4");
}

static void
test_organization_domain (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_BOT);

  tel_test_rules_assert_silent (fixture, "G1.5");
  tel_test_rules_put_parameter (fixture->cluster, "Enterprise Wide", "OrganizationDomain", "");
  tel_test_rules_assert_says (fixture, "G1.5", TEL_FORCE_TICK, "Organization Top Level Domain");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_PARAMETER, "OrganizationDomain");
  tel_test_rules_assert_says (fixture, "G1.5", TEL_FORCE_REMIND, "could not be read");
}

static void
test_organization_domain_desktop (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_put_parameter (fixture->cluster, "Enterprise Wide", "OrganizationDomain", "");
  tel_test_rules_assert_silent (fixture, "G1.5");
}

static void
test_mixed_mode (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  tel_test_rules_put_parameter (fixture->cluster, "Enterprise Wide", "ClusterSecurityMode", "0");
  tel_test_rules_assert_silent (fixture, "G1.6");
  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_says (fixture, "G1.6", TEL_FORCE_TICK, "not in mixed mode");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_PARAMETER, "ClusterSecurityMode");
  tel_test_rules_assert_says (fixture, "G1.6", TEL_FORCE_TICK, "could not be read");
  g_object_set (profile, "oauth", TRUE, NULL);
  tel_test_rules_assert_silent (fixture, "G1.6");
}

static void
test_secure_reminders (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_12_5, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_says (fixture, "G1.7", TEL_FORCE_REMIND, "bridge");
  tel_test_rules_assert_says (fixture, "G1.8", TEL_FORCE_REMIND, "OAuth");
  tel_test_rules_assert_says (fixture, "G3.6", TEL_FORCE_REMIND, "company network");
  tel_test_rules_assert_says (fixture, "G4.1", TEL_FORCE_REMIND, "Tanya Adams");
  tel_test_rules_assert_says (fixture, "G4.2", TEL_FORCE_REMIND, "new string");
  tel_test_rules_assert_says (fixture, "G8.8", TEL_FORCE_REMIND, "other end");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_12_0);
  tel_test_rules_assert_silent (fixture, "G1.8");
}

static void
test_null_string (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_start_capf (fixture, "CSF NullString");
  tel_test_rules_assert_says (fixture, "G3.2", TEL_FORCE_REFUSE, "CSFTADAMS");
  tel_test_rules_assert_says (fixture, "G3.4", TEL_FORCE_REFUSE, "“CSF AuthString”");
  g_object_set (fixture->request, "mac-only", TRUE, NULL);
  tel_test_rules_assert_silent (fixture, "G3.2");
  tel_test_rules_assert_silent (fixture, "G3.4");
  tel_test_rules_assert_silent (fixture, "G4.1");
}

static void
test_null_string_mobile (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TCT);

  tel_test_rules_start_capf (fixture, "TCT NullString");
  tel_test_rules_assert_silent (fixture, "G3.2");
  tel_test_rules_assert_silent (fixture, "G3.4");
}

static void
test_profile_asks_for_string (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF NullString");

  g_object_set (profile, "authentication-mode", "By Existing Certificate (precedence to LSC)", NULL);
  g_object_set (fixture->request, "mac-only", TRUE, NULL);
  tel_test_rules_start_capf (fixture, "CSF NullString");
  tel_test_rules_assert_says (fixture, "G3.4", TEL_FORCE_REFUSE, "“CSF AuthString”");
  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "CSF AuthString");
  tel_test_rules_assert_says (fixture, "G3.4", TEL_FORCE_REFUSE, "no profile of this type");
}

/* Mode, key size and key order are the profile's; without an operation none of them is sent. */
static void
test_copies_profile (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelSoftphoneSituation) plain = tel_test_rules_judge (fixture);
  g_autoptr (TelSoftphoneSituation) secure = NULL;

  g_assert_cmpstr (tel_device_get_certificate_operation (plain->device), ==, TEL_CERTIFICATE_OPERATION_NONE);
  g_assert_cmpstr (tel_device_get_authentication_mode (plain->device), ==, NULL);
  g_assert_cmpstr (tel_device_get_completes_by (plain->device), ==, NULL);

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  secure = tel_test_rules_judge (fixture);
  g_assert_cmpstr (tel_device_get_certificate_operation (secure->device), ==, TEL_CERTIFICATE_OPERATION_INSTALL);
  g_assert_cmpstr (tel_device_get_authentication_mode (secure->device), ==, TEL_AUTHENTICATION_MODE_STRING);
  g_assert_cmpstr (tel_device_get_key_size (secure->device), ==, "1024");
  g_assert_cmpstr (tel_device_get_key_order (secure->device), ==, "RSA Only");
  g_assert_true (g_str_has_suffix (tel_device_get_completes_by (secure->device), ":00"));
}

static void
test_deadline (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->cluster);
  g_autoptr (GDateTime) soon = g_date_time_add_minutes (now, 59);
  g_autoptr (GDateTime) later = g_date_time_add_hours (now, 3);
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_silent (fixture, "G3.5");
  g_object_set (fixture->request, "completes-by", soon, NULL);
  tel_test_rules_assert_says (fixture, "G3.5", TEL_FORCE_REFUSE, "too soon");
  g_object_set (fixture->request, "completes-by", later, NULL);
  tel_test_rules_assert_silent (fixture, "G3.5");
  tel_cluster_set_time_zone (fixture->cluster, NULL);
  tel_test_rules_assert_says (fixture, "G3.5", TEL_FORCE_REMIND, "UTC is assumed");
  tel_cluster_assume_time_zone (fixture->cluster, tokyo);
  tel_test_rules_assert_says (fixture, "G3.5", TEL_FORCE_REMIND, "Asia/Tokyo is assumed");
  g_object_set (fixture->request, "completes-by", NULL, NULL);
  tel_test_rules_assert_says (fixture, "G3.5", TEL_FORCE_REFUSE, "expiry");
}

/* What the cluster shows is taken without a word; where it is not what was chosen, both are named. */
static void
test_zone (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (1798718400);
  TelClusterClock *clock = tel_cluster_get_clock (fixture->cluster);

  g_assert_true (tel_cluster_clock_take_reading (clock, "2026-12-31 17:30:00", "1798718400", now));
  tel_cluster_set_time_zone (fixture->cluster, NULL);
  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_silent (fixture, "G3.5");
  tel_cluster_set_time_zone (fixture->cluster, tokyo);
  tel_test_rules_assert_says (fixture, "G3.5", TEL_FORCE_REMIND, "runs at UTC+05:30, but the time zone Asia/Tokyo");
}

static void
test_lock_out (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  tel_test_rules_assert_silent (fixture, "G3.7");
  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_says (fixture, "G3.7", TEL_FORCE_TICK,
                              "Tanya Adams cannot call on CSFTADAMS until enrolment is done, on the company network");
  g_object_set (profile, "tftp-encrypted-config", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G3.7", TEL_FORCE_TICK, "may not recover until the right string is entered");
  g_object_set (fixture->request, "start-capf", FALSE, NULL);
  tel_test_rules_assert_says (fixture, "G3.7", TEL_FORCE_REFUSE, "CSF AuthString");
  g_object_set (profile, "oauth", TRUE, NULL);
  tel_test_rules_assert_silent (fixture, "G3.7");
}

static void
test_groups (void)
{
  const char *const groups[] = { TEL_GROUP_END_USERS, TEL_GROUP_SECURE_CONNECTION, NULL };
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_assert_silent (fixture, "G4.4");
  g_object_set (fixture->user, "groups", groups, NULL);
  tel_test_rules_assert_says (fixture, "G4.4", TEL_FORCE_REMIND, TEL_GROUP_SECURE_CONNECTION);
  g_object_set (fixture->request, "leave-secure-connection", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G4.4", TEL_FORCE_TICK, TEL_GROUP_SECURE_CONNECTION);
}

static void
test_group_missing (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  tel_test_rules_remove (fixture, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_CTI_ENABLED);
  tel_test_rules_assert_says (fixture, "G4.4", TEL_FORCE_TICK, TEL_GROUP_CTI_ENABLED);
}

static void
test_profile_type (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (tel_softphone_request_get_device (fixture->request), "security-profile", "TCT AuthString", NULL);
  tel_test_rules_assert_says (fixture, "G8.1", TEL_FORCE_REFUSE, "TCT AuthString");
}

static void
test_transport (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_silent (fixture, "G8.3");
  g_object_set (profile, "transport", "TCP+UDP", NULL);
  tel_test_rules_assert_says (fixture, "G8.3", TEL_FORCE_REFUSE, "TCP+UDP");
}

static void
test_tftp_encryption (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TCT);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "TCT AuthString");

  tel_test_rules_start_capf (fixture, "TCT AuthString");
  tel_test_rules_assert_silent (fixture, "G8.4");
  g_object_set (profile, "tftp-encrypted-config", TRUE, NULL);
  tel_test_rules_assert_says (fixture, "G8.4", TEL_FORCE_REFUSE, "TCT AuthString");
}

static void
test_key_size (void)
{
  g_autoptr (TelTestRules) fixture = tel_test_rules_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  tel_test_rules_start_capf (fixture, "CSF AuthString");
  tel_test_rules_assert_silent (fixture, "G8.6");
  g_object_set (profile, "key-size", "2048", NULL);
  tel_test_rules_assert_says (fixture, "G8.6", TEL_FORCE_REMIND, "2048");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (void);
  } tests[] = {
    { "G1.3/no-secure-profile-refused", test_no_secure_profile },
    { "G1.4/other-issuer-ticked", test_issuer },
    { "G1.5/empty-domain-ticked", test_organization_domain },
    { "G1.5/not-for-desktops", test_organization_domain_desktop },
    { "G1.6/no-mixed-mode-ticked", test_mixed_mode },
    { "G1.7-G1.8-G3.6-G4.1-G4.2-G8.8/reminders", test_secure_reminders },
    { "G3.2/null-string-refused-unless-mac", test_null_string },
    { "G3.2/null-string-on-mobiles", test_null_string_mobile },
    { "G3.4/profile-must-ask-for-string", test_profile_asks_for_string },
    { "G3.4/mode-and-key-are-the-profiles", test_copies_profile },
    { "G3.5/deadline", test_deadline },
    { "G3.5/zone", test_zone },
    { "G3.7/lock-out", test_lock_out },
    { "G4.4/secure-connection", test_groups },
    { "G4.4/group-missing-ticked", test_group_missing },
    { "G8.1/profile-of-another-type-refused", test_profile_type },
    { "G8.3/transport-refused", test_transport },
    { "G8.4/tftp-encryption-refused", test_tftp_encryption },
    { "G8.6/key-size-reminded", test_key_size },
  };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/softphone/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }

  return g_test_run ();
}
