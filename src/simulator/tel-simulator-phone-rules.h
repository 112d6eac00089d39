/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-record.h"
#include "simulator/tel-simulator-types.h"

G_BEGIN_DECLS

gboolean tel_simulator_phone_rules_check_name (const char *name, const TelSimulatorModel *model, GError **error);
gboolean tel_simulator_phone_rules_check_request (const TelSimulatorElement *phone,
                                                  const TelSimulatorModel *model,
                                                  GError **error);
gboolean tel_simulator_phone_rules_check_stored (const TelSimulatorContext *context, const char *pkid, GError **error);
gboolean tel_simulator_phone_rules_fill_in (const TelSimulatorContext *context, const char *pkid, GError **error);

G_END_DECLS
