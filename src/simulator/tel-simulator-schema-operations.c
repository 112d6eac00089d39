/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

#define KEY_BY_NAME                                                                                                    \
  { NULL, ALL, CHOICE, REQUIRED }, { "name", ALL, TEXT (100), REQUIRED }, { "uuid", ALL, UUID, REQUIRED },             \
  {                                                                                                                    \
    NULL, ALL, END                                                                                                     \
  }
#define KEY_BY_USER_ID                                                                                                 \
  { NULL, ALL, CHOICE, REQUIRED }, { "userid", ALL, STRING, REQUIRED }, { "uuid", ALL, UUID, REQUIRED },               \
  {                                                                                                                    \
    NULL, ALL, END                                                                                                     \
  }
#define KEY_BY_INSTANCE                                                                                                \
  { NULL, ALL, CHOICE, REQUIRED }, { "instanceId", ALL, STRING, REQUIRED }, { "uuid", ALL, UUID, REQUIRED },           \
  {                                                                                                                    \
    NULL, ALL, END                                                                                                     \
  }
#define KEY_BY_PATTERN                                                                                                 \
  { NULL, ALL, CHOICE, REQUIRED }, { "uuid", ALL, UUID, REQUIRED }, { NULL, ALL, SEQUENCE, REQUIRED },                 \
      { "pattern", ALL, STRING, REQUIRED }, { "routePartitionName", ALL, REFERENCE, NILLABLE }, { NULL, ALL, END },    \
  {                                                                                                                    \
    NULL, ALL, END                                                                                                     \
  }
#define KEY_BY_PARAMETER                                                                                               \
  { NULL, ALL, CHOICE, REQUIRED }, { "uuid", ALL, UUID, REQUIRED }, { NULL, ALL, SEQUENCE, REQUIRED },                 \
      { "processNodeName", ALL, REFERENCE, REQUIRED }, { "name", ALL, STRING, REQUIRED },                              \
      { "service", ALL, STRING, REQUIRED }, { NULL, ALL, END },                                                        \
  {                                                                                                                    \
    NULL, ALL, END                                                                                                     \
  }
#define TAGS(table)                                                                                                    \
  {                                                                                                                    \
    "returnedTags", ALL, CONTENT (table)                                                                               \
  }
#define LISTING(criteria, table)                                                                                       \
  {                                                                                                                    \
    { "searchCriteria", ALL, CONTENT (criteria), REQUIRED }, { "returnedTags", ALL, CONTENT (table), REQUIRED },       \
        { "skip", ALL, NATURAL }, { "first", ALL, NATURAL }, LAST                                                      \
  }

static const TelSimulatorSchemaParticle by_name[] = { KEY_BY_NAME, LAST };
static const TelSimulatorSchemaParticle by_user_id[] = { KEY_BY_USER_ID, LAST };
static const TelSimulatorSchemaParticle by_instance[] = { KEY_BY_INSTANCE, LAST };
static const TelSimulatorSchemaParticle by_pattern[] = { KEY_BY_PATTERN, LAST };

static const TelSimulatorSchemaParticle get_user[] = { KEY_BY_USER_ID, TAGS (tel_simulator_schema_user), LAST };
static const TelSimulatorSchemaParticle get_account[] = { KEY_BY_USER_ID, TAGS (tel_simulator_schema_account), LAST };
static const TelSimulatorSchemaParticle get_phone[] = { KEY_BY_NAME, TAGS (tel_simulator_schema_phone), LAST };
static const TelSimulatorSchemaParticle get_line[] = { KEY_BY_PATTERN, TAGS (tel_simulator_schema_line), LAST };
static const TelSimulatorSchemaParticle get_end_user_capf_profile[] = {
  KEY_BY_INSTANCE,
  TAGS (tel_simulator_schema_end_user_capf_profile),
  LAST,
};
static const TelSimulatorSchemaParticle get_phone_security_profile[] = {
  KEY_BY_NAME,
  TAGS (tel_simulator_schema_phone_security_profile),
  LAST,
};
static const TelSimulatorSchemaParticle get_sip_profile[] = {
  KEY_BY_NAME,
  TAGS (tel_simulator_schema_sip_profile),
  LAST,
};
static const TelSimulatorSchemaParticle get_process_node[] = {
  KEY_BY_NAME,
  TAGS (tel_simulator_schema_process_node),
  LAST,
};
static const TelSimulatorSchemaParticle get_credential_policy[] = {
  KEY_BY_NAME,
  TAGS (tel_simulator_schema_credential_policy),
  LAST,
};
static const TelSimulatorSchemaParticle get_service_parameter[] = {
  KEY_BY_PARAMETER,
  TAGS (tel_simulator_schema_service_parameter),
  LAST,
};

static const TelSimulatorSchemaParticle add_user[] = {
  { "user", ALL, CONTENT (tel_simulator_schema_user), REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle add_phone[] = {
  { "phone", ALL, CONTENT (tel_simulator_schema_phone), REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle add_line[] = {
  { "line", ALL, CONTENT (tel_simulator_schema_line), REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle add_end_user_capf_profile[] = {
  { "endUserCapfProfile", ALL, CONTENT (tel_simulator_schema_end_user_capf_profile), REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle add_phone_security_profile[] = {
  { "phoneSecurityProfile", ALL, CONTENT (tel_simulator_schema_phone_security_profile), REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle add_sip_profile[] = {
  { "sipProfile", ALL, CONTENT (tel_simulator_schema_sip_profile), REQUIRED },
  LAST,
};

static const TelSimulatorSchemaParticle criteria_user[] = {
  { "firstName", ALL, STRING },
  { "lastName", ALL, STRING },
  { "userid", ALL, STRING },
  { "department", ALL, STRING },
  { "customerName", ALL, STRING, SINCE (1400) },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_phone[] = {
  { "name", ALL, STRING },
  { "description", ALL, STRING },
  { "protocol", ALL, STRING },
  { "callingSearchSpaceName", ALL, STRING },
  { "devicePoolName", ALL, STRING },
  { "securityProfileName", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_line[] = {
  { "pattern", ALL, STRING },
  { "description", ALL, STRING },
  { "usage", ALL, STRING, SINCE (1000) },
  { "routePartitionName", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_end_user_capf_profile[] = {
  { "endUserId", ALL, STRING },
  { "instanceId", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_name[] = {
  { "name", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_name_description[] = {
  { "name", ALL, STRING },
  { "description", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_device_pool[] = {
  { "name", ALL, STRING },
  { "callManagerGroupName", ALL, STRING },
  { "regionName", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_css[] = {
  { "name", ALL, STRING, UNTIL (901) },
  { "description", ALL, STRING },
  { "partitionUsage", ALL, STRING, SINCE (1105) },
  { "name", ALL, STRING, SINCE (1000) },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_device[] = {
  { "device", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_process_node[] = {
  { "name", ALL, STRING },
  { "description", ALL, STRING },
  { "processNodeRole", ALL, STRING, SINCE (1000) },
  LAST,
};
static const TelSimulatorSchemaParticle criteria_service_parameter[] = {
  { "processNodeName", ALL, STRING },
  { "service", ALL, STRING },
  LAST,
};

static const TelSimulatorSchemaParticle list_user[] = LISTING (criteria_user, tel_simulator_schema_user);
static const TelSimulatorSchemaParticle list_phone[] = LISTING (criteria_phone, tel_simulator_schema_phone);
static const TelSimulatorSchemaParticle list_line[] = LISTING (criteria_line, tel_simulator_schema_line);
static const TelSimulatorSchemaParticle list_phone_security_profile[] =
    LISTING (criteria_name_description, tel_simulator_schema_phone_security_profile);
static const TelSimulatorSchemaParticle list_sip_profile[] =
    LISTING (criteria_name_description, tel_simulator_schema_sip_profile);
static const TelSimulatorSchemaParticle list_device_pool[] =
    LISTING (criteria_device_pool, tel_simulator_schema_device_pool);
static const TelSimulatorSchemaParticle list_location[] = LISTING (criteria_name, tel_simulator_schema_location);
static const TelSimulatorSchemaParticle list_css[] = LISTING (criteria_css, tel_simulator_schema_css);
static const TelSimulatorSchemaParticle list_route_partition[] =
    LISTING (criteria_name_description, tel_simulator_schema_route_partition);
static const TelSimulatorSchemaParticle list_phone_button_template[] =
    LISTING (criteria_name, tel_simulator_schema_phone_button_template);
static const TelSimulatorSchemaParticle list_common_phone_config[] =
    LISTING (criteria_name, tel_simulator_schema_common_phone_config);
static const TelSimulatorSchemaParticle list_user_group[] = LISTING (criteria_name, tel_simulator_schema_user_group);
static const TelSimulatorSchemaParticle list_service_profile[] =
    LISTING (criteria_name_description, tel_simulator_schema_service_profile);
static const TelSimulatorSchemaParticle list_presence_group[] =
    LISTING (criteria_name_description, tel_simulator_schema_presence_group);
static const TelSimulatorSchemaParticle list_call_manager_group[] =
    LISTING (criteria_name, tel_simulator_schema_call_manager_group);
static const TelSimulatorSchemaParticle list_process_node[] =
    LISTING (criteria_process_node, tel_simulator_schema_process_node);
static const TelSimulatorSchemaParticle list_credential_policy[] =
    LISTING (criteria_name, tel_simulator_schema_credential_policy);
static const TelSimulatorSchemaParticle list_registration_dynamic[] =
    LISTING (criteria_device, tel_simulator_schema_registration_dynamic);
static const TelSimulatorSchemaParticle list_soft_key_template[] =
    LISTING (criteria_name_description, tel_simulator_schema_soft_key_template);
static const TelSimulatorSchemaParticle list_service_parameter[] =
    LISTING (criteria_service_parameter, tel_simulator_schema_service_parameter);
static const TelSimulatorSchemaParticle list_end_user_capf_profile[] =
    LISTING (criteria_end_user_capf_profile, tel_simulator_schema_end_user_capf_profile);

static const TelSimulatorSchemaParticle device_reset[] = {
  { "deviceName", ALL, REFERENCE, REQUIRED },
  { NULL, ALL, CHOICE, REQUIRED },
  { "isHardReset", ALL, TRUTH, REQUIRED },
  { "deviceResetType", ALL, STRING, REQUIRED },
  { NULL, ALL, END },
  { "@isMGCP", ALL, TRUTH },
  LAST,
};
static const TelSimulatorSchemaParticle get_phone_options[] = {
  { NULL, ALL, CHOICE, REQUIRED },
  { "uuid", ALL, UUID, REQUIRED },
  { NULL, ALL, END },
  { "returnedChoices", ALL, CONTENT (tel_simulator_schema_phone_options) },
  LAST,
};
static const TelSimulatorSchemaParticle get_sip_profile_options[] = {
  { NULL, ALL, CHOICE, REQUIRED },
  { "uuid", ALL, UUID, REQUIRED },
  { NULL, ALL, END },
  { "returnedChoices", ALL, CONTENT (tel_simulator_schema_sip_profile_options) },
  LAST,
};
static const TelSimulatorSchemaParticle authenticate_user[] = {
  { "userid", ALL, STRING, REQUIRED },
  { NULL, ALL, CHOICE, REQUIRED },
  { "password", ALL, STRING, REQUIRED },
  { "pin", ALL, PIN, REQUIRED },
  { NULL, ALL, END },
  LAST,
};
static const TelSimulatorSchemaParticle authentication[] = {
  { "userAuthenticated", ALL, TRUTH },
  { "code", ALL, WHOLE },
  { "daysToExpiry", ALL, WHOLE },
  { "isWarningNeeded", ALL, TRUTH, SINCE (1100) },
  LAST,
};
static const TelSimulatorSchemaParticle ldap_sync[] = {
  { NULL, ALL, CHOICE, REQUIRED },  { "name", ALL, STRING, REQUIRED },
  { "uuid", ALL, UUID, REQUIRED },  { NULL, ALL, END },
  { "sync", ALL, TRUTH, REQUIRED }, LAST,
};
static const TelSimulatorSchemaParticle service_parameters_reset[] = {
  { "processNodeName", ALL, REFERENCE, REQUIRED },
  { "service", ALL, STRING, REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle nothing[] = { LAST };
static const TelSimulatorSchemaParticle start_change_id[] = {
  { "@queueId", ALL, STRING },
  LAST,
};
static const TelSimulatorSchemaParticle change_types[] = {
  { "object", ALL, STRING, MANY },
  LAST,
};
static const TelSimulatorSchemaParticle list_change[] = {
  { "startChangeId", ALL, WHOLE, .content = start_change_id },
  { "objectList", ALL, CONTENT (change_types) },
  LAST,
};
static const TelSimulatorSchemaParticle sql[] = {
  { "sql", ALL, STRING, REQUIRED },
  LAST,
};
static const TelSimulatorSchemaParticle version_of_node[] = {
  { "processNodeName", ALL, TEXT (255) },
  LAST,
};
static const TelSimulatorSchemaParticle component_version[] = {
  { "version", ALL, TEXT (50) },
  LAST,
};

static const TelSimulatorSchemaOperation operations[] = {
  { "getUser", GET, get_user, "user", tel_simulator_schema_user },
  { "listUser", LIST, list_user, "user", tel_simulator_schema_user },
  { "getAppUser", GET, get_account, "appUser", tel_simulator_schema_account },
  { "addUser", ADD, add_user, NULL, NULL },
  { "updateUser", UPDATE, tel_simulator_schema_user, NULL, NULL },
  { "removeUser", ADD, by_user_id, NULL, NULL },
  { "getEndUserCapfProfile", GET, get_end_user_capf_profile, "endUserCapfProfile",
    tel_simulator_schema_end_user_capf_profile },
  { "listEndUserCapfProfile", LIST, list_end_user_capf_profile, "endUserCapfProfile",
    tel_simulator_schema_end_user_capf_profile },
  { "addEndUserCapfProfile", ADD, add_end_user_capf_profile, NULL, NULL },
  { "updateEndUserCapfProfile", UPDATE, tel_simulator_schema_end_user_capf_profile, NULL, NULL },
  { "removeEndUserCapfProfile", ADD, by_instance, NULL, NULL },
  { "getPhone", GET, get_phone, "phone", tel_simulator_schema_phone },
  { "listPhone", LIST, list_phone, "phone", tel_simulator_schema_phone },
  { "addPhone", ADD, add_phone, NULL, NULL },
  { "updatePhone", UPDATE, tel_simulator_schema_phone, NULL, NULL },
  { "removePhone", ADD, by_name, NULL, NULL },
  { "getLine", GET, get_line, "line", tel_simulator_schema_line },
  { "listLine", LIST, list_line, "line", tel_simulator_schema_line },
  { "addLine", ADD, add_line, NULL, NULL },
  { "updateLine", UPDATE, tel_simulator_schema_line, NULL, NULL },
  { "removeLine", ADD, by_pattern, NULL, NULL },
  { "getPhoneSecurityProfile", GET, get_phone_security_profile, "phoneSecurityProfile",
    tel_simulator_schema_phone_security_profile },
  { "listPhoneSecurityProfile", LIST, list_phone_security_profile, "phoneSecurityProfile",
    tel_simulator_schema_phone_security_profile },
  { "addPhoneSecurityProfile", ADD, add_phone_security_profile, NULL, NULL },
  { "updatePhoneSecurityProfile", UPDATE, tel_simulator_schema_phone_security_profile, NULL, NULL },
  { "removePhoneSecurityProfile", ADD, by_name, NULL, NULL },
  { "getSipProfile", GET, get_sip_profile, "sipProfile", tel_simulator_schema_sip_profile },
  { "listSipProfile", LIST, list_sip_profile, "sipProfile", tel_simulator_schema_sip_profile },
  { "addSipProfile", ADD, add_sip_profile, NULL, NULL },
  { "updateSipProfile", UPDATE, tel_simulator_schema_sip_profile, NULL, NULL },
  { "removeSipProfile", ADD, by_name, NULL, NULL },
  { "listDevicePool", LIST, list_device_pool, "devicePool", tel_simulator_schema_device_pool },
  { "listLocation", LIST, list_location, "location", tel_simulator_schema_location },
  { "listCss", LIST, list_css, "css", tel_simulator_schema_css },
  { "listRoutePartition", LIST, list_route_partition, "routePartition", tel_simulator_schema_route_partition },
  { "listPhoneButtonTemplate", LIST, list_phone_button_template, "phoneButtonTemplate",
    tel_simulator_schema_phone_button_template },
  { "listCommonPhoneConfig", LIST, list_common_phone_config, "commonPhoneConfig",
    tel_simulator_schema_common_phone_config },
  { "listUserGroup", LIST, list_user_group, "userGroup", tel_simulator_schema_user_group },
  { "listServiceProfile", LIST, list_service_profile, "serviceProfile", tel_simulator_schema_service_profile },
  { "listPresenceGroup", LIST, list_presence_group, "presenceGroup", tel_simulator_schema_presence_group },
  { "listCallManagerGroup", LIST, list_call_manager_group, "callManagerGroup",
    tel_simulator_schema_call_manager_group },
  { "getProcessNode", GET, get_process_node, "processNode", tel_simulator_schema_process_node },
  { "listProcessNode", LIST, list_process_node, "processNode", tel_simulator_schema_process_node },
  { "getCredentialPolicy", GET, get_credential_policy, "credentialPolicy", tel_simulator_schema_credential_policy },
  { "listCredentialPolicy", LIST, list_credential_policy, "credentialPolicy", tel_simulator_schema_credential_policy },
  { "listSoftKeyTemplate", LIST, list_soft_key_template, "softKeyTemplate", tel_simulator_schema_soft_key_template },
  { "listChange", LIST, list_change, NULL, NULL, SINCE (1000) },
  { "executeSQLQuery", LIST, sql, NULL, NULL },
  { "executeSQLUpdate", UPDATE, sql, NULL, NULL },
  { "listRegistrationDynamic", LIST, list_registration_dynamic, "registrationDynamic",
    tel_simulator_schema_registration_dynamic, SINCE (1105) },
  { "getServiceParameter", GET, get_service_parameter, "serviceParameter", tel_simulator_schema_service_parameter },
  { "listServiceParameter", LIST, list_service_parameter, "serviceParameter", tel_simulator_schema_service_parameter },
  { "updateServiceParameter", UPDATE, tel_simulator_schema_service_parameter, NULL, NULL },
  { "applyPhone", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "resetPhone", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "restartPhone", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "applyLine", ADD, by_pattern, NULL, NULL, SINCE (1000) },
  { "resetLine", ADD, by_pattern, NULL, NULL, SINCE (1000) },
  { "restartLine", ADD, by_pattern, NULL, NULL, SINCE (1000) },
  { "applyPhoneSecurityProfile", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "resetPhoneSecurityProfile", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "applySipProfile", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "restartSipProfile", ADD, by_name, NULL, NULL, SINCE (1000) },
  { "doDeviceReset", ADD, device_reset, NULL, NULL },
  { "getPhoneOptions", ADD, get_phone_options, "phone", tel_simulator_schema_phone_options, SINCE (1000),
    .answer_use = GET },
  { "getSipProfileOptions", ADD, get_sip_profile_options, "sipProfile", tel_simulator_schema_sip_profile_options,
    SINCE (1000), .answer_use = GET },
  { "doAuthenticateUser", ADD, authenticate_user, "return", authentication },
  { "doLdapSync", ADD, ldap_sync, NULL, NULL },
  { "doServiceParametersReset", ADD, service_parameters_reset, NULL, NULL, SINCE (1105) },
  { "doEnterpriseParametersReset", ADD, nothing, NULL, NULL, SINCE (1105), UNNUMBERED },
  { "applyConfigEnterpriseParameters", ADD, nothing, NULL, NULL, SINCE (1205), UNNUMBERED },
  { "resetEnterpriseParameters", ADD, nothing, NULL, NULL, SINCE (1205), UNNUMBERED },
  { "restartEnterpriseParameters", ADD, nothing, NULL, NULL, SINCE (1205), UNNUMBERED },
  { "getCCMVersion", GET, version_of_node, "componentVersion", component_version, UNNUMBERED },
};

/*
 * tel_simulator_schema_find_operation:
 * @name: an operation
 * @release: a schema release, such as 1005
 *
 * Finds the tables of an operation.
 *
 * Returns: (nullable): its entry, NULL when the release has no such operation or the simulator does not know it
 */
const TelSimulatorSchemaOperation *
tel_simulator_schema_find_operation (const char *name, guint release)
{
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operations[i].name, name))
      return release >= operations[i].since ? &operations[i] : NULL;

  return NULL;
}
