/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "tel-test-rules.h"

#include <string.h>

#include "cluster/tel-cluster-private.h"
#include "model/tel-parameter.h"
#include "plan/tel-softphone-builder.h"
#include "plan/tel-softphone-steps.h"
#include "tel-test.h"

#define CAPF_SERVICE "Cisco Certificate Authority Proxy Function"

/**
 * tel_test_rules_put:
 * @cluster: a cluster
 * @kind: what it is
 * @object: the object
 *
 * Puts an object into the picture of a cluster.
 */
void
tel_test_rules_put (TelCluster *cluster, TelObjectKind kind, TelObject *object)
{
  tel_store_replace (tel_cluster_get_store (cluster, kind), object);
}

/**
 * tel_test_rules_put_reference:
 * @cluster: a cluster
 * @kind: which list
 * @name: a name
 *
 * Puts a reference into one of the lists.
 */
void
tel_test_rules_put_reference (TelCluster *cluster, TelObjectKind kind, const char *name)
{
  g_autoptr (TelObject) reference = g_object_new (TEL_TYPE_REFERENCE, "name", name, NULL);

  tel_test_rules_put (cluster, kind, reference);
}

/**
 * tel_test_rules_put_parameter:
 * @cluster: a cluster
 * @service: a service
 * @name: the name
 * @value: the value
 *
 * Puts a parameter, in the place of the one of that name.
 */
void
tel_test_rules_put_parameter (TelCluster *cluster, const char *service, const char *name, const char *value)
{
  g_autoptr (TelObject) parameter =
      g_object_new (TEL_TYPE_PARAMETER, "service", service, "name", name, "value", value, NULL);

  tel_test_rules_put (cluster, TEL_OBJECT_KIND_PARAMETER, parameter);
}

static TelSecurityProfile *
put_profile (TelCluster *cluster, TelDeviceType type, const char *name, const char *mode, const char *authentication)
{
  TelSecurityProfile *profile;

  profile = g_object_new (TEL_TYPE_SECURITY_PROFILE, "name", name, "product", tel_device_type_get_product (type),
                          "device-security-mode", mode, "authentication-mode", authentication, "key-size", "1024",
                          "key-order", "RSA Only", "transport",
                          g_str_equal (mode, TEL_SECURITY_MODE_NON_SECURE) ? "TCP+UDP" : "TLS", NULL);
  tel_test_rules_put (cluster, TEL_OBJECT_KIND_SECURITY_PROFILE, TEL_OBJECT (profile));
  g_object_unref (profile);

  return profile;
}

/**
 * tel_test_rules_put_sip_profile:
 * @cluster: a cluster
 * @name: the name
 * @mobile: whether it has the timers
 *
 * Puts a SIP profile, with the timers of G6.2 or without any.
 *
 * Returns: (transfer none): the profile
 */
TelSipProfile *
tel_test_rules_put_sip_profile (TelCluster *cluster, const char *name, gboolean mobile)
{
  TelSipProfile *profile = g_object_new (TEL_TYPE_SIP_PROFILE, "name", name, NULL);

  if (mobile)
    g_object_set (profile, "timer-register-delta", 120u, "timer-register", 720u, "timer-keep-alive", 720u,
                  "timer-subscribe", 21600u, "timer-subscribe-delta", 15u, NULL);
  tel_test_rules_put (cluster, TEL_OBJECT_KIND_SIP_PROFILE, TEL_OBJECT (profile));
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
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_DEVICE_POOL, "Default");
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_DEVICE_POOL, "Tokyo");
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_LOCATION, "Hub_None");
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, "Standard Common Phone Profile");
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_PRESENCE_GROUP, "Standard Presence group");
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_PARTITION, "PT-Internal");
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_END_USERS);
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_CTI_ENABLED);
  tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_USER_GROUP, TEL_GROUP_SECURE_CONNECTION);
  tel_test_rules_put_sip_profile (cluster, "Standard SIP Profile", FALSE);
  tel_test_rules_put_sip_profile (cluster, "Standard SIP Profile for Mobile Device", TRUE);
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      g_autofree char *secure = g_strdup_printf ("%s AuthString", tel_device_type_get_prefix (type));
      g_autofree char *null_string = g_strdup_printf ("%s NullString", tel_device_type_get_prefix (type));

      tel_test_rules_put_reference (cluster, TEL_OBJECT_KIND_BUTTON_TEMPLATE,
                                    tel_device_type_get_button_template (type));
      put_profile (cluster, type, tel_device_type_get_standard_security_profile (type), TEL_SECURITY_MODE_NON_SECURE,
                   TEL_AUTHENTICATION_MODE_NULL_STRING);
      put_profile (cluster, type, secure, TEL_SECURITY_MODE_ENCRYPTED, TEL_AUTHENTICATION_MODE_STRING);
      put_profile (cluster, type, null_string, TEL_SECURITY_MODE_AUTHENTICATED, TEL_AUTHENTICATION_MODE_NULL_STRING);
    }
  put_profile (cluster, TEL_DEVICE_TYPE_CTIRD, "CTI Remote Device - Standard Profile", TEL_SECURITY_MODE_NON_SECURE,
               NULL);
  tel_test_rules_put_parameter (cluster, "Enterprise Wide", "ClusterSecurityMode", "1");
  tel_test_rules_put_parameter (cluster, "Enterprise Wide", "OrganizationDomain", "example.com");
  tel_test_rules_put_parameter (cluster, "Enterprise Wide", "CAPFOperationExpiresIn", "10");
  tel_test_rules_put_parameter (cluster, CAPF_SERVICE, "CertificateIssuerToEndpoint", CAPF_SERVICE);

  return cluster;
}

/**
 * tel_test_rules_add_user:
 * @cluster: a cluster
 * @user_id: a user ID
 *
 * Puts a user with an extension of their own and in the first group of G4.4.
 *
 * Returns: (transfer full): the user
 */
TelUser *
tel_test_rules_add_user (TelCluster *cluster, const char *user_id)
{
  const char *const groups[] = { TEL_GROUP_END_USERS, NULL };
  TelUser *user = g_object_new (TEL_TYPE_USER, "user-id", user_id, "first-name", "Tanya", "last-name", "Adams",
                                "groups", groups, "primary-pattern", "1001", "primary-partition", "PT-Internal", NULL);

  tel_test_rules_put (cluster, TEL_OBJECT_KIND_USER, TEL_OBJECT (user));

  return user;
}

/**
 * tel_test_rules_new:
 * @release: the release
 * @type: what the request is for
 *
 * Makes a cluster that lacks nothing, a user who has nothing, and a request that no rule has anything against.
 *
 * Returns: (transfer full): the case
 */
TelTestRules *
tel_test_rules_new (TelRelease release, TelDeviceType type)
{
  TelTestRules *self = g_new0 (TelTestRules, 1);

  self->cluster = make_cluster (release);
  self->user = tel_test_rules_add_user (self->cluster, "tadams");
  self->number =
      g_object_new (TEL_TYPE_DIRECTORY_NUMBER, "pattern", "1001", "partition", "PT-Internal", "active", TRUE, NULL);
  self->request = tel_softphone_request_new ("tadams", type);
  tel_softphone_builder_propose (self->cluster, self->user, self->request);

  return self;
}

/**
 * tel_test_rules_free:
 * @self: (transfer full): a case
 *
 * Frees them.
 */
void
tel_test_rules_free (TelTestRules *self)
{
  g_clear_object (&self->request);
  g_clear_object (&self->number);
  g_clear_object (&self->namesake);
  g_clear_object (&self->user);
  g_assert_finalize_object (self->cluster);
  g_free (self);
}

/**
 * tel_test_rules_start_capf:
 * @self: a case
 * @profile: a name
 *
 * Has the request ask for an enrolment with a phone security profile.
 */
void
tel_test_rules_start_capf (TelTestRules *self, const char *profile)
{
  g_object_set (tel_softphone_request_get_device (self->request), "security-profile", profile, NULL);
  g_object_set (self->request, "start-capf", TRUE, NULL);
}

/**
 * tel_test_rules_judge:
 * @self: a case
 *
 * Lets all rules speak.
 *
 * Returns: (transfer full): what they judged, with what they said
 */
TelSoftphoneSituation *
tel_test_rules_judge (TelTestRules *self)
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

/**
 * tel_test_rules_assert_says:
 * @self: a case
 * @rule: its number
 * @force: its force
 * @named: what its sentence contains
 *
 * Asserts that a rule speaks with a force and names something; a refusal leaves the plan without steps.
 */
void
tel_test_rules_assert_says (TelTestRules *self, const char *rule, TelForce force, const char *named)
{
  g_autoptr (TelSoftphoneSituation) situation = tel_test_rules_judge (self);
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

/**
 * tel_test_rules_assert_silent:
 * @self: a case
 * @rule: its number
 *
 * Asserts that a rule says nothing.
 */
void
tel_test_rules_assert_silent (TelTestRules *self, const char *rule)
{
  g_autoptr (TelSoftphoneSituation) situation = tel_test_rules_judge (self);

  for (TelForce force = TEL_FORCE_REFUSE; force <= TEL_FORCE_REMIND; force++)
    g_assert_cmpstr (find (situation, rule, force), ==, NULL);
}

/**
 * tel_test_rules_remove:
 * @self: a case
 * @kind: what it is
 * @name: its name
 *
 * Takes an object out of the picture of the cluster.
 */
void
tel_test_rules_remove (TelTestRules *self, TelObjectKind kind, const char *name)
{
  g_assert_true (tel_store_remove (tel_cluster_get_store (self->cluster, kind), name));
}
