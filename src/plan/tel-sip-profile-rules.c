/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "plan/tel-profile-rules.h"

#include <glib/gi18n-lib.h>

#include "plan/tel-profile-proposal.h"

/* The ranges that the administration's help gives, where 0 is no time at all. */
#define MAXIMUM_DELTA 32767
#define MAXIMUM_TIMER 999999

static guint
get_timer (TelObject *profile, const char *property)
{
  guint timer;

  g_object_get (profile, property, &timer, NULL);

  return timer;
}

/* From release 10 on the cluster has a profile of that name, and its upgrade stumbles over ours (contract 2.5). */
static char *
check_name (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *name = tel_object_get_key (self->draft);

  if (self->base != NULL && tel_object_property_equal (self->base, self->draft, "name"))
    return NULL;
  if (!tel_profile_proposal_is_standard_name (TEL_TYPE_SIP_PROFILE, name, TEL_RELEASE_15_0))
    return NULL;
  if (self->release < TEL_RELEASE_10_0)
    return g_strdup_printf (
        _ ("Release 10 brings a standard profile of the name “%s”, and the upgrade fails where there "
           "is one already. Give this one another name."),
        name);

  return g_strdup_printf (_ ("“%s” is the name of a standard profile. Give this one another name."), name);
}

static char *
check_timer (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  guint maximum = g_str_equal (rule->property, "timer-register-delta") ? MAXIMUM_DELTA : MAXIMUM_TIMER;
  guint timer = get_timer (self->draft, rule->property);

  if (!tel_profile_rules_is_changed (self, rule->property) || (timer > 0 && timer <= maximum))
    return NULL;

  /* Translators: a field, a number */
  return g_strdup_printf (_ ("“%s” is a number of seconds from 1 to %u."),
                          tel_object_get_property_label (self->draft, rule->property), maximum);
}

/* The delta is taken off the time after which something expires. */
static char *
check_delta (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  const char *whole = g_str_equal (rule->property, "timer-register-delta") ? "timer-register" : "timer-subscribe";

  if (get_timer (self->draft, rule->property) == 0 || get_timer (self->draft, whole) == 0 ||
      get_timer (self->draft, rule->property) < get_timer (self->draft, whole) ||
      (!tel_profile_rules_is_changed (self, rule->property) && !tel_profile_rules_is_changed (self, whole)))
    return NULL;

  /* Translators: two fields */
  return g_strdup_printf (_ ("“%s” has to be less than “%s”: it is taken off it."),
                          tel_object_get_property_label (self->draft, rule->property),
                          tel_object_get_property_label (self->draft, whole));
}

static gboolean
is_new_mobile (const TelProfileSituation *self)
{
  return self->base == NULL && tel_sip_profile_has_mobile_timers (TEL_SIP_PROFILE (self->draft));
}

static char *
remind_of_background (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  if (self->release >= TEL_RELEASE_10_0 || !is_new_mobile (self))
    return NULL;

  return g_strdup (_ ("With these timers Jabber keeps its connection while it runs in the background."));
}

static char *
remind_of_desktops (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  return is_new_mobile (self) ? g_strdup (_ ("Give this profile to mobile devices only: desktop clients use the "
                                             "default SIP profile."))
                              : NULL;
}

static const char *
get_standard_sentence (void)
{
  return _ ("From release 10 on a cluster brings “Standard SIP Profile for Mobile Device”, which mobile devices use.");
}

static char *
remind_of_standard (const TelProfileSituation *self, const TelProfileRule *rule, TelForce *force)
{
  return self->release >= TEL_RELEASE_10_0 && is_new_mobile (self) ? g_strdup (get_standard_sentence ()) : NULL;
}

static const TelProfileRule rules[] = {
  { "standard", "name", TEL_FORCE_REFUSE, tel_profile_rules_check_standard },
  { "field", "name", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G6.2", "name", TEL_FORCE_REFUSE, check_name },
  { "field", "description", TEL_FORCE_REFUSE, tel_profile_rules_check_field },
  { "G6.2", "timer-register-delta", TEL_FORCE_REFUSE, check_timer },
  { "G6.2", "timer-register-delta", TEL_FORCE_REFUSE, check_delta },
  { "G6.1", "timer-register", TEL_FORCE_REMIND, remind_of_background },
  { "G6.2", "timer-register", TEL_FORCE_REFUSE, check_timer },
  { "G6.2", "timer-keep-alive", TEL_FORCE_REFUSE, check_timer },
  { "G6.2", "timer-subscribe", TEL_FORCE_REFUSE, check_timer },
  { "G6.2", "timer-subscribe-delta", TEL_FORCE_REFUSE, check_timer },
  { "G6.2", "timer-subscribe-delta", TEL_FORCE_REFUSE, check_delta },
  { "G6.3", "timer-register", TEL_FORCE_REMIND, remind_of_desktops },
  { "G6.4", "timer-register", TEL_FORCE_REMIND, remind_of_standard },
};

/**
 * tel_sip_profile_rules_get:
 * @n_rules: (out): how many
 *
 * Gets the rules of SIP profiles (G6).
 *
 * Returns: (array length=n_rules): the rules, in the order of the fields
 */
const TelProfileRule *
tel_sip_profile_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}

/**
 * tel_sip_profile_rules_explain_preset:
 * @cluster: a cluster whose SIP profiles were read
 *
 * Says why the timers for mobile devices are not offered (G6.4).
 *
 * Returns: (nullable): a translated sentence, %NULL where they are offered
 */
const char *
tel_sip_profile_rules_explain_preset (TelCluster *cluster)
{
  return tel_profile_proposal_offers_mobile_timers (cluster) ? NULL : get_standard_sentence ();
}

/**
 * tel_sip_profile_rules_explain_standard:
 * @cluster: a cluster with its SIP profiles
 *
 * Says what is wrong with the standard mobile SIP profile, which is used from release 10 on (G6.4).
 *
 * Returns: (transfer full) (nullable): the sentence, %NULL when it does what it is to do, or is not there yet
 */
char *
tel_sip_profile_rules_explain_standard (TelCluster *cluster)
{
  TelRelease release = tel_cluster_get_release (cluster);
  const char *name = tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_TCT, release);
  TelSipProfile *profile;

  if (release < TEL_RELEASE_10_0)
    return NULL;

  profile = tel_cluster_get_sip_profile (cluster, name);
  if (profile == NULL)
    return g_strdup_printf (_ ("The cluster lacks “%s”, which mobile devices use from release 10 on."), name);
  if (!tel_sip_profile_has_mobile_timers (profile))
    return g_strdup_printf (
        _ ("“%s” does not have the timers that a mobile device needs: Jabber may lose its connection "
           "in the background. Make a profile with them."),
        name);

  return NULL;
}
