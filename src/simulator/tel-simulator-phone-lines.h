/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

gboolean tel_simulator_phone_lines_replace (const TelSimulatorContext *context,
                                            const char *device,
                                            const TelSimulatorElement *lines,
                                            GError **error);
gboolean tel_simulator_phone_lines_add (const TelSimulatorContext *context,
                                        const char *device,
                                        const TelSimulatorElement *lines,
                                        GError **error);
gboolean tel_simulator_phone_lines_remove (const TelSimulatorContext *context,
                                           const char *device,
                                           const TelSimulatorElement *lines,
                                           GError **error);
void
tel_simulator_phone_lines_read (const TelSimulatorContext *context, const char *device, TelSimulatorElement *phone);

G_END_DECLS
