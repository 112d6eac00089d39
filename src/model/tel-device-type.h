/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

#include "model/tel-release.h"

G_BEGIN_DECLS

/**
 * TelDeviceType:
 * @TEL_DEVICE_TYPE_CSF: Cisco Unified Client Services Framework, Jabber for Windows and Mac
 * @TEL_DEVICE_TYPE_TCT: Cisco Dual Mode for iPhone
 * @TEL_DEVICE_TYPE_BOT: Cisco Dual Mode for Android
 * @TEL_DEVICE_TYPE_TAB: Cisco Jabber for Tablet
 * @TEL_DEVICE_TYPE_CTIRD: CTI Remote Device, a virtual device for calls at the user's remote destinations
 *
 * The types of softphone (G2.2), and the one device beside them that is made here (G8.1). Everything that differs
 * between them stands in one table.
 */
typedef enum
{
  TEL_DEVICE_TYPE_CSF,
  TEL_DEVICE_TYPE_TCT,
  TEL_DEVICE_TYPE_BOT,
  TEL_DEVICE_TYPE_TAB,
  TEL_DEVICE_TYPE_CTIRD,
} TelDeviceType;

#define TEL_N_DEVICE_TYPES (TEL_DEVICE_TYPE_CTIRD + 1)

/* The types of softphone come first. */
#define TEL_N_SOFTPHONE_TYPES (TEL_DEVICE_TYPE_TAB + 1)

gboolean tel_device_type_from_product (const char *product, TelDeviceType *type);
gboolean tel_device_type_from_prefix (const char *prefix, TelDeviceType *type);
gboolean tel_device_type_from_button_template (const char *button_template, TelDeviceType *type);
const char *tel_device_type_get_product (TelDeviceType type);
const char *tel_device_type_get_prefix (TelDeviceType type);
const char *tel_device_type_get_label (TelDeviceType type);
const char *tel_device_type_get_icon_name (TelDeviceType type);
const char *tel_device_type_get_protocol (TelDeviceType type);
const char *tel_device_type_get_button_template (TelDeviceType type);
const char *tel_device_type_get_standard_security_profile (TelDeviceType type);
const char *tel_device_type_get_sip_profile (TelDeviceType type, TelRelease release);
gboolean tel_device_type_is_softphone (TelDeviceType type);
gboolean tel_device_type_is_mobile (TelDeviceType type);
gboolean tel_device_type_allows_tftp_encryption (TelDeviceType type);
gboolean tel_device_type_needs_mac_for_null_string (TelDeviceType type);
char *tel_device_type_propose_name (TelDeviceType type, const char *user_id);
gboolean tel_device_type_check_name (TelDeviceType type, const char *name, GError **error);

G_END_DECLS
