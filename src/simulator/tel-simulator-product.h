/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-types.h"

G_BEGIN_DECLS

const TelSimulatorModel *tel_simulator_product_find (TelSimulatorStore *store, const char *name);
gboolean tel_simulator_product_install (TelSimulatorStore *store, const TelSimulatorModel *model, GError **error);
gboolean
tel_simulator_product_set_installed (TelSimulatorStore *store, const char *name, gboolean installed, GError **error);
gboolean tel_simulator_product_remove (TelSimulatorStore *store, const char *name, GError **error);

G_END_DECLS
