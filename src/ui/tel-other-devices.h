/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "model/tel-device.h"
#include "model/tel-registration.h"

G_BEGIN_DECLS

/* The devices of a user that have no slot, and the place where a CTI remote device is made. */
#define TEL_TYPE_OTHER_DEVICES (tel_other_devices_get_type ())
G_DECLARE_FINAL_TYPE (TelOtherDevices, tel_other_devices, TEL, OTHER_DEVICES, AdwPreferencesGroup)

TelOtherDevices *tel_other_devices_new (GPtrArray *devices);
void tel_other_devices_show_registration (TelOtherDevices *self, const char *device_name, TelRegistrationState state);

G_END_DECLS
