/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"

G_BEGIN_DECLS

gboolean tel_simulator_user_associations_write (const TelSimulatorContext *context,
                                                const char *user,
                                                const TelSimulatorElement *request,
                                                GError **error);
void tel_simulator_user_associations_read (const TelSimulatorContext *context,
                                           const char *user,
                                           const TelSimulatorElement *tags,
                                           TelSimulatorElement *element);

G_END_DECLS
