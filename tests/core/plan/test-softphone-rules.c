/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include <string.h>

#include "cluster/tel-cluster-private.h"
#include "model/tel-parameter.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-rules.h"
#include "plan/tel-softphone-steps.h"
#include "tel-test.h"

#define CSF_STANDARD "Cisco Unified Client Services Framework - Standard SIP Non-Secure Profile"
#define CAPF_SERVICE "Cisco Certificate Authority Proxy Function"

/* A cluster that lacks nothing, a user who has nothing, and a request that no rule has anything against. */
typedef struct
{
  TelCluster *cluster;
  TelUser *user;
  TelDirectoryNumber *number;
  TelDevice *namesake;
  TelSoftphoneRequest *request;
} Fixture;

static void
put (TelCluster *cluster, TelObjectKind kind, TelObject *object)
{
  tel_store_replace (tel_cluster_get_store (cluster, kind), object);
}

static void
put_reference (TelCluster *cluster, TelObjectKind kind, const char *name)
{
  g_autoptr (TelObject) reference = g_object_new (TEL_TYPE_REFERENCE, "name", name, NULL);

  put (cluster, kind, reference);
}

static void
put_parameter (TelCluster *cluster, const char *service, const char *name, const char *value)
{
  g_autoptr (TelObject) parameter =
      g_object_new (TEL_TYPE_PARAMETER, "service", service, "name", name, "value", value, NULL);

  put (cluster, TEL_OBJECT_KIND_PARAMETER, parameter);
}

static TelSecurityProfile *
put_profile (TelCluster *cluster, TelDeviceType type, const char *name, const char *mode, const char *authentication)
{
  TelSecurityProfile *profile;

  profile = g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", name, "product", tel_device_type_get_product (type),
                          "device-security-mode", mode, "authentication-mode", authentication, "key-size", "1024",
                          "key-order", "RSA Only", "transport",
                          g_str_equal (mode, TEL_SECURITY_MODE_NON_SECURE) ? "TCP+UDP" : "TLS", NULL);
  put (cluster, TEL_OBJECT_KIND_SECURITY_PROFILE, TEL_OBJECT (profile));
  g_object_unref (profile);

  return profile;
}

static TelSipProfile *
put_sip_profile (TelCluster *cluster, const char *name, gboolean mobile)
{
  TelSipProfile *profile = g_object_new (TEL_TYPE_SIP_PROFILE, "name", name, NULL);

  if (mobile)
    g_object_set (profile, "timer-register-delta", 120u, "timer-register", 720u, "timer-keep-alive", 720u,
                  "timer-subscribe", 21600u, "timer-subscribe-delta", 15u, NULL);
  put (cluster, TEL_OBJECT_KIND_SIP_PROFILE, TEL_OBJECT (profile));
  g_object_unref (profile);

  return profile;
}

static TelCluster *
make_cluster (TelRelease release)
{
  TelCluster *cluster = tel_cluster_new (NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  tel_cluster_set_release (cluster, release);
  tel_cluster_set_time_zone (cluster, zone);
  put_reference (cluster, TEL_OBJECT_KIND_DEVICE_POOL, "Default");
  put_reference (cluster, TEL_OBJECT_KIND_DEVICE_POOL, "Tokyo");
  put_reference (cluster, TEL_OBJECT_KIND_LOCATION, "Hub_None");
  put_reference (cluster, TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, "Standard Common Phone Profile");
  put_reference (cluster, TEL_OBJECT_KIND_PRESENCE_GROUP, "Standard Presence group");
  put_reference (cluster, TEL_OBJECT_KIND_PARTITION, "PT-Internal");
  put_reference (cluster, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_END_USERS);
  put_reference (cluster, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_CTI_ENABLED);
  put_reference (cluster, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_SECURE_CONNECTION);
  put_sip_profile (cluster, "Standard SIP Profile", FALSE);
  put_sip_profile (cluster, "Standard SIP Profile for Mobile Device", TRUE);
  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    {
      g_autofree char *secure = g_strdup_printf ("%s AuthString", tel_device_type_get_prefix (type));
      g_autofree char *null_string = g_strdup_printf ("%s NullString", tel_device_type_get_prefix (type));

      put_reference (cluster, TEL_OBJECT_KIND_BUTTON_TEMPLATE, tel_device_type_get_button_template (type));
      put_profile (cluster, type, tel_device_type_get_standard_security_profile (type), TEL_SECURITY_MODE_NON_SECURE,
                   TEL_AUTHENTICATION_MODE_NULL_STRING);
      put_profile (cluster, type, secure, TEL_SECURITY_MODE_ENCRYPTED, TEL_AUTHENTICATION_MODE_STRING);
      put_profile (cluster, type, null_string, TEL_SECURITY_MODE_AUTHENTICATED, TEL_AUTHENTICATION_MODE_NULL_STRING);
    }
  put_parameter (cluster, "Enterprise Wide", "ClusterSecurityMode", "1");
  put_parameter (cluster, "Enterprise Wide", "OrganizationDomain", "example.com");
  put_parameter (cluster, "Enterprise Wide", "CAPFOperationExpiresIn", "10");
  put_parameter (cluster, CAPF_SERVICE, "CertificateIssuerToEndpoint", CAPF_SERVICE);

  return cluster;
}

static TelUser *
make_user (TelCluster *cluster, const char *user_id)
{
  const char *const groups[] = { TEL_GROUP_END_USERS, NULL };
  TelUser *user = g_object_new (TEL_TYPE_USER, "user-id", user_id, "first-name", "Tanya", "last-name", "Adams",
                                "groups", groups, "primary-pattern", "1001", "primary-partition", "PT-Internal", NULL);

  put (cluster, TEL_OBJECT_KIND_USER, TEL_OBJECT (user));

  return user;
}

static Fixture *
fixture_new (TelRelease release, TelDeviceType type)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->cluster = make_cluster (release);
  self->user = make_user (self->cluster, "tadams");
  self->number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", "partition", "PT-Internal", "active", TRUE, NULL);
  self->request = tel_softphone_request_new ("tadams", type);
  tel_softphone_builder_propose (self->cluster, self->user, self->request);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_clear_object (&self->request);
  g_clear_object (&self->number);
  g_clear_object (&self->namesake);
  g_clear_object (&self->user);
  g_assert_finalize_object (self->cluster);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
start_capf (Fixture *self, const char *profile)
{
  g_object_set (tel_softphone_request_get_device (self->request), "security-profile", profile, NULL);
  g_object_set (self->request, "start-capf", TRUE, NULL);
}

static TelSoftphoneSituation *
judge (Fixture *self)
{
  TelSoftphoneSituation *situation =
      tel_softphone_situation_new (self->cluster, self->request, self->user, self->namesake, self->number);

  tel_softphone_rules_run (situation);

  return situation;
}

static const char *
find (TelSoftphoneSituation *situation, const char *rule, TelForce force)
{
  GListModel *notices = G_LIST_MODEL (situation->notices);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (tel_notice_get_rule (notice), rule) && tel_notice_get_force (notice) == force)
        return tel_notice_get_text (notice);
    }

  return NULL;
}

static guint
count_forces (TelSoftphoneSituation *situation, TelForce force)
{
  GListModel *notices = G_LIST_MODEL (situation->notices);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (notices, i);

      if (tel_notice_get_force (notice) == force)
        n++;
    }

  return n;
}

/* The rule speaks with this force and names this; a refusal leaves the plan without steps. */
static void
assert_says (Fixture *self, const char *rule, TelForce force, const char *named)
{
  g_autoptr (TelSoftphoneSituation) situation = judge (self);
  const char *text = find (situation, rule, force);

  g_assert_nonnull (text);
  g_test_message ("%s: %s", rule, text);
  g_assert_nonnull (strstr (text, named));
  if (force == TEL_FORCE_REFUSE)
    {
      g_autoptr (TelPlan) plan = tel_softphone_steps_make_plan (situation);

      g_assert_false (tel_plan_can_run (plan));
      g_assert_cmpuint (g_list_model_get_n_items (tel_plan_get_steps (plan)), ==, 0);
    }
}

static void
assert_silent (Fixture *self, const char *rule)
{
  g_autoptr (TelSoftphoneSituation) situation = judge (self);

  for (TelForce force = TEL_FORCE_REFUSE; force <= TEL_FORCE_REMIND; force++)
    g_assert_cmpstr (find (situation, rule, force), ==, NULL);
}

static void
remove_from (Fixture *self, TelObjectKind kind, const char *name)
{
  g_assert_true (tel_store_remove (tel_cluster_get_store (self->cluster, kind), name));
}

static void
test_nothing_to_object (gconstpointer data)
{
  TelDeviceType type = GPOINTER_TO_UINT (data);
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, type);
  g_autoptr (TelSoftphoneSituation) situation = judge (fixture);
  g_autoptr (TelPlan) plan = tel_softphone_steps_make_plan (situation);

  g_assert_cmpuint (count_forces (situation, TEL_FORCE_REFUSE), ==, 0);
  g_assert_cmpuint (count_forces (situation, TEL_FORCE_TICK), ==, 0);
  g_assert_true (tel_plan_can_run (plan));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, 3);
}

static void
test_product_missing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TAB);
  g_autofree char *reason = NULL;

  remove_from (fixture, TEL_OBJECT_KIND_BUTTON_TEMPLATE, "Standard Jabber for Tablet");
  assert_silent (fixture, "G1.1");
  remove_from (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "TAB AuthString");
  remove_from (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "TAB NullString");
  remove_from (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "Cisco Jabber for Tablet - Standard SIP Non-Secure Profile");
  assert_says (fixture, "G1.1", TEL_FORCE_REFUSE, "Cisco Jabber for Tablet");
  reason = tel_softphone_builder_explain_refusal (fixture->cluster, fixture->user, TEL_DEVICE_TYPE_TAB);
  g_assert_nonnull (strstr (reason, "COP"));
}

static void
test_mobile_sip_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_9_1, TEL_DEVICE_TYPE_TCT);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  g_autofree char *reason = NULL;

  g_assert_cmpstr (tel_device_get_sip_profile (device), ==, "Standard SIP Profile for Mobile Device");
  assert_silent (fixture, "G1.2");
  g_object_set (device, "sip-profile", "Standard SIP Profile", NULL);
  assert_says (fixture, "G1.2", TEL_FORCE_REFUSE, "Standard SIP Profile");
  remove_from (fixture, TEL_OBJECT_KIND_SIP_PROFILE, "Standard SIP Profile for Mobile Device");
  assert_says (fixture, "G1.2", TEL_FORCE_REFUSE, "G6");
  reason = tel_softphone_builder_explain_refusal (fixture->cluster, fixture->user, TEL_DEVICE_TYPE_TCT);
  g_assert_nonnull (strstr (reason, "G6"));
  g_clear_pointer (&reason, g_free);
  reason = tel_softphone_builder_explain_refusal (fixture->cluster, fixture->user, TEL_DEVICE_TYPE_CSF);
  g_assert_null (reason);
}

static void
test_no_secure_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  remove_from (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "CSF AuthString");
  start_capf (fixture, CSF_STANDARD);
  assert_says (fixture, "G1.3", TEL_FORCE_REFUSE, "Cisco Unified Client Services Framework");
}

static void
test_issuer (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_10_5, TEL_DEVICE_TYPE_CSF);

  start_capf (fixture, "CSF AuthString");
  assert_silent (fixture, "G1.4");
  put_parameter (fixture->cluster, CAPF_SERVICE, "CertificateIssuerToEndpoint", "Online CA");
  assert_says (fixture, "G1.4", TEL_FORCE_TICK, "Online CA");
  put_parameter (fixture->cluster, CAPF_SERVICE, "CertificateIssuerToEndpoint", "2");
  assert_says (fixture, "G1.4", TEL_FORCE_REMIND, "could not be read");
  remove_from (fixture, TEL_OBJECT_KIND_PARAMETER, "CertificateIssuerToEndpoint");
  assert_says (fixture, "G1.4", TEL_FORCE_REMIND, "could not be read");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  assert_silent (fixture, "G1.4");
}

static void
test_organization_domain (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_BOT);

  assert_silent (fixture, "G1.5");
  put_parameter (fixture->cluster, "Enterprise Wide", "OrganizationDomain", "");
  assert_says (fixture, "G1.5", TEL_FORCE_TICK, "Organization Top Level Domain");
  remove_from (fixture, TEL_OBJECT_KIND_PARAMETER, "OrganizationDomain");
  assert_says (fixture, "G1.5", TEL_FORCE_REMIND, "could not be read");
}

static void
test_organization_domain_desktop (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  put_parameter (fixture->cluster, "Enterprise Wide", "OrganizationDomain", "");
  assert_silent (fixture, "G1.5");
}

static void
test_mixed_mode (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  put_parameter (fixture->cluster, "Enterprise Wide", "ClusterSecurityMode", "0");
  assert_silent (fixture, "G1.6");
  start_capf (fixture, "CSF AuthString");
  assert_says (fixture, "G1.6", TEL_FORCE_TICK, "not in mixed mode");
  remove_from (fixture, TEL_OBJECT_KIND_PARAMETER, "ClusterSecurityMode");
  assert_says (fixture, "G1.6", TEL_FORCE_TICK, "could not be read");
  g_object_set (profile, "oauth", TRUE, NULL);
  assert_silent (fixture, "G1.6");
}

static void
test_secure_reminders (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_12_5, TEL_DEVICE_TYPE_CSF);

  start_capf (fixture, "CSF AuthString");
  assert_says (fixture, "G1.7", TEL_FORCE_REMIND, "bridge");
  assert_says (fixture, "G1.8", TEL_FORCE_REMIND, "OAuth");
  assert_says (fixture, "G3.6", TEL_FORCE_REMIND, "company network");
  assert_says (fixture, "G4.1", TEL_FORCE_REMIND, "Tanya Adams");
  assert_says (fixture, "G4.2", TEL_FORCE_REMIND, "new string");
  assert_says (fixture, "G8.8", TEL_FORCE_REMIND, "other end");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_12_0);
  assert_silent (fixture, "G1.8");
}

static void
add_device (Fixture *self, const char *name, TelDeviceType type, const char *owner)
{
  g_autoptr (TelObject) device =
      g_object_new (TEL_TYPE_DEVICE, "name", name, "product", tel_device_type_get_product (type), "owner", owner, NULL);

  put (self->cluster, TEL_OBJECT_KIND_DEVICE, device);
}

static void
test_second_device (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  const char *const devices[] = { "CSFSHARED", NULL };

  add_device (fixture, "TABTADAMS", TEL_DEVICE_TYPE_TAB, "tadams");
  add_device (fixture, "CSFSHARED", TEL_DEVICE_TYPE_CSF, "somebody");
  assert_silent (fixture, "G2.1");
  g_assert_cmpuint (tel_cluster_get_device_marks (fixture->cluster, fixture->user), ==, 1u << TEL_DEVICE_TYPE_TAB);
  g_object_set (fixture->user, "associated-devices", devices, NULL);
  assert_says (fixture, "G2.1", TEL_FORCE_REFUSE, "CSFSHARED");
  g_object_set (fixture->user, "associated-devices", NULL, NULL);
  add_device (fixture, "CSFOTHER", TEL_DEVICE_TYPE_CSF, "tadams");
  assert_says (fixture, "G2.1", TEL_FORCE_REFUSE, "CSFOTHER");
}

static void
test_owner (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_object_set (device, "owner", "somebody", NULL);
  assert_says (fixture, "G2.3", TEL_FORCE_REFUSE, "somebody");
  g_object_set (device, "owner", NULL, NULL);
  assert_silent (fixture, "G2.3");
}

static void
test_desktop_name (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_assert_cmpstr (tel_device_get_name (device), ==, "CSFTADAMS");
  g_object_set (device, "name", "CSF-TADAMS", NULL);
  assert_says (fixture, "G2.4", TEL_FORCE_REFUSE, "CSF-TADAMS");
  assert_silent (fixture, "G2.5");
}

static void
test_name_taken (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TCT);
  g_autoptr (GError) error = NULL;

  assert_silent (fixture, "G2.5");
  fixture->namesake = g_object_new (TEL_TYPE_DEVICE, "name", "TCTTADAMS", NULL);
  assert_says (fixture, "G2.5", TEL_FORCE_REFUSE, "TCTTADAMS");

  g_assert_true (tel_softphone_builder_check_name (fixture->cluster, TEL_DEVICE_TYPE_TCT, "TCTTADAMS", NULL));
  put (fixture->cluster, TEL_OBJECT_KIND_DEVICE, TEL_OBJECT (fixture->namesake));
  g_assert_false (tel_softphone_builder_check_name (fixture->cluster, TEL_DEVICE_TYPE_TCT, "TCTTADAMS", &error));
  g_assert_nonnull (strstr (error->message, "TCTTADAMS"));
}

static void
test_mobile_name (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_BOT);

  g_object_set (tel_softphone_request_get_device (fixture->request), "name", "BOTtadams", NULL);
  assert_says (fixture, "G2.5", TEL_FORCE_REFUSE, "BOTtadams");
}

static void
test_conferences (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TAB);

  assert_says (fixture, "G2.6", TEL_FORCE_REMIND, "Tanya Adams");
  add_device (fixture, "CSFTADAMS", TEL_DEVICE_TYPE_CSF, "tadams");
  assert_silent (fixture, "G2.6");
}

static void
test_support_field (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TAB);
  g_autoptr (Fixture) desktop = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->request, "support-field", "configurationfile=a.xml", NULL);
  assert_says (fixture, "G2.8", TEL_FORCE_REFUSE, "TABTADAMS");
  g_object_set (desktop->request, "support-field", "configurationfile=a.xml", NULL);
  assert_silent (desktop, "G2.8");
}

static void
test_null_string (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  start_capf (fixture, "CSF NullString");
  assert_says (fixture, "G3.2", TEL_FORCE_REFUSE, "CSFTADAMS");
  assert_says (fixture, "G3.4", TEL_FORCE_REFUSE, "“CSF AuthString”");
  g_object_set (fixture->request, "mac-only", TRUE, NULL);
  assert_silent (fixture, "G3.2");
  assert_silent (fixture, "G3.4");
  assert_silent (fixture, "G4.1");
}

static void
test_null_string_mobile (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TCT);

  start_capf (fixture, "TCT NullString");
  assert_silent (fixture, "G3.2");
  assert_silent (fixture, "G3.4");
}

static void
test_profile_asks_for_string (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF NullString");

  g_object_set (profile, "authentication-mode", "By Existing Certificate (precedence to LSC)", NULL);
  g_object_set (fixture->request, "mac-only", TRUE, NULL);
  start_capf (fixture, "CSF NullString");
  assert_says (fixture, "G3.4", TEL_FORCE_REFUSE, "“CSF AuthString”");
  remove_from (fixture, TEL_OBJECT_KIND_SECURITY_PROFILE, "CSF AuthString");
  assert_says (fixture, "G3.4", TEL_FORCE_REFUSE, "no profile of this type");
}

/* Mode, key size and key order are the profile's; without an operation none of them is sent. */
static void
test_copies_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelSoftphoneSituation) plain = judge (fixture);
  g_autoptr (TelSoftphoneSituation) secure = NULL;

  g_assert_cmpstr (tel_device_get_certificate_operation (plain->device), ==, TEL_CERTIFICATE_OPERATION_NONE);
  g_assert_cmpstr (tel_device_get_authentication_mode (plain->device), ==, NULL);
  g_assert_cmpstr (tel_device_get_completes_by (plain->device), ==, NULL);

  start_capf (fixture, "CSF AuthString");
  secure = judge (fixture);
  g_assert_cmpstr (tel_device_get_certificate_operation (secure->device), ==, TEL_CERTIFICATE_OPERATION_INSTALL);
  g_assert_cmpstr (tel_device_get_authentication_mode (secure->device), ==, TEL_AUTHENTICATION_MODE_STRING);
  g_assert_cmpstr (tel_device_get_key_size (secure->device), ==, "1024");
  g_assert_cmpstr (tel_device_get_key_order (secure->device), ==, "RSA Only");
  g_assert_true (g_str_has_suffix (tel_device_get_completes_by (secure->device), ":00"));
}

static void
test_deadline (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->cluster);
  g_autoptr (GDateTime) soon = g_date_time_add_minutes (now, 59);
  g_autoptr (GDateTime) later = g_date_time_add_hours (now, 3);

  start_capf (fixture, "CSF AuthString");
  assert_silent (fixture, "G3.5");
  g_object_set (fixture->request, "completes-by", soon, NULL);
  assert_says (fixture, "G3.5", TEL_FORCE_REFUSE, "too soon");
  g_object_set (fixture->request, "completes-by", later, NULL);
  assert_silent (fixture, "G3.5");
  tel_cluster_set_time_zone (fixture->cluster, NULL);
  assert_says (fixture, "G3.5", TEL_FORCE_REMIND, "UTC");
  g_object_set (fixture->request, "completes-by", NULL, NULL);
  assert_says (fixture, "G3.5", TEL_FORCE_REFUSE, "expiry");
}

static void
test_lock_out (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  assert_silent (fixture, "G3.7");
  start_capf (fixture, "CSF AuthString");
  assert_says (fixture, "G3.7", TEL_FORCE_TICK,
               "Tanya Adams cannot call on CSFTADAMS until enrolment is done, on the company network");
  g_object_set (profile, "tftp-encrypted-config", TRUE, NULL);
  assert_says (fixture, "G3.7", TEL_FORCE_TICK, "may not recover until the right string is entered");
  g_object_set (fixture->request, "start-capf", FALSE, NULL);
  assert_says (fixture, "G3.7", TEL_FORCE_REFUSE, "CSF AuthString");
  g_object_set (profile, "oauth", TRUE, NULL);
  assert_silent (fixture, "G3.7");
}

static void
test_groups (void)
{
  const char *const groups[] = { TEL_GROUP_END_USERS, TEL_GROUP_SECURE_CONNECTION, NULL };
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  assert_silent (fixture, "G4.4");
  g_object_set (fixture->user, "groups", groups, NULL);
  assert_says (fixture, "G4.4", TEL_FORCE_REMIND, TEL_GROUP_SECURE_CONNECTION);
  g_object_set (fixture->request, "leave-secure-connection", TRUE, NULL);
  assert_says (fixture, "G4.4", TEL_FORCE_TICK, TEL_GROUP_SECURE_CONNECTION);
}

static void
test_group_missing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  remove_from (fixture, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_CTI_ENABLED);
  assert_says (fixture, "G4.4", TEL_FORCE_TICK, TEL_GROUP_CTI_ENABLED);
}

static void
test_number (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  assert_silent (fixture, "G5.1");
  g_object_set (fixture->request, "add-number", TRUE, NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "exists already");
  g_clear_object (&fixture->number);
  assert_silent (fixture, "G5.1");
  g_object_set (fixture->request, "add-number", FALSE, NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "does not exist");
  g_object_set (fixture->request, "pattern", "+81352191050", NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "\\+81352191050");
  g_object_set (fixture->request, "pattern", "10 01", NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "10 01");
  g_object_set (fixture->request, "pattern", "", NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "CSFTADAMS");
}

static void
test_plus_number (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_clear_object (&fixture->number);
  g_object_set (fixture->request, "pattern", "\\+81352191050", "add-number", TRUE, NULL);
  assert_silent (fixture, "G5.1");
}

static void
test_partition (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->request, "no-partition", TRUE, NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "PT-Internal");
  g_object_set (fixture->request, "partition", NULL, NULL);
  assert_silent (fixture, "G5.1");
  g_object_set (fixture->request, "no-partition", FALSE, NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "No partition");
  g_object_set (fixture->request, "partition", "PT-Nowhere", NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REFUSE, "PT-Nowhere");
}

static void
test_inactive_number (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->number, "active", FALSE, NULL);
  assert_says (fixture, "G5.1", TEL_FORCE_REMIND, "not active");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  assert_silent (fixture, "G5.1");
}

static void
put_line_users (Fixture *self, const char *const *users)
{
  GListStore *lines = G_LIST_STORE (tel_device_get_lines (tel_softphone_request_get_device (self->request)));
  g_autoptr (TelLine) line = g_object_new (TEL_TYPE_LINE, "end-users", users, NULL);

  g_list_store_remove_all (lines);
  g_list_store_append (lines, line);
}

static void
test_line_users (void)
{
  const char *const five[] = { "a", "b", "c", "d", NULL };
  const char *const six[] = { "a", "b", "c", "d", "e", NULL };
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelSoftphoneSituation) situation = judge (fixture);
  g_autoptr (TelLine) line = g_list_model_get_item (tel_device_get_lines (situation->device), 0);

  g_assert_cmpstr (tel_line_get_end_users (line)[0], ==, "tadams");
  g_assert_cmpstr (tel_line_get_end_users (line)[1], ==, NULL);
  put_line_users (fixture, five);
  assert_silent (fixture, "G5.2");
  put_line_users (fixture, six);
  assert_says (fixture, "G5.2", TEL_FORCE_REFUSE, "6 users");
}

static void
test_shared_line (void)
{
  const char *const devices[] = { "SEP0011", "CSFOTHER", NULL };
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  assert_silent (fixture, "G5.3");
  g_object_set (fixture->number, "associated-devices", devices, NULL);
  assert_says (fixture, "G5.3", TEL_FORCE_REMIND, "SEP0011, CSFOTHER");
  tel_cluster_set_release (fixture->cluster, TEL_RELEASE_9_1);
  assert_says (fixture, "G5.3", TEL_FORCE_REMIND, "does not tell");
}

static void
test_service_profiles (void)
{
  const char *const users[] = { "other", NULL };
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelUser) other = make_user (fixture->cluster, "other");

  put_line_users (fixture, users);
  assert_silent (fixture, "G5.6");
  g_object_set (other, "service-profile", "Executives", NULL);
  assert_says (fixture, "G5.6", TEL_FORCE_TICK, "other");
}

static void
test_primary_extension (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (fixture->request, "pattern", "1002", NULL);
  assert_silent (fixture, "G5.7");
  g_object_set (fixture->request, "set-primary", TRUE, NULL);
  assert_says (fixture, "G5.7", TEL_FORCE_REMIND, "from 1001 to 1002");
}

static void
test_desktop_sip_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  g_assert_cmpstr (tel_device_get_sip_profile (device), ==, "Standard SIP Profile");
  assert_silent (fixture, "G6.3");
  g_object_set (device, "sip-profile", "Standard SIP Profile for Mobile Device", NULL);
  assert_says (fixture, "G6.3", TEL_FORCE_REMIND, "Standard SIP Profile for Mobile Device");
}

static void
test_own_mobile_sip_profile (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_10_0, TEL_DEVICE_TYPE_TCT);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  TelSipProfile *own = put_sip_profile (fixture->cluster, "Our own", TRUE);

  assert_silent (fixture, "G6.4");
  g_object_set (device, "sip-profile", "Our own", NULL);
  assert_silent (fixture, "G6.4");
  g_object_set (own, "timer-register", 3600u, NULL);
  assert_says (fixture, "G6.4", TEL_FORCE_TICK, "Our own");
}

static void
test_profile_type (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (tel_softphone_request_get_device (fixture->request), "security-profile", "TCT AuthString", NULL);
  assert_says (fixture, "G8.1", TEL_FORCE_REFUSE, "TCT AuthString");
}

static void
test_transport (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  start_capf (fixture, "CSF AuthString");
  assert_silent (fixture, "G8.3");
  g_object_set (profile, "transport", "TCP+UDP", NULL);
  assert_says (fixture, "G8.3", TEL_FORCE_REFUSE, "TCP+UDP");
}

static void
test_tftp_encryption (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_TCT);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "TCT AuthString");

  start_capf (fixture, "TCT AuthString");
  assert_silent (fixture, "G8.4");
  g_object_set (profile, "tftp-encrypted-config", TRUE, NULL);
  assert_says (fixture, "G8.4", TEL_FORCE_REFUSE, "TCT AuthString");
}

static void
test_key_size (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelSecurityProfile *profile = tel_cluster_get_security_profile (fixture->cluster, "CSF AuthString");

  start_capf (fixture, "CSF AuthString");
  assert_silent (fixture, "G8.6");
  g_object_set (profile, "key-size", "2048", NULL);
  assert_says (fixture, "G8.6", TEL_FORCE_REMIND, "2048");
}

static void
test_reference_missing (gconstpointer data)
{
  const char *property = data;
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  assert_silent (fixture, "reference");
  g_object_set (tel_softphone_request_get_device (fixture->request), property, "Nowhere", NULL);
  assert_says (fixture, "reference", TEL_FORCE_REFUSE, "“Nowhere”");
}

static void
test_no_device_pool (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);

  g_object_set (tel_softphone_request_get_device (fixture->request), "device-pool", NULL, NULL);
  assert_says (fixture, "reference", TEL_FORCE_REFUSE, "Choose one");
  tel_store_clear (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_DEVICE_POOL));
  assert_says (fixture, "reference", TEL_FORCE_REFUSE, "“Device pool”");
}

static void
test_proposal (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);
  g_autoptr (GDateTime) now = tel_cluster_get_now (fixture->cluster);
  GTimeSpan until = g_date_time_difference (tel_softphone_request_get_completes_by (fixture->request), now);

  g_assert_cmpstr (tel_device_get_device_pool (device), ==, "Default");
  g_assert_cmpstr (tel_device_get_location (device), ==, "Hub_None");
  g_assert_cmpstr (tel_device_get_common_phone_profile (device), ==, "Standard Common Phone Profile");
  g_assert_cmpstr (tel_device_get_presence_group (device), ==, "Standard Presence group");
  g_assert_cmpstr (tel_device_get_button_template (device), ==, "Standard Client Services Framework");
  g_assert_cmpstr (tel_device_get_security_profile (device), ==, CSF_STANDARD);
  g_assert_cmpstr (tel_device_get_owner (device), ==, "tadams");
  g_assert_cmpstr (tel_softphone_request_get_pattern (fixture->request), ==, "1001");
  g_assert_cmpstr (tel_softphone_request_get_partition (fixture->request), ==, "PT-Internal");
  g_assert_cmpstr (tel_softphone_request_get_line_label (fixture->request), ==, "Tanya Adams - 1001");
  g_assert_cmpstr (tel_softphone_request_get_line_display (fixture->request), ==, "Tanya Adams");
  g_assert_false (tel_softphone_request_get_start_capf (fixture->request));
  g_assert_cmpint (until, >=, 10 * G_TIME_SPAN_DAY);
  g_assert_cmpint (until, <=, 10 * G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR);

  g_object_set (fixture->request, "pattern", "1002", NULL);
  g_assert_cmpstr (tel_softphone_request_get_line_label (fixture->request), ==, "Tanya Adams - 1002");
}

/* What cannot be chosen without guessing stays empty. */
static void
test_proposal_guesses_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  TelDevice *device = tel_softphone_request_get_device (fixture->request);

  remove_from (fixture, TEL_OBJECT_KIND_DEVICE_POOL, "Default");
  put_reference (fixture->cluster, TEL_OBJECT_KIND_DEVICE_POOL, "Osaka");
  tel_store_clear (tel_cluster_get_store (fixture->cluster, TEL_OBJECT_KIND_LOCATION));
  tel_softphone_builder_propose (fixture->cluster, fixture->user, fixture->request);
  g_assert_cmpstr (tel_device_get_device_pool (device), ==, NULL);
  g_assert_cmpstr (tel_device_get_location (device), ==, NULL);
  remove_from (fixture, TEL_OBJECT_KIND_DEVICE_POOL, "Osaka");
  tel_softphone_builder_propose (fixture->cluster, fixture->user, fixture->request);
  g_assert_cmpstr (tel_device_get_device_pool (device), ==, "Tokyo");
}

/* Long names are cut where we propose them, the number in a label never. */
static void
test_proposal_cuts (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autofree char *long_name = g_strnfill (200, 'x');
  const char *label;

  g_object_set (fixture->user, "display-name", long_name, NULL);
  tel_softphone_builder_propose (fixture->cluster, fixture->user, fixture->request);
  label = tel_softphone_request_get_line_label (fixture->request);
  g_assert_cmpint (g_utf8_strlen (label, -1), ==, 50);
  g_assert_true (g_str_has_suffix (label, "xx - 1001"));
}

static TelChange *
find_change (TelStep *step, const char *label)
{
  GListModel *changes = tel_step_get_changes (step);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TelChange) change = g_list_model_get_item (changes, i);

      if (g_str_equal (tel_change_get_label (change), label))
        return change;
    }

  return NULL;
}

/* The order is the safe one, and what changes is told, but of a string only that it is new. */
static void
test_steps (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  static const TelStepOperation operations[] = { TEL_STEP_OPERATION_ADD, TEL_STEP_OPERATION_ADD,
                                                 TEL_STEP_OPERATION_UPDATE, TEL_STEP_OPERATION_APPLY };
  static const char *const sentences[] = { "Add directory number 1060 in PT-Internal", "Add device CSFTADAMS",
                                           "Associate CSFTADAMS with Tanya Adams", "Apply the configuration" };
  g_autoptr (TelSoftphoneSituation) situation = NULL;
  g_autoptr (TelPlan) plan = NULL;
  g_autoptr (TelStep) device = NULL;
  g_autoptr (TelStep) user = NULL;

  start_capf (fixture, "CSF AuthString");
  g_clear_object (&fixture->number);
  g_object_set (fixture->request, "pattern", "1060", "add-number", TRUE, "support-field", "configurationfile=a.xml",
                NULL);
  situation = judge (fixture);
  plan = tel_softphone_steps_make_plan (situation);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (plan)), ==, G_N_ELEMENTS (operations));
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autoptr (TelStep) step = g_list_model_get_item (G_LIST_MODEL (plan), i);

      g_assert_cmpuint (tel_step_get_operation (step), ==, operations[i]);
      g_assert_true (g_str_has_prefix (tel_step_get_sentence (step), sentences[i]));
    }

  device = g_list_model_get_item (G_LIST_MODEL (plan), 1);
  g_assert_cmpstr (tel_change_get_after (find_change (device, "Authentication String")), ==, "new string");
  g_assert_cmpstr (tel_change_get_after (find_change (device, "Cisco Support Field")), ==, "configurationfile=a.xml");
  g_assert_nonnull (strstr (tel_change_get_after (find_change (device, "Association Information")), "tadams"));
  user = g_list_model_get_item (G_LIST_MODEL (plan), 2);
  g_assert_cmpstr (tel_change_get_before (find_change (user, "User groups")), ==, TEL_GROUP_END_USERS);
  g_assert_cmpstr (tel_change_get_after (find_change (user, "User groups")), ==,
                   TEL_GROUP_END_USERS ", " TEL_GROUP_CTI_ENABLED);
  g_assert_null (find_change (user, "Primary extension"));
}

/* What stops the plan is said first, then what is to be ticked off. */
static void
test_order_of_notices (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TEL_RELEASE_14_0, TEL_DEVICE_TYPE_CSF);
  g_autoptr (TelSoftphoneSituation) situation = NULL;
  g_autoptr (TelPlan) plan = NULL;
  TelForce last = TEL_FORCE_REFUSE;

  start_capf (fixture, "CSF AuthString");
  g_object_set (tel_softphone_request_get_device (fixture->request), "name", "no good", NULL);
  situation = judge (fixture);
  plan = tel_softphone_steps_make_plan (situation);
  for (guint i = 0; i < g_list_model_get_n_items (tel_plan_get_notices (plan)); i++)
    {
      g_autoptr (TelNotice) notice = g_list_model_get_item (tel_plan_get_notices (plan), i);

      g_assert_cmpuint (tel_notice_get_force (notice), >=, last);
      last = tel_notice_get_force (notice);
    }
  g_assert_cmpuint (last, ==, TEL_FORCE_REMIND);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (void);
  } tests[] = {
    { "G1.1/product-missing-refused", test_product_missing },
    { "G1.2/mobile-sip-profile-needed-on-nine", test_mobile_sip_profile },
    { "G1.3/no-secure-profile-refused", test_no_secure_profile },
    { "G1.4/other-issuer-ticked", test_issuer },
    { "G1.5/empty-domain-ticked", test_organization_domain },
    { "G1.5/not-for-desktops", test_organization_domain_desktop },
    { "G1.6/no-mixed-mode-ticked", test_mixed_mode },
    { "G1.7-G1.8-G3.6-G4.1-G4.2-G8.8/reminders", test_secure_reminders },
    { "G2.1/second-of-a-type-refused", test_second_device },
    { "G2.3/other-owner-refused", test_owner },
    { "G2.4/csf-name-refused", test_desktop_name },
    { "G2.5/mobile-name-refused", test_mobile_name },
    { "G2.5/name-taken-refused", test_name_taken },
    { "G2.6/conferences-reminded", test_conferences },
    { "G2.8/support-field-for-desktops", test_support_field },
    { "G3.2/null-string-refused-unless-mac", test_null_string },
    { "G3.2/null-string-on-mobiles", test_null_string_mobile },
    { "G3.4/profile-must-ask-for-string", test_profile_asks_for_string },
    { "G3.4/mode-and-key-are-the-profiles", test_copies_profile },
    { "G3.5/deadline", test_deadline },
    { "G3.7/lock-out", test_lock_out },
    { "G4.4/secure-connection", test_groups },
    { "G4.4/group-missing-ticked", test_group_missing },
    { "G5.1/number", test_number },
    { "G5.1/number-with-plus", test_plus_number },
    { "G5.1/partition", test_partition },
    { "G5.1/inactive-number-reminded", test_inactive_number },
    { "G5.2/five-users-at-most", test_line_users },
    { "G5.3/shared-line-named", test_shared_line },
    { "G5.6/service-profiles-differ", test_service_profiles },
    { "G5.7/primary-extension-said", test_primary_extension },
    { "G6.3/mobile-sip-profile-on-desktop", test_desktop_sip_profile },
    { "G6.4/own-mobile-sip-profile", test_own_mobile_sip_profile },
    { "G8.1/profile-of-another-type-refused", test_profile_type },
    { "G8.3/transport-refused", test_transport },
    { "G8.4/tftp-encryption-refused", test_tftp_encryption },
    { "G8.6/key-size-reminded", test_key_size },
    { "reference/no-device-pool", test_no_device_pool },
    { "proposal/all", test_proposal },
    { "proposal/guesses-nothing", test_proposal_guesses_nothing },
    { "proposal/cuts", test_proposal_cuts },
    { "steps/in-safe-order", test_steps },
    { "steps/notices-by-force", test_order_of_notices },
  };
  static const char *const properties[] = { "device-pool",          "location",        "calling-search-space",
                                            "common-phone-profile", "button-template", "presence-group",
                                            "security-profile",     "sip-profile" };

  tel_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/softphone/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *path = g_strconcat ("/softphone/reference/", properties[i], "-missing-refused", NULL);

      g_test_add_data_func (path, properties[i], test_reference_missing);
    }
  for (TelDeviceType type = 0; type < TEL_N_DEVICE_TYPES; type++)
    {
      g_autofree char *path = g_strconcat ("/softphone/nothing-against/", tel_device_type_get_prefix (type), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (type), test_nothing_to_object);
    }

  return g_test_run ();
}
