/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"
#include "model/tel-auth-string.h"
#include "model/tel-device-type.h"
#include "model/tel-line.h"
#include "model/tel-tree.h"

G_BEGIN_DECLS

/* The certificate operations that the program speaks of, in CUCM's words (contract 3.2). */
#define TEL_CERTIFICATE_OPERATION_NONE "No Pending Operation"
#define TEL_CERTIFICATE_OPERATION_INSTALL "Install/Upgrade"

#define TEL_TYPE_DEVICE (tel_device_get_type ())
G_DECLARE_FINAL_TYPE (TelDevice, tel_device, TEL, DEVICE, TelObject)

TelDevice *tel_device_new (void);
const char *tel_device_get_name (TelDevice *self);
const char *tel_device_get_description (TelDevice *self);
const char *tel_device_get_product (TelDevice *self);
const char *tel_device_get_model (TelDevice *self);
const char *tel_device_get_class (TelDevice *self);
const char *tel_device_get_protocol (TelDevice *self);
const char *tel_device_get_protocol_side (TelDevice *self);
const char *tel_device_get_device_pool (TelDevice *self);
const char *tel_device_get_calling_search_space (TelDevice *self);
const char *tel_device_get_rerouting_calling_search_space (TelDevice *self);
const char *tel_device_get_common_phone_profile (TelDevice *self);
const char *tel_device_get_location (TelDevice *self);
const char *tel_device_get_media_resource_list (TelDevice *self);
const char *tel_device_get_security_profile (TelDevice *self);
const char *tel_device_get_sip_profile (TelDevice *self);
const char *tel_device_get_button_template (TelDevice *self);
const char *tel_device_get_owner (TelDevice *self);
const char *tel_device_get_mobility_user (TelDevice *self);
gboolean tel_device_get_cti_control (TelDevice *self);
gboolean tel_device_get_route_when_inactive (TelDevice *self);
gboolean tel_device_get_mra_mode (TelDevice *self);
const char *tel_device_get_presence_group (TelDevice *self);
TelTree *tel_device_get_vendor_config (TelDevice *self);
const char *tel_device_get_certificate_operation (TelDevice *self);
const char *tel_device_get_authentication_mode (TelDevice *self);
const char *tel_device_get_key_size (TelDevice *self);
const char *tel_device_get_key_order (TelDevice *self);
const char *tel_device_get_ec_key_size (TelDevice *self);
TelAuthString *tel_device_get_authentication_string (TelDevice *self);
void tel_device_forget_authentication_string (TelDevice *self);
const char *tel_device_get_completes_by (TelDevice *self);
const char *tel_device_get_certificate_status (TelDevice *self);
GListModel *tel_device_get_lines (TelDevice *self);
gboolean tel_device_get_device_type (TelDevice *self, TelDeviceType *type);
gboolean tel_device_get_softphone_type (TelDevice *self, TelDeviceType *type);
gboolean tel_device_is_pending (TelDevice *self);
char *tel_device_dup_support_field (TelDevice *self);
void tel_device_set_support_field (TelDevice *self, const char *text);
void tel_device_set_support_field_directly (TelDevice *self, const char *text);

G_END_DECLS
