/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

/* The words of CUCM that the rules key on (contract 3.2). */
#define TEL_AUTHENTICATION_MODE_STRING "By Authentication String"
#define TEL_AUTHENTICATION_MODE_NULL_STRING "By Null String"
#define TEL_SECURITY_MODE_NON_SECURE "Non Secure"
#define TEL_SECURITY_MODE_AUTHENTICATED "Authenticated"
#define TEL_SECURITY_MODE_ENCRYPTED "Encrypted"
#define TEL_TRANSPORT_TLS "TLS"
#define TEL_KEY_ORDER_RSA "RSA Only"

#define TEL_TYPE_SECURITY_PROFILE (tel_security_profile_get_type ())
G_DECLARE_FINAL_TYPE (TelSecurityProfile, tel_security_profile, TEL, SECURITY_PROFILE, TelObject)

TelSecurityProfile *tel_security_profile_new (void);
const char *tel_security_profile_get_name (TelSecurityProfile *self);
const char *tel_security_profile_get_description (TelSecurityProfile *self);
const char *tel_security_profile_get_product (TelSecurityProfile *self);
const char *tel_security_profile_get_protocol (TelSecurityProfile *self);
const char *tel_security_profile_get_device_security_mode (TelSecurityProfile *self);
const char *tel_security_profile_get_authentication_mode (TelSecurityProfile *self);
const char *tel_security_profile_get_key_size (TelSecurityProfile *self);
const char *tel_security_profile_get_key_order (TelSecurityProfile *self);
const char *tel_security_profile_get_ec_key_size (TelSecurityProfile *self);
gboolean tel_security_profile_get_tftp_encrypted_config (TelSecurityProfile *self);
gboolean tel_security_profile_get_oauth (TelSecurityProfile *self);
const char *tel_security_profile_get_transport (TelSecurityProfile *self);
gboolean tel_security_profile_is_secure (TelSecurityProfile *self);
gboolean tel_security_profile_needs_certificate (TelSecurityProfile *self);
gboolean tel_security_profile_asks_for_string (TelSecurityProfile *self);
gboolean tel_security_profile_uses_tls (TelSecurityProfile *self);
gboolean tel_security_profile_enrols_alike (TelSecurityProfile *self, TelSecurityProfile *other);

G_END_DECLS
