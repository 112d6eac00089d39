/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

gboolean tel_simulator_world_site_begin (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_site_fill (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_site_finish (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_world_site_count (TelSimulatorStore *store, const char *rule, guint *n_faults);

G_END_DECLS
