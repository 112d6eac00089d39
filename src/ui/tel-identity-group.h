/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* Names, mail address, department and telephone number: to be edited where no directory owns them. */
#define TEL_TYPE_IDENTITY_GROUP (tel_identity_group_get_type ())
G_DECLARE_FINAL_TYPE (TelIdentityGroup, tel_identity_group, TEL, IDENTITY_GROUP, AdwPreferencesGroup)

void tel_identity_group_load (TelIdentityGroup *self, TelCluster *cluster, TelUser *base, TelUser *draft);
const char *tel_identity_group_get_problem (TelIdentityGroup *self);

G_END_DECLS
