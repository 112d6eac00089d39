/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

extern const TelSimulatorObject tel_simulator_user_object;

char *tel_simulator_user_create (const TelSimulatorContext *context, const TelSimulatorElement *user, GError **error);

gboolean tel_simulator_user_add (const TelSimulatorContext *context,
                                 const TelSimulatorElement *request,
                                 TelSimulatorElement *response,
                                 GError **error);
gboolean tel_simulator_user_get (const TelSimulatorContext *context,
                                 const TelSimulatorElement *request,
                                 TelSimulatorElement *response,
                                 GError **error);
gboolean tel_simulator_user_list (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error);
gboolean tel_simulator_user_update (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error);
gboolean tel_simulator_user_remove (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error);
gboolean tel_simulator_user_synchronize (const TelSimulatorContext *context,
                                         const TelSimulatorElement *request,
                                         TelSimulatorElement *response,
                                         GError **error);

G_END_DECLS
