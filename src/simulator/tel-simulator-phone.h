/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

extern const TelSimulatorObject tel_simulator_phone_object;

char *tel_simulator_phone_create (const TelSimulatorContext *context, const TelSimulatorElement *phone, GError **error);

gboolean tel_simulator_phone_add (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error);
gboolean tel_simulator_phone_get (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error);
gboolean tel_simulator_phone_list (const TelSimulatorContext *context,
                                   const TelSimulatorElement *request,
                                   TelSimulatorElement *response,
                                   GError **error);
gboolean tel_simulator_phone_update (const TelSimulatorContext *context,
                                     const TelSimulatorElement *request,
                                     TelSimulatorElement *response,
                                     GError **error);
gboolean tel_simulator_phone_remove (const TelSimulatorContext *context,
                                     const TelSimulatorElement *request,
                                     TelSimulatorElement *response,
                                     GError **error);

G_END_DECLS
