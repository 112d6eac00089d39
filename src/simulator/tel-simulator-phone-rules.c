/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-phone-rules.h"

#include "simulator/tel-simulator-fault.h"

/**
 * tel_simulator_phone_rules_check_name:
 * @name: (nullable): the name of a device
 * @model: its kind
 * @error: return location for a #GError
 *
 * Checks a name as the cluster does: more loosely than the guide's rules (G2.4, G2.5), which are the client's affair.
 *
 * Returns: FALSE with a #TelSimulatorFault in the words of contract 1.4
 */
gboolean
tel_simulator_phone_rules_check_name (const char *name, const TelSimulatorModel *model, GError **error)
{
  gboolean desk_phone = !model->softphone && !g_str_equal (model->protocol, "CTI Remote Device");
  const char *pattern = desk_phone ? "^(SEP[0-9A-F]{12}|[A-Z]{3}[0-9A-F]{12})$" : "^[a-zA-Z0-9._-]{1,50}$";

  if (name != NULL && g_regex_match_simple (pattern, name, G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "The specified name has invalid characters or is not formatted correctly for this device type."
               "Valid characters include %s",
               desk_phone ? "[0-9A-F]{12}" : "[a-zA-Z0-9._-]{1,50}");

  return FALSE;
}

static gboolean
check_value (const TelSimulatorElement *phone, const char *element, const char *only, GError **error)
{
  const char *value = tel_simulator_element_get_child_text (phone, element);

  if (value == NULL || *value == '\0' || g_str_equal (value, only))
    return TRUE;

  g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC,
               "The specified %s is not supported for this device type.", element);

  return FALSE;
}

/**
 * tel_simulator_phone_rules_check_request:
 * @phone: the phone of an add or the whole request of an update
 * @model: its kind
 * @error: return location for a #GError
 *
 * Refuses what Jabber devices do not support (contract 1.4).
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_phone_rules_check_request (const TelSimulatorElement *phone,
                                         const TelSimulatorModel *model,
                                         GError **error)
{
  return !model->softphone || (check_value (phone, "dndOption", "Ringer Off", error) &&
                               check_value (phone, "mlppIndicationStatus", "Off", error) &&
                               check_value (phone, "preemption", "Default", error));
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, message);

  return FALSE;
}

static gboolean
fits (const char *wanted, const char *found)
{
  return found == NULL || g_strcmp0 (wanted, found) == 0;
}

/**
 * tel_simulator_phone_rules_check_stored:
 * @context: the cluster
 * @pkid: a phone as it is after a write
 * @error: return location for a #GError
 *
 * Checks that profile and template are made for the phone's model and protocol. Those of the universal device template
 * fit every model.
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_phone_rules_check_stored (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT d.tkmodel, d.tkdeviceprotocol, s.tkmodel, s.tkdeviceprotocol, p.tkmodel, p.tkdeviceprotocol,"
      " d.fksipprofile, y.name FROM device d LEFT JOIN securityprofile s ON d.fksecurityprofile = s.pkid"
      " LEFT JOIN phonetemplate p ON d.fkphonetemplate = p.pkid"
      " JOIN typedeviceprotocol y ON y.enum = d.tkdeviceprotocol WHERE d.pkid = ?",
      pkid, TEL_SIMULATOR_END);
  const char *model = tel_simulator_rows_get (rows, 0, 0);
  const char *protocol = tel_simulator_rows_get (rows, 0, 1);

  if (!fits (model, tel_simulator_rows_get (rows, 0, 2)) || !fits (protocol, tel_simulator_rows_get (rows, 0, 3)))
    return refuse (error, "The specified Security Profile is not valid for this device type (model and protocol).");

  if (!fits (model, tel_simulator_rows_get (rows, 0, 4)) || !fits (protocol, tel_simulator_rows_get (rows, 0, 5)))
    return refuse (error,
                   "The specified Phone Button Template is not valid for this device type (model and protocol).");

  if (tel_simulator_rows_get (rows, 0, 6) != NULL && !g_str_equal (tel_simulator_rows_get (rows, 0, 7), "SIP"))
    return refuse (error, "The specified SIP Profile is not valid for this device type (model and protocol).");

  return TRUE;
}

/**
 * tel_simulator_phone_rules_fill_in:
 * @context: the cluster
 * @pkid: a phone as it is after a write
 * @error: return location for a #GError
 *
 * Gives a phone what every phone of its kind has and the request left out: security profile, SIP profile, button
 * template, common phone profile, location and presence group, as far as the cluster has the standard ones.
 *
 * Returns: FALSE with a #TelSimulatorFault
 */
gboolean
tel_simulator_phone_rules_fill_in (const TelSimulatorContext *context, const char *pkid, GError **error)
{
  return tel_simulator_store_run (
      context->store, error,
      "UPDATE device SET"
      " fksecurityprofile = coalesce (fksecurityprofile, (SELECT s.pkid FROM securityprofile s WHERE"
      " s.tkmodel = device.tkmodel AND s.tkdeviceprotocol = device.tkdeviceprotocol AND s.isstandard = 't')),"
      " fksipprofile = coalesce (fksipprofile, (SELECT s.pkid FROM sipprofile s, typedeviceprotocol y WHERE"
      " s.name = 'Standard SIP Profile' AND y.enum = device.tkdeviceprotocol AND y.name = 'SIP')),"
      " fkphonetemplate = coalesce (fkphonetemplate, (SELECT p.pkid FROM phonetemplate p WHERE"
      " p.tkmodel = device.tkmodel AND p.tkdeviceprotocol = device.tkdeviceprotocol AND p.usermodifiableflag = 'f')),"
      " fkcommonphoneconfig = coalesce (fkcommonphoneconfig, (SELECT c.pkid FROM commonphoneconfig c WHERE"
      " c.name = 'Standard Common Phone Profile')),"
      " fklocation = coalesce (fklocation, (SELECT l.pkid FROM location l WHERE l.name = 'Hub_None')),"
      " fkmatrix_presence = coalesce (fkmatrix_presence, (SELECT m.pkid FROM matrix m WHERE"
      " m.name = 'Standard Presence group'))"
      " WHERE pkid = ?",
      pkid, TEL_SIMULATOR_END);
}
