/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "ui/tel-check.h"

G_BEGIN_DECLS

/* Whether the profiles of a user's softphones fit them (G6, G8). */
TelCheck *tel_profile_check_new (TelCluster *cluster, GPtrArray *softphones);

G_END_DECLS
