/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"
#include "axl/tel-axl-values.h"

/* The parts of the forwards. An answer may leave out what a request may not. */
static const TelAxlPart all_parts[] = {
  { "forwardToVoiceMail", .none = "false" },
  { "callingSearchSpaceName", .is_required = TRUE },
  { "secondaryCallingSearchSpaceName", .is_required = TRUE },
  { "destination" },
  { NULL },
};

static const TelAxlPart forward_parts[] = {
  { "forwardToVoiceMail", .none = "false" },
  { "callingSearchSpaceName", .is_required = TRUE },
  { "destination" },
  { NULL },
};

static const TelAxlPart no_answer_parts[] = {
  { "forwardToVoiceMail", .none = "false" },
  { "callingSearchSpaceName", .is_required = TRUE },
  { "destination" },
  { "duration" },
  { NULL },
};

static const TelAxlPart alternate_parts[] = {
  { "forwardToVoiceMail", .is_read_only = TRUE },
  { "callingSearchSpaceName", .is_required = TRUE },
  { "destination" },
  { "duration" },
  { NULL },
};

/* Every element of XLine, RLine, LLine and of updateLine, in the schema's order (contract 2.2). */
static const TelAxlRow rows[] = {
  { "newPattern", "pattern", TEL_AXL_TEXT, TEL_AXL_UPDATE },
  { "pattern", "pattern", TEL_AXL_TEXT, TEL_AXL_ANSWERED | TEL_AXL_ADD | TEL_AXL_CRITERION, .required = TEL_AXL_ADD },
  { "description", "description", TEL_AXL_TEXT, TEL_AXL_EVERYWHERE | TEL_AXL_CRITERION },
  { "newRoutePartitionName", "partition", TEL_AXL_REFERENCE, TEL_AXL_UPDATE, .flags = TEL_AXL_NILLABLE },
  { "usage", "usage", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED | TEL_AXL_ADD, .values = tel_axl_usages,
    .required = TEL_AXL_ADD, .fallback = "Device" },
  { "usage", "usage", TEL_AXL_ENUMERATION, TEL_AXL_CRITERION, .since = TEL_RELEASE_10_0, .values = tel_axl_usages },
  { "routePartitionName", "partition", TEL_AXL_REFERENCE, TEL_AXL_ANSWERED | TEL_AXL_ADD | TEL_AXL_CRITERION,
    .flags = TEL_AXL_NILLABLE },
  { "aarNeighborhoodName", NULL, TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "aarDestinationMask", NULL, TEL_AXL_TEXT, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "aarKeepCallHistory", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE },
  { "aarVoiceMailEnabled", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE },
  { "callForwardAll", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = all_parts },
  { "callForwardBusy", "forward-busy", TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callForwardBusyInt", "forward-busy-internal", TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callForwardNoAnswer", "forward-no-answer", TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = no_answer_parts },
  { "callForwardNoAnswerInt", "forward-no-answer-internal", TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET,
    .tree = no_answer_parts },
  { "callForwardNoCoverage", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callForwardNoCoverageInt", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callForwardOnFailure", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callForwardAlternateParty", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = alternate_parts },
  { "callForwardNotRegistered", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callForwardNotRegisteredInt", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .tree = forward_parts },
  { "callPickupGroupName", NULL, TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE },
  { "autoAnswer", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE },
  { "networkHoldMohAudioSourceId", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "userHoldMohAudioSourceId", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "callingIdPresentationWhenDiverted", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_12_5 },
  { "alertingName", "alerting-name", TEL_AXL_TEXT, TEL_AXL_EVERYWHERE },
  { "asciiAlertingName", "ascii-alerting-name", TEL_AXL_TEXT, TEL_AXL_EVERYWHERE },
  { "presenceGroupName", "presence-group", TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE },
  { "shareLineAppearanceCssName", "calling-search-space", TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE,
    .flags = TEL_AXL_NILLABLE },
  { "voiceMailProfileName", "voice-mail-profile", TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "patternPrecedence", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE },
  { "releaseClause", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE },
  { "hrDuration", NULL, TEL_AXL_NUMBER, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "hrInterval", NULL, TEL_AXL_NUMBER, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "cfaCssPolicy", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE },
  { "defaultActivatedDeviceName", NULL, TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "parkMonForwardNoRetrieveDn", NULL, TEL_AXL_TEXT, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "parkMonForwardNoRetrieveIntDn", NULL, TEL_AXL_TEXT, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "parkMonForwardNoRetrieveVmEnabled", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE },
  { "parkMonForwardNoRetrieveIntVmEnabled", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE },
  { "parkMonForwardNoRetrieveCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "parkMonForwardNoRetrieveIntCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "parkMonReversionTimer", NULL, TEL_AXL_NUMBER, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_NILLABLE },
  { "partyEntranceTone", NULL, TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE },
  { "directoryURIs", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "allowCtiControlFlag", "cti-control", TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE },
  { "rejectAnonymousCall", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE },
  { "patternUrgency", NULL, TEL_AXL_BOOLEAN, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_10_0 },
  { "confidentialAccess", NULL, TEL_AXL_TREE, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_10_0 },
  { "externalCallControlProfile", NULL, TEL_AXL_REFERENCE, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_10_0,
    .flags = TEL_AXL_NILLABLE },
  { "enterpriseAltNum", NULL, TEL_AXL_TREE, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_10_0 },
  { "e164AltNum", NULL, TEL_AXL_TREE, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_10_0 },
  { "pstnFailover", NULL, TEL_AXL_TEXT, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_10_0 },
  { "associatedDevices", "associated-devices", TEL_AXL_TEXTS, TEL_AXL_LISTED, .since = TEL_RELEASE_10_0,
    .until = TEL_RELEASE_11_5, .item = "device" },
  { "associatedDevices", "associated-devices", TEL_AXL_TEXTS, TEL_AXL_GET, .since = TEL_RELEASE_10_0,
    .item = "device" },
  { "callControlAgentProfile", NULL, TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_10_0 },
  { "useEnterpriseAltNum", NULL, TEL_AXL_BOOLEAN, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_10_0 },
  { "useE164AltNum", NULL, TEL_AXL_BOOLEAN, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_10_0 },
  { "active", "active", TEL_AXL_BOOLEAN, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_10_0 },
  { "externalPresentationInfo", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_12_5 },
};

const TelAxlTable tel_axl_directory_number_table = {
  .kind = TEL_OBJECT_KIND_DIRECTORY_NUMBER,
  .operand = "Line",
  .element = "line",
  .operations = TEL_AXL_HAS_LIST | TEL_AXL_HAS_GET | TEL_AXL_HAS_ADD | TEL_AXL_HAS_UPDATE | TEL_AXL_HAS_REMOVE |
                TEL_AXL_HAS_APPLY | TEL_AXL_HAS_RESET | TEL_AXL_HAS_RESTART,
  .keys = { { "pattern", "pattern" }, { "routePartitionName", "partition" } },
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
};
