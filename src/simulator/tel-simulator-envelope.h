/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-element.h"

G_BEGIN_DECLS

#define TEL_SIMULATOR_NAMESPACE_PREFIX "http://www.cisco.com/AXL/API/"

TelSimulatorElement *tel_simulator_envelope_read (GBytes *body, GError **error);
TelSimulatorElement *tel_simulator_envelope_read_bare (const char *body, GError **error);
GBytes *tel_simulator_envelope_write (const TelSimulatorElement *response, guint release);
GBytes *tel_simulator_envelope_write_fault (const GError *fault, const char *operation, guint release);

G_END_DECLS
