/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-device-type.h"
#include "model/tel-device.h"

G_BEGIN_DECLS

/*
 * What the administrator asks for when a softphone is made: the type, the draft of the device, the directory number and
 * whether CAPF starts. Filled by the dialog or by the headless program; the builder makes a plan of it.
 */
#define TEL_TYPE_SOFTPHONE_REQUEST (tel_softphone_request_get_type ())
G_DECLARE_FINAL_TYPE (TelSoftphoneRequest, tel_softphone_request, TEL, SOFTPHONE_REQUEST, GObject)

/*
 * Properties, all readable and writable:
 *  user-id (string), device-type (uint), device (TelDevice: the draft, its lines left out),
 *  pattern, partition (string), no-partition (boolean: a number in no partition was asked for, G5.1),
 *  add-number (boolean: the number is to be added), line-label, line-display, external-mask (string),
 *  start-capf (boolean), mac-only (boolean, G3.2), completes-by (GDateTime, G3.5), support-field (string, G2.8),
 *  leave-secure-connection (boolean: removal from Standard CTI Secure Connection was asked for, G4.4),
 *  set-primary (boolean: the number becomes the primary extension although there is one, G5.7).
 */
TelSoftphoneRequest *tel_softphone_request_new (const char *user_id, TelDeviceType type);
const char *tel_softphone_request_get_user_id (TelSoftphoneRequest *self);
TelDeviceType tel_softphone_request_get_device_type (TelSoftphoneRequest *self);
TelDevice *tel_softphone_request_get_device (TelSoftphoneRequest *self);
GDateTime *tel_softphone_request_get_completes_by (TelSoftphoneRequest *self);
const char *tel_softphone_request_get_pattern (TelSoftphoneRequest *self);
const char *tel_softphone_request_get_partition (TelSoftphoneRequest *self);
const char *tel_softphone_request_get_line_label (TelSoftphoneRequest *self);
const char *tel_softphone_request_get_line_display (TelSoftphoneRequest *self);
const char *tel_softphone_request_get_external_mask (TelSoftphoneRequest *self);
const char *tel_softphone_request_get_support_field (TelSoftphoneRequest *self);
gboolean tel_softphone_request_get_no_partition (TelSoftphoneRequest *self);
gboolean tel_softphone_request_get_add_number (TelSoftphoneRequest *self);
gboolean tel_softphone_request_get_start_capf (TelSoftphoneRequest *self);
gboolean tel_softphone_request_get_mac_only (TelSoftphoneRequest *self);
gboolean tel_softphone_request_get_leave_secure_connection (TelSoftphoneRequest *self);
gboolean tel_softphone_request_get_set_primary (TelSoftphoneRequest *self);

G_END_DECLS
