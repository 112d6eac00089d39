/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "cluster/tel-cluster.h"

G_BEGIN_DECLS

/* A device as it is printed. The authentication string is no part of it. */

char *tel_batch_device_dup_shown_value (TelDevice *device, const char *property, TelCluster *cluster);
void tel_batch_device_print (TelDevice *device, GHashTable *registrations, TelCluster *cluster);
void tel_batch_device_add_zone_json (TelCluster *cluster, JsonBuilder *builder);
void tel_batch_device_add_json (TelDevice *device, GHashTable *registrations, JsonBuilder *builder);

G_END_DECLS
