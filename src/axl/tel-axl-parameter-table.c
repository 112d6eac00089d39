/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"

/* Service parameters, and enterprise parameters as those of the node “EnterpriseWideData” (contract 2.6). */
static const TelAxlRow rows[] = {
  { "processNodeName", "node", TEL_AXL_REFERENCE, TEL_AXL_ANSWERED | TEL_AXL_CRITERION },
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_ANSWERED },
  { "service", "service", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED | TEL_AXL_CRITERION },
  { "value", "value", TEL_AXL_TEXT, TEL_AXL_UPDATE | TEL_AXL_ANSWERED, .flags = TEL_AXL_NILLABLE },
  { "valueType", "value-type", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED },
};

const TelAxlTable tel_axl_parameter_table = {
  .kind = TEL_OBJECT_KIND_PARAMETER,
  .operand = "ServiceParameter",
  .element = "serviceParameter",
  .operations = TEL_AXL_HAS_LIST | TEL_AXL_HAS_GET | TEL_AXL_HAS_UPDATE,
  .keys = { { "processNodeName", "node" }, { "name", "name" }, { "service", "service" } },
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
};
