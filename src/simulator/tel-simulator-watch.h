/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-changes.h"

G_BEGIN_DECLS

void tel_simulator_watch_begin (TelSimulatorStore *store);
GPtrArray *tel_simulator_watch_collect (TelSimulatorStore *store);

G_END_DECLS
