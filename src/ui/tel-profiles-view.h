/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The phone security profiles or, with the construct-only property "sip", the SIP profiles of a cluster, with the
 * devices that use each. Signal "ended": a plan was run, however it went.
 */
#define TEL_TYPE_PROFILES_VIEW (tel_profiles_view_get_type ())
G_DECLARE_FINAL_TYPE (TelProfilesView, tel_profiles_view, TEL, PROFILES_VIEW, AdwBin)

void tel_profiles_view_set_cluster (TelProfilesView *self, TelCluster *cluster);
void tel_profiles_view_reload (TelProfilesView *self);

G_END_DECLS
