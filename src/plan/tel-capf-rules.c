/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-rules.h"

#include <glib/gi18n-lib.h>

#include "model/tel-deadline.h"
#include "model/tel-enrolment.h"
#include "model/tel-text.h"

#include "plan/tel-softphone-builder.h"

#define REQUIRED_ISSUER "Cisco Certificate Authority Proxy Function"
#define TESTED_KEY_SIZE "1024"

static gboolean
needs_certificate (TelSoftphoneSituation *self)
{
  return self->profile != NULL && tel_security_profile_needs_certificate (self->profile);
}

static gboolean
is_secure (TelSoftphoneSituation *self)
{
  return self->profile != NULL && tel_security_profile_is_secure (self->profile);
}

static gboolean
is_null_string (TelSecurityProfile *profile)
{
  return g_strcmp0 (tel_security_profile_get_authentication_mode (profile), TEL_AUTHENTICATION_MODE_NULL_STRING) == 0;
}

static gboolean
is_null_string_allowed (TelSoftphoneSituation *self)
{
  return self->mac_only || !tel_device_type_needs_mac_for_null_string (self->type);
}

/* What the cluster says of the last enrolment is all that AXL tells of a certificate (contract 4.6). */
static gboolean
has_certificate (TelSoftphoneSituation *self)
{
  g_autoptr (GDateTime) now = tel_cluster_get_now (self->cluster);

  return self->base != NULL && tel_enrolment_get_state (self->base, now, tel_cluster_get_time_zone (self->cluster)) ==
                                   TEL_ENROLMENT_STATE_ENROLLED;
}

/* The profiles of the type that ask for a string, for a sentence; NULL when there is none. */
static char *
list_fitting_profiles (TelSoftphoneSituation *self)
{
  g_autoptr (GListModel) profiles = tel_softphone_builder_list_security_profiles (self->cluster, self->type);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (!tel_security_profile_is_secure (profile) || !tel_security_profile_asks_for_string (profile))
        continue;
      /* Translators: between the names in a list of phone security profiles */
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? _ (", ") : "", tel_security_profile_get_name (profile));
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
check_secure_profile_exists (TelSoftphoneSituation *self, const char *rule)
{
  g_autofree char *fitting = NULL;

  if (!self->starts_capf || needs_certificate (self))
    return;

  fitting = list_fitting_profiles (self);
  if (fitting == NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The cluster has no secure phone security profile for %s. Make one first (G8), or "
                                    "do not start CAPF enrolment."),
                                 tel_device_type_get_product (self->type));
}

static void
check_issuer (TelSoftphoneSituation *self, const char *rule)
{
  const char *issuer;

  if (!self->starts_capf || tel_cluster_get_release (self->cluster) < TEL_RELEASE_10_0)
    return;

  issuer = tel_cluster_get_certificate_issuer (self->cluster);
  if (issuer != NULL && g_ascii_strcasecmp (issuer, REQUIRED_ISSUER) == 0)
    return;

  /* The cluster may keep a number instead of the words (contract 7), which says neither yes nor no. */
  if (tel_text_is_blank (issuer) || g_ascii_isdigit (*issuer))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("The CAPF parameter “Certificate Issuer to Endpoint” could not be read. Jabber "
                                    "needs it to be “%s”."),
                                 REQUIRED_ISSUER);
  else
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 _ ("The CAPF parameter “Certificate Issuer to Endpoint” is “%s”. Jabber needs “%s”; "
                                    "changing it changes the enrolment of all phones and needs a restart of the CAPF "
                                    "service."),
                                 issuer, REQUIRED_ISSUER);
}

static void
check_organization_domain (TelSoftphoneSituation *self, const char *rule)
{
  const char *domain;

  if (!tel_device_type_is_mobile (self->type))
    return;

  domain = tel_cluster_get_organization_domain (self->cluster);
  if (domain == NULL)
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REMIND,
        _ ("The enterprise parameter “Organization Top Level Domain” could not be read. Mobile "
           "clients register with that domain."));
  else if (*domain == '\0')
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 _ ("The enterprise parameter “Organization Top Level Domain” is empty. Mobile clients "
                                    "register with that domain: set it, e.g. to example.com."));
}

static void
check_mixed_mode (TelSoftphoneSituation *self, const char *rule)
{
  if (!needs_certificate (self) || tel_cluster_is_mixed_mode (self->cluster))
    return;

  if (tel_cluster_get_enterprise_parameter (self->cluster, "ClusterSecurityMode") == NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 _ ("Whether the cluster is in mixed mode could not be read. Without it secure phones "
                                    "do not register."));
  else
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 _ ("The cluster is not in mixed mode: secure phones do not register until it is. "
                                    "Change it with the CTL client, or from release 10 with “utils ctl set-cluster "
                                    "mixed-mode”."));
}

static void
remind_of_conferences (TelSoftphoneSituation *self, const char *rule)
{
  if (is_secure (self))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("A conference is secure only when its bridge supports secure phones and all "
                                    "participants share a cipher."));
}

static void
remind_of_oauth (TelSoftphoneSituation *self, const char *rule)
{
  if (self->starts_capf && tel_cluster_get_release (self->cluster) >= TEL_RELEASE_12_5)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("On this release SIP OAuth is recommended for Jabber rather than CAPF."));
}

static void
check_null_string (TelSoftphoneSituation *self, const char *rule)
{
  /* Of a profile that is not secure another rule says that it starts nothing at all. */
  if (!self->starts_capf || self->profile == NULL || !tel_security_profile_is_secure (self->profile) ||
      !is_null_string (self->profile) || is_null_string_allowed (self))
    return;

  tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                               _ ("The phone security profile “%s” uses By Null String, with which Jabber for Windows "
                                  "does not register. Confirm that %s is used on a Mac only, or choose a profile that "
                                  "asks for an authentication string."),
                               tel_security_profile_get_name (self->profile), self->device_name);
}

static void
check_string_possible (TelSoftphoneSituation *self, const char *rule)
{
  g_autofree char *fitting = NULL;

  if (!self->starts_capf || self->profile == NULL || tel_security_profile_asks_for_string (self->profile))
    return;
  /* By Null String is an enrolment of its own where it works, but only a secure profile needs one. */
  if ((self->request != NULL || self->base != NULL) && is_secure (self) && is_null_string (self->profile) &&
      is_null_string_allowed (self))
    return;

  fitting = list_fitting_profiles (self);
  if (fitting != NULL)
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REFUSE,
        _ ("The phone security profile “%s” does not ask for an authentication string, so none "
           "can be issued. Profiles that fit: %s."),
        tel_security_profile_get_name (self->profile), fitting);
  else
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REFUSE,
        _ ("The phone security profile “%s” does not ask for an authentication string, so none "
           "can be issued, and no profile of this type does."),
        tel_security_profile_get_name (self->profile));
}

static void
remind_of_zone (TelSoftphoneSituation *self, const char *rule)
{
  g_autofree char *name = tel_cluster_dup_time_zone_name (self->cluster);
  g_autofree char *contradicting = tel_cluster_dup_contradicting_zone_name (self->cluster);

  if (tel_cluster_is_time_zone_assumed (self->cluster))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 /* Translators: a time zone */
                                 _ ("The time zone of the cluster's clock is not known. %s is assumed for “Operation "
                                    "Completes By”."),
                                 name);
  else if (contradicting != NULL)
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REMIND,
        /* Translators: two time zones */
        _ ("The cluster's clock runs at %s, but the time zone %s was chosen for it. “Operation "
           "Completes By” is sent in the chosen one."),
        contradicting, name);
}

static void
check_deadline (TelSoftphoneSituation *self, const char *rule)
{
  GTimeZone *zone = tel_cluster_get_time_zone (self->cluster);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) deadline = NULL;
  g_autofree char *text = NULL;

  if (!self->starts_capf)
    return;
  if (self->completes_by == NULL)
    {
      tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                   _ ("“Operation Completes By” is empty. The authentication string needs an expiry."));
      return;
    }

  /* What is sent is the full hour, which may be sooner than what was asked for. */
  text = tel_deadline_format (self->completes_by, zone);
  deadline = tel_deadline_parse (text, zone);
  now = tel_cluster_get_now (self->cluster);
  if (g_date_time_difference (deadline, now) < G_TIME_SPAN_HOUR)
    {
      g_autofree char *shown = tel_deadline_describe (deadline, zone);

      tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                   _ ("“Operation Completes By” would be %s in the cluster's time, which is too soon. "
                                      "It has to be at least one hour from now."),
                                   shown);
    }
  else
    remind_of_zone (self, rule);
}

static void
remind_of_company_network (TelSoftphoneSituation *self, const char *rule)
{
  if (self->starts_capf)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("Enrolment needs the company network: it does not work over MRA."));
}

static void
check_lock_out (TelSoftphoneSituation *self, const char *rule)
{
  if (!needs_certificate (self))
    return;

  if (!self->starts_capf && has_certificate (self))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 /* Translators: a device, a phone security profile */
                                 _ ("%s holds a certificate, which the phone security profile “%s” needs."),
                                 self->device_name, tel_security_profile_get_name (self->profile));
  else if (!self->starts_capf)
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REFUSE,
        _ ("The phone security profile “%s” needs a certificate, which %s does not have. It is "
           "given to a device only in a plan that also starts CAPF enrolment."),
        tel_security_profile_get_name (self->profile), self->device_name);
  else if (self->type == TEL_DEVICE_TYPE_CSF && tel_security_profile_get_tftp_encrypted_config (self->profile))
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 /* Translators: a user, a device */
                                 _ ("%s cannot call on %s until enrolment is done, on the company network. The client "
                                    "may not recover until the right string is entered."),
                                 self->user_name, self->device_name);
  else
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 /* Translators: a user, a device */
                                 _ ("%s cannot call on %s until enrolment is done, on the company network."),
                                 self->user_name, self->device_name);
}

static void
remind_of_typing (TelSoftphoneSituation *self, const char *rule)
{
  if (tel_softphone_situation_issues_string (self))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("%s types the authentication string into the client. Enrolment starts then and can "
                                    "take up to a minute."),
                                 self->user_name);
}

static void
remind_of_wrong_strings (TelSoftphoneSituation *self, const char *rule)
{
  if (tel_softphone_situation_issues_string (self))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("After repeated wrong strings the client can refuse even the right one. Then a new "
                                    "string is made and given out."));
}

static void
check_groups (TelSoftphoneSituation *self, const char *rule)
{
  static const char *const required[] = { TEL_GROUP_END_USERS, TEL_GROUP_CTI_ENABLED };

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (!tel_user_is_in_group (self->user, required[i]) &&
        !tel_softphone_situation_has_reference (self, TEL_OBJECT_KIND_USER_GROUP, required[i]))
      tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                   _ ("The cluster has no user group “%s”, so that %s cannot be put into it. Every end "
                                      "user with a Jabber device has to be in it."),
                                   required[i], self->user_name);

  if (!tel_user_is_in_group (self->user, TEL_GROUP_SECURE_CONNECTION))
    return;
  if (tel_softphone_request_get_leave_secure_connection (self->request))
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK, _ ("%s is taken out of the user group “%s”."),
                                 self->user_name, TEL_GROUP_SECURE_CONNECTION);
  else
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("%s is in the user group “%s”, in which no user with a Jabber device may be. Ask "
                                    "for the removal to have it done in this plan."),
                                 self->user_name, TEL_GROUP_SECURE_CONNECTION);
}

static void
check_profile_type (TelSoftphoneSituation *self, const char *rule)
{
  const char *product = self->profile != NULL ? tel_security_profile_get_product (self->profile) : NULL;

  if (!tel_text_is_blank (product) && g_strcmp0 (product, tel_device_type_get_product (self->type)) != 0)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The phone security profile “%s” is made for “%s”. Choose one that is made for "
                                    "“%s”."),
                                 tel_security_profile_get_name (self->profile), product,
                                 tel_device_type_get_product (self->type));
}

static void
check_transport (TelSoftphoneSituation *self, const char *rule)
{
  const char *transport = is_secure (self) ? tel_security_profile_get_transport (self->profile) : NULL;

  if (!tel_text_is_blank (transport) && !tel_security_profile_uses_tls (self->profile))
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REFUSE,
        _ ("The phone security profile “%s” is secure, but its transport type is %s. It has to "
           "be TLS: correct the profile or choose another."),
        tel_security_profile_get_name (self->profile), transport);
}

static void
check_tftp_encryption (TelSoftphoneSituation *self, const char *rule)
{
  if (self->profile != NULL && tel_security_profile_get_tftp_encrypted_config (self->profile) &&
      !tel_device_type_allows_tftp_encryption (self->type))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The phone security profile “%s” encrypts the configuration (TFTP Encrypted "
                                    "Config), which mobile clients do not support. Choose another."),
                                 tel_security_profile_get_name (self->profile));
}

static void
remind_of_key_size (TelSoftphoneSituation *self, const char *rule)
{
  const char *size = self->profile != NULL ? tel_security_profile_get_key_size (self->profile) : NULL;

  if (self->starts_capf && !tel_text_is_blank (size) && g_strcmp0 (size, TESTED_KEY_SIZE) != 0)
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REMIND,
        _ ("The client makes a key pair of %s bits at enrolment. Clients are tested with %s; a "
           "longer one takes longer."),
        size, TESTED_KEY_SIZE);
}

static void
remind_of_secure_calls (TelSoftphoneSituation *self, const char *rule)
{
  if (is_secure (self))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("A call is secure only when the other end's connection is secure too."));
}

static const TelSoftphoneRule rules[] = {
  { "G1.3", check_secure_profile_exists, TRUE, "security-profile" },
  { "G1.4", check_issuer, TRUE, "security-profile" },
  { "G1.5", check_organization_domain, FALSE, NULL },
  { "G1.6", check_mixed_mode, TRUE, "security-profile" },
  { "G1.7", remind_of_conferences, FALSE, "security-profile" },
  { "G1.8", remind_of_oauth, FALSE, "security-profile" },
  { "G3.2", check_null_string, TRUE, "security-profile" },
  { "G3.4", check_string_possible, TRUE, "security-profile" },
  { "G3.5", check_deadline, TRUE, "security-profile" },
  { "G3.6", remind_of_company_network, TRUE, "security-profile" },
  { "G3.7", check_lock_out, FALSE, "security-profile" },
  { "G4.1", remind_of_typing, TRUE, "security-profile" },
  { "G4.2", remind_of_wrong_strings, TRUE, "security-profile" },
  { "G4.4", check_groups, FALSE, NULL },
  { "G8.1", check_profile_type, FALSE, "security-profile" },
  { "G8.3", check_transport, FALSE, "security-profile" },
  { "G8.4", check_tftp_encryption, FALSE, "security-profile" },
  { "G8.6", remind_of_key_size, FALSE, "security-profile" },
  { "G8.8", remind_of_secure_calls, FALSE, "security-profile" },
};

/**
 * tel_capf_rules_get:
 * @n_rules: (out): how many
 *
 * Gets the rules of enrolment, groups and phone security profiles (G1.3 to G1.8, G3, G4, G8).
 *
 * Returns: (array length=n_rules): the rows
 */
const TelSoftphoneRule *
tel_capf_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
