/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-profile-proposal.h"

#include <string.h>

#include "axl/tel-axl-table.h"

#define PROPOSED_KEY_SIZE "2048"

/* AXL does not tell which profiles are the cluster's own; their names do (contract 2.4, 2.5, 3.3). */
static const char *const standard_security_words[] = { " - Standard ", "Universal Device Template - " };

static const struct
{
  const char *name;
  TelRelease since;
} standard_sip_profiles[] = {
  { "Standard SIP Profile", TEL_RELEASE_UNKNOWN },
  { "Standard SIP Profile For TelePresence Conferencing", TEL_RELEASE_UNKNOWN },
  { "Standard SIP Profile For TelePresence Endpoint", TEL_RELEASE_UNKNOWN },
  { "Standard SIP Profile for Mobile Device", TEL_RELEASE_10_0 },
  { "Standard SIP Profile For Cisco VCS", TEL_RELEASE_10_0 },
};

/* The ones that are chosen by somebody; “By Existing Certificate” is kept where it is and never offered (G3.2). */
static const char *const offered_modes[] = { TEL_SECURITY_MODE_AUTHENTICATED, TEL_SECURITY_MODE_ENCRYPTED, NULL };
static const char *const offered_authentication[] = { TEL_AUTHENTICATION_MODE_STRING,
                                                      TEL_AUTHENTICATION_MODE_NULL_STRING, NULL };

/**
 * tel_profile_proposal_new_security:
 * @type: a phone type (G8.1)
 * @release: the release of the cluster
 *
 * Makes what a new phone security profile begins with: encrypted over TLS, by authentication string, with a key of 2048
 * bits (G8.2, G8.3, G8.6). That of a CTI remote device has a name and a description only (contract 2.4).
 *
 * Returns: (transfer full): a profile without a name
 */
TelSecurityProfile *
tel_profile_proposal_new_security (TelDeviceType type, TelRelease release)
{
  TelSecurityProfile *draft = tel_security_profile_new ();

  g_object_set (draft, "product", tel_device_type_get_product (type), "protocol", tel_device_type_get_protocol (type),
                NULL);
  if (!tel_device_type_is_softphone (type))
    return draft;

  g_object_set (draft, "authentication-mode", TEL_AUTHENTICATION_MODE_STRING, "key-size", PROPOSED_KEY_SIZE, NULL);
  if (release >= TEL_RELEASE_11_0)
    g_object_set (draft, "key-order", TEL_KEY_ORDER_RSA, NULL);
  tel_profile_proposal_set_mode (draft, NULL, TEL_SECURITY_MODE_ENCRYPTED);

  return draft;
}

/**
 * tel_profile_proposal_new_sip:
 *
 * Makes what a new SIP profile begins with: the timers that the cluster gives to one of which nothing is said (contract
 * 2.5).
 *
 * Returns: (transfer full): a profile without a name
 */
TelSipProfile *
tel_profile_proposal_new_sip (void)
{
  return g_object_new (TEL_TYPE_SIP_PROFILE, "timer-register-delta", 5u, "timer-register", 3600u, "timer-keep-alive",
                       120u, "timer-subscribe", 120u, "timer-subscribe-delta", 5u, NULL);
}

/**
 * tel_profile_proposal_new_copy:
 * @source: a profile, read whole
 *
 * Makes what a copy of a profile begins with: everything that the other one has, with what has no property here.
 *
 * Returns: (transfer full): a profile without a name
 */
gpointer
tel_profile_proposal_new_copy (TelObject *source)
{
  TelObject *draft;

  g_return_val_if_fail (TEL_IS_OBJECT (source), NULL);

  draft = tel_object_copy (source);
  g_object_set (draft, "uuid", NULL, "name", NULL, NULL);

  return draft;
}

/**
 * tel_profile_proposal_set_mode:
 * @draft: a profile that is edited
 * @before: (nullable): the profile as it was read, or what it is a copy of
 * @mode: a device security mode
 *
 * Sets the mode, and the transport type that goes with it: TLS for a secure one, for “Non Secure” whatever the profile
 * had (G8.3).
 */
void
tel_profile_proposal_set_mode (TelSecurityProfile *draft, TelSecurityProfile *before, const char *mode)
{
  g_return_if_fail (TEL_IS_SECURITY_PROFILE (draft));

  g_object_set (draft, "device-security-mode", mode, NULL);
  if (tel_security_profile_is_secure (draft))
    g_object_set (draft, "transport", TEL_TRANSPORT_TLS, NULL);
  else if (before != NULL)
    g_object_set (draft, "transport", tel_security_profile_get_transport (before), NULL);
}

/**
 * tel_profile_proposal_offers_mobile_timers:
 * @cluster: a cluster whose SIP profiles were read
 *
 * Tells whether the timers for mobile devices are offered: on release 9, and from release 10 on, which brings a profile
 * with them, where no profile of the cluster has them all the same (G6.2, G6.4).
 *
 * Returns: %TRUE when they are
 */
gboolean
tel_profile_proposal_offers_mobile_timers (TelCluster *cluster)
{
  GListModel *profiles;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), FALSE);

  if (tel_cluster_get_release (cluster) < TEL_RELEASE_10_0)
    return TRUE;

  profiles = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_SIP_PROFILE));
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSipProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_sip_profile_has_mobile_timers (profile))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_offered (TelDeviceType type, const char *property, const char *value)
{
  if (g_str_equal (property, "device-security-mode"))
    return g_strv_contains (offered_modes, value);
  if (g_str_equal (property, "authentication-mode"))
    return g_strv_contains (offered_authentication, value);
  if (g_str_equal (property, "product"))
    return g_str_equal (tel_device_type_get_product (type), value);

  return TRUE;
}

/**
 * tel_profile_proposal_list_values:
 * @before: (nullable): the profile as it was read, or what it is a copy of
 * @type: its phone type
 * @property: one of its properties that takes certain words
 * @release: the release of the cluster
 *
 * Lists what may be chosen. What the profile has is among it, whatever it is: it is shown and kept (G3.2, G8.2).
 *
 * Returns: (transfer full): the words, as the cluster spells them
 */
char **
tel_profile_proposal_list_values (TelSecurityProfile *before,
                                  TelDeviceType type,
                                  const char *property,
                                  TelRelease release)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const TelAxlRow *row = tel_axl_table_find_property (&tel_axl_security_profile_table, property, TEL_AXL_ADD, release);
  g_autofree char *kept = NULL;
  gboolean has_kept = FALSE;

  if (before != NULL)
    g_object_get (before, property, &kept, NULL);
  for (guint i = 0; row != NULL && row->values != NULL && row->values[i].name != NULL; i++)
    {
      const char *value = row->values[i].name;
      gboolean is_kept = g_strcmp0 (kept, value) == 0;

      if (!is_kept && (row->values[i].since > release || !is_offered (type, property, value)))
        continue;
      g_strv_builder_add (builder, value);
      has_kept = has_kept || is_kept;
    }
  if (!has_kept && kept != NULL && *kept != '\0')
    g_strv_builder_add (builder, kept);

  return g_strv_builder_end (builder);
}

/**
 * tel_profile_proposal_is_standard_name:
 * @type: %TEL_TYPE_SECURITY_PROFILE or %TEL_TYPE_SIP_PROFILE
 * @name: (nullable): a name
 * @release: the release of the cluster
 *
 * Tells whether a profile of that name is the cluster's own. On release 9 a SIP profile may have the name that the
 * standard mobile one has from release 10 on; it is the site's.
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_profile_proposal_is_standard_name (GType type, const char *name, TelRelease release)
{
  if (name == NULL)
    return FALSE;
  if (type == TEL_TYPE_SECURITY_PROFILE)
    return strstr (name, standard_security_words[0]) != NULL || g_str_has_prefix (name, standard_security_words[1]);

  for (guint i = 0; i < G_N_ELEMENTS (standard_sip_profiles); i++)
    if (standard_sip_profiles[i].since <= release && g_ascii_strcasecmp (name, standard_sip_profiles[i].name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * tel_profile_proposal_is_standard:
 * @profile: a profile
 * @release: the release of the cluster
 *
 * Tells whether a profile is one of the cluster's own, which nobody can change (contract 2.4, 2.5).
 *
 * Returns: %TRUE when it is
 */
gboolean
tel_profile_proposal_is_standard (TelObject *profile, TelRelease release)
{
  g_return_val_if_fail (TEL_IS_OBJECT (profile), FALSE);

  return tel_profile_proposal_is_standard_name (G_OBJECT_TYPE (profile), tel_object_get_key (profile), release);
}
