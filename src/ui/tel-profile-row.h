/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A profile in a list: what it is, which devices use it, and what can be done with it. */
#define TEL_TYPE_PROFILE_ROW (tel_profile_row_get_type ())
G_DECLARE_FINAL_TYPE (TelProfileRow, tel_profile_row, TEL, PROFILE_ROW, AdwExpanderRow)

GtkWidget *tel_profile_row_new (TelCluster *cluster, TelObject *profile);
TelObject *tel_profile_row_get_profile (TelProfileRow *self);

G_END_DECLS
