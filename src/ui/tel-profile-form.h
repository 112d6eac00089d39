/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-profile-builder.h"
#include "ui/tel-change-form.h"

G_BEGIN_DECLS

/* What a phone security profile or a SIP profile is to be, with what the rules say at each field. */
#define TEL_TYPE_PROFILE_FORM (tel_profile_form_get_type ())
G_DECLARE_FINAL_TYPE (TelProfileForm, tel_profile_form, TEL, PROFILE_FORM, TelChangeForm)

TelChangeForm *tel_profile_form_new_for_type (TelCluster *cluster, TelDeviceType type);
TelChangeForm *tel_profile_form_new_for_sip (TelCluster *cluster);
TelChangeForm *tel_profile_form_new_for_copy (TelCluster *cluster, TelObject *source);
TelChangeForm *tel_profile_form_new_for_change (TelCluster *cluster, TelObject *base);
TelObject *tel_profile_form_get_draft (TelProfileForm *self);
gboolean tel_profile_form_renames (TelProfileForm *self);

G_END_DECLS
