/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_STORE (tel_simulator_store_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorStore, tel_simulator_store, TEL, SIMULATOR_STORE, GObject)

TelSimulatorStore *tel_simulator_store_open (const char *path, guint release, const char *world, GError **error);
char *tel_simulator_store_dump (TelSimulatorStore *self, GError **error);

G_END_DECLS
