/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

extern const TelSimulatorObject tel_simulator_end_user_capf_profile_object;

gboolean tel_simulator_end_user_capf_profile_add (const TelSimulatorContext *context,
                                                  const TelSimulatorElement *request,
                                                  TelSimulatorElement *response,
                                                  GError **error);
gboolean tel_simulator_end_user_capf_profile_get (const TelSimulatorContext *context,
                                                  const TelSimulatorElement *request,
                                                  TelSimulatorElement *response,
                                                  GError **error);
gboolean tel_simulator_end_user_capf_profile_list (const TelSimulatorContext *context,
                                                   const TelSimulatorElement *request,
                                                   TelSimulatorElement *response,
                                                   GError **error);
gboolean tel_simulator_end_user_capf_profile_update (const TelSimulatorContext *context,
                                                     const TelSimulatorElement *request,
                                                     TelSimulatorElement *response,
                                                     GError **error);
gboolean tel_simulator_end_user_capf_profile_remove (const TelSimulatorContext *context,
                                                     const TelSimulatorElement *request,
                                                     TelSimulatorElement *response,
                                                     GError **error);

G_END_DECLS
