/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-server.h"

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_CONTROL (tel_simulator_control_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorControl, tel_simulator_control, TEL, SIMULATOR_CONTROL, GObject)

TelSimulatorControl *tel_simulator_control_new (TelSimulatorServer *server);
gboolean tel_simulator_control_listen (TelSimulatorControl *self, guint16 port, GError **error);
void tel_simulator_control_stop (TelSimulatorControl *self);
guint16 tel_simulator_control_get_port (TelSimulatorControl *self);

G_END_DECLS
