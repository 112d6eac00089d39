/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include "simulator/tel-simulator-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* For what has to prepare statements that the store does not know beforehand. */

sqlite3 *tel_simulator_store_get_database (TelSimulatorStore *self);

G_END_DECLS
