/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#include "config.h"

#include "axl/tel-axl-values.h"

/* Only what we make; desk phones are never added here. */
const TelAxlValue tel_axl_products[] = {
  { "Cisco Unified Client Services Framework" },
  { "Cisco Dual Mode for iPhone" },
  { "Cisco Dual Mode for Android" },
  { "Cisco Jabber for Tablet" },
  { "CTI Remote Device" },
  { NULL },
};

const TelAxlValue tel_axl_classes[] = { { "Phone" }, { NULL } };

const TelAxlValue tel_axl_protocols[] = { { "SIP" }, { "CTI Remote Device" }, { NULL } };

const TelAxlValue tel_axl_protocol_sides[] = { { "Network" }, { "User" }, { NULL } };

const TelAxlValue tel_axl_certificate_operations[] = {
  { "No Pending Operation" }, { "Install/Upgrade" }, { "Delete" }, { "Troubleshoot" }, { NULL },
};

const TelAxlValue tel_axl_authentication_modes[] = {
  { "By Authentication String" },
  { "By Null String" },
  { "By Existing Certificate (precedence to LSC)" },
  { "By Existing Certificate (precedence to MIC)" },
  { NULL },
};

const TelAxlValue tel_axl_key_sizes[] = {
  { "512" }, { "1024" }, { "2048" }, { "3072", TEL_RELEASE_11_5 }, { "4096", TEL_RELEASE_11_5 }, { NULL },
};

const TelAxlValue tel_axl_key_orders[] = {
  { "RSA Only" },
  { "EC Only" },
  { "EC Preferred, RSA Backup" },
  { NULL },
};

const TelAxlValue tel_axl_ec_key_sizes[] = { { "256" }, { "384" }, { "521" }, { NULL } };

const TelAxlValue tel_axl_device_security_modes[] = {
  { "Non Secure" },
  { "Authenticated" },
  { "Encrypted" },
  { NULL },
};

const TelAxlValue tel_axl_transports[] = { { "TCP" }, { "UDP" }, { "TLS" }, { "TCP+UDP" }, { NULL } };

const TelAxlValue tel_axl_ring_settings[] = {
  { "Use System Default" }, { "Disable" }, { "Flash Only" }, { "Ring Once" }, { "Ring" }, { "Beep Only" }, { NULL },
};

/* A directory number is a pattern of this usage; the other usages are none of ours. */
const TelAxlValue tel_axl_usages[] = { { "Device" }, { NULL } };
