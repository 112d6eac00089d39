/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"
#include "axl/tel-axl-values.h"

static const char *const call_information_parts[] = { "callerName", "callerNumber", "redirectedNumber", "dialedNumber",
                                                      NULL };

/* Every element of XPhoneLine and RPhoneLine, in the schema's order (contract 2.1). The usage of a partition can be
 * given with a new device only. */
static const TelAxlRow rows[] = {
  { "index", "index", TEL_AXL_NUMBER, TEL_AXL_WRITTEN | TEL_AXL_GET, .required = TEL_AXL_WRITTEN },
  { "label", "label", TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "asciiLabel", NULL, TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET, .until = TEL_RELEASE_9_1 },
  { "display", "display", TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "dirn", "pattern", TEL_AXL_EXTENSION, TEL_AXL_WRITTEN | TEL_AXL_GET, .partition = "partition",
    .required = TEL_AXL_WRITTEN },
  { "ringSetting", "ring-setting", TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET,
    .values = tel_axl_ring_settings },
  { "consecutiveRingSetting", "busy-ring-setting", TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET,
    .values = tel_axl_ring_settings, .flags = TEL_AXL_NILLABLE },
  { "ringSettingIdlePickupAlert", NULL, TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET, .flags = TEL_AXL_NILLABLE },
  { "ringSettingActivePickupAlert", NULL, TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET,
    .flags = TEL_AXL_NILLABLE },
  { "displayAscii", "display-ascii", TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "e164Mask", "external-mask", TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET, .flags = TEL_AXL_NILLABLE },
  { "dialPlanWizardId", NULL, TEL_AXL_NUMBER, TEL_AXL_GET },
  { "mwlPolicy", NULL, TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "maxNumCalls", "maximum-calls", TEL_AXL_NUMBER, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "busyTrigger", "busy-trigger", TEL_AXL_NUMBER, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "callInfoDisplay", NULL, TEL_AXL_TREE, TEL_AXL_WRITTEN | TEL_AXL_GET, .parts = call_information_parts },
  { "recordingProfileName", NULL, TEL_AXL_REFERENCE, TEL_AXL_WRITTEN | TEL_AXL_GET, .flags = TEL_AXL_NILLABLE },
  { "monitoringCssName", NULL, TEL_AXL_REFERENCE, TEL_AXL_WRITTEN | TEL_AXL_GET, .flags = TEL_AXL_NILLABLE },
  { "recordingFlag", NULL, TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "audibleMwi", NULL, TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "speedDial", NULL, TEL_AXL_TEXT, TEL_AXL_WRITTEN | TEL_AXL_GET, .flags = TEL_AXL_NILLABLE },
  { "partitionUsage", NULL, TEL_AXL_ENUMERATION, TEL_AXL_ADD | TEL_AXL_GET },
  { "associatedEndusers", "end-users", TEL_AXL_TEXTS, TEL_AXL_WRITTEN | TEL_AXL_GET, .item = "enduser/userId" },
  { "missedCallLogging", NULL, TEL_AXL_BOOLEAN, TEL_AXL_WRITTEN | TEL_AXL_GET },
  { "recordingMediaSource", NULL, TEL_AXL_ENUMERATION, TEL_AXL_WRITTEN | TEL_AXL_GET, .since = TEL_RELEASE_10_0,
    .required = TEL_AXL_WRITTEN, .required_until = TEL_RELEASE_11_0, .fallback = "Gateway Preferred" },
};

/* A line appearance is part of a phone: no operation is its own. */
const TelAxlTable tel_axl_line_appearance_table = {
  .kind = TEL_OBJECT_KIND_DEVICE,
  .element = "line",
  .keys = { { "index", "index" } },
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
};
