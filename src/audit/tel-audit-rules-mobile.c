/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* The rules of the catalogue about mobile devices and what the cluster needs for them: M01 to M06. */

#include "config.h"

#include "audit/tel-audit-devices.h"
#include "audit/tel-audit-parameters.h"
#include "audit/tel-audit-rules-private.h"

#include <glib/gi18n-lib.h>

static const char *const timers[] = { "timer-register-delta", "timer-register", "timer-keep-alive", "timer-subscribe",
                                      "timer-subscribe-delta" };

static gboolean
is_mobile (TelDevice *device)
{
  TelDeviceType type;

  return tel_device_get_softphone_type (device, &type) && tel_device_type_is_mobile (type);
}

/* From release 10 the cluster brings a profile for mobile devices, whatever its timers are (G6.4). */
static gboolean
is_standard_mobile_profile (TelAuditPass *pass, const char *name)
{
  TelRelease release = tel_snapshot_get_release (pass->snapshot);

  return release >= TEL_RELEASE_10_0 &&
         g_strcmp0 (name, tel_device_type_get_sip_profile (TEL_DEVICE_TYPE_TCT, release)) == 0;
}

/* Every timer that is not what Jabber needs in the background (G6.2). */
static char *
describe_timers (TelSipProfile *profile)
{
  g_autoptr (TelSipProfile) right = tel_sip_profile_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  tel_sip_profile_set_mobile_timers (right);
  for (guint i = 0; i < G_N_ELEMENTS (timers); i++)
    {
      guint found;
      guint wanted;

      g_object_get (profile, timers[i], &found, NULL);
      g_object_get (right, timers[i], &wanted, NULL);
      if (found != wanted)
        g_ptr_array_add (texts,
                         /* Translators: the name of a timer, its value, the value that it should have */
                         g_strdup_printf (_ ("%s %u instead of %u"),
                                          tel_object_get_property_label (TEL_OBJECT (profile), timers[i]), found,
                                          wanted));
    }
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (_ (", "), (char **) texts->pdata);
}

static void
judge_sip_profile (TelAuditPass *pass, TelDevice *device)
{
  const char *name = tel_device_get_sip_profile (device);
  TelSipProfile *profile = tel_snapshot_get_sip_profile (pass->snapshot, name);
  g_autofree char *wrong = NULL;

  if (is_standard_mobile_profile (pass, name) || (profile != NULL && tel_sip_profile_has_mobile_timers (profile)))
    return;

  if (profile == NULL)
    {
      /* Translators: a SIP profile, or “none” */
      tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, _ ("The SIP profile is “%s”."),
                                 tel_audit_show (name));
      return;
    }

  wrong = describe_timers (profile);
  /* Translators: a SIP profile, its timers */
  tel_audit_pass_add_device (pass, TEL_SEVERITY_ERROR, device, _ ("The SIP profile is “%s”: %s."), name, wrong);
}

static void
judge_mobile_timers (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (is_mobile (device))
      judge_sip_profile (pass, device);
}

static gboolean
are_all_mobile (GPtrArray *devices)
{
  for (guint i = 0; i < devices->len; i++)
    if (!is_mobile (devices->pdata[i]))
      return FALSE;

  return TRUE;
}

/* A profile that other devices use too is not made for mobile ones; nor is one that the cluster brings. */
static void
judge_own_profiles (TelAuditPass *pass)
{
  g_autoptr (GHashTable) index = tel_audit_pass_index_devices (pass, tel_device_get_sip_profile);
  TelSipProfile *profile;

  for (each_object (pass, TEL_OBJECT_KIND_SIP_PROFILE, profile))
    {
      const char *name = tel_sip_profile_get_name (profile);
      GPtrArray *devices = g_hash_table_lookup (index, name);
      g_autofree char *wrong = NULL;
      TelFinding *finding;

      if (devices == NULL || !are_all_mobile (devices) || g_str_has_prefix (name, "Standard ") ||
          tel_sip_profile_has_mobile_timers (profile))
        continue;

      wrong = describe_timers (profile);
      finding =
          tel_audit_pass_add_other (pass, TEL_SEVERITY_WARNING, TEL_OBJECT_KIND_SIP_PROFILE, name, NULL,
                                    /* Translators: the timers of a SIP profile */
                                    _ ("Only mobile devices use the profile, and its timers are others: %s."), wrong);
      tel_audit_pass_concern_devices (pass, finding, devices);
    }
}

static void
judge_desktop_profile (TelAuditPass *pass)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    {
      const char *name = tel_device_get_sip_profile (device);
      TelSipProfile *profile = tel_snapshot_get_sip_profile (pass->snapshot, name);
      TelDeviceType type;

      if (tel_device_get_softphone_type (device, &type) && type == TEL_DEVICE_TYPE_CSF &&
          (is_standard_mobile_profile (pass, name) || (profile != NULL && tel_sip_profile_has_mobile_timers (profile))))
        /* Translators: a SIP profile */
        tel_audit_pass_add_device (pass, TEL_SEVERITY_INFORMATION, device,
                                   _ ("The SIP profile is “%s”, which is for mobile devices."), name);
    }
}

static guint
count_mobile (TelAuditPass *pass, gboolean with_tablets)
{
  TelDevice *device;
  guint n = 0;

  for (each_softphone (pass, device))
    {
      TelDeviceType type;

      if (is_mobile (device) && tel_device_get_softphone_type (device, &type) &&
          (with_tablets || type != TEL_DEVICE_TYPE_TAB))
        n++;
    }

  return n;
}

static void
judge_alert_timer (TelAuditPass *pass)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_ALERT_TIMER;
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (pass->snapshot, parameter);
  GPtrArray *rows = tel_parameter_discovery_get_rows (discovery);

  if (count_mobile (pass, FALSE) == 0)
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *value = tel_parameter_get_text (rows->pdata[i]);

      if (g_ascii_strtoull (value, NULL, 10) < TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE)
        tel_audit_pass_add_parameter (pass, TEL_SEVERITY_INFORMATION, rows->pdata[i],
                                      /* Translators: the label of a parameter, its value in milliseconds */
                                      _ ("“%s” is %s ms, and there are softphones on iPhone or Android."),
                                      tel_guide_parameter_get_label (parameter), value);
    }
}

static char *
explain_alert_timer (TelSnapshot *snapshot)
{
  return tel_audit_explain_number (snapshot, TEL_GUIDE_PARAMETER_ALERT_TIMER);
}

static void
concern_mobile_devices (TelAuditPass *pass, TelFinding *finding)
{
  TelDevice *device;

  for (each_softphone (pass, device))
    if (is_mobile (device))
      tel_audit_pass_concern_device (pass, finding, device);
}

static void
judge_domain (TelAuditPass *pass)
{
  const TelGuideParameter parameter = TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN;
  g_autoptr (TelParameterDiscovery) discovery = tel_audit_discover (pass->snapshot, parameter);
  GPtrArray *rows = tel_parameter_discovery_get_rows (discovery);

  if (count_mobile (pass, TRUE) == 0)
    return;

  for (guint i = 0; i < rows->len; i++)
    if (*tel_parameter_get_text (rows->pdata[i]) == '\0')
      concern_mobile_devices (
          pass, tel_audit_pass_add_parameter (pass, TEL_SEVERITY_ERROR, rows->pdata[i],
                                              /* Translators: the label of a parameter */
                                              _ ("“%s” is empty, and there are softphones on mobile devices."),
                                              tel_guide_parameter_get_label (parameter)));
}

static char *
explain_domain (TelSnapshot *snapshot)
{
  return tel_audit_explain_parameter (snapshot, TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN);
}

/* There is no kind for a type of phone: it is the kind of what comes with it. */
static void
judge_products (TelAuditPass *pass)
{
  for (TelDeviceType type = 0; type < TEL_N_SOFTPHONE_TYPES; type++)
    if (!tel_snapshot_has_product (pass->snapshot, type))
      /* Translators: a type of phone */
      tel_audit_pass_add_other (pass, TEL_SEVERITY_ERROR, TEL_OBJECT_KIND_BUTTON_TEMPLATE,
                                tel_device_type_get_product (type), NULL,
                                _ ("The cluster does not know the type of phone “%s”."),
                                tel_device_type_get_product (type));
}

const TelAuditRule tel_audit_mobile_rules[] = {
  { "M01", N_ ("Mobile device without the timers for mobile devices"),
    N_ ("the SIP profile of every TCT, BOT and TAB, and its timers"),
    N_ ("In the background the client keeps its connection only with these timers. With others it is soon "
        "unreachable."),
    "G6.2, G6.4", N_ ("Choose the SIP profile for mobile devices."), TEL_SEVERITY_ERROR, TEL_FIX_AUTO, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (SIP_PROFILES), FALSE, judge_mobile_timers },
  { "M02", N_ ("SIP profile for mobile devices with wrong timers"),
    N_ ("the timers of the SIP profiles that only TCT, BOT and TAB use, except those that the cluster brings"),
    N_ ("In the background the client keeps its connection only with the timers of the guide."), "G6.2",
    N_ ("Set Timer Register Delta 120, Timer Register Expires 720, Timer Keep Alive Expires 720, Timer Subscribe "
        "Expires 21600 and Timer Subscribe Delta 15."),
    TEL_SEVERITY_WARNING, TEL_FIX_AUTO, 0, TEL_RELEASE_9_1,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (SIP_PROFILES), FALSE, judge_own_profiles },
  { "M03", N_ ("Desktop softphone with the SIP profile for mobile devices"),
    N_ ("the SIP profile of every CSF, and its timers"),
    N_ ("Desktop clients use the default SIP profile: the long timers of mobile devices hide from the cluster that a "
        "computer is gone."),
    "G6.3", N_ ("Choose the default SIP profile."), TEL_SEVERITY_INFORMATION, TEL_FIX_AUTO, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (SIP_PROFILES), FALSE, judge_desktop_profile },
  { "M04", N_ ("SIP Dual Mode Alert Timer is short"),
    N_ ("SIP Dual Mode Alert Timer, and whether there is a TCT or BOT"),
    N_ ("On networks with a narrow band calls can go to the mobile number before the client has answered."), "G7.2",
    N_ ("Set 10000 ms, but only where users report such trouble."), TEL_SEVERITY_INFORMATION, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (ALERT_TIMER), FALSE, judge_alert_timer, 0, explain_alert_timer },
  { "M05", N_ ("Organization Top Level Domain is empty"),
    N_ ("Organization Top Level Domain, and whether there is a TCT, BOT or TAB"),
    N_ ("Clients on mobile devices register with this DNS domain. Without it they do not."), "G1.5",
    N_ ("Set the domain, as in example.com."), TEL_SEVERITY_ERROR, TEL_FIX_CHOOSE, 0, 0,
    TEL_SNAPSHOT_BIT (DEVICES) | TEL_SNAPSHOT_BIT (ENTERPRISE_PARAMETERS), FALSE, judge_domain, 0, explain_domain },
  { "M06", N_ ("Device type missing"), N_ ("which types of softphone the cluster knows"),
    N_ ("Without its COP file no device of the type can be made."), "G1.1",
    N_ ("Install the COP file of the type on every node in Cisco Unified OS Administration: Software Upgrades → "
        "Install/Upgrade, and restart what its readme names."),
    TEL_SEVERITY_ERROR, TEL_FIX_BY_HAND, 0, 0, TEL_SNAPSHOT_BIT (PRODUCTS), FALSE, judge_products },
  { NULL },
};
