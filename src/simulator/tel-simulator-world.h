/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

gboolean tel_simulator_world_is_known (const char *world);
gboolean tel_simulator_world_fill (TelSimulatorStore *store, const char *world, GError **error);
gboolean tel_simulator_world_insert (TelSimulatorStore *store,
                                     const char *table,
                                     const char *name,
                                     const char *column,
                                     const char *value,
                                     GError **error);

gboolean tel_simulator_world_small_fill (const TelSimulatorContext *context, GError **error);

G_END_DECLS
