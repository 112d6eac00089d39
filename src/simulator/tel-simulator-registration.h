/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

gboolean tel_simulator_registration_begin (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_registration_settle (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_registration_log_in (const TelSimulatorContext *context, const char *device, GError **error);
gboolean tel_simulator_registration_log_out (const TelSimulatorContext *context, const char *device, GError **error);
gboolean tel_simulator_registration_enrolled (const TelSimulatorContext *context, const char *pkid, GError **error);
gboolean tel_simulator_registration_interrupt (
    const TelSimulatorContext *context, guint seconds, const char *condition, const char *value, GError **error);
gboolean tel_simulator_registration_list (const TelSimulatorContext *context,
                                          const TelSimulatorElement *request,
                                          TelSimulatorElement *response,
                                          GError **error);

G_END_DECLS
