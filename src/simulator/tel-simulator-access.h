/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Telephonist authors
 */

#pragma once

#include <libsoup/soup.h>

#include "simulator/tel-simulator-account.h"

G_BEGIN_DECLS

typedef struct _TelSimulatorAccess TelSimulatorAccess;

TelSimulatorAccess *tel_simulator_access_new (TelSimulatorStore *store, TelSimulatorClock *clock, const char *password);
void tel_simulator_access_free (TelSimulatorAccess *self);

const char *tel_simulator_access_get_password (TelSimulatorAccess *self);
TelSimulatorAccountRole tel_simulator_access_admit (TelSimulatorAccess *self, SoupServerMessage *message, char **name);
guint tel_simulator_access_get_n_sessions (TelSimulatorAccess *self);
void tel_simulator_access_expire_sessions (TelSimulatorAccess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TelSimulatorAccess, tel_simulator_access_free)

G_END_DECLS
