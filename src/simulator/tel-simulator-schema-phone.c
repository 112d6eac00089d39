/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

/* The phone with its line appearances, in the order of the schemas 9.1 to 15.0. */
static const TelSimulatorSchemaParticle dirn[] = {
  { "pattern", ALL, STRING, REQUIRED },
  { "routePartitionName", ALL, REFERENCE, REQUIRED, NILLABLE },
  { "@uuid", ALL, UUID },
  LAST,
};

static const TelSimulatorSchemaParticle phone_line_call_info_display[] = {
  { "callerName", ALL, TRUTH, DEFAULTED },
  { "callerNumber", ALL, TRUTH, DEFAULTED },
  { "redirectedNumber", ALL, TRUTH, DEFAULTED },
  { "dialedNumber", ALL, TRUTH, DEFAULTED },
  LAST,
};

static const TelSimulatorSchemaParticle enduser_member[] = {
  { "userId", ALL, STRING, REQUIRED },
  LAST,
};

static const TelSimulatorSchemaParticle phone_line_associated_endusers[] = {
  { "enduser", ALL, CONTENT (enduser_member), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle phone_line[] = {
  { "index", ALL, NUMBER, REQUIRED },
  { "label", ALL, TEXT (50) },
  { "asciiLabel", ALL, TEXT (50), UNTIL (901) },
  { "display", ALL, TEXT (50) },
  { "dirn", ALL, CONTENT (dirn), REQUIRED },
  { "ringSetting", ALL, STRING },
  { "consecutiveRingSetting", ALL, STRING, NILLABLE },
  { "ringSettingIdlePickupAlert", ALL, STRING, NILLABLE },
  { "ringSettingActivePickupAlert", ALL, STRING, NILLABLE },
  { "displayAscii", ALL, TEXT (50) },
  { "e164Mask", ALL, TEXT (255), NILLABLE },
  { "dialPlanWizardId", GET, NUMBER },
  { "mwlPolicy", ALL, STRING },
  { "maxNumCalls", ALL, NUMBER },
  { "busyTrigger", ALL, NUMBER },
  { "callInfoDisplay", ALL, CONTENT (phone_line_call_info_display) },
  { "recordingProfileName", ALL, REFERENCE, NILLABLE },
  { "monitoringCssName", ALL, REFERENCE, NILLABLE },
  { "recordingFlag", ALL, STRING },
  { "audibleMwi", ALL, STRING },
  { "speedDial", ALL, STRING, NILLABLE },
  { "partitionUsage", ALL, STRING },
  { "associatedEndusers", ALL, CONTENT (phone_line_associated_endusers) },
  { "missedCallLogging", ALL, TRUTH, DEFAULTED },
  { "recordingMediaSource", ADD | UPDATE, STRING, REQUIRED, SINCE (1000), UNTIL (1100) },
  { "recordingMediaSource", GET, STRING, SINCE (1000) },
  { "recordingMediaSource", ADD | UPDATE, STRING, SINCE (1105) },
  { "@uuid", GET, UUID, UNTIL (901) },
  { "@ctiid", ALL, NATURAL },
  { "@uuid", GET, UUID, SINCE (1000) },
  LAST,
};

static const TelSimulatorSchemaParticle numplan_identifier[] = {
  { "directoryNumber", ALL, TEXT (255), REQUIRED },
  { "routePartitionName", ALL, TEXT (50), REQUIRED, NILLABLE },
  LAST,
};

static const TelSimulatorSchemaParticle phone_remove_lines[] = {
  { NULL, ALL, CHOICE, REQUIRED },
  { "line", ALL, CONTENT (phone_line), REQUIRED, MANY },
  { "lineIdentifier", ALL, CONTENT (numplan_identifier), REQUIRED, MANY },
  { NULL, ALL, END },
  LAST,
};

static const TelSimulatorSchemaParticle speeddial[] = {
  { "dirn", ALL, TEXT (255), REQUIRED },
  { "label", ALL, STRING, REQUIRED },
  { "asciiLabel", ALL, STRING, UNTIL (901) },
  { "index", ALL, NUMBER, REQUIRED },
  LAST,
};

static const TelSimulatorSchemaParticle phone_speeddials[] = {
  { "speeddial", ALL, CONTENT (speeddial), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle busy_lamp_field_associated_blf_sd_features[] = {
  { "feature", ALL, STRING, MANY },
  LAST,
};

static const TelSimulatorSchemaParticle busy_lamp_field[] = {
  { "blfDest", ALL, STRING, REQUIRED },
  { NULL, ALL, CHOICE, REQUIRED },
  { NULL, ALL, SEQUENCE, REQUIRED },
  { "blfDirn", ADD | UPDATE, TEXT (255), REQUIRED, UNTIL (1005) },
  { "blfDirn", GET, TEXT (255) },
  { "blfDirn", ADD | UPDATE, TEXT (255), SINCE (1100) },
  { "routePartition", ALL, STRING },
  { NULL, ALL, END },
  { NULL, ALL, END },
  { "label", ALL, STRING },
  { "asciiLabel", ALL, STRING, UNTIL (901) },
  { "associatedBlfSdFeatures", ALL, CONTENT (busy_lamp_field_associated_blf_sd_features) },
  { "index", ALL, NUMBER, REQUIRED },
  LAST,
};

static const TelSimulatorSchemaParticle phone_busy_lamp_fields[] = {
  { "busyLampField", ALL, CONTENT (busy_lamp_field), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle blf_directed_call_park_directed_call_park_dn_and_partition[] = {
  { "dnPattern", ALL, TEXT (255), REQUIRED },
  { "routePartitionName", ALL, REFERENCE },
  LAST,
};

static const TelSimulatorSchemaParticle blf_directed_call_park[] = {
  { "label", ALL, TEXT (50) },
  { NULL, ALL, CHOICE, REQUIRED },
  { "directedCallParkId", ALL, UUID, REQUIRED },
  { "directedCallParkDnAndPartition", ALL, CONTENT (blf_directed_call_park_directed_call_park_dn_and_partition),
    REQUIRED },
  { NULL, ALL, END },
  { "labelAscii", ALL, TEXT (50), UNTIL (901) },
  { "index", ALL, NUMBER, REQUIRED },
  LAST,
};

static const TelSimulatorSchemaParticle phone_blf_directed_call_parks[] = {
  { "blfDirectedCallPark", ALL, CONTENT (blf_directed_call_park), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle add_on_module[] = {
  { "loadInformation", ALL, LOAD, REQUIRED, NILLABLE },
  { "model", ALL, STRING, REQUIRED },
  { "index", ALL, NUMBER, REQUIRED },
  { "@uuid", GET, UUID },
  LAST,
};

static const TelSimulatorSchemaParticle phone_add_on_modules[] = {
  { "addOnModule", ALL, CONTENT (add_on_module), AT_MOST (3) },
  LAST,
};

static const TelSimulatorSchemaParticle subscribed_service[] = {
  { "telecasterServiceName", ALL, REFERENCE, REQUIRED },
  { "name", ALL, TEXT (100), REQUIRED },
  { "url", ALL, STRING, NILLABLE },
  { "urlButtonIndex", ALL, NUMBER },
  { "urlLabel", ALL, TEXT (50) },
  { "urlLabelAscii", ALL, TEXT (100), UNTIL (901) },
  { "serviceNameAscii", ALL, TEXT (50) },
  { "phoneService", GET, STRING },
  { "phoneServiceCategory", GET, STRING },
  { "vendor", GET, STRING },
  { "version", GET, STRING },
  { "priority", GET, WHOLE },
  { "@uuid", GET, UUID },
  LAST,
};

static const TelSimulatorSchemaParticle phone_services[] = {
  { "service", ALL, CONTENT (subscribed_service), MANY },
  LAST,
};

static const TelSimulatorSchemaParticle phone_current_config[] = {
  { "userHoldMohAudioSourceId", ALL, HOLD_SOURCE },
  { "phoneTemplateName", ALL, REFERENCE },
  { "mlppDomainId", ALL, TEXT (128) },
  { "mlppIndicationStatus", ALL, STRING },
  { "preemption", ALL, STRING },
  { "softkeyTemplateName", ALL, REFERENCE },
  { "ignorePresentationIndicators", ALL, TRUTH, DEFAULTED },
  { "singleButtonBarge", ALL, STRING },
  { "joinAcrossLines", ALL, STRING },
  { "callInfoPrivacyStatus", ALL, STRING },
  { "dndStatus", ALL, TRUTH },
  { "dndRingSetting", ALL, STRING },
  { "dndOption", ALL, STRING },
  { "alwaysUsePrimeLine", ALL, STRING },
  { "alwaysUsePrimeLineForVoiceMessage", ALL, STRING },
  { "emccCallingSearchSpaceName", ALL, REFERENCE },
  { "deviceName", ALL, TEXT (255) },
  { "model", ALL, STRING },
  { "product", ALL, STRING },
  { "deviceProtocol", ALL, STRING },
  { "class", ALL, STRING },
  { "addressMode", ALL, STRING },
  { "allowAutoConfig", ALL, STRING },
  { "remoteSrstOption", ALL, TEXT (50) },
  { "remoteSrstIp", ALL, TEXT (15) },
  { "remoteSrstPort", ALL, NUMBER },
  { "remoteSipSrstIp", ALL, TEXT (15) },
  { "remoteSipSrstPort", ALL, NUMBER },
  { "geolocationInfo", ALL, TEXT (2048) },
  { "remoteLocationName", ALL, TEXT (50), SINCE (1000) },
  LAST,
};

static const TelSimulatorSchemaParticle phone_confidential_access[] = {
  { "confidentialAccessMode", ALL, STRING, REQUIRED, NILLABLE },
  { "confidentialAccessLevel", ALL, NUMBER, REQUIRED, NILLABLE },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_phone[] = {
  { NULL, UPDATE, CHOICE, REQUIRED },
  { "name", ADD | GET | LIST, TEXT (128), REQUIRED },
  { "name", UPDATE, TEXT (100), REQUIRED },
  { "uuid", UPDATE, UUID, REQUIRED },
  { NULL, UPDATE, END },
  { "newName", UPDATE, TEXT (128) },
  { "description", ALL, TEXT (128) },
  { "product", ADD | GET | LIST, STRING, REQUIRED },
  { "model", GET | LIST, STRING },
  { "class", ADD | GET | LIST, STRING, REQUIRED },
  { "protocol", ADD | GET | LIST, STRING, REQUIRED },
  { "protocolSide", ADD | GET | LIST, STRING, REQUIRED },
  { "callingSearchSpaceName", ALL, REFERENCE, NILLABLE },
  { "devicePoolName", ALL, REFERENCE, REQUIRED_TO_ADD, NILLABLE },
  { "commonDeviceConfigName", ALL, REFERENCE, NILLABLE },
  { "commonPhoneConfigName", ALL, REFERENCE, REQUIRED_TO_ADD },
  { "networkLocation", ALL, STRING },
  { "locationName", ALL, REFERENCE, REQUIRED_TO_ADD },
  { "mediaResourceListName", ALL, REFERENCE, NILLABLE },
  { "networkHoldMohAudioSourceId", ALL, HOLD_SOURCE, NILLABLE },
  { "userHoldMohAudioSourceId", ALL, HOLD_SOURCE, NILLABLE },
  { "automatedAlternateRoutingCssName", ALL, REFERENCE, NILLABLE },
  { "aarNeighborhoodName", ALL, REFERENCE, NILLABLE },
  { "loadInformation", ALL, LOAD, NILLABLE },
  { "vendorConfig", ADD | UPDATE | GET, VENDOR },
  { "versionStamp", ADD | UPDATE | GET, TEXT (128), NILLABLE },
  { "traceFlag", ALL, TRUTH },
  { "mlppDomainId", ADD | UPDATE | GET, TEXT (128), NILLABLE },
  { "mlppIndicationStatus", ALL, STRING },
  { "preemption", ALL, STRING },
  { "useTrustedRelayPoint", ALL, STRING, REQUIRED_TO_ADD },
  { "retryVideoCallAsAudio", ALL, TRUTH, DEFAULTED },
  { "securityProfileName", ALL, REFERENCE, NILLABLE },
  { "sipProfileName", ALL, REFERENCE, NILLABLE },
  { "cgpnTransformationCssName", ALL, REFERENCE, NILLABLE },
  { "useDevicePoolCgpnTransformCss", ALL, TRUTH, DEFAULTED },
  { "geoLocationName", ALL, REFERENCE, NILLABLE },
  { "geoLocationFilterName", ALL, REFERENCE, NILLABLE },
  { "sendGeoLocation", ALL, TRUTH },
  { NULL, UPDATE, CHOICE, SINCE (1000) },
  { NULL, UPDATE, SEQUENCE, SINCE (1000) },
  { "removeLines", UPDATE, CONTENT (phone_remove_lines), SINCE (1000) },
  { "addLines", UPDATE, CONTENT (phone_remove_lines), SINCE (1000) },
  { NULL, UPDATE, END, SINCE (1000) },
  { "lines", ADD | UPDATE | GET, CONTENT (phone_remove_lines) },
  { NULL, UPDATE, END, SINCE (1000) },
  { "numberOfButtons", GET | LIST, NUMBER },
  { "phoneTemplateName", ALL, REFERENCE, REQUIRED_TO_ADD, NILLABLE },
  { "speeddials", ADD | UPDATE | GET, CONTENT (phone_speeddials) },
  { "busyLampFields", ADD | UPDATE | GET, CONTENT (phone_busy_lamp_fields) },
  { "primaryPhoneName", ALL, REFERENCE, REQUIRED_TO_ADD, NILLABLE },
  { "ringSettingIdleBlfAudibleAlert", ALL, STRING },
  { "ringSettingBusyBlfAudibleAlert", ALL, STRING },
  { "blfDirectedCallParks", ADD | UPDATE | GET, CONTENT (phone_blf_directed_call_parks) },
  { "addOnModules", ADD | UPDATE | GET, CONTENT (phone_add_on_modules) },
  { "userLocale", ALL, STRING, NILLABLE },
  { "networkLocale", ALL, STRING, NILLABLE },
  { "idleTimeout", ALL, NUMBER, NILLABLE },
  { "authenticationUrl", ALL, STRING },
  { "directoryUrl", ALL, STRING },
  { "idleUrl", ALL, STRING },
  { "informationUrl", ALL, STRING },
  { "messagesUrl", ALL, STRING },
  { "proxyServerUrl", ALL, STRING },
  { "servicesUrl", ALL, STRING },
  { "services", ADD | UPDATE | GET, CONTENT (phone_services) },
  { "softkeyTemplateName", ALL, REFERENCE, NILLABLE },
  { "loginUserId", GET | LIST, TEXT (255) },
  { "defaultProfileName", ALL, REFERENCE, NILLABLE },
  { "enableExtensionMobility", ALL, TRUTH },
  { "currentProfileName", GET | LIST, REFERENCE },
  { "loginTime", GET | LIST, NUMBER },
  { "loginDuration", GET | LIST, NUMBER },
  { "currentConfig", GET | LIST, CONTENT (phone_current_config) },
  { "singleButtonBarge", ALL, STRING },
  { "joinAcrossLines", ALL, STRING },
  { "builtInBridgeStatus", ALL, STRING, REQUIRED_TO_ADD },
  { "callInfoPrivacyStatus", ALL, STRING },
  { "hlogStatus", ALL, STRING },
  { "ownerUserName", ALL, REFERENCE, NILLABLE },
  { "ignorePresentationIndicators", ALL, TRUTH, DEFAULTED },
  { "packetCaptureMode", ALL, STRING, REQUIRED_TO_ADD },
  { "packetCaptureDuration", ALL, NUMBER, NILLABLE },
  { "subscribeCallingSearchSpaceName", ALL, REFERENCE, NILLABLE },
  { "rerouteCallingSearchSpaceName", ALL, REFERENCE, NILLABLE },
  { "allowCtiControlFlag", ALL, TRUTH },
  { "presenceGroupName", ALL, REFERENCE },
  { "unattendedPort", ALL, TRUTH, DEFAULTED },
  { "requireDtmfReception", ALL, TRUTH, DEFAULTED },
  { "rfc2833Disabled", ALL, TRUTH, DEFAULTED },
  { "certificateOperation", ALL, STRING, REQUIRED_TO_ADD },
  { "authenticationMode", ALL, STRING },
  { "keySize", ALL, STRING },
  { "keyOrder", ALL, STRING, SINCE (1100) },
  { "ecKeySize", ALL, STRING, SINCE (1100) },
  { "authenticationString", ALL, TEXT (128) },
  { "certificateStatus", GET | LIST, STRING },
  { "upgradeFinishTime", ALL, STRING },
  { "deviceMobilityMode", ALL, STRING, REQUIRED_TO_ADD },
  { "roamingDevicePoolName", GET | LIST, REFERENCE },
  { "remoteDevice", ALL, TRUTH, DEFAULTED },
  { "dndOption", ALL, STRING },
  { "dndRingSetting", ALL, STRING, NILLABLE },
  { "dndStatus", ALL, TRUTH },
  { "isActive", ALL, TRUTH, DEFAULTED },
  { "isDualMode", ADD | GET | LIST, TRUTH },
  { "mobilityUserIdName", ALL, REFERENCE, NILLABLE },
  { "phoneSuite", ALL, STRING },
  { "phoneServiceDisplay", ALL, STRING },
  { "isProtected", ALL, TRUTH, DEFAULTED },
  { "mobileSmartClientProfileName", ALL, REFERENCE, REQUIRED_TO_ADD, NILLABLE, UNTIL (901) },
  { "mtpRequired", ALL, TRUTH },
  { "mtpPreferedCodec", ALL, STRING },
  { "dialRulesName", ALL, REFERENCE, NILLABLE },
  { "sshUserId", ALL, TEXT (50) },
  { "sshPwd", ADD | UPDATE | GET, TEXT (255) },
  { "digestUser", ALL, TEXT (255) },
  { "outboundCallRollover", ALL, STRING },
  { "hotlineDevice", ALL, TRUTH, DEFAULTED },
  { "secureInformationUrl", ALL, TEXT (255) },
  { "secureDirectoryUrl", ALL, TEXT (255) },
  { "secureMessageUrl", ALL, TEXT (255) },
  { "secureServicesUrl", ALL, TEXT (255) },
  { "secureAuthenticationUrl", ALL, TEXT (255) },
  { "secureIdleUrl", ALL, TEXT (255) },
  { "alwaysUsePrimeLine", ALL, STRING },
  { "alwaysUsePrimeLineForVoiceMessage", ALL, STRING },
  { "featureControlPolicy", ALL, REFERENCE, NILLABLE },
  { "deviceTrustMode", ALL, STRING },
  { "earlyOfferSupportForVoiceCall", ALL, TRUTH, DEFAULTED },
  { "requireThirdPartyRegistration", ALL, TRUTH },
  { "blockIncomingCallsWhenRoaming", ALL, TRUTH },
  { "homeNetworkId", ALL, STRING },
  { "AllowPresentationSharingUsingBfcp", ALL, TRUTH, DEFAULTED },
  { "confidentialAccess", ALL, CONTENT (phone_confidential_access), SINCE (1000) },
  { "requireOffPremiseLocation", ALL, TRUTH, DEFAULTED },
  { "allowiXApplicableMedia", ALL, TRUTH, DEFAULTED, SINCE (1000) },
  { "cgpnIngressDN", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "useDevicePoolCgpnIngressDN", ADD | UPDATE | GET, TRUTH, DEFAULTED, SINCE (1000) },
  { "msisdn", ADD | UPDATE | GET, TEXT (128), NILLABLE, SINCE (1000) },
  { "enableCallRoutingToRdWhenNoneIsActive", ALL, TRUTH, DEFAULTED, SINCE (1000) },
  { "wifiHotspotProfile", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "wirelessLanProfileGroup", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1000) },
  { "elinGroup", ADD | UPDATE | GET, REFERENCE, NILLABLE, SINCE (1100) },
  { "enableActivationID", ALL, TRUTH, SINCE (1205) },
  { "activationIDStatus", GET, TEXT (255), SINCE (1205) },
  { "mraServiceDomain", ALL, REFERENCE, NILLABLE, SINCE (1205) },
  { "allowMraMode", ALL, TRUTH, DEFAULTED, SINCE (1205) },
  { "userlocale", ALL, STRING, NILLABLE, UNTIL (901) },
  { "@ctiid", ADD | GET | LIST, NATURAL },
  { "@uuid", GET | LIST, UUID },
  LAST,
};
