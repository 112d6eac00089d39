/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-parameters-reset.h"

#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-parameters.h"
#include "simulator/tel-simulator-record.h"

/* A parameter that may not be set, such as the security mode, is not set to its default either: its rule says so. */
static gboolean
reset_row (const TelSimulatorContext *context, TelSimulatorRows *rows, guint row, GError **error)
{
  const char *value = tel_simulator_rows_get (rows, row, 1);
  const char *rule = tel_simulator_rows_get (rows, row, 2);

  if (tel_simulator_parameters_is_fixed (rule))
    return TRUE;

  return tel_simulator_store_run (context->store, error, "UPDATE processconfig SET paramvalue = ? WHERE pkid = ?",
                                  value, tel_simulator_rows_get (rows, row, 0), TEL_SIMULATOR_END);
}

static gboolean
reset (const TelSimulatorContext *context, const char *node, const char *service, GError **error)
{
  g_autoptr (GPtrArray) rows = tel_simulator_store_select (
      context->store,
      "SELECT c.pkid, c.paramdefault, c.paramrule FROM processconfig c JOIN processnode n ON c.fkprocessnode = n.pkid"
      " JOIN typeservice s ON c.tkservice = s.enum WHERE n.pkid = ? AND s.name = ?",
      node, service, TEL_SIMULATOR_END);

  if (rows->len == 0)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_NOT_FOUND,
                   "Item not valid: The specified %s was not found", service);

      return FALSE;
    }

  for (guint i = 0; i < rows->len; i++)
    if (!reset_row (context, rows, i, error))
      return FALSE;

  return TRUE;
}

/**
 * tel_simulator_parameters_reset_service:
 * @context: the cluster
 * @request: a doServiceParametersReset
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Sets the parameters of a service on a node to their defaults, as the schema's annotation has it (contract 2.6, 11.5
 * and later).
 *
 * Returns: FALSE with a #TelSimulatorFault when the node has no such service
 */
gboolean
tel_simulator_parameters_reset_service (const TelSimulatorContext *context,
                                        const TelSimulatorElement *request,
                                        TelSimulatorElement *response,
                                        GError **error)
{
  const TelSimulatorElement *reference = tel_simulator_element_get_child (request, "processNodeName");
  g_autofree char *node = NULL;

  if (!tel_simulator_record_refer (context, reference, "processnode", &node, error))
    return FALSE;

  return reset (context, node, tel_simulator_element_get_child_text (request, "service"), error) &&
         tel_simulator_record_answer (response, NULL);
}

/**
 * tel_simulator_parameters_reset_enterprise:
 * @context: the cluster
 * @request: a doEnterpriseParametersReset
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Sets the enterprise parameters to their defaults, as the schema's annotation has it (contract 2.6, 11.5 and later).
 *
 * Returns: whether they could be set
 */
gboolean
tel_simulator_parameters_reset_enterprise (const TelSimulatorContext *context,
                                           const TelSimulatorElement *request,
                                           TelSimulatorElement *response,
                                           GError **error)
{
  g_autofree char *node =
      tel_simulator_store_look_up (context->store, "SELECT pkid FROM processnode WHERE name = 'EnterpriseWideData'",
                                   TEL_SIMULATOR_END);

  return reset (context, node, "Enterprise Wide", error) && tel_simulator_record_answer (response, NULL);
}
