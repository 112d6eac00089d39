/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

extern const TelSimulatorObject tel_simulator_line_object;

char *tel_simulator_line_create (const TelSimulatorContext *context, const TelSimulatorElement *line, GError **error);
char *tel_simulator_line_find (const TelSimulatorContext *context,
                               const TelSimulatorElement *request,
                               int code,
                               GError **error);

gboolean tel_simulator_line_add (const TelSimulatorContext *context,
                                 const TelSimulatorElement *request,
                                 TelSimulatorElement *response,
                                 GError **error);
gboolean tel_simulator_line_get (const TelSimulatorContext *context,
                                 const TelSimulatorElement *request,
                                 TelSimulatorElement *response,
                                 GError **error);
gboolean tel_simulator_line_list (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error);
gboolean tel_simulator_line_update (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error);
gboolean tel_simulator_line_remove (const TelSimulatorContext *context,
                                    const TelSimulatorElement *request,
                                    TelSimulatorElement *response,
                                    GError **error);

G_END_DECLS
