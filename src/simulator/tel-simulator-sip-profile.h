/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

extern const TelSimulatorObject tel_simulator_sip_profile_object;

char *tel_simulator_sip_profile_create (const TelSimulatorContext *context,
                                        const TelSimulatorElement *profile,
                                        GError **error);

gboolean tel_simulator_sip_profile_add (const TelSimulatorContext *context,
                                        const TelSimulatorElement *request,
                                        TelSimulatorElement *response,
                                        GError **error);
gboolean tel_simulator_sip_profile_get (const TelSimulatorContext *context,
                                        const TelSimulatorElement *request,
                                        TelSimulatorElement *response,
                                        GError **error);
gboolean tel_simulator_sip_profile_list (const TelSimulatorContext *context,
                                         const TelSimulatorElement *request,
                                         TelSimulatorElement *response,
                                         GError **error);
gboolean tel_simulator_sip_profile_update (const TelSimulatorContext *context,
                                           const TelSimulatorElement *request,
                                           TelSimulatorElement *response,
                                           GError **error);
gboolean tel_simulator_sip_profile_remove (const TelSimulatorContext *context,
                                           const TelSimulatorElement *request,
                                           TelSimulatorElement *response,
                                           GError **error);

G_END_DECLS
