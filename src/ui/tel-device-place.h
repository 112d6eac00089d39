/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "plan/tel-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The place of the device that is looked at: an editor where it can be edited here, otherwise what was read of it.
 *
 * Signals: "problem-changed" (why what was edited cannot be reviewed, or that it can).
 */
#define TEL_TYPE_DEVICE_PLACE (tel_device_place_get_type ())
G_DECLARE_FINAL_TYPE (TelDevicePlace, tel_device_place, TEL, DEVICE_PLACE, AdwBin)

void tel_device_place_show (TelDevicePlace *self, TelCluster *cluster, TelUser *user, TelDevice *device);
gboolean tel_device_place_can_edit (TelCluster *cluster, TelDevice *device);
char *tel_device_place_dup_problem (TelDevicePlace *self);
void tel_device_place_list_drafts (TelCluster *cluster, GPtrArray *devices, GPtrArray *drafts);

G_END_DECLS
