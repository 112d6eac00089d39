/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* How what the rules M01 to M05 find is put right: the SIP profiles and parameters of mobile devices. */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "audit/tel-audit-devices.h"
#include "audit/tel-fix-parameter.h"
#include "plan/tel-softphone-builder.h"

/* The standard one of the release where the cluster has it, else those with the timers that the type needs (G6.2). */
static char **
list_fitting_profiles (TelFixWork *work, TelDeviceType type)
{
  const char *standard = tel_device_type_get_sip_profile (type, tel_cluster_get_release (work->cluster));
  g_autoptr (GListModel) profiles = tel_softphone_builder_list_sip_profiles (work->cluster, type);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (standard != NULL && tel_cluster_get_sip_profile (work->cluster, standard) != NULL)
    {
      g_strv_builder_add (names, standard);
      return g_strv_builder_end (names);
    }

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSipProfile) profile = g_list_model_get_item (profiles, i);

      if (tel_sip_profile_has_mobile_timers (profile) == tel_device_type_is_mobile (type))
        g_strv_builder_add (names, tel_sip_profile_get_name (profile));
    }

  return g_strv_builder_end (names);
}

static char *
change_profile (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);
  g_auto (GStrv) fitting = NULL;
  const char *name = work->value;
  TelDeviceType type;

  if (device == NULL || !tel_device_get_softphone_type (device, &type))
    return reason;

  fitting = list_fitting_profiles (work, type);
  if (name == NULL)
    name = tel_fix_remedy_pick (work, type, "sip-profile", (const char *const *) fitting);
  if (name == NULL && fitting[0] == NULL && tel_device_type_is_mobile (type))
    return g_strdup (_ ("The cluster has no SIP profile with the timers that mobile devices need. Make one on the "
                        "Cluster page first."));
  if (name == NULL)
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "sip-profile"),
                                           (const char *const *) fitting);

  g_object_set (device, "sip-profile", name, NULL);

  return NULL;
}

static void
list_profiles (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  g_auto (GStrv) fitting = NULL;
  TelDeviceType type;

  if (device == NULL || !tel_device_get_softphone_type (device, &type))
    return;

  fitting = list_fitting_profiles (work, type);
  for (guint i = 0; fitting[i] != NULL; i++)
    /* Translators: a profile */
    tel_fix_remedy_add_choice (choices, fitting[i], g_strdup_printf (_ ("Use “%s”"), fitting[i]));
}

static char *
set_timers (TelFixWork *work, TelFinding *finding)
{
  TelSipProfile *profile =
      tel_fix_work_draft_profile (work, TEL_OBJECT_KIND_SIP_PROFILE, tel_finding_get_name (finding));

  if (profile == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_SIP_PROFILE, tel_finding_get_name (finding), NULL);

  tel_sip_profile_set_mobile_timers (profile);

  return NULL;
}

static void
list_timers (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  g_autofree char *value = g_strdup_printf ("%d", TEL_GUIDE_PARAMETER_ALERT_TIMER_VALUE);

  tel_fix_remedy_add_choice (
      choices, value,
      /* Translators: milliseconds */
      g_strdup_printf (_ ("Set it to %s ms, where users report that calls go to voice mail too early"), value));
}

static void
set_alert_timer (TelFixWork *work, TelFinding *finding, GTask *task)
{
  tel_fix_parameter_build (work, TEL_GUIDE_PARAMETER_ALERT_TIMER, task);
}

/* The domain of the site is most likely that of its mail addresses. */
static void
list_domains (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  for (guint i = 0; i < tel_snapshot_get_n (work->snapshot, TEL_OBJECT_KIND_USER); i++)
    {
      const char *mail = tel_user_get_mail (tel_snapshot_get_nth (work->snapshot, TEL_OBJECT_KIND_USER, i));
      const char *at = mail != NULL ? strrchr (mail, '@') : NULL;

      if (at != NULL && at[1] != '\0')
        tel_fix_remedy_add_choice (choices, at + 1, g_strdup_printf (_ ("Set it to “%s”"), at + 1));
    }
}

static void
set_domain (TelFixWork *work, TelFinding *finding, GTask *task)
{
  tel_fix_parameter_build (work, TEL_GUIDE_PARAMETER_ORGANIZATION_DOMAIN, task);
}

const TelFixRemedy tel_fix_mobile_remedies[] = {
  { "M01", tel_fix_remedy_want_object, change_profile, list_profiles, NULL, FALSE },
  { "M02", NULL, set_timers, NULL, NULL, FALSE },
  { "M03", tel_fix_remedy_want_object, change_profile, list_profiles, NULL, FALSE },
  { "M04", NULL, NULL, list_timers, set_alert_timer, TRUE },
  { "M05", NULL, NULL, list_domains, set_domain, TRUE },
  { NULL },
};
