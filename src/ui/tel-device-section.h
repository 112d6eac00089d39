/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "cluster/tel-cluster.h"
#include "plan/tel-softphone-request.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The part of the softphone form that holds the device: name, description, pool, profiles, template. */
#define TEL_TYPE_DEVICE_SECTION (tel_device_section_get_type ())
G_DECLARE_FINAL_TYPE (TelDeviceSection, tel_device_section, TEL, DEVICE_SECTION, GtkBox)

void tel_device_section_load (TelDeviceSection *self, TelCluster *cluster, TelSoftphoneRequest *request);
gboolean tel_device_section_is_valid (TelDeviceSection *self);

G_END_DECLS
