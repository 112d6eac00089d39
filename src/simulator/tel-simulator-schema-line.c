/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

/* The directory number, in the order of the schemas 9.1 to 15.0. */
static const TelSimulatorSchemaParticle call_forward_all[] = {
  { "forwardToVoiceMail", ALL, TRUTH },
  { "callingSearchSpaceName", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "secondaryCallingSearchSpaceName", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "destination", ALL, TEXT (50), NILLABLE },
  LAST,
};

static const TelSimulatorSchemaParticle call_forward_busy[] = {
  { "forwardToVoiceMail", ALL, TRUTH },
  { "callingSearchSpaceName", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "destination", ALL, TEXT (50), NILLABLE },
  LAST,
};

static const TelSimulatorSchemaParticle call_forward_no_answer[] = {
  { "forwardToVoiceMail", ALL, TRUTH },
  { "callingSearchSpaceName", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "destination", ALL, TEXT (50), NILLABLE },
  { "duration", ALL, NUMBER, NILLABLE },
  LAST,
};

static const TelSimulatorSchemaParticle call_forward_alternate_party[] = {
  { "forwardToVoiceMail", GET, TRUTH },
  { "callingSearchSpaceName", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "destination", ALL, TEXT (50), NILLABLE },
  { "duration", ALL, NUMBER },
  LAST,
};

static const TelSimulatorSchemaParticle directory_uri[] = {
  { "isPrimary", ALL, TRUTH, REQUIRED },
  { "uri", GET, TEXT (128), NILLABLE },
  { "uri", ADD | UPDATE, TEXT (128), REQUIRED, NILLABLE, SINCE (1000) },
  { "uri", ADD | UPDATE, TEXT (128), REQUIRED, UNTIL (901) },
  { "partition", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "advertiseGloballyViaIls", ALL, TRUTH, DEFAULTED, SINCE (1000) },
  { "@uuid", GET, UUID },
  LAST,
};

static const TelSimulatorSchemaParticle line_directory_uris[] = {
  { "directoryUri", ALL, CONTENT (directory_uri), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle line_confidential_access[] = {
  { "confidentialAccessMode", ALL, STRING, REQUIRED, NILLABLE },
  { "confidentialAccessLevel", ALL, NUMBER, REQUIRED, NILLABLE },
  LAST,
};

static const TelSimulatorSchemaParticle line_enterprise_alt_num[] = {
  { "numMask", ALL, STRING, NILLABLE },
  { "isUrgent", ALL, TRUTH, DEFAULTED },
  { "addLocalRoutePartition", ALL, TRUTH, DEFAULTED },
  { "routePartition", ALL, REFERENCE, NILLABLE },
  { "advertiseGloballyIls", ALL, TRUTH, DEFAULTED },
  LAST,
};

static const TelSimulatorSchemaParticle line_associated_devices[] = {
  { "device", LIST, STRING, MANY, UNTIL (1105) },
  { "device", GET, STRING, MANY },
  LAST,
};

static const TelSimulatorSchemaParticle line_external_presentation_info_presentation_info[] = {
  { "externalPresentationNumber", ALL, STRING, NILLABLE },
  { "externalPresentationName", ALL, TEXT (50), NILLABLE },
  LAST,
};

static const TelSimulatorSchemaParticle line_external_presentation_info[] = {
  { NULL, ALL, CHOICE, REQUIRED },
  { "isAnonymous", ALL, TRUTH, REQUIRED },
  { "presentationInfo", ALL, CONTENT (line_external_presentation_info_presentation_info), REQUIRED },
  { NULL, ALL, END },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_line[] = {
  { NULL, UPDATE, CHOICE, REQUIRED },
  { "uuid", UPDATE, UUID, REQUIRED },
  { NULL, UPDATE, SEQUENCE, REQUIRED },
  { "pattern", ALL, STRING, REQUIRED },
  { "routePartitionName", UPDATE, REFERENCE, NILLABLE },
  { NULL, UPDATE, END },
  { NULL, UPDATE, END },
  { "newPattern", UPDATE, STRING },
  { "description", ALL, STRING },
  { "usage", ADD | GET | LIST, STRING, REQUIRED },
  { "routePartitionName", ADD | GET | LIST, REFERENCE, NILLABLE },
  { "newRoutePartitionName", UPDATE, REFERENCE, NILLABLE },
  { "aarNeighborhoodName", ALL, REFERENCE, NILLABLE },
  { "aarDestinationMask", ALL, TEXT (128), NILLABLE },
  { "aarKeepCallHistory", ALL, TRUTH },
  { "aarVoiceMailEnabled", ALL, TRUTH },
  { "callForwardAll", ADD | UPDATE | GET, CONTENT (call_forward_all) },
  { "callForwardBusy", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callForwardBusyInt", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callForwardNoAnswer", ADD | UPDATE | GET, CONTENT (call_forward_no_answer) },
  { "callForwardNoAnswerInt", ADD | UPDATE | GET, CONTENT (call_forward_no_answer) },
  { "callForwardNoCoverage", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callForwardNoCoverageInt", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callForwardOnFailure", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callForwardAlternateParty", ADD | UPDATE | GET, CONTENT (call_forward_alternate_party) },
  { "callForwardNotRegistered", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callForwardNotRegisteredInt", ADD | UPDATE | GET, CONTENT (call_forward_busy) },
  { "callPickupGroupName", ALL, REFERENCE },
  { "autoAnswer", ALL, STRING },
  { "networkHoldMohAudioSourceId", ALL, HOLD_SOURCE, NILLABLE },
  { "userHoldMohAudioSourceId", ALL, HOLD_SOURCE, NILLABLE },
  { "callingIdPresentationWhenDiverted", ALL, STRING, SINCE (1205) },
  { "alertingName", ALL, TEXT (50) },
  { "asciiAlertingName", ALL, TEXT (32) },
  { "presenceGroupName", ALL, REFERENCE },
  { "shareLineAppearanceCssName", ALL, REFERENCE, NILLABLE },
  { "voiceMailProfileName", ALL, REFERENCE, NILLABLE },
  { "patternPrecedence", ALL, STRING },
  { "releaseClause", ALL, STRING },
  { "hrDuration", ALL, NUMBER, NILLABLE },
  { "hrInterval", ALL, NUMBER, NILLABLE },
  { "cfaCssPolicy", ALL, STRING },
  { "defaultActivatedDeviceName", ALL, REFERENCE, NILLABLE },
  { "parkMonForwardNoRetrieveDn", ALL, TEXT (50), NILLABLE },
  { "parkMonForwardNoRetrieveIntDn", ALL, TEXT (50), NILLABLE },
  { "parkMonForwardNoRetrieveVmEnabled", ALL, TRUTH },
  { "parkMonForwardNoRetrieveIntVmEnabled", ALL, TRUTH },
  { "parkMonForwardNoRetrieveCssName", ALL, REFERENCE, NILLABLE },
  { "parkMonForwardNoRetrieveIntCssName", ALL, REFERENCE, NILLABLE },
  { "parkMonReversionTimer", ALL, NUMBER, NILLABLE },
  { "partyEntranceTone", ALL, STRING },
  { "directoryURIs", ADD | UPDATE | GET, CONTENT (line_directory_uris) },
  { "allowCtiControlFlag", ALL, TRUTH, DEFAULTED },
  { "rejectAnonymousCall", ALL, TRUTH },
  { "patternUrgency", ADD | UPDATE | GET, TRUTH, DEFAULTED, SINCE (1000) },
  { "confidentialAccess", ALL, CONTENT (line_confidential_access), SINCE (1000) },
  { "externalCallControlProfile", ALL, REFERENCE, NILLABLE, SINCE (1000) },
  { "enterpriseAltNum", ALL, CONTENT (line_enterprise_alt_num), SINCE (1000) },
  { "e164AltNum", ALL, CONTENT (line_enterprise_alt_num), SINCE (1000) },
  { "pstnFailover", ALL, STRING, SINCE (1000) },
  { "callControlAgentProfile", ADD | UPDATE | GET, STRING, SINCE (1000) },
  { "associatedDevices", LIST, CONTENT (line_associated_devices), SINCE (1000), UNTIL (1105) },
  { "associatedDevices", GET, CONTENT (line_associated_devices), SINCE (1000) },
  { "useEnterpriseAltNum", ADD | UPDATE | GET, TRUTH, SINCE (1000) },
  { "useE164AltNum", ADD | UPDATE | GET, TRUTH, SINCE (1000) },
  { "active", ADD | UPDATE | GET, TRUTH, DEFAULTED, SINCE (1000) },
  { "externalPresentationInfo", ADD | UPDATE | GET, CONTENT (line_external_presentation_info), SINCE (1205) },
  { "@uuid", GET | LIST, UUID },
  LAST,
};
