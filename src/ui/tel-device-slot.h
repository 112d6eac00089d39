/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <adwaita.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/*
 * The place of one type of softphone of a user: the device, or the button that makes one. It acts through the actions
 * of the user pane around it: user.create-softphone (type), user.device (name), user.show-string (name).
 */
#define TEL_TYPE_DEVICE_SLOT (tel_device_slot_get_type ())
G_DECLARE_FINAL_TYPE (TelDeviceSlot, tel_device_slot, TEL, DEVICE_SLOT, AdwBin)

TelDeviceSlot *tel_device_slot_new (TelDeviceType type);
void tel_device_slot_show_device (TelDeviceSlot *self, TelCluster *cluster, TelDevice *device);
void tel_device_slot_show_name (TelDeviceSlot *self, const char *device_name);
void tel_device_slot_show_empty (TelDeviceSlot *self, const char *refusal, gboolean can_mend);
void tel_device_slot_show_waiting (TelDeviceSlot *self);
void tel_device_slot_show_unread (TelDeviceSlot *self);
void tel_device_slot_show_edited (TelDeviceSlot *self, gboolean edited);
void tel_device_slot_show_registration (TelDeviceSlot *self, TelRegistrationState state);

G_END_DECLS
