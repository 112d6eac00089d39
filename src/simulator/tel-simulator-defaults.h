/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-element.h"

G_BEGIN_DECLS

TelSimulatorElement *
tel_simulator_defaults_apply (const TelSimulatorElement *element, const char *object, guint release);

G_END_DECLS
