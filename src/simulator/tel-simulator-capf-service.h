/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The port of the CAPF service: it takes every connection and says nothing. What phones do there is told over the
 * control port. */
#define TEL_TYPE_SIMULATOR_CAPF_SERVICE (tel_simulator_capf_service_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorCapfService, tel_simulator_capf_service, TEL, SIMULATOR_CAPF_SERVICE, GObject)

TelSimulatorCapfService *tel_simulator_capf_service_new (void);
gboolean tel_simulator_capf_service_listen (TelSimulatorCapfService *self, guint16 port, GError **error);
guint16 tel_simulator_capf_service_get_port (TelSimulatorCapfService *self);

G_END_DECLS
