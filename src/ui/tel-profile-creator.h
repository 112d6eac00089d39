/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Making a profile in passing, where a device is to be given one. */

void tel_profile_creator_attach (
    AdwActionRow *row, TelCluster *cluster, TelDevice *device, const char *property, GListModel *choices);

G_END_DECLS
