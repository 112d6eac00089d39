/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

/* How what the rules C01 to C19 find is put right: new strings, phone security profiles, CAPF. */

#include "config.h"

#include "audit/tel-fix-remedy.h"

#include <glib/gi18n-lib.h>

#include "audit/tel-audit-devices.h"
#include "audit/tel-fix-parameter.h"
#include "plan/tel-capf-builder.h"
#include "plan/tel-softphone-builder.h"

static char *
start_enrolment (TelFixWork *work, TelDevice *device)
{
  char *reason = tel_capf_builder_explain_refusal (work->cluster, device, TEL_CAPF_ACTION_ISSUE);

  if (reason == NULL)
    tel_amendments_start_capf (work->amendments, tel_device_get_name (device), work->deadline);

  return reason;
}

/* Mode, key size and key order come from the profile with it (G3.4). */
static char *
issue_string (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device = tel_fix_remedy_draft_device (work, finding, &reason);

  return device != NULL ? start_enrolment (work, device) : reason;
}

static TelSecurityProfile *
get_profile (TelFixWork *work, TelDevice *device)
{
  return tel_cluster_get_security_profile (work->cluster, tel_device_get_security_profile (device));
}

/* Those of the same type that ask for a string and need a certificate; those as secure as the present one before all.
 */
static char **
list_profiles_with_string (TelFixWork *work, TelDevice *device)
{
  TelSecurityProfile *present = get_profile (work, device);
  g_autoptr (GStrvBuilder) alike = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GListModel) profiles = NULL;
  gboolean has_alike = FALSE;
  TelDeviceType type;

  if (!tel_device_get_softphone_type (device, &type))
    return g_new0 (char *, 1);

  profiles = tel_softphone_builder_list_security_profiles (work->cluster, type);
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (TelSecurityProfile) profile = g_list_model_get_item (profiles, i);

      if (!tel_security_profile_asks_for_string (profile) || !tel_security_profile_needs_certificate (profile) ||
          !tel_security_profile_uses_tls (profile))
        continue;
      g_strv_builder_add (all, tel_security_profile_get_name (profile));
      if (present == NULL || g_strcmp0 (tel_security_profile_get_device_security_mode (present),
                                        tel_security_profile_get_device_security_mode (profile)) != 0)
        continue;
      g_strv_builder_add (alike, tel_security_profile_get_name (profile));
      has_alike = TRUE;
    }

  return g_strv_builder_end (has_alike ? alike : all);
}

/* What is pending follows the profile, so that it is the profile that is another one (contract 4.1). */
static char *
ask_device_for_string (TelFixWork *work, TelDevice *device)
{
  TelSecurityProfile *profile = get_profile (work, device);
  g_auto (GStrv) fitting = NULL;
  const char *name = work->value;
  TelDeviceType type;

  if (profile != NULL && tel_security_profile_asks_for_string (profile))
    return start_enrolment (work, device);

  fitting = list_profiles_with_string (work, device);
  if (name == NULL && tel_device_get_softphone_type (device, &type))
    name = tel_fix_remedy_pick (work, type, "security-profile", (const char *const *) fitting);
  if (name == NULL)
    return tel_fix_remedy_explain_several (tel_object_get_property_label (TEL_OBJECT (device), "security-profile"),
                                           (const char *const *) fitting);

  g_object_set (device, "security-profile", name, NULL);

  return start_enrolment (work, device);
}

static char *
ask_profile_for_string (TelFixWork *work, TelFinding *finding)
{
  TelSecurityProfile *profile =
      tel_fix_work_draft_profile (work, TEL_OBJECT_KIND_SECURITY_PROFILE, tel_finding_get_name (finding));

  if (profile == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_SECURITY_PROFILE, tel_finding_get_name (finding), NULL);

  g_object_set (profile, "authentication-mode", TEL_AUTHENTICATION_MODE_STRING, NULL);

  return NULL;
}

static char *
ask_for_string (TelFixWork *work, TelFinding *finding)
{
  char *reason = NULL;
  TelDevice *device;

  if (tel_finding_get_kind (finding) == TEL_OBJECT_KIND_SECURITY_PROFILE)
    return ask_profile_for_string (work, finding);

  device = tel_fix_remedy_draft_device (work, finding, &reason);

  return device != NULL ? ask_device_for_string (work, device) : reason;
}

static void
list_string_profiles (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  TelDevice *device = tel_snapshot_get_device (work->snapshot, tel_finding_get_name (finding));
  g_auto (GStrv) fitting = device != NULL ? list_profiles_with_string (work, device) : NULL;

  for (guint i = 0; fitting != NULL && fitting[i] != NULL; i++)
    /* Translators: a profile */
    tel_fix_remedy_add_choice (choices, fitting[i], g_strdup_printf (_ ("Use “%s”"), fitting[i]));
}

static char *
untick_encryption (TelFixWork *work, TelFinding *finding)
{
  TelSecurityProfile *profile =
      tel_fix_work_draft_profile (work, TEL_OBJECT_KIND_SECURITY_PROFILE, tel_finding_get_name (finding));

  if (profile == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_SECURITY_PROFILE, tel_finding_get_name (finding), NULL);

  g_object_set (profile, "tftp-encrypted-config", FALSE, NULL);

  return NULL;
}

static char *
set_transport (TelFixWork *work, TelFinding *finding)
{
  TelSecurityProfile *profile =
      tel_fix_work_draft_profile (work, TEL_OBJECT_KIND_SECURITY_PROFILE, tel_finding_get_name (finding));

  if (profile == NULL)
    return tel_fix_work_explain_gone (TEL_OBJECT_KIND_SECURITY_PROFILE, tel_finding_get_name (finding), NULL);

  g_object_set (profile, "transport", TEL_TRANSPORT_TLS, NULL);

  return NULL;
}

static void
list_issuers (TelFixWork *work, TelFinding *finding, GListStore *choices)
{
  tel_fix_remedy_add_choice (choices, TEL_GUIDE_PARAMETER_ISSUER,
                             g_strdup_printf (_ ("Set it to “%s”"), TEL_GUIDE_PARAMETER_ISSUER));
}

static void
set_issuer (TelFixWork *work, TelFinding *finding, GTask *task)
{
  tel_fix_parameter_build (work, TEL_GUIDE_PARAMETER_CERTIFICATE_ISSUER, task);
}

const TelFixRemedy tel_fix_enrolment_remedies[] = {
  { "C01", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C02", tel_fix_remedy_want_object, ask_for_string, list_string_profiles, NULL, FALSE },
  { "C04", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C05", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C06", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C07", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C10", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C11", tel_fix_remedy_want_object, issue_string, NULL, NULL, FALSE },
  { "C12", NULL, untick_encryption, NULL, NULL, FALSE },
  { "C16", NULL, NULL, list_issuers, set_issuer, FALSE },
  { "C19", NULL, set_transport, NULL, NULL, FALSE },
  { NULL },
};
