/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"

/*
 * The lists that others refer to by name (contract 2.7), every element of them in the schema's order. They are listed
 * only, except the nodes, which can be got as well.
 */

#define NAME                                                                                                           \
  {                                                                                                                    \
    "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION                                                   \
  }
#define DESCRIPTION                                                                                                    \
  {                                                                                                                    \
    "description", "description", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION                                     \
  }
#define TABLE(kind_, operand_, element_, rows_)                                                                        \
  {                                                                                                                    \
    .kind = kind_, .operand = operand_, .element = element_, .operations = TEL_AXL_HAS_LIST,                           \
    .keys = { { "name", "name" } }, .rows = rows_, .n_rows = G_N_ELEMENTS (rows_)                                      \
  }

static const TelAxlRow device_pool_rows[] = {
  NAME,
  { "autoSearchSpaceName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "dateTimeSettingName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "callManagerGroupName", "call-manager-group", TEL_AXL_REFERENCE, TEL_AXL_LISTED | TEL_AXL_CRITERION },
  { "mediaResourceListName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "regionName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED | TEL_AXL_CRITERION },
  { "networkLocale", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "srstName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "connectionMonitorDuration", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "automatedAlternateRoutingCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "aarNeighborhoodName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "locationName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "mobilityCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "physicalLocationName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "deviceMobilityGroupName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "revertPriority", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "singleButtonBarge", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "joinAcrossLines", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "cgpnTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "cdpnTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "localRouteGroupName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "geoLocationName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "geoLocationFilterName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "callingPartyNationalPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "callingPartyInternationalPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "callingPartyUnknownPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "callingPartySubscriberPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "adjunctCallingSearchSpace", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "callingPartyNationalStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "callingPartyInternationalStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "callingPartyUnknownStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "callingPartySubscriberStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "callingPartyNationalTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "callingPartyInternationalTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "callingPartyUnknownTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "callingPartySubscriberTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "calledPartyNationalPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "calledPartyInternationalPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "calledPartyUnknownPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "calledPartySubscriberPrefix", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "calledPartyNationalStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "calledPartyInternationalStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "calledPartyUnknownStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "calledPartySubscriberStripDigits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "calledPartyNationalTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "calledPartyInternationalTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "calledPartyUnknownTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "calledPartySubscriberTransformationCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "imeEnrolledPatternGroupName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "localRouteGroup", NULL, TEL_AXL_TREE, TEL_AXL_LISTED, .since = TEL_RELEASE_10_0 },
  { "mraServiceDomain", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED, .since = TEL_RELEASE_12_5 },
};

static const TelAxlRow location_rows[] = {
  NAME,
  { "id", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "kbits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED, .until = TEL_RELEASE_9_1 },
  { "videoKbits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED, .until = TEL_RELEASE_9_1 },
  { "withinAudioBandwidth", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "withinVideoBandwidth", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "withinImmersiveKbits", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
};

/* The name moved behind everything else in release 10.0. */
static const TelAxlRow calling_search_space_rows[] = {
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION, .until = TEL_RELEASE_9_1,
    .flags = TEL_AXL_FILLED_TAG },
  DESCRIPTION,
  { "clause", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "dialPlanWizardGenId", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "partitionUsage", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "partitionUsage", NULL, TEL_AXL_ENUMERATION, TEL_AXL_CRITERION, .since = TEL_RELEASE_11_5 },
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION, .since = TEL_RELEASE_10_0 },
};

static const TelAxlRow partition_rows[] = {
  NAME,
  DESCRIPTION,
  { "dialPlanWizardGenId", NULL, TEL_AXL_NUMBER, TEL_AXL_LISTED },
  { "timeScheduleIdName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "useOriginatingDeviceTimeZone", NULL, TEL_AXL_BOOLEAN, TEL_AXL_LISTED },
  { "timeZone", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "partitionUsage", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
};

static const TelAxlRow button_template_rows[] = {
  NAME,
  { "isUserModifiable", "is-modifiable", TEL_AXL_BOOLEAN, TEL_AXL_LISTED },
};

static const TelAxlRow softkey_template_rows[] = {
  NAME,
  DESCRIPTION,
  { "baseSoftkeyTemplateName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
};

/* A common phone profile can be found by its name only. */
static const TelAxlRow common_phone_profile_rows[] = {
  NAME,
  { "description", "description", TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "dndOption", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "dndAlertingType", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "backgroundImage", NULL, TEL_AXL_BOOLEAN, TEL_AXL_LISTED },
  { "phonePersonalization", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "phoneServiceDisplay", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "sshUserId", NULL, TEL_AXL_TEXT, TEL_AXL_LISTED },
  { "alwaysUsePrimeLine", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "alwaysUsePrimeLineForVoiceMessage", NULL, TEL_AXL_ENUMERATION, TEL_AXL_LISTED },
  { "vpnGroupName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "vpnProfileName", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
  { "featureControlPolicy", NULL, TEL_AXL_REFERENCE, TEL_AXL_LISTED },
};

static const TelAxlRow user_group_rows[] = {
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION, .flags = TEL_AXL_FILLED_TAG },
};

static const TelAxlRow service_profile_rows[] = {
  NAME,
  DESCRIPTION,
  { "isDefault", "is-default", TEL_AXL_BOOLEAN, TEL_AXL_LISTED },
};

static const TelAxlRow call_manager_group_rows[] = {
  NAME,
  { "tftpDefault", "is-default", TEL_AXL_BOOLEAN, TEL_AXL_LISTED },
};

static const TelAxlRow presence_group_rows[] = { NAME, DESCRIPTION };

/* The element order of getProcessNode is the vendor's schema's own (RProcessNode). */
static const TelAxlRow process_node_rows[] = {
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_ANSWERED | TEL_AXL_CRITERION },
  { "description", "description", TEL_AXL_TEXT, TEL_AXL_ANSWERED | TEL_AXL_CRITERION },
  { "mac", NULL, TEL_AXL_TEXT, TEL_AXL_ANSWERED },
  { "ipv6Name", NULL, TEL_AXL_TEXT, TEL_AXL_ANSWERED },
  { "nodeUsage", "usage", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED },
  { "lbmHubGroup", NULL, TEL_AXL_REFERENCE, TEL_AXL_ANSWERED },
  { "processNodeRole", "role", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED | TEL_AXL_CRITERION, .since = TEL_RELEASE_10_0 },
  { "cupDomain", NULL, TEL_AXL_TEXT, TEL_AXL_GET, .since = TEL_RELEASE_10_0 },
};

const TelAxlTable tel_axl_device_pool_table =
    TABLE (TEL_OBJECT_KIND_DEVICE_POOL, "DevicePool", "devicePool", device_pool_rows);
const TelAxlTable tel_axl_location_table = TABLE (TEL_OBJECT_KIND_LOCATION, "Location", "location", location_rows);
const TelAxlTable tel_axl_calling_search_space_table =
    TABLE (TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, "Css", "css", calling_search_space_rows);
const TelAxlTable tel_axl_partition_table =
    TABLE (TEL_OBJECT_KIND_PARTITION, "RoutePartition", "routePartition", partition_rows);
const TelAxlTable tel_axl_button_template_table =
    TABLE (TEL_OBJECT_KIND_BUTTON_TEMPLATE, "PhoneButtonTemplate", "phoneButtonTemplate", button_template_rows);
const TelAxlTable tel_axl_common_phone_profile_table =
    TABLE (TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, "CommonPhoneConfig", "commonPhoneConfig", common_phone_profile_rows);
const TelAxlTable tel_axl_user_group_table =
    TABLE (TEL_OBJECT_KIND_USER_GROUP, "UserGroup", "userGroup", user_group_rows);
const TelAxlTable tel_axl_service_profile_table =
    TABLE (TEL_OBJECT_KIND_SERVICE_PROFILE, "ServiceProfile", "serviceProfile", service_profile_rows);
const TelAxlTable tel_axl_presence_group_table =
    TABLE (TEL_OBJECT_KIND_PRESENCE_GROUP, "PresenceGroup", "presenceGroup", presence_group_rows);
const TelAxlTable tel_axl_process_node_table = {
  .kind = TEL_OBJECT_KIND_PROCESS_NODE,
  .operand = "ProcessNode",
  .element = "processNode",
  .operations = TEL_AXL_HAS_LIST | TEL_AXL_HAS_GET,
  .keys = { { "name", "name" } },
  .rows = process_node_rows,
  .n_rows = G_N_ELEMENTS (process_node_rows),
};
const TelAxlTable tel_axl_call_manager_group_table =
    TABLE (TEL_OBJECT_KIND_CALL_MANAGER_GROUP, "CallManagerGroup", "callManagerGroup", call_manager_group_rows);
const TelAxlTable tel_axl_softkey_template_table =
    TABLE (TEL_OBJECT_KIND_SOFTKEY_TEMPLATE, "SoftKeyTemplate", "softKeyTemplate", softkey_template_rows);
