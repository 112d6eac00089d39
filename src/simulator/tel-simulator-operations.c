/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-operations.h"

#include "simulator/tel-simulator-account.h"
#include "simulator/tel-simulator-apply.h"
#include "simulator/tel-simulator-changes.h"
#include "simulator/tel-simulator-credential.h"
#include "simulator/tel-simulator-end-user-capf-profile.h"
#include "simulator/tel-simulator-fault.h"
#include "simulator/tel-simulator-line.h"
#include "simulator/tel-simulator-options.h"
#include "simulator/tel-simulator-parameters-reset.h"
#include "simulator/tel-simulator-phone.h"
#include "simulator/tel-simulator-reference.h"
#include "simulator/tel-simulator-registration.h"
#include "simulator/tel-simulator-security-profile.h"
#include "simulator/tel-simulator-service-parameter.h"
#include "simulator/tel-simulator-sip-profile.h"
#include "simulator/tel-simulator-sql.h"
#include "simulator/tel-simulator-user.h"

/* An operation, whether it writes, and the first release that has it (contract 2.0, existence matrix). */
typedef struct
{
  const char *name;
  gboolean (*run) (const TelSimulatorContext *context,
                   const TelSimulatorElement *request,
                   TelSimulatorElement *response,
                   GError **error);
  gboolean writes;
  guint since;
} Operation;

static const Operation operations[] = {
  { "getCCMVersion", tel_simulator_reference_get_version, FALSE, 0 },
  { "getAppUser", tel_simulator_account_get, FALSE, 0 },

  { "addPhone", tel_simulator_phone_add, TRUE, 0 },
  { "getPhone", tel_simulator_phone_get, FALSE, 0 },
  { "listPhone", tel_simulator_phone_list, FALSE, 0 },
  { "updatePhone", tel_simulator_phone_update, TRUE, 0 },
  { "removePhone", tel_simulator_phone_remove, TRUE, 0 },
  { "applyPhone", tel_simulator_apply_object, TRUE, 1000 },
  { "resetPhone", tel_simulator_apply_object, TRUE, 1000 },
  { "restartPhone", tel_simulator_apply_object, TRUE, 1000 },
  { "doDeviceReset", tel_simulator_apply_device, TRUE, 0 },
  { "getPhoneOptions", tel_simulator_options_phone, FALSE, 1000 },

  { "addLine", tel_simulator_line_add, TRUE, 0 },
  { "getLine", tel_simulator_line_get, FALSE, 0 },
  { "listLine", tel_simulator_line_list, FALSE, 0 },
  { "updateLine", tel_simulator_line_update, TRUE, 0 },
  { "removeLine", tel_simulator_line_remove, TRUE, 0 },
  { "applyLine", tel_simulator_apply_object, TRUE, 1000 },
  { "resetLine", tel_simulator_apply_object, TRUE, 1000 },
  { "restartLine", tel_simulator_apply_object, TRUE, 1000 },

  { "addUser", tel_simulator_user_add, TRUE, 0 },
  { "getUser", tel_simulator_user_get, FALSE, 0 },
  { "listUser", tel_simulator_user_list, FALSE, 0 },
  { "updateUser", tel_simulator_user_update, TRUE, 0 },
  { "removeUser", tel_simulator_user_remove, TRUE, 0 },
  { "doAuthenticateUser", tel_simulator_credential_authenticate, FALSE, 0 },
  { "doLdapSync", tel_simulator_user_synchronize, TRUE, 0 },

  { "addEndUserCapfProfile", tel_simulator_end_user_capf_profile_add, TRUE, 0 },
  { "getEndUserCapfProfile", tel_simulator_end_user_capf_profile_get, FALSE, 0 },
  { "listEndUserCapfProfile", tel_simulator_end_user_capf_profile_list, FALSE, 0 },
  { "updateEndUserCapfProfile", tel_simulator_end_user_capf_profile_update, TRUE, 0 },
  { "removeEndUserCapfProfile", tel_simulator_end_user_capf_profile_remove, TRUE, 0 },

  { "addPhoneSecurityProfile", tel_simulator_security_profile_add, TRUE, 0 },
  { "getPhoneSecurityProfile", tel_simulator_security_profile_get, FALSE, 0 },
  { "listPhoneSecurityProfile", tel_simulator_security_profile_list, FALSE, 0 },
  { "updatePhoneSecurityProfile", tel_simulator_security_profile_update, TRUE, 0 },
  { "removePhoneSecurityProfile", tel_simulator_security_profile_remove, TRUE, 0 },
  { "applyPhoneSecurityProfile", tel_simulator_apply_object, TRUE, 1000 },
  { "resetPhoneSecurityProfile", tel_simulator_apply_object, TRUE, 1000 },

  { "addSipProfile", tel_simulator_sip_profile_add, TRUE, 0 },
  { "getSipProfile", tel_simulator_sip_profile_get, FALSE, 0 },
  { "listSipProfile", tel_simulator_sip_profile_list, FALSE, 0 },
  { "updateSipProfile", tel_simulator_sip_profile_update, TRUE, 0 },
  { "removeSipProfile", tel_simulator_sip_profile_remove, TRUE, 0 },
  { "applySipProfile", tel_simulator_apply_object, TRUE, 1000 },
  { "restartSipProfile", tel_simulator_apply_object, TRUE, 1000 },
  { "getSipProfileOptions", tel_simulator_options_sip_profile, FALSE, 1000 },

  { "getServiceParameter", tel_simulator_service_parameter_get, FALSE, 0 },
  { "listServiceParameter", tel_simulator_service_parameter_list, FALSE, 0 },
  { "updateServiceParameter", tel_simulator_service_parameter_update, TRUE, 0 },
  { "doServiceParametersReset", tel_simulator_parameters_reset_service, TRUE, 1105 },
  { "doEnterpriseParametersReset", tel_simulator_parameters_reset_enterprise, TRUE, 1105 },
  { "applyConfigEnterpriseParameters", tel_simulator_apply_everywhere, TRUE, 1205 },
  { "resetEnterpriseParameters", tel_simulator_apply_everywhere, TRUE, 1205 },
  { "restartEnterpriseParameters", tel_simulator_apply_everywhere, TRUE, 1205 },

  { "listChange", tel_simulator_changes_list, FALSE, 1000 },
  { "listRegistrationDynamic", tel_simulator_registration_list, FALSE, 1105 },

  { "executeSQLQuery", tel_simulator_sql_query, FALSE, 0 },
  { "executeSQLUpdate", tel_simulator_sql_update, TRUE, 0 },

  { "listDevicePool", tel_simulator_reference_list, FALSE, 0 },
  { "listLocation", tel_simulator_reference_list, FALSE, 0 },
  { "listCss", tel_simulator_reference_list, FALSE, 0 },
  { "listRoutePartition", tel_simulator_reference_list, FALSE, 0 },
  { "listPhoneButtonTemplate", tel_simulator_reference_list, FALSE, 0 },
  { "listSoftKeyTemplate", tel_simulator_reference_list, FALSE, 0 },
  { "listCommonPhoneConfig", tel_simulator_reference_list, FALSE, 0 },
  { "listUserGroup", tel_simulator_reference_list, FALSE, 0 },
  { "listServiceProfile", tel_simulator_reference_list, FALSE, 0 },
  { "listCallManagerGroup", tel_simulator_reference_list, FALSE, 0 },
  { "listPresenceGroup", tel_simulator_reference_list, FALSE, 0 },
  { "getProcessNode", tel_simulator_reference_get, FALSE, 0 },
  { "listProcessNode", tel_simulator_reference_list, FALSE, 0 },
  { "getCredentialPolicy", tel_simulator_reference_get, FALSE, 0 },
  { "listCredentialPolicy", tel_simulator_reference_list, FALSE, 0 },
};

static const Operation *
find_operation (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operations[i].name, name))
      return &operations[i];

  return NULL;
}

/**
 * tel_simulator_operations_exist:
 * @operation: the name of an operation
 * @release: the schema release of the request
 *
 * Returns: whether the cluster carries out the operation on that release
 */
gboolean
tel_simulator_operations_exist (const char *operation, guint release)
{
  const Operation *found;

  g_return_val_if_fail (operation != NULL, FALSE);

  found = find_operation (operation);

  return found != NULL && found->since <= release;
}

/**
 * tel_simulator_operations_is_write:
 * @operation: the name of an operation
 *
 * Returns: whether the operation changes something, so that an account that may only read is refused
 */
gboolean
tel_simulator_operations_is_write (const char *operation)
{
  const Operation *found;

  g_return_val_if_fail (operation != NULL, FALSE);

  found = find_operation (operation);

  return found != NULL && found->writes;
}

/**
 * tel_simulator_operations_run:
 * @context: the cluster and the release of the request
 * @request: the operation's element, which the schema accepts
 * @response: the element of the answer, still empty
 * @error: return location for a #GError
 *
 * Carries out an operation, wholly or not at all. What it wrote is durable when this returns.
 *
 * Returns: TRUE with @response filled, or FALSE with a #TelSimulatorFault in CUCM's words
 */
gboolean
tel_simulator_operations_run (const TelSimulatorContext *context,
                              const TelSimulatorElement *request,
                              TelSimulatorElement *response,
                              GError **error)
{
  const Operation *operation;

  g_return_val_if_fail (context != NULL && request != NULL && response != NULL, FALSE);

  operation = find_operation (tel_simulator_element_get_name (request));

  if (operation == NULL || operation->since > context->release)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "The operation %s does not exist",
                   tel_simulator_element_get_name (request));

      return FALSE;
    }

  if (g_str_has_prefix (operation->name, "add") && tel_simulator_element_get_n_children (request) != 1)
    {
      g_set_error (error, TEL_SIMULATOR_FAULT, TEL_SIMULATOR_FAULT_GENERIC, "%s needs what it is to add",
                   operation->name);

      return FALSE;
    }

  if (!operation->writes)
    return operation->run (context, request, response, error);

  if (!tel_simulator_store_begin (context->store, error))
    return FALSE;

  if (operation->run (context, request, response, error))
    return tel_simulator_store_commit (context->store, error);

  tel_simulator_store_roll_back (context->store);

  return FALSE;
}
