/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-schema-private.h"

/*
 * What getPhoneOptions and getSipProfileOptions ask for and answer, in the order of the schemas 10.0 to 15.0. Both have
 * the same elements: in a request (ADD) they hold what part of the choices is wanted, in an answer (GET) the choices.
 */
static const TelSimulatorSchemaParticle choice[] = {
  { "@uuid", GET, UUID },
  { "@altDisplay", GET, UUID },
  LAST,
};

#define PART                                                                                                           \
  { "skip", ADD, NATURAL },                                                                                            \
  {                                                                                                                    \
    "first", ADD, NATURAL                                                                                              \
  }
#define CHOICES                                                                                                        \
  {                                                                                                                    \
    "choice", GET, STRING, MANY, .content = choice                                                                     \
  }

static const TelSimulatorSchemaParticle plain[] = { PART, CHOICES, LAST };
static const TelSimulatorSchemaParticle of_product[] = { PART, { "product", ADD, STRING, REQUIRED }, CHOICES, LAST };
static const TelSimulatorSchemaParticle of_protocol[] = {
  PART, { "product", ADD, STRING, REQUIRED }, { "protocol", ADD, STRING, REQUIRED }, CHOICES, LAST,
};

static const TelSimulatorSchemaParticle dirn[] = {
  { "routePartitionName", ALL, CONTENT (plain) },
  { "@uuid", ALL, UUID },
  LAST,
};
static const TelSimulatorSchemaParticle line[] = {
  { "dirn", ALL, CONTENT (dirn) },
  { "ringSetting", ALL, CONTENT (plain) },
  { "consecutiveRingSetting", ALL, CONTENT (plain) },
  { "ringSettingIdlePickupAlert", ALL, CONTENT (plain) },
  { "ringSettingActivePickupAlert", ALL, CONTENT (plain) },
  { "mwlPolicy", ALL, CONTENT (plain) },
  { "recordingProfileName", ALL, CONTENT (plain) },
  { "monitoringCssName", ALL, CONTENT (plain) },
  { "recordingFlag", ALL, CONTENT (plain) },
  { "audibleMwi", ALL, CONTENT (plain) },
  { "partitionUsage", ALL, CONTENT (plain) },
  { "recordingMediaSource", ALL, CONTENT (plain) },
  { "@ctiid", ALL, NATURAL },
  { "@uuid", ALL, UUID },
  LAST,
};
static const TelSimulatorSchemaParticle nothing[] = { LAST };
static const TelSimulatorSchemaParticle lines[] = {
  { NULL, ALL, CHOICE },
  { "line", ALL, CONTENT (line), MANY },
  { "lineIdentifier", ALL, CONTENT (nothing), MANY },
  { NULL, ALL, END },
  LAST,
};
static const TelSimulatorSchemaParticle directed_call_park_number[] = {
  { "dnPattern", ALL, TEXT (255) },
  { "routePartitionName", ALL, CONTENT (plain) },
  LAST,
};
static const TelSimulatorSchemaParticle blf_directed_call_park[] = {
  { NULL, ALL, CHOICE },
  { "directedCallParkId", ALL, UUID },
  { "directedCallParkDnAndPartition", ALL, CONTENT (directed_call_park_number) },
  { NULL, ALL, END },
  LAST,
};
static const TelSimulatorSchemaParticle blf_directed_call_parks[] = {
  { "blfDirectedCallPark", ALL, CONTENT (blf_directed_call_park), MANY },
  LAST,
};
static const TelSimulatorSchemaParticle add_on_module[] = {
  { "model", ALL, CONTENT (of_protocol), INSISTENT },
  { "@uuid", ALL, UUID },
  LAST,
};
static const TelSimulatorSchemaParticle add_on_modules[] = {
  { "addOnModule", ALL, CONTENT (add_on_module), AT_MOST (3) },
  LAST,
};
static const TelSimulatorSchemaParticle service[] = {
  { "telecasterServiceName", ALL, CONTENT (plain) },
  { "@uuid", ALL, UUID },
  LAST,
};
static const TelSimulatorSchemaParticle services[] = {
  { "service", ALL, CONTENT (service), MANY },
  LAST,
};
static const TelSimulatorSchemaParticle confidential_access[] = {
  { "confidentialAccessMode", ALL, CONTENT (plain) },
  { "confidentialAccessLevel", ALL, CONTENT (plain) },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_phone_options[] = {
  { "product", ALL, CONTENT (plain) },
  { "class", ALL, CONTENT (plain) },
  { "protocol", ALL, CONTENT (of_product), INSISTENT },
  { "protocolSide", ALL, CONTENT (plain) },
  { "callingSearchSpaceName", ALL, CONTENT (plain) },
  { "devicePoolName", ALL, CONTENT (plain) },
  { "commonDeviceConfigName", ALL, CONTENT (plain) },
  { "commonPhoneConfigName", ALL, CONTENT (plain) },
  { "networkLocation", ALL, CONTENT (plain) },
  { "locationName", ALL, CONTENT (plain) },
  { "mediaResourceListName", ALL, CONTENT (plain) },
  { "networkHoldMohAudioSourceId", ALL, CONTENT (plain) },
  { "userHoldMohAudioSourceId", ALL, CONTENT (plain) },
  { "automatedAlternateRoutingCssName", ALL, CONTENT (plain) },
  { "aarNeighborhoodName", ALL, CONTENT (plain) },
  { "mlppIndicationStatus", ALL, CONTENT (plain) },
  { "preemption", ALL, CONTENT (plain) },
  { "useTrustedRelayPoint", ALL, CONTENT (plain) },
  { "securityProfileName", ALL, CONTENT (of_protocol), INSISTENT },
  { "sipProfileName", ALL, CONTENT (plain) },
  { "cgpnTransformationCssName", ALL, CONTENT (plain) },
  { "geoLocationName", ALL, CONTENT (plain) },
  { "geoLocationFilterName", ALL, CONTENT (plain) },
  { "lines", ALL, CONTENT (lines) },
  { "phoneTemplateName", ALL, CONTENT (plain) },
  { "primaryPhoneName", ALL, CONTENT (plain) },
  { "ringSettingIdleBlfAudibleAlert", ALL, CONTENT (plain) },
  { "ringSettingBusyBlfAudibleAlert", ALL, CONTENT (plain) },
  { "blfDirectedCallParks", ALL, CONTENT (blf_directed_call_parks) },
  { "addOnModules", ALL, CONTENT (add_on_modules) },
  { "userLocale", ALL, CONTENT (plain) },
  { "networkLocale", ALL, CONTENT (of_product), INSISTENT },
  { "services", ALL, CONTENT (services) },
  { "softkeyTemplateName", ALL, CONTENT (plain) },
  { "defaultProfileName", ALL, CONTENT (of_protocol), INSISTENT },
  { "singleButtonBarge", ALL, CONTENT (plain) },
  { "joinAcrossLines", ALL, CONTENT (plain) },
  { "builtInBridgeStatus", ALL, CONTENT (plain) },
  { "callInfoPrivacyStatus", ALL, CONTENT (plain) },
  { "ownerUserName", ALL, CONTENT (of_product), INSISTENT },
  { "packetCaptureMode", ALL, CONTENT (plain) },
  { "subscribeCallingSearchSpaceName", ALL, CONTENT (plain) },
  { "rerouteCallingSearchSpaceName", ALL, CONTENT (plain) },
  { "presenceGroupName", ALL, CONTENT (plain) },
  { "certificateOperation", ALL, CONTENT (plain) },
  { "authenticationMode", ALL, CONTENT (plain) },
  { "keySize", ALL, CONTENT (plain) },
  { "keyOrder", ALL, CONTENT (plain), SINCE (1100) },
  { "ecKeySize", ALL, CONTENT (plain), SINCE (1100) },
  { "deviceMobilityMode", ALL, CONTENT (plain) },
  { "dndOption", ALL, CONTENT (of_protocol), INSISTENT },
  { "dndRingSetting", ALL, CONTENT (plain) },
  { "mobilityUserIdName", ALL, CONTENT (plain) },
  { "phoneSuite", ALL, CONTENT (plain) },
  { "phoneServiceDisplay", ALL, CONTENT (plain) },
  { "mtpPreferedCodec", ALL, CONTENT (plain) },
  { "dialRulesName", ALL, CONTENT (of_product), INSISTENT },
  { "outboundCallRollover", ALL, CONTENT (plain) },
  { "alwaysUsePrimeLine", ALL, CONTENT (plain) },
  { "alwaysUsePrimeLineForVoiceMessage", ALL, CONTENT (plain) },
  { "featureControlPolicy", ALL, CONTENT (plain) },
  { "deviceTrustMode", ALL, CONTENT (plain) },
  { "confidentialAccess", ALL, CONTENT (confidential_access) },
  { "cgpnIngressDN", ALL, CONTENT (plain) },
  { "wifiHotspotProfile", ALL, CONTENT (plain) },
  { "wirelessLanProfileGroup", ALL, CONTENT (plain) },
  { "elinGroup", ALL, CONTENT (plain), SINCE (1100) },
  { "mraServiceDomain", ALL, CONTENT (plain), SINCE (1205) },
  { "@ctiid", ALL, NATURAL },
  { "@uuid", ALL, UUID },
  LAST,
};

const TelSimulatorSchemaParticle tel_simulator_schema_sip_profile_options[] = {
  { "userInfo", ALL, CONTENT (plain) },
  { "dtmfDbLevel", ALL, CONTENT (plain) },
  { "callHoldRingback", ALL, CONTENT (plain) },
  { "anonymousCallBlock", ALL, CONTENT (plain) },
  { "callerIdBlock", ALL, CONTENT (plain) },
  { "dndControl", ALL, CONTENT (plain) },
  { "telnetLevel", ALL, CONTENT (plain) },
  { "rerouteIncomingRequest", ALL, CONTENT (plain) },
  { "resourcePriorityNamespaceListName", ALL, CONTENT (plain) },
  { "rsvpOverSip", ALL, CONTENT (plain) },
  { "sipRe11XxEnabled", ALL, CONTENT (plain) },
  { "gClear", ALL, CONTENT (plain) },
  { "sipBandwidthModifier", ALL, CONTENT (plain) },
  { "userAgentServerHeaderInfo", ALL, CONTENT (plain) },
  { "sipNormalizationScript", ALL, CONTENT (plain) },
  { "dialStringInterpretation", ALL, CONTENT (plain) },
  { "acceptAudioCodecPreferences", ALL, CONTENT (plain) },
  { "resourcePriorityNamespace", ALL, CONTENT (plain) },
  { "callingLineIdentification", ALL, CONTENT (plain) },
  { "videoCallTrafficClass", ALL, CONTENT (plain) },
  { "sdpTransparency", ALL, CONTENT (plain) },
  { "sipSessionRefreshMethod", ALL, CONTENT (plain) },
  { "earlyOfferSuppVoiceCall", ALL, CONTENT (plain), SINCE (1005) },
  { "cucmVersionInSipHeader", ALL, CONTENT (plain) },
  { "confidentialAccessLevelHeaders", ALL, CONTENT (plain) },
  { "@uuid", ALL, UUID },
  LAST,
};
