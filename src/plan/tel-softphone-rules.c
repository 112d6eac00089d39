/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-softphone-rules.h"

#include <glib/gi18n-lib.h>

#include "model/tel-text.h"
#include "plan/tel-softphone-builder.h"

/* A reference is no rule of the guide; what refuses one is known by this word. */
#define REFERENCE_RULE "reference"

typedef enum
{
  OPTIONAL,
  NEEDED,
  NEEDED_BY_SOFTPHONES,
} Need;

static const struct
{
  const char *property;
  TelObjectKind kind;
  Need need;
} references[] = {
  { "device-pool", TEL_OBJECT_KIND_DEVICE_POOL, NEEDED },
  { "location", TEL_OBJECT_KIND_LOCATION, NEEDED },
  { "calling-search-space", TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, OPTIONAL },
  { "rerouting-calling-search-space", TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, OPTIONAL },
  { "common-phone-profile", TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, NEEDED },
  { "button-template", TEL_OBJECT_KIND_BUTTON_TEMPLATE, NEEDED_BY_SOFTPHONES },
  { "presence-group", TEL_OBJECT_KIND_PRESENCE_GROUP, OPTIONAL },
  { "security-profile", TEL_OBJECT_KIND_SECURITY_PROFILE, NEEDED_BY_SOFTPHONES },
  { "sip-profile", TEL_OBJECT_KIND_SIP_PROFILE, NEEDED_BY_SOFTPHONES },
};

static gboolean
is_desktop (TelSoftphoneSituation *self)
{
  return self->type == TEL_DEVICE_TYPE_CSF;
}

static gboolean
is_mobile (TelSoftphoneSituation *self)
{
  return tel_device_type_is_mobile (self->type);
}

static void
check_product (TelSoftphoneSituation *self, const char *rule)
{
  g_autofree char *reason = tel_softphone_rules_explain_product (self->cluster, self->type);

  if (reason != NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE, "%s", reason);
}

static void
check_mobile_sip_profile (TelSoftphoneSituation *self, const char *rule)
{
  g_autofree char *reason = tel_softphone_rules_explain_sip_profile (self->cluster, self->type);
  const char *name = tel_device_get_sip_profile (self->device);
  TelSipProfile *profile = tel_cluster_get_sip_profile (self->cluster, name);

  if (reason != NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE, "%s", reason);
  else if (is_mobile (self) && tel_cluster_get_release (self->cluster) < TEL_RELEASE_10_0 && profile != NULL &&
           !tel_sip_profile_has_mobile_timers (profile))
    tel_softphone_situation_say (
        self, rule, TEL_FORCE_REFUSE,
        _ ("The SIP profile “%s” does not have the timers that a mobile device needs on this release. Choose one that "
           "has them (G6.2)."),
        name);
}

static void
check_second_device (TelSoftphoneSituation *self, const char *rule)
{
  g_autofree char *reason = tel_softphone_rules_explain_second (self->cluster, self->user, self->type);

  if (reason != NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE, "%s", reason);
}

static void
check_owner (TelSoftphoneSituation *self, const char *rule)
{
  const char *owner = tel_device_get_owner (self->device);

  if (g_strcmp0 (owner, tel_user_get_user_id (self->user)) != 0)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The owner of %s would be %s, but the device is made for %s. Owner User ID is the "
                                    "user the device is made for."),
                                 self->device_name, owner, tel_user_get_user_id (self->user));
}

static void
check_name (TelSoftphoneSituation *self, const char *rule)
{
  g_autoptr (GError) error = NULL;

  if (!tel_device_type_check_name (self->type, self->device_name, &error))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE, "%s", error->message);
  else if (self->namesake != NULL)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The name “%s” is taken: the cluster has a device of that name already. Give this "
                                    "one another name."),
                                 self->device_name);
}

static void
check_desktop_name (TelSoftphoneSituation *self, const char *rule)
{
  if (is_desktop (self))
    check_name (self, rule);
}

static void
check_mobile_name (TelSoftphoneSituation *self, const char *rule)
{
  if (is_mobile (self))
    check_name (self, rule);
}

static void
remind_of_conferences (TelSoftphoneSituation *self, const char *rule)
{
  guint marks = tel_cluster_get_device_marks (self->cluster, self->user);

  if (is_mobile (self) && (marks & 1u << TEL_DEVICE_TYPE_CSF) == 0)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REMIND,
                                 _ ("%s has no desktop softphone (CSF): only on one can participants be removed from a "
                                    "conference."),
                                 self->user_name);
}

static void
check_support_field (TelSoftphoneSituation *self, const char *rule)
{
  if (!is_desktop (self) && !tel_text_is_blank (tel_softphone_request_get_support_field (self->request)))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The Cisco Support Field belongs to desktop softphones (CSF). Leave it empty for "
                                    "%s."),
                                 self->device_name);
}

static void
check_desktop_sip_profile (TelSoftphoneSituation *self, const char *rule)
{
  const char *name = tel_device_get_sip_profile (self->device);
  TelSipProfile *profile = tel_cluster_get_sip_profile (self->cluster, name);

  if (is_desktop (self) && profile != NULL && tel_sip_profile_has_mobile_timers (profile))
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 _ ("The SIP profile “%s” is made for mobile devices. Desktop clients use the default "
                                    "SIP profile."),
                                 name);
}

static void
check_own_mobile_sip_profile (TelSoftphoneSituation *self, const char *rule)
{
  TelRelease release = tel_cluster_get_release (self->cluster);
  const char *name = tel_device_get_sip_profile (self->device);
  TelSipProfile *profile = tel_cluster_get_sip_profile (self->cluster, name);
  const char *standard = tel_device_type_get_sip_profile (self->type, release);

  if (!is_mobile (self) || release < TEL_RELEASE_10_0 || profile == NULL || g_strcmp0 (name, standard) == 0 ||
      tel_sip_profile_has_mobile_timers (profile))
    return;

  tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                               _ ("The SIP profile “%s” is not “%s” and does not have its timers: %s may lose its "
                                  "connection in the background."),
                               name, standard, self->device_name);
}

static void
check_button_template (TelSoftphoneSituation *self, const char *rule)
{
  const char *name = tel_device_get_button_template (self->device);
  TelDeviceType type;

  if (tel_device_type_from_button_template (name, &type) && type != self->type)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("The phone button template “%s” is made for “%s”. Choose one that is made for "
                                    "“%s”."),
                                 name, tel_device_type_get_product (type), tel_device_type_get_product (self->type));
}

/* A CTI remote device is no client: it has neither certificate nor SIP profile nor buttons (contract 2.4, 2.9). */
static void
check_remote_device (TelSoftphoneSituation *self, const char *rule)
{
  if (tel_device_type_is_softphone (self->type))
    return;

  check_name (self, rule);
  if (tel_softphone_request_get_start_capf (self->request))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("%s is a CTI remote device, which has no certificate. Do not start CAPF "
                                    "enrolment."),
                                 self->device_name);
  if (!tel_text_is_blank (tel_device_get_sip_profile (self->device)))
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 _ ("%s is a CTI remote device, which has no SIP profile. Choose none."),
                                 self->device_name);
  if (tel_device_get_route_when_inactive (self->device) && tel_cluster_get_release (self->cluster) < TEL_RELEASE_10_0)
    tel_softphone_situation_say (self, rule, TEL_FORCE_REFUSE,
                                 /* Translators: a field, a device */
                                 _ ("This release does not know “%s”. Leave it off for %s."),
                                 tel_object_get_property_label (TEL_OBJECT (self->device), "route-when-inactive"),
                                 self->device_name);
  if (!tel_user_get_mobility_enabled (self->user))
    tel_softphone_situation_say (self, rule, TEL_FORCE_TICK,
                                 _ ("“Enable Mobility” is switched on for %s, which the owner of a CTI remote device "
                                    "needs. It can take a larger license."),
                                 self->user_name);
}

static void
check_reference (TelSoftphoneSituation *self, const char *property, TelObjectKind kind, Need need)
{
  gboolean is_known = self->base == NULL || tel_device_get_device_type (self->base, NULL);
  gboolean required =
      need == NEEDED || (need == NEEDED_BY_SOFTPHONES && is_known && tel_device_type_is_softphone (self->type));
  GListModel *store = G_LIST_MODEL (tel_cluster_get_store (self->cluster, kind));
  const char *label = tel_object_get_property_label (TEL_OBJECT (self->device), property);
  g_autofree char *name = NULL;
  g_autofree char *object = NULL;

  /* What an edit leaves as it is, is the cluster's own. */
  if (self->base != NULL && tel_object_property_equal (TEL_OBJECT (self->base), TEL_OBJECT (self->device), property))
    return;

  g_object_get (self->device, property, &name, NULL);
  if (name == NULL || *name == '\0')
    {
      if (required && g_list_model_get_n_items (store) == 0)
        tel_softphone_situation_say (
            self, REFERENCE_RULE, TEL_FORCE_REFUSE,
            /* Translators: the field that has nothing to choose from, e.g. “Device pool” */
            _ ("The cluster has nothing to choose for “%s”. Make one in Cisco Unified CM Administration, then read "
               "the cluster again."),
            label);
      else if (required)
        tel_softphone_situation_say (self, REFERENCE_RULE, TEL_FORCE_REFUSE,
                                     /* Translators: the field that was left empty, e.g. “Device pool” */
                                     _ ("“%s” is not chosen, and the cluster has several. Choose one."), label);
      return;
    }
  if (tel_softphone_situation_has_reference (self, kind, name))
    return;

  object = tel_object_kind_describe (kind, name, NULL);
  tel_softphone_situation_say (self, REFERENCE_RULE, TEL_FORCE_REFUSE,
                               /* Translators: what is missing, e.g. device pool “Tokyo” */
                               _ ("The cluster does not have the %s. Choose another."), object);
}

static void
check_references (TelSoftphoneSituation *self, const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    check_reference (self, references[i].property, references[i].kind, references[i].need);
}

static const TelSoftphoneRule device_rules[] = {
  { "G1.1", check_product, FALSE, NULL },
  { "G1.2", check_mobile_sip_profile, FALSE, "sip-profile" },
  { "G2.1", check_second_device, FALSE, NULL },
  { "G2.3", check_owner, FALSE, NULL },
  { "G2.4", check_desktop_name, FALSE, NULL },
  { "G2.5", check_mobile_name, FALSE, NULL },
  { "G2.6", remind_of_conferences, FALSE, NULL },
  { "G2.8", check_support_field, FALSE, NULL },
  { "G6.3", check_desktop_sip_profile, FALSE, "sip-profile" },
  { "G6.4", check_own_mobile_sip_profile, FALSE, "sip-profile" },
  { "G8.1", check_remote_device, FALSE, NULL },
  { REFERENCE_RULE, check_references, FALSE, "*" },
  { REFERENCE_RULE, check_button_template, FALSE, "button-template" },
};

static gboolean
is_edited (TelSoftphoneSituation *self, const char *property)
{
  if (g_str_equal (property, "*"))
    return TRUE;
  if (g_str_equal (property, "security-profile") && self->starts_capf)
    return TRUE;

  return !tel_object_property_equal (TEL_OBJECT (self->base), TEL_OBJECT (self->device), property);
}

static gboolean
speaks (TelSoftphoneSituation *self, const TelSoftphoneRule *rule)
{
  /* Of a phone that is none of these types only what it refers to is known. */
  if (self->base != NULL && !tel_device_get_device_type (self->base, NULL))
    return rule->check == check_references;
  if (self->base != NULL)
    return rule->edited != NULL && is_edited (self, rule->edited);

  return self->request != NULL || rule->for_string;
}

static void
run_rules (TelSoftphoneSituation *self, const TelSoftphoneRule *rules, guint n_rules)
{
  for (guint i = 0; i < n_rules; i++)
    if (speaks (self, &rules[i]))
      rules[i].check (self, rules[i].rule);
}

/**
 * tel_softphone_rules_run:
 * @self: a situation
 *
 * Lets every rule of the guide speak. What they say is in the situation's notices, refusals and ticks as they come.
 */
void
tel_softphone_rules_run (TelSoftphoneSituation *self)
{
  const TelSoftphoneRule *rules;
  guint n_rules;

  g_return_if_fail (self != NULL);

  run_rules (self, device_rules, G_N_ELEMENTS (device_rules));
  rules = tel_line_rules_get (&n_rules);
  run_rules (self, rules, n_rules);
  rules = tel_capf_rules_get (&n_rules);
  run_rules (self, rules, n_rules);
}

/**
 * tel_softphone_rules_explain_product:
 * @cluster: a cluster with its references
 * @type: a type of softphone
 *
 * Says why a type is missing from the cluster (G1.1).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when the type is there
 */
char *
tel_softphone_rules_explain_product (TelCluster *cluster, TelDeviceType type)
{
  if (tel_cluster_has_product (cluster, type))
    return NULL;

  return g_strdup_printf (_ ("The cluster does not know the phone type “%s”. Install its COP file in Cisco Unified OS "
                             "Administration (G1.1)."),
                          tel_device_type_get_product (type));
}

/**
 * tel_softphone_rules_explain_sip_profile:
 * @cluster: a cluster with its references
 * @type: a type of softphone
 *
 * Says why a mobile type cannot be made before release 10: no SIP profile has the timers it needs (G1.2).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when there is one or none is needed
 */
char *
tel_softphone_rules_explain_sip_profile (TelCluster *cluster, TelDeviceType type)
{
  g_autoptr (GListModel) profiles = NULL;

  if (!tel_device_type_is_mobile (type) || tel_cluster_get_release (cluster) >= TEL_RELEASE_10_0)
    return NULL;

  profiles = tel_softphone_builder_list_sip_profiles (cluster, type);
  if (g_list_model_get_n_items (profiles) > 0)
    return NULL;

  return g_strdup_printf (
      _ ("No SIP profile of the cluster has the timers that %s needs on this release. Make a mobile "
         "SIP profile first (G6)."),
      tel_device_type_get_product (type));
}

/**
 * tel_softphone_rules_explain_second:
 * @cluster: a cluster with its devices
 * @user: a user
 * @type: a type of softphone
 *
 * Says which device keeps a user from getting another of its type (G2.1).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when the user has none
 */
char *
tel_softphone_rules_explain_second (TelCluster *cluster, TelUser *user, TelDeviceType type)
{
  TelDevice *device = tel_cluster_get_softphone (cluster, user, type);

  return device != NULL ? tel_softphone_rules_describe_second (user, device) : NULL;
}

/**
 * tel_softphone_rules_describe_second:
 * @user: a user
 * @device: the softphone that they have
 *
 * Says that the user cannot get another softphone of its type (G2.1).
 *
 * Returns: (transfer full): the sentence
 */
char *
tel_softphone_rules_describe_second (TelUser *user, TelDevice *device)
{
  g_autofree char *name = tel_user_dup_full_name (user);
  TelDeviceType type;

  g_return_val_if_fail (tel_device_get_device_type (device, &type), NULL);

  return g_strdup_printf (
      /* Translators: a user, a device prefix such as CSF, the name of the device */
      _ ("%s has a device of the type %s already: %s. A user may have one of each type (G2.1)."), name,
      tel_device_type_get_prefix (type), tel_device_get_name (device));
}
