/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

gboolean tel_simulator_capf_write (const TelSimulatorContext *context,
                                   const char *device,
                                   const TelSimulatorElement *request,
                                   gboolean adding,
                                   GError **error);
void tel_simulator_capf_read (const TelSimulatorContext *context,
                              const char *device,
                              const TelSimulatorElement *tags,
                              TelSimulatorElement *phone);
char *tel_simulator_capf_choose_finish_time (const TelSimulatorContext *context,
                                             const TelSimulatorElement *request,
                                             const char *element,
                                             GError **error);
gboolean tel_simulator_capf_check_string (const char *string, GError **error);
GDateTime *tel_simulator_capf_parse_time (const TelSimulatorContext *context, const char *text);

G_END_DECLS
