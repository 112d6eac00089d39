/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "model/tel-element-label.h"

#include <glib/gi18n-lib.h>

/* What CUCM's own pages call the settings that the program carries and does not show. */
static const struct
{
  const char *element;
  const char *label;
} labels[] = {
  { "commonDeviceConfigName", N_ ("Common Device Configuration") },
  { "networkLocation", N_ ("Network Location") },
  { "networkHoldMohAudioSourceId", N_ ("Network Hold MOH Audio Source") },
  { "userHoldMohAudioSourceId", N_ ("User Hold MOH Audio Source") },
  { "automatedAlternateRoutingCssName", N_ ("AAR Calling Search Space") },
  { "aarNeighborhoodName", N_ ("AAR Group") },
  { "loadInformation", N_ ("Phone Load Name") },
  { "traceFlag", N_ ("Packet trace") },
  { "mlppDomainId", N_ ("MLPP Domain") },
  { "mlppIndicationStatus", N_ ("MLPP Indication") },
  { "preemption", N_ ("MLPP Preemption") },
  { "useTrustedRelayPoint", N_ ("Use Trusted Relay Point") },
  { "retryVideoCallAsAudio", N_ ("Retry Video Call as Audio") },
  { "cgpnTransformationCssName", N_ ("Calling Party Transformation CSS") },
  { "useDevicePoolCgpnTransformCss", N_ ("Use Device Pool Calling Party Transformation CSS") },
  { "geoLocationName", N_ ("Geolocation") },
  { "geoLocationFilterName", N_ ("Geolocation Filter") },
  { "sendGeoLocation", N_ ("Send Geolocation Information") },
  { "speeddials", N_ ("Speed Dials") },
  { "busyLampFields", N_ ("Busy Lamp Field Speed Dials") },
  { "primaryPhoneName", N_ ("Primary Phone") },
  { "ringSettingIdleBlfAudibleAlert", N_ ("BLF Audible Alert Setting (Phone Idle)") },
  { "ringSettingBusyBlfAudibleAlert", N_ ("BLF Audible Alert Setting (Phone Busy)") },
  { "blfDirectedCallParks", N_ ("BLF Directed Call Park") },
  { "addOnModules", N_ ("Expansion Modules") },
  { "userLocale", N_ ("User Locale") },
  { "networkLocale", N_ ("Network Locale") },
  { "idleTimeout", N_ ("Idle Timer") },
  { "authenticationUrl", N_ ("Authentication Server") },
  { "directoryUrl", N_ ("Directory") },
  { "idleUrl", N_ ("Idle") },
  { "informationUrl", N_ ("Information") },
  { "messagesUrl", N_ ("Messages") },
  { "proxyServerUrl", N_ ("Proxy Server") },
  { "servicesUrl", N_ ("Services") },
  { "services", N_ ("Subscribed IP Phone Services") },
  { "softkeyTemplateName", N_ ("Softkey Template") },
  { "defaultProfileName", N_ ("Log Out Profile") },
  { "enableExtensionMobility", N_ ("Enable Extension Mobility") },
  { "singleButtonBarge", N_ ("Single Button Barge") },
  { "joinAcrossLines", N_ ("Join Across Lines") },
  { "builtInBridgeStatus", N_ ("Built In Bridge") },
  { "callInfoPrivacyStatus", N_ ("Privacy") },
  { "hlogStatus", N_ ("Logged Into Hunt Group") },
  { "ignorePresentationIndicators", N_ ("Ignore Presentation Indicators (internal calls only)") },
  { "packetCaptureMode", N_ ("Packet Capture Mode") },
  { "packetCaptureDuration", N_ ("Packet Capture Duration") },
  { "subscribeCallingSearchSpaceName", N_ ("SUBSCRIBE Calling Search Space") },
  { "unattendedPort", N_ ("Unattended Port") },
  { "requireDtmfReception", N_ ("Require DTMF Reception") },
  { "rfc2833Disabled", N_ ("RFC 2833 Disabled") },
  { "deviceMobilityMode", N_ ("Device Mobility Mode") },
  { "remoteDevice", N_ ("Remote Device") },
  { "dndOption", N_ ("DND Option") },
  { "dndRingSetting", N_ ("DND Incoming Call Alert") },
  { "dndStatus", N_ ("Do Not Disturb") },
  { "isActive", N_ ("Device is Active") },
  { "phoneSuite", N_ ("Phone Personalization") },
  { "phoneServiceDisplay", N_ ("Services Provisioning") },
  { "isProtected", N_ ("Protected Device") },
  { "mobileSmartClientProfileName", N_ ("Mobile Smart Client Profile") },
  { "mtpRequired", N_ ("Media Termination Point Required") },
  { "mtpPreferedCodec", N_ ("MTP Preferred Originating Codec") },
  { "dialRulesName", N_ ("SIP Dial Rules") },
  { "sshUserId", N_ ("Secure Shell User") },
  { "sshPwd", N_ ("Secure Shell Password") },
  { "digestUser", N_ ("Digest User") },
  { "outboundCallRollover", N_ ("Outbound Call Rollover") },
  { "hotlineDevice", N_ ("Hotline Device") },
  { "secureInformationUrl", N_ ("Secure Information URL") },
  { "secureDirectoryUrl", N_ ("Secure Directory URL") },
  { "secureMessageUrl", N_ ("Secure Messages URL") },
  { "secureServicesUrl", N_ ("Secure Services URL") },
  { "secureAuthenticationUrl", N_ ("Secure Authentication URL") },
  { "secureIdleUrl", N_ ("Secure Idle URL") },
  { "alwaysUsePrimeLine", N_ ("Always Use Prime Line") },
  { "alwaysUsePrimeLineForVoiceMessage", N_ ("Always Use Prime Line for Voice Message") },
  { "featureControlPolicy", N_ ("Feature Control Policy") },
  { "deviceTrustMode", N_ ("Device Trust Mode") },
  { "earlyOfferSupportForVoiceCall", N_ ("Early Offer support for voice calls") },
  { "requireThirdPartyRegistration", N_ ("Third-party Registration Required") },
  { "blockIncomingCallsWhenRoaming", N_ ("Block Incoming Calls while Roaming") },
  { "homeNetworkId", N_ ("Home Network ID") },
  { "AllowPresentationSharingUsingBfcp", N_ ("Allow Presentation Sharing using BFCP") },
  { "confidentialAccess", N_ ("Confidential Access") },
  { "requireOffPremiseLocation", N_ ("Require off-premise location") },
  { "allowiXApplicableMedia", N_ ("Allow iX Applicable Media") },
  { "cgpnIngressDN", N_ ("Caller ID For Calls From This Phone") },
  { "useDevicePoolCgpnIngressDN", N_ ("Use Device Pool Caller ID For Calls From This Phone") },
  { "msisdn", N_ ("Mobile Number") },
  { "wifiHotspotProfile", N_ ("Wi-Fi Hotspot Profile") },
  { "wirelessLanProfileGroup", N_ ("Wireless LAN Profile Group") },
  { "elinGroup", N_ ("Emergency Location (ELIN) Group") },
  { "enableActivationID", N_ ("Require Activation Code for Onboarding") },
  { "mraServiceDomain", N_ ("MRA Service Domain") },
  { "forwardToVoiceMail", N_ ("Voice Mail") },
  { "destination", N_ ("Forward destination") },
  { "asciiLabel", N_ ("ASCII Line Text Label") },
  { "ringSettingIdlePickupAlert", N_ ("Call Pickup Group Audio Alert Setting (Phone Idle)") },
  { "ringSettingActivePickupAlert", N_ ("Call Pickup Group Audio Alert Setting (Phone Active)") },
  { "mwlPolicy", N_ ("Visual Message Waiting Indicator Policy") },
  { "callInfoDisplay", N_ ("Forwarded Call Information Display") },
  { "recordingProfileName", N_ ("Recording Profile") },
  { "monitoringCssName", N_ ("Monitoring Calling Search Space") },
  { "recordingFlag", N_ ("Recording Option") },
  { "recordingMediaSource", N_ ("Recording Media Source") },
  { "audibleMwi", N_ ("Audible Message Waiting Indicator Policy") },
  { "speedDial", N_ ("Speed Dial") },
  { "partitionUsage", N_ ("Use of the partition") },
  { "missedCallLogging", N_ ("Log Missed Calls") },
  { "password", N_ ("Password") },
  { "pin", N_ ("PIN") },
  { "digestCredentials", N_ ("Digest Credentials") },
  { "mlppPassword", N_ ("MLPP Password") },
};

/**
 * tel_element_label_get:
 * @element: the name of an element of an administered object, as the cluster writes it
 *
 * Gets the name of a setting that is not a property of an object here, for a person.
 *
 * Returns: (transfer none): the name in the user's language, or @element itself where there is none
 */
const char *
tel_element_label_get (const char *element)
{
  g_return_val_if_fail (element != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].element, element))
      return _ (labels[i].label);

  return element;
}
