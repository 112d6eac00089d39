/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "simulator/tel-simulator-types.h"

#include <string.h>

/* A row of one of the type tables: an enumeration's number and name. */
typedef struct
{
  const char *table;
  guint number;
  const char *name;
  guint since;
} TypeRow;

/* The values of an element that is an enumeration without a column of its own, separated by bars. */
typedef struct
{
  const char *elements;
  const char *values;
} Enumeration;

static const TelSimulatorModel models[] = {
  { 404, "Cisco 7962", "SCCP", "SIP", "Standard 7962G SCCP", FALSE, FALSE, 0 },
  { 503, "Cisco Unified Client Services Framework", "SIP", NULL, "Standard Client Services Framework", TRUE, FALSE, 0 },
  { 562, "Cisco Dual Mode for iPhone", "SIP", NULL, "Standard Dual Mode for iPhone", TRUE, TRUE, 0 },
  { 575, "Cisco Dual Mode for Android", "SIP", NULL, "Standard Dual Mode for Android", TRUE, TRUE, 0 },
  { 622, "Cisco 7841", "SIP", NULL, "Standard 7841 SIP", FALSE, FALSE, 0 },
  { 635, "CTI Remote Device", "CTI Remote Device", NULL, NULL, FALSE, FALSE, 0 },
  { 652, "Cisco Jabber for Tablet", "SIP", NULL, "Standard Jabber for Tablet", TRUE, TRUE, 0 },
  { 683, "Cisco 8841", "SIP", NULL, "Standard 8841 SIP", FALSE, FALSE, 0 },
  { 36224, "Cisco 8845", "SIP", NULL, "Standard 8845 SIP", FALSE, FALSE, 1100 },
};

static const TypeRow type_rows[] = {
  { "typedeviceprotocol", 0, "SCCP", 0 },
  { "typedeviceprotocol", 11, "SIP", 0 },
  { "typedeviceprotocol", 99, "Protocol Not Specified", 0 },
  { "typedeviceprotocol", 17, "CTI Remote Device", 0 },
  { "typeclass", 1, "Phone", 0 },
  { "typecertificateoperation", 1, "No Pending Operation", 0 },
  { "typecertificateoperation", 2, "Install/Upgrade", 0 },
  { "typecertificateoperation", 3, "Delete", 0 },
  { "typecertificateoperation", 4, "Troubleshoot", 0 },
  { "typecertificatestatus", 1, "None", 0 },
  { "typecertificatestatus", 2, "Operation Pending", 0 },
  { "typecertificatestatus", 3, "Upgrade Success", 0 },
  { "typecertificatestatus", 4, "Delete Success", 0 },
  { "typecertificatestatus", 5, "Troubleshoot Success", 0 },
  { "typecertificatestatus", 6, "Upgrade Failed", 0 },
  { "typecertificatestatus", 7, "Delete Failed", 0 },
  { "typecertificatestatus", 8, "Troubleshoot Failed", 0 },
  { "typecertificatestatus", 9, "Upgrade Failed: Invalid LSC", 0 },
  { "typecertificatestatus", 10, "Upgrade Failed: Invalid Authentication String", 0 },
  { "typecertificatestatus", 11, "Upgrade Failed: Invalid MIC", 0 },
  { "typecertificatestatus", 12, "Upgrade Failed: Invalid Credentials", 0 },
  { "typecertificatestatus", 13, "Upgrade Failed: Phone Communication Failure", 0 },
  { "typecertificatestatus", 14, "Upgrade Failed: Key Generation Failed/Timeout", 0 },
  { "typecertificatestatus", 15, "Upgrade Failed: CA Communication Failure", 0 },
  { "typecertificatestatus", 16, "Upgrade Failed: CA Rejected Connection", 0 },
  { "typecertificatestatus", 17, "Upgrade Failed: User Initiated Request Late/Timedout", 0 },
  { "typecertificatestatus", 18, "Delete Failed: Invalid LSC", 0 },
  { "typecertificatestatus", 19, "Delete Failed: Invalid Authentication String", 0 },
  { "typecertificatestatus", 20, "Delete Failed: Invalid MIC", 0 },
  { "typecertificatestatus", 21, "Delete Failed: Invalid Credentials", 0 },
  { "typecertificatestatus", 22, "Delete Failed: Phone Communication Failure", 0 },
  { "typecertificatestatus", 23, "Delete Failed: Key Generation Failed/Timeout", 0 },
  { "typecertificatestatus", 24, "Delete Failed: CA Communication Failure", 0 },
  { "typecertificatestatus", 25, "Delete Failed: CA Rejected Connection", 0 },
  { "typecertificatestatus", 26, "Delete Failed: User Initiated Request Late/Timedout", 0 },
  { "typecertificatestatus", 27, "Troubleshoot Failed: Invalid LSC", 0 },
  { "typecertificatestatus", 28, "Troubleshoot Failed: Invalid Authentication String", 0 },
  { "typecertificatestatus", 29, "Troubleshoot Failed: Invalid MIC", 0 },
  { "typecertificatestatus", 30, "Troubleshoot Failed: Invalid Credentials", 0 },
  { "typecertificatestatus", 31, "Troubleshoot Failed: Phone Communication Failure", 0 },
  { "typecertificatestatus", 32, "Troubleshoot Failed: Key Generation Failed/Timeout", 0 },
  { "typecertificatestatus", 33, "Troubleshoot Failed: User Initiated Request Late/Timedout", 0 },
  { "typecertificatestatus", 34, "Upgrade Failed: No Support for EC only in CAPF version 3", 1100 },
  { "typedevicesecuritymode", 1, "Non Secure", 0 },
  { "typedevicesecuritymode", 2, "Authenticated", 0 },
  { "typedevicesecuritymode", 3, "Encrypted", 0 },
  { "typetransport", 1, "TCP", 0 },
  { "typetransport", 2, "UDP", 0 },
  { "typetransport", 3, "TLS", 0 },
  { "typetransport", 4, "TCP+UDP", 0 },
  { "typeauthenticationmode", 1, "By Authentication String", 0 },
  { "typeauthenticationmode", 2, "By Null String", 0 },
  { "typeauthenticationmode", 3, "By Existing Certificate (precedence to LSC)", 0 },
  { "typeauthenticationmode", 4, "By Existing Certificate (precedence to MIC)", 0 },
  { "typekeysize", 1, "512", 0 },
  { "typekeysize", 2, "1024", 0 },
  { "typekeysize", 3, "2048", 0 },
  { "typekeysize", 4, "3072", 1105 },
  { "typekeysize", 5, "4096", 1105 },
  { "typekeyorder", 1, "RSA Only", 0 },
  { "typekeyorder", 2, "EC Only", 0 },
  { "typekeyorder", 3, "EC Preferred, RSA Backup", 0 },
  { "typeeckeysize", 1, "256", 0 },
  { "typeeckeysize", 2, "384", 0 },
  { "typeeckeysize", 3, "521", 0 },
  { "typeservice", 0, "Cisco CallManager", 0 },
  { "typeservice", 1, "Cisco Tftp", 0 },
  { "typeservice", 11, "Enterprise Wide", 0 },
  { "typeservice", 22, "Cisco Certificate Authority Proxy Function", 0 },
  { "typeparam", 1, "boolean", 0 },
  { "typeparam", 2, "double", 0 },
  { "typeparam", 3, "long", 0 },
  { "typeparam", 4, "string", 0 },
  { "typepatternusage", 0, "CallPark", 0 },
  { "typepatternusage", 2, "Device", 0 },
  { "typepatternusage", 9, "Device template", 0 },
  { "typenodeusage", 1, "Publisher", 0 },
  { "typenodeusage", 2, "Subscriber", 0 },
  { "typeprocessnoderole", 1, "CUCM Voice/Video", 0 },
  { "typeprocessnoderole", 2, "CUCM IM and Presence", 0 },
  { "typerisstatus", 0, "Unknown", 0 },
  { "typerisstatus", 1, "Registered", 0 },
  { "typerisstatus", 2, "Unregistered", 0 },
  { "typerisstatus", 3, "Rejected", 0 },
  { "typerisstatus", 4, "Partial Registered", 0 },
};

static const Enumeration enumerations[] = {
  { "|useTrustedRelayPoint|builtInBridgeStatus|deviceMobilityMode|mlppIndicationStatus|joinAcrossLines|hlogStatus|"
    "callInfoPrivacyStatus|ringSettingIdleBlfAudibleAlert|ringSettingBusyBlfAudibleAlert|alwaysUsePrimeLine|"
    "alwaysUsePrimeLineForVoiceMessage|audibleMwi|partyEntranceTone|acceptAudioCodecPreferences|",
    "|Off|On|Default|" },
  { "|protocolSide|", "|Network|User|" },
  { "|networkLocation|", "|OnNet|OffNet|Use System Default|" },
  { "|preemption|", "|Disabled|Forceful|Default|" },
  { "|singleButtonBarge|", "|Off|Barge|CBarge|Default|" },
  { "|packetCaptureMode|", "|None|Batch Processing Mode|" },
  { "|dndOption|", "|Ringer Off|Call Reject|Use Common Phone Profile Setting|" },
  { "|phoneSuite|", "|Disabled|Enabled|HTTPS Only|Default|" },
  { "|phoneServiceDisplay|", "|Internal|External URL|Both|Default|" },
  { "|mtpPreferedCodec|", "|711ulaw|711alaw|G729/G729a|G729b/G729ab|" },
  { "|outboundCallRollover|", "|No Rollover|Rollover Within Same DN|Rollover to any line|" },
  { "|deviceTrustMode|", "|Not Trusted|Trusted|" },
  { "|ringSetting|consecutiveRingSetting|ringSettingIdlePickupAlert|ringSettingActivePickupAlert|dndRingSetting|",
    "|Use System Default|Disable|Flash Only|Ring Once|Ring|Beep Only|" },
  { "|mwlPolicy|", "|Use System Policy|Light and Prompt|Prompt Only|Light Only|None|" },
  { "|recordingFlag|", "|Call Recording Disabled|Automatic Call Recording Enabled|Selective Call Recording Enabled|" },
  { "|recordingMediaSource|", "|Gateway Preferred|Phone Preferred|" },
  { "|partitionUsage|", "|Intercom|Call Control Discovery Learned Pattern|General|Directory URI|" },
  { "|autoAnswer|", "|Auto Answer Off|Auto Answer with Headset|Auto Answer with Speakerphone|" },
  { "|patternPrecedence|", "|Flash Override|Flash|Immediate|Priority|Routine|Default|Executive Override|" },
  { "|cfaCssPolicy|", "|Use System Default|With Configured CSS|With Activating Device/Line CSS|" },
  { "|callingIdPresentationWhenDiverted|", "|Default|Allowed|Restricted|" },
  { "|sipBandwidthModifier|", "|TIAS and AS|TIAS only|AS only|CT only|" },
  { "|userAgentServerHeaderInfo|", "|Send Unified CM Version Information as User-Agent Header|"
                                   "Pass Through Received Information as Contact Header Parameters|"
                                   "Pass Through Received Information as User-Agent and Server Header|" },
  { "|dialStringInterpretation|",
    "|Always treat all dial strings as URI addresses|"
    "Phone number consists of characters 0-9, A-D, *, #, and + (others treated as URI addresses)|"
    "Phone number consists of characters 0-9, *, #, and + (others treated as URI addresses)|" },
  { "|callingLineIdentification|",
    "|Default|Strict From URI presentation Only|Strict Identity Headers presentation Only|" },
  { "|sipSessionRefreshMethod|", "|Invite|Update|" },
  { "|earlyOfferSuppVoiceCall|",
    "|Disabled (Default value)|Best Effort (no MTP inserted)|Mandatory (insert MTP if needed)|" },
  { "|cucmVersionInSipHeader|", "|Major And Minor|Major|Major, Minor And Revision|Full Build|None|" },
  { "|confidentialAccessLevelHeaders|", "|Disabled|Preferred|Required|" },
};

/* Inside others: what is only read, and an order that is carried out and not kept. */
static const char *const not_kept[] = {
  "pwdCredTimeChanged",
  "pwdCredTimeAdminLockout",
  "pwdResetHackCount",
  "pinCredTimeChanged",
  "pinCredTimeAdminLockout",
  "pinResetHackCount",
  NULL,
};

static const char *const booleans[] = {
  "AllowPresentationSharingUsingBfcp",
  "EnableOAuthAuthentication",
  "aarKeepCallHistory",
  "aarVoiceMailEnabled",
  "active",
  "addLocalRoutePartition",
  "advertiseGloballyIls",
  "advertiseGloballyViaIls",
  "allowCtiControlFlag",
  "allowMraMode",
  "allowMultipleCodecs",
  "allowPresentationSharingUsingBfcp",
  "allowRRAndRSBandwidthModifier",
  "allowiXApplicableMedia",
  "allowiXApplicationMedia",
  "blockIncomingCallsWhenRoaming",
  "calendarPresence",
  "callStats",
  "callerNumber",
  "confJointEnable",
  "connectCallBeforePlayingAnnouncement",
  "deliverConferenceBridgeIdentifier",
  "destRouteString",
  "dialedNumber",
  "dndStatus",
  "earlyOfferSupportForVoiceCall",
  "enableActivationID",
  "enableAnatForEarlyOfferCalls",
  "enableCallRoutingToRdWhenNoneIsActive",
  "enableCti",
  "enableDigestAuthentication",
  "enableEmcc",
  "enableExtensionMobility",
  "enableExternalQoS",
  "enableMobileVoiceAccess",
  "enableMobility",
  "enableOutboundOptionsPing",
  "enableUserToHostConferenceNow",
  "enableVad",
  "excludeDigestCredentials",
  "fallbackToLocalRsvp",
  "faxInvite",
  "forwardToVoiceMail",
  "homeCluster",
  "hotlineDevice",
  "ignorePresentationIndicators",
  "imAndPresenceEnable",
  "inactiveSDPRequired",
  "isActive",
  "isAnonymous",
  "isAssuredSipServiceEnabled",
  "isDefault",
  "isDualMode",
  "isPrimary",
  "isProtected",
  "isScriptTraceEnabled",
  "isUrgent",
  "isUserModifiable",
  "missedCallLogging",
  "mlppUserAuthorization",
  "mtpRequired",
  "parkMonForwardNoRetrieveIntVmEnabled",
  "parkMonForwardNoRetrieveVmEnabled",
  "patternUrgency",
  "pinCredDoesNotExpire",
  "pinCredLockedByAdministrator",
  "pinCredTimeChanged",
  "pinCredUserCantChange",
  "pinCredUserMustChange",
  "pinResetHackCount",
  "pwdCredDoesNotExpire",
  "pwdCredLockedByAdministrator",
  "pwdCredUserCantChange",
  "pwdCredUserMustChange",
  "pwdResetHackCount",
  "redirectByApplication",
  "redirectedNumber",
  "rejectAnonymousCall",
  "rejectAnonymousIncomingCall",
  "rejectAnonymousOutgoingCall",
  "remoteDevice",
  "requireDtmfReception",
  "requireOffPremiseLocation",
  "requireThirdPartyRegistration",
  "retryVideoCallAsAudio",
  "rfc2543Hold",
  "rfc2833Disabled",
  "ringing180",
  "semiAttendedTransfer",
  "sendGeoLocation",
  "sendRecvSDPInMidCallInvite",
  "stutterMsgWaiting",
  "t38Invite",
  "tftpDefault",
  "tftpEncryptedConfig",
  "traceFlag",
  "unattendedPort",
  "useCallerIdCallerNameinUriOutgoingRequest",
  "useDevicePoolCgpnIngressDN",
  "useDevicePoolCgpnTransformCss",
  "useE164AltNum",
  "useEnterpriseAltNum",
  "useOriginatingDeviceTimeZone",
  "zeroHop",
};

static gboolean
insert (TelSimulatorStore *store, const char *table, guint number, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (enum, name, moniker) VALUES (?, ?, ?)", table);
  g_autofree char *text = g_strdup_printf ("%u", number);

  return tel_simulator_store_run (store, error, sql, text, name, name, TEL_SIMULATOR_END);
}

/**
 * tel_simulator_types_get_models:
 * @n_models: (out): how many there are
 *
 * Returns: (array length=n_models): the kinds of device of all releases
 */
const TelSimulatorModel *
tel_simulator_types_get_models (guint *n_models)
{
  g_return_val_if_fail (n_models != NULL, NULL);

  *n_models = G_N_ELEMENTS (models);

  return models;
}

/**
 * tel_simulator_types_find_model:
 * @name: (nullable): the name of a product or model
 * @release: the cluster's release
 *
 * Finds what the release can have; whether a cluster has it is for tel_simulator_product_find() to say.
 *
 * Returns: (nullable): the kind of device, NULL when there is none of that name
 */
const TelSimulatorModel *
tel_simulator_types_find_model (const char *name, guint release)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    if (g_strcmp0 (models[i].name, name) == 0 && models[i].since <= release)
      return &models[i];

  return NULL;
}

/**
 * tel_simulator_types_fill:
 * @store: a new database
 * @error: return location for a #GError
 *
 * Fills the type tables with what the store's release knows (contract 3). Models and products come with their own
 * installation.
 *
 * Returns: whether they were filled
 */
gboolean
tel_simulator_types_fill (TelSimulatorStore *store, GError **error)
{
  guint release = tel_simulator_store_get_release (store);

  for (guint i = 0; i < G_N_ELEMENTS (type_rows); i++)
    if (type_rows[i].since <= release &&
        !insert (store, type_rows[i].table, type_rows[i].number, type_rows[i].name, error))
      return FALSE;

  return TRUE;
}

/* Every element of every write is looked up in both: a world of thousands of phones does so millions of times. */
static GHashTable *
get_enumerations (void)
{
  static GHashTable *table = NULL;

  if (table != NULL)
    return table;

  table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    {
      g_auto (GStrv) names = g_strsplit (enumerations[i].elements, "|", -1);

      for (guint j = 0; names[j] != NULL; j++)
        if (*names[j] != '\0')
          g_hash_table_insert (table, g_strdup (names[j]), (gpointer) enumerations[i].values);
    }

  return table;
}

static GHashTable *
get_booleans (void)
{
  static GHashTable *table = NULL;

  if (table != NULL)
    return table;

  table = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    g_hash_table_add (table, (gpointer) booleans[i]);

  return table;
}

/**
 * tel_simulator_types_allow:
 * @element: the name of an element
 * @value: its text
 *
 * Checks an enumeration that has no type table of its own. The schema lets any text through (contract 2.0, rule 2);
 * the cluster does not.
 *
 * Returns: whether the element is no such enumeration, is empty, or has one of its values
 */
gboolean
tel_simulator_types_allow (const char *element, const char *value)
{
  const char *values = g_hash_table_lookup (get_enumerations (), element);
  g_autofree char *wanted = NULL;

  if (values == NULL || value == NULL || *value == '\0')
    return TRUE;

  wanted = g_strconcat ("|", value, "|", NULL);

  return strchr (value, '|') == NULL && strstr (values, wanted) != NULL;
}

/**
 * tel_simulator_types_get_values:
 * @element: the name of an element
 *
 * Returns: the values of an enumeration that has no type table of its own, between bars; "" for any other element
 */
const char *
tel_simulator_types_get_values (const char *element)
{
  g_autofree char *name = g_strconcat ("|", element, "|", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    if (strstr (enumerations[i].elements, name) != NULL)
      return enumerations[i].values;

  return "";
}

/**
 * tel_simulator_types_is_kept:
 * @element: the name of an element within another
 *
 * Returns: whether what is written there can be read back
 */
gboolean
tel_simulator_types_is_kept (const char *element)
{
  g_return_val_if_fail (element != NULL, FALSE);

  return !g_strv_contains (not_kept, element);
}

/**
 * tel_simulator_types_is_boolean:
 * @element: the name of an element
 *
 * Returns: whether the element is a boolean in every object that has it
 */
gboolean
tel_simulator_types_is_boolean (const char *element)
{
  return g_hash_table_contains (get_booleans (), element);
}

/**
 * tel_simulator_types_read_boolean:
 * @text: (nullable): a boolean as AXL or the database writes it
 *
 * Returns: whether it means true (contract 2.0, rule 4), as Python writes it too
 */
gboolean
tel_simulator_types_read_boolean (const char *text)
{
  static const char *const truths[] = { "t", "true", "1", "True", NULL };

  return text != NULL && g_strv_contains (truths, text);
}
