/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

/* The end user, in the order of the schemas 9.1 to 15.0. */
static const TelSimulatorSchemaParticle user_associated_devices[] = {
  { "device", ALL, TEXT (50), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_primary_extension[] = {
  { "pattern", ALL, TEXT (255), REQUIRED },
  { "routePartitionName", ALL, TEXT (50) },
  LAST,
};

static const TelSimulatorSchemaParticle user_associated_groups_user_group_user_roles[] = {
  { "userRole", ALL, TEXT (100), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_associated_groups_user_group[] = {
  { "name", ALL, TEXT (100), REQUIRED },
  { "userRoles", ALL, CONTENT (user_associated_groups_user_group_user_roles) },
  LAST,
};

static const TelSimulatorSchemaParticle user_associated_groups[] = {
  { "userGroup", ALL, CONTENT (user_associated_groups_user_group), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_phone_profiles[] = {
  { "profileName", ALL, REFERENCE, REQUIRED, MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_associated_remote_destination_profiles[] = {
  { "remoteDestinationProfile", ALL, STRING, MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_password_credentials[] = {
  { "pwdCredPolicyName", ALL, REFERENCE },
  { "pwdCredUserCantChange", ALL, TRUTH },
  { "pwdCredUserMustChange", ALL, TRUTH },
  { "pwdCredDoesNotExpire", ALL, TRUTH },
  { "pwdCredTimeChanged", ALL, STRING },
  { "pwdCredTimeAdminLockout", ALL, STRING, NILLABLE },
  { "pwdCredLockedByAdministrator", ALL, TRUTH },
  { "pwdResetHackCount", ALL, TRUTH, SINCE (1100) },
  LAST,
};

static const TelSimulatorSchemaParticle user_pin_credentials[] = {
  { "pinCredPolicyName", ALL, REFERENCE },
  { "pinCredUserCantChange", ALL, TRUTH },
  { "pinCredUserMustChange", ALL, TRUTH },
  { "pinCredDoesNotExpire", ALL, TRUTH },
  { "pinCredTimeChanged", ALL, TRUTH },
  { "pinCredTimeAdminLockout", ALL, STRING, NILLABLE },
  { "pinCredLockedByAdministrator", ALL, TRUTH },
  { "pinResetHackCount", ALL, TRUTH, SINCE (1100) },
  LAST,
};

static const TelSimulatorSchemaParticle user_associated_tod_access[] = {
  { "todAccess", ALL, STRING, MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_associated_capf_profiles[] = {
  { "capfProfileInstanceId", ALL, TEXT (128), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_custom_user_field[] = {
  { NULL, ALL, CHOICE, REQUIRED, SINCE (1000) },
  { "name", GET, STRING },
  { "name", ADD | UPDATE, STRING, SINCE (1000) },
  { "value", GET, STRING },
  { "value", ADD | UPDATE, STRING, SINCE (1000) },
  { NULL, ALL, END, SINCE (1000) },
  LAST,
};

static const TelSimulatorSchemaParticle user_custom_user_fields[] = {
  { "customUserField", ALL, CONTENT (user_custom_user_field), AT_MOST (5) },
  LAST,
};

static const TelSimulatorSchemaParticle line_appearance_association_for_presence[] = {
  { "laapAssociate", ALL, REFERENCE },
  { "laapProductType", ALL, TEXT (128) },
  { "laapDeviceName", ALL, TEXT (128) },
  { "laapDirectory", ALL, TEXT (128) },
  { "laapPartition", ALL, TEXT (128) },
  { "laapDescription", ALL, TEXT (128) },
  { "@uuid", GET, UUID },
  LAST,
};

static const TelSimulatorSchemaParticle user_line_appearance_association_for_presences[] = {
  { "lineAppearanceAssociationForPresence", ALL, CONTENT (line_appearance_association_for_presence), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle extension[] = {
  { "sortOrder", ALL, NUMBER, NILLABLE },
  { "pattern", ALL, REFERENCE, REQUIRED },
  { "routePartition", ALL, STRING },
  { "linePrimaryUri", ALL, STRING, NILLABLE },
  { "partition", ALL, REFERENCE, NILLABLE },
  { "@uuid", GET, UUID },
  LAST,
};

static const TelSimulatorSchemaParticle user_remove_extensions_info[] = {
  { "extension", ALL, CONTENT (extension), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle user_remove_associated_headsets[] = {
  { "headset", ALL, TEXT (50), AT_MOST (15), SINCE (1105), UNTIL (1105) },
  { "headset", ALL, TEXT (50), AT_MOST (15), SINCE (1400) },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_user[] = {
  { NULL, UPDATE, CHOICE, REQUIRED },
  { "uuid", UPDATE, UUID, REQUIRED },
  { "userid", UPDATE, STRING, REQUIRED },
  { NULL, UPDATE, END },
  { "firstName", ALL, STRING },
  { "displayName", LIST, STRING, SINCE (1100), UNTIL (1200) },
  { "displayName", ADD | UPDATE | GET, STRING, SINCE (1100) },
  { "middleName", ALL, STRING },
  { "lastName", ALL, STRING, REQUIRED_TO_ADD },
  { "emMaxLoginTime", ALL, NUMBER, NILLABLE, SINCE (1205) },
  { "userid", ADD | GET | LIST, STRING, REQUIRED },
  { "newUserid", UPDATE, STRING },
  { "password", ADD | UPDATE | GET, STRING },
  { "pin", ADD | UPDATE | GET, STRING },
  { "telephoneNumber", ALL, TEXT (255), UNTIL (901) },
  { "mailid", ALL, STRING },
  { "department", ALL, STRING },
  { "manager", ALL, STRING },
  { "userLocale", ALL, STRING, NILLABLE },
  { "associatedDevices", ADD | UPDATE | GET, CONTENT (user_associated_devices) },
  { "primaryExtension", ALL, CONTENT (user_primary_extension) },
  { "associatedPc", ALL, STRING },
  { "associatedGroups", ADD | UPDATE | GET, CONTENT (user_associated_groups) },
  { "enableCti", ALL, TRUTH, DEFAULTED },
  { "digestCredentials", ADD | UPDATE | GET, STRING, NILLABLE },
  { "phoneProfiles", ADD | UPDATE | GET, CONTENT (user_phone_profiles) },
  { "defaultProfile", ADD | UPDATE | GET, REFERENCE },
  { "presenceGroupName", LIST, REFERENCE, UNTIL (1200) },
  { "presenceGroupName", ADD | UPDATE | GET, REFERENCE, REQUIRED_TO_ADD },
  { "subscribeCallingSearchSpaceName", ALL, REFERENCE, NILLABLE },
  { "enableMobility", ALL, TRUTH, DEFAULTED },
  { "enableMobileVoiceAccess", ALL, TRUTH, DEFAULTED },
  { "maxDeskPickupWaitTime", ALL, NUMBER },
  { "remoteDestinationLimit", ALL, NUMBER },
  { "associatedRemoteDestinationProfiles", GET, CONTENT (user_associated_remote_destination_profiles) },
  { "passwordCredentials", ADD | UPDATE | GET, CONTENT (user_password_credentials) },
  { "pinCredentials", ADD | UPDATE | GET, CONTENT (user_pin_credentials) },
  { "primaryDevice", ADD | UPDATE | GET, REFERENCE, UNTIL (1005) },
  { "associatedTodAccess", GET, CONTENT (user_associated_tod_access) },
  { "status", GET | LIST, NUMBER },
  { "enableEmcc", ALL, TRUTH },
  { "associatedCapfProfiles", GET, CONTENT (user_associated_capf_profiles) },
  { "ctiControlledDeviceProfiles", ADD | UPDATE | GET, CONTENT (user_phone_profiles) },
  { "patternPrecedence", ALL, STRING },
  { "numericUserId", ALL, STRING },
  { "mlppPassword", ALL, STRING, NILLABLE },
  { "customUserFields", ADD | UPDATE | GET, CONTENT (user_custom_user_fields) },
  { "homeCluster", ALL, TRUTH, DEFAULTED },
  { "imAndPresenceEnable", ALL, TRUTH },
  { "serviceProfile", ALL, REFERENCE, NILLABLE },
  { "lineAppearanceAssociationForPresences", ADD | UPDATE | GET,
    CONTENT (user_line_appearance_association_for_presences) },
  { "directoryUri", ALL, STRING, NILLABLE },
  { "telephoneNumber", GET | LIST, STRING, SINCE (1000) },
  { "telephoneNumber", ADD | UPDATE, STRING, SINCE (1100) },
  { "telephoneNumber", ADD | UPDATE, TEXT (255), SINCE (1000), UNTIL (1005) },
  { "title", ALL, STRING, SINCE (1000) },
  { "mobileNumber", ALL, STRING, SINCE (1000) },
  { "homeNumber", ALL, STRING, SINCE (1000) },
  { "pagerNumber", ALL, STRING, SINCE (1000) },
  { NULL, UPDATE, CHOICE, SINCE (1000) },
  { NULL, UPDATE, SEQUENCE, SINCE (1000) },
  { "removeExtensionsInfo", UPDATE, CONTENT (user_remove_extensions_info), SINCE (1000) },
  { "addExtensionsInfo", UPDATE, CONTENT (user_remove_extensions_info), SINCE (1000) },
  { NULL, UPDATE, END, SINCE (1000) },
  { "extensionsInfo", ADD | UPDATE | GET, CONTENT (user_remove_extensions_info), SINCE (1000) },
  { NULL, UPDATE, END, SINCE (1000) },
  { "selfService", LIST, TEXT (50), NILLABLE, SINCE (1000), UNTIL (1200) },
  { "selfService", ADD | UPDATE | GET, TEXT (50), NILLABLE, SINCE (1000) },
  { "userProfile", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "calendarPresence", ALL, TRUTH, DEFAULTED, SINCE (1000) },
  { "ldapDirectoryName", LIST, REFERENCE, NILLABLE, SINCE (1000), UNTIL (1200) },
  { "ldapDirectoryName", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "userIdentity", ALL, STRING, SINCE (1000) },
  { "nameDialing", ADD | UPDATE | GET, STRING, SINCE (1000) },
  { "ipccExtension", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "ipccRoutePartition", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1200) },
  { "convertUserAccount", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "accountType", ALL, STRING, SINCE (1000), UNTIL (1105) },
  { "authenticationType", ALL, STRING, SINCE (1000), UNTIL (1105) },
  { "enableUserToHostConferenceNow", LIST, TRUTH, DEFAULTED, SINCE (1100), UNTIL (1200) },
  { "enableUserToHostConferenceNow", ADD | UPDATE | GET, TRUTH, DEFAULTED, SINCE (1100) },
  { "attendeesAccessCode", LIST, STRING, SINCE (1100), UNTIL (1200) },
  { "attendeesAccessCode", ADD | UPDATE | GET, STRING, SINCE (1100) },
  { "zeroHop", ADD | UPDATE | GET, TRUTH, DEFAULTED, SINCE (1105) },
  { "customerName", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1205) },
  { "customerName", LIST, REFERENCE, NILLABLE, SINCE (1400) },
  { NULL, UPDATE, CHOICE, SINCE (1105), UNTIL (1105) },
  { NULL, UPDATE, CHOICE, SINCE (1400) },
  { NULL, UPDATE, SEQUENCE, SINCE (1105), UNTIL (1105) },
  { NULL, UPDATE, SEQUENCE, SINCE (1400) },
  { "removeAssociatedHeadsets", UPDATE, CONTENT (user_remove_associated_headsets), SINCE (1105), UNTIL (1105) },
  { "removeAssociatedHeadsets", UPDATE, CONTENT (user_remove_associated_headsets), SINCE (1400) },
  { "addAssociatedHeadsets", UPDATE, CONTENT (user_remove_associated_headsets), SINCE (1105), UNTIL (1105) },
  { "addAssociatedHeadsets", UPDATE, CONTENT (user_remove_associated_headsets), SINCE (1400) },
  { NULL, UPDATE, END, SINCE (1105), UNTIL (1105) },
  { NULL, UPDATE, END, SINCE (1400) },
  { "associatedHeadsets", ADD | UPDATE | GET, CONTENT (user_remove_associated_headsets), SINCE (1105), UNTIL (1105) },
  { "associatedHeadsets", ADD | UPDATE | GET, CONTENT (user_remove_associated_headsets), SINCE (1400) },
  { NULL, UPDATE, END, SINCE (1105), UNTIL (1105) },
  { NULL, UPDATE, END, SINCE (1400) },
  { "@uuid", GET | LIST, UUID },
  LAST,
};
