/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "model/tel-device-type.h"
#include "model/tel-security-profile.h"
#include "model/tel-sip-profile.h"

G_BEGIN_DECLS

/* What a profile begins with, and what may be chosen for its fields (G6.2, G8.1 to G8.6). Nothing here reads. */

TelSecurityProfile *tel_profile_proposal_new_security (TelDeviceType type, TelRelease release);
TelSipProfile *tel_profile_proposal_new_sip (void);
gpointer tel_profile_proposal_new_copy (TelObject *source);
void tel_profile_proposal_set_mode (TelSecurityProfile *draft, TelSecurityProfile *before, const char *mode);
gboolean tel_profile_proposal_offers_mobile_timers (TelCluster *cluster);
char **tel_profile_proposal_list_values (TelSecurityProfile *before,
                                         TelDeviceType type,
                                         const char *property,
                                         TelRelease release);
gboolean tel_profile_proposal_is_standard (TelObject *profile, TelRelease release);
gboolean tel_profile_proposal_is_standard_name (GType type, const char *name, TelRelease release);

G_END_DECLS
