/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

/* A policy of every cluster that has users: of a password for seven days. */
#define TEL_SIMULATOR_SHORT_POLICY "Short Term Staff"

gboolean tel_simulator_credential_begin (const TelSimulatorContext *context, GError **error);
gboolean tel_simulator_credential_write (const TelSimulatorContext *context,
                                         const char *user,
                                         const TelSimulatorElement *request,
                                         GError **error);
void tel_simulator_credential_read (const TelSimulatorContext *context, const char *user, TelSimulatorElement *element);
gboolean tel_simulator_credential_authenticate (const TelSimulatorContext *context,
                                                const TelSimulatorElement *request,
                                                TelSimulatorElement *response,
                                                GError **error);

G_END_DECLS
