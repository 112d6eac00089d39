/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

/* Service parameters, and what devices and users refer to, in the order of the schemas 9.1 to 15.0. */
static const TelSimulatorSchemaParticle device_pool_local_route_group[] = {
  { "name", ALL, STRING },
  { "value", ALL, STRING },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_device_pool[] = {
  { "name", LIST, TEXT (50) },
  { "autoSearchSpaceName", LIST, REFERENCE },
  { "dateTimeSettingName", LIST, REFERENCE },
  { "callManagerGroupName", LIST, REFERENCE },
  { "mediaResourceListName", LIST, REFERENCE },
  { "regionName", LIST, REFERENCE },
  { "networkLocale", LIST, STRING },
  { "srstName", LIST, REFERENCE },
  { "connectionMonitorDuration", LIST, NUMBER },
  { "automatedAlternateRoutingCssName", LIST, REFERENCE },
  { "aarNeighborhoodName", LIST, REFERENCE },
  { "locationName", LIST, REFERENCE },
  { "mobilityCssName", LIST, REFERENCE },
  { "physicalLocationName", LIST, REFERENCE },
  { "deviceMobilityGroupName", LIST, REFERENCE },
  { "revertPriority", LIST, STRING },
  { "singleButtonBarge", LIST, STRING },
  { "joinAcrossLines", LIST, STRING },
  { "cgpnTransformationCssName", LIST, REFERENCE },
  { "cdpnTransformationCssName", LIST, REFERENCE },
  { "localRouteGroupName", LIST, REFERENCE },
  { "geoLocationName", LIST, REFERENCE },
  { "geoLocationFilterName", LIST, REFERENCE },
  { "callingPartyNationalPrefix", LIST, TEXT (16) },
  { "callingPartyInternationalPrefix", LIST, TEXT (16) },
  { "callingPartyUnknownPrefix", LIST, TEXT (16) },
  { "callingPartySubscriberPrefix", LIST, TEXT (16) },
  { "adjunctCallingSearchSpace", LIST, REFERENCE },
  { "callingPartyNationalStripDigits", LIST, NUMBER },
  { "callingPartyInternationalStripDigits", LIST, NUMBER },
  { "callingPartyUnknownStripDigits", LIST, NUMBER },
  { "callingPartySubscriberStripDigits", LIST, NUMBER },
  { "callingPartyNationalTransformationCssName", LIST, REFERENCE },
  { "callingPartyInternationalTransformationCssName", LIST, REFERENCE },
  { "callingPartyUnknownTransformationCssName", LIST, REFERENCE },
  { "callingPartySubscriberTransformationCssName", LIST, REFERENCE },
  { "calledPartyNationalPrefix", LIST, TEXT (16) },
  { "calledPartyInternationalPrefix", LIST, TEXT (16) },
  { "calledPartyUnknownPrefix", LIST, TEXT (16) },
  { "calledPartySubscriberPrefix", LIST, TEXT (16) },
  { "calledPartyNationalStripDigits", LIST, NUMBER },
  { "calledPartyInternationalStripDigits", LIST, NUMBER },
  { "calledPartyUnknownStripDigits", LIST, NUMBER },
  { "calledPartySubscriberStripDigits", LIST, NUMBER },
  { "calledPartyNationalTransformationCssName", LIST, REFERENCE },
  { "calledPartyInternationalTransformationCssName", LIST, REFERENCE },
  { "calledPartyUnknownTransformationCssName", LIST, REFERENCE },
  { "calledPartySubscriberTransformationCssName", LIST, REFERENCE },
  { "imeEnrolledPatternGroupName", LIST, REFERENCE },
  { "localRouteGroup", LIST, CONTENT (device_pool_local_route_group), MANY, SINCE (1000) },
  { "mraServiceDomain", LIST, REFERENCE, SINCE (1205) },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_location[] = {
  { "name", LIST, TEXT (50) },
  { "id", LIST, NUMBER },
  { "kbits", LIST, NUMBER, UNTIL (901) },
  { "videoKbits", LIST, NUMBER, UNTIL (901) },
  { "withinAudioBandwidth", LIST, NUMBER },
  { "withinVideoBandwidth", LIST, NUMBER },
  { "withinImmersiveKbits", LIST, NUMBER },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_css[] = {
  { "name", LIST, STRING, UNTIL (901) },
  { "description", LIST, TEXT (50) },
  { "clause", LIST, TEXT (1024) },
  { "dialPlanWizardGenId", LIST, NUMBER },
  { "partitionUsage", LIST, STRING },
  { "name", LIST, TEXT (50), SINCE (1000) },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_route_partition[] = {
  { "name", LIST, STRING },
  { "description", LIST, STRING },
  { "dialPlanWizardGenId", LIST, NUMBER },
  { "timeScheduleIdName", LIST, REFERENCE },
  { "useOriginatingDeviceTimeZone", LIST, TRUTH },
  { "timeZone", LIST, STRING },
  { "partitionUsage", LIST, STRING },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_phone_button_template[] = {
  { "name", LIST, STRING },
  { "isUserModifiable", LIST, TRUTH },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_common_phone_config[] = {
  { "name", LIST, TEXT (50) },
  { "description", LIST, TEXT (128) },
  { "dndOption", LIST, STRING },
  { "dndAlertingType", LIST, STRING },
  { "backgroundImage", LIST, TRUTH },
  { "phonePersonalization", LIST, STRING },
  { "phoneServiceDisplay", LIST, STRING },
  { "sshUserId", LIST, TEXT (50) },
  { "alwaysUsePrimeLine", LIST, STRING },
  { "alwaysUsePrimeLineForVoiceMessage", LIST, STRING },
  { "vpnGroupName", LIST, REFERENCE },
  { "vpnProfileName", LIST, REFERENCE },
  { "featureControlPolicy", LIST, REFERENCE },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_user_group[] = {
  { "name", LIST, TEXT (128) },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_service_profile[] = {
  { "name", LIST, STRING },
  { "description", LIST, STRING },
  { "isDefault", LIST, TRUTH },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_presence_group[] = {
  { "name", LIST, STRING },
  { "description", LIST, STRING },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_call_manager_group[] = {
  { "name", LIST, TEXT (50) },
  { "tftpDefault", LIST, TRUTH },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_process_node[] = {
  { "name", GET | LIST, TEXT (255) },
  { "description", GET | LIST, TEXT (50) },
  { "mac", GET | LIST, MAC },
  { "ipv6Name", GET | LIST, STRING },
  { "nodeUsage", GET | LIST, STRING },
  { "lbmHubGroup", GET | LIST, REFERENCE },
  { "processNodeRole", GET | LIST, STRING, SINCE (1000) },
  { "cupDomain", GET, STRING, SINCE (1000) },
  { "@uuid", GET | LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_credential_policy[] = {
  { "name", GET | LIST, TEXT (255) },
  { "failedLogon", GET | LIST, NUMBER },
  { "resetFailedLogonAttempts", GET | LIST, NUMBER },
  { "lockoutDuration", GET | LIST, NUMBER },
  { "credChangeDuration", GET | LIST, NUMBER },
  { "credExpiresAfter", GET | LIST, NUMBER },
  { "minCredLength", GET | LIST, NUMBER },
  { "prevCredStoredNum", GET | LIST, NUMBER },
  { "inactiveDaysAllowed", GET | LIST, NUMBER },
  { "expiryWarningDays", GET | LIST, NUMBER },
  { "trivialCredCheck", GET | LIST, TRUTH },
  { "minCharsToChange", GET | LIST, NUMBER, SINCE (1205) },
  { "@uuid", GET | LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_soft_key_template[] = {
  { "name", LIST, TEXT (100) },
  { "description", LIST, TEXT (100) },
  { "baseSoftkeyTemplateName", LIST, REFERENCE },
  { "@uuid", LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_service_parameter[] = {
  { NULL, UPDATE, CHOICE, REQUIRED },
  { "uuid", UPDATE, UUID, REQUIRED },
  { NULL, UPDATE, SEQUENCE, REQUIRED },
  { "processNodeName", UPDATE | GET | LIST, REFERENCE, REQUIRED },
  { "name", UPDATE | GET | LIST, STRING, REQUIRED },
  { "service", UPDATE | GET | LIST, STRING, REQUIRED },
  { NULL, UPDATE, END },
  { NULL, UPDATE, END },
  { "value", UPDATE | GET | LIST, STRING, NILLABLE },
  { "valueType", GET | LIST, STRING },
  { "@uuid", GET | LIST, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_registration_dynamic[] = {
  { "device", LIST, REFERENCE },
  { "lastKnownIpAddress", LIST, STRING },
  { "lastKnownUcm", LIST, STRING },
  { "lastKnownConfigVersion", LIST, STRING },
  { "locationDetails", LIST, STRING },
  { "endpointConnection", LIST, STRING },
  { "portOrSsid", LIST, STRING },
  { "lastSeen", LIST, NUMBER },
  { "risStatus", LIST, STRING, SINCE (1400) },
  { "@uuid", LIST, UUID },
  LAST,
};
