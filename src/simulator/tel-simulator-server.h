/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-disturbances.h"
#include "simulator/tel-simulator-log.h"
#include "simulator/tel-simulator-operations.h"
#include "simulator/tel-simulator-throttle.h"
#include "simulator/tel-simulator-validator.h"

G_BEGIN_DECLS

#define TEL_TYPE_SIMULATOR_SERVER (tel_simulator_server_get_type ())
G_DECLARE_FINAL_TYPE (TelSimulatorServer, tel_simulator_server, TEL, SIMULATOR_SERVER, GObject)

TelSimulatorServer *tel_simulator_server_new (TelSimulatorStore *store,
                                              TelSimulatorClock *clock,
                                              guint release,
                                              GTlsCertificate *certificate,
                                              const char *password);

void tel_simulator_server_set_lenient (TelSimulatorServer *self, gboolean lenient);
void tel_simulator_server_set_direct_support_field (TelSimulatorServer *self, gboolean direct);
void tel_simulator_server_set_latency (TelSimulatorServer *self, guint milliseconds);
void tel_simulator_server_set_answer_limit (TelSimulatorServer *self, gsize bytes);
void tel_simulator_server_set_validator (TelSimulatorServer *self, TelSimulatorValidator *validator);

gboolean tel_simulator_server_listen (TelSimulatorServer *self, guint16 port, GError **error);
void tel_simulator_server_stop (TelSimulatorServer *self);
gboolean
tel_simulator_server_change_certificate (TelSimulatorServer *self, GTlsCertificate *certificate, GError **error);

guint16 tel_simulator_server_get_port (TelSimulatorServer *self);
const char *tel_simulator_server_get_user (TelSimulatorServer *self);
const char *tel_simulator_server_get_password (TelSimulatorServer *self);
const char *tel_simulator_server_get_fingerprint (TelSimulatorServer *self);
const TelSimulatorContext *tel_simulator_server_get_context (TelSimulatorServer *self);
TelSimulatorDisturbances *tel_simulator_server_get_disturbances (TelSimulatorServer *self);
TelSimulatorThrottle *tel_simulator_server_get_throttle (TelSimulatorServer *self);
void tel_simulator_server_expire_sessions (TelSimulatorServer *self);
guint tel_simulator_server_get_n_sessions (TelSimulatorServer *self);
TelSimulatorLog *tel_simulator_server_get_log (TelSimulatorServer *self);
TelSimulatorValidator *tel_simulator_server_get_validator (TelSimulatorServer *self);

G_END_DECLS
