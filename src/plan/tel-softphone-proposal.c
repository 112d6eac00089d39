/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-proposal.h"

#include "model/tel-deadline.h"

#include "plan/tel-softphone-builder.h"

/* Lengths of the schema: label and display of a line (contract 2.1), description of a phone. */
#define MAXIMUM_LINE_TEXT 50
#define MAXIMUM_DESCRIPTION 128

#define DEFAULT_POOL "Default"
#define DEFAULT_LOCATION "Hub_None"
#define DEFAULT_PHONE_PROFILE "Standard Common Phone Profile"
#define DEFAULT_PRESENCE_GROUP "Standard Presence group"

/* The name that is preferred if the cluster has it, else the only one there is, else none: never a guess. */
static const char *
choose_reference (TelCluster *cluster, TelObjectKind kind, const char *preferred)
{
  TelStore *store = tel_cluster_get_store (cluster, kind);
  g_autoptr (TelObject) only = NULL;

  if (preferred != NULL && tel_store_lookup (store, preferred) != NULL)
    return preferred;
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) != 1)
    return NULL;

  only = g_list_model_get_item (G_LIST_MODEL (store), 0);

  return tel_object_get_key (only);
}

static const char *
choose_button_template (TelCluster *cluster, TelDeviceType type)
{
  const char *name = tel_device_type_get_button_template (type);

  if (name == NULL)
    return NULL;

  return tel_store_lookup (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_BUTTON_TEMPLATE), name) != NULL ? name
                                                                                                           : NULL;
}

/* The type's standard non-secure profile, so that nobody is locked out unasked (G3.7). */
static const char *
choose_security_profile (TelCluster *cluster, TelDeviceType type)
{
  const char *name = tel_device_type_get_standard_security_profile (type);
  g_autoptr (GListModel) profiles = NULL;
  const char *found = NULL;

  if (tel_cluster_get_security_profile (cluster, name) != NULL)
    return name;

  profiles = tel_softphone_builder_list_security_profiles (cluster, type);
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_security_profile_is_secure (profile))
        continue;
      if (found != NULL)
        return NULL;
      found = tel_security_profile_get_name (profile);
    }

  return found;
}

static const char *
choose_sip_profile (TelCluster *cluster, TelDeviceType type)
{
  const char *name = tel_device_type_get_sip_profile (type, tel_cluster_get_release (cluster));
  g_autoptr (GListModel) profiles = NULL;
  g_autoptr (TelSipProfile) only = NULL;

  if (name != NULL && tel_cluster_get_sip_profile (cluster, name) != NULL)
    return name;

  profiles = tel_softphone_builder_list_sip_profiles (cluster, type);
  if (g_list_model_get_n_items (profiles) != 1)
    return NULL;
  only = g_list_model_get_item (profiles, 0);

  return tel_sip_profile_get_name (only);
}

static void
propose_line (TelUser *user, TelSoftphoneRequest *request)
{
  const char *pattern = tel_user_get_primary_pattern (user);
  const char *partition = tel_user_get_primary_partition (user);
  g_autofree char *display = tel_softphone_proposal_make_display (user);
  g_autofree char *label = NULL;

  g_object_set (request, "line-display", display, NULL);
  if (pattern == NULL || *pattern == '\0')
    return;

  label = tel_softphone_proposal_make_label (user, pattern);
  g_object_set (request, "pattern", pattern, "partition", partition, "line-label", label, NULL);
  /* The number is there already, so that its being in no partition was somebody's wish. */
  if (partition == NULL || *partition == '\0')
    g_object_set (request, "no-partition", TRUE, NULL);
}

/**
 * tel_softphone_proposal_cut:
 * @text: a text
 * @length: the most characters the cluster takes
 *
 * Cuts a text that we propose to the length of its field.
 *
 * Returns: (transfer full): the text
 */
char *
tel_softphone_proposal_cut (const char *text, glong length)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_strlen (text, -1) <= length)
    return g_strdup (text);

  return g_utf8_substring (text, 0, length);
}

/**
 * tel_softphone_proposal_make_label:
 * @user: a user
 * @pattern: their number
 *
 * Makes the text beside a line: the name and the number. A long name is cut, the number is not.
 *
 * Returns: (transfer full): the label
 */
char *
tel_softphone_proposal_make_label (TelUser *user, const char *pattern)
{
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *ending = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);
  g_return_val_if_fail (pattern != NULL, NULL);

  name = tel_user_dup_full_name (user);
  number = tel_directory_number_show_pattern (pattern);
  ending = g_strdup_printf (" - %s", number);
  shown = tel_softphone_proposal_cut (name, MAX (0, MAXIMUM_LINE_TEXT - g_utf8_strlen (ending, -1)));

  return g_strconcat (shown, ending, NULL);
}

/**
 * tel_softphone_proposal_make_display:
 * @user: a user
 *
 * Makes the name that is shown to those who are called.
 *
 * Returns: (transfer full): the name
 */
char *
tel_softphone_proposal_make_display (TelUser *user)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (TEL_IS_USER (user), NULL);

  name = tel_user_dup_full_name (user);

  return tel_softphone_proposal_cut (name, MAXIMUM_LINE_TEXT);
}

/**
 * tel_softphone_builder_propose:
 * @cluster: a cluster with its references
 * @user: the user the softphone is for
 * @request: the request to fill
 *
 * Fills a request with what the rules and the cluster propose: the name by G2.4 and G2.5, references that exist, the
 * standard non-secure profile (G3.7), the primary extension as the line and the deadline of G3.5. What cannot be chosen
 * without guessing stays empty.
 */
void
tel_softphone_builder_propose (TelCluster *cluster, TelUser *user, TelSoftphoneRequest *request)
{
  TelDeviceType type;
  TelDevice *device;
  g_autofree char *name = NULL;
  g_autofree char *full_name = NULL;
  g_autofree char *description = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) deadline = NULL;

  g_return_if_fail (TEL_IS_CLUSTER (cluster));
  g_return_if_fail (TEL_IS_USER (user));
  g_return_if_fail (TEL_IS_SOFTPHONE_REQUEST (request));

  type = tel_softphone_request_get_device_type (request);
  device = tel_softphone_request_get_device (request);
  name = tel_device_type_propose_name (type, tel_user_get_user_id (user));
  full_name = tel_user_dup_full_name (user);
  description = tel_softphone_proposal_cut (full_name, MAXIMUM_DESCRIPTION);
  g_object_set (device, "name", name, "description", description, "product", tel_device_type_get_product (type),
                "class", "Phone", "protocol", tel_device_type_get_protocol (type), "protocol-side", "User", "owner",
                tel_user_get_user_id (user), "cti-control", TRUE, "device-pool",
                choose_reference (cluster, TEL_OBJECT_KIND_DEVICE_POOL, DEFAULT_POOL), "location",
                choose_reference (cluster, TEL_OBJECT_KIND_LOCATION, DEFAULT_LOCATION), "common-phone-profile",
                choose_reference (cluster, TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, DEFAULT_PHONE_PROFILE),
                "presence-group", choose_reference (cluster, TEL_OBJECT_KIND_PRESENCE_GROUP, DEFAULT_PRESENCE_GROUP),
                "button-template", choose_button_template (cluster, type), "security-profile",
                choose_security_profile (cluster, type), "sip-profile", choose_sip_profile (cluster, type), NULL);

  propose_line (user, request);

  now = tel_cluster_get_now (cluster);
  deadline =
      tel_deadline_after_days (now, tel_cluster_get_capf_expiry_days (cluster), tel_cluster_get_time_zone (cluster));
  g_object_set (request, "completes-by", deadline, NULL);
}

/**
 * tel_softphone_builder_list_button_templates:
 * @cluster: a cluster with its references
 * @type: a type of softphone
 *
 * Lists the phone button templates that a device of a type may be given: all but the standard ones of other types. Of a
 * site's own templates the cluster does not tell which type they are for.
 *
 * Returns: (transfer full): a list of #TelReference
 */
GListModel *
tel_softphone_builder_list_button_templates (TelCluster *cluster, TelDeviceType type)
{
  GListStore *fitting;
  GListModel *templates;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  fitting = g_list_store_new (TEL_TYPE_REFERENCE);
  templates = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_BUTTON_TEMPLATE));
  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (TelObject) button_template = g_list_model_get_item (templates, i);
      TelDeviceType its_type;

      if (!tel_device_type_from_button_template (tel_object_get_key (button_template), &its_type) || its_type == type)
        g_list_store_append (fitting, button_template);
    }

  return G_LIST_MODEL (fitting);
}

/**
 * tel_softphone_builder_list_security_profiles:
 * @cluster: a cluster with its references
 * @type: a type of softphone
 *
 * Lists the phone security profiles that a device of a type can be given: those made for its product (G8.1).
 *
 * Returns: (transfer full): a list of #TelSecurityProfile
 */
GListModel *
tel_softphone_builder_list_security_profiles (TelCluster *cluster, TelDeviceType type)
{
  const char *product = tel_device_type_get_product (type);
  GListStore *fitting;
  GListModel *profiles;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  fitting = g_list_store_new (TEL_TYPE_SECURITY_PROFILE);
  profiles = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_SECURITY_PROFILE));
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (g_strcmp0 (tel_security_profile_get_product (profile), product) == 0)
        g_list_store_append (fitting, profile);
    }

  return G_LIST_MODEL (fitting);
}

/**
 * tel_softphone_builder_list_sip_profiles:
 * @cluster: a cluster with its references
 * @type: a type of softphone
 *
 * Lists the SIP profiles that a device of a type can be given. Before release 10 a mobile type needs one with the
 * timers of G6.2 (G1.2), and on no release a desktop client is offered one (G6.3). What is no softphone has none.
 *
 * Returns: (transfer full): a list of #TelSipProfile
 */
GListModel *
tel_softphone_builder_list_sip_profiles (TelCluster *cluster, TelDeviceType type)
{
  gboolean mobile = tel_device_type_is_mobile (type);
  GListStore *fitting;
  GListModel *profiles;

  g_return_val_if_fail (TEL_IS_CLUSTER (cluster), NULL);

  fitting = g_list_store_new (TEL_TYPE_SIP_PROFILE);
  profiles = G_LIST_MODEL (tel_cluster_get_store (cluster, TEL_OBJECT_KIND_SIP_PROFILE));
  for (guint i = 0; tel_device_type_is_softphone (type) && i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSipProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_sip_profile_has_mobile_timers (profile) == mobile ||
          (mobile && tel_cluster_get_release (cluster) >= TEL_RELEASE_10_0))
        g_list_store_append (fitting, profile);
    }

  return G_LIST_MODEL (fitting);
}
