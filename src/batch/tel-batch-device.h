/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/tel-device.h"

G_BEGIN_DECLS

/* A device as it is printed. The authentication string is no part of it. */

void tel_batch_device_print (TelDevice *device, GTimeZone *zone);
void tel_batch_device_add_json (TelDevice *device, JsonBuilder *builder);

G_END_DECLS
