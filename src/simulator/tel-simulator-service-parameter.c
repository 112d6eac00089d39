/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-service-parameter.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-parameters.h"

static const TelSimulatorField fields[] = {
  { "processNodeName", "fkprocessnode", TEL_SIMULATOR_FIELD_REFERENCE, "processnode" },
  { "name", "paramname", TEL_SIMULATOR_FIELD_TEXT },
  { "service", "tkservice", TEL_SIMULATOR_FIELD_ENUMERATION, "typeservice" },
  { "value", "paramvalue", TEL_SIMULATOR_FIELD_TEXT },
  { "valueType", "tkparam", TEL_SIMULATOR_FIELD_ENUMERATION, "typeparam" },
};

static const char *const own[] = { NULL };

const TelSimulatorObject tel_simulator_service_parameter_object = {
  "processconfig", "serviceParameter", "ServiceParameter", "name", "paramname", fields, G_N_ELEMENTS (fields), own,
};

static char *
find (const TelSimulatorContext *context, const TelSimulatorElement *request, int code, GError **error)
{
  const TelSimulatorElement *node_reference = tel_simulator_element_get_child (request, "processNodeName");
  const char *name = tel_simulator_element_get_child_text (request, "name");
  const char *service = tel_simulator_element_get_child_text (request, "service");
  g_autofree char *node = NULL;
  char *pkid;

  if (tel_simulator_element_get_child (request, "uuid") != NULL)
    return tel_simulator_record_find (context, &tel_simulator_service_parameter_object, request, code, error);

  if (node_reference != NULL && !tel_simulator_record_refer (context, node_reference, "processnode", &node, error))
    return NULL;

  pkid = tel_simulator_store_look_up (context->store,
                                      "SELECT c.pkid FROM processconfig c JOIN typeservice s ON c.tkservice = s.enum"
                                      " WHERE c.fkprocessnode = ? AND c.paramname = ? AND s.name = ?",
                                      node, name, service, TEL_SIMULATOR_END);

  if (pkid == NULL)
    g_set_error (error, TEL_SIMULATOR_FAULT, code,
                 code == TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND ? "%s not found"
                                                              : "Item not valid: The specified %s was not found",
                 "ServiceParameter");

  return pkid;
}

/**
 * tel_simulator_service_parameter_get:
 * @context: the cluster
 * @request: a getServiceParameter
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such parameter (contract 2.6)
 */
gboolean
tel_simulator_service_parameter_get (const TelSimulatorContext *context,
                                     const TelSimulatorElement *request,
                                     TelSimulatorElement *response,
                                     GError **error)
{
  g_autofree char *pkid = find (context, request, TEL_SIMULATOR_FAULT_NOT_FOUND, error);

  if (pkid == NULL)
    return FALSE;

  tel_simulator_record_return (context, &tel_simulator_service_parameter_object, pkid, request, response);

  return TRUE;
}

/**
 * tel_simulator_service_parameter_list:
 * @context: the cluster
 * @request: a listServiceParameter
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Lists service and enterprise parameters. There is no criterion for their name (contract 2.6).
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_service_parameter_list (const TelSimulatorContext *context,
                                      const TelSimulatorElement *request,
                                      TelSimulatorElement *response,
                                      GError **error)
{
  return tel_simulator_record_list (context, &tel_simulator_service_parameter_object, request, response, error);
}

/**
 * tel_simulator_service_parameter_update:
 * @context: the cluster
 * @request: an updateServiceParameter
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Changes the value of a parameter within what the parameter allows; the cluster's security mode is only read.
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such parameter or the value is refused
 */
gboolean
tel_simulator_service_parameter_update (const TelSimulatorContext *context,
                                        const TelSimulatorElement *request,
                                        TelSimulatorElement *response,
                                        GError **error)
{
  g_autofree char *pkid = find (context, request, TEL_SIMULATOR_FAULT_UPDATE_NOT_FOUND, error);
  const char *value = tel_simulator_element_get_child_text (request, "value");
  g_autoptr (GPtrArray) rows = NULL;

  if (pkid == NULL)
    return FALSE;

  if (tel_simulator_element_get_child (request, "value") == NULL)
    return tel_simulator_record_answer (response, pkid);

  rows = tel_simulator_store_select (context->store, "SELECT paramrule, paramname FROM processconfig WHERE pkid = ?",
                                     pkid, TEL_SIMULATOR_END);

  return tel_simulator_parameters_check (tel_simulator_rows_get (rows, 0, 0), tel_simulator_rows_get (rows, 0, 1),
                                         value, error) &&
         tel_simulator_store_run (context->store, error, "UPDATE processconfig SET paramvalue = ? WHERE pkid = ?",
                                  value, pkid, TEL_SIMULATOR_END) &&
         tel_simulator_record_answer (response, pkid);
}
