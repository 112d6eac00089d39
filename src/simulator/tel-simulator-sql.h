/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-operations.h"

G_BEGIN_DECLS

gboolean tel_simulator_sql_query (const TelSimulatorContext *context,
                                  const TelSimulatorElement *request,
                                  TelSimulatorElement *response,
                                  GError **error);
gboolean tel_simulator_sql_update (const TelSimulatorContext *context,
                                   const TelSimulatorElement *request,
                                   TelSimulatorElement *response,
                                   GError **error);

G_END_DECLS
