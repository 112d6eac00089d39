/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-defaults.h"

/* The default of an element that an add operation leaves out, from @since to @until. */
typedef struct
{
  const char *object;
  const char *path;
  const char *value;
  guint since;
  guint until;
} Default;

static const Default defaults[] = {
  { "phone", "protocolSide", "User", 0, 9999 },
  { "phone", "networkLocation", "Use System Default", 0, 9999 },
  { "phone", "mlppIndicationStatus", "Off", 0, 9999 },
  { "phone", "preemption", "Default", 0, 9999 },
  { "phone", "useTrustedRelayPoint", "Default", 0, 9999 },
  { "phone", "retryVideoCallAsAudio", "true", 0, 9999 },
  { "phone", "useDevicePoolCgpnTransformCss", "true", 0, 9999 },
  { "phone", "ringSettingIdleBlfAudibleAlert", "Default", 0, 9999 },
  { "phone", "ringSettingBusyBlfAudibleAlert", "Default", 0, 9999 },
  { "phone", "singleButtonBarge", "Default", 0, 9999 },
  { "phone", "joinAcrossLines", "Default", 0, 9999 },
  { "phone", "builtInBridgeStatus", "Default", 0, 9999 },
  { "phone", "callInfoPrivacyStatus", "Default", 0, 9999 },
  { "phone", "ignorePresentationIndicators", "false", 0, 9999 },
  { "phone", "packetCaptureMode", "None", 0, 9999 },
  { "phone", "packetCaptureDuration", "0", 0, 9999 },
  { "phone", "unattendedPort", "false", 0, 9999 },
  { "phone", "requireDtmfReception", "false", 0, 9999 },
  { "phone", "rfc2833Disabled", "false", 0, 9999 },
  { "phone", "deviceMobilityMode", "Default", 0, 9999 },
  { "phone", "remoteDevice", "false", 0, 9999 },
  { "phone", "dndOption", "Ringer Off", 0, 9999 },
  { "phone", "isActive", "true", 0, 9999 },
  { "phone", "phoneSuite", "Default", 0, 9999 },
  { "phone", "phoneServiceDisplay", "Default", 0, 9999 },
  { "phone", "isProtected", "false", 0, 9999 },
  { "phone", "mtpPreferedCodec", "711ulaw", 0, 9999 },
  { "phone", "outboundCallRollover", "No Rollover", 0, 9999 },
  { "phone", "hotlineDevice", "false", 0, 9999 },
  { "phone", "alwaysUsePrimeLine", "Default", 0, 9999 },
  { "phone", "alwaysUsePrimeLineForVoiceMessage", "Default", 0, 9999 },
  { "phone", "deviceTrustMode", "Not Trusted", 0, 9999 },
  { "phone", "earlyOfferSupportForVoiceCall", "false", 0, 9999 },
  { "phone", "AllowPresentationSharingUsingBfcp", "false", 0, 9999 },
  { "phone", "requireOffPremiseLocation", "false", 0, 9999 },
  { "phone", "allowiXApplicableMedia", "false", 1000, 9999 },
  { "phone", "useDevicePoolCgpnIngressDN", "true", 1000, 9999 },
  { "phone", "enableCallRoutingToRdWhenNoneIsActive", "false", 1000, 9999 },
  { "phone", "allowMraMode", "false", 1205, 9999 },
  { "line appearance", "ringSetting", "Ring", 0, 9999 },
  { "line appearance", "consecutiveRingSetting", "Use System Default", 0, 9999 },
  { "line appearance", "mwlPolicy", "Use System Policy", 0, 9999 },
  { "line appearance", "maxNumCalls", "2", 0, 9999 },
  { "line appearance", "busyTrigger", "1", 0, 9999 },
  { "line appearance", "callInfoDisplay/callerName", "true", 0, 9999 },
  { "line appearance", "callInfoDisplay/callerNumber", "false", 0, 9999 },
  { "line appearance", "callInfoDisplay/redirectedNumber", "false", 0, 9999 },
  { "line appearance", "callInfoDisplay/dialedNumber", "true", 0, 9999 },
  { "line appearance", "recordingFlag", "Call Recording Disabled", 0, 9999 },
  { "line appearance", "audibleMwi", "Default", 0, 9999 },
  { "line appearance", "partitionUsage", "General", 0, 9999 },
  { "line appearance", "missedCallLogging", "true", 0, 9999 },
  { "line appearance", "ringSettingIdlePickupAlert", "Use System Default", 1000, 9999 },
  { "line appearance", "ringSettingActivePickupAlert", "Use System Default", 1000, 9999 },
  { "line appearance", "recordingMediaSource", "Gateway Preferred", 1000, 9999 },
  { "endUserCapfProfile", "keyOrder", "RSA Only", 1100, 9999 },
  { "user", "enableCti", "true", 0, 9999 },
  { "user", "enableMobility", "false", 0, 9999 },
  { "user", "enableMobileVoiceAccess", "false", 0, 9999 },
  { "user", "maxDeskPickupWaitTime", "10000", 0, 9999 },
  { "user", "remoteDestinationLimit", "4", 0, 9999 },
  { "user", "patternPrecedence", "Default", 0, 9999 },
  { "user", "homeCluster", "true", 0, 9999 },
  { "user", "calendarPresence", "false", 1000, 9999 },
  { "user", "accountType", "Local", 1000, 1100 },
  { "user", "authenticationType", "Local", 1000, 1100 },
  { "user", "enableUserToHostConferenceNow", "false", 1100, 9999 },
  { "user", "zeroHop", "false", 1100, 9999 },
  { "line", "autoAnswer", "Auto Answer Off", 0, 9999 },
  { "line", "patternPrecedence", "Default", 0, 9999 },
  { "line", "releaseClause", "No Error", 0, 9999 },
  { "line", "cfaCssPolicy", "Use System Default", 0, 9999 },
  { "line", "partyEntranceTone", "Default", 0, 9999 },
  { "line", "allowCtiControlFlag", "true", 0, 9999 },
  { "line", "patternUrgency", "false", 1000, 9999 },
  { "line", "active", "true", 1000, 9999 },
  { "line", "callingIdPresentationWhenDiverted", "Default", 1205, 9999 },
  { "phoneSecurityProfile", "authenticationMode", "By Null String", 0, 9999 },
  { "phoneSecurityProfile", "keySize", "1024", 0, 1204 },
  { "phoneSecurityProfile", "keySize", "2048", 1205, 9999 },
  { "phoneSecurityProfile", "tftpEncryptedConfig", "false", 0, 9999 },
  { "phoneSecurityProfile", "nonceValidityTime", "600", 0, 9999 },
  { "phoneSecurityProfile", "transportType", "TCP+UDP", 0, 9999 },
  { "phoneSecurityProfile", "sipPhonePort", "5060", 0, 9999 },
  { "phoneSecurityProfile", "enableDigestAuthentication", "false", 0, 9999 },
  { "phoneSecurityProfile", "excludeDigestCredentials", "false", 0, 9999 },
  { "phoneSecurityProfile", "keyOrder", "RSA Only", 1100, 9999 },
  { "phoneSecurityProfile", "EnableOAuthAuthentication", "false", 1205, 9999 },
  { "sipProfile", "defaultTelephonyEventPayloadType", "101", 0, 9999 },
  { "sipProfile", "redirectByApplication", "false", 0, 9999 },
  { "sipProfile", "ringing180", "false", 0, 9999 },
  { "sipProfile", "timerInvite", "180", 0, 9999 },
  { "sipProfile", "timerRegisterDelta", "5", 0, 9999 },
  { "sipProfile", "timerRegister", "3600", 0, 9999 },
  { "sipProfile", "timerT1", "500", 0, 9999 },
  { "sipProfile", "timerT2", "4000", 0, 9999 },
  { "sipProfile", "retryInvite", "6", 0, 9999 },
  { "sipProfile", "retryNotInvite", "10", 0, 9999 },
  { "sipProfile", "startMediaPort", "16384", 0, 9999 },
  { "sipProfile", "stopMediaPort", "32766", 0, 9999 },
  { "sipProfile", "callpickupUri", "x-cisco-serviceuri-pickup", 0, 9999 },
  { "sipProfile", "callpickupListUri", "x-cisco-serviceuri-opickup", 0, 9999 },
  { "sipProfile", "callpickupGroupUri", "x-cisco-serviceuri-gpickup", 0, 9999 },
  { "sipProfile", "meetmeServiceUrl", "x-cisco-serviceuri-meetme", 0, 9999 },
  { "sipProfile", "userInfo", "None", 0, 9999 },
  { "sipProfile", "dtmfDbLevel", "Nominal", 0, 9999 },
  { "sipProfile", "callHoldRingback", "Off", 0, 9999 },
  { "sipProfile", "anonymousCallBlock", "Off", 0, 9999 },
  { "sipProfile", "callerIdBlock", "Off", 0, 9999 },
  { "sipProfile", "dndControl", "User", 0, 9999 },
  { "sipProfile", "telnetLevel", "Disabled", 0, 9999 },
  { "sipProfile", "timerKeepAlive", "120", 0, 9999 },
  { "sipProfile", "timerSubscribe", "120", 0, 9999 },
  { "sipProfile", "timerSubscribeDelta", "5", 0, 9999 },
  { "sipProfile", "maxRedirects", "70", 0, 9999 },
  { "sipProfile", "timerOffHookToFirstDigit", "15000", 0, 9999 },
  { "sipProfile", "callForwardUri", "x-cisco-serviceuri-cfwdall", 0, 9999 },
  { "sipProfile", "abbreviatedDialUri", "x-cisco-serviceuri-abbrdial", 0, 9999 },
  { "sipProfile", "confJointEnable", "true", 0, 9999 },
  { "sipProfile", "rfc2543Hold", "false", 0, 9999 },
  { "sipProfile", "semiAttendedTransfer", "true", 0, 9999 },
  { "sipProfile", "enableVad", "false", 0, 9999 },
  { "sipProfile", "stutterMsgWaiting", "false", 0, 9999 },
  { "sipProfile", "callStats", "false", 0, 9999 },
  { "sipProfile", "t38Invite", "false", 0, 9999 },
  { "sipProfile", "rerouteIncomingRequest", "Never", 0, 9999 },
  { "sipProfile", "enableAnatForEarlyOfferCalls", "false", 0, 9999 },
  { "sipProfile", "rsvpOverSip", "Local RSVP", 0, 9999 },
  { "sipProfile", "fallbackToLocalRsvp", "true", 0, 9999 },
  { "sipProfile", "sipRe11XxEnabled", "Disabled", 0, 9999 },
  { "sipProfile", "gClear", "Disabled", 0, 9999 },
  { "sipProfile", "earlyOfferSupportForVoiceCall", "false", 0, 1004 },
  { "sipProfile", "sendRecvSDPInMidCallInvite", "false", 0, 9999 },
  { "sipProfile", "enableOutboundOptionsPing", "false", 0, 9999 },
  { "sipProfile", "optionsPingIntervalWhenStatusOK", "60", 0, 9999 },
  { "sipProfile", "optionsPingIntervalWhenStatusNotOK", "120", 0, 9999 },
  { "sipProfile", "sipOptionsRetryCount", "6", 0, 9999 },
  { "sipProfile", "sipOptionsRetryTimer", "500", 0, 9999 },
  { "sipProfile", "sipBandwidthModifier", "TIAS and AS", 0, 9999 },
  { "sipProfile", "userAgentServerHeaderInfo", "Send Unified CM Version Information as User-Agent Header", 0, 9999 },
  { "sipProfile", "isScriptTraceEnabled", "false", 0, 9999 },
  { "sipProfile", "dialStringInterpretation",
    "Phone number consists of characters 0-9, *, #, and + (others treated as URI addresses)", 0, 9999 },
  { "sipProfile", "acceptAudioCodecPreferences", "Default", 0, 9999 },
  { "sipProfile", "mlppUserAuthorization", "false", 0, 9999 },
  { "sipProfile", "isAssuredSipServiceEnabled", "false", 0, 9999 },
  { "sipProfile", "callingLineIdentification", "Default", 0, 9999 },
  { "sipProfile", "videoCallTrafficClass", "Mixed", 0, 9999 },
  { "sipProfile", "inactiveSDPRequired", "false", 0, 9999 },
  { "sipProfile", "allowMultipleCodecs", "false", 1000, 9999 },
  { "sipProfile", "sipSessionRefreshMethod", "Invite", 1000, 9999 },
  { "sipProfile", "earlyOfferSuppVoiceCall", "Disabled (Default value)", 1005, 9999 },
  { "sipProfile", "cucmVersionInSipHeader", "Major And Minor", 1000, 9999 },
  { "sipProfile", "confidentialAccessLevelHeaders", "Disabled", 1000, 9999 },
  { "sipProfile", "deliverConferenceBridgeIdentifier", "false", 0, 9999 },
  { "sipProfile", "allowPresentationSharingUsingBfcp", "false", 0, 9999 },
  { "sipProfile", "allowiXApplicationMedia", "false", 0, 9999 },
  { "sipProfile", "useCallerIdCallerNameinUriOutgoingRequest", "false", 0, 9999 },
  { "sipProfile", "rejectAnonymousIncomingCall", "false", 0, 9999 },
  { "sipProfile", "rejectAnonymousOutgoingCall", "false", 0, 9999 },
  { "sipProfile", "enableUriOutdialSupport", "false", 0, 901 },
  { "sipProfile", "enableUriOutdialSupport", "f", 1000, 9999 },
  { "sipProfile", "destRouteString", "false", 1000, 9999 },
  { "sipProfile", "startVideoPort", "0", 1100, 9999 },
  { "sipProfile", "stopVideoPort", "0", 1100, 9999 },
  { "sipProfile", "faxInvite", "false", 1105, 9999 },
  { "sipProfile", "enableExternalQoS", "false", 1105, 9999 },
  { "sipProfile", "connectCallBeforePlayingAnnouncement", "false", 1105, 9999 },
  { "sipProfile", "allowRRAndRSBandwidthModifier", "false", 1200, 9999 },
};

static void
add_default (TelSimulatorElement *element, const char *path, const char *value)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  TelSimulatorElement *parent = element;

  if (names[1] != NULL)
    {
      parent = tel_simulator_element_get_child (element, names[0]);

      if (parent == NULL)
        parent = tel_simulator_element_add_child (element, names[0]);
    }

  if (tel_simulator_element_get_child (parent, names[1] != NULL ? names[1] : names[0]) == NULL)
    tel_simulator_element_add_text_child (parent, names[1] != NULL ? names[1] : names[0], value);
}

/**
 * tel_simulator_defaults_apply:
 * @element: an object as an add operation gives it
 * @object: which object it is: `phone`, `line appearance`, `user`, `line`, `phoneSecurityProfile` or `sipProfile`
 * @release: the release of the request
 *
 * Fills in what the request leaves out and the schema of that release has a default for (contract 2.0, rule 5).
 *
 * Returns: (transfer full): a copy of @element with the defaults
 */
TelSimulatorElement *
tel_simulator_defaults_apply (const TelSimulatorElement *element, const char *object, guint release)
{
  TelSimulatorElement *copy;

  g_return_val_if_fail (element != NULL, NULL);

  copy = tel_simulator_element_copy (element);

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].object, object) && defaults[i].since <= release && release <= defaults[i].until)
      add_default (copy, defaults[i].path, defaults[i].value);

  return copy;
}
