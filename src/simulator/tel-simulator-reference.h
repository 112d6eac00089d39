/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

const TelSimulatorObject *tel_simulator_reference_get_objects (guint *n_objects);
gboolean tel_simulator_reference_list (const TelSimulatorContext *context,
                                       const TelSimulatorElement *request,
                                       TelSimulatorElement *response,
                                       GError **error);
gboolean tel_simulator_reference_get (const TelSimulatorContext *context,
                                      const TelSimulatorElement *request,
                                      TelSimulatorElement *response,
                                      GError **error);
gboolean tel_simulator_reference_get_version (const TelSimulatorContext *context,
                                              const TelSimulatorElement *request,
                                              TelSimulatorElement *response,
                                              GError **error);

G_END_DECLS
