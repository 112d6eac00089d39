/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-sip-profile.h"

#include "simulator/tel-simulator-defaults.h"
#include "simulator/tel-simulator-fault.h"

#define READ_ONLY TEL_SIMULATOR_FIELD_READ_ONLY

static const TelSimulatorField fields[] = {
  { "name", "name", TEL_SIMULATOR_FIELD_TEXT, NULL, READ_ONLY },
  { "description", "description", TEL_SIMULATOR_FIELD_TEXT },
  { "timerRegisterDelta", "siptimerregdelta", TEL_SIMULATOR_FIELD_TEXT },
  { "timerRegister", "siptimerregexpires", TEL_SIMULATOR_FIELD_TEXT },
  { "timerKeepAlive", "zztimerkeepaliveexpires", TEL_SIMULATOR_FIELD_TEXT },
  { "timerSubscribe", "zztimersubscribeexpires", TEL_SIMULATOR_FIELD_TEXT },
  { "timerSubscribeDelta", "zztimersubscribedelta", TEL_SIMULATOR_FIELD_TEXT },
};

static const char *const own[] = { "newName", NULL };

/* What is empty unless somebody fills it: a whole answer names it all the same. */
static const char *const mostly_empty[] = {
  "dscpForAudioCalls",
  "dscpForVideoCalls",
  "dscpForAudioPortionOfVideoCalls",
  "dscpForTelePresenceCalls",
  "dscpForAudioPortionOfTelePresenceCalls",
  "resourcePriorityNamespaceListName",
  "scriptParameters",
  "sipNormalizationScript",
  "resourcePriorityNamespace",
  "callerIdDn",
  "callerName",
  "sdpTransparency",
};

/* The ranges that the administration's help gives; where it says “any positive number”, what six digits hold. */
static const struct
{
  const char *element;
  guint minimum;
  guint maximum;
} ranges[] = {
  { "defaultTelephonyEventPayloadType", 96, 127 },
  { "timerInvite", 0, 999999 },
  { "timerRegisterDelta", 0, 32767 },
  { "timerRegister", 0, 999999 },
  { "timerT1", 0, 999999 },
  { "timerT2", 0, 999999 },
  { "retryInvite", 0, 999999 },
  { "retryNotInvite", 0, 999999 },
  { "startMediaPort", 2048, 65535 },
  { "stopMediaPort", 2048, 65535 },
  { "startVideoPort", 0, 65535 },
  { "stopVideoPort", 0, 65535 },
  { "timerKeepAlive", 0, 999999 },
  { "timerSubscribe", 0, 999999 },
  { "timerSubscribeDelta", 3, 15 },
  { "maxRedirects", 0, 100 },
  { "timerOffHookToFirstDigit", 0, 150000 },
  { "optionsPingIntervalWhenStatusOK", 5, 600 },
  { "optionsPingIntervalWhenStatusNotOK", 5, 600 },
  { "sipOptionsRetryCount", 1, 10 },
  { "sipOptionsRetryTimer", 100, 1000 },
};

static void
complete (const TelSimulatorContext *context,
          const char *pkid,
          const TelSimulatorElement *tags,
          TelSimulatorElement *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (mostly_empty); i++)
    if (tel_simulator_record_wants (tags, mostly_empty[i]) &&
        tel_simulator_element_get_child (element, mostly_empty[i]) == NULL)
      tel_simulator_element_add_child (element, mostly_empty[i]);
}

const TelSimulatorObject tel_simulator_sip_profile_object = {
  "sipprofile", "sipProfile", "SipProfile", "name", "name", fields, G_N_ELEMENTS (fields), own, .complete = complete,
};

static gboolean
check_standard (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  g_autofree char *standard =
      tel_simulator_store_look_up (context->store, "SELECT isstandard FROM sipprofile WHERE pkid = ?", pkid,
                                   TEL_SIMULATOR_END);

  if (g_strcmp0 (standard, "t") != 0)
    return TRUE;

  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                       "The standard SIP Profile cannot be modified or deleted.");

  return FALSE;
}

static gboolean
check_numbers (const TelSimulatorElement *profile, GError **error)
{
  const char *start = tel_simulator_element_get_child_text (profile, "startMediaPort");
  const char *stop = tel_simulator_element_get_child_text (profile, "stopMediaPort");

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const char *value = tel_simulator_element_get_child_text (profile, ranges[i].element);

      if (value == NULL || *value == '\0' ||
          g_ascii_string_to_unsigned (value, 10, ranges[i].minimum, ranges[i].maximum, NULL, NULL))
        continue;

      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The specified value for %s is not valid: %s. The value must be a number from %u to %u.",
                   ranges[i].element, value, ranges[i].minimum, ranges[i].maximum);

      return FALSE;
    }

  if (start != NULL && stop != NULL && *start != '\0' && *stop != '\0' &&
      g_ascii_strtoull (start, NULL, 10) > g_ascii_strtoull (stop, NULL, 10))
    {
      g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                           "Start Media Port must be less than or equal to Stop Media Port.");

      return FALSE;
    }

  return TRUE;
}

/**
 * tel_simulator_sip_profile_create:
 * @context: the cluster
 * @profile: the `sipProfile` of an addSipProfile
 * @error: return location for a #GError
 *
 * Adds a SIP profile, with the schema's defaults for what is left out (contract 2.5).
 *
 * Returns: (transfer full): its key, NULL with a #TelSimulatorFault when it is refused
 */
char *
tel_simulator_sip_profile_create (const TelSimulatorContext *context,
                                  const TelSimulatorElement *profile,
                                  GError **error)
{
  g_autoptr (TelSimulatorElement) full = tel_simulator_defaults_apply (profile, "sipProfile", context->release);
  g_autofree char *pkid = tel_simulator_store_new_pkid (context->store);
  const char *name = tel_simulator_element_get_child_text (profile, "name");

  if (!tel_simulator_record_check_name ("sipprofile", name, error))
    return NULL;

  if (check_numbers (full, error) &&
      tel_simulator_store_run (context->store, error, "INSERT INTO sipprofile (pkid, name) VALUES (?, ?)", pkid, name,
                               TEL_SIMULATOR_END) &&
      tel_simulator_record_write (context, &tel_simulator_sip_profile_object, pkid, full, error))
    return g_steal_pointer (&pkid);

  return NULL;
}

/**
 * tel_simulator_sip_profile_add:
 * @context: the cluster
 * @request: an addSipProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the profile is refused (contract 2.5)
 */
gboolean
tel_simulator_sip_profile_add (const TelSimulatorContext *context,
                               const TelSimulatorElement *request,
                               TelSimulatorElement *response,
                               GError **error)
{
  g_autofree char *pkid =
      tel_simulator_sip_profile_create (context, tel_simulator_element_get_child (request, "sipProfile"), error);

  return pkid != NULL && tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_sip_profile_get:
 * @context: the cluster
 * @request: a getSipProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such profile
 */
gboolean
tel_simulator_sip_profile_get (const TelSimulatorContext *context,
                               const TelSimulatorElement *request,
                               TelSimulatorElement *response,
                               GError **error)
{
  return tel_simulator_record_get (context, &tel_simulator_sip_profile_object, request, response, error);
}

/**
 * tel_simulator_sip_profile_list:
 * @context: the cluster
 * @request: a listSipProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_sip_profile_list (const TelSimulatorContext *context,
                                const TelSimulatorElement *request,
                                TelSimulatorElement *response,
                                GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_sip_profile_object, request, response, error);
}

/**
 * tel_simulator_sip_profile_update:
 * @context: the cluster
 * @request: an updateSipProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Changes a profile, and with it every phone that has it. Standard ones cannot be changed (contract 2.5).
 *
 * Returns: FALSE with a #TelSimulatorFault when the change is refused
 */
gboolean
tel_simulator_sip_profile_update (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_sip_profile_object, request,
                                                     TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);
  const char *name = tel_simulator_element_get_child_text (request, "newName");

  if (pkid == NULL || !check_standard (context, pkid, error) || !check_numbers (request, error))
    return FALSE;

  if (name != NULL && !tel_simulator_record_check_name ("sipprofile", name, error))
    return FALSE;

  if (name != NULL && !tel_simulator_store_run (context->store, error, "UPDATE sipprofile SET name = ? WHERE pkid = ?",
                                                name, pkid, TEL_SIMULATOR_END))
    return FALSE;

  return tel_simulator_record_write (context, &tel_simulator_sip_profile_object, pkid, request, error) &&
         tel_simulator_record_answer (response, pkid);
}

/**
 * tel_simulator_sip_profile_remove:
 * @context: the cluster
 * @request: a removeSipProfile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Removes a profile that no phone has and that is not a standard one.
 *
 * Returns: FALSE with a #TelSimulatorFault when it is refused
 */
gboolean
tel_simulator_sip_profile_remove (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error)
{
  g_autofree char *pkid = tel_simulator_record_find (context, &tel_simulator_sip_profile_object, request,
                                                     TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  return pkid != NULL && check_standard (context, pkid, error) &&
         tel_simulator_record_remove (context, &tel_simulator_sip_profile_object, request, response, error);
}
