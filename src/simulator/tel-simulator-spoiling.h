/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-disturbances.h"

G_BEGIN_DECLS

gboolean tel_simulator_spoiling_is_of_answer (TelSimulatorDisturbanceKind kind);
gboolean tel_simulator_spoiling_is_of_delivery (TelSimulatorDisturbanceKind kind);
GBytes *tel_simulator_spoiling_make (TelSimulatorDisturbanceKind kind, GBytes *envelope);
GBytes *tel_simulator_spoiling_make_filler (void);

G_END_DECLS
