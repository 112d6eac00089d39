/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-store.h"

G_BEGIN_DECLS

gboolean tel_simulator_parameters_fill (TelSimulatorStore *store, gboolean used, GError **error);
gboolean tel_simulator_parameters_is_fixed (const char *rule);
gboolean tel_simulator_parameters_check (const char *rule, const char *name, const char *value, GError **error);

G_END_DECLS
