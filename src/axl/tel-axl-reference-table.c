/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"

/*
 * The lists that others refer to by name (contract 2.7). They are listed only, so that their tables name what is asked
 * for and no more.
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

static const TelAxlRow named_rows[] = { NAME };

static const TelAxlRow described_rows[] = { NAME, DESCRIPTION };

/* The name moved behind the description in release 10.0. */
static const TelAxlRow calling_search_space_rows[] = {
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION, .until = TEL_RELEASE_9_1,
    .flags = TEL_AXL_FILLED_TAG },
  DESCRIPTION,
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION, .since = TEL_RELEASE_10_0 },
};

static const TelAxlRow user_group_rows[] = {
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_LISTED | TEL_AXL_CRITERION, .flags = TEL_AXL_FILLED_TAG },
};

/* A common phone profile can be found by its name only. */
static const TelAxlRow common_phone_profile_rows[] = {
  NAME,
  { "description", "description", TEL_AXL_TEXT, TEL_AXL_LISTED },
};

static const TelAxlRow service_profile_rows[] = {
  NAME,
  DESCRIPTION,
  { "isDefault", "is-default", TEL_AXL_BOOLEAN, TEL_AXL_LISTED },
};

const TelAxlTable tel_axl_device_pool_table =
    TABLE (TEL_OBJECT_KIND_DEVICE_POOL, "DevicePool", "devicePool", named_rows);
const TelAxlTable tel_axl_location_table = TABLE (TEL_OBJECT_KIND_LOCATION, "Location", "location", named_rows);
const TelAxlTable tel_axl_calling_search_space_table =
    TABLE (TEL_OBJECT_KIND_CALLING_SEARCH_SPACE, "Css", "css", calling_search_space_rows);
const TelAxlTable tel_axl_partition_table =
    TABLE (TEL_OBJECT_KIND_PARTITION, "RoutePartition", "routePartition", described_rows);
const TelAxlTable tel_axl_button_template_table =
    TABLE (TEL_OBJECT_KIND_BUTTON_TEMPLATE, "PhoneButtonTemplate", "phoneButtonTemplate", named_rows);
const TelAxlTable tel_axl_common_phone_profile_table =
    TABLE (TEL_OBJECT_KIND_COMMON_PHONE_PROFILE, "CommonPhoneConfig", "commonPhoneConfig", common_phone_profile_rows);
const TelAxlTable tel_axl_user_group_table =
    TABLE (TEL_OBJECT_KIND_USER_GROUP, "UserGroup", "userGroup", user_group_rows);
const TelAxlTable tel_axl_service_profile_table =
    TABLE (TEL_OBJECT_KIND_SERVICE_PROFILE, "ServiceProfile", "serviceProfile", service_profile_rows);
const TelAxlTable tel_axl_presence_group_table =
    TABLE (TEL_OBJECT_KIND_PRESENCE_GROUP, "PresenceGroup", "presenceGroup", described_rows);
const TelAxlTable tel_axl_process_node_table =
    TABLE (TEL_OBJECT_KIND_PROCESS_NODE, "ProcessNode", "processNode", described_rows);
