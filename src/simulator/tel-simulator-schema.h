/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-element.h"

G_BEGIN_DECLS

gboolean tel_simulator_schema_has_operation (const char *operation, guint release);
gboolean tel_simulator_schema_check_request (const TelSimulatorElement *request, guint release, GError **error);
void tel_simulator_schema_arrange_response (TelSimulatorElement *response, const char *operation, guint release);

G_END_DECLS
