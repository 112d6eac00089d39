/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "model/tel-object.h"

G_BEGIN_DECLS

#define TEL_TYPE_SIP_PROFILE (tel_sip_profile_get_type ())
G_DECLARE_FINAL_TYPE (TelSipProfile, tel_sip_profile, TEL, SIP_PROFILE, TelObject)

TelSipProfile *tel_sip_profile_new (void);
const char *tel_sip_profile_get_name (TelSipProfile *self);
const char *tel_sip_profile_get_description (TelSipProfile *self);
guint tel_sip_profile_get_timer_register_delta (TelSipProfile *self);
guint tel_sip_profile_get_timer_register (TelSipProfile *self);
guint tel_sip_profile_get_timer_keep_alive (TelSipProfile *self);
guint tel_sip_profile_get_timer_subscribe (TelSipProfile *self);
guint tel_sip_profile_get_timer_subscribe_delta (TelSipProfile *self);
gboolean tel_sip_profile_has_mobile_timers (TelSipProfile *self);
void tel_sip_profile_set_mobile_timers (TelSipProfile *self);

G_END_DECLS
