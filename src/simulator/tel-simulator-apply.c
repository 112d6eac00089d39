/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-apply.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-phone.h"
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

static const Applied applied[] = {
  { "PhoneSecurityProfile", &tel_simulator_security_profile_object, "fksecurityprofile = ?" },
  { "SipProfile", &tel_simulator_sip_profile_object, "fksipprofile = ?" },
  { "Phone", &tel_simulator_phone_object, "pkid = ?" },
  { "Line", &tel_simulator_line_object, "pkid IN (SELECT m.fkdevice FROM devicenumplanmap m WHERE m.fknumplan = ?)" },
};

/* A phone fetches its configuration file at each of the three, so it knows of a pending certificate operation then. */
static gboolean
touch_phones (
    const TelSimulatorContext *context, const char *counter, const char *condition, const char *pkid, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE device SET %s = %s + 1, tkcertificateoperation_applied = tkcertificateoperation WHERE %s", counter,
      counter, condition);

  return tel_simulator_store_run (context->store, error, sql, pkid, TEL_SIMULATOR_END);
}

static const char *
get_counter (const char *operation)
{
  if (g_str_has_prefix (operation, "apply"))
    return "applycount";

  return g_str_has_prefix (operation, "restart") ? "restartcount" : "resetcount";
}

/**
 * tel_simulator_apply_object:
 * @context: the cluster
 * @request: an apply, reset or restart of a phone, line, security profile or SIP profile
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lets the phones concerned fetch their configuration anew (contract 2.1, 10.0 and later). Each counts it.
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

      return pkid != NULL && touch_phones (context, get_counter (operation), applied[i].condition, pkid, error) &&
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
 * Resets or restarts a phone or applies its configuration, on any release (contract 2.1).
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
  const char *counter = NULL;
  g_autofree char *pkid = NULL;

  if (g_strcmp0 (type, "Apply Configuration") == 0)
    counter = "applycount";
  else if (g_strcmp0 (type, "Reset") == 0 || (type == NULL && tel_simulator_types_read_boolean (hard)))
    counter = "resetcount";
  else if (g_strcmp0 (type, "Restart") == 0 || type == NULL)
    counter = "restartcount";

  if (counter == NULL)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
                   "The specified value for deviceResetType is not valid: %s", type);

      return FALSE;
    }

  if (name == NULL || !tel_simulator_record_refer (context, name, "device", &pkid, error))
    return FALSE;

  return touch_phones (context, counter, "pkid = ?", pkid, error) && tel_simulator_record_answer (response, NULL);
}
