/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* The fields of a device, to be read. */
#define TEL_TYPE_DEVICE_DETAILS (tel_device_details_get_type ())
G_DECLARE_FINAL_TYPE (TelDeviceDetails, tel_device_details, TEL, DEVICE_DETAILS, AdwBin)

TelDeviceDetails *tel_device_details_new (TelCluster *cluster, TelDevice *device);

G_END_DECLS
