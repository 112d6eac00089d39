/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-apply.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-registration.h"
#include "simulator/tel-simulator-security-profile.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-types.h"

/* An object whose configuration can be applied, with the condition that finds its phones. */
typedef struct
{
  const char *suffix;
  const TelSimulatorObject *object;
  const char *condition;
} Applied;

/* How phones are made to fetch their configuration: what it is called, what counts it, and how long they are away. */
typedef struct
{
  const char *verb;
  const char *type;
  const char *counter;
  guint seconds;
} Effect;

static const Applied applied[] = {
  { "PhoneSecurityProfile", &tel_simulator_security_profile_object, "d.fksecurityprofile = ?" },
  { "SipProfile", &tel_simulator_sip_profile_object, "d.fksipprofile = ?" },
  { "Phone", &tel_simulator_phone_object, "d.pkid = ?" },
  { "Line", &tel_simulator_line_object, "d.pkid IN (SELECT m.fkdevice FROM devicenumplanmap m WHERE m.fknumplan = ?)" },
};

static const Effect effects[] = {
  { "apply", "Apply Configuration", "applycount", 5 },
  { "restart", "Restart", "restartcount", 20 },
  { "reset", "Reset", "resetcount", 60 },
};

/* What 14.0 can ask of a device besides: a problem report, and its extended configuration. Neither changes anything
 * that the cluster keeps, nor whether the device is registered. */
static const char *const asked[] = { "Generate PRT", "Extended Config Pull", NULL };

/* A phone fetches its configuration file at each of the three, so it knows of a pending certificate operation then. */
static gboolean
touch_phones (
    const TelSimulatorContext *context, const Effect *effect, const char *condition, const char *value, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE device AS d SET %s = %s + 1, tkcertificateoperation_applied = tkcertificateoperation WHERE %s",
      effect->counter, effect->counter, condition);

  return tel_simulator_store_run (context->store, error, sql, value, TEL_SIMULATOR_END) &&
         tel_simulator_registration_interrupt (context, effect->seconds, condition, value, error);
}

static const Effect *
find_effect (const char *operation)
{
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (g_str_has_prefix (operation, effects[i].verb))
      return &effects[i];

  g_return_val_if_reached (NULL);
}

/**
 * tel_simulator_apply_object:
 * @context: the cluster
 * @request: an apply, reset or restart of a phone, line, security profile or SIP profile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lets the phones concerned fetch their configuration anew (contract 2.1, 10.0 and later). Each counts it, and those
 * that have logged in are not registered for as long as it takes.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such object
 */
gboolean
tel_simulator_apply_object (const TelSimulatorContext *context,
                            const TelSimulatorElement *request,
                            TelSimulatorElement *response,
                            GError **error)
{
  const char *operation = tel_simulator_element_get_name (request);

  for (guint i = 0; i < G_N_ELEMENTS (applied); i++)
    {
      const TelSimulatorObject *object = applied[i].object;
      g_autofree char *pkid = NULL;

      if (!g_str_has_suffix (operation, applied[i].suffix))
        continue;

      pkid = object == &tel_simulator_line_object
                 ? tel_simulator_line_find (context, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error)
                 : tel_simulator_record_find (context, object, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);

      return pkid != NULL && touch_phones (context, find_effect (operation), applied[i].condition, pkid, error) &&
             tel_simulator_record_answer (response, pkid);
    }

  g_return_val_if_reached (FALSE);
}

/**
 * tel_simulator_apply_device:
 * @context: the cluster
 * @request: a doDeviceReset
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Resets or restarts a phone or applies its configuration, on any release; from 14.0 on it may be asked for a problem
 * report or to fetch its extended configuration too (contract 2.1).
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such phone or no such way to reset it
 */
gboolean
tel_simulator_apply_device (const TelSimulatorContext *context,
                            const TelSimulatorElement *request,
                            TelSimulatorElement *response,
                            GError **error)
{
  const char *type = tel_simulator_element_get_child_text (request, "deviceResetType");
  const char *hard = tel_simulator_element_get_child_text (request, "isHardReset");
  const TelSimulatorElement *name = tel_simulator_element_get_child (request, "deviceName");
  const Effect *effect = NULL;
  g_autofree char *pkid = NULL;
  gboolean only_asked;

  if (type == NULL)
    type = tel_simulator_types_read_boolean (hard) ? "Reset" : "Restart";

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    if (g_str_equal (effects[i].type, type))
      effect = &effects[i];

  only_asked = context->release >= 1400 && g_strv_contains (asked, type);

  if (effect == NULL && !only_asked)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The specified value for deviceResetType is not valid: %s", type);

      return FALSE;
    }

  if (name == NULL || !tel_simulator_record_refer (context, name, "device", &pkid, error))
    return FALSE;

  return (only_asked || touch_phones (context, effect, "d.pkid = ?", pkid, error)) &&
         tel_simulator_record_answer (response, NULL);
}

/**
 * tel_simulator_apply_everywhere:
 * @context: the cluster
 * @request: an applyConfig, reset or restart of the enterprise parameters
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lets every device fetch its configuration anew, as the buttons of the page of the enterprise parameters do (contract
 * 2.6, 12.5 and later; the schema's annotations do not say more).
 *
 * Returns: whether the devices could be told
 */
gboolean
tel_simulator_apply_everywhere (const TelSimulatorContext *context,
                                const TelSimulatorElement *request,
                                TelSimulatorElement *response,
                                GError **error)
{
  return touch_phones (context, find_effect (tel_simulator_element_get_name (request)), "d.tkclass = ?", "1", error) &&
         tel_simulator_record_answer (response, NULL);
}
