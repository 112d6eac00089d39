/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-table.h"
#include "axl/tel-axl-values.h"

/* Every element of XPhoneSecurityProfile, its answers and of updatePhoneSecurityProfile, in the schema's order
 * (contract 2.4). */
static const TelAxlRow rows[] = {
  { "newName", "name", TEL_AXL_TEXT, TEL_AXL_UPDATE },
  { "phoneType", "product", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED | TEL_AXL_ADD, .values = tel_axl_products,
    .flags = TEL_AXL_NILLABLE, .required = TEL_AXL_ADD },
  { "protocol", "protocol", TEL_AXL_ENUMERATION, TEL_AXL_ANSWERED | TEL_AXL_ADD, .values = tel_axl_protocols,
    .flags = TEL_AXL_NILLABLE, .required = TEL_AXL_ADD },
  { "name", "name", TEL_AXL_TEXT, TEL_AXL_ANSWERED | TEL_AXL_ADD | TEL_AXL_CRITERION, .required = TEL_AXL_ADD },
  { "description", "description", TEL_AXL_TEXT, TEL_AXL_EVERYWHERE | TEL_AXL_CRITERION, .flags = TEL_AXL_NILLABLE },
  { "deviceSecurityMode", "device-security-mode", TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE,
    .values = tel_axl_device_security_modes, .flags = TEL_AXL_NILLABLE | TEL_AXL_SIP_ONLY },
  { "authenticationMode", "authentication-mode", TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE,
    .values = tel_axl_authentication_modes, .flags = TEL_AXL_SIP_ONLY },
  { "keySize", "key-size", TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .values = tel_axl_key_sizes,
    .flags = TEL_AXL_SIP_ONLY },
  { "keyOrder", "key-order", TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_11_0,
    .values = tel_axl_key_orders, .flags = TEL_AXL_SIP_ONLY },
  { "ecKeySize", "ec-key-size", TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_11_0,
    .values = tel_axl_ec_key_sizes, .flags = TEL_AXL_SIP_ONLY },
  { "tftpEncryptedConfig", "tftp-encrypted-config", TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_SIP_ONLY },
  { "EnableOAuthAuthentication", "oauth", TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE, .since = TEL_RELEASE_12_5,
    .flags = TEL_AXL_SIP_ONLY },
  { "nonceValidityTime", NULL, TEL_AXL_NUMBER, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_SIP_ONLY },
  { "transportType", "transport", TEL_AXL_ENUMERATION, TEL_AXL_EVERYWHERE, .values = tel_axl_transports,
    .flags = TEL_AXL_SIP_ONLY },
  { "sipPhonePort", NULL, TEL_AXL_NUMBER, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_SIP_ONLY },
  { "enableDigestAuthentication", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_SIP_ONLY },
  { "excludeDigestCredentials", NULL, TEL_AXL_BOOLEAN, TEL_AXL_EVERYWHERE, .flags = TEL_AXL_SIP_ONLY },
};

const TelAxlTable tel_axl_security_profile_table = {
  .kind = TEL_OBJECT_KIND_SECURITY_PROFILE,
  .operand = "PhoneSecurityProfile",
  .element = "phoneSecurityProfile",
  .operations = TEL_AXL_HAS_LIST | TEL_AXL_HAS_GET | TEL_AXL_HAS_ADD | TEL_AXL_HAS_UPDATE | TEL_AXL_HAS_REMOVE |
                TEL_AXL_HAS_APPLY | TEL_AXL_HAS_RESET,
  .keys = { { "name", "name" } },
  .rows = rows,
  .n_rows = G_N_ELEMENTS (rows),
};
