/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-text.h"
#include "plan/tel-profile-rules.h"

#include <glib/gi18n-lib.h>

#include "model/tel-value-label.h"
#include "plan/tel-profile-proposal.h"

#define TESTED_KEY_SIZE "1024"
#define DEFAULT_PORT "5060"

static TelSecurityProfile *
get_draft (const TelProfileSituation *self)
{
  return TEL_SECURITY_PROFILE (self->draft);
}

static gboolean
get_type (const TelProfileSituation *self, TelDeviceType *type)
{
  return tel_device_type_from_product (tel_security_profile_get_product (get_draft (self)), type);
}

/* Only of a client's profile there is more to say than its name; which type it is made for is said by G8.1. */
static gboolean
is_softphone (const TelProfileSituation *self, TelDeviceType *type)
{
  return get_type (self, type) && tel_device_type_is_softphone (*type);
}

static gboolean
is_secure (TelObject *profile)
{
  return profile != NULL && tel_security_profile_is_secure (TEL_SECURITY_PROFILE (profile));
}

static char *
check_type (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *product = tel_security_profile_get_product (get_draft (self));
  const char *protocol = tel_security_profile_get_protocol (get_draft (self));
  TelDeviceType type;

  if (self->base != NULL && (!tel_object_property_equal (self->base, self->draft, "product") ||
                             !tel_object_property_equal (self->base, self->draft, "protocol")))
    return g_strdup (_ ("The phone type of a profile cannot be changed. Make another profile for the other type."));
  if (!get_type (self, &type))
    return g_strdup_printf (_ ("“%s” is none of the phone types that Jabber uses. Choose one of them, or “CTI Remote "
                               "Device”."),
                            product != NULL ? product : "");
  if (g_strcmp0 (protocol, tel_device_type_get_protocol (type)) != 0)
    return g_strdup_printf (_ ("A phone security profile for “%s” has the protocol “%s”."), product,
                            tel_device_type_get_protocol (type));

  return NULL;
}

static char *
check_name (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *name = tel_security_profile_get_name (get_draft (self));

  if ((self->base == NULL || !tel_object_property_equal (self->base, self->draft, "name")) &&
      tel_profile_proposal_is_standard_name (TEL_TYPE_SECURITY_PROFILE, name, self->release))
    return g_strdup_printf (_ ("“%s” looks like the name of a standard profile. Give this one another name."), name);

  return NULL;
}

static char *
check_mode (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *mode = tel_security_profile_get_device_security_mode (get_draft (self));
  TelDeviceType type;

  if (!is_softphone (self, &type) || is_secure (self->draft) || !tel_profile_rules_is_changed (self, rule->property))
    return NULL;
  if (tel_text_is_blank (mode))
    return g_strdup (_ ("Choose a device security mode: Authenticated, or Encrypted."));

  return g_strdup (_ ("“Non Secure” is kept where it is, but not chosen anew: phones that are not to be secure use the "
                      "standard profile of their type."));
}

static char *
remind_of_secure_calls (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  TelDeviceType type;

  if (!is_softphone (self, &type) || !is_secure (self->draft))
    return NULL;

  return g_strdup (_ ("A call is secure only when the other end's connection is secure too."));
}

static char *
check_transport (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *transport = tel_security_profile_get_transport (get_draft (self));
  TelDeviceType type;

  if (!is_softphone (self, &type))
    return NULL;
  if (is_secure (self->draft) && g_strcmp0 (transport, TEL_TRANSPORT_TLS) != 0)
    return g_strdup_printf (_ ("The transport type is TLS in the mode “%s”."),
                            tel_value_label_get ("device-security-mode",
                                                 tel_security_profile_get_device_security_mode (get_draft (self))));
  if (!is_secure (self->draft) && tel_profile_rules_get_before (self) != NULL &&
      tel_profile_rules_is_changed (self, rule->property))
    return g_strdup (_ ("The transport type of a profile that is not secure stays as it is."));

  return NULL;
}

static char *
check_tftp_encryption (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  TelDeviceType type;

  if (!is_softphone (self, &type) || tel_device_type_allows_tftp_encryption (type) ||
      !tel_security_profile_get_tftp_encrypted_config (get_draft (self)))
    return NULL;

  /* Translators: a phone type */
  return g_strdup_printf (_ ("“%s” cannot read an encrypted configuration. Switch it off."),
                          tel_device_type_get_product (type));
}

/* A null string counts only where a client enrols; where it was found it is kept, and said (G3.2). */
static char *
check_null_string (const TelProfileSituation *self, TelDeviceType type, TelForce *force)
{
  TelObject *before = tel_profile_rules_get_before (self);

  if (!tel_device_type_needs_mac_for_null_string (type) || self->mac_only || !is_secure (self->draft))
    return NULL;
  if (tel_profile_rules_is_changed (self, "authentication-mode") || !is_secure (before))
    return g_strdup (_ ("Jabber for Windows cannot register with a null string. Choose “By Authentication String”, or "
                        "confirm that only Macs use this profile."));

  *force = TEL_FORCE_TICK;

  return g_strdup (_ ("Jabber for Windows cannot register with a null string: only Macs can use this profile."));
}

static char *
check_authentication_mode (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *mode = tel_security_profile_get_authentication_mode (get_draft (self));
  TelDeviceType type;

  if (!is_softphone (self, &type))
    return NULL;
  if (tel_text_is_blank (mode))
    return tel_profile_rules_is_changed (self, rule->property) ? g_strdup (_ ("Choose an authentication mode.")) : NULL;
  if (g_str_equal (mode, TEL_AUTHENTICATION_MODE_NULL_STRING))
    return check_null_string (self, type, force);
  if (g_str_equal (mode, TEL_AUTHENTICATION_MODE_STRING) || !tel_profile_rules_is_changed (self, rule->property))
    return NULL;

  return g_strdup_printf (
      _ ("“%s” is kept where it is, but not chosen anew: Jabber enrols by authentication string, or "
         "by null string."),
      tel_value_label_get (rule->property, mode));
}

static char *
remind_of_key_size (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *size = tel_security_profile_get_key_size (get_draft (self));
  TelDeviceType type;

  if (!is_softphone (self, &type) || !is_secure (self->draft) || tel_text_is_blank (size) ||
      g_str_equal (size, TESTED_KEY_SIZE))
    return NULL;
  if (g_ascii_strtoull (size, NULL, 10) < g_ascii_strtoull (TESTED_KEY_SIZE, NULL, 10))
    return g_strdup_printf (_ ("Clients are tested with %s bits. A key of %s bits is easily broken."), TESTED_KEY_SIZE,
                            size);

  return g_strdup_printf (
      _ ("Clients are tested with %s bits. With %s enrolment takes longer: the client makes the key "
         "pair then."),
      TESTED_KEY_SIZE, size);
}

static const char *
get_port (TelObject *profile)
{
  TelCarried *carried = profile != NULL ? tel_object_get_carried (profile) : NULL;
  TelTree *port = carried != NULL ? tel_carried_get (carried, "sipPhonePort") : NULL;

  return port != NULL ? tel_tree_get_text (port) : NULL;
}

static char *
check_port (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *before = get_port (tel_profile_rules_get_before (self));
  const char *after = get_port (self->draft);

  if (g_strcmp0 (after, before != NULL ? before : DEFAULT_PORT) == 0 || (after == NULL && before == NULL))
    return NULL;

  return g_strdup (_ ("The SIP phone port stays as it is: it counts only in the mode “Non Secure”."));
}

static char *
check_release (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  TelRelease since = g_str_equal (rule->property, "oauth") ? TEL_RELEASE_12_5 : TEL_RELEASE_11_0;
  g_autoptr (TelSecurityProfile) nothing = tel_security_profile_new ();

  if (self->release >= since || tel_object_property_equal (TEL_OBJECT (nothing), self->draft, rule->property))
    return NULL;

  /* Translators: a field, a release */
  return g_strdup_printf (_ ("“%s” is there from release %s on."),
                          tel_object_get_property_label (self->draft, rule->property), tel_release_to_string (since));
}

static char *
check_ec_key_size (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *order = tel_security_profile_get_key_order (get_draft (self));

  if (tel_text_is_blank (order) || g_str_equal (order, TEL_KEY_ORDER_RSA) ||
      !tel_text_is_blank (tel_security_profile_get_ec_key_size (get_draft (self))))
    return NULL;

  return g_strdup (_ ("Choose the size of the EC key, too."));
}

static char *
remind_of_oauth (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  TelDeviceType type;

  if (!is_softphone (self, &type) || !is_secure (self->draft) || self->release < TEL_RELEASE_12_5 ||
      tel_security_profile_get_oauth (get_draft (self)))
    return NULL;

  return g_strdup (_ ("On this release SIP OAuth is recommended for Jabber rather than CAPF."));
}

/* Whether the cluster takes more for one is not known (contract 2.4). */
static char *
check_remote_device (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  g_autoptr (TelSecurityProfile) nothing = tel_security_profile_new ();
  TelDeviceType type;

  if (!get_type (self, &type) || tel_device_type_is_softphone (type) ||
      tel_object_property_equal (TEL_OBJECT (nothing), self->draft, rule->property) ||
      !tel_profile_rules_is_changed (self, rule->property))
    return NULL;

  /* Translators: a field */
  return g_strdup_printf (_ ("The profile of a CTI remote device has a name and a description only. Leave “%s” empty."),
                          tel_object_get_property_label (self->draft, rule->property));
}

static const TelProfileRule rules[] = {
  { "standard", "name", TEL_FORCE_REFUSE, tel_profile_rules_check_standard },
  { "G8.1", "product", TEL_FORCE_REFUSE, check_type },
  { "field", "name", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.2", "name", TEL_FORCE_REFUSE, check_name },
  { "field", "description", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "field", "device-security-mode", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.1", "device-security-mode", TEL_FORCE_REFUSE, check_remote_device },
  { "G8.2", "device-security-mode", TEL_FORCE_REFUSE, check_mode },
  { "G8.8", "device-security-mode", TEL_FORCE_REMIND, remind_of_secure_calls },
  { "field", "transport", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.1", "transport", TEL_FORCE_REFUSE, check_remote_device },
  { "G8.3", "transport", TEL_FORCE_REFUSE, check_transport },
  { "G8.1", "tftp-encrypted-config", TEL_FORCE_REFUSE, check_remote_device },
  { "G8.4", "tftp-encrypted-config", TEL_FORCE_REFUSE, check_tftp_encryption },
  { "field", "authentication-mode", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.1", "authentication-mode", TEL_FORCE_REFUSE, check_remote_device },
  { "G8.5", "authentication-mode", TEL_FORCE_REFUSE, check_authentication_mode },
  { "field", "key-size", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.1", "key-size", TEL_FORCE_REFUSE, check_remote_device },
  { "G8.6", "key-size", TEL_FORCE_REMIND, remind_of_key_size },
  { "G8.7", TEL_PROFILE_RULES_PORT, TEL_FORCE_REFUSE, check_port },
  { "field", "key-order", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.1", "key-order", TEL_FORCE_REFUSE, check_remote_device },
  { "release", "key-order", TEL_FORCE_REFUSE, check_release },
  { "field", "ec-key-size", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G8.1", "ec-key-size", TEL_FORCE_REFUSE, check_remote_device },
  { "release", "ec-key-size", TEL_FORCE_REFUSE, check_release },
  { "field", "ec-key-size", TEL_FORCE_REFUSE, check_ec_key_size },
  { "G8.1", "oauth", TEL_FORCE_REFUSE, check_remote_device },
  { "release", "oauth", TEL_FORCE_REFUSE, check_release },
  { "G1.8", "oauth", TEL_FORCE_REMIND, remind_of_oauth },
};

/**
 * tel_security_profile_rules_get:
 * @n_rules: (out): how many
 *
 * Gets the rules of phone security profiles (G8).
 *
 * Returns: (array length=n_rules): the rules, in the order of the fields
 */
const TelProfileRule *
tel_security_profile_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
