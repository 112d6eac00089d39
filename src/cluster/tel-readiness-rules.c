/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "cluster/tel-readiness-private.h"

#include <glib/gi18n-lib.h>

static GListModel *
list (TelReadiness *self, TelObjectKind kind)
{
  return G_LIST_MODEL (tel_cluster_get_store (tel_readiness_get_cluster (self), kind));
}

static TelRelease
get_release (TelReadiness *self)
{
  return tel_cluster_get_release (tel_readiness_get_cluster (self));
}

static const char *
get_value (GPtrArray *rows, guint position)
{
  return tel_parameter_get_text (rows->pdata[position]);
}

/* What the cluster does not tell is neither met nor not met; where several names fit, a person knows which it is. */
static void
add_unread (TelReadiness *self, TelReadinessFacts facts, TelGuideParameter parameter)
{
  TelParameterDiscovery *discovery = tel_readiness_get_parameter (self, parameter);
  const char *refusal = tel_readiness_get_refusal (self, parameter);
  g_autofree char *place = NULL;
  g_autofree char *names = NULL;
  g_autofree char *found = NULL;

  facts.state = TEL_READINESS_STATE_UNREADABLE;
  facts.target = parameter;
  facts.fix = TEL_READINESS_FIX_ELSEWHERE;
  if (discovery != NULL && tel_parameter_discovery_get_answer (discovery) == TEL_DISCOVERY_SEVERAL)
    {
      names = g_strjoinv (_ (", "), (char **) tel_parameter_discovery_get_names (discovery));
      /* Translators: internal names of parameters */
      found = g_strdup_printf (_ ("several parameters may be meant: %s"), names);
      facts.fix = TEL_READINESS_FIX_CHOICE;
    }
  else if (refusal != NULL)
    /* Translators: a sentence that says why the parameters were not told */
    found = g_strdup_printf (_ ("the cluster did not tell. %s"), refusal);
  else
    found = g_strdup (_ ("the cluster shows no such parameter"));

  if (facts.fix == TEL_READINESS_FIX_ELSEWHERE)
    /* Translators: a place in the cluster's pages, the label of a parameter */
    facts.place = place = g_strdup_printf (_ ("Look at it in %s, “%s”."), tel_guide_parameter_get_place (parameter),
                                           tel_guide_parameter_get_label (parameter));
  facts.found = found;
  tel_readiness_add (self, &facts);
}

static void
add_not_applicable (TelReadiness *self, TelReadinessFacts facts, const char *found)
{
  facts.state = TEL_READINESS_STATE_NOT_APPLICABLE;
  facts.fix = TEL_READINESS_FIX_NONE;
  facts.found = found;
  tel_readiness_add (self, &facts);
}

static void
judge_product (TelReadiness *self, TelDeviceType type)
{
  gboolean is_there = tel_cluster_has_product (tel_readiness_get_cluster (self), type);
  /* Translators: a type of phone */
  g_autofree char *title = g_strdup_printf (_ ("COP file of “%s”"), tel_device_type_get_product (type));

  tel_readiness_add (self,
                     &(TelReadinessFacts){
                         .rule = "G1.1",
                         .part = tel_device_type_get_prefix (type),
                         .group = TEL_READINESS_GROUP_TYPES,
                         .title = title,
                         .state = is_there ? TEL_READINESS_STATE_MET : TEL_READINESS_STATE_NOT_MET,
                         .found = is_there ? _ ("the cluster knows this type of phone")
                                           : _ ("the cluster does not know this type of phone"),
                         .reason = _ ("Without it no device of this type can be made (G1.1)."),
                         .fix = is_there ? TEL_READINESS_FIX_NONE : TEL_READINESS_FIX_ELSEWHERE,
                         .target = type,
                         .need = tel_need_of_type (type),
                         .place =
                             is_there
                                 ? NULL
                                 : _ ("Cisco Unified OS Administration: Software Upgrades → Install/Upgrade, on every "
                                      "node. Install the COP file of this type and restart what its readme names."),
                     });
}

static void
judge_products (TelReadiness *self)
{
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    judge_product (self, type);
}

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, _ ("%s“%s”"), names->len > 0 ? _ (", ") : "", name);
}

/* Translated names between quotation marks; NULL where there are none. */
static char *
list_mobile_profiles (TelReadiness *self)
{
  GListModel *profiles = list (self, TEL_OBJECT_KIND_SIP_PROFILE);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSipProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_sip_profile_has_mobile_timers (profile))
        append_name (names, tel_sip_profile_get_name (profile));
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
judge_mobile_profile (TelReadiness *self)
{
  g_autofree char *names = list_mobile_profiles (self);
  TelReadinessFacts facts = {
    .rule = "G1.2",
    .group = TEL_READINESS_GROUP_MOBILE,
    .title = _ ("SIP profile for mobile devices"),
    .state = names != NULL ? TEL_READINESS_STATE_MET : TEL_READINESS_STATE_NOT_MET,
    .found = names != NULL ? names : _ ("no SIP profile has the timers for mobile devices"),
    .reason = _ ("On release 9 no TCT, BOT or TAB is made without one: Jabber keeps its connection in the background "
                 "with its timers (G1.2, G6)."),
    .fix = names != NULL ? TEL_READINESS_FIX_NONE : TEL_READINESS_FIX_SIP_PROFILE,
  };

  if (get_release (self) >= TEL_RELEASE_10_0)
    add_not_applicable (self, facts, _ ("from release 10 the cluster brings its own, see G6.4"));
  else
    tel_readiness_add (self, &facts);
}

static const char *
find_mobile_profile (TelReadiness *self)
{
  GListModel *profiles = list (self, TEL_OBJECT_KIND_SIP_PROFILE);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      /* The store keeps it. */
      g_autoptr (TelSipProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_sip_profile_has_mobile_timers (profile))
        return tel_sip_profile_get_name (profile);
    }

  return NULL;
}

/* Of the one that does it, and of the standard one where it is another. */
static char *
describe_mobile_profiles (TelSipProfile *standard, gboolean is_standard, const char *names)
{
  if (is_standard)
    return g_strdup (names);
  if (names == NULL)
    return g_strdup (standard != NULL ? _ ("it is there, but its timers are not those for mobile devices, and no other "
                                           "SIP profile has them")
                                      : _ ("it is missing, and no other SIP profile has the timers for mobile "
                                           "devices"));

  /* Translators: names of SIP profiles, the name of the standard one */
  return g_strdup_printf (standard != NULL ? _ ("%s; the timers of “%s” are not those for mobile devices")
                                           : _ ("%s; “%s” is missing"),
                          names, tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_TCT, TEL_RELEASE_10_0));
}

/* The title is the profile that meets it. */
static void
judge_standard_mobile_profile (TelReadiness *self)
{
  const char *name = tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_TCT, TEL_RELEASE_10_0);
  TelSipProfile *standard = tel_cluster_get_sip_profile (tel_readiness_get_cluster (self), name);
  gboolean is_standard = standard != NULL && tel_sip_profile_has_mobile_timers (standard);
  g_autofree char *names = list_mobile_profiles (self);
  g_autofree char *found = describe_mobile_profiles (standard, is_standard, names);
  TelReadinessFacts facts = {
    .rule = "G6.4",
    .group = TEL_READINESS_GROUP_MOBILE,
    .title = names != NULL && !is_standard ? find_mobile_profile (self) : name,
    .state = names != NULL ? TEL_READINESS_STATE_MET : TEL_READINESS_STATE_NOT_MET,
    .found = found,
    .reason =
        _ ("From release 10 mobile devices use the SIP profile “Standard SIP Profile for Mobile Device”, or one of the "
           "site’s own with timers that do the same (G6.4)."),
    .fix = names != NULL ? TEL_READINESS_FIX_NONE : TEL_READINESS_FIX_SIP_PROFILE,
  };

  if (get_release (self) < TEL_RELEASE_10_0)
    add_not_applicable (self, facts, _ ("release 9 has none, see G1.2"));
  else
    tel_readiness_add (self, &facts);
}

static void
judge_organization_domain (TelReadiness *self)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN;
  GPtrArray *rows = tel_readiness_get_rows (self, parameter);
  g_autofree char *found = tel_readiness_describe_values (self, parameter);
  TelReadinessFacts facts = {
    .rule = "G1.5",
    .group = TEL_READINESS_GROUP_MOBILE,
    .title = tel_guide_parameter_get_label (parameter),
    .reason =
        _ ("Jabber on mobile devices registers with this DNS domain; it is set before any TCT, BOT or TAB (G1.5)."),
    .target = parameter,
  };

  if (rows == NULL)
    {
      add_unread (self, facts, parameter);
      return;
    }

  facts.found = found;
  facts.state = *get_value (rows, 0) != '\0' ? TEL_READINESS_STATE_MET : TEL_READINESS_STATE_NOT_MET;
  if (facts.state == TEL_READINESS_STATE_NOT_MET)
    facts.fix = TEL_READINESS_FIX_PARAMETER;
  tel_readiness_add (self, &facts);
}

/* G7.1: it is raised only where users report that calls go wrong, so that a low value is no fault. */
static void
judge_alert_timer (TelReadiness *self)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_ALERT_TIMER;
  GPtrArray *rows = tel_readiness_get_rows (self, parameter);
  g_autofree char *values = tel_readiness_describe_values (self, parameter);
  g_autofree char *found = NULL;
  TelReadinessFacts facts = {
    .rule = "G7.2",
    .group = TEL_READINESS_GROUP_MOBILE,
    .title = tel_guide_parameter_get_label (parameter),
    .state = TEL_READINESS_STATE_REMINDER,
    .reason =
        _ ("Where mobile devices on narrow-band networks have trouble receiving calls, and users report it, it is "
           "raised to 10000 ms, so that calls do not go to the mobile number too early (G7)."),
    .target = parameter,
  };

  if (rows == NULL)
    {
      add_unread (self, facts, parameter);
      return;
    }

  /* Translators: the value of a timer, or values with the nodes that have them */
  facts.found = found = g_strdup_printf (_ ("%s (in milliseconds)"), values);
  tel_readiness_add (self, &facts);
}

static char *
list_secure_profiles (TelReadiness *self, TelDeviceType type)
{
  GListModel *profiles = list (self, TEL_OBJECT_KIND_SECURITY_PROFILE);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_security_profile_is_secure (profile) && tel_security_profile_uses_tls (profile) &&
          g_strcmp0 (tel_security_profile_get_product (profile), tel_device_type_get_product (type)) == 0)
        append_name (names, tel_security_profile_get_name (profile));
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static void
judge_secure_profiles (TelReadiness *self)
{
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    {
      g_autofree char *names = list_secure_profiles (self, type);
      g_autofree char *title =
          /* Translators: a type of phone */
          g_strdup_printf (_ ("Secure phone security profile for “%s”"), tel_device_type_get_product (type));
      TelReadinessFacts facts = {
        .rule = "G1.3",
        .part = tel_device_type_get_prefix (type),
        .group = TEL_READINESS_GROUP_SECURE,
        .title = title,
        .state = names != NULL ? TEL_READINESS_STATE_MET : TEL_READINESS_STATE_NOT_MET,
        .found = names != NULL ? names : _ ("no profile of this type is Authenticated or Encrypted with TLS"),
        .reason = _ ("Only where secure phones are wanted: such a phone is given one of these profiles (G1.3, G8)."),
        .fix = names != NULL ? TEL_READINESS_FIX_NONE : TEL_READINESS_FIX_SECURITY_PROFILE,
        .target = type,
        .need = TEL_NEED_SECURE,
      };

      if (!tel_cluster_has_product (tel_readiness_get_cluster (self), type))
        add_not_applicable (self, facts, _ ("the cluster does not know this type of phone, see G1.1"));
      else
        tel_readiness_add (self, &facts);
    }
}

static gboolean
is_number (const char *value)
{
  return g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, NULL, NULL);
}

/* The cluster may keep a number instead of the words (contract 7), which says neither yes nor no. */
static TelReadinessState
judge_issuers (GPtrArray *rows)
{
  TelReadinessState state = TEL_READINESS_STATE_MET;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = get_value (rows, i);

      if (*value == '\0' || is_number (value))
        return TEL_READINESS_STATE_UNREADABLE;
      if (g_ascii_strcasecmp (value, TEL_GUIDE_PARAMETER_ISSUER) != 0)
        state = TEL_READINESS_STATE_NOT_MET;
    }

  return state;
}

static void
judge_issuer (TelReadiness *self)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER;
  GPtrArray *rows = tel_readiness_get_rows (self, parameter);
  g_autofree char *values = tel_readiness_describe_values (self, parameter);
  g_autofree char *found = NULL;
  TelReadinessFacts facts = {
    .rule = "G1.4",
    .group = TEL_READINESS_GROUP_SECURE,
    .title = tel_guide_parameter_get_label (parameter),
    .reason = _ ("For CAPF enrolment Jabber supports “Cisco Certificate Authority Proxy Function” alone. Changing it "
                 "changes the enrolment of all phones and needs a restart of the CAPF service (G1.4)."),
    .target = parameter,
    .need = TEL_NEED_SECURE,
  };

  if (get_release (self) < TEL_RELEASE_10_0)
    {
      add_not_applicable (self, facts, _ ("release 9 has no such parameter"));
      return;
    }
  if (rows == NULL)
    {
      add_unread (self, facts, parameter);
      return;
    }

  facts.state = judge_issuers (rows);
  facts.found = values;
  if (facts.state == TEL_READINESS_STATE_UNREADABLE)
    {
      /* Translators: the value of a parameter */
      facts.found = found = g_strdup_printf (_ ("%s, which does not say what it stands for"), values);
      facts.fix = TEL_READINESS_FIX_ELSEWHERE;
      facts.place = _ ("Compare it in Cisco Unified CM Administration: System → Service Parameters, the publisher, "
                       "Cisco Certificate Authority Proxy Function.");
    }
  else if (facts.state == TEL_READINESS_STATE_NOT_MET)
    {
      facts.fix = TEL_READINESS_FIX_PARAMETER;
      facts.proposal = TEL_GUIDE_PARAMETER_ISSUER;
      facts.place = _ ("Afterwards restart the CAPF service in Cisco Unified Serviceability: Tools → Control Center - "
                       "Feature Services, the publisher, Cisco Certificate Authority Proxy Function.");
    }
  tel_readiness_add (self, &facts);
}

static void
judge_mixed_mode (TelReadiness *self)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_SECURITY_MODE;
  TelRelease release = get_release (self);
  GPtrArray *rows = tel_readiness_get_rows (self, parameter);
  TelReadinessFacts facts = {
    .rule = "G1.6",
    .group = TEL_READINESS_GROUP_SECURE,
    .title = _ ("Mixed mode"),
    .reason =
        release >= TEL_RELEASE_12_5
            ? _ ("Only where secure phones are wanted: without it they do not register. Profiles with OAuth do not "
                 "need it (G1.6).")
            : _ ("Only where secure phones are wanted: without it they do not register (G1.6)."),
    .target = parameter,
    .need = TEL_NEED_SECURE,
  };

  if (rows == NULL || *get_value (rows, 0) == '\0')
    {
      add_unread (self, facts, parameter);
      return;
    }

  if (g_str_equal (get_value (rows, 0), "0"))
    {
      facts.state = TEL_READINESS_STATE_NOT_MET;
      facts.found = _ ("the cluster is not secured (“Cluster Security Mode” is 0)");
      facts.fix = TEL_READINESS_FIX_ELSEWHERE;
      if (release < TEL_RELEASE_10_0)
        facts.place = _ ("With the CTL client, on a Windows computer with a security token; then restart Cisco "
                         "CallManager and Cisco TFTP in Cisco Unified Serviceability on every node.");
      else
        {
          facts.place = _ ("With the CTL client, or on the command line of the publisher; then restart Cisco "
                           "CallManager and Cisco TFTP in Cisco Unified Serviceability on every node.");
          facts.command = "utils ctl set-cluster mixed-mode";
        }
    }
  else
    facts.found = _ ("the cluster is in mixed mode");
  tel_readiness_add (self, &facts);
}

static void
remind_of_conferences (TelReadiness *self)
{
  tel_readiness_add (self,
                     &(TelReadinessFacts){
                         .rule = "G1.7",
                         .group = TEL_READINESS_GROUP_SECURE,
                         .title = _ ("Secure conferences"),
                         .state = TEL_READINESS_STATE_REMINDER,
                         .found = _ ("the cluster does not tell whether its bridges support secure phones"),
                         .reason = _ ("A conference is secure only when its bridge supports secure phones and all "
                                      "participants share a cipher (G1.7)."),
                         .fix = TEL_READINESS_FIX_ELSEWHERE,
                         .need = TEL_NEED_SECURE,
                         .place = _ ("Cisco Unified CM Administration: Media Resources → Conference Bridge. Choose "
                                     "a bridge with a secure profile for conferences of secure phones."),
                     });
}

static void
judge_oauth (TelReadiness *self)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_OAUTH_MODE;
  GPtrArray *rows = tel_readiness_get_rows (self, parameter);
  TelReadinessFacts facts = {
    .rule = "G1.8",
    .group = TEL_READINESS_GROUP_SECURE,
    .title = _ ("SIP OAuth"),
    .reason = _ ("From release 12.5 it is recommended over CAPF for Jabber: phones need neither a certificate of their "
                 "own nor mixed mode (G1.8)."),
    .target = parameter,
    .need = TEL_NEED_SECURE,
  };

  if (get_release (self) < TEL_RELEASE_12_5)
    {
      add_not_applicable (self, facts, _ ("it came with release 12.5"));
      return;
    }
  if (rows == NULL || *get_value (rows, 0) == '\0')
    {
      add_unread (self, facts, parameter);
      return;
    }

  if (g_str_equal (get_value (rows, 0), "0"))
    {
      facts.state = TEL_READINESS_STATE_REMINDER;
      facts.found = _ ("it is switched off (“Cluster SIPOAuth Mode” is 0)");
      facts.fix = TEL_READINESS_FIX_ELSEWHERE;
      facts.place = _ ("On the command line of the publisher.");
      facts.command = "utils sipOAuth-mode enable";
    }
  else
    facts.found = _ ("it is switched on");
  tel_readiness_add (self, &facts);
}

/**
 * tel_readiness_rules_judge:
 * @self: a readiness for which everything was read
 *
 * Judges every prerequisite for the release of the cluster, in the order in which they are shown.
 */
void
tel_readiness_rules_judge (TelReadiness *self)
{
  static void (*const rules[]) (TelReadiness *) = {
    judge_products,
    judge_mobile_profile,
    judge_standard_mobile_profile,
    judge_organization_domain,
    judge_alert_timer,
    judge_secure_profiles,
    judge_issuer,
    judge_mixed_mode,
    remind_of_conferences,
    judge_oauth,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](self);
}
