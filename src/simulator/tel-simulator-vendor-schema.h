/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TelSimulatorVendorSchema TelSimulatorVendorSchema;

TelSimulatorVendorSchema *tel_simulator_vendor_schema_open (const char *path);
void tel_simulator_vendor_schema_free (TelSimulatorVendorSchema *self);
char *tel_simulator_vendor_schema_extract (TelSimulatorVendorSchema *self, const char *operation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorVendorSchema, tel_simulator_vendor_schema_free)

G_END_DECLS
