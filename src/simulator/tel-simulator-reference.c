/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-reference.h"

#define TEXT TEL_SIMULATOR_FIELD_TEXT
#define BOOLEAN TEL_SIMULATOR_FIELD_BOOLEAN
#define REFERENCE TEL_SIMULATOR_FIELD_REFERENCE
#define ENUMERATION TEL_SIMULATOR_FIELD_ENUMERATION

static const TelSimulatorField device_pool_fields[] = {
  { "name", "name", TEXT },
  { "callManagerGroupName", "fkcallmanagergroup", REFERENCE, "callmanagergroup" },
  { "regionName", "fkregion", REFERENCE, "region" },
  { "dateTimeSettingName", "fkdatetimesetting", REFERENCE, "datetimesetting" },
};

static const TelSimulatorField location_fields[] = {
  { "name", "name", TEXT },
  { "id", "id", TEXT },
};

static const TelSimulatorField search_space_fields[] = {
  { "name", "name", TEXT },
  { "description", "description", TEXT },
  { "clause", "clause", TEXT },
  { "partitionUsage", "partitionusage", TEXT },
};

static const TelSimulatorField partition_fields[] = {
  { "name", "name", TEXT },
  { "description", "description", TEXT },
  { "partitionUsage", "partitionusage", TEXT },
};

static const TelSimulatorField button_template_fields[] = {
  { "name", "name", TEXT },
  { "isUserModifiable", "usermodifiableflag", BOOLEAN },
};

static const TelSimulatorField described_fields[] = {
  { "name", "name", TEXT },
  { "description", "description", TEXT },
};

static const TelSimulatorField named_fields[] = {
  { "name", "name", TEXT },
};

static const TelSimulatorField service_profile_fields[] = {
  { "name", "name", TEXT },
  { "description", "description", TEXT },
  { "isDefault", "isdefault", BOOLEAN },
};

static const TelSimulatorField manager_group_fields[] = {
  { "name", "name", TEXT },
  { "tftpDefault", "tftpdefault", BOOLEAN },
};

static const TelSimulatorField process_node_fields[] = {
  { "name", "name", TEXT },
  { "description", "description", TEXT },
  { "nodeUsage", "tknodeusage", ENUMERATION, "typenodeusage" },
  { "processNodeRole", "tkprocessnoderole", ENUMERATION, "typeprocessnoderole" },
};

static const TelSimulatorField credential_policy_fields[] = {
  { "name", "name", TEXT },
  { "failedLogon", "failedlogon", TEXT },
  { "resetFailedLogonAttempts", "resetfailedlogonattempts", TEXT },
  { "lockoutDuration", "lockoutduration", TEXT },
  { "credChangeDuration", "credchangeduration", TEXT },
  { "credExpiresAfter", "credexpiresafter", TEXT },
  { "minCredLength", "mincredlength", TEXT },
  { "prevCredStoredNum", "prevcredstorednum", TEXT },
  { "inactiveDaysAllowed", "inactivedaysallowed", TEXT },
  { "expiryWarningDays", "expirywarningdays", TEXT },
  { "trivialCredCheck", "trivialcredcheck", BOOLEAN },
  { "minCharsToChange", "mincharstochange", TEXT },
};

static const char *const own[] = { NULL };

#define REFERENCE_OBJECT(table, element, label, fields)                                                                \
  {                                                                                                                    \
    table, element, label, "name", "name", fields, G_N_ELEMENTS (fields), own                                          \
  }

/* The lists that devices and users refer to (contract 2.7). */
static const TelSimulatorObject objects[] = {
  REFERENCE_OBJECT ("devicepool", "devicePool", "DevicePool", device_pool_fields),
  REFERENCE_OBJECT ("location", "location", "Location", location_fields),
  REFERENCE_OBJECT ("callingsearchspace", "css", "Css", search_space_fields),
  REFERENCE_OBJECT ("routepartition", "routePartition", "RoutePartition", partition_fields),
  REFERENCE_OBJECT ("phonetemplate", "phoneButtonTemplate", "PhoneButtonTemplate", button_template_fields),
  REFERENCE_OBJECT ("softkeytemplate", "softKeyTemplate", "SoftKeyTemplate", described_fields),
  REFERENCE_OBJECT ("commonphoneconfig", "commonPhoneConfig", "CommonPhoneConfig", described_fields),
  REFERENCE_OBJECT ("dirgroup", "userGroup", "UserGroup", named_fields),
  REFERENCE_OBJECT ("ucserviceprofile", "serviceProfile", "ServiceProfile", service_profile_fields),
  REFERENCE_OBJECT ("callmanagergroup", "callManagerGroup", "CallManagerGroup", manager_group_fields),
  REFERENCE_OBJECT ("matrix", "presenceGroup", "PresenceGroup", described_fields),
  REFERENCE_OBJECT ("processnode", "processNode", "ProcessNode", process_node_fields),
  REFERENCE_OBJECT ("credentialpolicy", "credentialPolicy", "CredentialPolicy", credential_policy_fields),
};

/**
 * tel_simulator_reference_get_objects:
 * @n_objects: (out): how many there are
 *
 * Returns: (array length=n_objects): the kinds of object of the reference lists
 */
const TelSimulatorObject *
tel_simulator_reference_get_objects (guint *n_objects)
{
  g_return_val_if_fail (n_objects != NULL, NULL);

  *n_objects = G_N_ELEMENTS (objects);

  return objects;
}

static const TelSimulatorObject *
find_object (const TelSimulatorElement *request, const char *verb)
{
  const char *operation = tel_simulator_element_get_name (request);

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    if (g_str_equal (operation + strlen (verb), objects[i].label))
      return &objects[i];

  return NULL;
}

/**
 * tel_simulator_reference_list:
 * @context: the cluster
 * @request: a list operation of an object of contract 2.7
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Returns: FALSE with a #TelSimulatorFault when the request is refused
 */
gboolean
tel_simulator_reference_list (const TelSimulatorContext *context,
                              const TelSimulatorElement *request,
                              TelSimulatorElement *response,
                              GError **error)
{
  const TelSimulatorObject *object = find_object (request, "list");

  g_return_val_if_fail (object != NULL, FALSE);

  return tel_simulator_record_list (context, object, request, response, error);
}

/**
 * tel_simulator_reference_get:
 * @context: the cluster
 * @request: a getProcessNode or getCredentialPolicy
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Gives one of what the reference lists hold, where the operation exists (contract 2.0, existence matrix).
 *
 * Returns: FALSE with a #TelSimulatorFault when there is no such object
 */
gboolean
tel_simulator_reference_get (const TelSimulatorContext *context,
                             const TelSimulatorElement *request,
                             TelSimulatorElement *response,
                             GError **error)
{
  const TelSimulatorObject *object = find_object (request, "get");

  g_return_val_if_fail (object != NULL, FALSE);

  return tel_simulator_record_get (context, object, request, response, error);
}

/**
 * tel_simulator_reference_get_version:
 * @context: the cluster
 * @request: a getCCMVersion
 * @response: what is filled
 * @error: return location for a #GError
 *
 * Gives the full version, such as `14.0.1.10000-20` (contract 1.2).
 *
 * Returns: TRUE
 */
gboolean
tel_simulator_reference_get_version (const TelSimulatorContext *context,
                                     const TelSimulatorElement *request,
                                     TelSimulatorElement *response,
                                     GError **error)
{
  g_autofree char *version =
      tel_simulator_store_look_up (context->store,
                                   "SELECT version FROM componentversion WHERE softwarecomponent = 'cm-ver'",
                                   TEL_SIMULATOR_END);
  TelSimulatorElement *parent = tel_simulator_element_add_child (response, "return");

  tel_simulator_element_add_text_child (tel_simulator_element_add_child (parent, "componentVersion"), "version",
                                        version);

  return TRUE;
}
